//! The items of a list before 分别, and what they share.

use super::head::head;
use super::lead::led_on;
use super::reading::short_name;
use super::scene::Scene;
use super::subject::Names;
use crate::phrases::{Sets, ends_any};
use crate::span::{Clean, Span};

/// 净资产收益率（ROE）: without the short name.
pub(super) fn named(text: &str) -> &str {
    let latin = |t: &str| t.len() > 7 && t.trim_in("（）()").bytes().all(|b| b.is_ascii_alphanumeric());
    let name = short_name(text).and_then(|at| text.split_at_checked(at));
    name.filter(|(kept, short)| !kept.is_empty() && latin(short)).map_or(text, |n| n.0)
}

/// 航空制造业实际使用外资 behind 高技术产业实际使用外资: what the measure before ends with too, from a word on.
pub(super) fn shared_with<'t>(
    scene: &Scene<'t>,
    last: Span<Clean>,
    before: &str,
) -> Option<(&'t str, &'t str)> {
    let text = scene.text.get(last.start as usize..last.end as usize)?;
    let same = text.chars().rev().zip(before.chars().rev()).take_while(|(a, b)| a == b);
    let from = text.len() - same.map(|(c, _)| c.len_utf8()).sum::<usize>();
    let starts = text.char_indices().map(|(i, _)| i).skip_while(|i| *i < from.max(1));
    let at = starts.clone().find(|i| scene.is_edge(last.start as usize + i))?;
    (text.len() - at > 3).then(|| text.split_at_checked(at)).flatten()
}

/// The items of a phrase, where they can be as many as `count`: by all joints, by 、 alone, or with what stands before it.
pub(super) fn items_of(
    scene: &Scene<'_>,
    names: &Names<'_>,
    floor: usize,
    phrase: Span<Clean>,
    count: usize,
) -> Vec<Span<Clean>> {
    let fits = |phrase| {
        [Joints::All, Joints::Comma, Joints::Last]
            .into_iter()
            .map(|j| split(scene, phrase, j))
            .find(|p| p.len() == count)
    };
    let mut whole = phrase;
    for _ in 0..4 {
        if let Some(parts) = fits(whole) {
            return parts;
        }
        let left = scene.text.get(floor..whole.start as usize).unwrap_or("");
        let Some(joint) = ends_any(left, &["、", "以及", "和", "及", "与"]) else { break };
        let left = left.get(..left.len() - joint.len()).unwrap_or("");
        let end = floor + short_name(left).unwrap_or(left.len());
        let Some(before) = scene.noun_phrase(floor, end).filter(|b| b.end as usize == end) else { break };
        whole = led_on(scene, names, floor, before).join(whole);
    }
    fits(whole).unwrap_or_else(|| split(scene, phrase, Joints::All))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Joints {
    All,
    /// 航空航天器及设备制造业、医药制造业.
    Comma,
    /// 、 and the last 和 or 及.
    Last,
}

/// The items of 牛肉、羊肉和猪肉产量.
fn split(scene: &Scene<'_>, phrase: Span<Clean>, joints: Joints) -> Vec<Span<Clean>> {
    let text = phrase.of(scene.text);
    let last = text.rfind('、').unwrap_or(0);
    let mut out = Vec::new();
    let mut start = 0;
    for (i, c) in text.char_indices() {
        let joint = match c {
            '、' | '/' => true,
            '和' | '与' | '及' if joints == Joints::All || joints == Joints::Last && i > last => {
                scene.is_word(phrase.start as usize + i, c.len_utf8())
            }
            _ => false,
        };
        if joint {
            if i > start {
                out.push(Span::new(phrase.start as usize + start, phrase.start as usize + i));
            }
            start = i + c.len_utf8();
        }
    }
    if start < text.len() {
        out.push(Span::new(phrase.start as usize + start, phrase.end as usize));
    }
    out
}

/// 绿色贷款 and 贷款余额 make 绿色贷款余额.
pub(super) fn joined(item: &str, head: &str) -> String {
    let mut overlap = head.char_indices().rev().filter_map(|(i, c)| head.get(..i + c.len_utf8()));
    let overlap = overlap.find(|o| item.len() > o.len() && item.ends_with(o)).unwrap_or("");
    format!("{item}{}", head.get(overlap.len()..).unwrap_or(head))
}

/// 猪肉产量 = 猪肉 + 产量; 乙免的批签发量 = 乙免 + 批签发量.
pub(super) fn shared_head(text: &str) -> Option<(&str, &str)> {
    if let Some((kept, head)) = text.rsplit_once('的')
        && !kept.is_empty()
        && !head.is_empty()
    {
        return Some((kept, head));
    }
    let head = head(text)?;
    let kept = text.strip_suffix(head)?;
    (!kept.is_empty()).then_some((kept, head))
}
