//! Which way a figure moved, and what part it plays: a level, a change, a share, a bound.

use super::reading::{Mark, Reading};
use super::scene::Scene;
use crate::figures::{Direction, Figure, Kind, Modifier, Phrase, Role, Value};
use crate::phrases::{self, ends_any, holds_any, starts_any};
use crate::span::Span;

/// Direction and role.
pub(super) fn assign(
    scene: &Scene<'_>,
    figures: &mut [Figure],
    at: usize,
    r: &Reading,
    annotates: bool,
    last: Option<usize>,
) {
    let text = scene.text;
    let previous = last.and_then(|l| figures.get(l));
    // 上涨30.7%至25.56亿元: where the movement ends.
    let moved_on = previous.filter(|p| {
        p.role == Some(Role::Change)
            && text.get(p.span.end as usize..).is_some_and(|g| g.starts_with(['至', '到']))
    });
    let moved_on = moved_on.map(|p| p.direction);
    let before_from = previous.is_some_and(|p| p.role == Some(Role::From));
    let from_follows = r.departs && !r.moves && r.growth.is_none() && figures.get(at + 1).is_some();
    let ahead = behind(scene, figures, at);
    let Some(figure) = figures.get_mut(at) else { return };
    let signed = sign(text, figure);
    let relative = matches!(figure.kind, Kind::Percent | Kind::Pp | Kind::Bp | Kind::Multiple);
    if r.arrives && (r.moves || r.changes || r.direction.is_some() || before_from)
        || before_from && (r.copula || r.arrives)
    {
        figure.direction = r.direction;
        figure.role = Some(Role::To);
        return;
    }
    if let (Some(direction), true) = (moved_on, r.arrives) {
        figure.direction = direction;
        figure.role = Some(Role::To);
        return;
    }
    if from_follows && r.end < figure.span.start as usize {
        figure.role = Some(Role::From);
        return;
    }
    if figure.kind == Kind::Bp && spread(text.get(r.floor..figure.span.start as usize).unwrap_or("")) {
        figure.role = Some(Role::Spread);
        return;
    }
    if r.growth.is_some() {
        figure.direction = match (r.direction, signed) {
            (Some(Direction::Up), Some(Direction::Down)) => Some(Direction::Down),
            (Some(d), _) => Some(d),
            (None, Some(d)) => Some(d),
            // 同比变动-5.2%至5.3%: either way.
            (None, None) if figure.ends()[0].is_some_and(|l| l.value.is_negative()) => None,
            (None, None) => Some(Direction::Up),
        };
        figure.role = Some(Role::Change);
        return;
    }
    if r.moves {
        figure.direction = r.direction;
        figure.role = Some(Role::Change);
        return;
    }
    if annotates && (signed.is_some() || relative && figure.kind != Kind::Percent) {
        figure.direction = signed.or(Some(Direction::Up));
        figure.role = Some(Role::Change);
        return;
    }
    if matches!(r.base, Some((Mark::Yoy | Mark::Mom | Mark::Cagr, ..))) && relative {
        figure.direction = signed.or(Some(Direction::Up));
        figure.role = Some(Role::Change);
        return;
    }
    if let Some(direction) = ahead {
        figure.direction = Some(direction);
        figure.role = Some(Role::Change);
        return;
    }
    if figure.kind == Kind::Pp && figure.direction.is_none() {
        figure.direction = signed;
        figure.role = Some(Role::Change);
        return;
    }
    if figure.role.is_some() {
        return;
    }
    let of_total = || {
        let left = text.get(r.floor..figure.span.start as usize).unwrap_or("");
        ends_any(left, TOTALS).is_some()
    };
    let right = text.get(figure.span.end as usize..).unwrap_or("");
    let stake = || starts_any(right, STAKES).is_some();
    if matches!(figure.kind, Kind::Percent | Kind::Fraction)
        && (r.share.is_some()
            || r.of.is_some()
            || figure.unit.text.of(text) == "成"
            || of_total()
            || stake()
            || figure.kind == Kind::Fraction)
    {
        figure.role = Some(Role::Share);
    } else if figure.modifiers.contains(&Modifier::AtMost) || r.cap {
        figure.role = Some(Role::Cap);
    } else if figure.modifiers.contains(&Modifier::AtLeast) {
        figure.role = Some(Role::Floor);
    } else if figure.kind != Kind::Duration {
        figure.role = Some(Role::Level);
    }
}

/// The movement that a noun behind the figure names: 12%的增长, 涨1.2%.
fn behind(scene: &Scene<'_>, figures: &[Figure], at: usize) -> Option<Direction> {
    let figure = figures.get(at)?;
    let right = scene.text.get(figure.span.end as usize..)?;
    let right = right.strip_prefix('的')?;
    let pace = starts_any(right, &["快速", "稳定", "较快", "高速", "持续", "中高速", "年均"]);
    let right = right.get(pace.map_or(0, str::len)..)?;
    let up = ["增长", "增幅", "涨幅", "升幅", "增速", "提升", "上涨", "增量"];
    let down = ["下降", "降幅", "跌幅", "下滑", "减少", "下跌", "降低"];
    if starts_any(right, &up).is_some() {
        Some(Direction::Up)
    } else if starts_any(right, &down).is_some() {
        Some(Direction::Down)
    } else {
        None
    }
}

/// What a share is told to be of.
const TOTALS: &[&str] = &[
    "总数的",
    "总额的",
    "总量的",
    "总规模的",
    "总股本的",
    "总资产的",
    "收入的",
    "总和的",
    "全部的",
    "净资产的",
    "额的",
    "费用的",
    "成本的",
    "投入的",
    "支出的",
];
/// What makes a percentage before it a share.
const STAKES: &[&str] = &["股权", "股份", "的股权", "的股份", "的表决权", "表决权"];

/// The movement that a sign states.
pub(super) fn sign(text: &str, figure: &Figure) -> Option<Direction> {
    if let Value::Exact(v) = &figure.value {
        if v.is_negative() {
            return Some(Direction::Down);
        }
        let before = text.get(..figure.span.start as usize).unwrap_or("");
        if before.ends_with(['+', '＋']) || figure.span.of(text).starts_with(['+', '＋']) {
            return Some(Direction::Up);
        }
        if before.ends_with(['-', '－', '−', '▼', '↓']) {
            return Some(Direction::Down);
        }
    }
    None
}

/// LPR+100基点, LPR减20个基点.
fn spread(left: &str) -> bool {
    let left = left.trim_end_matches([' ', '约']);
    if ends_any(left, &["+", "＋", "-", "－", "减", "加", "减点", "加点", "上浮", "下浮"]).is_none()
    {
        return false;
    }
    let near: String = left.chars().rev().take(16).collect();
    holds_any(&near, &["RPL", "率利", "ROBIHS", "准基", "FLM", ")", "）", "债国"]).is_some()
}

/// 节约融资成本35亿元: the movement stands before what it moves.
pub(super) fn led(text: &str, figure: &mut Figure, r: &Reading) {
    const DOWN: &[&str] = &["节约", "节省", "降低", "减少", "压降", "缩短", "压缩", "减免"];
    const UP: &[&str] = &["增加", "提高"];
    let Some(metric) = figure.metric.as_ref().filter(|m| m.span.end as usize == r.end && m.text.is_none())
    else {
        return;
    };
    // 下调存款准备金率0.5个百分点, 再降息25个基点.
    if figure.role == Some(Role::Change) && figure.direction.is_none()
        || figure.role == Some(Role::Level) && matches!(figure.kind, Kind::Pp | Kind::Bp)
    {
        const RATES: &[(&str, Direction)] = &[
            ("下调", Direction::Down),
            ("上调", Direction::Up),
            ("调降", Direction::Down),
            ("调升", Direction::Up),
            ("降息", Direction::Down),
            ("降准", Direction::Down),
            ("加息", Direction::Up),
        ];
        let said = metric.span.of(text);
        let verb = RATES.iter().find_map(|(w, d)| Some((phrases::find(said, w)?, *w, *d)));
        if let Some((at, word, direction)) = verb.filter(|(at, ..)| *at <= "预计".len()) {
            let behind = at + word.len();
            let start = if behind < said.len() { behind } else { at };
            figure.direction = Some(direction);
            figure.role = Some(Role::Change);
            let span = Span::new(metric.span.start as usize + start, metric.span.end as usize);
            figure.metric = Some(Phrase { span, text: None, entity: None });
        }
        return;
    }
    if figure.role != Some(Role::Level) || r.copula || r.arrives {
        return;
    }
    let left = text.get(..metric.span.start as usize).unwrap_or("").trim_end_matches('了');
    let direction = match () {
        _ if ends_any(left, DOWN).is_some() => Direction::Down,
        _ if ends_any(left, UP).is_some() => Direction::Up,
        _ => return,
    };
    figure.direction = Some(direction);
    figure.role = Some(Role::Change);
}
