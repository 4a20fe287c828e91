//! ASCII punctuation in Chinese sentences becomes Chinese; each mark by what stands on its two sides.
//!
//! May change: , ; : ! ? ( ) and dots and dashes beside Chinese. Marks between digits stay: 1,000万元, 18:30, 2:1.

use super::BlockKind;
use super::chars::{is_cjk_punctuation, is_han, is_word};
use super::quotes::quotes;
use super::roles::Row;
use super::rules::{DASH, ELLIPSIS, MIDDLE_DOT, PUNCTUATION};
use super::work::{Changes, Work};
use crate::order;
use std::ops::Range;

/// `rows` and `roles` are those of the lines; only spaces may have gone since.
pub(super) fn punctuation(work: &mut Work, rows: &[Row], roles: &[BlockKind]) -> bool {
    let mut changes = Changes::default();
    let mut known = work.known.clone();
    for (i, ((line, span), (row, role))) in work.lines().zip(rows.iter().zip(roles)).enumerate() {
        let subtitle = *role == BlockKind::Subtitle;
        let marked = row.plain_end > 0 || row.quote;
        if marked && row.chinese && *role != BlockKind::TableRow && (subtitle || !row.plain_stays) {
            let before = changes.0.len();
            let at = span.start as usize;
            // Where spaces went the marks stand elsewhere now.
            let facts = work.known.get(i).copied().flatten();
            let within = facts.map_or(0..line.len(), |f| f.plain_start as usize..f.plain_end as usize);
            marks(line, at, within, *role, &mut changes);
            if row.quote {
                let first = work.ends.partition_point(|e| (*e as usize) < at);
                let ends = work.ends.get(first..).unwrap_or(&[]);
                quotes(line, at, ends, &mut changes);
            }
            let new = changes.0.get_mut(before..).unwrap_or(&mut []);
            order::sort_by_key(new, |c| c.at.order());
            match known.get_mut(i) {
                Some(known) if !new.is_empty() => *known = None,
                Some(Some(known)) => known.plain_stays |= !subtitle,
                _ => {}
            }
        }
    }
    work.apply(changes.0, known)
}

/// Marks that `marks` has a case for.
const fn is_mark(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '!' | '?' | '(' | ')' | '.' | '-' | '–' | '—' | '―' | '─' | '•' | '・')
}

fn is_chinese_side(c: char) -> bool {
    is_han(c) || is_cjk_punctuation(c)
}

/// `within`: from the first to the last mark.
fn marks(line: &str, base: usize, within: Range<usize>, role: BlockKind, changes: &mut Changes) {
    // A straight quote is not decided yet: what stands behind it counts.
    let straight = |c: char| matches!(c, '"' | '\'');
    let before = |at: usize| line.get(..at).and_then(|t| t.trim_end_matches(straight).chars().next_back());
    let after = |at: usize| line.get(at..).and_then(|t| t.trim_start_matches(straight).chars().next());
    let mut open: Vec<usize> = Vec::new();
    let bytes = line.as_bytes();
    let mut next = within.start;
    while let Some(&byte) = bytes.get(next).filter(|_| next < within.end) {
        let at = next;
        // Most characters are told from marks by their first byte.
        if matches!(byte, 0xE4..=0xEF) {
            next += 3;
            continue;
        }
        if byte.is_ascii_digit() {
            next += 1;
            continue;
        }
        let Some(c) = line.get(at..).and_then(|rest| rest.chars().next()) else { break };
        let end = at + c.len_utf8();
        next = end;
        if !is_mark(c) {
            continue;
        }
        let (p, n) = (before(at), after(end));
        match c {
            ',' | ';' | ':' | '!' | '?' => {
                if turns(c, p, n) {
                    let wide = char::from_u32(c as u32 + 0xFEE0).unwrap_or(c);
                    changes.push(base + at, base + end, wide, PUNCTUATION);
                }
            }
            '(' => open.push(at),
            ')' => match open.pop() {
                Some(start) => {
                    let inner = line.get(start + 1..at).unwrap_or("");
                    let outer = before(start).is_some_and(is_chinese_side) || n.is_some_and(is_chinese_side);
                    // f(x) is one word.
                    let word = inner.len() <= 2 && before(start).is_some_and(is_word);
                    if outer && !word || inner.chars().any(is_han) {
                        changes.push(base + start, base + start + 1, "（", PUNCTUATION);
                        changes.push(base + at, base + end, "）", PUNCTUATION);
                    }
                }
                None if p.is_some_and(is_chinese_side) => {
                    changes.push(base + at, base + end, "）", PUNCTUATION)
                }
                None => {}
            },
            '.' => {
                let dots = line.get(at..).map_or(0, |r| r.len() - r.trim_start_matches('.').len());
                next = at + dots;
                let n = after(next);
                let closes = n.is_none_or(|n| is_han(n) || matches!(n, '"' | '”' | '\n' | '“' | '《'));
                if dots >= 3 && p.is_some_and(is_chinese_side) && closes {
                    changes.push(base + at, base + at + dots, "……", ELLIPSIS);
                } else if dots == 1
                    && p.is_some_and(|p| is_han(p) || matches!(p, '%' | ')' | '）' | '”'))
                    && closes
                    && at > 9
                {
                    changes.push(base + at, base + end, "。", PUNCTUATION);
                }
            }
            '-' => {
                let dashes = line.get(at..).map_or(0, |r| r.len() - r.trim_start_matches('-').len());
                next = at + dashes;
                let n = after(next);
                let beside = p.is_some_and(is_chinese_side) || n.is_some_and(is_chinese_side);
                let leads = at == 0 && dashes <= 3 && role == BlockKind::Subtitle;
                if leads || beside && (2..=3).contains(&dashes) && at > 0 {
                    changes.push(base + at, base + at + dashes, "——", DASH);
                }
            }
            '–' | '•' | '・' => {
                let head = line.get(..at).unwrap_or("").trim_end();
                let tail = line.get(end..).unwrap_or("");
                let skipped = tail.len() - tail.trim_start().len();
                let sides = head.chars().next_back().is_some_and(is_han)
                    && tail.trim_start().chars().next().is_some_and(is_han);
                if sides {
                    let (with, rule) = if c == '–' { ("—", DASH) } else { ("·", MIDDLE_DOT) };
                    changes.push(base + head.len(), base + end + skipped, with, rule);
                }
            }
            '―' | '─' if p.is_none_or(|p| is_chinese_side(p) || p == c) => {
                changes.push(base + at, base + end, "—", DASH);
            }
            '—' if at == 0 && role == BlockKind::Subtitle && n.is_some_and(is_han) => {
                changes.push(base + end, base + end, "—", DASH);
            }
            _ => {}
        }
    }
    for start in open {
        if before(start).is_some_and(is_chinese_side) && after(start + 1).is_some_and(is_han) {
            changes.push(base + start, base + start + 1, "（", PUNCTUATION);
        }
    }
}

/// Whether a mark between `p` and `n` belongs to a Chinese sentence.
fn turns(c: char, p: Option<char>, n: Option<char>) -> bool {
    let Some(p) = p else { return false };
    if p.is_ascii_digit() && n.is_some_and(|n| n.is_ascii_digit()) {
        return false;
    }
    if is_chinese_side(p) {
        return true;
    }
    let chinese_behind = n.is_some_and(|n| is_han(n) || matches!(n, '“' | '《' | '（' | '‘' | '"'));
    let closes = matches!(p, ')' | '"' | '\'' | '%' | ']' | '+' | '℃');
    match c {
        '!' | '?' => chinese_behind || n.is_none() && closes,
        ';' if n.is_none() => true,
        _ => {
            (is_word(p) || closes) && chinese_behind || matches!(p, ')' | '"') && n.is_some_and(|n| n != ' ')
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::clean::tests::cleaned;

    #[test]
    fn marks_turn_beside_chinese_only() {
        for (raw, want) in [
            ("增长33.66%;其中贷款1,000万元,投放10,000户。", "增长33.66%；其中贷款1,000万元，投放10,000户。"),
            ("由1.50%调整为1.40%,下降", "由1.50%调整为1.40%，下降"),
            ("会议18:30开始,比例为2:1,限3,4月申报。", "会议18:30开始，比例为2:1，限3,4月申报。"),
            ("中德(欧)论坛(GPGPU)举行!", "中德（欧）论坛（GPGPU）举行！"),
            ("论坛---2025年会", "论坛——2025年会"),
            ("论坛――年会，费率不超过0.8%.", "论坛——年会，费率不超过0.8%。"),
            ("比例为2:2:6;", "比例为2:2:6；"),
            ("中国 – 中东欧博览会", "中国—中东欧博览会"),
            ("瓦某特• 多某出席,汉某-彼得·弗某也出席。", "瓦某特·多某出席，汉某-彼得·弗某也出席。"),
            ("未来已来...前景广阔。", "未来已来……前景广阔。"),
            ("全文可见 http://example.com/a?b=1,c 一文。", "全文可见http://example.com/a?b=1,c一文。"),
            ("f(x)与g(y)的关系", "f(x)与g(y)的关系"),
        ] {
            assert_eq!(cleaned(raw), want);
        }
    }
}
