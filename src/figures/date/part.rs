//! The part of a year: months and days, quarters, halves, and the edges of all of them.

use super::cursor::{Cursor, Lead, Shape, Whole};
use super::grammar::{Before, Edge, Part};
use super::length;
use super::words;
use crate::calendar::days_in;
use crate::figures::numeral::starts_whole;
use crate::phrases::ends_any;

/// The part of a year: month and day, quarter, half, 前三季度; `named` says that a year stands before it.
pub(super) fn part<'a>(lead: Lead<'a>, before: Before<'_>, named: bool) -> Option<(Part, Edge, Cursor<'a>)> {
    const HALVES: &[(&str, u8)] =
        &[("上半年", 1), ("下半年", 2), ("半年度", 1), ("H1", 1), ("H2", 2), ("1H", 1), ("2H", 2)];
    let mut c = lead.c;
    if named && c.eat_str("同期") {
        return Some((Part::SamePeriod, Edge::None, c));
    }
    let halves = if matches!(c.peek(), Some('上' | '下' | '半' | 'H' | '1' | '2')) { HALVES } else { &[] };
    for &(word, half) in halves {
        let mut c = lead.c;
        let latin = word.is_ascii();
        if c.eat_str(word) {
            // 2024年半年度; 半年度 without a year is a length of time.
            if word == "半年度" && !named {
                return None;
            }
            let glued = latin && (is_glued(c) || !named);
            if glued {
                return None;
            }
            let edge = edge_of(&mut c, false);
            return Some((Part::Half(half), edge, c));
        }
    }
    let found = quarter(lead, before, named).or_else(|| leading(lead.c, before, named));
    if let Some(found) = found.or_else(|| if named { counted(lead.c) } else { None }) {
        return Some(found);
    }
    if !named
        && (before.is("第几数多余") || before.last.is_some_and(|b| b.is_ascii_alphanumeric() || b == '.'))
    {
        return None;
    }
    let ordinal = named && c.eat('第');
    let (n, mut c) = if ordinal { Lead::new(c).number } else { lead.number }.filter(|n| n.0.digits <= 2)?;
    let value = u8::try_from(n.value).ok()?;
    c.space();
    if c.eat('月') {
        // 三四月份, 七八月
        let (first, last) = (value / 10, value % 10);
        if n.shape == Shape::Positional && first > 0 && last == first + 1 {
            c.eat('份');
            let edge = edge_of(&mut c, false);
            return (!c.peek().is_some_and(starts_whole)).then_some((Part::Months(first, last), edge, c));
        }
        if !(1..=12).contains(&value) {
            return None;
        }
        return month(c, value);
    }
    if named && ordinal && c.eat_str("个月") {
        return (1..=12).contains(&value).then_some((Part::Months(value, value), Edge::None, c));
    }
    // 4、5月, 七、八、九月: behind something, or the first is the number of an item.
    if !before.text.is_empty() && c.peek() == Some('、') && (1..=12).contains(&value) {
        let (last, mut ahead) = listed(c, n);
        if last.value > n.value && last.value <= 12 && ahead.eat('月') {
            ahead.eat('份');
            let edge = edge_of(&mut ahead, false);
            let last = u8::try_from(last.value).ok()?;
            return (!ahead.is_digit()).then_some((Part::Months(value, last), edge, ahead));
        }
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
        return length::is_bare_day(before, n, c).then_some((Part::BareDay(value), Edge::None, c));
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
    if let Some(third) = words::third(&mut c) {
        return Some((Part::Third(month, third), Edge::None, c));
    }
    if c.starts_with("月底") || c.starts_with("月末") || c.starts_with("月初") {
        c.bump();
    }
    let edge = edge_of(&mut c, true);
    Some((Part::Months(month, month), edge, c))
}

/// 一季度, 第三季度, 1-3季度, Q3, Q1-Q3, 三季末.
fn quarter<'a>(lead: Lead<'a>, before: Before<'_>, named: bool) -> Option<(Part, Edge, Cursor<'a>)> {
    let mut c = lead.c;
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
        let glued = is_glued(c);
        c.eat_str("季度");
        let edge = edge_of(&mut c, false);
        return (!glued).then_some((quarters(first, last)?, edge, c));
    }
    if c.eat_str("首季度") || c.eat_str("首季") {
        return Some((Part::Quarters(1, 1), edge_of(&mut c, false), c));
    }
    let ordinal = c.eat('第');
    let number = if ordinal { Lead::new(c).number } else { lead.number };
    let (first, mut c) = number.filter(|n| n.0.digits == 1)?;
    if !named && before.is("第每前后近") && !ordinal {
        return None;
    }
    let mut last = first;
    let mut ahead = c;
    if c.peek() == Some('、') {
        (last, c) = listed(c, first);
    } else if ahead.eat_any(&["-", "~", "至", "到"])
        && let Some(n) = ahead.number().filter(|n| n.digits == 1)
    {
        last = n;
        c = ahead;
    }
    c.space();
    let whole = c.eat_str("季度");
    // 2024年第四季 is a quarter, 第四季 may be one of a series.
    let season = !whole && c.eat('季');
    if !whole && !(season && (matches!(c.peek(), Some('末' | '初')) || named && ordinal)) {
        return None;
    }
    let edge = edge_of(&mut c, false);
    Some((quarters(first, last)?, edge, c))
}

/// Whether a Latin name goes on: Q1E and H1A are still a quarter and a half.
fn is_glued(c: Cursor<'_>) -> bool {
    let mut c = c;
    let _ = c.eat('E') || c.eat('A') || c.eat('F');
    c.peek().is_some_and(|n| n.is_ascii_alphanumeric())
}

/// 一、二、三: the last of numbers that follow each other, and where it ends.
fn listed(c: Cursor<'_>, first: Whole) -> (Whole, Cursor<'_>) {
    let (mut last, mut c) = (first, c);
    loop {
        let mut ahead = c;
        match if ahead.eat('、') { ahead.number() } else { None } {
            Some(n) if n.value == last.value + 1 && n.digits <= 2 => (last, c) = (n, ahead),
            _ => return (last, c),
        }
    }
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
    let spoken_of = named || before.is_boundary() || before.is("年在现今较比与和了");
    c.space();
    let n = c.number().filter(|n| n.digits <= 2)?;
    let value = u8::try_from(n.value).ok()?;
    c.space();
    let counted = c.eat('个');
    // 定价基准日前三个月 counts back from a day, 公司前三季度 tells of a firm.
    let quarters = value > 1 && !counted && c.peek() == Some('季');
    if !spoken_of && !quarters && !tells(before.text) {
        return None;
    }
    if c.eat_str("季度") || value > 1 && c.eat('季') {
        let edge = edge_of(&mut c, false);
        // 前一季度: the one before.
        let part = if value == 1 && !named { Part::QuarterBy(-1) } else { Part::Quarters(1, value) };
        return (1..=4).contains(&value).then_some((part, edge, c));
    }
    if c.eat('月') && (counted || !c.is_digit()) {
        c.eat('份');
        let edge = edge_of(&mut c, false);
        return (1..=12).contains(&value).then_some((Part::Months(1, value), edge, c));
    }
    None
}

/// 前2周, 第10周, 最后3周, 最后一个月: counted from either end of a named year.
fn counted(c: Cursor<'_>) -> Option<(Part, Edge, Cursor<'_>)> {
    let mut c = c;
    let last = c.eat_str("最后");
    let nth = !last && c.eat('第');
    if !last && !nth && !c.eat('前') && !c.eat('头') {
        return None;
    }
    c.space();
    let n = c.number().filter(|n| n.digits <= 2 && n.value > 0)?.value;
    c.space();
    let measured = c.eat('个');
    let few = u8::try_from(n).ok()?;
    let part = if c.eat_str("星期") || c.eat('周') {
        match (last, nth) {
            (true, _) => Part::Weeks(1 - n, 0),
            (_, true) => Part::Weeks(n, n),
            _ => Part::Weeks(1, n),
        }
    } else if last && few <= 4 && c.eat_str("季度") {
        Part::Quarters(5 - few, 4)
    } else if last && few <= 11 && measured && c.eat('月') {
        Part::Months(13 - few, 12)
    } else if last && !measured && (c.eat('天') || c.eat('日')) {
        Part::LastDays(n)
    } else {
        return None;
    };
    (!matches!(c.peek(), Some('年' | '岁' | '期' | '边' | '转'))).then_some((part, Edge::None, c))
}

/// Whether the text ends with someone or something that has months to tell of, and no event that they lead up to.
fn tells(text: &str) -> bool {
    const WHO: &[&str] = &[
        "国",
        "省",
        "县",
        "区",
        "州",
        "我市",
        "全市",
        "公司",
        "集团",
        "该行",
        "本行",
        "我行",
        "银行",
        "企业",
        "行业",
        "工业",
        "各地",
        "当地",
        "两地",
        "全球",
        "口",
        "贸易",
        "市场",
        "北京",
        "天津",
        "上海",
        "重庆",
        "河北",
        "山西",
        "辽宁",
        "吉林",
        "黑龙江",
        "江苏",
        "浙江",
        "安徽",
        "福建",
        "江西",
        "山东",
        "河南",
        "湖北",
        "湖南",
        "广东",
        "海南",
        "四川",
        "云南",
        "陕西",
        "甘肃",
        "青海",
        "内蒙古",
        "广西",
        "西藏",
        "宁夏",
        "新疆",
        "深圳",
        "厦门",
        "青岛",
        "大连",
        "宁波",
        "苏州",
        "南京",
        "武汉",
        "成都",
        "西安",
    ];
    ends_any(text, WHO).is_some()
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
        Some('终')
            if calendar
                && !matches!(
                    ahead.peek(),
                    Some('止' | '端' | '于' | '身' | '审' | '局' | '结' | '点' | '稿')
                ) =>
        {
            Edge::End
        }
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
