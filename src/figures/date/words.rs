//! The words of dates: years, months, weeks and days by name, and the words around a number that tell what it is.

use super::cursor::{Cursor, Lead};
use super::grammar::{Before, Edge, Part};
use super::part::edge_of;
use crate::figures::numeral::han_digit;
use crate::figures::text::among;
use crate::phrases;

/// Marks 同年 and 次年 in [`RELATIVE_YEARS`].
pub(super) const SAME: i32 = i32::MAX;
pub(super) const NEXT: i32 = i32::MAX - 1;

/// Word, years from now, characters that must not stand before it, characters that must not follow.
pub(super) const RELATIVE_YEARS: &[(&str, i32, &str, &str)] = &[
    ("今年", 0, "如现当古", "轻迈均纪"),
    ("本年", 0, "成资基样版日股", "均"),
    ("这一年", 0, "", "龄"),
    ("去年", -1, "过失", "均"),
    ("上一年", -1, "以马", "龄半"),
    ("上年", -1, "以马网", "纪龄货"),
    ("大前年", -3, "", ""),
    ("前年", -2, "目此之以年提先月日当天大", "度化"),
    ("明年", 1, "文证说标声透", "确"),
    ("下一年", 1, "以", ""),
    ("下年度", 1, "以余剩当", ""),
    ("下年", 1, "", "货"),
    ("后年", 2, "以之此今往最年月日天然随", ""),
    ("同年", SAME, "不相共", "龄级代份会"),
    ("当年", SAME, "相正", ""),
    ("该年", SAME, "应", ""),
    ("次年", NEXT, "0123456789首每本两多", ""),
    ("翌年", NEXT, "", ""),
];

/// The same for months: 当月 and 次月 count from the month named last.
pub(super) const RELATIVE_MONTHS: &[(&str, i32, bool, &str)] = &[
    ("上上个月", -2, false, ""),
    ("上个月", -1, false, ""),
    ("这个月", 0, false, ""),
    ("下个月", 1, false, ""),
    ("本月", 0, false, "成资基"),
    ("上月", -1, false, "以"),
    ("下月", 1, false, "以"),
    ("当月", 0, true, "相"),
    ("同月", 0, true, "不相"),
    ("该月", 0, true, "应"),
    ("次月", 1, true, "0123456789每"),
];

pub(super) const RELATIVE_QUARTERS: &[(&str, i32)] = &[
    ("本季度", 0),
    ("这个季度", 0),
    ("上一季度", -1),
    ("上个季度", -1),
    ("上季度", -1),
    ("上季", -1),
    ("下一季度", 1),
    ("下个季度", 1),
    ("下季度", 1),
];

const WEEKS: &[(&str, i32)] = &[
    ("上上周", -2),
    ("上上个星期", -2),
    ("上个星期", -1),
    ("上个礼拜", -1),
    ("上星期", -1),
    ("上一周", -1),
    ("上周", -1),
    ("本周", 0),
    ("这周", 0),
    ("本星期", 0),
    ("下下周", 2),
    ("下个星期", 1),
    ("下星期", 1),
    ("下周", 1),
];

/// Word, days from now, characters that must not follow.
pub(super) const RELATIVE_DAYS: &[(&str, i32, &str)] = &[
    ("大大后天", 4, ""),
    ("大后天", 3, ""),
    ("大后日", 3, ""),
    ("大前天", -3, ""),
    ("今日", 0, "头股起之"),
    ("今天", 0, ""),
    ("昨日", -1, "之重"),
    ("昨天", -1, ""),
    ("昨晚", -1, ""),
    ("明日", 1, "之"),
    ("明天", 1, "系更控集"),
    ("前天", -2, ""),
    ("前日", -2, "均本元"),
    ("后天", 2, "性"),
    ("后日", 2, "均本元"),
];

const RELATIVE_HALVES: &[(&str, i32)] =
    &[("上一个半年", -1), ("上个半年", -1), ("这个半年", 0), ("下一个半年", 1), ("下个半年", 1)];

/// Years that are named together: 今明两年.
pub(super) const YEARS_TOGETHER: &[(&str, i32, i32)] = &[
    ("今明两年", 0, 2),
    ("今明2年", 0, 2),
    ("今明后三年", 0, 3),
    ("今明后3年", 0, 3),
    ("明后两年", 1, 2),
    ("明后2年", 1, 2),
];

/// Dates that need no number: 上月末, 本周三, 昨日, 年末, “十四五”.
pub(super) fn standalone<'a>(lead: Lead<'a>, before: Before<'_>) -> Option<(Part, Edge, Cursor<'a>)> {
    let c = lead.c;
    // All words but those of plans begin with something else than a number.
    if lead.starts_a_number {
        return plan(c, before);
    }
    let is = |set: &str| before.last.is_some_and(|b| among(set, b));
    for &(word, by, named, not_after) in RELATIVE_MONTHS {
        let mut c = c;
        if c.eat_str(word) {
            if is(not_after) {
                return None;
            }
            if c.starts_with("均") || c.starts_with("度") {
                return None;
            }
            let mut ahead = c;
            let day = ahead
                .number()
                .filter(|d| (1..=31).contains(&d.value) && (ahead.eat('日') || ahead.eat('号')))
                .and_then(|d| u8::try_from(d.value).ok());
            if day.is_some() {
                c = ahead;
            }
            if day.is_none()
                && let Some(third) = third(&mut c)
            {
                return Some((Part::ThirdBy(by, named, third), Edge::None, c));
            }
            let edge = if day.is_none() { edge_of(&mut c, true) } else { Edge::None };
            let part = if named { Part::MonthAfter(by, day) } else { Part::MonthBy(by, day) };
            return Some((part, edge, c));
        }
    }
    for &(word, by) in RELATIVE_QUARTERS {
        let mut c = c;
        if c.eat_str(word) && !is("以") {
            let edge = edge_of(&mut c, false);
            // 上季 alone is too short for a name.
            if word == "上季" && edge == Edge::None {
                return None;
            }
            return Some((Part::QuarterBy(by), edge, c));
        }
    }
    for &(word, by) in RELATIVE_HALVES {
        let mut c = c;
        if c.eat_str(word) && !matches!(c.peek(), Some('报' | '线')) {
            return Some((Part::HalfBy(by), Edge::None, c));
        }
    }
    for &(word, by) in WEEKS {
        let mut c = c;
        if c.eat_str(word) && !is("以") {
            if matches!(c.peek(), Some('期' | '转' | '边' | '年' | '围' | '岁' | '报' | '刊' | '均'))
            {
                return None;
            }
            let weekday = if c.eat('末') { Some(WEEKEND) } else { weekday(&mut c) };
            return Some((Part::WeekBy(by, weekday), Edge::None, c));
        }
    }
    for &(word, by, not_before) in RELATIVE_DAYS {
        let mut c = c;
        // 三日前日均, 较前日: 前日 and 后日 begin a clause, or stand behind a preposition.
        let apart = !matches!(word, "前日" | "后日") || before.is_boundary() || is("在于至到自从");
        if c.eat_str(word)
            && apart
            && !is("先之以此《天")
            && !(word == "明天" && is("的“"))
            && !c.peek().is_some_and(|n| among(not_before, n))
        {
            return Some((Part::DayBy(by), Edge::None, c));
        }
    }
    for (word, by) in [("次日", 1), ("翌日", 1), ("当日", 0), ("当天", 0), ("同日", 0)] {
        let mut c = c;
        if c.eat_str(word) && !is("相每正工单担应不0123456789") && !c.starts_with("均") {
            return Some((Part::DayAfter(by), Edge::None, c));
        }
    }
    for (word, from, to) in [("上半月", 1, 15), ("下半月", 16, 31)] {
        let mut c = c;
        if c.eat_str(word) && c.peek() != Some('刊') {
            return Some((Part::DaysOfMonth(from, to), Edge::None, c));
        }
    }
    edge_alone(c, before).or_else(|| weekday_alone(c, before))
}

/// 星期一, 周三: the last one before the day of writing. 周 is a surname too, so it wants company.
fn weekday_alone<'a>(c: Cursor<'a>, before: Before<'_>) -> Option<(Part, Edge, Cursor<'a>)> {
    let mut c = c;
    let long = c.eat_str("星期") || c.eat_str("礼拜");
    if !long && !c.eat('周') {
        return None;
    }
    let day = weekday(&mut c)?;
    // 3月5日（周三）: the day says itself which one it is.
    if phrases::ends_any(before.text, &["日（", "日(", "号（", "号("]).is_some() {
        return None;
    }
    let open = before.is_boundary() || before.last.is_some_and(|b| among("在于至到自从和", b));
    let company = c.peek().is_none_or(|n| {
        !n.is_alphanumeric()
            || among("上下早晚夜凌午盘的美港收公发召举至到开将在", n)
            || n.is_ascii_alphabetic()
    });
    (open && (long || company)).then_some((Part::Weekday(day), Edge::None, c))
}

/// 前三年 and 后两年 behind a plan: the years of it.
pub(super) fn years_of_plan(c: Cursor<'_>, start: i32) -> Option<(i32, i32, usize)> {
    let mut c = c;
    c.eat_any(&["”", "\"", "期间", "时期"]);
    c.eat('的');
    let first = c.eat('前');
    if !first && !c.eat('后') {
        return None;
    }
    let count = c.number().filter(|n| (1..=4).contains(&n.value))?.value;
    if !c.eat('年') {
        return None;
    }
    Some(if first { (start, start + count - 1, c.at) } else { (start + 5 - count, start + 4, c.at) })
}

/// Saturday and Sunday, in the place of a weekday.
pub(super) const WEEKEND: u8 = 7;

/// 上旬 1, 中旬 2, 下旬 3; 中下旬 4 and 上中旬 5 are two of them; 上半月 6, 下半月 7.
pub(super) fn third(c: &mut Cursor<'_>) -> Option<u8> {
    [
        ("上旬", 1),
        ("中旬", 2),
        ("下旬", 3),
        ("中下旬", 4),
        ("上中旬", 5),
        ("中上旬", 5),
        ("上半月", 6),
        ("下半月", 7),
    ]
    .into_iter()
    .find(|(word, _)| c.eat_str(word))
    .map(|(_, third)| third)
}

fn weekday(c: &mut Cursor<'_>) -> Option<u8> {
    let mut ahead = *c;
    let day = match ahead.bump()? {
        '一' => 0,
        '二' => 1,
        '三' => 2,
        '四' => 3,
        '五' => 4,
        '六' => 5,
        '日' | '天' => 6,
        _ => return None,
    };
    *c = ahead;
    Some(day)
}

/// 十四五: the fourteenth five-year plan. 十五 alone is a number unless quotes stand around it.
fn plan<'a>(c: Cursor<'a>, before: Before<'_>) -> Option<(Part, Edge, Cursor<'a>)> {
    let mut c = c;
    let quoted = before.last.is_some_and(|b| matches!(b, '“' | '"' | '「' | '\''));
    let ten = c.eat('十');
    let middle = c.peek().and_then(han_digit).map(i32::from);
    let number = match (ten, middle) {
        (true, Some(5)) => {
            c.bump();
            if c.eat('五') { 15 } else { 10 }
        }
        (true, Some(n @ 1..=9)) => {
            c.bump();
            if !c.eat('五') {
                return None;
            }
            10 + n
        }
        (false, Some(n @ 1..=9)) if quoted => {
            c.bump();
            if n != 5 || c.peek() == Some('五') {
                c.eat('五').then_some(n)?
            } else {
                return None;
            }
        }
        _ => return None,
    };
    let closes = matches!(c.peek(), Some('”' | '"' | '」' | '\''));
    // “九五”普法 counts the plans of teaching law.
    let mut behind = c;
    behind.eat_any(&["”", "\""]);
    if behind.starts_with("普法") {
        return None;
    }
    let counted = c.peek().is_some_and(|n| among("岁个名家天万亿元次米倍成点%年人月日折分十百千", n));
    if counted || (number <= 10 && !(quoted && closes)) {
        return None;
    }
    let edge = if c.starts_with("时期末") || c.starts_with("期末") {
        Edge::None
    } else {
        edge_of(&mut c, false)
    };
    Some((Part::Plan(1951 + 5 * number), edge, c))
}

/// 年初, 年末, 月末, 季末 with no name before them.
fn edge_alone<'a>(c: Cursor<'a>, before: Before<'_>) -> Option<(Part, Edge, Cursor<'a>)> {
    let mut c = c;
    let part = match c.bump()? {
        '年' => Part::EdgeOfYear,
        '月' => Part::EdgeOfMonth,
        '季' => Part::EdgeOfQuarter,
        _ => return None,
    };
    let open = before.is_boundary()
        || before.last.is_some_and(|b| among("较比至在自从到上于及和与即现将今将对当日前达约", b));
    if !open {
        return None;
    }
    let last = c.bump()?;
    let part = if last == '末' && part == Part::EdgeOfYear { Part::CloseOfYear } else { part };
    let edge = match last {
        '末' | '底' => Edge::End,
        '终' if part == Part::EdgeOfYear && !matches!(c.peek(), Some('奖' | '总' | '考' | '盘')) => {
            Edge::End
        }
        '初' => Edge::Begin,
        '中' if part == Part::EdgeOfYear && c.peek().is_none_or(|n| !n.is_alphanumeric()) => Edge::Middle,
        _ => return None,
    };
    Some((part, edge, c))
}

/// 上午, 下午, 晚间 behind a day.
pub(super) fn eat_daytime(c: &mut Cursor<'_>) {
    c.eat_any(&["上午", "下午", "中午", "凌晨", "早间", "午间", "晚间", "晚上", "傍晚", "清晨"]);
}
