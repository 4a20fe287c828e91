//! What one amount is for: 17.00元/股, 每10股派1元.

use super::Quantity;
use crate::figures::text::{char_at, stands_at};
use crate::figures::unit::unit_at;
use crate::span::Span;

/// 17.00元/股: the price of one.
pub(super) fn per_slash(text: &str, quantity: &mut Quantity) {
    let end = quantity.end();
    let Some(slash) = char_at(text, end).filter(|c| matches!(c, '/' | '／')) else { return };
    let at = end + slash.len_utf8();
    const MORE: &[&str] = &[
        "年", "月", "日", "天", "人", "次", "小时", "周", "季度", "千股", "亩", "户", "车", "份", "人月",
        "人年", "瓦", "W", "w", "度",
    ];
    let unit = unit_at(text, at)
        .map(|e| e.0)
        .into_iter()
        .chain(MORE.iter().copied().filter(|w| stands_at(text, at, w)));
    if let Some(per) = unit.max_by_key(|w| w.len()) {
        quantity.unit.per = Some(per.into());
        let text_end = at + per.len();
        quantity.span = Span::new(quantity.start(), text_end);
    }
}

/// 每股收益0.05元, 每10股派1元, 每家企业每年最高补贴30万元: what one amount is for.
pub(super) fn per_before(text: &str, start: usize) -> Option<Box<str>> {
    const MORE: &[&str] = &[
        "年", "月", "日", "天", "小时", "周", "季度", "季", "人", "年度", "晚", "夜", "瓦", "度", "度电",
        "亩", "公里", "学年", "案",
    ];
    let mut found: Vec<String> = Vec::new();
    let mut at = start;
    for c in text.get(..start)?.chars().rev().take(24) {
        if matches!(
            c,
            '，' | '。' | '；' | '、' | '：' | ',' | ';' | ':' | '\n' | '（' | '）' | '(' | ')' | '\t'
        ) {
            break;
        }
        at -= c.len_utf8();
        if c != '每' {
            continue;
        }
        let mut unit = at + c.len_utf8();
        let mut count = String::new();
        while let Some(d) =
            char_at(text, unit).filter(|d| d.is_ascii_digit() || matches!(d, '十' | '百' | '千' | '万' | ','))
        {
            count.push(d);
            unit += d.len_utf8();
        }
        let word = unit_at(text, unit)
            .map(|e| e.0)
            .into_iter()
            .chain(MORE.iter().copied().filter(|w| stands_at(text, unit, w)))
            .max_by_key(|w| w.len());
        if let Some(word) = word {
            found.push(count + word);
        }
    }
    found.reverse();
    (!found.is_empty()).then(|| found.join("·").into())
}
