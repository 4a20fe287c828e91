//! Trains and measures the tagger. See src/entities/model/README.md.

use serde::Deserialize;
use std::io::{BufRead, BufReader};
use wenjian::training::{Example, Settings, tag, train};

const USAGE: &str = "\
usage: train-tagger train SENTENCES.jsonl WEIGHTS [ROUNDS LEAST PRUNE]
       train-tagger measure WEIGHTS SENTENCES.jsonl [MARGIN]";
const KINDS: [&str; 3] = ["PER", "LOC", "ORG"];

#[derive(Deserialize)]
struct Sentence {
    text: String,
    /// In characters.
    spans: Vec<(usize, usize, String)>,
}

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["train", sentences, weights, rest @ ..] => {
            let number = |i: usize, default: f32| rest.get(i).map_or(Ok(default), |s| s.parse::<f32>());
            let settings =
                Settings { rounds: number(0, 5.0)? as usize, least: number(1, 3.0)? as u8, prune: number(2, 0.05)? };
            std::fs::write(weights, train(&read(sentences)?, &settings))?;
        }
        ["measure", weights, sentences, rest @ ..] => {
            let margin = rest.first().map_or(Ok(0), |s| s.parse())?;
            measure(&std::fs::read(weights)?, &read(sentences)?, margin);
        }
        _ => eprintln!("{USAGE}"),
    }
    Ok(())
}

fn read(path: &str) -> Result<Vec<Example>, Failure> {
    let mut examples = Vec::new();
    for line in BufReader::new(std::fs::File::open(path)?).lines() {
        let sentence: Sentence = serde_json::from_str(&line?)?;
        let mut bytes: Vec<usize> = sentence.text.char_indices().map(|(i, _)| i).collect();
        bytes.push(sentence.text.len());
        let byte = |i: usize| bytes.get(i).copied().unwrap_or(sentence.text.len());
        let kind = |name: &str| KINDS.iter().position(|k| *k == name);
        let names = sentence.spans.iter().filter_map(|(s, e, k)| Some((byte(*s), byte(*e), kind(k)?))).collect();
        examples.push(Example { names, text: sentence.text });
    }
    Ok(examples)
}

#[allow(clippy::print_stdout)]
fn measure(weights: &[u8], examples: &[Example], margin: i32) {
    let texts: Vec<&str> = examples.iter().map(|e| e.text.as_str()).collect();
    let start = std::time::Instant::now();
    let found = tag(weights, &texts);
    let seconds = start.elapsed().as_secs_f64();
    let bytes: usize = texts.iter().map(|t| t.len()).sum();
    let mut all = [0.0; 3];
    for (kind, name) in KINDS.iter().enumerate() {
        let mut counts = [0.0; 3];
        for (example, names) in examples.iter().zip(&found) {
            let mut mine: Vec<(usize, usize)> = Vec::new();
            mine.extend(names.iter().filter(|n| n.2 == kind && n.3 >= margin).map(|n| (n.0, n.1)));
            let gold = example.names.iter().filter(|n| n.2 == kind);
            let right = gold.clone().filter(|n| mine.contains(&(n.0, n.1))).count();
            for (sum, n) in counts.iter_mut().zip([right, mine.len(), gold.count()]) {
                *sum += n as f64;
            }
        }
        show(name, counts);
        all.iter_mut().zip(counts).for_each(|(a, c)| *a += c);
    }
    show("all", all);
    println!("{:.2} MB/s with words", bytes as f64 / seconds / 1e6);
}

#[allow(clippy::print_stdout)]
fn show(name: &str, [right, mine, gold]: [f64; 3]) {
    let (p, r) = (right / mine.max(1.0), right / gold.max(1.0));
    println!("{name:4} P {p:.3} R {r:.3} F1 {:.3} of {gold}", 2.0 * p * r / (p + r).max(1e-9));
}
