//! What may begin at a character: the filters of all tables that look for something everywhere, in one.

use super::grammar::Grammar;
use super::names::Names;
use super::persons::{DOUBLE, FAMOUS, Persons, SOUND, SURNAME};
use super::trie::{self, Trie};

/// Names of the gazetteer.
pub(crate) const NAMES: u8 = 1;
/// Endings of organisations.
pub(crate) const HEADS: u8 = 2;
/// What agencies do.
pub(crate) const DUTIES: u8 = 4;
/// Organs.
pub(crate) const ORGANS: u8 = 8;
/// Deeds of firms: rounds of financing, notices, codes.
pub(crate) const DEEDS: u8 = 16;
/// Lists.
pub(crate) const LISTS: u8 = 32;
/// Titles and quotes.
pub(crate) const TITLES: u8 = 64;
/// Persons.
pub(crate) const PERSONS: u8 = 128;

/// What two characters open.
const OPENINGS: &[(char, char, u8)] = &[
    // ST凯利: a mark before names that the gazetteer lacks.
    ('S', 'T', NAMES),
    ('领', '投', DEEDS),
    ('跟', '投', DEEDS),
    ('参', '投', DEEDS),
    ('轮', '融', DEEDS),
    ('公', '告', DEEDS),
    ('签', '署', DEEDS),
    ('签', '订', DEEDS),
    ('收', '购', DEEDS),
    ('达', '成', DEEDS),
    ('在', '互', DEEDS),
    ('披', '露', DEEDS),
    ('子', '公', DEEDS),
    ('股', '东', DEEDS),
    ('旗', '下', DEEDS),
    ('增', '资', DEEDS),
    ('%', '股', DEEDS),
    ('%', '的', DEEDS),
    ('％', '股', DEEDS),
    ('％', '的', DEEDS),
];

/// What single characters open.
const MARKS: &[(&str, u8)] = &[
    ("、", LISTS),
    ("“\"「《》\n", TITLES),
    // The dots of foreign names, and Latin names.
    ("·•‧・∙ABCDEFGHIJKLMNOPQRSTUVWXYZ", PERSONS),
];

/// A look at a character and the next answers for all of them; what it says may be wrong, what it denies is not there.
#[derive(Debug)]
pub(crate) struct Starts {
    single: Box<[u8; trie::SINGLES]>,
    pairs: Box<[u8; trie::PAIRS]>,
}

impl Starts {
    pub(super) fn new(names: &Names, grammar: &Grammar, persons: &Persons) -> Starts {
        let mut out = Starts { single: Box::new([0; trie::SINGLES]), pairs: Box::new([0; trie::PAIRS]) };
        let [heads, duties, organs] = grammar.tries();
        for (trie, bit) in [(names.trie(), NAMES), (heads, HEADS), (duties, DUTIES), (organs, ORGANS)] {
            out.trie(trie, bit);
        }
        for &(first, second, bit) in OPENINGS {
            mark(&mut *out.pairs, trie::pair(first, second), bit);
        }
        // The code in the bracket after a name.
        for open in ['（', '('] {
            for code in ('0'..='9').chain('A'..='Z') {
                mark(&mut *out.pairs, trie::pair(open, code), DEEDS);
            }
        }
        let persons = persons.of_classes(SURNAME | DOUBLE | FAMOUS | SOUND).map(|c| (c, PERSONS));
        let marks = MARKS.iter().flat_map(|(chars, bit)| chars.chars().map(|c| (c, *bit)));
        for (c, bit) in persons.chain(marks) {
            mark(&mut *out.single, trie::single(c), bit);
        }
        out
    }

    fn trie(&mut self, trie: &Trie, bit: u8) {
        trie.singles().for_each(|i| mark(&mut *self.single, i, bit));
        trie.pairs().for_each(|i| mark(&mut *self.pairs, i, bit));
    }

    /// What may begin with `first`, alone or before `second`.
    #[inline]
    pub(crate) fn at(&self, first: char, second: char) -> u8 {
        let single = self.single.get(trie::single(first)).copied().unwrap_or(0);
        let pair = self.pairs.get(trie::pair(first, second)).copied().unwrap_or(0);
        single | pair
    }
}

fn mark(table: &mut [u8], i: usize, bit: u8) {
    if let Some(bits) = table.get_mut(i) {
        *bits |= bit;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn everything_that_begins_is_marked() {
        let lexicon = Lexicon::embedded();
        let at = |text: &str| {
            let mut chars = text.chars();
            lexicon.starts().at(chars.next().unwrap(), chars.next().unwrap_or('\0'))
        };
        assert_eq!(at("中国银行") & NAMES, NAMES);
        assert_eq!(at("有限公司") & HEADS, HEADS);
        assert_eq!(at("科技厅") & DUTIES, DUTIES);
        assert_eq!(at("领投方") & DEEDS, DEEDS);
        assert_eq!((at("、"), at("王") & PERSONS), (LISTS, PERSONS));
        assert_eq!(at("，"), 0);
    }
}
