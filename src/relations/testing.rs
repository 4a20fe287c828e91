//! Sentences with marked names and figures, for the examples beside the templates.
//!
//! `{b:甲银行}` is a bank, `c` company, `g` government, `a` association, `i` institute, `m` media, `f` fund, `p` person,
//! `l` place, `y` policy, `e` event, `o` product; `{¥:5亿元}` money, `{%:5%}` percent, `{#:24家}` count, `{t:3年}` duration,
//! `{d:5月}` date, `{n:银发1号}` document number. A name that stands twice is one entity; `{c:甲=甲公司}` names it by alias.

use super::{Filler, Relation, RelationStatus, relations};
use crate::clean::CleanText;
use crate::entities::{Entity, EntityType, Evidence, Mention};
use crate::figures::{Figure, Kind};
use crate::lexicon::Lexicon;
use crate::segment::sentence::sentences;
use crate::span::Span;

fn entity_type(mark: &str) -> Option<EntityType> {
    Some(match mark {
        "b" => EntityType::Bank,
        "c" => EntityType::Company,
        "g" => EntityType::Government,
        "a" => EntityType::Association,
        "i" => EntityType::Institute,
        "m" => EntityType::Media,
        "f" => EntityType::Fund,
        "p" => EntityType::Person,
        "l" => EntityType::Place,
        "y" => EntityType::Policy,
        "e" => EntityType::Event,
        "o" => EntityType::Product,
        _ => return None,
    })
}

fn figure_kind(mark: &str) -> Kind {
    match mark {
        "¥" => Kind::Money,
        "%" => Kind::Percent,
        "#" => Kind::Count,
        "t" => Kind::Duration,
        "d" => Kind::Date,
        "n" => Kind::Docno,
        other => panic!("no mark {other}"),
    }
}

/// The relations of a marked text, each as `kind[ status] role=filler,filler role=filler`.
pub(super) fn found(marked: &str) -> Vec<String> {
    let mut text = String::new();
    let mut entities: Vec<Entity> = Vec::new();
    let mut figures: Vec<Figure> = Vec::new();
    for (i, part) in marked.split(['{', '}']).enumerate() {
        let start = text.len();
        if i % 2 == 0 {
            text.push_str(part);
            continue;
        }
        let (mark, body) = part.split_once(':').unwrap();
        let (shown, name) = body.split_once('=').unwrap_or((body, body));
        text.push_str(shown);
        let span = Span::new(start, text.len());
        let Some(kind) = entity_type(mark) else {
            figures.push(Figure::new(figure_kind(mark), span, "test"));
            continue;
        };
        let mention = Mention { span, evidence: Evidence::Lexicon, confidence: 100 };
        match entities.iter_mut().find(|e| e.name == name) {
            Some(entity) => entity.mentions.push(mention),
            None => entities.push(Entity {
                kind,
                name: name.to_owned(),
                short: None,
                aliases: vec![],
                codes: vec![],
                registry: None,
                parent: None,
                attributes: vec![],
                mentions: vec![mention],
            }),
        }
    }
    let clean = CleanText::paragraph(&text);
    let found = relations(&clean, &sentences(&text), Some(&Lexicon::embedded()), &figures, &entities);
    found.iter().map(|r| shown(r, &text, &entities, &figures)).collect()
}

fn shown(relation: &Relation, text: &str, entities: &[Entity], figures: &[Figure]) -> String {
    let mut out = relation.kind.to_owned();
    match relation.status {
        RelationStatus::Done => {}
        RelationStatus::Planned => out.push_str(" planned"),
        RelationStatus::Ended => out.push_str(" ended"),
    }
    for (role, fillers) in &relation.roles {
        let fillers: Vec<&str> = fillers
            .iter()
            .map(|f| match f {
                Filler::Entity(i) => entities[*i as usize].name.as_str(),
                Filler::Figure(i) => figures[*i as usize].span.of(text),
                Filler::Text(span) => span.of(text),
            })
            .collect();
        out.push_str(&format!(" {role}={}", fillers.join(",")));
    }
    out
}

/// Checks examples: a marked text and what must be found in it, no more and no less.
pub(super) fn check(examples: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (marked, expected) in examples {
        let found = found(marked);
        if found != *expected {
            wrong.push(format!("{marked}\n  expected {expected:#?}\n  found    {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
