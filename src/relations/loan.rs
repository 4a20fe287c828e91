//! loan: lender, borrower, amount, date, product, term, rate.

use super::object::{self, Object, entities, lends, objects};
use super::sentence::{Case, Group, Sentence};
use super::{Filler, Relation, RelationStatus, cue, latest, modality};
use crate::entities::EntityType::{self, *};
use crate::figures::Kind;
use crate::order;
use crate::phrases::holds_any;
use crate::span::{Clean, Span};

const BORROWERS: &[EntityType] = &[Company, Institute, Association, Government, Fund, Person];
const NOUNS: &[&str] = &["贷款", "贷", "融资"];

pub(super) fn find(sentence: &Sentence<'_>, out: &mut Vec<Relation>) {
    let mut done = sentence.span.start;
    for (verb, gives) in verbs(sentence) {
        if verb.start < done {
            continue;
        }
        let found = if gives { give(sentence, verb) } else { receive(sentence, verb) };
        if let Some((end, relations)) = found {
            out.extend(relations);
            done = end;
        }
    }
    if done == sentence.span.start {
        possessed(sentence, out);
        shares_of_syndicate(sentence, out);
        contract(sentence, out);
    }
}

/// The verbs in text order; `true` where the lender acts.
fn verbs(sentence: &Sentence<'_>) -> Vec<(Span<Clean>, bool)> {
    let mut out: Vec<(Span<_>, bool)> = Vec::new();
    for (list, gives) in [(cue::LEND, true), (cue::BORROW, false)] {
        out.extend(sentence.find(list).map(|s| (s, gives)));
    }
    order::sort_by_key(&mut out, |(s, _)| [s.start, u32::MAX - s.end, 0, 0]);
    out
}

type Found = Option<(u32, Vec<Relation>)>;

fn give(sentence: &Sentence<'_>, verb: Span<Clean>) -> Found {
    if modality::is_unreal(sentence, verb.start) {
        return None;
    }
    let lender = actor(sentence, verb.start)?;
    let end = sentence.clause(verb.start).end;
    let start = if verb.of(sentence.scene.text) == "贷款" { verb.start } else { verb.end };
    // 给予乙公司500万元贷款: the borrower stands right behind the verb.
    let behind = sentence.groups.iter().find(|g| g.span.start == verb.end && g.is(BORROWERS));
    let start = behind.map_or(start, |g| g.end);
    let mut objects = objects(sentence, Span::new(start as usize, end as usize), NOUNS);
    if let [Object { amount: amount @ None, .. }] = objects.as_mut_slice() {
        *amount = announced(sentence, verb.start);
    }
    if objects.is_empty() {
        return None;
    }
    let with_amount = objects.iter().any(|o| o.amount.is_some());
    let to =
        sentence.marked(verb.start, Case::To, BORROWERS).filter(|g| g.span.start >= lender.end).or(behind);
    // 向乙公司贷款5亿元; elsewhere 贷款 is a noun.
    if start == verb.start && !(with_amount && to.is_some_and(|g| g.end == verb.start)) {
        return None;
    }
    let borrowers: Vec<Filler> = match to {
        Some(group) => entities(&group.members).collect(),
        None => match object::unnamed(sentence, verb.start) {
            Some(party) => vec![party],
            // 了解到公司急需资金，甲银行发放了贷款120万元.
            None if with_amount => named_before(sentence, lender)?,
            None => return None,
        },
    };
    let relations = paired(sentence, verb, "loan.give", &lender.members, &borrowers, &objects);
    Some((end, relations))
}

fn receive(sentence: &Sentence<'_>, verb: Span<Clean>) -> Found {
    if modality::is_unreal(sentence, verb.start) {
        return None;
    }
    let end = sentence.clause(verb.start).end;
    let is_lender = |g: &&Group| lends(sentence, g.kind, &g.members);
    let inside = sentence.groups.iter().find(|g| g.span.start >= verb.end && g.end <= end).filter(is_lender);
    let marked = || {
        let source = |g: &&Group| g.end <= verb.start && matches!(g.case, Case::From | Case::To | Case::With);
        sentence.groups.iter().rev().find(|g| source(g) && is_lender(g))
    };
    let lender = inside.or_else(marked)?;
    // 甲以股权质押，为乙公司取得丙银行贷款: who it is for stands right before the verb.
    let for_whom = |g: &&Group| {
        g.case == Case::To
            && g.end <= verb.start
            && g.is(BORROWERS)
            && sentence.between(g.end, verb.start).chars().count() <= 2
    };
    let plain = |g: &&Group| g.end <= verb.start && g.is(BORROWERS) && g.case == Case::Plain && *g != lender;
    let borrower = sentence
        .groups
        .iter()
        .rev()
        .find(for_whom)
        .or_else(|| sentence.groups.iter().rev().find(plain))
        .or(sentence.carried.as_ref().filter(|g| g.is(BORROWERS)))?;
    let from = inside.map_or(verb.end, |g| g.end);
    let objects = objects(sentence, Span::new(from as usize, end as usize), NOUNS);
    if objects.is_empty() {
        return None;
    }
    let borrowers: Vec<Filler> = entities(&borrower.members).collect();
    Some((end, paired(sentence, verb, "loan.receive", &lender.members, &borrowers, &objects)))
}

/// `甲银行去年的500万信用贷款，加速了我们的研发`: the speaker's firm is the borrower.
fn possessed(sentence: &Sentence<'_>, out: &mut Vec<Relation>) {
    if !sentence.has(cue::WE) {
        return;
    }
    for lender in sentence.groups.iter().filter(|g| lends(sentence, g.kind, &g.members)) {
        let end = sentence.clause(lender.span.start).end;
        let Some((_, amount)) =
            sentence.figures(Span::new(lender.end as usize, end as usize), Kind::Money).next()
        else {
            continue;
        };
        let gap = sentence.between(lender.end, amount.span.start);
        if !gap.ends_with('的') && !gap.is_empty() {
            continue;
        }
        let objects = objects(sentence, Span::new(amount.span.start as usize, end as usize), NOUNS);
        let Some(borrower) = sentence.scene.firm(lender.span.start) else { continue };
        let borrowers = [Filler::Entity(borrower)];
        out.extend(paired(sentence, amount.span, "loan.possessed", &lender.members, &borrowers, &objects));
    }
}

/// 甲银行、乙银行与丙公司签署8亿元银团贷款协议: reads the signing that stands in `out` already.
fn contract(sentence: &Sentence<'_>, out: &mut Vec<Relation>) {
    let signed =
        |r: &&Relation| r.kind == "signing" && r.span == sentence.span && r.status != RelationStatus::Planned;
    let Some(signing) = latest(out).find(signed) else { return };
    let Some(&Filler::Text(paper)) = signing.role("object").first() else { return };
    let said = paper.of(sentence.scene.text);
    if !["贷款协议", "贷款合同", "借款合同", "借款协议"].iter().any(|w| said.ends_with(w)) {
        return;
    }
    let (lenders, borrowers) = sides(sentence, signing);
    let inside = sentence.figures(paper, Kind::Money).next().map(|(i, _)| i);
    let behind = Span::new(paper.end as usize, sentence.span.end as usize);
    let named = || {
        let total = |f: Span<Clean>| {
            let before = sentence.between(sentence.clause(f.start).start, f.start);
            holds_any(before, &["金额", "总额", "贷款", "额度"]).is_some()
        };
        sentence.figures(behind, Kind::Money).find(|(_, f)| total(f.span)).map(|(i, _)| i)
    };
    let (Some(amount), false, false) = (inside.or_else(named), lenders.is_empty(), borrowers.is_empty())
    else {
        return;
    };
    let lenders: Vec<u32> = lenders.iter().filter_map(entity).collect();
    let object = Object { amount: Some(amount), product: None };
    let found = paired(sentence, paper, "loan.contract", &lenders, &borrowers, &[object]);
    out.extend(found);
}

/// The parties of a contract who lend, and the others.
fn sides(sentence: &Sentence<'_>, signing: &Relation) -> (Vec<Filler>, Vec<Filler>) {
    signing.role("party").iter().partition(|f| {
        let kind = entity(f).and_then(|i| sentence.scene.entities.get(i as usize)).map(|e| e.kind);
        kind == Some(Bank)
    })
}

fn entity(filler: &Filler) -> Option<u32> {
    match filler {
        Filler::Entity(i) => Some(*i),
        _ => None,
    }
}

/// `其中，甲银行和乙银行分别承贷16亿元和12亿元`: the borrower is the one of the loan or contract told before.
fn shares_of_syndicate(sentence: &Sentence<'_>, out: &mut Vec<Relation>) {
    let Some(verb) = sentence.find(cue::SYNDICATE).next() else { return };
    let Some(lender) = sentence.actor(verb.start, &[Bank]) else { return };
    let told = latest(out).find(|r| r.kind == "loan" || r.kind == "signing");
    let Some(told) =
        told.filter(|r| r.span.end <= sentence.span.start && sentence.span.start - r.span.end < 8)
    else {
        return;
    };
    let borrowers =
        if told.kind == "loan" { told.role("borrower").to_vec() } else { sides(sentence, told).1 };
    let region = Span::new(verb.end as usize, sentence.clause(verb.start).end as usize);
    let objects: Vec<Object> = sentence
        .figures(region, Kind::Money)
        .map(|(i, _)| Object { amount: Some(i), product: None })
        .collect();
    if !borrowers.is_empty() && !objects.is_empty() {
        let found = paired(sentence, verb, "loan.syndicate", &lender.members, &borrowers, &objects);
        out.extend(found);
    }
}

fn actor<'s>(sentence: &'s Sentence<'_>, at: u32) -> Option<&'s Group> {
    let group = sentence.actor(at, &[Bank, Company])?;
    let lends = |g: &Group| lends(sentence, g.kind, &g.members);
    if lends(group) {
        return Some(group);
    }
    // The firm may be what the clause is about: 公司缺钱，甲银行….
    sentence.actor(at, &[Bank]).filter(|g| lends(g))
}

/// The firm that the sentence named before its lender.
fn named_before(sentence: &Sentence<'_>, lender: &Group) -> Option<Vec<Filler>> {
    let firm = sentence.groups.iter().rev().find(|g| g.end <= lender.span.start && g.kind == Company)?;
    Some(entities(&firm.members).collect())
}

/// `300万元贷款到账……甲银行为乙公司办理的贷款`: an amount of a loan that the sentence told before its verb.
fn announced(sentence: &Sentence<'_>, at: u32) -> Option<u32> {
    let before = Span::new(sentence.span.start as usize, at as usize);
    let mut told = sentence
        .figures(before, Kind::Money)
        .filter(|(_, f)| sentence.between(f.span.end, at).starts_with("贷款"));
    told.next().filter(|_| told.next().is_none()).map(|(i, _)| i)
}

/// One relation an object; 分别 gives each party its own.
fn paired(
    sentence: &Sentence<'_>,
    verb: Span<Clean>,
    rule: &'static str,
    lenders: &[u32],
    borrowers: &[Filler],
    objects: &[Object],
) -> Vec<Relation> {
    let clause = sentence.clause(verb.start);
    let each = sentence.between(clause.start, clause.end).contains("分别");
    let status = modality::status(sentence, verb.start);
    objects
        .iter()
        .enumerate()
        .map(|(i, object)| {
            let lenders = match lenders.get(i) {
                Some(one) if each && lenders.len() == objects.len() && lenders.len() > 1 => {
                    std::slice::from_ref(one)
                }
                _ => lenders,
            };
            let borrowers = match borrowers.get(i) {
                Some(one) if each && borrowers.len() == objects.len() && borrowers.len() > 1 => {
                    std::slice::from_ref(one)
                }
                _ => borrowers,
            };
            Relation::new("loan", rule, status, sentence.span)
                .with("lender", entities(lenders))
                .with("borrower", borrowers.iter().copied())
                .with("amount", object.amount.map(Filler::Figure))
                .with("date", object::date(sentence, verb.start))
                .with("product", object.product.map(Filler::Text))
                .with("term", object::named_figure(sentence, verb.start, Kind::Duration, &["期限", "为期"]))
                .with("rate", object::named_figure(sentence, verb.start, Kind::Percent, &["利率"]))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::relations::testing::check;

    #[test]
    fn the_lender_gives() {
        check(&[
            (
                "{b:甲银行}很早布局。{d:2023年}，该行基于判断，向{c:乙公司}提供了{¥:500万元}投贷联动贷款和{¥:300万元}知识产权质押融资贷款。",
                &[
                    "loan lender=甲银行 borrower=乙公司 amount=500万元 date=2023年 product=投贷联动贷款",
                    "loan lender=甲银行 borrower=乙公司 amount=300万元 date=2023年 product=知识产权质押融资贷款",
                ],
            ),
            (
                "{c:丙公司}被推荐，{b:甲银行}又向该企业投放{¥:300万元}科创助力贷款。",
                &["loan lender=甲银行 borrower=丙公司 amount=300万元 product=科创助力贷款"],
            ),
            (
                "{b:甲银行}支行的团队于{d:2024年12月}向{c:乙公司}投放{¥:500万元}担保基金贷款，专门用于购买零部件。",
                &["loan lender=甲银行 borrower=乙公司 amount=500万元 date=2024年12月 product=担保基金贷款"],
            ),
            (
                "近日，{b:甲银行}成功落地试点业务，为海州某民营科技企业发放并购贷款。该笔贷款期限长达{t:10年}。",
                &["loan lender=甲银行 borrower=海州某民营科技企业 product=并购贷款 term=10年"],
            ),
            (
                "{¥:300万元}贷款到账……{b:甲银行}为{c:乙公司}办理的普惠贷款业务全程线上。",
                &["loan lender=甲银行 borrower=乙公司 amount=300万元 product=普惠贷款"],
            ),
            (
                "{c:乙公司}负责人{p:陶山}说，了解到公司急需资金，{b:甲银行}仅用{t:3天}便发放了贷款{¥:120万元}，实际利率仅为{%:1.85%}。",
                &[
                    "loan lender=甲银行 borrower=乙公司 amount=120万元 product=贷款 rate=1.85%",
                    "position person=陶山 title=负责人 organisation=乙公司",
                ],
            ),
            (
                "{b:甲银行}为{c:乙公司}、{c:丙公司}分别发放{¥:600万元}、{¥:450万元}“海产贷”。",
                &[
                    "loan lender=甲银行 borrower=乙公司 amount=600万元 product=海产贷",
                    "loan lender=甲银行 borrower=丙公司 amount=450万元 product=海产贷",
                ],
            ),
            (
                "{c:乙公司}是首批受益企业。{d:今年8月}，{b:甲银行}为其发放了{¥:5000万元}研发贷款。",
                &["loan lender=甲银行 borrower=乙公司 amount=5000万元 date=今年8月 product=研发贷款"],
            ),
        ]);
    }

    #[test]
    fn the_borrower_receives() {
        check(&[
            (
                "{p:马山}获得了{b:甲银行}的{¥:30万元}信用贷款，需求得到满足。",
                &["loan lender=甲银行 borrower=马山 amount=30万元 product=信用贷款"],
            ),
            (
                "{c:乙公司}，通过当地{b:甲银行}的绿色通道，成功获批“科捷贷”{¥:1000万元}。",
                &["loan lender=甲银行 borrower=乙公司 amount=1000万元 product=科捷贷"],
            ),
            (
                "{d:去年4月}，{a:丙合作社}从当地{b:甲银行}拿到了“茶叶贷”{¥:600万元}。",
                &["loan lender=甲银行 borrower=丙合作社 amount=600万元 date=去年4月 product=茶叶贷"],
            ),
        ]);
    }

    #[test]
    fn a_contract_is_a_loan_and_its_shares_are_loans() {
        check(&[(
            "{b:甲银行}、{b:乙银行}与{c:丙公司}签署银团贷款合同，贷款总额{¥:42亿元}。其中，{b:甲银行}和{b:乙银行}分别承贷{¥:16亿元}和{¥:12亿元}。",
            &[
                "signing party=甲银行,乙银行,丙公司 object=银团贷款合同 amount=42亿元",
                "loan lender=甲银行,乙银行 borrower=丙公司 amount=42亿元",
                "loan lender=甲银行 borrower=丙公司 amount=16亿元",
                "loan lender=乙银行 borrower=丙公司 amount=12亿元",
            ],
        )]);
    }

    #[test]
    fn the_lender_owns_the_loan() {
        check(&[(
            "{c:乙公司}的机器人面世。董事长{p:王石}说：“{b:甲银行}{d:2024年末}的{¥:500万}信用贷款，加速了我们的研发。”",
            &[
                "position person=王石 title=董事长 organisation=乙公司",
                "loan lender=甲银行 borrower=乙公司 amount=500万 date=2024年末 product=信用贷款",
            ],
        )]);
    }

    #[test]
    fn the_borrower_may_follow_the_verb() {
        check(&[(
            "{c:乙公司}发展很快。{d:2022年3月}，{b:甲银行}给予其{¥:500万元}纯信用贷款。",
            &["loan lender=甲银行 borrower=乙公司 amount=500万元 date=2022年3月 product=纯信用贷款"],
        )]);
    }

    #[test]
    fn wishes_and_totals_are_no_loans() {
        check(&[
            ("鼓励{b:甲银行}向{c:乙公司}发放贷款。", &[]),
            ("{b:甲银行}贷款余额{¥:500亿元}。", &[]),
            ("{b:甲银行}{d:上半年}累计发放贷款{¥:500亿元}。", &[]),
            ("银行为小微企业提供贷款{¥:5亿元}。", &[]),
        ]);
    }
}
