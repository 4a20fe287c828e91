//! What stands before a figure and is no measure: whose it is, which one it is, what it is compared with.

use super::Memory;
use super::head::{head, plain, shown};
use super::metric::Asked;
use super::subject::is_part;
use super::unmeasured::{aid_before, is_recipient, is_which, tells_time};
use crate::figures::{Kind, Modifier, Phrase, Role};
use crate::phrases::{ends_any, starts_any};
use crate::span::{Clean, Span};
use std::ops::ControlFlow;

/// The measure, or the noun phrase that may still be one.
type Answer = ControlFlow<Option<Phrase>, Option<Span<Clean>>>;

impl Asked<'_, '_> {
    /// What stands right behind the figure and its modifier.
    fn near(&self) -> &str {
        let right = self.scene.text.get(self.figure.span.end as usize..).unwrap_or("");
        starts_any(right, &["左右", "以上", "以下"]).map_or(right, |w| right.get(w.len()..).unwrap_or(""))
    }

    /// The noun phrase before the figure, `None` where what stands behind it is the measure.
    pub(super) fn instead(&self, mut np: Option<Span<Clean>>) -> Option<Span<Clean>> {
        let Asked { scene, figure, r, .. } = *self;
        // 收购…15%股权: the stake stands behind.
        let right = scene.text.get(figure.span.end as usize..).unwrap_or("");
        if figure.kind == Kind::Percent
            && r.share.is_none()
            && starts_any(right.trim_start_matches('的'), &["股权", "股份", "表决权", "股權"]).is_some()
        {
            np = None;
        }
        // 各国10%左右的渗透率: the measure stands behind 的.
        let near = self.near();
        if r.end == figure.span.start as usize
            && near.starts_with('的')
            && np.is_some_and(|span| head(span.of(scene.text)).is_none())
            && let Some(measure) = self.after()
            && head(shown(scene, &measure)).is_some()
        {
            np = None;
        }
        // 鼓励发行人将不低于50%的募集资金投向, 给企业批了2000万元授信: what stands before is no measure.
        let plainly = !(r.moves || r.arrives || r.departs || r.copula || r.changes || r.growth.is_some());
        if plainly
            && r.share.is_none()
            && r.each.is_none()
            && (near.starts_with('的') || figure.kind == Kind::Money)
            && figure.role != Some(Role::Change)
            && np.is_some_and(|span| head(span.of(scene.text)).is_none())
            && let Some(measure) = self.after()
            && (head(shown(scene, &measure)).is_some()
                || ends_any(shown(scene, &measure), &["授信", "融资", "资金", "奖励", "补贴", "补助"])
                    .is_some())
        {
            np = None;
        }
        // 首笔5000万元信用贷款: which one, and not what.
        if np.is_some_and(|span| is_which(span.of(scene.text))) && self.after().is_some() {
            np = None;
        }
        np
    }

    /// Names and doers before the figure are whose it is.
    pub(super) fn whose(&self, mut np: Option<Span<Clean>>, memory: &mut Memory) -> Answer {
        let Asked { scene, names, figures, figure, r, last, sentence_start, .. } = *self;
        // 给予补助，单个项目最高2000万元: to whom, and not what.
        if figure.kind == Kind::Money
            && (r.cap || figure.modifiers.contains(&Modifier::AtMost))
            && np.is_none_or(|span| is_recipient(span.of(scene.text)))
        {
            let aid = || aid_before(scene.text, sentence_start, figure.span.start as usize).map(plain);
            let given = self.after().or_else(aid);
            if np.is_some() || given.is_some() {
                return ControlFlow::Break(given);
            }
        }
        // 其中，城市下降0.2%，农村下降0.3%: where, and what moves is the same.
        if figure.role == Some(Role::Change)
            && let Some(place) = np.filter(|span| is_part(span.of(scene.text)))
            && let Some(metric) = self.inherited()
        {
            memory.party = Some(place);
            return ControlFlow::Break(Some(metric));
        }
        // A name before the number is whose it is, and a verb what was done: what is measured stands behind.
        let idle = |span: Span<Clean>| {
            names.is_name(scene.text, span)
                || matches!(figure.kind, Kind::Count | Kind::Measure | Kind::Fraction | Kind::Money)
                    && scene.is_single_verb(span)
        };
        if figure.kind == Kind::Duration && np.is_some_and(|span| !tells_time(span.of(scene.text))) {
            np = None;
            if !(r.moves || r.arrives) {
                return ControlFlow::Break(None);
            }
        }
        // 国有六大银行, 等18个城市: what is counted stands behind its number.
        let counts_itself = matches!(
            figure.unit.code,
            "人次" | "人" | "户" | "例" | "票" | "班次" | "列" | "车次" | "亩" | "次"
        );
        // 年批发量超过90万瓶的企业: what has the amount stands behind it.
        let has = self.near().starts_with('的')
            && np.is_some_and(|span| {
                head(span.of(scene.text))
                    .is_some_and(|h| ends_any(h, &["量", "额", "产能", "规模"]).is_some())
            });
        let pair = r.departs || r.arrives || has;
        if figure.kind == Kind::Count
            && np.is_some()
            && !r.moves
            && !pair
            && !counts_itself
            && self.after().is_some()
        {
            np = None;
        }
        if np.is_some_and(idle) && r.share.is_none() && self.after().is_some() {
            np = None;
        }
        // 为子公司3,000万加元贷款提供担保: whose, and what stands behind.
        if np.is_some_and(|span| r.end == figure.span.start as usize && names.ends_with_owner(span))
            && r.share.is_none()
            && self.after().is_some()
        {
            np = None;
        }
        // 甲证券、乙证券等4股涨停: who is counted is named.
        if figure.kind == Kind::Count
            && np.is_some_and(|span| {
                names.is_entity(span)
                    && scene.text.get(span.end as usize..figure.span.start as usize) == Some("等")
            })
        {
            np = None;
        }
        // 将3800万股质押: who does it is not what is counted.
        if np.is_some_and(|span| names.ends_with_person(span)) {
            np = None;
        }
        let left_name = np.is_some_and(|span| names.is_name(scene.text, span));
        // 英伟达涨2.25%: its shares, which nobody names.
        let quoted = || {
            let said = scene.text.get(r.end..figure.span.start as usize).unwrap_or("");
            r.base.is_none() && starts_any(said, &["涨", "跌", "收涨", "收跌", "大涨", "大跌"]).is_some()
        };
        // 报5.43元/股，涨0.74%.
        let price =
            last.and_then(|l| figures.get(l)).is_some_and(|l| l.metric.is_none() && l.unit.per.is_some());
        if np.is_none() && price && figure.kind == Kind::Percent && quoted() {
            return ControlFlow::Break(None);
        }
        if left_name
            && figure.kind == Kind::Percent
            && np.is_some_and(|span| names.is_entity(span))
            && quoted()
        {
            return ControlFlow::Break(None);
        }
        // 某银行报5.43元/股: the price of its share.
        if left_name && figure.unit.per.is_some() && np.is_some_and(|span| names.is_entity(span)) {
            return ControlFlow::Break(None);
        }
        if left_name && (r.moves || figure.role == Some(Role::Change)) && self.inherited().is_some() {
            np = None;
        }
        ControlFlow::Continue(np)
    }

    /// Phrases that say only what part of the last measure it is: its pace, what is new of it, the other side of the accounts.
    pub(super) fn of_the_same(&self, mut np: Option<Span<Clean>>) -> Answer {
        let Asked { scene, figure, r, .. } = *self;
        // 贷款余额1023亿元，增速高于各项贷款增速3.9个百分点: the pace of what was told of.
        if let Some(noun) = np.filter(|span| PACES.contains(&span.of(scene.text)))
            && r.growth.is_none_or(|(start, _)| start >= noun.end as usize)
            && r.each.is_none()
            && let Some(metric) = self.inherited()
        {
            let text = format!("{}{}", shown(scene, &metric), noun.of(scene.text));
            return ControlFlow::Break(Some(Phrase { span: noun, text: Some(text.into()), entity: None }));
        }
        // 为预算的101.2%, 完成调整预算的97.4%: of what the figure before tells.
        if figure.kind == Kind::Percent
            && r.of.is_none()
            && np.is_some_and(|span| is_plan(span.of(scene.text)))
            && scene.text.get(r.end..figure.span.start as usize).is_some_and(|t| t.starts_with('的'))
            && let Some(metric) = self.inherited()
        {
            return ControlFlow::Break(Some(metric));
        }
        // 较现价有34%的上涨空间: what it is compared with.
        if np.is_some_and(|span| {
            scene.text.get(r.floor..span.start as usize).is_some_and(|t| t.ends_with(['较', '比', '較']))
        }) && self.after().is_some()
        {
            np = None;
        }
        // 新增贷款712.6亿元，其中9月新增86.4亿元.
        let fresh = |span: Span<Clean>| {
            let text = span.of(scene.text);
            let month = starts_any(text, &["单月", "当月", "本月", "累计"]).map_or(0, str::len);
            matches!(text.get(month..), Some("新增" | "净增"))
        };
        if np.is_some_and(fresh)
            && let Some(metric) =
                self.inherited().filter(|m| starts_any(shown(scene, m), &["新增", "净增"]).is_some())
        {
            return ControlFlow::Break(Some(metric));
        }
        // 收入147776亿元；支出173898亿元: of the same accounts.
        if figure.kind == Kind::Money
            && let Some(noun) = np.filter(|span| span.of(scene.text) == "支出")
            && let Some(metric) = self.inherited()
            && let Some(accounts) = shown(scene, &metric).strip_suffix("收入").filter(|t| !t.is_empty())
        {
            return ControlFlow::Break(Some(Phrase {
                span: noun,
                text: Some(format!("{accounts}支出").into()),
                entity: None,
            }));
        }
        ControlFlow::Continue(np)
    }
}

/// Nouns of movement that say nothing of what moves.
const PACES: &[&str] = &["增速", "增幅", "涨幅", "降幅", "跌幅", "增长速度", "同比增速"];

/// What was planned, and what came is told in parts of it.
fn is_plan(text: &str) -> bool {
    const PLANS: &[&str] = &["预算", "计划", "任务", "目标", "预期", "限额", "额度"];
    const WHICH: &[&str] = &["年初", "年度", "全年", "调整", "预期", "年", "总", ""];
    let plan = ends_any(text.trim_end_matches('数'), PLANS);
    plan.is_some_and(|p| text.trim_end_matches('数').strip_suffix(p).is_some_and(|w| WHICH.contains(&w)))
}
