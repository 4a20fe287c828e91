//! Terms that the document is about: nouns and compounds of neighbouring nouns that come back, by frequency against
//! their frequency in ordinary text. All numbers are integers until the end, so that every platform agrees.

use super::{Entity, EntityType, Keyword};
use crate::clean::{BlockKind, CleanText};
use crate::lexicon::Lexicon;
use crate::lexicon::grammar::{COMMONPLACE, Grammar, LOOSE, Mask, NOMINAL};
use crate::order::{self, Map};
use crate::phrases::{Sets, holds};
use crate::segment::words::Word;
use crate::span::{Clean, Span};

const KEYWORDS: usize = 20;
/// Words in a compound, and characters.
const WORDS: usize = 4;
const CHARACTERS: usize = 10;
/// Runs of words that are counted at most: a document has fewer, a dump of words shall not fill the memory.
const RUNS: usize = 300_000;

/// What a word is to a term, once for each distinct word.
#[derive(Clone, Copy, Debug)]
struct Part {
    /// The word where it stands first.
    span: Span<Clean>,
    flags: u8,
    mask: Mask,
}

/// A term can begin with it, a term can end in it.
const START: u8 = 1;
const HEAD: u8 = 2;
/// The terms, heaviest first.
pub(super) fn find(
    clean: &CleanText,
    written: &str,
    words: &[Word],
    entities: &[Entity],
    lexicon: Option<&Lexicon>,
) -> Vec<Keyword> {
    let Some(lexicon) = lexicon else { return Vec::new() };
    let text = clean.text();
    let grammar = lexicon.grammar();
    let (parts, ids) = parts(text, words, grammar);
    let mut terms = count(clean, words, &parts, &ids, &names(entities));
    let part = |i: usize| ids.get(i).and_then(|id| parts.get(*id as usize));
    extend(text, &mut terms);
    terms.retain(|term| stands(text, words, term, grammar, &part));
    let mut rarities: Vec<Option<u64>> = vec![None; parts.len()];
    let mut rarity_of = |id: u32| {
        let known = rarities.get_mut(id as usize)?;
        let word = parts.get(id as usize)?.span.of(text);
        Some(*known.get_or_insert_with(|| rarity(lexicon.jieba().suggest_freq(word))))
    };
    for term in &mut terms {
        let own = ids.iter().skip(term.first).take(term.parts);
        let sum: u64 = own.filter_map(|id| rarity_of(*id)).sum();
        let rarity = sum / term.parts.max(1) as u64;
        // A term of four characters says more than one of two.
        let length = [0, 2, 8, 11, 15, 16, 17].get(term.span.len() / 3).copied().unwrap_or(17);
        term.score = u64::from(term.count * 2 + term.headed) * rarity * length;
    }
    let mut chosen = prefer_longer(text, terms);
    order::sort_by_key(&mut chosen, Term::rank);
    chosen.truncate(KEYWORDS);
    let total = chosen.iter().map(|t| t.score).sum::<u64>().max(1);
    chosen
        .iter()
        .map(|term| Keyword {
            word: term.span.of(written).to_owned(),
            count: term.count,
            weight: (term.score * 10_000 / total) as f64 / 10_000.0,
        })
        .collect()
}

#[derive(Clone, Copy, Debug)]
struct Term {
    span: Span<Clean>,
    /// The index of its first word, and how many words it has.
    first: usize,
    parts: usize,
    count: u32,
    /// How often it stands in a title or a heading.
    headed: u32,
    /// Where the single character before it starts, while every mention has had the same one.
    before: Option<Span<Clean>>,
    score: u64,
}

impl Term {
    /// The best first.
    fn rank(&self) -> order::Key {
        let worse = u64::MAX - self.score;
        [(worse >> 32) as u32, worse as u32, self.span.start, self.span.end]
    }
}

/// The names of persons, places and organisations in text order: no term reaches into one.
fn names(entities: &[Entity]) -> Vec<Span<Clean>> {
    let is_term = |kind: EntityType| matches!(kind, EntityType::Product | EntityType::Event);
    let mut names: Vec<Span<Clean>> = entities
        .iter()
        .filter(|e| !is_term(e.kind))
        .flat_map(|e| e.mentions.iter().map(|m| m.span))
        .collect();
    order::sort_by_key(&mut names, |s| s.order());
    names
}

/// No part of any term.
const NONE: u32 = u32::MAX;

/// The distinct words that terms are made of, and for every word its place among them or [`NONE`].
fn parts(text: &str, words: &[Word], grammar: &Grammar) -> (Vec<Part>, Vec<u32>) {
    let mut index: Map<&str, u32> = Map::default();
    index.reserve(words.len().min(RUNS) / 8);
    let mut parts = Vec::new();
    let ids = words.iter().map(|word| {
        let verb = word.tag == "v" && word.span.len() == 6;
        if !(verb || matches!(word.tag, "n" | "vn" | "nz" | "nt" | "j" | "a" | "b" | "ng" | "vg" | "g")) {
            return NONE;
        }
        let own = word.span.of(text);
        *index.entry(own).or_insert_with(|| {
            let mask = grammar.mask(own);
            let nominal = verb && mask & NOMINAL != 0;
            if verb && !nominal || !is_han(own) {
                return NONE;
            }
            let flags = match word.tag {
                "n" | "vn" | "nz" | "j" | "v" => HEAD | START,
                "a" | "b" => START,
                _ => 0,
            };
            parts.push(Part { span: word.span, flags, mask });
            parts.len() as u32 - 1
        })
    });
    let ids = ids.collect();
    (parts, ids)
}

/// Pairs of neighbouring parts that come back, and some others.
struct Repeated {
    twice: Vec<u64>,
}

impl Repeated {
    fn new(ids: &[u32]) -> Repeated {
        let words = (ids.len() / 8).next_power_of_two().clamp(64, 1 << 14);
        let mut once = vec![0; words];
        let mut found = Repeated { twice: vec![0; words] };
        for pair in ids.windows(2) {
            let [a, b] = *pair else { continue };
            if a == NONE || b == NONE {
                continue;
            }
            let (at, bit) = found.place(a, b);
            if let (Some(once), Some(twice)) = (once.get_mut(at), found.twice.get_mut(at)) {
                *twice |= *once & bit;
                *once |= bit;
            }
        }
        found
    }

    fn has(&self, a: u32, b: u32) -> bool {
        let (at, bit) = self.place(a, b);
        self.twice.get(at).is_some_and(|word| word & bit != 0)
    }

    fn place(&self, a: u32, b: u32) -> (usize, u64) {
        let mixed = ((u64::from(a) << 32) | u64::from(b)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
        ((mixed as usize / 64) & (self.twice.len() - 1), 1 << (mixed % 64))
    }
}

/// A run of parts: one that stands once is no more than this.
struct Run {
    count: u32,
    /// The index of its first word, where it stands first.
    first: u32,
    /// The term that it became when it came back.
    term: u32,
    /// In a heading at first.
    headed: bool,
}

impl Default for Run {
    fn default() -> Run {
        Run { count: 0, first: 0, term: NONE, headed: false }
    }
}

/// The terms that stand at least twice.
fn count(clean: &CleanText, words: &[Word], parts: &[Part], ids: &[u32], names: &[Span<Clean>]) -> Vec<Term> {
    let text = clean.text();
    let flags = |id: u32| parts.get(id as usize).map_or(0, |p| p.flags);
    let repeated = Repeated::new(ids);
    // A run of one part has that part's number; a longer one is the run before its last part, and that part.
    let mut runs: Vec<Run> = parts.iter().map(|_| Run::default()).collect();
    let mut index: Map<(u32, u32), u32> = Map::default();
    let mut terms: Vec<Term> = Vec::new();
    let (mut name, mut block) = (0, 0);
    for ((first, word), &id) in words.iter().enumerate().zip(ids) {
        if flags(id) & START == 0 {
            continue;
        }
        while names.get(name).is_some_and(|n| n.end <= word.span.start) {
            name += 1;
        }
        while clean.blocks.get(block).is_some_and(|b| b.span.end <= word.span.start) {
            block += 1;
        }
        let headed = clean.blocks.get(block).is_some_and(|b| {
            matches!(
                b.kind,
                BlockKind::Title | BlockKind::Subtitle | BlockKind::Heading | BlockKind::BulletinTitle
            )
        });
        let limit = names.get(name).map_or(u32::MAX, |n| n.start);
        let mut end = word.span.start;
        let (mut run, mut last) = (id, NONE);
        for (length, (next, &id)) in (1..=WORDS).zip(words.iter().zip(ids).skip(first)) {
            let span = Span::new(word.span.start as usize, next.span.end as usize);
            if id == NONE || next.span.start != end || span.end > limit || span.len() > 3 * CHARACTERS {
                break;
            }
            end = next.span.end;
            if length > 1 {
                // What holds a pair that never comes back does not come back.
                if !repeated.has(last, id) {
                    break;
                }
                let new = runs.len() as u32;
                run = match index.get(&(run, id)) {
                    Some(known) => *known,
                    None if index.len() < RUNS => {
                        index.insert((run, id), new);
                        runs.push(Run::default());
                        new
                    }
                    None => break,
                };
            }
            last = id;
            let Some(run) = runs.get_mut(run as usize) else { break };
            if run.count == 0 {
                *run = Run { first: first as u32, headed, ..Run::default() };
            }
            run.count += 1;
            if run.count < 2 || flags(id) & HEAD == 0 || span.len() < 6 {
                continue;
            }
            let before = before(text, words, first);
            match terms.get_mut(run.term as usize) {
                Some(term) => {
                    term.count += 1;
                    term.headed += u32::from(headed);
                    term.before = term.before.filter(|t| before.is_some_and(|b| b.of(text) == t.of(text)));
                }
                None => {
                    run.term = terms.len() as u32;
                    let start = run.first as usize;
                    let at = words.get(start).map_or(span, |w| {
                        let start = w.span.start as usize;
                        Span::new(start, start + span.len())
                    });
                    let earlier = self::before(text, words, start);
                    terms.push(Term {
                        span: at,
                        first: start,
                        parts: length,
                        count: 2,
                        headed: u32::from(run.headed) + u32::from(headed),
                        before: earlier.filter(|t| before.is_some_and(|b| b.of(text) == t.of(text))),
                        score: 0,
                    });
                }
            }
        }
    }
    terms
}

/// A character before word `first` that the lexicon left alone and that may belong to the term: 元 + 宇宙.
fn before(text: &str, words: &[Word], first: usize) -> Option<Span<Clean>> {
    let (word, before) = (words.get(first)?, words.get(first.checked_sub(1)?)?);
    (before.span.end == word.span.start
        && before.span.len() == 3
        && matches!(before.tag, "n" | "g" | "ng" | "a" | "b" | "p" | "m" | "r" | "d" | "zg")
        && is_han(before.span.of(text)))
    .then_some(before.span)
}

/// Takes in the character that stands before every mention of a term.
fn extend(text: &str, terms: &mut [Term]) {
    const NEVER: &str = "的了在是和与及或等将被把为对向从由以其这那各该本每某个大新高最更很不我你他两三四五六七八九十百千万亿一二第约超近";
    for term in terms.iter_mut().filter(|t| t.count > 2) {
        if let Some(before) = term.before.filter(|b| !NEVER.contains(b.of(text))) {
            term.span = term.span.join(before);
        }
    }
}

/// Whether a term can stand by itself: no commonplace, and no loose word at its edges.
fn stands<'p>(
    text: &str,
    words: &[Word],
    term: &Term,
    grammar: &Grammar,
    part: &impl Fn(usize) -> Option<&'p Part>,
) -> bool {
    if term.parts == 1 {
        // 稳定性: a quality says little.
        let own = term.span.of(text);
        let quality = own.len() > 6 && own.ends_in("性型化");
        return !quality && grammar.mask(own) & (COMMONPLACE | LOOSE) == 0;
    }
    let loose = |i: usize| part(i).is_some_and(|p| p.mask & LOOSE != 0);
    let common = words.get(term.first).is_some_and(|w| matches!(w.tag, "a" | "b")) && term.count < 3;
    !common && !loose(term.first) && !loose(term.first + term.parts - 1)
}

fn is_han(word: &str) -> bool {
    word.chars().all(|c| ('\u{4E00}'..='\u{9FA5}').contains(&c))
}

/// How rare a word of this frequency is: halves of binary orders of magnitude below the commonest.
fn rarity(frequency: usize) -> u64 {
    let frequency = frequency.max(1) as u64;
    let octave = u64::from(frequency.ilog2());
    let half = u64::from(octave > 0 && frequency >> (octave - 1) & 1 == 1);
    44u64.saturating_sub(2 * octave + half)
}

/// Of a compound and its parts only those stay that stand for themselves: a part that seldom occurs outside goes,
/// and so does a compound that is a part of a longer one.
fn prefer_longer(text: &str, mut terms: Vec<Term>) -> Vec<Term> {
    order::sort_by_key(&mut terms, Term::rank);
    terms.truncate(KEYWORDS * 10);
    let inside: Vec<u32> = terms
        .iter()
        .map(|term| {
            let own = term.span.of(text);
            let more = |most: u32, t: &Term| {
                let is_longer = t.count > most && t.span.len() > own.len();
                if is_longer && holds(t.span.of(text), own) { t.count } else { most }
            };
            terms.iter().fold(0, more)
        })
        .collect();
    let mut kept: Vec<Term> = Vec::new();
    for (term, inside) in terms.iter().zip(inside) {
        let alone = term.count.saturating_sub(inside);
        if alone == 0 || alone * 3 < term.count {
            continue;
        }
        let score = term.score * u64::from(alone) / u64::from(term.count.max(1));
        // 科技金融服务 beside 科技金融 says nothing new unless it is frequent in itself.
        let own = term.span.of(text);
        let weak = |t: &Term| {
            let kept = t.span.of(text);
            own == kept || t.count > 3 * term.count && holds(own, kept)
        };
        if !kept.iter().any(weak) {
            kept.push(Term { score, ..*term });
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keywords(text: &str) -> Vec<String> {
        let clean = CleanText::paragraph(text);
        let lexicon = Lexicon::embedded();
        let words = crate::segment::words::words(text, Some(&lexicon));
        find(&clean, clean.text(), &words, &[], Some(&lexicon)).into_iter().map(|k| k.word).collect()
    }

    #[test]
    fn compounds_that_come_back_are_terms() {
        let found = keywords(
            "知识产权质押融资是科技金融的重要产品。开展知识产权质押融资，发展科技金融，完善科技金融服务。知识产权质押融资规模扩大。",
        );
        assert_eq!(found.first().map(String::as_str), Some("知识产权质押融资"));
        assert!(found.iter().any(|w| w == "科技金融"));
        assert!(!found.iter().any(|w| w == "质押融资" || w == "产权质押"), "{found:?}");
    }

    #[test]
    fn function_words_and_commonplaces_are_none() {
        assert_eq!(keywords("的和在了，工作方面的情况"), [""; 0]);
    }
}
