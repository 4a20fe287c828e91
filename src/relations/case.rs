//! The part that a group of names plays, by the preposition before it.

use crate::phrases::{Sets, ends_any};

/// The part that a group plays in its clause, by what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// Nothing marks it: it acts, or it is what the verb before it is about.
    Plain,
    /// 向 给 为 对.
    To,
    /// 与 同 携手 联合.
    With,
    /// 由 被 经.
    By,
    /// 从 自 通过 来自.
    From,
    /// 以 将 把.
    Object,
}

/// Prepositions at the end of what stands before a group, with the words that only look like one.
const MARKS: &[(&str, Case, &[&str])] = &[
    ("向", Case::To, &["方向", "面向", "定向", "转向", "投向", "导向", "走向", "一向"]),
    ("给予", Case::To, &[]),
    ("给", Case::To, &["供给", "补给", "自给"]),
    (
        "为",
        Case::To,
        &[
            "成为",
            "作为",
            "认为",
            "称为",
            "名为",
            "因为",
            "以为",
            "分为",
            "视为",
            "变为",
            "即为",
            "均为",
            "分别为",
            "任命为",
            "聘为",
            "列为",
            "更名为",
        ],
    ),
    ("对", Case::To, &["针对", "面对", "应对", "相对", "绝对"]),
    ("与", Case::With, &["参与", "给与"]),
    ("携手", Case::With, &[]),
    ("联合", Case::With, &[]),
    ("会同", Case::With, &[]),
    ("联手", Case::With, &[]),
    ("协同", Case::With, &[]),
    ("同", Case::With, &["合同", "共同", "等同", "不同", "相同"]),
    ("跟", Case::With, &[]),
    ("和", Case::With, &["饱和", "总和", "缓和", "温和"]),
    ("由", Case::By, &["自由", "理由", "事由", "缘由"]),
    ("被", Case::By, &["植被"]),
    ("经", Case::By, &["已经", "曾经", "财经", "历经"]),
    ("从", Case::From, &["服从"]),
    ("来自", Case::From, &[]),
    ("自", Case::From, &["各自", "独自", "亲自"]),
    ("通过", Case::From, &[]),
    ("借助", Case::From, &[]),
    ("以", Case::Object, &["可以", "得以", "予以", "加以", "难以", "足以"]),
    ("将", Case::Object, &[]),
    ("把", Case::Object, &[]),
    ("了", Case::Object, &["为了", "除了"]),
    ("设立", Case::Object, &[]),
    ("成立", Case::Object, &[]),
    ("收购", Case::Object, &[]),
    ("受让", Case::Object, &[]),
    ("购买", Case::Object, &[]),
    ("持有", Case::Object, &[]),
    ("所持", Case::Object, &[]),
    ("推荐", Case::Object, &[]),
    ("投资", Case::Object, &[]),
    ("服务", Case::Object, &[]),
    ("支持", Case::Object, &[]),
];

/// Nouns that may stand between a preposition and the name that it marks: 为德国传感器企业甲公司.
const MODIFIERS: &[&str] = &[
    "的",
    "企业",
    "机构",
    "公司",
    "单位",
    "平台",
    "客户",
    "商户",
    "集团",
    "当地",
    "本地",
    "辖内",
    "旗下",
    "省",
    "市",
    "区",
    "县",
    "镇",
    "合作社",
    "股东",
    "工厂",
    "园区",
    "本市",
    "本省",
    "我市",
    "我省",
    "子公司",
    "附属公司",
];

pub(super) fn case(before: &str) -> Case {
    let before = before.trim_end_in(" “\"‘「");
    let marked = |text: &str| {
        let last = text.as_bytes().last();
        let found = MARKS.iter().find(|m| m.0.as_bytes().last() == last && text.ends_with(m.0))?;
        ends_any(text, found.2).is_none().then_some(found.1)
    };
    if let Some(case) = marked(before) {
        return case;
    }
    if ends_any(before, MODIFIERS).is_none() {
        return Case::Plain;
    }
    // The preposition may stand a few words back.
    for (seen, (i, c)) in before.char_indices().rev().enumerate() {
        if seen > 16 {
            break;
        }
        if matches!(c, '向' | '给' | '为' | '与' | '由' | '从' | '过' | '对')
            && let Some(case) = marked(before.get(..i + c.len_utf8()).unwrap_or(""))
        {
            return case;
        }
    }
    Case::Plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prepositions_mark_a_group() {
        for (before, expected) in [
            ("于2024年向", Case::To),
            ("一路成长为", Case::To),
            ("已成为", Case::Plain),
            ("共同", Case::Plain),
            ("会同", Case::With),
            ("为德国传感器企业", Case::To),
            ("向全省主要机构和", Case::With),
            ("通过当地", Case::From),
            ("研发企业", Case::Plain),
        ] {
            assert_eq!(case(before), expected, "{before}");
        }
    }
}
