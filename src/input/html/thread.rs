//! Pages of many posts: forums and blogs. The first post is the text, the others are answers to it.

use super::content::Sum;
use super::lines::{Lines, compact};
use super::tree::Tree;
use crate::input::date;
use std::ops::Range;

/// Whether the line signs a post: a date with a time of day and a word of posting.
fn signs(text: &str) -> bool {
    let words = compact(text);
    let clock = words
        .as_bytes()
        .windows(5)
        .any(|w| w.first().is_some_and(u8::is_ascii_digit) && w.get(2) == Some(&b':'));
    let posted =
        ["发表于", "发布时间", "张贴", "回复于", "发贴", "发帖", "楼主", "发表时间", "Posted", "by", "评论("]
            .iter()
            .any(|k| words.contains(k));
    clock && posted && date::find(text).is_some()
}

/// The range of the first of several posts in `range`.
pub(super) fn first_post(
    tree: &Tree,
    lines: &Lines,
    sums: &[Sum],
    range: Range<usize>,
) -> Option<Range<usize>> {
    let signed: Vec<usize> = range
        .clone()
        .filter(|i| lines.lines.get(*i).is_some_and(|l| l.chars <= 80 && signs(lines.text(l))))
        .collect();
    let (&one, &two) = (signed.first()?, signed.get(1)?);
    // The largest element around the first signature that does not hold the second.
    let mut node = lines.lines.get(one)?.node;
    let mut post = None;
    loop {
        let sum = sums.get(node as usize)?;
        if sum.end as usize > two || sum.range() == range {
            break;
        }
        post = Some(*sum);
        if node == 0 {
            break;
        }
        node = tree.node(node).parent;
    }
    let weight = |i: usize| lines.lines.get(i).map_or(0, super::content::weight);
    let good = |r: Range<usize>| -> i64 { r.map(|i| weight(i).max(0)).sum() };
    // Posts that no element holds: a signature above its text, or below it.
    let above = good(range.start..one);
    let found = match post.filter(|s| s.good > 80) {
        Some(sum) => sum.range(),
        None if above > 80 && above * 2 > good(one..two) => range.start..one + 1,
        None => range.start..two,
    };
    // Name and rank of the author above, signature below.
    let start = found
        .clone()
        .find(|i| weight(*i) >= 20 && lines.lines.get(*i).is_some_and(|l| l.stops > 0))
        .unwrap_or(found.start);
    let is_rule = |i: usize| {
        lines.lines.get(i).is_some_and(|l| {
            l.chars >= 6 && lines.text(l).chars().all(|c| matches!(c, '-' | '_' | '=' | '—' | '―' | '─'))
        })
    };
    let end = match one {
        one if one > start => (one.saturating_sub(6)..one).find(|i| *i > start && is_rule(*i)).unwrap_or(one),
        _ => found.end,
    };
    Some(start..end)
}
