//! What a line is made of, found in one pass: how wide it is, which script, which kinds of marks.

use super::cells::is_row;
use super::chars::{half_cells, is_closer, is_ended, is_han, is_squeezable};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    /// In half cells; a space beside a number or word is a quarter of a cell.
    pub width: u32,
    /// The same with every mark squeezed to a half cell, as typesetters do.
    pub tight: u32,
    /// Ends like a finished sentence.
    pub ended: bool,
    /// Holds a mark that only running text has; an ASCII one counts behind Chinese only.
    pub marked: bool,
    /// Chinese habits of punctuation and spaces hold.
    pub chinese: bool,
    /// Holds Chinese or Latin letters.
    pub letters: bool,
    pub space: bool,
    pub tab: bool,
    /// A row of a table whose cells are parted by spaces.
    pub row: bool,
    /// Holds a full stop 。
    pub stop: bool,
    /// Holds a mark that Chinese punctuation might have to replace.
    pub plain_mark: bool,
    /// Holds a straight quote.
    pub quote: bool,
}

impl Facts {
    pub(super) fn of(line: &str) -> Facts {
        let mut facts = Facts::default();
        let (mut han, mut latin, mut spaces, mut squeezed) = (0u32, 0u32, 0u32, 0u32);
        let mut before = ' ';
        // The beginning of a very long line tells the script.
        let mut script = None;
        for (count, c) in line.chars().enumerate() {
            if count == 4000 {
                script = Some((han, latin));
            }
            if matches!(c, '\u{4E00}'..='\u{9FFF}') {
                han += 1;
                facts.width += 2;
            } else if c.is_ascii() {
                facts.width += 1;
                match c {
                    'a'..='z' | 'A'..='Z' => latin += 1,
                    ' ' => spaces += 1,
                    '\t' => {
                        facts.tab = true;
                        facts.width -= 1;
                    }
                    ',' | ';' => {
                        facts.plain_mark = true;
                        facts.marked |= is_han(before) || is_closer(before);
                    }
                    '"' | '\'' => {
                        facts.plain_mark = true;
                        facts.quote = true;
                    }
                    ':' | '!' | '?' | '(' | ')' | '.' | '-' => facts.plain_mark = true,
                    _ => {}
                }
            } else {
                match c {
                    '，' | '；' => facts.marked = true,
                    '。' => {
                        facts.marked = true;
                        facts.stop = true;
                    }
                    '•' | '–' | '・' | '―' | '─' => facts.plain_mark = true,
                    _ => han += u32::from(is_han(c)),
                }
                facts.width += half_cells(c);
                squeezed += u32::from(is_squeezable(c));
            }
            before = c;
        }
        facts.width -= spaces.div_ceil(2);
        facts.tight = facts.width - squeezed;
        facts.space = spaces > 0;
        facts.letters = han + latin > 0;
        facts.ended = is_ended(line);
        facts.row = facts.space && !facts.stop && facts.width <= 240 && is_row(line);
        let (seen, latin_seen) = script.unwrap_or((han, latin));
        facts.chinese = seen > 0 && latin_seen <= seen * 4;
        facts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_pass_finds_what_a_line_holds() {
        let facts = Facts::of("贷款12亿元, 增长5%。");
        assert_eq!((facts.width, facts.tight), (19, 18));
        assert!(
            facts.ended && facts.marked && facts.chinese && facts.space && facts.stop && facts.plain_mark
        );
        assert!(!facts.tab && !Facts::of("Growth, 5 percent").marked);
    }
}
