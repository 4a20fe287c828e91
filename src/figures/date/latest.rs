//! The day of writing of a text that has no date: what the dates it names tell.

use super::calendar::last_of;
use crate::calendar::Date;
use crate::figures::Granularity;

/// The end of the latest period shorter than a year, the latest year named as a whole, and the one before that.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Latest {
    within: Option<Date>,
    /// How many such periods are named.
    count: usize,
    years: (Option<i32>, Option<i32>),
}

impl Latest {
    pub(super) fn add(&mut self, end: Date, granularity: Granularity) {
        if granularity != Granularity::Year {
            self.within = self.within.max(Some(end));
            self.count += 1;
        } else if self.years.0.is_none_or(|y| y < end.year) {
            self.years = (Some(end.year), self.years.0);
        } else if self.years.0 != Some(end.year) {
            self.years.1 = self.years.1.max(Some(end.year));
        }
    }

    /// A report that names days and months names the year of its writing among them, and whole years as outlooks; a
    /// story that names one or two tells of the past. A year far ahead of all others is an outlook anyhow.
    pub(super) fn day(self) -> Option<(Date, bool)> {
        let before = self.years.1.max(self.within.map(|d| d.year));
        let year = match (self.years.0, before) {
            _ if self.count > 2 => None,
            (Some(year), Some(before)) if year >= before + 5 => self.years.1,
            (year, _) => year,
        };
        let year = year.and_then(|year| last_of(year, 12));
        if year > self.within { year.map(|day| (day, false)) } else { self.within.map(|day| (day, true)) }
    }
}
