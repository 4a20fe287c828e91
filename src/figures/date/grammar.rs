//! The grammar of dates: what stands in the text, before anybody asks which day it is.

use super::cursor::{Cursor, Shape, Whole};
use super::words::{self, RELATIVE_YEARS};
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
    /// 上旬 1, 中旬 2, 下旬 3 of a month.
    Third(u8, u8),
    Quarters(u8, u8),
    Half(u8),
    /// So many years from the named one on: 2022-2025年.
    Years(i32),
    /// 十四五: five years from this one on.
    Plan(i32),
    /// 上月 -1; with the day of 上月15日.
    MonthBy(i32, Option<u8>),
    /// 同月, 当月 0; 次月 1.
    MonthAfter(i32, Option<u8>),
    QuarterBy(i32),
    /// 上周 -1, with a weekday (0 = Monday).
    WeekBy(i32, Option<u8>),
    DayBy(i32),
    /// 当日 0, 次日 1.
    DayAfter(i32),
    /// 去年同期.
    SamePeriod,
    /// 年末, 月末 and 季末 without a name.
    EdgeOfYear,
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
pub(super) fn expression(line: &str, start: usize) -> Option<Expression> {
    let c = Cursor::new(line, start);
    let before = Before::new(line, start);
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

    fn is(self, set: &str) -> bool {
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
    if let Some(found) = numeric(c, before) {
        return Some(found);
    }
    if let Some((year, part, after)) = year(c, before, leads) {
        if part != Part::Whole {
            let mut after = after;
            let edge = edge_of(&mut after, true);
            return Some((Moment { year, part, edge }, after));
        }
        let mut inner = after;
        inner.space();
        let of = inner.eat('的');
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
    if let Some((part, edge, after)) = words::standalone(c, before) {
        return Some((Moment { year: Year::Open, part, edge }, after));
    }
    let (part, edge, after) = part(c, before, false)?;
    Some((Moment { year: Year::Open, part, edge }, after))
}

/// 2024年13月, 2月30日: dates that do not exist are left out whole.
fn is_broken(c: Cursor<'_>) -> bool {
    let mut c = c;
    c.number().is_some_and(|n| n.digits <= 2 && !(1..=12).contains(&n.value)) && c.eat('月')
}

/// 2025-04-14, 2025/4/14, 2025.4.14, 20250414, 2024-05, 3/14/2025.
fn numeric<'a>(c: Cursor<'a>, before: Before<'_>) -> Option<(Moment, Cursor<'a>)> {
    if !c.is_digit()
        || before.last.is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, '-' | '/' | '.' | '_'))
    {
        return None;
    }
    let mut c = c;
    let first = c.number()?;
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
    let separator = c.peek().filter(|s| matches!(s, '-' | '/' | '.'))?;
    c.bump();
    let second = c.number().filter(|n| n.digits <= 2 && n.shape == Shape::Arabic)?;
    let after_two = c;
    if c.eat(separator) && c.is_digit() {
        let third = c.number()?;
        if first.digits == 4 && third.digits <= 2 {
            return day(first.value, second.value, third.value, c);
        }
        if first.digits <= 2 && third.digits == 4 && separator == '/' {
            return day(third.value, first.value, second.value, c)
                .or_else(|| day(third.value, second.value, first.value, c));
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

/// The year, as a number or a word; several years as [`Part::Span`].
fn year<'a>(c: Cursor<'a>, before: Before<'_>, leads: bool) -> Option<(Year, Part, Cursor<'a>)> {
    let start = c;
    let words = if c.starts_a_number() { &[][..] } else { RELATIVE_YEARS };
    for &(word, by, not_after, not_before) in words {
        let mut c = start;
        // 建成后年产值: 后 ends another word.
        let apart =
            word != "后年" || before.is_boundary() || before.is("到在于至将和与及或明计预划定拟自从对");
        if c.eat_str(word)
            && apart
            && !before.is(not_after)
            && !c.peek().is_some_and(|n| among(not_before, n))
        {
            if !c.starts_with("度假") {
                c.eat('度');
            }
            let year = match by {
                words::SAME => Year::Same,
                words::NEXT => Year::Next,
                by => Year::Relative(by),
            };
            return Some((year, Part::Whole, c));
        }
    }
    if before
        .last
        .is_some_and(|b| b.is_ascii_digit() || matches!(b, '.' | ',') && leads && !before.is_boundary())
    {
        return None;
    }
    let mut c = start;
    if c.eat_str("FY") {
        let n = c.number().filter(|n| n.shape == Shape::Arabic)?;
        return Some((Year::Given(full_year(n)?), Part::Whole, c));
    }
    if let Some(found) = decade(start) {
        return Some(found);
    }
    let n = c.number()?;
    let four = n.digits == 4 && (1000..=2199).contains(&n.value) && n.shape != Shape::Chinese;
    c.space();
    if four && let Some(found) = years(c, n.value, before.is("从自由")) {
        return Some(found);
    }
    if four {
        let mut after = c;
        if after.eat_str("财年") || after.eat_str("财政年度") {
            return Some((Year::Given(n.value), Part::Whole, after));
        }
        if after.eat_str("学年") {
            return Some((Year::Given(n.value), Part::SchoolYear, after));
        }
        if after.eat('年') {
            if !after.starts_with("度假") {
                let _ = after.eat('度') || after.starts_with("份额") || after.eat('份');
            }
            return Some((Year::Given(n.value), Part::Whole, after));
        }
        let mut ahead = c;
        ahead.eat('-');
        let marked = matches!(ahead.peek(), Some('Q' | 'q' | 'H' | 'h'))
            || ahead.starts_with("全年")
            || ahead.starts_with("上半年")
            || ahead.starts_with("下半年")
            || ahead.starts_with("前三季度");
        return marked.then_some((Year::Given(n.value), Part::Whole, ahead));
    }
    short_year(c, n, before, leads)
}

/// 上世纪90年代, 二十世纪八十年代, 九十年代.
fn decade<'a>(c: Cursor<'a>) -> Option<(Year, Part, Cursor<'a>)> {
    let mut c = c;
    let first = c.number()?;
    let mut century = 19;
    let mut tens = first;
    c.space();
    if c.eat_str("世纪") {
        century = first.value - 1;
        tens = c.number()?;
    }
    let fits = (10..=20).contains(&century) && tens.value % 10 == 0 && (10..=90).contains(&tens.value);
    (fits && c.eat_str("年代")).then_some((Year::Given(century * 100 + tens.value), Part::Years(10), c))
}

/// 24年, 九七年, 20-22年, 19Q4: two digits are a year only where nothing speaks for a length of time.
fn short_year<'a>(
    c: Cursor<'a>,
    n: Whole,
    before: Before<'_>,
    leads: bool,
) -> Option<(Year, Part, Cursor<'a>)> {
    if n.digits != 2 || n.shape == Shape::Chinese || before.is("第每满超近逾约达") {
        return None;
    }
    let mut c = c;
    let full = full_year(n)?;
    if n.shape == Shape::Arabic && matches!(c.peek(), Some('Q' | 'H' | 'q')) {
        let mut ahead = c;
        ahead.bump();
        return ahead.is_digit().then_some((Year::Given(full), Part::Whole, c));
    }
    if n.shape == Shape::Arabic
        && (10..=40).contains(&n.value)
        && let Some((Year::Given(first), Part::Years(count), after)) = years(c, full, false)
        && count <= 6
        && !words::tells_length(before.text, after)
    {
        return Some((Year::Given(first), Part::Years(count), after));
    }
    if !c.eat('年') || c.peek() == Some('代') {
        return None;
    }
    c.eat('度');
    let mut ahead = c;
    ahead.space();
    if part(ahead, Before { text: "", last: None }, true).is_some() {
        return Some((Year::Given(full), Part::Whole, c));
    }
    if matches!(ahead.peek(), Some('初' | '末' | '底')) || ahead.starts_with("全年") {
        return Some((Year::Given(full), Part::Whole, c));
    }
    // 两三年 counts, 九七年 names.
    let (tens, ones) = (n.value / 10, n.value % 10);
    let counts = n.shape == Shape::Positional && ones == tens + 1;
    let leading_zero = n.shape == Shape::Arabic && n.value < 10;
    let names = leading_zero
        || n.shape == Shape::Positional && !counts
        || !leads
        || before.is_boundary()
        || before.is("在自从到至比较和与及年于对给现达计由为过因的");
    let anchored = before.is("到至从自于在较比") && c.peek() == Some('的');
    (names && !counts && (anchored || !words::tells_length(before.text, c))).then_some((
        Year::Given(full),
        Part::Whole,
        c,
    ))
}

/// `-2025年` after 2022, `、2023年` after 2022 is no range: the first year then stands alone.
fn years(c: Cursor<'_>, first: i32, leads_from: bool) -> Option<(Year, Part, Cursor<'_>)> {
    let start = c;
    let mut c = c;
    let mut listed = c;
    if listed.eat('、') || listed.eat('和') || listed.eat('及') || listed.eat('与') {
        listed.space();
        let next = listed.number()?;
        let year = full_year(next).filter(|y| (1..=20).contains(&(y - first)))?;
        listed.space();
        let short = first < 100;
        return (!short && year > first && next.digits == 4 && listed.eat('年')).then_some((
            Year::Given(first),
            Part::Whole,
            c,
        ));
    }
    if !c.eat_any(&["--", "-", "~", "至", "到", "/"]) {
        return None;
    }
    c.space();
    let second = c.number().filter(|n| matches!(n.digits, 2 | 4) && n.shape != Shape::Chinese)?;
    let last = full_year(second)?;
    c.space();
    let school = c.eat_str("学年");
    let closed = second.digits == 4
        && (1980..=2049).contains(&first)
        && (1980..=2049).contains(&last)
        && c.peek().is_none_or(|n| matches!(n, ',' | '。' | '、' | ')' | '期'));
    let ends = school || c.eat_str("财年") || c.eat('年') || closed && leads_from;
    if ends {
        c.eat('度');
    }
    // 2011年至 reads on: only a pure 2011-2019年 is closed here.
    let reads_on = ends && c.peek().is_some_and(|n| n.is_ascii_digit());
    if reads_on && last > first {
        return Some((Year::Given(first), Part::Whole, start));
    }
    if !ends || reads_on || !(1..=60).contains(&(last - first)) {
        return None;
    }
    if school {
        return Some((Year::Given(first), Part::SchoolYear, c));
    }
    Some((Year::Given(first), Part::Years(last - first + 1), c))
}

fn full_year(n: Whole) -> Option<i32> {
    match (n.digits, n.value) {
        (4, v) if (1000..=2199).contains(&v) => Some(v),
        (2, v) if (0..50).contains(&v) && (v < 30 || n.shape == Shape::Arabic) => Some(2000 + v),
        (2, v) if (30..100).contains(&v) => Some(1900 + v),
        _ => None,
    }
}

/// The part of a year: month and day, quarter, half, 前三季度; `named` says that a year stands before it.
fn part<'a>(c: Cursor<'a>, before: Before<'_>, named: bool) -> Option<(Part, Edge, Cursor<'a>)> {
    let start = c;
    let mut c = c;
    if named && c.eat_str("同期") {
        return Some((Part::SamePeriod, Edge::None, c));
    }
    for (word, half) in [("上半年", 1), ("下半年", 2), ("H1", 1), ("H2", 2), ("1H", 1), ("2H", 2)] {
        let mut c = start;
        let latin = word.is_ascii();
        if c.eat_str(word) {
            let glued = latin && (c.peek().is_some_and(|n| n.is_ascii_alphanumeric()) || !named);
            if glued {
                return None;
            }
            let edge = edge_of(&mut c, false);
            return Some((Part::Half(half), edge, c));
        }
    }
    if let Some(found) = quarter(start, before, named).or_else(|| leading(start, before, named)) {
        return Some(found);
    }
    if !named
        && (before.is("第几数多余") || before.last.is_some_and(|b| b.is_ascii_alphanumeric() || b == '.'))
    {
        return None;
    }
    c = start;
    let ordinal = named && c.eat('第');
    let n = c.number().filter(|n| n.digits <= 2)?;
    let value = u8::try_from(n.value).ok()?;
    c.space();
    if c.eat('月') {
        if !(1..=12).contains(&value) {
            return None;
        }
        return month(c, value);
    }
    if named && ordinal && c.eat_str("个月") {
        return (1..=12).contains(&value).then_some((Part::Months(value, value), Edge::None, c));
    }
    // 1-9月, 1－9月份, 一至九月.
    let mut ahead = c;
    if (1..=12).contains(&value) && ahead.eat_dash() {
        ahead.space();
        if let Some(last) = ahead.number().filter(|l| l.digits <= 2) {
            ahead.space();
            let last = u8::try_from(last.value).ok()?;
            if ahead.eat('月') && value < last && last <= 12 {
                ahead.eat('份');
                let edge = edge_of(&mut ahead, false);
                let more = ahead.is_digit() || ahead.starts_with("日");
                return (!more).then_some((Part::Months(value, last), edge, ahead));
            }
        }
    }
    if !named && c.peek() == Some('日') {
        c.bump();
        return words::is_bare_day(before, n, c).then_some((Part::BareDay(value), Edge::None, c));
    }
    None
}

/// What may follow 月: 份, a day, a third, an edge.
fn month(c: Cursor<'_>, month: u8) -> Option<(Part, Edge, Cursor<'_>)> {
    let mut c = c;
    if c.eat('份') {
        let edge = edge_of(&mut c, false);
        return Some((Part::Months(month, month), edge, c));
    }
    let mut ahead = c;
    ahead.space();
    if let Some(day) = ahead.number().filter(|d| d.digits <= 2) {
        let unit_spaced = {
            let mut u = ahead;
            u.space();
            u
        };
        let mut closed = unit_spaced;
        let named = closed.eat('日') || closed.eat('号');
        let bare = (day.shape == Shape::Arabic || day.value >= 10)
            && ahead.peek().is_none_or(|n| matches!(n, ',' | '。' | '、' | ')' | '出'));
        if let Ok(day) = u8::try_from(day.value)
            && day >= 1
            && day <= days_in(2024, month)
            && (named || bare)
        {
            return Some((Part::Day(month, day), Edge::None, if named { closed } else { ahead }));
        }
        if named {
            return None;
        }
    }
    let mut first_days = c;
    if first_days.eat('前')
        && let Some(count) = first_days.number().and_then(|n| u8::try_from(n.value).ok())
        && (2..=28).contains(&count)
        && (first_days.eat('天') || first_days.eat('日'))
    {
        return Some((Part::Days(month, count), Edge::None, first_days));
    }
    let thirds: [(&str, u8); 3] = [("上旬", 1), ("中旬", 2), ("下旬", 3)];
    for (word, third) in thirds {
        if c.eat_str(word) {
            return Some((Part::Third(month, third), Edge::None, c));
        }
    }
    if c.starts_with("月底") || c.starts_with("月末") || c.starts_with("月初") {
        c.bump();
    }
    let edge = edge_of(&mut c, true);
    Some((Part::Months(month, month), edge, c))
}

/// 一季度, 第三季度, 1-3季度, Q3, Q1-Q3, 三季末.
fn quarter<'a>(c: Cursor<'a>, before: Before<'_>, named: bool) -> Option<(Part, Edge, Cursor<'a>)> {
    let mut c = c;
    if matches!(c.peek(), Some('Q' | 'q')) {
        if !named && before.last.is_some_and(|b| b.is_ascii_alphanumeric()) {
            return None;
        }
        c.bump();
        let first = c.number().filter(|n| n.digits == 1 && (1..=4).contains(&n.value))?;
        let mut ahead = c;
        let mut last = first;
        if ahead.eat_any(&["-", "~", "至"]) {
            ahead.eat('Q');
            if let Some(n) = ahead.number().filter(|n| n.digits == 1 && n.value > first.value && n.value <= 4)
            {
                last = n;
                c = ahead;
            }
        }
        let glued = c.peek().is_some_and(|n| n.is_ascii_alphanumeric());
        c.eat_str("季度");
        let edge = edge_of(&mut c, false);
        return (!glued).then_some((quarters(first, last)?, edge, c));
    }
    if c.eat_str("首季度") || c.eat_str("首季") {
        return Some((Part::Quarters(1, 1), edge_of(&mut c, false), c));
    }
    let ordinal = c.eat('第');
    if !named && before.is("第每前后近") && !ordinal {
        return None;
    }
    let first = c.number().filter(|n| n.digits == 1)?;
    let mut last = first;
    let mut ahead = c;
    if ahead.eat_any(&["-", "~", "至", "到"])
        && let Some(n) = ahead.number().filter(|n| n.digits == 1)
    {
        last = n;
        c = ahead;
    }
    c.space();
    let whole = c.eat_str("季度");
    if !whole && !(c.eat('季') && matches!(c.peek(), Some('末' | '初'))) {
        return None;
    }
    let edge = edge_of(&mut c, false);
    Some((quarters(first, last)?, edge, c))
}

fn quarters(first: Whole, last: Whole) -> Option<Part> {
    let (a, b) = (u8::try_from(first.value).ok()?, u8::try_from(last.value).ok()?);
    (1 <= a && a <= b && b <= 4).then_some(Part::Quarters(a, b))
}

/// 前两个月, 前三季度, 首四个月: counted from January.
fn leading<'a>(c: Cursor<'a>, before: Before<'_>, named: bool) -> Option<(Part, Edge, Cursor<'a>)> {
    let mut c = c;
    let mut ahead = c;
    if named
        && ahead.eat('后')
        && let Some(n) =
            ahead.number().and_then(|n| u8::try_from(n.value).ok()).filter(|n| (1..=11).contains(n))
    {
        let unit = ahead.eat_str("个月") || ahead.eat('月');
        let within = matches!(ahead.peek(), Some('内' | '起' | '后'));
        return (unit && !within).then_some((Part::Months(13 - n, 12), Edge::None, ahead));
    }
    if !(c.eat('前') || c.eat('首') || c.eat('头')) {
        return None;
    }
    // 定价基准日前三个月 counts back from a day.
    if !named && !before.is_boundary() && !before.is("年在现今较比与和了") {
        return None;
    }
    c.space();
    let n = c.number().filter(|n| n.digits <= 2)?;
    let value = u8::try_from(n.value).ok()?;
    c.space();
    let counted = c.eat('个');
    if c.eat_str("季度") {
        let edge = edge_of(&mut c, false);
        return (1..=4).contains(&value).then_some((Part::Quarters(1, value), edge, c));
    }
    if c.eat('月') && (counted || !c.is_digit()) {
        c.eat('份');
        let edge = edge_of(&mut c, false);
        return (1..=12).contains(&value).then_some((Part::Months(1, value), edge, c));
    }
    None
}

/// 初, 末, 底, 中 behind a period. After a year and a month 中 and 初 stand alone only where no other word begins.
pub(super) fn edge_of(c: &mut Cursor<'_>, calendar: bool) -> Edge {
    let mut ahead = *c;
    if calendar {
        ahead.eat('年');
    }
    let edge = match ahead.bump() {
        Some('末') if !matches!(ahead.peek(), Some('端' | '尾' | '位')) => Edge::End,
        Some('底') if !matches!(ahead.peek(), Some('部' | '层' | '线' | '蕴' | '座')) => Edge::End,
        Some('终') if calendar && !matches!(ahead.peek(), Some('止' | '端' | '于' | '身')) => Edge::End,
        Some('初') if !matches!(ahead.peek(), Some('步' | '级' | '创' | '始' | '次' | '期')) => {
            Edge::Begin
        }
        Some('伊') if ahead.eat('始') => Edge::Begin,
        Some('中') if calendar && ahead.peek().is_none_or(|n| !n.is_alphanumeric()) => Edge::Middle,
        _ => return Edge::None,
    };
    *c = ahead;
    edge
}
