//! Rows of tables: the metric stands in the first cell.

use super::phrase::Scene;
use crate::clean::{BlockKind, CleanText};
use crate::figures::{Figure, Kind, Phrase};
use crate::span::Span;

/// Gives the figures of table rows the first cell of their row as metric.
pub(super) fn rows(figures: &mut [Figure], clean: &CleanText, scene: &Scene<'_>) {
    let mut next = 0;
    for block in clean.blocks.iter().filter(|b| b.kind == BlockKind::TableRow) {
        next += figures.get(next..).map_or(0, |f| f.partition_point(|f| f.span.start < block.span.start));
        let text = block.span.of(scene.text);
        let first = text.split(['\t', '|']).map(str::trim).find(|c| !c.is_empty()).unwrap_or("");
        let Some(offset) = text.find(first) else { continue };
        let start = block.span.start as usize + offset;
        let cell = Span::new(start, start + first.len());
        let mut at = next;
        while let Some(figure) = figures.get_mut(at).filter(|f| f.span.start < block.span.end) {
            at += 1;
            let named = !figure.span.overlaps(cell)
                && first.chars().any(char::is_alphabetic)
                && !matches!(figure.kind, Kind::Date | Kind::Docno | Kind::SecurityCode);
            if named {
                figure.metric = Some(Phrase { span: cell, text: None, entity: None });
            }
        }
        next = at;
    }
}
