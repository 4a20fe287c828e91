//! Lengths of time: 36个月, 20余年, 10至15天, 两年半, 7天期.

use super::cursor::Cursor;
use super::usage::{Place, tell_role};
use crate::figures::decimal::Decimal;
use crate::figures::numeral::{Numeral, Vague};
use crate::figures::text::{among, char_at, is_space, skip_spaces};
use crate::figures::{Bound, Figure, Kind, Modifier, Unit, UnitFrom, Value};
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
    // 一年零三个月, 3小时20分钟.
    if used == 1
        && high.is_none()
        && let Some((total, small, behind)) = smaller(place, low, code, end, numerals.get(1))
    {
        low = total;
        code = small;
        end = behind;
        used = 2;
    }
    let mut figure = Figure::new(Kind::Duration, Span::new(start, end), "duration.unit");
    let bound = |value, inclusive| Some(Bound { value, inclusive });
    figure.low = bound(low, true);
    figure.high =
        bound(high.unwrap_or(low), used == 2 || first.vague == Some(Vague::Neighbours) || high.is_none());
    if high.is_none() {
        figure.value = Value::Exact(low);
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
        text: place.text.get(first.span.end as usize..end).unwrap_or("").trim().to_owned(),
        from: Some(UnitFrom::Adjacent),
        per: None,
    };
    tell_role(place, before, &mut figure, low, code, dated);
    Some((figure, used))
}

/// 半年, 半个月, 半小时: half a unit, counted in the smaller one.
pub(super) fn half(place: &Place<'_>, at: usize, dated: bool) -> Option<Figure> {
    const HALVES: &[(&str, i64, &str, &str)] = &[
        ("半年", 6, "month", "报度末会线"),
        ("半个月", 15, "day", ""),
        ("半个小时", 30, "minute", ""),
        ("半小时", 30, "minute", ""),
        ("半天", 12, "hour", ""),
        ("半日", 12, "hour", "游"),
    ];
    if char_at(place.text, at) != Some('半') {
        return None;
    }
    let before = place.before(at);
    let last = before.chars().next_back();
    if last.is_some_and(|b| among("上下前后个大年月天时这每多", b)) {
        return None;
    }
    for &(word, count, unit, not_before) in HALVES {
        let mut c = Cursor::new(place.text, at);
        if c.eat_str(word) && !c.peek().is_some_and(|n| among(not_before, n)) {
            let value = Decimal::from_int(count);
            let mut figure = Figure::new(Kind::Duration, Span::new(at, c.at), "duration.half");
            figure.value = Value::Exact(value);
            figure.low = Some(Bound { value, inclusive: true });
            figure.high = figure.low.clone();
            figure.unit =
                Unit { code: unit, text: word.to_owned(), from: Some(UnitFrom::Adjacent), per: None };
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
        if c.peek().is_some_and(|n| among(not_before, n)) {
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
    if unit.unit == "year" && n.plain_digits == 4 && n.upper.is_none() {
        return false;
    }
    if n.implied && !is("近超逾上") {
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
    if n.span.of(place.text) == "四" && unit.unit == "week" && !super::words::tells_length(before, after) {
        return false;
    }
    if one && single {
        // 上一交易日, 最后一个交易日
        let idle = is("每有新这那同某头当任过")
            || unit.unit == "day" && is("上下前后首末次")
            || ["一度", "四季", "之计", "到头", "一", "又一"].iter().any(|w| after.starts_with(w));
        if idle && !after.starts_with("期") {
            return false;
        }
    }
    if unit.unit == "day" && place.text.get(..unit.end).is_some_and(|t| t.ends_with('日')) {
        let plain = place.text.get(n.span.end as usize..unit.end).is_some_and(|t| t.trim() == "日");
        let small = n.whole().is_some_and(|v| v <= 31);
        let two = place.text.get(n.span.range()).is_some_and(|t| matches!(t, "两" | "兩"));
        return !plain || !small || two || super::words::tells_length(before, after);
    }
    true
}

/// The next unit of 一年零三个月: the sum in the smaller unit.
fn smaller(
    place: &Place<'_>,
    value: Decimal,
    unit: &str,
    end: usize,
    next: Option<&Numeral>,
) -> Option<(Decimal, &'static str, usize)> {
    let next = next.filter(|n| n.flaw.is_none() && n.upper.is_none())?;
    let gap = place.text.get(end..next.span.start as usize)?.trim();
    if !matches!(gap, "" | "零" | "又" | "加" | "〇") {
        return None;
    }
    let right = unit_at(place, next.span.end as usize)?;
    let factor = match (unit, right.unit) {
        ("year", "month") => 12,
        ("hour", "minute") | ("minute", "second") => 60,
        ("hour", "second") => 3600,
        ("day", "hour") => 24,
        ("week", "day") => 7,
        _ => return None,
    };
    let total = value.mul(Decimal::from_int(factor))?.add(next.value)?;
    Some((total, right.unit, right.end))
}
