//! Whether a figure is a fact, a forecast, a target or a ceiling.

use super::marks;
use super::reading::Reading;
use super::scene::Scene;
use crate::cues::{Mark, last_within};
use crate::figures::{Anchor, Figure, Granularity, Kind, Modifier, Period, Role, Status, TimeRelation};
use crate::phrases::{ends_any, holds_any, starts_any};
use crate::span;

pub(super) const FORECASTS: &[&str] = &[
    "预计",
    "預計",
    "有望",
    "预期",
    "预测",
    "预估",
    "估计",
    "或将",
    "将达",
    "将超",
    "将突破",
    "将增长",
    "将实现",
    "将下降",
    "将升至",
    "将降至",
    "将提升",
    "将增至",
    "将会",
    "或为",
    "或达",
    "或将",
    "或升",
    "或降",
];
pub(super) const TARGETS: &[&str] = &[
    "力争",
    "争取",
    "目标",
    "确保",
    "计划",
    "拟募",
    "拟投",
    "拟",
    "规划建设",
    "努力实现",
    "要求达到",
    "要达到",
    "将建成",
    "将培育",
    "将打造",
];
/// A plan that is put forward makes targets of the figures behind it.
pub(super) const PLANS: &[&str] = &["提出", "明确"];
pub(super) const PLAN_NAMES: &[&str] = &["方案", "规划", "意见", "计划", "措施", "目标", "纲要"];
pub(super) const DONE: &[&str] = &["已", "实现了", "完成了", "达到了", "同比", "环比"];

pub(super) fn assign(
    scene: &Scene<'_>,
    figures: &mut [Figure],
    at: usize,
    r: &Reading,
    sentence_start: usize,
    from: usize,
) {
    let Some(figure) = figures.get(at) else { return };
    if matches!(figure.kind, Kind::Ordinal | Kind::Docno | Kind::SecurityCode) {
        return;
    }
    let start = figure.span.start as usize;
    let open = span::ceil(scene.text, sentence_start.max(start.saturating_sub(720)));
    let right = scene.text.get(figure.span.end as usize..).unwrap_or("");
    let near = Near::read(scene, open, start);
    let Near { done, forecast, target, plan, .. } = near;
    let clause = near.clause.unwrap_or(open);
    let done_here = done.is_some_and(|i| i >= clause);
    let planned = || {
        let named = |i| last_within(&scene.marks, marks::PLAN_NAME, open as u32, i as u32).is_some();
        let items = || {
            let metric = figure.metric.as_ref().map_or("", |m| m.span.of(scene.text));
            const ITEMS: &[&str] =
                &["举措", "措施", "政策", "方面", "任务", "领域", "方向", "条款", "行动", "机制", "指标"];
            figure.kind == Kind::Count && holds_any(metric, ITEMS).is_some()
        };
        let of_plan = figure
            .when
            .and_then(|w| figures.get(w as usize))
            .and_then(|d| d.period.as_ref())
            .is_some_and(|p| p.granularity == Granularity::Plan && p.relation != TimeRelation::Since);
        // 到2027年，突破3000亿元；发行规模达到200亿元: the day goes on.
        let carried = || {
            let date = figure.when.filter(|w| (*w as usize) < from).and_then(|w| figures.get(w as usize));
            date.and_then(|d| d.period.as_ref()).is_some_and(is_deadline)
        };
        of_plan || plan.is_some_and(named) && !items() || ahead(scene, figures, at, from) || carried()
    };
    // 最高补贴20万元: the ceiling stands before what it limits.
    let limited = figure.metric.as_ref().is_some_and(|m| {
        m.span.end as usize <= start
            && scene
                .text
                .get(..m.span.start as usize)
                .is_some_and(|t| ends_any(t, &["最高", "最多", "最高给予"]).is_some())
    });
    let capped = limited
        || figure.modifiers.contains(&Modifier::AtMost)
            && scene.text.get(open..start).is_some_and(|left| left.ends_with("最高不超过"))
        || r.cap;
    let aimed = figure.metric.as_ref().is_some_and(|m| m.span.of(scene.text).starts_with("目标"));
    let status = if r.target || aimed || right.starts_with("的目标") || right.starts_with("目标") {
        Some(Status::Target)
    } else if r.forecast
        || forecast.is_some_and(|i| i >= clause || !done_here || leads(scene, i, clause))
            && target.is_none_or(|t| Some(t) < forecast)
    {
        Some(Status::Forecast)
    } else if target.is_some_and(|t| t >= clause && done < target)
        || !done_here && (target.is_some() || planned())
    {
        Some(Status::Target)
    } else if capped {
        Some(Status::Cap)
    } else if done_here || figure.base.is_some() || figure.when.is_some() && figure.role == Some(Role::Level)
    {
        Some(Status::Actual)
    } else {
        None
    };
    if let Some(figure) = figures.get_mut(at) {
        figure.status = status;
    }
}

/// 中金公司预计，二季度GDP同比增长5.2%: the clause behind is what is expected.
fn leads(scene: &Scene<'_>, forecast: usize, clause: usize) -> bool {
    let between = scene.text.get(forecast..clause).unwrap_or("");
    between.len() <= "预计".len()
        && starts_any(scene.text.get(clause..).unwrap_or(""), &["，", "："]).is_some()
}

/// Whether a date before the figure is a deadline that has not come.
fn ahead(scene: &Scene<'_>, figures: &[Figure], at: usize, from: usize) -> bool {
    (from..at).rev().take(24).any(|i| {
        let Some(date) = figures.get(i) else { return false };
        if !date.period.as_ref().is_some_and(is_deadline) {
            return false;
        }
        // 从1985年到2000年: a stretch of time.
        let since = i.checked_sub(1).and_then(|b| figures.get(b)).filter(|b| b.kind == Kind::Date);
        let gap = since.and_then(|a| scene.text.get(a.span.end as usize..date.span.start as usize));
        // 到2019年已达到3.11亿平方米: it has come.
        let come = last_within(&scene.marks, marks::DONE, date.span.end, date.span.end + 30).is_some();
        !come && !gap.is_some_and(|g| matches!(g, "到" | "至" | ""))
    })
}

fn is_deadline(p: &Period) -> bool {
    p.relation == TimeRelation::By && p.anchor != Anchor::Antecedent
}

/// Where the last words before a figure begin that say what it is.
#[derive(Default)]
struct Near {
    clause: Option<usize>,
    done: Option<usize>,
    forecast: Option<usize>,
    target: Option<usize>,
    plan: Option<usize>,
}

impl Near {
    /// Reads the marks from the figure at `start` back to `open`.
    fn read(scene: &Scene<'_>, open: usize, start: usize) -> Near {
        let mut near = Near::default();
        const ALL: u64 = marks::STATUS_CLAUSE | marks::DONE | marks::FORECAST | marks::PLAN | marks::TARGET;
        for mark in scene.marks_within(open, start).filter(|m| m.lists & ALL != 0) {
            let note = |list: u64, place: &mut Option<usize>| {
                if mark.lists & list != 0 && place.is_none() {
                    *place = Some(mark.start as usize);
                }
            };
            note(marks::STATUS_CLAUSE, &mut near.clause);
            note(marks::DONE, &mut near.done);
            // 《关于担保预计的议案》: what a title says is no forecast.
            if mark.lists & marks::FORECAST != 0 && near.forecast.is_none() && !titled(scene, mark, start) {
                near.forecast = Some(mark.start as usize);
            }
            note(marks::PLAN, &mut near.plan);
            if mark.lists & marks::TARGET != 0
                && near.target.is_none()
                && aims(scene, mark)
                && !titled(scene, mark, start)
            {
                near.target = Some(mark.start as usize);
            }
        }
        near
    }
}

/// Whether a word stands in the title of a document: 《…预计的议案》.
fn titled(scene: &Scene<'_>, mark: &Mark, start: usize) -> bool {
    let behind = scene.text.get(mark.end as usize..start).unwrap_or("");
    behind.find('》').is_some_and(|close| !behind.get(..close).unwrap_or("").contains('《'))
}

/// Whether a word for an aim is one here: a word of its own (not 模拟), and no name of a plan (回购计划).
fn aims(scene: &Scene<'_>, mark: &Mark) -> bool {
    const NAMED: &[&str] = &[
        "回购", "减持", "增持", "发展", "行动", "投资", "融资", "激励", "持股", "生产", "收购", "五年",
        "培养", "工作", "年度", "专项", "支持", "重组", "发行", "招生", "培训", "采购", "本", "该", "此",
    ];
    let (start, end) = (mark.start as usize, mark.end as usize);
    let before = || scene.text.get(..start).unwrap_or("");
    let behind = || scene.text.get(end..).unwrap_or("");
    // 完成全年目标的57.9%: what has come of it.
    let share = behind().starts_with('的')
        && ends_any(before(), &["全年", "年度", "年初", "预期"]).is_some()
        && behind().chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    scene.is_edge(start)
        && !share
        && (scene.text.get(start..end) != Some("计划")
            || ends_any(before(), NAMED).is_none()
                && starts_any(behind(), &["管理人", "单列", "署", "财务", "生育", "经济"]).is_none())
}
