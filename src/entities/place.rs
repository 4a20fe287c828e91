//! Places by their endings: districts, streets, zones, parks, venues.

use super::reading::is_han;
use super::scene::Scene;
use super::{EntityType, Evidence, weight};
use crate::lexicon::grammar::{INNER, NO_PLACE, STOP, VENUE};

/// A place by its ending. Zones and venues need a place before them; so do the short endings.
pub(super) fn find(scene: &mut Scene<'_>, at: usize, end: usize) {
    let r = &scene.r;
    if !r.is_edge(end) || r.char(end) == '长' || r.char(end) == '委' || r.starts_with(end, "政府") {
        return;
    }
    let short = end - at == 1;
    // 武夷山市星村镇: words of the language may lie across the edges behind a full name.
    let behind = |n: usize| {
        let from = at.saturating_sub(n);
        let full = matches!(r.before(from), '市' | '区' | '县' | '旗') && scene.place(from).is_some();
        full && matches!(r.char(at), '镇' | '乡') && scene.v.mask(r.str(from, at)) == 0
    };
    if short
        && let Some(start) =
            [2, 3].into_iter().find(|n| behind(*n)).and_then(|n| scene.place(at.saturating_sub(n)))
    {
        scene.add_place(start, end, Default::default());
        scene.propose(start, end, EntityType::Place, weight::PLACE, Evidence::Suffix);
        return;
    }
    // 地区, 城区, 市区: words of ordinary language.
    if short
        && (r.word_start(at) < at && r.tag(at) != "ns"
            || scene.v.mask(r.str(at.saturating_sub(1), end)) & NO_PLACE != 0)
    {
        return;
    }
    // Between a place and its ending stands a name of one to three characters, or for zones a longer one.
    let reach = if short { 4 } else { 14 };
    let floor = at.saturating_sub(reach);
    let mut pos = at;
    while pos > floor {
        // 杭州银行高新区支行: the zone is where the bank's branch is, and no zone of Hangzhou's.
        if scene.unit(pos).is_some_and(|u| u.kind == EntityType::Bank) {
            return;
        }
        if let Some(start) = unknown(scene, pos, at, end) {
            scene.add_place(start, end, Default::default());
            scene.propose(start, end, EntityType::Place, weight::PLACE, Evidence::Suffix);
            return;
        }
        if let Some(start) = scene.place(pos) {
            // 上海公园, 中国自贸区: no names. 浦东图书馆, 湖南自贸试验区 and 海口综保区 are.
            let abroad = scene.country(pos).is_some() || r.ends_with(pos, "中国");
            let plain = scene.v.ends(r.str(at.saturating_sub(3), end), VENUE);
            if pos == at && (short || plain && at - start < 5 || abroad) {
                return;
            }
            let middle = r.str(pos, at);
            if ["人均", "未来", "世界级", "大", "国际", "首个", "某", "各", "最大"].contains(&middle)
            {
                return;
            }
            let weight = if short { weight::PLACE } else { weight::GRAMMAR };
            scene.add_place(start, end, Default::default());
            scene.propose(start, end, EntityType::Place, weight, Evidence::Suffix);
            return;
        }
        let last = r.before(pos);
        if matches!(last, ')' | '）') {
            let Some(open) = (pos.saturating_sub(10)..pos).rev().find(|i| matches!(r.char(*i), '(' | '（'))
            else {
                return;
            };
            pos = open;
            continue;
        }
        if !is_han(last) {
            return;
        }
        let start = r.word_start(pos - 1);
        let word = r.str(start, pos);
        // 苏州工业园区建设科技园区: a verb between two zones.
        if scene.place(start).is_some() && ["建设", "打造", "发展"].contains(&word) {
            return;
        }
        if scene.v.mask(word) & STOP != 0 || matches!(r.tag(start), "p" | "c" | "u" | "r" | "d" | "m" | "q") {
            return;
        }
        if matches!(r.tag(start), "v") && pos - start > 1 && scene.v.mask(word) & INNER == 0 {
            return;
        }
        pos = start;
    }
}

/// Endings of places that every town has, and before which two or three characters that no word explains are a name.
const OWN: &[&str] =
    &["街道", "镇", "村", "小镇", "高新区", "经开区", "开发区", "工业园区", "产业园", "科学城", "示范区"];

/// 阜康街道, 莫干山高新区: where the name begins whose middle ends at `pos`, though the lexicon lacks the place.
fn unknown(scene: &Scene<'_>, pos: usize, at: usize, end: usize) -> Option<usize> {
    let r = &scene.r;
    let tail = r.str(at, end);
    if pos < at && end - at < 3 || !OWN.contains(&tail) || scene.place(pos).is_some() {
        return None;
    }
    // 霍尔果斯经济开发区: a county whose plain name needs support has it in the zone.
    if let Some(start) = scene.opener(pos).filter(|_| end - at > 2) {
        return Some(scene.place(start).unwrap_or(start));
    }
    let most = if end - at > 1 { 4 } else { 2 };
    let mut start = pos;
    while start > 0 && pos - start < most {
        let from = r.word_start(start - 1);
        let (len, tag) = (start - from, r.tag(from));
        let part = is_han(r.char(from))
            && scene.v.mask(r.str(from, start)) == 0
            && (len == 1 && !matches!(tag, "p" | "c" | "u" | "d" | "r" | "m" | "q" | "y" | "f" | "v")
                || (2..=3).contains(&len) && start == pos && matches!(tag, "ns" | "nr" | "nz"));
        if !part || pos - from > most {
            break;
        }
        start = from;
        if len > 1 {
            break;
        }
    }
    let count = pos - start;
    let opens = start == 0 || scene.place(start).is_some() || !is_han(r.before(start)) || {
        let from = r.word_start(start - 1);
        scene.v.mask(r.str(from, start)) & STOP != 0
    };
    // One character before 镇 and 村 is part of a word; a zone is called by two at least.
    (count >= 2 && opens && !r.before(start).is_ascii_digit()).then(|| scene.place(start).unwrap_or(start))
}
