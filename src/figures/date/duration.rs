//! Lengths of time: 36个月, 20余年, 10至15天, 两年半, 7天期.

use super::calendar::{first_of, last_of, month_after};
use super::cursor::Cursor;
use super::resolve::Resolver;
use crate::calendar::Date;
use crate::figures::decimal::Decimal;
use crate::figures::numeral::{Numeral, Vague};
use crate::figures::text::{among, char_at, is_space, skip_spaces};
use crate::figures::{
    Anchor, Bound, Figure, Granularity, Kind, Modifier, Period, Role, TimeRelation, Unit, UnitFrom, Value,
};
use crate::phrases;
use crate::span::{self, Clean, Span};

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

/// Where a length of time is read.
pub(super) struct Place<'a> {
    pub text: &'a str,
    pub sentence: Span<Clean>,
    pub resolver: &'a Resolver,
}

impl Place<'_> {
    /// The day that a length of time counts from: of a guess only the year holds.
    fn today(&self, unit: &str) -> Option<(Date, Anchor)> {
        if unit == "year" { self.resolver.today() } else { self.resolver.this_day() }
    }

    /// The words of the clause before `at`, at most a window of them.
    fn before(&self, at: usize) -> &str {
        let start = span::ceil(self.text, (self.sentence.start as usize).max(at.saturating_sub(90)));
        let clause = self.text.get(start..at).unwrap_or("");
        clause.rsplit(['，', ',', '；', '。', '、', '：']).next().unwrap_or("").trim_end()
    }
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

/// 近两年, 未来5年, 20余年来, 7天期, 完成后6个月: how the length is used, and the days where the anchor tells them.
fn tell_role(place: &Place<'_>, before: &str, figure: &mut Figure, low: Decimal, unit: &str, dated: bool) {
    let limit = place.text.get(..place.sentence.end as usize).unwrap_or("");
    let after = Cursor::new(limit, figure.span.end as usize);
    let starts = |words: &[&str]| words.iter().any(|w| after.starts_with(w));
    let ends = |words: &[&str]| phrases::ends_any(before, words).is_some();
    let close = before.char_indices().rev().nth(9).map_or(before, |(i, _)| before.get(i..).unwrap_or(before));
    if after.starts_with("期") && !starts(&["期间", "期内", "期末", "期满", "期初"])
        || starts(&["逆回购", "国债", "存单", "美债", "LPR", "SHIBOR", "定期", "期以上"])
    {
        figure.role = Some(Role::Tenor);
        return;
    }
    let forward = phrases::holds_any(close, &["未来", "今后", "接下来", "往后"]).is_some();
    let ago = starts(&["前", "以前", "之前"])
        && !starts(&["前后", "前三", "前十", "前五", "前两", "前沿", "前景", "前往", "前来", "前期"]);
    let hence = starts(&["后", "以后", "之后"]) && !starts(&["后续", "后期", "后市", "后备"]);
    if forward {
        figure.role = Some(Role::Future);
        figure.period = stretch(place, low, unit, 1);
    } else if ends(&["近", "过去", "最近", "过去的", "此前", "过往"])
        || starts(&["来", "以来"]) && !starts(&["来自", "来看", "来讲", "来说"])
    {
        figure.role = Some(Role::Past);
        figure.period = stretch(place, low, unit, -1);
    } else if ends(&["上", "下", "后"]) && before.chars().count() == 1 {
        let sign = if before == "上" { -1 } else { 1 };
        figure.role = Some(if sign < 0 { Role::Past } else { Role::Future });
        figure.period = stretch(place, low, unit, sign).map(|mut p| {
            if sign > 0 {
                p.start = p.start.and_then(|s| s.add_days(1));
            }
            p
        });
    } else if ends(&["后", "之日起", "起", "后的"]) && !ends(&["前后", "今后", "最后", "此后", "落后"])
    {
        figure.period = Some(open(TimeRelation::After));
    } else if ends(&["前", "之前", "前的"]) && !ends(&["目前", "当前", "此前"]) {
        figure.period = Some(open(TimeRelation::Before));
    } else if ago || hence {
        figure.role = Some(if ago { Role::Past } else { Role::Future });
        // 上市三年后, 2019年开工，三年后投产: counted from another day than that of writing.
        let from_now = !dated && (before.is_empty() || ends(FROM_NOW));
        let traded =
            phrases::holds(&figure.unit.text, "交易日") || phrases::holds(&figure.unit.text, "工作日");
        if from_now && !traded {
            let high = figure.high.as_ref().map_or(low, |h| h.value);
            let mut end = after;
            end.eat_any(&["以前", "之前", "以后", "之后", "前", "后"]);
            if let Some(period) = away(place, low, high, unit, if ago { -1 } else { 1 }) {
                *figure = Figure::new(Kind::Date, Span::new(figure.span.start as usize, end.at), "date.away");
                figure.period = Some(period);
            }
        }
    }
}

/// Words before 三年前 and 20天后 behind which they count from the day of writing.
const FROM_NOW: &[&str] = &[
    "在", "于", "自", "从", "到", "早", "将", "约", "近", "就", "仅", "比", "较", "了", "与", "和", "跟",
    "是", "的",
];

fn open(relation: TimeRelation) -> Period {
    Period {
        start: None,
        end: None,
        granularity: Granularity::Other,
        instant: false,
        relation,
        anchor: Anchor::None,
        certain: false,
    }
}

fn shifted(today: Date, count: i64, unit: &str) -> Option<Date> {
    match unit {
        "year" => month_after(today, i32::try_from(count).ok()?.checked_mul(12)?),
        "quarter" => month_after(today, i32::try_from(count).ok()?.checked_mul(3)?),
        "month" => month_after(today, i32::try_from(count).ok()?),
        "week" => today.add_days(count.checked_mul(7)?),
        "day" => today.add_days(count),
        _ => None,
    }
}

/// 近两年: the years up to today; 未来五年: those from today on.
fn stretch(place: &Place<'_>, low: Decimal, unit: &str, sign: i64) -> Option<Period> {
    let (today, anchor) = place.today(unit)?;
    let count = low.to_int().filter(|n| (1..2000).contains(n))?;
    let other = shifted(today, count * sign, unit)?;
    let (start, end) = if sign < 0 { (other, today) } else { (today, other) };
    let certain = matches!(anchor, Anchor::Document | Anchor::Article);
    Some(Period {
        start: Some(start),
        end: Some(end),
        granularity: Granularity::Other,
        instant: false,
        relation: TimeRelation::In,
        anchor,
        certain,
    })
}

/// 三年前, 20天后: the year, month or day that lies so far away.
fn away(place: &Place<'_>, low: Decimal, high: Decimal, unit: &str, sign: i64) -> Option<Period> {
    let (today, anchor) = place.today(unit)?;
    let (count, unit) = match low.to_int() {
        Some(n) => (n, unit),
        // 一年半: eighteen months.
        None if unit == "year" => (low.mul(Decimal::from_int(12))?.to_int()?, "month"),
        None => return None,
    };
    if !(1..2000).contains(&count) {
        return None;
    }
    let day = shifted(today, count * sign, unit)?;
    let (start, end, granularity) = match unit {
        "year" => (first_of(day.year, 1)?, last_of(day.year, 12)?, Granularity::Year),
        "month" | "quarter" => {
            (first_of(day.year, day.month)?, last_of(day.year, day.month)?, Granularity::Month)
        }
        _ => (day, day, Granularity::Day),
    };
    // 二十几年前 lies between twenty and thirty years away.
    let far =
        high.to_int().filter(|h| *h > count && unit == "year").and_then(|h| shifted(today, h * sign, unit));
    let (start, end) = match far {
        Some(far) if sign < 0 => (first_of(far.year, 1)?, end),
        Some(far) => (start, last_of(far.year, 12)?),
        None => (start, end),
    };
    let certain = matches!(anchor, Anchor::Document | Anchor::Article);
    Some(Period {
        start: Some(start),
        end: Some(end),
        granularity,
        instant: false,
        relation: TimeRelation::In,
        anchor,
        certain,
    })
}
