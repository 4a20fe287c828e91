//! Tables of words that are looked for at the end of a stretch of text, the longest first.

/// A table whose rows are grouped by the last character of the word, built once a document.
pub(super) struct Suffixes<T: 'static> {
    /// (last character, word, what it means), sorted by last character, longer words first.
    rows: Vec<(char, &'static str, T)>,
}

impl<T: Copy> Suffixes<T> {
    pub(super) fn new(table: &[(&'static str, T)]) -> Suffixes<T> {
        let mut rows: Vec<_> =
            table.iter().filter_map(|&(word, what)| Some((word.chars().next_back()?, word, what))).collect();
        rows.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.len().cmp(&a.1.len())).then(a.1.cmp(b.1)));
        Suffixes { rows }
    }

    /// The longest word of the table that `text` ends with.
    pub(super) fn find(&self, text: &str) -> Option<(&'static str, T)> {
        let last = text.chars().next_back()?;
        let from = self.rows.partition_point(|r| r.0 < last);
        self.rows
            .iter()
            .skip(from)
            .take_while(|r| r.0 == last)
            .find(|r| text.ends_with(r.1))
            .map(|&(_, word, what)| (word, what))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_wins() {
        let table = Suffixes::new(&[("增长", 1), ("同比增长", 2), ("下降", 3)]);
        assert_eq!(table.find("余额同比增长"), Some(("同比增长", 2)));
        assert_eq!(table.find("余额增长"), Some(("增长", 1)));
        assert_eq!(table.find("余额"), None);
    }
}
