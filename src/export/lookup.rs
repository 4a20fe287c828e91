//! From the ids of a report to what they name.

use crate::report::{Entity, Figure, Filler, Report};

/// The place of `id` in its list: ids are a letter and the index.
fn index(id: &str) -> Option<usize> {
    id.get(1..)?.parse().ok()
}

pub(super) fn dated<'a>(report: &'a Report, id: &str) -> Option<&'a Figure> {
    report.figures.get(index(id)?)
}

pub(super) fn named<'a>(report: &'a Report, id: &str) -> Option<&'a Entity> {
    report.entities.get(index(id)?)
}

/// What a reader calls the filler of a role.
pub(super) fn filler_text<'a>(report: &'a Report, filler: &'a Filler) -> &'a str {
    match filler {
        Filler::Text { text, .. } => text,
        Filler::Id(id) if id.starts_with('e') => named(report, id).map_or(id, |e| &e.name),
        Filler::Id(id) => dated(report, id).map_or(id, |f| &f.text),
    }
}
