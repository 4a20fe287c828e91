//! Reading forward through a sentence: one character at a time, width and script folded.

pub(super) use crate::figures::numeral::{Shape, Whole};
use crate::figures::numeral::{starts_whole, whole};
use crate::figures::text::char_at;
use std::sync::LazyLock;

/// A place in a text. Copying it is the way back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    pub at: usize,
    next: Option<char>,
    /// The bytes of the next character.
    width: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Cursor<'a> {
        let raw = char_at(text, at);
        Cursor { text, at, next: raw.map(fold), width: raw.map_or(0, char::len_utf8) }
    }

    /// The next character, folded by [`fold`].
    pub(super) fn peek(self) -> Option<char> {
        self.next
    }

    pub(super) fn bump(&mut self) -> Option<char> {
        let next = self.next?;
        *self = Cursor::new(self.text, self.at + self.width);
        Some(next)
    }

    pub(super) fn go_to(&mut self, at: usize) {
        *self = Cursor::new(self.text, at);
    }

    pub(super) fn eat(&mut self, wanted: char) -> bool {
        let found = self.next == Some(wanted);
        if found {
            self.bump();
        }
        found
    }

    /// Eats the whole of `wanted`, written in simplified characters, or nothing.
    #[inline]
    pub(super) fn eat_str(&mut self, wanted: &str) -> bool {
        let mut chars = wanted.chars();
        self.next.is_some() && chars.next() == self.next && self.eat_behind(chars.as_str())
    }

    /// Eats the next character and the whole of `wanted` behind it, or nothing.
    fn eat_behind(&mut self, wanted: &str) -> bool {
        let mut ahead = *self;
        ahead.bump();
        for c in wanted.chars() {
            if !ahead.eat(c) {
                return false;
            }
        }
        *self = ahead;
        true
    }

    /// Eats the mark or word that joins two ends of a range.
    pub(super) fn eat_dash(&mut self) -> bool {
        let found = matches!(self.next, Some('-' | '~' | '至' | '到'));
        if found && self.bump() == Some('-') {
            self.eat('-');
        }
        found
    }

    /// Eats the first of `wanted` that stands here.
    pub(super) fn eat_any(&mut self, wanted: &[&str]) -> bool {
        wanted.iter().any(|w| self.eat_str(w))
    }

    #[inline]
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
        let (number, end) = whole(self.text, self.at)?;
        *self = Cursor::new(self.text, end);
        Some(number)
    }
}

/// A place where a date may begin, with the whole number that stands there: every rule asks for it.
#[derive(Clone, Copy)]
pub(super) struct Lead<'a> {
    pub c: Cursor<'a>,
    pub starts_a_number: bool,
    /// The number, and where it ends.
    pub number: Option<(Whole, Cursor<'a>)>,
}

impl<'a> Lead<'a> {
    pub(super) fn new(c: Cursor<'a>) -> Lead<'a> {
        let starts_a_number = c.peek().is_some_and(starts_whole);
        let mut end = c;
        let number = if starts_a_number { end.number() } else { None };
        Lead { c, starts_a_number, number: number.map(|n| (n, end)) }
    }
}

/// Full width becomes half width, and the few Traditional characters that dates use become simplified.
pub(super) fn fold(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    if ('\u{ff01}'..='\u{ff5e}').contains(&c) {
        return char::from_u32(c as u32 - 0xfee0).unwrap_or(c);
    }
    let (word, bit) = slot(c);
    if FILTER.get(word).is_none_or(|bits| bits & bit == 0) {
        return c;
    }
    FOLDS.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to)
}

const FOLDS: &[(char, char)] = &[
    ('‑', '-'),
    ('–', '-'),
    ('—', '-'),
    ('―', '-'),
    ('─', '-'),
    ('−', '-'),
    ('‐', '-'),
    ('〜', '~'),
    ('萬', '万'),
    ('兩', '两'),
    ('個', '个'),
    ('為', '为'),
    ('於', '于'),
    ('億', '亿'),
    ('從', '从'),
    ('餘', '余'),
    ('內', '内'),
    ('幾', '几'),
    ('劃', '划'),
    ('號', '号'),
    ('後', '后'),
    ('週', '周'),
    ('學', '学'),
    ('將', '将'),
    ('歲', '岁'),
    ('開', '开'),
    ('數', '数'),
    ('當', '当'),
    ('終', '终'),
    ('頭', '头'),
    ('無', '无'),
    ('時', '时'),
    ('來', '来'),
    ('滿', '满'),
    ('禮', '礼'),
    ('約', '约'),
    ('續', '续'),
    ('規', '规'),
    ('計', '计'),
    ('該', '该'),
    ('財', '财'),
    ('較', '较'),
    ('達', '达'),
    ('過', '过'),
    ('這', '这'),
    ('連', '连'),
    ('鍾', '钟'),
    ('鐘', '钟'),
    ('長', '长'),
    ('間', '间'),
    ('◯', '零'),
    ('〇', '零'),
    ('○', '零'),
    ('預', '预'),
];

/// A bit for the low bits of every character that is folded: most are not.
static FILTER: LazyLock<[u64; 32]> = LazyLock::new(|| {
    let mut filter = [0; 32];
    for (word, bit) in FOLDS.iter().map(|(from, _)| slot(*from)) {
        if let Some(bits) = filter.get_mut(word) {
            *bits |= bit;
        }
    }
    filter
});

fn slot(c: char) -> (usize, u64) {
    let low = c as u32 & 2047;
    ((low >> 6) as usize, 1 << (low & 63))
}
