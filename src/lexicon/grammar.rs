//! The words that the grammar of names and terms turns on: endings, edges, what agencies do, what any report says.

use super::NameKind;
use super::trie::Trie;

/// What an ending demands of what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// 有限公司: everything up to the left edge belongs to the name.
    Legal,
    /// 集团, 银行, 协会, 大学: needs a brand, a place or an organisation before it.
    Proper,
    /// 科技, 证券, 投资: a short name where the brand is no ordinary word.
    Trade,
    /// 中心, 委员会, 联盟: needs a place or an organisation before it; a brand is not enough.
    Placed,
    /// 分行, 支行, 分公司: a part of the organisation that stands before it.
    Part,
    /// 司, 处, 室: a department of the agency that stands before it.
    Department,
    /// 区, 县, 街道, 开发区: a place.
    Place,
    /// 大会, 论坛: an event.
    Event,
    /// 基金: not where 管理, 公司 and the like follow.
    Fund,
    /// ETF, 混合: a fund that a fund house sells.
    Share,
}

impl Ending {
    fn parse(name: &str) -> Option<Ending> {
        Some(match name {
            "legal" => Ending::Legal,
            "proper" => Ending::Proper,
            "trade" => Ending::Trade,
            "placed" => Ending::Placed,
            "part" => Ending::Part,
            "department" => Ending::Department,
            "place" => Ending::Place,
            "event" => Ending::Event,
            "fund" => Ending::Fund,
            "share" => Ending::Share,
            _ => return None,
        })
    }
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Head {
    pub ending: Ending,
    pub kind: NameKind,
}

/// A set of the classes of a word.
pub(crate) type Mask = u32;

/// Masks of words: see `grammar/words.txt`.
pub(crate) const STOP: Mask = 1;
pub(crate) const INNER: Mask = 2;
pub(crate) const COMMON: Mask = 4;
pub(crate) const BRANDISH: Mask = 8;
pub(crate) const COMMONPLACE: Mask = 16;
pub(crate) const LOOSE: Mask = 32;
pub(crate) const NOMINAL: Mask = 64;
pub(crate) const GENERIC: Mask = 128;
pub(crate) const HOUSE: Mask = 256;
pub(crate) const PLAIN_TRADE: Mask = 1 << 9;
pub(crate) const PLACED_TRADE: Mask = 1 << 10;
pub(crate) const BUSINESS: Mask = 1 << 11;
pub(crate) const NO_PLACE: Mask = 1 << 12;
pub(crate) const VENUE: Mask = 1 << 13;
pub(crate) const POLICY: Mask = 1 << 14;
pub(crate) const PAPER: Mask = 1 << 15;

/// The classes of words by the names of their rows.
const CLASSES: &[(&str, Mask)] = &[
    ("stop", STOP),
    ("inner", INNER),
    ("common", COMMON),
    ("brand", BRANDISH),
    ("commonplace", COMMONPLACE),
    ("loose", LOOSE),
    ("nominal", NOMINAL),
    ("generic", GENERIC),
    ("house", HOUSE),
    ("plain-trade", PLAIN_TRADE),
    ("placed-trade", PLACED_TRADE),
    ("business", BUSINESS),
    ("no-place", NO_PLACE),
    ("venue", VENUE),
    ("policy", POLICY),
    ("paper", PAPER),
];

/// Sets of words, ready for look-up at a place.
#[derive(Debug, Default)]
pub(crate) struct Grammar {
    heads: Trie,
    head_table: Vec<Head>,
    duties: Trie,
    offices: Trie,
    organs: Trie,
    words: Trie,
    masks: Vec<Mask>,
    /// Endings with what follows them where they are none.
    denials: Vec<(String, Trie)>,
}

impl Grammar {
    /// Takes a row of the table `table`.
    pub(super) fn row(&mut self, table: &str, row: &str) {
        let Some((class, words)) = row.split_once(' ') else { return };
        match (table, class) {
            ("endings", _) => self.endings(class, words),
            ("agencies", "duty") => fill(&mut self.duties, words),
            ("agencies", "office") => fill(&mut self.offices, words),
            ("agencies", "organ") => fill(&mut self.organs, words),
            ("denials", _) => {
                let mut denials = Trie::default();
                fill(&mut denials, words);
                self.denials.push((class.to_owned(), denials));
            }
            ("words", _) => {
                if let Some((_, mask)) = CLASSES.iter().find(|(name, _)| *name == class) {
                    self.mark(*mask, words);
                }
            }
            _ => {}
        }
    }

    fn endings(&mut self, ending: &str, rest: &str) {
        let Some((kind, words)) = rest.split_once(' ') else { return };
        let (Some(ending), Some(kind)) = (Ending::parse(ending), NameKind::parse(kind)) else { return };
        for word in words.split(' ') {
            self.heads.insert(word, self.head_table.len() as u32);
        }
        self.head_table.push(Head { ending, kind });
    }

    fn mark(&mut self, mask: Mask, words: &str) {
        for word in words.split(' ') {
            let id = self.words.insert(word, self.masks.len() as u32) as usize;
            match self.masks.get_mut(id) {
                Some(known) => *known |= mask,
                None => self.masks.push(mask),
            }
        }
    }

    /// The longest ending that starts here.
    pub(crate) fn head(&self, chars: &[char]) -> Option<(usize, Head)> {
        let (len, id) = self.heads.walk(chars).last()?;
        Some((len, *self.head_table.get(id as usize)?))
    }

    /// Endings, duties and organs.
    pub(super) fn tries(&self) -> [&Trie; 3] {
        [&self.heads, &self.duties, &self.organs]
    }

    /// The lengths of the duties that start here.
    pub(crate) fn duties<'a>(&'a self, chars: &'a [char]) -> impl Iterator<Item = usize> + 'a {
        self.duties.prefixes(chars).map(|(len, _)| len)
    }

    pub(crate) fn office(&self, chars: &[char]) -> Option<usize> {
        self.offices.longest(chars).map(|(len, _)| len)
    }

    pub(crate) fn organ(&self, chars: &[char]) -> Option<usize> {
        self.organs.walk(chars).last().map(|(len, _)| len)
    }

    /// Whether the grammar knows the word as one of ordinary language.
    pub(crate) fn is_ordinary(&self, word: &str) -> bool {
        self.mask(word) & (STOP | INNER | COMMON) != 0
    }

    /// The mask of a word: [`STOP`], [`INNER`], [`COMMON`] and the others.
    pub(crate) fn mask(&self, word: &str) -> Mask {
        self.words.get(word).and_then(|id| self.masks.get(id as usize)).copied().unwrap_or(0)
    }

    /// Whether a word of the class ends `text`.
    pub(crate) fn ends(&self, text: &str, mask: Mask) -> bool {
        let starts = text.char_indices().rev().take(6);
        starts.into_iter().any(|(at, _)| text.get(at..).is_some_and(|word| self.mask(word) & mask != 0))
    }

    /// Whether `after` shows that `head` ended no name.
    pub(crate) fn denied(&self, head: &str, after: &[char]) -> bool {
        let ends = |end: &str| head.as_bytes().last() == end.as_bytes().last() && head.ends_with(end);
        self.denials.iter().any(|(end, denials)| ends(end) && denials.longest(after).is_some())
    }
}

fn fill(trie: &mut Trie, words: &str) {
    for word in words.split(' ') {
        trie.insert(word, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn what_follows_shows_that_an_ending_ended_nothing() {
        let lexicon = Lexicon::embedded();
        let denied = |head, after| lexicon.grammar().denied(head, &chars(after));
        assert!(denied("银行", "业务") && denied("某某银行", "和保险") && !denied("银行", "和"));
    }

    #[test]
    fn endings_and_words_have_their_classes() {
        let lexicon = Lexicon::embedded();
        let g = lexicon.grammar();
        let head = g.head(&chars("有限公司的")).unwrap();
        assert_eq!((head.0, head.1.ending, head.1.kind), (4, Ending::Legal, NameKind::Company));
        assert_eq!(g.mask("近日"), STOP);
        assert!(g.is_ordinary("投资") && g.organ(&chars("人民政府办公厅")) == Some(7));
        assert_eq!(g.duties(&chars("科学技术厅")).last(), Some(4));
    }
}
