//! What a line is made of, found in one pass: how wide it is, which script, which kinds of marks.

use super::BlockKind;
use super::boilerplate::live_quote;
use super::cells::is_row;
use super::chars::{half_cells, is_closer, is_ended, is_han, is_squeezable};
use super::patterns::form;
use super::width::is_inner_space;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    /// In bytes.
    pub len: u32,
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
    /// Holds one that may be an old line end.
    pub inner_space: bool,
    pub tab: bool,
    /// A row of a table whose cells are parted by spaces.
    pub row: bool,
    /// Holds a full stop 。
    pub stop: bool,
    /// The bytes from the first to the last mark that Chinese punctuation might have to replace, quotes aside: one
    /// between two digits never is.
    pub plain_start: u32,
    pub plain_end: u32,
    /// All of those stay as they are, as long as the line is no subtitle.
    pub plain_stays: bool,
    /// Holds a straight quote.
    pub quote: bool,
    /// Holds a comma between digits.
    pub digits_comma: bool,
    /// Holds a live quote.
    pub live_quote: bool,
    /// What the line is by its form, once it was asked.
    pub form: Option<Option<BlockKind>>,
}

impl Facts {
    pub(super) fn of(line: &str) -> Facts {
        let bytes = line.as_bytes();
        let mut facts = Facts { len: bytes.len() as u32, ..Facts::default() };
        let (mut han, mut latin, mut spaces, mut squeezed) = (0u32, 0u32, 0u32, 0u32);
        let (mut at, mut width) = (0, 0u32);
        // The beginning of a very long line tells the script.
        let head = line.char_indices().nth(4000).map_or(bytes.len(), |(at, _)| at);
        let mut script = (0, 0);
        for end in [head, bytes.len()] {
            while let Some(&byte) = bytes.get(at).filter(|_| at < end) {
                // U+4E00 to U+9FFF by their first bytes: most characters.
                if matches!(byte, 0xE5..=0xE9) || byte == 0xE4 && bytes.get(at + 1) >= Some(&0xB8) {
                    han += 1;
                    at += 3;
                    continue;
                }
                if !byte.is_ascii() {
                    let Some(c) = line.get(at..).and_then(|rest| rest.chars().next()) else { break };
                    at += c.len_utf8();
                    if is_han(c) {
                        han += 1;
                        continue;
                    }
                    match c {
                        '，' | '；' => facts.marked = true,
                        '。' => {
                            facts.marked = true;
                            facts.stop = true;
                        }
                        '•' | '–' | '・' | '―' | '─' => facts.plain(at - c.len_utf8()),
                        '—' if at == c.len_utf8() => facts.plain(0),
                        _ => {}
                    }
                    width += half_cells(c);
                    squeezed += u32::from(is_squeezable(c));
                    continue;
                }
                match byte {
                    b'0'..=b'9' => {}
                    b'a'..=b'z' | b'A'..=b'Z' => latin += 1,
                    b' ' => {
                        spaces += 1;
                        facts.inner_space |= is_inner_space(line, at);
                    }
                    b'\t' => facts.tab = true,
                    b'%' => facts.live_quote |= live_quote(line, at).is_some(),
                    b'"' | b'\'' => facts.quote = true,
                    b',' | b';' | b':' | b'!' | b'?' | b'(' | b')' | b'.' | b'-' => facts.mark(line, at),
                    _ => {}
                }
                at += 1;
                width += u32::from(byte != b'\t');
            }
            if end == head {
                script = (han, latin);
            }
        }
        facts.width = width + han * 2 - spaces.div_ceil(2);
        facts.tight = facts.width - squeezed;
        facts.space = spaces > 0;
        facts.letters = han + latin > 0;
        facts.ended = is_ended(line);
        facts.row = facts.space && !facts.stop && facts.width <= 240 && is_row(line);
        facts.chinese = script.0 > 0 && script.1 <= script.0 * 4;
        facts
    }

    /// A mark that might have to be replaced.
    fn plain(&mut self, at: usize) {
        if self.plain_end == 0 {
            self.plain_start = at as u32;
        }
        self.plain_end = at as u32 + 1;
    }

    /// An ASCII mark and what stands on its two sides.
    fn mark(&mut self, line: &str, at: usize) {
        let bytes = line.as_bytes();
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let between = digit(at + 1) && at > 0 && digit(at - 1);
        let mark = bytes.get(at);
        self.digits_comma |= between && mark == Some(&b',');
        if !between || matches!(mark, Some(b'(' | b')')) {
            self.plain(at);
        }
        if !self.marked && !between && matches!(mark, Some(b',' | b';')) {
            let before = line.get(..at).and_then(|t| t.chars().next_back());
            self.marked = before.is_some_and(|c| is_han(c) || is_closer(c));
        }
    }

    /// What the line, of which these are the facts, is by its form.
    pub(super) fn form(&mut self, line: &str) -> Option<BlockKind> {
        *self.form.get_or_insert_with(|| form(line))
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
            facts.ended && facts.marked && facts.chinese && facts.space && facts.stop && facts.plain_end > 0
        );
        assert!(!facts.tab && !Facts::of("Growth, 5 percent").marked);
        let figures = Facts::of("限3,4月申报，增长1.5，至18:30");
        assert!(figures.digits_comma && figures.plain_end == 0);
        let marks = Facts::of("增长(12%)");
        assert_eq!((marks.plain_start, marks.plain_end), (6, 11));
        assert!(Facts::of("某德(431.2, 7.37, 1.74%)").live_quote);
    }
}
