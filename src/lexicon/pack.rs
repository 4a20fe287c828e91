//! The source tables become the bytes that the page fetches.
//!
//! Words are sorted and front-coded, each column a stream of its own, so that brotli finds the likeness;
//! names go as text, in the order of their tables.

use super::{MAGIC, NameKind};

const TABLES: &[(NameKind, &str)] = &[
    (NameKind::Bank, include_str!("data/banks.tsv")),
    (NameKind::Government, include_str!("data/government.tsv")),
    (NameKind::Association, include_str!("data/associations.tsv")),
    (NameKind::Media, include_str!("data/media.tsv")),
    (NameKind::Institute, include_str!("data/institutes.tsv")),
    (NameKind::Company, include_str!("data/companies.tsv")),
    (NameKind::Event, include_str!("data/events.tsv")),
    (NameKind::Product, include_str!("data/products.tsv")),
    (NameKind::Fund, include_str!("data/funds.tsv")),
    (NameKind::Country, include_str!("data/countries.tsv")),
    (NameKind::Place, include_str!("data/places.tsv")),
];
/// The words that rules turn on, under the names of their tables.
const RULES: &[(&str, &str)] = &[
    ("endings", include_str!("grammar/endings.txt")),
    ("agencies", include_str!("grammar/agencies.txt")),
    ("words", include_str!("grammar/words.txt")),
    ("denials", include_str!("grammar/denials.txt")),
    ("surnames", include_str!("person/surnames.txt")),
    ("given", include_str!("person/given.txt")),
    ("transliteration", include_str!("person/transliteration.txt")),
    ("titles", include_str!("person/titles.txt")),
    ("context", include_str!("person/context.txt")),
    ("figures", include_str!("person/figures.txt")),
    ("traditional", include_str!("grammar/traditional.txt")),
];
const LISTED: &str = include_str!("data/listed_companies.tsv");
const NICKNAMES: &str = include_str!("data/place_nicknames.tsv");
const DIVISIONS: &str = include_str!("data/administrative_divisions.tsv");
const WORDS: &str = include_str!("data/words.tsv");

/// Packs all tables. The same tables give the same bytes.
pub(crate) fn pack() -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    for section in words().into_iter().chain([names(), rules()]) {
        out.extend_from_slice(&(section.len() as u32).to_le_bytes());
        out.extend_from_slice(&section);
    }
    out
}

fn rows(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Tags, lengths, rests, frequencies and tag numbers.
fn words() -> [Vec<u8>; 5] {
    let mut tags: Vec<&str> = Vec::new();
    let [mut lengths, mut rests, mut frequencies, mut numbers] = [const { Vec::new() }; 4];
    let mut before: Vec<char> = Vec::new();
    for row in rows(WORDS) {
        let mut columns = row.split('\t');
        let word: Vec<char> = columns.next().unwrap_or("").chars().collect();
        let frequency: u32 = columns.next().and_then(|f| f.parse().ok()).unwrap_or(1);
        let tag = columns.next().unwrap_or("n");
        let shared = word.iter().zip(&before).take_while(|(a, b)| a == b).count().min(15);
        let rest = word.get(shared..).unwrap_or(&[]);
        lengths.push((shared * 16 + rest.len()) as u8);
        for c in rest {
            rests.extend_from_slice(&(u32::from(*c) as u16).to_le_bytes());
        }
        frequencies.push(quantise(frequency));
        numbers.push(tags.iter().position(|t| *t == tag).unwrap_or_else(|| {
            tags.push(tag);
            tags.len() - 1
        }) as u8);
        before = word;
    }
    [tags.join(" ").into_bytes(), lengths, rests, frequencies, numbers]
}

/// Two steps an octave: close enough for choosing between readings, and small.
fn quantise(frequency: u32) -> u8 {
    let octave = frequency.max(1).ilog2();
    let upper = octave > 0 && frequency >> (octave - 1) & 1 == 1;
    (octave * 2 + u32::from(upper)) as u8
}

/// One line a name, under a line `=N` that says its kind; listed companies and divisions have their own.
fn names() -> Vec<u8> {
    let mut out = String::new();
    for (kind, table) in TABLES {
        out.push('=');
        out.push(char::from(b'a' + *kind as u8));
        out.push('\n');
        for row in rows(table) {
            out.push_str(row.trim_end());
            out.push('\n');
        }
    }
    out.push_str("=L\n");
    for row in rows(LISTED) {
        let mut columns = row.split('\t');
        let (code, name, mark) =
            (columns.next().unwrap_or(""), columns.next().unwrap_or(""), columns.next().unwrap_or(""));
        out.extend([name, mark, "\t", code, "\n"]);
    }
    out.push_str("=D\n");
    for row in rows(DIVISIONS) {
        let mut columns = row.split('\t').skip(1);
        let (name, level) = (columns.next().unwrap_or(""), columns.next().unwrap_or(""));
        let level = match level {
            "province" => "1",
            "city" => "2",
            _ => "3",
        };
        out.extend([level, name, "\n"]);
    }
    out.push_str("=N\n");
    for row in rows(NICKNAMES) {
        out.extend([row, "\n"]);
    }
    out.into_bytes()
}

fn rules() -> Vec<u8> {
    let mut out = String::new();
    for (name, table) in RULES {
        out.extend(["=", name, "\n"]);
        for row in rows(table) {
            out.extend([row, "\n"]);
        }
    }
    out.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequencies_keep_their_order() {
        assert!(quantise(1) < quantise(3) && quantise(3) < quantise(4) && quantise(1000) < quantise(1600));
    }

    #[test]
    fn words_are_sorted_and_fit_their_columns() {
        let mut before = "";
        for row in rows(WORDS) {
            let word = row.split('\t').next().unwrap_or("");
            assert!(before < word, "{before} stands before {word}");
            assert!(word.chars().count() < 16 && word.chars().all(|c| u32::from(c) < 0x10000));
            before = word;
        }
    }
}
