//! Numerals: one pass from left to right over the clean text.
//!
//! A numeral is the number alone, without sign and unit: `12,345.67`, `3千万`, `2亿3000万`, `三十亿四千八百万`,
//! `壹仟贰佰`, `十几`, `600余`, `八九` (亿), `二〇二五`. What follows it (元, 年, 家) is for the kinds to read.

mod arabic;
mod characters;
mod compose;
mod digits;
mod vague;
mod whole;

use super::decimal::Decimal;
use super::text::char_before;
use crate::span::{Clean, Span};
pub(crate) use characters::{han_digit, power_at};
pub(crate) use whole::{Shape, Whole, starts_whole, whole};

/// How a numeral is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Digits alone: `2025`, `12,345.67`.
    Arabic,
    /// Chinese characters alone: `三十`, `两`, `百亿`, `二〇二五`.
    Han,
    /// Capitals of contracts: `壹仟贰佰`.
    Capital,
    /// Digits and characters: `3千万`, `1亿零500万`.
    Mixed,
}

/// Why a numeral is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// `1,23,4`, `3..5`, `1.2.3`, too many digits.
    Malformed,
    /// `171.157.124.00`: points in the place of commas. A number only where a unit follows; else a date or a version.
    Dotted,
}

/// Words inside a numeral that widen it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Vague {
    /// 余 多: something above the stated number.
    More,
    /// 几 数: some.
    Some,
    /// 八九亿: two neighbours; the upper one is included.
    Neighbours,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numeral {
    pub span: Span<Clean>,
    pub form: Form,
    /// The number, or its lower end where it is vague.
    pub value: Decimal,
    /// The upper end of a vague number: exclusive, but inclusive for neighbours.
    pub upper: Option<Decimal>,
    pub vague: Option<Vague>,
    /// Decimals as written.
    pub precision: u32,
    /// The power of ten of the closing 万 or 亿 (万亿 = 12): what the left end of a range may borrow.
    pub big_power: u32,
    /// The same for all units behind the last digit (三千万 = 7).
    pub unit_power: u32,
    /// Units alone, without a digit: 百亿, 千万, 万.
    pub implied: bool,
    /// The number of digits where it is digits alone (`2025` 4, `07` 2, `二〇二五` 4), else 0.
    pub plain_digits: u32,
    /// `007`: digits that start with a zero and have no point.
    pub zero_first: bool,
    /// The reading digit by digit of a Han numeral without units: 二三 = 23, 二〇二五 = 2025.
    pub positional: Option<u32>,
    pub flaw: Option<Flaw>,
    /// A Latin letter or the like stands directly before it: `H1`, `GPT-4`, `v2.5`.
    pub glued: bool,
}

impl Numeral {
    /// A number without units and without doubt.
    fn lone(start: usize, end: usize, form: Form, value: Decimal) -> Numeral {
        Numeral {
            span: Span::new(start, end),
            form,
            value,
            upper: None,
            vague: None,
            precision: 0,
            big_power: 0,
            unit_power: 0,
            implied: false,
            plain_digits: 0,
            zero_first: false,
            positional: None,
            flaw: None,
            glued: false,
        }
    }

    /// The whole number that was written, read digit by digit: a year, a month, a day. `None` for anything vague, big or broken.
    pub(crate) fn whole(&self) -> Option<u32> {
        if self.flaw.is_some() {
            return None;
        }
        if let Some(positional) = self.positional {
            return Some(positional);
        }
        if self.vague.is_some() || self.precision > 0 {
            return None;
        }
        self.value.to_int().and_then(|v| u32::try_from(v).ok())
    }
}

/// All numerals of a text in order; `starts` says where one may start.
pub(crate) fn scan(text: &str, starts: &[u32]) -> Vec<Numeral> {
    let mut out = Vec::with_capacity(starts.len() / 2);
    let mut done = 0;
    for at in starts.iter().map(|at| *at as usize) {
        if at < done {
            continue;
        }
        if let Some(mut numeral) = compose::read(text, at) {
            numeral.glued = is_glued(text, at);
            done = numeral.span.end as usize;
            out.push(numeral);
        }
    }
    out
}

/// Names end in digits: `Qwen2.5`, `GPT-4`, `F_35`.
fn is_glued(text: &str, at: usize) -> bool {
    let Some(before) = char_before(text, at) else { return false };
    if before.is_ascii_alphabetic() || matches!(before, '_' | '#' | '@' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ') {
        return true;
    }
    matches!(before, '-' | '.')
        && char_before(text, at - 1).is_some_and(|c| c.is_ascii_alphabetic() || c == '_' || c == '@')
}

/// The numerals of a short text.
#[cfg(test)]
pub(crate) fn all(text: &str) -> Vec<Numeral> {
    scan(text, &super::starts::starts(text).numerals)
}

#[cfg(test)]
mod tests;
