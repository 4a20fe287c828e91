//! What a movement is measured against: last year, last month, the start of the year, or a thing that the text names.

use super::column::between;
use super::marks;
use super::reading::{Mark, Reading};
use super::scene::Scene;
use crate::figures::decimal::Decimal;
use crate::figures::{Base, BaseKind, Figure, Granularity, Kind, Role, Value, Words};
use crate::phrases::{holds, holds_any};

/// The kind of a base that is written out: 较去年同期, 比上月, 较年初.
pub(super) fn classify(text: &str) -> BaseKind {
    let has = |words: &[&str]| holds_any(text, words).is_some();
    if has(&[
        "年初",
        "上年末",
        "去年末",
        "上年底",
        "去年底",
        "上年年末",
        "去年年末",
        "上年年底",
        "去年年底",
        "年末",
    ]) {
        BaseKind::Ytd
    } else if has(&["去年同期", "上年同期", "上年", "去年", "上一年", "前一年"]) || text.ends_with("同期")
    {
        BaseKind::Yoy
    } else if has(&["上月末", "上月底"]) {
        BaseKind::Versus
    } else if has(&["上月", "上个月", "前一月", "前一个月"]) {
        BaseKind::Mom
    } else if has(&["上季度", "上个季度", "上一季度", "上季末", "前一季度"]) {
        BaseKind::Qoq
    } else {
        BaseKind::Versus
    }
}

/// 环比 against the quarter or the month before: the period tells, else what companies and statistics report by.
fn month_or_quarter(figures: &[Figure], when: Option<u32>, metric: &str) -> BaseKind {
    let period = when.and_then(|w| figures.get(w as usize)).and_then(|d| d.period.as_ref());
    match period.map(|p| p.granularity) {
        Some(Granularity::Quarter | Granularity::Half) => BaseKind::Qoq,
        Some(Granularity::Month | Granularity::Week) => BaseKind::Mom,
        _ => {
            let accounts = ["净利", "利润", "营收", "营业", "收入", "毛利"];
            if accounts.iter().any(|w| metric.contains(w)) { BaseKind::Qoq } else { BaseKind::Mom }
        }
    }
}

#[allow(clippy::too_many_arguments)]
pub(super) fn assign(
    scene: &Scene<'_>,
    figures: &mut [Figure],
    at: usize,
    r: &Reading,
    annotates: bool,
    level: Option<usize>,
    last: Option<usize>,
    told: Option<usize>,
) {
    let Some(figure) = figures.get(at) else { return };
    let metric =
        figure.metric.as_ref().map_or("", |m| m.text.as_deref().unwrap_or_else(|| m.span.of(scene.text)));
    let when = figure.when.or_else(|| level.and_then(|l| figures.get(l)).and_then(|l| l.when));
    let words = |start: usize, end: usize| scene.text.get(start..end).unwrap_or("").trim();
    let against = |kind, text: &str| Some(Box::new(Base { kind, text: Words::Made(text.into()) }));
    let mut base = match r.base {
        Some((Mark::Yoy, s, e)) => against(BaseKind::Yoy, words(s, e)),
        Some((Mark::Mom, s, e)) => against(month_or_quarter(figures, when, metric), words(s, e)),
        Some((Mark::Cagr, s, e)) => against(BaseKind::Cagr, words(s, e)),
        Some((Mark::Versus, s, e)) => {
            let text = words(s, e);
            against(kind(figures, at, when, (s, e), text), text)
        }
        None => None,
    };
    if let Some((s, e)) = r.growth {
        let noun = words(s, e);
        if base.is_none() && (holds(noun, "复合") || noun == "CAGR") {
            base = against(BaseKind::Cagr, noun);
        } else if base.as_ref().is_some_and(|b| b.kind == BaseKind::Yoy) && holds(noun, "复合") {
            base = against(BaseKind::Cagr, noun);
        }
    }
    let movement = figure.role == Some(Role::Change);
    // （去年同期为增长10.8%）: the figure of another period that the brackets compare with.
    let bracket = opens_bracket(scene.text, r);
    let bracketed = r.date.filter(|&d| bracket && figures.get(d).is_some_and(|d| d.base.is_some()));
    if base.is_none()
        && let Some(date) = bracketed.and_then(|d| figures.get(d))
    {
        let carried = last.and_then(|l| figures.get(l)).and_then(|l| l.base.clone());
        base = if movement { carried } else { date.base.clone() };
    }
    // 较去年同期之54亿元，减少23亿元: the base of the clause before.
    let adjoins = r.end == r.floor;
    if base.is_none() && movement && !annotates && (adjoins || starts_clause(scene.text, r)) {
        let before = last.and_then(|l| figures.get(l));
        base = before
            .filter(|l| {
                l.role != Some(Role::Change) && l.base.as_ref().is_some_and(|b| b.kind != BaseKind::Cagr)
            })
            .and_then(|l| l.base.clone())
            .map(|b| Box::new(Base { kind: classify(b.text.of(scene.text)), text: b.text }));
        // 比2017年的2073亿元增长21.5%.
        let period = |w: Option<u32>| figures.get(w? as usize)?.period.as_ref();
        let then = period(before.and_then(|l| l.when));
        if let Some(base) = base.as_mut().filter(|b| b.kind == BaseKind::Versus)
            && let (Some(now), Some(then)) = (period(when), then)
            && now.granularity == then.granularity
            && between(now, then) == BaseKind::Yoy
        {
            base.kind = BaseKind::Yoy;
        }
    }
    // 较年初增加1.9万亿元，增长5.4%: the same movement told again.
    if base.is_none() && movement && !annotates && r.date.is_none() && starts_clause(scene.text, r) {
        let before = last.and_then(|l| figures.get(l)).filter(|l| {
            l.role == Some(Role::Change)
                && l.kind != figure.kind
                && ![l.kind, figure.kind].iter().any(|k| matches!(k, Kind::Pp | Kind::Bp))
                && l.direction == figure.direction
                && l.metric.as_ref().map(|m| m.span) == figure.metric.as_ref().map(|m| m.span)
                && scene.text.get(l.span.end as usize..r.end).is_some_and(|t| t.len() <= 3)
        });
        base = before.and_then(|l| l.base.clone());
    }
    // 城市同比上涨0.3%，农村下降0.2%: the base that the sentence has told.
    let percent = matches!(figure.kind, Kind::Percent | Kind::Multiple) && figure.unit.code != "番";
    if base.is_none() && movement && percent && !annotates && r.date.is_none() {
        let told = told.and_then(|t| figures.get(t)).and_then(|t| t.base.as_ref());
        base = told
            .filter(|b| !matches!(b.kind, BaseKind::Cagr | BaseKind::Versus))
            .filter(|_| holds_any(metric, &["股价", "收盘", "板块"]).is_none())
            .cloned();
    }
    // 从环比看，8月份上涨0.1%.
    if base.is_none() && movement && percent && r.date.is_none_or(|_| !annotates) {
        let open = figure.span.start.saturating_sub(240);
        base = scene
            .mark_within(marks::VIEW, open as usize, figure.span.start as usize)
            .and_then(|_| against(month_or_quarter(figures, when, metric), "环比"));
    }
    // （+12.8%） behind a level, and growth over a named period: against the year before, as reports write it.
    if base.is_none() && movement && percent {
        let period = when.and_then(|w| figures.get(w as usize)).and_then(|d| d.period.as_ref());
        let named = period.is_some_and(|p| {
            !p.instant
                && matches!(
                    p.granularity,
                    Granularity::Year | Granularity::Quarter | Granularity::Half | Granularity::Month
                )
        });
        let price = holds_any(
            metric,
            &["指数", "股价", "沪指", "板块", "价格", "收盘", "净值", "市值", "合约", "期货"],
        )
        .is_some();
        if named && !price && (figure.when.is_some() || !metric.is_empty()) {
            base = against(BaseKind::Yoy, "");
        }
    }
    // PE为20倍 compares with nothing that grows.
    let valued = metric.ends_with(['E', 'B', 'S', '率', '数']) && base.is_none() && !r.moves;
    let ratio = figures.get(at).filter(|_| !valued).and_then(|f| ratio(f, r));
    if let Some(figure) = figures.get_mut(at) {
        if let Some(base) = base {
            figure.base = Some(base);
        }
        if ratio.is_some() {
            figure.ratio = ratio.map(Box::new);
        }
    }
}

/// 较2023年上升9% said of 2024: the year before.
fn kind(figures: &[Figure], at: usize, when: Option<u32>, within: (usize, usize), text: &str) -> BaseKind {
    match classify(text) {
        BaseKind::Versus => dated(figures, at, when, within).unwrap_or(BaseKind::Versus),
        kind => kind,
    }
}

fn dated(figures: &[Figure], at: usize, when: Option<u32>, (start, end): (usize, usize)) -> Option<BaseKind> {
    let now = figures.get(when? as usize)?.period.as_ref()?;
    let then = figures
        .get(..at)?
        .iter()
        .rev()
        .take(4)
        .find(|f| f.kind == Kind::Date && f.span.start as usize >= start && f.span.end as usize <= end)?;
    let then = then.period.as_ref().filter(|p| p.granularity == now.granularity)?;
    Some(between(now, then)).filter(|k| *k == BaseKind::Yoy)
}

/// Whether the words before the figure reach to an opening bracket.
fn opens_bracket(text: &str, r: &Reading) -> bool {
    text.get(r.floor..r.end).unwrap_or("").ends_with(['（', '('])
}

/// Whether nothing but punctuation stands before the words of the figure.
fn starts_clause(text: &str, r: &Reading) -> bool {
    text.get(r.floor..r.end).unwrap_or("").trim_end().ends_with(['，', ','])
}

/// 增长一倍 and 翻一番 are twice, 是…的3倍 three times.
pub(super) fn ratio(figure: &Figure, r: &Reading) -> Option<Decimal> {
    if figure.kind != Kind::Multiple {
        return None;
    }
    let Value::Exact(value) = &figure.value else { return None };
    // 翻两番 is four times as much.
    if figure.unit.code == "番" {
        let times = value.to_int().filter(|n| (1..=20).contains(n))?;
        return Some(Decimal::from_int(1 << times));
    }
    let grown = r.moves && !r.arrives && r.direction == Some(crate::figures::Direction::Up);
    if grown { value.add(Decimal::from_int(1)) } else { Some(*value) }
}
