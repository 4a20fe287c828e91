//! Sign and currency before the numeral, and English scales behind it.

use super::per::per_before;
use super::{Quantity, unit_text};
use crate::figures::numeral::Form;
use crate::figures::text::{
    among, char_at, char_before, ends_at, is_space, skip_spaces, skip_spaces_back, stands_at,
};
use crate::figures::unit::currency;
use crate::figures::{Kind, UnitFrom};
use crate::phrases;
use crate::phrases::Sets;
use crate::span::Span;

/// `million`, `bn`: only where a currency stands beside the number.
pub(super) fn english_scale(text: &str, quantity: &mut Quantity, bare_numbers: bool) {
    const SCALES: &[(&str, u32)] = &[
        ("trillion", 12),
        ("billion", 9),
        ("million", 6),
        ("thousand", 3),
        ("Trillion", 12),
        ("TRILLION", 12),
        ("BILLION", 9),
        ("MILLION", 6),
        ("Billion", 9),
        ("Million", 6),
        ("bn", 9),
        ("Bn", 9),
        ("BN", 9),
        ("mln", 6),
        ("mn", 6),
        ("tn", 12),
        ("m", 6),
        ("M", 6),
        ("b", 9),
        ("B", 9),
        ("T", 12),
        ("k", 3),
        ("K", 3),
        ("G", 9),
    ];
    if quantity.form != Form::Arabic {
        return;
    }
    let end = quantity.end();
    let at = skip_spaces(text, end);
    if !text.as_bytes().get(at).is_some_and(u8::is_ascii_alphabetic) {
        return;
    }
    let Some((word, power)) = SCALES.iter().find(|(word, _)| stands_at(text, at, word)) else { return };
    let after = at + word.len();
    if text.get(after..).is_some_and(|t| t.starts_with(|c: char| c.is_ascii_alphanumeric())) {
        return;
    }
    let currency_before = currency::prefix_before(text, left_of_range(text, quantity.start())).is_some();
    let currency_behind = crate::figures::unit::longest(currency::UNITS, text, skip_spaces(text, after))
        .is_some_and(|(name, ..)| name.is_ascii() || name.ends_in("元币"));
    // 40k, 1.2M: plain numbers in the notation of recognisers' suites.
    let plain = bare_numbers && matches!(*word, "k" | "K" | "M" | "G");
    if currency_before || currency_behind || plain && after - word.len() == end {
        quantity.shift(*power);
        quantity.big_power = *power;
        quantity.span = Span::new(quantity.start(), after);
    }
}

/// Where the currency would end: before the number, or before the left end of US$3-5 billion.
fn left_of_range(text: &str, start: usize) -> usize {
    let at = skip_spaces_back(text, start);
    let Some(dash) = char_before(text, at).filter(|c| matches!(c, '-' | '–' | '—' | '~' | '至')) else {
        return at;
    };
    let left = text.get(..at - dash.len_utf8()).unwrap_or("").trim_end_matches(is_space);
    let digits =
        left.bytes().rev().take(16).take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
    if digits == 0 { at } else { skip_spaces_back(text, left.len() - digits) }
}

/// 人民币对美元16:30收盘: the hours of a clock.
fn is_clock(text: &str, end: usize) -> bool {
    char_at(text, end).is_some_and(|c| matches!(c, ':' | '：'))
        && text
            .get(end + 1..)
            .is_some_and(|t| t.trim_start_matches('\u{ff1a}').starts_with(|c: char| c.is_ascii_digit()))
}

/// Sign and currency before the numeral.
pub(super) fn before(text: &str, quantity: &mut Quantity, left_end: usize) {
    let mut start = quantity.start();
    let mut negative = false;
    if start < left_end {
        return;
    }
    let at = skip_spaces_back(text, start);
    // qoq-4.5%: a word of comparison is no name.
    const BASES: &[&str] = &["yoy", "YoY", "YOY", "qoq", "QoQ", "QOQ", "mom", "MoM", "MOM"];
    if let Some(c @ ('负' | '負')) = char_before(text, at)
        && !char_before(text, at - c.len_utf8()).is_some_and(|p| among("正胜抱减降税担背自肩身欺辜增", p))
    {
        negative = true;
        start = at - c.len_utf8();
    } else if quantity.kind == Some(Kind::Measure) && ends_at(text, start, "零下") {
        negative = true;
        start -= "零下".len();
    } else if let Some(c @ ('-' | '－' | '−' | '–' | '﹣')) = char_before(text, start) {
        let sign = start - c.len_utf8();
        // Behind another figure a dash joins; behind a Latin letter it belongs to a name.
        let before_sign = char_before(text, sign);
        let joins = left_end > 0 && sign <= left_end
            || before_sign.is_some_and(|p| {
                p.is_ascii_alphanumeric()
                    && !phrases::ends_any(text.get(..sign).unwrap_or(""), BASES).is_some()
                    || matches!(p, '-' | '—' | '–' | ')' | '）' | '%' | '”' | '》')
                    || among("元年月日家个", p)
            });
        if !joins {
            negative = true;
            start = sign;
        }
    }
    let at = skip_spaces_back(text, start);
    // 人民币百万 without 元 heads a table.
    let amount = quantity.kind.is_none() && !quantity.implied && !is_clock(text, quantity.end());
    if amount || quantity.kind == Some(Kind::Money) {
        let colon = at - char_before(text, at).filter(|c| matches!(c, '：' | ':')).map_or(0, char::len_utf8);
        if let Some((prefix, code)) = currency::prefix_before(text, at)
            .or_else(|| currency::prefix_before(text, colon).filter(|_| quantity.kind == Some(Kind::Money)))
            && prefix >= left_end
            // 人民币一度, 美元一直.
            && !(quantity.kind.is_none() && matches!(quantity.number.of(text), "一" | "两"))
        {
            let own = quantity.kind == Some(Kind::Money) && quantity.unit.code != "CNY";
            quantity.kind = Some(Kind::Money);
            if !own {
                quantity.unit.code = code;
            }
            if quantity.unit.from.is_none() {
                quantity.unit.from = Some(UnitFrom::Prefix);
                let magnitude = unit_text(text, quantity.number, quantity.end());
                let prefix = text.get(prefix..at).unwrap_or("").trim_end();
                quantity.unit.text = [prefix, magnitude.of(text)].concat().into();
                quantity.rule = "money.prefix";
            }
            start = prefix;
        }
    }
    if negative {
        quantity.negate();
    }
    quantity.span = Span::new(start, quantity.end());
    if quantity.kind == Some(Kind::Money) && quantity.unit.per.is_none() {
        quantity.unit.per = per_before(text, start);
    }
}
