//! Dates as front matter, page heads and bylines write them.

use crate::calendar::Date;
use crate::phrases::Sets;

/// The first date in `text`: `2022-05-26`, `2005/3/17 22:11`, `2021.01.20`, `2025年3月28日`, `Thu, 26 May 2022 08:01:55 GMT`.
/// A time that says it is universal is moved to Chinese time, so that the day is the reader's day.
pub(crate) fn find(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = bytes.get(at..)?.iter().position(u8::is_ascii_digit) {
        let start = at + found;
        let run = digits(bytes, start);
        if run == 4
            && let Some((date, end)) = year_first(text, start)
        {
            return universal(date, text.get(end..).unwrap_or(""));
        }
        if run <= 2
            && let Some((date, end)) = named_month(text, start)
        {
            return universal(date, text.get(end..).unwrap_or(""));
        }
        at = start + run;
    }
    None
}

fn digits(bytes: &[u8], at: usize) -> usize {
    bytes.get(at..).unwrap_or(&[]).iter().take_while(|b| b.is_ascii_digit()).count()
}

fn number(text: &str, at: usize, most: usize) -> Option<(u32, usize)> {
    let length = digits(text.as_bytes(), at);
    if length == 0 || length > most {
        return None;
    }
    Some((text.get(at..at + length)?.parse().ok()?, at + length))
}

fn year_first(text: &str, start: usize) -> Option<(Date, usize)> {
    let (year, at) = number(text, start, 4)?;
    let rest = text.get(at..)?;
    let mark = rest.chars().find(|c| *c != ' ')?;
    if !matches!(mark, '-' | '/' | '.' | '年') {
        return None;
    }
    let skip = |at: usize, marks: &[char]| -> Option<usize> {
        let rest = text.get(at..)?;
        let inner = rest.trim_start_matches(' ').strip_prefix(marks)?.trim_start_matches(' ');
        Some(at + rest.len() - inner.len())
    };
    let (month, at) = number(text, skip(at, &[mark])?, 2)?;
    let (day, at) = number(text, skip(at, &[mark, '月'])?, 2)?;
    let date = Date::new(i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    (1900..2100).contains(&year).then_some((date, at))
}

fn named_month(text: &str, start: usize) -> Option<(Date, usize)> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let (day, at) = number(text, start, 2)?;
    let rest = text.get(at..)?;
    let name = rest.trim_start_in(" -");
    let month = MONTHS.iter().position(|m| name.get(..3).is_some_and(|n| n.eq_ignore_ascii_case(m)))? + 1;
    let after = name.trim_start_matches(|c: char| c.is_ascii_alphabetic()).trim_start_in(" -,");
    let (year, at) = number(text, text.len() - after.len(), 4)?;
    let date = Date::new(i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    (1900..2100).contains(&year).then_some((date, at))
}

/// Moves `date` to Chinese time where `rest` starts with a time of day in GMT.
fn universal(date: Date, rest: &str) -> Option<Date> {
    let time = rest.trim_start_in(" T,");
    let hour =
        number(time, 0, 2).filter(|(h, at)| *h < 24 && time.get(*at..).is_some_and(|r| r.starts_with(':')));
    let Some((hour, _)) = hour else { return Some(date) };
    let zone = time.trim_start_in("0123456789:. ");
    let zoned = zone.starts_with('Z')
        || zone.starts_with("GMT")
        || zone.starts_with("UTC")
        || zone.starts_with("+0000");
    if zoned && hour >= 16 { date.add_days(1) } else { Some(date) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_found_in_every_form() {
        for (text, want) in [
            ("2022-05-26", "2022-05-26"),
            ("发布时间 2005/3/17 22:11:42", "2005-03-17"),
            ("2021.01.20 16:31 来源：某报", "2021-01-20"),
            ("2025年3月28日", "2025-03-28"),
            ("2025 年 3 月 28 日", "2025-03-28"),
            ("Thu, 26 May 2022 08:01:55 GMT", "2022-05-26"),
            ("Thu, 26 May 2022 16:01:55 GMT", "2022-05-27"),
            ("2019-09-07T20:10:00Z", "2019-09-08"),
            ("2019-09-07T20:10:00+08:00", "2019-09-07"),
            ("电话 010-85650899，2019-9-7", "2019-09-07"),
        ] {
            assert_eq!(find(text).map(|d| d.to_string()).as_deref(), Some(want), "{text}");
        }
        for text in ["", "1234567", "2019年", "3.14", "2025-13-40", "0.5-0.6"] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
