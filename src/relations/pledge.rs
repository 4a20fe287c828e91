//! pledge: pledger, pledgee, amount, share.

use super::object::entities;
use super::sentence::{Case, Group, Sentence};
use super::{Filler, Relation, RelationStatus, cue, modality};
use crate::entities::EntityType::{self, *};
use crate::figures::Kind;
use crate::span::Span;

const PARTIES: &[EntityType] = &[Company, Bank, Fund, Institute, Person];

/// 甲将其持有的2,600万股质押给乙.
pub(super) fn find(sentence: &Sentence<'_>, out: &mut Vec<Relation>) {
    for verb in sentence.find(cue::PLEDGE) {
        let rest = sentence.between(verb.end, sentence.span.end);
        // 发放知识产权质押贷款: a loan's kind.
        if ["贷", "融资", "率", "式", "品"].iter().any(|w| rest.starts_with(w)) {
            continue;
        }
        let skip = ["给予", "给", "予", "于"].iter().find(|w| rest.starts_with(*w)).map_or(0, |w| w.len());
        let behind = sentence
            .groups
            .iter()
            .find(|g| skip > 0 && g.span.start as usize == verb.end as usize + skip && g.is(PARTIES));
        let clause = sentence.clause(verb.start);
        // 向乙质押: the preposition says it; 对乙质押的股权 is something else.
        let toward = |g: &&Group| {
            let before = sentence.between(sentence.clause(verb.start).start, g.span.start);
            before.contains('向') && !rest.starts_with('的')
        };
        let before = || {
            sentence.marked(verb.start, Case::To, PARTIES).filter(|g| {
                g.span.start >= clause.start && sentence.between(g.end, verb.start).chars().count() <= 6
            })
        };
        let Some(pledgee) = behind.or_else(|| before().filter(toward)) else { continue };
        let Some(pledger) = sentence.actor(pledgee.span.start.min(verb.start), PARTIES) else { continue };
        if pledger.members == pledgee.members {
            continue;
        }
        let end = sentence.clause(verb.end).end;
        let within = Span::new(pledger.end as usize, end as usize);
        let money = sentence.figures(within, Kind::Money).find(|(_, f)| f.unit.per.is_none());
        let shares = sentence
            .figures(within, Kind::Count)
            .find(|(_, f)| f.span.of(sentence.scene.text).ends_with('股'));
        let share = shares.or_else(|| sentence.figures(within, Kind::Percent).next());
        // 将其原质押给乙的1.04亿股办理了解除质押.
        let freed = sentence.between(verb.end, end).contains("解除")
            || sentence.between(clause.start, verb.start).ends_with('原')
                && sentence.between(verb.end, sentence.span.end).contains("解除质押");
        let status = if freed { RelationStatus::Ended } else { modality::status(sentence, verb.start) };
        out.push(
            Relation::new("pledge", "pledge.to", status, sentence.span)
                .with("pledger", entities(&pledger.members))
                .with("pledgee", entities(&pledgee.members))
                .with("amount", money.map(|(i, _)| Filler::Figure(i)))
                .with("share", share.map(|(i, _)| Filler::Figure(i))),
        );
        return;
    }
}

#[cfg(test)]
mod tests {
    use crate::relations::testing::check;

    #[test]
    fn who_pledged_to_whom() {
        check(&[
            (
                "{b:甲银行}向{c:乙公司}发放知识产权质押贷款{¥:800万元}。",
                &["loan lender=甲银行 borrower=乙公司 amount=800万元 product=知识产权质押贷款"],
            ),
            (
                "{c:澄海集团}于{d:5月9日}将其持有的股份{#:2,600万股}质押给{c:甲证券}，占其所持股份的{%:21.67%}。",
                &["pledge pledger=澄海集团 pledgee=甲证券 share=2,600万股"],
            ),
            (
                "{p:孙山}将持约{#:1590万股}{c:乙控股}股票质押给{b:甲银行}。",
                &["pledge pledger=孙山 pledgee=甲银行 share=1590万股"],
            ),
            (
                "{c:丙集团}将所持{c:乙酒业}{%:5%}股权质押给{b:甲银行}。",
                &["pledge pledger=丙集团 pledgee=甲银行 share=5%"],
            ),
            (
                "{c:丙集团}将其原质押给{b:甲银行}的{#:300万股}办理了解除质押。",
                &["pledge ended pledger=丙集团 pledgee=甲银行 share=300万股"],
            ),
            ("{c:乙公司}以专利权质押获得贷款。", &[]),
        ]);
    }
}
