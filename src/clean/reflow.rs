//! Lines become paragraphs.
//!
//! May change: line ends and blank lines, spaces at line ends, and the spaces that old line ends left behind.

use super::boilerplate::furniture;
use super::boundaries::{Boundary, paragraphs, wrapped};
use super::chars::is_word;
use super::lines::{Line, lines};
use super::read::Read;
use super::rules::{BLANK_LINE, COLUMN_BREAK, INDENT, LINE_END, LINE_END_SPACE};
use super::width::{ReadWrap, Wrap, read_wrap, wrap};
use super::work::{Changes, Mark, Work};
use crate::offset_map::Rule;
use crate::order;
use crate::span::Span;

/// How the lines of a document came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// A line is a paragraph.
    Paragraphs,
    /// Broken by width; line ends are where the column ended.
    Wrapped(Wrap),
    /// Read from a picture: a line is a paragraph, old line ends are spaces.
    Read(ReadWrap),
}

/// `joins`: line ends may be taken away; in marked-up documents they are paragraphs.
pub(super) fn reflow(work: &mut Work, joins: bool) -> (Setting, bool) {
    let text = work.text();
    let all = lines(work);
    let rules = furniture(text, &all);
    let mut kept: Vec<Line> = Vec::with_capacity(all.len());
    let mut removed: Vec<(Line, Rule)> = Vec::new();
    let mut blanks = 0;
    for (line, rule) in all.iter().zip(&rules) {
        if let Some(rule) = rule {
            removed.push((*line, *rule));
            blanks += line.blanks + 1;
        } else {
            kept.push(Line { blanks: line.blanks + blanks, ..*line });
            blanks = 0;
        }
    }
    let read = read_wrap(text, &kept);
    let setting = match (read, joins) {
        (Some(width), _) => Setting::Read(width),
        (None, true) => wrap(text, &kept).map_or(Setting::Paragraphs, Setting::Wrapped),
        (None, false) => Setting::Paragraphs,
    };
    let mut changes = Changes::default();
    let boundaries = match setting {
        Setting::Paragraphs => paragraphs(text, &kept, joins),
        Setting::Wrapped(wrap) => wrapped(text, &kept, &wrap),
        Setting::Read(width) => {
            let read = Read::new(text, &kept, width);
            let boundaries = if joins { read.boundaries() } else { vec![Boundary::Break; kept.len()] };
            read.old_line_ends(&mut changes);
            boundaries
        }
    };
    let inner = std::mem::take(&mut changes.0);
    let mut inner = inner.into_iter().peekable();
    let mut removed = removed.into_iter().peekable();
    let mut at = 0;
    let mut marks = Vec::with_capacity(kept.len());
    let mut boundary = None;
    // What is known of the lines to be: of those that are one line of now, as it stands.
    let mut lines_known = Vec::with_capacity(kept.len());
    let mut alone = true;
    for (line, next) in kept.iter().zip(&boundaries) {
        let start = line.span.start as usize;
        gap(text, at, start, boundary, &mut removed, &mut changes);
        while let Some(change) = inner.next_if(|c| c.at.start < line.span.end) {
            changes.0.push(change);
            alone = false;
        }
        if *next == Boundary::Join {
            alone = false;
        } else {
            lines_known.push(std::mem::replace(&mut alone, true).then_some(line.facts));
        }
        let known = work.marks_in(line.span);
        let truncated = *next == Boundary::Truncated;
        marks.push(match (known.first(), known.last()) {
            (Some(first), Some(last)) => Mark {
                at: line.span.start,
                truncated: last.truncated && *next != Boundary::Join || truncated,
                ..*first
            },
            _ => Mark {
                at: line.span.start,
                blanks: line.blanks.min(9) as u8,
                indent: line.indent.min(40) as u8,
                truncated,
                hint: line.hint,
            },
        });
        at = line.span.end as usize;
        boundary = Some(*next);
    }
    gap(text, at, text.len(), None, &mut removed, &mut changes);
    // The lines of one paragraph keep a mark each: how many there were tells a headline from running text.
    let again = !work.marks.is_empty();
    if again {
        let inner = work.marks.iter().filter(|m| marks.binary_search_by_key(&m.at, |n| n.at).is_err());
        marks.extend(inner.copied().collect::<Vec<_>>());
        order::sort_by_key(&mut marks, |m| [m.at, 0, 0, 0]);
    } else {
        work.ends = inner_ends(&changes);
    }
    work.marks = marks;
    (setting, work.apply(changes.0, lines_known))
}

/// Where an old line end was taken out of a line: quotes get lost there.
fn inner_ends(changes: &Changes) -> Vec<u32> {
    changes.0.iter().filter(|c| c.rule == super::rules::OLD_LINE_END).map(|c| c.at.start).collect()
}

/// Clears what stands between two lines that are kept: furniture, spaces, blank lines. One line end stays where
/// paragraphs part; none at the beginning and the end of the text (`boundary` is `None` there).
fn gap(
    text: &str,
    start: usize,
    end: usize,
    boundary: Option<Boundary>,
    removed: &mut std::iter::Peekable<impl Iterator<Item = (Line, Rule)>>,
    changes: &mut Changes,
) {
    let at_end = end == text.len() && boundary.is_none();
    let mut owed = boundary.is_some_and(|b| b != Boundary::Join) && !at_end;
    let joined = boundary == Some(Boundary::Join);
    let mut at = start;
    loop {
        let furniture = removed.next_if(|(l, _)| (l.outer.end as usize) <= end);
        let stop = furniture.as_ref().map_or(end, |(l, _)| l.outer.start as usize);
        blank(text, at, stop, &mut owed, joined, changes);
        let Some((line, rule)) = furniture else { break };
        let line_end = (line.outer.end as usize + 1).min(end);
        changes.push(stop, line_end, "", rule);
        at = line_end;
    }
    if joined {
        let before = text.get(..start).and_then(|t| t.chars().next_back());
        let after = text.get(end..).and_then(|t| t.chars().next());
        let word = |c: Option<char>| c.is_some_and(|c| is_word(c) && !c.is_ascii_digit());
        if word(before)
            && word(after)
            && let Some(last) = changes.0.last_mut().filter(|c| c.at.end as usize == end)
        {
            last.with = " ".to_owned();
        }
    }
}

/// Clears spaces and line ends; keeps the first line end if one is owed.
fn blank(text: &str, start: usize, end: usize, owed: &mut bool, joined: bool, changes: &mut Changes) {
    if start >= end {
        return;
    }
    let space = Span::<crate::span::Clean>::new(start, end).of(text);
    let line_end = space.find('\n');
    match line_end {
        Some(first) if *owed => {
            *owed = false;
            if first > 0 {
                changes.push(start, start + first, "", LINE_END_SPACE);
            }
            let rest = start + first + 1;
            if rest < end {
                let rule = if space.get(first + 1..).is_some_and(|s| s.contains('\n')) {
                    BLANK_LINE
                } else {
                    INDENT
                };
                changes.push(rest, end, "", rule);
            }
        }
        Some(_) => {
            let ends = space.bytes().filter(|b| *b == b'\n').count();
            let rule = match (joined, ends) {
                (true, 1) => LINE_END,
                (true, _) => COLUMN_BREAK,
                _ => BLANK_LINE,
            };
            changes.push(start, end, "", rule);
        }
        None => changes.push(start, end, "", if joined { LINE_END } else { INDENT }),
    }
}

#[cfg(test)]
mod tests {
    use crate::clean::tests::{cleaned, read};

    const COLUMN: &str = "小微企业是国民经济和社会\n\
        发展的重要组成部分，是稳定就\n业和改善民生的重要支撑。为更\n好解决融资难题，我国近段时间\n出台了一系列措施。\n\n\
        福建泉州，正在谋求转型的\n一家电气有限公司，通过当地农\n行的绿色审批通道，获批贷款一\n\n\
        千万元，转型发展之路顺利推进\n。\n\n金融引擎轰鸣\n\n\
        银行持续降低贷款的附加\n费用，全力保障小微企业融资成\n本下降。\n";

    #[test]
    fn a_column_becomes_paragraphs() {
        let text = cleaned(COLUMN);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 4, "{text}");
        assert!(lines[0].starts_with("小微企业是国民经济和社会发展的") && lines[0].ends_with("系列措施。"));
        assert!(lines[1].contains("获批贷款一千万元，转型发展之路顺利推进。"));
        assert_eq!(lines[2], "金融引擎轰鸣");
    }

    #[test]
    fn what_goes_is_listed() {
        let clean = read(COLUMN);
        for rule in ["line-end", "column-break", "blank-line"] {
            assert!(clean.mapped.edits.iter().any(|e| e.rule.name == rule), "{rule}");
        }
    }
}
