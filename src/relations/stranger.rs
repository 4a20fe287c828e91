//! Whether words may name somebody whom we do not know.

use crate::phrases::Phrases;
use std::sync::LazyLock;

/// Words before a verb that name nobody.
const FREE: &[&str] = &[
    "首批项目中",
    "据悉",
    "据了解",
    "此外",
    "同时",
    "随后",
    "目前",
    "日前",
    "近日",
    "其中",
    "此前",
    "年内",
    "今年",
    "去年",
    "计划",
    "成功",
    "正式",
    "分别",
    "合计",
    "累计",
    "现金",
    "方式",
    "自有资金",
    "公开",
    "银行间",
    "市场",
    "全国",
    "拟",
    "已",
    "将",
    "还",
    "并",
    "又",
    "再",
    "以",
    "于",
    "在",
    "约",
    "向",
    "与",
    "共",
    "由",
    "对",
    "先后",
    "同日",
    "当天",
    "当日",
    "此次",
    "本次",
    "首次",
    "报告期内",
    "期内",
    "随即",
    "再次",
    "陆续",
    "另外",
    "至此",
];

/// Whether three characters in a row are neither punctuation nor part of a word that names nobody.
pub(super) fn names_somebody(mut text: &str) -> bool {
    let mut run = 0;
    while let Some(c) = text.chars().next() {
        let mark = c.is_whitespace() || c.is_ascii_punctuation() || "，。；：、（）“”".contains(c);
        let free = FREE_INDEX.longest_at(text).map(|f| f.1.len());
        run = if mark || free.is_some() { 0 } else { run + 1 };
        if run > 2 {
            return true;
        }
        text = text.get(free.unwrap_or(c.len_utf8())..).unwrap_or("");
    }
    false
}

static FREE_INDEX: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(FREE));
