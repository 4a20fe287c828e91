//! Words with their parts of speech: the only user of jieba-rs.

use crate::lexicon::Lexicon;
use crate::span::{self, Clean, Span};

/// A word of the clean text. Words concatenate back to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub span: Span<Clean>,
    /// The part of speech of the ICTCLAS set (`n`, `v`, `nr`, `ns`, `m`, …); `x` for punctuation and unknown
    /// characters, `eng` for Latin words, `m` for numerals.
    pub tag: &'static str,
}

/// Words of a text; empty where no lexicon has been loaded.
pub(crate) fn words(text: &str, lexicon: Option<&Lexicon>) -> Vec<Word> {
    let Some(lexicon) = lexicon else { return Vec::new() };
    // A word takes four bytes or more, with the punctuation; growing would hold the list twice.
    let mut out = Vec::with_capacity(text.len() / 4 + 1);
    let mut at = 0;
    // A piece at a time, so that the list that jieba makes stays in the cache.
    for piece in text.split_inclusive('\n') {
        let mut rest = piece;
        while !rest.is_empty() {
            let (head, tail) = rest.split_at(cut(rest));
            for tag in lexicon.jieba().tag(head, false) {
                let span = Span::new(at + tag.byte_start, at + tag.byte_end);
                out.push(Word { span, tag: static_tag(tag.tag, tag.word) });
            }
            at += head.len();
            rest = tail;
        }
    }
    out
}

/// What jieba-rs does without us: the yardstick of the bench.
#[cfg(feature = "bench")]
pub(crate) fn cut_alone(text: &str, lexicon: Option<&Lexicon>) -> usize {
    lexicon.map_or(0, |lexicon| text.lines().map(|line| lexicon.jieba().cut(line, false).len()).sum())
}

const PIECE: usize = 1 << 14;

/// Where a very long line may be cut: after a mark of punctuation near the limit, or at a character.
fn cut(text: &str) -> usize {
    if text.len() <= PIECE {
        return text.len();
    }
    let limit = span::floor(text, PIECE);
    let head = text.get(..limit).unwrap_or(text);
    match head
        .char_indices()
        .rev()
        .take(PIECE / 16)
        .find(|(_, c)| matches!(c, '。' | '，' | ',' | '；' | '、' | ' '))
    {
        Some((i, c)) => i + c.len_utf8(),
        None => limit.max(1),
    }
}

/// Jieba hands out the tags of its dictionary; these are all that the lexicon has.
fn static_tag(tag: &str, word: &str) -> &'static str {
    macro_rules! same {
        ($($known:literal)*) => { match tag { $($known => $known,)* _ => "x" } };
    }
    if tag.is_empty() || tag == "x" {
        return match word.as_bytes().first() {
            Some(b) if b.is_ascii_digit() => "m",
            Some(b) if b.is_ascii_alphabetic() => "eng",
            _ => "x",
        };
    }
    same!("n" "v" "vn" "ns" "nr" "nz" "nt" "m" "a" "d" "p" "c" "u" "r" "q" "t" "f" "s" "b" "i" "l" "j" "z" "zg" "g"
        "ng" "vg" "ad" "ag" "y" "e" "o" "h" "k" "eng")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_cover_the_text() {
        let lexicon = Lexicon::embedded();
        let text = "银行向企业提供了500万元贷款。\nAI 模型";
        let words = words(text, Some(&lexicon));
        let joined: String = words.iter().map(|w| w.span.of(text)).collect();
        assert_eq!(joined, text);
        assert!(words.iter().any(|w| w.span.of(text) == "贷款" && w.tag.starts_with(['n', 'v'])));
        assert!(super::words(text, None).is_empty());
    }

    #[test]
    fn very_long_lines_are_cut_at_characters() {
        let text = "一二三四五六七".repeat(20_000);
        let words = words(&text, Some(&Lexicon::embedded()));
        assert_eq!(words.iter().map(|w| w.span.len()).sum::<usize>(), text.len());
        assert_eq!(words.last().map(|w| w.span.end as usize), Some(text.len()));
    }
}
