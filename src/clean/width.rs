//! How wide the lines of the source were: the signal that tells a line end inside a sentence from the end of a paragraph.
//!
//! A line that the typesetter broke is full: the first unit of the next line did not fit any more.
//! A line that its author ended leaves room. Widths are in half cells.

use super::chars::{first_unit, half_cells, is_closer, is_han, is_squeezable};
use super::lines::Line;
use super::numbering::numbering;
use crate::phrases::Sets;

/// Narrower columns are lists and verses, wider ones are paragraphs on one line.
const NARROWEST: u32 = 20;
const WIDEST: u32 = 160;

/// The lines of a hard-wrapped text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wrap {
    pub width: u32,
    /// Marks were squeezed to a half cell.
    pub tight: bool,
    /// Paragraphs begin with an indent that is still there.
    pub indented: bool,
    /// Paragraphs began with an indent that is lost: their first lines are two cells short.
    pub short_firsts: bool,
}

impl Wrap {
    /// Whether `next` would not have fitted on the line as well.
    pub(super) fn is_full(&self, line: u32, next: &str) -> bool {
        line + first_unit(next).min(self.width / 2) + reach(self.width) - 1 > self.width
    }

    /// Whether a line that goes on on the next one is as short as a first line whose indent is lost, and left room
    /// for more; `slack` half cells of it count for nothing.
    pub(super) fn is_first(&self, line: &Line, text: &str, next: Option<&Line>, slack: u32) -> bool {
        let Some(next) = next.filter(|n| n.blanks == 0) else { return false };
        // A mark at the end may hang over the edge.
        let hangs = line.of(text).ends_in("，。、；：") && !self.tight;
        let room = self.room(line) + if hangs { 2 } else { 0 };
        let unit = first_unit(next.of(text)).min(self.width / 2);
        (3..=7).contains(&room) && self.of(line) + unit + slack <= self.width
    }

    /// A line's width as its document set it.
    pub(super) fn of(&self, line: &Line) -> u32 {
        if self.tight { line.tight } else { line.width }
    }

    /// What a line leaves free.
    pub(super) fn room(&self, line: &Line) -> u32 {
        self.width.saturating_sub(self.of(line))
    }
}

/// How far full lines may lie from the width: a long line holds more that can be stretched.
const fn reach(width: u32) -> u32 {
    2 + width.saturating_sub(40) / 12
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
    counted.retain(|i| line(i).is_some_and(|l| l.width <= WIDEST + 8 && !l.row));
    // Where a paragraph may begin, and its first line may be short of an indent.
    let begins = |i: usize| {
        let before = i.checked_sub(1).and_then(|i| lines.get(i));
        lines.get(i).is_some_and(|l| l.blanks > 0) || before.is_none_or(|l| l.ended)
    };
    let firsts: Vec<bool> = counted.iter().map(|i| begins(*i)).collect();
    let counted: Vec<&Line> = counted.iter().filter_map(line).collect();
    let widths = |tight: bool| -> Vec<u32> {
        counted.iter().map(|l| if tight { l.tight } else { l.width } + l.indent.min(6)).collect()
    };
    // The measure under which the lines agree most.
    let (wide, squeezed) = (peak(&widths(false), 1, 50)?, peak(&widths(true), 1, 50)?);
    let tight = squeezed.1 * 10 > wide.1 * 11;
    let widths = widths(tight);
    let (rough, _) = peak(&widths, 2, 50)?;
    let (mut width, _) = peak(&widths, reach(rough) as usize, 50)?;
    // Of short paragraphs the first lines, two cells narrower, may be as many as the full ones.
    let wider: Vec<u32> = widths.iter().copied().filter(|w| (width + 3..=width + 5).contains(w)).collect();
    let within = widths.iter().filter(|w| w.abs_diff(width) <= 2).count();
    if wider.len() * 5 > within * 2 {
        (width, _) = peak(&wider, 1, 50)?;
    }
    if !(NARROWEST..=WIDEST).contains(&width) {
        return None;
    }
    let mut wrap = Wrap { width, tight, indented: false, short_firsts: false };
    let near = |l: &Line, begins: bool| {
        let first = if begins { 4 } else { 0 };
        (width.saturating_sub(first + reach(width))..=width + reach(width))
            .contains(&(wrap.of(l) + l.indent.min(6)))
    };
    let full: Vec<&Line> =
        counted.iter().zip(&firsts).filter(|(l, begins)| near(l, **begins)).map(|(l, _)| *l).collect();
    let closed = |l: &Line| l.ended || l.of(text).ends_in("；：;:");
    let open = full.iter().filter(|l| !closed(l)).count();
    let prose = full.iter().filter(|l| l.marked || l.of(text).contains('、')).count();
    if full.len() < 3
        || full.len() * 20 < counted.len() * 9
            && !hangs(text, lines, &wrap)
            && !agree(&counted, &wrap, full.len())
        || open * 2 < full.len()
        || prose * 5 < full.len()
    {
        return None;
    }
    // The lines behind blank lines and behind ends that nobody doubts show how paragraphs begin.
    let (mut firsts, mut short, mut indents) = (0, 0, 0);
    for pair in lines.windows(3) {
        let [before, first, next] = pair else { continue };
        let is_short = wrap.is_first(first, text, Some(next), 0);
        // A sentence that ends near the edge may go on, but not on a line that is short and goes on itself.
        let begins = first.blanks > 0
            || before.ended && (is_short || !wrap.is_full(wrap.of(before) + 4, first.of(text)));
        if begins && next.blanks == 0 && !first.ended {
            firsts += 1;
            short += u32::from(is_short);
            indents += u32::from((3..=8).contains(&first.indent));
        }
    }
    wrap.short_firsts = short * 5 > firsts * 2;
    wrap.indented = indents * 3 > firsts * 2 || indents_close(lines, &wrap);
    Some(wrap)
}

/// Whether nearly all long lines are as wide as each other, whatever short ones stand between them: where lines are
/// paragraphs the long ones differ.
fn agree(counted: &[&Line], wrap: &Wrap, full: usize) -> bool {
    let long = counted.iter().filter(|l| l.marked && wrap.of(l) * 4 > wrap.width * 3 && !l.ended).count();
    full >= 4 && wrap.width >= 50 && full * 10 >= long * 9
}

/// Whether hardly any line has an indent but behind one that its author ended.
fn indents_close(lines: &[Line], wrap: &Wrap) -> bool {
    let (mut deep, mut closed) = (0, 0);
    for pair in lines.windows(2) {
        if let [before, line] = pair
            && (3..=8).contains(&line.indent)
        {
            deep += 1;
            let room = wrap.room(before) > before.indent.min(6) + 2;
            closed += usize::from(before.ended || room || line.blanks > 0);
        }
    }
    deep >= 3 && closed * 10 >= deep * 9 && deep * 2 <= lines.len()
}

/// Whether indents tell paragraphs: lines without one hardly ever stand behind a line that has room.
fn hangs(text: &str, lines: &[Line], wrap: &Wrap) -> bool {
    let fills = |l: &Line| wrap.of(l) + l.indent.min(6) + reach(wrap.width) >= wrap.width;
    let firsts = lines.iter().filter(|l| (3..=8).contains(&l.indent)).count();
    let (mut hanging, mut full) = (0, 0);
    for pair in lines.windows(2) {
        if let [before, line] = pair
            && line.blanks == 0
            && line.indent == 0
            && numbering(line.of(text)).is_none()
        {
            hanging += 1;
            full += usize::from(fills(before));
        }
    }
    firsts >= 3 && full >= 3 && full * 10 >= hanging * 8
}

/// The width around which most of `widths` lie, and how many lie within `reach` of it: not the middle one of
/// those but the one that `share` percent do not pass.
fn peak(widths: &[u32], reach: usize, share: usize) -> Option<(u32, usize)> {
    let mut counts = vec![0usize; WIDEST as usize + 16];
    for &w in widths {
        if let Some(count) = counts.get_mut(w as usize) {
            *count += 1;
        }
    }
    let window = |at: usize| counts.iter().skip(at.saturating_sub(reach)).take(2 * reach + 1).sum::<usize>();
    // A page's characters stand in its full lines, however many short ones there are.
    let best = (0..counts.len()).max_by_key(|&at| (window(at) * (at + 20), counts.get(at).copied()))?;
    let within = window(best);
    if within == 0 {
        return None;
    }
    // The share of those that lie there and are not wider.
    let mut seen = 0;
    for (w, count) in counts.iter().enumerate().skip(best.saturating_sub(reach)).take(2 * reach + 1) {
        seen += count;
        if seen * 100 >= within * share {
            return Some((w as u32, within));
        }
    }
    None
}

/// The measure of a page from an optical reader: its ASCII marks stood for full-width ones, its spaces for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ReadWrap {
    pub width: u32,
    /// Marks were squeezed to a half cell.
    pub tight: bool,
}

impl ReadWrap {
    pub(super) fn of(&self, text: &str) -> u32 {
        let (cells, marks) = read_cells(text);
        cells + if self.tight { marks } else { 2 * marks }
    }
}

/// The half cells of a text from an optical reader without its marks, and how many those are.
fn read_cells(text: &str) -> (u32, u32) {
    let mut before = ' ';
    let (mut cells, mut marks, mut dashes) = (0, 0, 0);
    for c in text.chars() {
        dashes = if c == '-' { dashes + 1 } else { 0 };
        match c {
            '\u{4E00}'..='\u{9FFF}' => cells += 2,
            ' ' => {}
            // Two or more stand for a dash of two cells.
            '-' => cells += [1, 3, 0].get(dashes - 1).copied().unwrap_or(0),
            ',' if before.is_ascii_digit() => cells += 1,
            ',' | ';' | ':' | '(' | ')' | '!' | '?' => marks += 1,
            _ if is_squeezable(c) => marks += 1,
            _ => cells += half_cells(c),
        }
        before = c;
    }
    (cells, marks)
}

/// The wrap width of a page from an optical reader, where old line ends survive as spaces inside paragraphs.
pub(super) fn read_wrap(text: &str, lines: &[Line]) -> Option<ReadWrap> {
    let (mut spaces, mut total) = (0u32, 0u32);
    let (mut gaps, mut tight_gaps) = (Vec::new(), Vec::new());
    for line in lines.iter().filter(|l| l.width >= 40 && !l.row) {
        total += line.width;
        let text = if line.inner_space { line.of(text) } else { "" };
        let mut last = None;
        for (at, _) in text.match_indices(' ').filter(|(at, _)| is_inner_space(text, *at)) {
            spaces += 1;
            let gap = text.get(last.unwrap_or(0)..at).unwrap_or("");
            // A first line is two cells short: its indent is lost.
            let indent = if last.is_none() { 4 } else { 0 };
            let (cells, marks) = read_cells(gap);
            gaps.push(cells + 2 * marks + indent);
            tight_gaps.push(cells + marks + indent);
            last = Some(at);
        }
    }
    let tight = peak(&tight_gaps, 1, 50)?.1 * 10 > peak(&gaps, 1, 50)?.1 * 11;
    let gaps = if tight { tight_gaps } else { gaps };
    // Where a line end was missed the gap is a rest: those that are full lie at the upper end.
    let (width, within) = peak(&gaps, 3, 65)?;
    let expected = total / width.max(1);
    let found =
        spaces >= 3 && width >= NARROWEST && within * 5 >= gaps.len() * 2 && spaces * 5 >= expected * 2;
    found.then_some(ReadWrap { width, tight })
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
    use crate::clean::lines::{self, Line};
    use crate::clean::work::Work;
    use crate::input::Document;
    use crate::offset_map::Mapped;
    use crate::pipeline::Options;

    fn lines(text: &str) -> Vec<Line> {
        let document = Document { body: Mapped::whole(text), ..Document::default() };
        lines::lines(&Work::new(&document, &Options::default()))
    }

    #[test]
    fn the_width_of_a_column_is_found() {
        let text = "近年来，某某银行上海分行积极布\n局文化产业领域，构建多维度的风\n控体系，聚焦影视剧拍摄、视频平\n台和综合性文娱集团这三大着力点\n，挖掘具有良好发展前景的企业。";
        let wrap = wrap(text, &lines(text)).unwrap();
        assert!((28..=31).contains(&wrap.width), "{wrap:?}");
        let list = "北京市\n上海市\n天津市\n重庆市\n深圳市";
        assert_eq!(super::wrap(list, &lines(list)), None);
    }
}
