//! The lines that a reader of the page would see, decoded, each with the source of its every character.

use super::marks::Marks;
use crate::order;
use crate::phrases::Sets;
use crate::span::{Source, Span};

/// A run of the buffer that one source range gave.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Segment {
    /// Where it starts in the buffer; it ends where the next one starts or its line ends.
    pub at: u32,
    pub source: Span<Source>,
    /// The same characters as the source, so that it can be cut anywhere.
    pub copy: bool,
}

#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Line {
    /// Byte range in [`Lines::buffer`].
    pub start: u32,
    pub end: u32,
    /// Index range in [`Lines::segments`].
    pub segments: (u32, u32),
    /// The innermost element around it that is not inline.
    pub node: u32,
    /// Solid characters; those in links; sentence punctuation; those in bold.
    pub chars: u32,
    pub linked: u32,
    pub stops: u32,
    pub bold: u32,
    /// A row of a table of data.
    pub row: bool,
    /// `<br>` ended it, not the end of an element.
    pub broken: bool,
    pub heading: u8,
    pub item: bool,
    pub caption: bool,
    /// The page's `<title>`.
    pub title: bool,
    /// Has the words of a page's foot.
    pub footer: bool,
}

/// A security code that the markup ties to a range of the buffer.
#[derive(Clone, Debug)]
pub(crate) struct CodeAt {
    pub start: u32,
    pub end: u32,
    pub code: String,
}

#[derive(Debug, Default)]
pub(crate) struct Lines {
    pub buffer: String,
    pub segments: Vec<Segment>,
    pub lines: Vec<Line>,
    pub codes: Vec<CodeAt>,
    /// Live quotes that stand inside sentences: removed wherever they are.
    pub quotes: Vec<Span<Source>>,
    /// By node: what its class, id and style say.
    pub marks: Vec<Marks>,
}

impl Lines {
    pub(crate) fn text(&self, line: &Line) -> &str {
        self.buffer.get(line.start as usize..line.end as usize).unwrap_or("")
    }

    pub(crate) fn mark(&self, node: u32) -> Marks {
        self.marks.get(node as usize).copied().unwrap_or_default()
    }
}

/// Whether the kept lines are cut at a fixed width by `<br>`: most are, of about the same length, without a sentence's end.
pub(crate) fn is_wrapped(lines: &Lines, reasons: &[Option<&'static str>]) -> bool {
    let kept = || {
        lines
            .lines
            .iter()
            .zip(reasons)
            .filter(|(l, r)| r.is_none() && !l.title && l.chars > 4)
            .map(|(l, _)| l)
    };
    let broken = kept().filter(|l| l.broken);
    let mut lengths: Vec<u32> = broken.clone().map(|l| l.chars).collect();
    if lengths.len() < 12 || lengths.len() * 10 < kept().count() * 7 {
        return false;
    }
    order::sort_by_key(&mut lengths, |&l| [l, 0, 0, 0]);
    let usual = lengths.get(lengths.len() / 2).copied().unwrap_or(0);
    let near = lengths.iter().filter(|l| l.abs_diff(usual) <= usual / 8 + 1).count();
    let open = broken.filter(|l| !lines.text(l).ends_in("。！？”：；）")).count();
    usual >= 15 && near * 2 >= lengths.len() && open * 10 >= lengths.len() * 6
}

/// The text without blanks, for matching words.
pub(crate) fn compact(text: &str) -> String {
    text.chars().filter(|c| !is_blank(*c)).collect()
}

pub(crate) const fn is_blank(c: char) -> bool {
    c.is_ascii_whitespace() || matches!(c, '\u{a0}' | '\u{3000}' | '\u{2000}'..='\u{200d}' | '\u{feff}')
}

pub(crate) const fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}'
        | '“' | '”' | '‘' | '’' | '…' | '—')
}
