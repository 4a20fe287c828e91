//! Runs of Arabic digits: `12,345.67`, `２．５`, and what merely looks like one.

use super::Flaw;
use crate::figures::decimal::Decimal;
use crate::figures::text::{char_at, char_before, is_space};

/// A run of digits with its separators.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub end: usize,
    pub value: Decimal,
    /// Digits of a run that has no separator, else 0.
    pub plain_digits: u32,
    pub precision: u32,
    pub flaw: Option<Flaw>,
}

pub(crate) fn digit(c: char) -> Option<u8> {
    match c {
        '0'..='9' => Some(c as u8 - b'0'),
        '０'..='９' => Some((c as u32 - '０' as u32) as u8),
        _ => None,
    }
}

/// The number of digits from `at` on (counted to 4) and the offset behind all that were counted.
fn group(text: &str, at: usize) -> u32 {
    text.get(at..).unwrap_or("").chars().take(4).take_while(|c| digit(*c).is_some()).count() as u32
}

/// Reads the run that starts at `at`, where a digit (or a point before a digit) stands.
pub(crate) fn read(text: &str, at: usize) -> Run {
    plain(text, at).unwrap_or_else(|| any(text, at))
}

/// ASCII digits with at most a point among them, as most runs are; `None` where more might belong to the run.
fn plain(text: &str, at: usize) -> Option<Run> {
    let bytes = text.as_bytes().get(at..)?;
    let (mut value, mut digits, mut point) = (0i64, 0usize, None);
    let length = loop {
        let place = digits + usize::from(point.is_some());
        match bytes.get(place) {
            Some(b @ b'0'..=b'9') if digits < 18 => {
                value = value * 10 + i64::from(b - b'0');
                digits += 1;
            }
            Some(b'.') if point.is_none() && digits > 0 => {
                if !bytes.get(place + 1).is_some_and(u8::is_ascii_digit) {
                    return None;
                }
                point = Some(digits);
            }
            // The first byte of every character of full width is 0xef.
            Some(b'0'..=b'9' | b'.' | b',' | b' ' | 0xef) => return None,
            _ => break place,
        }
    };
    let precision = point.map_or(0, |whole| digits - whole) as u32;
    let plain_digits = if point.is_none() { digits as u32 } else { 0 };
    (digits > 0).then(|| Run {
        end: at + length,
        value: Decimal::new(i128::from(value), precision),
        plain_digits,
        precision,
        flaw: None,
    })
}

/// Reads any run, digit by digit.
fn any(text: &str, at: usize) -> Run {
    let mut end = at;
    let mut mantissa: i128 = 0;
    let (mut digits, mut first, mut length) = (0u32, 0u32, 0u32);
    let (mut commas, mut dots, mut behind_point) = (0u32, 0u32, 0u32);
    let mut commas_right = true;
    let mut dots_right = true;
    let mut broken = false;
    while let Some(c) = char_at(text, end) {
        if let Some(d) = digit(c) {
            end += c.len_utf8();
            digits += 1;
            length += 1;
            if digits <= 36 {
                mantissa = mantissa * 10 + i128::from(d);
            }
            if commas + dots == 0 {
                first += 1;
            }
            if dots > 0 {
                behind_point += 1;
            }
            continue;
        }
        let next = end + c.len_utf8();
        let size = group(text, next);
        match c {
            // `1.7,0.7` and `2024,2025` are lists; a wide comma joins only a clean group of three.
            ',' if size > 0 && dots == 0 && first <= 3 && first > 0 => {
                commas_right &= length <= 3 && (commas == 0 || length == 3) && size == 3;
                commas += 1;
            }
            '，' if size == 3 && dots == 0 && first <= 3 && first > 0 && (commas == 0 || length == 3) => {
                commas += 1;
            }
            '.' | '．' if size > 0 => {
                dots_right &= dots == 0 || length == 3;
                dots += 1;
                behind_point = 0;
            }
            '.' if char_at(text, next) == Some('.') && group(text, next + 1) > 0 => {
                broken = true;
                end = next;
            }
            // Poor scans set a space around the point: 12 . 3％, 5. 6亿.
            '.' | ' '
                if dots == 0
                    && let Some((to, mark)) = spaced_mark(text, at, end) =>
            {
                if mark == '.' {
                    dots += 1;
                    behind_point = 0;
                } else {
                    commas += 1;
                }
                end = to;
                length = 0;
                continue;
            }
            _ => break,
        }
        end += c.len_utf8();
        length = 0;
    }
    let mut flaw = None;
    let mut precision = behind_point;
    if broken || digits > 36 || (commas > 0 && (!commas_right || dots > 1)) {
        flaw = Some(Flaw::Malformed);
    } else if dots > 1 {
        // Poor scans put points for the commas of 171,157,124.00.
        let grouped = first <= 3 && first > 0 && dots_right && (length == 3 || (length == 2 && dots > 2));
        flaw = Some(if grouped { Flaw::Dotted } else { Flaw::Malformed });
        precision = if length == 2 { 2 } else { 0 };
    }
    let plain_digits = if commas + dots == 0 { digits } else { 0 };
    Run { end, value: Decimal::new(mantissa, precision), plain_digits, precision, flaw }
}

/// A point, or a comma of thousands, with spaces around it amid a number that a unit follows: where the digits go on.
fn spaced_mark(text: &str, start: usize, at: usize) -> Option<(usize, char)> {
    let rest = text.get(at..)?;
    let mark = rest.trim_start_matches(' ');
    let before = rest.len() - mark.len();
    let sign = mark.chars().next().filter(|c| matches!(c, '.' | ','))?;
    let digits = mark.get(1..)?.trim_start_matches(' ');
    let behind = mark.len() - 1 - digits.len();
    let size = group(digits, 0);
    // 1. 6家 at the start of a line is an item of a list.
    let opens = char_before(text, start).is_none_or(|c| c == '\n' || is_space(c));
    let spaces = before <= 1 && behind <= 1 && before + behind > 0;
    if !spaces || opens || size == 0 || sign == ',' && (before + behind < 2 || size != 3) {
        return None;
    }
    let tail = digits.chars().take(24).find(|c| digit(*c).is_none() && !matches!(c, ' ' | '.' | ','));
    let unit =
        matches!(tail, Some('%' | '％' | '亿' | '億' | '万' | '萬' | '元' | '个' | '個' | '倍' | '吨'));
    unit.then_some((text.len() - digits.len(), sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<String> {
        let run = read(text, 0);
        (run.flaw.is_none()).then(|| format!("{} {}", run.value, run.end))
    }

    #[test]
    fn groups_points_and_full_width() {
        assert_eq!(value("12,345.67元").unwrap(), "12345.67 9");
        assert_eq!(value("２．５亿").unwrap(), "2.5 9");
        assert_eq!(value("20,592,200股").unwrap(), "20592200 10");
        assert_eq!(value("82，225.00元").unwrap(), "82225 11");
        assert_eq!(value(".5").unwrap(), "0.5 2");
        let spaced = |text: &str| read(text, 3).value.to_string();
        assert_eq!(spaced("约12 . 3 ％"), "12.3");
        assert_eq!(spaced("约5. 6亿"), "5.6");
        assert_eq!(spaced("约1 , 234 . 56 亿元"), "1234.56");
        assert_eq!(spaced("约1, 234家"), "1");
    }

    #[test]
    fn lists_are_cut_at_their_commas() {
        assert_eq!(value("1.7,0.7,8.3个").unwrap(), "1.7 3");
        assert_eq!(value("2024,2025年").unwrap(), "2024 4");
        assert_eq!(value("12，250家").unwrap(), "12250 8");
        assert_eq!(value("12，25家").unwrap(), "12 2");
    }

    #[test]
    fn what_is_malformed_is_never_guessed() {
        for text in ["1,23,4", "3..5亿", "192.168.1.1", "1.2.3", "12,3456"] {
            assert_eq!(read(text, 0).flaw, Some(Flaw::Malformed), "{text}");
        }
        let run = read("171.157.124.00元", 0);
        assert_eq!((run.flaw, run.value.to_string()), (Some(Flaw::Dotted), "171157124".to_owned()));
        assert_eq!(read(&"9".repeat(100_000), 0).flaw, Some(Flaw::Malformed));
    }
}
