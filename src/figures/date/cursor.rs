//! Reading forward through a sentence: one character at a time, width and script folded.

/// A place in a text. Copying it is the way back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    pub at: usize,
}

/// A whole number as a date writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Whole {
    pub value: i32,
    /// How many digits stand there.
    pub digits: u8,
    pub shape: Shape,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Arabic,
    /// 二〇二五: digit after digit.
    Positional,
    /// 二十五, and a single Chinese digit.
    Chinese,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Cursor<'a> {
        Cursor { text, at }
    }

    /// The next character, folded by [`fold`].
    pub(super) fn peek(self) -> Option<char> {
        self.raw().map(fold)
    }

    fn raw(self) -> Option<char> {
        self.text.get(self.at..).and_then(|t| t.chars().next())
    }

    pub(super) fn bump(&mut self) -> Option<char> {
        let c = self.raw()?;
        self.at += c.len_utf8();
        Some(fold(c))
    }

    pub(super) fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.bump();
        }
        found
    }

    /// Eats the whole of `wanted`, written in simplified characters, or nothing.
    pub(super) fn eat_str(&mut self, wanted: &str) -> bool {
        let mut ahead = *self;
        for c in wanted.chars() {
            if !ahead.eat(c) {
                return false;
            }
        }
        *self = ahead;
        true
    }

    /// Eats the first of `wanted` that stands here.
    pub(super) fn eat_any(&mut self, wanted: &[&str]) -> bool {
        wanted.iter().any(|w| self.eat_str(w))
    }

    pub(super) fn starts_with(self, wanted: &str) -> bool {
        let mut ahead = self;
        ahead.eat_str(wanted)
    }

    /// Passes over one or two spaces, as scanned pages put them around figures.
    pub(super) fn space(&mut self) {
        for _ in 0..2 {
            if matches!(self.peek(), Some(' ' | '\u{a0}' | '\u{3000}')) {
                self.bump();
            }
        }
    }

    pub(super) fn is_digit(self) -> bool {
        self.peek().is_some_and(|c| c.is_ascii_digit())
    }

    /// A whole number of at most eight digits, Arabic or Chinese below one hundred or positional.
    pub(super) fn number(&mut self) -> Option<Whole> {
        if self.is_digit() { self.arabic() } else { self.chinese() }
    }

    fn arabic(&mut self) -> Option<Whole> {
        let mut ahead = *self;
        let mut value = 0i32;
        let mut digits = 0u8;
        while let Some(d) = ahead.peek().and_then(|c| c.to_digit(10)) {
            if digits == 8 {
                return None;
            }
            value = value * 10 + i32::try_from(d).ok()?;
            digits += 1;
            ahead.bump();
        }
        *self = ahead;
        Some(Whole { value, digits, shape: Shape::Arabic })
    }

    fn chinese(&mut self) -> Option<Whole> {
        let mut ahead = *self;
        let mut value = 0i32;
        let mut digits = 0u8;
        while let Some(d) = ahead.peek().and_then(chinese_digit) {
            if digits == 4 {
                return None;
            }
            value = value * 10 + d;
            digits += 1;
            ahead.bump();
        }
        let mut shape = if digits > 1 { Shape::Positional } else { Shape::Chinese };
        if digits <= 1 && ahead.eat('十') {
            value = if digits == 0 { 1 } else { value };
            value *= 10;
            digits = 2;
            shape = Shape::Chinese;
            if let Some(d) = ahead.peek().and_then(chinese_digit) {
                value += d;
                ahead.bump();
            }
        } else if digits <= 1 && ahead.peek() == Some('廿') {
            ahead.bump();
            value = 20 + ahead.peek().and_then(chinese_digit).unwrap_or(0);
            if value > 20 {
                ahead.bump();
            }
            digits = 2;
        }
        // 三百天, 五千年: no part of a date.
        if digits == 0 || matches!(ahead.peek(), Some('十' | '百' | '千' | '万' | '亿')) {
            return None;
        }
        *self = ahead;
        Some(Whole { value, digits, shape })
    }
}

pub(super) fn chinese_digit(c: char) -> Option<i32> {
    Some(match c {
        '零' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '两' => 2,
        _ => return None,
    })
}

/// Full width becomes half width, and the few Traditional characters that dates use become simplified.
pub(super) fn fold(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '〇' | '○' | '◯' => '零',
        '個' => '个',
        '週' => '周',
        '後' => '后',
        '號' => '号',
        '兩' => '两',
        '內' => '内',
        '時' => '时',
        '鐘' | '鍾' => '钟',
        '間' => '间',
        '財' => '财',
        '學' => '学',
        '來' => '来',
        '從' => '从',
        '這' => '这',
        '該' => '该',
        '數' => '数',
        '幾' => '几',
        '餘' => '余',
        '萬' => '万',
        '億' => '亿',
        '開' => '开',
        '將' => '将',
        '預' => '预',
        '計' => '计',
        '為' => '为',
        '較' => '较',
        '約' => '约',
        '連' => '连',
        '續' => '续',
        '過' => '过',
        '滿' => '满',
        '達' => '达',
        '長' => '长',
        '禮' => '礼',
        '歲' => '岁',
        '規' => '规',
        '劃' => '划',
        '於' => '于',
        '無' => '无',
        '–' | '—' | '―' | '─' | '−' | '‐' | '‑' => '-',
        '〜' => '~',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Option<(i32, u8, Shape)> {
        Cursor::new(text, 0).number().map(|n| (n.value, n.digits, n.shape))
    }

    #[test]
    fn numbers_of_dates() {
        assert_eq!(number("２０２５年"), Some((2025, 4, Shape::Arabic)));
        assert_eq!(number("二〇二五年"), Some((2025, 4, Shape::Positional)));
        assert_eq!(number("三十一日"), Some((31, 2, Shape::Chinese)));
        assert_eq!(number("十二月"), Some((12, 2, Shape::Chinese)));
        assert_eq!(number("六月"), Some((6, 1, Shape::Chinese)));
        assert_eq!(number("三百天"), None);
        assert_eq!(number("月"), None);
        assert_eq!(number("123456789"), None);
    }
}
