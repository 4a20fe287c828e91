//! Runs of Arabic digits: `12,345.67`, `２．５`, and what merely looks like one.

use super::Flaw;
use crate::figures::decimal::Decimal;
use crate::figures::text::char_at;

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
