//! What stands in 《》: policies and reports, or works. Known plans and products in quotes.

use super::candidate::Candidate;
use super::reading::Characters;
use super::{EntityType, Evidence, weight};
use crate::lexicon::grammar::{Grammar, PAPER, POLICY};
use crate::lexicon::starts::TITLES;
use crate::lexicon::{Lexicon, NameKind};
use crate::phrases::{Sets, ends_any, starts_any};
use crate::span::Span;

/// Every title of the text.
pub(super) fn find(doc: &Characters<'_>, lexicon: &Lexicon, out: &mut Vec<Candidate>) {
    let text = doc.text();
    let (v, names) = (lexicon.grammar(), lexicon.names());
    let mut open: Vec<usize> = Vec::new();
    for at in doc.starts(TITLES) {
        let (c, i) = (doc.char(at), doc.byte(at));
        match c {
            '“' | '"' | '「' => {
                if let Some(candidate) = quoted(text, i + c.len_utf8()) {
                    out.push(candidate);
                }
            }
            '《' if open.len() < 8 => open.push(i),
            '》' => {
                let Some(start) = open.pop() else { continue };
                if !open.is_empty() {
                    continue;
                }
                let span = Span::new(start, i + c.len_utf8());
                if span.len() > 600 {
                    continue;
                }
                let title = text.get(start + c.len_utf8()..i).unwrap_or("");
                let journal = || starts_any(text.get(i + c.len_utf8()..).unwrap_or(""), JOURNALS).is_some();
                let known = || names.get(title).is_some_and(|n| n.kind == NameKind::Media);
                let kind = kind(title, v).map(|kind| {
                    if kind == EntityType::Work && (known() || journal()) { EntityType::Media } else { kind }
                });
                if let Some(kind) = kind {
                    out.push(Candidate {
                        span,
                        kind,
                        evidence: Evidence::Quote,
                        weight: weight::TITLE,
                        same_as: None,
                    });
                }
            }
            '\n' => open.clear(),
            _ => {}
        }
    }
}

/// What stands after the title of a journal.
const JOURNALS: &[&str] = &["杂志", "期刊", "周刊", "月刊", "子刊", "报道", "网站报道"];

/// Endings of products in quotes: “科捷贷”, “云企通平台”.
const PRODUCT_ENDS: &[&str] = &[
    "贷",
    "保",
    "融",
    "宝",
    "大模型",
    "模型",
    "平台",
    "系统",
    "机器人",
    "一号",
    "1号",
    "2号",
    "号卫星",
    "e贷",
];

/// “探索者计划”, “科捷贷”: plans and products that quotes name.
fn quoted(text: &str, start: usize) -> Option<Candidate> {
    let inside = text.get(start..)?;
    let len = inside.char_indices().take(16).find(|(_, c)| matches!(c, '”' | '"' | '」'))?.0;
    let name = inside.get(..len)?;
    let count = name.chars().count();
    if count < 3
        || !name
            .chars()
            .all(|c| super::reading::is_han(c) || c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    {
        return None;
    }
    let candidate = |kind, weight| Candidate {
        span: Span::new(start, start + len),
        kind,
        evidence: Evidence::Quote,
        weight,
        same_as: None,
    };
    if ends_any(name, &["计划", "行动方案", "行动计划"]).is_some() && count >= 4 {
        return Some(candidate(EntityType::Policy, weight::GAZETTEER));
    }
    // “投贷租保”联动机制: how it is done.
    let after = text.get(start + len..).unwrap_or("").trim_start_in("”\"」");
    if starts_any(after, &["联动", "机制", "模式", "一体"]).is_some() {
        return None;
    }
    let is_product = ends_any(name, PRODUCT_ENDS).is_some()
        && count <= 8
        && !name.ends_with("环保")
        && !name.starts_with('应')
        || is_goods(text, start, start + len)
        || in_row_of_products(text, start + len);
    // “科技人才贷” holds the name of another product.
    let sure = if name.ends_with('贷') { weight::GRAMMAR } else { weight::SHORT_FORM };
    is_product.then(|| candidate(EntityType::Product, sure))
}

/// “鑫动能”“鑫e伴”等产品: the row of quotes ends in what they are.
fn in_row_of_products(text: &str, end: usize) -> bool {
    let near = text.get(end..).unwrap_or("").char_indices().take(60);
    let mut inside = false;
    for (i, c) in near {
        match c {
            '“' | '"' | '「' if !inside => inside = c != '"',
            '”' | '」' | '"' => inside = false,
            '等' | '系' | '特' | '专' if !inside => {
                let what = text.get(end + i..).unwrap_or("").trim_start_matches('等');
                let what = ["特色", "专属", "系列", "创新", "信贷", "贷款", "融资", "线上", "科技", "金融"]
                    .iter()
                    .fold(what, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
                return what.starts_with("产品");
            }
            '。' | '，' | '；' | '\n' if !inside => return false,
            _ => {}
        }
    }
    false
}

/// “某e科企”, “WALL-A”端到端大模型: what quotes name and the words beside them call a product.
fn is_goods(text: &str, start: usize, end: usize) -> bool {
    const MAKES: &[&str] = &["推出", "上线", "推广", "升级", "发放", "开源", "研发的", "自研的", "名为"];
    let name = text.get(start..end).unwrap_or("");
    if !name.bytes().any(|b| b.is_ascii_alphanumeric()) {
        return false;
    }
    let before = text.get(..start).unwrap_or("").trim_end_in("“\"「了”");
    let after = text.get(end..).unwrap_or("").trim_start_in("”\"」");
    starts_any(after, &["服务", "模式", "机制", "战略", "战"]).is_none()
        && (ends_any(before, MAKES).is_some()
            || starts_any(
                after,
                &["大模型", "模型", "产品", "端到端", "芯片", "平台", "系统", "系列", "贷款"],
            )
            .is_some())
}

fn kind(title: &str, v: &Grammar) -> Option<EntityType> {
    let bare = without_tail(title.trim());
    if bare.is_empty() {
        return None;
    }
    if v.ends(bare, PAPER) {
        return None;
    }
    if v.ends(bare, POLICY) || title.starts_with("关于") {
        return Some(EntityType::Policy);
    }
    if ends_any(bare, &["日报", "晚报", "时报", "早报", "晨报", "周刊", "杂志"]).is_some() {
        return Some(EntityType::Media);
    }
    Some(EntityType::Work)
}

/// The title without （2022—2025年）, （试行）, ［2024］版.
fn without_tail(title: &str) -> &str {
    let mut bare = title;
    loop {
        let before = bare;
        if bare.ends_in("）)］]〕")
            && let Some(open) = bare.rfind(['（', '(', '［', '[', '〔'])
        {
            bare = bare.get(..open).unwrap_or(bare).trim_end();
        }
        bare = bare
            .trim_end_matches("修订版")
            .trim_end_matches('版')
            .trim_end_matches(|c: char| c.is_ascii_digit() || c == '年');
        if bare == before {
            return bare;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_word_tells_policies_from_works() {
        let lexicon = Lexicon::embedded();
        assert_eq!(
            kind("某市促进算力发展行动方案（2024-2026年）", lexicon.grammar()),
            Some(EntityType::Policy)
        );
        assert_eq!(kind("城市更新条例", lexicon.grammar()), Some(EntityType::Policy));
        assert_eq!(kind("山海之间", lexicon.grammar()), Some(EntityType::Work));
        assert_eq!(kind("股份转让协议", lexicon.grammar()), None);
    }
}
