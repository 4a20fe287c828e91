//! The tables of `src/lexicon/person`, ready for look-up by character and by phrase.

use crate::lexicon::trie::Trie;
use std::sync::LazyLock;

/// What a character can be in a name: bits of [`Tables::class`].
pub(super) const PLAIN: u16 = 1;
pub(super) const WORD: u16 = 2;
pub(super) const RARE: u16 = 4;
pub(super) const SURNAME: u16 = PLAIN | WORD | RARE;
pub(super) const OFTEN: u16 = 8;
pub(super) const SOME: u16 = 16;
pub(super) const SOUND: u16 = 32;
/// The first character of a surname of two.
pub(super) const DOUBLE: u16 = 64;
/// The first character of a name that everybody knows.
pub(super) const FAMOUS: u16 = 128;

/// Words that follow a name and are part of none.
pub(super) const FOLLOWS: u16 = 256;

/// What a phrase beside a name is, by the name of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
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
    /// A name.
    Name,
}

impl Class {
    fn name(self) -> &'static str {
        match self {
            Class::Firm => "firm",
            Class::Soft => "soft",
            Class::Credit => "credit",
            Class::Head => "head",
            Class::Address => "address",
            Class::Appoint => "appoint",
            Class::Lead => "lead",
            Class::Speech => "speech",
            Class::Career => "career",
            Class::Acts => "acts",
            Class::Tail => "tail",
            Class::Never => "never",
            Class::Name => "name",
        }
    }
}

const FIRST: u32 = 0x4E00;
const COUNT: usize = 0x51A6;

/// Phrases with their classes, for the longest match at a place.
pub(super) struct Phrases<'a> {
    entries: Vec<(&'a str, Class)>,
    trie: Trie,
}

impl<'a> Phrases<'a> {
    /// A phrase that comes twice keeps its first class.
    pub(super) fn new(entries: Vec<(&'a str, Class)>) -> Phrases<'a> {
        let mut trie = Trie::default();
        for ((phrase, _), i) in entries.iter().zip(0..) {
            trie.insert(phrase, i);
        }
        Phrases { entries, trie }
    }

    /// The longest phrase that begins at byte `at`, with its class.
    pub(super) fn at(&self, text: &str, at: usize) -> Option<(&'a str, Class)> {
        let found = self.trie.longest_of(text.get(at..)?.chars())?;
        self.entries.get(found as usize).copied()
    }
}

/// The same for what ends at a place.
pub(super) struct Endings {
    entries: Vec<(&'static str, Class)>,
    /// Of the reversed phrases.
    trie: Trie,
}

impl Endings {
    fn new(entries: Vec<(&'static str, Class)>) -> Endings {
        let mut trie = Trie::default();
        for ((phrase, _), i) in entries.iter().zip(0..) {
            trie.insert_chars(phrase.chars().rev(), i);
        }
        Endings { entries, trie }
    }

    /// The longest phrase that ends at byte `at`, with its class.
    pub(super) fn before(&self, text: &str, at: usize) -> Option<(&'static str, Class)> {
        let found = self.trie.longest_of(text.get(..at)?.chars().rev())?;
        self.entries.get(found as usize).copied()
    }
}

pub(super) struct Tables {
    classes: Vec<u16>,
    doubles: Vec<&'static str>,
    /// Titles and leading words, by what ends before a name.
    pub before: Endings,
    /// Forms of address and verbs, by what begins after a name.
    pub after: Phrases<'static>,
    /// Titles of foreign leaders, firms' founders and others that stand before a name without Chinese surname.
    pub heads: Endings,
    /// Whatever makes up a title.
    pub titles: Endings,
    /// Ordinary words that look like a surname with a given name, or like a given name.
    pub never: Phrases<'static>,
    pub figures: Phrases<'static>,
}

impl Tables {
    pub(super) fn class(&self, c: char) -> u16 {
        (c as u32).checked_sub(FIRST).and_then(|i| self.classes.get(i as usize)).copied().unwrap_or(0)
    }

    pub(super) fn is_double(&self, surname: &str) -> bool {
        self.doubles.binary_search(&surname).is_ok()
    }
}

/// The rows `class words…` of a table.
fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once(' '))
}

/// Phrases of the named classes; a phrase of two classes keeps the one named first.
fn phrases(sources: &[(&'static str, &[Class])]) -> Vec<(&'static str, Class)> {
    let mut entries = Vec::new();
    for &(table, wanted) in sources {
        for &class in wanted {
            for (_, words) in rows(table).filter(|r| r.0 == class.name()) {
                entries.extend(words.split(' ').map(|word| (word, class)));
            }
        }
    }
    entries
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let surnames = include_str!("../../lexicon/person/surnames.txt");
    let given = include_str!("../../lexicon/person/given.txt");
    let sounds = include_str!("../../lexicon/person/transliteration.txt");
    let titles = include_str!("../../lexicon/person/titles.txt");
    let context = include_str!("../../lexicon/person/context.txt");
    let figures = include_str!("../../lexicon/person/figures.txt");
    let mut classes = vec![0; COUNT];
    let mut mark = |c: char, bit: u16| {
        if let Some(class) = (c as u32).checked_sub(FIRST).and_then(|i| classes.get_mut(i as usize)) {
            *class |= bit;
        }
    };
    let mut doubles: Vec<&str> = Vec::new();
    for (class, words) in rows(surnames).chain(rows(given)).chain(rows(sounds)) {
        let bit = match class {
            "plain" => PLAIN,
            "word" => WORD,
            "rare" => RARE,
            "often" => OFTEN,
            "some" => SOME,
            "sound" => SOUND,
            _ => {
                doubles.extend(words.split(' '));
                words.split(' ').filter_map(|w| w.chars().next()).for_each(|c| mark(c, DOUBLE));
                continue;
            }
        };
        words.chars().for_each(|c| mark(c, bit));
    }
    "在向对从的与及等是将把被说也都就还又让给".chars().for_each(|c| mark(c, FOLLOWS));
    doubles.sort_unstable();
    let known: Vec<(&str, Class)> = figures
        .lines()
        .filter(|l| !l.starts_with('#'))
        .flat_map(|l| l.split(' '))
        .map(|name| (name, Class::Name))
        .collect();
    known.iter().filter_map(|(name, _)| name.chars().next()).for_each(|c| mark(c, FAMOUS));
    Tables {
        classes,
        doubles,
        before: Endings::new(phrases(&[
            (titles, &[Class::Firm, Class::Credit, Class::Soft]),
            (context, &[Class::Appoint, Class::Lead]),
        ])),
        after: Phrases::new(phrases(&[
            (titles, &[Class::Address]),
            (context, &[Class::Speech, Class::Career, Class::Acts, Class::Tail]),
        ])),
        heads: Endings::new(phrases(&[(titles, &[Class::Head])])),
        titles: Endings::new(phrases(&[(
            titles,
            &[Class::Firm, Class::Credit, Class::Soft, Class::Address, Class::Head],
        )])),
        never: Phrases::new(phrases(&[(context, &[Class::Never])])),
        figures: Phrases::new(known),
    }
});

pub(super) fn tables() -> &'static Tables {
    &TABLES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_and_phrases_have_their_classes() {
        let t = tables();
        assert_eq!(t.class('王') & SURNAME, PLAIN);
        assert_eq!(t.class('高') & SURNAME, WORD);
        assert_eq!(t.class('的'), FOLLOWS);
        assert!(t.is_double("欧阳") && !t.is_double("欧美"));
        assert_eq!(t.before.before("某公司副总经理", 21), Some(("副总经理", Class::Firm)));
        assert_eq!(t.after.at("王磊表示", 6), Some(("表示", Class::Speech)));
    }
}
