//! Documents of our own, read from bytes to report: `tests/golden/<case>/source.*` → `expected.json`,
//! the array of the reports of the file.
//!
//! `UPDATE_GOLDEN=1 cargo test golden` writes what the analysis now says; read the difference before you keep it.
//! What must be found whatever else changes stands by hand in each case's `relations.txt`, a relation a line:
//! `kind [status] role=filler,filler role=filler`. `?` may be found; `!` is missed and `x` found wrongly, both known:
//! nothing else may be found.

use crate::schema::Schema;
use serde_json::Value;
use std::path::{Path, PathBuf};
use wenjian::{Analyzer, Format, Options, export};

/// The folders of the golden documents and the source in each.
fn cases() -> Vec<(PathBuf, PathBuf)> {
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
    // The hash of the lexicon changes with every word; what that word changes is seen below.
    let hash = regex::Regex::new("\"lexicon\":\"[0-9a-f]*\"").unwrap();
    let json = format!("[{}]", reports.join(","));
    let json = hash.replace_all(&json, "\"lexicon\":\"\"");
    let mut out = String::new();
    let (mut depth, mut quoted, mut escape) = (0, false, false);
    for c in json.chars() {
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
        } else {
            match std::fs::read_to_string(&expected) {
                Ok(old) if old == text => {}
                Ok(old) => wrong.push(format!("{}: {}", case.display(), first_difference(&old, &text))),
                Err(_) => wrong.push(format!("{}: no expected.json", case.display())),
            }
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
            assert_eq!(rows, report.figures().len() + 1, "{}", case.display());
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

/// What stands for a filler: every name of an entity, or the text of a figure or a stretch.
fn surfaces(report: &Value, filler: &Value) -> Vec<String> {
    let text = |v: &Value| v.as_str().unwrap_or("").to_owned();
    let Some(id) = filler.as_str() else { return vec![text(&filler["text"])] };
    let of = |list: &str| report[list].as_array().unwrap().iter().find(|e| e["id"] == id).cloned();
    match of("entities") {
        Some(entity) => {
            let mentions = entity["mentions"].as_array().unwrap().iter().map(|m| text(&m["text"]));
            mentions
                .chain(entity["aliases"].as_array().unwrap().iter().map(text))
                .chain([text(&entity["name"])])
                .collect()
        }
        None => of("figures").map(|f| vec![text(&f["text"])]).unwrap_or_default(),
    }
}

/// A line of `relations.txt`.
struct Expected {
    mark: Option<char>,
    kind: String,
    status: Option<String>,
    roles: Vec<(String, Vec<String>)>,
}

impl Expected {
    fn read(line: &str) -> Expected {
        let mark =
            line.chars().next().filter(|c| matches!(c, '?' | '!')).or(line.starts_with("x ").then_some('x'));
        let mut words = line.trim_start_matches(['?', '!']).split(' ').filter(|w| !w.is_empty() && *w != "x");
        let kind = words.next().unwrap().to_owned();
        let (mut status, mut roles) = (None, Vec::new());
        for word in words {
            match word.split_once('=') {
                Some((role, fillers)) => roles.push((role.to_owned(), list(fillers))),
                None => status = Some(word.to_owned()),
            }
        }
        Expected { mark, kind, status, roles }
    }

    /// Whether a relation of the report is the one meant: it may say more roles, but of these the same fillers.
    fn fits(&self, report: &Value, relation: &Value) -> bool {
        let same = |(role, wanted): &(String, Vec<String>)| {
            let Some(fillers) = relation["roles"][role].as_array() else { return false };
            let found: Vec<Vec<String>> = fillers.iter().map(|f| surfaces(report, f)).collect();
            found.len() == wanted.len() && wanted.iter().all(|w| found.iter().any(|f| f.contains(w)))
        };
        relation["type"] == *self.kind
            && self.status.as_ref().is_none_or(|s| relation["status"] == **s)
            && self.roles.iter().all(same)
    }
}

/// Fillers between commas; a comma between digits belongs to a number.
fn list(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for part in text.split(',') {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        match out.last_mut() {
            Some(last) if digit(last.chars().next_back()) && digit(part.chars().next()) => {
                last.push(',');
                last.push_str(part);
            }
            _ => out.push(part.to_owned()),
        }
    }
    out
}

#[test]
fn relations_of_golden_documents_are_those_written_by_hand() {
    let analyzer = Analyzer::embedded();
    let (mut wrong, mut sure, mut kinds) = (Vec::new(), 0, std::collections::BTreeSet::new());
    for (case, source) in cases() {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        let lines = std::fs::read_to_string(case.join("relations.txt")).unwrap();
        let expected: Vec<Expected> =
            lines.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(Expected::read).collect();
        let reports: Vec<Value> =
            reports(&analyzer, &source).iter().map(|r| serde_json::from_str(r).unwrap()).collect();
        let found: Vec<(&Value, &Value)> = reports
            .iter()
            .flat_map(|r| r["relations"].as_array().unwrap().iter().map(move |x| (r, x)))
            .collect();
        for line in expected.iter().filter(|e| e.mark.is_none()) {
            sure += 1;
            kinds.insert(line.kind.clone());
            if !found.iter().any(|(report, relation)| line.fits(report, relation)) {
                wrong.push(format!("{name}: not found: {} {:?}", line.kind, line.roles));
            }
        }
        for (report, relation) in found {
            if !expected.iter().any(|e| e.fits(report, relation)) {
                let names: Vec<String> = relation["roles"]
                    .as_object()
                    .unwrap()
                    .iter()
                    .map(|(role, f)| {
                        format!(
                            "{role}={:?}",
                            f.as_array().unwrap().iter().map(|f| surfaces(report, f)).collect::<Vec<_>>()
                        )
                    })
                    .collect();
                wrong.push(format!(
                    "{name}: nobody wrote: {} {} {}",
                    relation["type"],
                    relation["status"],
                    names.join(" ")
                ));
            }
        }
    }
    assert!(sure >= 40, "only {sure} relations by hand");
    assert!(kinds.len() >= 12, "only {kinds:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
