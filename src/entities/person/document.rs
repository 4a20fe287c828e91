//! What the document knows of its persons: a name certain once is found everywhere, and 王总 is the only Wang.

use super::beside::{left, right};
use super::chinese::{is_han, shapes};
use super::named;
use crate::entities::Evidence;
use crate::entities::candidate::Candidate;
use crate::entities::reading::Characters;
use crate::lexicon::persons::{Class, Persons, Phrases, SOUND, SURNAME};
use crate::order;
use crate::span::{Clean, Span};
use std::collections::BTreeMap;

/// Adds the other mentions of the names found, sorts, and lets overlapping mentions give way to the weightier.
pub(super) fn complete<'a>(
    t: &Persons,
    doc: &'a Characters<'a>,
    authors: impl Iterator<Item = &'a str>,
    mut found: Vec<Candidate>,
) -> Vec<Candidate> {
    let text = doc.text();
    let mut names: BTreeMap<&str, Option<Span<Clean>>> = BTreeMap::new();
    for author in authors {
        let chars: Vec<char> = author.chars().collect();
        if shapes(t, &chars).into_iter().flatten().any(|(len, shape)| len == chars.len() && shape >= 1) {
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
    for (i, c) in doc.chars().iter().enumerate().filter(|(_, c)| phrases.opens(**c)) {
        let at = doc.byte(i);
        if let Some((len, _)) = phrases.begins(doc.from(i)) {
            let end = at + len;
            let name = text.get(at..end).unwrap_or("");
            let same_as = names.get(name).copied().flatten();
            if stands_alone(t, doc, i, name.chars().count()) {
                let weight = if len > 6 { 90 } else { 84 };
                found.push(Candidate {
                    evidence: Evidence::Alias,
                    same_as,
                    ..named(Span::new(at, end), weight)
                });
            }
        } else if let Some([full]) = bearers.get(c).map(Vec::as_slice)
            && let Some(end) = address(t, doc, i)
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

/// Whether a known name of `len` characters at `i` is the name and no piece of other words.
fn stands_alone(t: &Persons, doc: &Characters<'_>, i: usize, len: usize) -> bool {
    let (Some(left), Some(right)) = (left(t, doc, i), right(t, doc, i + len)) else { return false };
    let goes_on = |c: &char| t.class(*c) & SOUND != 0;
    let long = doc.byte(i + len) - doc.byte(i) > 6;
    if long && doc.from(i).iter().take(len).all(goes_on) {
        return right >= 0 || !doc.from(i + len).first().is_some_and(goes_on);
    }
    long || left + right >= 1 && right >= 0
}

/// The end of a surname with a form of address (王总, 徐老师) that begins at character `i`.
fn address(t: &Persons, doc: &Characters<'_>, i: usize) -> Option<usize> {
    if left(t, doc, i)? < 1 && doc.until(i).last().is_some_and(|c| is_han(*c)) {
        return None;
    }
    if let Some((len, Class::Address)) = t.after.begins(doc.from(i + 1)) {
        return Some(doc.byte(i + 1) + len);
    }
    let bounded = || !is_han(doc.char(i + 2)) || right(t, doc, i + 2).is_some_and(|r| r >= 1);
    (doc.char(i + 1) == '总' && bounded()).then(|| doc.byte(i + 2))
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
