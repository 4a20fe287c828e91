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
    first: char,
    word: &'static str,
    lists: u64,
}

/// The table, made once (in a `LazyLock`).
#[derive(Debug)]
pub(crate) struct Cues {
    /// Where the rows begin whose first character has these low bits; one more for the end.
    buckets: Vec<u16>,
    /// By bucket; of words that begin alike the shorter first.
    rows: Vec<Row>,
}

/// Many: a character that begins no word should find an empty one.
const BUCKETS: usize = 4096;

fn bucket(c: char) -> usize {
    c as usize % BUCKETS
}

impl Cues {
    /// A table of lists, each with its bits; a word may stand in several.
    pub(crate) fn new(lists: &[(u64, &[&'static str])]) -> Cues {
        let mut rows: Vec<Row> = Vec::new();
        for &(bits, words) in lists {
            for &word in words {
                match rows.iter_mut().find(|r| r.word == word) {
                    Some(row) => row.lists |= bits,
                    None => rows.extend(word.chars().next().map(|first| Row { first, word, lists: bits })),
                }
            }
        }
        order::sort_by_key(&mut rows, |r| [bucket(r.first) as u32, r.first as u32, r.word.len() as u32, 0]);
        let mut start = 0;
        let mut before = |b| {
            start += rows.iter().skip(start).take_while(|r| bucket(r.first) < b).count();
            start as u16
        };
        let buckets = (0..=BUCKETS).map(&mut before).collect();
        Cues { buckets, rows }
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
        let bytes = text.as_bytes();
        for (at, c) in text.char_indices() {
            let b = bucket(c);
            let (Some(&from), Some(&to)) = (self.buckets.get(b), self.buckets.get(b + 1)) else { continue };
            if from == to {
                continue;
            }
            for row in self.rows.get(from as usize..to as usize).unwrap_or(&[]) {
                if row.first == c && bytes.get(at..).is_some_and(|rest| rest.starts_with(row.word.as_bytes()))
                {
                    found(at, row);
                }
            }
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
