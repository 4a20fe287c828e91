//! The report as JSON, by hand: one small writer for every field of every type, where derived code would be
//! written out for each of them.

use crate::report::{
    Article, Base, Block, Code, Edit, Entity, Figure, Filler, Generator, Keyword, Mention, Metadata, Notice,
    Period, Phrase, Relation, Report, Source, TenThousandths,
};
use std::collections::BTreeMap;

/// The JSON of a report.
pub(crate) fn json(report: &Report) -> String {
    let mut out = String::with_capacity(report.text.len() * 2 + 1024);
    report.write(&mut out);
    out
}

pub(super) trait Json {
    fn write(&self, out: &mut String);

    /// Whether a field that may be left out is.
    fn is_missing(&self) -> bool {
        false
    }
}

pub(super) struct Object<'a> {
    out: &'a mut String,
    empty: bool,
}

impl Object<'_> {
    pub(super) fn new(out: &mut String) -> Object<'_> {
        out.push('{');
        Object { out, empty: true }
    }

    #[inline(never)]
    pub(super) fn field(&mut self, key: &str, value: &dyn Json) {
        self.out.push_str(if self.empty { "\"" } else { ",\"" });
        self.empty = false;
        self.out.push_str(key);
        self.out.push_str("\":");
        value.write(self.out);
    }

    /// A field that is left out where it has no value.
    fn maybe(&mut self, key: &str, value: &dyn Json) {
        if !value.is_missing() {
            self.field(key, value);
        }
    }

    pub(super) fn end(self) {
        self.out.push('}');
    }
}

#[inline(never)]
pub(super) fn list<'a>(items: impl Iterator<Item = &'a dyn Json>, out: &mut String) {
    out.push('[');
    for (i, item) in items.enumerate() {
        if i > 0 {
            out.push(',');
        }
        item.write(out);
    }
    out.push(']');
}

/// `{"start":…,"end":…}`: fields under their own names, in this order.
macro_rules! object {
    ($($type:ident { $($field:ident $(= $name:literal)? $(or $skip:tt)?),* $(,)? })*) => {
        $(impl Json for $type {
            fn write(&self, out: &mut String) {
                let mut object = Object::new(out);
                $(object!(@ object, self, $field $(= $name)? $(or $skip)?);)*
                object.end();
            }
        })*
    };
    (@ $object:ident, $self:ident, $field:ident) => { $object.field(stringify!($field), &$self.$field) };
    (@ $object:ident, $self:ident, $field:ident = $name:literal) => { $object.field($name, &$self.$field) };
    (@ $object:ident, $self:ident, $field:ident or nothing) => { $object.maybe(stringify!($field), &$self.$field) };
}

object! {
    Report {
        schema, generator, source, text, pieces, edits, blocks, articles, figures, entities, relations, keywords,
        notices,
    }
    Generator { name, version, lexicon }
    Source { name, format, kind, encoding, encoding_confidence, bytes, chars, metadata }
    Metadata { title, author, date, categories, stock_codes }
    Edit { stage, rule, source, clean, before, after }
    Block { kind, start, end, article, truncated }
    Article { title, subtitle, authors, source, date, start, end }
    Figure {
        id, start, end, source, text, kind, value, low, high, low_inclusive, high_inclusive, precision, unit,
        unit_text, unit_from, per, modifier, direction, base, role, status, ratio, metric, subject, when,
        date or nothing, duration or nothing, group, sentence, article, rule,
    }
    Base { kind, text }
    Phrase { text, start, end, entity or nothing }
    Period { start, end, granularity, instant, relation, anchor, certain }
    Entity { id, kind = "type", name, short, aliases, codes, registry, parent, attributes, count, mentions }
    Code { system, code, evidence }
    Mention { start, end, source, text, evidence, confidence }
    Relation { id, kind = "type", roles, status, start, end, rule }
    Keyword { word, count, weight }
    Notice { code, start, end, params }
}

impl Json for Filler {
    fn write(&self, out: &mut String) {
        match self {
            Filler::Id(id) => string(id, out),
            Filler::Text { text, start, end } => {
                let mut object = Object::new(out);
                object.field("text", text);
                object.field("start", start);
                object.field("end", end);
                object.end();
            }
        }
    }
}

impl<T: Json> Json for Option<T> {
    fn write(&self, out: &mut String) {
        match self {
            Some(value) => value.write(out),
            None => out.push_str("null"),
        }
    }

    fn is_missing(&self) -> bool {
        self.is_none()
    }
}

impl<T: Json> Json for Vec<T> {
    fn write(&self, out: &mut String) {
        list(self.iter().map(|item| item as &dyn Json), out);
    }
}

impl<T: Json, const N: usize> Json for [T; N] {
    fn write(&self, out: &mut String) {
        list(self.iter().map(|item| item as &dyn Json), out);
    }
}

impl<K: AsRef<str>, V: Json> Json for BTreeMap<K, V> {
    fn write(&self, out: &mut String) {
        let mut object = Object::new(out);
        for (key, value) in self {
            object.field(key.as_ref(), value);
        }
        object.end();
    }
}

impl Json for bool {
    fn write(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

impl Json for String {
    fn write(&self, out: &mut String) {
        string(self, out);
    }
}

impl Json for &str {
    fn write(&self, out: &mut String) {
        string(self, out);
    }
}

impl Json for u32 {
    fn write(&self, out: &mut String) {
        number(u64::from(*self), out);
    }
}

impl Json for usize {
    fn write(&self, out: &mut String) {
        number(*self as u64, out);
    }
}

impl Json for TenThousandths {
    fn write(&self, out: &mut String) {
        number(u64::from(self.0 / 10_000), out);
        out.push('.');
        let mut rest = self.0 % 10_000;
        // One digit at least: 1.0.
        for unit in [1000, 100, 10, 1] {
            out.push(digit(rest / unit));
            rest %= unit;
            if rest == 0 {
                break;
            }
        }
    }
}

fn digit(n: u32) -> char {
    char::from_digit(n, 10).unwrap_or('0')
}

#[inline(never)]
fn number(n: u64, out: &mut String) {
    if n >= 10 {
        number(n / 10, out);
    }
    out.push(digit((n % 10) as u32));
}

#[inline(never)]
fn string(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|b| b < 0x20 || b == b'"' || b == b'\\') {
        out.push_str(rest.get(..at).unwrap_or(""));
        let byte = rest.as_bytes().get(at).copied().unwrap_or(0);
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            0x08 => out.push_str("\\b"),
            0x0C => out.push_str("\\f"),
            _ => {
                out.push_str(if byte < 0x10 { "\\u000" } else { "\\u001" });
                out.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0'));
            }
        }
        rest = rest.get(at + 1..).unwrap_or("");
    }
    out.push_str(rest);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: &dyn Json) -> String {
        let mut out = String::new();
        value.write(&mut out);
        out
    }

    #[test]
    fn strings_are_escaped_as_serde_does() {
        let all: String = (0..=0x100).filter_map(char::from_u32).chain("甲😀".chars()).collect();
        assert_eq!(shown(&all), serde_json::to_string(&all).unwrap());
    }

    #[test]
    fn numbers_are_written_as_serde_does() {
        for n in [0_u32, 7, 10, 4_294_967_295] {
            assert_eq!(shown(&n), n.to_string());
        }
        for n in [0, 1, 10, 500, 9_500, 9_999, 10_000, 12_345] {
            assert_eq!(shown(&TenThousandths(n)), serde_json::to_string(&(f64::from(n) / 1e4)).unwrap());
        }
        assert_eq!(shown(&vec![Some([1_u32, 2]), None]), "[[1,2],null]");
    }
}
