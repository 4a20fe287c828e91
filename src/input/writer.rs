//! Writes a body from pieces of the source, front to back, so that every byte of the source is
//! copied, replaced or listed as removed.

use super::LineHint;
use crate::offset_map::{Mapped, Rule};
use crate::span::{Source, Span};

#[derive(Debug)]
pub(crate) struct Writer<'a> {
    pub source: &'a str,
    pub body: Mapped,
    pub hints: Vec<(u32, LineHint)>,
    /// The source up to here is dealt with.
    done: usize,
    /// Source that becomes the next line end, or is listed as removed markup.
    gap: Rule,
}

impl<'a> Writer<'a> {
    /// `markup` names what is passed over without a rule of its own.
    pub(crate) fn new(source: &'a str, markup: Rule) -> Self {
        Writer { source, body: Mapped::default(), hints: Vec::new(), done: 0, gap: markup }
    }

    pub(crate) fn done(&self) -> usize {
        self.done
    }

    pub(crate) fn set_markup(&mut self, markup: Rule) {
        self.gap = markup;
    }

    /// Lists the source up to `to` as removed.
    pub(crate) fn remove(&mut self, to: usize, rule: Rule) {
        if to > self.done {
            self.body.remove(self.source, Span::new(self.done, to), rule);
            self.done = to;
        }
    }

    /// Starts a line at `at`, where the source itself has a line end before it: that end is kept, what was
    /// passed over before is listed as removed.
    pub(crate) fn start_line_after(&mut self, at: usize, hint: Option<LineHint>) {
        if self.body.text.is_empty() {
            self.remove(at, self.gap);
        } else {
            let end = at.max(self.done);
            let line_end = self.source.get(..end).is_some_and(|s| s.ends_with('\n'));
            let start = if line_end { (end - 1).max(self.done) } else { end };
            // The line end that follows the last kept character stands for all that were passed over.
            let first = self.source.get(self.done..start).is_some_and(|s| s.starts_with('\n'));
            let (from, to) = if first { (self.done, self.done + 1) } else { (start, end) };
            self.remove(from, self.gap);
            if from < to {
                self.body.copy(self.source, Span::new(from, to));
            } else {
                self.body.replace(Span::new(from, from), "\n");
            }
            self.done = to;
            self.remove(end, self.gap);
        }
        self.start_line(hint);
    }

    /// Starts a line at `at`; the markup that was passed over becomes the line end.
    pub(crate) fn start_line_at(&mut self, at: usize, hint: Option<LineHint>) {
        if self.body.text.is_empty() {
            self.remove(at, self.gap);
        } else {
            self.body.replace(Span::new(self.done, at.max(self.done)), "\n");
            self.done = at.max(self.done);
        }
        self.start_line(hint);
    }

    pub(crate) fn start_line(&mut self, hint: Option<LineHint>) {
        if let Some(hint) = hint {
            self.hints.push((self.body.text.len() as u32, hint));
        }
    }

    pub(crate) fn copy(&mut self, span: Span<Source>) {
        self.remove(span.start as usize, self.gap);
        if span.start as usize >= self.done {
            self.body.copy(self.source, span);
            self.done = span.end as usize;
        }
    }

    pub(crate) fn replace(&mut self, span: Span<Source>, text: &str) {
        self.remove(span.start as usize, self.gap);
        let span = Span::new(self.done.min(span.end as usize), span.end as usize);
        self.body.replace(span, text);
        self.done = self.done.max(span.end as usize);
    }

    pub(crate) fn finish(&mut self) {
        self.remove(self.source.len(), self.gap);
    }
}
