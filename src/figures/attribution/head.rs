//! The nouns that head a measure: shared by the items of a list, written out where short.

use super::scene::Scene;
use crate::figures::{Figure, Kind, Phrase, Role};
use crate::phrases::Phrases;
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
    "用电量",
    "发电量",
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
    "费用率",
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
    "市盈率",
    "PMI",
    "外资",
    "PE",
    "PB",
    "PS",
    "EPS",
    "ROE",
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
    "数",
    "价",
    "费",
];

static HEAD_INDEX: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(HEADS));

/// 营收 is written out, so that tables agree.
const WRITTEN_OUT: &[(&str, &str)] =
    &[("营收", "营业收入"), ("归母净利", "归母净利润"), ("净利", "净利润"), ("毛利", "毛利润")];

pub(super) fn plain(span: Span<Clean>) -> Phrase {
    Phrase { span, text: None, entity: None }
}

/// The text of a phrase as shown.
pub(super) fn shown<'a>(scene: &Scene<'a>, phrase: &'a Phrase) -> &'a str {
    phrase.text.as_deref().unwrap_or_else(|| phrase.span.of(scene.text))
}

pub(super) fn written_out(scene: &Scene<'_>, p: Phrase) -> Phrase {
    let text = shown(scene, &p);
    for (short, long) in WRITTEN_OUT {
        if let Some(head) = text.strip_suffix(short) {
            let text = format!("{head}{long}");
            return Phrase { text: Some(text.into()), ..p };
        }
    }
    p
}

/// The longest measure noun that a phrase ends with.
pub(super) fn head(text: &str) -> Option<&'static str> {
    HEAD_INDEX.longest_before(text).map(|h| h.1)
}

/// 手机4.8亿台 after 电脑产量1.4亿台: the items of a list share the head of their measure.
pub(super) fn head_shared(
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
        Some(h) => Phrase { span: p.span, text: Some(format!("{text}{h}").into()), entity: None },
        None => p,
    }
}

/// 采矿业增加值增长2.9%，制造业增长6.0%: what moves is the same of another.
/// Of levels, those that stand in one list of sentences: 第一产业用电量129亿千瓦时；第二产业5705亿千瓦时.
pub(super) fn sibling(scene: &Scene<'_>, before: &Figure, figure: &Figure, p: Phrase) -> Phrase {
    const SHARED: &[&str] = &[
        "用电量",
        "发电量",
        "增加值",
        "投资",
        "收入",
        "利润",
        "产值",
        "价格",
        "零售额",
        "产量",
        "销量",
        "出口",
        "进口",
    ];
    let both = [before, figure].iter().all(|f| f.kind == Kind::Percent && f.role == Some(Role::Change));
    let levels = before.role == figure.role
        && figure.role == Some(Role::Level)
        && before.kind == figure.kind
        && before.unit.code == figure.unit.code
        && matches!(figure.kind, Kind::Measure | Kind::Money);
    let text = p.span.of(scene.text);
    let most = if levels { 60 } else { 12 };
    let near = before.span.end < p.span.start && p.span.start - before.span.end <= most;
    if !(both || levels)
        || !near
        || p.text.is_some()
        || p.span.start > figure.span.start
        || head(text).is_some()
    {
        return p;
    }
    let lent = before.metric.as_ref().and_then(|m| {
        let whole = shown(scene, m);
        let noun = head(whole).filter(|h| SHARED.contains(h))?;
        let item = whole.get(..whole.len() - noun.len())?;
        (item.len() > 3 && item.chars().next_back() == text.chars().next_back()).then_some(noun)
    });
    match lent {
        Some(noun) => Phrase { text: Some(format!("{text}{noun}").into()), ..p },
        None => p,
    }
}

/// The head that a figure lends to those of its kind behind it.
pub(super) fn shared_by(scene: &Scene<'_>, before: &Figure, figure: &Figure) -> Option<&'static str> {
    let same = before.kind == figure.kind
        && before.unit.code == figure.unit.code
        && before.unit.text.of(scene.text) == figure.unit.text.of(scene.text)
        && matches!(figure.kind, Kind::Count | Kind::Measure | Kind::Money);
    let metric = before.metric.as_ref().filter(|_| same)?;
    head(shown(scene, metric)).filter(|h| h.chars().count() > 1 && (h.ends_with('量') || *h == "批签发"))
}
