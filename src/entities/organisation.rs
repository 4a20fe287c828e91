//! Organisations by their endings: 有限公司, 分行, 协会, 研究院, with the left edge found by places, words and verbs.

use super::gazetteer::entity_type;
use super::reading::{is_han, is_name_char};
use super::scene::Scene;
use super::{EntityType, weight};
use crate::lexicon::grammar::{BRANDISH, COMMON, Ending, Head, INNER, STOP};

/// What a piece to the left of an ending is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
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
struct Left {
    pieces: Vec<(usize, Piece)>,
}

impl Left {
    fn has(&self, test: impl Fn(Piece) -> bool) -> bool {
        self.pieces.iter().any(|(_, p)| test(*p))
    }

    /// The start after ordinary words on the far left are taken off; `None` where nothing else is there.
    fn proper_start(&self) -> Option<usize> {
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
    fn state_start(&self) -> Option<usize> {
        self.pieces.iter().rev().find(|(_, p)| !matches!(p, Piece::Common | Piece::Bracket)).map(|(s, _)| *s)
    }

    fn full_start(&self) -> Option<usize> {
        self.pieces.iter().rev().find(|(_, p)| *p != Piece::Bracket).map(|(s, _)| *s)
    }
}

/// Finds the organisations, zones and events that end in `head` at `at..end`.
pub(super) fn find(scene: &mut Scene<'_>, at: usize, len: usize, head: Head) {
    let end = at + len;
    // The gazetteer knows the name that ends here: 之江实验室.
    if scene.known(end) || scene.v.denied(scene.r.str(at, end), scene.r.from(end)) {
        return;
    }
    let kind = entity_type(head.kind);
    match head.ending {
        Ending::Legal => legal(scene, at, end, kind),
        Ending::Proper => proper(scene, at, end, kind),
        Ending::Trade => trade(scene, at, end),
        Ending::Placed => placed(scene, at, end, kind),
        Ending::Part => part(scene, at, end),
        Ending::Department => department(scene, at, end),
        Ending::Fund => fund(scene, at, end),
        Ending::Place => super::place::find(scene, at, end),
        Ending::Event => super::event::find(scene, at, end),
    }
}

/// Walks left from `at` over what may belong to a name, at most `reach` characters.
fn walk(scene: &Scene<'_>, at: usize, reach: usize, joins: bool) -> Left {
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
        if joins && joined.is_none() && matches!(word, "与" | "和" | "及" | "暨") && !pieces.is_empty() {
            if pieces.iter().any(|(_, p)| !matches!(p, Piece::Common)) {
                break;
            }
            joined = Some(pieces.len());
            pieces.push((start, Piece::Common));
            pos = start;
            continue;
        }
        let piece = match classify(scene, start, pos, word) {
            Class::Stop => break,
            // An unknown verb may be a trade (脱硫), if a place opens the name.
            Class::Doubtful if placed || pieces.is_empty() => break,
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
        if piece == Piece::State {
            joined = None;
            break;
        }
        pos = start;
    }
    // 与 joins two parts of one name only where a place or an organisation opens the name.
    if let Some(keep) = joined
        && !pieces.get(keep..).unwrap_or(&[]).iter().any(|(_, p)| matches!(p, Piece::Place | Piece::Unit(_)))
    {
        pieces.truncate(keep);
    }
    // One character before the place is the end of another word: 归上海…, 人绍兴….
    if let [.., (place, Piece::Place), (start, Piece::Brand)] = pieces.as_slice()
        && place - start == 1
    {
        pieces.pop();
    }
    Left { pieces }
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
    let mask = scene.v.mask(word);
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
const ORDINARY_LATIN: &[&str] = &[
    "AI", "IT", "ETF", "PE", "VC", "ESG", "APP", "App", "A", "B", "H", "VR", "AR", "HBM", "GPU", "CPU",
    "IPO", "REITs", "FOF", "LOF", "QDII", "IP", "GDP", "B2B", "C", "5G", "R", "D", "K", "S",
];

/// 有限公司: the whole run is the name, but for ordinary words before its place or brand.
fn legal(scene: &mut Scene<'_>, at: usize, end: usize, kind: EntityType) {
    let left = walk(scene, at, 32, false);
    let Some(start) = left.state_start().or_else(|| left.full_start()) else { return };
    if at - start < 2
        || left.has(|p| matches!(p, Piece::Unit(EntityType::Government)))
            && !left.has(|p| p == Piece::Brand)
            && at - start > 14
    {
        return;
    }
    let end = limited_partnership(scene, end);
    let stem = scene.r.str(start, at);
    let kind = legal_kind(stem, scene.r.str(start, end), kind);
    scene.propose_unit(start, end, kind, weight::FULL_FORM);
}

/// 合伙企业（有限合伙）: the bracket belongs to the name.
fn limited_partnership(scene: &Scene<'_>, end: usize) -> usize {
    for form in [
        "（有限合伙）",
        "(有限合伙)",
        "（有限公司）",
        "(有限公司)",
        "（特殊普通合伙）",
        "(特殊普通合伙)",
        "（普通合伙）",
        "(普通合伙)",
    ] {
        if scene.r.starts_with(end, form) {
            return end + form.chars().count();
        }
    }
    end
}

fn legal_kind(stem: &str, name: &str, kind: EntityType) -> EntityType {
    let stem = stem.trim_end_matches("股份");
    if ["银行", "信用社", "农商行"].iter().any(|e| stem.ends_with(e)) {
        EntityType::Bank
    } else if name.contains("基金") && name.contains("有限合伙") {
        EntityType::Fund
    } else if stem.ends_with("交易所") || stem.ends_with("交易及结算所") || stem.ends_with("交易及結算所")
    {
        EntityType::Association
    } else {
        kind
    }
}

fn proper(scene: &mut Scene<'_>, at: usize, end: usize, kind: EntityType) {
    let joins = matches!(kind, EntityType::Institute | EntityType::Association);
    let left = walk(scene, at, 24, joins);
    let trade = kind == EntityType::Association
        && ["行业", "工业", "产业"].iter().any(|w| scene.r.ends_with(at, w))
        && left.pieces.len() >= 2
        && left.pieces.iter().all(|(_, p)| *p == Piece::Common);
    // 人工智能行业协会: a trade's own association needs no place.
    if let (true, Some(start)) = (trade, left.full_start()) {
        if at - start >= 4 {
            scene.propose_unit(start, end, kind, weight::SHORT_FORM);
        }
        return;
    }
    let Some(start) = left.proper_start() else { return };
    let end = if kind == EntityType::Company { limited_partnership(scene, end) } else { end };
    let anchored = left.has(|p| matches!(p, Piece::Place | Piece::Unit(_)));
    let stem = at - start;
    // 全资子公司, 母公司, 子集团: what it is to another, not its name.
    if matches!(scene.r.before(at), '子' | '孙' | '母' | '总' | '分') && scene.r.str(at, end) != "银行"
    {
        return;
    }
    let weak = matches!(scene.r.str(at, end), "公司" | "集团" | "银行");
    if stem < 2 || !scene.r.is_edge(end) && !anchored {
        return;
    }
    if scene.v.is_ordinary(scene.r.str(start, at)) {
        return;
    }
    let middle = left.pieces.iter().filter(|(s, _)| *s >= start);
    let words = |s: usize| scene.v.mask(scene.r.str(s, scene.r.word_end(s).min(at)));
    // IC设计公司, 光电公司: a kind of enterprise.
    if scene.r.str(at, end) == "公司"
        && (middle.clone().any(|(s, p)| *p == Piece::Common && words(*s) & COMMON != 0) || stem > 8)
    {
        return;
    }
    let vague = QUALIFIERS.contains(scene.r.char(start)) || matches!(scene.r.char(start), '前' | '三' | '二');
    if !anchored && vague || kind == EntityType::Media && !scene.r.is_edge(end) {
        return;
    }
    // A brand of one character before an ordinary ending is a fragment of a phrase.
    let brand: usize = brand_len(&left, at);
    if !anchored && (brand < 2 || weak && stem > 8) {
        return;
    }
    // 上海公司, 北京集团: the place alone makes no enterprise.
    if weak
        && brand == 0
        && left.pieces.iter().all(|(_, p)| *p == Piece::Place)
        && kind == EntityType::Company
    {
        return;
    }
    if kind == EntityType::Bank && left.has(|p| matches!(p, Piece::Unit(_))) && scene.r.str(at, end) == "银行"
    {
        return;
    }
    scene.propose_unit(start, end, kind, if anchored { weight::GRAMMAR } else { weight::ALIAS });
}

/// How many characters of brands there are.
fn brand_len(left: &Left, at: usize) -> usize {
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

/// What makes a kind of trade, and no brand, of the word after it: 硬科技, 类脑, 新能源.
const QUALIFIERS: &str = "无硬高新大类软黑低中内外强多单双全半非准泛老旧上下总数子母该本每各某何电机水火";

/// Trades that make a name even of a word of ordinary language: 明德控股.
const PLAIN_TRADES: &[&str] = &[
    "科技", "证券", "股份", "控股", "资本", "创投", "期货", "信托", "人寿", "财险", "实业", "置业", "药业",
    "传媒", "金控", "国投", "资管",
];

/// 秉匠科技: a brand of two to four characters that is no ordinary word, and a trade.
fn trade(scene: &mut Scene<'_>, at: usize, end: usize) {
    let r = &scene.r;
    if !r.is_edge(at) || !r.is_edge(end) {
        return;
    }
    let next = r.char(end);
    let follows = !is_han(next) || {
        let word_end = r.word_end(end);
        scene.v.mask(r.str(end, word_end)) & STOP != 0
            || matches!(r.tag(end), "v" | "p" | "c" | "d" | "u" | "m" | "r")
    };
    if !follows {
        return;
    }
    let left = walk(scene, at, 8, false);
    if QUALIFIERS.contains(r.before(at)) {
        return;
    }
    let near: Vec<(usize, Piece)> =
        left.pieces.iter().copied().take_while(|(_, p)| matches!(p, Piece::Brand | Piece::Place)).collect();
    let near = Left { pieces: near };
    let brand = brand_len(&near, at);
    let Some(start) = near.full_start() else { return };
    // What stands before the brand is an ordinary word of at least two characters, or no word at all.
    let cut = left.pieces.get(near.pieces.len()).is_none_or(|(s, _)| start - s > 1);
    let head = r.str(at, end);
    let invented = near.pieces.iter().any(|(s, p)| *p == Piece::Brand && r.word_end(*s) - s == 1);
    if !invented && !PLAIN_TRADES.contains(&head) {
        return;
    }
    if (2..=4).contains(&brand) && cut && near.pieces.first().is_some_and(|(_, p)| *p == Piece::Brand) {
        scene.propose_unit(start, end, EntityType::Company, weight::SHORT_FORM);
    }
}

fn placed(scene: &mut Scene<'_>, at: usize, end: usize, kind: EntityType) {
    let left = walk(scene, at, 26, true);
    if !left.has(|p| matches!(p, Piece::Place | Piece::Unit(_))) {
        return;
    }
    let Some(start) = left.proper_start() else { return };
    // 上海中心, 中国基地: the place alone makes no institution.
    if left.pieces.iter().all(|(_, p)| *p == Piece::Place) || at - start < 3 || !scene.r.is_edge(end) {
        return;
    }
    // 首尔市中心; 上海正式运营…中心 runs over a clause.
    if scene.r.before(at) == '市' || at - start > 18 {
        return;
    }
    let whole = limited_partnership(scene, end);
    let kind = if whole > end { EntityType::Company } else { kind };
    let end = whole;
    scene.propose_unit(start, end, kind, weight::GRAMMAR);
}

/// 分行, 支行, 分公司: the bank or company before, with places and names of streets between.
fn part(scene: &mut Scene<'_>, at: usize, end: usize) {
    let left = walk(scene, at, 36, false);
    let unit = left.pieces.iter().find_map(|(s, p)| match p {
        Piece::Unit(kind @ (EntityType::Bank | EntityType::Company | EntityType::Government)) => {
            Some((*s, *kind))
        }
        _ => None,
    });
    let Some((start, kind)) = unit else { return };
    let tail = scene.r.str(at, end);
    if kind == EntityType::Company && tail != "分公司" && tail != "营业部" {
        return;
    }
    scene.propose_unit(start, end, kind, weight::FULL_FORM);
}

/// 规划司, 数字经济处: a department directly after its agency.
fn department(scene: &mut Scene<'_>, at: usize, end: usize) {
    const DENY: &str = "长员级机法理方置于以在境罚分所学技研成织合建";
    let r = &scene.r;
    if end - at == 1 && (DENY.contains(r.char(end)) || !r.is_edge(end) || !r.is_edge(at))
        || r.char(end) == '长'
    {
        return;
    }
    let left = walk(scene, at, 30, end - at > 2);
    let parent = |p: &Piece| {
        matches!(p, Piece::Unit(EntityType::Government))
            || matches!(p, Piece::Unit(EntityType::Fund) | Piece::State) && end - at > 2
    };
    let Some((start, _)) = left.pieces.iter().find(|(_, p)| parent(p)) else { return };
    let start = *start;
    if left.has(|p| matches!(p, Piece::Place)) && end - at < 3 && left.pieces.len() < 3 {
        return;
    }
    scene.propose_unit(start, end, EntityType::Government, weight::FULL_FORM);
}

fn fund(scene: &mut Scene<'_>, at: usize, end: usize) {
    let end = super::gazetteer::period(scene, end);
    let end = limited_partnership(scene, end);
    let left = walk(scene, at, 24, false);
    let Some(start) = left.state_start() else { return };
    let anchored = left.has(|p| matches!(p, Piece::Place | Piece::Unit(_) | Piece::State));
    // 产投基金, 成都AIC股权投资基金: kinds of funds.
    let kind_of_fund = |s: usize, p: Piece| {
        s > start && (p == Piece::Latin || ORDINARY_LATIN.contains(&scene.r.str(s, scene.r.word_end(s))))
    };
    let vague = !anchored
        && (matches!(scene.r.before(at), '子' | '母')
            || QUALIFIERS.contains(scene.r.char(start))
            || scene.r.char(start) == '前');
    if vague
        || scene.v.is_ordinary(scene.r.str(start, at))
        || left.pieces.iter().any(|(s, p)| kind_of_fund(*s, *p))
    {
        return;
    }
    if !anchored && brand_len(&left, at) < 2
        || left.pieces.len() < 2 && at - start < 3 && scene.r.str(at, end) == "基金"
    {
        return;
    }
    if left.pieces.iter().all(|(_, p)| *p == Piece::Place) {
        return;
    }
    scene.propose_unit(start, end, EntityType::Fund, weight::GRAMMAR);
}
