//! The lines of a text as they stand, with what the reflow and the roles want to know of each.

use super::BlockKind;
use super::facts::Facts;
use super::patterns::form;
use super::work::Work;
use crate::input::LineHint;
use crate::phrases::Sets;
use crate::span::{Clean, Span};
use std::ops::Deref;

#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Without the spaces around it.
    pub span: Span<Clean>,
    /// With the spaces around it, without the line end.
    pub outer: Span<Clean>,
    /// In half cells.
    pub indent: u32,
    /// Blank lines before it.
    pub blanks: u32,
    /// Without the indent.
    pub facts: Facts,
    pub hint: Option<LineHint>,
}

impl Deref for Line {
    type Target = Facts;

    fn deref(&self) -> &Facts {
        &self.facts
    }
}

impl Line {
    pub(super) fn of<'a>(&self, text: &'a str) -> &'a str {
        self.span.of(text)
    }

    /// What it is by its form.
    pub(super) fn form(&self, text: &str) -> Option<BlockKind> {
        self.facts.form.unwrap_or_else(|| form(self.of(text)))
    }
}

/// Every line that is not blank.
pub(super) fn lines(work: &Work) -> Vec<Line> {
    let mut out = Vec::new();
    // The text begins as behind a blank line.
    let mut blanks = 1;
    let mut hints = work.hints.iter().peekable();
    for (i, (raw, outer)) in work.lines().enumerate() {
        let start = outer.start as usize;
        let mut hint = None;
        while let Some(&(_, h)) = hints.next_if(|(p, _)| *p <= outer.end) {
            hint = hint.or(Some(h));
        }
        // A tab before a row of a table is an empty cell.
        let blank = |c| c == ' ' || c == '\t' && hint != Some(LineHint::TableRow);
        let inner = raw.trim_start_matches(blank).trim_end_in(" \t");
        if inner.is_empty() {
            blanks += 1;
            continue;
        }
        let lead = raw.len() - raw.trim_start_matches(blank).len();
        let indent = raw.get(..lead).unwrap_or("").bytes().map(|b| if b == b'\t' { 4 } else { 1 }).sum();
        let known = work.known.get(i).copied().flatten().filter(|_| inner.len() == raw.len());
        out.push(Line {
            span: Span::new(start + lead, start + lead + inner.len()),
            outer,
            indent,
            blanks,
            facts: known.unwrap_or_else(|| Facts::of(inner)),
            hint,
        });
        blanks = 0;
    }
    out
}
