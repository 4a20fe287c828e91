//! HTML, whole pages and fragments: tokens → tree → lines → main content → body with its map.

mod content;
pub(super) mod entities;
mod headline;
mod lines;
mod marks;
mod meta;
pub(super) mod phrases;
pub(super) mod tag;
mod thread;
pub(super) mod tokenizer;
mod tree;

use super::undo::Undo;
use super::{LineHint, MarkupCode, Metadata, Writer};
use crate::offset_map::Rule;
use crate::span::Span;
use lines::{Line, Lines};
use tree::Tree;

pub(crate) const MARKUP: Rule = Rule { stage: "html", name: "markup" };

/// What a page gives beside its body.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub metadata: Metadata,
    pub codes: Vec<MarkupCode>,
    /// Whether lines that `<br>` ends are lines of a fixed width, not paragraphs.
    pub wrapped: bool,
}

/// Reads the rest of the source into `writer`. `titled` says that front matter gave the title already.
pub(crate) fn read(writer: &mut Writer<'_>, titled: Option<&str>, undo: &Undo) -> Page {
    writer.set_markup(MARKUP);
    let source = writer.source;
    let tree = Tree::parse(source, writer.done());
    let lines = Lines::read(source, &tree);
    let mut choice = content::choose(&tree, &lines, titled);
    let mut page = Page { metadata: meta::read(source, &tree, &lines, &choice), ..Page::default() };
    page.wrapped = lines::is_wrapped(&lines, &choice.reasons);
    if !undo.is_empty() {
        restore(&lines, &mut choice.reasons, undo);
    }
    let mut quotes = lines.quotes.iter().peekable();
    let mut before = None;
    let mut end_before = writer.done();
    for (i, (line, reason)) in lines.lines.iter().zip(&choice.reasons).enumerate() {
        // What was left out is listed from its first to its last character, under the rule that left it out.
        if *reason != before {
            if let Some(name) = before {
                writer.remove(end_before, Rule { stage: "html", name });
            }
            if reason.is_some() {
                writer.remove(start(&lines, line), MARKUP);
            }
            before = *reason;
        }
        end_before = end(&lines, line);
        if reason.is_none() {
            let title = choice.title == Some(i);
            keep(writer, &lines, line, title, &mut quotes, &mut page.codes);
        }
    }
    if let Some(name) = before {
        writer.remove(end_before, Rule { stage: "html", name });
    }
    writer.finish();
    page
}

/// The start of a line in the source.
fn start(lines: &Lines, line: &Line) -> usize {
    lines.segments.get(line.segments.0 as usize).map_or(0, |s| s.source.start as usize)
}

/// The end of a line in the source.
fn end(lines: &Lines, line: &Line) -> usize {
    let last = lines.segments.get((line.segments.1 as usize).saturating_sub(1));
    last.map_or(0, |s| s.source.end as usize)
}

/// Keeps what the user wants to have back. An edit starts with the first of its lines.
fn restore(lines: &Lines, reasons: &mut [content::Reason], undo: &Undo) {
    let mut run: Option<(&'static str, bool)> = None;
    for (line, reason) in lines.lines.iter().zip(reasons) {
        if let Some(name) = *reason {
            let back = match run {
                Some((before, back)) if before == name => back,
                _ => undo.refuses(Rule { stage: "html", name }) || undo.refuses_at(start(lines, line) as u32),
            };
            run = Some((name, back));
            if back {
                *reason = None;
            }
        } else {
            run = None;
        }
    }
}

fn keep<'l>(
    writer: &mut Writer<'_>,
    lines: &Lines,
    line: &Line,
    title: bool,
    quotes: &mut std::iter::Peekable<impl Iterator<Item = &'l Span<crate::span::Source>>>,
    codes: &mut Vec<MarkupCode>,
) {
    let segments = lines.segments.get(line.segments.0 as usize..line.segments.1 as usize).unwrap_or(&[]);
    let first = start(lines, line);
    let hint = if title { Some(LineHint::Title) } else { hint(line) };
    writer.start_line_at(first, hint);
    // Body offset minus buffer offset.
    let base = writer.body.text.len() as u32;
    for (i, segment) in segments.iter().enumerate() {
        let end = segments.get(i + 1).map_or(line.end, |next| next.at);
        let text = lines.buffer.get(segment.at as usize..end as usize).unwrap_or("");
        while let Some(quote) = quotes.next_if(|q| q.end <= segment.source.start) {
            if quote.start as usize >= writer.done() && i > 0 {
                writer.remove(quote.start as usize, MARKUP);
                writer.remove(quote.end as usize, Rule { stage: "html", name: "live-quote" });
            }
        }
        if segment.copy {
            writer.copy(segment.source);
        } else {
            writer.replace(segment.source, text);
        }
    }
    let first = lines.codes.partition_point(|c| c.start < line.start);
    for code in lines.codes.iter().skip(first).take_while(|c| c.end <= line.end) {
        let at =
            Span::new((code.start - line.start + base) as usize, (code.end - line.start + base) as usize);
        codes.push(MarkupCode { at, code: code.code.clone() });
    }
}

fn hint(line: &Line) -> Option<LineHint> {
    if line.caption {
        Some(LineHint::Caption)
    } else if line.row {
        Some(LineHint::TableRow)
    } else if line.heading > 0 {
        Some(LineHint::Heading)
    } else if line.item {
        Some(LineHint::ListItem)
    } else if line.bold == line.chars && line.chars <= 40 {
        Some(LineHint::Subhead)
    } else {
        None
    }
}
