//! What a figure measures: the noun phrase before it, behind it, or that of the figure before.

use super::Memory;
use super::lexicon::{Cue, cue_before};
use super::phrase::Scene;
use super::reading::Reading;
use super::subject::Names;
use super::zip::{each_before, zip_items};
use crate::figures::{Figure, Kind, Phrase, Role};
use crate::phrases::{Phrases, ends_any};
use crate::span::{Clean, Span};
use std::sync::LazyLock;

/// Nouns that name a measure: the head that items of a list share.
const HEADS: &[&str] = &[
    "余额",
    "总额",
    "金额",
    "收入",
    "营收",
    "利润",
    "净利润",
    "归母净利润",
    "产量",
    "销量",
    "出货量",
    "批签发量",
    "批签发",
    "增加值",
    "产值",
    "规模",
    "投资",
    "支出",
    "费用",
    "成本",
    "价格",
    "均价",
    "股价",
    "市值",
    "份额",
    "占比",
    "比重",
    "比例",
    "增速",
    "利率",
    "费率",
    "收益率",
    "毛利率",
    "净利率",
    "数量",
    "用户",
    "客户",
    "贷款",
    "存款",
    "资产",
    "负债",
    "销售额",
    "交易额",
    "零售额",
    "进口",
    "出口",
    "进口额",
    "出口额",
    "产能",
    "库存",
    "指数",
    "人数",
    "户数",
    "家数",
    "市场规模",
    "市场份额",
    "市占率",
    "渗透率",
    "需求",
    "订单",
    "营业收入",
    "主营业务收入",
    "贷款余额",
    "存款余额",
    "涨幅",
    "跌幅",
    "面积",
    "率",
    "额",
    "量",
];

static HEAD_INDEX: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(HEADS));

/// 营收 is written out, so that tables agree.
const WRITTEN_OUT: &[(&str, &str)] =
    &[("营收", "营业收入"), ("归母净利", "归母净利润"), ("净利", "净利润"), ("毛利", "毛利润")];

fn plain(span: Span<Clean>) -> Phrase {
    Phrase { span, text: None, entity: None }
}

/// The text of a phrase as shown.
pub(super) fn shown<'a>(scene: &Scene<'a>, phrase: &'a Phrase) -> &'a str {
    phrase.text.as_deref().unwrap_or_else(|| phrase.span.of(scene.text))
}

#[allow(clippy::too_many_arguments)]
pub(super) fn find(
    scene: &Scene<'_>,
    names: &Names<'_>,
    figures: &[Figure],
    at: usize,
    r: &Reading,
    annotates: bool,
    last: Option<usize>,
    memory: &mut Memory,
    sentence_start: usize,
) -> Option<Phrase> {
    let figure = figures.get(at)?;
    if matches!(figure.kind, Kind::Docno | Kind::SecurityCode | Kind::Ordinal) {
        return None;
    }
    if scene.text.get(..figure.span.start as usize).is_some_and(|t| t.ends_with('每')) {
        return None;
    }
    let level = memory.level.or(memory.any).or(last);
    let inherited = || {
        let beside = last.and_then(|l| figures.get(l)).filter(|l| {
            !matches!(l.role, Some(Role::Share))
                && l.metric.is_some()
                && (l.kind != Kind::Duration || figure.kind == Kind::Duration)
        });
        beside.or(level.and_then(|l| figures.get(l))).and_then(|l| l.metric.clone())
    };
    if annotates {
        return last.and_then(|l| figures.get(l)).and_then(|l| l.metric.clone());
    }
    // Dates end the phrase; what stands before them is another part of the clause.
    let floor = figures
        .get(..at)
        .unwrap_or(&[])
        .iter()
        .rev()
        .take_while(|f| f.span.end as usize > r.floor)
        .find(|f| (f.span.end as usize) <= r.end && f.kind == Kind::Date)
        .map_or(r.floor, |f| r.floor.max(f.span.end as usize));
    // An item of a list is completed by the head that the list shares: 静丙批签发1322万瓶；狂免1139万瓶.
    let listed =
        level.and_then(|l| figures.get(l)).is_some_and(|before| shared_by(scene, before, figure).is_some());
    let measures = |span: &Span<Clean>| listed || !is_idle(span.of(scene.text));
    let mut np =
        scene.noun_phrase(floor, r.end).filter(measures).or_else(|| leading_phrase(scene, figures, at, r));
    // 12项二级指标及52项三级指标: what stands directly behind the figure before is its own.
    let previous_end = last.and_then(|l| figures.get(l)).map(|l| l.span.end);
    let joined = scene
        .text
        .get(r.floor..figure.span.start as usize)
        .is_some_and(|g| g.trim_end().ends_with(['和', '及', '与', '、']));
    if joined
        && np.is_some_and(|span| previous_end == Some(span.start))
        && behind(scene, figures, at).is_some()
    {
        np = None;
    }
    // The noun of a share belongs to the phrase however its words were cut.
    if let Some((start, end)) = r.share
        && end == r.end
    {
        let noun = Span::new(start, end);
        np = Some(
            scene
                .noun_phrase(floor.min(start), start)
                .filter(|n| n.end as usize == start)
                .map_or(noun, |n| n.join(noun)),
        );
    }
    // A name before the number is whose it is, and a verb what was done: what is measured stands behind.
    let idle = |span: Span<Clean>| {
        names.is_name(scene.text, span)
            || matches!(figure.kind, Kind::Count | Kind::Measure | Kind::Fraction)
                && scene.is_single_verb(span)
    };
    if figure.kind == Kind::Duration && np.is_some_and(|span| !tells_time(span.of(scene.text))) {
        np = None;
        if !(r.moves || r.arrives) {
            return None;
        }
    }
    // 国有六大银行, 等18个城市: what is counted stands behind its number.
    if figure.kind == Kind::Count && np.is_some() && !r.moves && behind(scene, figures, at).is_some() {
        np = None;
    }
    if np.is_some_and(idle) && r.share.is_none() && behind(scene, figures, at).is_some() {
        np = None;
    }
    let left_name = np.is_some_and(|span| names.is_name(scene.text, span));
    if left_name && (r.moves || figure.role == Some(Role::Change)) && inherited().is_some() {
        np = None;
    }
    let growth = r.growth;
    let relative =
        matches!(figure.kind, Kind::Percent | Kind::Pp | Kind::Bp | Kind::Multiple | Kind::Fraction);
    let mut out = match np {
        Some(span) => {
            let each = each_before(scene, r, span);
            if let Some(each) = each {
                zip_items(scene, names, figures, at, r, each, Some(span), memory);
            }
            Some(plain(span))
        }
        None => None,
    };
    // 占GDP比重: of what, the figure before tells.
    if out.is_some()
        && figure.role == Some(Role::Share)
        && out.as_ref().is_some_and(|p| is_bare_share(shown(scene, p)))
    {
        out = match (inherited(), out) {
            (Some(metric), Some(share)) => {
                let text = format!("{}{}", shown(scene, &metric), share.span.of(scene.text));
                Some(Phrase { span: share.span, text: Some(text), entity: None })
            }
            (_, share) => share,
        };
    }
    // 市场规模约占全球市场的57%.
    if let Some(of) = r.of
        && let Some(whole) = whole_of(scene, of + "占".len(), r.end)
    {
        let mut end = of;
        while let Some((word, _)) = scene
            .text
            .get(r.floor..end)
            .and_then(cue_before)
            .filter(|(_, c)| matches!(c, Cue::Modifier | Cue::Filler))
        {
            end -= word.len();
        }
        let part = scene.noun_phrase(floor.min(end), end).map(plain).or_else(inherited);
        let whole_text = whole.of(scene.text);
        let noun =
            if ends_any(whole_text, &["比重", "比例", "份额"]).is_some() { "" } else { "比重" };
        let part_text = part.as_ref().map_or("", |p| shown(scene, p));
        out = Some(Phrase {
            span: whole,
            text: Some(format!("{part_text}占{whole_text}{noun}")),
            entity: None,
        });
    }
    if out.is_some() && r.has && matches!(figure.kind, Kind::Count | Kind::Measure) {
        // 共有18家银行: what is counted stands behind.
        out = behind(scene, figures, at).or(out);
    }
    if out.is_none()
        && let Some(each) = r.each
    {
        zip_items(scene, names, figures, at, r, each, None, memory);
    }
    if out.is_none() && growth.is_some() {
        let noun = growth.and_then(|(s, e)| scene.text.get(s..e).map(|t| (s, e, t)));
        out = match (inherited(), noun) {
            (Some(metric), Some((s, e, noun))) if figure.kind == Kind::Pp => Some(Phrase {
                span: Span::new(s, e),
                text: Some(format!("{}{noun}", shown(scene, &metric))),
                entity: None,
            }),
            (Some(metric), _) => Some(metric),
            (None, Some((s, e, _))) => Some(plain(Span::new(s, e))),
            (None, None) => None,
        };
    }
    if out.is_none()
        && (relative && r.share.is_none() && figure.role == Some(Role::Change)
            || figure.role == Some(Role::To)
            || r.moves)
    {
        out = inherited();
    }
    // 规划中设定的75%的目标.
    let right = scene.text.get(figure.span.end as usize..).unwrap_or("");
    if right.starts_with("的目标")
        && let Some(metric) = last.and_then(|l| figures.get(l)).and_then(|l| l.metric.clone())
    {
        out = Some(metric);
    }
    if out.is_none() && figure.kind != Kind::Duration {
        out = behind(scene, figures, at);
    }
    if out.is_none() && r.end < figure.span.start as usize || out.is_none() && relative {
        out = inherited();
    }
    let _ = sentence_start;
    out.map(|p| head_shared(scene, figures, level, figure, p)).map(|p| written_out(scene, p))
}

/// What stands behind 占, without 的 at its end.
fn whole_of(scene: &Scene<'_>, start: usize, end: usize) -> Option<Span<Clean>> {
    let text = scene.text.get(start..end)?.trim_end_matches(['的', ' ']);
    (!text.is_empty()).then(|| Span::new(start, start + text.len()))
}

/// Words that stand before a number and name nothing that is measured: 仅剩3家, 明显高于4.07%, 企业最高可获500万元.
fn is_idle(text: &str) -> bool {
    const IDLE: &[&str] = &[
        "明显", "显著", "大幅", "趋势", "态势", "低点", "高点", "对应", "仅剩", "即为", "此外", "同期",
        "几乎",
    ];
    // 船长370米，宽38米: these measure by themselves.
    const MEASURES: &str = "长宽高重深厚价率额量長寬價額";
    let mut chars = text.chars();
    let one =
        matches!((chars.next(), chars.next()), (Some(c), None) if !c.is_ascii() && !MEASURES.contains(c));
    one || IDLE.contains(&text) || ends_any(text, &["可获", "可获得", "最高可", "可达"]).is_some()
}

/// Measures that a length of time states.
fn tells_time(text: &str) -> bool {
    const WORDS: &[&str] =
        &["期", "期限", "时间", "耗时", "时限", "年限", "时长", "天数", "寿命", "经验", "用时", "历史", "龄"];
    ends_any(text, WORDS).is_some()
}

/// 占比, 占GDP比重: a share that does not say of what it is one.
fn is_bare_share(text: &str) -> bool {
    text == "占比" || text == "比重" || text == "占有率" || text.starts_with('占')
}

/// 手机4.8亿台 after 电脑产量1.4亿台: the items of a list share the head of their measure.
fn head_shared(
    scene: &Scene<'_>,
    figures: &[Figure],
    level: Option<usize>,
    figure: &Figure,
    p: Phrase,
) -> Phrase {
    let Some(before) = level.and_then(|l| figures.get(l)) else { return p };
    if p.text.is_some() || figure.role != Some(Role::Level) {
        return p;
    }
    let text = p.span.of(scene.text);
    if text.chars().count() > 10 || head(text).is_some() || p.span.start > figure.span.start {
        return p;
    }
    match shared_by(scene, before, figure) {
        Some(h) => Phrase { span: p.span, text: Some(format!("{text}{h}")), entity: None },
        None => p,
    }
}

/// The head that a figure lends to those of its kind behind it.
fn shared_by(scene: &Scene<'_>, before: &Figure, figure: &Figure) -> Option<&'static str> {
    let same = before.kind == figure.kind
        && before.unit.code == figure.unit.code
        && before.unit.text == figure.unit.text
        && matches!(figure.kind, Kind::Count | Kind::Measure | Kind::Money);
    let metric = before.metric.as_ref().filter(|_| same)?;
    head(shown(scene, metric)).filter(|h| h.chars().count() > 1 && (h.ends_with('量') || *h == "批签发"))
}

fn written_out(scene: &Scene<'_>, p: Phrase) -> Phrase {
    let text = shown(scene, &p);
    for (short, long) in WRITTEN_OUT {
        if let Some(head) = text.strip_suffix(short) {
            let text = format!("{head}{long}");
            return Phrase { text: Some(text), ..p };
        }
    }
    p
}

/// The longest measure noun that a phrase ends with.
pub(super) fn head(text: &str) -> Option<&'static str> {
    HEAD_INDEX.longest_before(text).map(|h| h.1)
}

/// 实现4.64亿元的营收, 24家银行, 1000万元奖励: the phrase behind the figure.
fn behind(scene: &Scene<'_>, figures: &[Figure], at: usize) -> Option<Phrase> {
    let figure = figures.get(at)?;
    let start = figure.span.end as usize;
    let next = figures.get(at + 1).map_or(scene.text.len(), |f| f.span.start as usize);
    let mut limit = next.min(start + 90);
    while limit > start && !scene.text.is_char_boundary(limit) {
        limit -= 1;
    }
    let nominal = !matches!(figure.kind, Kind::Count | Kind::Measure);
    let span = scene.noun_phrase_after(start, limit, nominal)?;
    let text = span.of(scene.text);
    if matches!(text, "大关" | "关口" | "水平" | "门槛" | "区间") {
        return None;
    }
    // 万亿元规模城商行: the number is the size.
    let span = if text.starts_with("规模") {
        Span::new(span.start as usize, span.start as usize + "规模".len())
    } else {
        span
    };
    Some(plain(span))
}

/// 公司2020年营业额实现…: the phrase may stand before its date.
fn leading_phrase(scene: &Scene<'_>, figures: &[Figure], at: usize, r: &Reading) -> Option<Span<Clean>> {
    let mut end = r.end;
    for i in (0..at).rev() {
        let f = figures.get(i)?;
        if f.kind != Kind::Date || (f.span.start as usize) < r.floor {
            break;
        }
        let between = scene.text.get(f.span.end as usize..end)?;
        // Only words that the reading or the phrase passes over may stand between.
        let idle = between.trim_matches([' ', '的']).is_empty()
            || ["实现", "达到", "预计", "完成", "预计达到", "取得", "预计将达", "共", "共计"]
                .contains(&between.trim());
        if !idle {
            return None;
        }
        end = f.span.start as usize;
        let left = scene.text.get(r.floor..end)?;
        if left.ends_with(['在', '于', '从', '由', '至', '到', '自']) {
            return None;
        }
        if let Some(span) = scene.noun_phrase(r.floor, end) {
            let text = span.of(scene.text);
            return head(text).map(|_| span);
        }
    }
    None
}
