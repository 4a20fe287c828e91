//! Steps of the calendar: months and years that keep to days that exist.

use crate::calendar::{Date, days_in};
use crate::figures::{Granularity, Period};

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

/// The months of the unit in which a period is told; 0 where it is told in none.
fn step(period: &Period) -> i32 {
    match period.granularity {
        Granularity::Year => 12,
        Granularity::Half => 6,
        Granularity::Quarter => 3,
        Granularity::Month => 1,
        _ => 0,
    }
}

/// Whether a period is longer than the unit in which it is told: 2022年至2024年, 1—3月.
pub(crate) fn is_stretch(period: &Period) -> bool {
    let (Some(start), Some(end)) = (period.start, period.end) else { return false };
    let months = (end.year - start.year) * 12 + i32::from(end.month) - i32::from(start.month) + 1;
    !period.instant && start.day == 1 && step(period) > 0 && months > step(period)
}

/// The years, quarters or months of a stretch of them.
pub(crate) fn members(period: &Period) -> Vec<Period> {
    const MOST: usize = 24;
    let months = step(period);
    let mut out: Vec<Period> = Vec::new();
    let mut start = period.start.filter(|_| months > 0);
    while let (Some(first), Some(last)) = (start, period.end)
        && first < last
        && out.len() < MOST
    {
        let next = month_after(first, months);
        let end = next.and_then(|n| n.add_days(-1)).filter(|e| *e <= last);
        out.push(Period { start: Some(first), end, ..period.clone() });
        start = next.filter(|_| end.is_some());
    }
    // A stretch that ends amid its unit has no such parts.
    let whole = out.last().is_some_and(|p| p.end == period.end);
    if whole { out } else { Vec::new() }
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
