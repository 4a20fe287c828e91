//! investment: investor, investee, amount, share, date. Equity, subscribed capital, capital increases, rounds.

use super::object::{self, entities};
use super::sentence::{Case, Group, Sentence};
use super::{Filler, Relation, cue, modality};
use crate::entities::EntityType::{self, *};
use crate::figures::Kind;
use crate::phrases::{self, Sets, ends_any, holds};
use crate::span::{Clean, Span};

const INVESTORS: &[EntityType] = &[Company, Fund, Bank, Government, Institute, Association];
const INVESTEES: &[EntityType] = &[Company, Fund, Institute, Bank];

pub(super) fn find(sentence: &Sentence<'_>, out: &mut Vec<Relation>) {
    if let Some(found) = subscribed(sentence) {
        out.extend(found);
        return;
    }
    alone(sentence, out);
    let before = out.len();
    toward(sentence, out);
    if out.len() > before {
        return;
    }
    // Who leads a round is told once; its 投资方 are the same.
    let round = round(sentence);
    let backers = if round.is_none() { backers(sentence) } else { None };
    out.extend([round, backers, into(sentence), placed(sentence)].into_iter().flatten());
}

fn new(sentence: &Sentence<'_>, rule: &'static str, at: u32) -> Relation {
    let status = modality::status(sentence, at);
    Relation::new("investment", rule, status, sentence.span)
}

/// `甲、乙分别认缴出资5亿元、3亿元`: as many parties as amounts; either the investors or what they invest in.
fn subscribed(sentence: &Sentence<'_>) -> Option<Vec<Relation>> {
    let verb = sentence
        .find(cue::SUBSCRIBE)
        .find(|s| crate::phrases::holds(sentence.between(sentence.clause(s.start).start, s.start), "分别"))?;
    let clause = sentence.clause(verb.start);
    let region = Span::new(verb.end as usize, clause.end as usize);
    let amounts: Vec<u32> = sentence.figures(region, Kind::Money).map(|(i, _)| i).collect();
    if amounts.len() < 2 {
        return None;
    }
    let group =
        sentence.groups.iter().rev().find(|g| g.end <= verb.start && g.members.len() == amounts.len())?;
    let founded = ["设立了", "设立", "成立", "投资", "入股", "认购"]
        .iter()
        .any(|w| sentence.between(sentence.span.start, group.span.start).ends_with(w));
    let other = if founded {
        let at = group.span.start;
        let first = |g: &&Group| g.end <= at && g.case == Case::Plain && g.is(INVESTORS);
        sentence.groups.iter().find(first).or_else(|| sentence.carried_to(at, INVESTORS))
    } else {
        let firm = |g: &&Group| g.is(INVESTEES) && !group.members.iter().any(|m| g.members.contains(m));
        let earlier = sentence.groups.iter().rev().filter(|g| g.end <= group.span.start).find(firm);
        earlier.or(sentence.carried.as_ref().filter(firm))
    };
    let headline = sentence.scene.protagonist(verb.start).filter(|e| !founded && !group.members.contains(e));
    let other = other.map(|g| g.members.clone()).or(headline.map(|e| vec![e]))?;
    let shares = shares(sentence, amounts.len());
    let relation = |(i, amount): (usize, &u32)| {
        let one = group.members.get(i).map(|m| vec![Filler::Entity(*m)]).unwrap_or_default();
        let all: Vec<Filler> = entities(&other).collect();
        let (investor, investee) = if founded { (all, one) } else { (one, all) };
        new(sentence, "investment.subscribed", verb.start)
            .with("investor", investor)
            .with("investee", investee)
            .with("amount", [Filler::Figure(*amount)])
            .with("share", shares.get(i).copied())
            .with("date", object::date(sentence, verb.start))
    };
    Some(amounts.iter().enumerate().map(relation).collect())
}

/// 甲旗下乙认缴10亿元: of the fund or firm that the sentence founds.
fn alone(sentence: &Sentence<'_>, out: &mut Vec<Relation>) {
    for verb in sentence.find(cue::SUBSCRIBE).filter(|v| v.of(sentence.scene.text).starts_with("认缴")) {
        let clause = sentence.clause(verb.start);
        let region = Span::new(verb.end as usize, clause.end as usize);
        let money = sentence.figures(region, Kind::Money).next();
        let Some((amount, _)) =
            money.filter(|(_, f)| sentence.between(verb.end, f.span.start).chars().count() <= 3)
        else {
            continue;
        };
        let Some(actor) = sentence
            .actor(verb.start, INVESTORS)
            .filter(|g| g.members.len() == 1 && sentence.between(g.end, verb.start).chars().count() <= 4)
        else {
            continue;
        };
        let founded = |g: &&Group| {
            let before = sentence.between(sentence.clause(g.span.start).start, g.span.start);
            g.end <= clause.start
                && g.is(&[Fund, Company])
                && ["设立", "成立", "发起", "组建"].iter().any(|w| holds(before, w))
                && g.members != actor.members
        };
        let Some(investee) = sentence.groups.iter().rfind(founded) else { continue };
        out.push(
            new(sentence, "investment.subscribed-alone", verb.start)
                .with("investor", entities(&actor.members))
                .with("investee", entities(&investee.members))
                .with("amount", [Filler::Figure(amount)]),
        );
    }
}

/// As many percentages as parties, after 持股.
fn shares(sentence: &Sentence<'_>, count: usize) -> Vec<Filler> {
    let Some(verb) = sentence.find(cue::SHARE).next() else { return Vec::new() };
    let region = Span::new(verb.end as usize, sentence.span.end as usize);
    let found: Vec<Filler> =
        sentence.figures(region, Kind::Percent).map(|(i, _)| Filler::Figure(i)).collect();
    if found.len() == count { found } else { Vec::new() }
}

/// 甲向乙投资/增资/注资5亿元; also several, one after another.
fn toward(sentence: &Sentence<'_>, out: &mut Vec<Relation>) {
    for verb in sentence.find(cue::INVEST_IN) {
        let clause = sentence.clause(verb.start);
        let Some(to) = sentence.groups.iter().rev().find(|g| {
            g.end <= verb.start && g.case == Case::To && g.is(INVESTEES) && g.span.start >= clause.start
        }) else {
            continue;
        };
        if sentence.between(to.end, verb.start).chars().count() > 8
            || modality::is_unreal(sentence, verb.start)
        {
            continue;
        }
        let actor = sentence
            .actor(to.span.start, INVESTORS)
            .or_else(|| sentence.carried_to(to.span.start, INVESTORS));
        let Some(actor) = actor else { continue };
        let region = Span::new(verb.end as usize, clause.end as usize);
        // 以4592万元对乙进行增资.
        let before = Span::new(clause.start as usize, to.span.start as usize);
        let given = || {
            let said = sentence.between(clause.start, to.span.start);
            sentence.figures(before, Kind::Money).next().filter(|_| said.contains('以'))
        };
        let amount = sentence.figures(region, Kind::Money).next().or_else(given);
        let Some((amount, _)) = amount else { continue };
        out.push(
            new(sentence, "investment.toward", verb.start)
                .with("investor", entities(&actor.members))
                .with("investee", entities(&to.members))
                .with("amount", [Filler::Figure(amount)])
                .with("share", share_after(sentence, verb.end))
                .with("date", object::date(sentence, verb.start)),
        );
    }
}

/// `，持股8.5%` in the clause right behind.
fn share_after(sentence: &Sentence<'_>, at: u32) -> Option<Filler> {
    let next = sentence.clause(sentence.clause(at).end);
    let said = next.of(sentence.scene.text);
    let named = ["持股", "占股", "占比", "获得", "持有"].iter().any(|w| said.starts_with(w));
    named.then(|| sentence.figures(next, Kind::Percent).next().map(|(i, _)| Filler::Figure(i))).flatten()
}

/// What backers are to a firm.
const BACKERS: &[&str] = &["股东", "机构", "资本", "投资方", "投资人", "产业方"];

/// 乙完成5亿元B轮融资，由甲领投，丙、丁跟投.
fn round(sentence: &Sentence<'_>) -> Option<Relation> {
    let lead = sentence.find(cue::ROUND).next()?;
    let mut investors: Vec<u32> = Vec::new();
    let joins = sentence.find(cue::ROUND | cue::TAKE_PART).filter(|v| v.start >= lead.start);
    for verb in joins {
        let clause = sentence.clause(verb.start);
        let mut at = verb.start;
        // 甲、老股东乙跟投: what they are to the firm parts no list.
        for group in sentence.groups.iter().rev() {
            if group.end > at || group.span.start < clause.start || !group.is(INVESTORS) {
                continue;
            }
            let gap = sentence.between(group.end, at).trim_in("、和及与以");
            if at < verb.start
                && !(gap.is_empty() || gap.chars().count() < 7 && ends_any(gap, BACKERS).is_some())
            {
                break;
            }
            at = group.span.start;
            let new: Vec<u32> = group.members.iter().copied().filter(|m| !investors.contains(m)).collect();
            investors.extend(new);
        }
    }
    let first = sentence.groups.iter().find(|g| g.members.first() == investors.first())?;
    let investee = sentence
        .groups
        .iter()
        .find(|g| g.end <= first.span.start && g.kind == Company)
        .map(|g| g.members.clone())
        .or_else(|| sentence.carried.as_ref().filter(|g| g.kind == Company).map(|g| g.members.clone()))
        .or_else(|| {
            sentence.scene.protagonist(lead.start).filter(|e| !investors.contains(e)).map(|e| vec![e])
        })?;
    let before = Span::new(sentence.span.start as usize, lead.start as usize);
    // 5亿元B轮融资, B轮融资5亿元.
    let raised = |f: Span<Clean>| {
        sentence.between(f.end, lead.start).contains("融资")
            || sentence.between(sentence.clause(f.start).start, f.start).contains("融资")
    };
    let behind = Span::new(lead.end as usize, sentence.span.end as usize);
    let named = |f: Span<Clean>| {
        let said = sentence.between(sentence.clause(f.start).start, f.start);
        ends_any(said, &["融资金额", "融资额", "融资总额", "融资金额达", "融资规模", "融资金额为"]).is_some()
    };
    let amount = sentence.figures(before, Kind::Money).find(|(_, f)| raised(f.span));
    let amount = amount.or_else(|| sentence.figures(behind, Kind::Money).find(|(_, f)| named(f.span)));
    Some(
        new(sentence, "investment.round", lead.start)
            .with("investor", entities(&investors))
            .with("investee", entities(&investee))
            .with("amount", amount.map(|(i, _)| Filler::Figure(i)))
            .with("date", object::date(sentence, lead.start)),
    )
}

/// `丙基金背后的出资方甲以及乙`: whose backers are named.
fn backers(sentence: &Sentence<'_>) -> Option<Relation> {
    let noun = sentence.find(cue::BACKER).next()?;
    let group = sentence.groups.iter().find(|g| {
        g.span.start >= noun.end
            && g.is(INVESTORS)
            && matches!(
                sentence.between(noun.end, g.span.start),
                "" | "为" | "是" | "包括" | "有" | "：" | "分别为" | "分别是"
            )
    })?;
    let owner = sentence.groups.iter().rev().find(|g| g.end <= noun.start && g.is(INVESTEES))?;
    let mut members = group.members.clone();
    // 甲（简称…），以及乙: the list goes on behind a comma.
    let more = sentence.groups.iter().find(|g| {
        g.span.start > group.end
            && matches!(sentence.between(group.end, g.span.start), "，以及" | ",以及" | "，和" | "，")
    });
    members.extend(more.into_iter().flat_map(|g| g.members.iter().copied()));
    Some(
        new(sentence, "investment.backers", noun.start)
            .with("investor", entities(&members))
            .with("investee", entities(&owner.members)),
    )
}

/// 甲投资乙, 甲投资5亿元入股乙, 基金投资的乙、丙; 拟投资2亿元的一家企业; 累计投资约400个项目.
fn into(sentence: &Sentence<'_>) -> Option<Relation> {
    for verb in sentence.find(cue::INVEST) {
        let after = sentence.between(verb.end, sentence.span.end);
        let clause = sentence.clause(verb.start);
        let actor = sentence.actor(verb.start, INVESTORS).filter(|g| g.span.start >= clause.start);
        let subject = actor.or_else(|| sentence.actor(verb.start, &[Fund]));
        let Some(actor) = subject else { continue };
        let of = after.strip_prefix('的').unwrap_or(after);
        let start = sentence.span.end - of.len() as u32;
        let relation = |investee: Vec<Filler>, amount: Option<u32>| {
            new(sentence, "investment.into", verb.start)
                .with("investor", entities(&actor.members))
                .with("investee", investee)
                .with("amount", amount.map(Filler::Figure))
                .with("date", object::date(sentence, verb.start))
        };
        if modality::is_unreal(sentence, verb.start) {
            continue;
        }
        if let Some(group) =
            sentence.groups.iter().find(|g| g.span.start == start && g.is(&[Company, Institute]))
        {
            let amount =
                sentence.figures(Span::new(group.end as usize, clause.end as usize), Kind::Money).next();
            return Some(relation(entities(&group.members).collect(), amount.map(|(i, _)| i)));
        }
        let amount =
            sentence.figures(Span::new(verb.end as usize, sentence.span.end as usize), Kind::Money).next();
        let Some((amount, figure)) = amount else { continue };
        let gap = sentence.between(verb.end, figure.span.start);
        // 拟投资2亿元的一家海州企业.
        if gap.chars().count() <= 2
            && let Some(rest) = sentence.between(figure.span.end, sentence.span.end).strip_prefix('的')
            && let Some(end) =
                ["企业", "公司"].iter().filter_map(|w| phrases::find(rest, w).map(|i| i + w.len())).min()
            && rest
                .get(..end)
                .is_some_and(|p| p.chars().count() <= 14 && (holds(p, "一家") || p.contains('某')))
        {
            let start = figure.span.end as usize + '的'.len_utf8();
            return Some(relation(vec![Filler::Text(Span::new(start, start + end))], Some(amount)));
        }
        // 已累计投资约400个项目，投资总金额近50亿元.
        if let Some((_, count)) =
            sentence.figures(Span::new(verb.end as usize, figure.span.start as usize), Kind::Count).next()
            && sentence.between(verb.end, count.span.start).chars().count() <= 2
        {
            let clause_end = sentence.clause(verb.start).end;
            let phrase = sentence.between(verb.end, clause_end).trim_end_in("，,。");
            let good = phrase.ends_with("项目") || phrase.ends_with("企业");
            let named = sentence.between(clause_end, figure.span.start).chars().count() <= 8;
            if good && named && phrase.chars().count() <= 24 {
                let span = Span::new(verb.end as usize, verb.end as usize + phrase.len());
                return Some(relation(vec![Filler::Text(span)], Some(amount)));
            }
        }
    }
    None
}

/// 公司以非公开发行方式向甲、乙发行…股，以现金认购3亿元.
fn placed(sentence: &Sentence<'_>) -> Option<Relation> {
    let verb = sentence.find(cue::ISSUE).find(|v| {
        let rest = sentence.between(v.end, sentence.clause(v.start).end);
        rest.contains('股')
            && sentence.groups.iter().any(|g| {
                g.end <= v.start
                    && g.case == Case::To
                    && sentence.between(g.end, v.start).chars().count() <= 16
            })
    })?;
    let to = sentence.groups.iter().rev().find(|g| g.end <= verb.start && g.case == Case::To)?;
    let issuer = sentence.actor(to.span.start, &[Company, Bank])?;
    let region = Span::<Clean>::new(verb.end as usize, sentence.clause(verb.start).end as usize);
    let share =
        sentence.scene.figures_in(region).find(|(_, f)| f.span.of(sentence.scene.text).ends_with('股'));
    let paid = sentence.find(cue::TAKE_UP).last().and_then(|v| {
        sentence.figures(Span::new(v.end as usize, sentence.span.end as usize), Kind::Money).next()
    });
    let (share, _) = share?;
    Some(
        new(sentence, "investment.placed", verb.start)
            .with("investor", entities(&to.members))
            .with("investee", entities(&issuer.members))
            .with("amount", paid.map(|(i, _)| Filler::Figure(i)))
            .with("share", [Filler::Figure(share)])
            .with("date", object::date(sentence, verb.start)),
    )
}

#[cfg(test)]
mod tests {
    use crate::relations::testing::check;

    #[test]
    fn backers_of_a_round_join_the_leader() {
        check(&[
            (
                "{c:乙生物}完成A轮融资，由{c:甲创投}领投，{c:丙资本}、老股东{c:丁资本}跟投，融资金额{¥:2亿元}。",
                &["investment investor=甲创投,丁资本,丙资本 investee=乙生物 amount=2亿元"],
            ),
            (
                "{b:甲银行}联合{c:乙集团}设立{f:丙基金}，{b:甲银行}旗下{c:丁理财}认缴{¥:10亿元}。",
                &[
                    "investment investor=丁理财 investee=丙基金 amount=10亿元",
                    "fund fund=丙基金 founder=甲银行,乙集团",
                    "ownership parent=甲银行 child=丁理财",
                ],
            ),
            (
                "{c:甲股份}拟以自有资金{¥:4592万元}对{c:乙新能}进行增资。",
                &["investment planned investor=甲股份 investee=乙新能 amount=4592万元"],
            ),
            (
                "{c:甲医疗}拟对全资子公司{c:乙科技}增资{¥:2亿元}。",
                &[
                    "investment planned investor=甲医疗 investee=乙科技 amount=2亿元",
                    "ownership parent=甲医疗 child=乙科技 share=全资",
                ],
            ),
        ]);
    }

    #[test]
    fn who_put_how_much_into_what() {
        check(&[
            (
                "{f:大基金}接连出手，与{c:华投资}合作，参与设立了{f:华新基金}和{f:国新基金}，分别认缴出资{¥:9亿元}、{¥:7亿元}。",
                &[
                    "investment investor=大基金 investee=华新基金 amount=9亿元",
                    "investment investor=大基金 investee=国新基金 amount=7亿元",
                    "cooperation party=大基金,华投资 object=华新基金,国新基金",
                ],
            ),
            (
                "{c:星图公司}完成{¥:18亿元}B轮融资。本轮融资由{f:甲基金}领投，{f:乙基金}、{c:丙公司}跟投。",
                &["investment investor=甲基金,乙基金,丙公司 investee=星图公司"],
            ),
            (
                "{c:星图公司}完成C轮融资{¥:5亿元}，由{c:甲创}领投。",
                &["investment investor=甲创 investee=星图公司 amount=5亿元"],
            ),
            (
                "首批项目中，{f:甲基金}向{c:乙公司}投资{¥:1.2亿元}，持股{%:8.5%}；",
                &["investment investor=甲基金 investee=乙公司 amount=1.2亿元 share=8.5%"],
            ),
            (
                "{f:甲基金}投委会已同意拟投资{¥:2亿元}的一家海州企业落地。",
                &["investment planned investor=甲基金 investee=一家海州企业 amount=2亿元"],
            ),
            (
                "{f:甲基金}投资的{c:云深}、{c:宇科}等领先。",
                &["investment investor=甲基金 investee=云深,宇科"],
            ),
            (
                "{f:甲基金}已累计投资约{#:400个}领域项目，投资总金额近{¥:50亿元}。",
                &["investment investor=甲基金 investee=约400个领域项目 amount=50亿元"],
            ),
            (
                "{f:丙基金}背后站着两大出资方{c:甲公司}（简称“甲”），以及{c:乙公司}。",
                &["investment investor=甲公司,乙公司 investee=丙基金"],
            ),
            (
                "{d:3月}，{c:甲公司}以非公开方式向{c:乙公司}、{p:尚建}和{p:毕石}特定投资者发行{#:33股}普通股，以现金认购{¥:3亿元}。",
                &["investment investor=乙公司,尚建,毕石 investee=甲公司 amount=3亿元 share=33股 date=3月"],
            ),
        ]);
    }
}
