//! Whole numbers as dates write them: `2025`, `12`, `二〇二五`, `三十一`. No sums, no decimals, no vague ones.

use super::arabic;
use super::characters::{big_unit, han_digit, small_unit, tens};
use crate::figures::text::char_at;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Whole {
    pub value: i32,
    /// How many digits stand there.
    pub digits: u8,
    pub shape: Shape,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Arabic,
    /// 二〇二五: digit after digit.
    Positional,
    /// 二十五, and a single Chinese digit.
    Chinese,
}

/// Whether a whole number may start with `c`.
pub(crate) fn starts_whole(c: char) -> bool {
    arabic::digit(c).is_some() || is_ten(c) || tens(c).is_some() || han_digit(c).is_some()
}

fn is_ten(c: char) -> bool {
    small_unit(c) == Some(1)
}

/// The whole number that starts at `at`, and where it ends: at most eight digits, Chinese ones below one hundred
/// or digit by digit.
pub(crate) fn whole(text: &str, at: usize) -> Option<(Whole, usize)> {
    let first = char_at(text, at)?;
    if arabic::digit(first).is_some() { arabic_digits(text, at) } else { chinese(text, at) }
}

/// Reads digits while `digit` finds them: value, how many, where they end. `None` for more than `most`.
fn run(text: &str, at: usize, most: u8, digit: fn(char) -> Option<u8>) -> Option<(i32, u8, usize)> {
    let (mut value, mut count, mut end) = (0i32, 0u8, at);
    while let Some((c, d)) = char_at(text, end).and_then(|c| Some((c, digit(c)?))) {
        if count == most {
            return None;
        }
        value = value * 10 + i32::from(d);
        count += 1;
        end += c.len_utf8();
    }
    Some((value, count, end))
}

fn arabic_digits(text: &str, at: usize) -> Option<(Whole, usize)> {
    let bytes = text.as_bytes().get(at..)?;
    let width = bytes.iter().take(9).take_while(|b| b.is_ascii_digit()).count();
    // The first byte of every digit of full width is 0xef.
    if width > 0 && bytes.get(width) != Some(&0xef) {
        let value = bytes.iter().take(width.min(8)).fold(0, |v, b| v * 10 + i32::from(b - b'0'));
        let number = Whole { value, digits: width as u8, shape: Shape::Arabic };
        return (width <= 8).then_some((number, at + width));
    }
    let (value, digits, end) = run(text, at, 8, arabic::digit)?;
    Some((Whole { value, digits, shape: Shape::Arabic }, end))
}

fn chinese(text: &str, at: usize) -> Option<(Whole, usize)> {
    let (value, digits, end) = run(text, at, 4, han_digit)?;
    let shape = if digits > 1 { Shape::Positional } else { Shape::Chinese };
    let (mut found, mut end) = (Whole { value, digits, shape }, end);
    // 十, 三十, 廿: what is counted in tens, and the ones behind it.
    let tens = char_at(text, end).filter(|_| digits <= 1).and_then(|c| {
        let value =
            if is_ten(c) { value.max(i32::from(digits == 0)) * 10 } else { i32::try_from(tens(c)?).ok()? };
        Some((value, end + c.len_utf8()))
    });
    if let Some((value, behind)) = tens {
        let ones = char_at(text, behind).and_then(|c| Some((han_digit(c)?, c.len_utf8())));
        let (one, width) = ones.unwrap_or((0, 0));
        found = Whole { value: value + i32::from(one), digits: 2, shape: Shape::Chinese };
        end = behind + width;
    }
    // 三百天, 五千年: no part of a date.
    let goes_on = char_at(text, end).is_some_and(|c| small_unit(c).is_some() || big_unit(c).is_some());
    (found.digits > 0 && !goes_on).then_some((found, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_dates() {
        let number = |text| whole(text, 0).map(|(n, _)| (n.value, n.digits, n.shape));
        assert_eq!(number("２０２５年"), Some((2025, 4, Shape::Arabic)));
        assert_eq!(number("二〇二五年"), Some((2025, 4, Shape::Positional)));
        assert_eq!(number("貳零貳伍年"), Some((2025, 4, Shape::Positional)));
        assert_eq!(number("三十一日"), Some((31, 2, Shape::Chinese)));
        assert_eq!(number("十二月"), Some((12, 2, Shape::Chinese)));
        assert_eq!(number("廿五日"), Some((25, 2, Shape::Chinese)));
        assert_eq!(number("六月"), Some((6, 1, Shape::Chinese)));
        assert_eq!(number("三百天"), None);
        assert_eq!(number("月"), None);
        assert_eq!(number("123456789"), None);
    }
}
