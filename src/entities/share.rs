//! Funds that fund houses sell, 易方达创业板ETF, 富国天惠成长混合A: the house, what the fund holds, and its kind.

use super::gazetteer::entity_type;
use super::reading::is_han;
use super::scene::Scene;
use super::{EntityType, weight};
use crate::lexicon::grammar::{HOUSE, STOP};

/// Kinds that ordinary text names too: only with a class of shares or the way of trade behind them.
const VAGUE: &[&str] = &["债券", "股票", "指数", "货币", "联接", "债", "持有"];

/// Finds the fund whose kind stands at `at..end`.
pub(super) fn find(scene: &mut Scene<'_>, at: usize, end: usize) {
    let Some(start) = house(scene, at) else { return };
    let tail = class(scene, end);
    let r = &scene.r;
    let bounded = tail > end || !is_han(r.char(end)) || r.is_edge(end) && !r.starts_with(end, "所有");
    let vague = VAGUE.contains(&r.str(at, end)) && tail == end && !r.starts_with(end, "基金");
    if bounded && !vague {
        let kind = entity_type(crate::lexicon::NameKind::Fund);
        scene.propose_unit(start, tail, kind, weight::FULL_FORM);
    }
}

/// The farthest house to the left within one run of characters of names.
fn house(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let r = &scene.r;
    let mut found = None;
    let mut pos = at;
    while pos > at.saturating_sub(20) {
        let last = r.before(pos);
        if !is_han(last) && !last.is_ascii_alphanumeric() && last != '&' {
            break;
        }
        let start = r.word_start(pos - 1);
        let word = r.str(start, pos);
        let mask = scene.v.mask(word);
        if mask & STOP != 0 && mask & HOUSE == 0 && !matches!(word, "持有" | "龙头" | "领先") {
            break;
        }
        pos = start;
        // A house is one word or several: 易方达, 华泰 + 柏瑞.
        let is_house = (2..=4).any(|len| pos + len < at && scene.v.mask(r.str(pos, pos + len)) & HOUSE != 0);
        let firm = || {
            (2..=6).any(|len| {
                scene.unit(pos + len).is_some_and(|u| u.start == pos && u.kind == EntityType::Company)
            })
        };
        if is_house || pos < at && firm() {
            found = Some(pos);
        }
    }
    found
}

/// The end behind （LOF）, 联接 and the class of shares: ETF联接C.
fn class(scene: &Scene<'_>, end: usize) -> usize {
    let r = &scene.r;
    let mut end = end;
    loop {
        let next = [
            "联接",
            "发起式",
            "发起",
            "（LOF）",
            "(LOF)",
            "（QDII）",
            "(QDII)",
            "（FOF）",
            "(FOF)",
            "（QDII-LOF）",
        ]
        .iter()
        .find(|w| r.starts_with(end, w));
        match next {
            Some(word) => end += word.chars().count(),
            None => break,
        }
    }
    let letter =
        matches!(r.char(end), 'A'..='F' | 'H' | 'I' | 'Y') && !r.char(end + 1).is_ascii_alphanumeric();
    end + usize::from(letter)
}
