//! Codes of shares, funds and bonds: 601398.SH, （000571）, 证券代码：833024, SH600000.

use super::numeral::{Form, Numeral};
use super::text::{char_at, char_before, ends_at, is_han, skip_spaces_back, stands_at};
use super::{Figure, Kind, Value};
use crate::span::{Clean, Span};

const SUFFIXES: &[(&str, u32)] = &[
    (".SH", 6),
    (".SZ", 6),
    (".BJ", 6),
    (".SS", 6),
    (".NQ", 6),
    (".OF", 6),
    (".OC", 6),
    (".IB", 6),
    (".sh", 6),
    (".sz", 6),
    (".HK", 5),
    (".hk", 5),
    (" HK", 5),
];

const CUES: &[&str] = &[
    "证券代码",
    "股票代码",
    "基金代码",
    "债券代码",
    "转债代码",
    "股份代号",
    "股份代碼",
    "股份代號",
    "A股代码",
    "H股代码",
    "B股代码",
    "公司代码",
    "证券编码",
    "股票编号",
    "代码",
];

/// The security code that a numeral is.
pub(crate) fn code(text: &str, numeral: &Numeral, left: Option<&Figure>) -> Option<Figure> {
    let digits = numeral.plain_digits;
    if numeral.form != Form::Arabic || !(4..=9).contains(&digits) || numeral.flaw.is_some() {
        return None;
    }
    let (start, end) = (numeral.span.start as usize, numeral.span.end as usize);
    let figure = |from: usize, to: usize| {
        let span: Span<Clean> = Span::new(from, to);
        let mut figure = Figure::new(Kind::SecurityCode, span, "security.code");
        figure.value = Value::Text(span.of(text).trim().into());
        Some(figure)
    };
    if !numeral.glued
        && let Some((suffix, _)) = SUFFIXES.iter().find(|(suffix, length)| {
            stands_at(text, end, suffix) && (digits == *length || *length == 5 && digits < 6)
        })
    {
        let after = end + suffix.len();
        if !char_at(text, after).is_some_and(|c| c.is_ascii_alphanumeric()) {
            return figure(start, after);
        }
    }
    if digits == 6 {
        for prefix in ["SH", "SZ", "BJ", "sh", "sz", "bj"] {
            if ends_at(text, start, prefix)
                && !char_before(text, start - 2).is_some_and(|c| c.is_ascii_alphanumeric())
            {
                return figure(start - 2, end);
            }
        }
    }
    if numeral.glued {
        return None;
    }
    let before = char_before(text, start);
    let after = char_at(text, end);
    // The bracket behind a name holds its code; a year or a postcode does not look like one.
    if matches!(before, Some('（' | '(')) && matches!(after, Some('）' | ')' | '，' | ',' | '、' | '/')) {
        let outside = char_before(text, start - before.map_or(0, char::len_utf8));
        let named =
            outside.is_some_and(|c| is_han(c) || c.is_ascii_alphanumeric() || matches!(c, '”' | '"' | '）'));
        if named && looks_listed(numeral.span.of(text)) {
            return figure(start, end);
        }
    }
    // 代码：601398 and the next of 601398、1398
    let cue_end = back_over_marks(text, start);
    // 股票代码688981 needs no mark where the digits look like those of a share.
    let marked = cue_end < start || looks_listed(numeral.span.of(text));
    let cued = marked && CUES.iter().any(|cue| ends_at(text, cue_end, cue));
    let next_of = left.is_some_and(|l| {
        l.kind == Kind::SecurityCode
            && matches!(text.get(l.span.end as usize..start), Some("、" | "/" | "，" | "," | "；"))
    });
    if cued || next_of && (digits >= 5 || after == Some('）')) {
        return figure(start, end);
    }
    None
}

fn back_over_marks(text: &str, start: usize) -> usize {
    let mut at = skip_spaces_back(text, start);
    if let Some(c) = char_before(text, at).filter(|c| matches!(c, '：' | ':' | '为')) {
        at -= c.len_utf8();
    } else {
        return at;
    }
    skip_spaces_back(text, at)
}

/// The number ranges of mainland and Hong Kong listings.
fn looks_listed(digits: &str) -> bool {
    const SIX: &[&str] = &[
        "00", "30", "60", "68", "83", "87", "43", "92", "20", "90", "51", "15", "16", "11", "12", "50", "56",
        "58",
    ];
    match digits.len() {
        6 => {
            SIX.iter().any(|p| digits.starts_with(p))
                && !(digits.starts_with("20") && !digits.starts_with("200"))
        }
        5 => digits.starts_with('0'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::numeral::all;

    #[test]
    fn codes_by_suffix_bracket_and_cue() {
        let text = "工商银行（601398.SH）、ST大洲（000571）、腾讯（0700.HK）、恒基地產（00012）、证券代码：833024、SH600000，北京（100033）、（202504）";
        let mut found: Vec<Figure> = Vec::new();
        for numeral in all(text) {
            if let Some(f) = code(text, &numeral, found.last()) {
                found.push(f);
            }
        }
        let texts: Vec<&str> = found.iter().map(|f| f.span.of(text)).collect();
        assert_eq!(texts, ["601398.SH", "000571", "0700.HK", "00012", "833024", "SH600000"]);
    }
}
