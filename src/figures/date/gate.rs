//! Two characters tell most places where no date begins: 今 wants 年, 日 or 天 behind it, a number a unit of time.

use super::cursor::Cursor;
use crate::figures::numeral::starts_whole;
use crate::figures::text::among;

/// The first character of a date in words, and what may be the second.
const WORDS: &[(char, &str)] = &[
    ('今', "年日天"),
    ('本', "年月季周星"),
    ('这', "一个周"),
    ('去', "年"),
    ('上', "一年上个月周季半星"),
    ('大', "前后大"),
    ('前', "年天"),
    ('明', "年日天"),
    ('下', "一年下个月周季半星"),
    ('后', "年天"),
    ('同', "年月日"),
    ('当', "年月日天"),
    ('该', "年月"),
    ('次', "年月日"),
    ('翌', "年日"),
    ('星', "期"),
    ('礼', "拜"),
    ('周', "一二三四五六日天"),
    ('昨', "日天晚"),
    ('年', "末底初终中"),
    ('月', "末底初"),
    ('季', "末底初"),
    ('首', "季"),
    ('F', "Y"),
];

/// Whether a date may begin at `at`. It need not: the grammar decides.
pub(super) fn may_begin(line: &str, at: usize) -> bool {
    let mut c = Cursor::new(line, at);
    let Some(first) = c.peek() else { return false };
    if first.is_ascii_digit() {
        return digits(c);
    }
    c.bump();
    if is_number(first) {
        // 一个 and 二是 are met most: the next character decides.
        c.space();
        return c.peek().is_some_and(|n| is_number(n) || is_behind_a_year(n) || is_behind_a_number(n));
    }
    let word = WORDS.iter().find(|(word, _)| *word == first);
    if word.is_some_and(|(_, second)| c.peek().is_some_and(|n| among(second, n))) {
        return true;
    }
    // 前三季度, 第2季度, Q1.
    matches!(first, '前' | '首' | '头' | '第' | 'Q' | 'q') && {
        c.space();
        c.peek().is_some_and(|n| n.is_ascii_digit() || is_number(n))
    }
}

fn is_number(c: char) -> bool {
    !c.is_ascii_digit() && starts_whole(c)
}

/// What may stand behind the digits of a year.
fn is_behind_a_year(c: char) -> bool {
    is_behind_both(c) || matches!(c, '财' | '学' | '全' | '上' | '下' | '前' | '.')
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

/// Years have four digits, other numbers of dates one or two, whole dates eight.
fn digits(start: Cursor<'_>) -> bool {
    let mut c = start;
    let mut count = 0;
    while c.is_digit() {
        c.bump();
        count += 1;
        if count > 8 {
            return false;
        }
    }
    if count == 8 {
        return true;
    }
    c.space();
    match count {
        4 => c.peek().is_some_and(is_behind_a_year),
        1 | 2 => c.peek().is_some_and(is_behind_a_number),
        _ => false,
    }
}
