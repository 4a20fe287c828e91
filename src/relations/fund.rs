//! fund: fund, size, founder, manager, date, place.

use super::object::{self, entities};
use super::sentence::{Case, Sentence};
use super::{Filler, Relation, RelationStatus, cue, modality};
use crate::entities::EntityType::{self, *};
use crate::figures::{Kind, Role};
use crate::phrases::{Sets, holds, holds_any};
use crate::span::Span;

const FOUNDERS: &[EntityType] = &[Company, Fund, Bank, Government, Institute, Association];
const VERBS: &[&str] =
    &["发起设立", "发起成立", "牵头设立", "出资设立", "联合设立", "设立", "组建", "发起", "成立", "形成"];
const SIZES: &[&str] = &["规模", "注册资本", "募集", "总额", "募资", "首关", "认缴总额"];

/// What is told of a fund in one place; a later place adds what is missing.
pub(super) fn find(sentence: &Sentence<'_>, out: &mut Vec<Relation>) {
    if !sentence.names.iter().any(|n| n.kind == Fund) {
        return;
    }
    let about: Vec<_> = sentence
        .groups
        .iter()
        .filter(|g| g.kind == Fund && g.members.len() == 1 && g.case != Case::By)
        .collect();
    for (i, group) in about.iter().enumerate() {
        let Some(&fund) = group.members.first() else { continue };
        // Where the words about this fund end: at the next one.
        let end = about.get(i + 1).map_or(sentence.span.end, |g| g.span.start);
        let start = i.checked_sub(1).and_then(|i| about.get(i)).map_or(sentence.span.start, |g| g.end);
        let size = size(sentence, start, group.span.start, group.end, end);
        let founders = founders(sentence, fund, group.span.start, group.end, end);
        if size.is_none() && founders.is_empty() {
            continue;
        }
        let date = object::date(sentence, group.span.start).or_else(|| founded(sentence, group.end, end));
        let relation = Relation::new("fund", "fund.told", RelationStatus::Done, sentence.span)
            .with("fund", [Filler::Entity(fund)])
            .with("size", size)
            .with("founder", entities(&founders))
            .with("manager", manager(sentence, group.end, fund))
            .with("date", date)
            .with("place", place(sentence));
        let known = out.iter_mut().find(|r| r.kind == "fund" && r.role("fund") == [Filler::Entity(fund)]);
        match known {
            Some(known) => {
                let more: Vec<_> =
                    relation.roles.into_iter().filter(|(role, _)| known.role(role).is_empty()).collect();
                known.roles.extend(more);
            }
            None => out.push(relation),
        }
    }
}

/// 规模10亿元的F, 十亿F, F总规模225亿元.
fn size(sentence: &Sentence<'_>, start: u32, name: u32, after: u32, end: u32) -> Option<Filler> {
    let before = sentence.figures(Span::new(start as usize, name as usize), Kind::Money).next_back().filter(
        |(_, f)| {
            let gap = sentence.between(f.span.end, name);
            let said = sentence.between(sentence.clause(f.span.start).start, f.span.start);
            gap.is_empty()
                || gap.starts_with('的') && gap.chars().count() <= 12 && holds_any(said, SIZES).is_some()
        },
    );
    let behind = || {
        sentence.figures(Span::new(after as usize, end as usize), Kind::Money).find(|(_, f)| {
            let said = sentence.between(sentence.clause(f.span.start).start.max(after), f.span.start);
            let near = said.chars().count() <= 14
                && !holds_any(said, &["增加", "投资", "出资", "认缴出资", "高于"]).is_some();
            // The size of another firm that is named in between.
            let other = sentence
                .groups
                .iter()
                .any(|g| g.span.start >= after && g.end <= f.span.start && g.case == Case::Plain);
            // 由50亿元扩大到80亿元: the size is where it went.
            let whose = !said.contains('由') || f.role == Some(Role::To);
            near && !other && whose && holds_any(said, SIZES).is_some()
        })
    };
    before.or_else(behind).map(|(i, _)| Filler::Figure(i))
}

fn founders(sentence: &Sentence<'_>, fund: u32, name: u32, after: u32, end: u32) -> Vec<u32> {
    // 由A、B共同发起设立, after the fund or, in a clause, before it.
    let by = sentence.groups.iter().find(|g| {
        g.case == Case::By
            && g.is(FOUNDERS)
            && !g.members.contains(&fund)
            && (g.span.start >= after && g.end <= end || g.end <= name)
    });
    if let Some(by) = by {
        let rest = sentence.between(by.end, sentence.clause(by.span.start).end);
        // 由A与B: more parties may come with 联合.
        if VERBS
            .iter()
            .any(|v| rest.find(v).is_some_and(|i| rest.get(..i).is_some_and(|g| g.chars().count() <= 40)))
        {
            let at = VERBS.iter().filter_map(|v| rest.find(v)).min().map_or(by.end, |i| by.end + i as u32);
            let mut members = by.members.clone();
            let with = sentence
                .groups
                .iter()
                .filter(|g| g.span.start >= by.end && g.end <= at && g.case == Case::With && g.is(FOUNDERS));
            members.extend(with.flat_map(|g| g.members.iter().copied()));
            return members;
        }
    }
    // A与B发起设立F: the verb stands close before the fund.
    let before = sentence.between(sentence.clause(name).start, name);
    let Some((i, verb)) = VERBS.iter().filter_map(|v| before.rfind(v).map(|i| (i, *v))).max() else {
        return Vec::new();
    };
    let gap = before.get(i + verb.len()..).unwrap_or("");
    let close = gap.trim_in("了“\" ").is_empty() || holds(gap, "规模") && gap.ends_in("的“\"");
    let joined = before.get(..i).is_some_and(|b| b.ends_with("参与") || b.ends_with("完成"));
    if !close || joined || modality::is_unreal(sentence, name) {
        return Vec::new();
    }
    let at = name - (before.len() - i) as u32;
    super::signing::parties(sentence, at, FOUNDERS).into_iter().filter(|m| *m != fund).collect()
}

/// 成立于今年1月.
fn founded(sentence: &Sentence<'_>, after: u32, end: u32) -> Option<Filler> {
    let region = Span::new(after as usize, end as usize);
    let found = sentence.figures(region, Kind::Date).find(|(_, f)| {
        let before = sentence.between(after, f.span.start);
        before.ends_with("成立于") || before.ends_with("设立于") || before.ends_with('于')
    });
    found.map(|(i, _)| Filler::Figure(i))
}

/// A担任基金管理人, 管理人为A.
fn manager(sentence: &Sentence<'_>, after: u32, fund: u32) -> Vec<Filler> {
    let Some(noun) = sentence.find(cue::MANAGER).find(|n| n.start >= after) else { return Vec::new() };
    let is = |g: &&super::sentence::Group| g.kind == Company && !g.members.contains(&fund);
    let rest = sentence.between(noun.end, sentence.span.end);
    let behind = sentence
        .groups
        .iter()
        .find(|g| g.span.start >= noun.end)
        .filter(is)
        .filter(|_| rest.starts_in("为是："));
    let clause = sentence.clause(noun.start);
    let before = || {
        sentence.groups.iter().rev().find(|g| g.end <= noun.start && g.span.start >= clause.start).filter(is)
    };
    behind.or_else(before).map_or(Vec::new(), |g| entities(&g.members).collect())
}

/// 落户上海徐汇区, 注册地为上海.
fn place(sentence: &Sentence<'_>) -> Option<Filler> {
    sentence.names.iter().filter(|n| n.kind == Place).find_map(|n| {
        let before = sentence.between(sentence.span.start, n.span.start);
        ["落户", "注册地为", "落地", "注册于", "设在"]
            .iter()
            .any(|w| before.ends_with(w))
            .then_some(Filler::Entity(n.entity))
    })
}

#[cfg(test)]
mod tests {
    use crate::relations::testing::check;

    #[test]
    fn funds_have_size_and_founders() {
        check(&[
            (
                "成立于{d:今年1月}，{f:甲基金}总规模{¥:600亿元}，由{f:乙基金}牵头设立。",
                &["fund fund=甲基金 size=600亿元 founder=乙基金 date=今年1月"],
            ),
            ("{¥:十亿}{f:新赛道子基金}募资启动", &["fund fund=新赛道子基金 size=十亿"]),
            ("{c:甲投}与{c:乙城投}发起设立{f:策源基金}。", &["fund fund=策源基金 founder=甲投,乙城投"]),
            (
                "{d:去年7月}，{f:先导合伙企业}浮出水面，总规模{¥:225亿元}。",
                &["fund fund=先导合伙企业 size=225亿元 date=去年7月"],
            ),
            (
                "发布了规模{¥:100亿元}的{f:零碳基金}，由{c:甲控股}牵头设立，{c:乙资本}担任基金管理人。",
                &["fund fund=零碳基金 size=100亿元 founder=甲控股 manager=乙资本"],
            ),
            ("{f:甲基金}完成投资{¥:3亿元}。", &[]),
        ]);
    }
}
