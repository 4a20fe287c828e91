//! What the document knows of its persons: a name certain once is found everywhere, and 王总 is the only Wang.

use super::chinese::{is_han, left, right, shapes};
use super::named;
use crate::entities::Evidence;
use crate::entities::candidate::Candidate;
use crate::lexicon::persons::{Class, Persons, Phrases, SOUND, SURNAME};
use crate::order;
use crate::span::{Clean, Span};
use std::collections::BTreeMap;

/// Adds the other mentions of the names found, sorts, and lets overlapping mentions give way to the weightier.
pub(super) fn complete<'a>(
    t: &Persons,
    text: &'a str,
    authors: impl Iterator<Item = &'a str>,
    mut found: Vec<Candidate>,
) -> Vec<Candidate> {
    let mut names: BTreeMap<&str, Option<Span<Clean>>> = BTreeMap::new();
    for author in authors {
        if shapes(t, author, 0).into_iter().flatten().any(|(end, shape)| end == author.len() && shape >= 1) {
            names.insert(author, None);
        }
    }
    order::sort_by_key(&mut found, |c| [c.span.start, u32::MAX - u32::from(c.weight), 0, 0]);
    let mut bearers: BTreeMap<char, Vec<Span<Clean>>> = BTreeMap::new();
    for candidate in &found {
        let name = candidate.span.of(text);
        names.entry(name).or_insert(None);
        if let Some(part) = family_part(name) {
            names.entry(part).or_insert(Some(candidate.span));
        } else if let Some(surname) = name.chars().next().filter(|&c| t.class(c) & SURNAME != 0) {
            let same = bearers.entry(surname).or_default();
            if !same.iter().any(|s| s.of(text) == name) && same.len() < 2 {
                same.push(candidate.span);
            }
        }
    }
    let mut phrases = Phrases::default();
    names.keys().for_each(|name| phrases.add(name, Class::Name));
    for (at, c) in text.char_indices().filter(|(_, c)| phrases.begins(*c)) {
        if let Some((len, _)) = phrases.at(text, at) {
            let end = at + len;
            let same_as = text.get(at..end).and_then(|name| names.get(name)).copied().flatten();
            if stands_alone(t, text, at, end) {
                let weight = if len > 6 { 90 } else { 84 };
                found.push(Candidate {
                    evidence: Evidence::Alias,
                    same_as,
                    ..named(Span::new(at, end), weight)
                });
            }
        } else if let Some([full]) = bearers.get(&c).map(Vec::as_slice)
            && let Some(end) = address(t, text, at, c)
            && full.start < at as u32
        {
            found.push(Candidate {
                evidence: Evidence::Alias,
                same_as: Some(*full),
                ..named(Span::new(at, end), 82)
            });
        }
    }
    without_overlaps(found)
}

/// The family name of a dotted name, where it is long enough to stand alone (弗里德里希).
fn family_part(name: &str) -> Option<&str> {
    let part = name.rsplit(['·', '•', '‧', '・', '∙']).next()?.trim_start();
    (part.len() < name.len() && part.len() >= 9).then_some(part)
}

/// Whether a known name at `at..end` is the name and no piece of other words.
fn stands_alone(t: &Persons, text: &str, at: usize, end: usize) -> bool {
    let (Some(left), Some(right)) = (left(t, text, at), right(t, text, end)) else { return false };
    let goes_on = |c: char| t.class(c) & SOUND != 0;
    let transcribed = text.get(at..end).is_some_and(|n| n.chars().all(goes_on));
    if transcribed && end - at > 6 {
        return right >= 0 || !text.get(end..).is_some_and(|a| a.starts_with(goes_on));
    }
    end - at > 6 || left + right >= 1 && right >= 0
}

/// The end of a surname with a form of address (王总, 徐老师) that begins at `at`.
fn address(t: &Persons, text: &str, at: usize, surname: char) -> Option<usize> {
    if left(t, text, at)? < 1 && text.get(..at)?.ends_with(is_han) {
        return None;
    }
    let end = at + surname.len_utf8();
    if let Some((len, Class::Address)) = t.after.at(text, end) {
        return Some(end + len);
    }
    let rest = text.get(end..)?.strip_prefix('总')?;
    let bounded = !rest.starts_with(is_han) || right(t, text, end + '总'.len_utf8()).is_some_and(|r| r >= 1);
    bounded.then_some(end + '总'.len_utf8())
}

/// The weightier of two overlapping mentions stays; of equals the longer.
fn without_overlaps(mut found: Vec<Candidate>) -> Vec<Candidate> {
    order::sort_by_key(&mut found, |c| {
        let alias = u32::from(c.evidence == Evidence::Alias);
        [c.span.start, u32::MAX - c.span.end, alias, u32::MAX - u32::from(c.weight)]
    });
    let mut kept: Vec<Candidate> = Vec::with_capacity(found.len());
    for candidate in found {
        match kept.last_mut() {
            Some(last) if last.span.overlaps(candidate.span) => {
                // Of two readings of the same characters the one with evidence of its own stays.
                let longer = candidate.span.len() > last.span.len();
                let lead = i16::from(candidate.weight) - i16::from(last.weight);
                if candidate.span != last.span && (lead > 6 || longer && lead >= -6) {
                    *last = candidate;
                }
            }
            _ => kept.push(candidate),
        }
    }
    kept
}
