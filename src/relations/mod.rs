//! Relations: templates over entities, figures and trigger words, one file per relation.

use crate::clean::CleanText;
use crate::entities::Entity;
use crate::figures::Figure;
use crate::segment::words::Word;
use crate::span::{Clean, Span};

/// What fills a role: an entity or a figure by its index, or a span of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Filler {
    Entity(u32),
    Figure(u32),
    Text(Span<Clean>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RelationStatus {
    Done,
    Planned,
    Ended,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Relation {
    /// `loan`, `credit_line`, …: the table of the entities specification.
    pub kind: &'static str,
    /// In the order of that table.
    pub roles: Vec<(&'static str, Vec<Filler>)>,
    pub status: RelationStatus,
    pub span: Span<Clean>,
    pub rule: &'static str,
}

/// Finds every relation, in text order.
pub(crate) fn relations(
    _clean: &CleanText,
    _sentences: &[Span<Clean>],
    _words: &[Word],
    _figures: &[Figure],
    _entities: &[Entity],
) -> Vec<Relation> {
    Vec::new()
}
