//! Fractions and ratios: 三分之一, 百分之三点五, 一又二分之一, 1/3, 1:1配套.

use super::{Context, Quantity};
use crate::figures::decimal::Decimal;
use crate::figures::numeral::{Form, Numeral};
use crate::figures::text::{char_at, char_before, is_space};
use crate::figures::{Kind, Words};
use crate::phrases;
use crate::span::Span;

/// 一又二分之一: a whole number and a fraction.
pub(super) fn mixed(context: &Context<'_>, i: usize, quantity: &mut Quantity) -> Option<usize> {
    let next = context.numerals.get(i + 1)?;
    let gap = context.text.get(quantity.end()..next.span.start as usize)?;
    // 1 4/3, where every number is asked for: between the cells of a table a space parts.
    let spaced = context.bare_numbers && gap == " " && context.numerals.get(i)?.plain_digits > 0;
    if !spaced && (!gap.trim_start_matches(is_space).starts_with('又') || gap.trim_matches(is_space) != "又")
    {
        return None;
    }
    let whole = quantity.value;
    let mut part = Quantity::bare(next);
    fraction(context, i + 1, &mut part)?;
    let (a, b) = part.fraction.filter(|_| !spaced || part.rule == "fraction.slash")?;
    quantity.fraction = whole_fraction(whole.mul(b)?.add(a)?, b);
    quantity.kind = Some(Kind::Fraction);
    quantity.rule = "fraction.mixed";
    quantity.span = Span::new(quantity.start(), part.end());
    Some(3)
}

/// 三分之一, 百分之三点五, 万分之三, 1/3, 1:1.
pub(super) fn fraction(context: &Context<'_>, i: usize, quantity: &mut Quantity) -> Option<usize> {
    let text = context.text;
    let next = context.numerals.get(i + 1)?;
    let end = quantity.end();
    let gap = text.get(end..next.span.start as usize)?;
    let opens = |c: char| matches!(c, '分' | '/' | '／' | '∶' | ':' | '：');
    if gap.len() > 24 || next.flaw.is_some() || !gap.trim_start_matches(is_space).starts_with(opens) {
        return None;
    }
    let solid = |wanted: &str| gap.chars().filter(|c| !is_space(*c)).eq(wanted.chars());
    let hundred = |n: &Numeral| n.implied && n.value == Decimal::from_int(100);
    if gap == "分" && hundred(next) && hundred(context.numerals.get(i)?) {
        // 百分百控股
        quantity.span = Span::new(quantity.start(), next.span.end as usize);
        quantity.number = next.span;
        quantity.set(Kind::Percent, "%", "percent.of");
        quantity.unit.text = Words::Made("百分".into());
        return Some(2);
    }
    let negative = solid("分之负") || solid("分之負");
    if negative || solid("分之") {
        let denominator = quantity.value;
        let numerator = if negative { next.value.negate() } else { next.value };
        quantity.span = Span::new(quantity.start(), next.span.end as usize);
        quantity.number = next.span;
        quantity.precision = next.precision;
        let percent = match denominator.to_int() {
            Some(100) if quantity.implied => Some(0),
            Some(value) if quantity.implied => power_of_ten(value).map(|p| p - 2),
            _ => None,
        };
        if let Some(power) = percent {
            quantity.value = numerator.shift(-power)?;
            quantity.upper = next.upper.and_then(|u| Some((u.shift(-power)?, false)));
            quantity.vague = next.vague;
            quantity.set(Kind::Percent, "%", "percent.of");
            quantity.unit.text = format!("{}分之", text.get(quantity.start()..end)?).into();
        } else {
            quantity.fraction = whole_fraction(numerator, denominator);
            quantity.kind = Some(Kind::Fraction);
            quantity.rule = "fraction.of";
        }
        return Some(2);
    }
    let whole = |n: &Numeral| n.form == Form::Arabic && n.precision == 0 && n.plain_digits > 0;
    if !whole(context.numerals.get(i)?) || !whole(next) {
        return None;
    }
    let after = char_at(text, next.span.end as usize);
    let before = char_before(text, quantity.start());
    let edge = |c: Option<char>| {
        c.is_none_or(|c| {
            !(c.is_ascii_alphanumeric() || matches!(c, ':' | '：' | '∶' | '/' | '／' | '.' | '_' | '=' | '&'))
        })
    };
    if solid("/") || solid("／") {
        // A page number stands alone on its line, dates have three parts.
        let alone =
            before.is_none_or(|c| c == '\n') && after.is_none_or(|c| c == '\n') && !context.bare_numbers;
        let small = next.value <= Decimal::from_int(1000) && !next.value.is_zero();
        let proper = quantity.value < next.value && next.value <= Decimal::from_int(12);
        if !alone
            && small
            && edge(before)
            && edge(after)
            && (proper || context.bare_numbers)
            && after != Some('年')
        {
            quantity.fraction = Some((quantity.value, next.value));
        }
    } else if solid("∶") || solid(":") || solid("：") {
        let ratio = ["比例", "的比", "配比", "配套", "的配", "比率"];
        let behind =
            text.get(next.span.end as usize..).is_some_and(|t| ratio.iter().any(|r| t.starts_with(r)));
        // 比例为6：4
        let led = text.get(..quantity.start()).is_some_and(|t| {
            phrases::ends_any(
                t,
                &["比例为", "比例约为", "比例是", "比例达", "比例", "之比为", "配比为", "比为"],
            )
            .is_some()
        });
        if (behind || led) && edge(before) && edge(after) {
            quantity.fraction = Some((quantity.value, next.value));
        }
    }
    quantity.fraction?;
    quantity.kind = Some(Kind::Fraction);
    quantity.rule = "fraction.slash";
    quantity.span = Span::new(quantity.start(), next.span.end as usize);
    Some(2)
}

/// Numerator and denominator as whole numbers: 十二点五分之二点五 = 25/125.
fn whole_fraction(numerator: Decimal, denominator: Decimal) -> Option<(Decimal, Decimal)> {
    let scale = i32::try_from(numerator.scale().max(denominator.scale())).ok()?;
    Some((numerator.shift(scale)?, denominator.shift(scale)?))
}

fn power_of_ten(value: i64) -> Option<i32> {
    let mut power = 0;
    let mut rest = value;
    while rest > 1 {
        if rest % 10 != 0 {
            return None;
        }
        rest /= 10;
        power += 1;
    }
    (power >= 2).then_some(power)
}
