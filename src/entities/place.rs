//! Places by their endings: districts, streets, zones, parks, venues.

use super::reading::is_han;
use super::scene::Scene;
use super::vocabulary::STOP;
use super::{EntityType, Evidence, weight};

/// A place by its ending. Zones and venues need a place before them; so do the short endings.
pub(super) fn find(scene: &mut Scene<'_>, at: usize, end: usize) {
    let r = &scene.r;
    if !r.is_edge(end) || r.char(end) == '长' || r.char(end) == '委' || r.starts_with(end, "政府") {
        return;
    }
    let short = end - at == 1;
    // 地区, 城区, 市区: words of ordinary language.
    if short && r.word_start(at) < at && r.tag(at) != "ns" {
        return;
    }
    // Between a place and its ending stands a name of one to three characters, or for zones a longer one.
    let reach = if short { 4 } else { 14 };
    let floor = at.saturating_sub(reach);
    let mut pos = at;
    while pos > floor {
        if let Some(start) = scene.place(pos) {
            if pos == at && short {
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
        if scene.v.mask(word) & STOP != 0 || matches!(r.tag(start), "p" | "c" | "u" | "r" | "d" | "m" | "q") {
            return;
        }
        if matches!(r.tag(start), "v")
            && pos - start > 1
            && scene.v.mask(word) & super::vocabulary::INNER == 0
        {
            return;
        }
        pos = start;
    }
}
