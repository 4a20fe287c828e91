//! The grammar of dates: what stands in the text, before anybody asks which day it is.

use super::cursor::{Cursor, Lead, Shape};
use super::part::{edge_of, part};
use super::words;
use super::year::{full_year, year};
use crate::calendar::days_in;
use crate::figures::text::among;

/// The year that a date names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    Given(i32),
    /// 今年 0, 去年 -1.
    Relative(i32),
    /// 同年, 当年.
    Same,
    /// 次年.
    Next,
    /// 3月: which one, the surroundings say.
    Open,
}

/// The part of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    /// 2024财年, 2024学年: counted as the calendar year, or from September.
    SchoolYear,
    Months(u8, u8),
    Day(u8, u8),
    /// The first days of a month: 4月前10天.
    Days(u8, u8),
    /// 上半月.
    DaysOfMonth(u8, u8),
    /// 周一 (0): the last one.
    Weekday(u8),
    /// 20日: the month is open.
    BareDay(u8),
    /// 上旬 1, 中旬 2, 下旬 3, two of them 4 and 5, of a month.
    Third(u8, u8),
    /// 上月下旬, 当月上旬: as of `MonthBy`, or of the month named last, and the third.
    ThirdBy(i32, bool, u8),
    Quarters(u8, u8),
    Half(u8),
    /// 上个半年 -1.
    HalfBy(i32),
    /// Weeks of the year: 前2周 is 1 to 2, 最后3周 -2 to 0.
    Weeks(i32, i32),
    /// The last days of the year.
    LastDays(i32),
    /// So many years from the named one on: 2022-2025年.
    Years(i32),
    /// 十四五: five years from this one on.
    Plan(i32),
    /// 上月 -1; with the day of 上月15日.
    MonthBy(i32, Option<u8>),
    /// 同月, 当月 0; 次月 1.
    MonthAfter(i32, Option<u8>),
    QuarterBy(i32),
    /// 上周 -1, with a weekday (0 = Monday) or the weekend.
    WeekBy(i32, Option<u8>),
    DayBy(i32),
    /// 当日 0, 次日 1.
    DayAfter(i32),
    /// 去年同期.
    SamePeriod,
    /// 年末, 月末 and 季末 without a name.
    EdgeOfYear,
    /// 年末: in reports that of the year reported on.
    CloseOfYear,
    EdgeOfMonth,
    EdgeOfQuarter,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    None,
    Begin,
    Middle,
    End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub year: Year,
    pub part: Part,
    pub edge: Edge,
}

/// A moment, or the stretch from one to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Expression {
    pub first: Moment,
    pub last: Option<Moment>,
    pub end: usize,
}

impl Expression {
    /// Its words.
    pub(super) fn of(self, line: &str, start: usize) -> &str {
        line.get(start..self.end).unwrap_or("")
    }
}

/// Reads a date that starts at `start`; `line` is the sentence.
pub(super) fn expression(line: &str, start: usize, glued: bool) -> Option<Expression> {
    let c = Cursor::new(line, start);
    let before = if glued { Before { text: "", last: None } } else { Before::new(line, start) };
    let (first, c) = moment(c, before, true)?;
    let mut end = c;
    let mut last = None;
    if let Some((moment, after)) = range_end(c, first) {
        last = Some(moment);
        end = after;
    }
    if matches!(last.unwrap_or(first).part, Part::Day(..) | Part::BareDay(_) | Part::DayBy(_)) {
        words::eat_daytime(&mut end);
    }
    Some(Expression { first, last, end: end.at })
}

/// What stands before a date: it tells a year from the tail of another word.
#[derive(Clone, Copy)]
pub(super) struct Before<'a> {
    pub text: &'a str,
    pub last: Option<char>,
}

impl<'a> Before<'a> {
    pub(super) fn new(line: &'a str, start: usize) -> Before<'a> {
        let text = line.get(..start).unwrap_or("").trim_end_matches([' ', '\u{a0}']);
        Before { text, last: text.chars().next_back().map(super::cursor::fold) }
    }

    pub(super) fn is(self, set: &str) -> bool {
        self.last.is_some_and(|c| among(set, c))
    }

    /// The start of a clause: nothing, or punctuation.
    pub(super) fn is_boundary(self) -> bool {
        self.last.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '%' | '.' | '+' | '/' | '-' | '_'))
    }
}

fn range_end<'a>(c: Cursor<'a>, first: Moment) -> Option<(Moment, Cursor<'a>)> {
    let mut c = c;
    c.space();
    let mut joined = c;
    joined.eat('起');
    let dash = c.eat_dash() || {
        let found = joined.eat('至') || joined.eat('到');
        if found {
            c = joined;
        }
        found
    };
    if !dash || c.starts_with("今") && !c.starts_with("今年") {
        return None;
    }
    c.space();
    let before = Before { text: "", last: None };
    let (mut moment, c) = match moment(c, before, false) {
        Some(found) => found,
        None => month_or_year(c, first)?,
    };
    if moment.year == Year::Open {
        moment.year = match first.year {
            Year::Open => Year::Open,
            year => year,
        };
    }
    // 8月11日至22日: the month stands on the left.
    if let (Part::BareDay(day), Part::Day(month, from)) = (moment.part, first.part) {
        if day <= from {
            return None;
        }
        moment.part = Part::Day(month, day);
    }
    if let (Part::BareDay(_), Part::Months(..)) = (moment.part, first.part) {
        return None;
    }
    let open = |p| {
        matches!(
            p,
            Part::Years(_)
                | Part::Plan(_)
                | Part::SamePeriod
                | Part::EdgeOfYear
                | Part::CloseOfYear
                | Part::EdgeOfMonth
                | Part::EdgeOfQuarter
        )
    };
    (!open(moment.part) && !open(first.part)).then_some((moment, c))
}

/// The right end of 2008.03-2009.06 and 2008.03-2009.
fn month_or_year<'a>(c: Cursor<'a>, first: Moment) -> Option<(Moment, Cursor<'a>)> {
    if !matches!((first.year, first.part), (Year::Given(_), Part::Months(..))) {
        return None;
    }
    let mut c = c;
    let year = c.number().filter(|n| n.digits == 4 && (1980..=2049).contains(&n.value))?.value;
    let mut ahead = c;
    let month = if ahead.eat('.') { ahead.number().and_then(|n| u8::try_from(n.value).ok()) } else { None };
    let part = match month.filter(|m| (1..=12).contains(m)) {
        Some(m) => {
            c = ahead;
            Part::Months(m, m)
        }
        None => Part::Whole,
    };
    Some((Moment { year: Year::Given(year), part, edge: Edge::None }, c))
}

fn moment<'a>(c: Cursor<'a>, before: Before<'a>, leads: bool) -> Option<(Moment, Cursor<'a>)> {
    let lead = Lead::new(c);
    if let Some(found) = numeric(lead, before).or_else(|| before_its_year(lead, before)) {
        return Some(found);
    }
    if let Some((year, part, after)) = year(lead, before, leads) {
        if part != Part::Whole {
            let mut after = after;
            let edge = edge_of(&mut after, true);
            return Some((Moment { year, part, edge }, after));
        }
        let mut inner = after;
        inner.space();
        let of = inner.eat('的');
        let inner = Lead::new(inner);
        if let Some((part, edge, after)) = self::part(inner, before, true)
            && !(of && matches!(part, Part::BareDay(_)))
        {
            return Some((Moment { year, part, edge }, after));
        }
        if is_broken(inner) {
            return None;
        }
        let mut after = after;
        after.eat_str("全年");
        let edge = edge_of(&mut after, true);
        return Some((Moment { year, part: Part::Whole, edge }, after));
    }
    if let Some((part, edge, after)) = words::standalone(lead, before) {
        return Some((Moment { year: Year::Open, part, edge }, after));
    }
    let (part, edge, after) = part(lead, before, false)?;
    if matches!(lead.c.peek(), Some('Q' | 'q'))
        && let Some((year, after)) = year_behind(after)
    {
        return Some((Moment { year, part, edge }, after));
    }
    Some((Moment { year: Year::Open, part, edge }, after))
}

/// 3Q24, 1H2025, 9M24, H1 2025: a part that stands before its year.
fn before_its_year<'a>(lead: Lead<'a>, before: Before<'_>) -> Option<(Moment, Cursor<'a>)> {
    let (year, part, c) = if let Some((n, mut c)) = lead.number {
        let few = u8::try_from(n.value).ok().filter(|_| n.digits == 1 && n.shape == Shape::Arabic)?;
        let letter = c.peek().filter(char::is_ascii_alphabetic)?;
        c.bump();
        let part = match (letter, few) {
            ('Q' | 'q', 1..=4) => Part::Quarters(few, few),
            ('H' | 'h', 1..=2) => Part::Half(few),
            ('M', 2..=9) => Part::Months(1, few),
            _ => return None,
        };
        let year = c.number().filter(|n| n.shape == Shape::Arabic && (n.digits == 4 || n.value <= 40))?;
        // 3Q24E and 1H25A: forecast and actual.
        let mut behind = c;
        let _ = behind.eat('E') || behind.eat('A') || behind.eat('F');
        let ends = behind.peek().is_none_or(|n| !n.is_ascii_alphanumeric() && !among(".%元万亿", n));
        (Year::Given(full_year(year).filter(|_| ends)?), part, c)
    } else {
        let mut c = lead.c;
        let half = if c.eat('H') { u8::try_from(c.number()?.value).ok()? } else { return None };
        let (year, c) = year_behind(c).filter(|_| (1..=2).contains(&half))?;
        (year, Part::Half(half), c)
    };
    let glued = before.last.is_some_and(|b| b.is_ascii_alphanumeric() || among(".-_/", b));
    (!glued).then_some((Moment { year, part, edge: Edge::None }, c))
}

/// The year of Q1 FY2025 and Q3 2024.
fn year_behind(c: Cursor<'_>) -> Option<(Year, Cursor<'_>)> {
    let mut c = c;
    c.space();
    let fiscal = c.eat_str("FY");
    let year = c.number().filter(|n| {
        n.shape == Shape::Arabic
            && (n.digits == 4 && (1990..=2049).contains(&n.value) || fiscal && n.digits == 2)
    })?;
    let counted = |n: char| n.is_ascii_alphanumeric() || among(".%年千百万亿元个家户人只台吨股件辆套点", n);
    let ends = !c.peek().is_some_and(counted);
    ends.then_some((Year::Given(full_year(year)?), c))
}

/// 2024年13月, 2月30日: dates that do not exist are left out whole.
fn is_broken(lead: Lead<'_>) -> bool {
    lead.number.is_some_and(|(n, mut c)| n.digits <= 2 && !(1..=12).contains(&n.value) && c.eat('月'))
}

/// 2025-04-14, 2025/4/14, 2025.4.14, 2025 04 14, 20250414, 2024-05, 31/12/2024, 24-12-31.
fn numeric<'a>(lead: Lead<'a>, before: Before<'_>) -> Option<(Moment, Cursor<'a>)> {
    if !lead.c.is_digit()
        || before.last.is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, '-' | '/' | '.' | '_'))
    {
        return None;
    }
    let (first, mut c) = lead.number?;
    let day = |y: i32, m: i32, d: i32, c: Cursor<'a>| {
        let (m, d) = (u8::try_from(m).ok()?, u8::try_from(d).ok()?);
        let fits = (1000..=2999).contains(&y) && d >= 1 && d <= days_in(y, m);
        let ends = c.peek().is_none_or(|n| !n.is_ascii_digit() && !matches!(n, '%' | '万' | '亿' | '元'));
        (fits && ends)
            .then_some((Moment { year: Year::Given(y), part: Part::Day(m, d), edge: Edge::None }, c))
    };
    if first.digits == 8 {
        let v = first.value;
        let ends = c.peek().is_none_or(|n| !n.is_ascii_alphanumeric() && !matches!(n, '.' | '股' | ','));
        return if ends && (1980..=2049).contains(&(v / 10_000)) {
            day(v / 10_000, v / 100 % 100, v % 100, c)
        } else {
            None
        };
    }
    let separator = c.peek().filter(|s| matches!(s, '-' | '/' | '.' | ' '))?;
    c.bump();
    let second = c.number().filter(|n| n.digits <= 2 && n.shape == Shape::Arabic)?;
    let after_two = c;
    if separator == ' ' {
        // 2010 01 29: zeros in front and all three, or they are the cells of a table.
        let third = if c.eat(' ') { c.number()? } else { return None };
        let zeros = second.digits == 2 && third.digits == 2 && (second.value < 10 || third.value < 10);
        let ends = c.peek().is_none_or(|n| !n.is_alphanumeric() && !matches!(n, '.' | ',' | ' '));
        return if zeros && ends && first.digits == 4 && (1900..=2049).contains(&first.value) {
            day(first.value, second.value, third.value, c)
        } else {
            None
        };
    }
    if c.eat(separator) && c.is_digit() {
        let third = c.number()?;
        if first.digits == 4 && third.digits <= 2 {
            return day(first.value, second.value, third.value, c);
        }
        if first.digits <= 2 && third.digits == 4 {
            // 31/12/2024: the day stands first, as Hong Kong writes it, unless it cannot.
            return day(third.value, second.value, first.value, c)
                .or_else(|| day(third.value, first.value, second.value, c));
        }
        let counted = c.peek().is_some_and(|n| {
            n.is_ascii_alphanumeric() || among("-/.%年月日号个元万亿千百倍点家人岁只次分秒米吨股手和、", n)
        });
        if counted || third.digits > 2 {
            return None;
        }
        // 24-12-31, and 31/12/24 where nothing or a preposition stands before it: 15/12/10倍 are three numbers.
        if separator == '-' && first.digits == 2 && !before.is("第") {
            return day(full_year(first)?, second.value, third.value, c);
        }
        let placed = before.text.is_empty() && c.peek().is_none() || before.is("在于自从");
        if separator == '/' && third.digits == 2 && placed {
            let year = full_year(third)?;
            return day(year, second.value, first.value, c)
                .or_else(|| day(year, first.value, second.value, c));
        }
        return None;
    }
    let c = after_two;
    let ranged = separator == '.' && {
        // 2008.03-2009.06 and 2008.03至今, as careers are told.
        let mut ahead = c;
        ahead.eat_dash()
            && (ahead.starts_with("今")
                || ahead.number().is_some_and(|n| n.digits == 4 && (1980..=2049).contains(&n.value)))
    };
    // 12/1 and nothing else: what stands over one is no fraction.
    let (alone, month) =
        (before.text.is_empty() && c.peek().is_none(), u8::try_from(first.value).unwrap_or(0));
    if alone && separator == '/' && second.value == 1 && (1..=12).contains(&month) {
        return Some((Moment { year: Year::Open, part: Part::Day(month, 1), edge: Edge::None }, c));
    }
    let month = u8::try_from(second.value).ok()?;
    let ends =
        c.peek().is_none_or(|n| !n.is_ascii_alphanumeric() && !matches!(n, '-' | '.' | '/' | '%' | '年'));
    let is_month = first.digits == 4
        && (1980..=2049).contains(&first.value)
        && second.digits == 2
        && (1..=12).contains(&month)
        && (separator != '.' || ranged);
    (is_month && (ends || ranged)).then_some((
        Moment { year: Year::Given(first.value), part: Part::Months(month, month), edge: Edge::None },
        c,
    ))
}
