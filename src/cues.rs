//! Words that rules ask a sentence for, found in one pass over it.
//!
//! A rule that looks for its own words reads the sentence once a word. Here all words of all rules stand in one
//! table, each with the lists that hold it as bits; what the pass leaves are marks, and most sentences leave none.

use crate::order;

/// A word of the table in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub start: u32,
    pub end: u32,
    /// The lists that hold the word, as bits.
    pub lists: u64,
}

#[derive(Debug)]
struct Row {
    key: usize,
    word: &'static str,
    lists: u64,
}

/// The table, made once (in a `LazyLock`).
#[derive(Debug)]
pub(crate) struct Cues {
    /// A bit for the key of every first character: most characters of a text begin no word.
    filter: [u64; 64],
    /// Where the rows begin and end whose keys have these low bits.
    buckets: Box<[(u16, u16); BUCKETS]>,
    /// By bucket; of words that begin alike the shorter first.
    rows: Vec<Row>,
}

const BUCKETS: usize = 1024;

/// The low twelve bits of the first character of `bytes`, and what stands behind it.
fn first(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let low = |b: &u8, c: &u8| (*b as usize & 63) << 6 | *c as usize & 63;
    Some(match bytes {
        [a @ 0..0x80, behind @ ..] => (*a as usize, behind),
        [0xe0..0xf0, b, c, behind @ ..] => (low(b, c), behind),
        [b @ 0xc0..0xe0, c, behind @ ..] | [0xf0..=0xff, _, b, c, behind @ ..] => (low(b, c), behind),
        _ => return None,
    })
}

impl Cues {
    /// A table of lists, each with its bits; a word may stand in several.
    pub(crate) fn new(lists: &[(u64, &[&'static str])]) -> Cues {
        let mut rows: Vec<Row> = Vec::new();
        for &(bits, words) in lists {
            for &word in words {
                match rows.iter_mut().find(|r| r.word == word) {
                    Some(row) => row.lists |= bits,
                    None => {
                        rows.extend(first(word.as_bytes()).map(|(key, _)| Row { key, word, lists: bits }))
                    }
                }
            }
        }
        order::sort_by_key(&mut rows, |r| [(r.key % BUCKETS) as u32, r.key as u32, r.word.len() as u32, 0]);
        let (mut filter, mut buckets) = ([0; 64], Box::new([(0, 0); BUCKETS]));
        for (row, at) in rows.iter().zip(0..) {
            if let Some(bits) = filter.get_mut(row.key >> 6) {
                *bits |= 1 << (row.key & 63);
            }
            if let Some((from, to)) = buckets.get_mut(row.key % BUCKETS) {
                (*from, *to) = (if *to == 0 { at } else { *from }, at + 1);
            }
        }
        Cues { filter, buckets, rows }
    }

    /// Adds the words of `text` to `marks` in text order; `base` is where the text begins.
    #[inline(never)]
    pub(crate) fn scan(&self, text: &str, base: u32, marks: &mut Vec<Mark>) {
        self.each(text, |at, row| {
            let start = base + at as u32;
            marks.push(Mark { start, end: start + row.word.len() as u32, lists: row.lists });
        });
    }

    /// The lists that have a word in `text`, as bits.
    pub(crate) fn lists(&self, text: &str) -> u64 {
        let mut lists = 0;
        self.each(text, |_, row| lists |= row.lists);
        lists
    }

    fn each(&self, text: &str, mut found: impl FnMut(usize, &Row)) {
        let mut rest = text.as_bytes();
        while let Some((key, behind)) = first(rest) {
            if self.filter.get(key >> 6).is_some_and(|bits| bits >> (key & 63) & 1 != 0)
                && let Some(&(from, to)) = self.buckets.get(key % BUCKETS)
            {
                for row in self.rows.get(from as usize..to as usize).unwrap_or(&[]) {
                    let word = row.word.as_bytes();
                    // The last byte tells most words apart.
                    if rest.get(word.len() - 1) == word.last() && rest.starts_with(word) {
                        found(text.len() - rest.len(), row);
                    }
                }
            }
            rest = behind;
        }
    }
}

/// The last mark of a list that lies between two offsets; `marks` in text order.
pub(crate) fn last_within(marks: &[Mark], lists: u64, start: u32, end: u32) -> Option<Mark> {
    let before = marks.partition_point(|m| m.start < end);
    let near = marks.get(..before).unwrap_or(&[]).iter().rev().take_while(|m| m.start >= start);
    near.copied().find(|m| m.lists & lists != 0 && m.end <= end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_marks_every_word_with_its_lists() {
        let cues = Cues::new(&[(1, &["预计", "有望"]), (2, &["预计", "拟", "拟投"])]);
        let mut marks = Vec::new();
        cues.scan("拟投产，预计增长", 100, &mut marks);
        let mark = |start, end, lists| Mark { start, end, lists };
        assert_eq!((cues.lists("拟投产"), cues.lists("预计"), cues.lists("投产")), (2, 3, 0));
        assert_eq!(marks, [mark(100, 103, 2), mark(100, 106, 2), mark(112, 118, 3)]);
        assert_eq!(last_within(&marks, 2, 100, 112), Some(mark(100, 106, 2)));
        assert_eq!(last_within(&marks, 2, 100, 105), Some(mark(100, 103, 2)));
        assert_eq!(last_within(&marks, 1, 100, 112), None);
        assert_eq!(last_within(&marks, 1, 100, 117), None);
    }
}
