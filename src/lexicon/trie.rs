//! A trie over characters: small, quick to fill, one hash probe a character, and none where no string begins.

/// Maps strings to numbers and finds every stored string that a text starts with.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trie {
    /// By their low bits the characters that begin a string, those that are one, and the pairs that begin a longer one:
    /// most characters of a text need no more than these.
    first: Bits<{ SINGLES / 64 }>,
    single: Bits<{ SINGLES / 64 }>,
    pairs: Bits<{ PAIRS / 64 }>,
    slots: Vec<Slot>,
    used: u32,
}

/// The step from a node by a character.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// `1 << 63 | node << 21 | character`, or 0 for a free slot.
    key: u64,
    child: u32,
    /// The value of the string that ends here plus one.
    value: u32,
}

/// The stored strings that a text starts with.
#[derive(Debug)]
pub(crate) struct Prefixes<'a> {
    trie: &'a Trie,
    rest: std::slice::Iter<'a, char>,
    node: u32,
    len: usize,
}

impl Iterator for Prefixes<'_> {
    type Item = (usize, u32);

    #[inline]
    fn next(&mut self) -> Option<(usize, u32)> {
        loop {
            let Some(slot) = self.rest.next().and_then(|c| self.trie.step(self.node, *c)) else {
                self.rest = [].iter();
                return None;
            };
            self.node = slot.child;
            self.len += 1;
            if let Some(value) = slot.value.checked_sub(1) {
                return Some((self.len, value));
            }
        }
    }
}

/// A set of numbers modulo its size in bits; nothing where it is empty.
#[derive(Clone, Debug, Default)]
struct Bits<const WORDS: usize>(Option<Box<[u64; WORDS]>>);

impl<const WORDS: usize> Bits<WORDS> {
    fn set(&mut self, i: usize) {
        let words = self.0.get_or_insert_with(|| Box::new([0; WORDS]));
        if let Some(word) = words.get_mut(i / 64 % WORDS) {
            *word |= 1 << (i % 64);
        }
    }

    #[inline]
    fn has(&self, i: usize) -> bool {
        let word = self.0.as_ref().and_then(|words| words.get(i / 64 % WORDS));
        word.is_some_and(|word| word >> (i % 64) & 1 == 1)
    }

    fn all(&self) -> impl Iterator<Item = usize> {
        (0..WORDS * 64).filter(|i| self.has(*i))
    }
}

/// How many numbers [`single`] and [`pair`] make.
pub(crate) const SINGLES: usize = 128 * 64;
pub(crate) const PAIRS: usize = 1024 * 64;

#[inline]
pub(crate) fn single(c: char) -> usize {
    c as usize % SINGLES
}

#[inline]
pub(crate) fn pair(first: char, second: char) -> usize {
    let mixed = (first as u32).wrapping_mul(0x9E37_79B1) ^ (second as u32).wrapping_mul(0x85EB_CA6B);
    (mixed >> 16) as usize
}

impl Trie {
    pub(crate) fn with_capacity(edges: usize) -> Trie {
        let slots = (edges * 2).next_power_of_two().max(64);
        Trie { slots: vec![Slot::default(); slots], ..Trie::default() }
    }

    /// Which characters are stored strings, as [`single`] numbers them.
    pub(super) fn singles(&self) -> impl Iterator<Item = usize> {
        self.single.all()
    }

    /// Which two characters begin stored strings, as [`pair`] numbers them.
    pub(super) fn pairs(&self) -> impl Iterator<Item = usize> {
        self.pairs.all()
    }

    /// Stores `value` for `text` unless it has one; the value that it has now.
    pub(crate) fn insert(&mut self, text: &str, value: u32) -> u32 {
        self.insert_chars(text.chars(), value)
    }

    /// The same for characters in any order: a trie of reversed strings finds what a text ends with.
    pub(crate) fn insert_chars(&mut self, chars: impl Iterator<Item = char> + Clone, value: u32) -> u32 {
        let mut marks = chars.clone();
        match (marks.next(), marks.next()) {
            (Some(first), second) => {
                self.first.set(single(first));
                match second {
                    Some(second) => self.pairs.set(pair(first, second)),
                    None => self.single.set(single(first)),
                }
            }
            _ => return value,
        }
        let mut node = 0;
        let mut last = None;
        for c in chars {
            if self.slots.len() < (self.used as usize + 1) * 2 {
                self.grow();
            }
            let key = key(node, c);
            let at = self.find(key);
            let Some(slot) = self.slots.get_mut(at) else { return value };
            if slot.key == 0 {
                self.used += 1;
                *slot = Slot { key, child: self.used, value: 0 };
            }
            node = slot.child;
            last = Some(at);
        }
        match last.and_then(|at| self.slots.get_mut(at)) {
            Some(slot) => {
                if slot.value == 0 {
                    slot.value = value + 1;
                }
                slot.value - 1
            }
            None => value,
        }
    }

    /// Every stored prefix of `chars`, shortest first: its length in characters and its value.
    #[inline]
    pub(crate) fn prefixes<'a>(&'a self, chars: &'a [char]) -> Prefixes<'a> {
        self.walk(if self.begins(chars) { chars } else { &[] })
    }

    /// The same where it is known already that a string may begin.
    #[inline]
    pub(crate) fn walk<'a>(&'a self, chars: &'a [char]) -> Prefixes<'a> {
        Prefixes { trie: self, rest: chars.iter(), node: 0, len: 0 }
    }

    /// The longest stored prefix of `chars`.
    #[inline]
    pub(crate) fn longest(&self, chars: &[char]) -> Option<(usize, u32)> {
        self.prefixes(chars).last()
    }

    /// The value of the longest stored prefix of `chars`.
    #[inline]
    pub(crate) fn longest_of(&self, mut chars: impl Iterator<Item = char>) -> Option<u32> {
        let first = chars.next()?;
        if !self.first.has(single(first)) {
            return None;
        }
        let mut next = chars.next();
        if !self.follows(first, next) {
            return None;
        }
        let mut slot = self.step(0, first)?;
        let mut value = slot.value;
        while let Some(below) = next.and_then(|c| self.step(slot.child, c)) {
            slot = below;
            value = if slot.value > 0 { slot.value } else { value };
            next = chars.next();
        }
        value.checked_sub(1)
    }

    /// Whether `chars` may begin with a stored string.
    #[inline]
    pub(crate) fn begins(&self, chars: &[char]) -> bool {
        match chars {
            [first, rest @ ..] => {
                self.first.has(single(*first)) && self.follows(*first, rest.first().copied())
            }
            [] => false,
        }
    }

    /// Whether a stored string may begin with `c`.
    #[inline]
    pub(crate) fn begins_with(&self, c: char) -> bool {
        self.first.has(single(c))
    }

    #[inline]
    fn follows(&self, first: char, second: Option<char>) -> bool {
        second.is_some_and(|second| self.pairs.has(pair(first, second))) || self.single.has(single(first))
    }

    /// The value of `text` as a whole.
    pub(crate) fn get(&self, text: &str) -> Option<u32> {
        let mut marks = text.chars();
        let first = marks.next()?;
        if !self.first.has(single(first)) || !self.follows(first, marks.next()) {
            return None;
        }
        let mut at = Slot::default();
        for c in text.chars() {
            at = *self.step(at.child, c)?;
        }
        at.value.checked_sub(1)
    }

    #[inline]
    fn step(&self, node: u32, c: char) -> Option<&Slot> {
        self.slots.get(self.find(key(node, c))).filter(|slot| slot.key != 0)
    }

    /// The slot that holds `key`, or the free one where it belongs. At least half of the slots are free.
    #[inline]
    fn find(&self, key: u64) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & mask;
        while self.slots.get(at).is_some_and(|s| s.key != 0 && s.key != key) {
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        let mut larger = Trie::with_capacity(self.slots.len().max(32));
        for slot in self.slots.iter().filter(|s| s.key != 0) {
            let at = larger.find(slot.key);
            if let Some(free) = larger.slots.get_mut(at) {
                *free = *slot;
            }
        }
        self.slots = larger.slots;
    }
}

fn key(node: u32, c: char) -> u64 {
    u64::from(node) << 21 | u64::from(u32::from(c)) | 1 << 63
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_prefix_and_the_longest() {
        let mut trie = Trie::default();
        for (text, value) in [("浦江", 1), ("浦江银行", 2), ("江", 3), ("浦江银行", 9)] {
            trie.insert(text, value);
        }
        let chars: Vec<char> = "浦江银行业".chars().collect();
        assert_eq!(trie.prefixes(&chars).collect::<Vec<_>>(), [(2, 1), (4, 2)]);
        assert_eq!(trie.longest(&chars[1..]), Some((1, 3)));
        assert_eq!(trie.longest_of("江银".chars()), Some(3));
        assert_eq!(trie.longest_of("浦江银行".chars()), Some(2));
        assert_eq!(trie.longest_of("浦".chars()), None);
        assert_eq!(trie.get("浦江银行"), Some(2));
        assert_eq!(trie.get("浦江银"), None);
        assert_eq!(Trie::default().get("浦"), None);
        assert_eq!(Trie::default().longest(&chars), None);
    }

    #[test]
    fn grows_and_keeps_everything() {
        let mut trie = Trie::default();
        for i in 0..2000u32 {
            trie.insert(&format!("甲{i}乙"), i);
        }
        assert!((0..2000).all(|i| trie.get(&format!("甲{i}乙")) == Some(i)));
    }
}
