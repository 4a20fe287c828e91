//! Words that stand for the one that the text is about: 公司, 全市, 发行人.

use super::marks;
use super::scene::Scene;
use crate::cues::Mark;
use crate::figures::Phrase;
use crate::phrases::{Phrases, starts_any};
use crate::span::{self, Clean, Span};
use std::sync::LazyLock;

/// Words that stand for the subject that the text is about.
pub(super) const GENERIC: &[&str] = &[
    "我国",
    "全国",
    "全市",
    "全省",
    "全区",
    "全县",
    "全球",
    "本公司",
    "发行人",
    "公司",
    "本集团",
    "集团",
    "该行",
    "本行",
    "全行",
    "该公司",
    "我市",
    "我省",
    "国内",
    "本市",
    "本省",
    "行业",
    "全行业",
];

/// 子公司, 人身险公司, 信托公司: what stands before 公司 in words for kinds of firms.
const NO_OWNERS: &[char] = &[
    '母', '子', '市', '分', '险', '托', '贷', '财', '赁', '券', '网', '保', '金', '资', '管', '技', '源',
    '要', '各', '点', '投', '控', '交',
];

/// Whether a phrase is a word for an owner that names nobody.
pub(super) fn is_generic(phrase: &str) -> bool {
    static INDEX: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(GENERIC));
    INDEX.has(phrase)
}

/// Where a word for the subject ends that a longer phrase begins with.
pub(super) fn head_word(scene: &Scene<'_>, span: Span<Clean>) -> Option<usize> {
    let first = scene.marks.partition_point(|m| m.start < span.start);
    let here = scene.marks.get(first..).unwrap_or(&[]).iter().take_while(|m| m.start == span.start);
    let fits = here.filter(|m| {
        let behind = scene.text.get(m.end as usize..span.end as usize).unwrap_or("");
        m.lists & marks::GENERIC != 0
            && m.end < span.end
            && !behind.starts_with("生产总值")
            && !behind.starts_with('债')
            && !is_business(scene.text, m)
    });
    fits.last().map(|m| m.end as usize)
}

/// 公司贷款, 公司客户: what stands behind 公司 makes it a line of business and nobody.
fn is_business(text: &str, mark: &Mark) -> bool {
    let behind = text.get(mark.end as usize..).unwrap_or("");
    text.get(mark.start as usize..mark.end as usize) == Some("公司")
        && starts_any(behind, &["贷款", "存款", "业务", "客户", "金融", "银行业", "类贷", "类存"]).is_some()
}

/// The last word for the subject, not far before `end`.
pub(super) fn generic(
    scene: &Scene<'_>,
    start: usize,
    end: usize,
    metric: &Option<Phrase>,
) -> Option<Phrase> {
    let begin = span::ceil(scene.text, start.max(end.saturating_sub(120)));
    // 母公司, 非银行业, 国内生产总值: parts of other words.
    let word = |m: &&Mark| {
        scene.is_edge(m.start as usize)
            && scene.is_edge(m.end as usize)
            && !is_business(scene.text, m)
            && scene.text.get(m.end as usize..).is_none_or(|t| !t.starts_with("生产总值") && !t.starts_with(['看', '债', '方']))
            // 保险公司总资产, 轻工行业产值: what is measured, and not whose it is.
            && !(metric.as_ref().is_some_and(|p| m.start > p.span.start && m.start < p.span.end)
                && scene.text.get(..m.end as usize).is_some_and(|t| t.ends_with("公司") || t.ends_with("行业")))
            // 居全省第二位, 高于全国: what it is compared with.
            && scene.text.get(..m.start as usize).is_none_or(|t| {
                !t.ends_with(NO_OWNERS) && !t.ends_with(['比', '较', '于', '居', '列', '占', '至', '到'])
            })
    };
    let stop = scene.marks.partition_point(|m| m.start < end as u32);
    let mut marks = scene.marks.get(..stop)?.iter().rev().take_while(|m| m.start >= begin as u32);
    let mark = marks.find(|m| m.lists & marks::GENERIC != 0 && m.end <= end as u32 && word(m))?;
    let own = scene.text.get(..mark.start as usize).is_some_and(|t| t.ends_with(['本', '该', '我']));
    let start = mark.start as usize - if own { '本'.len_utf8() } else { 0 };
    Some(Phrase { span: Span::new(start, mark.end as usize), text: None, entity: None })
}
