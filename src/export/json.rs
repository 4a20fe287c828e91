//! The report itself: what the page, the scores and other programs read.

use crate::report::Report;

pub(crate) fn json(report: &Report) -> String {
    // Plain data with string keys: there is nothing in a report that JSON cannot hold.
    serde_json::to_string(report).unwrap_or_default()
}
