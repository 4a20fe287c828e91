//! Dates and durations: they claim their numerals before any other kind reads them.

use super::Figure;
use super::numeral::Numeral;
use crate::calendar::Date;
use crate::clean::CleanText;
use crate::span::{Clean, Span};

/// Every date and duration of the text, in order, not overlapping. `numerals` are those of [`super::numeral::scan`];
/// those inside a returned span are read by nobody else.
pub(crate) fn dates(
    _clean: &CleanText,
    _sentences: &[Span<Clean>],
    _numerals: &[Numeral],
    _anchor: Option<Date>,
) -> Vec<Figure> {
    Vec::new()
}
