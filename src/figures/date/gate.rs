//! Two characters tell most places where no date begins: 今 wants 年, 日 or 天 behind it, a number a unit of time.

use super::cursor::{Cursor, chinese_digit};

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

/// First characters that a number may follow: 前三季度, 第2季度, Q1.
const BEFORE_A_NUMBER: &str = "前首头第Qq廿";

/// What may stand behind the digits of a year, and behind those of a shorter number.
const BEHIND_A_YEAR: &str = "年财学-~至到/、和及与QqHh全上下前.世";
const BEHIND_A_NUMBER: &str = "年月日季-~至到/QqHh、和及与世";

/// Whether a date may begin at `at`. It need not: the grammar decides.
pub(super) fn may_begin(line: &str, at: usize) -> bool {
    let mut c = Cursor::new(line, at);
    let Some(first) = c.peek() else { return false };
    if first.is_ascii_digit() {
        return digits(c);
    }
    c.bump();
    if first == '十' || chinese_digit(first).is_some() {
        // 一个 and 二是 are met most: the next character decides.
        c.space();
        return c
            .peek()
            .is_some_and(|n| is_number(n) || BEHIND_A_YEAR.contains(n) || BEHIND_A_NUMBER.contains(n));
    }
    let word = WORDS.iter().find(|(word, _)| *word == first);
    if word.is_some_and(|(_, second)| c.peek().is_some_and(|n| second.contains(n))) {
        return true;
    }
    BEFORE_A_NUMBER.contains(first) && {
        c.space();
        c.peek().is_some_and(|n| n.is_ascii_digit() || is_number(n))
    }
}

fn is_number(c: char) -> bool {
    matches!(c, '十' | '廿') || chinese_digit(c).is_some()
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
        4 => c.peek().is_some_and(|n| BEHIND_A_YEAR.contains(n)),
        1 | 2 => c.peek().is_some_and(|n| BEHIND_A_NUMBER.contains(n)),
        _ => false,
    }
}
