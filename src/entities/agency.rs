//! Agencies: what they do and 局, 厅, 委 after it; organs such as 人民政府; each after a place or 省, 市, 区.

use super::scene::Scene;
use super::{EntityType, weight};
use crate::lexicon::grammar::STOP;
use crate::lexicon::starts::{DUTIES, ORGANS};

/// Tries an agency that starts with a duty or an organ at `i`, as `starts` allows; its end.
pub(super) fn find(scene: &mut Scene<'_>, i: usize, starts: u8) -> Option<usize> {
    let organ = if starts & ORGANS != 0 { organ(scene, i) } else { None };
    let duty = if starts & DUTIES != 0 { duty(scene, i) } else { None };
    let end = organ.max(duty)?;
    let r = &scene.r;
    if matches!(r.char(end), '长' | '员' | '人' | '门' | '位' | '级') || r.starts_with(end, "法规") {
        return None;
    }
    // 湖北省政府投资引导基金, 政府采购: the government's, not the government.
    let of_state = ["投资基金", "投资引导", "引导基金", "出资产业", "产业基金", "采购", "专项债", "性基金"];
    if r.ends_with(end, "政府") && of_state.iter().any(|w| r.starts_with(end, w)) {
        return None;
    }
    // A ministry of the gazetteer stands here already, or a longer name that begins with it.
    if scene.inside(end) || scene.unit(end).is_some_and(|u| u.start < i) {
        return None;
    }
    // 北京市第二中级人民法院
    let i = super::left_edge::ordinal(scene, i).unwrap_or(i);
    let start = opening(scene, i, end)?;
    scene.propose_unit(start, end, EntityType::Government, weight::FULL_FORM);
    Some(end)
}

/// How the offices of an agency in the country end.
const OFFICES: &[&str] = &["监管局", "分局", "税务局", "专员办", "办事处", "海关", "监督局", "管理局"];

/// One to six duties and their ending.
fn duty(scene: &Scene<'_>, i: usize) -> Option<usize> {
    let r = &scene.r;
    // Bits for where the duties so far may end, counted from `i`.
    let mut ends: u128 = 1;
    let mut best = None;
    for _ in 0..6 {
        let mut next: u128 = 0;
        while ends != 0 {
            let from = i + ends.trailing_zeros() as usize;
            ends &= ends - 1;
            let skip = usize::from(from > i && matches!(r.char(from), '和' | '与' | '及'));
            for len in scene.v.duties(r.from(from + skip)) {
                next |= 1u128.checked_shl((from + skip + len - i) as u32).unwrap_or(0);
            }
        }
        let mut rest = next;
        while rest != 0 {
            let from = i + rest.trailing_zeros() as usize;
            rest &= rest - 1;
            if let Some(len) = scene.v.office(r.from(from)) {
                best = best.max(Some(from + len));
            }
        }
        ends = next;
    }
    best.filter(|end| scene.r.is_edge(*end) || scene.r.char(*end - 1) != '部')
}

fn organ(scene: &Scene<'_>, i: usize) -> Option<usize> {
    let len = scene.v.organ(scene.r.from(i))?;
    // 委 is an organ after 省, 市, 区 alone; 办公厅 and 党校 are parts of one.
    let ok = scene.r.char(i) != '委'
        || matches!(scene.r.before(i), '省' | '市' | '区' | '县' | '州' | '党' | '镇');
    // 分行党委委员、副行长: the office of the party, and no part of the branch's name.
    let office = scene.r.char(i) == '党'
        && !matches!(scene.r.before(i), '省' | '市' | '区' | '县' | '州' | '镇' | '乡')
        && ["书记", "副书记", "委员", "成员"].iter().any(|w| scene.r.starts_with(i + len, w));
    (ok && !office).then_some(i + len)
}

/// Where the agency starts: at its place, its parent, or 省, 市, 区 for the one of this document.
fn opening(scene: &Scene<'_>, i: usize, end: usize) -> Option<usize> {
    let r = &scene.r;
    if let Some(unit) = scene.unit(i).filter(|u| u.kind == EntityType::Government) {
        // 国务院国资委 is a part; 科技部 and 财政部 in a row are two.
        return (!scene.known(end) || r.ends_with(i, "兵团") || r.ends_with(i, "政府")).then_some(unit.start);
    }
    // 朝阳海关: a county whose plain name is an ordinary word as well.
    if let Some(start) = scene.opener(i).filter(|s| end - i > 1 && !super::reading::is_han(r.before(*s))) {
        return Some(start);
    }
    if let Some(place) = scene.place(i) {
        let open = if matches!(r.before(place), '各' | '某') { None } else { Some(place) };
        return open.map(|p| match scene.unit(p) {
            // 国家金融监督管理总局山东监管局: an office of the agency before the place.
            Some(parent)
                if parent.kind == EntityType::Government && OFFICES.iter().any(|o| r.ends_with(end, o)) =>
            {
                parent.start
            }
            _ if r.ends_with(p, "中共") => p - 2,
            _ => p,
        });
    }
    // 乌鲁木齐高新区（新市区）科技局: the bracket gives the zone's other name.
    if matches!(r.before(i), '）' | ')')
        && let Some(inner) = scene.place(i - 1)
        && inner > 0
        && matches!(r.before(inner), '（' | '(')
        && let Some(place) = scene.place(inner - 1)
    {
        return Some(place);
    }
    // 园区管委会: of the zone of this document.
    if let Some(zone) = ["园区", "高新区", "开发区", "经开区", "新区"].iter().find(|z| r.ends_with(i, z))
        && r.starts_with(i, "管委会")
        && r.is_edge(i - zone.chars().count())
    {
        return Some(i - zone.chars().count());
    }
    // 自治区科技厅, 自治区党委
    if ["自治区", "自治州"].iter().any(|z| r.ends_with(i, z)) && r.is_edge(i - 3) && r.before(i - 3) != '各'
    {
        return Some(i - 3);
    }
    for prefix in ["国家", "中央", "全国", "国务院"] {
        if r.ends_with(i, prefix) {
            return Some(i - prefix.chars().count());
        }
    }
    let relative = r.before(i);
    if !matches!(relative, '省' | '市' | '区' | '县' | '州' | '镇') || end - i < 2 && r.char(i) != '委'
    {
        return None;
    }
    let start = i - 1;
    // 各省, 全市, 我省: no agency of its own.
    if matches!(
        r.before(start),
        '各' | '全'
            | '我'
            | '某'
            | '本'
            | '该'
            | '外'
            | '跨'
            | '两'
            | '多'
            | '区'
            | '城'
            | '门'
            | '三'
            | '四'
            | '五'
            | '六'
            | '几'
            | '兄'
            | '上'
            | '省'
            | '市'
    ) {
        return None;
    }
    // 各市、州、县人民政府: those of all.
    if r.before(start) == '、'
        && start >= 3
        && matches!(r.char(start - 2), '省' | '市' | '州' | '区' | '县' | '）')
        && matches!(r.char(start - 3), '各' | '、' | '，' | '（' | '及')
    {
        return None;
    }
    if ["相关", "有关", "所在", "当地", "属地", "各级", "其他", "先进", "国家"]
        .iter()
        .any(|w| r.ends_with(start, w))
    {
        return None;
    }
    if super::reading::is_han(r.before(start)) && !r.is_edge(start) {
        return None;
    }
    Some(unknown_place(scene, start).unwrap_or(start))
}

/// Where the name of a place begins that the gazetteer lacks, 江海 of 江海市财政局: two characters between the edge of
/// a clause and 市 that are a noun or no word at all.
fn unknown_place(scene: &Scene<'_>, end: usize) -> Option<usize> {
    let r = &scene.r;
    let start = end.checked_sub(2)?;
    let word = r.str(start, end);
    // All provinces are known.
    if r.char(end) == '省' {
        return None;
    }
    let whole = r.word_end(start) == end;
    let nominal = whole && matches!(r.tag(start), "n" | "ns" | "nr" | "nz")
        || r.is_edge(start + 1)
            && [start, start + 1]
                .iter()
                .all(|i| matches!(r.tag(*i), "n" | "ns" | "nr" | "nz" | "j" | "g" | "ng" | "zg" | "x"));
    let opens = r.is_edge(start)
        && (start == 0 || !super::reading::is_han(r.before(start)) || {
            let before = r.word_start(start - 1);
            scene.v.mask(r.str(before, start)) & STOP != 0
        });
    (opens && nominal && !scene.v.is_ordinary(word) && super::reading::is_han(r.char(start))).then_some(start)
}
