//! What a verb is about: amounts with the words beside them (`500万元投贷联动贷款和500万元知识产权质押融资贷款`).

use super::Filler;
use super::line;
use super::sentence::Sentence;
use crate::entities::EntityType;
use crate::figures::Kind;
use crate::phrases::{self, Sets, holds_any};
use crate::span::{Clean, Span};

/// An amount and what it is an amount of; either may be missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Object {
    pub amount: Option<u32>,
    pub product: Option<Span<Clean>>,
}

const ENDS: &[char] =
    &['，', '。', '；', '、', '：', ',', ';', '和', '及', '与', '（', '(', '\n', ' ', '》', '！'];

/// Where a phrase that begins `text` ends: at punctuation, or where its purpose is told.
fn phrase_end(text: &str) -> usize {
    let purpose =
        ["用于", "专门", "专项用", "支持", "以", "，"].iter().filter_map(|w| phrases::find(text, w)).min();
    text.find(ENDS).unwrap_or(text.len()).min(purpose.unwrap_or(text.len()))
}

/// The objects within `region` whose words hold one of `nouns`. An amount without words shares those of the next one.
pub(super) fn objects(sentence: &Sentence<'_>, region: Span<Clean>, nouns: &[&str]) -> Vec<Object> {
    let amounts: Vec<(u32, Span<Clean>)> =
        sentence.figures(region, Kind::Money).map(|(i, f)| (i, f.span)).collect();
    if amounts.is_empty() {
        let product = phrase_at(sentence, region, nouns);
        return product.map(|p| Object { amount: None, product: Some(p) }).into_iter().collect();
    }
    let mut out: Vec<Object> = Vec::new();
    let mut start = region.start;
    for (i, (figure, span)) in amounts.iter().enumerate() {
        let end = amounts.get(i + 1).map_or(region.end, |(_, next)| next.start);
        let after = phrase_at(sentence, Span::new(span.end as usize, end as usize), nouns);
        let before = || phrase_before(sentence, Span::new(start as usize, span.start as usize), nouns);
        let product = after.or_else(before);
        out.push(Object { amount: Some(*figure), product });
        // What stood behind this amount is not before the next.
        start = after.map_or(span.end, |p| p.end);
    }
    let mut shared = None;
    for object in out.iter_mut().rev() {
        shared = object.product.or(shared);
        object.product = shared;
    }
    out.retain(|o| o.product.is_some());
    out
}

/// The phrase that begins `span`, up to its end or a word that ends phrases.
fn phrase_at(sentence: &Sentence<'_>, span: Span<Clean>, nouns: &[&str]) -> Option<Span<Clean>> {
    let text = span.of(sentence.scene.text);
    let trimmed = text.trim_start_in("的了元 笔首一“\"「");
    let start = span.end as usize - trimmed.len();
    let end = phrase_end(trimmed);
    let phrase = trimmed.get(..end)?.trim_end_in("”\"」");
    let good = phrase.chars().count() <= 24 && nouns.iter().any(|n| phrase.contains(n));
    // 信用贷款支持: the product ends with its noun.
    let last = nouns.iter().filter_map(|n| phrase.rfind(n).map(|i| i + n.len())).max()?;
    good.then(|| unquoted(phrase.get(..last).unwrap_or(phrase), start))
}

/// The phrase that ends `span`: `“科捷贷”`1000万元, 贷款120万元.
fn phrase_before(sentence: &Sentence<'_>, span: Span<Clean>, nouns: &[&str]) -> Option<Span<Clean>> {
    let text = span.of(sentence.scene.text);
    let start = text
        .rfind(ENDS)
        .map_or(0, |i| i + text.get(i..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8));
    let phrase = text.get(start..)?;
    let trimmed = phrase.trim_start_in("的了“\"「笔首一");
    let start = span.end as usize - trimmed.len();
    let last = nouns.iter().filter_map(|n| trimmed.rfind(n).map(|i| i + n.len())).max()?;
    // Only little stands between the noun and its amount: 贷款共120万元.
    let rest = trimmed.get(last..).unwrap_or("").trim_in("”\"」 ");
    let between = rest.chars().count() <= 4;
    (between && trimmed.chars().count() <= 24)
        .then(|| unquoted(trimmed.get(..last).unwrap_or(trimmed), start))
}

/// The span of `phrase`, which starts at byte `at`: 全省首笔“并购贷, without what stands before a quote that nothing closes.
fn unquoted(phrase: &str, at: usize) -> Span<Clean> {
    let open = phrase.rfind('“').filter(|i| !phrase.get(*i..).is_some_and(|rest| rest.contains('”')));
    Span::new(at + open.map_or(0, |i| i + '“'.len_utf8()), at + phrase.len())
}

/// The last date before byte `at` in the sentence, nearest first.
pub(super) fn date(sentence: &Sentence<'_>, at: u32) -> Option<Filler> {
    let before = Span::new(sentence.span.start as usize, at as usize);
    // 到2025年: a day that is still to come is no day of what happened.
    let told = |f: &Span<Clean>| !sentence.between(sentence.span.start, f.start).ends_in("到至");
    sentence.figures(before, Kind::Date).rfind(|(_, f)| told(&f.span)).map(|(i, _)| Filler::Figure(i))
}

/// The first figure of `kind` after byte `at`, in this sentence or the next, that one of `words` stands right before.
pub(super) fn named_figure(sentence: &Sentence<'_>, at: u32, kind: Kind, words: &[&str]) -> Option<Filler> {
    let text = sentence.scene.text;
    let end = line::end(text, at as usize).min(at as usize + 600);
    let region = Span::<Clean>::new(at as usize, end);
    sentence.figures(region, kind).find_map(|(i, f)| {
        let before = sentence.between(at, f.span.start);
        let near: String = before.chars().rev().take(8).collect::<Vec<char>>().into_iter().rev().collect();
        holds_any(&near, words).is_some().then_some(Filler::Figure(i))
    })
}

/// A party without a name that is still one: 成都某民营上市科技企业, 一家上海企业. It stands between a preposition
/// and the verb at byte `at`.
pub(super) fn unnamed(sentence: &Sentence<'_>, at: u32) -> Option<Filler> {
    let clause = sentence.clause(at);
    let text = sentence.between(clause.start, at);
    let (i, c) = text.char_indices().rev().find(|(_, c)| matches!(c, '向' | '为' | '给' | '对'))?;
    let start = clause.start as usize + i + c.len_utf8();
    let phrase = Span::<Clean>::new(start, at as usize);
    let said = phrase.of(sentence.scene.text);
    let particular = holds_any(said, &["某", "一家", "这家"]).is_some();
    let party =
        ["企业", "公司", "集团", "工厂", "合作社", "项目", "农户", "客户"].iter().any(|w| said.ends_with(w));
    (particular && party && said.chars().count() <= 20).then_some(Filler::Text(phrase))
}

pub(super) fn entities(members: &[u32]) -> impl Iterator<Item = Filler> + '_ {
    members.iter().map(|i| Filler::Entity(*i))
}

/// Who lends: banks, and firms whose business it is.
pub(super) fn lends(sentence: &Sentence<'_>, kind: EntityType, members: &[u32]) -> bool {
    const LENDERS: &[&str] = &[
        "信托",
        "租赁",
        "小额贷款",
        "小贷",
        "财务有限",
        "财务公司",
        "消费金融",
        "保理",
        "信用社",
        "信用联社",
        "农信",
        "农商",
        "典当",
    ];
    let lender = |i: &u32| {
        let name = sentence.scene.entities.get(*i as usize).map_or("", |e| e.name.as_str());
        holds_any(name, LENDERS).is_some()
    };
    kind == EntityType::Bank || kind == EntityType::Company && members.iter().all(lender)
}
