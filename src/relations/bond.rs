//! bond: issuer, amount, rate, term, date.

use super::object::{self, entities};
use super::sentence::Sentence;
use super::{Filler, Relation, cue, modality};
use crate::entities::EntityType::{self, *};
use crate::figures::Kind;
use crate::phrases::{Sets, holds, holds_any};
use crate::span::{Clean, Span};

const ISSUERS: &[EntityType] = &[Bank, Company, Government, Fund, Institute];
const PAPERS: &[&str] = &[
    "债券",
    "票据",
    "短期融资券",
    "融资券",
    "永续债",
    "可转债",
    "公司债",
    "金融债",
    "债",
    "資產支持",
    "资产支持证券",
    "证券",
];

/// 甲银行成功发行首期科技创新债券100亿元，期限3年，票面利率1.67%.
pub(super) fn find(sentence: &Sentence<'_>, out: &mut Vec<Relation>) {
    for verb in sentence.find(cue::ISSUE) {
        let clause = sentence.clause(verb.start);
        let after = sentence.between(verb.end, clause.end);
        let before = sentence.between(clause.start, verb.start);
        let paper = holds_any(after, PAPERS).is_some();
        // 甲公司科技创新债券成功发行，规模5亿元: the paper goes before.
        let issued = PAPERS.iter().any(|p| {
            ["", "成功", "顺利", "正式", "已", "近日", "日前"]
                .iter()
                .any(|w| before.strip_suffix(w).is_some_and(|b| b.ends_with(p)))
        });
        let finished = after.trim_end_in("，。；！").is_empty();
        let passive = issued && finished;
        if passive && let Some(found) = issued_by(sentence, verb) {
            out.push(found);
            return;
        }
        if !paper
            || holds(before, "累计")
            || after.starts_in("了的") && after.len() < 9
            || modality::is_unreal(sentence, verb.start)
        {
            continue;
        }
        let region = Span::new(verb.end as usize, sentence.span.end as usize);
        let amount = sentence.figures(region, Kind::Money).next().filter(|(_, f)| {
            let gap = sentence.between(verb.end, f.span.start);
            gap.chars().count() <= 30 && !holds(gap, "余额")
        });
        let issuer = sentence.actor(verb.start, ISSUERS).or_else(|| sentence.carried_to(verb.start, ISSUERS));
        let (Some((amount, _)), Some(issuer)) = (amount, issuer) else { continue };
        // 报告提出，今年我国将发行特别国债: the state, and not who speaks.
        if issuer.end <= clause.start && (holds(before, "我国") || holds(before, "国家")) {
            continue;
        }
        // 发改委消息，335家企业发行债券: those whom it counts issue, and not who counts.
        let said = sentence.between(issuer.end, verb.start);
        if issuer.kind == Government && (holds(said, "家") || holds(said, "全国")) {
            continue;
        }
        let rate = object::named_figure(sentence, verb.end, Kind::Percent, &["利率", "票息", "息票"]);
        out.push(
            Relation::new("bond", "bond.issue", modality::status(sentence, verb.start), sentence.span)
                .with("issuer", entities(&issuer.members))
                .with("amount", [Filler::Figure(amount)])
                .with("rate", rate)
                .with(
                    "term",
                    object::named_figure(sentence, verb.end, Kind::Duration, &["期限", "为期", "期为"]),
                )
                .with("date", object::date(sentence, verb.start)),
        );
        return;
    }
}

/// 甲公司科技创新债券成功发行，规模5亿元: the issuer stands before its paper.
fn issued_by(sentence: &Sentence<'_>, verb: Span<Clean>) -> Option<Relation> {
    let clause = sentence.clause(verb.start);
    let issuer = sentence.groups.iter().rfind(|g| {
        g.span.start >= clause.start && g.end <= verb.start && g.is(&[Bank, Company]) && g.members.len() == 1
    })?;
    let amount =
        object::named_figure(sentence, verb.end, Kind::Money, &["规模", "金额", "总额", "募集资金", "募资"])?;
    let rate = object::named_figure(sentence, verb.end, Kind::Percent, &["利率", "票息", "息票"]);
    let term = object::named_figure(sentence, verb.end, Kind::Duration, &["期限", "为期", "期为"]);
    Some(
        Relation::new("bond", "bond.issued", modality::status(sentence, verb.start), sentence.span)
            .with("issuer", entities(&issuer.members))
            .with("amount", [amount])
            .with("rate", rate)
            .with("term", term)
            .with("date", object::date(sentence, verb.start)),
    )
}

#[cfg(test)]
mod tests {
    use crate::relations::testing::check;

    #[test]
    fn who_borrowed_on_the_market() {
        check(&[
            (
                "{d:6月5日}，{b:甲银行}在市场成功发行首期科技创新债券{¥:100亿元}，期限{t:3年}，票面利率{%:1.67%}。",
                &["bond issuer=甲银行 amount=100亿元 rate=1.67% term=3年 date=6月5日"],
            ),
            (
                "{c:星屿公司}拟发行{¥:3亿元}绿色中期票据，期限{t:3年}。",
                &["bond planned issuer=星屿公司 amount=3亿元 term=3年"],
            ),
            (
                "{b:丁银行}主承销的{c:甲国创公司}科技创新债券成功发行，规模{¥:5亿元}，期限{t:5年}。",
                &["bond issuer=甲国创公司 amount=5亿元 term=5年"],
            ),
            ("{l:全省}累计发行绿色债券{¥:3860亿元}。", &[]),
            ("{c:甲公司}发行股份购买资产。", &[]),
        ]);
    }
}
