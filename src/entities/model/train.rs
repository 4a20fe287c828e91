//! Trains the tagger: an averaged structured perceptron over labelled sentences. Same data, same weights.

use super::decode::{self, NEVER, allowed};
use super::feature::{BITS, Clause, FEATURES};
use super::format::{Row, pack};
use super::{LABELS, LANES};
use crate::lexicon::Lexicon;
use crate::segment::words::words;

/// A sentence with its names: byte ranges, and 0 person, 1 place, 2 organisation.
pub struct Example {
    pub text: String,
    pub names: Vec<(usize, usize, usize)>,
}

/// What may be chosen.
pub struct Settings {
    pub rounds: usize,
    /// Features seen less often are left out.
    pub least: u8,
    /// Weights below this part of the largest are dropped.
    pub prune: f32,
}

struct Prepared {
    keys: Vec<[u32; FEATURES]>,
    gold: Vec<u8>,
}

/// Packed weights.
pub fn train(examples: &[Example], settings: &Settings) -> Vec<u8> {
    let lexicon = Lexicon::embedded();
    let mut clause = Clause::default();
    let data: Vec<Prepared> = examples.iter().map(|e| prepare(e, &lexicon, &mut clause)).collect();
    let mut seen = vec![0u8; 1 << BITS];
    for key in data.iter().flat_map(|d| d.keys.iter().flatten()) {
        if let Some(n) = seen.get_mut(*key as usize) {
            *n = n.saturating_add(1);
        }
    }
    // Row 0 stands for every feature that is left out, and stays at zero.
    let mut rows = vec![0u32; 1 << BITS];
    let mut count = 1;
    for (row, _) in rows.iter_mut().zip(&seen).filter(|(_, n)| **n >= settings.least) {
        *row = count;
        count += 1;
    }
    let mut learner = Learner {
        weights: vec![[0.0; LANES]; count as usize],
        totals: vec![[0.0; LANES]; count as usize],
        steps: [[0.0; LANES]; LABELS],
        step_totals: [[0.0; LANES]; LABELS],
        time: 1.0,
    };
    let mut order: Vec<usize> = (0..data.len()).collect();
    let mut seed = 20_251_122u64;
    for _ in 0..settings.rounds {
        for i in (1..order.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(i, (seed >> 33) as usize % (i + 1));
        }
        for &i in &order {
            learner.learn(&data[i], &rows);
        }
    }
    learner.pack(&rows, settings.prune)
}

fn prepare(example: &Example, lexicon: &Lexicon, clause: &mut Clause) -> Prepared {
    let words = words(&example.text, Some(lexicon));
    clause.fill(&example.text, &words, 0);
    let mut gold = vec![0u8; clause.len()];
    let starts: Vec<usize> = example.text.char_indices().map(|(i, _)| i).collect();
    for &(start, end, kind) in &example.names {
        let (from, to) = (starts.partition_point(|&i| i < start), starts.partition_point(|&i| i < end));
        let base = 1 + 4 * kind as u8;
        for (i, label) in gold.iter_mut().enumerate().take(to).skip(from) {
            *label = base
                + match (i == from, i + 1 == to) {
                    (true, true) => 3,
                    (true, false) => 0,
                    (false, true) => 2,
                    _ => 1,
                };
        }
    }
    Prepared { keys: (0..clause.len()).map(|i| clause.features(i)).collect(), gold }
}

struct Learner {
    weights: Vec<[f32; LANES]>,
    /// Sums of changes times the moment they came, for the average.
    totals: Vec<[f32; LANES]>,
    steps: [[f32; LANES]; LABELS],
    step_totals: [[f32; LANES]; LABELS],
    time: f32,
}

impl Learner {
    fn learn(&mut self, sentence: &Prepared, rows: &[u32]) {
        let mut scores: Vec<[i32; LANES]> = Vec::with_capacity(sentence.keys.len());
        for keys in &sentence.keys {
            let mut sums = [0.0f32; LANES];
            for row in keys.iter().map(|&k| rows[k as usize]).filter(|r| *r != 0) {
                sums.iter_mut().zip(&self.weights[row as usize]).for_each(|(s, w)| *s += w);
            }
            scores.push(sums.map(|s| s as i32));
        }
        let mut steps = [[NEVER; LANES]; LANES];
        for from in 0..LABELS {
            for to in (0..LABELS).filter(|&to| allowed(from, to)) {
                steps[from][to] = self.steps[from][to] as i32;
            }
        }
        let mut path = Vec::new();
        decode::decode(&scores, &steps, &mut path);
        self.time += 1.0;
        if path == sentence.gold {
            return;
        }
        for (i, keys) in sentence.keys.iter().enumerate() {
            let (gold, guess) = (usize::from(sentence.gold[i]), usize::from(path[i]));
            if gold != guess {
                for row in keys.iter().map(|&k| rows[k as usize] as usize).filter(|r| *r != 0) {
                    for (label, by) in [(gold, 1.0), (guess, -1.0)] {
                        self.weights[row][label] += by;
                        self.totals[row][label] += by * self.time;
                    }
                }
            }
            if i > 0 {
                let before = (usize::from(sentence.gold[i - 1]), usize::from(path[i - 1]));
                if before != (gold, guess) || before.0 != before.1 || gold != guess {
                    for (from, to, by) in [(before.0, gold, 1.0), (before.1, guess, -1.0)] {
                        self.steps[from][to] += by;
                        self.step_totals[from][to] += by * self.time;
                    }
                }
            }
        }
    }

    fn pack(&self, rows: &[u32], prune: f32) -> Vec<u8> {
        let mean = |w: &[f32; LANES], t: &[f32; LANES]| -> [f32; LANES] {
            std::array::from_fn(|i| w[i] - t[i] / self.time)
        };
        let means: Vec<[f32; LANES]> =
            self.weights.iter().zip(&self.totals).map(|(w, t)| mean(w, t)).collect();
        // The scale is set by all but the largest weights, which are cut off.
        let mut sizes: Vec<f32> = means.iter().flatten().map(|w| w.abs()).filter(|w| *w > 0.0).collect();
        sizes.sort_by(f32::total_cmp);
        let top = sizes.get(sizes.len() * 9995 / 10000).copied().unwrap_or(1.0);
        let scale = 63.0 / top;
        let quantise = |w: f32| {
            let kept = if w.abs() < prune * top { 0.0 } else { w };
            (kept * scale).round().clamp(-127.0, 127.0) as i8
        };
        let features: Vec<(u32, Row)> = rows
            .iter()
            .enumerate()
            .filter(|(_, row)| **row != 0)
            .map(|(key, &row)| (key as u32, means[row as usize].map(quantise)))
            .filter(|(_, row)| row.iter().any(|w| *w != 0))
            .collect();
        let steps: [Row; LABELS] = std::array::from_fn(|i| {
            mean(&self.steps[i], &self.step_totals[i]).map(|w| (w * scale).round().clamp(-127.0, 127.0) as i8)
        });
        pack(&features, &steps)
    }
}

/// The names that packed weights find in a text: byte ranges, kind, margin.
pub fn tag(packed: &[u8], texts: &[&str]) -> Vec<Vec<(usize, usize, usize, i32)>> {
    let Some(model) = super::Model::load(packed) else { return Vec::new() };
    let lexicon = Lexicon::embedded();
    let mut tagger = super::Tagger::new(&model);
    let mut found = Vec::new();
    texts
        .iter()
        .map(|text| {
            found.clear();
            tagger.names(text, &words(text, Some(&lexicon)), &mut found);
            found
                .iter()
                .map(|p| (p.span.start as usize, p.span.end as usize, p.kind, p.margin))
                .collect()
        })
        .collect()
}
