//! Runs of Chinese digits: one digit, two neighbours, or digits in their places.

use super::characters::{big_unit, han_digit, is_capital, small_unit};
use super::compose::{Reader, Step};
use super::{Vague, arabic};
use crate::figures::decimal::Decimal;
use crate::figures::text::char_at;

impl Reader<'_> {
    /// A run of Chinese digits: one digit, two neighbours, or digits in their places.
    pub(super) fn digits(&mut self, at: usize) -> Option<Step> {
        if self.parts.pending.is_some() || self.parts.vague.is_some() {
            return Some(Step::Stop);
        }
        let (mut end, mut count, mut zeros) = (at, 0u32, 0u32);
        let mut value: i128 = 0;
        let (mut last, mut before_last) = (0u8, 0u8);
        while let Some((c, d)) = char_at(self.text, end).and_then(|c| Some((c, han_digit(c)?))) {
            if matches!(c, '两' | '兩') && count > zeros {
                // 三十两, 一两: two closes no number; 一两百 is a pair.
                if !(count == zeros + 1 && last == 1) {
                    break;
                }
            }
            self.capital |= is_capital(c);
            end += c.len_utf8();
            count += 1;
            if d == 0 && count == zeros + 1 {
                zeros += 1;
            }
            before_last = last;
            last = d;
            if count <= 36 {
                value = value * 10 + i128::from(d);
            }
        }
        let significant = count - zeros;
        if self.parts.after_unit
            && significant > 0
            && matches!(char_at(self.text, at), Some('两' | '兩' | '倆'))
        {
            // 两 goes on only with a unit of its own: 三千两百.
            let unit = char_at(self.text, end);
            if !unit.is_some_and(|u| small_unit(u).is_some() || big_unit(u).is_some()) {
                return Some(Step::Stop);
            }
        }
        let first_atom = !self.parts.after_unit && !self.parts.any_digit;
        if count == 0 || (self.arabic && !self.parts.after_unit) {
            return Some(Step::Stop);
        }
        if !first_atom && significant == 0 {
            // 一亿零五百万, 200亿零四千: the zero only keeps a place.
            let goes_on = char_at(self.text, end).is_some_and(|c| {
                arabic::digit(c).is_some()
                    || small_unit(c).is_some()
                    || matches!(c, '几' | '幾' | '多' | '余')
            });
            if !goes_on {
                return Some(Step::Stop);
            }
            self.parts.zero = true;
            self.han = true;
            return Some(Step::Go(end));
        }
        let neighbours = significant == 2 && zeros == 0 && is_pair(before_last, last);
        // 十七八岁, 二十五六年: neighbours in the place of the ones.
        let ones = neighbours && self.parts.small == 1 && self.parts.after_unit;
        if !first_atom && significant > 1 && !neighbours {
            return Some(Step::Stop);
        }
        self.before_pending = Some(self.parts);
        self.han = true;
        if zeros > 0 && !first_atom {
            self.parts.zero = true;
        } else if !first_atom {
            self.parts.zero = false;
        }
        if first_atom && count > 1 {
            self.plain_digits = count;
            self.positional = u32::try_from(value).ok().filter(|_| count <= 9);
        } else {
            self.plain_digits = if first_atom { 1 } else { 0 };
        }
        if neighbours
            && (first_atom || ones || char_at(self.text, end).is_some_and(|c| small_unit(c).is_some()))
        {
            self.parts.pending = Some(Decimal::from_int(i64::from(before_last)));
            self.parts.width = Some(Decimal::from_int(i64::from(last) - i64::from(before_last)));
            self.parts.vague = Some(Vague::Neighbours);
        } else if significant > 1 && !first_atom {
            self.before_pending = None;
            return Some(Step::Stop);
        } else if count > 36 {
            self.parts.precision = u32::MAX;
            self.parts.pending = Some(Decimal::ZERO);
        } else {
            self.parts.pending = Some(Decimal::new(value, 0));
        }
        self.parts.any_digit = true;
        self.parts.unit_power = 0;
        self.parts.big_power = 0;
        // A digit behind a unit without a zero is short for the next unit down: 一百二 = 120.
        self.parts.end = end;
        Some(Step::Go(end))
    }
}

/// Two digits that name a range: 八九亿, 两三家, 三五年.
fn is_pair(a: u8, b: u8) -> bool {
    a > 0 && (b == a + 1 || (a == 3 && b == 5))
}
