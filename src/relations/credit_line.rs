//! credit_line: lender, borrower, amount, date of a line of credit (授信).

use super::object::{self, entities, lends};
use super::sentence::{Case, Group, Sentence};
use super::{Filler, Relation, cue, modality};
use crate::entities::EntityType::{self, *};
use crate::figures::Kind;
use crate::phrases::{self, Sets, holds};
use crate::span::{Clean, Span};

const BORROWERS: &[EntityType] = &[Company, Institute, Association, Government, Person];
const RECEIVE: &[&str] = &["获得", "获批", "拿到", "取得", "得到", "获"];
const ASK: &[&str] = &["申请"];
const GIVE: &[&str] =
    &["给予", "授予", "提供", "核定", "批复", "发布", "新增", "追加", "核准", "授信", "予以", "落地"];

/// One line of credit a sentence: more are statistics.
pub(super) fn find(sentence: &Sentence<'_>, out: &mut Vec<Relation>) {
    let Some(noun) = sentence.find(cue::CREDIT).find(|n| amount(sentence, *n).is_some()) else { return };
    if modality::is_unreal(sentence, noun.start) {
        return;
    }
    let clause = sentence.clause(noun.start);
    let before = sentence.between(clause.start, noun.start);
    let verb = |words: &[&str]| {
        words.iter().filter_map(|w| phrases::rfind(before, w)).max().map(|i| clause.start + i as u32)
    };
    let is_lender = |g: &&Group| lends(sentence, g.kind, &g.members);
    let amount = amount(sentence, noun);
    let (lender, borrower, rule) = if let Some(at) = verb(RECEIVE).or(verb(ASK)) {
        let inside =
            sentence.groups.iter().find(|g| g.span.start >= at && g.end <= clause.end).filter(is_lender);
        // 由丙提供担保: who guarantees does not lend.
        let guaranteed = sentence.between(at, clause.end).contains("担保");
        let marked = sentence
            .groups
            .iter()
            .rev()
            .filter(|g| g.end <= at && g.case != Case::Plain)
            .filter(|g| !(guaranteed && g.case == Case::By))
            .find(is_lender);
        let inside = inside.filter(|g| !(guaranteed && g.case == Case::By));
        // 公司与甲银行签署协议，获得授信: both stand in one group.
        let listed = sentence
            .groups
            .iter()
            .rev()
            .find(|g| g.end <= at && g.members.len() == 2 && is_borrower(sentence, g));
        let borrower = sentence.actor(at, BORROWERS).or_else(|| sentence.carried_to(at, BORROWERS));
        match (inside.or(marked), borrower, listed) {
            (Some(lender), Some(borrower), _) => {
                (lender.members.clone(), fillers(borrower), "credit_line.receive")
            }
            (None, _, Some(both)) => match both.members.as_slice() {
                [borrower, lender] => (vec![*lender], vec![Filler::Entity(*borrower)], "credit_line.receive"),
                _ => return,
            },
            _ => return,
        }
    } else if let Some(at) =
        verb(GIVE).or_else(|| before.is_empty().then_some(noun.start)).or(Some(noun.start))
    {
        let Some(lender) = sentence.actor(at, &[Bank, Company]).filter(is_lender) else { return };
        let to = sentence.marked(noun.start, Case::To, BORROWERS).filter(|g| g.span.start >= lender.end);
        let after =
            sentence.groups.iter().find(|g| g.span.start > at && g.end <= noun.start && g.is(BORROWERS));
        let helped = || helped(sentence, noun.end);
        let Some(borrower) = to.or(after).map(fillers).or_else(helped) else { return };
        (lender.members.clone(), borrower, "credit_line.give")
    } else {
        return;
    };
    // 公司与甲银行签署合同，为乙向该行申请: who lends does not borrow.
    let mut borrower = borrower;
    borrower.retain(|b| !matches!(b, Filler::Entity(e) if lender.contains(e)));
    if borrower.is_empty() {
        return;
    }
    let status = modality::status(sentence, noun.start);
    out.push(
        Relation::new("credit_line", rule, status, sentence.span)
            .with("lender", entities(&lender))
            .with("borrower", borrower)
            .with("amount", amount.map(Filler::Figure))
            .with("date", object::date(sentence, noun.start)),
    );
}

fn fillers(group: &Group) -> Vec<Filler> {
    entities(&group.members).collect()
}

/// A firm and a bank in one list.
fn is_borrower(sentence: &Sentence<'_>, group: &Group) -> bool {
    let kind = |i: usize| {
        group.members.get(i).and_then(|e| sentence.scene.entities.get(*e as usize)).map(|e| e.kind)
    };
    kind(0).is_some_and(|k| BORROWERS.contains(&k)) && kind(1) == Some(Bank)
}

/// The amount beside 授信: 1亿元的授信额度, 综合授信额度12亿元.
fn amount(sentence: &Sentence<'_>, noun: Span<Clean>) -> Option<u32> {
    let clause = sentence.clause(noun.start);
    let near = |text: &str, limit: usize| text.chars().count() <= limit && !holds(text, "余额");
    let after = sentence
        .figures(Span::new(noun.end as usize, clause.end as usize), Kind::Money)
        .find(|(_, f)| near(sentence.between(noun.end, f.span.start), 8));
    let before = || {
        let region = Span::new(clause.start as usize, noun.start as usize);
        sentence
            .figures(region, Kind::Money)
            .rev()
            .find(|(_, f)| near(sentence.between(f.span.end, noun.start), 6))
    };
    before().or(after).map(|(i, _)| i)
}

/// `…授信额度，助力本市人工智能企业复工复产`: whom it is for.
fn helped(sentence: &Sentence<'_>, at: u32) -> Option<Vec<Filler>> {
    let rest = sentence.between(at, sentence.span.end);
    let (i, word) =
        ["助力", "支持", "用于支持"].iter().filter_map(|w| phrases::find(rest, w).map(|i| (i, *w))).min()?;
    let start = at as usize + i + word.len();
    if let Some(group) = sentence.groups.iter().find(|g| g.span.start as usize == start) {
        return Some(fillers(group));
    }
    let said = rest.get(i + word.len()..)?;
    let end = said.find("企业").map(|i| i + "企业".len())?;
    let phrase = said.get(..end)?;
    let plain = phrase.chars().count() <= 14 && !phrase.holds_in("，。、的");
    plain.then(|| vec![Filler::Text(Span::new(start, start + end))])
}

#[cfg(test)]
mod tests {
    use crate::relations::testing::check;

    #[test]
    fn lines_of_credit() {
        check(&[
            (
                "{c:天芯公司}很快获得了{b:甲银行}{¥:1亿元}的授信额度。",
                &["credit_line lender=甲银行 borrower=天芯公司 amount=1亿元"],
            ),
            (
                "{b:甲银行}、{b:乙银行}和{b:丙银行}共同发布{¥:650亿元}贷款总授信额度，助力本市软件企业复工复产。",
                &["credit_line lender=甲银行,乙银行,丙银行 borrower=本市软件企业 amount=650亿元"],
            ),
            (
                "{d:7月2日}，{c:星屿公司}与{b:甲银行}签署合作协议，获得综合授信额度{¥:12亿元}。",
                &[
                    "signing party=星屿公司,甲银行 object=合作协议 date=7月2日",
                    "credit_line lender=甲银行 borrower=星屿公司 amount=12亿元 date=7月2日",
                ],
            ),
            (
                "{c:乙公司}向{b:甲银行}申请综合授信额度{¥:1.5亿元}。",
                &["credit_line planned lender=甲银行 borrower=乙公司 amount=1.5亿元"],
            ),
            (
                "{b:甲银行}给予{c:乙公司}{¥:2亿元}授信。",
                &["credit_line lender=甲银行 borrower=乙公司 amount=2亿元"],
            ),
            ("{b:甲银行}新增授信{¥:200亿元}。", &[]),
        ]);
    }
}
