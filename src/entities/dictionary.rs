//! Names that the user adds or hides.

use super::candidate::Candidate;
use super::{EntityType, Evidence, weight};
use crate::lexicon::trie::Trie;
use crate::pipeline::DictionaryEntry;
use crate::span::Span;

/// Proposes the added names wherever they stand, and takes the hidden ones away.
pub(super) fn apply(text: &str, entries: &[DictionaryEntry], candidates: &mut Vec<Candidate>) {
    if entries.is_empty() {
        return;
    }
    let mut trie = Trie::default();
    for (entry, i) in entries.iter().zip(0..) {
        trie.insert(entry.name.trim(), i);
    }
    let entry = |id: u32| entries.get(id as usize);
    let is_hidden = |name: &str| {
        trie.get(name).and_then(entry).is_some_and(|e| e.entity_type.as_deref().and_then(kind).is_none())
    };
    candidates.retain(|c| !is_hidden(c.span.of(text)));
    let mut at = 0;
    let mut window: Vec<char> = Vec::new();
    for line in text.split_inclusive('\n') {
        window.clear();
        window.extend(line.chars());
        let mut byte = at;
        let mut i = 0;
        while let Some(&c) = window.get(i) {
            let found = trie.longest(window.get(i..).unwrap_or(&[])).and_then(|(len, id)| {
                let kind = entry(id)?.entity_type.as_deref().and_then(kind)?;
                Some((len, kind))
            });
            let Some((len, kind)) = found else {
                byte += c.len_utf8();
                i += 1;
                continue;
            };
            let bytes: usize = window.iter().skip(i).take(len).map(|c| c.len_utf8()).sum();
            let span = Span::new(byte, byte + bytes);
            candidates.push(Candidate {
                span,
                kind,
                evidence: Evidence::Lexicon,
                weight: weight::USER,
                same_as: None,
            });
            byte += bytes;
            i += len;
        }
        at += line.len();
    }
}

/// The type by its name in the report.
fn kind(name: &str) -> Option<EntityType> {
    use EntityType::*;
    Some(match name {
        "person" => Person,
        "place" => Place,
        "bank" => Bank,
        "company" => Company,
        "government" => Government,
        "association" => Association,
        "institute" => Institute,
        "media" => Media,
        "fund" => Fund,
        "policy" => Policy,
        "work" => Work,
        "product" => Product,
        "event" => Event,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn added_names_are_found_and_hidden_ones_taken_away() {
        let entry = |name: &str, t: Option<&str>| DictionaryEntry {
            name: name.into(),
            entity_type: t.map(Into::into),
        };
        let text = "青禾与白石合作\n青禾";
        let mut found = vec![Candidate {
            span: Span::new(9, 15),
            kind: EntityType::Company,
            evidence: Evidence::Suffix,
            weight: 90,
            same_as: None,
        }];
        apply(text, &[entry("青禾", Some("company")), entry("白石", None)], &mut found);
        let spans: Vec<&str> = found.iter().map(|c| c.span.of(text)).collect();
        assert_eq!(spans, ["青禾", "青禾"]);
    }
}
