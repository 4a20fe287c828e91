//! The report against its JSON Schema. The validator knows the keywords that our schema uses, and fails on another.

use serde_json::Value;
use wenjian::{Analyzer, Format, Options, export};

pub(crate) struct Schema {
    root: Value,
}

impl Schema {
    pub(crate) fn load() -> Schema {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/report.schema.json");
        Schema { root: serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap() }
    }

    /// Everything in `value` that the schema does not allow, as `path: what`.
    pub(crate) fn errors(&self, value: &Value) -> Vec<String> {
        let mut out = Vec::new();
        self.check(&self.root, value, "", &mut out);
        out
    }

    fn check(&self, schema: &Value, value: &Value, at: &str, out: &mut Vec<String>) {
        let fail = |out: &mut Vec<String>, what: String| out.push(format!("{at}: {what}"));
        for (key, rule) in schema.as_object().expect("a schema is an object") {
            match key.as_str() {
                "$schema" | "$id" | "$defs" | "title" | "description" => {}
                "$ref" => {
                    let pointer = rule.as_str().unwrap().trim_start_matches('#');
                    let target = self.root.pointer(pointer).unwrap_or_else(|| panic!("no {rule}"));
                    self.check(target, value, at, out);
                }
                "type" => {
                    let names = rule.as_array().cloned().unwrap_or_else(|| vec![rule.clone()]);
                    if !names.iter().any(|n| is_type(value, n.as_str().unwrap())) {
                        fail(out, format!("{value} is no {rule}"));
                    }
                }
                "const" if rule != value => fail(out, format!("{value} is not {rule}")),
                "enum" if !rule.as_array().unwrap().contains(value) => {
                    fail(out, format!("{value} is not one of {rule}"));
                }
                "anyOf" => {
                    let fits = |s: &Value| {
                        let mut errors = Vec::new();
                        self.check(s, value, at, &mut errors);
                        errors.is_empty()
                    };
                    if !rule.as_array().unwrap().iter().any(fits) {
                        fail(out, format!("{value} fits none of {rule}"));
                    }
                }
                "required" => {
                    for name in rule.as_array().unwrap() {
                        if value.as_object().is_some_and(|o| !o.contains_key(name.as_str().unwrap())) {
                            fail(out, format!("{name} is missing"));
                        }
                    }
                }
                "properties" => {
                    for (name, rule) in rule.as_object().unwrap() {
                        if let Some(value) = value.get(name) {
                            self.check(rule, value, &format!("{at}/{name}"), out);
                        }
                    }
                }
                "additionalProperties" => {
                    let known = schema.get("properties").and_then(Value::as_object);
                    for (name, value) in value.as_object().into_iter().flatten() {
                        if known.is_some_and(|k| k.contains_key(name)) {
                            continue;
                        }
                        match rule {
                            Value::Bool(false) => fail(out, format!("{name} is not known")),
                            rule => self.check(rule, value, &format!("{at}/{name}"), out),
                        }
                    }
                }
                "items" => {
                    for (i, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(rule, item, &format!("{at}/{i}"), out);
                    }
                }
                "pattern" => {
                    let pattern = regex::Regex::new(rule.as_str().unwrap()).unwrap();
                    if value.as_str().is_some_and(|s| !pattern.is_match(s)) {
                        fail(out, format!("{value} does not match {rule}"));
                    }
                }
                "minItems" | "maxItems" | "minLength" | "minimum" | "maximum" => {
                    let number = match value {
                        Value::Array(a) if key.ends_with("Items") => Some(a.len() as f64),
                        Value::String(s) if key == "minLength" => Some(s.chars().count() as f64),
                        Value::Number(n) if key.ends_with("imum") => n.as_f64(),
                        _ => None,
                    };
                    let limit = rule.as_f64().unwrap();
                    if number.is_some_and(|n| if key.starts_with("min") { n < limit } else { n > limit }) {
                        fail(out, format!("{value} breaks {key} {limit}"));
                    }
                }
                "const" | "enum" => {}
                other => panic!("this validator does not know `{other}`"),
            }
        }
    }
}

fn is_type(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("no type {other}"),
    }
}

#[test]
fn the_validator_sees_what_is_wrong() {
    let schema = Schema::load();
    let report =
        Analyzer::embedded().analyze("甲公司获贷2亿元".as_bytes(), "a.txt", &Options::default()).unwrap();
    let good: Value = serde_json::from_str(&export(&report, Format::Json)).unwrap();
    assert_eq!(schema.errors(&good), Vec::<String>::new());
    for (pointer, wrong) in [
        ("/schema", Value::from("other/1")),
        ("/source/format", Value::from("word")),
        ("/source/bytes", Value::from(-1)),
        ("/pieces", serde_json::json!([[0, 1, 0, 1]])),
        ("/text", Value::Null),
        ("/articles/0/date", Value::from("2025/1/1")),
        ("/generator", serde_json::json!({"name": "wenjian", "version": "1", "lexicon": "", "more": 1})),
        ("/generator", serde_json::json!({"name": "wenjian"})),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(pointer).unwrap() = wrong;
        assert!(!schema.errors(&bad).is_empty(), "{pointer}");
    }
}
