//! Text that remembers where every character came from.
//!
//! [`Mapped`] is a text with its pieces; a cleaning stage lists [`Change`]s against it and
//! [`Mapped::apply`] makes the next text, with the map composed. Removed ranges stay listed as
//! [`Edit`]s, so that pieces and removed ranges together cover the whole source.

use crate::span::{Clean, Source, Span};

/// What happened between source and clean text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Op {
    /// Clean and source are the same characters.
    Copy,
    /// The source range became other characters.
    Replace,
    /// Characters that no source range gave (a dash, a closing quote, a line end); the source span is empty.
    Insert,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub clean: Span<Clean>,
    pub source: Span<Source>,
    pub op: Op,
}

/// The stage and rule that made an edit: stable names that the page translates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Rule {
    pub stage: &'static str,
    pub name: &'static str,
}

/// One change of a stage, against the text before that stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub at: Span<Clean>,
    pub with: String,
    pub rule: Rule,
}

/// A removed or changed range for the cleaning report. `clean` is where the result stands (empty for a removal).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edit {
    pub rule: Rule,
    pub source: Span<Source>,
    pub clean: Span<Clean>,
    pub before: String,
    pub after: String,
}

/// A text with its map to the source. Pieces are in text order and cover `text` exactly.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mapped {
    pub text: String,
    pub pieces: Vec<Piece>,
    pub edits: Vec<Edit>,
}

impl Mapped {
    /// The whole of `source`, copied.
    pub(crate) fn whole(source: &str) -> Self {
        let mut mapped = Mapped::default();
        mapped.copy(source, Span::new(0, source.len()));
        mapped
    }

    /// Appends `source[span]` as it is.
    pub(crate) fn copy(&mut self, source: &str, span: Span<Source>) {
        let text = span.of(source);
        if text.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(text);
        if let Some(last) = self.pieces.last_mut()
            && last.op == Op::Copy
            && last.source.end == span.start
        {
            last.clean.end = self.text.len() as u32;
            last.source.end = span.end;
            return;
        }
        self.pieces.push(Piece { clean: Span::new(start, self.text.len()), source: span, op: Op::Copy });
    }

    /// Appends `text` in place of `source`; an empty source span is an insertion.
    pub(crate) fn replace(&mut self, source: Span<Source>, text: &str) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(text);
        let op = if source.is_empty() { Op::Insert } else { Op::Replace };
        self.pieces.push(Piece { clean: Span::new(start, self.text.len()), source, op });
    }

    /// Lists `source` as removed at the present end of the text.
    pub(crate) fn remove(&mut self, source_text: &str, source: Span<Source>, rule: Rule) {
        if source.is_empty() {
            return;
        }
        let at = Span::new(self.text.len(), self.text.len());
        let before = source.of(source_text).to_owned();
        self.edits.push(Edit { rule, source, clean: at, before, after: String::new() });
    }

    /// Where the source of a clean span begins, if it has any.
    pub(crate) fn source_start(&self, span: Span<Clean>) -> Option<u32> {
        let first = self.pieces.partition_point(|p| p.clean.end <= span.start);
        let pieces = self.pieces.iter().skip(first).take_while(|p| p.clean.start < span.end);
        pieces.map(|piece| part(piece, span)).find(|source| !source.is_empty()).map(|source| source.start)
    }

    /// Makes the text after `changes`, which must be sorted and must not overlap; others are passed over.
    /// Every change becomes an edit; earlier edits are moved along, and positions in the text before become
    /// positions in the text after.
    pub(crate) fn apply<'a>(
        self,
        changes: &[Change],
        positions: impl IntoIterator<Item = &'a mut u32>,
    ) -> Mapped {
        if changes.is_empty() {
            return self;
        }
        let mut next =
            Mapped { text: String::with_capacity(self.text.len()), pieces: Vec::new(), edits: Vec::new() };
        // (old position, new position) at the end of each change, to move earlier edits.
        let mut moves: Vec<(u32, u32)> = vec![(0, 0)];
        let mut made = Vec::with_capacity(changes.len());
        let mut cursor = PieceCursor { pieces: &self.pieces, at: 0 };
        let mut done = 0;
        for change in changes {
            if change.at.start < done || change.at.end as usize > self.text.len() {
                continue;
            }
            cursor.emit(&self.text, Span::new(done as usize, change.at.start as usize), &mut next);
            let source = cursor.source(change.at);
            let start = next.text.len();
            next.replace(source, &change.with);
            // What no source gave and no one sees in the end is nothing to report.
            if !source.is_empty() || !change.with.is_empty() {
                made.push(Edit {
                    rule: change.rule,
                    source,
                    clean: Span::new(start, next.text.len()),
                    before: change.at.of(&self.text).to_owned(),
                    after: change.with.clone(),
                });
            }
            done = change.at.end;
            moves.push((done, next.text.len() as u32));
        }
        cursor.emit(&self.text, Span::new(done as usize, self.text.len()), &mut next);
        let moved = |p: u32| {
            let i = moves.partition_point(|m| m.0 <= p).saturating_sub(1);
            let (old, new) = moves.get(i).copied().unwrap_or((0, 0));
            let limit = moves.get(i + 1).map_or(next.text.len() as u32, |m| m.1);
            (new + (p - old)).min(limit)
        };
        for position in positions {
            *position = moved(*position);
        }
        let mut edits = self.edits;
        for edit in &mut edits {
            edit.clean = Span::new(moved(edit.clean.start) as usize, moved(edit.clean.end) as usize);
        }
        edits.extend(made);
        next.edits = edits;
        next
    }
}

/// Walks the pieces of the text before a stage, once.
struct PieceCursor<'a> {
    pieces: &'a [Piece],
    at: usize,
}

impl PieceCursor<'_> {
    fn seek(&mut self, position: u32) {
        while self.pieces.get(self.at).is_some_and(|p| p.clean.end <= position) {
            self.at += 1;
        }
    }

    fn emit(&mut self, text: &str, span: Span<Clean>, next: &mut Mapped) {
        if span.is_empty() {
            return;
        }
        self.seek(span.start);
        let mut i = self.at;
        while let Some(piece) = self.pieces.get(i).filter(|p| p.clean.start < span.end) {
            let clean = Span::<Clean>::new(
                piece.clean.start.max(span.start) as usize,
                piece.clean.end.min(span.end) as usize,
            );
            let start = next.text.len();
            next.text.push_str(clean.of(text));
            let new =
                Piece { clean: Span::new(start, next.text.len()), source: part(piece, span), op: piece.op };
            match next.pieces.last_mut() {
                Some(last)
                    if last.op == Op::Copy && new.op == Op::Copy && last.source.end == new.source.start =>
                {
                    last.clean.end = new.clean.end;
                    last.source.end = new.source.end;
                }
                _ => next.pieces.push(new),
            }
            i += 1;
        }
    }

    /// The smallest source span of a clean span; for an insertion point and for inserted text, the empty span there.
    fn source(&mut self, span: Span<Clean>) -> Span<Source> {
        self.seek(span.start);
        if span.is_empty() {
            let at = match self.pieces.get(self.at) {
                Some(piece) => part(piece, Span::new(span.start as usize, span.start as usize)).start,
                None => self.pieces.last().map_or(0, |p| p.source.end),
            };
            return Span::new(at as usize, at as usize);
        }
        let here = self.pieces.get(self.at).map_or(0, |p| p.source.start as usize);
        let mut found: Option<Span<Source>> = None;
        let mut i = self.at;
        while let Some(piece) = self.pieces.get(i).filter(|p| p.clean.start < span.end) {
            let source = part(piece, span);
            if !source.is_empty() {
                found = Some(found.map_or(source, |f| f.join(source)));
            }
            i += 1;
        }
        found.unwrap_or(Span::new(here, here))
    }
}

/// The source of the part of `piece` that lies in `span`: exact for a copy, the whole piece otherwise.
fn part(piece: &Piece, span: Span<Clean>) -> Span<Source> {
    if piece.op != Op::Copy {
        return piece.source;
    }
    let start = span.start.max(piece.clean.start) - piece.clean.start;
    let end = span.end.min(piece.clean.end).max(piece.clean.start) - piece.clean.start;
    let base = piece.source.start as usize;
    Span::new(base + start as usize, base + end.max(start) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: Rule = Rule { stage: "test", name: "test" };

    fn change(start: usize, end: usize, with: &str) -> Change {
        Change { at: Span::new(start, end), with: with.to_owned(), rule: RULE }
    }

    #[test]
    fn changes_compose_and_map_back() {
        let source = "12亿\n元，增长";
        let mapped = Mapped::whole(source).apply(&[change(5, 6, "")], []).apply(&[change(8, 11, ",")], []);
        assert_eq!(mapped.text, "12亿元,增长");
        assert_eq!([0, 5, 8].map(|at| mapped.source_start(Span::new(at, 9))), [Some(0), Some(6), Some(9)]);
        assert_eq!(mapped.edits.len(), 2);
        assert_eq!(mapped.edits[0].before, "\n");
        assert_eq!(mapped.edits[1].clean, Span::new(8, 9));
    }

    #[test]
    fn insertions_have_an_empty_source() {
        let mapped = Mapped::whole("ab").apply(&[change(1, 1, "-")], []);
        assert_eq!(mapped.text, "a-b");
        assert_eq!(mapped.pieces[1].op, Op::Insert);
        assert_eq!([0, 1].map(|at| mapped.source_start(Span::new(at, at + 1))), [Some(0), None]);
    }
}
