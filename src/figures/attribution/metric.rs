//! What a figure measures: the noun phrase before it, behind it, or that of the figure before.

use super::Memory;
use super::bare::bare;
use super::elsewhere::{behind, leading_phrase, quoted_rate, ranked_phrase, topic_phrase};
use super::head::{head_shared, plain, shared_by, shown, sibling, written_out};
use super::lead::led_on;
use super::lexicon::{Cue, cue_before};
use super::reading::Reading;
use super::scene::Scene;
use super::subject::Names;
use super::unmeasured::{is_bare_share, is_idle, is_party, tells_time};
use super::zip::{each_before, zip_items, zip_of};
use crate::figures::{Figure, Kind, Phrase, Role};
use crate::phrases::{ends_any, starts_any};
use crate::span::{Clean, Span};
use std::cell::OnceCell;
use std::ops::ControlFlow;

/// A figure whose measure is asked for, and what is known of the text before it.
pub(super) struct Asked<'a, 's> {
    pub scene: &'a Scene<'s>,
    pub names: &'a Names<'s>,
    pub figures: &'a [Figure],
    pub at: usize,
    pub figure: &'a Figure,
    pub r: &'a Reading,
    /// The figure before it.
    pub last: Option<usize>,
    /// The first level of the paragraph.
    pub first: Option<usize>,
    /// The last level, or the last figure with a measure.
    pub level: Option<usize>,
    /// Where the last date before it ends, or the clause begins.
    pub floor: usize,
    pub sentence_start: usize,
    /// What stands behind the figure, read once and only where it is asked for.
    pub read: OnceCell<Option<Phrase>>,
}

impl Asked<'_, '_> {
    /// `annotates`: the figure stands in brackets behind the one it explains.
    pub(super) fn metric(&self, annotates: bool, memory: &mut Memory) -> Option<Phrase> {
        let Asked { scene, figures, figure, r, last, level, .. } = *self;
        if matches!(figure.kind, Kind::Docno | Kind::SecurityCode | Kind::Ordinal) {
            return None;
        }
        if scene.text.get(..figure.span.start as usize).is_some_and(|t| t.ends_with('每')) {
            return None;
        }
        if figure.kind == Kind::Number && figure.unit.code.is_empty() && figure.unit.text.is_empty() {
            let beside = || last.and_then(|l| figures.get(l)).filter(|l| l.kind == Kind::Number);
            if let Some(rate) = quoted_rate(scene.text, r.floor, figure.span.start as usize) {
                return Some(plain(rate));
            }
            if r.copula
                && let Some(metric) = beside().and_then(|l| l.metric.clone())
            {
                return Some(metric);
            }
        }
        // 工业和信息化部等6部门: who they are, and nothing that is counted.
        if figure.unit.text.of(scene.text) == "部门" {
            return None;
        }
        // 佔收益約7.8%（2023年同期：8.4%）: the same in another period.
        let bracketed = r.date.is_some()
            && last.and_then(|l| figures.get(l)).is_some_and(|l| {
                l.kind == figure.kind
                    && l.metric.is_some()
                    && matches!(scene.text.get(l.span.end as usize..r.end), Some("（" | "("))
            });
        if annotates || bracketed {
            return last.and_then(|l| figures.get(l)).and_then(|l| l.metric.clone());
        }
        let np = self.instead(self.before());
        let out = match self.whose(np, memory) {
            ControlFlow::Break(metric) => return metric,
            ControlFlow::Continue(np) => match self.of_the_same(np) {
                ControlFlow::Break(metric) => return metric,
                ControlFlow::Continue(np) => {
                    let out = self.shared(np, memory);
                    self.paid(self.unsaid(np, out, memory))
                }
            },
        };
        out.and_then(|p| bare(scene, p))
            .map(|p| head_shared(scene, figures, level, figure, p))
            .map(|p| {
                match level.filter(|_| figure.role == Some(Role::Level)).or(last).and_then(|l| figures.get(l))
                {
                    Some(before) => sibling(scene, before, figure, p),
                    None => p,
                }
            })
            .map(|p| written_out(scene, p))
            .map(|p| faster(scene, figure, p))
    }

    /// What stands behind the figure.
    pub(super) fn after(&self) -> Option<Phrase> {
        self.read.get_or_init(|| behind(self.scene, self.figures, self.at)).clone()
    }

    /// What the figure before measures, or the last level.
    pub(super) fn inherited(&self) -> Option<Phrase> {
        let Asked { scene, names, figures, figure, r, last, level, sentence_start, .. } = *self;
        // 分季度看，一季度增长5.3%: of what the paragraph began with.
        let series = || {
            let head = scene.text.get(sentence_start..r.end).unwrap_or("");
            starts_any(head, &["分季度", "分月", "分年"]).is_some()
        };
        if let Some(first) = self.first.filter(|_| series()).and_then(|f| figures.get(f)) {
            return first.metric.clone();
        }
        let beside = last.and_then(|l| figures.get(l)).filter(|l| {
            (!matches!(l.role, Some(Role::Share)) || matches!(figure.kind, Kind::Pp | Kind::Bp))
                && l.metric.as_ref().is_some_and(|m| !names.is_entity(m.span))
                && (l.kind != Kind::Duration || figure.kind == Kind::Duration)
        });
        // 36个地区将67.5亿元用于: who is counted is not what the money is.
        let counted = |l: &&Figure| figure.kind != Kind::Money || l.kind != Kind::Count || r.moves;
        let metric =
            beside.or(level.and_then(|l| figures.get(l))).filter(counted).and_then(|l| l.metric.clone())?;
        if names.is_entity(metric.span) {
            return None;
        }
        Some(if figure.kind == Kind::Pp { metric } else { still(metric) })
    }

    /// The noun phrase before the figure.
    fn before(&self) -> Option<Span<Clean>> {
        let Asked { scene, names, figures, at, figure, r, last, level, floor, .. } = *self;
        // An item of a list is completed by the head that the list shares: 静丙批签发1322万瓶；狂免1139万瓶.
        let listed = level
            .and_then(|l| figures.get(l))
            .is_some_and(|before| shared_by(scene, before, figure).is_some());
        let measures = |span: &Span<Clean>| {
            let text = span.of(scene.text);
            listed || !is_idle(text) && (text != "时间" || figure.kind == Kind::Duration)
        };
        let mut np = scene
            .noun_phrase(floor, r.end)
            .filter(measures)
            .or_else(|| leading_phrase(scene, figures, at, r))
            .or_else(|| ranked_phrase(scene, floor, r))
            .or_else(|| topic_phrase(scene, r))
            .map(|span| led_on(scene, names, floor, span));
        // 向312家企业投放资金13.6亿元: who is counted is not what they are given.
        if let Some(span) = np
            && let Some(counted) = last.and_then(|l| figures.get(l)).filter(|l| l.kind == Kind::Count)
            && counted.span.end == span.start
            && let Some(whom) =
                starts_any(span.of(scene.text), &["企业", "公司", "机构", "农户", "商户", "客户"])
            && span.len() > whom.len() + 3
        {
            np = Some(Span::new(span.start as usize + whom.len(), span.end as usize));
        }
        // 12项二级指标及52项三级指标: what stands directly behind the figure before is its own.
        let previous_end = last.and_then(|l| figures.get(l)).map(|l| l.span.end);
        let joined = scene.text.get(r.floor..figure.span.start as usize).is_some_and(|g| {
            g.trim_end_matches([' ', '近', '约', '超', '逾']).ends_with(['和', '及', '与', '、'])
        });
        let own = |span: Span<Clean>| {
            let gap = previous_end.and_then(|end| scene.text.get(end as usize..span.start as usize));
            gap.is_some_and(|g| matches!(g, "" | "的"))
        };
        if joined && np.is_some_and(own) && self.after().is_some() {
            np = None;
        }
        // 国内生产总值按年率计算增长2.8%: how it is counted stands between.
        if let Some(span) = np
            && ends_any(span.of(scene.text), &["计算", "计价"]).is_some()
            && let Some(by) = scene.text.get(floor..span.start as usize).filter(|t| t.ends_with(['按', '以']))
        {
            np = scene.noun_phrase(floor, floor + by.len() - '按'.len_utf8());
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
        np
    }

    /// The measure that a noun phrase before the figure makes with what was told: items of a list, parts of a whole.
    fn shared(&self, np: Option<Span<Clean>>, memory: &mut Memory) -> Option<Phrase> {
        let Asked { scene, names, figures, at, figure, r, level, floor, sentence_start, .. } = *self;
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
        // 股份制企业56167亿元 behind 利润21397亿元: whose it is; what is measured goes on.
        let party = out.as_ref().filter(|p| {
            p.text.is_none()
                && p.span.end as usize == r.end
                && (names.is_owner(scene.text, p.span)
                    || figure.kind == Kind::Money && is_party(shown(scene, p)))
        });
        let same = level.and_then(|l| figures.get(l)).filter(|l| {
            l.kind == figure.kind
                && !r.moves
                && l.unit.code == figure.unit.code
                && l.metric.is_some()
                && l.span.start as usize >= sentence_start.saturating_sub(300)
        });
        if let (Some(party), Some(same)) = (party, same) {
            memory.party = Some(party.span);
            out = same.metric.clone();
        }
        // 占GDP比重, 占比由14.7%升至24.0%: of what, the figure before tells.
        if out.is_some()
            && (figure.role == Some(Role::Share)
                || figure.kind == Kind::Percent && matches!(figure.role, Some(Role::From | Role::To)))
            && out.as_ref().is_some_and(|p| is_bare_share(shown(scene, p)))
        {
            out = match (self.inherited(), out) {
                (Some(metric), Some(share)) => {
                    let text = format!("{}{}", shown(scene, &metric), share.span.of(scene.text));
                    Some(Phrase { span: share.span, text: Some(text.into()), entity: None })
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
            // 股权投资金额占公司上季末总资产的比例: the date belongs to the whole.
            let floor = if floor > end { r.floor } else { floor };
            let part = scene.noun_phrase(floor.min(end), end).map(plain).or_else(|| self.inherited());
            let whole_text = whole.of(scene.text);
            let noun =
                if ends_any(whole_text, &["比重", "比例", "份额"]).is_some() { "" } else { "比重" };
            let part_text = part.as_ref().map_or("", |p| shown(scene, p));
            let part_text = part_text.split('占').next().unwrap_or("");
            let part_text = part_text.strip_prefix("公司").filter(|t| !t.is_empty()).unwrap_or(part_text);
            out = Some(Phrase {
                span: whole,
                text: Some(format!("{part_text}占{whole_text}{noun}").into()),
                entity: None,
            });
        }
        if r.of.is_some()
            && r.each.is_some()
            && let Some(share) = &out
        {
            zip_of(scene, figures, at, share, memory);
        }
        // 进口白蛋白占48.98%.
        if figure.role == Some(Role::Share)
            && r.of.is_none()
            && r.share.is_some_and(|(s, e)| matches!(scene.text.get(s..e), Some("占" | "佔")))
            && let Some(part) = out.take()
        {
            out = Some(Phrase { text: Some(format!("{}占比", shown(scene, &part)).into()), ..part });
        }
        if out.is_some() && r.has && matches!(figure.kind, Kind::Count | Kind::Measure) {
            // 共有18家银行: what is counted stands behind.
            out = self.after().or(out);
        }
        out
    }
}

/// Where the phrase of a figure may begin: dates end it, and what stands before them is another part of the clause.
pub(super) fn floor_of(figures: &[Figure], at: usize, r: &Reading) -> usize {
    figures
        .get(..at)
        .unwrap_or(&[])
        .iter()
        .rev()
        .take_while(|f| f.span.end as usize > r.floor)
        .find(|f| {
            let told = matches!(f.role, Some(Role::Past | Role::Future)) && f.kind == Kind::Duration;
            (f.span.end as usize) <= r.end && (f.kind == Kind::Date || told)
        })
        .map_or(r.floor, |f| r.floor.max(f.span.end as usize))
}

/// 办理时限提速73%: it is not the time that grows.
fn faster(scene: &Scene<'_>, figure: &Figure, p: Phrase) -> Phrase {
    let left = scene.text.get(p.span.end as usize..figure.span.start as usize).unwrap_or("");
    let word = ends_any(left, &["提速", "加快"]).filter(|_| tells_time(shown(scene, &p)));
    match word {
        Some(word) => Phrase { text: Some(format!("{}{word}", shown(scene, &p)).into()), ..p },
        None => p,
    }
}

/// What stands behind 占, without 的 at its end.
fn whole_of(scene: &Scene<'_>, start: usize, end: usize) -> Option<Span<Clean>> {
    let text = scene.text.get(start..end)?.trim_end_matches(['的', ' ']);
    (!text.is_empty()).then(|| Span::new(start, start + text.len()))
}

/// 出厂价格降幅 behind 降幅扩大0.6个百分点: what goes on is the price.
fn still(metric: Phrase) -> Phrase {
    const GROWTH: &[&str] = &["增速", "涨幅", "降幅", "增幅", "跌幅"];
    let text = metric.text.as_deref();
    let kept =
        text.and_then(|t| Some((t, ends_any(t, GROWTH)?))).and_then(|(t, n)| t.get(..t.len() - n.len()));
    match kept.filter(|k| !k.is_empty()).map(Box::from) {
        Some(kept) => Phrase { text: Some(kept), ..metric },
        None => metric,
    }
}
