//! A civil date, as plain as can be: no clock, no time zone.

use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    pub year: i32,
    pub month: u8,
    pub day: u8,
}

impl Date {
    /// A date that exists, years 1 to 9999.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Date> {
        let valid = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && day >= 1
            && day <= days_in(year, month);
        valid.then_some(Date { year, month, day })
    }

    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Date> {
        let mut parts = text.splitn(3, '-');
        let mut next = || parts.next().filter(|p| p.bytes().all(|b| b.is_ascii_digit()));
        let year = next().filter(|y| y.len() == 4)?.parse().ok()?;
        Date::new(year, next()?.parse().ok()?, next()?.parse().ok()?)
    }

    /// Days since 0001-01-01, which was a Monday.
    pub fn ordinal(self) -> i64 {
        let y = i64::from(self.year) - 1;
        let before: i64 = (1..self.month).map(|m| i64::from(days_in(self.year, m))).sum();
        y * 365 + y / 4 - y / 100 + y / 400 + before + i64::from(self.day) - 1
    }

    pub fn from_ordinal(days: i64) -> Option<Date> {
        let mut year = i32::try_from(days / 366 + 1).ok()?;
        while (Date { year: year + 1, month: 1, day: 1 }).ordinal() <= days {
            year += 1;
        }
        let mut rest = days - Date { year, month: 1, day: 1 }.ordinal();
        for month in 1..=12 {
            let length = i64::from(days_in(year, month));
            if rest < length {
                return Date::new(year, month, u8::try_from(rest + 1).ok()?);
            }
            rest -= length;
        }
        None
    }

    pub fn add_days(self, days: i64) -> Option<Date> {
        Date::from_ordinal(self.ordinal() + days)
    }

    /// 0 = Monday … 6 = Sunday.
    pub fn weekday(self) -> u8 {
        (self.ordinal() % 7) as u8
    }
}

/// The number of days of a month; 0 for a month that does not exist.
pub(crate) fn days_in(year: i32, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Every period shows two: padding is slow by comparison.
        let digit = |n: i32| b'0' + n.rem_euclid(10) as u8;
        let (y, m, d) = (self.year, i32::from(self.month), i32::from(self.day));
        let text = [y / 1000, y / 100, y / 10, y].map(digit);
        let rest = [b'-', digit(m / 10), digit(m), b'-', digit(d / 10), digit(d)];
        let both = std::str::from_utf8(&text).and_then(|y| Ok((y, std::str::from_utf8(&rest)?)));
        let (year, rest) = both.map_err(|_| fmt::Error)?;
        f.write_str(year)?;
        f.write_str(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_round_trip_and_weekdays_are_right() {
        for text in ["0001-01-01", "1999-12-31", "2000-02-29", "2024-02-29", "2025-04-14", "9999-12-31"] {
            let date = Date::parse(text).unwrap();
            assert_eq!(Date::from_ordinal(date.ordinal()), Some(date));
            assert_eq!(date.to_string(), text);
        }
        assert_eq!(Date::parse("2025-04-14").unwrap().weekday(), 0);
        assert_eq!(Date::parse("2025-02-29"), None);
        assert_eq!(Date::parse("2025-13-01"), None);
    }
}
