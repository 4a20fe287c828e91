//! signing: party, object, amount, count, date of contracts and signed projects.

use super::object::{self, entities};
use super::sentence::{Case, Sentence};
use super::{Filler, Relation, cue, modality};
use crate::entities::EntityType::{self, *};
use crate::figures::Kind;
use crate::phrases::{self, Sets, holds_any, starts_any};
use crate::span::{Clean, Span};

const PARTIES: &[EntityType] = &[Bank, Company, Government, Association, Institute, Media, Fund];
/// What is signed; 签约 needs no object.
const PAPERS: &[&str] =
    &["协议", "合同", "备忘录", "意向书", "意向", "协定", "合约", "协议书", "框架", "約", "協議"];

pub(super) fn find(sentence: &Sentence<'_>, out: &mut Vec<Relation>) {
    let mut done = sentence.span.start;
    for verb in sentence.find(cue::SIGN) {
        if verb.start < done || modality::is_unreal(sentence, verb.start) {
            continue;
        }
        let after = sentence.between(verb.end, sentence.span.end);
        let noun = starts_any(after, &["金额", "额", "率", "客户", "方", "各方", "主体", "项目", "合同金额"])
            .is_some();
        let before = sentence.between(sentence.clause(verb.start).start, verb.start);
        let urged = holds_any(before, &["加快", "推进", "推动", "促进", "另行"]).is_some();
        if noun || urged || sentence.in_title(verb.start) {
            continue;
        }
        if after.starts_with("仪式") || after.starts_with("现场") || after.starts_with("活动") {
            continue;
        }
        if let Some(relation) = contract(sentence, verb) {
            done = sentence.clause(verb.start).end;
            let again = out.last().is_some_and(|r| {
                r.kind == "signing" && r.span == sentence.span && r.role("party") == relation.role("party")
            });
            if !(again && relation.role("object").is_empty()) {
                out.push(relation);
            }
        } else if let Some(relation) = projects(sentence, verb) {
            // What follows are parts of this total.
            out.push(relation);
            return;
        }
    }
}

/// Who signs together at byte `at`: the actor and those whom 与 adds.
pub(super) fn parties(sentence: &Sentence<'_>, at: u32, kinds: &[EntityType]) -> Vec<u32> {
    let clause = sentence.clause(at);
    let with: Vec<_> = sentence
        .groups
        .iter()
        .filter(|g| g.end <= at && g.case == Case::With && g.is(kinds) && g.span.start >= clause.start)
        .collect();
    let first = with.first().map_or(at, |g| g.span.start);
    let mut members: Vec<u32> = Vec::new();
    // 商务部：中厄签署协定: who speaks before a colon signs nothing.
    let speaks =
        |g: &&super::sentence::Group| g.kind == Government && sentence.between(g.end, first).starts_in("：:");
    let own = sentence.actor(first, kinds).filter(|g| kinds != PARTIES || !speaks(g));
    let own = own.or(sentence.carried.as_ref().filter(|g| g.is(kinds) && !with.is_empty()));
    for group in own.into_iter().chain(with) {
        members.extend(group.members.iter().filter(|m| !members.contains(m)).copied().collect::<Vec<_>>());
    }
    members
}

fn contract(sentence: &Sentence<'_>, verb: Span<Clean>) -> Option<Relation> {
    let clause = sentence.clause(verb.start);
    let members = parties(sentence, verb.start, PARTIES);
    let paper = paper(sentence, verb);
    // One name alone must sign something; two may simply sign.
    if members.is_empty() || members.len() == 1 && (paper.is_none() || !alone(sentence, verb)) {
        return None;
    }
    let count = sentence.figures(clause, Kind::Count).rfind(|(_, f)| f.span.end <= verb.start);
    Some(
        Relation::new("signing", "signing.contract", modality::status(sentence, verb.start), sentence.span)
            .with("party", entities(&members))
            .with("object", paper)
            .with("amount", amount(sentence, verb.end))
            .with("count", count.map(|(i, _)| Filler::Figure(i)))
            .with("date", object::date(sentence, verb.start)),
    )
}

/// Whether one name signs: it acts by its name, and what it signs is no attribute (与公司签署协议的客户).
fn alone(sentence: &Sentence<'_>, verb: Span<Clean>) -> bool {
    let named = sentence.actor(verb.start, PARTIES).is_some_and(|g| !g.pronoun);
    let rest = sentence.between(verb.end, sentence.clause(verb.start).end);
    if rest.starts_with('的') {
        return false;
    }
    let attribute = PAPERS.iter().any(|p| {
        phrases::find(rest, p).is_some_and(|i| rest.get(i + p.len()..).is_some_and(|r| r.starts_with('的')))
    });
    named && !attribute
}

/// The paper behind the verb: a title that is a name, or a phrase that ends with its noun.
fn paper(sentence: &Sentence<'_>, verb: Span<Clean>) -> Option<Filler> {
    let clause = sentence.clause(verb.start);
    let rest = sentence.between(verb.end, clause.end);
    let trimmed = rest.trim_start_in("了的 ");
    let start = clause.end - trimmed.len() as u32;
    if let Some(name) =
        sentence.names.iter().find(|n| n.span.start == start && matches!(n.kind, Policy | Work))
    {
        return Some(Filler::Entity(name.entity));
    }
    let end = trimmed.find(['，', '。', '；', ',', ';', '、', '（', '(', '》']).map_or(trimmed.len(), |i| {
        i + if trimmed.get(i..).is_some_and(|t| t.starts_with('》')) { '》'.len_utf8() } else { 0 }
    });
    let phrase = trimmed.get(..end)?;
    // 签署的协议为框架协议: what is said of the paper is not its name.
    let phrase =
        phrase.split(['为', '系']).next().filter(|p| PAPERS.iter().any(|w| p.ends_with(w))).unwrap_or(phrase);
    let last = PAPERS.iter().filter_map(|p| phrases::rfind(phrase, p).map(|i| i + p.len())).max()?;
    let last =
        if phrase.get(last..).is_some_and(|r| r.starts_with('》')) { last + '》'.len_utf8() } else { last };
    (phrase.chars().count() <= 40).then(|| Filler::Text(Span::new(start as usize, start as usize + last)))
}

/// 总投资近150亿元, 签约金额5亿元.
fn amount(sentence: &Sentence<'_>, from: u32) -> Option<Filler> {
    const WORDS: &[&str] = &["总投资", "总金额", "金额", "总额", "投资额", "总规模", "签约额"];
    let region = Span::new(from as usize, sentence.span.end as usize);
    let found = sentence.figures(region, Kind::Money).find(|(_, f)| {
        let before = sentence.between(sentence.clause(f.span.start).start, f.span.start);
        holds_any(before, WORDS).is_some()
    });
    found.map(|(i, _)| Filler::Figure(i))
}

/// `25个产业项目签约，总投资近150亿元`: what was signed, without who.
fn projects(sentence: &Sentence<'_>, verb: Span<Clean>) -> Option<Relation> {
    if verb.of(sentence.scene.text) != "签约" {
        return None;
    }
    let clause = sentence.clause(verb.start);
    let region = Span::new(clause.start as usize, verb.start as usize);
    let (count, figure) = sentence.figures(region, Kind::Count).next_back()?;
    let gap = sentence.between(figure.span.end, verb.start);
    let end = gap.find("项目").map(|i| i + "项目".len())?;
    let object = Span::new(figure.span.end as usize, figure.span.end as usize + end);
    // Parts of a total that stands in the sentence already are told by the total.
    let amount = amount(sentence, verb.end)?;
    Some(
        Relation::new("signing", "signing.projects", modality::status(sentence, verb.start), sentence.span)
            .with("object", [Filler::Text(object)])
            .with("amount", [amount])
            .with("count", [Filler::Figure(count)])
            .with("date", object::date(sentence, verb.start)),
    )
}

#[cfg(test)]
mod tests {
    use crate::relations::testing::check;

    #[test]
    fn contracts_have_parties() {
        check(&[
            (
                "{d:4月22日}，{c:甲财险}与{a:乙协会}签署战略合作协议，计划提供保障。",
                &["signing party=甲财险,乙协会 object=战略合作协议 date=4月22日"],
            ),
            (
                "{b:甲银行}、{b:乙银行}分别与{c:丙公司}、{c:丁公司}等{#:24家}企业云签署授信协议。",
                &["signing party=甲银行,乙银行,丙公司,丁公司 object=授信协议 count=24家"],
            ),
            (
                "{d:2024年10月}，{b:甲银行}向全省主要机构率先签订了基金意向。",
                &["signing party=甲银行 object=基金意向 date=2024年10月"],
            ),
            (
                "根据{c:甲公司}与{c:乙公司}、{c:丙公司}签署的《购买资产协议》约定",
                &["signing party=甲公司,乙公司,丙公司 object=《购买资产协议》"],
            ),
            (
                "{c:甲公司}与{i:乙研究院}签署的战略合作协议为框架协议，具体事宜另行签署合同约定。",
                &["signing party=甲公司,乙研究院 object=战略合作协议"],
            ),
            ("{c:甲公司}披露，{p:周展}擅自与其他企业签署合同。", &[]),
            ("{c:甲公司}新签约客户{#:28家}，签约合同金额达{¥:3300万元}。", &[]),
        ]);
    }

    #[test]
    fn projects_have_a_number_and_an_amount() {
        check(&[
            (
                "{g:市政府}人士说，会上{#:25个}“重点产业项目”签约，总投资近{¥:150亿元}。",
                &["signing object=“重点产业项目 amount=150亿元 count=25个"],
            ),
            ("{g:市政府}举行签约仪式。", &[]),
        ]);
    }
}
