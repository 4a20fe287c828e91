//! A sentence as the rules read it: its characters, and the words they belong to.

use crate::segment::words::Word;
use crate::span::{Clean, Span};

/// One sentence, by characters. Kept and refilled, so that reading allocates nothing a sentence.
#[derive(Debug, Default)]
pub(crate) struct Reading<'a> {
    text: &'a str,
    words: &'a [Word],
    chars: Vec<char>,
    /// The byte of each character and the index of its word; one more for the end.
    places: Vec<(u32, u32)>,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(text: &'a str, words: &'a [Word]) -> Reading<'a> {
        Reading { text, words, ..Reading::default() }
    }

    /// Moves on to `sentence`; `word` is a word at or before its start, and becomes one at its end.
    pub(crate) fn refill(&mut self, sentence: Span<Clean>, word: &mut usize) {
        let content = sentence.of(self.text);
        self.chars.clear();
        self.chars.extend(content.chars());
        self.places.clear();
        self.places.reserve(self.chars.len() + 1);
        let words = self.words;
        let end = |word: usize| words.get(word).map_or(u32::MAX, |w| w.span.end);
        let mut at = sentence.start;
        let mut limit = end(*word);
        self.places.extend(self.chars.iter().map(|c| {
            while limit <= at {
                *word += 1;
                limit = end(*word);
            }
            let place = (at, *word as u32);
            at += c.len_utf8() as u32;
            place
        }));
        self.places.push((sentence.end, u32::MAX));
    }

    pub(crate) fn len(&self) -> usize {
        self.chars.len()
    }

    pub(crate) fn char(&self, i: usize) -> char {
        self.chars.get(i).copied().unwrap_or('\0')
    }

    /// The character before `i`, NUL at the start.
    pub(crate) fn before(&self, i: usize) -> char {
        i.checked_sub(1).map_or('\0', |i| self.char(i))
    }

    pub(crate) fn from(&self, i: usize) -> &[char] {
        self.chars.get(i..).unwrap_or(&[])
    }

    pub(crate) fn span(&self, start: usize, end: usize) -> Span<Clean> {
        let byte = |i: usize| self.places.get(i).or(self.places.last()).map_or(0, |p| p.0 as usize);
        Span::new(byte(start), byte(end))
    }

    /// The character that starts at `byte`, or the first after it.
    pub(crate) fn index(&self, byte: u32) -> usize {
        self.places.partition_point(|p| p.0 < byte)
    }

    pub(crate) fn str(&self, start: usize, end: usize) -> &'a str {
        self.span(start, end).of(self.text)
    }

    pub(crate) fn starts_with(&self, i: usize, text: &str) -> bool {
        let mut rest = self.from(i).iter();
        text.chars().all(|c| rest.next() == Some(&c))
    }

    pub(crate) fn ends_with(&self, end: usize, text: &str) -> bool {
        end.checked_sub(text.chars().count()).is_some_and(|i| self.starts_with(i, text))
    }

    /// Whether a word starts at character `i` (the end counts).
    pub(crate) fn is_edge(&self, i: usize) -> bool {
        i == 0 || i >= self.len() || self.word(i) != self.word(i - 1)
    }

    /// The first character of the word that holds `i`.
    pub(crate) fn word_start(&self, mut i: usize) -> usize {
        while !self.is_edge(i) {
            i -= 1;
        }
        i
    }

    /// The character after the word that holds `i`.
    pub(crate) fn word_end(&self, i: usize) -> usize {
        let mut end = i + 1;
        while !self.is_edge(end) {
            end += 1;
        }
        end
    }

    fn word(&self, i: usize) -> Option<u32> {
        self.places.get(i).map(|p| p.1)
    }

    pub(crate) fn tag(&self, i: usize) -> &'static str {
        let word = self.word(i).and_then(|w| self.words.get(w as usize));
        word.map_or("x", |w| w.tag)
    }
}

/// A character that names are made of.
pub(crate) fn is_name_char(c: char) -> bool {
    is_han(c) || c.is_ascii_alphanumeric() || matches!(c, '·' | '&' | '-' | '－' | '—' | '–' | '•' | '〇')
}

pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_know_their_words() {
        let text = "甲。上海银行";
        let word = |a, b| Word { span: Span::new(a, b), tag: "n" };
        let words = [word(0, 3), word(3, 6), word(6, 12), word(12, 18)];
        let mut reading = Reading::new(text, &words);
        let mut at = 0;
        reading.refill(Span::new(6, 18), &mut at);
        assert_eq!(reading.len(), 4);
        assert!(reading.is_edge(2) && !reading.is_edge(1));
        assert_eq!(reading.word_start(3), 2);
        assert_eq!(reading.str(2, 4), "银行");
        assert!(reading.ends_with(4, "海银行") && !reading.ends_with(1, "上海"));
    }
}
