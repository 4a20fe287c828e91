//! Runs of characters beside a deed that could be the name of a firm.

use super::candidate::Candidate;
use super::financing::Round;
use super::lists::brandness;
use super::reading::is_han;
use super::{EntityType, Evidence, weight};
use crate::lexicon::grammar::{INNER, STOP};
use crate::phrases::{ends_any, starts_any};

/// Nouns that introduce a firm, and words for investors that name none.
pub(super) const KINDS: &[&str] = &[
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

impl Round<'_, '_> {
    /// Whether some of the name is no ordinary word, and it does not begin or end in the middle of one.
    pub(super) fn is_brand(&self, start: usize, end: usize) -> bool {
        let r = self.r;
        let whole = start < end && r.is_edge(start) && r.is_edge(end);
        let mut words = (start..end).filter(|i| r.is_edge(*i)).map(|i| (i, r.word_end(i)));
        let is_deed = |(from, to): (usize, usize)| {
            to - from > 1 && r.tag(from) == "v" && self.v.mask(r.str(from, to)) & INNER == 0
        };
        // 博雅生物总股本: what a known name leaves is a brand by itself, or the name ends there.
        let rest = self.known_at(start).filter(|k| k.1 < end).map_or(start, |k| k.1);
        whole && !words.any(is_deed) && brandness(r, rest, end) > 1 && !self.within_known(end)
    }

    /// Where the run of words ends that may be a name and begins at `start`.
    pub(super) fn run_after(&self, start: usize) -> usize {
        let r = self.r;
        let mut end = start;
        // 中矿贸易, but 胜华投资建设: one verb of names ends one, two go on after it.
        let mut verbs = 0;
        while end < r.len() && end - start < 9 {
            let to = r.word_end(end);
            let c = r.char(end);
            let word = r.str(end, to);
            let single = to - end == 1;
            let ends = !is_han(c) && !c.is_ascii_alphanumeric()
                || self.v.mask(word) & STOP != 0
                || matches!(r.tag(end), "p" | "u" | "r" | "c" | "d")
                || end - start < 2 && matches!(r.tag(end), "m" | "q")
                || !single
                    && matches!(r.tag(end), "v" | "vn" | "ad" | "f" | "t" | "m")
                    && self.v.mask(word) & INNER == 0
                || KINDS.contains(&word);
            let inner = self.v.mask(word) & INNER != 0;
            if ends || inner && end == start {
                break;
            }
            verbs = if inner { verbs + to - end } else { 0 };
            end = to;
            // Maran Gas Maritime: Latin words stand in a row.
            if c.is_ascii_alphabetic() && r.char(end) == ' ' && r.char(end + 1).is_ascii_uppercase() {
                end += 1;
            }
        }
        if verbs > 2 { end - verbs } else { end }
    }

    /// 某某科技今年3月完成, 某某科技于3月5日完成: where the name ends.
    pub(super) fn without_date(&self, start: usize, end: usize) -> usize {
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

    /// Where the known name begins that ends at `end`. Known names stand in order and apart.
    pub(super) fn ends_known(&self, end: usize) -> Option<usize> {
        let at = self.known.partition_point(|k| k.1 < end);
        self.known.get(at).filter(|k| k.1 == end).map(|k| k.0)
    }

    /// The known name that begins at `start`.
    pub(super) fn known_at(&self, start: usize) -> Option<(usize, usize)> {
        let at = self.known.partition_point(|k| k.0 < start);
        self.known.get(at).copied().filter(|k| k.0 == start)
    }

    /// Whether `at` is inside of a known name.
    pub(super) fn within_known(&self, at: usize) -> bool {
        let next = self.known.partition_point(|k| k.1 <= at);
        self.known.get(next).is_some_and(|k| k.0 < at)
    }

    /// Where the run of words begins that may be a name and ends at `end`.
    pub(super) fn run_before(&self, end: usize) -> usize {
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

    /// The same, of Latin words all that stand in a row.
    pub(super) fn latin_before(&self, end: usize) -> usize {
        let mut start = self.run_before(end);
        while self.r.before(start) == ' '
            && start > 1
            && self.r.char(start).is_ascii_alphabetic()
            && self.r.char(start - 2).is_ascii_alphabetic()
        {
            start = self.run_before(start - 1);
        }
        start
    }

    pub(super) fn propose(&self, start: usize, end: usize, out: &mut Vec<Candidate>) {
        let r = self.r;
        let name = r.str(start, end);
        let count = end - start;
        let most = if name.is_ascii() { 24 } else { 9 };
        if !(2..=most).contains(&count)
            || ends_any(name, KINDS).is_some()
            || starts_any(name, &["本轮", "老", "知名", "多家", "该", "国内", "原", "前任", "现任", "时任"])
                .is_some()
            || self.v.is_ordinary(name)
            || self.within_known(start)
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
