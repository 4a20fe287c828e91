//! Documents of our own, read from bytes to report: `tests/golden/<case>/source.*` → `expected.json`,
//! the array of the reports of the file.
//!
//! `UPDATE_GOLDEN=1 cargo test golden` writes what the analysis now says; read the difference before you keep it.
//! What must be found whatever else changes stands by hand in `tests/specs/relations.toml`.

use crate::schema::Schema;
use std::path::{Path, PathBuf};
use wenjian::{Analyzer, Format, Options, export};

/// The folders of the golden documents and the source in each.
pub fn cases() -> Vec<(PathBuf, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut cases: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    cases.sort();
    let source = |case: &PathBuf| {
        let mut files = std::fs::read_dir(case).unwrap().map(|e| e.unwrap().path());
        files.find(|f| f.file_stem().is_some_and(|s| s == "source")).expect("a case has a source")
    };
    cases.into_iter().filter(|c| c.is_dir()).map(|c| (c.clone(), source(&c))).collect()
}

/// The reports of a source, one or (csv, jsonl) several, as every front end gets them.
fn reports(analyzer: &Analyzer, source: &Path) -> Vec<String> {
    let bytes = std::fs::read(source).unwrap();
    let name = source.file_name().unwrap().to_str().unwrap();
    let options = Options::default();
    analyzer.analyze_all(&bytes, name, &options).map(|r| export(&r.unwrap(), Format::Json)).collect()
}

/// The JSON array of the reports with a line for each block, figure, entity, …: a difference is then a line.
fn lined(reports: &[String]) -> String {
    let mut out = String::new();
    let (mut depth, mut quoted, mut escape) = (0, false, false);
    for c in format!("[{}]", reports.join(",")).chars() {
        if !quoted && matches!(c, ']' | '}') {
            depth -= 1;
            if depth < 3 && !out.ends_with(['[', '{']) {
                out.push('\n');
            }
        }
        out.push(c);
        match c {
            _ if escape => escape = false,
            '\\' => escape = quoted,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '[' | '{' => depth += 1,
            _ => {}
        }
        if !quoted && depth < 4 && matches!(c, '[' | '{' | ',') && depth > 0 {
            out.push('\n');
        }
    }
    out.push('\n');
    out
}

#[test]
fn golden_documents_are_read_as_expected() {
    let analyzer = Analyzer::embedded();
    let schema = Schema::load();
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut wrong = Vec::new();
    let all = cases();
    assert!(all.len() >= 12, "only {} golden documents", all.len());
    for (case, source) in all {
        let found = reports(&analyzer, &source);
        for report in &found {
            let errors = schema.errors(&serde_json::from_str(report).unwrap());
            assert!(errors.is_empty(), "{}:\n{}", case.display(), errors.join("\n"));
        }
        let text = lined(&found);
        let expected = case.join("expected.json");
        if update {
            std::fs::write(&expected, &text).unwrap();
        } else if let Ok(old) = std::fs::read_to_string(&expected)
            && old != text
        {
            wrong.push(format!("{}: {}", case.display(), first_difference(&old, &text)));
        }
    }
    assert!(wrong.is_empty(), "{}\nUPDATE_GOLDEN=1 writes anew", wrong.join("\n"));
}

fn first_difference(old: &str, new: &str) -> String {
    let differs = old.lines().zip(new.lines()).enumerate().find(|(_, (a, b))| a != b);
    differs.map_or("one is longer".into(), |(i, (a, b))| {
        format!("line {}: expected {}, found {}", i + 1, a.trim(), b.trim())
    })
}

#[test]
fn exports_of_golden_documents_are_sound() {
    let analyzer = Analyzer::embedded();
    for (case, source) in cases() {
        let bytes = std::fs::read(&source).unwrap();
        let name = source.file_name().unwrap().to_str().unwrap();
        for report in analyzer.analyze_all(&bytes, name, &Options::default()) {
            let report = report.unwrap();
            let csv = export(&report, Format::Csv);
            let rows = csv.trim_start_matches('\u{FEFF}').matches("\r\n").count();
            assert_eq!(rows, report.figures.len() + 1, "{}", case.display());
            let html = export(&report, Format::Html);
            assert!(!html.contains("<script") && html.ends_with("</html>\n"), "{}", case.display());
            let shown = visible(&html);
            for line in report.text.lines().filter(|l| !l.trim().is_empty()) {
                assert!(shown.contains(line), "{}: {line}", case.display());
            }
            let markdown = export(&report, Format::Markdown);
            assert!(markdown.starts_with("# "), "{}", case.display());
        }
    }
}

/// What a browser shows of our own HTML.
fn visible(html: &str) -> String {
    let mut out = String::new();
    for part in html.split('<') {
        out.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
