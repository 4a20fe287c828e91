//! The line around a place, looked for within reach: a text may be one line of megabytes.

use crate::span;

/// No paragraph that a relation is read from is longer.
const REACH: usize = 4096;

/// The byte behind the last line break before byte `at`, or the farthest within reach.
pub(super) fn start(text: &str, at: usize) -> usize {
    let from = span::ceil(text, at.saturating_sub(REACH));
    text.get(from..at).and_then(|t| t.rfind('\n')).map_or(from, |i| from + i + 1)
}

/// The first line break from byte `at` on, or the farthest place within reach.
pub(super) fn end(text: &str, at: usize) -> usize {
    let to = span::floor(text, at + REACH);
    text.get(at..to).and_then(|t| t.find('\n')).map_or(to, |i| at + i)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_breaks_or_within_reach() {
        let text = "一行\n二行\n三行";
        assert_eq!((start(text, 10), end(text, 10)), (7, 13));
        assert_eq!((start(text, 0), end(text, 17)), (0, text.len()));
        let long = "行".repeat(5000);
        assert_eq!((start(&long, 9000), end(&long, 3)), (4905, 4098));
    }
}
