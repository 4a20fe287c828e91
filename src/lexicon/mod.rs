//! Data: words, names, codes. Each file says its source, licence, date and columns in its header.

pub(crate) mod grammar;
pub(crate) mod names;
#[cfg(not(target_arch = "wasm32"))]
mod pack;
pub(crate) mod persons;
pub(crate) mod starts;
pub(crate) mod traditional;
pub(crate) mod trie;
mod words;

use crate::error::{Error, ErrorKind};
use grammar::Grammar;
use jieba_rs::Jieba;
use names::Names;
use persons::Persons;
use starts::Starts;
use std::sync::Arc;
use traditional::Traditional;

/// What a name of the gazetteer names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NameKind {
    Bank,
    Government,
    Association,
    Media,
    Institute,
    Company,
    Event,
    Product,
    Fund,
    Country,
    Place,
}

impl NameKind {
    /// In the order of the packed marks.
    const ALL: [NameKind; 11] = [
        NameKind::Bank,
        NameKind::Government,
        NameKind::Association,
        NameKind::Media,
        NameKind::Institute,
        NameKind::Company,
        NameKind::Event,
        NameKind::Product,
        NameKind::Fund,
        NameKind::Country,
        NameKind::Place,
    ];

    /// The kind by the name of its type in the report.
    fn parse(name: &str) -> Option<NameKind> {
        Some(match name {
            "bank" => NameKind::Bank,
            "government" => NameKind::Government,
            "association" => NameKind::Association,
            "media" => NameKind::Media,
            "institute" => NameKind::Institute,
            "company" => NameKind::Company,
            "event" => NameKind::Event,
            "fund" => NameKind::Fund,
            "place" => NameKind::Place,
            _ => return None,
        })
    }
}

/// Everything that the words and entities stages know before they read. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Lexicon {
    data: Arc<Data>,
}

#[derive(Debug)]
struct Data {
    jieba: Jieba,
    names: Names,
    grammar: Grammar,
    persons: Persons,
    starts: Starts,
    traditional: Traditional,
    version: String,
}

impl Lexicon {
    /// Loads a packed lexicon, as [`Lexicon::pack`] made it and the page fetches it.
    pub(crate) fn load(packed: &[u8]) -> Result<Lexicon, Error> {
        let broken = || Error::new(ErrorKind::Lexicon, "");
        let mut rest = packed.strip_prefix(MAGIC).ok_or_else(broken)?;
        let mut sections = [[].as_slice(); 7];
        for section in &mut sections {
            let (head, tail) = rest.split_first_chunk::<4>().ok_or_else(broken)?;
            (*section, rest) =
                tail.split_at_checked(u32::from_le_bytes(*head) as usize).ok_or_else(broken)?;
        }
        let [tags, lengths, rests, frequencies, numbers, names, rules] = sections;
        let jieba = words::load(tags, lengths, rests, frequencies, numbers).ok_or_else(broken)?;
        let text = |bytes| std::str::from_utf8(bytes).map_err(|_| broken());
        let names = Names::load(text(names)?);
        let (grammar, persons, traditional) = tables(text(rules)?);
        let starts = Starts::new(&names, &grammar, &persons);
        let version = version(packed);
        Ok(Lexicon { data: Arc::new(Data { jieba, names, grammar, persons, starts, traditional, version }) })
    }

    /// The lexicon that the native build carries, loaded once.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn embedded() -> Lexicon {
        static EMBEDDED: std::sync::OnceLock<Lexicon> = std::sync::OnceLock::new();
        #[allow(clippy::expect_used, reason = "the tables are part of the build; a test loads them")]
        EMBEDDED.get_or_init(|| Lexicon::load(&Lexicon::pack()).expect("our own tables load")).clone()
    }

    /// The data that the page fetches: everything that [`Lexicon::load`] needs, packed.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn pack() -> Vec<u8> {
        pack::pack()
    }

    /// A short hash of the data, for the report's `generator`.
    pub(crate) fn version(&self) -> &str {
        &self.data.version
    }

    pub(crate) fn jieba(&self) -> &Jieba {
        &self.data.jieba
    }

    pub(crate) fn names(&self) -> &Names {
        &self.data.names
    }

    pub(crate) fn grammar(&self) -> &Grammar {
        &self.data.grammar
    }

    pub(crate) fn persons(&self) -> &Persons {
        &self.data.persons
    }

    /// What may begin at a character.
    pub(crate) fn starts(&self) -> &Starts {
        &self.data.starts
    }

    pub(crate) fn traditional(&self) -> &Traditional {
        &self.data.traditional
    }
}

/// Reads rows that stand under lines `=table`.
fn tables(text: &str) -> (Grammar, Persons, Traditional) {
    let mut grammar = Grammar::default();
    let mut rows = Vec::new();
    let mut table = "";
    for row in text.lines() {
        match row.strip_prefix('=') {
            Some(name) => table = name,
            None => {
                grammar.row(table, row);
                rows.push((table, row));
            }
        }
    }
    (grammar, Persons::new(&rows), Traditional::new(&rows))
}

/// What packing and loading agree on; a new layout gets a new mark.
const MAGIC: &[u8; 4] = b"WJL2";

/// FNV-1a of the packed bytes.
fn version(packed: &[u8]) -> String {
    let hash = packed.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{:010x}", hash >> 24)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_tables_load_and_broken_ones_do_not() {
        let lexicon = Lexicon::embedded();
        assert!(lexicon.jieba().has_word("贷款"));
        assert_eq!(lexicon.names().get("交行").map(|n| n.kind), Some(NameKind::Bank));
        assert_eq!(lexicon.version().len(), 10);
        let packed = Lexicon::pack();
        assert!(Lexicon::load(&packed[..packed.len() / 2]).is_err());
        assert!(Lexicon::load(b"<html>").is_err());
    }
}
