//! Half-open byte ranges that know which text they belong to.

use std::marker::PhantomData;

/// The last place at or before byte `at` where a character begins, or the end of the text.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0)
}

/// The first place at or behind byte `at` where a character begins, or the end of the text.
pub(crate) fn ceil(text: &str, at: usize) -> usize {
    (at..text.len()).find(|i| text.is_char_boundary(*i)).unwrap_or(text.len())
}

/// The decoded source, markup included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct Source;
/// The clean text that a reader sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct Clean;

/// Bytes `start..end` of a text of kind `T`; both ends stand on character boundaries.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Span<T> {
    pub start: u32,
    pub end: u32,
    text: PhantomData<T>,
}

impl<T> Clone for Span<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Span<T> {}
impl<T> Default for Span<T> {
    fn default() -> Self {
        Span::new(0, 0)
    }
}

impl<T> Span<T> {
    /// A span of `start..end`; an end before its start becomes empty.
    pub(crate) const fn new(start: usize, end: usize) -> Self {
        let end = if end < start { start } else { end };
        Span { start: start as u32, end: end as u32, text: PhantomData }
    }
    pub(crate) const fn len(self) -> usize {
        (self.end - self.start) as usize
    }
    /// The key that sorts by start, the shorter first.
    pub(crate) const fn order(&self) -> [u32; 4] {
        [self.start, self.end, 0, 0]
    }
    pub(crate) const fn is_empty(self) -> bool {
        self.start == self.end
    }
    pub(crate) const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
    /// Whether the two share at least one byte.
    pub(crate) const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
    pub(crate) const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
    /// The smallest span that holds both.
    pub(crate) fn join(self, other: Self) -> Self {
        Span::new(self.start.min(other.start) as usize, self.end.max(other.end) as usize)
    }
    /// The text of the span, or an empty string where the span does not fit `text`.
    pub(crate) fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_overlap_contain_and_join() {
        let a: Span<Clean> = Span::new(0, 6);
        let b = Span::new(3, 9);
        assert!(a.overlaps(b) && !a.contains(b) && !a.overlaps(Span::new(6, 9)));
        assert_eq!(a.join(b), Span::new(0, 9));
        assert_eq!(b.of("一二三"), "二三");
        assert_eq!(Span::<Clean>::new(1, 2).of("一"), "");
    }

    #[test]
    fn places_lie_on_characters() {
        let text = "甲a乙";
        assert_eq!([0, 1, 2, 3, 4, 6, 7, 9].map(|at| floor(text, at)), [0, 0, 0, 3, 4, 4, 7, 7]);
        assert_eq!([0, 1, 2, 3, 4, 6, 7, 9].map(|at| ceil(text, at)), [0, 3, 3, 3, 4, 7, 7, 7]);
    }
}
