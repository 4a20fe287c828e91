//! A document's text between two stages, with all that must move when the text does.

use super::facts::Facts;
use super::rules::BOILERPLATE;
use crate::input::undo::Undo;
use crate::input::{Document, LineHint, MarkupCode};
use crate::offset_map::{Change, Mapped, Rule};
use crate::pipeline::Options;
use crate::span::{Clean, Source, Span};

/// What was known of a source line; it travels with the position where the line began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mark {
    pub at: u32,
    /// Blank lines before it.
    pub blanks: u8,
    /// Indent in half cells.
    pub indent: u8,
    /// The paragraph that ends with this line lost its end.
    pub truncated: bool,
    pub hint: Option<LineHint>,
}

/// The text on its way.
pub(super) struct Work {
    pub mapped: Mapped,
    pub marks: Vec<Mark>,
    pub hints: Vec<(u32, LineHint)>,
    pub codes: Vec<MarkupCode>,
    /// Where old line ends were taken out of lines.
    pub ends: Vec<u32>,
    /// What is known of each line of the text; empty where nothing is.
    pub known: Vec<Option<Facts>>,
    /// What the user had back from the reading of the markup.
    restored: Vec<Span<Source>>,
    undo: Undo,
}

impl Work {
    pub(super) fn new(document: &Document, options: &Options) -> Work {
        Work {
            mapped: document.body.clone(),
            marks: Vec::new(),
            hints: document.hints.clone(),
            codes: document.codes.clone(),
            ends: Vec::new(),
            known: Vec::new(),
            restored: document.restored.clone(),
            undo: Undo::new(&document.source, options),
        }
    }

    pub(super) fn text(&self) -> &str {
        &self.mapped.text
    }

    /// Makes the changes that the user did not refuse; they must be in order. `known`: what is known of the lines
    /// when all of them are made.
    pub(super) fn apply(&mut self, mut changes: Vec<Change>, known: Vec<Option<Facts>>) -> bool {
        let wanted = changes.len();
        self.refuse(&mut changes);
        self.known = if changes.len() == wanted { known } else { Vec::new() };
        if changes.is_empty() {
            return false;
        }
        let positions = (self.marks.iter_mut().map(|m| &mut m.at))
            .chain(&mut self.ends)
            .chain(self.hints.iter_mut().map(|h| &mut h.0))
            .chain(self.codes.iter_mut().flat_map(|c| [&mut c.at.start, &mut c.at.end]));
        self.mapped = std::mem::take(&mut self.mapped).apply(&changes, positions);
        true
    }

    /// Drops the changes that the user does not want.
    fn refuse(&self, changes: &mut Vec<Change>) {
        if self.undo.is_empty() {
            return;
        }
        changes.retain(|c| {
            let at = self.mapped.source_start(c.at);
            let back =
                |at| c.rule.stage == BOILERPLATE && self.restored.iter().any(|s| s.start <= at && at < s.end);
            !self.undo.refuses(c.rule) && at.is_none_or(|at| !self.undo.refuses_at(at) && !back(at))
        });
    }

    /// The lines of the text, without a search where they are known.
    pub(super) fn lines(&self) -> Lines<'_> {
        Lines { text: self.text(), next: Some(0), known: self.known.iter() }
    }

    /// The marks of the source lines that lie in a line, first to last.
    pub(super) fn marks_in(&self, line: Span<Clean>) -> &[Mark] {
        let first = self.marks.partition_point(|m| m.at < line.start);
        let rest = self.marks.get(first..).unwrap_or(&[]);
        rest.get(..rest.partition_point(|m| m.at < line.end)).unwrap_or(&[])
    }
}

/// The lines of a text with their places.
pub(super) struct Lines<'a> {
    text: &'a str,
    next: Option<usize>,
    known: std::slice::Iter<'a, Option<Facts>>,
}

impl<'a> Iterator for Lines<'a> {
    type Item = (&'a str, Span<Clean>);

    fn next(&mut self) -> Option<Self::Item> {
        let at = self.next?;
        let rest = self.text.get(at..)?;
        let len = match self.known.next() {
            Some(Some(facts)) => facts.len as usize,
            _ => rest.find('\n').unwrap_or(rest.len()),
        };
        self.next = (len < rest.len()).then_some(at + len + 1);
        Some((rest.get(..len)?, Span::new(at, at + len)))
    }
}

/// Changes in the order of a stage's walk through the text.
#[derive(Default)]
pub(super) struct Changes(pub Vec<Change>);

impl Changes {
    pub(super) fn push(&mut self, start: usize, end: usize, with: impl Into<String>, rule: Rule) {
        self.0.push(Change { at: Span::new(start, end), with: with.into(), rule });
    }
}
