//! Text in traditional characters, read as if it were written in simplified ones.

/// Of this many characters of the text's beginning, one in [`SHARE`] must be traditional.
const SAMPLE: usize = 3000;
const SHARE: usize = 20;

/// The characters in the order of their code points, each with the one that stands for it; both take three bytes.
#[derive(Debug, Default)]
pub(crate) struct Traditional {
    pairs: Vec<(char, char)>,
}

impl Traditional {
    pub(super) fn new(rows: &[(&str, &str)]) -> Traditional {
        let of = |class: &str| {
            let row = rows
                .iter()
                .find_map(|(table, row)| Some(row.strip_prefix(class)?).filter(|_| *table == "traditional"));
            row.unwrap_or("").trim_start()
        };
        Traditional { pairs: of("traditional").chars().zip(of("simplified").chars()).collect() }
    }

    fn simplified(&self, c: char) -> Option<char> {
        let at = self.pairs.binary_search_by_key(&c, |p| p.0).ok()?;
        self.pairs.get(at).map(|p| p.1)
    }

    /// The text in simplified characters, byte for byte at the same places; `None` where it is written in them.
    pub(crate) fn fold(&self, text: &str) -> Option<String> {
        let sample = text.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).take(SAMPLE);
        let (mut all, mut traditional) = (0, 0);
        for c in sample {
            all += 1;
            traditional += usize::from(self.simplified(c).is_some());
        }
        (traditional > 0 && traditional * SHARE >= all)
            .then(|| text.chars().map(|c| self.simplified(c).unwrap_or(c)).collect())
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    #[test]
    fn traditional_text_is_read_as_simplified() {
        let lexicon = Lexicon::embedded();
        let t = lexicon.traditional();
        assert_eq!(t.fold("滙豐與證監會合作，推動發展").as_deref(), Some("汇丰与证监会合作，推动发展"));
        assert_eq!(t.fold("汇丰与证监会合作，推动发展"), None);
        assert!(t.pairs.is_sorted() && t.pairs.iter().all(|p| p.0.len_utf8() == 3 && p.1.len_utf8() == 3));
    }
}
