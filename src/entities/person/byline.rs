//! Lines that are made of names: bylines, credits and lists of authors, where names may stand without anything between.

use super::chinese::{is_han, shapes};
use crate::lexicon::persons::{DOUBLE, Persons, SURNAME};
use crate::span::{Clean, Span};

/// Marks that begin a line of authors in a newspaper.
const BULLETS: [char; 7] = ['■', '□', '◎', '●', '○', '◆', '▲'];

/// The bytes of the longest line of authors behind a bullet: some fifty names.
const LONGEST: usize = 600;

/// The names of a line of names: after a bullet, or the whole line where its kind says so.
pub(super) fn names(t: &Persons, text: &str, line: Span<Clean>, is_byline: bool) -> Vec<Span<Clean>> {
    let content = line.of(text);
    let rest = content.trim_start_matches(BULLETS);
    if !is_byline && (rest.len() == content.len() || rest.len() > LONGEST) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut words = 0;
    let mut at = line.end as usize - rest.len();
    for part in rest.split_inclusive(parts_names) {
        let word = part.trim_end_matches(parts_names);
        // 董事长 on a line of its own: an office, whose bearer is another line.
        let is_office = t.offices.head(word).is_some_and(|head| head == word.len());
        if !word.is_empty() && !is_office {
            words += 1;
            found.extend(glued(t, text, Span::new(at, at + word.len())).into_iter().flatten());
        }
        at += part.len();
    }
    // A line after a bullet may be any list item: it is a byline only when nothing else stands in it.
    if is_byline || (found.len() >= words && words > 0) { found } else { Vec::new() }
}

fn parts_names(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '、' | '，' | '/' | '|' | '：' | ':' | '（' | '）' | '(' | ')')
}

/// Splits a run of names that stand close together (邬焕庆魏一骏张璇), where it can be split without rest.
pub(super) fn glued(t: &Persons, text: &str, run: Span<Clean>) -> Option<Vec<Span<Clean>>> {
    let content = run.of(text);
    if content.len() > 120 || !content.chars().all(is_han) {
        return None;
    }
    // Best points of a split that ends at each character, with the start of its last name.
    let count = content.len() / 3;
    let mut best: Vec<Option<(i16, usize)>> = vec![None; count + 1];
    best[0] = Some((0, 0));
    let chars: Vec<char> = content.chars().collect();
    for i in 0..count {
        let Some((points, _)) = best.get(i).copied().flatten() else { continue };
        let rest = chars.get(i..).unwrap_or(&[]);
        if rest.first().is_none_or(|c| t.class(*c) & (SURNAME | DOUBLE) == 0) {
            continue;
        }
        for (len, shape) in shapes(t, rest).into_iter().flatten().filter(|s| s.1 >= 0) {
            let j = i + len;
            // Fewer names are better than many: each costs two points.
            let total = points + i16::from(shape) - 2;
            if let Some(slot) = best.get_mut(j)
                && slot.is_none_or(|s| total > s.0)
            {
                *slot = Some((total, i));
            }
        }
    }
    let mut names = Vec::new();
    let mut j = count;
    while j > 0 {
        let (_, i) = best.get(j).copied().flatten()?;
        names.push(Span::new(run.start as usize + i * 3, run.start as usize + j * 3));
        j = i;
    }
    names.reverse();
    Some(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn all(text: &str, is_byline: bool) -> Vec<&str> {
        names(Lexicon::embedded().persons(), text, Span::new(0, text.len()), is_byline)
            .iter()
            .map(|s| s.of(text))
            .collect()
    }

    #[test]
    fn bylines_split_into_names() {
        assert_eq!(all("■ 邹建国 魏一诺 张弛 朱涵", false), ["邹建国", "魏一诺", "张弛", "朱涵"]);
        assert_eq!(all("■ 邹建国魏一诺张弛朱涵", false), ["邹建国", "魏一诺", "张弛", "朱涵"]);
        assert_eq!(all("来源：某报 谢小冬、吕虎 2025-03-25", true), ["谢小冬", "吕虎"]);
        assert_eq!(all("● 支持企业上市", false), [""; 0]);
        assert_eq!(all("■ 高新技术企业", false), [""; 0]);
    }
}
