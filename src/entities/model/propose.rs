//! Names that the tagger finds become candidates, where the words do not speak against them.

use super::{KINDS, Model, Proposal, Tagger};
use crate::entities::candidate::Candidate;
use crate::entities::{EntityType, Evidence};
use crate::segment::words::Word;
use crate::span::{Clean, Span};
use std::collections::BTreeMap;

/// What an organisation is by its last characters; a company where nothing fits.
const SUFFIXES: &[(EntityType, &[&str])] = &[
    (EntityType::Bank, &["银行", "分行", "支行", "信用社", "农商行", "城商行"]),
    (EntityType::Fund, &["基金"]),
    (EntityType::Institute, &["大学", "学院", "研究院", "研究所", "医院", "实验室", "中心", "学校", "中学", "小学", "科学院"]),
    (EntityType::Association, &["协会", "联盟", "学会", "商会", "交易所", "联合会", "总会", "公会", "促进会", "基金会", "组织"]),
    (EntityType::Media, &["报", "新闻", "电视台", "通讯社", "日报", "晚报", "杂志", "周刊", "新闻网"]),
    (
        EntityType::Government,
        &["局", "厅", "委", "部", "署", "法院", "检察院", "政府", "委员会", "办公室", "国务院", "人大", "政协", "总局", "公安", "海关", "党"],
    ),
];

/// What the tagger proposes with a lead of at least `margin`.
pub(in crate::entities) fn candidates(
    model: &Model,
    text: &str,
    sentences: &[Span<Clean>],
    words: &[Word],
    margin: i32,
) -> Vec<Candidate> {
    let mut tagger = Tagger::new(model);
    let mut proposals = Vec::new();
    let mut first = 0;
    for sentence in sentences {
        while words.get(first).is_some_and(|w| w.span.end <= sentence.start) {
            first += 1;
        }
        let mut last = first;
        while words.get(last).is_some_and(|w| w.span.end <= sentence.end) {
            last += 1;
        }
        tagger.names(text, words.get(first..last).unwrap_or(&[]), &mut proposals);
        first = last;
    }
    proposals.retain(|p| p.margin >= margin && plausible(text, words, p));
    let mut votes: BTreeMap<(&str, usize), usize> = BTreeMap::new();
    for p in &proposals {
        *votes.entry((p.span.of(text), p.kind)).or_default() += 1;
    }
    proposals.retain(|p| {
        let name = p.span.of(text);
        let agree = votes.get(&(name, p.kind)).copied().unwrap_or(0);
        !name.is_empty() && agree > 0
    });
    proposals.iter().filter_map(|p| candidate(text, p)).collect()
}

/// A name that no rule knows stands between words, and has a piece that is no ordinary word.
fn plausible(text: &str, words: &[Word], proposal: &Proposal) -> bool {
    let first = words.partition_point(|w| w.span.end <= proposal.span.start);
    let inside: Vec<&Word> =
        words.iter().skip(first).take_while(|w| w.span.start < proposal.span.end).collect();
    let (Some(start), Some(end)) = (inside.first(), inside.last()) else { return false };
    let name = proposal.span.of(text);
    let count = name.chars().count();
    let strange = |w: &&&Word| {
        let own = w.span.of(text);
        matches!(w.tag, "nr" | "nz" | "nt" | "ns" | "x" | "eng" | "g" | "zg") || own.chars().count() == 1
    };
    let odd = inside.iter().filter(strange).count();
    start.span.start == proposal.span.start
        && end.span.end == proposal.span.end
        && (2..=20).contains(&count)
        && !(proposal.kind == 0 && count > 4 && !name.contains('·'))
        && odd > 0
        && (inside.len() > 1 || matches!(start.tag, "nr" | "nz" | "nt" | "ns" | "x" | "eng"))
        && !name.chars().any(|c| "“”《》（）()、，,+%".contains(c))
        && !["各", "该", "本", "某", "我", "中外", "省内", "标的"].iter().any(|w| name.starts_with(w))
}

fn candidate(text: &str, proposal: &Proposal) -> Option<Candidate> {
    let name = proposal.span.of(text);
    let kind = match KINDS.get(proposal.kind)? {
        EntityType::Company => SUFFIXES
            .iter()
            .find(|(_, endings)| endings.iter().any(|e| name.ends_with(e)))
            .map_or(EntityType::Company, |s| s.0),
        &kind => kind,
    };
    let weight = (40 + proposal.margin / 4).clamp(40, 70) as u8;
    Some(Candidate { span: proposal.span, kind, evidence: Evidence::Model, weight, same_as: None })
}
