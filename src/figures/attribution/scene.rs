//! The text that attribution reads, with its words and the marks of the running sentence.

use crate::cues::{Mark, last_within};
use crate::segment::words::Word;
use crate::span::{Clean, Span};
use std::cell::Cell;

/// The text with its words. Where no words are known, single characters take their place.
pub(super) struct Scene<'a> {
    pub text: &'a str,
    pub words: &'a [Word],
    /// The cues of the running sentence.
    pub marks: Vec<Mark>,
    /// Where the words that are likely to be asked for next stand: backwards and forwards.
    place: Cell<usize>,
    ahead: Cell<usize>,
}

/// A word of the text, as far as it lies within the bounds that were asked for.
#[derive(Clone, Copy)]
pub(super) struct Token {
    pub start: usize,
    pub end: usize,
    pub tag: &'static str,
}

impl<'a> Scene<'a> {
    pub(super) fn new(text: &'a str, words: &'a [Word]) -> Scene<'a> {
        Scene { text, words, marks: Vec::new(), place: Cell::new(0), ahead: Cell::new(0) }
    }

    /// The last word of a list of [`super::marks`] that lies between two offsets of the running sentence.
    pub(super) fn mark_within(&self, list: u64, start: usize, end: usize) -> Option<Mark> {
        last_within(&self.marks, list, start as u32, end as u32)
    }

    /// The words of all lists between two offsets, from the last to the first.
    pub(super) fn marks_within(&self, start: usize, end: usize) -> impl Iterator<Item = &Mark> {
        let stop = self.marks.partition_point(|m| (m.start as usize) < end);
        let before = self.marks.get(..stop).unwrap_or(&[]).iter().rev();
        before.take_while(move |m| m.start as usize >= start).filter(move |m| m.end as usize <= end)
    }

    /// The place of the first word that begins at or behind byte `at`: most are near the one asked for last.
    fn word_from(&self, at: usize) -> usize {
        let before = |w: &Word| (w.span.start as usize) < at;
        let from = self.place.get().saturating_sub(32);
        let to = from + 64;
        let near = self.words.get(from..to).filter(|near| {
            (from == 0 || near.first().is_some_and(before)) && near.last().is_some_and(|w| !before(w))
        });
        near.map_or_else(|| self.words.partition_point(before), |near| from + near.partition_point(before))
    }

    /// The token that ends at or reaches over byte `at`.
    pub(super) fn token_before(&self, at: usize, floor: usize) -> Option<Token> {
        if at <= floor {
            return None;
        }
        if !self.words.is_empty() {
            // Phrases are walked word by word: the one before the last that was asked for is next.
            let hint = self.place.get();
            let fits = hint
                .checked_sub(1)
                .and_then(|h| self.words.get(h))
                .is_some_and(|w| (w.span.start as usize) < at)
                && self.words.get(hint).is_some_and(|w| w.span.start as usize >= at);
            let i = if fits { hint } else { self.word_from(at) };
            self.place.set(i.saturating_sub(1));
            let word = self.words.get(i.checked_sub(1)?)?;
            if word.span.end as usize >= at {
                let start = (word.span.start as usize).max(floor);
                return Some(Token { start, end: at, tag: word.tag });
            }
        }
        let c = self.text.get(floor..at)?.chars().next_back()?;
        Some(Token { start: at - c.len_utf8(), end: at, tag: char_tag(c) })
    }

    pub(super) fn token_after(&self, at: usize, limit: usize) -> Option<Token> {
        if at >= limit {
            return None;
        }
        if !self.words.is_empty() {
            let hint = self.ahead.get();
            let fits = self.words.get(hint).is_some_and(|w| w.span.end as usize > at)
                && hint
                    .checked_sub(1)
                    .and_then(|h| self.words.get(h))
                    .is_some_and(|w| w.span.end as usize <= at);
            let i = if fits { hint } else { self.words.partition_point(|w| (w.span.end as usize) <= at) };
            self.ahead.set(i + 1);
            let word = self.words.get(i)?;
            if (word.span.start as usize) <= at {
                return Some(Token { start: at, end: (word.span.end as usize).min(limit), tag: word.tag });
            }
        }
        let c = self.text.get(at..limit)?.chars().next()?;
        Some(Token { start: at, end: at + c.len_utf8(), tag: char_tag(c) })
    }

    /// Whether a word stands exactly there; where no words are known, every character may be one.
    pub(super) fn is_word(&self, start: usize, len: usize) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let i = self.word_from(start);
        self.words.get(i).is_some_and(|w| w.span.start as usize == start && w.span.len() == len)
    }

    /// Whether a phrase is one verb: 累计实施, 出台.
    pub(super) fn is_single_verb(&self, span: Span<Clean>) -> bool {
        let Some(last) = self.token_before(span.end as usize, span.start as usize) else { return false };
        let whole = last.start == span.start as usize
            || self.token_before(last.start, span.start as usize).is_some_and(|t| {
                t.start == span.start as usize && matches!(t.tag, "d" | "ad" | "a" | "n" | "v" | "vn")
            });
        // 最先进的16纳米工艺.
        whole && matches!(last.tag, "v" | "a") && last.end - last.start >= 6
    }

    /// How many words a span has.
    pub(super) fn count_words(&self, span: Span<Clean>) -> usize {
        let mut at = span.start as usize;
        let mut count = 0;
        while let Some(token) = self.token_after(at, span.end as usize) {
            at = token.end;
            count += 1;
        }
        count
    }

    /// Where the words behind the first `count` of a span begin.
    pub(super) fn behind_words(&self, span: Span<Clean>, count: usize) -> Option<usize> {
        let mut at = span.start as usize;
        for _ in 0..count {
            at = self.token_after(at, span.end as usize)?.end;
        }
        (at < span.end as usize).then_some(at)
    }

    pub(super) fn of(&self, token: Token) -> &str {
        self.text.get(token.start..token.end).unwrap_or("")
    }

    /// Whether a word begins at byte `at`.
    pub(super) fn is_edge(&self, at: usize) -> bool {
        let i = self.word_from(at);
        self.words.is_empty() || self.words.get(i).is_none_or(|w| w.span.start as usize == at)
    }
}

fn char_tag(c: char) -> &'static str {
    match c {
        '将' | '已' | '均' | '都' | '也' | '仍' | '仅' => "d",
        '把' | '被' | '让' => "p",
        // Asking Unicode of a Chinese character is a search.
        '\u{4e00}'..='\u{9fff}' => "n",
        _ if c.is_alphanumeric() => "n",
        _ => "x",
    }
}
