//! Straight quotes become pairs, with recovery where the source lost one.
//!
//! May change: " and ' in Chinese lines. The cheapest reading wins: each quote opens or closes by what stands
//! beside it, and a reading that supposes a lost quote pays for it, so that one loss does not turn all that follow.

use super::chars::{clings, is_han, is_terminal, is_word};
use super::rules::{LOST_QUOTE, QUOTES};
use super::work::Changes;

/// Nothing open, a double quote, a single one inside it, a single one by itself.
const STATES: usize = 4;
const NONE: usize = 0;
const DOUBLE: usize = 1;
const NESTED: usize = 2;
const SINGLE: usize = 3;

#[derive(Clone, Copy, Debug)]
struct Quote {
    at: usize,
    double: bool,
    opens: u32,
    closes: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Open,
    Close,
    /// Closes the double quote although the single one inside is still open.
    CloseBoth,
    /// Opens although the one before was never closed.
    Reopen,
}

/// `ends`: where old line ends were taken out, from this line on, in the whole text.
pub(super) fn quotes(line: &str, base: usize, ends: &[u32], changes: &mut Changes) {
    let quotes = find(line);
    if quotes.is_empty() {
        return;
    }
    let acts = read(&quotes);
    let mut inner = None;
    for (quote, act) in quotes.iter().zip(&acts) {
        let with = match (quote.double, act) {
            (true, Act::Open | Act::Reopen) => "“",
            (true, Act::Close | Act::CloseBoth) => "”",
            (false, Act::Open | Act::Reopen) => "‘",
            (false, Act::Close | Act::CloseBoth) => "’",
        };
        if *act == Act::CloseBoth {
            // Quotes get lost where a line ended.
            let start = inner.unwrap_or(quote.at);
            let first = ends.partition_point(|e| (*e as usize) < base + start + 4);
            let end = ends.get(first).map(|e| *e as usize - base).filter(|e| *e < quote.at);
            changes.push(base + end.unwrap_or(quote.at), base + end.unwrap_or(quote.at), "’", LOST_QUOTE);
        }
        if !quote.double && *act == Act::Open {
            inner = Some(quote.at);
        }
        changes.push(base + quote.at, base + quote.at + 1, with, QUOTES);
    }
}

fn find(line: &str) -> Vec<Quote> {
    let mut out = Vec::new();
    for (at, mark) in line.match_indices(['"', '\'']) {
        let p = line.get(..at).and_then(|t| t.chars().next_back());
        let n = line.get(at + 1..).and_then(|t| t.chars().next());
        let double = mark == "\"";
        let word = |c: Option<char>| c.is_some_and(is_word);
        // An apostrophe, or the sign of feet, inches and minutes.
        if !double && word(p) && (word(n) || !n.is_some_and(is_han)) && !p.is_some_and(|c| c.is_ascii_digit())
        {
            continue;
        }
        let begins = |c: char| matches!(c, '（' | '(' | '《' | '“' | '‘' | '：' | ':' | ' ');
        let parts = |c: char| matches!(c, '，' | ',' | '、' | '；' | ';');
        let mut opens = 0;
        let mut closes = 0;
        match n {
            None => opens += 6,
            Some(c) if clings(c) => opens += 4,
            Some(' ') => opens += 2,
            Some(_) => {}
        }
        match p {
            None => closes += 6,
            Some(c) if begins(c) => closes += 4,
            Some(c) if parts(c) => closes += 2,
            // A sentence ended inside the quotation.
            Some(c) if is_terminal(c) => opens += 1,
            Some(_) => {}
        }
        out.push(Quote { at, double, opens, closes });
    }
    out
}

/// The cheapest reading of a line's quotes.
fn read(quotes: &[Quote]) -> Vec<Act> {
    const FAR: u32 = u32::MAX / 2;
    let mut cost = [0, FAR, FAR, FAR];
    let mut steps: Vec<[(u8, Act); STATES]> = Vec::with_capacity(quotes.len());
    for quote in quotes {
        let mut next = [FAR; STATES];
        let mut step = [(0u8, Act::Open); STATES];
        let mut take = |from: usize, to: usize, act: Act, price: u32| {
            let total = cost.get(from).copied().unwrap_or(FAR).saturating_add(price).min(FAR);
            if let (Some(best), Some(s)) = (next.get_mut(to), step.get_mut(to))
                && total < *best
            {
                *best = total;
                *s = (from as u8, act);
            }
        };
        if quote.double {
            take(NONE, DOUBLE, Act::Open, quote.opens);
            take(DOUBLE, NONE, Act::Close, quote.closes);
            take(NESTED, NONE, Act::CloseBoth, quote.closes + 3);
            take(DOUBLE, DOUBLE, Act::Reopen, quote.opens + 5);
            take(NONE, NONE, Act::Close, quote.closes + 6);
            take(SINGLE, SINGLE, if quote.opens <= quote.closes { Act::Open } else { Act::Close }, 3);
        } else {
            take(NONE, SINGLE, Act::Open, quote.opens + 1);
            take(SINGLE, NONE, Act::Close, quote.closes);
            take(DOUBLE, NESTED, Act::Open, quote.opens);
            take(NESTED, DOUBLE, Act::Close, quote.closes);
            take(DOUBLE, DOUBLE, Act::Close, quote.closes + 6);
            take(NONE, NONE, Act::Close, quote.closes + 6);
        }
        cost = next;
        steps.push(step);
    }
    // A quotation that runs on into the next paragraph is open at the end of this one.
    let open_end = [0, 2, 5, 4];
    let mut state = (0..STATES)
        .min_by_key(|&s| cost.get(s).copied().unwrap_or(FAR) + open_end.get(s).copied().unwrap_or(0))
        .unwrap_or(NONE);
    let mut acts: Vec<Act> = steps
        .iter()
        .rev()
        .map(|step| {
            let (from, act) = step.get(state).copied().unwrap_or((0, Act::Open));
            state = from as usize;
            act
        })
        .collect();
    acts.reverse();
    acts
}

#[cfg(test)]
mod tests {
    use crate::clean::tests::cleaned;

    #[test]
    fn quotes_pair_and_recover() {
        for (raw, want) in [
            ("通过系统筛查\"重点\"企业。", "通过系统筛查“重点”企业。"),
            ("\"我们筛查'无贷户'名单。\"负责人说,\"很快。\"", "“我们筛查‘无贷户’名单。”负责人说，“很快。”"),
            ("实现'一码通办''码上就贷',效率提升。", "实现‘一码通办’‘码上就贷’，效率提升。"),
            ("建设\"产融库\"\"便利度\"等。", "建设“产融库”“便利度”等。"),
            ("开展\"暖'新同行\"活动,感受\"家\"的温暖。", "开展“暖‘新同行’”活动，感受“家”的温暖。"),
            ("\"第一段没有结束。", "“第一段没有结束。"),
            ("推出Moody's评级服务。", "推出Moody's评级服务。"),
        ] {
            assert_eq!(cleaned(raw), want);
        }
    }
}
