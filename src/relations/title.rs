//! Titles of persons: 副司长, 首席专家、主任, 生产质量负责人. The person is known already; here is what it is called.

use crate::lexicon::persons::Offices;
use crate::phrases::{Sets, holds_any};
use crate::span::{Clean, Span};

/// Whether a title of more than one character ends `text`.
pub(super) fn ends_in_title(offices: &Offices, text: &str) -> bool {
    offices.head(text).is_some_and(|head| head > 3)
}

/// What a title never holds: then the words before the person are something else.
const STOPS: &[char] = &[
    '的', '是', '在', '将', '被', '称', '了', '着', '于', '据', '把', '，', '。', '；', '：', '！', '？',
    '为', ',', ';', ':', '“', '”', '"', '《', '》', '\n', '说', '向', '从', '到', '等', '让', '请', '由',
    '■', '|', '—', '-', '·', '/', '…', '（', '(', '）', ')', '【', '】', '<', '>', '〔', '〕', '●', '•',
    '您', '我', '他', '她', '这', '那', '每',
];

/// Verbs that a longer run of words before a person may hold, and no title: 宣布收购好莱坞导演.
const DEEDS: &[&str] =
    &["宣布", "收购", "表示", "认为", "成为", "指出", "获得", "出席", "会见", "邀请", "任命", "聘请"];

/// Words before a title that say when, not what. `true`: the office has ended.
pub(super) const TIMES: &[(&str, bool)] = &[
    ("时任", true),
    ("原任", true),
    ("曾任", true),
    ("历任", true),
    ("前任", true),
    ("原", true),
    ("前", true),
    ("现任", false),
    ("新任", false),
    ("拟任", false),
    ("连任", false),
    ("当选", false),
    ("候任", false),
    ("代理", false),
];

/// Whether `text` is one title: 常务副院长.
pub(super) fn is_title(offices: &Offices, text: &str) -> bool {
    let count = text.chars().count();
    (2..=16).contains(&count)
        && offices.head(text).is_some()
        && !text.contains(STOPS)
        && holds_any(text, DEEDS).is_none()
        && !text.starts_in("与和同及为对经给以有让受家位名多、")
}

/// Where in `text` the title at its end begins that its own words explain; what stands before may be a name unknown.
pub(super) fn own_start(offices: &Offices, text: &str) -> Option<usize> {
    let start = offices.start(text)?;
    // 该营业部负责人, 火炬中心主任: the end of a word that is no title's.
    let ends = ["中心", "部", "室", "处", "科", "系"];
    let cut = ends.iter().find(|w| start > 0 && text.get(start..).is_some_and(|t| t.starts_with(*w)));
    Some(start + cut.map_or(0, |w| w.len()))
}

/// Whether `text` begins with a title that a person follows or that stands for one: 公司|负责人陶涛.
pub(super) fn starts_with_title(offices: &Offices, text: &str) -> bool {
    let goes_on = |c: char| !c.is_ascii_punctuation() && !STOPS.contains(&c);
    let head = text.char_indices().take(12).take_while(|(_, c)| goes_on(*c));
    head.map(|(i, c)| i + c.len_utf8()).any(|i| {
        let word = text.get(..i).unwrap_or("");
        i >= 6 && offices.head(word).is_some()
    })
}

/// The titles in `span`, parted by 、 and 兼: 首席专家、主任. `None` where one of them is none.
pub(super) fn titles(offices: &Offices, text: &str, span: Span<Clean>) -> Option<Vec<Title>> {
    let mut out = Vec::new();
    let said = span.of(text);
    let mut at = span.start as usize;
    for part in said.split(['、', '兼']) {
        let trimmed = part.trim_start_in(" 　");
        let start = at + part.len() - trimmed.len();
        let trimmed = trimmed.trim_end_in(" 　");
        at += part.len() + '、'.len_utf8();
        let (length, ended) = TIMES
            .iter()
            .find(|(w, _)| trimmed.starts_with(w) && is_title(offices, trimmed.get(w.len()..).unwrap_or("")))
            .map_or((0, false), |(w, ended)| (w.len(), *ended));
        let word = trimmed.get(length..).unwrap_or("");
        if !is_title(offices, word) {
            return None;
        }
        // 前副议长 is what he is called; 时任 only says when.
        let keep = matches!(trimmed.get(..length), Some("原" | "前")).then_some(0).unwrap_or(length);
        // 公司财务总监: whose, and not what he is.
        let whose = ["公司", "本公司", "集团", "本行", "该行", "我行"]
            .iter()
            .find(|w| keep == length && word.strip_prefix(**w).is_some_and(|rest| is_title(offices, rest)))
            .map_or(0, |w| w.len());
        out.push(Title { span: Span::new(start + keep + whose, start + trimmed.len()), ended });
    }
    Some(out)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Title {
    pub span: Span<Clean>,
    pub ended: bool,
}

/// The byte length of the title that begins `text` and ends before punctuation, a name or 职务: 行长、党委书记.
pub(super) fn length_of_titles(offices: &Offices, text: &str) -> usize {
    let end = text
        .find(|c: char| STOPS.contains(&c) || matches!(c, '（' | '(' | '一' | '职'))
        .unwrap_or(text.len());
    let head = text.get(..end).unwrap_or("");
    let ends = head.char_indices().map(|(i, c)| i + c.len_utf8()).take(24);
    let good = |&i: &usize| {
        let word = head.get(..i).unwrap_or("");
        let rest = head.get(i..).unwrap_or("");
        let done = rest.is_empty()
            || rest.starts_in("、兼和及 ，")
            || rest.starts_with("并")
            || rest.starts_with("以来");
        done && offices.head(word).is_some()
    };
    ends.filter(good).last().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn titles_are_told_from_other_words() {
        let lexicon = Lexicon::embedded();
        for good in ["CFO", "副司长", "常务副院长", "生产质量负责人", "首席经济学家", "金融市场部总经理"]
        {
            assert!(is_title(&lexicon.persons().offices, good), "{good}");
        }
        for bad in ["长", "行业", "与副省长", "公司的董事长", "据负责人", "成长", "家董事长"]
        {
            assert!(!is_title(&lexicon.persons().offices, bad), "{bad}");
        }
        assert!(
            starts_with_title(&lexicon.persons().offices, "负责人陶涛说")
                && !starts_with_title(&lexicon.persons().offices, "向行长借款")
        );
    }

    #[test]
    fn a_title_is_told_from_the_name_before_it() {
        let lexicon = Lexicon::embedded();
        for (text, expected) in
            [("生产质量负责人", 0), ("闽屿风电董事长", "闽屿风电".len()), ("专卖店店主", "专卖店".len())]
        {
            assert_eq!(own_start(&lexicon.persons().offices, text), Some(expected), "{text}");
        }
    }

    #[test]
    fn several_titles_are_parted() {
        let lexicon = Lexicon::embedded();
        let text = "首席专家、原主任兼时任院长";
        let found = titles(&lexicon.persons().offices, text, Span::new(0, text.len())).unwrap();
        let words: Vec<(&str, bool)> = found.iter().map(|t| (t.span.of(text), t.ended)).collect();
        assert_eq!(words, [("首席专家", false), ("原主任", true), ("院长", true)]);
    }

    #[test]
    fn a_title_after_a_verb_ends_where_the_sentence_goes_on() {
        let lexicon = Lexicon::embedded();
        for (text, expected) in [
            ("行长、党委书记，任期三年", "行长、党委书记"),
            ("首席风险官", "首席风险官"),
            ("董事长职务", "董事长"),
            ("行长的任职资格", "行长"),
            ("推动者", ""),
        ] {
            assert_eq!(&text[..length_of_titles(&lexicon.persons().offices, text)], expected, "{text}");
        }
    }
}
