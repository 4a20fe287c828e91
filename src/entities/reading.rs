//! A sentence as the rules read it: its characters, and the words they belong to.

use crate::segment::words::Word;
use crate::span::{Clean, Span};

/// One sentence, by characters. Kept and refilled, so that reading allocates nothing a sentence.
#[derive(Debug, Default)]
pub(crate) struct Reading<'a> {
    text: &'a str,
    words: &'a [Word],
    pub chars: Vec<char>,
    /// The byte of each character, and of the end.
    at: Vec<u32>,
    /// For each character the index of its word.
    word: Vec<u32>,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(text: &'a str, words: &'a [Word]) -> Reading<'a> {
        Reading { text, words, ..Reading::default() }
    }

    /// Moves on to `sentence`; `word` is a word at or before its start, and becomes one at its end.
    pub(crate) fn refill(&mut self, sentence: Span<Clean>, word: &mut usize) {
        self.chars.clear();
        self.at.clear();
        self.word.clear();
        // No sentence has more characters than bytes; of Chinese a third.
        let content = sentence.of(self.text);
        self.chars.extend(content.chars());
        self.at.reserve(self.chars.len() + 1);
        self.word.reserve(self.chars.len());
        let end = |word: usize| self.words.get(word).map_or(u32::MAX, |w| w.span.end);
        let mut at = sentence.start;
        let mut limit = end(*word);
        for c in &self.chars {
            while limit <= at {
                *word += 1;
                limit = end(*word);
            }
            self.at.push(at);
            self.word.push(*word as u32);
            at += c.len_utf8() as u32;
        }
        self.at.push(sentence.end);
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
        let byte = |i: usize| self.at.get(i).or(self.at.last()).copied().unwrap_or(0) as usize;
        Span::new(byte(start), byte(end))
    }

    /// The character that starts at `byte`, or the first after it.
    pub(crate) fn index(&self, byte: u32) -> usize {
        self.at.partition_point(|b| *b < byte)
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
        i == 0 || i >= self.len() || self.word.get(i) != self.word.get(i - 1)
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

    pub(crate) fn tag(&self, i: usize) -> &'static str {
        let word = self.word.get(i).and_then(|w| self.words.get(*w as usize));
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
        assert_eq!(reading.chars.len(), 4);
        assert!(reading.is_edge(2) && !reading.is_edge(1));
        assert_eq!(reading.word_start(3), 2);
        assert_eq!(reading.str(2, 4), "银行");
        assert!(reading.ends_with(4, "海银行") && !reading.ends_with(1, "上海"));
    }
}
