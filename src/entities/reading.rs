//! A sentence as the rules read it: its characters, and the words they belong to.

use crate::lexicon::starts::Starts;
use crate::segment::words::Word;
use crate::span::{Clean, Span};

/// The characters of a document, decoded once for every rule that reads its sentences.
#[derive(Debug)]
pub(crate) struct Characters<'a> {
    text: &'a str,
    words: &'a [Word],
    chars: Vec<char>,
    /// What may begin at each character.
    starts: Vec<u8>,
    /// The byte of each character and the index of its word; one more for the end.
    places: Vec<(u32, u32)>,
}

impl<'a> Characters<'a> {
    /// Of a text and its words, which cover it where there are any.
    pub(crate) fn new(text: &'a str, words: &'a [Word], starts: &Starts) -> Characters<'a> {
        let count = text.chars().count();
        // Lists of the right length are filled without asking for room.
        let mut chars = vec!['\0'; count];
        for (slot, c) in chars.iter_mut().zip(text.chars()) {
            *slot = c;
        }
        let starts_of = |pair: &[char]| match pair {
            [first, second] => starts.at(*first, *second),
            _ => 0,
        };
        let mut starts = Vec::with_capacity(count);
        starts.extend(chars.windows(2).map(starts_of));
        starts.extend(chars.last().map(|last| starts_of(&[*last, '\0'])));
        let mut places = vec![(0, u32::MAX); count + 1];
        let mut slots = places.iter_mut().zip(&chars);
        let covered = words.last().map_or(0, |w| w.span.end as usize);
        let rest = Word { span: Span::new(covered, text.len()), tag: "x" };
        let mut at = 0;
        for (word, i) in words.iter().chain([&rest]).zip(0..) {
            while at < word.span.end
                && let Some((slot, c)) = slots.next()
            {
                *slot = (at, i);
                at += c.len_utf8() as u32;
            }
        }
        if let Some(end) = places.last_mut() {
            end.0 = at;
        }
        Characters { text, words, chars, starts, places }
    }

    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    /// All characters.
    pub(crate) fn chars(&self) -> &[char] {
        &self.chars
    }

    /// Where one of `what` may begin.
    pub(crate) fn starts(&self, what: u8) -> impl Iterator<Item = usize> {
        each(&self.starts, what).map(|(i, _)| i)
    }

    /// Character `i`, NUL where there is none.
    pub(crate) fn char(&self, i: usize) -> char {
        self.chars.get(i).copied().unwrap_or('\0')
    }

    /// The characters from `i` on.
    pub(crate) fn from(&self, i: usize) -> &[char] {
        self.chars.get(i..).unwrap_or(&[])
    }

    /// The characters before `i`.
    pub(crate) fn until(&self, i: usize) -> &[char] {
        self.chars.get(..i).unwrap_or(&[])
    }

    /// Where character `i` begins.
    pub(crate) fn byte(&self, i: usize) -> usize {
        self.places.get(i).map_or(self.text.len(), |p| p.0 as usize)
    }

    /// The words from the one on that holds character `i`.
    pub(crate) fn words_from(&self, i: usize) -> &'a [Word] {
        self.places.get(i).and_then(|p| self.words.get(p.1 as usize..)).unwrap_or(&[])
    }

    /// Reads `sentence`; `at` is a character at or before its start, and becomes the one at its end.
    pub(crate) fn read(&'a self, sentence: Span<Clean>, at: &mut usize) -> Reading<'a> {
        let after = |from: usize, byte: u32| {
            let first = self.places.get(from).map_or(byte, |p| p.0);
            // A character takes a byte or more.
            let most = from.saturating_add(byte.saturating_sub(first) as usize).min(self.places.len());
            from + self.places.get(from..most).unwrap_or(&[]).partition_point(|p| p.0 < byte)
        };
        let start = after(*at, sentence.start);
        *at = after(start, sentence.end);
        Reading {
            text: self.text,
            words: self.words,
            chars: self.chars.get(start..*at).unwrap_or(&[]),
            starts: self.starts.get(start..*at).unwrap_or(&[]),
            places: self.places.get(start..=*at).unwrap_or(&[]),
        }
    }
}

/// One sentence, by characters.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reading<'a> {
    text: &'a str,
    words: &'a [Word],
    chars: &'a [char],
    starts: &'a [u8],
    /// One more than characters.
    places: &'a [(u32, u32)],
}

impl<'a> Reading<'a> {
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

    pub(crate) fn from(&self, i: usize) -> &'a [char] {
        self.chars.get(i..).unwrap_or(&[])
    }

    /// Where one of `what` may begin, and which.
    pub(crate) fn starts(&self, what: u8) -> impl Iterator<Item = (usize, u8)> + 'a {
        each(self.starts, what)
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
        let word = self.word(i).filter(|_| i < self.len()).and_then(|w| self.words.get(w as usize));
        word.map_or("x", |w| w.tag)
    }
}

/// The places of `starts` that share a bit with `what`, and which bits. Eight characters are asked at once.
#[inline]
fn each(starts: &[u8], what: u8) -> impl Iterator<Item = (usize, u8)> {
    let asked = u64::from_le_bytes([what; 8]);
    let mut blocks = starts.chunks(8).zip((0..).step_by(8));
    let (mut found, mut first) = (0, 0);
    std::iter::from_fn(move || {
        while found == 0 {
            let (block, at) = blocks.next()?;
            let eight = block.first_chunk::<8>().copied().unwrap_or_else(|| {
                let mut padded = [0; 8];
                padded.iter_mut().zip(block).for_each(|(to, from)| *to = *from);
                padded
            });
            (found, first) = (u64::from_le_bytes(eight) & asked, at);
        }
        let byte = found.trailing_zeros() / 8;
        let bits = (found >> (byte * 8)) as u8;
        found &= !(0xFF << (byte * 8));
        Some((first + byte as usize, bits))
    })
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
    use crate::lexicon::starts::HEADS;

    #[test]
    fn characters_know_their_words() {
        let text = "甲。上海银行";
        let word = |a, b| Word { span: Span::new(a, b), tag: "n" };
        let words = [word(0, 3), word(3, 6), word(6, 12), word(12, 18)];
        let characters = Characters::new(text, &words, crate::lexicon::Lexicon::embedded().starts());
        let mut at = 0;
        let reading = characters.read(Span::new(6, 18), &mut at);
        assert_eq!(reading.len(), 4);
        assert!(reading.is_edge(2) && !reading.is_edge(1));
        assert_eq!(reading.word_start(3), 2);
        assert_eq!(reading.str(2, 4), "银行");
        assert_eq!(reading.starts(HEADS).map(|s| s.0).collect::<Vec<_>>(), [2]);
        assert!(reading.ends_with(4, "海银行") && !reading.ends_with(1, "上海"));
    }
}
