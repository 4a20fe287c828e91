//! Small steps through a text by byte offset. Every step is constant time and safe on any offset.

pub(crate) use crate::phrases::among;
use crate::span::{Clean, Span};

/// The character that starts at byte `at`.
pub(crate) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character that ends at byte `at`.
pub(crate) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// Whether `what` stands at byte `at`.
pub(crate) fn stands_at(text: &str, at: usize, what: &str) -> bool {
    text.get(at..).is_some_and(|t| t.starts_with(what))
}

/// Whether `what` ends at byte `at`.
pub(crate) fn ends_at(text: &str, at: usize, what: &str) -> bool {
    text.get(..at).is_some_and(|t| t.ends_with(what))
}

/// The bytes `start..end` without the spaces around them.
pub(crate) fn trimmed(text: &str, start: usize, end: usize) -> Span<Clean> {
    let part = text.get(start..end).unwrap_or("");
    let from = start + part.len() - part.trim_start().len();
    Span::new(from, from + part.trim().len())
}

/// A space inside a line.
pub(crate) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{3000}')
}

/// The offset behind at most four spaces: more than that is layout, and no figure reaches across it.
pub(crate) fn skip_spaces(text: &str, at: usize) -> usize {
    let mut end = at;
    for c in text.get(at..).unwrap_or("").chars().take(4) {
        if !is_space(c) {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// The offset before at most four spaces.
pub(crate) fn skip_spaces_back(text: &str, at: usize) -> usize {
    let mut start = at;
    for c in text.get(..at).unwrap_or("").chars().rev().take(4) {
        if !is_space(c) {
            break;
        }
        start -= c.len_utf8();
    }
    start
}

/// Whether `text` is one of `words`.
pub(crate) fn one_of(text: &str, words: &[&str]) -> bool {
    let last = text.as_bytes().last();
    words.iter().any(|w| w.len() == text.len() && w.as_bytes().last() == last && *w == text)
}

/// A Chinese character of the common planes.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '〇')
}
