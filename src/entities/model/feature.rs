//! What the tagger looks at: the characters around a place, and the words that they belong to.

use crate::segment::words::Word;

/// Features of a place.
pub(super) const FEATURES: usize = 17;
/// Features are known by this many bits of their hash.
pub(super) const BITS: u32 = 24;

/// A clause for the tagger: its characters, and for each the word, its tag and the place in it.
#[derive(Default)]
pub(super) struct Clause {
    chars: Vec<char>,
    words: Vec<Place>,
}

#[derive(Clone, Copy, Default)]
struct Place {
    /// Hashes of the word and of its tag with the place in it; of its neighbours the hash, and of their tags.
    word: u32,
    tag: u32,
    seat: u32,
    before: u32,
    after: u32,
    tag_before: u32,
    tag_after: u32,
}

impl Clause {
    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// Reads the characters of `text` and its words, which cover it.
    pub(super) fn fill(&mut self, text: &str, words: &[Word], offset: usize) {
        self.chars.clear();
        self.words.clear();
        let known = |i: Option<usize>| {
            let word = i.and_then(|i| words.get(i))?;
            let start = (word.span.start as usize).checked_sub(offset)?;
            Some((text.get(start..start + word.span.len())?, word.tag))
        };
        for i in 0..words.len() {
            let Some((word, tag)) = known(Some(i)) else { continue };
            let (before, tag_before) = known(i.checked_sub(1)).unwrap_or_default();
            let (after, tag_after) = known(Some(i + 1)).unwrap_or_default();
            let count = word.chars().count();
            for (k, c) in word.chars().enumerate() {
                let seat = match (k, count) {
                    (_, 1) => 0,
                    (0, _) => 1,
                    (k, n) if k + 1 == n => 2,
                    _ => 3,
                };
                self.chars.push(fold(c));
                self.words.push(Place {
                    word: hash(word),
                    tag: hash(tag),
                    seat,
                    before: hash(before),
                    after: hash(after),
                    tag_before: hash(tag_before),
                    tag_after: hash(tag_after),
                });
            }
        }
    }

    /// The keys of the features at character `i`.
    pub(super) fn features(&self, i: usize) -> [u32; FEATURES] {
        let c = |d: isize| i.checked_add_signed(d).and_then(|i| self.chars.get(i)).map_or(0, |&c| c as u32);
        let (b2, b1, c0, a1, a2) = (c(-2), c(-1), c(0), c(1), c(2));
        let w = self.words.get(i).copied().unwrap_or_default();
        [
            key(0, b2, 0),
            key(1, b1, 0),
            key(2, c0, 0),
            key(3, a1, 0),
            key(4, a2, 0),
            key(5, b2, b1),
            key(6, b1, c0),
            key(7, c0, a1),
            key(8, a1, a2),
            key(9, b1, a1),
            key(10, w.tag, w.seat),
            key(11, w.word, w.seat),
            key(12, w.before, w.seat),
            key(13, w.after, w.seat),
            key(14, w.tag ^ w.tag_before.rotate_left(9), w.seat),
            key(15, w.tag ^ w.tag_after.rotate_left(17), w.seat),
            key(16, w.tag_before ^ w.tag_after.rotate_left(7), w.tag ^ w.seat),
        ]
    }
}

/// Digits are all one, and so are letters: names seldom depend on which.
fn fold(c: char) -> char {
    match c {
        '0'..='9' => '0',
        'A'..='Z' => 'A',
        'a'..='z' => 'a',
        _ => c,
    }
}

fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811C_9DC5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

fn key(template: u32, a: u32, b: u32) -> u32 {
    let mut h = (a ^ 0x9E37_79B9).wrapping_mul(0x85EB_CA6B) ^ template.wrapping_mul(0xC2B2_AE35);
    h = (h ^ (h >> 15)).wrapping_add(b).wrapping_mul(0x2C1B_3C6D);
    h = (h ^ (h >> 12)).wrapping_mul(0x297A_2D39);
    (h ^ (h >> 15)) >> (32 - BITS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    #[test]
    fn features_depend_on_the_neighbourhood_alone() {
        let words = |a: usize| [Word { span: Span::new(a, a + 6), tag: "n" }, Word { span: Span::new(a + 6, a + 9), tag: "v" }];
        let (mut one, mut two) = (Clause::default(), Clause::default());
        one.fill("上海说", &words(0), 0);
        two.fill("上海说", &words(30), 30);
        assert_eq!((one.len(), one.features(1)), (3, two.features(1)));
        assert_ne!(one.features(0), one.features(1));
    }
}
