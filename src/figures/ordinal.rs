//! Ordinals: 第五届, 第285期, 第一. Sections of a document (第三条, 第二章) and names (第三方) are none.

use super::numeral::Numeral;
use super::text::{char_before, skip_spaces, skip_spaces_back};
use super::{Figure, Kind, Unit, UnitFrom, Value, Words};
use crate::phrases;
use crate::phrases::Sets;
use crate::span::Span;

/// What is numbered here is a part of a text, a name or a place, and no rank.
const PARTS: &[&str] = &[
    "条",
    "條",
    "章",
    "节",
    "款",
    "项",
    "编",
    "部分",
    "篇",
    "页",
    "册",
    "卷",
    "张",
    "版",
    "讲",
    "课",
    "层",
    "号",
    "号令",
    "種",
    "种",
    "类",
    "方",
    "时间",
    "财经",
    "产业",
    "線",
    "线",
    "手",
    "夫人",
    "中学",
    "小学",
    "医院",
    "人民",
    "师",
    "书记",
    "动力",
    "自然段",
    "段",
    "目",
    "步",
    "颗",
    "家",
    "人称",
    "只",
    "眼",
    "国",
    "大道",
    "件",
    "天",
    "位数",
    "医",
    "附",
    "机床",
    "汽车",
    "重型",
    "创业",
    "住友",
    "三共",
    "生命",
    "性",
    "要务",
    "资源",
    "曲线",
    "增长曲线",
    "支柱",
    "部门",
    "反应",
    "印象",
    "语言",
];

/// The ordinal of a numeral behind 第; with `all`, whatever follows.
pub(crate) fn ordinal(text: &str, numeral: &Numeral, all: bool) -> Option<Figure> {
    let number_start = numeral.span.start as usize;
    let mark_end = skip_spaces_back(text, number_start);
    if char_before(text, mark_end) != Some('第')
        || numeral.flaw.is_some()
        || numeral.vague.is_some()
        || numeral.precision > 0
    {
        return None;
    }
    let start = mark_end - '第'.len_utf8();
    let number_end = numeral.span.end as usize;
    let at = skip_spaces(text, number_end);
    let rest = text.get(at..).unwrap_or("");
    let unit = [
        "届", "屆", "期", "次", "代", "年", "位", "名", "批次", "批", "轮", "輪", "季", "大", "阶段", "梯队",
    ]
    .into_iter()
    .find(|w| rest.starts_with(w));
    let part =
        phrases::starts_any(rest, PARTS).is_some() && !rest.starts_with("大类") && !rest.starts_with("项目");
    let takes = if all {
        true
    } else if part {
        false
    } else if unit.is_some() {
        true
    } else {
        is_rank(text, start, rest)
    };
    if !takes {
        return None;
    }
    let end = unit.filter(|_| !part).map_or(number_end, |name| at + name.len());
    let mut figure = Figure::new(Kind::Ordinal, Span::new(start, end), "ordinal");
    figure.value = Value::Exact(numeral.value);
    let code = unit.filter(|_| !part).unwrap_or("");
    figure.unit = Unit {
        text: Words::In(Span::new(end - code.len(), end)),
        code,
        from: Some(UnitFrom::Adjacent),
        per: None,
    };
    Some(figure)
}

/// 位居全国第一: a rank; 第一，… opens an enumeration.
fn is_rank(text: &str, start: usize, rest: &str) -> bool {
    let before: Vec<char> = text.get(..start).unwrap_or("").chars().rev().take(14).collect();
    let clause: String = before
        .into_iter()
        .take_while(|c| !matches!(c, '，' | '。' | '；' | '\n' | '：' | '、' | ',' | ';'))
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    if clause.is_empty() {
        return false;
    }
    let ranks = [
        "居", "列", "排", "名", "位", "全国", "全球", "世界", "行业", "国内", "全省", "全市", "为", "是",
        "夺", "获", "均", "亚洲", "保持", "连续", "行",
    ];
    let closed = rest.is_empty() || rest.starts_in("，。；,、\n）”;的！)");
    closed && phrases::holds_any(&clause, &ranks).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::numeral::all;

    fn found(text: &str) -> Vec<&str> {
        all(text).iter().filter_map(|n| ordinal(text, n, false)).map(|f| f.span.of(text)).collect()
    }

    #[test]
    fn ranks_and_numbers_of_things_but_not_of_sections() {
        assert_eq!(
            found("第五届董事会第二十四次会议、第285期、第三代半导体，位居全国第一。"),
            ["第五届", "第二十四次", "第285期", "第三代", "第一"]
        );
        assert!(found("第三条、第二章、第三方、第一，要抓好；第三产业、第一时间").is_empty());
    }
}
