//! cooperation: parties and what they do together.

use super::line;
use super::object::{self, entities};
use super::sentence::{Case, Sentence};
use super::signing::parties;
use super::{Filler, Relation, cue, modality};
use crate::entities::EntityType::{self, *};
use crate::phrases::{Sets, starts_any};
use crate::span::Span;

const PARTIES: &[EntityType] = &[Bank, Company, Government, Association, Institute, Media, Fund];

/// What is done together. The longest first among those that begin alike.
const DEEDS: &[&str] = &[
    "发起成立",
    "发起设立",
    "发起组建",
    "发起",
    "主办",
    "打造",
    "开设",
    "举办",
    "建设",
    "推出",
    "研发",
    "共建",
    "开发",
    "启动",
    "组建",
    "成立",
    "承办",
    "运营",
    "设计",
    "探索",
    "创建",
    "开展",
];

pub(super) fn find(sentence: &Sentence<'_>, out: &mut Vec<Relation>) {
    let before = out.len();
    together(sentence, out);
    if out.len() == before {
        out.extend(with_whom(sentence));
    }
}

/// A、B共同发起…, 由A联合各方发起成立的“C”.
fn together(sentence: &Sentence<'_>, out: &mut Vec<Relation>) {
    let mut done = sentence.span.start;
    for mark in sentence.find(cue::TOGETHER) {
        if mark.start < done || sentence.in_title(mark.start) {
            continue;
        }
        let clause = sentence.clause(mark.start);
        let rest = sentence.between(mark.end, clause.end);
        // 联合乙公司主办: the deed comes after whom it is done with.
        let limit = sentence.groups.iter().find(|g| g.span.start == mark.end).map_or(mark.end, |g| g.end);
        let Some((at, deed)) = DEEDS
            .iter()
            .filter_map(|d| sentence.between(limit, clause.end).find(d).map(|i| (limit as usize + i, *d)))
            .min_by_key(|(i, d)| (*i, std::cmp::Reverse(d.len())))
        else {
            continue;
        };
        let gap = sentence.between(limit, at as u32);
        if gap.chars().count() > 14
            || rest.starts_with('国')
            || gap.holds_in("《、")
            || modality::is_unreal(sentence, mark.start)
        {
            continue;
        }
        let members = parties(sentence, at as u32, PARTIES);
        let agent = sentence
            .groups
            .iter()
            .any(|g| g.case == Case::By && members.contains(g.members.first().unwrap_or(&u32::MAX)));
        // One name cooperates where 由 says that it does, with partners who have no names.
        if members.is_empty() || members.len() == 1 && !(agent && !gap.is_empty()) {
            continue;
        }
        let object = thing(sentence, at as u32 + deed.len() as u32)
            .or_else(|| topic(sentence, members.first().copied()))
            .or_else(|| subject(sentence, members.first().copied()));
        let status = modality::status(sentence, mark.start);
        done = clause.end;
        out.push(
            Relation::new("cooperation", "cooperation.together", status, sentence.span)
                .with("party", entities(&members))
                .with("object", object)
                .with("date", object::date(sentence, mark.start)),
        );
    }
}

/// A与B合作 / 开展深度合作 / 达成战略合作.
fn with_whom(sentence: &Sentence<'_>) -> Option<Relation> {
    let verb = sentence.find(cue::COOPERATE).find(|v| {
        let after = sentence.between(v.end, sentence.span.end);
        !["协议", "备忘录", "框架", "伙伴", "社", "规模", "中心", "协定", "论坛", "区", "机制", "方", "园"]
            .iter()
            .any(|w| after.starts_with(w))
    })?;
    let clause = sentence.clause(verb.start);
    let with = sentence.groups.iter().find(|g| {
        g.case == Case::With && g.is(PARTIES) && g.span.start >= clause.start && g.end <= verb.start
    })?;
    let gap = sentence.between(with.end, verb.start);
    let plain = [
        "",
        "开展",
        "开展深度",
        "达成",
        "达成战略",
        "建立",
        "战略",
        "深度",
        "深化",
        "正式",
        "展开",
        "展开深度",
        "开展战略",
        "达成深度",
        "进行",
        "的",
    ];
    if !plain.contains(&gap) || gap == "的" || modality::is_unreal(sentence, verb.start) {
        return None;
    }
    let members = parties(sentence, verb.start, PARTIES);
    (members.len() > 1).then(|| {
        let status = modality::status(sentence, with.span.start);
        Relation::new("cooperation", "cooperation.with", status, sentence.span)
            .with("party", entities(&members))
            .with("object", made(sentence, verb.end))
            .with("date", object::date(sentence, verb.start))
    })
}

/// `合作，参与设立了甲基金和乙基金`: what came of it.
fn made(sentence: &Sentence<'_>, at: u32) -> Vec<Filler> {
    let verb = ["设立了", "设立", "推出", "打造", "建设"].iter().filter_map(|w| {
        let rest = sentence.between(at, sentence.span.end);
        rest.find(w)
            .filter(|i| rest.get(..*i).is_some_and(|g| g.chars().count() <= 8))
            .map(|i| at + (i + w.len()) as u32)
    });
    let start = verb.max();
    let group = start.and_then(|s| sentence.groups.iter().find(|g| g.span.start == s));
    group.map_or(Vec::new(), |g| entities(&g.members).collect())
}

/// What stands behind the deed: a name, a quotation, or a phrase.
fn thing(sentence: &Sentence<'_>, at: u32) -> Option<Filler> {
    let clause = sentence.clause(at);
    let rest = sentence.between(at, clause.end);
    let trimmed = rest.trim_start_in("的了 “\"「");
    let start = clause.end - trimmed.len() as u32;
    let quoted = rest.get(..rest.len() - trimmed.len()).is_some_and(|t| t.ends_in("“\"「"));
    if let Some(name) = sentence.names.iter().find(|n| n.span.start <= start && start < n.span.end) {
        // “甲的故事”: the name only begins the title.
        if !quoted || !sentence.between(name.end, clause.end).starts_with('的') {
            return Some(Filler::Entity(name.entity));
        }
    }
    let end = phrase_end(trimmed, quoted);
    let count = trimmed.get(..end)?.chars().count();
    (2..=24).contains(&count).then(|| Filler::Text(Span::new(start as usize, start as usize + end)))
}

/// Where a phrase ends: at punctuation, with quotations in it whole, or where a time or place begins to be told.
fn phrase_end(text: &str, quoted: bool) -> usize {
    let mut quotes = 0;
    for (i, c) in text.char_indices() {
        match c {
            '“' | '「' => quotes += 1,
            '”' | '」' if quotes > 0 => quotes -= 1,
            '，' | '。' | '；' | '”' | '"' | '」' | ',' | ';' | '、' | '：' => return i,
            _ => {}
        }
        let rest = text.get(i..).unwrap_or("");
        let told =
            starts_any(rest, &["日前", "近日", "今天", "今日", "昨天", "昨日", "昨晚", "今晚", "当日", "在"]);
        let inside = text.get(..i).is_some_and(|t| t.ends_in("潜存内现实所"));
        if i >= "四字之后".len() && !quoted && quotes == 0 && told.is_some() && !inside {
            return i;
        }
    }
    text.len()
}

/// `海州招商大会由甲和乙共同举办`: the words before 由, where nothing else says what it is.
fn subject(sentence: &Sentence<'_>, first: Option<u32>) -> Option<Filler> {
    let group = sentence.groups.iter().find(|g| g.case == Case::By && g.members.first().copied() == first)?;
    let clause = sentence.clause(group.span.start);
    let before = sentence.between(clause.start, group.span.start).strip_suffix('由')?;
    let count = before.chars().count();
    let start = clause.start as usize;
    (4..=40).contains(&count).then(|| Filler::Text(Span::new(start, start + before.len())))
}

/// `本届论坛由甲联合乙主办`: the event or product that the sentence, or the one before, is about.
fn topic(sentence: &Sentence<'_>, first: Option<u32>) -> Option<Filler> {
    let at =
        sentence.names.iter().find(|n| Some(n.entity) == first).map_or(sentence.span.start, |n| n.span.start);
    let line = line::start(sentence.scene.text, at as usize) as u32;
    let about = |n: &super::scene::Name| matches!(n.kind, Event | Product | Work) && n.span.start >= line;
    let name = sentence.scene.last_before(at, about)?;
    Some(Filler::Entity(name.entity))
}

#[cfg(test)]
mod tests {
    use crate::relations::testing::check;

    #[test]
    fn deeds_done_together() {
        check(&[
            (
                "{e:海州论坛}开幕。本届论坛由{g:顺河区政府}联合{a:欧洲参议院}主办，{i:甲中心}、{a:乙学会}共同发起。",
                &[
                    "cooperation party=顺河区政府,欧洲参议院 object=海州论坛",
                    "cooperation party=甲中心,乙学会 object=海州论坛",
                ],
            ),
            (
                "由{i:甲研究院}联合产业界各方单位发起成立的“{o:创新方阵}”启动。",
                &["cooperation party=甲研究院 object=创新方阵"],
            ),
            (
                "{f:大基金}接连出手，与{c:华投资}、{c:国创业}合作，参与设立了{f:华新基金}和{f:国新基金}。",
                &["cooperation party=大基金,华投资,国创业 object=华新基金,国新基金"],
            ),
            ("{b:甲银行}还与{c:乙公司}开展深度合作。", &["cooperation party=甲银行,乙公司"]),
            ("鼓励{b:甲银行}与{c:乙公司}开展合作。", &[]),
            (
                "{g:甲部}、{g:乙部}联合开展的{d:今年}“春暖”服务行动日前启动。",
                &["cooperation party=甲部,乙部 object=今年“春暖”服务行动"],
            ),
            (
                "由{g:甲部}和{m:乙台}共同主办的“{a:丙会}的故事在海州”在京开幕。",
                &["cooperation party=甲部,乙台 object=丙会的故事在海州"],
            ),
        ]);
    }
}
