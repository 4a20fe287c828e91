//! Lines become paragraphs.
//!
//! May change: line ends and blank lines, spaces at line ends, and the spaces that old line ends left behind.

use super::boilerplate::furniture;
use super::chars::{clings, is_han, is_word};
use super::lines::{Line, lines};
use super::numbering::numbering;
use super::patterns::form;
use super::read::Read;
use super::rules::{BLANK_LINE, COLUMN_BREAK, INDENT, LINE_END, LINE_END_SPACE};
use super::width::{ReadWrap, Wrap, read_wrap, wrap};
use super::work::{Changes, Mark, Work};
use crate::offset_map::Rule;
use crate::order;
use crate::phrases::{ends_any, holds_any};
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

/// What happens between two lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Boundary {
    Join,
    Break,
    /// The paragraph before lost its end.
    Truncated,
}

/// `joins`: line ends may be taken away; in marked-up documents they are paragraphs.
pub(super) fn reflow(work: &mut Work, joins: bool) -> (Setting, bool) {
    let text = work.text();
    let all = lines(text, &work.hints, &work.known);
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
        Setting::Paragraphs => marks_alone(text, &kept),
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
    for (line, next) in kept.iter().zip(&boundaries) {
        let start = line.span.start as usize;
        gap(text, at, start, boundary, &mut removed, &mut changes);
        while let Some(change) = inner.next_if(|c| c.at.start < line.span.end) {
            changes.0.push(change);
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
    let changed = work.apply(changes.0);
    // Nothing to clear and nothing refused: these are all lines of the text, as they stand.
    let whole = all
        .iter()
        .zip(std::iter::once(1).chain(std::iter::repeat(0)))
        .all(|(l, blanks)| l.span == l.outer && l.blanks == blanks);
    if !changed && whole && all.last().is_some_and(|l| l.outer.end as usize == work.text().len()) {
        work.known = all.iter().map(|l| Some(l.facts)).collect();
    }
    (setting, changed)
}

/// Lines are paragraphs; only a line of nothing but marks belongs to the one before it.
fn marks_alone(text: &str, lines: &[Line]) -> Vec<Boundary> {
    let alone = |l: &Line| l.of(text).chars().all(|c| clings(c) && c != '—' && c != '…' && c != '.');
    // A Latin word goes on behind its hyphen.
    let lower = |c: Option<char>| c.is_some_and(|c| c.is_ascii_lowercase());
    let hyphened = |a: &str, b: &str| {
        lower(b.chars().next()) && a.strip_suffix('-').is_some_and(|a| lower(a.chars().next_back()))
    };
    let joined =
        |w: &[Line]| matches!(w, [a, b] if alone(b) || b.blanks == 0 && hyphened(a.of(text), b.of(text)));
    let next = lines.windows(2).map(|w| if joined(w) { Boundary::Join } else { Boundary::Break });
    next.chain(lines.last().map(|_| Boundary::Break)).collect()
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

/// Whether a line by itself looks like a headline: no sentence in it, no end of one.
pub(super) fn is_headline(line: &Line, text: &str) -> bool {
    let inner = line.of(text);
    !line.ended
        && !inner.ends_with(['：', ':', '，', '、'])
        && line.width <= 100
        && !line.marked
        && inner.chars().any(is_han)
}

fn wrapped(text: &str, lines: &[Line], wrap: &Wrap) -> Vec<Boundary> {
    let mut out = Vec::with_capacity(lines.len());
    // Of the paragraph so far: its lines, and whether it holds a sentence mark.
    let (mut count, mut marked) = (0, false);
    let mut local = 0;
    for (i, a) in lines.iter().enumerate() {
        count += 1;
        marked |= a.marked;
        let Some(b) = lines.get(i + 1) else {
            out.push(Boundary::Break);
            break;
        };
        let next = lines.get(i + 2);
        let pair = Pair { text, a, b, next, wrap, count, marked };
        if pair.is_wide(a) {
            local = if local == 0 { wide_width(lines, i, &pair) } else { local };
        } else {
            local = 0;
        }
        let boundary = if a.row || b.row {
            Boundary::Break
        } else if pair.is_wide(a) || pair.is_wide(b) {
            pair.wide(local)
        } else {
            pair.normal()
        };
        if boundary != Boundary::Join {
            (count, marked) = (0, false);
        }
        out.push(boundary);
    }
    out
}

/// The widest of the wide lines that follow each other.
fn wide_width(lines: &[Line], from: usize, pair: &Pair) -> u32 {
    lines.iter().skip(from).take_while(|l| pair.is_wide(l)).take(50).map(|l| l.width).max().unwrap_or(0)
}

/// Two lines in a row, `next` behind them.
struct Pair<'a> {
    text: &'a str,
    a: &'a Line,
    b: &'a Line,
    next: Option<&'a Line>,
    wrap: &'a Wrap,
    count: u32,
    marked: bool,
}

impl Pair<'_> {
    /// Wider than the column: a line of another column or a paragraph on one line.
    fn is_wide(&self, line: &Line) -> bool {
        line.tight > self.wrap.width + 3
    }

    fn wide(&self, local: u32) -> Boundary {
        let (a, b) = (self.a, self.b);
        if local > 160 || self.is_fixed(a) || self.is_fixed(b) {
            return Boundary::Break;
        }
        let long = a.width * 10 >= local * 7;
        let join = match (self.is_wide(a), self.is_wide(b)) {
            (true, true) => long && (!a.ended || b.blanks == 0 && !b.ended && self.next.is_some()),
            (true, false) => long && !a.ended && b.blanks == 0 && b.ended,
            _ => false,
        };
        if join { Boundary::Join } else { Boundary::Break }
    }

    fn is_fixed(&self, line: &Line) -> bool {
        line.hint.is_some() || line.of(self.text).contains('\t') || form(line.of(self.text)).is_some()
    }

    fn normal(&self) -> Boundary {
        let Pair { a, b, wrap, text, .. } = *self;
        let (line, follow) = (a.of(text), b.of(text));
        let blank = b.blanks > 0;
        let full = wrap.is_full(wrap.of(a) + a.indent.min(6), follow);
        let single = self.count == 1 && !self.marked;
        // Only a line that its author ended, or that stands alone, can be a byline, a date, a source.
        let alone = |l: &Line, after: Option<&Line>| {
            l.blanks > 0 && after.is_none_or(|n| n.blanks > 0)
                || !wrap.is_full(wrap.of(l), after.map_or("", |n| n.of(text)))
        };
        if self.count == 1 && (blank || !full) && self.is_fixed(a) {
            return Boundary::Break;
        }
        let truncated = || {
            if !a.ended && full && !single && !line.ends_with(['：', ':']) {
                Boundary::Truncated
            } else {
                Boundary::Break
            }
        };
        if alone(b, self.next) && self.is_fixed(b) {
            return truncated();
        }
        let closes = a.ended || line.ends_with(['）', ')', '；', ';', '：', ':']);
        if numbering(follow).is_some() && (blank || closes || !full) {
            return truncated();
        }
        let first = if wrap.indented { b.indent >= 3 } else { wrap.is_first(b, text, self.next, 0) };
        // A short line without a sentence, behind a sentence's end: no paragraph ends like this.
        let short = || {
            let next = self.next.map_or("", |n| n.of(text));
            !b.marked
                && is_headline(b, text)
                && !follow.starts_with(['（', '('])
                && !wrap.is_full(wrap.of(b) + b.indent.min(6), next)
        };
        if !blank && a.ended && !single && short() {
            return Boundary::Break;
        }
        if wrap.indented {
            return if first {
                truncated()
            } else if full && !(single && blank) || !a.ended && !single && !blank {
                Boundary::Join
            } else {
                Boundary::Break
            };
        }
        match (blank, a.ended) {
            (false, false) if full && (self.is_named() || !(self.count == 1 && self.is_headline_pair())) => {
                Boundary::Join
            }
            (false, false) if self.is_first_line() => Boundary::Join,
            (false, false) => {
                // A sentence goes on although the line has room, unless what follows begins anew.
                let rest = !single && b.ended && b.width * 2 < wrap.width;
                let goes_on = rest || !single && wrap.room(a) <= 6 || line.ends_with(['，', '、']);
                if goes_on { Boundary::Join } else { Boundary::Break }
            }
            (false, true) if !first && self.is_full_first_line() => Boundary::Join,
            (false, true) if !full || first => Boundary::Break,
            (false, true) => Boundary::Join,
            (true, false) if line.ends_with(['，', '、']) && !first => Boundary::Join,
            (true, false) if !full || single => Boundary::Break,
            (true, false) if first || self.is_lone_headline(b) => truncated(),
            (true, false) => Boundary::Join,
            (true, true) => {
                let next_full =
                    self.next.is_some_and(|n| n.blanks == 0 && wrap.is_full(wrap.of(b), n.of(text)));
                if full && wrap.short_firsts && !first && next_full && !b.ended {
                    Boundary::Join
                } else {
                    Boundary::Break
                }
            }
        }
    }

    /// The first line of a paragraph whose indent is lost, going on below: a headline would stand above a first
    /// line, or above another headline.
    fn is_first_line(&self) -> bool {
        let Pair { a, b, wrap, text, next, .. } = *self;
        let room = wrap.room(a);
        self.count == 1
            && wrap.short_firsts
            && (room <= 7 || wrap.is_full(wrap.of(a) + 4, b.of(text)))
            && !self.is_headline_pair()
            && !wrap.is_first(b, text, next, 1)
    }

    /// The same, where a sentence ends just at its end.
    fn is_full_first_line(&self) -> bool {
        let Pair { a, b, wrap, text, .. } = *self;
        self.count == 1 && wrap.short_firsts && wrap.is_full(wrap.of(a) + 4, b.of(text)) && wrap.room(a) >= 3
    }

    /// The name of an official document, which goes on: 某某办公室关于印发某某 / 若干措施的通知.
    fn is_named(&self) -> bool {
        let open = holds_any(self.a.of(self.text), &["关于", "印发"]).is_some();
        open && ends_any(self.b.of(self.text), &["通知", "意见", "公告", "决定", "批复", "报告", "通告"])
            .is_some()
    }

    /// Two headlines set together, blank lines around them.
    fn is_headline_pair(&self) -> bool {
        let alone = self.a.blanks > 0 && self.next.is_none_or(|n| n.blanks > 0);
        let width = self.wrap.of(self.b);
        // A byline below says what they are.
        let signed = self.next.is_some_and(|n| self.is_fixed(n));
        let fills = !signed && (self.wrap.width.saturating_sub(2)..=self.wrap.width + 1).contains(&width);
        alone && !fills && is_headline(self.a, self.text) && is_headline(self.b, self.text)
    }

    /// A short line between blank ones.
    fn is_lone_headline(&self, line: &Line) -> bool {
        line.blanks > 0
            && is_headline(line, self.text)
            && self
                .next
                .is_none_or(|n| n.blanks > 0 || !self.wrap.is_full(self.wrap.of(line), n.of(self.text)))
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
