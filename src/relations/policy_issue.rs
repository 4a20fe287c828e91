//! policy_issue: who issued which law, plan, measure or report, with number and date.

use super::object::{self, entities};
use super::scene::Scene;
use super::sentence::{Case, Group, Sentence};
use super::{Filler, Relation, RelationStatus, modality};
use crate::entities::Entity;
use crate::entities::EntityType::{self, *};
use crate::figures::Kind;
use crate::phrases::{Sets, holds_any};
use crate::span::{Clean, Span};

const ISSUERS: &[EntityType] = &[Government, Association, Bank, Company, Institute, Media, Place];
const VERBS: &[&str] = &[
    "印发",
    "发布",
    "出台",
    "制定",
    "公布",
    "下发",
    "颁布",
    "编制",
    "制订",
    "修订",
    "签发",
    "发出",
    "转发",
    "推出",
    "審議通過",
];
/// Between a verb and its policy: 印发了, 发布最新研究成果.
const LONGEST_GAP: usize = 6;

pub(super) fn find(sentence: &Sentence<'_>, out: &mut Vec<Relation>) {
    for policy in sentence.groups.iter().filter(|g| g.kind == Policy) {
        let found = active(sentence, policy)
            .or_else(|| passive(sentence, policy))
            .or_else(|| titled(sentence, policy))
            .or_else(|| numbered(sentence, policy));
        out.extend(found);
    }
}

/// A联合B印发《P》.
fn active(sentence: &Sentence<'_>, policy: &Group) -> Option<Relation> {
    let clause = sentence.clause(policy.span.start);
    let before = sentence.between(clause.start, policy.span.start);
    let (i, verb) = VERBS.iter().filter_map(|v| before.rfind(v).map(|i| (i, *v))).max()?;
    let gap = before.get(i + verb.len()..)?.trim_in("了的“ ");
    if gap.chars().count() > LONGEST_GAP && gap != "最新研究成果"
        || gap.starts_with("关于") && gap.len() > "关于".len()
    {
        return None;
    }
    let at = clause.start + i as u32;
    let unreal = modality::is_unreal(sentence, at);
    let issuers = issuers(sentence, at);
    let status = modality::status(sentence, at);
    // Whoever is to make a paper some day has not issued it.
    if unreal || issuers.is_empty() || status == RelationStatus::Planned && verb != "印发" {
        return None;
    }
    Some(relation(sentence, policy, "policy_issue.active", status, &issuers, at))
}

/// The actor with those whom 联合 adds. A place issues where no agency does: 北京市出台….
fn issuers(sentence: &Sentence<'_>, at: u32) -> Vec<u32> {
    let found = super::signing::parties(sentence, at, ISSUERS);
    if !found.is_empty() {
        return found;
    }
    let clause = sentence.clause(at);
    let place = |n: &&super::scene::Name| n.kind == Place && n.end <= at;
    let own = sentence
        .names
        .iter()
        .rfind(|n| place(n) && n.span.start >= clause.start && clause.start == n.span.start);
    // 据了解，北京市推进…，出台《…》: the place that begins a clause.
    let begins = |n: &&super::scene::Name| place(n) && sentence.clause(n.span.start).start == n.span.start;
    // 湖北省药械集采部门发布: an office of the place, which we do not know, did it.
    let stranger = own.is_some_and(|n| {
        let gap = sentence.between(n.end, at);
        holds_any(gap, &["部门", "局", "厅", "委", "办", "会", "中心", "院", "府"]).is_some()
    });
    if stranger {
        return Vec::new();
    }
    let place = own.or_else(|| sentence.names.iter().rfind(begins));
    place.map_or_else(|| region(sentence, at), |n| vec![n.entity])
}

/// 同时，出台《北州市投资条例》: a paper without a subject is that of the region in its title.
fn region(sentence: &Sentence<'_>, at: u32) -> Vec<u32> {
    let rest = sentence.between(at, sentence.span.end);
    let title = rest.find('《').and_then(|i| rest.get(i + '《'.len_utf8()..)).unwrap_or("");
    let starts = |e: &Entity| e.kind == Place && e.name.chars().count() > 2 && title.starts_with(&e.name);
    sentence.scene.entities.iter().position(starts).map_or(Vec::new(), |i| vec![i as u32])
}

/// 6月，《P》正式发布; 由A编制的《P》发布.
fn passive(sentence: &Sentence<'_>, policy: &Group) -> Option<Relation> {
    let clause = sentence.clause(policy.span.start);
    let after = sentence.between(policy.end, clause.end);
    let trimmed = after.trim_end_in("，。；…,;！");
    let words = [
        "",
        "正式",
        "近日",
        "日前",
        "今日",
        "同步",
        "已",
        "重磅",
        "对外",
        "于近日",
        "今天",
        "现场",
        "由此",
        "在会上",
        "在会上正式",
    ];
    let said = VERBS
        .iter()
        .chain(&["施行", "实施", "亮相", "面世"])
        .filter_map(|v| trimmed.strip_suffix(v))
        .find(|w| words.contains(&w.trim()));
    said?;
    let date = object::date(sentence, policy.span.start).is_some();
    let by = sentence
        .groups
        .iter()
        .rev()
        .find(|g| g.end <= policy.span.start && g.case == Case::By && g.is(ISSUERS));
    let issuers = by.map(|g| g.members.clone()).unwrap_or_default();
    // Without issuer or date, a headline tells nothing.
    (date || !issuers.is_empty()).then(|| {
        relation(sentence, policy, "policy_issue.passive", RelationStatus::Done, &issuers, policy.span.start)
    })
}

/// 《国务院办公厅关于…的意见》（国办发〔2025〕8号): the title says who.
fn titled(sentence: &Sentence<'_>, policy: &Group) -> Option<Relation> {
    let number = number(sentence, policy)?;
    let title = policy.span.of(sentence.scene.text);
    let inner = title.trim_start_matches('《');
    let end = inner.find("关于")?;
    let issuer = inner.get(..end)?;
    let agency = ["厅", "部", "局", "会", "委", "院", "府", "室", "行", "署", "办", "省", "市"]
        .iter()
        .any(|w| issuer.ends_with(w));
    if !agency || issuer.chars().count() > 30 {
        return None;
    }
    let start = policy.span.start as usize + title.len() - inner.len();
    Some(
        Relation::new("policy_issue", "policy_issue.titled", RelationStatus::Done, policy.span)
            .with("policy", entities(&policy.members))
            .with("issuer", [named(sentence, issuer).unwrap_or(Filler::Text(Span::new(start, start + end)))])
            .with("number", [number]),
    )
}

/// 经中国证监会《关于核准…的批复》（证监许可〔2012〕1724号）核准: the agency stands right before its numbered paper.
fn numbered(sentence: &Sentence<'_>, policy: &Group) -> Option<Relation> {
    number(sentence, policy)?;
    let issuer = sentence.groups.iter().find(|g| {
        g.is(ISSUERS) && sentence.between(g.end, policy.span.start).is_empty() && g.end == policy.span.start
    })?;
    Some(relation(
        sentence,
        policy,
        "policy_issue.numbered",
        RelationStatus::Done,
        &issuer.members,
        policy.span.start,
    ))
}

/// The entity that is called `name`.
fn named(sentence: &Sentence<'_>, name: &str) -> Option<Filler> {
    let index =
        sentence.scene.entities.iter().position(|e| e.name == name || e.aliases.iter().any(|a| a == name))?;
    Some(Filler::Entity(index as u32))
}

/// The document number behind a policy: （金发〔2025〕18号）.
fn number(sentence: &Sentence<'_>, policy: &Group) -> Option<Filler> {
    let region = Span::<Clean>::new(policy.span.end as usize, sentence.span.end as usize);
    let (i, figure) = sentence.figures(region, Kind::Docno).next()?;
    let gap = sentence.between(policy.span.end, figure.span.start);
    matches!(gap.trim(), "" | "（" | "(" | "（文号：" | "（文号").then_some(Filler::Figure(i))
}

fn relation(
    sentence: &Sentence<'_>,
    policy: &Group,
    rule: &'static str,
    status: RelationStatus,
    issuers: &[u32],
    at: u32,
) -> Relation {
    Relation::new("policy_issue", rule, status, sentence.span)
        .with("policy", entities(&policy.members))
        .with("issuer", entities(issuers))
        .with("number", number(sentence, policy))
        .with("date", object::date(sentence, at))
}

/// 上海印发《措施》 in a headline says no more where the story says which agency did.
pub(super) fn without_places(scene: &Scene<'_>, out: &mut Vec<Relation>) {
    let place = |f: &Filler| matches!(f, Filler::Entity(i) if scene.entities.get(*i as usize).is_some_and(|e| e.kind == Place));
    let by_agency: Vec<Vec<Filler>> = out
        .iter()
        .filter(|r| {
            r.kind == "policy_issue" && !r.role("issuer").is_empty() && !r.role("issuer").iter().any(place)
        })
        .map(|r| r.role("policy").to_vec())
        .collect();
    let told = |r: &Relation| by_agency.iter().any(|p| p == r.role("policy"));
    out.retain(|r| {
        let weak = r.role("issuer").is_empty() || r.role("issuer").iter().any(place);
        r.kind != "policy_issue" || !weak || !told(r)
    });
}

#[cfg(test)]
mod tests {
    use crate::relations::testing::check;

    #[test]
    fn papers_have_issuers() {
        check(&[
            (
                "{d:近日}，{g:甲总局}、{g:乙部}、{g:丙部}联合印发{y:《指导意见》}（{n:金发〔2025〕18号}），共提出{#:4个}方面。",
                &[
                    "policy_issue policy=《指导意见》 issuer=甲总局,乙部,丙部 number=金发〔2025〕18号 date=近日",
                ],
            ),
            (
                "{a:甲公会}联合{b:乙银行}共同发布{y:《发展报告》}。",
                &["policy_issue policy=《发展报告》 issuer=甲公会,乙银行"],
            ),
            (
                "{d:2月24日}，{b:乙银行}与{m:丙社}联合编制的{y:《指数报告》}正式发布。",
                &["policy_issue policy=《指数报告》 issuer=乙银行,丙社 date=2月24日"],
            ),
            ("{d:6月}，{y:《行动方案》}发布。", &["policy_issue policy=《行动方案》 date=6月"]),
            (
                "落实{y:《国务院办公厅关于做好大文章的指导意见》}（{n:国办发〔2025〕8号}）",
                &[
                    "policy_issue policy=《国务院办公厅关于做好大文章的指导意见》 issuer=国务院办公厅 number=国办发〔2025〕8号",
                ],
            ),
            (
                "据了解，{l:北州市}稳步推进开放，同时，出台{y:《投资条例》}。",
                &["policy_issue policy=《投资条例》 issuer=北州市"],
            ),
            ("{g:甲部}拟制定{y:《技术政策》}。", &[]),
            ("根据{y:《投资条例》}规定", &[]),
        ]);
    }
}
