//! Measures that no noun phrase before the figure says: that of the figure before, the noun of the movement, the verb.

use super::Memory;
use super::head::{plain, shown};
use super::metric::Asked;
use super::verbs::verb_before;
use super::zip::{zip_again, zip_items};
use crate::figures::text::is_han;
use crate::figures::{Figure, Kind, Phrase, Role};
use crate::phrases::{ends_any, starts_any};
use crate::span::{Clean, Span};

impl Asked<'_, '_> {
    /// `np` was found, and `out` made of it.
    pub(super) fn unsaid(
        &self,
        np: Option<Span<Clean>>,
        mut out: Option<Phrase>,
        memory: &mut Memory,
    ) -> Option<Phrase> {
        let Asked { scene, names, figures, at, figure, r, last, level, floor, sentence_start, .. } = *self;
        let growth = r.growth;
        let relative =
            matches!(figure.kind, Kind::Percent | Kind::Pp | Kind::Bp | Kind::Multiple | Kind::Fraction);
        match r.each.filter(|_| out.is_none()) {
            Some(each) => zip_items(scene, names, figures, at, r, each, None, memory),
            None if out.is_none() && (r.moves || figure.role == Some(Role::Change)) => {
                zip_again(scene, figures, at, r, sentence_start, memory)
            }
            None => {}
        }
        // 首日平均涨幅21.3%: the noun of the movement with its own words.
        if out.is_none()
            && r.base.is_none()
            && let Some((start, end)) = growth
        {
            let left = scene.text.get(floor..start).unwrap_or("");
            let words = left.get(left.trim_end_matches(is_han).len()..).unwrap_or("");
            let own = (9..=24).contains(&words.len()) && !words.contains(['年', '月', '的', '预']);
            out = own.then(|| plain(Span::new(start - words.len(), end)));
        }
        if out.is_none() && growth.is_some() {
            let noun = growth.and_then(|(s, e)| scene.text.get(s..e).map(|t| (s, e, t)));
            out = match (self.inherited(), noun) {
                (Some(metric), Some((s, e, noun)))
                    if figure.kind == Kind::Pp && !shown(scene, &metric).ends_with(noun) =>
                {
                    Some(Phrase {
                        span: Span::new(s, e),
                        text: Some(format!("{}{noun}", shown(scene, &metric)).into()),
                        entity: None,
                    })
                }
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
            out = self.inherited();
        }
        // 规划中设定的75%的目标.
        let right = scene.text.get(figure.span.end as usize..).unwrap_or("");
        if right.starts_with("的目标")
            && let Some(metric) = last.and_then(|l| figures.get(l)).and_then(|l| l.metric.clone())
        {
            out = Some(metric);
        }
        if out.is_none() && figure.kind != Kind::Duration {
            out = self.after().filter(|p| !(figure.kind == Kind::Count && names.is_entity(p.span)));
        }
        let tells = figure.kind != Kind::Duration || r.moves || r.arrives || r.copula;
        if out.is_none() && (r.end < figure.span.start as usize && tells || relative) {
            out = self.inherited();
        }
        // 其中18.2亿元须于一年内偿还: of the total before.
        if out.is_none()
            && matches!(figure.kind, Kind::Money | Kind::Count)
            && scene
                .text
                .get(r.floor..figure.span.start as usize)
                .is_some_and(|t| ends_any(t, &["其中", "其中，", "其中约", "其中有"]).is_some())
            && level.and_then(|l| figures.get(l)).is_some_and(|l| l.unit.code == figure.unit.code)
        {
            out = self.inherited();
        }
        // 其中80亿元用于海上风电项目: of the money that was raised.
        if figure.kind == Kind::Money
            && np.is_none()
            && starts_any(right, &["用于", "将用于", "拟用于", "投向", "用作"]).is_some()
            && let Some(metric) = self.inherited()
        {
            out = Some(metric);
        }
        // 1美元兑7.12元人民币: two sides of one rate.
        let gap = last
            .and_then(|l| figures.get(l))
            .and_then(|l| scene.text.get(l.span.end as usize..figure.span.start as usize));
        if gap.is_some_and(|g| matches!(g.trim(), "兑" | "兑换" | "对" | "合" | "折合" | "=" | "兌"))
        {
            out = last.and_then(|l| figures.get(l)).and_then(|l| l.metric.clone());
        }
        out
    }

    /// 合计派发6300万元: nothing but the verb says what it is.
    pub(super) fn paid(&self, mut out: Option<Phrase>) -> Option<Phrase> {
        let Asked { scene, names, figures, figure, r, last, floor, sentence_start, .. } = *self;
        if out.is_none() && (figure.kind == Kind::Money || matches!(figure.unit.code, "股" | "份")) {
            let left = scene.text.get(r.floor..r.end).unwrap_or("");
            let verb = verb_before(left).filter(|v| PAYS.contains(v));
            let verb = verb.or_else(|| ends_any(left, &["回购", "质押", "解禁", "转增", "净申购", "净赎回"]));
            // 债券型基金发行5400亿份.
            let begin = verb.filter(|v| *v == "发行").and_then(|v| {
                let whole = scene.noun_phrase(floor, r.end - v.len())?;
                let led = scene
                    .text
                    .get(..whole.start as usize)
                    .is_some_and(|t| t.ends_with(is_han) && !t.ends_with("其中"));
                (whole.end as usize == r.end - v.len() && !led && !names.is_name(scene.text, whole))
                    .then_some(whole.start as usize)
            });
            out = verb.map(|v| plain(Span::new(begin.unwrap_or(r.end - v.len()), r.end)));
            // 中期股息每10股1.2元.
            let each = last.and_then(|l| figures.get(l)).filter(|l| {
                l.unit.code == "股"
                    && scene.text.get(..l.span.start as usize).is_some_and(|t| t.ends_with('每'))
            });
            if out.is_none()
                && let Some(each) = each
            {
                let end = each.span.start as usize - '每'.len_utf8();
                let paid = scene.noun_phrase(sentence_start.max(end.saturating_sub(60)), end);
                const PAID: &[&str] = &["股息", "红利", "股利", "分红", "派息"];
                out = paid
                    .filter(|p| p.end as usize == end && ends_any(p.of(scene.text), PAID).is_some())
                    .map(plain);
            }
            // 专项债券额度3.9万亿元，已发行3.6万亿元: of that.
            let same = |l: &&Figure| {
                l.kind == figure.kind
                    && l.unit.code == figure.unit.code
                    && l.span.start as usize >= sentence_start
                    && matches!(l.role, Some(Role::Level | Role::To))
            };
            if ends_any(left, &["使用", "发行", "下达", "拨付", "支付", "安排使用", "投入"]).is_some()
                && let Some(metric) =
                    last.and_then(|l| figures.get(l)).filter(same).and_then(|l| l.metric.clone())
            {
                out = Some(metric);
            }
        }
        out
    }
}

/// Verbs that say what money is for where no noun does.
const PAYS: &[&str] = &[
    "派发",
    "派發",
    "发放",
    "发放了",
    "投放",
    "支付",
    "收购",
    "认购",
    "受让",
    "出售",
    "发行",
    "购买",
    "归还",
    "偿还",
    "拨付",
    "预拨",
    "下拨",
    "募资",
    "减免",
    "提供",
    "计提",
    "缴纳",
    "支持",
    "减持",
    "增持",
];
