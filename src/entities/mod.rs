//! Entities: who and what the text names.
//!
//! Four kinds of evidence, each in its own module, and one resolver.

mod agency;
mod candidate;
mod canonical;
mod codes;
mod declared;
mod deed;
mod dictionary;
mod document;
mod event;
mod financing;
mod gazetteer;
mod keywords;
mod left_edge;
mod legal_form;
mod lists;
mod merge;
mod organisation;
mod person;
mod place;
mod policy;
mod reading;
mod resolve;
mod run;
mod scene;
mod share;
mod titles;
mod weight;

use crate::clean::CleanText;
use crate::lexicon::Lexicon;
use crate::lexicon::starts::{DUTIES, HEADS, ORGANS};
use crate::pipeline::Options;
use crate::segment::words::Word;
use crate::span::{Clean, Span};
use candidate::Candidate;
use reading::Characters;
use scene::Scene;

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
    sentences: &[Span<Clean>],
    words: &[Word],
    lexicon: Option<&Lexicon>,
    options: &Options,
) -> Vec<Entity> {
    let Some(lexicon) = lexicon else { return Vec::new() };
    let text = clean.text();
    let characters = Characters::new(text, words, lexicon.starts());
    let mut found = by_sentence(&characters, sentences, lexicon);
    titles::find(&characters, lexicon, &mut found);
    // 莫斯科, 苏黎世 and 贝莱德 are called like persons.
    let is_known =
        |span: Span<Clean>| lexicon.names().get(span.of(text)).is_some_and(|name| !name.needs_support);
    let persons = person::candidates(clean, &characters, lexicon.persons());
    found.extend(persons.into_iter().filter(|c| !is_known(c.span)));
    codes::candidates(clean, lexicon.names(), &mut found);
    dictionary::apply(text, &options.dictionary, &mut found);
    let certain = resolve::choose(&mut found);
    lists::find(&characters, sentences, lexicon, &certain, &mut found);
    financing::find(&characters, sentences, lexicon, &certain, &mut found);
    let certain = resolve::choose(&mut found);
    let spoken = document::find(&characters, sentences, lexicon, &certain, &mut found);
    dictionary::apply(text, &options.dictionary, &mut found);
    let mut entities = merge::merge(text, &resolve::choose(&mut found), &spoken, lexicon.names());
    codes::attach(clean, &mut entities);
    policy::describe(text, &mut entities);
    entities
}

/// The evidence that needs no more than a sentence: gazetteer, endings, places, events.
fn by_sentence(characters: &Characters<'_>, sentences: &[Span<Clean>], lexicon: &Lexicon) -> Vec<Candidate> {
    let mut scene = Scene::new(lexicon);
    let mut at = 0;
    for &sentence in sentences {
        scene.open(characters.read(sentence, &mut at));
        gazetteer::find(&mut scene, lexicon.names());
        let mut next = 0;
        for (i, starts) in scene.r.starts(HEADS | DUTIES | ORGANS) {
            if i < next {
                continue;
            }
            if let Some(end) = agency::find(&mut scene, i, starts) {
                next = end;
            } else if starts & HEADS != 0
                && let Some((len, head)) = scene.v.head(scene.r.from(i))
            {
                organisation::find(&mut scene, i, len, head);
            }
        }
        gazetteer::places(&mut scene);
    }
    scene.out
}

/// Gives names that were read in simplified characters back as the text writes them.
pub(crate) fn as_written(written: &str, read: &str, entities: &mut [Entity]) {
    for entity in entities {
        let spans: Vec<Span<Clean>> = entity.mentions.iter().map(|m| m.span).collect();
        let restore = |name: &mut String| {
            if let Some(span) = spans.iter().find(|s| s.of(read) == name) {
                span.of(written).clone_into(name);
            }
        };
        restore(&mut entity.name);
        entity.aliases.iter_mut().chain(&mut entity.short).for_each(restore);
    }
}

/// The terms that the document is about, heaviest first, as `written` writes them.
pub(crate) fn keywords(
    clean: &CleanText,
    written: &str,
    words: &[Word],
    entities: &[Entity],
    lexicon: Option<&Lexicon>,
) -> Vec<Keyword> {
    keywords::find(clean, written, words, entities, lexicon)
}
