//! position behind a verb: 聘任沈听澜为该行行长, 姚墨不再担任行长.

use super::bare_title::of_firms;
use super::position::{Office, employer, push};
use super::scene::Name;
use super::sentence::Sentence;
use super::{Filler, Relation, RelationStatus, cue, title};
use crate::entities::EntityType;
use crate::phrases::{Sets, holds};
use crate::span::{Clean, Span};

/// Verbs of office: what stands behind them is `[organisation] title`.
const VERBS: &[(&str, RelationStatus)] = &[
    ("不再担任", RelationStatus::Ended),
    ("不再兼任", RelationStatus::Ended),
    ("不再代行", RelationStatus::Ended),
    ("辞去", RelationStatus::Ended),
    ("卸任", RelationStatus::Ended),
    ("免去", RelationStatus::Ended),
    ("时任", RelationStatus::Ended),
    ("曾任", RelationStatus::Ended),
    ("历任", RelationStatus::Ended),
    ("原任", RelationStatus::Ended),
    ("曾担任", RelationStatus::Ended),
    ("拟任", RelationStatus::Planned),
    ("现任", RelationStatus::Done),
    ("担任", RelationStatus::Done),
    ("出任", RelationStatus::Done),
    ("兼任", RelationStatus::Done),
    ("就任", RelationStatus::Done),
    ("接任", RelationStatus::Done),
    ("升任", RelationStatus::Done),
    ("调任", RelationStatus::Done),
    ("转任", RelationStatus::Done),
    ("当选为", RelationStatus::Done),
    ("当选", RelationStatus::Done),
    ("被任命为", RelationStatus::Done),
    ("任命为", RelationStatus::Done),
    ("委任为", RelationStatus::Done),
    ("选举为", RelationStatus::Done),
    ("聘任为", RelationStatus::Done),
    ("推选为", RelationStatus::Done),
    ("代行", RelationStatus::Done),
    ("任", RelationStatus::Done),
];

pub(super) fn behind_verbs(sentence: &Sentence<'_>, out: &mut Vec<Relation>) {
    if !sentence.names.iter().any(|n| n.kind == EntityType::Person) || !sentence.has(cue::OFFICE) {
        return;
    }
    let mut done = sentence.span.start;
    let mut last: Option<u32> = None;
    let mut names = sentence.names.iter().peekable();
    for (offset, _) in sentence.text().char_indices() {
        let at = sentence.span.start + offset as u32;
        while let Some(name) = names.next_if(|n| n.span.start <= at) {
            if name.kind == EntityType::Person {
                last = Some(name.entity);
                // 聘任甲为公司副总经理, 免去甲的董事职务.
                if let Some((from, status)) = appointed(sentence, name) {
                    done = offices_after(sentence, from, name, status, out).unwrap_or(done);
                }
            }
            done = done.max(name.end);
        }
        if at < done {
            continue;
        }
        let rest = sentence.between(at, sentence.span.end);
        let Some((verb, status)) = VERBS.iter().find(|(verb, _)| rest.starts_with(verb)) else { continue };
        // 主任医师, 责任, 第六任: another word ends here.
        let before = sentence.between(sentence.span.start, at);
        if *verb == "任" && before.ends_in("主责聘信担放胜重委留离上首六五四三二一届历")
        {
            continue;
        }
        let from = at + verb.len() as u32;
        let Some(person) =
            last.and_then(|p| sentence.names.iter().rev().find(|n| n.entity == p && n.end <= at))
        else {
            continue;
        };
        if sentence.between(person.end, at).chars().count() > 40 {
            continue;
        }
        // 此前，甲任乙行长.
        let clause = sentence.clause(at);
        let earlier = sentence.between(sentence.span.start, at);
        let past =
            holds(earlier, "此前") || sentence.between(person.end.max(clause.start), at).contains('曾');
        let status = if past && *status == RelationStatus::Done { RelationStatus::Ended } else { *status };
        if let Some(end) = offices_after(sentence, from, person, status, out) {
            done = end;
        }
    }
}

/// Where the office begins that a verb before the person gives it or takes from it.
fn appointed(sentence: &Sentence<'_>, person: &Name) -> Option<(u32, RelationStatus)> {
    let before = sentence.between(sentence.span.start, person.span.start);
    let before = before.trim_end_in(" “");
    let after = sentence.between(person.end, sentence.span.end);
    let ends = |words: &[&str]| words.iter().any(|w| before.ends_with(w));
    let (skip, status) = if ends(&["免去", "解聘", "罢免", "同意"]) && after.starts_with('的')
        || ends(&["免去", "解聘"])
    {
        (after.strip_prefix('的').map_or(0, |_| '的'.len_utf8()), RelationStatus::Ended)
    } else if ends(&["聘任", "任命", "选举", "聘请", "推选", "提名", "增补", "补选", "委任", "指定", "推举"])
    {
        let skip = after.find('为').filter(|i| *i < 24)? + '为'.len_utf8();
        (skip, RelationStatus::Done)
    } else if ends(&["核准", "批准"]) {
        (after.strip_prefix("担任").map_or(0, |_| "担任".len()), RelationStatus::Done)
    } else {
        return None;
    };
    Some((person.end + skip as u32, status))
}

/// Reads `甲公司董事长、乙公司监事` from byte `from` on; gives the end of what it read.
fn offices_after(
    sentence: &Sentence<'_>,
    from: u32,
    person: &Name,
    status: RelationStatus,
    out: &mut Vec<Relation>,
) -> Option<u32> {
    let (text, offices) = (sentence.scene.text, sentence.scene.offices);
    let mut at = from;
    let mut end = None;
    let mut organisation: Option<u32> = None;
    loop {
        let name = sentence.names.iter().find(|n| n.span.start == at && employer(n));
        if let Some(name) = name {
            organisation = Some(name.entity);
            at = name.end;
        }
        let length = title::length_of_titles(offices, sentence.between(at, next_employer(sentence, at)));
        let span = Span::<Clean>::new(at as usize, at as usize + length);
        if length == 0
            || at == from
                && !title::is_title(offices, span.of(text))
                && title::titles(offices, text, span).is_none()
        {
            return end;
        }
        // 得知时任甲公司董事长张某, 向当选总统李某致贺: the title is that of the person behind it.
        if sentence.names.iter().any(|n| n.kind == EntityType::Person && n.span.start == span.end) {
            return end;
        }
        let titles = title::titles(offices, text, span)?;
        // Without a name, the office is at whoever was named before: the firm of the sentence, or the one spoken of.
        let kind = |n: &Name| matches!(n.kind, EntityType::Bank | EntityType::Company);
        let firms = titles.iter().any(|t| of_firms(t.span.of(text)) || t.span.of(text).contains("董事"));
        // Any other office is one of the firm only where its own clause says so.
        let own = if firms { sentence.span.start } else { sentence.clause(from).start };
        let inside = || {
            let near = |n: &&Name| n.end <= at && n.span.start >= own && kind(n);
            sentence.names.iter().rfind(near).map(|n| n.entity)
        };
        let spoken = || sentence.scene.firm(at).filter(|_| firms);
        let organisation = organisation.or_else(inside).or_else(spoken).map(Filler::Entity);
        push(
            Office { titles, organisation },
            person.entity,
            status,
            person.span.join(span),
            "position.verb",
            out,
        );
        at = span.end;
        end = Some(at);
        let rest = sentence.between(at, sentence.span.end);
        match rest.chars().next() {
            Some(c @ ('、' | '兼' | '和')) => at += c.len_utf8() as u32,
            _ => return end,
        }
    }
}

/// Where the next organisation begins after byte `at`, or the sentence ends.
fn next_employer(sentence: &Sentence<'_>, at: u32) -> u32 {
    sentence.names.iter().map(|n| n.span.start).find(|s| *s > at).unwrap_or(sentence.span.end)
}

#[cfg(test)]
mod tests {
    use crate::relations::testing::check;

    #[test]
    fn offices_given_and_taken() {
        check(&[
            (
                "聘任{p:宋清}为{c:甲公司}副总经理，任期三年",
                &["position person=宋清 title=副总经理 organisation=甲公司"],
            ),
            (
                "{b:禾城银行}公告，聘任{p:沈澜}为该行行长，原行长{p:姚墨}因工作调动不再担任该行行长、董事职务。",
                &[
                    "position person=沈澜 title=行长 organisation=禾城银行",
                    "position ended person=姚墨 title=原行长 organisation=禾城银行",
                    "position ended person=姚墨 title=行长,董事 organisation=禾城银行",
                ],
            ),
            (
                "{p:关谷}近日调任{b:甲银行}党委书记。",
                &["position person=关谷 title=党委书记 organisation=甲银行"],
            ),
            (
                "{p:魏亭}历任{c:江东信用联社}主任、{b:江东银行}行长。",
                &[
                    "position ended person=魏亭 title=主任 organisation=江东信用联社",
                    "position ended person=魏亭 title=行长 organisation=江东银行",
                ],
            ),
            ("{p:王石}担任重要任务", &[]),
        ]);
    }

    #[test]
    fn what_only_looks_like_an_office_given() {
        check(&[
            (
                "{p:王石}向{l:乙国}当选总统{p:李山}致贺电。",
                &["position person=李山 title=总统 organisation=乙国"],
            ),
            (
                "{p:王石}得知时任{c:甲公司}董事长{p:李山}的计划。",
                &["position ended person=李山 title=董事长 organisation=甲公司"],
            ),
            ("{c:甲公司}介绍，{p:王石}主任医师坐诊。", &["position person=王石 title=主任"]),
            (
                "{c:甲公司}介绍，{p:王石}曾于多家企业担任商业总监。",
                &["position ended person=王石 title=商业总监"],
            ),
        ]);
    }
}
