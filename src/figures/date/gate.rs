//! Two characters tell most places where no date begins: 今 wants 年, 日 or 天 behind it, a number a unit of time.

use super::cursor::fold;
use crate::figures::numeral::starts_whole;
use crate::figures::text::{among, is_space};
use std::str::Chars;

/// What may be the second character of a date in words that begins with `first`.
fn second(first: char) -> &'static str {
    match first {
        '今' => "年日天明",
        '明' => "年日天后",
        '本' => "年月季周星",
        '这' => "一个周",
        '去' => "年",
        '上' => "一年上个月周季半星",
        '下' => "一年下个月周季半星",
        '大' => "前后大",
        '前' | '后' => "年天日",
        '同' | '次' => "年月日",
        '当' => "年月日天",
        '该' => "年月",
        '翌' => "年日",
        '星' => "期",
        '礼' => "拜",
        '周' => "一二三四五六日天",
        '昨' => "日天晚",
        '年' => "末底初终中",
        '月' | '季' => "末底初",
        '首' => "季",
        'F' => "Y",
        'H' => "12",
        _ => "",
    }
}

/// Whether a date may begin at `at`. It need not: the grammar decides.
pub(super) fn may_begin(line: &str, at: usize) -> bool {
    let Some(rest) = line.get(at..) else { return false };
    let mut chars = rest.chars();
    let Some(first) = chars.next().map(fold) else { return false };
    if first.is_ascii_digit() {
        return digits(rest);
    }
    if is_number(first) {
        // 一个 and 二是 are met most: the next character decides.
        return behind_spaces(chars)
            .is_some_and(|n| is_number(n) || is_behind_a_year(n) || is_behind_a_number(n));
    }
    // 前三季度, 第2季度, Q1.
    let counts = matches!(first, '前' | '首' | '头' | '第' | 'Q' | 'q');
    chars.clone().next().map(fold).is_some_and(|next| among(second(first), next))
        || counts && behind_spaces(chars).is_some_and(starts_whole)
}

/// 月度策略22016年1月7日: where the year begins behind a number that layout has put before it without a space.
pub(super) fn glued_year(line: &str, at: usize) -> Option<usize> {
    // Most runs of digits are shorter.
    line.as_bytes().get(at + 4).filter(|b| b.is_ascii_digit())?;
    let rest = line.get(at..)?;
    let count = rest.bytes().take(24).take_while(u8::is_ascii_digit).count();
    let year = rest.get(count.checked_sub(4)?..count).filter(|_| (5..24).contains(&count))?;
    let named = ("1990".."2050").contains(&year) && rest.get(count..)?.starts_with('年');
    named.then_some(at + count - 4)
}

/// The next character behind one or two spaces, as the grammar passes over them.
fn behind_spaces(mut chars: Chars<'_>) -> Option<char> {
    let mut next = chars.next()?;
    for _ in 0..2 {
        if is_space(next) {
            next = chars.next()?;
        }
    }
    Some(fold(next))
}

fn is_number(c: char) -> bool {
    !c.is_ascii_digit() && starts_whole(c)
}

/// What may stand behind the digits of a year.
fn is_behind_a_year(c: char) -> bool {
    is_behind_both(c) || matches!(c, '财' | '学' | '全' | '上' | '下' | '半' | '前' | '.' | 'A' | 'E' | 'F')
}

/// What may stand behind a shorter number.
fn is_behind_a_number(c: char) -> bool {
    is_behind_both(c) || matches!(c, '月' | '日' | '季')
}

fn is_behind_both(c: char) -> bool {
    matches!(
        c,
        '年' | '世' | '-' | '~' | '至' | '到' | '/' | '、' | '和' | '及' | '与' | 'Q' | 'q' | 'H' | 'h'
    )
}

/// 2010 01 29.
fn is_spaced(rest: &str) -> bool {
    let digit = |at: usize| rest.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let space = |at: usize| rest.as_bytes().get(at) == Some(&b' ');
    space(4) && digit(5) && digit(6) && space(7) && digit(8) && digit(9) && !digit(10)
}

/// Years have four digits, other numbers of dates one or two, whole dates eight.
fn digits(rest: &str) -> bool {
    let mut count = rest.bytes().take(9).take_while(u8::is_ascii_digit).count();
    if count == 4 && is_spaced(rest) {
        return true;
    }
    let mut chars = rest.get(count..).unwrap_or("").chars();
    // Digits of full width.
    while count <= 8 && chars.clone().next().is_some_and(|c| fold(c).is_ascii_digit()) {
        chars.next();
        count += 1;
    }
    match count {
        1 if rest.as_bytes().get(1) == Some(&b'M') => true,
        3 => behind_spaces(chars) == Some('年'),
        4 => behind_spaces(chars).is_some_and(is_behind_a_year),
        1 | 2 => behind_spaces(chars).is_some_and(|n| is_behind_a_number(n) || n == 'E' && count == 2),
        _ => count == 8,
    }
}
