//! guarantee: guarantor, debtor, amount.

use super::object::entities;
use super::sentence::{Case, Group, Sentence};
use super::{Filler, Relation, cue, modality};
use crate::entities::EntityType::{self, *};
use crate::figures::Kind;
use crate::phrases::{Sets, holds, holds_any};
use crate::span::{Clean, Span};

const PARTIES: &[EntityType] = &[Company, Bank, Fund, Institute, Person, Association];

/// 甲为乙的1200万元贷款提供担保, 由丙提供连带责任保证.
pub(super) fn find(sentence: &Sentence<'_>, out: &mut Vec<Relation>) {
    let provided = |n: &Span<Clean>| {
        let before = sentence.between(sentence.clause(n.start).start, n.start);
        holds(before, "提供") && !before.ends_with("作为") && !holds(before, "质押作为")
    };
    let Some(noun) = sentence.find(cue::GUARANTEE).find(provided) else { return };
    let clause = sentence.clause(noun.start);
    let Some(verb) = sentence.find(cue::PROVIDE).rfind(|v| v.end <= noun.start && v.start >= clause.start)
    else {
        return;
    };
    if modality::is_unreal(sentence, verb.start) {
        return;
    }
    let by =
        sentence.groups.iter().rev().find(|g| {
            g.end <= verb.start && g.case == Case::By && g.is(PARTIES) && g.span.start >= clause.start
        });
    // 为甲向乙银行申请的贷款提供担保: the debtor stands behind 为.
    let for_whom = |g: &&Group| {
        let before = sentence.between(sentence.clause(g.span.start).start, g.span.start);
        let mark = before.rfind(['为', '向', '给', '对']).and_then(|i| before.get(i..));
        g.case == Case::To
            && g.is(PARTIES)
            && g.end <= verb.start
            && mark.is_some_and(|m| m.starts_in("为对"))
    };
    let to = sentence.groups.iter().rev().find(for_whom);
    let guarantor = by.or_else(|| {
        let to = to?;
        sentence.actor(to.span.start, PARTIES).or_else(|| sentence.carried_to(to.span.start, PARTIES))
    });
    // With 由, the debtor is whom an earlier clause gave the loan.
    let (Some(guarantor), Some(debtor)) =
        (guarantor, to.filter(|t| by.is_none_or(|b| b.members != t.members)))
    else {
        return;
    };
    // 甲公司与乙银行签署合同，为丙与乙银行的贷款担保: the bank of the list is whom the loan is from.
    let (guarantors, debtors) = (not_banks(sentence, guarantor), not_banks(sentence, debtor));
    if guarantors == debtors {
        return;
    }
    // 滨江将按比例为甲公司提供担保: a guarantor whom we do not know is not the firm of the clause before.
    let own = sentence.clause(debtor.span.start);
    if by.is_none() && guarantor.end <= own.start && sentence.strange(own.start, debtor.span.start) {
        return;
    }
    let within = Span::new(debtor.end as usize, verb.start as usize);
    let behind = Span::new(verb.end as usize, sentence.span.end as usize);
    let amount = sentence.figures(within, Kind::Money).next().filter(|_| by.is_none()).or_else(|| {
        sentence.figures(behind, Kind::Money).find(|(_, f)| {
            let said = sentence.between(sentence.clause(f.span.start).start, f.span.start);
            f.span.start < noun.end
                || holds_any(said, &["担保金额", "担保额", "本金", "额度", "金额"]).is_some()
        })
    });
    out.push(
        Relation::new(
            "guarantee",
            "guarantee.provide",
            // 为乙公司申请的贷款提供担保: that the loan is asked for says nothing of the guarantee.
            modality::status(sentence, if by.is_some() { verb.start } else { debtor.span.start }),
            sentence.span,
        )
        .with("guarantor", entities(&guarantors))
        .with("debtor", entities(&debtors))
        .with("amount", amount.map(|(i, _)| Filler::Figure(i))),
    );
}

/// The members of a list without its banks, unless it holds nothing else.
fn not_banks(sentence: &Sentence<'_>, group: &Group) -> Vec<u32> {
    let bank = |i: &u32| sentence.scene.entities.get(*i as usize).is_some_and(|e| e.kind == Bank);
    let others: Vec<u32> = group.members.iter().copied().filter(|i| !bank(i)).collect();
    if others.is_empty() { group.members.clone() } else { others }
}

#[cfg(test)]
mod tests {
    use crate::relations::testing::check;

    #[test]
    fn who_stands_for_whom() {
        check(&[
            (
                "{c:甲担保集团}已为{c:乙农机}的{¥:1200万元}贷款提供担保。",
                &["guarantee guarantor=甲担保集团 debtor=乙农机 amount=1200万元"],
            ),
            (
                "{c:甲精工}为{c:乙模具}上述授信提供连带责任保证担保，担保金额不超过{¥:1.5亿元}。",
                &["guarantee guarantor=甲精工 debtor=乙模具 amount=1.5亿元"],
            ),
            (
                "{b:甲银行}为{c:乙食品}发放{¥:600万元}“海产贷”，由{c:丙担保公司}提供担保。",
                &[
                    "loan lender=甲银行 borrower=乙食品 amount=600万元 product=海产贷",
                    "guarantee guarantor=丙担保公司 debtor=乙食品",
                ],
            ),
            (
                "{c:甲控股}公告，{c:丙航空}为{c:乙学院公司}向{b:丁银行}申请贷款提供连带责任保证担保。",
                &["guarantee guarantor=丙航空 debtor=乙学院公司"],
            ),
            (
                "{c:甲公司}拟为子公司{c:丙公司}与{b:丁银行}签订的贷款合同提供担保。",
                &["ownership parent=甲公司 child=丙公司", "guarantee planned guarantor=甲公司 debtor=丙公司"],
            ),
            ("要求企业提供担保。", &[]),
        ]);
    }
}
