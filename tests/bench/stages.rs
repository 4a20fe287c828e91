//! cargo bench: MB/s per stage, and how the time grows with the text. Ratios count: machines are noisy, so every
//! figure stands beside a floor of the same run, one pass over the characters that a stage cannot beat. With `--json`
//! a row is an object, as `npm run bench` reads it.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use wenjian::{Analyzer, Options, Part};

/// Text of about `bytes` bytes from the golden documents that are plain UTF-8.
fn prose(bytes: usize) -> String {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut files: Vec<_> = std::fs::read_dir(golden)
        .unwrap()
        .flat_map(|case| std::fs::read_dir(case.unwrap().path()).unwrap())
        .map(|file| file.unwrap().path())
        .filter(|path| path.file_name().is_some_and(|n| n == "source.txt"))
        .collect();
    files.sort();
    let one: Vec<String> = files.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect();
    let one = one.join("\n\n");
    let mut text = one.repeat(bytes / one.len() + 1);
    text.truncate((0..=bytes).rev().find(|&i| text.is_char_boundary(i)).unwrap());
    text
}

fn best(mut work: impl FnMut()) -> Duration {
    (0..3)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}

fn analyse(analyzer: &Analyzer, text: &str, only: &[Part]) -> Duration {
    let options = Options { only: only.to_vec(), ..Options::default() };
    best(|| {
        for report in analyzer.analyze_all(text.as_bytes(), "bench.txt", &options) {
            black_box(report.is_ok());
        }
    })
}

/// One measure with its bar: `least` or `most`, the other is none.
struct Row {
    name: String,
    value: f64,
    unit: &'static str,
    least: Option<f64>,
    most: Option<f64>,
}

impl Row {
    fn print(&self, json: bool) {
        let Row { name, value, unit, least, most } = self;
        if json {
            let bar = match (least, most) {
                (Some(bar), _) => format!(",\"least\":{bar}"),
                (_, Some(bar)) => format!(",\"most\":{bar}"),
                _ => String::new(),
            };
            println!("{{\"name\":\"{name}\",\"value\":{value},\"unit\":\"{unit}\"{bar}}}");
        } else {
            let bar = match (least, most) {
                (Some(bar), _) => format!("≥ {bar}"),
                (_, Some(bar)) => format!("≤ {bar}"),
                _ => String::new(),
            };
            println!("{name:<48} {value:>9.2} {unit:<5} {bar}");
        }
    }
}

fn main() {
    let json = std::env::args().any(|arg| arg == "--json");
    let (full, bare) = (Analyzer::embedded(), Analyzer::bare());
    let text = prose(1_000_000);
    let floor = best(|| {
        black_box(text.chars().filter(|c| c.is_ascii_digit()).count());
    });
    let clean = analyse(&bare, &text, &[Part::Text]);
    let figures = analyse(&bare, &text, &[Part::Figures]).saturating_sub(clean);
    let all = analyse(&full, &text, &[]);
    let names = all.saturating_sub(clean + figures);
    for (name, time, bar) in [
        ("one pass over the characters", floor, None),
        ("decode + clean", clean, Some(20.0)),
        ("figures", figures, Some(20.0)),
        ("words + entities + relations", names, Some(8.0)),
        ("full analysis", all, Some(6.0)),
    ] {
        let value = text.len() as f64 / 1e6 / time.as_secs_f64();
        Row { name: format!("native: {name}"), value, unit: "MB/s", least: bar, most: None }.print(json);
    }
    let line = |bytes| prose(bytes).replace(char::is_whitespace, "");
    let grow = |name: &str, make: &dyn Fn(usize) -> String| {
        let times: Vec<f64> = [100_000, 1_000_000, 10_000_000]
            .iter()
            .map(|&n| analyse(&full, &make(n), &[]).as_secs_f64())
            .collect();
        let mut size = 1;
        for pair in times.windows(2) {
            size *= 10;
            let value = pair.last().unwrap() / pair.first().unwrap();
            let name = format!("native: 10 × the text, {name} to {size}00 kB");
            Row { name, value, unit: "×", least: None, most: Some(11.0) }.print(json);
        }
    };
    grow("prose", &prose);
    grow("one line", &line);
    grow("digits", &|n| "7".repeat(n));
    grow("Chinese digits", &|n| "三".repeat(n / 3));
    grow("dates", &|n| "2024年".repeat(n / 7));
}
