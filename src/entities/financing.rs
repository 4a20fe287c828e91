//! Rounds of financing: who 领投, 跟投 and who 完成…轮融资 is a firm, whatever its name looks like.

use super::candidate::Candidate;
use super::reading::{Characters, Reading, is_han};
use super::{EntityType, Evidence, weight};
use crate::lexicon::grammar::{Grammar, STOP};
use crate::lexicon::starts::ROUNDS;
use crate::phrases::{ends_any, starts_any};
use crate::span::{Clean, Span};

/// What stands between an investor and its verb.
const MANNERS: &[&str] =
    &["联合", "共同", "独家", "继续", "持续", "超额", "追加", "等", "均", "也", "分别", "参与"];
/// What stands between the firm and what it completes.
const ADVERBS: &[&str] = &[
    "宣布", "近日", "日前", "今日", "昨日", "正式", "已", "刚刚", "连续", "顺利", "再", "完成", "获得", "获",
    "拿到", "也", "先后", "对外", "官宣", "连", "斩获", "于",
];
/// Nouns that introduce a firm, and words for investors that name none.
const KINDS: &[&str] = &[
    "公司",
    "企业",
    "厂商",
    "平台",
    "品牌",
    "商",
    "独角兽",
    "开发商",
    "初创",
    "团队",
    "股东",
    "机构",
    "方",
    "投资人",
    "独家",
    "消息",
];

/// Proposes the investors and the firms of sentences that tell of a round.
pub(super) fn find(
    characters: &Characters<'_>,
    sentences: &[Span<Clean>],
    v: &Grammar,
    chosen: &[Candidate],
    out: &mut Vec<Candidate>,
) {
    let mut rounds = characters.starts(ROUNDS).filter_map(|i| match characters.from(i) {
        ['领' | '跟' | '参', '投', ..] => Some((i, true)),
        ['轮', '融', '资', ..] => Some((i, false)),
        _ => None,
    });
    let mut round = rounds.next();
    let (mut place, mut next) = (0, 0);
    for &sentence in sentences {
        let (mut invests, mut first_round) = (false, None);
        while let Some((i, is_verb)) = round.filter(|r| characters.byte(r.0) < sentence.end as usize) {
            if is_verb {
                invests = true;
            } else {
                first_round = first_round.or(Some(characters.byte(i)));
            }
            round = rounds.next();
        }
        if !invests && first_round.is_none() {
            continue;
        }
        while chosen.get(next).is_some_and(|c| c.span.end <= sentence.start) {
            next += 1;
        }
        let r = characters.read(sentence, &mut place);
        let inside = chosen.get(next..).unwrap_or(&[]).iter().take_while(|c| c.span.start < sentence.end);
        let known: Vec<(usize, usize)> =
            inside.map(|c| (r.index(c.span.start), r.index(c.span.end))).collect();
        let scene = Round { r: &r, v, known };
        for at in 0..r.len() {
            if invests && matches!(r.from(at), ['领' | '跟' | '参', '投', ..]) {
                scene.investors(at, out);
            }
        }
        if let Some(at) = first_round {
            scene.firm(r.index(at as u32), out);
        }
    }
}

struct Round<'a, 'b> {
    r: &'b Reading<'a>,
    v: &'b Grammar,
    known: Vec<(usize, usize)>,
}

impl Round<'_, '_> {
    /// The list of names before 领投.
    fn investors(&self, verb: usize, out: &mut Vec<Candidate>) {
        let r = self.r;
        let mut end = verb;
        while let Some(manner) = MANNERS.iter().find(|m| r.ends_with(end, m)) {
            end -= manner.chars().count();
        }
        for _ in 0..40 {
            let start = match self.ends_known(end) {
                Some(start) => start,
                None => {
                    let start = self.run_before(end);
                    self.propose(start, end, out);
                    start
                }
            };
            if start == end || !matches!(r.before(start), '、' | '和' | '与' | '及') {
                return;
            }
            end = start - 1;
            if r.ends_with(end, "以") {
                end -= 1;
            }
        }
    }

    /// The subject of 完成…轮融资: the run of words that opens the clause.
    fn firm(&self, round: usize, out: &mut Vec<Candidate>) {
        let r = self.r;
        let begins = |i: &usize| {
            matches!(r.before(*i), '\0' | '，' | '。' | '；' | '：' | '|' | '｜' | ',' | ' ' | '\n')
        };
        let Some(start) = (round.saturating_sub(40)..=round).rev().find(begins) else { return };
        let Some(verb) = (start..round).find(|i| {
            r.is_edge(*i) && ["完成", "获", "拿到", "宣布", "斩获"].iter().any(|w| r.starts_with(*i, w))
        }) else {
            return;
        };
        let mut end = verb;
        while let Some(adverb) = ADVERBS.iter().find(|a| end > start && r.ends_with(end, a)) {
            end -= adverb.chars().count();
        }
        end = self.without_date(start, end);
        if r.ends_with(end, "于") {
            end -= 1;
        }
        if end <= start || self.ends_known(end).is_some() {
            return;
        }
        self.propose(self.run_before(end).max(start), end, out);
    }

    /// 某某科技今年3月完成, 某某科技于3月5日完成: where the name ends.
    fn without_date(&self, start: usize, end: usize) -> usize {
        let mut at = end;
        if !matches!(self.r.before(at), '年' | '月' | '日' | '旬' | '初' | '底' | '度' | '末') {
            return end;
        }
        while at > start
            && (self.r.before(at).is_ascii_digit()
                || "今去本上下中年月日旬初底半季度末前第一二三四".contains(self.r.before(at)))
        {
            at -= 1;
        }
        at
    }

    fn ends_known(&self, end: usize) -> Option<usize> {
        self.known.iter().find(|k| k.1 == end).map(|k| k.0)
    }

    /// Where the run of words begins that may be a name and ends at `end`.
    fn run_before(&self, end: usize) -> usize {
        let r = self.r;
        let mut start = end;
        while start > 0 && end - start < 10 {
            let last = r.before(start);
            let from = r.word_start(start - 1);
            let word = r.str(from, start);
            let ends = !is_han(last) && !last.is_ascii_alphanumeric()
                || self.v.mask(word) & STOP != 0
                || self.ends_known(start).is_some()
                    && start < end
                    && !matches!(r.tag(start), "n" | "x" | "nz")
                || KINDS.contains(&word)
                || matches!(r.tag(from), "p" | "u" | "r" | "m" | "q" | "c");
            if ends {
                break;
            }
            start = from;
        }
        start
    }

    fn propose(&self, start: usize, end: usize, out: &mut Vec<Candidate>) {
        let r = self.r;
        let name = r.str(start, end);
        let count = end - start;
        if !(2..=9).contains(&count)
            || ends_any(name, KINDS).is_some()
            || starts_any(name, &["本轮", "老", "知名", "多家", "该", "国内", "原"]).is_some()
            || self.v.is_ordinary(name)
            || self.known.iter().any(|k| k.0 < start && start < k.1)
        {
            return;
        }
        let kind = if name.ends_with("基金") { EntityType::Fund } else { EntityType::Company };
        out.push(Candidate {
            span: r.span(start, end),
            kind,
            evidence: Evidence::Pattern,
            // A name that is known or has an ending keeps it, but for what it leaves out.
            weight: weight::GRAMMAR,
            same_as: None,
        });
    }
}
