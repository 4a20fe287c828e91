//! ownership by shares: 甲持有乙股份30%, 甲、乙和丙分别持股50%、40%和10%.

use super::line;
use super::ownership::{OWNED, OWNERS, TIES, relation};
use super::scene::Name;
use super::sentence::Sentence;
use super::{Filler, Relation, cue};
use crate::entities::EntityType::*;
use crate::figures::Kind;
use crate::phrases::{self, Sets, ends_any, holds_any};
use crate::span::Span;

/// 甲、乙和丙分别持股50%、40%和10%; 三者 looks back for as many.
pub(super) fn each_holds(sentence: &Sentence<'_>) -> Option<Vec<Relation>> {
    let verb = sentence
        .find(cue::HOLD)
        .find(|v| phrases::holds(sentence.between(sentence.clause(v.start).start, v.start), "分别"))?;
    let clause = sentence.clause(verb.start);
    let shares: Vec<u32> = sentence
        .figures(Span::new(verb.end as usize, clause.end as usize), Kind::Percent)
        .map(|(i, _)| i)
        .collect();
    if shares.len() < 2 {
        return None;
    }
    let group = sentence
        .groups
        .iter()
        .rev()
        .find(|g| g.end <= verb.start && g.members.len() == shares.len() && g.is(OWNERS));
    let owners: Vec<u32> = match group {
        Some(group) => group.members.clone(),
        None => listed_before(sentence, clause.start, shares.len())?,
    };
    let inside =
        sentence.groups.iter().find(|g| g.span.start >= verb.end && g.end <= clause.end && g.is(OWNED));
    let names = &sentence.scene.names;
    let named = names.get(..names.partition_point(|n| n.span.start < verb.start)).unwrap_or(&[]);
    let first = owners.first().and_then(|o| named.iter().rfind(|n| n.entity == *o));
    let at = first.map_or(verb.start, |n| n.span.start);
    // Whose shares they are: the paragraph names it first, or the headline does.
    let line = line::start(sentence.scene.text, at as usize) as u32;
    let free =
        |n: &Name| OWNED.contains(&n.kind) && !owners.contains(&n.entity) && owns_list(sentence, n, at);
    let before = sentence.scene.last_before(at, |n| n.span.start >= line && free(n)).map(|n| n.entity);
    let headline = sentence.scene.protagonist(at).filter(|e| !owners.contains(e));
    let child = inside.and_then(|g| g.members.first().copied()).or(before).or(headline)?;
    let found = owners.iter().zip(&shares).map(|(owner, share)| {
        relation(sentence, "ownership.each", &[*owner], child, Some(Filler::Figure(*share)), verb.start)
    });
    Some(found.collect())
}

/// Whether the name is the one whose shareholders a list tells: it is no owner's attribute there (甲实控的乙).
fn owns_list(sentence: &Sentence<'_>, name: &Name, at: u32) -> bool {
    let text = sentence.between(name.end, at);
    !TIES.iter().any(|t| text.starts_with(t)) && !text.starts_with("，背后")
}

/// `甲控制的乙；丙旗下的丁；以及戊旗下平台己，三者分别…`: the last of each part, in as many parts.
fn listed_before(sentence: &Sentence<'_>, at: u32, count: usize) -> Option<Vec<u32>> {
    let scene = sentence.scene;
    let word = match count {
        2 => ["二者", "两者", "双方"],
        3 => ["三者", "三方", "三家"],
        4 => ["四者", "四方", "四家"],
        _ => return None,
    };
    let said = sentence.between(at, sentence.span.end);
    if !word.iter().any(|w| said.starts_with(w)) {
        return None;
    }
    let line = line::start(scene.text, at as usize);
    let names = scene.names_in(Span::new(line, at as usize));
    let mut owners: Vec<u32> = Vec::new();
    // From the end: a name right behind a tie is the firm itself; its owner before the tie is passed over.
    let mut skip = false;
    for (i, name) in
        names.iter().enumerate().rev().filter(|(_, n)| n.kind == Company || n.kind == Bank || n.kind == Fund)
    {
        if skip {
            skip = false;
            continue;
        }
        let before = names.get(..i).and_then(|n| n.last());
        skip = before.is_some_and(|b| {
            let gap = sentence.between(b.end, name.span.start);
            TIES.iter().any(|t| gap.starts_with(t)) && gap.chars().count() <= 14
        });
        owners.push(name.entity);
        if owners.len() == count {
            owners.reverse();
            return Some(owners);
        }
    }
    None
}

/// 甲持有乙41.2%权益; 甲、乙等股东共同持股.
pub(super) fn holds(sentence: &Sentence<'_>, out: &mut Vec<Relation>) {
    for verb in sentence.find(cue::HOLD) {
        let clause = sentence.clause(verb.start);
        let after = sentence.between(verb.end, clause.end);
        if after.starts_with("的") || sentence.between(clause.start, verb.start).ends_with('其') {
            continue;
        }
        // 占甲所持股份的5%: a share of a holding and not of the firm.
        if sentence.between(clause.start, verb.start).contains('占') {
            continue;
        }
        let Some(parent) = sentence.actor(verb.start, OWNERS) else { continue };
        let percent =
            sentence.figures(Span::new(verb.end as usize, clause.end as usize), Kind::Percent).next();
        let target =
            sentence.groups.iter().find(|g| g.span.start >= verb.end && g.end <= clause.end && g.is(OWNED));
        let equity =
            holds_any(after, &["股权", "股份", "权益", "股權", "權益", "的股", "出资份额"]).is_some();
        // 乙公告，持股5%以上的股东甲: who holds stands behind.
        if let Some(holder) = target
            && sentence.between(verb.end, holder.span.start).ends_with("股东")
        {
            let (Some((share, figure)), Some(&child)) = (percent, parent.members.last()) else { continue };
            let whole = sentence.between(figure.span.end, holder.span.start).starts_with("以上");
            if parent.is(OWNED)
                && !whole
                && figure.span.end < holder.span.start
                && !holder.members.contains(&child)
            {
                let share = Some(Filler::Figure(share));
                out.push(relation(sentence, "ownership.holds", &holder.members, child, share, verb.start));
            }
            continue;
        }
        // 持股5%以上的股东甲等三家公司: whoever it is, he holds and is not held.
        if target.is_some_and(|t| sentence.between(verb.end, t.span.start).contains("股东")) {
            continue;
        }
        // 甲基金（乙持股70%）持有丙: the bracket speaks of the name before it.
        let head = sentence.between(clause.start, verb.start);
        if let Some(open) = head.rfind(['（', '(']).filter(|i| !head.get(*i..).unwrap_or("").holds_in("）)"))
        {
            let at = clause.start + open as u32;
            let child = sentence.groups.iter().find(|g| g.end == at && g.is(OWNED));
            let close = sentence.between(verb.end, clause.end).find(['）', ')']);
            let inside = close.map_or(clause.end, |i| verb.end + i as u32);
            if let (Some(&one), Some((share, figure))) = (child.and_then(|g| g.members.last()), percent)
                && parent.span.start > at
                && figure.span.end <= inside
                && !parent.members.contains(&one)
            {
                let share = Some(Filler::Figure(share));
                out.push(relation(sentence, "ownership.holds", &parent.members, one, share, verb.start));
            }
            if target.is_none_or(|t| t.span.start >= inside) {
                continue;
            }
        }
        match (target, percent) {
            (Some(child), share)
                if equity && (share.is_some() || sentence.between(verb.end, child.span.start).is_empty()) =>
            {
                // 持有公司股份12,000万股，占公司总股本的37.50%.
                let next = sentence.clause(clause.end);
                let in_total = || {
                    let said = next.of(sentence.scene.text);
                    (said.starts_with('占') && phrases::holds(said, "总股本"))
                        .then(|| sentence.figures(next, Kind::Percent).next())
                        .flatten()
                };
                let Some((share, figure)) = share.or_else(in_total) else { continue };
                // 减持不超过其持有公司股份的25%: a part of the holding.
                let said = sentence.between(child.end.min(figure.span.start), figure.span.start);
                if ends_any(said, &["股份的", "股份总数的", "股份数量的", "股份数的"]).is_some()
                {
                    continue;
                }
                let Some(&one) = child.members.first() else { continue };
                if !parent.members.contains(&one) {
                    out.push(relation(
                        sentence,
                        "ownership.holds",
                        &parent.members,
                        one,
                        Some(Filler::Figure(share)),
                        verb.start,
                    ));
                }
            }
            _ if sentence.between(clause.start, verb.start).ends_with("共同") => {
                let child = sentence.groups.iter().rev().find(|g| g.end <= parent.span.start && g.is(OWNED));
                if let Some(&one) = child.and_then(|g| g.members.first()) {
                    out.push(relation(
                        sentence,
                        "ownership.together",
                        &parent.members,
                        one,
                        None,
                        verb.start,
                    ));
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::relations::testing::check;

    #[test]
    fn who_holds_how_much() {
        check(&[
            (
                "{c:嶺海集团}持有{c:嶺海燃气}{%:41.2%}权益，期内攤佔盈利",
                &["ownership parent=嶺海集团 child=嶺海燃气 share=41.2%"],
            ),
            (
                "{c:乙公司}的股东包括{c:丁集团}实控的{c:丙资本}；{c:戊集团}旗下的{c:己公司}；以及{c:庚公司}，三者分别持股{%:50%}、{%:40%}、{%:10%}。",
                &[
                    "ownership parent=丁集团 child=丙资本",
                    "ownership parent=戊集团 child=己公司",
                    "ownership parent=丙资本 child=乙公司 share=50%",
                    "ownership parent=己公司 child=乙公司 share=40%",
                    "ownership parent=庚公司 child=乙公司 share=10%",
                ],
            ),
            (
                "截至公告日，{c:澄海集团}持有{c:澄海精工}股份{#:12,000万股}，占公司总股本的{%:37.50%}。",
                &["ownership parent=澄海集团 child=澄海精工 share=37.50%"],
            ),
            (
                "{c:澄海精工}公告，持股{%:6.5%}的股东{c:海州发展}拟减持。",
                &["ownership parent=海州发展 child=澄海精工 share=6.5%"],
            ),
        ]);
    }

    #[test]
    fn a_bracket_speaks_of_the_name_before_it() {
        check(&[(
            "{c:甲投资公司}（{c:乙公司}持股{%:70%}）持有{c:丙公司}{%:17%}股份。",
            &[
                "ownership parent=乙公司 child=甲投资公司 share=70%",
                "ownership parent=甲投资公司 child=丙公司 share=17%",
            ],
        )]);
    }

    #[test]
    fn what_only_looks_like_holding() {
        check(&[
            ("{c:澄海精工}公告，持股{%:5%}以上的股东{c:海州发展}拟减持。", &[]),
            ("{c:澄海精工}公告，持股{%:5%}以上的大股东“{c:海州发展}”拟减持。", &[]),
            ("质押股数占{c:澄海集团}持有{c:澄海精工}股份的{%:36.62%}。", &[]),
        ]);
    }
}
