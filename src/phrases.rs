//! Fixed words looked for in short texts.
//!
//! The rules of this crate ask clauses of some dozen characters for hundreds of words. The searchers of std prepare
//! themselves on every call, for texts of any length, and that costs more than our clauses are long; a list of words
//! compared one after the other costs a call a word. Here a byte or a character says first whether it is worth looking.

/// The byte offset of the first `word` in `text`.
pub(crate) fn find(text: &str, word: &str) -> Option<usize> {
    let (at, byte) = probe(word.as_bytes())?;
    text.as_bytes().windows(word.len()).position(|w| w.get(at) == Some(&byte) && w == word.as_bytes())
}

/// The byte offset of the last `word` in `text`.
pub(crate) fn rfind(text: &str, word: &str) -> Option<usize> {
    let (at, byte) = probe(word.as_bytes())?;
    text.as_bytes().windows(word.len()).rposition(|w| w.get(at) == Some(&byte) && w == word.as_bytes())
}

/// The byte of `word` that tells most: of Chinese characters the last, since many share the first two.
fn probe(word: &[u8]) -> Option<(usize, u8)> {
    let at = word.len().checked_sub(1)?.min(2);
    Some((at, *word.get(at)?))
}

/// Whether `word` stands in `text`.
pub(crate) fn holds(text: &str, word: &str) -> bool {
    find(text, word).is_some()
}

/// The first of `words` that stands in `text`.
pub(crate) fn holds_any<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    words.iter().copied().find(|word| holds(text, word))
}

/// The first of `words` that `text` begins with.
pub(crate) fn starts_any<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    let text = text.as_bytes();
    let third = text.get(2).map_or(u16::MAX, |byte| u16::from(*byte));
    for word in words {
        let bytes = word.as_bytes();
        if bytes.get(2).is_none_or(|byte| u16::from(*byte) == third) && text.starts_with(bytes) {
            return Some(word);
        }
    }
    None
}

/// The first of `words` that `text` ends with.
pub(crate) fn ends_any<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    let text = text.as_bytes();
    let last = text.last().map_or(u16::MAX, |byte| u16::from(*byte));
    for word in words {
        let bytes = word.as_bytes();
        if bytes.last().is_none_or(|byte| u16::from(*byte) == last) && text.ends_with(bytes) {
            return Some(word);
        }
    }
    None
}

/// What a text begins, ends with or holds of a set of characters, which is written as a string: for arrays of characters
/// std's methods are compiled anew for every length, and weigh.
pub(crate) trait Sets {
    fn starts_in(&self, set: &str) -> bool;
    fn ends_in(&self, set: &str) -> bool;
    fn holds_in(&self, set: &str) -> bool;
    fn trim_start_in(&self, set: &str) -> &str;
    fn trim_end_in(&self, set: &str) -> &str;
    fn trim_in(&self, set: &str) -> &str;
    /// What stands before and behind the first of them.
    fn split_in(&self, set: &str) -> Option<(&str, &str)>;
}

/// A set: what numbers of Arabic numerals are written with.
pub(crate) const DIGITS: &str = "0123456789";

/// Whether `c` is one of the characters of `set`.
pub(crate) fn among(set: &str, c: char) -> bool {
    set.chars().any(|own| own == c)
}

impl Sets for str {
    #[inline(never)]
    fn starts_in(&self, set: &str) -> bool {
        self.chars().next().is_some_and(|c| among(set, c))
    }

    #[inline(never)]
    fn ends_in(&self, set: &str) -> bool {
        self.chars().next_back().is_some_and(|c| among(set, c))
    }

    #[inline(never)]
    fn holds_in(&self, set: &str) -> bool {
        self.chars().any(|c| among(set, c))
    }

    #[inline(never)]
    fn trim_start_in(&self, set: &str) -> &str {
        self.trim_start_matches(|c| among(set, c))
    }

    #[inline(never)]
    fn trim_end_in(&self, set: &str) -> &str {
        self.trim_end_matches(|c| among(set, c))
    }

    fn trim_in(&self, set: &str) -> &str {
        self.trim_start_in(set).trim_end_in(set)
    }

    #[inline(never)]
    fn split_in(&self, set: &str) -> Option<(&str, &str)> {
        self.split_once(|c| among(set, c))
    }
}

/// A longer list, made once (in a `LazyLock`) and asked at many places.
#[derive(Debug)]
pub(crate) struct Phrases {
    by_first: Index,
    by_last: Index,
}

impl Phrases {
    /// An index that answers with places in `list`; of equal phrases the first counts.
    pub(crate) fn new(list: &[&'static str]) -> Phrases {
        Phrases {
            by_first: Index::new(list, |phrase| phrase.chars().next()),
            by_last: Index::new(list, |phrase| phrase.chars().next_back()),
        }
    }

    /// The longest phrase that `text` begins with, and its place in the list.
    pub(crate) fn longest_at(&self, text: &str) -> Option<(usize, &'static str)> {
        let bucket = self.by_first.bucket(text.chars().next()?);
        let text = text.as_bytes();
        let stands = |phrase: &[u8]| text.get(phrase.len() - 1) == phrase.last() && text.starts_with(phrase);
        bucket.iter().find(|e| stands(e.phrase.as_bytes())).map(|e| (e.place, e.phrase))
    }

    /// Whether `word` is one of the phrases.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.longest_at(word).is_some_and(|(_, phrase)| phrase.len() == word.len())
    }

    /// The longest phrase that `text` ends with, and its place in the list.
    pub(crate) fn longest_before(&self, text: &str) -> Option<(usize, &'static str)> {
        let bucket = self.by_last.bucket(text.chars().next_back()?);
        // Phrases end alike here; the third byte of a Chinese character tells it from most others.
        let text = text.as_bytes();
        let stands = |phrase: &[u8]| {
            let start = text.len().wrapping_sub(phrase.len());
            let told = phrase.len() < 3 || text.get(start.wrapping_add(2)) == phrase.get(2);
            told && text.ends_with(phrase)
        };
        bucket.iter().find(|e| stands(e.phrase.as_bytes())).map(|e| (e.place, e.phrase))
    }
}

#[derive(Debug)]
struct Entry {
    key: char,
    place: usize,
    phrase: &'static str,
}

/// Phrases by the character at one of their ends, longest first.
#[derive(Debug)]
struct Index {
    /// A bit for the low bits of every key: most characters of a text are no key.
    filter: [u64; 32],
    /// Sorted by key; each with the start of its bucket.
    keys: Vec<(char, usize)>,
    entries: Vec<Entry>,
}

impl Index {
    fn new(list: &[&'static str], key: fn(&str) -> Option<char>) -> Index {
        let mut entries: Vec<Entry> = list
            .iter()
            .zip(0..)
            .filter_map(|(&phrase, place)| Some(Entry { key: key(phrase)?, place, phrase }))
            .collect();
        crate::order::sort_by_key(&mut entries, |e| {
            [e.key as u32, u32::MAX - e.phrase.len() as u32, e.place as u32, 0]
        });
        let mut filter = [0; 32];
        let mut keys: Vec<(char, usize)> = Vec::new();
        for (entry, start) in entries.iter().zip(0..) {
            let (word, bit) = slot(entry.key);
            if let Some(bits) = filter.get_mut(word) {
                *bits |= bit;
            }
            if keys.last().is_none_or(|k| k.0 != entry.key) {
                keys.push((entry.key, start));
            }
        }
        Index { filter, keys, entries }
    }

    fn bucket(&self, key: char) -> &[Entry] {
        let (word, bit) = slot(key);
        if self.filter.get(word).is_none_or(|bits| bits & bit == 0) {
            return &[];
        }
        let Ok(i) = self.keys.binary_search_by_key(&key, |k| k.0) else { return &[] };
        let start = self.keys.get(i).map_or(0, |k| k.1);
        let end = self.keys.get(i + 1).map_or(self.entries.len(), |k| k.1);
        self.entries.get(start..end).unwrap_or(&[])
    }
}

fn slot(key: char) -> (usize, u64) {
    let low = key as u32 & 2047;
    ((low >> 6) as usize, 1 << (low & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 9] =
        ["", "a", "ab", "亿", "亿元", "贷款余额十亿元", "1.5亿元贷款", "é€亿", "aaab亿亿元"];

    #[test]
    fn finds_what_std_finds() {
        for text in TEXTS {
            for word in TEXTS.iter().skip(1) {
                assert_eq!(find(text, word), text.find(word), "{word} in {text}");
                assert_eq!(rfind(text, word), text.rfind(word), "{word} in {text}");
                assert_eq!(
                    starts_any(text, &[word]).is_some(),
                    text.starts_with(word),
                    "{word} before {text}"
                );
                assert_eq!(ends_any(text, &[word]).is_some(), text.ends_with(word), "{word} behind {text}");
            }
        }
    }

    #[test]
    fn sets_answer_as_arrays_do() {
        for text in TEXTS {
            assert_eq!(text.starts_in("a贷"), text.starts_with(['a', '贷']), "{text}");
            assert_eq!(text.ends_in("b元"), text.ends_with(['b', '元']), "{text}");
            assert_eq!(text.holds_in("é十"), text.contains(['é', '十']), "{text}");
            assert_eq!(text.split_in("十a"), text.split_once(['十', 'a']), "{text}");
            assert_eq!(text.trim_in("a元款"), text.trim_matches(['a', '元', '款']), "{text}");
        }
    }

    #[test]
    fn the_first_of_a_short_list_and_the_longest_of_a_long_one() {
        assert_eq!(holds_any("本外币贷款余额", &["存款", "余额", "贷款"]), Some("余额"));
        assert_eq!(starts_any("同比增长", &["环比", "同", "同比"]), Some("同"));
        assert_eq!(ends_any("贷款余额", &["额", "余额"]), Some("额"));
        let phrases = Phrases::new(&["额", "余额", "贷", "余", "余额"]);
        assert_eq!(phrases.longest_at("余额宝"), Some((1, "余额")));
        assert_eq!(phrases.longest_before("贷款余额"), Some((1, "余额")));
        assert_eq!(phrases.longest_at("存款"), None);
        assert!(phrases.has("余额") && !phrases.has("余额宝") && !phrases.has("贷款"));
        assert_eq!(phrases.longest_before(""), None);
    }
}
