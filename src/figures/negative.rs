//! What looks like a number and is none: addresses, telephone numbers, names and phrases with numerals in them.

use super::text::{char_at, char_before, ends_at, is_han};
use crate::phrases::{self, Phrases, Sets};
use crate::span::{Clean, Span};
use std::sync::LazyLock;

/// Words and names that start with a numeral and are no quantity.
const PHRASES: &[&str] = &[
    "一带一路",
    "千家万户",
    "千企万户",
    "百家争鸣",
    "百家号",
    "百家讲坛",
    "两个维护",
    "两个确立",
    "两个毫不动摇",
    "两个一百年",
    "两个大局",
    "两个结合",
    "四个意识",
    "四个自信",
    "四个全面",
    "四个伟大",
    "四个革命",
    "三个代表",
    "三个区分开来",
    "五个统筹",
    "五篇大文章",
    "三篇大文章",
    "两篇大文章",
    "七台河",
    "三台县",
    "七门",
    "四个面向",
    "五位一体",
    "三位一体",
    "四位一体",
    "八项规定",
    "三重一大",
    "三只松鼠",
    "七匹狼",
    "六个核桃",
    "三个和尚",
    "三条红线",
    "三大战役",
    "三大件",
    "二十大",
    "十九大",
    "十八大",
    "十七大",
    "五大道",
    "三里屯",
    "两头",
    "三头六臂",
    "两手抓",
    "两手硬",
    "百年老店",
    "万家灯火",
    "千门万户",
    "三门峡",
    "三门县",
    "四套班子",
    "五套班子",
    "千人计划",
    "万人计划",
    "百人会",
    "百人计划",
    "千人千面",
    "二人转",
    "万人空巷",
    "三块牌子",
    "两块牌子",
    "两步走",
    "三步走",
    "三口之家",
    "五口之家",
    "二次",
    "四个现代化",
    "五个一工程",
    "三个一批",
    "五个一批",
    "两个先行",
    "三大纪律",
    "五大连池",
    "四大名著",
    "四大发明",
    "四大天王",
    "五大联赛",
    "三大球",
    "四大家鱼",
    "五大湖",
    "三门",
    "两项费用",
    "二套房",
    "三位数",
    "两位数",
    "四位数",
    "五位数",
    "六位数",
    "三元锂",
    "三元电池",
    "三元材料",
    "三件套",
    "四件套",
    "一次性",
    "三次产业",
];

/// The same behind a word.
const LED_PHRASES: &[(&str, &str)] = &[
    ("千家", "万户"),
    ("千企", "万户"),
    ("最后", "一公里"),
    ("第", "一公里"),
    ("最先", "一公里"),
    ("三番", "五次"),
];

static INDEX: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(PHRASES));

/// Whether the numeral at byte `at` stands in a phrase that is no quantity.
pub(crate) fn in_phrase(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or("");
    INDEX.longest_at(rest).is_some()
        || LED_PHRASES.iter().any(|(before, phrase)| rest.starts_with(phrase) && ends_at(text, at, before))
}

/// Names of places and brands that start with a numeral: no numbers even where every numeral is asked for.
const NAMES: &[&str] = &[
    "四川",
    "五台",
    "九江",
    "三亚",
    "三峡",
    "三明",
    "六安",
    "六盘水",
    "百色",
    "千岛湖",
    "万宁",
    "万州",
    "九龙",
    "三星",
    "九九是",
    "一汽",
    "三一重工",
    "万科",
    "万达",
    "百度",
    "千金",
    "八达岭",
    "七彩",
    "五粮液",
    "三元",
    "十堰",
    "百姓",
    "半导体",
    "一带一路",
    "三农",
];

/// Whether the numeral at byte `at` starts a name.
pub(crate) fn in_name(text: &str, at: usize) -> bool {
    text.get(at..).is_some_and(|t| NAMES.iter().any(|name| t.starts_with(name)))
}

/// Web and mail addresses and telephone numbers: spans in which nothing is a number, in order. `starts` are the places
/// where a numeral may start.
pub(crate) fn addresses(text: &str, starts: &[u32]) -> Vec<Span<Clean>> {
    let mut out: Vec<Span<Clean>> = Vec::new();
    let bytes = text.as_bytes();
    let part = |at: usize| bytes.get(at).copied().filter(u8::is_ascii_graphic);
    let mut end = 0;
    // The ASCII runs that hold a digit, each looked at once.
    for first in starts.iter().map(|at| *at as usize) {
        if first < end || !bytes.get(first).is_some_and(u8::is_ascii) {
            continue;
        }
        let (mut start, mut signs) = (first, Signs::default());
        while start > end
            && let Some(byte) = part(start - 1)
        {
            signs.note(byte);
            start -= 1;
        }
        end = first;
        while let Some(byte) = part(end) {
            signs.note(byte);
            end += 1;
        }
        if (signs.letters || signs.dashes)
            && let Some(offset) = address(text.get(start..end).unwrap_or(""), &signs)
        {
            out.push(Span::new(start + offset, end));
        }
    }
    out
}

/// What a run of ASCII holds.
#[derive(Default)]
struct Signs {
    letters: bool,
    dashes: bool,
    at: bool,
}

impl Signs {
    fn note(&mut self, byte: u8) {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' => self.letters = true,
            b'-' | b'(' | b')' | b'+' => self.dashes = true,
            b'@' => self.at = true,
            _ => {}
        }
    }
}

/// Where in a run of ASCII that holds a digit an address or a telephone number starts; it ends with the run.
fn address(run: &str, signs: &Signs) -> Option<usize> {
    let Signs { letters, dashes, at } = *signs;
    if !letters {
        return (dashes && is_telephone(run)).then_some(0);
    }
    if let Some(offset) = phrases::find(run, "://").or_else(|| phrases::find(run, "www.")) {
        let scheme = run.get(..offset).unwrap_or("");
        return Some(scheme.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len());
    }
    let domain = phrases::holds_any(run, &[".com", ".cn", ".net", ".org", ".gov"]).is_some();
    (at || domain).then_some(0)
}

/// `010-66278888`, `400-888-8888`, `+86-21-12345678`, `(0571)87654321`.
fn is_telephone(run: &str) -> bool {
    let run = run.trim_end_in(",.;:/");
    let digits = run.bytes().filter(u8::is_ascii_digit).count();
    let only = run.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'(' | b')' | b'+' | b'/'));
    let starts = ["0", "(0", "400-", "800-", "+86", "(+86", "(86", "86-"].iter().any(|s| run.starts_with(s));
    only && starts && !run.contains('.') && (10..=26).contains(&digits) && run.holds_in("-)+")
}

/// A number that says where in the text it stands: `一、`, `（十一）`, `1.`, `2.3 …` at the start of a line.
pub(crate) fn is_section_number(text: &str, number: Span<Clean>) -> bool {
    let (start, end) = (number.start as usize, number.end as usize);
    let before = char_before(text, start);
    let opened = matches!(before, Some('（' | '('));
    let line_start = match before {
        None | Some('\n') => true,
        Some('（' | '(' | '第') => {
            char_before(text, start - before.map_or(0, char::len_utf8)).is_none_or(|c| c == '\n')
        }
        _ => false,
    };
    match char_at(text, end) {
        Some('）' | ')') if opened => true,
        Some('、' | '．') => line_start,
        Some('.') => line_start && char_at(text, end + 1).is_none_or(|c| c == ' ' || is_han(c)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::starts::starts;

    #[test]
    fn addresses_and_telephones_are_found() {
        let text = "电话010-66278888，见https://a.cn/2024/3.html和x1@b.com，区间20-30亿元，2024-05-06，5-8%";
        let found: Vec<&str> = addresses(text, &starts(text).numerals).iter().map(|s| s.of(text)).collect();
        assert_eq!(found, ["010-66278888", "https://a.cn/2024/3.html", "x1@b.com"]);
    }

    #[test]
    fn phrases_are_found_at_their_numeral() {
        assert!(in_phrase("五位一体", 0) && in_phrase("最后一公里", 6) && in_phrase("千家万户", 6));
        assert!(!in_phrase("五位专家", 0));
    }

    #[test]
    fn section_numbers_stand_at_line_starts() {
        let at = |text: &str, a, b| is_section_number(text, Span::new(a, b));
        assert!(at("（十一）健全", 3, 9) && at("七、组织", 0, 3) && at("1.总则", 0, 1) && at("（二）", 3, 6));
        assert!(!at("增长1.5", 6, 7) && !at("二、三项", 6, 9));
    }
}
