//! Lengths of time: 36个月, 20余年, 10至15天, 两年半, 7天期.

use super::cursor::Cursor;
use super::usage::{Place, tell_role};
use crate::figures::decimal::Decimal;
use crate::figures::numeral::{Numeral, Vague};
use crate::figures::text::{among, char_at, ends_at, is_space, skip_spaces, stands_at, trimmed};
use crate::figures::{Bound, Ends, Figure, Kind, Modifier, Role, Unit, UnitFrom, Value, Words};
use crate::phrases;
use crate::span::Span;

/// The words of a unit, its code, and characters that must not follow: they begin another word.
const UNITS: &[(&str, &str, &str)] = &[
    ("个多月", "month", ""),
    ("个月", "month", "亮球饼"),
    ("个半月", "month", ""),
    ("个半小时", "hour", ""),
    ("个季度", "quarter", ""),
    ("个交易日", "day", ""),
    ("个工作日", "day", ""),
    ("个自然日", "day", ""),
    ("个日历日", "day", ""),
    ("个会计年度", "year", ""),
    ("个完整会计年度", "year", ""),
    ("个多小时", "hour", ""),
    ("个小时", "hour", ""),
    ("个多星期", "week", ""),
    ("个星期", "week", ""),
    ("个礼拜", "week", ""),
    ("交易日", "day", ""),
    ("工作日", "day", ""),
    ("自然日", "day", ""),
    ("星期", "week", "一二三四五六日天"),
    ("礼拜", "week", "一二三四五六日天"),
    ("小时", "hour", ""),
    ("分钟", "minute", ""),
    ("分半钟", "minute", ""),
    ("分半", "minute", ""),
    ("秒钟", "second", ""),
    ("秒", "second", "杀"),
    ("周年", "year", ""),
    ("周", "week", "期边转围岁末报刊线"),
    ("年", "year", "代级轻报年龄纪货会"),
    ("天", "day", "然津气猫使王赋"),
    ("日", "day", "本元常报产语照期系程志圆圓"),
    ("月", "month", "份末底初中日号均薪报度饼球亮"),
];

#[derive(Clone, Copy)]
struct Found {
    end: usize,
    unit: &'static str,
    /// 多 or 半 stands inside or behind the unit.
    more: bool,
    half: bool,
}

/// The length of time that starts with the first of `numerals`, and how many of them it uses.
pub(super) fn duration(place: &Place<'_>, numerals: &[Numeral], dated: bool) -> Option<(Figure, usize)> {
    let first = *numerals.first()?;
    if first.flaw.is_some() || first.glued {
        return None;
    }
    let start = first.span.start as usize;
    let (mut unit, mut used) = (None, 1);
    let mut bounds = (first.value, first.upper);
    if let Some(figure) = tenor(place.text, &first) {
        return Some((figure, 1));
    }
    let own = unit_at(place, first.span.end as usize);
    // 10至15天, 3天-8天.
    let gap = own.map_or(first.span.end as usize, |u| u.end);
    if let Some(second) = numerals.get(1)
        && second.flaw.is_none()
        && is_range(place.text, gap, second.span.start as usize)
        && let Some(right) = unit_at(place, second.span.end as usize)
        && own.is_none_or(|o| o.unit == right.unit)
        && second.value > first.value
    {
        bounds = (first.value, Some(second.upper.unwrap_or(second.value)));
        unit = Some(right);
        used = 2;
    }
    let unit = unit.or(own)?;
    let before = place.before(start);
    if used == 1 && !reads_as_length(place, &first, before, unit) {
        return None;
    }
    let mut end = unit.end;
    let mut code = unit.unit;
    let one = Decimal::from_int(1);
    let (mut low, mut high) = bounds;
    let mut more = first.vague.is_some();
    if unit.more && high.is_none() {
        high = low.add(one);
        more = true;
    }
    if unit.half {
        low = low.add(Decimal::new(5, 1))?;
    }
    // 一年零三个月, 3小时20分钟, 一年又一个月21天.
    let ranged = used == 2;
    if used == 1 && high.is_none() {
        // The parts so far, the last of them in `low` and `code`.
        let mut parts = Vec::new();
        while parts.len() < 3
            && let Some((value, small, behind, taken)) =
                smaller(place, code, end, numerals.get(used..).unwrap_or(&[]))
        {
            parts.push((low, code));
            (low, code, end) = (value, small, behind);
            used += taken;
        }
        for (value, unit) in parts {
            low = low.add(value.mul(Decimal::from_int(ratio(unit, code)?))?)?;
        }
    }
    let mut figure = Figure::new(Kind::Duration, Span::new(start, end), "duration.unit");
    match high {
        Some(high) => {
            let inclusive = ranged || first.vague == Some(Vague::Neighbours);
            figure.reach(Bound { value: low, inclusive: true }, Bound { value: high, inclusive });
        }
        None => {
            figure.value = Value::Exact(low);
            figure.ends = Ends::Value { low: Some(true), high: Some(true) };
        }
    }
    if more && first.vague != Some(Vague::Neighbours) {
        figure.modifiers.push(if first.vague == Some(Vague::Some) {
            Modifier::Vague
        } else {
            Modifier::More
        });
    }
    figure.precision = first.precision;
    figure.unit = Unit {
        code,
        text: Words::In(trimmed(place.text, first.span.end as usize, end)),
        from: Some(UnitFrom::Adjacent),
        per: None,
    };
    tell_role(place, before, &mut figure, low, code, dated);
    Some((figure, used))
}

/// 10Y国债, 1Y LPR, 3M Shibor: how long what is traded runs.
fn tenor(text: &str, n: &Numeral) -> Option<Figure> {
    const TRADED: &[&str] = &[
        "国债",
        "国开",
        "美债",
        "地方债",
        "信用债",
        "政金债",
        "利率",
        "收益率",
        "存单",
        "活跃券",
        "期国债",
        "LPR",
        "MLF",
        "SHIBOR",
        "Shibor",
        "IRS",
        "AAA",
        "中票",
        "逆回购",
    ];
    let end = n.span.end as usize;
    let unit = match text.as_bytes().get(end)? {
        b'Y' => "year",
        b'M' => "month",
        b'D' => "day",
        _ => return None,
    };
    let behind = text.get(end + 1..)?.trim_start_matches(is_space);
    if !(1..=2).contains(&n.plain_digits) || phrases::starts_any(behind, TRADED).is_none() {
        return None;
    }
    let mut figure = Figure::new(Kind::Duration, Span::new(n.span.start as usize, end + 1), "duration.tenor");
    figure.value = Value::Exact(n.value);
    figure.ends = Ends::Value { low: Some(true), high: Some(true) };
    figure.role = Some(Role::Tenor);
    let text = Words::In(Span::new(end, end + 1));
    figure.unit = Unit { code: unit, text, from: Some(UnitFrom::Adjacent), per: None };
    Some(figure)
}

/// 半年, 半个月, 半小时: half a unit, counted in the smaller one.
pub(super) fn half(place: &Place<'_>, at: usize, dated: bool) -> Option<Figure> {
    const HALVES: &[(&str, i64, &str, &str)] = &[
        ("半年", 6, "month", "报度末会线"),
        ("半个月", 15, "day", ""),
        ("半月", 15, "day", "刊谈板形弯湾岛坡"),
        ("半个小时", 30, "minute", ""),
        ("半小时", 30, "minute", ""),
        ("半天", 12, "hour", ""),
        ("半日", 12, "hour", "游"),
    ];
    if char_at(place.text, at) != Some('半') {
        return None;
    }
    // 大半年: more than half.
    let big = ends_at(place.text, at, "大") && !ends_at(place.text, at, "最大");
    let start = if big { at - '大'.len_utf8() } else { at };
    let before = place.before(start);
    let last = before.chars().next_back();
    if last.is_some_and(|b| among("上下前后个大年月天时这每多", b)) && !(big && last == Some('这'))
    {
        return None;
    }
    for &(word, count, unit, not_before) in HALVES {
        let mut c = Cursor::new(place.text, at);
        if c.eat_str(word) && !c.peek().is_some_and(|n| among(not_before, n)) {
            // 半月以后, 半月内; 上下半月 and 半月 alone are parts of the month.
            let lone = word == "半月" && !c.peek().is_some_and(|n| among("以之后前内左来", n));
            if lone || big && !matches!(word, "半年" | "半天" | "半日") {
                return None;
            }
            // 半年多
            let more = !big && c.eat('多');
            let value = Decimal::from_int(count);
            let mut figure = Figure::new(Kind::Duration, Span::new(start, c.at), "duration.half");
            if big || more {
                let twice = Bound { value: value.add(value)?, inclusive: false };
                figure.reach(Bound { value, inclusive: true }, twice);
                figure.modifiers.push(Modifier::More);
            } else {
                figure.value = Value::Exact(value);
                figure.ends = Ends::Value { low: Some(true), high: Some(true) };
            }
            let text = Words::Made(word.into());
            figure.unit = Unit { code: unit, text, from: Some(UnitFrom::Adjacent), per: None };
            tell_role(place, before, &mut figure, value, unit, dated);
            return Some(figure);
        }
    }
    None
}

fn unit_at(place: &Place<'_>, at: usize) -> Option<Found> {
    // All units begin with one of these.
    let mut first = char_at(place.text, at)?;
    if is_space(first) {
        first = char_at(place.text, skip_spaces(place.text, at))?;
    }
    if !matches!(
        first,
        '个' | '個'
            | '年'
            | '天'
            | '日'
            | '月'
            | '周'
            | '週'
            | '小'
            | '分'
            | '秒'
            | '交'
            | '工'
            | '自'
            | '星'
            | '礼'
            | '禮'
    ) {
        return None;
    }
    let limit = place.text.get(..place.sentence.end as usize)?;
    let mut start = Cursor::new(limit, at);
    start.space();
    for &(word, code, not_before) in UNITS {
        let mut c = start;
        if !c.eat_str(word) {
            continue;
        }
        // 近三年年均增长
        let yearly = code == "year" && ["年均", "年化", "年复合", "年平均"].iter().any(|w| c.starts_with(w));
        if !yearly && c.peek().is_some_and(|n| among(not_before, n)) {
            return None;
        }
        let half = word.contains('半')
            || matches!(code, "year" | "month" | "hour" | "day") && c.peek() == Some('半') && {
                let mut ahead = c;
                ahead.bump();
                // 十天半月
                let other = ahead.peek() == Some('月');
                if !other {
                    c = ahead;
                }
                !other
            };
        let more = word.contains('多') || !half && (c.eat('多') || c.eat('余'));
        return Some(Found { end: c.at, unit: code, more, half });
    }
    None
}

fn starts_whole(cell: &str) -> bool {
    cell.chars().all(crate::figures::numeral::starts_whole)
}

fn is_range(text: &str, from: usize, to: usize) -> bool {
    let gap = text.get(from..to).unwrap_or("");
    if !gap.trim_start().starts_with(['至', '到', '-', '－', '–', '—', '~', '～']) {
        return false;
    }
    matches!(gap.trim(), "至" | "到" | "-" | "－" | "–" | "—" | "——" | "~" | "～")
}

/// 一天 in 有一天, 百年老店, 第三年 and 7×24小时 measure nothing; `20日` is a length only where words say so.
fn reads_as_length(place: &Place<'_>, n: &Numeral, before: &str, unit: Found) -> bool {
    let last = before.chars().next_back();
    let is = |set: &str| last.is_some_and(|b| among(set, b));
    let after = Cursor::new(place.text, unit.end);
    if is("第×*xX星") || is("月") && unit.unit == "day" && n.plain_digits > 0 {
        return false;
    }
    // 3+2年: two terms of a bond.
    let digit = |c: char| c.is_ascii_digit();
    let summed = before.strip_suffix('+').is_some_and(|b| b.ends_with(digit));
    // 2 0 2 4年: the last digit of a letterspaced year.
    let mut cells = before.rsplit(' ');
    let letterspaced = unit.unit == "year"
        && n.plain_digits == 1
        && ends_at(place.text, n.span.start as usize, " ")
        && cells.by_ref().take(2).all(|cell| cell.chars().count() == 1 && starts_whole(cell));
    if summed || letterspaced || unit.unit == "year" && n.plain_digits == 4 && n.upper.is_none() {
        return false;
    }
    if n.implied && !is("近超逾上") {
        return false;
    }
    // 月息两分半: no minutes.
    if unit.unit == "minute" && unit.half && is("息利厘角元块") {
        return false;
    }
    let one = n.value == Decimal::from_int(1) && n.whole() == Some(1);
    let single = n.span.len() == 3;
    // 数月 counts; 三月 names.
    if unit.unit == "month" && place.text.get(n.span.end as usize..unit.end).is_some_and(|t| t.trim() == "月")
    {
        return n.vague == Some(Vague::Some)
            && place.text.get(n.span.range()).is_some_and(|t| !t.starts_with(['几', '幾']));
    }
    // 第十四个五年规划
    if unit.unit == "year" && is("个") && (after.starts_with("规划") || after.starts_with("计划")) {
        return false;
    }
    // 向四周延展
    if n.span.of(place.text) == "四" && unit.unit == "week" && !super::length::tells_length(before, after) {
        return false;
    }
    if one && single {
        // 上一交易日, 最后一个交易日
        let idle = is("每有新这那同某头当任过")
            || unit.unit == "day" && is("上下前后首末次")
            || ["一度", "四季", "之计", "到头", "一", "又一年", "又一天", "又一周"]
                .iter()
                .any(|w| after.starts_with(w));
        if idle && !after.starts_with("期") {
            return false;
        }
    }
    if unit.unit == "day" && place.text.get(..unit.end).is_some_and(|t| t.ends_with('日')) {
        let plain = place.text.get(n.span.end as usize..unit.end).is_some_and(|t| t.trim() == "日");
        let small = n.whole().is_some_and(|v| v <= 31);
        let two = place.text.get(n.span.range()).is_some_and(|t| matches!(t, "两" | "兩"));
        return !plain || !small || two || super::length::tells_length(before, after);
    }
    true
}

/// The next unit of 一年零三个月: its number, the unit, where it ends, and how many numerals it takes.
fn smaller(
    place: &Place<'_>,
    unit: &str,
    end: usize,
    rest: &[Numeral],
) -> Option<(Decimal, &'static str, usize, usize)> {
    // 2年零40天: 零 and 40 are numerals of their own.
    let zero = match rest {
        [zero, next, ..] => zero.value.is_zero() && zero.zero_first && zero.span.end == next.span.start,
        _ => false,
    };
    let next = rest.get(usize::from(zero)).filter(|n| n.flaw.is_none() && n.upper.is_none())?;
    let gap = place.text.get(end..next.span.start as usize)?.trim();
    if !matches!(gap, "" | "零" | "又" | "加" | "〇") {
        return None;
    }
    let at = next.span.end as usize;
    // 3小时20分: behind hours 分 is a minute.
    let minute = unit == "hour" && stands_at(place.text, at, "分") && !stands_at(place.text, at, "分之");
    let right = unit_at(place, at)
        .or_else(|| {
            minute.then_some(Found { end: at + '分'.len_utf8(), unit: "minute", more: false, half: false })
        })
        .filter(|right| !right.half && !right.more)?;
    // 6个月20个工作日: days of another calendar.
    let written = place.text.get(at..right.end)?;
    let traded = written.contains(['工', '交']);
    // 五年四月 names a month.
    let month = gap.is_empty() && written.trim() == "月";
    (!traded && !month && ratio(unit, right.unit)? > 1).then_some((
        next.value,
        right.unit,
        right.end,
        1 + usize::from(zero),
    ))
}

/// How many of `small` a unit holds. A year counts 365 days and a month 30, as interest does.
fn ratio(unit: &str, small: &str) -> Option<i64> {
    const DAYS: &[(&str, i64)] = &[("year", 365), ("month", 30), ("week", 7), ("day", 1)];
    const SECONDS: &[(&str, i64)] = &[("day", 86400), ("hour", 3600), ("minute", 60), ("second", 1)];
    if (unit, small) == ("year", "month") {
        return Some(12);
    }
    let of =
        |table: &[(&str, i64)], unit: &str| table.iter().find(|(name, _)| *name == unit).map(|(_, n)| *n);
    let within = |table| of(table, unit)?.checked_div(of(table, small)?);
    if unit == small {
        return Some(1);
    }
    if small == "day" || unit == "week" { within(DAYS) } else { within(SECONDS) }
}
