//! The left edge of a name: what stands before an ending, piece by piece.

use super::EntityType;
use super::reading::{is_han, is_name_char};
use super::scene::Scene;
use crate::lexicon::grammar::{BRANDISH, COMMON, INNER, STOP};
use crate::lexicon::persons::{OFTEN, PLAIN, SOME};

/// What a piece to the left of an ending is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A known organisation.
    Unit(EntityType),
    Place,
    /// A word that no dictionary of ordinary language explains.
    Brand,
    /// An abbreviation in capitals: part of a full name, but no brand of a short one.
    Latin,
    /// 国家: opens the names of agencies, funds and great enterprises, and many generic terms.
    State,
    Common,
    Bracket,
}

/// The pieces from the left edge to the ending, the nearest first.
pub(super) struct Left {
    pub pieces: Vec<(usize, Piece)>,
}

impl Left {
    pub(super) fn has(&self, test: impl Fn(Piece) -> bool) -> bool {
        self.pieces.iter().any(|(_, p)| test(*p))
    }

    /// The start after ordinary words on the far left are taken off; `None` where nothing else is there.
    pub(super) fn proper_start(&self) -> Option<usize> {
        // DEZ德国…中心: letters before the place open the name.
        if let [.., (_, Piece::Place), (start, Piece::Latin)] = self.pieces.as_slice() {
            return Some(*start);
        }
        self.pieces
            .iter()
            .rev()
            .find(|(_, p)| !matches!(p, Piece::Common | Piece::Latin | Piece::Bracket | Piece::State))
            .map(|(s, _)| *s)
    }

    /// Like `proper_start`, where 国家 opens the name as well.
    pub(super) fn state_start(&self) -> Option<usize> {
        self.pieces.iter().rev().find(|(_, p)| !matches!(p, Piece::Common | Piece::Bracket)).map(|(s, _)| *s)
    }

    pub(super) fn full_start(&self) -> Option<usize> {
        self.pieces.iter().rev().find(|(_, p)| *p != Piece::Bracket).map(|(s, _)| *s)
    }
}

/// Walks left from `at` over what may belong to a name, at most `reach` characters.
pub(super) fn walk(scene: &Scene<'_>, at: usize, reach: usize, joins: bool) -> Left {
    let r = &scene.r;
    let floor = at.saturating_sub(reach);
    let mut pieces: Vec<(usize, Piece)> = Vec::new();
    let mut joined = None;
    let mut pos = at;
    while pos > floor {
        let last = r.before(pos);
        if matches!(last, ')' | '）') {
            // AIC(某某公司)成都…基金: the bracket explains what stands before the place.
            if pieces.last().is_some_and(|(_, p)| *p == Piece::Place) {
                break;
            }
            let Some(open) = opening(scene, pos) else { break };
            pieces.push((open, Piece::Bracket));
            pos = open;
            continue;
        }
        if let Some(unit) = scene.unit(pos).filter(|u| u.start >= floor) {
            if unit.kind == EntityType::Media || unit.kind == EntityType::Event {
                break;
            }
            pieces.push((unit.start, Piece::Unit(unit.kind)));
            // 施罗德交银理财有限公司: two firms found a third, under both names.
            let partner = scene
                .unit(unit.start)
                .filter(|u| u.kind == EntityType::Company && unit.kind == EntityType::Company);
            let unit = partner.filter(|u| u.start >= floor).unwrap_or(unit);
            if let Some((start, _)) = pieces.last_mut() {
                *start = unit.start;
            }
            if let Some(place) = scene.place(unit.start).filter(|_| unit.kind == EntityType::Company) {
                pieces.push((place, Piece::Place));
            }
            joined = None;
            break;
        }
        let placed = pieces.iter().any(|(_, p)| *p == Piece::Place);
        if let Some(start) = scene.place(pos).filter(|s| *s >= floor) {
            pieces.push((start, Piece::Place));
            pos = start;
            joined = None;
            continue;
        }
        if !is_name_char(last) {
            break;
        }
        if let Some(start) = scene.opener(pos).filter(|s| *s >= floor && !placed && !pieces.is_empty()) {
            pieces.push((start, Piece::Brand));
            pos = start;
            continue;
        }
        let start = r.word_start(pos - 1).max(floor);
        let word = r.str(start, pos);
        // 基金管理人东吴创投, 一致行动人浦江公司: what somebody is, before the name.
        if word == "人" && !pieces.is_empty() && ROLES.iter().any(|role| r.ends_with(start, role)) {
            break;
        }
        if joins && joined.is_none() && matches!(word, "与" | "和" | "及" | "暨") && !pieces.is_empty() {
            if pieces.iter().any(|(_, p)| !matches!(p, Piece::Common)) {
                break;
            }
            joined = Some(pieces.len());
            pieces.push((start, Piece::Common));
            pos = start;
            continue;
        }
        // 第十四研究所, 第二工程局: which of them, not how many.
        if let Some(start) = ordinal(scene, pos).filter(|s| *s >= floor) {
            pieces.push((start, Piece::Common));
            pos = start;
            continue;
        }
        let piece = match classify(scene, start, pos, word) {
            Class::Stop => break,
            // An unknown verb may be a trade (脱硫), if a place opens the name.
            Class::Doubtful if placed || pieces.is_empty() && r.tag(start) != "l" => break,
            Class::Doubtful => {
                joined = joined.or(Some(pieces.len()));
                Piece::Common
            }
            // After its place only a brand or a parent may precede a name: 快手上海研发中心.
            Class::Is(Piece::Common) if placed && !r.char(start).is_ascii_alphabetic() => break,
            Class::Is(Piece::Brand)
                if placed && pos - start == 1 && matches!(r.tag(start), "p" | "c" | "v" | "d" | "vg") =>
            {
                break;
            }
            Class::Is(piece) => piece,
        };
        pieces.push((start, piece));
        pos = start;
        if piece == Piece::State {
            joined = None;
            // 美国国家某某实验室, 某某大学武汉…国家研究中心: a parent or a country goes before.
            if !joins || scene.place(pos).is_none() && scene.unit(pos).is_none() && pieces.len() > 1 {
                break;
            }
        }
    }
    // 与 joins two parts of one name only where a place or an organisation opens the name.
    if let Some(keep) = joined
        && !pieces.get(keep..).unwrap_or(&[]).iter().any(|(_, p)| matches!(p, Piece::Place | Piece::Unit(_)))
    {
        pieces.truncate(keep);
    }
    // One character before the place is the end of another word: 归上海…, 人绍兴…. Nor does a person open the name.
    if let Some(at) = pieces.iter().rposition(|(_, p)| *p == Piece::Place)
        && let (Some((place, _)), Some((start, Piece::Brand))) =
            (pieces.get(at).copied(), pieces.last().copied())
        && (place - start == 1 && at + 2 == pieces.len() || is_person(scene, start, place))
    {
        pieces.truncate(at + 1);
    }
    Left { pieces }
}

/// What 人 makes a party of.
const ROLES: &[&str] = &[
    "管理", "行动", "代表", "负责", "持有", "发行", "控制", "出资", "投资", "委托", "受托", "当事", "保荐",
    "发起",
];

/// The start of the 第…  that ends at `pos` and says which of several bodies is meant.
pub(super) fn ordinal(scene: &Scene<'_>, pos: usize) -> Option<usize> {
    let r = &scene.r;
    let digits = (0..4).take_while(|n| pos > *n && ORDINALS.contains(r.char(pos - n - 1))).count();
    let start = pos.checked_sub(digits + 1)?;
    (digits > 0 && r.char(start) == '第' && BODIES.contains(r.char(pos))).then_some(start)
}

const ORDINALS: &str = "一二三四五六七八九十";

/// How the names of bodies go on behind their number.
const BODIES: &str = "研设工勘院所人医中附建航公冶化煤地机实师检巡";

/// 叶庭筠浙江…银行: a surname and characters of given names, each a word by itself, are a person and no brand.
fn is_person(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    let r = &scene.r;
    let class = |i: usize| scene.persons.class(r.char(i));
    end - start == 3
        && class(start) & PLAIN != 0
        && (start + 1..end).all(|i| class(i) & (OFTEN | SOME) != 0 && r.is_edge(i))
}

/// The bracket that opens what closes before `pos`, where its content may stand inside a name.
fn opening(scene: &Scene<'_>, pos: usize) -> Option<usize> {
    let r = &scene.r;
    let mut i = pos - 1;
    while i > 0 && pos - i < 16 {
        i -= 1;
        match r.char(i) {
            '(' | '（' => return (i > 0 && pos - i > 2 && is_name_char(r.before(i))).then_some(i),
            c if is_name_char(c) => {}
            _ => return None,
        }
    }
    None
}

/// What a word may be inside a name.
enum Class {
    Is(Piece),
    /// No part of a name, unless a place stands further left.
    Doubtful,
    Stop,
}

fn classify(scene: &Scene<'_>, start: usize, end: usize, word: &str) -> Class {
    let r = &scene.r;
    let mut mask = scene.v.mask(word);
    // 广州万力: the number is part of a brand where no figure stands before it.
    if matches!(word, "万" | "亿") && !r.before(start).is_ascii_digit() && scene.place(start).is_some() {
        mask = 0;
    }
    if mask & STOP != 0 && mask & INNER == 0 {
        return Class::Stop;
    }
    let count = end - start;
    let first = r.char(start);
    if first.is_ascii_digit() || r.before(start).is_ascii_digit() {
        return Class::Stop;
    }
    if first.is_ascii_alphabetic() {
        // 600000.SH甲乙控股, mail@example.com: the letters belong to what stands before.
        if matches!(r.before(start), '.' | '@' | '/' | '_') {
            return Class::Stop;
        }
        let capitals = word.len() <= 5 && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        return Class::Is(match (ORDINARY_LATIN.contains(&word), capitals) {
            (true, _) => Piece::Common,
            (_, true) => Piece::Latin,
            _ => Piece::Brand,
        });
    }
    // 六大银行, 三家公司: a count of a kind.
    if count == 1
        && NUMERALS.contains(first)
        && matches!(
            r.char(end),
            '大' | '家' | '个' | '条' | '类' | '种' | '级' | '位' | '项' | '只' | '所' | '批' | '届'
        )
    {
        return Class::Stop;
    }
    if matches!(word, "国家" | "全国") {
        return Class::Is(Piece::State);
    }
    if mask & BRANDISH != 0 {
        return Class::Is(Piece::Brand);
    }
    if !is_han(first) || mask & (COMMON | INNER) != 0 {
        return Class::Is(Piece::Common);
    }
    if count == 1 {
        let common = matches!(
            first,
            '省' | '市' | '区' | '县' | '镇' | '乡' | '村' | '州' | '总' | '分' | '子' | '厂'
        );
        return Class::Is(if common { Piece::Common } else { Piece::Brand });
    }
    match r.tag(start) {
        "p" | "c" | "u" | "r" | "y" | "e" | "q" | "m" => Class::Stop,
        "d" | "i" | "l" | "v" | "ad" | "z" => Class::Doubtful,
        "f" if matches!(first, '内' | '里' | '外' | '间' | '后' | '前') => Class::Stop,
        "nr" | "nz" | "nt" | "ns" | "j" => Class::Is(Piece::Brand),
        _ => Class::Is(Piece::Common),
    }
}

const NUMERALS: &str = "一二两三四五六七八九十百千几数多各";

/// Latin words that are no brands.
pub(super) const ORDINARY_LATIN: &[&str] = &[
    "AI", "IT", "ETF", "PE", "VC", "ESG", "APP", "App", "A", "B", "H", "VR", "AR", "HBM", "GPU", "CPU",
    "IPO", "REITs", "FOF", "LOF", "QDII", "IP", "GDP", "B2B", "C", "5G", "R", "D", "K", "S",
];

/// How many characters of brands there are.
pub(super) fn brand_len(left: &Left, at: usize) -> usize {
    let mut end = at;
    let mut sum = 0;
    for (start, piece) in &left.pieces {
        if matches!(piece, Piece::Brand) {
            sum += end - start;
        }
        end = *start;
    }
    sum
}
