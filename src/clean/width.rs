//! How wide the lines of the source were: the signal that tells a line end inside a sentence from the end of a paragraph.
//!
//! A line that the typesetter broke is full: the first unit of the next line did not fit any more.
//! A line that its author ended leaves room. Widths are in half cells.

use super::chars::{first_unit, half_cells, is_closer, is_han};
use super::lines::Line;

/// Narrower columns are lists and verses, wider ones are paragraphs on one line.
const NARROWEST: u32 = 20;
const WIDEST: u32 = 160;

/// The lines of a hard-wrapped text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wrap {
    pub width: u32,
    /// Paragraphs begin with an indent that is still there.
    pub indented: bool,
    /// Paragraphs began with an indent that is lost: their first lines are two cells short.
    pub short_firsts: bool,
}

impl Wrap {
    /// Whether `next` would not have fitted on the line as well.
    pub(super) fn is_full(&self, line: u32, next: &str) -> bool {
        line + first_unit(next).min(self.width / 2) + 1 > self.width
    }

    /// Whether a line that goes on on the next one is as short as a first line whose indent is lost.
    pub(super) fn is_first(&self, line: &Line, text: &str, next: Option<&Line>) -> bool {
        let room = self.width.saturating_sub(line.width);
        (3..=7).contains(&room) && next.is_some_and(|n| !self.is_full(line.width, n.of(text)))
    }
}

/// The wrap width of a text whose lines are broken by width, `None` where lines are paragraphs.
pub(super) fn wrap(text: &str, lines: &[Line]) -> Option<Wrap> {
    let inner = |i: usize| lines.get(i + 1).is_some_and(|n| n.blanks == 0);
    let mut counted: Vec<usize> = (0..lines.len()).filter(|&i| inner(i)).collect();
    // Every line with a blank one behind it: then blank lines say nothing.
    if counted.len() * 5 < lines.len() {
        counted = (0..lines.len().saturating_sub(1)).collect();
    }
    let line = |i: &usize| lines.get(*i);
    let counted: Vec<&Line> = counted.iter().filter_map(line).filter(|l| l.width <= WIDEST + 8).collect();
    let widths: Vec<u32> = counted.iter().map(|l| l.width + l.indent.min(6)).collect();
    let (width, _) = peak(&widths, 2)?;
    if !(NARROWEST..=WIDEST).contains(&width) {
        return None;
    }
    let near = |l: &&&Line| (width.saturating_sub(2)..=width + 2).contains(&(l.width + l.indent.min(6)));
    let full: Vec<&&Line> = counted.iter().filter(near).collect();
    let open = full.iter().filter(|l| !l.ended).count();
    let prose = full
        .iter()
        .filter(|l| super::chars::has_sentence_mark(l.of(text)) || l.of(text).contains('、'))
        .count();
    if full.len() < 3
        || full.len() * 20 < counted.len() * 9
        || open * 2 < full.len()
        || prose * 5 < full.len()
    {
        return None;
    }
    let mut wrap = Wrap { width, indented: false, short_firsts: false };
    // The lines behind blank lines and behind ends that nobody doubts show how paragraphs begin.
    let (mut firsts, mut short, mut indents) = (0, 0, 0);
    for pair in lines.windows(3) {
        let [before, first, next] = pair else { continue };
        if before.ended && !wrap.is_full(before.width + 4, first.of(text)) && next.blanks == 0 && !first.ended
        {
            firsts += 1;
            short += u32::from(wrap.is_first(first, text, Some(next)));
            indents += u32::from((3..=8).contains(&first.indent));
        }
    }
    wrap.short_firsts = short * 2 > firsts;
    wrap.indented = indents * 3 > firsts * 2;
    Some(wrap)
}

/// The width around which most of `widths` lie, and how many lie within `reach` of it.
fn peak(widths: &[u32], reach: usize) -> Option<(u32, usize)> {
    let mut counts = vec![0usize; WIDEST as usize + 16];
    for &w in widths {
        if let Some(count) = counts.get_mut(w as usize) {
            *count += 1;
        }
    }
    let window = |at: usize| counts.iter().skip(at.saturating_sub(reach)).take(2 * reach + 1).sum::<usize>();
    let best = (0..counts.len()).max_by_key(|&at| (window(at), counts.get(at).copied()))?;
    let within = window(best);
    if within == 0 {
        return None;
    }
    // The middle of those that lie there.
    let mut seen = 0;
    for (w, count) in counts.iter().enumerate().skip(best.saturating_sub(reach)).take(2 * reach + 1) {
        seen += count;
        if seen * 2 >= within {
            return Some((w as u32, within));
        }
    }
    None
}

/// Width of text from an optical reader: its ASCII punctuation stood for full cells, its spaces for nothing.
pub(super) fn read_width(text: &str) -> u32 {
    let mut before = ' ';
    let mut sum = 0;
    for c in text.chars() {
        sum += match c {
            ' ' => 0,
            ',' | ';' | ':' | '(' | ')' | '!' | '?' if !before.is_ascii_digit() || c != ',' => 2,
            _ => half_cells(c),
        };
        before = c;
    }
    sum
}

/// The wrap width of a page from an optical reader, where old line ends survive as spaces inside paragraphs.
pub(super) fn read_wrap(text: &str, lines: &[Line]) -> Option<u32> {
    let mut gaps = Vec::new();
    let (mut spaces, mut total) = (0u32, 0u32);
    for line in lines.iter().filter(|l| l.width >= 40) {
        let text = line.of(text);
        total += line.width;
        let mut last = None;
        for (at, _) in text.match_indices(' ') {
            if is_inner_space(text, at) {
                spaces += 1;
                let start: usize = last.unwrap_or(0);
                let gap = read_width(text.get(start..at).unwrap_or(""));
                gaps.push(if last.is_none() { gap + 4 } else { gap });
                last = Some(at);
            }
        }
    }
    let (width, within) = peak(&gaps, 3)?;
    let expected = total / width.max(1);
    (spaces >= 3 && width >= NARROWEST && within * 5 >= gaps.len() * 2 && spaces * 5 >= expected * 2)
        .then_some(width)
}

/// A space between two Chinese characters, or behind a mark that Chinese follows.
pub(super) fn is_inner_space(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|t| t.chars().next_back());
    let after = text.get(at + 1..).and_then(|t| t.chars().next());
    before.is_some_and(is_han) && after.is_some_and(|c| is_han(c) || is_closer(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::lines::lines;

    #[test]
    fn the_width_of_a_column_is_found() {
        let text = "近年来，某某银行上海分行积极布\n局文化产业领域，构建多维度的风\n控体系，聚焦影视剧拍摄、视频平\n台和综合性文娱集团这三大着力点\n，挖掘具有良好发展前景的企业。";
        let wrap = wrap(text, &lines(text, &[])).unwrap();
        assert!((28..=31).contains(&wrap.width), "{wrap:?}");
        let list = "北京市\n上海市\n天津市\n重庆市\n深圳市";
        assert_eq!(super::wrap(list, &lines(list, &[])), None);
    }
}
