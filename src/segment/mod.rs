//! Clean text into sentences and words.

pub(crate) mod sentence;
pub(crate) mod words;
