//! The table of contents: its entries are no headlines, but those of a bulletin's stories say where these begin.
//!
//! Changes nothing.

use super::BlockKind;
use super::roles::{LONGEST_HEADLINE, Row, Shape};
use crate::phrases::Sets;

/// Entries of a table of contents at most.
const MOST_ENTRIES: usize = 200;

/// Marks the table of contents: the lines under its name, up to the first that says again what one of them said.
pub(super) fn contents(text: &str, rows: &mut [Row]) {
    // Without spaces, leaders and the number of the page.
    let entry = |r: &Row| -> String {
        let line = r.span.of(text).trim_end_in("0123456789 .·…");
        let line = line.trim_start_in("○●◆◇■□★☆▲•· ");
        line.chars().filter(|c| !c.is_whitespace()).collect()
    };
    let is_name = |r: &Row| {
        r.facts.width <= 20
            && ["目录", "目錄", "目次", "本期目录", "本期要目", "本期导读"].contains(&entry(r).as_str())
    };
    let Some(name) = rows.iter().take(40).position(is_name) else { return };
    let mut seen: Vec<String> = Vec::new();
    for row in rows.iter().skip(name + 1).take(MOST_ENTRIES) {
        let named = entry(row);
        if row.facts.stop || row.facts.width > LONGEST_HEADLINE {
            return;
        }
        if seen.contains(&named) {
            // The label of the first part belongs to it.
            let entries = name + 1 + seen.len();
            let label = |r: &&Row| r.shape == Shape::Fixed(BlockKind::Section);
            let end = entries - rows.iter().take(entries).rev().take_while(label).count();
            for row in rows.iter_mut().take(end).skip(name) {
                row.shape = Shape::Contents;
                row.truncated = false;
            }
            // The stories of a bulletin begin with the headlines that its contents name.
            let issue = |r: &Row| r.shape == Shape::Fixed(BlockKind::BulletinTitle);
            if rows.iter().take(name).any(issue) {
                for i in end..rows.len().saturating_sub(1) {
                    let told = rows.get(i + 1).is_some_and(|r| r.shape == Shape::Body);
                    let story = |r: &&mut Row| told && r.shape == Shape::Short && seen.contains(&entry(r));
                    if let Some(row) = rows.get_mut(i).filter(story) {
                        row.shape = Shape::Fixed(BlockKind::Title);
                    }
                }
            }
            return;
        }
        seen.push(named);
    }
}
