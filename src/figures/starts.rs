//! One pass over the text says where a reader may begin: most characters begin no numeral, date or code,
//! and text without any costs nothing more.

use std::sync::LazyLock;

/// Byte offsets, each list in order.
#[derive(Debug, Default)]
pub(crate) struct Starts {
    /// Where a numeral may start: the first digit of a run, every Chinese numeral.
    pub numerals: Vec<u32>,
    /// Where a date may start.
    pub dates: Vec<u32>,
    /// 号, the end of a document number.
    pub marks: Vec<u32>,
    /// 半 and 折: 半年, 一半, 对折.
    pub halves: Vec<u32>,
    /// 单位: a unit for all of a table.
    pub units: Vec<u32>,
    /// Spaces and tabs: between the cells of a table.
    pub gaps: Vec<u32>,
}

const NUMERAL: u8 = 1;
const DATE: u8 = 2;
const MARK: u8 = 4;
const HALF: u8 = 8;
const UNIT: u8 = 16;
const GAP: u8 = 64;
/// A digit of full width: it begins what any digit does, but only as the first of its run.
const DIGIT: u8 = NUMERAL | DATE | 32;

const CLASSES: &[(&str, u8)] = &[
    ("零〇一二三四五六七八九十廿壹贰貳叁肆伍陆陸柒捌玖拾", NUMERAL | DATE),
    ("弌两兩倆參叄百佰千仟万萬亿億几幾数數卅", NUMERAL),
    ("○◯今本这這去上大前明下后後同当當该該次翌星礼禮周週昨年月季首头頭第ＦＱｑ", DATE),
    ("号號", MARK),
    ("半折", HALF),
    ("单單", UNIT),
    ("\u{a0}\u{3000}", GAP),
    ("０１２３４５６７８９", DIGIT),
];

/// The class of every character up to U+FFFF.
static TABLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut table = vec![0; 0x1_0000];
    for (chars, class) in CLASSES {
        for c in chars.chars() {
            if let Some(entry) = table.get_mut(c as usize) {
                *entry = *class;
            }
        }
    }
    table
});

/// Looks at every character once, as its bytes: none of the classes has a character of two or of four.
pub(crate) fn starts(text: &str) -> Starts {
    let table = TABLE.as_slice();
    let mut found = Starts::default();
    let mut in_digits = false;
    let mut rest = text.as_bytes();
    loop {
        let at = (text.len() - rest.len()) as u32;
        let (c, behind) = match rest {
            [byte @ 0..0x80, behind @ ..] => {
                rest = behind;
                let in_run = std::mem::replace(&mut in_digits, byte.is_ascii_digit());
                match byte {
                    b'0'..=b'9' if !in_run => {
                        found.numerals.push(at);
                        found.dates.push(at);
                    }
                    b'.' if rest.first().is_some_and(u8::is_ascii_digit) => found.numerals.push(at),
                    b'F' | b'Q' | b'q' | b'H' => found.dates.push(at),
                    b' ' | b'\t' => found.gaps.push(at),
                    _ => {}
                }
                continue;
            }
            [a @ 0xe0..0xf0, b, c, behind @ ..] => {
                ((*a as usize & 15) << 12 | (*b as usize & 63) << 6 | *c as usize & 63, behind)
            }
            [0xc2, 0xa0, behind @ ..] => (0xa0, behind),
            [_, behind @ ..] => (0xffff, behind),
            [] => return found,
        };
        rest = behind;
        let class = table.get(c).copied().unwrap_or(0);
        if class == 0 {
            in_digits = false;
            continue;
        }
        let in_run = std::mem::replace(&mut in_digits, class == DIGIT);
        if class == DIGIT && in_run {
            continue;
        }
        if class & NUMERAL != 0 {
            found.numerals.push(at);
        }
        if class & DATE != 0 {
            found.dates.push(at);
        }
        if class & MARK != 0 {
            found.marks.push(at);
        }
        if class & HALF != 0 {
            found.halves.push(at);
        }
        if class & UNIT != 0 && rest.starts_with("位".as_bytes()) {
            found.units.push(at);
        }
        if class & GAP != 0 {
            found.gaps.push(at);
        }
    }
}

/// Takes the offsets before `end` off the front of the list.
pub(crate) fn take_before<'a>(offsets: &mut &'a [u32], end: u32) -> &'a [u32] {
    let count = offsets.iter().take_while(|at| **at < end).count();
    let (here, rest) = offsets.split_at_checked(count).unwrap_or((offsets, &[]));
    *offsets = rest;
    here
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_may_begin_is_looked_at() {
        let found = starts("今年1.5亿，８８号半个单位 .5");
        assert_eq!(found.numerals, [6, 7, 8, 9, 15, 37, 38]);
        assert_eq!(found.dates, [0, 3, 6, 8, 15, 38]);
        assert_eq!((found.marks, found.halves, found.units), (vec![21], vec![24], vec![30]));
    }
}
