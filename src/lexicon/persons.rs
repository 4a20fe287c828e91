//! What tells the names of persons: characters of names, and words that stand beside them.

use super::trie::Trie;

/// What a character can be in a name: bits of [`Persons::class`].
pub(crate) const PLAIN: u16 = 1;
pub(crate) const WORD: u16 = 2;
pub(crate) const RARE: u16 = 4;
pub(crate) const SURNAME: u16 = PLAIN | WORD | RARE;
pub(crate) const OFTEN: u16 = 8;
pub(crate) const SOME: u16 = 16;
pub(crate) const SOUND: u16 = 32;
/// The first character of a surname of two.
pub(crate) const DOUBLE: u16 = 64;
/// The first character of a name that everybody knows.
pub(crate) const FAMOUS: u16 = 128;

/// Words that follow a name and are part of none.
pub(crate) const FOLLOWS: u16 = 256;
/// The first characters of what takes office or counts persons behind a name.
pub(crate) const TURNS: u16 = 512;

/// What a phrase beside a name is, by the name of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Firm,
    Soft,
    Credit,
    Head,
    Address,
    Appoint,
    Lead,
    Speech,
    Career,
    Acts,
    Tail,
    Never,
    Institution,
    Office,
    Modifier,
    /// A name.
    Name,
}

impl Class {
    const ALL: [(&str, Class); 16] = [
        ("firm", Class::Firm),
        ("soft", Class::Soft),
        ("credit", Class::Credit),
        ("head", Class::Head),
        ("address", Class::Address),
        ("appoint", Class::Appoint),
        ("lead", Class::Lead),
        ("speech", Class::Speech),
        ("career", Class::Career),
        ("acts", Class::Acts),
        ("tail", Class::Tail),
        ("never", Class::Never),
        ("institution", Class::Institution),
        ("office", Class::Office),
        ("modifier", Class::Modifier),
        ("name", Class::Name),
    ];
}

const FIRST: u32 = 0x4E00;
const COUNT: usize = 0x51A6;

/// Phrases with their classes, for the longest match at a place.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    trie: Trie,
}

impl Phrases {
    /// A phrase that comes twice keeps its first class.
    pub(crate) fn add(&mut self, phrase: &str, class: Class) {
        self.trie.insert(phrase, value(phrase, class));
    }

    /// Whether a phrase may begin with `c`.
    #[inline]
    pub(crate) fn opens(&self, c: char) -> bool {
        self.trie.begins_with(c)
    }

    /// Whether a phrase may begin `chars`.
    #[inline]
    pub(crate) fn may_begin(&self, chars: &[char]) -> bool {
        self.trie.begins(chars)
    }

    /// The byte length of the longest phrase that begins `chars`, with its class.
    #[inline]
    pub(crate) fn begins(&self, chars: &[char]) -> Option<(usize, Class)> {
        read(self.trie.longest(chars)?.1)
    }

    /// The byte length of the longest phrase that begins at byte `at`, with its class.
    pub(crate) fn at(&self, text: &str, at: usize) -> Option<(usize, Class)> {
        read(self.trie.longest_of(text.get(at..)?.chars())?)
    }
}

/// The same for what ends at a place.
#[derive(Debug, Default)]
pub(crate) struct Endings {
    /// Of the reversed phrases.
    trie: Trie,
}

impl Endings {
    fn add(&mut self, phrase: &str, class: Class) {
        self.trie.insert_chars(phrase.chars().rev(), value(phrase, class));
    }

    /// Whether a phrase may end `chars`.
    #[inline]
    pub(crate) fn may_end(&self, chars: &[char]) -> bool {
        match chars {
            [.., before, last] => self.trie.begins(&[*last, *before]),
            _ => self.trie.begins(chars),
        }
    }

    /// The byte length of the longest phrase that ends `chars`, with its class.
    pub(crate) fn ends(&self, chars: &[char]) -> Option<(usize, Class)> {
        read(self.trie.longest_of(chars.iter().rev().copied())?)
    }

    /// The byte length of the longest phrase that ends at byte `at`, with its class.
    pub(crate) fn before(&self, text: &str, at: usize) -> Option<(usize, Class)> {
        read(self.trie.longest_of(text.get(..at)?.chars().rev())?)
    }
}

/// Length and class in one number.
fn value(phrase: &str, class: Class) -> u32 {
    (phrase.len() as u32) << 4 | class as u32
}

fn read(value: u32) -> Option<(usize, Class)> {
    Some(((value >> 4) as usize, Class::ALL.get(value as usize & 15)?.1))
}

#[derive(Debug)]
pub(crate) struct Persons {
    classes: Vec<u16>,
    doubles: Trie,
    /// Titles and leading words, by what ends before a name.
    pub before: Endings,
    /// Forms of address and verbs, by what begins after a name.
    pub after: Phrases,
    /// Titles of foreign leaders, firms' founders and others that stand before a name without Chinese surname.
    pub heads: Endings,
    /// Whatever makes up a title.
    pub titles: Endings,
    /// Ordinary words that look like a surname with a given name, or like a given name.
    pub never: Phrases,
    /// What follows a name that is part of an institution's.
    pub institutions: Phrases,
    pub figures: Phrases,
    pub offices: Offices,
}

/// The words that the titles of persons are made of.
#[derive(Debug, Default)]
pub(crate) struct Offices {
    heads: Endings,
    words: Endings,
}

impl Offices {
    /// Where the title begins that ends `text`, as far as its own words explain it: 闽屿风电|副董事长.
    pub(crate) fn start(&self, text: &str) -> Option<usize> {
        let mut start = text.len() - self.head(text)?;
        while let Some(word) = text.get(..start).and_then(|t| self.word(t)) {
            start -= word;
        }
        Some(start)
    }

    /// The byte length of the longest word that ends a title and ends `text`.
    pub(crate) fn head(&self, text: &str) -> Option<usize> {
        Some(self.heads.before(text, text.len())?.0)
    }

    /// The same of any word of a title.
    pub(crate) fn word(&self, text: &str) -> Option<usize> {
        Some(self.words.before(text, text.len())?.0)
    }
}

impl Persons {
    /// Of the rows `class words…` under the names of their tables. A phrase of two classes has the one that comes first
    /// in the lists below.
    pub(super) fn new(rows: &[(&str, &str)]) -> Persons {
        let mut out = Persons {
            classes: vec![0; COUNT],
            doubles: Trie::default(),
            before: Endings::default(),
            after: Phrases::default(),
            heads: Endings::default(),
            titles: Endings::default(),
            never: Phrases::default(),
            institutions: Phrases::default(),
            figures: Phrases::default(),
            offices: Offices::default(),
        };
        for (table, row) in rows {
            match *table {
                "surnames" | "given" | "transliteration" => out.characters(row),
                "figures" => {
                    for name in row.split(' ') {
                        out.figures.add(name, Class::Name);
                        out.mark(name.chars().take(1), FAMOUS);
                    }
                }
                _ => {}
            }
        }
        out.mark("在向对从的与及等是将把被说也都就还又让给已犯互致均亦皆称拟".chars(), FOLLOWS);
        out.mark("任为担拟兼现曾历续连辞不的等一二两三四五六七八九十".chars(), TURNS);
        let words = |wanted: Class| {
            rows.iter()
                .filter(|(table, _)| matches!(*table, "titles" | "context"))
                .filter_map(|(_, row)| row.split_once(' '))
                .filter(move |(class, _)| Class::ALL.iter().any(|(name, c)| name == class && *c == wanted))
                .flat_map(|(_, words)| words.split(' '))
        };
        for class in [Class::Firm, Class::Credit, Class::Soft, Class::Appoint, Class::Lead] {
            words(class).for_each(|word| out.before.add(word, class));
        }
        for class in [Class::Address, Class::Speech, Class::Career, Class::Acts, Class::Tail] {
            words(class).for_each(|word| out.after.add(word, class));
        }
        for class in [Class::Firm, Class::Credit, Class::Soft, Class::Address, Class::Head] {
            words(class).for_each(|word| out.titles.add(word, class));
        }
        for class in [Class::Office, Class::Modifier] {
            words(class).for_each(|word| out.offices.words.add(word, class));
        }
        words(Class::Office).for_each(|word| out.offices.heads.add(word, Class::Office));
        words(Class::Head).for_each(|word| out.heads.add(word, Class::Head));
        words(Class::Institution).for_each(|word| out.institutions.add(word, Class::Institution));
        words(Class::Never).for_each(|word| out.never.add(word, Class::Never));
        out
    }

    fn characters(&mut self, row: &str) {
        let Some((class, words)) = row.split_once(' ') else { return };
        let bit = match class {
            "plain" => PLAIN,
            "word" => WORD,
            "rare" => RARE,
            "often" => OFTEN,
            "some" => SOME,
            "sound" => SOUND,
            _ => {
                for word in words.split(' ') {
                    self.doubles.insert(word, 0);
                    self.mark(word.chars().take(1), DOUBLE);
                }
                return;
            }
        };
        self.mark(words.chars(), bit);
    }

    fn mark(&mut self, chars: impl Iterator<Item = char>, bit: u16) {
        for c in chars {
            if let Some(class) = (c as u32).checked_sub(FIRST).and_then(|i| self.classes.get_mut(i as usize))
            {
                *class |= bit;
            }
        }
    }

    /// What a character can be in a name: [`SURNAME`], [`OFTEN`] and the others.
    pub(crate) fn class(&self, c: char) -> u16 {
        (c as u32).checked_sub(FIRST).and_then(|i| self.classes.get(i as usize)).copied().unwrap_or(0)
    }

    /// The characters of any of the classes.
    pub(super) fn of_classes(&self, classes: u16) -> impl Iterator<Item = char> {
        let chars = self.classes.iter().zip(FIRST..).filter(move |(class, _)| **class & classes != 0);
        chars.filter_map(|(_, c)| char::from_u32(c))
    }

    pub(crate) fn is_double(&self, surname: [char; 2]) -> bool {
        self.doubles.longest(&surname).is_some_and(|(len, _)| len == surname.len())
    }
}

/// 李欣先生、张大为先生: the text behind a word of address.
pub(crate) fn without_address(text: &str) -> &str {
    const ADDRESSES: [&str; 5] = ["先生", "女士", "同志", "教授", "博士"];
    ADDRESSES.iter().find_map(|address| text.strip_prefix(address)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn characters_and_phrases_have_their_classes() {
        assert!(Class::ALL.iter().zip(0..).all(|((_, class), i)| *class as u32 == i));
        let lexicon = Lexicon::embedded();
        let t = lexicon.persons();
        assert_eq!(t.class('王') & SURNAME, PLAIN);
        assert_eq!(t.class('高') & SURNAME, WORD);
        assert_eq!(t.class('的'), FOLLOWS | TURNS);
        assert!(t.is_double(['欧', '阳']) && !t.is_double(['欧', '美']));
        assert_eq!(t.before.before("某公司副总经理", 21), Some((12, Class::Firm)));
        assert_eq!(t.after.at("王磊表示", 6), Some((6, Class::Speech)));
    }
}
