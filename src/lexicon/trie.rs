//! A trie over characters: small, quick to fill, one hash probe a character.

/// Maps strings to numbers and finds every stored string that a text starts with.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trie {
    /// `node << 21 | character`, or 0 for a free slot: node 0 is never a parent of NUL.
    keys: Vec<u64>,
    children: Vec<u32>,
    /// The value of each node plus one.
    values: Vec<u32>,
    used: usize,
}

impl Trie {
    pub(crate) fn with_capacity(edges: usize) -> Trie {
        let slots = (edges * 2).next_power_of_two().max(64);
        Trie { keys: vec![0; slots], children: vec![0; slots], values: vec![0], used: 0 }
    }

    /// Stores `value` for `text` unless it has one; the value that it has now.
    pub(crate) fn insert(&mut self, text: &str, value: u32) -> u32 {
        let mut node = 0;
        for c in text.chars() {
            if self.keys.len() < (self.used + 1) * 2 {
                self.grow();
            }
            let key = key(node, c);
            let slot = self.slot(key);
            node = match (self.keys.get_mut(slot), self.children.get_mut(slot)) {
                (Some(k), Some(child)) => {
                    if *k == 0 {
                        *k = key;
                        *child = self.values.len() as u32;
                        self.values.push(0);
                        self.used += 1;
                    }
                    *child
                }
                _ => return value,
            };
        }
        match self.values.get_mut(node as usize) {
            Some(v) if node != 0 => {
                if *v == 0 {
                    *v = value + 1;
                }
                *v - 1
            }
            _ => value,
        }
    }

    /// Every stored prefix of `chars`, shortest first: its length in characters and its value.
    pub(crate) fn prefixes<'a>(&'a self, chars: &'a [char]) -> impl Iterator<Item = (usize, u32)> + 'a {
        let mut node = 0;
        chars
            .iter()
            .zip(1..)
            .map_while(move |(&c, len)| {
                node = self.step(node, c)?;
                Some((len, node))
            })
            .filter_map(|(len, node)| match self.values.get(node as usize) {
                Some(&v) if v > 0 => Some((len, v - 1)),
                _ => None,
            })
    }

    /// The longest stored prefix of `chars`.
    pub(crate) fn longest(&self, chars: &[char]) -> Option<(usize, u32)> {
        self.prefixes(chars).last()
    }

    /// The value of `text` as a whole.
    pub(crate) fn get(&self, text: &str) -> Option<u32> {
        let node = text.chars().try_fold(0, |node, c| self.step(node, c))?;
        self.values.get(node as usize).filter(|v| **v > 0).map(|v| v - 1)
    }

    fn step(&self, node: u32, c: char) -> Option<u32> {
        let key = key(node, c);
        let slot = self.slot(key);
        (self.keys.get(slot) == Some(&key)).then(|| self.children.get(slot).copied())?
    }

    /// The slot that holds `key`, or the free one where it belongs. At least half of the slots are free.
    fn slot(&self, key: u64) -> usize {
        let mask = self.keys.len().wrapping_sub(1);
        let mut slot = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & mask;
        while self.keys.get(slot).is_some_and(|k| *k != 0 && *k != key) {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        let mut larger = Trie::with_capacity(self.keys.len().max(32));
        for (&key, &child) in self.keys.iter().zip(&self.children) {
            if key != 0 {
                let slot = larger.slot(key);
                if let (Some(k), Some(c)) = (larger.keys.get_mut(slot), larger.children.get_mut(slot)) {
                    (*k, *c) = (key, child);
                }
            }
        }
        self.keys = larger.keys;
        self.children = larger.children;
        if self.values.is_empty() {
            self.values.push(0);
        }
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
        assert_eq!(trie.get("浦江银行"), Some(2));
        assert_eq!(trie.get("浦江银"), None);
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
