//! Figures: numbers with what a reader needs to use them.
//!
//! Two steps: [`recognise`] needs no dictionary and finds spans, values and dates;
//! [`attribute`] uses words and names beside a figure to say what it measures, whose it is and when.

mod attribution;
mod bounded;
mod date;
pub(crate) mod decimal;
mod docno;
mod elided;
mod heading;
mod merge;
mod modifier;
mod negative;
pub(crate) mod numeral;
mod ordinal;
mod parts;
mod quantity;
mod range;
mod recognise;
mod security;
mod starts;
mod table;
pub(crate) mod text;
pub(crate) mod unit;

use crate::calendar::Date;
use crate::span::{Clean, Span};
pub(crate) use attribution::attribute;
use decimal::Decimal;
pub(crate) use parts::{Ends, Modifiers, Words};
pub(crate) use recognise::recognise;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Kind {
    Money,
    Percent,
    Pp,
    Bp,
    Multiple,
    Fraction,
    Count,
    Measure,
    Duration,
    Date,
    Ordinal,
    IndexPoint,
    Docno,
    SecurityCode,
    Number,
}

/// The number itself: a point, a range, a name-like identifier, or the fraction `numerator/denominator`. What is rare
/// lies elsewhere, as in all parts of a [`Figure`]: a document may have a million.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) enum Value {
    #[default]
    None,
    Exact(Decimal),
    Fraction(Box<(Decimal, Decimal)>),
    /// Document numbers and security codes, normalised.
    Text(Box<str>),
}

impl Value {
    pub(crate) fn fraction(numerator: Decimal, denominator: Decimal) -> Value {
        Value::Fraction(Box::new((numerator, denominator)))
    }
}

/// An end of the interval in which the true number lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bound {
    pub value: Decimal,
    pub inclusive: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnitFrom {
    Adjacent,
    Shared,
    Prefix,
    Header,
    Elided,
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Unit {
    /// `CNY`, `%`, `pp`, `bp`, `家`, `day`, `kg`, …
    pub code: &'static str,
    /// As written: `亿元`.
    pub text: Words,
    pub from: Option<UnitFrom>,
    /// `股`, `10股`, `家·年`.
    pub per: Option<Box<str>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Modifier {
    About,
    Near,
    Over,
    More,
    AtLeast,
    AtMost,
    Under,
    Reach,
    Only,
    Vague,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    Up,
    Down,
    Flat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BaseKind {
    Yoy,
    Mom,
    Qoq,
    Ytd,
    Cagr,
    Versus,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Base {
    pub kind: BaseKind,
    pub text: Words,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Level,
    Change,
    Share,
    From,
    To,
    Cap,
    Floor,
    Tenor,
    Spread,
    Past,
    Future,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Actual,
    Target,
    Forecast,
    Cap,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Granularity {
    Day,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    Plan,
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TimeRelation {
    In,
    Since,
    Until,
    Before,
    After,
    By,
    AsOf,
    Begin,
    End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    Document,
    Article,
    Antecedent,
    None,
}

/// A resolved date or period; both ends inclusive, `None` where the year stays open or the end does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Period {
    pub start: Option<Date>,
    pub end: Option<Date>,
    pub granularity: Granularity,
    /// A point in time (月末, 三季度末) and not a stretch.
    pub instant: bool,
    pub relation: TimeRelation,
    pub anchor: Anchor,
    pub certain: bool,
}

/// A stretch of text that a figure refers to, with the entity that stands there, if one does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub span: Span<Clean>,
    /// What to show where it is not the text of the span: 牛肉 + 产量.
    pub text: Option<Box<str>>,
    pub entity: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Figure {
    pub span: Span<Clean>,
    pub kind: Kind,
    pub value: Value,
    pub ends: Ends,
    /// Decimals as stated, in the stated magnitude.
    pub precision: u32,
    pub unit: Unit,
    pub modifiers: Modifiers,
    pub direction: Option<Direction>,
    pub base: Option<Box<Base>>,
    pub role: Option<Role>,
    pub status: Option<Status>,
    pub ratio: Option<Box<Decimal>>,
    pub metric: Option<Phrase>,
    pub subject: Option<Phrase>,
    /// The index of the date figure that it refers to.
    pub when: Option<u32>,
    pub period: Option<Period>,
    pub group: Option<u32>,
    pub rule: &'static str,
}

impl Figure {
    pub(crate) fn new(kind: Kind, span: Span<Clean>, rule: &'static str) -> Figure {
        Figure {
            span,
            kind,
            value: Value::None,
            ends: Ends::Open,
            precision: 0,
            unit: Unit::default(),
            modifiers: Modifiers::default(),
            direction: None,
            base: None,
            role: None,
            status: None,
            ratio: None,
            metric: None,
            subject: None,
            when: None,
            period: None,
            group: None,
            rule,
        }
    }

    /// The lower and the upper end; an open one is none.
    pub(crate) fn ends(&self) -> [Option<Bound>; 2] {
        match (&self.ends, &self.value) {
            (Ends::Range(ends), _) => **ends,
            (Ends::Value { low, high }, Value::Exact(value)) => {
                [low, high].map(|end| end.map(|inclusive| Bound { value: *value, inclusive }))
            }
            _ => [None, None],
        }
    }

    pub(crate) fn reach(&mut self, low: Bound, high: Bound) {
        self.ends = Ends::Range(Box::new([Some(low), Some(high)]));
    }
}

/// A name found in the text, as attribution needs it: `id` is the entity's place in the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    pub span: Span<Clean>,
    pub id: u32,
    pub is_place: bool,
    /// An organisation, a place, a fund or a product: figures can be its own. Persons, papers and events own none.
    pub owns: bool,
}
