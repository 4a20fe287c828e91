//! Steps of the calendar: months and years that keep to days that exist.

use crate::calendar::{Date, days_in};

pub(super) fn first_of(year: i32, month: u8) -> Option<Date> {
    Date::new(year, month, 1)
}

pub(super) fn last_of(year: i32, month: u8) -> Option<Date> {
    Date::new(year, month, days_in(year, month))
}

/// The same day `by` months later, or the last day of that month.
pub(super) fn month_after(date: Date, by: i32) -> Option<Date> {
    let months = date.year * 12 + i32::from(date.month) - 1 + by;
    let (year, month) = (months.div_euclid(12), u8::try_from(months.rem_euclid(12) + 1).ok()?);
    Date::new(year, month, date.day.min(days_in(year, month)))
}

/// The same day `by` years later; the last day of February stays the last.
pub(super) fn shift_year(date: Date, by: i32) -> Option<Date> {
    let last = date.day == days_in(date.year, date.month);
    let day = days_in(date.year + by, date.month);
    Date::new(date.year + by, date.month, if last { day } else { date.day.min(day) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_years_keep_to_the_calendar() {
        let d = |t| Date::parse(t).unwrap();
        assert_eq!(month_after(d("2025-03-31"), -1), Some(d("2025-02-28")));
        assert_eq!(month_after(d("2025-01-15"), -1), Some(d("2024-12-15")));
        assert_eq!(shift_year(d("2024-02-29"), -1), Some(d("2023-02-28")));
        assert_eq!(shift_year(d("2023-02-28"), 1), Some(d("2024-02-29")));
    }
}
