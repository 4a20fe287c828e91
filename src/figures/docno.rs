//! Document numbers: 国办发〔2025〕8号, （2012）汇所验字第5-019号, 国务院令第743号, 公告2025年第8号.

use super::text::{char_before, is_han, is_space, skip_spaces_back};
use super::{Figure, Kind, Value};
use crate::phrases;
use crate::span::{Clean, Span};

/// All document numbers of a text, in order; `marks` are its 号.
pub(crate) fn docnos(text: &str, marks: &[u32]) -> Vec<Figure> {
    let mut out: Vec<Figure> = Vec::new();
    for at in marks.iter().map(|at| *at as usize) {
        let end = at + '号'.len_utf8();
        if let Some(start) = start_of(text, at)
            && out.last().is_none_or(|last| start >= last.span.end as usize)
        {
            let span: Span<Clean> = Span::new(start, end);
            let mut figure = Figure::new(Kind::Docno, span, "docno");
            figure.value = Value::Text(normal(span.of(text)).into());
            out.push(figure);
        }
    }
    out
}

/// Brackets as 〔〕, no spaces.
fn normal(text: &str) -> String {
    text.chars()
        .filter(|c| !is_space(*c))
        .map(|c| match c {
            '[' | '【' | '（' | '(' | '［' | '﹝' | '〔' => '〔',
            ']' | '】' | '）' | ')' | '］' | '﹞' | '〕' => '〕',
            c => c,
        })
        .collect()
}

fn is_open(c: char) -> bool {
    matches!(c, '[' | '【' | '（' | '(' | '［' | '﹝' | '〔')
}

fn is_close(c: char) -> bool {
    matches!(c, ']' | '】' | '）' | ')' | '］' | '﹞' | '〕')
}

fn is_year_digit(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(
            c,
            '０'..='９' | '〇' | '○' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九'
        )
}

/// Steps back over at most `limit` characters that fit.
fn back(text: &str, at: usize, limit: usize, fits: impl Fn(char) -> bool) -> usize {
    let mut start = at;
    for _ in 0..limit {
        match char_before(text, start) {
            Some(c) if fits(c) => start -= c.len_utf8(),
            _ => break,
        }
    }
    start
}

/// The start of the document number whose 号 stands at `at`.
fn start_of(text: &str, at: usize) -> Option<usize> {
    let number_end = skip_spaces_back(text, at);
    let number = back(text, number_end, 8, |c| {
        c.is_ascii_digit() || matches!(c, '-' | '－' | '０'..='９' | '十' | '百') || is_year_digit(c)
    });
    if number == number_end {
        return None;
    }
    let mut before = skip_spaces_back(text, number);
    let ordinal = char_before(text, before) == Some('第');
    if ordinal {
        before -= '第'.len_utf8();
        before = skip_spaces_back(text, before);
    }
    if let Some(open) = year_bracket(text, before) {
        let start = name_start(text, skip_spaces_back(text, open), 10);
        // （2025）8号 without a name is no document.
        return (start < open).then_some(start);
    }
    // 〔2012〕汇所验字第5-019号, （2024）沪01民初123号
    let words = back(text, before, 12, |c| is_han(c) || c.is_ascii_digit());
    if words < before
        && let Some(open) = year_bracket(text, skip_spaces_back(text, words))
    {
        return Some(open);
    }
    if !ordinal {
        return None;
    }
    if text.get(..before)?.ends_with('令') {
        let start = name_start(text, before, 16);
        return (start + '令'.len_utf8() < before).then_some(start);
    }
    // 公告2025年第8号
    let year = back(text, before.checked_sub('年'.len_utf8())?, 4, |c| c.is_ascii_digit());
    if text.get(..before)?.ends_with('年') && text.get(year..before)?.len() == 4 + '年'.len_utf8() {
        let name_end = skip_spaces_back(text, year);
        if text.get(..name_end)?.ends_with("公告") {
            return Some(name_start(text, name_end, 16));
        }
    }
    None
}

/// Where 〔2025〕 that ends at `at` starts.
fn year_bracket(text: &str, at: usize) -> Option<usize> {
    let close = char_before(text, at).filter(|c| is_close(*c))?;
    let end = skip_spaces_back(text, at - close.len_utf8());
    let start = back(text, end, 4, is_year_digit);
    if text.get(start..end)?.chars().count() != 4 {
        return None;
    }
    let open_end = skip_spaces_back(text, start);
    let open = char_before(text, open_end).filter(|c| is_open(*c))?;
    Some(open_end - open.len_utf8())
}

/// Where the abbreviated name of the issuer starts that ends at `at`.
fn name_start(text: &str, at: usize, limit: usize) -> usize {
    /// Words that a name of an issuer never starts behind, or that stand before one.
    const LEAD: &[&str] = &[
        "根据",
        "依据",
        "按照",
        "经",
        "按",
        "以",
        "和",
        "与",
        "及",
        "即",
        "由",
        "见",
        "是",
        "为",
        "的",
        "了",
        "据",
        "照",
        "文号",
        "发布",
        "印发",
        "下发",
        "批准",
        "核准",
        "同意",
        "出具",
        "出具的",
        "贯彻",
        "落实",
        "执行",
        "参照",
        "关于",
        "依照",
        "通知",
        "颁布",
        "修订",
    ];
    const BODIES: &[&str] = &[
        "委员会",
        "证监会",
        "保监会",
        "银监会",
        "管理局",
        "总局",
        "银行",
        "政府",
        "交易所",
        "外汇局",
        "法院",
        "财政部",
        "商务部",
        "工信部",
    ];
    let start = back(text, at, limit, |c| is_han(c) && !is_year_digit(c) || c == '一');
    let run = text.get(start..at).unwrap_or("");
    let order = run.ends_with('令') || run.ends_with("公告");
    let cut = |words: &[&str], least: usize| {
        words
            .iter()
            .filter_map(|word| phrases::rfind(run, word).map(|i| i + word.len()))
            .filter(|i| run.len() - i >= least)
            .max()
            .unwrap_or(0)
    };
    let mut from = cut(LEAD, 6);
    if !order && run.len() - from > 7 * 3 {
        from = from.max(cut(BODIES, 6)).max(cut(&["会", "部", "局", "厅"], 9));
    } else if !order {
        from = from.max(cut(BODIES, 6));
    }
    start + from
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::starts::starts;

    #[test]
    fn every_bracket_and_order_of_words() {
        for (text, want) in [
            ("《意见》（国办发〔2025〕8号）", "国办发〔2025〕8号"),
            ("根据银发[2023]5号文", "银发〔2023〕5号"),
            ("经中国证监会证监公司字[1999]77号文批准", "证监公司字〔1999〕77号"),
            ("管理委员会证监发行字【2007】59号文", "证监发行字〔2007〕59号"),
            ("出具了（2012）汇所验字第5-019号验资报告", "〔2012〕汇所验字第5-019号"),
            ("财会〔2017〕 22 号", "财会〔2017〕22号"),
            ("人社部发（2024）15号", "人社部发〔2024〕15号"),
            ("《条例》（国务院令第743号）", "国务院令第743号"),
            ("财政部公告2025年第8号", "财政部公告2025年第8号"),
            ("中国人民银行令〔2025〕第3号", "中国人民银行令〔2025〕第3号"),
        ] {
            let found: Vec<Value> = docnos(text, &starts(text).marks).into_iter().map(|f| f.value).collect();
            assert_eq!(found, [Value::Text(want.into())], "{text}");
        }
        for text in ["领航者2号", "2025年4月8号", "南京路100号", "（2025）8号", "第5号"] {
            assert!(docnos(text, &starts(text).marks).is_empty(), "{text}");
        }
    }
}
