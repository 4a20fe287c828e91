//! Foreign and minority names: characters of transcription around a dot, after a title, and Latin names beside one.

use super::tables::{SOUND, SURNAME, tables};
use crate::span::{Clean, Span};

const DOTS: [char; 5] = ['·', '•', '‧', '・', '∙'];
/// What makes a dotted name an institution.
const NOT_PERSONS: [&str; 14] = [
    "大学",
    "学院",
    "公司",
    "基金",
    "奖",
    "研究",
    "医院",
    "实验室",
    "银行",
    "集团",
    "机场",
    "大桥",
    "中心",
    "学校",
];

/// The dotted name around the dot at byte `dot` (汉斯-彼得·弗里德里希, 买买提·艾力).
pub(super) fn dotted(text: &str, dot: usize) -> Option<Span<Clean>> {
    let start = run_before(text, dot)?;
    let mut end = dot;
    while let Some(next) = text.get(end..)?.chars().next().filter(|&c| DOTS.contains(&c)) {
        let after = text.get(end + next.len_utf8()..)?;
        // Recognition of printed text leaves a space beside the dot.
        let gap = after.len() - after.trim_start_matches(' ').len();
        let run = run_after(after.get(gap..)?);
        if run == 0 || gap > 2 {
            break;
        }
        end += next.len_utf8() + gap + run;
    }
    let rest = text.get(end..)?;
    (end > dot && !NOT_PERSONS.iter().any(|w| rest.starts_with(w))).then(|| Span::new(start, end))
}

/// Where the run of transcription characters before byte `end` begins.
fn run_before(text: &str, end: usize) -> Option<usize> {
    let before = text.get(..end)?.trim_end_matches(' ');
    let mut start = before.len();
    let mut seen = 0;
    for (i, c) in before.char_indices().rev() {
        let hyphen = matches!(c, '-' | '－' | '‐') && seen > 0;
        let initial = c.is_ascii_uppercase() || c == '.';
        if seen >= 10 || !(tables().class(c) & SOUND != 0 || hyphen || initial) {
            break;
        }
        seen += 1;
        if !hyphen {
            start = i;
        }
    }
    // 主席 ends in a character of transcription too: the name begins after the title.
    let cut = (start + 1..before.len()).rev().find(|&at| tables().titles.before(text, at).is_some());
    (seen > 0).then_some(cut.unwrap_or(start))
}

/// The byte length of the run of transcription characters that begins `text`.
fn run_after(text: &str) -> usize {
    let mut length = 0;
    for (seen, (i, c)) in text.char_indices().enumerate() {
        let hyphen = matches!(c, '-' | '－' | '‐') && seen > 0;
        let initial = c.is_ascii_uppercase() || c == '.';
        if seen >= 10 || !(tables().class(c) & SOUND != 0 || hyphen || initial) {
            break;
        }
        if !hyphen {
            length = i + c.len_utf8();
        }
    }
    length
}

/// A name of transcription characters alone that begins at `at`, right after a title (总统马克龙).
pub(super) fn after_title(text: &str, at: usize) -> Option<Span<Clean>> {
    tables().heads.before(text, at)?;
    let length = run_after(text.get(at..)?);
    let end = at + length;
    let rest = text.get(end..)?;
    let bounded = !rest.starts_with(super::chinese::is_han) || tables().after.at(text, end).is_some();
    let enough =
        length >= 9 || (length >= 6 && tables().class(text.get(at..)?.chars().next()?) & SURNAME == 0);
    (enough && length <= 21 && bounded && !rest.starts_with(DOTS)).then(|| Span::new(at, end))
}

/// Two or three capitalised Latin words right after a title or before a verb of saying (CEO Jane Miller).
pub(super) fn latin(text: &str, at: usize) -> Option<Span<Clean>> {
    let rest = text.get(at..)?;
    let mut end = at;
    let mut words = 0;
    let mut cursor = rest;
    while let Some(length) = capitalised(cursor) {
        words += 1;
        end = text.len() - cursor.len() + length;
        cursor = cursor.get(length..)?;
        match cursor.strip_prefix(' ') {
            Some(next) if words < 4 => cursor = next,
            _ => break,
        }
    }
    let before = text.get(..at)?.trim_end_matches([' ', '：', ':']);
    let t = tables();
    let titled = t.heads.before(text, before.len()).is_some()
        || matches!(t.before.before(text, before.len()), Some((_, "firm" | "credit")));
    let said = matches!(t.after.at(text, end), Some((_, "speech" | "address")));
    ((2..=4).contains(&words) && (titled || said)).then(|| Span::new(at, end))
}

/// The length of a word like `Jane`, `J.` or `O'Neil` at the start of `text`.
fn capitalised(text: &str) -> Option<usize> {
    let length = text
        .char_indices()
        .find(|&(_, c)| !(c.is_ascii_alphabetic() || matches!(c, '\'' | '’' | '.' | '-')))
        .map_or(text.len(), |(i, _)| i);
    let word = text.get(..length)?;
    let mut chars = word.chars();
    let capital = chars.next()?.is_ascii_uppercase();
    let rest = chars.next()?;
    (capital && (rest == '.' || rest == '\'' || word.chars().any(|c| c.is_ascii_lowercase())))
        .then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_dot(text: &str) -> Option<&str> {
        dotted(text, text.find(DOTS)?).map(|s| s.of(text))
    }

    #[test]
    fn dots_join_the_parts_of_foreign_names() {
        assert_eq!(at_dot("委员会主席瓦西里• 托林，"), Some("瓦西里• 托林"));
        assert_eq!(at_dot("副议长汉斯-马丁·弗兰克说"), Some("汉斯-马丁·弗兰克"));
        assert_eq!(at_dot("村民买买提·吐尔逊的家"), Some("买买提·吐尔逊"));
        assert_eq!(at_dot("约翰·霍普金斯大学的研究"), None);
        assert_eq!(at_dot("科技·金融"), None);
    }

    #[test]
    fn titles_introduce_transcribed_and_latin_names() {
        let text = "法国总统马克龙在巴黎";
        assert_eq!(after_title(text, 12).map(|s| s.of(text)), Some("马克龙"));
        let text = "该公司CEO Jane Miller表示";
        assert_eq!(latin(text, 13).map(|s| s.of(text)), Some("Jane Miller"));
        let text = "与Morgan Stanley合作";
        assert_eq!(latin(text, 3), None);
    }
}
