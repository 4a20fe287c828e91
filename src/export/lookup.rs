//! From the ids of a report to what they name.

use super::labels::label;
use crate::report::{Entity, Figure, Filler, Relation, Report};

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

/// What a document is called: by itself, by its first article, or by its file.
pub(super) fn title(report: &Report) -> &str {
    let article = || report.articles.first().and_then(|a| a.title.as_deref());
    report.source.metadata.title.as_deref().or_else(article).unwrap_or(&report.source.name)
}

/// `贷款人：甲银行、乙银行；金额：3亿元`, with what a form puts between a role and those who fill it.
pub(super) fn roles(
    report: &Report,
    relation: &Relation,
    colon: &str,
    escaped: fn(&str) -> String,
) -> String {
    let mut out = String::new();
    for (role, fillers) in &relation.roles {
        if !out.is_empty() {
            out.push('；');
        }
        out.push_str(label(role));
        for (i, filler) in fillers.iter().enumerate() {
            out.push_str(if i == 0 { colon } else { "、" });
            out.push_str(&escaped(filler_text(report, filler)));
        }
    }
    out
}
