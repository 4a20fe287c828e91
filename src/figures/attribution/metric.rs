//! What a figure measures: the noun phrase before it, behind it, or that of the figure before.

use super::Memory;
use super::bare::bare;
use super::elsewhere::{behind, leading_phrase, quoted_rate, ranked_phrase, topic_phrase};
use super::head::{head, head_shared, plain, shared_by, shown, sibling, written_out};
use super::lead::led_on;
use super::lexicon::{Cue, cue_before};
use super::reading::Reading;
use super::scene::Scene;
use super::subject::{Names, is_part};
use super::unmeasured::{aid_before, is_bare_share, is_idle, is_party, is_recipient, is_which, tells_time};
use super::verbs::verb_before;
use super::zip::{each_before, zip_again, zip_items, zip_of};
use crate::figures::text::is_han;
use crate::figures::{Figure, Kind, Modifier, Phrase, Role};
use crate::phrases::{ends_any, starts_any};
use crate::span::{Clean, Span};
use std::cell::OnceCell;

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
    // What stands behind the figure, read once and only where it is asked for.
    let read = OnceCell::new();
    let after = || read.get_or_init(|| behind(scene, figures, at)).clone();
    let memory_first = memory.first;
    let level = memory.level.or(memory.any).or(last);
    // 分季度看，一季度增长5.3%: of what the paragraph began with.
    let series = || {
        let head = scene.text.get(sentence_start..r.end).unwrap_or("");
        starts_any(head, &["分季度", "分月", "分年"]).is_some()
    };
    let inherited = || {
        if let Some(first) = memory_first.filter(|_| series()).and_then(|f| figures.get(f)) {
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
    };
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
    // Dates end the phrase; what stands before them is another part of the clause.
    let floor = figures
        .get(..at)
        .unwrap_or(&[])
        .iter()
        .rev()
        .take_while(|f| f.span.end as usize > r.floor)
        .find(|f| {
            let told = matches!(f.role, Some(Role::Past | Role::Future)) && f.kind == Kind::Duration;
            (f.span.end as usize) <= r.end && (f.kind == Kind::Date || told)
        })
        .map_or(r.floor, |f| r.floor.max(f.span.end as usize));
    // An item of a list is completed by the head that the list shares: 静丙批签发1322万瓶；狂免1139万瓶.
    let listed =
        level.and_then(|l| figures.get(l)).is_some_and(|before| shared_by(scene, before, figure).is_some());
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
        && let Some(whom) = starts_any(span.of(scene.text), &["企业", "公司", "机构", "农户", "商户", "客户"])
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
    if joined && np.is_some_and(own) && after().is_some() {
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
    // 收购…15%股权: the stake stands behind.
    let right = scene.text.get(figure.span.end as usize..).unwrap_or("");
    if figure.kind == Kind::Percent
        && r.share.is_none()
        && starts_any(right.trim_start_matches('的'), &["股权", "股份", "表决权", "股權"]).is_some()
    {
        np = None;
    }
    // 各国10%左右的渗透率: the measure stands behind 的.
    let near =
        starts_any(right, &["左右", "以上", "以下"]).map_or(right, |w| right.get(w.len()..).unwrap_or(""));
    if r.end == figure.span.start as usize
        && near.starts_with('的')
        && np.is_some_and(|span| head(span.of(scene.text)).is_none())
        && let Some(measure) = after()
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
        && let Some(measure) = after()
        && (head(shown(scene, &measure)).is_some()
            || ends_any(shown(scene, &measure), &["授信", "融资", "资金", "奖励", "补贴", "补助"]).is_some())
    {
        np = None;
    }
    // 首笔5000万元信用贷款: which one, and not what.
    if np.is_some_and(|span| is_which(span.of(scene.text))) && after().is_some() {
        np = None;
    }
    // 给予补助，单个项目最高2000万元: to whom, and not what.
    if figure.kind == Kind::Money
        && (r.cap || figure.modifiers.contains(&Modifier::AtMost))
        && np.is_none_or(|span| is_recipient(span.of(scene.text)))
    {
        let aid = || aid_before(scene.text, sentence_start, figure.span.start as usize).map(plain);
        let given = after().or_else(aid);
        if np.is_some() || given.is_some() {
            return given;
        }
    }
    // 其中，城市下降0.2%，农村下降0.3%: where, and what moves is the same.
    if figure.role == Some(Role::Change)
        && let Some(place) = np.filter(|span| is_part(span.of(scene.text)))
        && let Some(metric) = inherited()
    {
        memory.party = Some(place);
        return Some(metric);
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
            return None;
        }
    }
    // 国有六大银行, 等18个城市: what is counted stands behind its number.
    let counts_itself =
        matches!(figure.unit.code, "人次" | "人" | "户" | "例" | "票" | "班次" | "列" | "车次" | "亩" | "次");
    // 年批发量超过90万瓶的企业: what has the amount stands behind it.
    let has = near.starts_with('的')
        && np.is_some_and(|span| {
            head(span.of(scene.text)).is_some_and(|h| ends_any(h, &["量", "额", "产能", "规模"]).is_some())
        });
    let pair = r.departs || r.arrives || has;
    if figure.kind == Kind::Count && np.is_some() && !r.moves && !pair && !counts_itself && after().is_some()
    {
        np = None;
    }
    if np.is_some_and(idle) && r.share.is_none() && after().is_some() {
        np = None;
    }
    // 为子公司3,000万加元贷款提供担保: whose, and what stands behind.
    if np.is_some_and(|span| r.end == figure.span.start as usize && names.ends_with_owner(span))
        && r.share.is_none()
        && after().is_some()
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
    let price = last.and_then(|l| figures.get(l)).is_some_and(|l| l.metric.is_none() && l.unit.per.is_some());
    if np.is_none() && price && figure.kind == Kind::Percent && quoted() {
        return None;
    }
    if left_name && figure.kind == Kind::Percent && np.is_some_and(|span| names.is_entity(span)) && quoted() {
        return None;
    }
    // 某银行报5.43元/股: the price of its share.
    if left_name && figure.unit.per.is_some() && np.is_some_and(|span| names.is_entity(span)) {
        return None;
    }
    if left_name && (r.moves || figure.role == Some(Role::Change)) && inherited().is_some() {
        np = None;
    }
    // 贷款余额1023亿元，增速高于各项贷款增速3.9个百分点: the pace of what was told of.
    if let Some(noun) = np.filter(|span| PACES.contains(&span.of(scene.text)))
        && r.growth.is_none_or(|(start, _)| start >= noun.end as usize)
        && r.each.is_none()
        && let Some(metric) = inherited()
    {
        let text = format!("{}{}", shown(scene, &metric), noun.of(scene.text));
        return Some(Phrase { span: noun, text: Some(text.into()), entity: None });
    }
    // 为预算的101.2%, 完成调整预算的97.4%: of what the figure before tells.
    if figure.kind == Kind::Percent
        && r.of.is_none()
        && np.is_some_and(|span| is_plan(span.of(scene.text)))
        && scene.text.get(r.end..figure.span.start as usize).is_some_and(|t| t.starts_with('的'))
        && let Some(metric) = inherited()
    {
        return Some(metric);
    }
    // 较现价有34%的上涨空间: what it is compared with.
    if np.is_some_and(|span| {
        scene.text.get(r.floor..span.start as usize).is_some_and(|t| t.ends_with(['较', '比', '較']))
    }) && after().is_some()
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
        && let Some(metric) = inherited().filter(|m| starts_any(shown(scene, m), &["新增", "净增"]).is_some())
    {
        return Some(metric);
    }
    // 收入147776亿元；支出173898亿元: of the same accounts.
    if figure.kind == Kind::Money
        && let Some(noun) = np.filter(|span| span.of(scene.text) == "支出")
        && let Some(metric) = inherited()
        && let Some(accounts) = shown(scene, &metric).strip_suffix("收入").filter(|t| !t.is_empty())
    {
        return Some(Phrase { span: noun, text: Some(format!("{accounts}支出").into()), entity: None });
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
    // 股份制企业56167亿元 behind 利润21397亿元: whose it is; what is measured goes on.
    let party = out.as_ref().filter(|p| {
        p.text.is_none()
            && p.span.end as usize == r.end
            && (names.is_owner(scene.text, p.span) || figure.kind == Kind::Money && is_party(shown(scene, p)))
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
        out = match (inherited(), out) {
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
        let part = scene.noun_phrase(floor.min(end), end).map(plain).or_else(inherited);
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
        out = after().or(out);
    }
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
        out = match (inherited(), noun) {
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
        out = after().filter(|p| !(figure.kind == Kind::Count && names.is_entity(p.span)));
    }
    let tells = figure.kind != Kind::Duration || r.moves || r.arrives || r.copula;
    if out.is_none() && (r.end < figure.span.start as usize && tells || relative) {
        out = inherited();
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
        out = inherited();
    }
    // 其中80亿元用于海上风电项目: of the money that was raised.
    if figure.kind == Kind::Money
        && np.is_none()
        && starts_any(right, &["用于", "将用于", "拟用于", "投向", "用作"]).is_some()
        && let Some(metric) = inherited()
    {
        out = Some(metric);
    }
    // 1美元兑7.12元人民币: two sides of one rate.
    let gap = last
        .and_then(|l| figures.get(l))
        .and_then(|l| scene.text.get(l.span.end as usize..figure.span.start as usize));
    if gap.is_some_and(|g| matches!(g.trim(), "兑" | "兑换" | "对" | "合" | "折合" | "=" | "兌")) {
        out = last.and_then(|l| figures.get(l)).and_then(|l| l.metric.clone());
    }
    // 合计派发6300万元: nothing but the verb says what it is.
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
            l.unit.code == "股" && scene.text.get(..l.span.start as usize).is_some_and(|t| t.ends_with('每'))
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
    out.and_then(|p| bare(scene, p))
        .map(|p| head_shared(scene, figures, level, figure, p))
        .map(|p| {
            match level.filter(|_| figure.role == Some(Role::Level)).or(last).and_then(|l| figures.get(l)) {
                Some(before) => sibling(scene, before, figure, p),
                None => p,
            }
        })
        .map(|p| written_out(scene, p))
        .map(|p| faster(scene, figure, p))
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

/// Nouns of movement that say nothing of what moves.
const PACES: &[&str] = &["增速", "增幅", "涨幅", "降幅", "跌幅", "增长速度", "同比增速"];

/// What was planned, and what came is told in parts of it.
fn is_plan(text: &str) -> bool {
    const PLANS: &[&str] = &["预算", "计划", "任务", "目标", "预期", "限额", "额度"];
    const WHICH: &[&str] = &["年初", "年度", "全年", "调整", "预期", "年", "总", ""];
    let plan = ends_any(text.trim_end_matches('数'), PLANS);
    plan.is_some_and(|p| text.trim_end_matches('数').strip_suffix(p).is_some_and(|w| WHICH.contains(&w)))
}
