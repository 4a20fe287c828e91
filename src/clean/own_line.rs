//! A subtitle behind its headline, or a source behind the last sentence, gets a line of its own.
//!
//! May change: one space becomes a line end, or a line end is put in.

use super::BlockKind;
use super::chars::{has_sentence_mark, is_han, width};
use super::patterns::form;
use super::rules::OWN_LINE;
use super::work::{Changes, Work};
use crate::phrases::{Sets, find};

pub(super) fn own_line(work: &mut Work) -> bool {
    let mut changes = Changes::default();
    let mut known = Vec::with_capacity(work.known.len());
    for (i, (line, span)) in work.lines().enumerate() {
        let (line, at) = (line.trim_end(), span.start as usize);
        known.push(work.known.get(i).copied().flatten());
        if let Some((start, end)) = source_behind(line).or_else(|| subtitle_behind(line)) {
            changes.push(at + start, at + end, "\n", OWN_LINE);
            known.pop();
            known.extend([None, None]);
        }
    }
    work.apply(changes.0, known)
}

/// Where (据新华社) and the like begins behind text, with the spaces before it.
fn source_behind(line: &str) -> Option<(usize, usize)> {
    if !line.ends_in("）)") {
        return None;
    }
    let open = line.rfind(['（', '('])?;
    let before = line.get(..open)?.trim_end();
    (!before.trim_start().is_empty() && form(line.get(open..)?) == Some(BlockKind::SourceLine))
        .then_some((before.len(), open))
}

/// Where a subtitle led by a dash begins behind a headline, with the spaces before it.
fn subtitle_behind(line: &str) -> Option<(usize, usize)> {
    if line.len() > 200 || !line.contains(' ') {
        return None;
    }
    let (at, dash) = [" -", " —", " –"].iter().find_map(|d| find(line, d).map(|at| (at, d.len() - 1)))?;
    let before = line.get(..at)?.trim_end();
    let behind = line.get(at + 1 + dash..)?.trim_start_in("-—–");
    (before.chars().next_back().is_some_and(|c| is_han(c) || c == '”' || c == '！' || c == '？')
        && behind.chars().next().is_some_and(|c| is_han(c) || c == '“' || c == '《')
        && width(before) >= 8
        && width(behind) >= 8
        && !has_sentence_mark(line))
    .then_some((before.len(), at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subtitles_and_sources_are_found_behind_their_lines() {
        assert_eq!(subtitle_behind("稳就业 促增长 -财政精准发力支持企业"), Some((19, 20)));
        assert_eq!(subtitle_behind("第四届中国 – 中东欧国家博览会"), None);
        assert_eq!(source_behind("前景更加广阔的未 (据新华社)"), Some((24, 25)));
        assert_eq!(source_behind("前景广阔。（以下简称《报告》）"), None);
        assert_eq!(source_behind("（据新华社）"), None);
    }
}
