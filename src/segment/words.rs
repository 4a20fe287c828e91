//! Words with their parts of speech: the only user of jieba-rs.

use crate::lexicon::Lexicon;
use crate::span::{Clean, Span};

/// A word of the clean text. Words concatenate back to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub span: Span<Clean>,
    /// The part of speech of the ICTCLAS set (`n`, `v`, `nr`, `ns`, `m`, …).
    pub tag: &'static str,
}

/// Words of a text; empty where no lexicon has been loaded.
pub(crate) fn words(_text: &str, _lexicon: Option<&Lexicon>) -> Vec<Word> {
    Vec::new()
}
