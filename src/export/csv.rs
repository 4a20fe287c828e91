//! Tables for spreadsheets: UTF-8 with a byte order mark, because Excel guesses otherwise, and CRLF (RFC 4180).
//!
//! The columns are part of the contract: new ones are added at the end.

use super::lookup::{filler_text, named};
use super::slices::Slices;
use crate::report::{Filler, Report};

const FIGURES: &[&str] = &[
    "id",         // f12
    "text",       // as it stands in the text: 12596.21亿元
    "kind",       // money, percent, …
    "value",      // exact: 1259621000000; empty for a range
    "low",        // the interval in which the true number lies; an empty end is open
    "high",       //
    "unit",       // CNY, %, 家, …
    "unit_text",  // 亿元
    "per",        // 股, 10股
    "modifier",   // over, near, …
    "direction",  // up, down, flat
    "base",       // yoy, mom, …
    "role",       // level, change, share, …
    "status",     // actual, target, forecast, cap
    "metric",     // what is measured
    "subject",    // whose it is
    "when",       // the words of the date that it refers to
    "date_start", // of a date, or of the date that the figure refers to
    "date_end",   //
    "sentence",   // where it stands; of a very long one the stretch around it, with … at the cuts
    "article",    // the title of the article
    "start",      // UTF-16 offsets in the clean text
    "end",        //
    "rule",       // what found it
];

const ENTITIES: &[&str] = &[
    "id",
    "name",
    "type",
    "short",
    "aliases",
    "codes",
    "registry",
    "parent",
    "attributes",
    "count",
    "first",
];

const RELATIONS: &[&str] =
    &["id", "type", "status", "role", "value", "ref", "sentence", "start", "end", "rule"];

/// One row a figure.
pub(super) fn figures(report: &Report) -> String {
    let slices = Slices::new(&report.text);
    let mut table = Table::new(FIGURES);
    for figure in report.figures() {
        let when = figure.when.and_then(|id| report.figure(id));
        let date = figure.date.as_deref().or(when.as_ref().and_then(|w| w.date.as_deref()));
        let title = report.articles.get(figure.article as usize).and_then(|a| a.title.as_deref());
        let sentence = figure.sentence.map_or(String::new(), |s| quoted(&slices, s, figure.start));
        table.row(&[
            &figure.id.to_string(),
            &figure.text,
            figure.kind,
            or_empty(&figure.value),
            or_empty(&figure.low),
            or_empty(&figure.high),
            figure.unit.unwrap_or(""),
            or_empty(&figure.unit_text),
            or_empty(&figure.per),
            or_empty(&figure.modifier),
            figure.direction.unwrap_or(""),
            figure.base.as_ref().map_or("", |b| b.kind),
            figure.role.unwrap_or(""),
            figure.status.unwrap_or(""),
            figure.metric.as_ref().map_or("", |p| &p.text),
            figure.subject.as_ref().map_or("", |p| &p.text),
            when.as_ref().map_or("", |w| &w.text),
            date.and_then(|d| d.start.as_deref()).unwrap_or(""),
            date.and_then(|d| d.end.as_deref()).unwrap_or(""),
            &sentence,
            title.unwrap_or(""),
            &figure.start.to_string(),
            &figure.end.to_string(),
            figure.rule,
        ]);
    }
    table.text
}

/// One row an entity; several aliases or codes share a cell, divided by `；`.
pub(super) fn entities(report: &Report) -> String {
    let mut table = Table::new(ENTITIES);
    for entity in &report.entities {
        let codes: Vec<String> = entity.codes.iter().map(|c| format!("{}:{}", c.system, c.code)).collect();
        let attributes: Vec<String> = entity.attributes.iter().map(|(k, v)| format!("{k}={v}")).collect();
        let parent = entity.parent.and_then(|id| named(report, id));
        table.row(&[
            &entity.id.to_string(),
            &entity.name,
            entity.kind,
            or_empty(&entity.short),
            &entity.aliases.join("；"),
            &codes.join("；"),
            or_empty(&entity.registry),
            parent.map_or("", |p| &p.name),
            &attributes.join("；"),
            &entity.count.to_string(),
            &entity.mentions.first().map_or(String::new(), |m| m.start.to_string()),
        ]);
    }
    table.text
}

/// One row a filler: a relation with two lenders and one borrower has three.
pub(super) fn relations(report: &Report) -> String {
    let slices = Slices::new(&report.text);
    let mut table = Table::new(RELATIONS);
    for relation in &report.relations {
        let sentence = quoted(&slices, [relation.start, relation.end], relation.start);
        for (role, fillers) in relation.roles.iter() {
            for filler in fillers {
                table.row(&[
                    &relation.id.to_string(),
                    relation.kind,
                    relation.status,
                    role,
                    filler_text(report, filler),
                    &if let Filler::Id(id) = filler { id.to_string() } else { String::new() },
                    &sentence,
                    &relation.start.to_string(),
                    &relation.end.to_string(),
                    relation.rule,
                ]);
            }
        }
    }
    table.text
}

/// A sentence as a cell: a row a figure must not mean a whole line of 5 MB a row.
fn quoted(slices: &Slices<'_>, [start, end]: [u32; 2], at: u32) -> String {
    /// Code units; longer sentences are tables or lists without punctuation.
    const LONGEST: u32 = 600;
    const AROUND: u32 = 150;
    if end - start <= LONGEST {
        return slices.get(start, end).to_owned();
    }
    let from = if at > start + AROUND { at - AROUND } else { start };
    let to = end.min(from + 2 * AROUND);
    let cut = |is: bool| if is { "…" } else { "" };
    [cut(from > start), slices.get(from, to), cut(to < end)].concat()
}

fn or_empty(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or("")
}

struct Table {
    text: String,
}

impl Table {
    fn new(columns: &[&str]) -> Table {
        let mut table = Table { text: String::from('\u{FEFF}') };
        table.row(columns);
        table
    }

    fn row(&mut self, cells: &[&str]) {
        for (i, cell) in cells.iter().enumerate() {
            if i > 0 {
                self.text.push(',');
            }
            push_cell(&mut self.text, cell);
        }
        self.text.push_str("\r\n");
    }
}

/// A spreadsheet runs a cell that begins like a formula. An apostrophe before it stops that; a plain negative
/// number is no formula and stays a number.
fn push_cell(out: &mut String, cell: &str) {
    let risky =
        cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) && !is_number(cell);
    let quoted = cell.contains(['"', ',', '\n', '\r']) || cell.starts_with(' ');
    if quoted {
        out.push('"');
    }
    if risky {
        out.push('\'');
    }
    for c in cell.chars() {
        if c == '"' {
            out.push('"');
        }
        out.push(c);
    }
    if quoted {
        out.push('"');
    }
}

fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    all_digits(whole) && all_digits(fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> String {
        let mut out = String::new();
        push_cell(&mut out, text);
        out
    }

    #[test]
    fn formulas_are_disarmed_and_numbers_stay_numbers() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
            ("+86", "'+86"),
            ("@sum", "'@sum"),
            ("-2+3", "'-2+3"),
            ("－3", "'－3"),
            ("\tx", "'\tx"),
            ("\r=1", "\"'\r=1\""),
            ("-136000", "-136000"),
            ("-0.55", "-0.55"),
            ("-", "'-"),
            ("-1.", "'-1."),
            ("亿元", "亿元"),
        ] {
            assert_eq!(cell(text), expected, "{text:?}");
        }
    }

    #[test]
    fn of_a_very_long_sentence_the_neighbourhood_is_quoted() {
        let text = "甲".repeat(5000);
        let slices = Slices::new(&text);
        assert_eq!(quoted(&slices, [0, 600], 300).chars().count(), 600);
        let middle = quoted(&slices, [0, 5000], 2500);
        assert!(middle.starts_with("…甲") && middle.ends_with("甲…") && middle.chars().count() == 302);
        assert!(quoted(&slices, [0, 5000], 20).starts_with('甲'));
        assert!(quoted(&slices, [0, 5000], 4990).ends_with('甲'));
    }

    #[test]
    fn commas_quotes_and_line_ends_are_quoted() {
        assert_eq!(cell("1,000"), "\"1,000\"");
        assert_eq!(cell("他说\"好\""), "\"他说\"\"好\"\"\"");
        assert_eq!(cell("一\n二"), "\"一\n二\"");
    }
}
