//! The report: plain data, the contract with the page, the command line and the exports.
//!
//! Offsets are UTF-16 code units, numbers that carry meaning are decimal strings. The field order here is
//! the order of the JSON. `tests/report.schema.json` describes it and is tested against real output.

pub(crate) mod build;
mod fields;
mod figure;
mod names;

pub(crate) use fields::Fields;
#[cfg(test)]
pub(crate) use figure::Figures;

use crate::span::Span;
use crate::utf16::Utf16Index;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use std::fmt;

/// The name of a part of a report: a letter and its index in its list, `f0`, `e12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Id {
    pub list: char,
    pub index: u32,
}

impl Id {
    fn figure(index: u32) -> Id {
        Id { list: 'f', index }
    }

    fn entity(index: u32) -> Id {
        Id { list: 'e', index }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.list, self.index)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// One analysed document.
#[derive(Clone, Debug)]
pub struct Report {
    pub schema: &'static str,
    pub generator: Generator,
    pub source: Source,
    pub text: String,
    /// `[clean start, clean end, source start, source end, op]`; op 0 copy, 1 replace, 2 insert.
    pub pieces: Vec<[u32; 5]>,
    pub edits: Vec<Edit>,
    pub blocks: Vec<Block>,
    pub articles: Vec<Article>,
    pub(crate) figures: figure::Figures,
    pub entities: Vec<Entity>,
    pub relations: Vec<Relation>,
    pub keywords: Vec<Keyword>,
    pub notices: Vec<Notice>,
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Report", 13)?;
        fields.serialize_field("schema", self.schema)?;
        fields.serialize_field("generator", &self.generator)?;
        fields.serialize_field("source", &self.source)?;
        fields.serialize_field("text", &self.text)?;
        fields.serialize_field("pieces", &self.pieces)?;
        fields.serialize_field("edits", &self.edits)?;
        fields.serialize_field("blocks", &self.blocks)?;
        fields.serialize_field("articles", &self.articles)?;
        fields.serialize_field("figures", &figure::Shown(self))?;
        fields.serialize_field("entities", &self.entities)?;
        fields.serialize_field("relations", &self.relations)?;
        fields.serialize_field("keywords", &self.keywords)?;
        fields.serialize_field("notices", &self.notices)?;
        fields.end()
    }
}

/// A span of `text` in UTF-16 code units.
fn offsets<T>(units: &Utf16Index, text: &str, span: Span<T>) -> [u32; 2] {
    [units.at(text, span.start), units.at(text, span.end)]
}

/// The source of a stretch of clean text by the report's pieces, in the order of the text, neighbours joined.
fn sources(pieces: &[[u32; 5]], [start, end]: [u32; 2]) -> Vec<[u32; 2]> {
    let first = pieces.partition_point(|[_, until, ..]| *until <= start);
    // Nearly always one.
    let mut out: Vec<[u32; 2]> = Vec::with_capacity(1);
    for &[from, until, mut a, mut b, op] in pieces.iter().skip(first).take_while(|[from, ..]| *from < end) {
        // Of a copy the part that is meant, of anything else all.
        if op == 0 {
            (a, b) = (a + (start.max(from) - from), a + (end.min(until) - from));
        }
        match out.last_mut() {
            Some([_, last]) if *last == a => *last = b,
            _ if a == b => {}
            _ => out.push([a, b]),
        }
    }
    out
}

#[derive(Clone, Debug, Serialize)]
pub struct Generator {
    pub name: &'static str,
    pub version: &'static str,
    pub lexicon: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Source {
    pub name: String,
    pub format: &'static str,
    pub kind: &'static str,
    pub encoding: &'static str,
    pub encoding_confidence: &'static str,
    pub bytes: usize,
    pub chars: usize,
    pub metadata: Metadata,
}

#[derive(Clone, Debug, Serialize)]
pub struct Metadata {
    pub title: Option<String>,
    pub author: Option<String>,
    pub date: Option<String>,
    pub categories: Vec<String>,
    pub stock_codes: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Edit {
    pub stage: &'static str,
    pub rule: &'static str,
    pub source: [u32; 2],
    pub clean: [u32; 2],
    pub before: String,
    pub after: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Block {
    pub kind: &'static str,
    pub start: u32,
    pub end: u32,
    pub article: u32,
    pub truncated: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct Article {
    pub title: Option<String>,
    pub subtitle: Option<String>,
    pub authors: Vec<String>,
    pub source: Option<String>,
    pub date: Option<String>,
    pub start: u32,
    pub end: u32,
}

#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    pub id: Id,
    pub start: u32,
    pub end: u32,
    pub source: Vec<[u32; 2]>,
    pub text: String,
    pub kind: &'static str,
    pub value: Option<String>,
    pub low: Option<String>,
    pub high: Option<String>,
    pub low_inclusive: bool,
    pub high_inclusive: bool,
    pub precision: u32,
    pub unit: Option<&'static str>,
    pub unit_text: Option<String>,
    pub unit_from: Option<&'static str>,
    pub per: Option<String>,
    pub modifier: Option<String>,
    pub direction: Option<&'static str>,
    pub base: Option<Box<Base>>,
    pub role: Option<&'static str>,
    pub status: Option<&'static str>,
    pub ratio: Option<String>,
    pub metric: Option<Phrase>,
    pub subject: Option<Phrase>,
    pub when: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Box<Period>>,
    /// Of a duration: its bounds by unit, `{"year": ["5", "5"]}`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<Fields<[Option<String>; 2]>>,
    pub group: Option<Id>,
    pub sentence: Option<[u32; 2]>,
    pub article: u32,
    pub rule: &'static str,
}

#[derive(Clone, Debug, Serialize)]
pub struct Base {
    pub kind: &'static str,
    pub text: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Phrase {
    pub text: String,
    pub start: u32,
    pub end: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<Id>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Period {
    pub start: Option<String>,
    pub end: Option<String>,
    pub granularity: &'static str,
    pub instant: bool,
    pub relation: &'static str,
    pub anchor: &'static str,
    pub certain: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct Entity {
    pub id: Id,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub name: String,
    pub short: Option<String>,
    pub aliases: Vec<String>,
    pub codes: Vec<Code>,
    pub registry: Option<String>,
    pub parent: Option<Id>,
    pub attributes: Fields<String>,
    pub count: usize,
    pub mentions: Vec<Mention>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Code {
    pub system: &'static str,
    pub code: String,
    pub evidence: &'static str,
}

#[derive(Clone, Debug, Serialize)]
pub struct Mention {
    pub start: u32,
    pub end: u32,
    pub source: Vec<[u32; 2]>,
    pub text: String,
    pub evidence: &'static str,
    #[serde(serialize_with = "shortest")]
    pub confidence: f64,
}

#[derive(Clone, Debug, Serialize)]
pub struct Relation {
    pub id: Id,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub roles: Fields<Vec<Filler>>,
    pub status: &'static str,
    pub start: u32,
    pub end: u32,
    pub rule: &'static str,
}

/// An entity's or a figure's id, or a stretch of text.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Filler {
    Id(Id),
    Text { text: String, start: u32, end: u32 },
}

#[derive(Clone, Debug, Serialize)]
pub struct Keyword {
    pub word: String,
    pub count: u32,
    #[serde(serialize_with = "shortest")]
    pub weight: f64,
}

#[derive(Clone, Debug, Serialize)]
pub struct Notice {
    pub code: &'static str,
    pub start: u32,
    pub end: u32,
    pub params: Fields<String>,
}

/// A whole number without a point, as `JSON.stringify` writes it: native and wasm give the same bytes.
fn shortest<S: Serializer>(number: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    if number.fract() == 0.0 {
        serializer.serialize_i64(*number as i64)
    } else {
        serializer.serialize_f64(*number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_parts_of_copies_and_all_of_the_rest() {
        let pieces = [[0, 4, 0, 4, 0], [4, 6, 5, 7, 0], [6, 6, 9, 9, 2], [6, 7, 9, 12, 1], [7, 8, 12, 13, 0]];
        assert_eq!(sources(&pieces, [1, 5]), [[1, 4], [5, 6]]);
        assert_eq!(sources(&pieces, [5, 8]), [[6, 7], [9, 13]]);
        assert_eq!(sources(&[[0, 1, 0, 1, 0], [1, 2, 1, 1, 2], [2, 3, 1, 2, 0]], [0, 3]), [[0, 2]]);
    }
}
