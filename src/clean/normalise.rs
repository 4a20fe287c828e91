//! Characters that mean the same become the same, before anything looks at lines.
//!
//! May change: line ends, spaces of other widths, invisible and private characters, full-width digits and letters.

use super::rules::{FULL_WIDTH, INVISIBLE, LINE_BREAK, ODD_SPACE, PRIVATE_USE};
use super::work::{Changes, Work};
use crate::phrases::Sets;

pub(super) fn normalise(work: &mut Work) {
    let text = work.text();
    let bytes = text.as_bytes();
    let mut changes = Changes::default();
    let digit = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９');
    let wide = |c: char| matches!(c, '０'..='９');
    let mut next = 0;
    while let Some(&byte) = bytes.get(next) {
        let at = next;
        // Most characters are told by their first byte: U+4000 to U+9FFF and plain ASCII are what they mean.
        if matches!(byte, 0xE4..=0xE9) {
            next += 3;
            continue;
        }
        if matches!(byte, b' '..=b'~' | b'\n' | b'\t') {
            next += 1;
            continue;
        }
        let mut chars = text.get(at..).unwrap_or("").chars();
        let Some(c) = chars.next() else { break };
        let behind = chars.next();
        let before = || text.get(..at).and_then(|t| t.chars().next_back()).unwrap_or(' ');
        let end = at + c.len_utf8();
        next = end;
        match c {
            '\u{3001}'..='\u{3FFF}' => {}
            '\r' => match behind {
                // The line feed behind it stays.
                Some('\n') => changes.push(at, end, "", LINE_BREAK),
                _ => changes.push(at, end, "\n", LINE_BREAK),
            },
            '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => changes.push(at, end, "\n", LINE_BREAK),
            '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' => {
                changes.push(at, end, " ", ODD_SPACE);
            }
            // As wide as two, so that an indent of two keeps its width.
            '\u{3000}' => changes.push(at, end, "  ", ODD_SPACE),
            '\u{0}'..='\u{1F}'
            | '\u{7F}'..='\u{9F}'
            | '\u{AD}'
            | '\u{200B}'
            | '\u{200C}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}'
            | '\u{FEFF}' => changes.push(at, end, "", INVISIBLE),
            // The bullet of a lost font.
            '\u{E000}'..='\u{F8FF}'
                if matches!(behind, Some(' ' | '\t' | '\u{3000}'))
                    && text
                        .get(..at)
                        .is_none_or(|t| t.is_empty() || t.trim_end_in(" \t").ends_with('\n')) =>
            {
                changes.push(at, end, "•", PRIVATE_USE);
            }
            '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}' => changes.push(at, end, "", PRIVATE_USE),
            '．' if digit(before()) && behind.is_some_and(digit) => changes.push(at, end, ".", FULL_WIDTH),
            '，' if behind.is_some_and(wide) && wide(before()) => changes.push(at, end, ",", FULL_WIDTH),
            '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
                let plain = char::from_u32(c as u32 - 0xFEE0).unwrap_or(c);
                changes.push(at, end, plain, FULL_WIDTH);
            }
            _ => {}
        }
    }
    work.apply(changes.0, Vec::new());
}

#[cfg(test)]
mod tests {
    use crate::clean::tests::cleaned;

    #[test]
    fn what_means_the_same_becomes_the_same() {
        assert_eq!(cleaned("贷款２０２５年\u{200B}增长\u{FEFF}５％。"), "贷款2025年增长5％。");
        assert_eq!(cleaned("第一段。\r\n第二段。\r第三段。"), "第一段。\n第二段。\n第三段。");
        assert_eq!(cleaned("\u{E123}重点任务"), "重点任务");
        assert_eq!(cleaned("\u{F06C} 重点任务"), "• 重点任务");
        assert_eq!(cleaned("增长９９．２％，３，２６８户；１．重点"), "增长99.2％，3,268户；1．重点");
    }
}
