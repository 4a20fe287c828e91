//! The days of a part of a year, of a month, of the edge of either.

use super::calendar::{first_of, last_of, month_after};
use super::grammar::{Edge, Moment, Part};
use super::words::WEEKEND;
use crate::calendar::Date;
use crate::figures::Granularity;

/// The first day and the last.
pub(super) type Days = (Date, Date);

/// A moment in time and not a stretch: the ends of periods.
pub(super) fn is_instant(m: Moment) -> bool {
    matches!(m.edge, Edge::End | Edge::Begin)
}

pub(super) fn edge((start, end): Days, m: Moment) -> Days {
    match m.edge {
        Edge::None => (start, end),
        Edge::Begin => (start, start),
        Edge::End => (end, end),
        Edge::Middle => {
            let month = if start.month == end.month { start.month } else { 6 };
            match (first_of(start.year, month), last_of(start.year, month)) {
                (Some(a), Some(b)) if start.month != end.month => (a, b),
                _ => (start, end),
            }
        }
    }
}

pub(super) fn granularity(part: Part) -> Granularity {
    match part {
        Part::Whole | Part::Years(_) | Part::EdgeOfYear | Part::CloseOfYear | Part::SchoolYear => {
            Granularity::Year
        }
        Part::Months(..) | Part::MonthBy(_, None) | Part::MonthAfter(_, None) | Part::EdgeOfMonth => {
            Granularity::Month
        }
        Part::Day(..)
        | Part::BareDay(_)
        | Part::DayBy(_)
        | Part::Weekday(_)
        | Part::DayAfter(_)
        | Part::WeekBy(_, Some(0..WEEKEND))
        | Part::MonthBy(_, Some(_))
        | Part::MonthAfter(_, Some(_)) => Granularity::Day,
        Part::WeekBy(_, Some(_))
        | Part::Third(..)
        | Part::ThirdBy(..)
        | Part::SamePeriod
        | Part::Days(..)
        | Part::LastDays(_)
        | Part::DaysOfMonth(..) => Granularity::Other,
        Part::Quarters(..) | Part::QuarterBy(_) | Part::EdgeOfQuarter => Granularity::Quarter,
        Part::Half(_) | Part::HalfBy(_) => Granularity::Half,
        Part::WeekBy(_, None) | Part::Weeks(..) => Granularity::Week,
        Part::Plan(_) => Granularity::Plan,
    }
}

/// The days of a part of a known year.
pub(super) fn in_year(part: Part, year: i32) -> Option<Days> {
    Some(match part {
        Part::Months(a, b) => (first_of(year, a)?, last_of(year, b)?),
        Part::Day(month, day) => {
            let date = Date::new(year, month, day)?;
            (date, date)
        }
        Part::Days(month, count) => (first_of(year, month)?, Date::new(year, month, count)?),
        Part::Third(month, third) => {
            let (from, to) = match third {
                1 => (1, 10),
                2 => (11, 20),
                3 => (21, 31),
                4 => (11, 31),
                6 => (1, 15),
                7 => (16, 31),
                _ => (1, 20),
            };
            let last = last_of(year, month)?;
            (Date::new(year, month, from)?, if to > 30 { last } else { Date::new(year, month, to)? })
        }
        Part::Quarters(a, b) => (first_of(year, a * 3 - 2)?, last_of(year, b * 3)?),
        Part::Half(1) => (first_of(year, 1)?, last_of(year, 6)?),
        Part::Half(_) => (first_of(year, 7)?, last_of(year, 12)?),
        Part::Weeks(from, to) => {
            // 前2周, 第10周, 最后3周: weeks begin on Monday, and the first is the one with 4 January.
            let first = monday_of_week_one(year)?;
            let next = monday_of_week_one(year + 1)?;
            let start = if from > 0 { first } else { next };
            let (a, b) =
                (start.add_days(i64::from(from - 1) * 7)?, start.add_days(i64::from(to - 1) * 7 + 6)?);
            if a < first || b >= next {
                return None;
            }
            (a, b)
        }
        Part::LastDays(count) => {
            let end = last_of(year, 12)?;
            (end.add_days(1 - i64::from(count))?, end)
        }
        Part::Years(count) => (first_of(year, 1)?, last_of(year + count - 1, 12)?),
        Part::SchoolYear => (first_of(year, 9)?, last_of(year + 1, 8)?),
        _ => (first_of(year, 1)?, last_of(year, 12)?),
    })
}

fn monday_of_week_one(year: i32) -> Option<Date> {
    let day = Date::new(year, 1, 4)?;
    day.add_days(-i64::from(day.weekday()))
}

pub(super) fn of_month(date: Date, day: Option<u8>) -> Option<Days> {
    match day {
        Some(day) => {
            let date = Date::new(date.year, date.month, day)?;
            Some((date, date))
        }
        None => Some((first_of(date.year, date.month)?, last_of(date.year, date.month)?)),
    }
}

pub(super) fn end_of_months(start: Date, count: i32) -> Option<Date> {
    let last = month_after(start, count - 1)?;
    last_of(last.year, last.month)
}
