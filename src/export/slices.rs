//! Stretches of a report's text by its own offsets, which count UTF-16 code units.

use crate::report::{Block, Report};

/// A text with the byte offset of about every 64th code unit.
pub(super) struct Slices<'a> {
    text: &'a str,
    /// (units, bytes) before a character, ascending.
    checkpoints: Vec<(u32, usize)>,
}

const STEP: u32 = 64;

impl<'a> Slices<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut checkpoints = vec![(0, 0)];
        let (mut units, mut next) = (0, STEP);
        for (at, c) in text.char_indices() {
            if units >= next {
                checkpoints.push((units, at));
                next = units + STEP;
            }
            units += c.len_utf16() as u32;
        }
        Slices { text, checkpoints }
    }

    /// The byte offset of unit `at`.
    pub(super) fn byte(&self, at: u32) -> usize {
        let i = self.checkpoints.partition_point(|c| c.0 <= at).saturating_sub(1);
        let (mut units, base) = self.checkpoints.get(i).copied().unwrap_or((0, 0));
        for (offset, c) in self.text.get(base..).unwrap_or("").char_indices() {
            if units >= at {
                return base + offset;
            }
            units += c.len_utf16() as u32;
        }
        self.text.len()
    }

    pub(super) fn get(&self, start: u32, end: u32) -> &'a str {
        self.text.get(self.byte(start)..self.byte(end)).unwrap_or("")
    }
}

/// The lines of a report's text that have characters, each with its block.
pub(super) fn lines(report: &Report) -> impl Iterator<Item = (&str, Option<&Block>)> {
    let mut blocks = report.blocks.iter().peekable();
    let mut at = 0;
    report.text.split('\n').filter_map(move |line| {
        let end = at + line.encode_utf16().count() as u32;
        while blocks.next_if(|b| b.end <= at).is_some() {}
        let block = blocks.peek().copied().filter(|b| b.start < end);
        at = end + 1;
        (!line.trim().is_empty()).then_some((line, block))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_count_utf16_units() {
        let text = "甲😀b".repeat(50);
        let slices = Slices::new(&text);
        for i in 0..50 {
            assert_eq!(slices.get(i * 4, i * 4 + 4), "甲😀b");
            assert_eq!(slices.get(i * 4 + 1, i * 4 + 3), "😀");
        }
        assert_eq!(slices.get(191, 900), "b甲😀b甲😀b");
    }
}
