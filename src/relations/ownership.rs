//! ownership: parent, child, share. Subsidiaries, shareholders, control.

use super::object::entities;
use super::sentence::{Case, Group, Sentence};
use super::{Filler, Relation, RelationStatus, cue, modality, shareholding};
use crate::entities::EntityType::{self, *};
use crate::phrases::{Sets, ends_any};
use crate::span::Span;

pub(super) const OWNERS: &[EntityType] = &[Company, Bank, Fund, Government, Institute, Association, Person];
pub(super) const OWNED: &[EntityType] = &[Company, Bank, Fund, Institute];

/// Nouns for a firm that another owns.
pub(super) const SUBSIDIARIES: &[&str] = &[
    "全资子公司",
    "控股子公司",
    "子公司",
    "附属公司",
    "附屬公司",
    "全资附属公司",
    "全資附屬公司",
    "子集团",
    "孙公司",
    "全资企业",
    "控股企业",
    "参股公司",
    "联营公司",
    "参股企业",
    "控股公司",
];
/// What ties an owner to the name right behind: 红星集团旗下惠利公司.
pub(super) const TIES: &[&str] =
    &["旗下", "实控的", "控股的", "控制的", "全资持有的", "所属", "下属", "全资控股的", "实际控制的", "直属"];

pub(super) fn find(sentence: &Sentence<'_>, out: &mut Vec<Relation>) {
    if sentence.has(cue::SUBSIDIARY | cue::TIE) {
        subsidiaries(sentence, out);
    }
    own(sentence, out);
    founded(sentence, out);
    holders(sentence, out);
    if sentence.has(cue::HOLD) {
        if let Some(found) = shareholding::each_holds(sentence) {
            out.extend(found);
        } else {
            shareholding::holds(sentence, out);
        }
    }
}

pub(super) fn relation(
    sentence: &Sentence<'_>,
    rule: &'static str,
    parents: &[u32],
    child: u32,
    share: Option<Filler>,
    at: u32,
) -> Relation {
    let status = modality::status(sentence, at);
    Relation::new("ownership", rule, status, sentence.span)
        .with("parent", entities(parents))
        .with("child", [Filler::Entity(child)])
        .with("share", share)
}

/// 甲银行全资子公司乙, 甲集团旗下平台乙.
fn subsidiaries(sentence: &Sentence<'_>, out: &mut Vec<Relation>) {
    for pair in sentence.groups.windows(2) {
        let [parent, child] = pair else { continue };
        if !parent.is(OWNERS) || parent.kind == Person || !child.is(OWNED) {
            continue;
        }
        let gap = sentence.between(parent.end, child.span.start);
        let said = gap.strip_prefix(['之', '的']).unwrap_or(gap);
        let noun = SUBSIDIARIES.iter().find(|n| said.ends_with(*n) && said.len() <= n.len() + 9);
        let tie =
            TIES.iter().find(|t| said.starts_with(*t) && said.chars().count() <= t.chars().count() + 10);
        let tied = tie.is_some_and(|t| {
            let rest = said.get(t.len()..).unwrap_or("").trim_start_matches('的');
            !rest.holds_in("，。、和与有“向为由将给")
        });
        let plain = noun.is_some_and(|n| {
            said.get(..said.len() - n.len()).is_some_and(|head| {
                head.is_empty()
                    || ["全资", "控股", "旗下", "境内", "境外", "其", "所属", "核心", "%"]
                        .iter()
                        .any(|w| head.ends_with(w))
            })
        });
        // 甲公司为乙公司的子公司 is read below.
        if !(plain || tied) {
            continue;
        }
        let whole = ["全资", "全資"].iter().find_map(|w| gap.find(w).map(|i| (i, *w)));
        let share = whole.map(|(i, w)| {
            let start = parent.end as usize + i;
            Filler::Text(Span::new(start, start + w.len()))
        });
        // 全资子公司甲与乙合作: only 、 makes a list of subsidiaries sure.
        let listed = child.span.of(sentence.scene.text);
        let sure = !listed.contains('与') && (tied || !listed.holds_in("和及"));
        let children = if sure { child.members.as_slice() } else { child.members.get(..1).unwrap_or(&[]) };
        for member in children {
            let owner = last(&parent.members);
            let mut found = relation(sentence, "ownership.subsidiary", owner, *member, share, parent.end);
            found.status = RelationStatus::Done;
            out.push(found);
        }
    }
    // 乙是甲的控股子公司; 乙成为其控股子公司 is planned by its clause.
    for noun in sentence.find(cue::OWN_SUBSIDIARY) {
        let clause = sentence.clause(noun.start);
        let inside: Vec<&Group> =
            sentence.groups.iter().filter(|g| g.span.start >= clause.start && g.end <= noun.start).collect();
        let [child, parent] = inside.as_slice() else { continue };
        let verb = sentence.between(child.end, parent.span.start);
        let tail = sentence.between(parent.end, noun.start);
        let end = sentence.between(noun.end, clause.end);
        let is = matches!(verb, "是" | "为" | "系");
        if is
            && matches!(tail, "的" | "的全资" | "的控股" | "旗下" | "" | "全资" | "控股")
            && end.starts_in("，。；,、") | end.is_empty()
        {
            let (Some(&one), true) = (child.members.first(), parent.is(OWNERS)) else { continue };
            out.push(relation(sentence, "ownership.is-subsidiary", &parent.members, one, None, noun.start));
        }
    }
}

/// 甲拟转让控股子公司乙30%股权; 甲公告，子公司乙中标: whose subsidiary, nobody else being named.
fn own(sentence: &Sentence<'_>, out: &mut Vec<Relation>) {
    const BEFORE: &[&str] =
        &["转让", "出售", "对", "向", "为", "由", "将", "剥离", "通过", "其", "挂牌", "处置", "注销", "拟对"];
    for noun in sentence.find(cue::OWN_SUBSIDIARY) {
        let clause = sentence.clause(noun.start);
        let said = sentence.between(clause.start, noun.start);
        let said = ["全资", "控股", "旗下", "下属"].iter().find_map(|w| said.strip_suffix(w)).unwrap_or(said);
        let opens = said.is_empty() && clause.start > sentence.span.start;
        if !opens && ends_any(said, BEFORE).is_none() {
            continue;
        }
        let Some(child) = sentence.groups.iter().find(|g| g.span.start == noun.end && g.is(OWNED)) else {
            continue;
        };
        let Some(&one) = child.members.first() else { continue };
        // 甲退出乙、丙，改由其子公司持有: 其 is whom the sentence is about.
        let topic = || sentence.groups.iter().find(|g| g.case == Case::Plain && g.end <= noun.start);
        let actor = if said.ends_with('其') {
            topic().filter(|g| g.is(&[Company, Bank]))
        } else {
            sentence.actor(noun.start, &[Company, Bank])
        };
        let parent = actor.filter(|g| g.members.len() == 1);
        let Some(parent) = parent.filter(|g| !g.members.contains(&one)) else { continue };
        let told = |r: &Relation| r.kind == "ownership" && r.role("child").contains(&Filler::Entity(one));
        if !out.iter().any(told) {
            let whole = noun.of(sentence.scene.text).starts_with("全资");
            let share = Span::new(noun.start as usize, noun.start as usize + "全资".len());
            let share = whole.then_some(Filler::Text(share));
            let mut found = relation(sentence, "ownership.own", &parent.members, one, share, noun.start);
            found.status = RelationStatus::Done;
            out.push(found);
        }
    }
}

/// 甲出资3.5亿元设立全资子公司乙.
fn founded(sentence: &Sentence<'_>, out: &mut Vec<Relation>) {
    for noun in sentence.find(cue::OWN_SUBSIDIARY) {
        let clause = sentence.clause(noun.start);
        let before = sentence.between(clause.start, noun.start);
        let Some(verb) = ["设立", "成立", "新设", "组建", "注册成立"].iter().find(|v| before.ends_with(*v))
        else {
            continue;
        };
        let at = noun.start - verb.len() as u32;
        let Some(child) = sentence.groups.iter().find(|g| g.span.start == noun.end && g.is(OWNED)) else {
            continue;
        };
        let Some(parent) = sentence.actor(at, OWNERS) else { continue };
        let whole = noun.of(sentence.scene.text).starts_with("全资");
        let share =
            whole.then(|| Filler::Text(Span::new(noun.start as usize, noun.start as usize + "全资".len())));
        out.extend(
            child
                .members
                .iter()
                .map(|one| relation(sentence, "ownership.founded", &parent.members, *one, share, at)),
        );
    }
}

/// Of a list before a tie, the last owns: 甲、乙旗下丙.
fn last(members: &[u32]) -> &[u32] {
    members.last().map_or(&[], std::slice::from_ref)
}

/// 公司控股股东甲; 乙的控股股东为甲.
fn holders(sentence: &Sentence<'_>, out: &mut Vec<Relation>) {
    for noun in sentence.find(cue::HOLDER) {
        let Some(parent) = sentence.groups.iter().find(|g| g.span.start >= noun.end && g.is(OWNERS)) else {
            continue;
        };
        if !matches!(sentence.between(noun.end, parent.span.start), "" | "为" | "是" | "系") {
            continue;
        }
        // 乙收购其控股股东甲: 其 is no firm that acts here.
        if sentence.between(sentence.span.start, noun.start).ends_with("对其") {
            continue;
        }
        let own = |g: &&Group| {
            g.is(OWNED) && g.end <= noun.start && matches!(sentence.between(g.end, noun.start), "" | "的")
        };
        let child = sentence.groups.iter().rev().find(own).and_then(|g| g.members.last().copied());
        // 丙光电公告，控股股东甲拟…: the firm of the notice.
        let alone = sentence.clause(noun.start).start == noun.start;
        let spoken = || {
            sentence
                .groups
                .iter()
                .rev()
                .find(|g| g.end <= noun.start && g.kind == Company)
                .or(sentence.carried.as_ref())
        };
        let child = child.or_else(|| {
            spoken().filter(|g| alone && g.kind == Company).and_then(|g| g.members.last().copied())
        });
        let Some(child) = child.filter(|c| !parent.members.contains(c)) else { continue };
        let known = |r: &Relation| {
            r.kind == "ownership"
                && r.role("child") == [Filler::Entity(child)]
                && r.role("parent").contains(&Filler::Entity(*parent.members.first().unwrap_or(&0)))
        };
        if !out.iter().any(known) {
            let mut found = relation(sentence, "ownership.holder", &parent.members, child, None, noun.start);
            found.status = RelationStatus::Done;
            out.push(found);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::relations::testing::check;

    #[test]
    fn who_owns_whom() {
        check(&[
            ("标志着{b:甲银行}全资子公司{c:甲投}落地", &["ownership parent=甲银行 child=甲投 share=全资"]),
            (
                "{c:甲公司}出资{¥:3.5亿元}设立全资子公司{c:乙公司}。",
                &["ownership parent=甲公司 child=乙公司 share=全资"],
            ),
            ("{c:红星集团}旗下{c:惠利}打造平台", &["ownership parent=红星集团 child=惠利"]),
            ("{c:甲投资集团}子集团{c:策源集团}设立", &["ownership parent=甲投资集团 child=策源集团"]),
            ("其股东包括{c:甲集团}实控的{c:乙资本}", &["ownership parent=甲集团 child=乙资本"]),
            ("公告称，公司控股股东{c:澄海集团}增持。", &[]),
            ("{c:甲公司}拟转让控股子公司{c:乙制药}61%股权。", &["ownership parent=甲公司 child=乙制药"]),
            (
                "{c:甲公司}公告，全资子公司{c:乙公司}中标。",
                &["ownership parent=甲公司 child=乙公司 share=全资"],
            ),
            (
                "{c:澄海精工}公告，公司控股股东{c:澄海集团}将股份质押。",
                &["ownership parent=澄海集团 child=澄海精工"],
            ),
            ("{c:甲公司}旗下{c:丁公司}与{c:乙公司}合并", &["ownership parent=甲公司 child=丁公司"]),
        ]);
    }

    #[test]
    fn what_only_looks_like_owning() {
        check(&[("{c:甲公司}完成对其控股股东{c:乙公司}的增资。", &[])]);
    }
}
