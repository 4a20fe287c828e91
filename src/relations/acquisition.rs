//! acquisition: acquirer, target, amount, share, date.

use super::object::{self, entities};
use super::scene::Name;
use super::sentence::{Case, Group, Sentence};
use super::{Filler, Relation, cue, modality};
use crate::entities::EntityType::{self, *};
use crate::figures::Kind;
use crate::phrases::{self, Sets, ends_any, holds, holds_any};
use crate::span::{Clean, Span};

const FIRMS: &[EntityType] = &[Company, Bank, Fund, Government, Institute, Person];

pub(super) fn find(sentence: &Sentence<'_>, out: &mut Vec<Relation>) {
    if let Some(found) = handed_over(sentence) {
        out.push(found);
        return;
    }
    out.extend(sentence.find(cue::BUY).filter_map(|v| bought(sentence, v)).take(3));
}

/// 甲拟以5亿元收购乙67%股权.
fn bought(sentence: &Sentence<'_>, verb: Span<Clean>) -> Option<Relation> {
    let clause = sentence.clause(verb.start);
    // 借款7亿元给甲用于收购乙: who lends does not buy.
    if sentence.between(clause.start, verb.start).ends_with("用于") {
        return None;
    }
    let target = sentence
        .groups
        .iter()
        .find(|g| g.span.start >= verb.end && g.end <= clause.end && g.is(&[Company, Bank, Institute]))?;
    let gap = sentence.between(verb.end, target.span.start);
    let rest = sentence.between(target.end, clause.end);
    // Whatever else stands before 股权 is the firm that was meant: 东山集团某某厂全部股权.
    let noun = ["控股权", "股权", "股份", "权益", "资产", "股權", "權益", "业务"]
        .iter()
        .filter_map(|w| phrases::find(rest, w))
        .min();
    if noun.is_some_and(|i| !is_share(sentence, target.end, target.end + i as u32)) {
        return None;
    }
    let whole = rest.trim_in("，。, ").is_empty();
    let equity =
        holds_any(rest, &["股权", "股份", "权益", "资产", "控股权", "股權", "權益", "业务"]).is_some();
    // 购买甲、乙合计持有的丙股权: they sell.
    let sells =
        ["持有的", "合计持有", "所持", "分别持有", "等持有", "持有"].iter().any(|w| rest.starts_with(w));
    if sells
        || gap.chars().count() > 10
        || !(whole || equity)
        || modality::is_unreal(sentence, verb.start)
        || gap.contains('的') && !holds(gap, "持有的")
    {
        return None;
    }
    // 甲与丙的股东丁签署协议，拟收购其持有的丙股权: 其 are those with whom 甲 signs.
    let signs = |g: &&Group| {
        let behind = sentence.between(g.span.start, clause.start);
        gap.starts_with('其')
            && g.end <= clause.start
            && g.case == Case::Plain
            && g.is(FIRMS)
            && behind.contains('与')
            && holds_any(behind, &["签署", "签订"]).is_some()
    };
    let signer = sentence.groups.iter().find(signs);
    let acquirer = signer
        .or_else(|| sentence.actor(verb.start, FIRMS))
        .or_else(|| sentence.carried_to(verb.start, FIRMS))?;
    // 甲与乙签约，收购乙的股份: whose shares they are does not buy them.
    let bought = |e: &u32| target.members.contains(e);
    let mut acquirers: Vec<u32> = acquirer.members.iter().copied().filter(|e| !bought(e)).collect();
    if signer.is_some() {
        acquirers.truncate(1);
    }
    // 甲（「買方」）與乙（「賣方」）: the brackets say who buys.
    let buyer = |n: &&Name| {
        acquirer.span.start <= n.span.start
            && n.end <= acquirer.end
            && holds_any(sentence.between(n.span.end, n.end), &["买方", "買方", "受让方"]).is_some()
    };
    if let Some(name) = sentence.names.iter().find(buyer).filter(|_| acquirers.len() > 1) {
        acquirers = vec![name.entity];
    }
    if acquirers.is_empty() {
        return None;
    }
    let share = sentence.figures(Span::new(target.end as usize, clause.end as usize), Kind::Percent).next();
    Some(relation(
        sentence,
        "acquisition.bought",
        verb,
        &acquirers,
        Filler::Entity(*target.members.first()?),
        share.map(|(i, _)| i),
    ))
}

/// Whether the words between a firm and 股权 only say how much of it: 100%的, 全部.
fn is_share(sentence: &Sentence<'_>, from: u32, to: u32) -> bool {
    let span = Span::<Clean>::new(from as usize, to as usize);
    let mut rest = span.of(sentence.scene.text).to_owned();
    for (_, figure) in sentence.scene.figures_in(span) {
        rest = rest.replace(figure.span.of(sentence.scene.text), "");
    }
    for word in [
        "不超过",
        "剩余",
        "全部",
        "部分",
        "合计",
        "约",
        "的",
        "少数",
        "控股",
        "相关",
        "有限",
        "无限售",
        "流通",
        "普通",
        "共",
        "近",
        "超",
        "、",
        "和",
        "（",
        "）",
    ] {
        rest = rest.replace(word, "");
    }
    rest.trim().chars().count() <= 1
}

/// 甲将其持有的公司15%股份转让给乙.
fn handed_over(sentence: &Sentence<'_>) -> Option<Relation> {
    let verb = sentence.find(cue::HAND_OVER).next()?;
    // 转让给了合作方乙.
    let behind = |g: &&Group| {
        let gap = sentence.between(verb.end, g.span.start);
        let gap = gap.strip_prefix('了').unwrap_or(gap);
        g.span.start >= verb.end
            && g.is(FIRMS)
            && matches!(gap, "" | "合作方" | "关联方" | "第三方" | "自然人")
    };
    let acquirer = sentence.groups.iter().find(behind)?;
    let mut clause = sentence.clause(verb.start);
    // 甲将持有的丙股权，转让给乙: the clause before says whose shares.
    if clause.start == verb.start && clause.start > sentence.span.start {
        clause = sentence.clause(clause.start - 1);
    }
    let seller = sentence.actor(verb.start, FIRMS);
    let within = Span::new(clause.start as usize, verb.start as usize);
    let share = sentence.figures(within, Kind::Percent).next_back();
    // The firm whose shares they are stands behind 持有的; it is not the seller.
    let own = |g: &&Group| g.is(&[Company, Bank]) && Some(&g.members) != seller.map(|s| &s.members);
    let of = |g: &&Group| {
        let before = sentence.between(clause.start, g.span.start);
        g.is(&[Company, Bank]) && ends_any(before, &["持有的", "所持", "所持有的"]).is_some()
    };
    let groups = || sentence.groups_in(within);
    let held =
        groups().rfind(of).or_else(|| groups().rev().find(own)).and_then(|g| g.members.first().copied());
    let spoken = || {
        sentence.scene.last_before(verb.start, |n: &Name| {
            n.kind == Company && seller.is_none_or(|s| !s.members.contains(&n.entity))
        })
    };
    let target = held.or_else(|| spoken().map(|n| n.entity))?;
    Some(relation(
        sentence,
        "acquisition.handed-over",
        verb,
        &acquirer.members,
        Filler::Entity(target),
        share.map(|(i, _)| i),
    ))
}

fn relation(
    sentence: &Sentence<'_>,
    rule: &'static str,
    verb: Span<Clean>,
    acquirers: &[u32],
    target: Filler,
    share: Option<u32>,
) -> Relation {
    let status = modality::status(sentence, verb.start);
    Relation::new("acquisition", rule, status, sentence.span)
        .with("acquirer", entities(acquirers))
        .with("target", [target])
        .with("amount", price(sentence, verb))
        .with("share", share.map(Filler::Figure))
        .with("date", object::date(sentence, verb.start))
}

/// 以5亿元 before the verb in its clause, or a price named behind it: 交易对价1.9亿元.
fn price(sentence: &Sentence<'_>, verb: Span<Clean>) -> Option<Filler> {
    let clause = sentence.clause(verb.start);
    let near = sentence
        .figures(Span::new(clause.start as usize, verb.start as usize), Kind::Money)
        .next_back()
        .filter(|(_, f)| {
            let before = sentence.between(clause.start, f.span.start);
            f.unit.per.is_none()
                && ["以", "出资", "斥资", "耗资", "作价", "资金"]
                    .iter()
                    .any(|w| before.ends_with(w) || before.contains(w))
        });
    let named = || {
        sentence.figures(Span::new(verb.end as usize, sentence.span.end as usize), Kind::Money).find(
            |(_, f)| {
                let before = sentence.between(sentence.clause(f.span.start).start, f.span.start);
                holds_any(before, &["对价", "价款", "价格", "作价", "总价", "金额"]).is_some()
            },
        )
    };
    // 出资11.38亿元，收购…: the clause before may end with the price.
    let just_before = || {
        let head = Span::new(sentence.span.start as usize, clause.start as usize);
        sentence.figures(head, Kind::Money).next_back().filter(|(_, f)| {
            let said = sentence.between(sentence.clause(f.span.start).start, f.span.start);
            sentence.between(f.span.end, verb.start).chars().count() <= 2
                && holds_any(said, &["出资", "斥资", "耗资"]).is_some()
        })
    };
    near.or_else(just_before).or_else(named).map(|(i, _)| Filler::Figure(i))
}

#[cfg(test)]
mod tests {
    use crate::relations::testing::check;

    #[test]
    fn who_bought_what() {
        check(&[
            (
                "{c:甲公司}与{c:丙公司}股东{c:丁基金}、自然人{p:王五}签署协议，拟收购其合计持有的{c:丙公司}{%:60%}股权。",
                &[
                    "signing party=甲公司,丁基金 object=协议",
                    "acquisition planned acquirer=甲公司 target=丙公司 share=60%",
                ],
            ),
            (
                "{c:丁集团}将持有的{c:丙公司}股权，转让给了合作方{c:乙地产}。",
                &["acquisition acquirer=乙地产 target=丙公司"],
            ),
            (
                "{c:丁财务}将其持有的{c:丙基金}{%:25%}股权转让给{c:甲公司}。",
                &["acquisition acquirer=甲公司 target=丙基金 share=25%"],
            ),
            (
                "{c:甲新材}公告称，拟以{¥:4.86亿元}收购{c:乙机械}{%:67%}股权。",
                &["acquisition planned acquirer=甲新材 target=乙机械 amount=4.86亿元 share=67%"],
            ),
            (
                "{c:甲信托}同时受让{c:乙风电}{%:10%}股权，交易对价{¥:1.9亿元}。",
                &["acquisition acquirer=甲信托 target=乙风电 amount=1.9亿元 share=10%"],
            ),
            (
                "{c:丙光电}公告，控股股东{c:甲实业}拟将其持有的公司{%:15%}股份转让给{c:乙国资}，转让价款{¥:9.3亿元}。",
                &[
                    "acquisition planned acquirer=乙国资 target=丙光电 amount=9.3亿元 share=15%",
                    "ownership parent=甲实业 child=丙光电",
                ],
            ),
            (
                "{c:甲公司}审议通过关于收购{c:乙公司}股权的议案。",
                &["acquisition planned acquirer=甲公司 target=乙公司"],
            ),
            (
                "{c:甲公司}拟以发行股份的方式，收购{c:乙公司}{%:30%}股权。",
                &["acquisition planned acquirer=甲公司 target=乙公司 share=30%"],
            ),
            ("{c:甲公司}借款{¥:7亿元}给丁用于收购{c:乙公司}{%:30%}股权。", &[]),
            ("{c:甲公司}收购原材料{¥:3亿元}。", &[]),
        ]);
    }
}
