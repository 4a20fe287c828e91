//! What the text may have lost, or may mean two ways: notices for a reader, who alone can tell.
//!
//! Changes nothing.

use super::articles::Structure;
use super::roles::{Row, Shape};
use super::{BlockKind, Notice};
use crate::phrases::starts_any;
use crate::span::Span;

pub(super) fn doubts(text: &str, rows: &[Row], structure: &Structure, notices: &mut Vec<Notice>) {
    let mut begun = None;
    for ((row, kind), article) in rows.iter().zip(&structure.kinds).zip(&structure.article) {
        let line = row.span.of(text);
        let mut notice = |code, span| notices.push(Notice { code, span, params: Vec::new() });
        if row.truncated {
            notice("truncated-paragraph", row.span);
        }
        if *kind == BlockKind::Paragraph
            && row.shape == Shape::Body
            && begun.replace(*article) != Some(*article)
            && starts_any(line, BEGINNINGS).is_some()
        {
            notice("cut-beginning", row.span);
        }
        if row.digits_comma && row.chinese && *kind != BlockKind::TableRow {
            for (at, _) in line.match_indices(',').filter(|(at, _)| is_ambiguous(line, *at)) {
                let start = row.span.start as usize + at;
                notice("ambiguous-comma", Span::new(start, start + 1));
            }
        }
    }
}

/// No story begins with these: what stood before them is lost.
const BEGINNINGS: &[&str] = &["获悉，", "获悉,", "，", "。", "、", "；", "）", "”", "》"];

/// Whether a comma between digits is no thousands mark, as in 限3,4月申报: parts a list, or is misread.
fn is_ambiguous(line: &str, at: usize) -> bool {
    let digits = |c: &u8| c.is_ascii_digit();
    let (before, after) = line.as_bytes().split_at_checked(at).unwrap_or_default();
    let before = before.iter().rev().take(3).take_while(|c| digits(c)).count();
    let rest = line.get(at + 1..).unwrap_or("");
    let after = after.iter().skip(1).take(3).take_while(|c| digits(c)).count();
    let unit = rest.get(after..).and_then(|r| r.chars().next());
    (1..=2).contains(&before) && (1..=2).contains(&after) && unit.is_some_and(|c| c >= '\u{4E00}')
}
