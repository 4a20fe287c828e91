//! position: person, title, organisation.
//!
//! A title stands before its person (上海市经信委主任吴金城), after it (温家宝总理), or behind a verb
//! (聘任沈听澜为该行行长). Several offices of one person are several relations.

use super::bare_title::{alone, byline, unlisted};
use super::scene::Name;
use super::sentence::Sentence;
use super::title::{self, Title};
use super::{Filler, Relation, RelationStatus, latest, office};
use crate::entities::EntityType;
use crate::lexicon::persons::{Offices, without_address};
use crate::phrases::Sets;
use crate::span::{Clean, Span};

pub(super) fn find(sentence: &Sentence<'_>, out: &mut Vec<Relation>) {
    let names = sentence.names;
    for (i, person) in names.iter().enumerate() {
        if person.kind != EntityType::Person {
            continue;
        }
        let before = names.get(..i).unwrap_or(&[]);
        let found = before_person(sentence, before, person, out);
        if !found {
            after_person(sentence, person, out);
        }
    }
    office::behind_verbs(sentence, out);
}

/// An office: the titles that one organisation gives.
pub(super) struct Office {
    pub titles: Vec<Title>,
    pub organisation: Option<Filler>,
}

pub(super) fn push(
    office: Office,
    person: u32,
    status: RelationStatus,
    span: Span<Clean>,
    rule: &'static str,
    out: &mut Vec<Relation>,
) {
    let ended = office.titles.iter().any(|t| t.ended);
    let status = if ended { RelationStatus::Ended } else { status };
    let relation = Relation::new("position", rule, status, span)
        .with("person", [Filler::Entity(person)])
        .with("title", office.titles.iter().map(|t| Filler::Text(t.span)))
        .with("organisation", office.organisation);
    out.push(relation);
}

/// The end of the text before `at` that is neither space nor an opening quote.
fn trimmed_end(text: &str, start: u32, at: u32) -> u32 {
    let before = text.get(start as usize..at as usize).unwrap_or("");
    start + before.trim_end_in(" 　■").len() as u32
}

/// Reads the chain of offices that ends at the person: `甲部乙司副司长、丙组副组长张某`.
fn before_person(sentence: &Sentence<'_>, before: &[Name], person: &Name, out: &mut Vec<Relation>) -> bool {
    let scene = sentence.scene;
    let text = scene.text;
    let start = sentence.span.start;
    let mut offices: Vec<Office> = Vec::new();
    let mut end = trimmed_end(text, start, person.span.start);
    let mut rest = before;
    loop {
        let (name, earlier) = match rest.split_last() {
            Some((name, earlier)) if name.end <= end => (Some(name), earlier),
            Some((_, earlier)) => {
                // A name inside what was read already.
                rest = earlier;
                continue;
            }
            None => (None, rest),
        };
        let from = name.map_or(start, |n| n.end);
        // A person just before shares the title: 记者甲、乙.
        if let Some(other) = name
            && other.kind == EntityType::Person
            && offices.is_empty()
            && is_list_gap(text.get(from as usize..end as usize).unwrap_or(""), end < person.span.start)
        {
            return copy(other.entity, person, sentence, out);
        }
        let said = text.get(from as usize..end as usize).unwrap_or("");
        // 执行董事为甲先生、乙先生: the copula stands between the title and its bearers.
        if offices.is_empty() {
            let bare = said.trim_end_in("：:");
            let bare = bare
                .strip_suffix('为')
                .or_else(|| bare.strip_suffix('是'))
                .filter(|b| title::ends_in_title(scene.offices, b));
            end -= bare.map_or(0, |b| said.len() - b.len()) as u32;
        }
        let gap = Span::<Clean>::new(from as usize, end as usize);
        let employs = name.filter(|n| employer(n));
        let office = employs.and_then(|n| {
            let mut titles = title::titles(scene.offices, text, inner(text, gap))?;
            if n.kind == EntityType::Place && !titles.iter().all(|t| of_places(t.span.of(text))) {
                return None;
            }
            // 时任甲银行董事长: the word of time stands before the firm.
            let earlier = text.get(start as usize..n.span.start as usize).unwrap_or("");
            let past = title::TIMES.iter().any(|(w, ended)| *ended && w.len() > 3 && earlier.ends_with(w))
                || earlier.ends_with('原');
            titles.iter_mut().for_each(|t| t.ended |= past);
            Some(Office { titles, organisation: Some(Filler::Entity(n.entity)) })
        });
        match office {
            Some(office) => {
                offices.extend(parted(text, scene.offices, office).into_iter().rev());
                let start_of = employs.map_or(from, |n| n.span.start);
                let left = text.get(start as usize..start_of as usize).unwrap_or("");
                let Some(more) = left.strip_suffix(['、', '兼']) else { break };
                end = start + more.len() as u32;
                rest = earlier;
            }
            None => {
                if offices.is_empty() {
                    offices.extend(byline(scene, name, gap).or_else(|| alone(sentence, gap, person)));
                }
                break;
            }
        }
    }
    let found = !offices.is_empty();
    for office in offices.into_iter().rev() {
        let from = office.titles.first().map_or(person.span, |t| t.span);
        push(office, person.entity, RelationStatus::Done, from.join(person.span), "position.before", out);
    }
    found
}

/// `清华大学教授、智能产业研究院副院长`: a later title may bring its own organisation.
fn parted(text: &str, words: &Offices, office: Office) -> Vec<Office> {
    let mut out = vec![Office { titles: Vec::new(), organisation: office.organisation }];
    for (i, title) in office.titles.into_iter().enumerate() {
        let own = title::own_start(words, title.span.of(text)).unwrap_or(0);
        let start = title.span.start as usize;
        let before = Span::<Clean>::new(start, start + own);
        if i > 0 && unlisted(before.of(text)) {
            let span = Span::new(start + own, title.span.end as usize);
            out.push(Office {
                titles: vec![Title { span, ..title }],
                organisation: Some(Filler::Text(before)),
            });
        } else if let Some(last) = out.last_mut() {
            last.titles.push(title);
        }
    }
    out.retain(|o| !o.titles.is_empty());
    out
}

/// The gap without what may stand between an organisation and its title.
fn inner(text: &str, gap: Span<Clean>) -> Span<Clean> {
    let said = gap.of(text);
    let trimmed = said.trim_start_in(" 　（(");
    let trimmed = trimmed.strip_prefix('的').unwrap_or(trimmed);
    Span::new(gap.end as usize - trimmed.len(), gap.end as usize)
}

/// Offices that a place itself gives.
fn of_places(title: &str) -> bool {
    const OFFICES: &[&str] = &[
        "市长", "书记", "省长", "县长", "区长", "镇长", "乡长", "州长", "村长", "主席", "总统", "总理",
        "首相", "国王", "大使", "部长", "议员", "代表", "委员", "主任", "领事", "外长", "财长", "特使",
    ];
    OFFICES.iter().any(|o| title.ends_with(o))
}

pub(super) fn employer(name: &Name) -> bool {
    name.is_organisation() || matches!(name.kind, EntityType::Place | EntityType::Event | EntityType::Product)
}

fn is_list_gap(gap: &str, spaced: bool) -> bool {
    let gap = without_address(gap);
    matches!(gap, "、" | "和" | "与" | "及" | "以及") || gap.is_empty() && spaced
}

/// The person's neighbour in a list has this office; so has the person.
fn copy(other: u32, person: &Name, sentence: &Sentence<'_>, out: &mut Vec<Relation>) -> bool {
    let shared = |r: &&Relation| {
        r.kind == "position"
            && r.role("person") == [Filler::Entity(other)]
            && r.rule == "position.before"
            && sentence.span.contains(r.span)
            // Only bylines and offices in number go for all: 副主任甲、乙.
            && r.role("title").iter().all(|t| matches!(t, Filler::Text(s) if is_shared(s.of(sentence.scene.text))))
    };
    let Some(relation) = latest(out).find(shared) else { return false };
    let mut relation = relation.clone();
    if let Some(role) = relation.roles.iter_mut().find(|(role, _)| *role == "person") {
        role.1 = vec![Filler::Entity(person.entity)];
    }
    relation.span = relation.span.join(person.span);
    out.push(relation);
    true
}

fn is_shared(title: &str) -> bool {
    [
        "执行董事",
        "独立董事",
        "独立非执行董事",
        "监事",
        "保荐代表人",
        "记者",
        "编辑",
        "通讯员",
        "研究员",
        "分析师",
        "委员",
        "副主任",
        "教授",
        "副市长",
        "副行长",
    ]
    .iter()
    .any(|t| title.ends_with(t))
}

/// 温家宝总理, 习近平总书记.
fn after_person(sentence: &Sentence<'_>, person: &Name, out: &mut Vec<Relation>) {
    const AFTER: &[&str] = &[
        "总书记",
        "总理",
        "副总理",
        "主席",
        "副主席",
        "总统",
        "首相",
        "省长",
        "副省长",
        "市长",
        "副市长",
        "部长",
        "副部长",
        "局长",
        "书记",
        "委员长",
        "院士",
        "教授",
        "行长",
        "副行长",
        "董事长",
        "总经理",
        "总裁",
        "主任",
        "院长",
        "会长",
        "校长",
        "司长",
        "厅长",
    ];
    let rest = sentence.between(person.end, sentence.span.end);
    let Some(word) = AFTER.iter().filter(|w| rest.starts_with(*w)).max_by_key(|w| w.len()) else { return };
    let start = person.end as usize;
    let titles = vec![Title { span: Span::new(start, start + word.len()), ended: false }];
    let span = person.span.join(Span::new(start, start + word.len()));
    push(
        Office { titles, organisation: None },
        person.entity,
        RelationStatus::Done,
        span,
        "position.after",
        out,
    );
}

#[cfg(test)]
mod tests {
    use crate::relations::testing::check;

    #[test]
    fn titles_before_their_person() {
        check(&[
            (
                "{g:海州市经信委}主任{p:吴明}在会上说",
                &["position person=吴明 title=主任 organisation=海州市经信委"],
            ),
            (
                "{g:工信部规划司}副司长、{a:甲基金筹备组}副组长{p:张华}透露",
                &[
                    "position person=张华 title=副司长 organisation=工信部规划司",
                    "position person=张华 title=副组长 organisation=甲基金筹备组",
                ],
            ),
            (
                "{i:海州实验室}首席专家、主任{p:曾山}认为",
                &["position person=曾山 title=首席专家,主任 organisation=海州实验室"],
            ),
            (
                "{c:甲芯公司}发展迅速。公司CFO{p:杨石}说",
                &["position person=杨石 title=CFO organisation=甲芯公司"],
            ),
            (
                "{c:甲芯公司}发展迅速。董事长{p:王石}说",
                &["position person=王石 title=董事长 organisation=甲芯公司"],
            ),
            (
                "{g:丙国议院}前副议长{p:汉斯}出席",
                &["position ended person=汉斯 title=前副议长 organisation=丙国议院"],
            ),
            ("{m:青海报}记者{p:孙一}", &["position person=孙一 title=记者 organisation=青海报"]),
            ("{m:甲证券网}讯（记者{p:宋二}）", &["position person=宋二 title=记者 organisation=甲证券网"]),
            ("责任编辑：{p:李三}", &["position person=李三 title=责任编辑"]),
            (
                "记者{p:孙一}、{p:宋二}",
                &["position person=孙一 title=记者", "position person=宋二 title=记者"],
            ),
            (
                "{i:清海大学}教授、智能产业研究院副院长{p:韩北}认为",
                &[
                    "position person=韩北 title=教授 organisation=清海大学",
                    "position person=韩北 title=副院长 organisation=智能产业研究院",
                ],
            ),
            ("闽屿风电董事长{p:蔡云}说", &["position person=蔡云 title=董事长"]),
            (
                "{c:甲公司}年度报告。公司董事会收到副总经理{p:韩冰}的辞职报告",
                &["position person=韩冰 title=副总经理 organisation=甲公司"],
            ),
            ("{b:甲银行}与{p:王石}交谈", &[]),
        ]);
    }

    #[test]
    fn titles_after_their_person() {
        check(&[
            ("{p:温和}总理十分重视", &["position person=温和 title=总理"]),
            ("{p:马方}副主席：", &["position person=马方 title=副主席"]),
        ]);
    }
}
