//! What a page says about itself: title, date, source, author, stock codes.

use super::content::Choice;
use super::headline;
use super::lines::{Lines, compact};
use super::marks::code;
use super::tag::Tag;
use super::tree::{Event, Tree};
use crate::input::{Metadata, date};
use crate::phrases::{Sets, ends_any, find};

/// The makers of a page's software and addresses for mail are no authors.
fn is_somebody(author: &str) -> bool {
    let list = author.contains(',') && author.len() > 36;
    !list && !["://", "@", ">", " Team", " Inc"].iter().any(|w| author.contains(w))
}

pub(super) fn read(source: &str, tree: &Tree, lines: &Lines, choice: &Choice) -> Metadata {
    let mut found = Metadata::default();
    for (index, node) in (0..).zip(&tree.nodes) {
        if node.tag == Tag::Meta {
            let attribute = |name| tree.attribute(source, index, name);
            let name = attribute("name").or_else(|| attribute("property")).or_else(|| attribute("itemprop"));
            if let (Some(name), Some(content)) = (name, attribute("content")) {
                named(&mut found, &name.to_ascii_lowercase(), content.trim());
            }
        }
    }
    let text = |i: usize| lines.lines.get(i).map_or("", |l| lines.text(l));
    if let Some(title) = choice.title {
        let own = headline::lines_of(lines, title);
        found.title = Some(match own.len() {
            1 => headline::without_site(text(title)).to_owned(),
            _ => own.map(text).collect(),
        });
    }
    for &line in &choice.bylines {
        let text = text(line);
        found.date = found.date.or_else(|| date::find(text));
        if found.source.is_none() {
            found.source = source_of(text);
        }
        if found.author.is_none() {
            found.author = author_of(text);
        }
    }
    let mut add = |code: String| {
        if !found.stock_codes.contains(&code) {
            found.stock_codes.push(code);
        }
    };
    for code in &lines.codes {
        add(code.code.clone());
    }
    for event in &tree.events {
        // `<!-- news_keyword_pub,stock,sh600000&sh601166 -->`
        if let Event::Comment(span) = event
            && let Some((_, list)) = span.of(source).split_once("keyword_pub,stock,")
        {
            let codes = list.split(['&', ',', ' ', '-']).take(100).filter_map(code);
            codes.for_each(|c| add(c.iter().map(|b| char::from(*b)).filter(|c| *c != ' ').collect()));
        }
    }
    found
}

fn named(found: &mut Metadata, name: &str, content: &str) {
    if content.is_empty() {
        return;
    }
    match name {
        "pubdate"
        | "publishdate"
        | "article:published_time"
        | "og:published_time"
        | "publish_time"
        | "date"
        | "weibo:article:create_at"
        | "datepublished"
        | "og:release_date"
        | "publishtime"
        | "firstcreatetime" => {
            found.date = found.date.or_else(|| date::find(content));
        }
        "source" | "mediaid" | "contentsource" | "article:author:name" if found.source.is_none() => {
            found.source = Some(content.to_owned());
        }
        "author" | "article:author" if found.author.is_none() && is_somebody(content) => {
            found.author = Some(content.to_owned());
        }
        _ => {}
    }
}

/// The words of a line of fields.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\u{3000}', '\u{a0}', '|', '\t']).filter(|word| !word.is_empty())
}

/// Who wrote it.
fn author_of(text: &str) -> Option<String> {
    reporters(text).or_else(|| after(text, &["作者：", "作者:"]))
}

/// The names behind a reporter's title: 某某网记者 王芳 见习记者 李明.
pub(super) fn reporters(text: &str) -> Option<String> {
    let reports = |word: &str| ends_any(word, &["记者", "通讯员"]).is_some();
    let is_name =
        |word: &str| (2..=3).contains(&word.chars().count()) && word.chars().all(char::is_alphabetic);
    let pairs = words(text).zip(words(text).skip(1));
    let said: Vec<&str> =
        pairs.filter(|(title, name)| reports(title) && is_name(name)).map(|(_, name)| name).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// The words after one of `keys`, up to the next blank or bar.
fn after(text: &str, keys: &[&str]) -> Option<String> {
    let rest = keys.iter().find_map(|k| text.split_once(k).map(|(_, rest)| rest))?;
    let word = words(rest).map(|w| w.trim_start_in("[【《")).find(|w| !w.is_empty())?;
    // The next field may follow without a blank.
    let next = ["作者", "来源", "编辑", "责编", "发布", "时间", "日期", "记者", "浏览", "字号"];
    let end = next.iter().filter_map(|label| find(word, label)).filter(|at| *at > 0).min();
    let word = word.get(..end.unwrap_or(word.len())).unwrap_or(word);
    // So may the day.
    let day = |c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | '年' | '月' | '日');
    let word = Some(word.trim_end_matches(day)).filter(|w| w.len() + 8 <= word.len()).unwrap_or(word);
    let word = word.trim_end_in("）)】]》");
    (!word.is_empty() && word.chars().count() <= 30 && !word.holds_in("=\"<")).then(|| word.to_owned())
}

fn source_of(text: &str) -> Option<String> {
    after(text, &["来源：", "来源:", "稿源：", "稿源:"]).filter(|s| !compact(s).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reporter_is_an_author() {
        let author = |text| author_of(text).unwrap_or_default();
        assert_eq!(author("2025-10-21 18:02 来源：某某报 作者：记者 王芳 见习记者 李小明"), "王芳 李小明");
        assert_eq!(author("某某网记者 王芳"), "王芳");
        assert_eq!(author("作者：综合处　点击数：12"), "综合处");
        assert_eq!(author("记者 从会上获悉"), "");
    }
}
