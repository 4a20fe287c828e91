//! Which days a date means, given the day of writing and the dates named before it.

use super::calendar::{first_of, last_of, month_after, shift_year};
use super::days::{Days, edge, end_of_months, granularity, in_year, is_instant, of_month};
use super::grammar::{Edge, Expression, Moment, Part, Year};
use super::latest::Latest;
use super::words::WEEKEND;
use crate::calendar::Date;
use crate::figures::{Anchor, Granularity, Period, TimeRelation};
use std::cell::Cell;

/// What the surroundings say about one date.
#[derive(Clone, Copy, Debug)]
pub(super) struct Surroundings {
    pub relation: TimeRelation,
    /// 将, 预计: it lies ahead.
    pub future: bool,
    /// 起, 前, 后: it may lie ahead by some months.
    pub may_lie_ahead: bool,
    /// 较, 比: a base of comparison, no time of the story.
    pub base: bool,
    /// 较上月, 较上年末, 较年初: the one before what is told of, whenever that was.
    pub told: bool,
    pub sentence: usize,
    /// The line holds nothing else: no story says whether it lies behind.
    pub alone: bool,
    /// A founding or a maturity: it says nothing of the day of writing.
    pub remote: bool,
    /// 每年3月, 农历八月: no day of this calendar.
    pub recurs: bool,
}

/// What has been named so far in this article.
#[derive(Clone, Copy, Debug, Default)]
struct Named {
    /// The last year, and the sentence that named it.
    year: Option<(i32, usize)>,
    /// It was named by its end, 去年末, or by a word, 去年.
    year_ended: bool,
    year_by_word: bool,
    day: Option<(Date, usize)>,
    month: Option<(Date, usize)>,
    /// The last period that was no base of comparison, for 去年同期.
    period: Option<(Date, Date)>,
    /// The sentence that named it.
    period_at: usize,
    /// What tells the day of writing where nothing else does: the latest day that the text names, and its latest year.
    latest: Latest,
}

pub(super) struct Resolver {
    anchor: Option<Date>,
    /// The day of writing as the whole of the text tells it, and whether months or days told it.
    guess: Option<(Date, bool)>,
    kind: Anchor,
    /// Somebody needed the day of writing and there was no anchor.
    pub wanted: Cell<bool>,
    named: Named,
}

impl Resolver {
    pub(super) fn new(anchor: Option<Date>, kind: Anchor) -> Resolver {
        Resolver { anchor, guess: None, kind, wanted: Cell::new(false), named: Named::default() }
    }

    /// For a second reading of a text that has no date of its own: the day of writing is what its dates tell.
    pub(super) fn again(&self) -> Option<Resolver> {
        let guess = self
            .named
            .latest
            .day()
            .filter(|_| self.anchor.is_none() && self.guess.is_none() && self.wanted.get())?;
        Some(Resolver { guess: Some(guess), ..Resolver::new(None, Anchor::Antecedent) })
    }

    /// The day of writing: given, or guessed from the dates of the text. Of a guess the year is what holds.
    pub(super) fn today(&self) -> Option<(Date, Anchor)> {
        self.anchor.map(|d| (d, self.kind)).or_else(|| {
            self.wanted.set(true);
            Some((self.guessed()?.0, Anchor::Antecedent))
        })
    }

    /// The same to the day: no guess from years alone.
    pub(super) fn this_day(&self) -> Option<(Date, Anchor)> {
        let exact = self.anchor.is_some() || self.guessed().is_some_and(|g| g.1) || self.guess.is_none();
        self.today().filter(|_| exact)
    }

    fn guessed(&self) -> Option<(Date, bool)> {
        self.guess.or_else(|| self.named.latest.day())
    }

    /// 截至…止六个月: the period that the text reports on.
    pub(super) fn reports_on(&mut self, start: Date, end: Date) {
        self.named.period = Some((start, end));
    }

    /// The named years of a plan.
    pub(super) fn years(start: i32, end: i32) -> Option<Period> {
        Some(Period {
            start: Some(first_of(start, 1)?),
            end: Some(last_of(end, 12)?),
            granularity: Granularity::Year,
            instant: false,
            relation: TimeRelation::In,
            anchor: Anchor::Antecedent,
            certain: true,
        })
    }

    pub(super) fn resolve(&mut self, expression: Expression, around: Surroundings) -> Period {
        let granularity = granularity(expression.last.unwrap_or(expression.first).part);
        let instant = expression.last.is_none() && is_instant(expression.first);
        let mut anchor = Anchor::None;
        let wanted = self.wanted.replace(false);
        let days = if around.recurs { None } else { self.days(expression, around, &mut anchor) };
        let guessed = self.wanted.get();
        self.wanted.set(wanted || guessed);
        let relation = match (around.relation, expression.last.unwrap_or(expression.first).edge) {
            (TimeRelation::In, Edge::Begin) => TimeRelation::Begin,
            (TimeRelation::In, Edge::End) => TimeRelation::End,
            (relation, _) => relation,
        };
        let absolute =
            matches!(expression.first.year, Year::Given(_)) || matches!(expression.first.part, Part::Plan(_));
        let certain = days.is_some()
            && (absolute || matches!(anchor, Anchor::Document | Anchor::Article) || {
                // An antecedent in the same sentence is as good as a year that is written out.
                (!matches!(expression.first.year, Year::Relative(_))
                    || expression.first.part == Part::SamePeriod)
                    && self.named.year.is_some_and(|(_, s)| s == around.sentence)
            });
        if let Some(days) = days {
            self.remember(expression, days, around);
        }
        Period {
            start: days.map(|d| d.0),
            end: days.map(|d| d.1),
            granularity,
            instant,
            relation,
            anchor: if absolute { Anchor::None } else { anchor },
            certain,
        }
    }

    fn days(&mut self, e: Expression, around: Surroundings, anchor: &mut Anchor) -> Option<Days> {
        let Some(last) = e.last else { return self.moment(e.first, around, anchor) };
        // 8月至2024年1月: the left end takes its year from the right one.
        if e.first.year == Year::Open && last.year != Year::Open {
            let end = self.moment(last, around, anchor)?;
            let mut first = Moment { year: Year::Given(end.1.year), ..e.first };
            let mut start = self.moment(first, around, anchor)?;
            if start.0 > end.1 {
                first.year = Year::Given(end.1.year - 1);
                start = self.moment(first, around, anchor)?;
            }
            return Some((start.0, end.1));
        }
        let start = self.moment(e.first, around, anchor)?;
        let year = match last.year {
            Year::Open => Year::Given(start.0.year),
            year => year,
        };
        let mut end = self.moment(Moment { year, ..last }, around, anchor)?;
        if end.1 < start.0 && last.year == Year::Open {
            end = self.moment(Moment { year: Year::Given(start.0.year + 1), ..last }, around, anchor)?;
        }
        (start.0 <= end.1).then_some((start.0, end.1))
    }

    fn moment(&self, m: Moment, around: Surroundings, anchor: &mut Anchor) -> Option<Days> {
        let use_today = |anchor: &mut Anchor| {
            let (day, kind) = self.this_day()?;
            *anchor = kind;
            Some(day)
        };
        let named_month = |anchor: &mut Anchor| {
            let named = self.named.month.or(self.named.day).filter(|(_, s)| s + 2 >= around.sentence);
            named.map(|(date, _)| {
                *anchor = Anchor::Antecedent;
                date
            })
        };
        let told = self.told(around);
        let use_today = |anchor: &mut Anchor| match told {
            Some((end, kind)) => {
                *anchor = kind;
                Some(end)
            }
            None => use_today(anchor),
        };
        let days = match m.part {
            Part::MonthBy(by, day) => of_month(month_after(use_today(anchor)?, by)?, day)?,
            Part::MonthAfter(by, day) => {
                of_month(month_after(named_month(anchor).or_else(|| use_today(anchor))?, by)?, day)?
            }
            Part::ThirdBy(by, named, third) => {
                let from = if named { named_month(anchor) } else { None };
                let month = month_after(from.or_else(|| use_today(anchor))?, by)?;
                in_year(Part::Third(month.month, third), month.year)?
            }
            Part::QuarterBy(by) => {
                let today = use_today(anchor)?;
                let first = first_of(today.year, (today.month - 1) / 3 * 3 + 1)?;
                let start = month_after(first, by * 3)?;
                (start, end_of_months(start, 3)?)
            }
            Part::HalfBy(by) => {
                let today = use_today(anchor)?;
                let start = month_after(first_of(today.year, (today.month - 1) / 6 * 6 + 1)?, by * 6)?;
                (start, end_of_months(start, 6)?)
            }
            Part::WeekBy(by, weekday) => {
                let today = use_today(anchor)?;
                let monday = today.add_days(i64::from(by) * 7 - i64::from(today.weekday()))?;
                match weekday {
                    Some(WEEKEND) => (monday.add_days(5)?, monday.add_days(6)?),
                    Some(w) => {
                        let day = monday.add_days(i64::from(w))?;
                        (day, day)
                    }
                    None => (monday, monday.add_days(6)?),
                }
            }
            Part::DayBy(by) => {
                let day = use_today(anchor)?.add_days(i64::from(by))?;
                (day, day)
            }
            Part::DayAfter(by) => {
                let named = self.named.day.filter(|(_, s)| s + 1 >= around.sentence);
                let from = match named {
                    Some((day, _)) => {
                        *anchor = Anchor::Antecedent;
                        day
                    }
                    None => use_today(anchor)?,
                };
                let day = from.add_days(i64::from(by))?;
                (day, day)
            }
            Part::Weekday(day) => {
                let today = use_today(anchor)?;
                let back = (i64::from(today.weekday()) - i64::from(day)).rem_euclid(7);
                let found = today.add_days(if around.future { 7 - back } else { -back })?;
                (found, found)
            }
            Part::DaysOfMonth(from, to) => {
                let today = use_today(anchor)?;
                let last = last_of(today.year, today.month)?;
                (
                    Date::new(today.year, today.month, from)?,
                    Date::new(today.year, today.month, to.min(last.day))?,
                )
            }
            Part::BareDay(day) => self.bare_day(day, around, anchor)?,
            Part::SamePeriod => match (self.named.period, m.year) {
                // 上年同期 counts from the period of the story, 2014年同期 names its year.
                (Some((start, end)), Year::Given(year)) => {
                    (shift_year(start, year - end.year)?, shift_year(end, year - end.year)?)
                }
                (Some((start, end)), _) => {
                    *anchor = self.anchor.map_or(Anchor::Antecedent, |_| self.kind);
                    (shift_year(start, -1)?, shift_year(end, -1)?)
                }
                (None, year) => {
                    let (year, kind) = self.year(year, around)?;
                    *anchor = kind;
                    in_year(Part::Whole, year)?
                }
            },
            Part::EdgeOfMonth => {
                // 3月末贷款余额…。月末存款余额…: the month that the story tells of.
                let told = m.edge == Edge::End && !around.future && around.relation == TimeRelation::In;
                let back = if told { 3 } else { 0 };
                let from = self.named.month.filter(|(_, s)| *s + back >= around.sentence).map(|m| m.0);
                of_month(from.or_else(|| use_today(anchor))?, None)?
            }
            Part::EdgeOfQuarter => {
                let today = use_today(anchor)?;
                in_year(Part::Quarters((today.month - 1) / 3 + 1, (today.month - 1) / 3 + 1), today.year)?
            }
            Part::Plan(start) => (first_of(start, 1)?, last_of(start + 4, 12)?),
            part => match self.year(m.year, around) {
                Some((year, kind)) => {
                    *anchor = kind;
                    in_year(part, year)?
                }
                None => self.open_year(m, around, anchor)?,
            },
        };
        Some(edge(days, m))
    }

    /// The end of the period that the story tells of and who told it, where a base of comparison counts from it.
    fn told(&self, around: Surroundings) -> Option<(Date, Anchor)> {
        const NEAR: usize = 12;
        let near = around.base && around.told && self.named.period_at + NEAR >= around.sentence;
        let kind = self.anchor.map_or(Anchor::Antecedent, |_| self.kind);
        self.named.period.filter(|_| near).map(|p| (p.1, kind))
    }

    /// The year that a date names itself, or that its sentence has named.
    fn year(&self, year: Year, around: Surroundings) -> Option<(i32, Anchor)> {
        let today = || self.today().map(|(d, kind)| (d.year, kind));
        let named = self.named.year;
        if let (Some((end, kind)), Year::Relative(_) | Year::Open) = (self.told(around), year) {
            let by = if let Year::Relative(by) = year { by } else { 0 };
            return Some((end.year + by, kind));
        }
        match year {
            Year::Given(y) => Some((y, Anchor::None)),
            Year::Relative(by) => today().map(|(y, kind)| (y + by, kind)),
            Year::Same => named.map(|(y, _)| (y, Anchor::Antecedent)).or_else(today),
            Year::Next => named.map(|(y, _)| (y + 1, Anchor::Antecedent)).or_else(|| {
                let (y, kind) = today()?;
                Some((y + 1, kind))
            }),
            Year::Open => named
                .filter(|(y, s)| *s == around.sentence && !self.is_over(*y, around))
                .map(|(y, _)| (y, Anchor::Antecedent)),
        }
    }

    /// 截至去年末余额增长，3月新增…: the last year is over, and the month behind it is one of this year. 下半年有望 lies ahead.
    fn is_over(&self, year: i32, around: Surroundings) -> bool {
        let today = self.anchor.or_else(|| Some(self.guessed()?.0)).filter(|_| !around.base);
        let Some(today) = today else { return false };
        around.future && self.named.year_by_word && year < today.year
            || self.named.year_ended && year == today.year - 1
    }

    /// A month, quarter or day without a year: the latest that is not after the day of writing.
    fn open_year(&self, m: Moment, around: Surroundings, anchor: &mut Anchor) -> Option<Days> {
        let (today, kind) = self.today()?;
        *anchor = kind;
        let this = in_year(m.part, today.year)?;
        let (start, end) = edge(this, m);
        if around.future {
            // 将于3月 in December is next year's March.
            let passed = today.ordinal() - end.ordinal() > 150;
            return if passed { in_year(m.part, today.year + 1) } else { Some(this) };
        }
        let ahead = start.ordinal() - today.ordinal();
        let year_edge = match m.part {
            Part::EdgeOfYear => around.relation != TimeRelation::AsOf,
            Part::CloseOfYear => !matches!(around.relation, TimeRelation::AsOf | TimeRelation::In),
            _ => false,
        };
        if ahead <= 0 || year_edge || around.alone || (around.may_lie_ahead && ahead <= 200) {
            return Some(this);
        }
        in_year(m.part, today.year - 1)
    }

    fn bare_day(&self, day: u8, around: Surroundings, anchor: &mut Anchor) -> Option<Days> {
        let near = |named: Option<(Date, usize)>, back: usize| {
            named.filter(|(_, s)| s + back >= around.sentence).map(|(d, _)| d)
        };
        let beside = near(self.named.day, 1).or_else(|| near(self.named.month, 0));
        let (from, kind) = match beside {
            Some(date) => (date, Anchor::Antecedent),
            None => self.this_day()?,
        };
        *anchor = kind;
        let here = Date::new(from.year, from.month, day);
        // 4月15日、16日和18日 are days of one month.
        let listed = near(self.named.day, 0).is_some_and(|d| d.day < day);
        let ahead = !listed && self.anchor.is_some_and(|a| here.is_some_and(|h| h > a));
        if ahead && !around.future && !around.may_lie_ahead {
            let before = month_after(from, -1)?;
            let d = Date::new(before.year, before.month, day)?;
            return Some((d, d));
        }
        here.map(|d| (d, d))
    }

    fn remember(&mut self, e: Expression, (start, end): Days, around: Surroundings) {
        let moment = e.last.unwrap_or(e.first);
        let absolute = matches!(e.first.year, Year::Given(_));
        let wide = matches!(moment.part, Part::Plan(_) | Part::Years(_));
        if absolute && self.anchor.is_none() && !wide && !around.future && !around.remote {
            let by = matches!(around.relation, TimeRelation::By | TimeRelation::Until | TimeRelation::Before);
            // 2022年以来新高: how far back, and not when.
            let since =
                around.relation == TimeRelation::Since && granularity(moment.part) != Granularity::Day;
            if !by && !since && end.year <= 2100 {
                self.named.latest.add(end, granularity(moment.part));
            }
        }
        if around.base || wide {
            return;
        }
        if !matches!(e.first.year, Year::Open) || self.named.year.is_some_and(|(_, s)| s == around.sentence) {
            self.named.year = Some((end.year, around.sentence));
            self.named.year_by_word = matches!(e.first.year, Year::Relative(_));
            self.named.year_ended = moment.part == Part::Whole && moment.edge == Edge::End;
        }
        match granularity(moment.part) {
            Granularity::Day => {
                self.named.day = Some((end, around.sentence));
                self.named.month = Some((end, around.sentence));
            }
            Granularity::Month => self.named.month = Some((end, around.sentence)),
            _ => {}
        }
        if granularity(moment.part) != Granularity::Day && moment.part != Part::SamePeriod {
            self.named.period = Some((start, end));
            self.named.period_at = around.sentence;
        }
    }
}
