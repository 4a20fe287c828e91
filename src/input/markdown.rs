//! Markdown: markers go, the words stay, each with its place in the source.

mod inline;

use crate::phrases::Sets;
use inline::{inline, link};

use super::html::phrases::{is_file, phrase};
use super::undo::Undo;
use super::{LineHint, Metadata, Writer, date};
use crate::offset_map::Rule;
use crate::span::Span;

const MARKUP: Rule = Rule { stage: "markdown", name: "markup" };
const METADATA: Rule = Rule { stage: "markdown", name: "metadata" };

const DOWNLOAD: Rule = Rule { stage: "markdown", name: "download" };

/// Whether the line is nothing but a link to a file, or the label of such links.
fn is_download(text: &str) -> bool {
    let file =
        text.strip_prefix('[').and_then(link).filter(|(_, length)| *length + 1 >= text.trim_end().len());
    file.is_some_and(|(words, _)| is_file(text.get(1..=words).unwrap_or("")))
        || phrase(text).is_some_and(|p| p.name == "download")
}

#[derive(Debug, Default)]
pub(crate) struct Page {
    pub metadata: Metadata,
    /// Whether lines are cut at a fixed width: then they are no paragraphs yet.
    pub wrapped: bool,
}

/// What a line is, and where its words start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Blank,
    Fence,
    Code,
    Rule,
    Heading(usize),
    Item,
    Row,
    /// `|---|---|`
    RowRule,
    Text,
}

#[derive(Clone, Copy, Debug)]
struct Line {
    kind: Kind,
    start: usize,
    /// Where the words start, markers passed.
    words: usize,
    end: usize,
}

/// Whether `text` uses enough of Markdown to be read as such.
pub(crate) fn is_markdown(text: &str) -> bool {
    let mut points = 0;
    let mut rows = 0;
    for line in text.lines().take(400) {
        let line = line.trim_start();
        let level = line.bytes().take_while(|b| *b == b'#').count();
        points += if (1..=6).contains(&level) && line.get(level..).is_some_and(|r| r.starts_with(' ')) {
            3
        } else {
            0
        };
        points +=
            if line.contains("](http") || line.contains("](/") || line.starts_with("![") { 2 } else { 0 };
        points += if line.starts_with("```") { 2 } else { 0 };
        points += u32::from(line.matches("**").count() >= 2);
        // - 12 - numbers a page.
        let number = line.ends_with('-');
        let item = line.starts_with("- ") || line.starts_with("* ") || line.starts_with("> ");
        points += u32::from(item && !number);
        rows += u32::from(is_row_rule(line));
        if points >= 3 || rows > 0 {
            return true;
        }
    }
    false
}

fn is_row_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains('|') && line.contains("--") && line.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' '))
}

fn lines(source: &str, from: usize) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut at = from;
    let mut fenced = false;
    for text in source.get(from..).unwrap_or("").split_inclusive('\n') {
        let start = at;
        at += text.len();
        let bare = text.trim_end();
        let end = start + bare.len();
        // Quotation marks are markers of every kind of line.
        let mut inner = bare.trim_start_in(" \t\u{3000}\u{a0}");
        while let Some(quoted) = inner.strip_prefix('>').filter(|_| !fenced) {
            inner = quoted.trim_start();
        }
        let mut words = end - inner.len();
        let level = inner.bytes().take_while(|b| *b == b'#').count();
        let solid: String = inner.chars().filter(|c| *c != ' ').take(200).collect();
        let ruled = |c: char| solid.len() >= 3 && solid.chars().all(|x| x == c);
        let kind = if inner.starts_with("```") || inner.starts_with("~~~") {
            fenced = !fenced;
            Kind::Fence
        } else if fenced {
            Kind::Code
        } else if inner.is_empty() {
            Kind::Blank
        } else if (1..=6).contains(&level) && inner.get(level..).is_some_and(|r| r.starts_in(" \t\u{3000}")) {
            let title = inner.get(level..).unwrap_or("").trim_start();
            words = end - title.len();
            Kind::Heading(level)
        } else if is_row_rule(inner) && out.last().is_some_and(|l| matches!(l.kind, Kind::Row | Kind::Text)) {
            if let Some(head) = out.last_mut() {
                head.kind = Kind::Row;
            }
            Kind::RowRule
        } else if ruled('=') && out.last().is_some_and(|l| l.kind == Kind::Text) {
            if let Some(head) = out.last_mut() {
                head.kind = Kind::Heading(1);
            }
            Kind::Rule
        } else if ruled('-') || ruled('*') || ruled('_') {
            Kind::Rule
        } else if let Some(item) = ["- ", "* ", "+ ", "-\t", "*\t"].iter().find_map(|m| inner.strip_prefix(m))
        {
            words = end - item.trim_start().len();
            Kind::Item
        } else if inner.starts_with('|') && inner.len() > 1
            || out.last().is_some_and(|l| matches!(l.kind, Kind::Row | Kind::RowRule)) && inner.contains('|')
        {
            Kind::Row
        } else if numbered(inner) {
            Kind::Item
        } else {
            Kind::Text
        };
        out.push(Line { kind, start, words, end });
    }
    out
}

/// `1. ` and `2) `: the number belongs to the words.
fn numbered(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&digits)
        && line.get(digits..).is_some_and(|r| r.starts_with(". ") || r.starts_with(") "))
}

/// Lines of `key: value` under the headline of an exported page.
const KEYS: &[&str] = &[
    "发布日期",
    "发布时间",
    "发布机构",
    "发文机构",
    "来源",
    "原文链接",
    "原文",
    "链接",
    "网址",
    "检索时间",
    "检索关键词",
    "抓取时间",
    "采集时间",
    "下载时间",
    "作者",
    "日期",
    "时间",
    "关键词",
    "标签",
    "更新时间",
    "更新日期",
    "文件来源",
    "source",
    "date",
    "author",
    "url",
    "link",
    "published",
    "tags",
    "keywords",
    "category",
    "分类",
    "栏目",
    "文号",
    "发文字号",
    "索引号",
    "页数",
    "文件名",
];

/// Key and value of such a line.
fn entry(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_in("：:")?;
    let key = key.trim_in("*_-> `【】");
    let known = KEYS.iter().any(|k| k.eq_ignore_ascii_case(key));
    known.then(|| (key, value.trim_in("*_ `")))
}

/// The range of the metadata lines: right under the headline, or first of all, at least two.
fn head(source: &str, lines: &[Line]) -> std::ops::Range<usize> {
    let solid = |i: &usize| lines.get(*i).is_some_and(|l| l.kind != Kind::Blank);
    let first = (0..lines.len()).find(solid).unwrap_or(0);
    let start =
        if lines.get(first).is_some_and(|l| matches!(l.kind, Kind::Heading(_))) { first + 1 } else { first };
    let mut end = start;
    let mut count = 0;
    for (i, line) in lines.iter().enumerate().skip(start) {
        let text = source.get(line.words..line.end).unwrap_or("");
        match line.kind {
            Kind::Blank => {}
            Kind::Text | Kind::Item if entry(text).is_some() => {
                count += 1;
                end = i + 1;
            }
            Kind::Rule if count >= 2 => {
                end = i + 1;
                break;
            }
            _ => break,
        }
    }
    if count >= 2 { start..end } else { start..start }
}

/// Reads the rest of the source into `writer`; `titled` says that front matter gave the title.
pub(crate) fn read(writer: &mut Writer<'_>, titled: Option<&str>, undo: &Undo) -> Page {
    writer.set_markup(MARKUP);
    let source = writer.source;
    let lines = lines(source, writer.done());
    let mut page = Page { wrapped: is_wrapped(source, &lines), ..Page::default() };
    let head = head(source, &lines);
    let start = lines.get(head.start).map_or(0, |l| l.start);
    let dropped = !head.is_empty() && !undo.refuses(METADATA) && !undo.refuses_at(start as u32);
    let mut seen_title = titled.is_some();
    let mut fresh = true;
    for (i, line) in lines.iter().enumerate() {
        let text = source.get(line.words..line.end).unwrap_or("");
        if head.contains(&i) {
            if let Some((key, value)) = entry(text) {
                take(&mut page.metadata, key, value);
            }
            if dropped {
                if i == head.start {
                    writer.remove(line.start, MARKUP);
                }
                writer.remove(line.end, METADATA);
                continue;
            }
        }
        if is_download(text) && !undo.refuses(DOWNLOAD) && !undo.refuses_at(line.start as u32) {
            writer.remove(line.start, MARKUP);
            writer.remove(line.end, DOWNLOAD);
            continue;
        }
        let hint = match line.kind {
            Kind::Blank | Kind::Fence | Kind::Rule | Kind::RowRule => {
                fresh = true;
                continue;
            }
            Kind::Heading(1) if !seen_title => {
                seen_title = true;
                page.metadata.title = Some(text.trim_in("# ").to_owned());
                Some(LineHint::Title)
            }
            Kind::Heading(_) => {
                // The headline of the front matter once more.
                if titled.is_some_and(|t| t.trim() == text.trim()) && writer.body.text.lines().count() <= 1 {
                    writer.remove(line.end, Rule { stage: "markdown", name: "repeated-title" });
                    continue;
                }
                Some(LineHint::Heading)
            }
            Kind::Item => Some(LineHint::ListItem),
            Kind::Row => Some(LineHint::TableRow),
            Kind::Code | Kind::Text => None,
        };
        // Lines of a fixed width keep their blank lines: those end paragraphs.
        if page.wrapped && fresh && !writer.body.text.is_empty() {
            writer.start_line_after(line.start, None);
        }
        fresh = false;
        writer.start_line_at(line.words, hint);
        match line.kind {
            Kind::Code => writer.copy(Span::new(line.words, line.end)),
            Kind::Row => row(writer, line.words, line.end),
            Kind::Heading(_) => {
                let words = text.trim_end_matches('#').trim_end();
                inline(writer, line.words, line.words + words.len());
            }
            _ => inline(writer, line.words, line.end),
        }
    }
    writer.finish();
    page
}

fn take(metadata: &mut Metadata, key: &str, value: &str) {
    match key.to_ascii_lowercase().as_str() {
        "发布日期" | "发布时间" | "日期" | "时间" | "date" | "published" if metadata.date.is_none() => {
            metadata.date = date::find(value)
        }
        "发布机构" | "发文机构" | "来源" | "文件来源" | "source"
            if metadata.source.is_none() && !value.is_empty() =>
        {
            metadata.source = Some(value.to_owned());
        }
        "作者" | "author" if metadata.author.is_none() && !value.is_empty() => {
            metadata.author = Some(value.to_owned())
        }
        _ => {}
    }
}

/// Whether most lines of text run on in the next line.
fn is_wrapped(source: &str, lines: &[Line]) -> bool {
    let texts = lines.iter().filter(|l| l.kind == Kind::Text).count();
    let runs = lines
        .windows(2)
        .filter(|w| {
            matches!(w, [a, b] if a.kind == Kind::Text && b.kind == Kind::Text
            && !source.get(a.start..a.end).unwrap_or("").ends_in("。！？：；” "))
        })
        .count();
    texts >= 12 && runs * 2 > texts
}

/// Cells of a row between tabs.
fn row(writer: &mut Writer<'_>, start: usize, end: usize) {
    let source = writer.source;
    let text = source.get(start..end).unwrap_or("");
    let inner = text.strip_prefix('|').unwrap_or(text);
    let mut at = end - inner.len();
    let inner = inner.trim_end().strip_suffix('|').unwrap_or(inner);
    for (i, cell) in inner.split('|').enumerate() {
        let words = cell.trim();
        let from = at + cell.len() - cell.trim_start().len();
        if i > 0 {
            let done = writer.done();
            writer.replace(Span::new(done, from.max(done)), "\t");
        }
        inline(writer, from, from + words.len());
        at += cell.len() + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(source: &str) -> (String, Vec<LineHint>, Page) {
        let mut writer = Writer::new(source, MARKUP);
        let page = read(&mut writer, None, &Undo::default());
        assert!(writer.done() == source.len());
        (writer.body.text, writer.hints.iter().map(|h| h.1).collect(), page)
    }

    #[test]
    fn markers_go_and_words_stay() {
        for (source, want) in [
            ("**增长**12.5%，*同比*", "增长12.5%，同比"),
            ("见[《办法》](http://a.cn/x_(1).html)全文", "见《办法》全文"),
            ("![图一](a.png)", "图一"),
            ("`代码`与~~删去~~", "代码与删去"),
            ("2*3=6，a_b_c，5 * 6", "2*3=6，a_b_c，5 * 6"),
            ("1\\. 甲 \\* 乙", "1. 甲 * 乙"),
            ("甲&nbsp;乙<br>丙<b>丁</b>", "甲\u{a0}乙 丙丁"),
            ("a < b，[注] 无链接", "a < b，[注] 无链接"),
            ("<https://a.cn>", "https://a.cn"),
        ] {
            assert_eq!(body(source).0, want);
        }
    }

    #[test]
    fn headings_lists_tables_and_code() {
        let source = "# 标题\n\n## 一、总体要求 ##\n- 甲\n* 乙\n1. 丙\n> 引文\n\n|项目|金额|\n|---|---:|\n| 贷款 | **50** |\n\n```rust\nlet a = 1;\n```\n---\n完";
        let (text, hints, page) = body(source);
        assert_eq!(text, "标题\n一、总体要求\n甲\n乙\n1. 丙\n引文\n项目\t金额\n贷款\t50\nlet a = 1;\n完");
        use LineHint::{Heading, ListItem, TableRow, Title};
        assert_eq!(hints, [Title, Heading, ListItem, ListItem, ListItem, TableRow, TableRow]);
        assert_eq!(page.metadata.title.as_deref(), Some("标题"));
    }

    #[test]
    fn metadata_under_the_headline_goes() {
        let source = "# 某办法\n\n**发布日期**: 2025-08-07\n**发布机构**: 某委员会\n**原文链接**: [http://a.cn](http://a.cn)\n\n---\n\n某府规〔2025〕5号\n";
        let (text, _, page) = body(source);
        assert_eq!(text, "某办法\n某府规〔2025〕5号");
        assert_eq!(page.metadata.source.as_deref(), Some("某委员会"));
        assert_eq!(page.metadata.date.unwrap().to_string(), "2025-08-07");
    }

    #[test]
    fn plain_text_is_no_markdown() {
        for text in [
            "第一段。\n------------\n第二段。",
            "#话题# 标签",
            "1、甲\n2、乙",
            "- 引言",
            "a*b*c",
            "■资讯\n● 图注",
        ] {
            assert!(!is_markdown(text), "{text}");
        }
        for text in ["# 标题\n正文", "**一**\n**二**\n**三**", "|a|b|\n|--|--|\n|1|2|"] {
            assert!(is_markdown(text), "{text}");
        }
    }
}
