//! How a length of time is used, and the days that it covers where the day of writing tells them.

use super::calendar::{first_of, last_of, month_after};
use super::cursor::Cursor;
use super::resolve::Resolver;
use crate::calendar::Date;
use crate::figures::decimal::Decimal;
use crate::figures::{Anchor, Figure, Granularity, Kind, Period, Role, TimeRelation};
use crate::phrases;
use crate::span::{self, Clean, Span};

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
    pub(super) fn before(&self, at: usize) -> &str {
        let start = span::ceil(self.text, (self.sentence.start as usize).max(at.saturating_sub(90)));
        let clause = self.text.get(start..at).unwrap_or("");
        clause.rsplit(['，', ',', '；', '。', '、', '：']).next().unwrap_or("").trim_end()
    }
}

/// 近两年, 未来5年, 20余年来, 7天期, 完成后6个月: how the length is used, and the days where the anchor tells them.
pub(super) fn tell_role(
    place: &Place<'_>,
    before: &str,
    figure: &mut Figure,
    low: Decimal,
    unit: &str,
    dated: bool,
) {
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
    } else if ends(&["上", "下"]) && before.chars().count() == 1 {
        let sign = if before == "上" { -1 } else { 1 };
        figure.role = Some(if sign < 0 { Role::Past } else { Role::Future });
        figure.period = cycles(place, low, unit, sign);
    } else if before == "后" {
        figure.role = Some(Role::Future);
        figure.period =
            stretch(place, low, unit, 1).map(|p| Period { start: p.start.and_then(|s| s.add_days(1)), ..p });
    } else if (matches!(before, "过" | "過") || ends(&["再过", "再過", "又过"]))
        && !starts(&["了", "的", "后"])
    {
        // 再过两天
        if let Some(period) = away(place, low, low, unit, 1) {
            *figure = Figure::new(Kind::Date, figure.span, "date.away");
            figure.period = Some(period);
        }
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
            ["交易日", "工作日"].iter().any(|day| phrases::holds(figure.unit.text.of(place.text), day));
        if from_now && !traded {
            let high = figure.ends()[1].map_or(low, |h| h.value);
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
    "是", "的", "他", "她", "它", "我", "们", "已", "还", "家",
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

/// A period that is counted from the day of writing.
fn counted(start: Date, end: Date, granularity: Granularity, anchor: Anchor) -> Period {
    let certain = matches!(anchor, Anchor::Document | Anchor::Article);
    let (start, end) = (Some(start), Some(end));
    Period { start, end, granularity, instant: false, relation: TimeRelation::In, anchor, certain }
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
    Some(counted(start, end, Granularity::Other, anchor))
}

/// 上两个月, 下两周: whole months and weeks before this one or behind it.
fn cycles(place: &Place<'_>, low: Decimal, unit: &str, sign: i64) -> Option<Period> {
    let (today, anchor) = place.today(unit)?;
    let count = low.to_int().filter(|n| (1..2000).contains(n))?;
    let this = match unit {
        "year" => first_of(today.year, 1)?,
        "quarter" => first_of(today.year, (today.month - 1) / 3 * 3 + 1)?,
        "month" => first_of(today.year, today.month)?,
        "week" => today.add_days(-i64::from(today.weekday()))?,
        "day" => today,
        _ => return None,
    };
    let (from, to) = if sign < 0 { (-count, 0) } else { (1, count + 1) };
    let (start, end) = (shifted(this, from, unit)?, shifted(this, to, unit)?.add_days(-1)?);
    Some(counted(start, end, Granularity::Other, anchor))
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
    Some(counted(start, end, granularity, anchor))
}
