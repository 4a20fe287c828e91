//! Which line ends part paragraphs, where lines are paragraphs and where they were broken by width.

use super::chars::{clings, is_han};
use super::lines::Line;
use super::meta::is_dateline;
use super::numbering::{Level, numbering};
use super::width::Wrap;
use crate::phrases::{DIGITS, Sets, ends_any, holds_any};

/// What happens between two lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Boundary {
    Join,
    Break,
    /// The paragraph before lost its end.
    Truncated,
}

/// Lines of sixty characters are printed ones still.
const LONGEST_LINE: u32 = 120;

/// Lines are paragraphs; only a line of nothing but marks belongs to the one before it, and, where `joins` lets it, what
/// a line that stops in mid-sentence leaves for the next.
pub(super) fn paragraphs(text: &str, lines: &[Line], joins: bool) -> Vec<Boundary> {
    let alone = |l: &Line| l.of(text).chars().all(|c| clings(c) && c != '—' && c != '…' && c != '.');
    // A Latin word goes on behind its hyphen.
    let lower = |c: Option<char>| c.is_some_and(|c| c.is_ascii_lowercase());
    let hyphened = |a: &str, b: &str| {
        lower(b.chars().next()) && a.strip_suffix('-').is_some_and(|a| lower(a.chars().next_back()))
    };
    // A text with longer lines has its paragraphs on one line each.
    let widest = lines.iter().filter(|l| !l.row).map(|l| l.width).max().unwrap_or(0);
    let joins = joins && widest <= LONGEST_LINE;
    // Whether the paragraph so far began on a line above.
    let mut running = false;
    let mut joined = |a: &Line, b: &Line| {
        let near = b.blanks == 0
            && (hyphened(a.of(text), b.of(text)) || joins && goes_on(a, b, text, (running, widest)));
        running = near;
        near || alone(b)
    };
    let next = lines.windows(2).map(|w| match w {
        [a, b] if joined(a, b) => Boundary::Join,
        _ => Boundary::Break,
    });
    next.chain(lines.last().map(|_| Boundary::Break)).collect()
}

/// Whether a line that stops in mid-sentence goes on on the next: behind a comma, within brackets, or where running
/// text fills its line and a shorter one ends the sentence.
fn goes_on(a: &Line, b: &Line, text: &str, so_far: (bool, u32)) -> bool {
    if a.ended || [a, b].iter().any(|l| l.row || l.tab || l.hint.is_some()) || !is_broken(a, b, text, so_far)
    {
        return false;
    }
    a.form(text).is_none() && b.form(text).is_none() && numbering(b.of(text)).is_none()
}

fn is_broken(a: &Line, b: &Line, text: &str, (running, widest): (bool, u32)) -> bool {
    let (line, follow) = (a.of(text), b.of(text));
    line.ends_in("，、")
        || encloses(line, follow)
        || is_open_headline(a, b, text)
        || (running || a.marked)
            && a.width >= 60
            && a.width + 4 > widest
            && b.ended
            && b.width < a.width
            && !line.ends_with(ENDS)
}

/// What may end a line that is no sentence.
const ENDS: [char; 10] = ['：', ':', '；', ';', '）', ')', '》', '】', '”', '…'];

/// Whether a bracket that opens on one line closes on the next.
fn encloses(line: &str, follow: &str) -> bool {
    [('《', '》'), ('（', '）')].iter().any(|&(open, close)| spans(line, follow, open, close))
}

fn spans(line: &str, follow: &str, open: char, close: char) -> bool {
    line.rfind(open) > line.rfind(close) && follow.chars().find(|&c| c == open || c == close) == Some(close)
}

/// Words that a headline's line may end with, never the headline.
const OPEN: &[&str] = &[
    "的", "和", "与", "及", "暨", "、", "在", "对", "将", "向", "从", "把", "被", "关于", "印发", "获得",
    "荣获", "详解", "成为",
];

/// Two headlines set together of which the first lacks its end.
fn is_open_headline(a: &Line, b: &Line, text: &str) -> bool {
    a.blanks > 0
        && b.blanks == 0
        && a.width >= 12
        && is_headline(b, text)
        && is_headline(a, text)
        && ends_any(a.of(text), OPEN).is_some()
}

/// Whether a line by itself looks like a headline: no sentence in it, no end of one.
pub(super) fn is_headline(line: &Line, text: &str) -> bool {
    let inner = line.of(text);
    !line.ended && !inner.ends_in("：:，、") && line.width <= 100 && !line.marked && inner.chars().any(is_han)
}

pub(super) fn wrapped(text: &str, lines: &[Line], wrap: &Wrap) -> Vec<Boundary> {
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
        } else if encloses(a.of(text), b.of(text))
            // What is said may go on over paragraphs, a quoted name does not.
            || !a.ended && b.blanks == 0 && spans(a.of(text), b.of(text), '“', '”')
        {
            Boundary::Join
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
        line.hint.is_some() || line.of(self.text).contains('\t') || line.form(self.text).is_some()
    }

    fn normal(&self) -> Boundary {
        let Pair { a, b, wrap, text, .. } = *self;
        let (line, follow) = (a.of(text), b.of(text));
        let blank = b.blanks > 0;
        let full = wrap.is_full(wrap.of(a) + a.indent.min(6), follow);
        let single = self.count == 1 && !self.marked;
        if single && is_open_headline(a, b, text) {
            return Boundary::Join;
        }
        // Entries that each begin with their day or number.
        let counted = |l: &str| l.starts_in(DIGITS);
        if single && !b.marked && counted(line) && counted(follow) {
            return Boundary::Break;
        }
        // Only a line that its author ended, or that stands alone, can be a byline, a date, a source.
        let alone = |l: &Line, after: Option<&Line>| {
            l.blanks > 0 && after.is_none_or(|n| n.blanks > 0)
                || !wrap.is_full(wrap.of(l), after.map_or("", |n| n.of(text)))
        };
        if self.count == 1 && (blank || !full) && self.is_fixed(a) {
            return Boundary::Break;
        }
        let truncated = || {
            if !a.ended && full && !single && !line.ends_in("：:") {
                Boundary::Truncated
            } else {
                Boundary::Break
            }
        };
        if alone(b, self.next) && self.is_fixed(b) {
            return truncated();
        }
        let closes = a.ended || line.ends_in("）)；;：:");
        let number = numbering(follow).map(|(level, _)| level);
        if number.is_some() && (blank || closes || !full) {
            return truncated();
        }
        // A headline as wide as the column, and its second line or the story.
        if single && (is_dateline(follow) || follow.starts_with("——") && is_headline(a, text)) {
            return Boundary::Break;
        }
        // A title as wide as the column, and the first heading.
        if single
            && matches!(number, Some(Level::First | Level::Second))
            && is_headline(a, text)
            && is_headline(b, text)
            && wrap.room(b) >= 4
        {
            return Boundary::Break;
        }
        let first = if wrap.indented { b.indent >= 3 } else { wrap.is_first(b, text, self.next, 0) };
        // A short line without a sentence, behind a sentence's end: no paragraph ends like this.
        let short = || {
            let next = self.next.map_or("", |n| n.of(text));
            !b.marked
                && is_headline(b, text)
                && !follow.starts_in("（(")
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
                let goes_on = rest || !single && wrap.room(a) <= 6 || line.ends_in("，、");
                if goes_on { Boundary::Join } else { Boundary::Break }
            }
            (false, true) if !first && self.is_full_first_line() => Boundary::Join,
            (false, true) if !full || first => Boundary::Break,
            (false, true) => Boundary::Join,
            (true, false) if line.ends_in("，、") && !first => Boundary::Join,
            (true, false) if !full || single => Boundary::Break,
            // A short line that ends its sentence is more often the rest of this one than a paragraph of its own.
            (true, false) if first && !b.ended || self.is_lone_headline(b) => truncated(),
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
        // What goes on fills its line, or ends there.
        let goes_on = b.ended || wrap.is_full(wrap.of(b), next.map_or("", |n| n.of(text)));
        self.count == 1
            && wrap.short_firsts
            && goes_on
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
