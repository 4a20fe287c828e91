//! The tables of `src/lexicon/person`, ready for look-up by character and by phrase.

use std::sync::LazyLock;

/// What a character can be in a name: bits of [`Tables::class`].
pub(super) const PLAIN: u8 = 1;
pub(super) const WORD: u8 = 2;
pub(super) const RARE: u8 = 4;
pub(super) const SURNAME: u8 = PLAIN | WORD | RARE;
pub(super) const OFTEN: u8 = 8;
pub(super) const SOME: u8 = 16;
pub(super) const SOUND: u8 = 32;
/// The first character of a surname of two.
pub(super) const DOUBLE: u8 = 64;
/// The first character of a name that everybody knows.
pub(super) const FAMOUS: u8 = 128;

const FIRST: u32 = 0x4E00;
const COUNT: usize = 0x51A6;

/// Phrases with their classes, sorted, for the longest match at a place.
pub(super) struct Phrases<'a> {
    entries: Vec<(&'a str, &'a str)>,
    /// The byte lengths that occur, longest first.
    lengths: Vec<usize>,
}

impl<'a> Phrases<'a> {
    pub(super) fn new(mut entries: Vec<(&'a str, &'a str)>) -> Phrases<'a> {
        entries.sort_by_key(|e| e.0);
        entries.dedup_by_key(|e| e.0);
        let mut lengths: Vec<usize> = entries.iter().map(|e| e.0.len()).collect();
        lengths.sort_unstable_by(|a, b| b.cmp(a));
        lengths.dedup();
        Phrases { entries, lengths }
    }

    fn class(&self, phrase: &str) -> Option<(&'a str, &'a str)> {
        let i = self.entries.binary_search_by(|e| e.0.cmp(phrase)).ok()?;
        self.entries.get(i).copied()
    }

    /// The longest phrase that begins at byte `at`, with its class.
    pub(super) fn at(&self, text: &str, at: usize) -> Option<(&'a str, &'a str)> {
        self.lengths.iter().find_map(|&n| self.class(text.get(at..at + n)?))
    }

    /// The longest phrase that ends at byte `at`, with its class.
    pub(super) fn before(&self, text: &str, at: usize) -> Option<(&'a str, &'a str)> {
        self.lengths.iter().find_map(|&n| self.class(text.get(at.checked_sub(n)?..at)?))
    }
}

pub(super) struct Tables {
    classes: Vec<u8>,
    doubles: Vec<&'static str>,
    /// Titles and leading words, by what ends before a name.
    pub before: Phrases<'static>,
    /// Forms of address and verbs, by what begins after a name.
    pub after: Phrases<'static>,
    /// Titles of foreign leaders, firms' founders and others that stand before a name without Chinese surname.
    pub heads: Phrases<'static>,
    /// Whatever makes up a title.
    pub titles: Phrases<'static>,
    /// Ordinary words that look like a surname with a given name, or like a given name.
    pub never: Phrases<'static>,
    pub figures: Phrases<'static>,
}

impl Tables {
    pub(super) fn class(&self, c: char) -> u8 {
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
fn phrases(sources: &[(&'static str, &[&'static str])]) -> Phrases<'static> {
    let mut entries = Vec::new();
    for &(table, wanted) in sources {
        for &class in wanted {
            for (_, words) in rows(table).filter(|r| r.0 == class) {
                entries.extend(words.split(' ').map(|word| (word, class)));
            }
        }
    }
    Phrases::new(entries)
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let surnames = include_str!("../../lexicon/person/surnames.txt");
    let given = include_str!("../../lexicon/person/given.txt");
    let sounds = include_str!("../../lexicon/person/transliteration.txt");
    let titles = include_str!("../../lexicon/person/titles.txt");
    let context = include_str!("../../lexicon/person/context.txt");
    let figures = include_str!("../../lexicon/person/figures.txt");
    let mut classes = vec![0; COUNT];
    let mut mark = |c: char, bit: u8| {
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
    doubles.sort_unstable();
    let known: Vec<(&str, &str)> = figures
        .lines()
        .filter(|l| !l.starts_with('#'))
        .flat_map(|l| l.split(' '))
        .map(|name| (name, ""))
        .collect();
    known.iter().filter_map(|(name, _)| name.chars().next()).for_each(|c| mark(c, FAMOUS));
    Tables {
        classes,
        doubles,
        before: phrases(&[(titles, &["firm", "credit", "soft"]), (context, &["appoint", "lead"])]),
        after: phrases(&[(titles, &["address"]), (context, &["speech", "career", "acts", "tail"])]),
        heads: phrases(&[(titles, &["head"])]),
        titles: phrases(&[(titles, &["firm", "credit", "soft", "address", "head"])]),
        never: phrases(&[(context, &["never"])]),
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
        assert_eq!(t.class('的'), 0);
        assert!(t.is_double("欧阳") && !t.is_double("欧美"));
        assert_eq!(t.before.before("某公司副总经理", 21), Some(("副总经理", "firm")));
        assert_eq!(t.after.at("王磊表示", 6), Some(("表示", "speech")));
    }
}
