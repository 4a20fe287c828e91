//! Pages from an optical reader: a paragraph a line, and in it a space where each printed line ended.

use super::boundaries::{Boundary, is_headline};
use super::chars::{first_unit, is_word};
use super::lines::Line;
use super::numbering::numbering;
use super::rules::OLD_LINE_END;
use super::width::{ReadWrap, is_inner_space};
use super::work::Changes;
use crate::phrases::Sets;

/// A paragraph cut at its old line ends.
#[derive(Clone, Debug, Default)]
struct Cut {
    /// Byte offsets of the spaces that are old line ends, in the whole text.
    ends: Vec<usize>,
    /// Widths of the first and the last printed line.
    first: u32,
    last: u32,
    /// The width of its column.
    width: u32,
}

impl Cut {
    fn lines(&self) -> usize {
        self.ends.len() + 1
    }
}

pub(super) struct Read<'a> {
    text: &'a str,
    lines: &'a [Line],
    cuts: Vec<Cut>,
    /// First lines of paragraphs are two cells short: the indent is lost, its width is not.
    short_firsts: bool,
}

impl<'a> Read<'a> {
    pub(super) fn new(text: &'a str, lines: &'a [Line], wrap: ReadWrap) -> Read<'a> {
        let cuts: Vec<Cut> = lines.iter().map(|l| cut(text, l, wrap)).collect();
        let long = cuts.iter().filter(|c| c.lines() > 1);
        let (firsts, short) = long.fold((0, 0), |(n, short), c| (n + 1, short + u32::from(is_first(c))));
        Read { text, lines, cuts, short_firsts: short * 10 >= firsts * 6 }
    }

    /// Takes the old line ends out, in text order.
    pub(super) fn old_line_ends(&self, changes: &mut Changes) {
        for &at in self.cuts.iter().flat_map(|c| &c.ends) {
            let before = self.text.get(..at).and_then(|t| t.chars().next_back());
            let after = self.text.get(at + 1..).and_then(|t| t.chars().next());
            let word = |c: Option<char>| c.is_some_and(is_word);
            if !(word(before) && word(after)) {
                changes.push(at, at + 1, "", OLD_LINE_END);
            }
        }
    }

    pub(super) fn boundaries(&self) -> Vec<Boundary> {
        let mut out = Vec::with_capacity(self.lines.len());
        // Whether the paragraph so far holds a sentence mark.
        let (mut running, mut begins) = (false, true);
        for (i, (a, cut)) in self.lines.iter().zip(&self.cuts).enumerate() {
            running |= cut.lines() > 1 || a.marked;
            let next = self.lines.get(i + 1).zip(self.cuts.get(i + 1));
            let boundary = self.boundary(a, cut, next, self.lines.get(i + 2), (running, begins));
            begins = boundary != Boundary::Join;
            running &= !begins;
            out.push(boundary);
        }
        out
    }

    fn boundary(
        &self,
        a: &Line,
        cut: &Cut,
        next: Option<(&Line, &Cut)>,
        behind: Option<&Line>,
        (running, begins): (bool, bool),
    ) -> Boundary {
        let line = a.of(self.text);
        let follow = next.map_or("", |(b, _)| b.of(self.text));
        let is_fixed = |l: &Line| {
            l.hint.is_some() || l.form(self.text).is_some() || numbering(l.of(self.text)).is_some()
        };
        let fixed = next.is_none_or(|(b, _)| is_fixed(b));
        if a.hint.is_some() || a.form(self.text).is_some() {
            return Boundary::Break;
        }
        // A headline's dash-led second half may itself go on on the next line, above the byline.
        if !running
            && is_headline(a, self.text)
            && line.starts_in("-—–")
            && next.is_some_and(|(b, _)| !fixed && is_headline(b, self.text))
            && behind.is_some_and(|l| l.form(self.text).is_some())
        {
            return Boundary::Join;
        }
        let capacity =
            if cut.lines() == 1 && self.short_firsts && begins { cut.width - 4 } else { cut.width };
        let full = cut.last + first_unit(follow).clamp(2, cut.width / 2) + 2 > capacity;
        if !running {
            // A single printed line without a sentence: a headline, unless it fills its line and goes on.
            let goes_on = full
                && !is_headline_width(cut)
                && !line.contains(' ')
                && next.is_some_and(|(b, _)| b.marked && !is_headline(b, self.text));
            if !goes_on {
                return Boundary::Break;
            }
        }
        let Some((b, b_cut)) = next.filter(|_| !fixed) else {
            return if a.ended || !full && cut.lines() == 1 || !running || line.ends_in("：:") {
                Boundary::Break
            } else {
                Boundary::Truncated
            };
        };
        let headline = b_cut.lines() == 1 && is_headline(b, self.text) && is_headline_width(b_cut);
        let begins = is_first(b_cut) && self.short_firsts;
        let goes_on = if b_cut.lines() > 1 { !begins } else { !headline };
        match (a.ended, full) {
            (false, true) if goes_on && !headline => Boundary::Join,
            (false, _) if running && (full || cut.lines() > 1) && !line.ends_in("：:，、；") => {
                Boundary::Truncated
            }
            (true, true) if self.short_firsts && b_cut.lines() > 1 && !begins && b_cut.width == cut.width => {
                Boundary::Join
            }
            _ => Boundary::Break,
        }
    }
}

/// The first printed line is two cells short.
fn is_first(cut: &Cut) -> bool {
    let room = cut.width.saturating_sub(cut.first);
    cut.lines() > 1 && room >= 3
}

/// Too short to be a full line of its column.
fn is_headline_width(cut: &Cut) -> bool {
    cut.last + 5 < cut.width
}

fn cut(text: &str, line: &Line, wrap: ReadWrap) -> Cut {
    let inner = line.of(text);
    let base = line.span.start as usize;
    let longest = inner.split(' ').map(|t| wrap.of(t)).max().unwrap_or(0);
    // Longer than a line of the column without a space: another column.
    let width = if longest > wrap.width + 6 && inner.contains(' ') { longest } else { wrap.width };
    let mut cut = Cut { width, ..Cut::default() };
    let mut start = 0;
    let spaces = if line.row { "" } else { inner };
    let mut spaces = spaces.match_indices(' ').map(|(at, _)| at).peekable();
    while let Some(at) = spaces.next() {
        let wide = wrap.of(inner.get(start..at).unwrap_or(""));
        let capacity = if cut.ends.is_empty() { width - 4 } else { width };
        let unit = |at: usize| first_unit(inner.get(at + 1..).unwrap_or("")).clamp(2, width / 2);
        // Between Chinese a space is hardly ever anything else.
        let inner_space = is_inner_space(inner, at);
        if wide + unit(at) + if inner_space { 4 } else { 2 } <= capacity {
            continue;
        }
        // A space beside a number or word may only be a wide one: the line end is between Chinese, if one is near.
        if !inner_space
            && let Some(&next) = spaces.peek()
            && is_inner_space(inner, next)
            && wrap.of(inner.get(start..next).unwrap_or("")) <= capacity + 1
        {
            continue;
        }
        if cut.ends.is_empty() {
            cut.first = wide;
        }
        cut.ends.push(base + at);
        start = at + 1;
    }
    cut.last = wrap.of(inner.get(start..).unwrap_or(""));
    if cut.ends.is_empty() {
        cut.first = cut.last;
    }
    cut
}

#[cfg(test)]
mod tests {
    use crate::clean::BlockKind;
    use crate::clean::tests::{cleaned, read};

    const PAGE: &str = "小微企业是国民经济和社会发展的重要 组成部分,是稳定就业和改善民生的重要支\n\n\
        为更好解决小微企业融资难题, 我国近 段时间加快出台了一系列政策措施。截至今 年4月末,各地累计走访超过 7000 万户。\n\n\
        提效率 优化服务\n\n\
        资料提交、生成信用评级、线上合同签 署、三百万元贷款到账,全程办理时限比常\n\n规流程缩短七成。多地积极发力形成政策 保障。\n";

    #[test]
    fn a_page_becomes_paragraphs() {
        let text = cleaned(PAGE);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines,
            [
                "小微企业是国民经济和社会发展的重要组成部分，是稳定就业和改善民生的重要支",
                "为更好解决小微企业融资难题，我国近段时间加快出台了一系列政策措施。截至今年4月末，各地累计走访超过7000万户。",
                "提效率 优化服务",
                "资料提交、生成信用评级、线上合同签署、三百万元贷款到账，全程办理时限比常规流程缩短七成。多地积极发力形成政策保障。",
            ]
        );
    }

    #[test]
    fn a_lost_last_line_is_flagged_and_nothing_invented() {
        let clean = read(PAGE);
        let cut: Vec<bool> = clean.blocks.iter().map(|b| b.truncated).collect();
        assert_eq!(cut, [true, false, false, false]);
        assert_eq!(clean.blocks[2].kind, BlockKind::Subhead);
        assert!(clean.notices.iter().any(|n| n.code == "truncated-paragraph"));
    }
}
