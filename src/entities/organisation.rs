//! Organisations by their endings: 有限公司, 分行, 协会, 研究院, with the left edge found by places, words and verbs.

use super::gazetteer::entity_type;
use super::left_edge::{Left, ORDINARY_LATIN, Piece, brand_len, walk};
use super::legal_form;
use super::reading::is_han;
use super::scene::Scene;
use super::{EntityType, weight};
use crate::lexicon::grammar::{BUSINESS, COMMON, Ending, HOUSE, Head, PLACED_TRADE, PLAIN_TRADE, STOP};
use crate::phrases::holds;

/// Finds the organisations, zones and events that end in `head` at `at..end`.
pub(super) fn find(scene: &mut Scene<'_>, at: usize, len: usize, head: Head) {
    let end = at + len;
    // 上海交通大学医学院附属瑞金医院
    if let Some(hospital) = scene.unit(end).filter(|u| u.known && scene.r.ends_with(end, "医院"))
        && let Some(of) = hospital.start.checked_sub(2).filter(|of| scene.r.starts_with(*of, "附属"))
        && let Some(school) = scene.unit(of).filter(|u| u.kind == EntityType::Institute)
    {
        scene.propose_unit(school.start, end, EntityType::Institute, weight::FULL_FORM);
        return;
    }
    // The gazetteer knows the name that ends here: 之江实验室.
    let partners = || head.ending == Ending::Fund && limited_partnership(scene, end) > end;
    if scene.inside(end)
        || scene.known(end) && !partners()
        || head.ending != Ending::Share && scene.v.denied(scene.r.str(at, end), scene.r.from(end))
    {
        return;
    }
    let kind = entity_type(head.kind);
    // 新疆大学 is one word of the lexicon.
    let word = scene.r.word_start(at);
    if head.ending == Ending::Proper
        && at - word >= 2
        && scene.r.tag(at) == "nt"
        && scene.r.ends_with(end, "大学")
        && scene.place(word).is_none()
        && scene.unit(word).is_none()
    {
        scene.propose_unit(word, end, kind, weight::GRAMMAR);
        return;
    }
    match head.ending {
        Ending::Legal => legal(scene, at, end, kind),
        Ending::Proper => proper(scene, at, end, kind),
        Ending::Trade => trade(scene, at, end),
        Ending::Placed => placed(scene, at, end, kind),
        Ending::Part => part(scene, at, end),
        Ending::Department => department(scene, at, end),
        Ending::Fund => fund(scene, at, end),
        Ending::Share => super::share::find(scene, at, end),
        Ending::Place => super::place::find(scene, at, end),
        Ending::Event => super::event::find(scene, at, end),
    }
}

/// 有限公司: the whole run is the name, but for ordinary words before its place or brand.
fn legal(scene: &mut Scene<'_>, at: usize, end: usize, kind: EntityType) {
    let left = walk(scene, at, 32, false);
    let Some(start) = left.state_start().or_else(|| left.full_start()) else { return };
    if at - start < 2
        || scene.r.str(start, at) == "股份"
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
    let r = &scene.r;
    if !matches!(r.char(end), '（' | '(') {
        return end;
    }
    let close = |form: &&str| end + 1 + form.chars().count();
    let form = legal_form::BRACKETS.iter().find(|form| r.starts_with(end + 1, form));
    form.filter(|form| matches!(r.char(close(form)), '）' | ')')).map_or(end, |form| close(form) + 1)
}

fn legal_kind(stem: &str, name: &str, kind: EntityType) -> EntityType {
    let stem = stem.trim_end_matches("股份");
    // 渣打银行（中国）有限公司
    let stem = match stem.strip_suffix(['）', ')']) {
        Some(inner) => inner.rfind(['（', '(']).and_then(|open| stem.get(..open)).unwrap_or(stem),
        None => stem,
    };
    if ["银行", "信用社", "农商行"].iter().any(|e| stem.ends_with(e)) {
        EntityType::Bank
    } else if holds(name, "基金") && holds(name, "有限合伙") {
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
    if scene.r.starts_with(at, "集团")
        && let Some(start) = relative(scene, left.full_start().unwrap_or(at))
        && at - start >= 3
    {
        scene.propose_unit(start, end, kind, weight::GRAMMAR);
        return;
    }
    let state = kind == EntityType::Institute && of_the_state(scene, &left, at);
    let Some(start) = left.proper_start().or(if state { left.state_start() } else { None }) else { return };
    let end = match kind {
        EntityType::Company => limited_partnership(scene, end),
        EntityType::Institute => campus(scene, end),
        _ => end,
    };
    let anchored = state || left.has(|p| matches!(p, Piece::Place | Piece::Unit(_)));
    let stem = at - start;
    // 全资子公司, 母公司, 子集团: what it is to another, not its name.
    if matches!(scene.r.before(at), '子' | '孙' | '母' | '总' | '分') && scene.r.str(at, end) != "银行"
    {
        return;
    }
    // 中国驻柬埔寨大使馆
    let start =
        match start.checked_sub(1).filter(|at| scene.r.char(*at) == '驻' && scene.r.ends_with(end, "馆")) {
            Some(at) => scene.place(at).unwrap_or(start),
            None => start,
        };
    // 吉利汽车工厂: a works of the firm.
    if scene.r.ends_with(end, "工厂") && left.has(|p| matches!(p, Piece::Unit(_))) {
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
    // 这家德国银行, 华尔街银行: whose banks, and not which.
    if kind == EntityType::Bank
        && weak
        && (scene.country(at) == Some(start) || scene.r.ends_with(at, "华尔街"))
    {
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
    let weight = match () {
        // 国家发展改革委宏观经济研究院: it holds its parent's name.
        () if kind == EntityType::Institute
            && left.has(|p| matches!(p, Piece::Unit(_)))
            && !scene.r.str(start, at).contains("联合") =>
        {
            weight::FULL_FORM
        }
        () if anchored => weight::GRAMMAR,
        () => weight::ALIAS,
    };
    scene.propose_unit(start, end, kind, weight);
}

/// Where 市 stands in 市交通产业集团, the group of a place that the text is about.
pub(super) fn relative(scene: &Scene<'_>, start: usize) -> Option<usize> {
    let r = &scene.r;
    let whose = |at: &usize| {
        matches!(r.char(*at), '市' | '省' | '区' | '县') && !is_han(r.before(*at)) && r.is_edge(at + 1)
    };
    [Some(start), start.checked_sub(1)].into_iter().flatten().find(whose)
}

/// 国家光伏质检中心: what the state has one of, as the words between say more than how important it is.
fn of_the_state(scene: &Scene<'_>, left: &Left, at: usize) -> bool {
    const RANKS: &[&str] =
        &["重点", "级", "工程", "技术", "创新", "研究", "制造业", "产业", "地方", "联合", "企业"];
    let [middle @ .., (state, Piece::State)] = left.pieces.as_slice() else { return false };
    let mut rest = scene.r.str(*state + 2, at);
    while let Some(rank) = RANKS.iter().find_map(|r| rest.strip_prefix(r)) {
        rest = rank;
    }
    !middle.is_empty() && rest.chars().count() >= 2
}

/// 中国地质大学（武汉）, 中国石油大学（华东）: the bracket tells two schools of one name apart.
fn campus(scene: &Scene<'_>, end: usize) -> usize {
    if !matches!(scene.r.char(end), '（' | '(') || !scene.r.ends_with(end, "大学") {
        return end;
    }
    let close = (end + 3..end + 6).find(|i| matches!(scene.r.char(*i), '）' | ')'));
    match close {
        Some(close) if scene.place(close) == Some(end + 1) || scene.r.starts_with(end + 1, "华东") => {
            close + 1
        }
        _ => end,
    }
}

/// What makes a kind of trade, and no brand, of the word after it: 硬科技, 类脑, 新能源.
const QUALIFIERS: &str = "无硬高新大类软黑低中内外强多单双全半非准泛老旧上下总数子母该本每各某何电机水火";

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
    // 华润医药, 平安资管: an enterprise and its trade are an enterprise of their own.
    if let Some(unit) = scene.unit(at).filter(|u| u.known && u.kind == EntityType::Company)
        && at - unit.start <= 4
        && scene.v.mask(scene.r.str(at, end)) & BUSINESS == 0
        // 某某控股股东, 某某资本支出: what it holds and spends.
        && !matches!(r.char(end), '股' | '子' | '公' | '孙' | '权' | '的' | '。' | '支' | '开' | '市' | '金' | '运')
    {
        scene.propose_unit(unit.start, end, EntityType::Company, weight::GRAMMAR);
        return;
    }
    let left = walk(scene, at, 8, false);
    // 广州产投, 山东重工: a holding of its place.
    if let [(start, Piece::Place)] = left.pieces.as_slice()
        && scene.v.mask(r.str(at, end)) & PLACED_TRADE != 0
        && scene.country(at).is_none()
        && !r.ends_with(at, "中国")
    {
        scene.propose_unit(*start, end, EntityType::Company, weight::SHORT_FORM);
        return;
    }
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
    if !invented && scene.v.mask(head) & PLAIN_TRADE == 0 {
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
    let tail = scene.r.str(at, end);
    let left = walk(scene, at, if tail == "所" { 10 } else { 36 }, false);
    let unit = left.pieces.iter().find_map(|(s, p)| match p {
        Piece::Unit(kind @ (EntityType::Bank | EntityType::Company | EntityType::Government)) => {
            Some((*s, *kind))
        }
        Piece::Unit(EntityType::Association) if tail == "分公司" => Some((*s, EntityType::Company)),
        // 中科院上海技物所
        Piece::Unit(EntityType::Institute) if tail == "所" && scene.r.str(*s, at).contains("科") => {
            Some((*s, EntityType::Institute))
        }
        _ => None,
    });
    let Some((start, kind)) = unit else { return };
    // 某某证券营业部: one of many. With its place it has a name.
    let named = match tail {
        "分公司" | "支公司" | "中心支公司" | "分所" => true,
        "营业部" => left.pieces.len() > 1,
        "所" => kind == EntityType::Institute && left.pieces.len() > 1,
        _ => kind != EntityType::Company,
    };
    if named {
        scene.propose_unit(start, end, kind, weight::FULL_FORM);
    }
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
    // 国家外汇管理局江苏省分局 is one office, 财政部上海局 is none.
    let office =
        ["分局", "支局", "监管局", "监管分局", "监管支局", "专员办", "督察局"].contains(&r.str(at, end));
    if left.has(|p| matches!(p, Piece::Place)) && end - at < 3 && left.pieces.len() < 3 && !office {
        return;
    }
    scene.propose_unit(start, end, EntityType::Government, weight::FULL_FORM);
}

fn fund(scene: &mut Scene<'_>, at: usize, end: usize) {
    let end = super::gazetteer::period(scene, end);
    let end = limited_partnership(scene, end);
    let left = walk(scene, at, 24, true);
    let Some(start) = left.state_start() else { return };
    let anchored = left.has(|p| matches!(p, Piece::Place | Piece::Unit(_) | Piece::State));
    // 产投基金, 成都AIC股权投资基金: kinds of funds.
    let kind_of_fund = |s: usize, p: Piece| {
        s > start && (p == Piece::Latin || ORDINARY_LATIN.contains(&scene.r.str(s, scene.r.word_end(s))))
    };
    // 偏股型基金, A股权益类公募基金: kinds of funds.
    if ["型", "类", "型公募", "类公募"].iter().any(|w| scene.r.ends_with(at, w)) {
        return;
    }
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
    // 某某基金总经理, 某某基金公告: the house that manages funds, where nothing but its brand is said.
    let house = scene.r.str(at, end) == "基金"
        && left.pieces.iter().all(|(_, p)| *p == Piece::Brand)
        && at - start <= 5
        && ends_house(scene, end);
    // 中信建投基金: a house of a known firm's.
    let house = house || scene.r.str(at, end) == "基金" && scene.v.mask(scene.r.str(start, at)) & HOUSE != 0;
    let kind = if house { EntityType::Company } else { EntityType::Fund };
    scene.propose_unit(start, end, kind, weight::GRAMMAR);
}

/// Whether persons or papers of a firm follow.
fn ends_house(scene: &Scene<'_>, end: usize) -> bool {
    [
        "董事长",
        "总经理",
        "副总",
        "总裁",
        "首席",
        "投资总监",
        "公告",
        "旗下",
        "基金经理",
        "研究",
        "创始人",
        "合伙人",
        "督察长",
        "固收",
        "权益",
        "量化",
    ]
    .iter()
    .any(|w| scene.r.starts_with(end, w))
}
