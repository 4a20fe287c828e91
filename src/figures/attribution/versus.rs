//! What a figure is compared with: 较首届, 高于全行增速, 是2020年的4.2倍.

use super::lexicon::{Cue, cue_before};
use super::marks;
use super::reading::{self, Reading, short_name};
use super::scene::Scene;
use crate::cues::Mark;
use crate::figures::{Direction, Figure, Kind};
use crate::phrases::{Sets, ends_any, rfind};

/// Verbs that compare with the thing behind them.
const OVER: &[(&str, Direction)] = &[
    ("高于", Direction::Up),
    ("快于", Direction::Up),
    ("跑赢", Direction::Up),
    ("领先", Direction::Up),
    ("高出", Direction::Up),
    ("低于", Direction::Down),
    ("慢于", Direction::Down),
    ("跑输", Direction::Down),
    ("落后", Direction::Down),
];

/// 较首届增长, 比一季度下降, 较去年同期之: the base of comparison behind the last 较 or 比 of the clause.
pub(super) fn versus(scene: &Scene<'_>, r: &mut Reading, kind: Kind) {
    let clause = scene.mark_within(marks::BASE_CLAUSE, r.floor, r.end).map_or(r.floor, |m| m.end as usize);
    let Some(part) = scene.text.get(clause..r.end) else { return };
    // 在1990年基础上翻一番, 与上周相比下降: what it started from.
    let from: &[&str] = match ends_any(part, &["基础上", "相比", "相较"]) {
        Some("基础上") => &["在"],
        Some(_) => &["与", "和"],
        None => &[],
    };
    let from = from.iter().filter_map(|w| rfind(part, w)).max().filter(|at| part.len() - at <= 60);
    if (r.moves || r.arrives)
        && let Some(at) = from
    {
        let begin = clause + at;
        r.base = r.base.or(Some((reading::Mark::Versus, begin, r.end)));
        r.date = None;
        r.end = begin;
        return;
    }
    let compares = |mark: &&Mark| {
        let i = mark.start as usize - clause;
        let before = part.get(..i).and_then(|t| t.chars().next_back());
        let rest = part.get(i..).unwrap_or("");
        let after = rest.chars().nth(1);
        let ratio = rest.starts_with('比');
        let inside = ratio
            && (before.is_some_and(|b| "占同环可对市配性百正".contains(b))
                || after.is_some_and(|a| "重例率值亚特如赛由为从达至约超近".contains(a))
                || after.is_none() && (r.date.is_none() || r.departs))
            // 占比较上年回落.
            || !ratio
                && before.is_some_and(|b| "比计".contains(b))
                && !part.get(..i).is_some_and(|t| ends_any(t, &["占比", "同比", "环比"]).is_some())
            || after.is_some_and(|a| "好大多高为强".contains(a));
        mark.lists & marks::COMPARES != 0 && !inside
    };
    let found = scene.marks_within(clause, r.end).find(compares).map(|m| m.start as usize - clause);
    // 高于全行贷款增速9.85个百分点: the verb itself compares.
    if found.is_none() && matches!(kind, Kind::Pp | Kind::Bp) && !r.moves {
        let verb = OVER.iter().filter_map(|(w, d)| Some((rfind(part, w)?, *w, *d)));
        let verb = verb.max_by_key(|v| v.0);
        if let Some((at, verb, direction)) = verb.filter(|v| part.len() - v.0 <= 75) {
            if part.len() > at + verb.len() {
                let end = r.growth.map_or(r.end, |g| g.1);
                r.base = r.base.or(Some((reading::Mark::Versus, clause + at, end)));
            }
            r.direction = Some(direction);
            r.moves = true;
            r.end = clause + at;
            // 增速分别快于全部工业1.7和3.3个百分点.
            let left = |r: &Reading| scene.text.get(r.floor..r.end).and_then(cue_before);
            if let Some((each, Cue::Each)) = left(r) {
                r.end -= each.len();
                r.each = Some(r.end);
                if let Some((noun, Cue::Growth(_))) = left(r) {
                    r.growth = Some((r.end - noun.len(), r.end));
                    r.end -= noun.len();
                }
            }
            return;
        }
    }
    // 与2016年相比 stands before its figure.
    let Some(at) = found else { return };
    let at = if part.get(..at).is_some_and(|t| t.ends_with('相')) { at - '相'.len_utf8() } else { at };
    let tail = part.get(at..).unwrap_or("");
    let chars = tail.chars().count();
    let is_base_value = r.date.is_some() && chars <= 2;
    if chars > 22 || !(r.moves || r.arrives || r.growth.is_some() || is_base_value) {
        return;
    }
    let begin = clause + at;
    if r.base.is_none() {
        // The base itself may be the date that has been passed over: 较去年同期之54亿元.
        r.base = Some((reading::Mark::Versus, begin, r.end.max(r.date_end)));
    }
    // 较去年末缩短: the base is no time of the figure; 较去年同期之54亿元: it is.
    if r.moves || r.growth.is_some() {
        r.date = None;
    }
    r.end = begin;
    // 增速分别比上月末: what stands before the base is read on.
    loop {
        let left = scene.text.get(r.floor..r.end).unwrap_or("");
        let trimmed = left.trim_end_in(" \u{3000}");
        if trimmed.len() < left.len() {
            r.end = r.floor + trimmed.len();
            continue;
        }
        if let Some(open) = short_name(left) {
            r.end = r.floor + open;
            continue;
        }
        match cue_before(left) {
            Some((word, Cue::Each)) => {
                r.end -= word.len();
                r.each.get_or_insert(r.end);
            }
            Some((word, Cue::Growth(direction))) if r.growth.is_none() => {
                r.growth = Some((r.end - word.len(), r.end));
                let _ = direction;
                r.end -= word.len();
            }
            Some((word, Cue::Yoy | Cue::Mom | Cue::Filler | Cue::Cagr)) if word != "水平" => {
                r.end -= word.len()
            }
            _ => break,
        }
    }
}

/// 是2020年的4.2倍: the date is what the multiple compares with.
pub(super) fn multiple_of(scene: &Scene<'_>, figures: &[Figure], figure: &Figure, r: &mut Reading) {
    if figure.kind != Kind::Multiple {
        return;
    }
    let Some(date) = r.date.and_then(|d| figures.get(d)) else {
        // 后者数量是前者的20倍.
        let clause = scene.text.get(r.floor..r.end).unwrap_or("");
        let whole = scene.text.get(r.end..figure.span.start as usize).is_some_and(|t| t.starts_with('的'));
        let comma = clause.rfind(['，', ',', '；']).unwrap_or(0);
        let verb = ["是", "为", "相当于"].iter().filter_map(|w| Some((rfind(clause, w)?, w.len())));
        let verb = verb.filter(|v| v.0 >= comma && clause.len() - v.0 <= 60).max_by_key(|v| v.0);
        if let Some((at, len)) = verb.filter(|v| whole && v.0 + v.1 < clause.len() && r.base.is_none()) {
            r.base = Some((reading::Mark::Versus, r.floor + at + len, r.end));
            r.end = r.floor + at;
            r.copula = true;
            while let Some((word, Cue::Modifier | Cue::Filler)) =
                scene.text.get(r.floor..r.end).and_then(cue_before)
            {
                r.end -= word.len();
            }
        }
        return;
    };
    let between = scene.text.get(date.span.end as usize..figure.span.start as usize);
    if figure.kind == Kind::Multiple && r.copula && between.is_some_and(|b| b.starts_in("的之")) {
        r.base = r.base.or(Some((reading::Mark::Versus, date.span.start as usize, date.span.end as usize)));
        r.date = None;
    }
}
