//! Mentions become entities: one for each bearer of names.

use super::candidate::Candidate;
use super::{Code, Entity, EntityType, Evidence};
use crate::lexicon::names::Names;
use std::collections::HashMap;

/// Groups the chosen mentions by name, by the lexicon and by what the document says.
pub(super) fn merge(text: &str, chosen: &[Candidate], names: &Names) -> Vec<Entity> {
    let mut entities: Vec<Entity> = Vec::new();
    let mut by_key: HashMap<(EntityType, String), usize> = HashMap::new();
    for candidate in chosen {
        let own = candidate.span.of(text);
        let full = candidate.same_as.map_or(own, |s| s.of(text));
        let key = (candidate.kind, canonical(full, names));
        let next = entities.len();
        let index = *by_key.entry(key).or_insert(next);
        if index == next {
            entities.push(new_entity(candidate.kind, full, names));
        }
        if let Some(entity) = entities.get_mut(index) {
            if own != entity.name && !entity.aliases.iter().any(|a| a == own) {
                entity.aliases.push(own.to_owned());
            }
            entity.mentions.push(candidate.mention());
        }
    }
    entities
}

fn canonical(name: &str, names: &Names) -> String {
    let bare: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    match names.get(&bare) {
        Some(known) => format!("#{}", known.group),
        None => bare,
    }
}

fn new_entity(kind: EntityType, name: &str, names: &Names) -> Entity {
    let codes = names.get(name).and_then(|n| names.group(n.group)).map_or(&[][..], |g| &g.codes);
    Entity {
        kind,
        name: name.to_owned(),
        short: None,
        aliases: Vec::new(),
        codes: codes.iter().filter_map(|c| code(c)).collect(),
        registry: None,
        parent: None,
        attributes: Vec::new(),
        mentions: Vec::new(),
    }
}

/// `601398.SH` → the exchange and the number.
fn code(code: &str) -> Option<Code> {
    let (number, exchange) = code.split_once('.')?;
    let system = match exchange {
        "SH" => "sse",
        "SZ" => "szse",
        "BJ" => "bse",
        _ => "hkex",
    };
    Some(Code { system, code: number.to_owned(), evidence: Evidence::Lexicon })
}
