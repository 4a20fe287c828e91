//! Measures that do not stand right before their figure: behind it, or in the clause before.

use super::head::{head, plain};
use super::lexicon::{Cue, cue_before};
use super::reading::Reading;
use super::scene::Scene;
use crate::figures::{Figure, Kind, Phrase, Role};
use crate::phrases::{Sets, ends_any, rfind, starts_any};
use crate::span::{self, Clean, Span};

/// 实现4.64亿元的营收, 24家银行, 1000万元奖励: the phrase behind the figure.
pub(super) fn behind(scene: &Scene<'_>, figures: &[Figure], at: usize) -> Option<Phrase> {
    behind_list(scene, figures, at, 0)
}

fn behind_list(scene: &Scene<'_>, figures: &[Figure], at: usize, depth: usize) -> Option<Phrase> {
    let figure = figures.get(at)?;
    let start = figure.span.end as usize;
    let follows = |i: usize| figures.get(i).map_or(scene.text.len(), |f| f.span.start as usize);
    // 3015亿元7天期逆回购: the term is part of the name.
    let term = figures.get(at + 1).filter(|f| f.role == Some(Role::Tenor) && f.span.start as usize == start);
    if let Some(term) = term {
        let limit = span::floor(scene.text, follows(at + 2).min(start + 90));
        let named = scene.noun_phrase_after(term.span.end as usize, limit, true)?;
        return Some(plain(Span::new(start, named.end as usize)));
    }
    // 给予50万元、150万元、300万元一次性奖励: the noun stands behind the last.
    if figure.kind == Kind::Money
        && let Some(next) = figures.get(at + 1).filter(|n| n.kind == figure.kind)
        && matches!(
            scene.text.get(start..next.span.start as usize),
            Some("、" | "和" | "及" | "或" | "且不超过" | "且不高于" | "，且不超过")
        )
        && depth < 8
    {
        return behind_list(scene, figures, at + 1, depth + 1);
    }
    let next = follows(at + 1);
    let limit = span::floor(scene.text, next.min(start + 90));
    let nominal = !matches!(figure.kind, Kind::Count | Kind::Measure);
    let right = scene.text.get(start..limit)?;
    // 以18.9亿元收购…, 15%股权: the verb or the noun alone.
    let word = match figure.kind {
        Kind::Money => starts_any(right, &["收购", "受让", "认购", "购买", "收購"]),
        Kind::Percent => starts_any(right.trim_start_matches('的'), &["股权", "股份", "表决权", "股權"]),
        _ => None,
    };
    if let Some(word) = word {
        let at = start + crate::phrases::find(right, word)?;
        return Some(plain(Span::new(at, at + word.len())));
    }
    // 14亿多人口.
    if figure.unit.code == "人" && right.starts_with('口') && start > 3 {
        return Some(plain(Span::new(start - '人'.len_utf8(), start + '口'.len_utf8())));
    }
    let span = scene.noun_phrase_after(start, limit, nominal)?;
    let text = span.of(scene.text);
    // 八部门联合印发《支持…的若干措施》: what they did, and part of a title.
    if text.contains('《') && !text.contains('》') {
        return None;
    }
    if matches!(text, "大关" | "关口" | "水平" | "门槛" | "区间" | "小幅" | "大幅" | "不变" | "增至")
        || cue_before(text).is_some_and(|(w, c)| w.len() == text.len() && matches!(c, Cue::Move(_)))
    {
        return None;
    }
    // 31个大城市城镇调查失业率为5.1%: the measure is that of the next figure.
    if figure.kind == Kind::Count
        && next - span.end as usize <= 12
        && next < scene.text.len()
        && let Some(measure) = head(text).filter(|h| h.len() < text.len())
    {
        // Of 调查失业率 the last character alone says nothing.
        let first = scene.behind_words(span, 1).filter(|end| end - span.start as usize >= 9);
        let end = if measure.len() > 3 {
            Some(span.start as usize + text.get(..text.len() - measure.len())?.trim_end_matches("总").len())
        } else {
            first
        };
        return Some(plain(Span::new(span.start as usize, end.unwrap_or(span.end as usize))));
    }
    // 万亿元规模城商行: the number is the size.
    let span = if text.starts_with("规模") {
        Span::new(span.start as usize, span.start as usize + "规模".len())
    } else {
        span
    };
    Some(plain(span))
}

/// 市场占有率最高，达到42%: the phrase stands in the clause before.
pub(super) fn ranked_phrase(scene: &Scene<'_>, floor: usize, r: &Reading) -> Option<Span<Clean>> {
    if !r.copula {
        return None;
    }
    let left = scene.text.get(floor..r.end)?.strip_suffix(['，', ','])?;
    let rank = ends_any(left, &["最高", "最低", "最大", "最多", "最小", "最快", "居首", "第一", "领先"])?;
    let end = floor + left.len() - rank.len();
    scene.noun_phrase(floor, end).filter(|span| head(span.of(scene.text)).is_some())
}

/// 批签发量均保持快速增长，增速为15.3%: what the clause before says that it moves.
pub(super) fn topic_phrase(scene: &Scene<'_>, r: &Reading) -> Option<Span<Clean>> {
    const STATES: &[&str] = &[
        "增长",
        "提升",
        "下降",
        "回升",
        "回落",
        "改善",
        "上升",
        "提高",
        "上涨",
        "下跌",
        "下滑",
        "扩大",
        "增加",
        "减少",
        "态势",
        "趋势",
        "势头",
        "快速",
        "稳步",
        "持续",
        "较快",
        "稳定",
        "高速",
        "大幅",
        "小幅",
        "明显",
        "显著",
        "平稳",
        "逐步",
        "不断",
        "保持",
        "呈现",
        "实现",
        "继续",
        "维持",
        "有所",
        "进一步",
        "创出",
        "创下",
        "创",
        "新高",
        "纪录",
        "历史",
        "均",
        "都",
        "仍",
        "也",
        "呈",
        "的",
        "上升",
        "领涨",
        "领跌",
        "走强",
        "走弱",
        "集体",
    ];
    // 市场规模快速上升，2024年达到692亿美元.
    let reached = r.date.is_some() && (r.copula || r.arrives);
    if !(r.moves || r.growth.is_some() || reached) {
        return None;
    }
    let floor = r.floor;
    let left = scene.text.get(floor..r.end)?;
    let whole = left.strip_suffix(['，', ','])?;
    let mut topic = whole;
    // 人民币对美元16:30收盘报7.3065，较前一日下跌: a rate whose number has no unit.
    let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ':' | '：');
    if let Some(quoted) =
        whole.trim_end_matches(number).strip_suffix('报').filter(|_| whole.ends_with(number))
    {
        let rate = ["盘", "收"].iter().fold(quoted, |t, w| t.trim_end_matches(*w)).trim_end_matches(number);
        return scene.noun_phrase(floor, floor + rate.len());
    }
    while let Some(state) = ends_any(topic, STATES) {
        topic = topic.get(..topic.len() - state.len())?;
        // 自2013年以来实现快速增长.
        if let Some(since) = topic.strip_suffix("以来").and_then(|t| rfind(t, "自")) {
            topic = topic.get(..since)?;
        }
    }
    if topic.len() == whole.len() {
        return None;
    }
    scene.noun_phrase(floor, floor + topic.len()).filter(|span| {
        let text = span.of(scene.text);
        span.len() > 6 && (head(text).is_some() || ends_any(text, &["板块", "概念", "概念股"]).is_some())
    })
}

/// 公司2020年营业额实现…: the phrase may stand before its date.
pub(super) fn leading_phrase(
    scene: &Scene<'_>,
    figures: &[Figure],
    at: usize,
    r: &Reading,
) -> Option<Span<Clean>> {
    let mut end = r.end;
    for i in (0..at).rev() {
        let f = figures.get(i)?;
        let told = f.kind == Kind::Duration && matches!(f.role, Some(Role::Past | Role::Future));
        if f.kind != Kind::Date && !told || (f.span.start as usize) < r.floor {
            break;
        }
        let between = scene.text.get(f.span.end as usize..end)?;
        // Only words that the reading or the phrase passes over may stand between.
        let idle = between.trim_in(" 的").is_empty()
            || ["实现", "达到", "预计", "完成", "预计达到", "取得", "预计将达", "共", "共计"]
                .contains(&between.trim());
        if !idle {
            return None;
        }
        end = f.span.start as usize;
        let left = scene.text.get(r.floor..end)?;
        // 指数过去一年上涨87%.
        if told && let Some(lead) = ends_any(left, &["过去", "近", "最近", "未来", "此前"]) {
            end -= lead.len();
        }
        let left = scene.text.get(r.floor..end)?;
        if left.ends_in("在于从由至到自") {
            return None;
        }
        if let Some(span) = scene.noun_phrase(r.floor, end) {
            let text = span.of(scene.text);
            return head(text).map(|_| span);
        }
    }
    None
}

/// 人民币对美元中间价报7.1161, 离岸人民币兑美元16:30收盘报7.15: the rate of exchange that is quoted.
pub(super) fn quoted_rate(text: &str, floor: usize, end: usize) -> Option<Span<Clean>> {
    const QUOTES: &[&str] = &["报", "收盘", "夜盘", "收", "于", "破", "升", "跌", "一度"];
    let left = text.get(floor..end)?;
    let clause = left
        .rfind(['，', '；', '。', '、', '：'])
        .map_or(left, |i| left.get(i + '，'.len_utf8()..).unwrap_or(left));
    let mut said = clause;
    loop {
        let shorter = said.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '：' | ' '));
        let shorter =
            ends_any(shorter, QUOTES).and_then(|w| shorter.get(..shorter.len() - w.len())).unwrap_or(shorter);
        if shorter.len() == said.len() {
            break;
        }
        said = shorter;
    }
    let at = ["在岸人民币", "离岸人民币", "人民币", "美元指数"]
        .iter()
        .find_map(|w| crate::phrases::find(said, w))?;
    let start = end - clause.len() + at;
    Some(Span::new(start, end - clause.len() + said.len()))
}
