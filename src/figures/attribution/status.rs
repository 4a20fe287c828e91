//! Whether a figure is a fact, a forecast, a target or a ceiling.

use super::marks;
use super::phrase::Scene;
use super::reading::Reading;
use crate::cues::last_within;
use crate::figures::{Figure, Granularity, Kind, Modifier, Role, Status, TimeRelation};
use crate::phrases::holds_any;

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
    let mut open = sentence_start.max(start.saturating_sub(240));
    while open < start && !scene.text.is_char_boundary(open) {
        open += 1;
    }
    let left = scene.text.get(open..start).unwrap_or("");
    let right = scene.text.get(figure.span.end as usize..).unwrap_or("");
    let last = |list: u64| {
        last_within(&scene.marks, list, open as u32, start as u32).map(|m| (m.start as usize) - open)
    };
    let clause = left.rfind(['，', ',', '；', '（', '(']).unwrap_or(0);
    let done = last(marks::DONE);
    let done_here = done.is_some_and(|i| i >= clause);
    let forecast = last(marks::FORECAST);
    let target = last(marks::TARGET);
    let measures = figure.kind == Kind::Count && {
        let metric = figure.metric.as_ref().map_or("", |m| m.span.of(scene.text));
        const ITEMS: &[&str] =
            &["举措", "措施", "政策", "方面", "任务", "领域", "方向", "条款", "行动", "机制", "指标"];
        holds_any(metric, ITEMS).is_some()
    };
    let plan = !measures
        && last(marks::PLAN).is_some_and(|i| {
            last_within(&scene.marks, marks::PLAN_NAME, open as u32, (open + i) as u32).is_some()
        });
    let ahead =
        figures.get(from..at).unwrap_or(&[]).iter().rev().take(24).filter_map(|f| f.period.as_ref()).any(
            |p| {
                let later = p.relation == TimeRelation::By && p.anchor != crate::figures::Anchor::Antecedent;
                later && !done_here
            },
        );
    let planned = figure
        .when
        .and_then(|w| figures.get(w as usize))
        .and_then(|d| d.period.as_ref())
        .is_some_and(|p| p.granularity == Granularity::Plan);
    let capped =
        figure.modifiers.contains(&Modifier::AtMost) && (r.cap || left.ends_with("最高不超过")) || r.cap;
    let aimed = figure.metric.as_ref().is_some_and(|m| m.span.of(scene.text).starts_with("目标"));
    let status = if r.target || aimed || right.starts_with("的目标") || right.starts_with("目标") {
        Some(Status::Target)
    } else if r.forecast
        || forecast.is_some_and(|i| i >= clause || !done_here) && target.is_none_or(|t| Some(t) < forecast)
    {
        Some(Status::Forecast)
    } else if target.is_some_and(|t| t >= clause && done < target)
        || !done_here && (target.is_some() || ahead || plan || planned)
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
