//! position behind a verb: 聘任沈听澜为该行行长, 姚墨不再担任行长.

use super::position::{Office, employer, push};
use super::scene::Name;
use super::sentence::Sentence;
use super::{Filler, Relation, RelationStatus, cue, title};
use crate::entities::EntityType;
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
        let past = earlier.contains("此前")
            || earlier.contains("此前曾")
            || sentence.between(clause.start, at).ends_with('曾');
        let status = if past && *status == RelationStatus::Done { RelationStatus::Ended } else { *status };
        if let Some(end) = offices_after(sentence, from, person, status, out) {
            done = end;
        }
    }
}

/// Where the office begins that a verb before the person gives it or takes from it.
fn appointed(sentence: &Sentence<'_>, person: &Name) -> Option<(u32, RelationStatus)> {
    let before = sentence.between(sentence.span.start, person.span.start);
    let before = before.trim_end_matches([' ', '“']);
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
    let text = sentence.scene.text;
    let mut at = from;
    let mut end = None;
    let mut organisation: Option<u32> = None;
    loop {
        let name = sentence.names.iter().find(|n| n.span.start == at && employer(n));
        if let Some(name) = name {
            organisation = Some(name.entity);
            at = name.end;
        }
        let length = title::length_of_titles(sentence.between(at, next_employer(sentence, at)));
        let span = Span::<Clean>::new(at as usize, at as usize + length);
        if length == 0 || at == from && !title::is_title(span.of(text)) && title::titles(text, span).is_none()
        {
            return end;
        }
        let titles = title::titles(text, span)?;
        // Without a name, the office is at whoever was named before: the firm of the sentence, or the one spoken of.
        let kind = |n: &Name| matches!(n.kind, EntityType::Bank | EntityType::Company);
        let inside = || sentence.names.iter().rfind(|n| n.end <= at && kind(n)).map(|n| n.entity);
        let organisation =
            organisation.or_else(inside).or_else(|| sentence.scene.firm(at)).map(Filler::Entity);
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
