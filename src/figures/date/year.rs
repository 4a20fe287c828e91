//! The year of a date: in digits, in words, several of them.

use super::cursor::{Cursor, Lead, Shape, Whole};
use super::grammar::{Before, Part, Year};
use super::length;
use super::part::part;
use super::words::{self, RELATIVE_YEARS};
use crate::figures::text::{among, is_han};

/// The year, as a number or a word; several years as [`Part::Span`].
pub(super) fn year<'a>(lead: Lead<'a>, before: Before<'_>, leads: bool) -> Option<(Year, Part, Cursor<'a>)> {
    let start = lead.c;
    let words = if lead.starts_a_number { &[][..] } else { RELATIVE_YEARS };
    for &(word, by, not_after, not_before) in words {
        let mut c = start;
        // 建成后年产值: 后 ends another word.
        let apart = !matches!(word, "后年" | "下年")
            || before.is_boundary()
            || before.is("到在于至将和与及或明计预划定拟自从对");
        if c.eat_str(word)
            && apart
            // 超过去年, and not 过去.
            && (!before.is(not_after) || word == "去年" && before.text.ends_with("超过"))
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
    let together = if lead.starts_a_number { &[][..] } else { words::YEARS_TOGETHER };
    for &(word, by, count) in together {
        let mut c = start;
        if c.eat_str(word) {
            return Some((Year::Relative(by), Part::Years(count), c));
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
        let first = full_year(n)?;
        // FY2025/26
        if let Some(found) = fiscal(c, first) {
            return Some(found);
        }
        return Some((Year::Given(first), Part::Whole, c));
    }
    if let Some(found) = decade(lead) {
        return Some(found);
    }
    let (n, mut c) = lead.number?;
    let four = n.digits == 4 && (1000..=2199).contains(&n.value) && n.shape != Shape::Chinese;
    c.space();
    if four && let Some(found) = fiscal(c, n.value).or_else(|| years(c, n.value, before.is("从自由"))) {
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
        // 2025E, 2023A: the heads of forecasts.
        let mut letter = c;
        if matches!(letter.bump(), Some('A' | 'E' | 'F'))
            && (2000..=2060).contains(&n.value)
            && !letter.peek().is_some_and(|l| l.is_ascii_alphanumeric() || matches!(l, '-' | '_'))
        {
            return Some((Year::Given(n.value), Part::Whole, c));
        }
        let mut ahead = c;
        ahead.eat('-');
        let marked = matches!(ahead.peek(), Some('Q' | 'q' | 'H' | 'h'))
            || ahead.starts_with("全年")
            || ahead.starts_with("上半年")
            || ahead.starts_with("下半年")
            || ahead.starts_with("半年度")
            || ahead.starts_with("前三季度");
        return marked.then_some((Year::Given(n.value), Part::Whole, ahead));
    }
    short_year(c, n, before, leads)
}

/// 上世纪90年代, 二十世纪八十年代, 九十年代.
fn decade<'a>(lead: Lead<'a>) -> Option<(Year, Part, Cursor<'a>)> {
    let (first, mut c) = lead.number?;
    let mut century = 19;
    let mut tens = first;
    c.space();
    if first.digits == 4 && first.value % 10 == 0 && (1800..=2040).contains(&first.value) {
        // 2010年代
        return c.eat_str("年代").then_some((Year::Given(first.value), Part::Years(10), c));
    }
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
    // 在789年
    if n.digits == 3 && n.shape == Shape::Arabic && before.is("在于元") {
        let mut after = c;
        return (after.eat('年') && !length::tells_length(before.text, after)).then_some((
            Year::Given(n.value),
            Part::Whole,
            after,
        ));
    }
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
        && !length::tells_length(before.text, after)
    {
        return Some((Year::Given(first), Part::Years(count), after));
    }
    // 21E收入
    let spoken = leads && !before.last.is_some_and(|b| b.is_ascii_alphanumeric() || among(".-_/第号號", b));
    let told = |mut c: Cursor<'_>| {
        c.bump();
        c.peek().is_none_or(|n| is_han(n) || matches!(n, ' ' | '\t' | '\n' | '/'))
    };
    if n.shape == Shape::Arabic && (15..=45).contains(&n.value) && spoken && is_forecast(c) && told(c) {
        return Some((Year::Given(full), Part::Whole, c));
    }
    if !c.eat('年') || c.peek() == Some('代') || is_spread(c, n.value) {
        return None;
    }
    // 新增27年预测
    let forecast = n.shape == Shape::Arabic
        && (15..=45).contains(&n.value)
        && FORECAST.iter().any(|word| c.starts_with(word));
    c.eat('度');
    let mut ahead = c;
    ahead.space();
    if part(Lead::new(ahead), Before { text: "", last: None }, true).is_some() {
        return Some((Year::Given(full), Part::Whole, c));
    }
    if matches!(ahead.peek(), Some('初' | '末' | '底')) || ahead.starts_with("全年") {
        return Some((Year::Given(full), Part::Whole, c));
    }
    // 两三年 counts, 九七年 names.
    let (tens, ones) = (n.value / 10, n.value % 10);
    let counts = n.shape == Shape::Positional && (ones == tens + 1 || n.value == 35);
    let leading_zero = n.shape == Shape::Arabic && n.value < 10;
    let names = leading_zero
        || forecast
        || n.shape == Shape::Positional && !counts
        || !leads
        || before.is_boundary()
        || before.is("在自从到至比较和与及年于对给现达计由为过因的");
    let anchored = before.is("到至从自于在较比") && c.peek() == Some('的');
    (names && !counts && (anchored || !length::tells_length(before.text, c))).then_some((
        Year::Given(full),
        Part::Whole,
        c,
    ))
}

/// 2020/21营收: the year of accounts that ends in 2021. 2011/12 is a month, and read before.
fn fiscal(c: Cursor<'_>, first: i32) -> Option<(Year, Part, Cursor<'_>)> {
    let mut c = c;
    let next = if c.eat('/') { c.number()? } else { return None };
    let follows = next.digits == 2 && next.shape == Shape::Arabic && next.value == (first + 1) % 100;
    let ends = c.peek().is_none_or(|n| !n.is_ascii_alphanumeric() && !among("/-.%年财学", n));
    (follows && ends && (1980..=2049).contains(&first)).then_some((Year::Given(first), Part::Years(2), c))
}

/// What brokers forecast for a year.
const FORECAST: &[&str] = &["预测", "营收", "归母", "净利", "盈利", "业绩", "收入", "利润", "PE", "EPS"];

/// 10年-1年利差: the terms of two bonds, the longer first.
fn is_spread(c: Cursor<'_>, years: i32) -> bool {
    let mut c = c;
    c.eat_dash() && c.number().is_some_and(|n| n.value < years) && c.eat('年')
}

/// 2025E, 21E: the letter of a forecast that ends a word.
fn is_forecast(c: Cursor<'_>) -> bool {
    let mut c = c;
    c.eat('E') && !c.peek().is_some_and(|n| n.is_ascii_alphanumeric() || matches!(n, '-' | '_'))
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
    let slashed = c.peek() == Some('/');
    if !c.eat_any(&["--", "-", "~", "至", "到", "/"]) {
        return None;
    }
    c.space();
    let second = c.number().filter(|n| matches!(n.digits, 2 | 4) && n.shape != Shape::Chinese)?;
    let mut last = full_year(second)?;
    // 25/26/27年
    let next = |last: i32, mut c: Cursor<'_>| {
        let found = if c.eat('/') { c.number().and_then(full_year) } else { None };
        found.filter(|year| *year == last + 1).map(|_| c.at)
    };
    while let Some(end) = next(last, c).filter(|_| slashed) {
        last += 1;
        c.go_to(end);
    }
    c.space();
    let school = c.eat_str("学年");
    let closed = second.digits == 4
        && (1980..=2049).contains(&first)
        && (1980..=2049).contains(&last)
        && c.peek().is_none_or(|n| matches!(n, ',' | '。' | '、' | ')' | '期'));
    // 2025-2027E, 20-22E
    let forecast = second.shape == Shape::Arabic && is_forecast(c);
    let ends = school || c.eat_str("财年") || c.eat('年') || closed && leads_from || forecast;
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

pub(super) fn full_year(n: Whole) -> Option<i32> {
    match (n.digits, n.value) {
        (4, v) if (1000..=2199).contains(&v) => Some(v),
        (2, v) if (0..50).contains(&v) && (v < 30 || n.shape == Shape::Arabic) => Some(2000 + v),
        (2, v) if (30..100).contains(&v) => Some(1900 + v),
        _ => None,
    }
}
