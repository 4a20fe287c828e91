//! Entities: who and what the text names.
//!
//! Four kinds of evidence, each in its own module, and one resolver.

mod candidate;
mod person;

use crate::clean::CleanText;
use crate::lexicon::Lexicon;
use crate::pipeline::Options;
use crate::segment::words::Word;
use crate::span::{Clean, Span};
use std::collections::BTreeMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum EntityType {
    Person,
    Place,
    Bank,
    Company,
    Government,
    Association,
    Institute,
    Media,
    Fund,
    Policy,
    Work,
    Product,
    Event,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Evidence {
    Lexicon,
    Suffix,
    Markup,
    Quote,
    Model,
    Alias,
    Pattern,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    pub span: Span<Clean>,
    pub evidence: Evidence,
    /// Hundredths.
    pub confidence: u8,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Code {
    /// `sse`, `szse`, `bse`, `hkex`, …
    pub system: &'static str,
    pub code: String,
    pub evidence: Evidence,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entity {
    pub kind: EntityType,
    pub name: String,
    pub short: Option<String>,
    pub aliases: Vec<String>,
    pub codes: Vec<Code>,
    pub registry: Option<String>,
    /// The index of the parent entity.
    pub parent: Option<u32>,
    /// `title`, `employer` (an entity id in the report), `number`, `date`, …
    pub attributes: Vec<(&'static str, String)>,
    /// In text order.
    pub mentions: Vec<Mention>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Keyword {
    pub word: String,
    pub count: u32,
    pub weight: f64,
}

/// Finds every entity. Entities stand in the order of their first mention; mentions of all entities do not overlap.
pub(crate) fn entities(
    clean: &CleanText,
    _sentences: &[Span<Clean>],
    words: &[Word],
    _lexicon: Option<&Lexicon>,
    _options: &Options,
) -> Vec<Entity> {
    let mut entities: Vec<Entity> = Vec::new();
    let mut by_name: BTreeMap<&str, usize> = BTreeMap::new();
    for candidate in person::candidates(clean, words) {
        let own = candidate.span.of(clean.text());
        let name = candidate.same_as.map_or(own, |full| full.of(clean.text()));
        let index = *by_name.entry(name).or_insert(entities.len());
        if index == entities.len() {
            entities.push(Entity {
                kind: candidate.kind,
                name: name.to_owned(),
                short: None,
                aliases: Vec::new(),
                codes: Vec::new(),
                registry: None,
                parent: None,
                attributes: Vec::new(),
                mentions: Vec::new(),
            });
        }
        if let Some(entity) = entities.get_mut(index) {
            if own != name && !entity.aliases.iter().any(|a| a == own) {
                entity.aliases.push(own.to_owned());
            }
            entity.mentions.push(Mention {
                span: candidate.span,
                evidence: candidate.evidence,
                confidence: candidate.weight,
            });
        }
    }
    entities
}

/// The terms that the document is about, heaviest first.
pub(crate) fn keywords(
    _clean: &CleanText,
    _words: &[Word],
    _entities: &[Entity],
    _lexicon: Option<&Lexicon>,
) -> Vec<Keyword> {
    Vec::new()
}
