//! What a character is to the cleaning: script, width on a printed line, place in a sentence.

use crate::phrases::Sets;

/// A Chinese character.
pub(super) const fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '〇' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// A letter or digit that belongs to a word set without spaces inside.
pub(super) const fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '\u{C0}'..='\u{24F}')
}

/// Punctuation of full width, quotes included.
pub(super) const fn is_cjk_punctuation(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·' | '\u{3001}'..='\u{3020}' | '\u{FF01}'..='\u{FF0F}'
        | '\u{FF1A}'..='\u{FF20}' | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}')
}

/// The end of a sentence.
pub(super) const fn is_terminal(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '…' | '!' | '?' | '．')
}

/// Closes a quotation, a bracket or a title; may stand after the end of a sentence.
pub(super) const fn is_closer(c: char) -> bool {
    matches!(c, '”' | '’' | '」' | '』' | '）' | ')' | '》' | '】' | '〉' | '〕' | '"' | '\'' | ']')
}

/// Must not begin a line, so that it clings to the character before it.
pub(super) const fn clings(c: char) -> bool {
    is_closer(c) && !matches!(c, '"' | '\'')
        || matches!(
            c,
            '，' | '。'
                | '、'
                | '；'
                | '：'
                | '！'
                | '？'
                | '…'
                | '—'
                | ','
                | '.'
                | ';'
                | ':'
                | '!'
                | '?'
                | '%'
                | '％'
                | '·'
        )
}

/// Width on a printed line in half cells: a Chinese character fills a cell, Latin letters, digits and quotes a half.
pub(super) const fn half_cells(c: char) -> u32 {
    match c {
        '\u{0}'..='\u{2E7F}' => match c {
            '—' | '…' | '※' | '①'..='⓿' | '■'..='◿' | '★' | '☆' | '→' | '←' | '↑' | '↓' => {
                2
            }
            '\u{300}'..='\u{36F}' | '\u{200B}'..='\u{200F}' | '\t' => 0,
            _ => 1,
        },
        '\u{FF61}'..='\u{FFDC}' => 1,
        _ => 2,
    }
}

/// A mark that typesetters may squeeze to a half cell.
pub(super) const fn is_squeezable(c: char) -> bool {
    matches!(c, '\u{3001}' | '\u{3002}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301B}' | '\u{FF01}' | '\u{FF08}' | '\u{FF09}'
        | '\u{FF0C}' | '\u{FF1A}' | '\u{FF1B}' | '\u{FF1F}')
}

/// The width of a text in half cells; a space beside a number or word is a quarter of a cell.
pub(super) fn width(text: &str) -> u32 {
    let spaces = text.bytes().filter(|b| *b == b' ').count() as u32;
    text.chars().map(half_cells).sum::<u32>() - spaces.div_ceil(2)
}

/// Whether a text ends like a finished sentence, closing quotes and brackets passed over; （完） and the like stand behind it.
pub(super) fn is_ended(text: &str) -> bool {
    let bracket = || text.rfind(['（', '(']).and_then(|open| text.get(..open)).filter(|t| !t.is_empty());
    ends(text) || text.ends_in("）)") && bracket().is_some_and(|before| ends(before.trim_end()))
}

fn ends(text: &str) -> bool {
    let mut chars = text.chars().rev().skip_while(|&c| is_closer(c) || matches!(c, ' ' | '①'..='⑳'));
    match chars.next() {
        Some('.') => !chars.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => is_terminal(c),
        None => false,
    }
}

/// Whether it holds a mark that only running text has; an ASCII one counts behind Chinese only.
pub(super) fn has_sentence_mark(text: &str) -> bool {
    let mut before = ' ';
    text.chars().any(|c| {
        let found = matches!(c, '，' | '。' | '；')
            || (matches!(c, ',' | ';') && (is_han(before) || is_closer(before)));
        before = c;
        found
    })
}

/// The width of the first unit that cannot be broken: a word or number, or one character with what clings to it.
pub(super) fn first_unit(text: &str) -> u32 {
    let mut chars = text.chars().take(24);
    let Some(first) = chars.next() else { return 0 };
    let mut sum = half_cells(first);
    let mut before = first;
    for c in chars {
        let goes_on = clings(c)
            || c == '-' && before != ' '
            || is_word(before) && (is_word(c) || matches!(c, '.' | ',' | '%' | '-' | '/'))
            || matches!(before, '“' | '‘' | '《' | '（' | '(' | '「' | '.' | ',' | '-' | '/');
        if !goes_on {
            break;
        }
        sum += half_cells(c);
        before = c;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_count_half_cells() {
        assert_eq!(width("贷款12亿"), 8);
        assert_eq!(width("“快”"), 4);
    }

    #[test]
    fn sentences_end_behind_closers() {
        for (text, ended) in [
            ("好。”", true),
            ("完成。①", true),
            ("（完）", false),
            ("他说。（完）", true),
            ("增长5%(同比)", false),
            ("注册……", true),
            ("下降8.", false),
            ("增长", false),
            ("done.", true),
        ] {
            assert_eq!(is_ended(text), ended, "{text}");
        }
    }

    #[test]
    fn the_first_unit_takes_what_clings_to_it() {
        for (text, cells) in
            [("才、技术", 4), ("2024年", 4), ("“一二", 3), ("业", 2), ("12.5%的", 5), ("12,5的", 4)]
        {
            assert_eq!(first_unit(text), cells, "{text}");
        }
    }
}
