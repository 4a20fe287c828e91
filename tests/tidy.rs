//! The house rules that a compiler does not know: imports run one way.

use std::path::{Path, PathBuf};

/// Modules in the order of the flow, with those that each may import.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("span", &[]),
    ("error", &[]),
    ("calendar", &[]),
    ("utf16", &[]),
    ("order", &[]),
    ("phrases", &["order"]),
    ("cues", &["order"]),
    ("offset_map", &["span"]),
    ("lexicon", &["order", "phrases", "error", "span"]),
    (
        "input",
        &["order", "phrases", "span", "error", "calendar", "offset_map", "lexicon", "clean", "pipeline"],
    ),
    (
        "clean",
        &[
            "order",
            "phrases",
            "cues",
            "span",
            "error",
            "calendar",
            "offset_map",
            "lexicon",
            "input",
            "pipeline",
        ],
    ),
    ("segment", &["order", "phrases", "span", "lexicon"]),
    ("figures", &["order", "phrases", "cues", "span", "calendar", "lexicon", "segment", "clean", "pipeline"]),
    (
        "entities",
        &["order", "phrases", "span", "calendar", "lexicon", "segment", "clean", "input", "pipeline"],
    ),
    (
        "relations",
        &[
            "order",
            "phrases",
            "cues",
            "span",
            "offset_map",
            "calendar",
            "lexicon",
            "segment",
            "clean",
            "figures",
            "entities",
        ],
    ),
];

fn rust_files(dir: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

#[test]
fn imports_run_one_way() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&src, &mut files);
    let mut wrong = Vec::new();
    for file in files {
        let relative = file.strip_prefix(&src).unwrap();
        let module = relative.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs").to_owned();
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == module) else { continue };
        let text = std::fs::read_to_string(&file).unwrap();
        for (number, line) in text.lines().enumerate() {
            for part in line.split("crate::").skip(1) {
                let used: String = part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if used != module && !allowed.contains(&used.as_str()) && !used.is_empty() {
                    wrong.push(format!(
                        "{}:{}: {module} may not import {used}",
                        relative.display(),
                        number + 1
                    ));
                }
            }
            for banned in ["serde", "wasm_bindgen", "std::fs", "std::env", "std::time"] {
                if line.contains(banned) && !line.trim_start().starts_with("//") {
                    wrong.push(format!(
                        "{}:{}: analysis does not use {banned}",
                        relative.display(),
                        number + 1
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
