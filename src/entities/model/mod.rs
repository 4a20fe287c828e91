//! A linear tagger over characters: what rules cannot know. Its names are proposals below every rule.

mod decode;
mod feature;
mod format;
mod propose;
#[cfg(feature = "train")]
pub(crate) mod train;

use super::EntityType;
pub(super) use propose::candidates;
use crate::segment::words::Word;
use crate::span::{Clean, Span};
use feature::{Clause, FEATURES};

/// Labels of the tagger: outside, and for person, place, organisation: begin, inside, end, single.
pub(crate) const LABELS: usize = 13;
/// A row has room for the labels and ends on a boundary that vector units like.
const LANES: usize = 16;

/// What the tagger can say of a name.
pub(crate) const KINDS: [EntityType; 3] = [EntityType::Person, EntityType::Place, EntityType::Company];

/// A trained tagger.
pub(crate) struct Model {
    /// Keys of features, and their rows, in a table of open addresses.
    keys: Vec<u32>,
    rows: Vec<u32>,
    weights: Vec<[i8; LANES]>,
    /// From label to label; impossible steps are far below zero.
    steps: [[i32; LANES]; LANES],
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Model({} features)", self.weights.len())
    }
}

/// A name that the tagger proposes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Proposal {
    pub span: Span<Clean>,
    /// An index of [`KINDS`].
    pub kind: usize,
    /// The mean lead of its labels over the label outside, in the steps of the weights.
    pub margin: i32,
}

impl Model {
    /// Reads packed weights; `None` where they are none.
    pub(crate) fn load(packed: &[u8]) -> Option<Model> {
        let (features, steps) = format::unpack(packed)?;
        let size = (features.len() * 2).next_power_of_two().max(2);
        let mut model = Model {
            keys: vec![u32::MAX; size],
            rows: vec![0; size],
            weights: Vec::with_capacity(features.len()),
            steps: format::steps(&steps),
        };
        for (key, row) in features {
            let mut slot = spread(key) & (size - 1);
            while model.keys.get(slot).is_some_and(|&k| k != u32::MAX) {
                slot = (slot + 1) & (size - 1);
            }
            *model.keys.get_mut(slot)? = key;
            *model.rows.get_mut(slot)? = model.weights.len() as u32;
            model.weights.push(row);
        }
        Some(model)
    }

    fn row(&self, key: u32) -> Option<&[i8; LANES]> {
        let mask = self.keys.len() - 1;
        let mut slot = spread(key) & mask;
        loop {
            match self.keys.get(slot) {
                Some(&k) if k == key => return self.weights.get(*self.rows.get(slot)? as usize),
                Some(&k) if k != u32::MAX => slot = (slot + 1) & mask,
                _ => return None,
            }
        }
    }

    fn scores(&self, keys: &[u32; FEATURES]) -> [i32; LANES] {
        let mut sums = [0i16; LANES];
        for row in keys.iter().filter_map(|&k| self.row(k)) {
            for (sum, &weight) in sums.iter_mut().zip(row) {
                *sum = sum.saturating_add(i16::from(weight));
            }
        }
        sums.map(i32::from)
    }
}

fn spread(key: u32) -> usize {
    (key.wrapping_mul(0x9E37_79B1) >> 7) as usize
}

/// Reads clause after clause with buffers of its own.
pub(crate) struct Tagger<'a> {
    model: &'a Model,
    clause: Clause,
    scores: Vec<[i32; LANES]>,
    path: Vec<u8>,
}

impl<'a> Tagger<'a> {
    pub(crate) fn new(model: &'a Model) -> Tagger<'a> {
        Tagger { model, clause: Clause::default(), scores: Vec::new(), path: Vec::new() }
    }

    /// The names of a clause, which is made of `words`.
    pub(crate) fn names(&mut self, text: &str, words: &[Word], out: &mut Vec<Proposal>) {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
        let span = Span::<Clean>::new(first.span.start as usize, last.span.end as usize);
        self.clause.fill(span.of(text), words, span.start as usize);
        self.scores.clear();
        for i in 0..self.clause.len() {
            self.scores.push(self.model.scores(&self.clause.features(i)));
        }
        decode::decode(&self.scores, &self.model.steps, &mut self.path);
        let mut at = span.start as usize;
        let mut start = at;
        let mut margin = 0;
        let mut length = 0;
        for ((c, &label), scores) in span.of(text).chars().zip(&self.path).zip(&self.scores) {
            if matches!(label % 4, 1) || label != 0 && label % 4 == 0 {
                (start, margin, length) = (at, 0, 0);
            }
            at += c.len_utf8();
            margin += scores.get(usize::from(label)).copied().unwrap_or(0) - scores.first().copied().unwrap_or(0);
            length += 1;
            if label != 0 && matches!(label % 4, 3 | 0) {
                let kind = usize::from((label - 1) / 4);
                out.push(Proposal { span: Span::new(start, at), kind, margin: margin / length.max(1) });
            }
        }
    }
}
