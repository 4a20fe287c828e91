//! Relations: templates over entities, figures and trigger words, one file per relation.
//!
//! [`scene`] holds the names of a document with the pronouns that stand for them; [`sentence`] sorts the names of
//! one sentence into groups with the part that each plays (who acts, to whom, with whom); a template asks those
//! groups. Precision first: what is not said in so many words is left out.

mod acquisition;
mod bare_title;
mod bond;
mod case;
mod cooperation;
mod coreference;
mod credit_line;
mod cue;
mod fund;
mod guarantee;
mod investment;
mod line;
mod loan;
mod modality;
mod notice;
mod object;
mod office;
mod ownership;
pub(crate) mod person;
mod pledge;
mod policy_issue;
mod position;
mod scene;
mod sentence;
mod shareholding;
mod signing;
mod stranger;
#[cfg(test)]
mod testing;
mod title;

use crate::clean::CleanText;
use crate::entities::Entity;
use crate::figures::Figure;
use crate::lexicon::Lexicon;
use crate::lexicon::persons::Offices;
use crate::order;
use crate::span::{Clean, Span};
use scene::Scene;
use std::collections::HashSet;

use sentence::Sentence;

/// What fills a role: an entity or a figure by its index, or a span of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

impl Relation {
    fn new(kind: &'static str, rule: &'static str, status: RelationStatus, span: Span<Clean>) -> Relation {
        Relation { kind, roles: Vec::new(), status, span, rule }
    }

    /// Adds a role; one without fillers is left out.
    fn with(mut self, role: &'static str, fillers: impl IntoIterator<Item = Filler>) -> Relation {
        let fillers: Vec<Filler> = fillers.into_iter().collect();
        if !fillers.is_empty() {
            self.roles.push((role, fillers));
        }
        self
    }

    fn role(&self, name: &str) -> &[Filler] {
        self.roles.iter().find(|(role, _)| *role == name).map_or(&[], |(_, fillers)| fillers)
    }
}

type Finder = fn(&Sentence<'_>, &mut Vec<Relation>);

/// One reader a relation, with the cues of which it needs one; each looks at one sentence and may complete what stands
/// there already.
const FINDERS: &[(u64, Finder)] = &[
    (cue::ALWAYS, position::find),
    (cue::SIGN, signing::find),
    (cue::LOAN, loan::find),
    (cue::CREDIT, credit_line::find),
    (cue::CAPITAL, investment::find),
    (cue::ALWAYS, fund::find),
    (cue::BUY | cue::HAND_OVER, acquisition::find),
    (cue::SUBSIDIARY | cue::TIE | cue::HOLDER | cue::HOLD, ownership::find),
    (cue::GUARANTEE, guarantee::find),
    (cue::PLEDGE, pledge::find),
    (cue::ISSUE, bond::find),
    (cue::ALWAYS, policy_issue::find),
    (cue::JOIN, cooperation::find),
];

/// Finds every relation, in text order.
pub(crate) fn relations(
    clean: &CleanText,
    sentences: &[Span<Clean>],
    lexicon: Option<&Lexicon>,
    figures: &[Figure],
    entities: &[Entity],
) -> Vec<Relation> {
    let none = Offices::default();
    let offices = lexicon.map_or(&none, |l| &l.persons().offices);
    let scene = Scene::new(clean, figures, entities, offices);
    let mut out = Vec::new();
    let mut before: Option<Sentence<'_>> = None;
    for &span in sentences {
        let sentence = Sentence::new(&scene, span, before.as_ref());
        for (needed, find) in FINDERS {
            if sentence.has(*needed) {
                find(&sentence, &mut out);
            }
        }
        before = Some(sentence);
    }
    notice::find(&scene, &mut out);
    order::sort_by_key(&mut out, |r| r.span.order());
    let mut out = distinct(&scene, out);
    // A pronoun may stand for the very firm beside it; nobody owns or buys himself.
    out.retain(|r| !same(r, "parent", "child") && !same(r, "acquirer", "target"));
    policy_issue::without_places(&scene, &mut out);
    out
}

/// The relations found last, the newest first. What a sentence refers to stands just before it; looking further back
/// would cost the square of the text.
fn latest(out: &[Relation]) -> impl Iterator<Item = &Relation> {
    out.iter().rev().take(80)
}

/// Whether two roles are filled alike.
fn same(relation: &Relation, one: &str, other: &str) -> bool {
    !relation.role(one).is_empty() && relation.role(one) == relation.role(other)
}

/// Leaves out what was said before: the same relation with the same parties, amounts and titles.
fn distinct(scene: &Scene<'_>, relations: Vec<Relation>) -> Vec<Relation> {
    let mut seen = HashSet::new();
    let key = |r: &Relation| {
        let fillers = r.roles.iter().flat_map(|(role, fillers)| fillers.iter().map(move |f| (*role, *f)));
        let mut key: Vec<(&'static str, Option<u32>, &str)> = Vec::with_capacity(4);
        for (role, filler) in fillers {
            let filled = match filler {
                Filler::Entity(i) => (role, Some(i), ""),
                Filler::Figure(i) => {
                    (role, None, scene.figures.get(i as usize).map_or("", |f| f.span.of(scene.text)))
                }
                Filler::Text(span) => (role, None, span.of(scene.text)),
            };
            // In order, whoever is named first; they are few.
            let at = key.partition_point(|k| *k < filled);
            key.insert(at, filled);
        }
        // 董事长甲不再担任董事长: that it ended is news.
        (r.kind, r.status == RelationStatus::Ended, key)
    };
    relations.into_iter().filter(|r| seen.insert(key(r))).collect()
}
