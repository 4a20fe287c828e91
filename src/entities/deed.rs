//! What a phrase tells of the firm beside it: that it invests, announces, is led by somebody, bears a code.

use crate::lexicon::persons::Offices;
use crate::phrases::{Sets, ends_any};

/// What a phrase says of the firm beside it.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Deed {
    /// 某某领投
    Invests,
    /// 某某完成A轮融资
    Round,
    /// 某某公告, 某某在互动平台表示
    Announces,
    /// 某某（600000）
    Code,
    /// 全资子公司某某, 股东某某, 旗下某某
    Child,
    /// 对某某增资
    Grows,
    /// 持有某某30%股权
    Share,
    /// 某某创始人王五
    Leads,
    /// 与某某签署
    Signs,
    /// 收购某某
    Takes,
}

/// The bytes before the titles of an officer of a firm that end `before`: 某某|创始人兼CEO.
pub(super) fn of_a_firm(offices: &Offices, before: &str) -> Option<usize> {
    const OFFICES: &[&str] = &[
        "创始人",
        "董事长",
        "总裁",
        "CEO",
        "CFO",
        "COO",
        "CTO",
        "总经理",
        "合伙人",
        "执行官",
        "经济学家",
        "分析师",
        "策略师",
        "董秘",
        "董事会秘书",
        "财务官",
        "技术官",
    ];
    let mut rest = before.trim_end_matches(' ');
    let mut found = None;
    while ends_any(rest, OFFICES).is_some() {
        let start = offices.start(rest)?;
        found = Some(start);
        rest = rest.get(..start)?.trim_end_in("、兼/及");
        if rest.len() == start {
            break;
        }
    }
    found
}

pub(super) fn deed(from: &[char]) -> Option<Deed> {
    match from {
        ['领' | '跟' | '参', '投', ..] => Some(Deed::Invests),
        ['轮', '融', '资', ..] => Some(Deed::Round),
        ['公', '告', '，' | ',' | '：' | ':' | '称' | '显' | '披' | '表', ..]
        | ['在', '互', '动', ..]
        | ['披', '露', ..] => Some(Deed::Announces),
        ['子', '公', '司', ..] | ['股', '东', ..] | ['旗', '下', ..] => Some(Deed::Child),
        ['增', '资', ..] => Some(Deed::Grows),
        ['%' | '％', '股', '权' | '份', ..] | ['%' | '％', '的', '股', '权' | '份', ..] => {
            Some(Deed::Share)
        }
        ['签', '署' | '订', ..] | ['达', '成', ..] => Some(Deed::Signs),
        ['收', '购', ..] => Some(Deed::Takes),
        ['（' | '(', inside @ ..] => is_security(inside).then_some(Deed::Code),
        _ => None,
    }
}

/// 600000）, 000001.SZ), AAPL.O）, 00700.HK）
fn is_security(inside: &[char]) -> bool {
    let Some(close) = inside.iter().take(12).position(|c| matches!(c, '）' | ')')) else { return false };
    let code = inside.get(..close).unwrap_or(&[]);
    let (number, exchange) = match code.iter().position(|c| *c == '.') {
        Some(dot) => (code.get(..dot).unwrap_or(&[]), code.get(dot + 1..).unwrap_or(&[])),
        None => (code, code.get(..0).unwrap_or(&[])),
    };
    let digits = number.iter().all(char::is_ascii_digit);
    let letters = number.iter().all(char::is_ascii_uppercase);
    match exchange {
        [] => digits && number.len() == 6,
        ['S', 'H' | 'Z'] | ['B', 'J'] => digits && number.len() == 6,
        ['H', 'K'] => digits && (4..=5).contains(&number.len()),
        ['O' | 'N' | 'A'] | ['U', 'S'] => letters && (1..=5).contains(&number.len()),
        _ => false,
    }
}
