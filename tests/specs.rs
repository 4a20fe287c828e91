//! Rules of the spec as data: each case of `specs/*.toml` is read through the façade.
//!
//! ```toml
//! [[case]]
//! note = "T001"                # optional: the tricky cases of figures that it is one of
//! text = "贷款余额12596.21亿元，同比增长33.66%"
//! date = "2025-04-15"          # optional: the anchor
//! bare_numbers = true          # optional
//! dictionary = [{ name = "青禾", type = "company" }, { name = "远山" }]   # optional: names added, and hidden where no type
//! figures = [                  # all figures of the text, in order; [] = it has none
//!   { text = "12596.21亿元", kind = "money", value = "1259621000000", unit = "CNY" },
//!   { text = "33.66%", kind = "percent", value = "33.66", "base.kind" = "yoy", low = "null" },
//! ]
//! ```
//!
//! `clean` is the clean text, `blocks` the roles of its lines, `report` names fields of the whole report.
//! `encode` names the encoding in which the text arrives, `drop_byte` a byte that it lost on the way; `tricky` gives the
//! numbers of the tricky cases that a case of `cleaning.toml` shows.
//! `figures`, `entities`, `relations`, `articles`, `notices` and `edits` each list what is expected; a list that is left out is not checked. Every key
//! is a field of the report, with points for nested ones; the value `"null"` asks for null. With `some = true` the
//! listed items must be there, others may. An entity's `text` is the text of one of its mentions.

use serde_json::Value;
use std::fmt::Write;
use std::path::Path;
use wenjian::{Analyzer, Date, DictionaryEntry, Options};

#[test]
fn every_case_of_the_specs_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specs");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let analyzer = Analyzer::embedded();
    let (mut wrong, mut count, mut tricky) = (String::new(), 0, Vec::new());
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "toml")) {
        let table: toml::Table = std::fs::read_to_string(file).unwrap().parse().unwrap();
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        for case in table["case"].as_array().unwrap() {
            count += 1;
            let numbers = case.get("tricky").and_then(toml::Value::as_array);
            tricky.extend(numbers.into_iter().flatten().filter_map(toml::Value::as_integer));
            if let Err(why) = check(&analyzer, case) {
                writeln!(wrong, "{name}: {}\n    {why}", case["text"]).unwrap();
            }
        }
    }
    let missing: Vec<i64> = (1..=66).filter(|n| !tricky.contains(n)).collect();
    assert!(missing.is_empty(), "tricky cases of cleaning without a test: {missing:?}");
    assert!(count > 0 && wrong.is_empty(), "{count} cases, wrong:\n{wrong}");
}

/// The tricky cases of the survey have the numbers 1 to 96: each has a case of its own here.
#[test]
fn every_tricky_case_has_a_row() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specs");
    let files =
        std::fs::read_dir(folder).unwrap().map(|e| std::fs::read_to_string(e.unwrap().path()).unwrap());
    let notes: String = files
        .flat_map(|text| {
            text.lines().filter(|l| l.starts_with("note = ")).map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    let missing: Vec<_> = (1..=96).map(|n| format!("T{n:03}")).filter(|t| !notes.contains(t)).collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
}

fn entry(row: &toml::Value) -> DictionaryEntry {
    let field = |name: &str| row.get(name).and_then(toml::Value::as_str).map(str::to_owned);
    DictionaryEntry { name: field("name").unwrap_or_default(), entity_type: field("type") }
}

fn check(analyzer: &Analyzer, case: &toml::Value) -> Result<(), String> {
    let options = Options {
        date: case.get("date").and_then(|d| Date::parse(d.as_str()?)),
        bare_numbers: case.get("bare_numbers").is_some_and(|b| b.as_bool() == Some(true)),
        dictionary: case
            .get("dictionary")
            .and_then(toml::Value::as_array)
            .into_iter()
            .flatten()
            .map(entry)
            .collect(),
        ..Options::default()
    };
    let text = case["text"].as_str().ok_or("a case has a text")?;
    let mut bytes = match case.get("encode").and_then(toml::Value::as_str) {
        Some("utf-16le") => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Some(label) => encoding_rs::Encoding::for_label(label.as_bytes())
            .map_or_else(Vec::new, |encoding| encoding.encode(text).0.into_owned()),
        None => text.as_bytes().to_vec(),
    };
    if let Some(at) = case.get("drop_byte").and_then(toml::Value::as_integer) {
        bytes.remove(at as usize);
    }
    let report = analyzer.analyze(&bytes, "", &options).map_err(|e| e.to_string())?;
    let report = serde_json::to_value(report).map_err(|e| e.to_string())?;
    let some = case.get("some").is_some_and(|s| s.as_bool() == Some(true));
    if let Some(clean) = case.get("clean").and_then(toml::Value::as_str)
        && report["text"].as_str() != Some(clean)
    {
        return Err(format!("clean text is {}", report["text"]));
    }
    if let Some(roles) = case.get("blocks").and_then(toml::Value::as_array) {
        let found = report["blocks"].as_array().ok_or("a report has blocks")?;
        let found: Vec<_> = found.iter().filter_map(|b| b["kind"].as_str()).collect();
        if !found.iter().copied().eq(roles.iter().filter_map(toml::Value::as_str)) {
            return Err(format!("blocks are {found:?}"));
        }
    }
    if let Some(wanted) = case.get("report").filter(|wanted| !matches(wanted, &report)) {
        return Err(format!("wanted {wanted}, found {} {}", report["source"], report["text"]));
    }
    for list in ["figures", "entities", "relations", "articles", "notices", "edits"] {
        let Some(expected) = case.get(list).and_then(toml::Value::as_array) else { continue };
        let found = report[list].as_array().ok_or("a report has lists")?;
        let seen = || {
            let show = |f: &Value| match f["text"].as_str() {
                Some(text) => format!("{} {} {}", f["kind"], text, value_of(f)),
                None => f.to_string(),
            };
            found.iter().map(show).collect::<Vec<_>>().join(" | ")
        };
        if !some && found.len() != expected.len() {
            return Err(format!("{} {list}, not {}: {}", found.len(), expected.len(), seen()));
        }
        let mut rest = found.iter();
        for wanted in expected {
            let good = if some {
                rest.any(|item| matches(wanted, item))
            } else {
                rest.next().is_some_and(|i| matches(wanted, i))
            };
            if !good {
                return Err(format!("wanted {wanted}, found {}", seen()));
            }
        }
    }
    Ok(())
}

fn value_of(figure: &Value) -> String {
    format!(
        "{} [{} {}] {} {}",
        figure["value"], figure["low"], figure["high"], figure["unit"], figure["modifier"]
    )
}

/// Whether the report's item holds every field that the case names.
fn matches(wanted: &toml::Value, item: &Value) -> bool {
    let Some(wanted) = wanted.as_table() else { return false };
    wanted.iter().all(|(key, want)| {
        if key == "text" && item["text"].is_null() {
            let mentions = item["mentions"].as_array();
            return mentions.is_some_and(|m| m.iter().any(|m| m["text"].as_str() == want.as_str()));
        }
        let field = |value: &'_ Value, part: &str| match part.parse::<usize>() {
            Ok(place) => value[place].clone(),
            Err(_) => value[part].clone(),
        };
        let have = &key.split('.').fold(item.clone(), |value, part| field(&value, part));
        match (want, have) {
            (toml::Value::String(want), Value::Null) => want == "null",
            (toml::Value::String(want), have) => have.as_str() == Some(want),
            (toml::Value::Boolean(want), have) => have.as_bool() == Some(*want),
            (toml::Value::Integer(want), have) => have.as_i64() == Some(*want),
            (toml::Value::Array(want), Value::Array(have)) => {
                want.iter().map(toml::Value::as_str).eq(have.iter().map(Value::as_str))
            }
            (want, have) => want.to_string() == *have,
        }
    })
}
