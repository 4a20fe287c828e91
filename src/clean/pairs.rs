//! Neighbouring pairs of Chinese characters, words enough to tell which text a headline belongs to.

use super::chars::is_han;
use crate::order;

#[derive(Debug)]
pub(super) struct Pairs {
    /// Sorted, each once.
    pairs: Vec<(char, char)>,
    /// A bit for the low bits of every pair: most pairs of a text are none of these.
    filter: [u64; 16],
}

const fn place(pair: (char, char)) -> (usize, u32) {
    let bits = pair.0 as u32 * 31 + pair.1 as u32;
    ((bits >> 6) as usize % 16, bits % 64)
}

impl Pairs {
    pub(super) fn of(text: &str) -> Pairs {
        let chars = text.chars();
        let mut pairs: Vec<(char, char)> =
            chars.clone().zip(chars.skip(1)).filter(|(a, b)| is_han(*a) && is_han(*b)).collect();
        order::sort_by_key(&mut pairs, |pair| [pair.0 as u32, pair.1 as u32, 0, 0]);
        pairs.dedup();
        let mut filter = [0; 16];
        for (word, bit) in pairs.iter().copied().map(place) {
            if let Some(word) = filter.get_mut(word) {
                *word |= 1 << bit;
            }
        }
        Pairs { pairs, filter }
    }

    /// How many of them `lines` hold.
    pub(super) fn held<'a>(&self, lines: impl Iterator<Item = &'a str>) -> usize {
        let mut held = vec![false; self.pairs.len()];
        for line in lines {
            let mut before = ' ';
            for c in line.chars() {
                let pair = (std::mem::replace(&mut before, c), c);
                let (word, bit) = place(pair);
                if self.filter.get(word).is_some_and(|word| word >> bit & 1 == 1)
                    && let Ok(i) = self.pairs.binary_search(&pair)
                    && let Some(held) = held.get_mut(i)
                {
                    *held = true;
                }
            }
        }
        held.into_iter().filter(|held| *held).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_that_a_text_holds_are_counted_once() {
        let pairs = Pairs::of("科技金融、科技");
        assert_eq!(pairs.held(["科技金融发展", "科技"].into_iter()), 3);
        assert_eq!(pairs.held(["技科"].into_iter()), 0);
    }
}
