//! cargo bench: MB/s per stage, and how the time grows with the text. Ratios count: machines are noisy, so every
//! figure stands beside a floor of the same run, one pass over the characters that a stage cannot beat.

#![allow(clippy::unwrap_used)]

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

#[allow(clippy::print_stdout)]
fn main() {
    let (full, bare) = (Analyzer::embedded(), Analyzer::bare());
    let text = prose(1_000_000);
    let floor = best(|| {
        black_box(text.chars().filter(|c| c.is_ascii_digit()).count());
    });
    let clean = analyse(&bare, &text, &[Part::Text]);
    let figures = analyse(&bare, &text, &[Part::Figures]).saturating_sub(clean);
    let all = analyse(&full, &text, &[]);
    let names = all.saturating_sub(clean + figures);
    println!("{:<30} {:>8} {:>8}  bar", "stage", "MB/s", "floors");
    for (name, time, bar) in [
        ("decode + clean", clean, "20 MB/s"),
        ("figures", figures, "20 MB/s"),
        ("words + entities + relations", names, "8 MB/s"),
        ("full analysis", all, "6 MB/s"),
    ] {
        let rate = text.len() as f64 / 1e6 / time.as_secs_f64();
        println!("{name:<30} {rate:>8.1} {:>8.1}  ≥ {bar}", time.as_secs_f64() / floor.as_secs_f64());
    }
    println!("\ntime for 10 × the text (bar 11)");
    let line = |bytes| prose(bytes).replace(char::is_whitespace, "");
    let grow = |name: &str, make: &dyn Fn(usize) -> String| {
        let times: Vec<f64> = [100_000, 1_000_000, 10_000_000]
            .iter()
            .map(|&n| analyse(&full, &make(n), &[]).as_secs_f64())
            .collect();
        let ratios: Vec<String> = times.windows(2).map(|w| format!("{:.1}", w[1] / w[0])).collect();
        println!("{name:<30} {}", ratios.join("  "));
    };
    grow("prose", &prose);
    grow("one line", &line);
    grow("digits", &|n| "7".repeat(n));
    grow("Chinese digits", &|n| "三".repeat(n / 3));
    grow("dates", &|n| "2024年".repeat(n / 7));
}
