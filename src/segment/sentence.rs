//! Sentences: a figure, an entity or a relation never crosses one.

use crate::span::{Clean, Span};

/// Splits at line ends and after 。！？!?；; with their closing quotes and brackets. Sentences are in order,
/// do not overlap, and hold every character that is not a line end.
pub(crate) fn sentences(text: &str) -> Vec<Span<Clean>> {
    let mut out = Vec::new();
    let mut start = 0;
    // The marks begin with few bytes, and Chinese characters with others.
    let marks =
        text.bytes().enumerate().filter(|(_, b)| matches!(b, b'\n' | b'!' | b'?' | b';' | 0xE3 | 0xEF));
    for i in marks.map(|m| m.0) {
        // A mark that closes the sentence before is no end of another.
        let Some(rest) = text.get(i..).filter(|_| i >= start) else { continue };
        if rest.starts_with('\n') {
            push(&mut out, start, i);
            start = i + 1;
        } else if let Some(after) = rest.strip_prefix(['。', '！', '？', '；', '!', '?', ';']) {
            let closers = ['”', '’', '」', '』', '）', ')', '。', '！', '？', '"'];
            let end = text.len() - after.trim_start_matches(closers).len();
            push(&mut out, start, end);
            start = end;
        }
    }
    push(&mut out, start, text.len());
    out
}

fn push(out: &mut Vec<Span<Clean>>, start: usize, end: usize) {
    if start < end {
        out.push(Span::new(start, end));
    }
}

/// The sentence that holds byte `at`.
pub(crate) fn sentence_at(sentences: &[Span<Clean>], at: u32) -> Option<Span<Clean>> {
    let i = sentences.partition_point(|s| s.end <= at);
    sentences.get(i).copied().filter(|s| s.start <= at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_quotes_stay_with_their_sentence() {
        let text = "他说：“好。”然后走了！\n第二行";
        let all: Vec<&str> = sentences(text).iter().map(|s| s.of(text)).collect();
        assert_eq!(all, ["他说：“好。”", "然后走了！", "第二行"]);
        assert_eq!(sentence_at(&sentences(text), 21).map(|s| s.of(text)), Some("然后走了！"));
    }
}
