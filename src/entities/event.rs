//! Conferences, expos, contests.

use super::reading::is_name_char;
use super::scene::Scene;
use super::{EntityType, Evidence, weight};
use crate::lexicon::grammar::{INNER, STOP};

const OPENERS: &[&str] = &[
    "世界",
    "全球",
    "中国",
    "国际",
    "全国",
    "中央",
    "亚洲",
    "欧洲",
    "亚太",
    "中欧",
    "中德",
    "中非",
    "中美",
    "海峡两岸",
    "长三角",
    "粤港澳",
];

/// An event by its ending; it opens with a place, 世界, 中国 or 第N届.
pub(super) fn find(scene: &mut Scene<'_>, at: usize, end: usize) {
    let r = &scene.r;
    if !r.is_edge(end) {
        return;
    }
    let floor = at.saturating_sub(24);
    let mut pos = at;
    let mut start = None;
    while pos > floor {
        if let Some(place) = scene.place(pos) {
            pos = place;
            start = Some(pos);
            continue;
        }
        if let Some(unit) =
            scene.unit(pos).filter(|u| u.kind == EntityType::Event || u.kind == EntityType::Institute)
        {
            pos = unit.start;
            start = Some(pos);
            break;
        }
        // 中国（太原）国际能源产业博览会
        if matches!(r.before(pos), ')' | '）') {
            let open = (pos.saturating_sub(8)..pos).rev().find(|i| matches!(r.char(*i), '(' | '（'));
            match open.filter(|o| scene.place(*o).is_some() || r.ends_with(*o, "大会")) {
                Some(open) => pos = open,
                None => break,
            }
            continue;
        }
        if !is_name_char(r.before(pos)) || r.before(pos).is_ascii_digit() {
            break;
        }
        let word_start = r.word_start(pos - 1);
        let word = r.str(word_start, pos);
        if OPENERS.contains(&word) {
            start = Some(word_start);
        } else if word == "届" {
            break;
        } else if scene.v.mask(word) & STOP != 0 && scene.v.mask(word) & INNER == 0
            || matches!(r.tag(word_start), "p" | "u" | "r" | "d" | "m" | "q")
        {
            break;
        }
        pos = word_start;
    }
    let Some(mut start) = start else { return };
    if at - start < 2 && !r.starts_with(start, "世界") {
        return;
    }
    start = edition(scene, start);
    scene.propose(start, end, EntityType::Event, weight::GRAMMAR, Evidence::Suffix);
    scene.add_unit(start, end, EntityType::Event, false);
}

/// 第四届, 2025: which of its kind, where that stands directly before.
pub(super) fn edition(scene: &Scene<'_>, start: usize) -> usize {
    let r = &scene.r;
    let mut pos = start;
    if r.before(pos) == '届' {
        let first = (pos.saturating_sub(7)..pos).rev().find(|i| r.char(*i) == '第');
        return first.unwrap_or(start);
    }
    if r.before(pos) == '年' {
        pos -= 1;
    }
    let digits = (0..pos).rev().take_while(|i| r.char(*i).is_ascii_digit()).count();
    if digits == 4 { pos - 4 } else { start }
}
