//! Names that the lexicon knows.

use super::reading::is_han;
use super::scene::Scene;
use super::{EntityType, Evidence, weight};
use crate::lexicon::NameKind;
use crate::lexicon::grammar::{PLACED_TRADE, STOP};
use crate::lexicon::names::{Level, Name, Names};
use crate::lexicon::persons::{Class, PLAIN};
use crate::lexicon::starts::NAMES;

pub(super) fn entity_type(kind: NameKind) -> EntityType {
    match kind {
        NameKind::Bank => EntityType::Bank,
        NameKind::Government => EntityType::Government,
        NameKind::Association => EntityType::Association,
        NameKind::Media => EntityType::Media,
        NameKind::Institute => EntityType::Institute,
        NameKind::Company => EntityType::Company,
        NameKind::Event => EntityType::Event,
        NameKind::Product => EntityType::Product,
        NameKind::Fund => EntityType::Fund,
        NameKind::Country | NameKind::Place => EntityType::Place,
    }
}

/// Marks the names of the sentence, the longest at each place.
pub(super) fn find(scene: &mut Scene<'_>, names: &Names) {
    let mut next = 0;
    for (i, _) in scene.r.starts(NAMES) {
        if i < next {
            continue;
        }
        let (mut best, mut weak) = (None, None);
        for (len, name) in names.at(scene.r.from(i)) {
            if is_place(&name) {
                weak = Some(len);
            }
            if fits(scene, i, i + len, &name) {
                best = Some((len, name));
            }
        }
        if best.is_none() && scene.r.char(i) == 'S' && scene.r.char(i + 1) == 'T' {
            special_treatment(scene, i);
        }
        let Some((len, name)) = best else {
            if let Some(len) = weak.filter(|len| scene.r.is_edge(i) && scene.r.is_edge(i + len)) {
                scene.add_opener(i, i + len);
            }
            continue;
        };
        let end = i + len;
        // 14个BP, 30BP: basis points.
        let counted = |c: char| c.is_ascii_digit() || matches!(c, '个' | ' ');
        if len == 2 && scene.r.starts_with(i, "BP") && counted(scene.r.before(i)) {
            next = end;
            continue;
        }
        let kind = entity_type(name.kind);
        if kind == EntityType::Place {
            scene.add_place(i, end, name.level);
            // A second name may start inside of this one: 上海市 and 市南区 do not, but 中国 and 国家 might.
            next = end;
            continue;
        }
        // 法国外交部, 美国国会: a ministry that bears the name of ours.
        let start = scene.country(i).filter(|_| kind == EntityType::Government).unwrap_or(i);
        // 美国防部, 韩外交部: the country by one character.
        let short = kind == EntityType::Government
            && start == i
            && len == 3
            && scene.r.char(end - 1) == '部'
            && start > 0
            && scene.r.is_edge(start - 1)
            && "美俄日韩英法德以乌印伊".contains(scene.r.before(start));
        let start = start - usize::from(short);
        // *ST东易: the mark belongs to the short name.
        let start = match (kind, ["*ST", "ST"].iter().find(|m| scene.r.ends_with(start, m))) {
            (EntityType::Company, Some(mark)) => start - mark.len(),
            _ => start,
        };
        // 江苏张家港农商行: the province before a bank that is named after its town.
        let start = scene
            .place(start)
            .filter(|_| {
                kind == EntityType::Bank
                    && len > 4
                    && names.at(scene.r.from(i)).any(|(l, n)| l < len && is_place(&n))
            })
            .unwrap_or(start);
        // 余杭国投集团: a place's own, and no part of the state's.
        let trade =
            || scene.r.str(i, end).strip_suffix("集团").is_some_and(|t| scene.v.mask(t) & PLACED_TRADE != 0);
        let start = if kind == EntityType::Company && trade() {
            let place = scene.place(start).or_else(|| scene.opener(start));
            place.or_else(|| super::organisation::relative(scene, start)).unwrap_or(start)
        } else {
            start
        };
        let start = if kind == EntityType::Event { super::event::edition(scene, start) } else { start };
        let end = match kind {
            EntityType::Fund => period(scene, end),
            EntityType::Company => share_class(scene, end),
            EntityType::Product => version(scene, end),
            EntityType::Institute => campus(scene, end, names),
            _ => end,
        };
        scene.add_unit(start, end, kind, true);
        scene.propose(start, end, kind, weight::GAZETTEER, Evidence::Lexicon);
        next = end;
    }
}

/// 大基金三期: the period belongs to the fund.
pub(super) fn period(scene: &Scene<'_>, end: usize) -> usize {
    let digits = scene.r.from(end).iter().take_while(|c| "一二三四五六七八九十".contains(**c)).count();
    if (1..4).contains(&digits) && scene.r.char(end + digits) == '期' { end + digits + 1 } else { end }
}

/// 哈尔滨工业大学（深圳）: the bracket says which of its schools.
fn campus(scene: &Scene<'_>, end: usize, names: &Names) -> usize {
    let r = &scene.r;
    if !matches!(r.char(end), '（' | '(') || !r.ends_with(end, "大学") {
        return end;
    }
    let close = |len: usize| matches!(r.char(end + 1 + len), '）' | ')');
    let place = names.at(r.from(end + 1)).find(|(len, n)| is_place(n) && close(*len));
    place.map_or(end, |(len, _)| end + len + 2)
}

/// 寒武纪-U, 小米集团-W: the mark that the exchange writes behind a short name.
fn share_class(scene: &Scene<'_>, end: usize) -> usize {
    let mark = |m: &str| scene.r.starts_with(end, m) && !scene.r.char(end + m.len()).is_ascii_alphanumeric();
    ["-U", "-W", "-UW", "-SW", "-S", "-B", "-P"].iter().find(|m| mark(m)).map_or(end, |m| end + m.len())
}

/// ST凯利, *ST东易: a listed company under special treatment, called by two or three characters.
fn special_treatment(scene: &mut Scene<'_>, at: usize) {
    const OTHERS: &[&str] = &["股", "板块", "公司", "类", "制度", "的", "等", "和", "个股", "摘帽", "风险"];
    let r = &scene.r;
    let name = at + 2;
    if r.before(at).is_ascii_alphanumeric() || OTHERS.iter().any(|w| r.starts_with(name, w)) {
        return;
    }
    let mut end = name;
    while end < name + 3
        && is_han(r.char(end))
        && (end == name || scene.v.mask(r.str(end, r.word_end(end))) & STOP == 0)
    {
        end = r.word_end(end);
    }
    if (name + 2..=name + 4).contains(&end) {
        let start = if r.before(at) == '*' { at - 1 } else { at };
        scene.add_unit(start, end, EntityType::Company, true);
        scene.propose(start, end, EntityType::Company, weight::SHORT_FORM, Evidence::Pattern);
    }
}

/// DeepSeek-V3.2, Kimi K2, 昇腾910C: the version belongs to the product.
fn version(scene: &Scene<'_>, end: usize) -> usize {
    let r = &scene.r;
    let mut pos = end;
    loop {
        let point = r.char(pos) == '.' && r.before(pos).is_ascii_digit();
        let start = pos + usize::from(matches!(r.char(pos), '-' | ' ') || point);
        let len =
            r.from(start).iter().take(12).take_while(|c| c.is_ascii_alphanumeric() || **c == '.').count();
        let token = r.from(start).get(..len).unwrap_or(&[]);
        let stop = token.iter().rev().take_while(|c| **c == '.').count();
        let token = token.get(..len - stop).unwrap_or(&[]);
        let names =
            token.iter().any(char::is_ascii_digit) || r.char(pos) == '-' || token.len() > 2 && pos == start;
        let opens = token.first().is_some_and(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        // A year, a price or an amount is no version.
        let amount = matches!(
            r.char(start + token.len()),
            '年' | '月' | '亿' | '万' | '元' | '%' | '个' | '款' | '家' | '次' | '倍'
        );
        if !names || !opens || amount {
            return pos;
        }
        pos = start + token.len();
    }
}

/// Whether the name may stand here: short names only where words start and end.
fn fits(scene: &Scene<'_>, start: usize, end: usize, name: &Name) -> bool {
    let r = &scene.r;
    if name.needs_support && !supported(scene, start, end, name) {
        return false;
    }
    let text = r.str(start, end);
    // 外交部长, 商务部长: an office, not the ministry.
    if name.kind == NameKind::Government && r.char(end) == '长' && !matches!(r.char(end + 1), '期' | '远')
    {
        return false;
    }
    let latin = |c: char| c.is_ascii_alphanumeric();
    // Qwen3-Max: the version follows the name of a model.
    let versioned = name.kind == NameKind::Product && r.char(end).is_ascii_digit();
    if latin(r.char(start)) && latin(r.before(start))
        || latin(r.before(end)) && latin(r.char(end)) && (!versioned || r.before(end).is_ascii_digit())
    {
        return false;
    }
    let count = end - start;
    // 招商证券资产管理部, 汇添富基金公告: a full name with a brand needs no permission for its ending.
    let firm = name.kind == NameKind::Company && count >= 4 && !name.needs_support;
    if !firm && scene.v.denied(text, r.from(end)) && !of_a_bank(scene, text, end, name) {
        return false;
    }
    // 陈华平, 核准林佳能: a surname and a given name, not the house 华平.
    let introduced = || {
        let before = r.str(start.saturating_sub(6), start - 1);
        matches!(scene.persons.before.before(before, before.len()), Some((len, Class::Appoint | Class::Firm)) if len > 3)
    };
    if count == 2
        && name.kind == NameKind::Company
        && scene.persons.class(r.before(start)) & PLAIN != 0
        && (start < 2 || !is_han(r.char(start - 2)) || introduced())
    {
        return false;
    }
    // 中国电子产业: the trade of a country, not the group 中国电子.
    let mut national = name.kind == NameKind::Company && r.starts_with(start, "中国") && is_han(r.char(end));
    national &= r.tag(end).starts_with('n') && !AFTER.iter().any(|a| r.starts_with(end, a));
    if national && scene.v.is_ordinary(r.str(start + 2, end)) {
        return false;
    }
    if is_place(name) && count >= 3 && matches!(r.before(end), '省' | '市' | '区' | '县' | '州') {
        // 会同县财政局: the county 会同县 where nothing stands before it, else the verb and 县财政局.
        return count > 3
            || !is_han(r.before(start))
            || scene.place(start).is_some()
            || scene.v.mask(r.str(start, end - 1)) & STOP == 0;
    }
    let (left, right) = (r.is_edge(start), r.is_edge(end));
    match count {
        _ if latin(r.char(start)) => true,
        0..=2 => {
            left && (right
                || name.kind == NameKind::Bank
                    && matches!(r.char(end), '为' | '将' | '对' | '向' | '与' | '在'))
        }
        3 => left || right,
        _ => true,
    }
}

/// 工商银行存款, 中国银行贷款3亿元: what denies the bare word 银行 may belong to a bank; 中国银行业 and 中国银行卡 do not.
fn of_a_bank(scene: &Scene<'_>, text: &str, end: usize, name: &Name) -> bool {
    let r = &scene.r;
    if name.kind != NameKind::Bank || name.needs_support || !text.ends_with("银行") {
        return false;
    }
    let trade = r.char(end) == '业' && !matches!(r.char(end + 1), '务' | '绩');
    match text {
        "中国银行" => r.starts_with(end, "贷款") && r.char(end + 2).is_ascii_digit(),
        _ => !trade && matches!(name.level, Level::None),
    }
}

fn is_place(name: &Name) -> bool {
    matches!(name.kind, NameKind::Place | NameKind::Country)
}

/// What stands around the short name of an enterprise and nothing else.
const AFTER: &[&str] = &[
    "（",
    "(",
    "股价",
    "公告",
    "董事长",
    "总裁",
    "总经理",
    "CEO",
    "CFO",
    "集团",
    "公司",
    "涨停",
    "跌停",
    "涨逾",
    "跌逾",
    "涨超",
    "跌超",
    "收涨",
    "收跌",
    "股份",
    "发布公告",
    "财报",
    "年报",
    "涨幅",
    "跌幅",
    "旗下",
    "创始人",
    "员工",
];

/// What stands behind a firm of two characters: 小米董事长.
const FIRM: &[&str] = &["董事长", "总裁", "CEO", "CFO", "公告", "股价", "创始人", "财报"];

/// Whether the context says that an ordinary word is a name here.
fn supported(scene: &Scene<'_>, start: usize, end: usize, name: &Name) -> bool {
    let r = &scene.r;
    if !r.is_edge(start) || !r.is_edge(end) {
        return false;
    }
    match name.kind {
        // 台州黄岩: the short name of a county after its city.
        NameKind::Country | NameKind::Place => {
            matches!(name.level, Level::County | Level::City)
                && scene.place(start).is_some()
                && scene.country(start).is_none()
                && !scene.r.ends_with(start, "中国")
        }
        // 昇腾910C, 玄戒O1
        NameKind::Product => r.from(end).iter().take(2).any(char::is_ascii_digit),
        // 人行湖北省分行, 口行辽宁省分行
        NameKind::Bank | NameKind::Government => {
            let near = r.from(end).get(..12.min(r.from(end).len())).unwrap_or(&[]);
            near.windows(2).skip(2).any(|w| matches!(w, ['分' | '支', '行']))
        }
        _ if r.char(end) == '(' || r.char(end) == '（' => {
            // 太阳能（000591）, 平安(02318.HK)
            r.from(end + 1).iter().take(6).filter(|c| c.is_ascii_digit()).count() >= 5
        }
        _ if end - start >= 3 => AFTER.iter().skip(2).any(|a| r.starts_with(end, a)),
        _ => FIRM.iter().any(|a| r.starts_with(end, a)),
    }
}

/// Places of the sentence that no longer name took: called after the grammar has run.
pub(super) fn places(scene: &mut Scene<'_>) {
    let mut covered = usize::MAX;
    for end in scene.place_ends().into_iter().rev() {
        let Some(start) = scene.place(end) else { continue };
        if end > covered {
            continue;
        }
        covered = start;
        scene.propose(start, end, EntityType::Place, weight::PLACE, Evidence::Lexicon);
    }
}
