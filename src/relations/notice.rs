//! policy_issue of an official notice: agencies and subject in its heading, the document number on a line of its own,
//! the same agencies and the day at its foot.

use super::line;
use super::object::entities;
use super::scene::{Name, Scene};
use super::{Filler, Relation, RelationStatus};
use crate::entities::EntityType::{Association, Bank, Government, Institute, Policy};
use crate::figures::Kind;
use crate::order::Map;
use crate::phrases::Sets;
use crate::span::{Clean, Span};

/// Replaces what single lines of the headings said by what the whole papers say.
pub(super) fn find(scene: &Scene<'_>, out: &mut Vec<Relation>) {
    let mut papers: Map<Filler, Vec<Filler>> = Map::default();
    let mut notices = Vec::new();
    for article in &scene.clean.articles {
        for number in numbers(scene, article.span) {
            let Some(notice) = read(scene, article.span, number) else { continue };
            for policy in notice.role("policy") {
                papers.entry(*policy).or_default().extend(notice.role("issuer"));
            }
            notices.push(notice);
        }
    }
    out.retain(|r| {
        let issuers = match r.role("policy") {
            [policy] if r.kind == "policy_issue" => papers.get(policy),
            _ => None,
        };
        !issuers.is_some_and(|issuers| r.role("issuer").iter().all(|i| issuers.contains(i)))
    });
    out.extend(notices);
}

/// Document numbers that fill a line.
fn numbers(scene: &Scene<'_>, span: Span<Clean>) -> Vec<(u32, Span<Clean>)> {
    let alone = |s: Span<Clean>| line(scene.text, s.start).of(scene.text).trim() == s.of(scene.text);
    scene
        .of_kind(span, Kind::Docno)
        .filter(|(_, f)| alone(f.span))
        .map(|(i, f)| (i, f.span))
        .take(3)
        .collect()
}

/// The line that holds byte `at`.
fn line(text: &str, at: u32) -> Span<Clean> {
    Span::new(line::start(text, at as usize), line::end(text, at as usize))
}

fn agency(name: &&Name) -> bool {
    matches!(name.kind, Government | Association | Bank | Institute) && !name.pronoun
}

fn read(scene: &Scene<'_>, article: Span<Clean>, (number, at): (u32, Span<Clean>)) -> Option<Relation> {
    let heading = heading(scene, article, at)?;
    let said = heading.of(scene.text);
    let about = heading.start + said.find("关于")? as u32;
    let title_names = scene.names_in(heading);
    let mut issuers: Vec<u32> =
        title_names.iter().filter(|n| n.end <= about).filter(agency).map(|n| n.entity).collect();
    issuers.dedup();
    let policy = title_names.iter().find(|n| n.kind == Policy && n.span.start >= about);
    let whole = title_names.iter().find(|n| n.kind == Policy && n.span.start < about);
    let mut issuer: Vec<Filler> = entities(&issuers).collect();
    let policy = match policy.or(whole) {
        Some(name) => Filler::Entity(name.entity),
        None => Filler::Text(heading),
    };
    if issuer.is_empty() {
        // The title is one name: its words before 关于 say who.
        let text = Span::<Clean>::new(heading.start as usize, about as usize);
        let name = text.of(scene.text).trim();
        let known = scene.entities.iter().position(|e| e.name == name || e.aliases.iter().any(|a| a == name));
        issuer.push(known.map_or(Filler::Text(text), |i| Filler::Entity(i as u32)));
    }
    let (signed, date) = foot(scene, Span::new(at.end as usize, article.end as usize));
    if signed.len() >= issuer.len() {
        issuer = entities(&signed).collect();
    }
    Some(
        Relation::new("policy_issue", "policy_issue.notice", RelationStatus::Done, heading.join(at))
            .with("policy", [policy])
            .with("issuer", issuer)
            .with("number", [Filler::Figure(number)])
            .with("date", date.map(Filler::Figure)),
    )
}

/// The lines above the number that end with the kind of paper: up to four, agencies first.
fn heading(scene: &Scene<'_>, article: Span<Clean>, number: Span<Clean>) -> Option<Span<Clean>> {
    let mut start = line(scene.text, number.start).start;
    let mut end = None;
    for _ in 0..5 {
        if start <= article.start {
            break;
        }
        let above = line(scene.text, start - 1);
        let said = above.of(scene.text).trim();
        let trimmed =
            above.end as usize - (above.of(scene.text).len() - above.of(scene.text).trim_end().len());
        match end {
            None if said.is_empty() => {}
            None if is_paper(said) => end = Some(trimmed),
            None => return None,
            // More agencies, or the first half of the title; no running text.
            Some(_) if said.is_empty() || said.ends_in("。，：；") || said.contains('】') => {
                break;
            }
            Some(_) if scene.names_in(above).iter().any(|n| agency(&n)) => {}
            Some(_) => break,
        }
        start = above.start;
    }
    let end = end?;
    let text = scene.text.get(start as usize..end)?;
    let trimmed = text.len() - text.trim_start().len();
    Some(Span::new(start as usize + trimmed, end))
}

fn is_paper(line: &str) -> bool {
    const ENDS: &[&str] = &[
        "通知", "意见", "复函", "批复", "决定", "公告", "通告", "办法", "函", "方案", "措施", "规定", "细则",
        "请示", "报告",
    ];
    let bare = line.trim_end_in("》）)”");
    ENDS.iter().any(|e| bare.ends_with(e))
}

/// The agencies that fill the lines before the day at the foot, and the day.
fn foot(scene: &Scene<'_>, body: Span<Clean>) -> (Vec<u32>, Option<u32>) {
    let mut signed: Vec<u32> = Vec::new();
    let mut at = body.start;
    for line in body.of(scene.text).split_inclusive('\n') {
        let span = Span::<Clean>::new(at as usize, at as usize + line.len());
        at = span.end;
        let said = line.trim();
        if said.is_empty() {
            continue;
        }
        let names = scene.names_in(span);
        let covered: usize = names.iter().filter(agency).map(|n| n.span.len()).sum();
        let rest = said.bytes().filter(|b| !b.is_ascii_whitespace()).count();
        if covered > 0 && covered + 12 >= rest && !said.ends_in("：:。") {
            signed.extend(
                names
                    .iter()
                    .filter(agency)
                    .map(|n| n.entity)
                    .filter(|e| !signed.contains(e))
                    .collect::<Vec<_>>(),
            );
            continue;
        }
        if !signed.is_empty() {
            let date = scene
                .of_kind(span, Kind::Date)
                .next()
                .filter(|(_, f)| f.span.of(scene.text).len() + 6 >= said.len());
            return (signed, date.map(|(i, _)| i));
        }
    }
    (Vec::new(), None)
}

#[cfg(test)]
mod tests {
    use crate::relations::testing::check;

    #[test]
    fn notices_are_read_as_a_whole() {
        check(&[
            (
                "{g:甲省科技厅} {g:甲省财政厅}\n{g:人行甲省分行}\n关于印发{y:《贴息细则》}的通知\n{n:甲科规〔2025〕9号}\n各市科技局：\n经省政府同意，现将{y:《贴息细则》}印发给你们，请遵照执行。\n{g:甲省科技厅} {g:甲省财政厅}\n{g:人行甲省分行}\n{d:2025年8月6日}",
                &[
                    "policy_issue policy=《贴息细则》 issuer=甲省科技厅,甲省财政厅,人行甲省分行 number=甲科规〔2025〕9号 date=2025年8月6日",
                ],
            ),
            (
                "{y:国务院办公厅关于节水建议的复函}\n{n:国办函〔2005〕21号}\n某某副主席：",
                &[
                    "policy_issue policy=国务院办公厅关于节水建议的复函 issuer=国务院办公厅 number=国办函〔2005〕21号",
                ],
            ),
        ]);
    }
}
