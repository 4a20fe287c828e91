//! From the ids of a report to what they name.

use super::labels::label;
use crate::report::{Entity, Filler, Id, Relation, Report};

pub(super) fn named(report: &Report, id: Id) -> Option<&Entity> {
    report.entities.get(id.index as usize)
}

/// What a reader calls the filler of a role.
pub(super) fn filler_text<'a>(report: &'a Report, filler: &'a Filler) -> &'a str {
    match filler {
        Filler::Text { text, .. } => text,
        Filler::Id(id) if id.list == 'e' => named(report, *id).map_or("", |e| &e.name),
        Filler::Id(id) => report.figure_text(*id),
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
    for (role, fillers) in relation.roles.iter() {
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
