//! Foreign and minority names: characters of transcription around a dot, after a title, and Latin names beside one.

use super::beside::ends_title;
use super::chinese::is_han;
use crate::entities::reading::Characters;
use crate::lexicon::persons::{Class, Persons, SOUND};
use crate::phrases::{Sets, starts_any};
use crate::span::{Clean, Span};

const DOTS: [char; 5] = ['·', '•', '‧', '・', '∙'];
/// The dotted name around the dot at byte `dot` (汉斯-彼得·弗里德里希, 买买提·艾力).
pub(super) fn dotted(t: &Persons, text: &str, dot: usize) -> Option<Span<Clean>> {
    let start = run_before(t, text, dot)?;
    let mut end = dot;
    // Longer chains are no names, and a text of dots alone must not be read once a dot.
    let mut parts = 0;
    while let Some(next) = text.get(end..)?.chars().next().filter(|&c| DOTS.contains(&c)) {
        let after = text.get(end + next.len_utf8()..)?;
        // Recognition of printed text leaves a space beside the dot.
        let gap = after.len() - after.trim_start_matches(' ').len();
        let run = run_after(t, after.get(gap..)?);
        parts += 1;
        if run == 0 || gap > 2 || parts > 5 {
            break;
        }
        end += next.len_utf8() + gap + run;
    }
    (end > dot && t.institutions.at(text, end).is_none()).then(|| Span::new(start, end))
}

/// 扎克伯格|可能: the name without the word that it runs into, where its last character begins one that goes on.
pub(super) fn without_next_word(doc: &Characters<'_>, dot: usize, name: Span<Clean>) -> Span<Clean> {
    let words = doc.words_from(dot).iter().take_while(|w| w.span.start < name.end);
    let torn = words.last().filter(|w| {
        w.span.end > name.end && w.span.start + 3 == name.end && !w.tag.starts_with('n') && w.span.len() == 6
    });
    torn.map_or(name, |w| Span::new(name.start as usize, w.span.start as usize))
}

/// Where the run of transcription characters before byte `end` begins.
fn run_before(t: &Persons, text: &str, end: usize) -> Option<usize> {
    let before = text.get(..end)?.trim_end_matches(' ');
    let mut start = before.len();
    let mut seen = 0;
    for (i, c) in before.char_indices().rev() {
        let hyphen = matches!(c, '-' | '－' | '‐') && seen > 0;
        let initial = c.is_ascii_uppercase() || c == '.';
        if seen >= 10 || !(t.class(c) & SOUND != 0 || hyphen || initial) {
            break;
        }
        seen += 1;
        if !hyphen {
            start = i;
        }
    }
    // 主席 ends in a character of transcription too: the name begins after the title.
    let cut = (start + 1..before.len()).rev().find(|&at| t.titles.before(text, at).is_some());
    (seen > 0).then_some(cut.unwrap_or(start))
}

/// The byte length of the run of transcription characters that begins `text`.
fn run_after(t: &Persons, text: &str) -> usize {
    let mut length = 0;
    for (seen, (i, c)) in text.char_indices().enumerate() {
        let hyphen = matches!(c, '-' | '－' | '‐') && seen > 0;
        let initial = c.is_ascii_uppercase() || c == '.';
        if seen >= 10 || !(t.class(c) & SOUND != 0 || hyphen || initial) {
            break;
        }
        if !hyphen {
            length = i + c.len_utf8();
        }
    }
    length
}

/// A name of transcription characters alone that begins at character `i`, right after a title (总统马克龙).
pub(super) fn after_title(t: &Persons, doc: &Characters<'_>, i: usize) -> Option<Span<Clean>> {
    let head = t.heads.ends(doc.until(i)).map(|h| h.0);
    let before = || t.before.ends(doc.until(i)).map(|b| b.1);
    if head.is_none() && !matches!(before(), Some(Class::Firm | Class::Appoint | Class::Soft))
        || ends_title(t, doc, i)
    {
        return None;
    }
    let (text, at) = (doc.text(), doc.byte(i));
    let run = text.get(at..)?;
    let mut length = run_after(t, run);
    // 莱德|当地时间: 当 writes a sound as well.
    if run.get(..length)?.ends_with('当') && starts_any(run.get(length..)?, &["地时间", "天", "日"]).is_some()
    {
        length -= '当'.len_utf8();
    }
    let end = at + length;
    let rest = text.get(end..)?;
    // 总统莱希当地时间19日; 总统普京指责.
    let goes_on = || {
        starts_any(
            rest,
            &[
                "当地时间",
                "当天",
                "当日",
                "日前",
                "此前",
                "指责",
                "下令",
                "警告",
                "敦促",
                "抵达",
                "会晤",
                "举行",
            ],
        )
        .is_some()
    };
    let bounded = !rest.starts_with(is_han) || t.after.at(text, end).is_some() || goes_on();
    // The shorter the run, the more the title must promise a foreigner.
    let enough = match (length, head) {
        (12.., _) | (9.., Some(_)) => true,
        (6.., Some(head)) => text.get(at - head..at).is_some_and(|head| STATE.contains(&head)),
        _ => false,
    };
    let word = doc.words_from(i).iter().find(|w| w.span.start as usize >= at);
    let ordinary = word.is_some_and(|w| w.span == Span::new(at, end) && !w.tag.starts_with('n'));
    (enough && length <= 21 && bounded && !ordinary && !rest.starts_with(DOTS)).then(|| Span::new(at, end))
}

/// A name of four characters of transcription or more that opens a clause, before 任 or 说 (尼玛次仁任局长).
pub(super) fn opening(t: &Persons, text: &str, at: usize) -> Option<Span<Clean>> {
    let length = run_after(t, text.get(at..)?);
    let end = at + length;
    let goes_on = match t.after.at(text, end) {
        Some((_, Class::Career | Class::Speech)) => true,
        Some((len, Class::Acts)) => len > 3,
        _ => false,
    };
    ((12..=21).contains(&length) && goes_on).then(|| Span::new(at, end))
}

/// Heads of states, whose names may have two characters.
const STATE: [&str; 18] = [
    "总统",
    "总理",
    "首相",
    "国王",
    "女王",
    "国务卿",
    "副总统",
    "外长",
    "防长",
    "财长",
    "州长",
    "议长",
    "国防部长",
    "财政部长",
    "外交部长",
    "总参谋长",
    "总司令",
    "副总理",
];

/// Two or three capitalised Latin words right after a title or before a verb of saying (CEO Jane Miller).
pub(super) fn latin(t: &Persons, text: &str, at: usize, known: Option<Span<Clean>>) -> Option<Span<Clean>> {
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
    let before = text.get(..at)?.trim_end_in(" ：:");
    let titled = t.heads.before(text, before.len()).is_some()
        || matches!(t.before.before(text, before.len()), Some((_, Class::Firm | Class::Credit)));
    let begins = !text.get(..at)?.ends_with(' ');
    let said = begins && matches!(t.after.at(text, end), Some((_, Class::Speech | Class::Address)));
    ((2..=4).contains(&words) && (titled || said || known.is_some())).then(|| Span::new(at, end))
}

/// Whether `at` stands right behind a bracket that opens after the dotted name `name`.
pub(super) fn in_brackets(text: &str, name: Span<Clean>, at: usize) -> bool {
    let between = Span::<Clean>::new(name.end as usize, at).of(text);
    matches!(between, "（" | "(" | " (") && name.of(text).contains(DOTS)
}

/// The length of a word like `Jane`, `J.` or `O'Neil` at the start of `text`.
fn capitalised(text: &str) -> Option<usize> {
    let length = text
        .char_indices()
        .find(|&(i, c)| i > 30 || !(c.is_ascii_alphabetic() || matches!(c, '\'' | '’' | '.' | '-')))
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
    use crate::lexicon::Lexicon;

    fn at_dot(text: &str) -> Option<&str> {
        dotted(Lexicon::embedded().persons(), text, text.find(DOTS)?).map(|s| s.of(text))
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
        let lexicon = Lexicon::embedded();
        let t = lexicon.persons();
        let doc = Characters::new(text, &[], lexicon.starts());
        assert_eq!(after_title(t, &doc, 4).map(|s| s.of(text)), Some("马克龙"));
        let text = "该公司CEO Jane Miller表示";
        assert_eq!(latin(t, text, 13, None).map(|s| s.of(text)), Some("Jane Miller"));
        let text = "与Morgan Stanley合作";
        assert_eq!(latin(t, text, 3, None), None);
    }
}
