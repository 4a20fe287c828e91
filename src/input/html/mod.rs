//! HTML, whole pages and fragments: tokens → tree → lines → main content → body with its map.

mod content;
pub(super) mod entities;
mod headline;
mod lines;
mod marks;
mod meta;
pub(super) mod phrases;
mod reader;
pub(super) mod tag;
mod thread;
pub(super) mod tokenizer;
mod tree;

use super::undo::Undo;
use super::{LineHint, MarkupCode, Metadata, Writer};
use crate::offset_map::Rule;
use crate::span::{Source, Span};
use lines::{Line, Lines};
use tree::Tree;

pub(crate) const MARKUP: Rule = Rule { stage: "html", name: "markup" };

/// A text with fewer characters may be hidden until a script shows it.
const FEW: u64 = 60;

/// What a page gives beside its body.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub metadata: Metadata,
    pub codes: Vec<MarkupCode>,
    /// Lines that the user wanted to have back.
    pub restored: Vec<Span<Source>>,
    /// Whether lines that `<br>` ends are lines of a fixed width, not paragraphs.
    pub wrapped: bool,
}

/// Reads the rest of the source into `writer`. `titled` says that front matter gave the title already.
pub(crate) fn read(writer: &mut Writer<'_>, titled: Option<&str>, undo: &Undo) -> Page {
    writer.set_markup(MARKUP);
    let source = writer.source;
    let tree = Tree::parse(source, writer.done());
    let mut lines = Lines::read(source, &tree, false);
    let mut choice = content::choose(&tree, &lines, titled);
    if choice.chars < FEW {
        let all = Lines::read(source, &tree, true);
        let other = content::choose(&tree, &all, titled);
        if other.chars > FEW * 3 {
            (lines, choice) = (all, other);
        }
    }
    let mut page = Page { metadata: meta::read(source, &tree, &lines, &choice), ..Page::default() };
    page.wrapped = lines::is_wrapped(&lines, &choice.reasons);
    if !undo.is_empty() {
        page.restored = restore(&lines, &mut choice.reasons, undo);
    }
    // A page of nothing but boilerplate is better than none.
    if choice.reasons.iter().all(Option::is_some) {
        choice.reasons.fill(None);
    }
    let mut quotes = lines.quotes.iter().peekable();
    let mut before = None;
    let mut end_before = writer.done();
    let own = choice.title.map_or(0..0, |title| headline::lines_of(&lines, title));
    for (i, (line, reason)) in lines.lines.iter().zip(&choice.reasons).enumerate() {
        // What was left out is listed from its first to its last character, under the rule that left it out.
        if *reason != before {
            if let Some(name) = before {
                writer.remove(end_before, Rule { stage: "html", name });
            }
            if reason.is_some() {
                writer.remove(start(&lines, line), MARKUP);
            }
            before = *reason;
        }
        end_before = end(&lines, line);
        if reason.is_none() {
            let title = own.contains(&i);
            keep(writer, &lines, line, title, &mut quotes, &mut page.codes);
        }
    }
    if let Some(name) = before {
        writer.remove(end_before, Rule { stage: "html", name });
    }
    writer.finish();
    page
}

/// The start of a line in the source.
fn start(lines: &Lines, line: &Line) -> usize {
    lines.segments.get(line.segments.0 as usize).map_or(0, |s| s.source.start as usize)
}

/// The end of a line in the source.
fn end(lines: &Lines, line: &Line) -> usize {
    let last = lines.segments.get((line.segments.1 as usize).saturating_sub(1));
    last.map_or(0, |s| s.source.end as usize)
}

/// Keeps what the user wants to have back. An edit starts with the first of its lines.
fn restore(lines: &Lines, reasons: &mut [content::Reason], undo: &Undo) -> Vec<Span<Source>> {
    let mut restored = Vec::new();
    let mut run: Option<(&'static str, bool)> = None;
    for (line, reason) in lines.lines.iter().zip(reasons) {
        if let Some(name) = *reason {
            let back = match run {
                Some((before, back)) if before == name => back,
                _ => undo.refuses(Rule { stage: "html", name }) || undo.refuses_at(start(lines, line) as u32),
            };
            run = Some((name, back));
            if back {
                *reason = None;
                restored.push(Span::new(start(lines, line), end(lines, line)));
            }
        } else {
            run = None;
        }
    }
    restored
}

fn keep<'l>(
    writer: &mut Writer<'_>,
    lines: &Lines,
    line: &Line,
    title: bool,
    quotes: &mut std::iter::Peekable<impl Iterator<Item = &'l Span<Source>>>,
    codes: &mut Vec<MarkupCode>,
) {
    let segments = lines.segments.get(line.segments.0 as usize..line.segments.1 as usize).unwrap_or(&[]);
    let first = start(lines, line);
    let hint = if title { Some(LineHint::Title) } else { hint(line) };
    writer.start_line_at(first, hint);
    // Body offset minus buffer offset.
    let base = writer.body.text.len() as u32;
    for (i, segment) in segments.iter().enumerate() {
        let end = segments.get(i + 1).map_or(line.end, |next| next.at);
        let text = lines.buffer.get(segment.at as usize..end as usize).unwrap_or("");
        while let Some(quote) = quotes.next_if(|q| q.end <= segment.source.start) {
            if quote.start as usize >= writer.done() && i > 0 {
                writer.remove(quote.start as usize, MARKUP);
                writer.remove(quote.end as usize, Rule { stage: "html", name: "live-quote" });
            }
        }
        if segment.copy {
            writer.copy(segment.source);
        } else {
            writer.replace(segment.source, text);
        }
    }
    let first = lines.codes.partition_point(|c| c.start < line.start);
    for code in lines.codes.iter().skip(first).take_while(|c| c.end <= line.end) {
        let at =
            Span::new((code.start - line.start + base) as usize, (code.end - line.start + base) as usize);
        codes.push(MarkupCode { at, code: code.code.clone() });
    }
}

fn hint(line: &Line) -> Option<LineHint> {
    if line.caption {
        Some(LineHint::Caption)
    } else if line.row {
        Some(LineHint::TableRow)
    } else if line.heading > 0 {
        Some(LineHint::Heading)
    } else if line.item {
        Some(LineHint::ListItem)
    } else if line.bold == line.chars && line.chars <= 40 {
        Some(LineHint::Subhead)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_page(source: &str) -> (String, Vec<LineHint>, Page, Vec<&'static str>) {
        let mut writer = Writer::new(source, MARKUP);
        let page = read(&mut writer, None, &Undo::default());
        let rules = writer.body.edits.iter().map(|e| e.rule.name).filter(|n| *n != "markup").collect();
        (writer.body.text, writer.hints.iter().map(|h| h.1).collect(), page, rules)
    }

    const FIRST: &str = "某市今日召开发布会，介绍上半年经济运行情况，并回答记者提问。";
    const SECOND: &str = "会上表示，下一步将继续加大对科技企业的支持力度，推动产业升级。";

    #[test]
    fn scripts_styles_and_comments_never_leak() {
        let source = format!(
            "<p>{FIRST}</p><style>.a_wrap&#123;border:1px solid;&#125;</style><script>var a='<p>假的，正文。</p>';</script>\
             <!-- <p>旧的，正文。</p> --><noscript>请启用脚本，谢谢。</noscript><p>{SECOND}</p>"
        );
        assert_eq!(read_page(&source).0, format!("{FIRST}\n{SECOND}"));
    }

    #[test]
    fn codes_in_comments_are_metadata() {
        let page = read_page(&format!("<p>{FIRST}</p><!-- news_keyword_pub,stock,sh600000&sz000001 -->")).2;
        assert_eq!(page.metadata.stock_codes, ["sh600000", "sz000001"]);
    }

    #[test]
    fn links_to_companies_give_codes() {
        let source = format!(
            "<p>{FIRST}<a href=\"http://a.cn/realstock/company/sz000001/nc.shtml\">乙银行</a>也参加了会议。</p>"
        );
        let (text, _, page, _) = read_page(&source);
        assert_eq!(
            page.codes.iter().map(|c| (c.at.of(&text), c.code.as_str())).collect::<Vec<_>>(),
            [("乙银行", "sz000001")]
        );
    }

    #[test]
    fn captions_and_subheads_are_known_by_class_and_weight() {
        let source = format!(
            "<p>{FIRST}</p><div><img alt=\"某某/摄\"><span class=\"img_descr\">某某/摄</span></div>\
             <p>　　<font cms-style=\"font-L strong-Bold\">二、下一步安排</font></p><p>{SECOND}<b>。</b></p>"
        );
        let (text, hints, ..) = read_page(&source);
        assert_eq!(text, format!("{FIRST}\n某某/摄\n二、下一步安排\n{SECOND}。"));
        assert_eq!(hints, [LineHint::Caption, LineHint::Subhead]);
    }

    #[test]
    fn comments_longer_than_the_article_go() {
        let comment =
            "<li><p>网友甲说，这件事情我怎么看，大家怎么看，都可以讨论，欢迎来谈。</p></li>".repeat(12);
        let source = format!(
            "<html><body><div><h1>发布会召开</h1><div><p>{FIRST}</p><p>{SECOND}</p></div><div class=\"comment-list\"><ul>{comment}</ul></div></div></body></html>"
        );
        assert_eq!(read_page(&source).0, format!("发布会召开\n{FIRST}\n{SECOND}"));
    }

    #[test]
    fn related_lists_and_menus_go() {
        let list = "<li><a href=/a>某市今日召开发布会介绍经济运行情况</a></li>".repeat(6);
        let source = format!(
            "<body><div><ul>{list}</ul></div><div><p>{FIRST}</p><p>{SECOND}</p><h3>相关新闻</h3><ul>{list}</ul></div></body>"
        );
        assert_eq!(read_page(&source).0, format!("{FIRST}\n{SECOND}"));
    }

    #[test]
    fn line_breaks_make_paragraphs() {
        let source = format!("<td>　　{FIRST}<br><br>\n　　{SECOND}<br>\n</td>");
        assert_eq!(read_page(&source).0, format!("{FIRST}\n{SECOND}"));
    }

    #[test]
    fn the_first_post_of_a_thread_is_the_text() {
        let post = |text: &str, time: &str| {
            format!("<div><p>{text}{text}</p><p>发表于 2025-03-01 {time} 某网友</p></div>")
        };
        let source = format!(
            "<body>{}{}{}</body>",
            post(FIRST, "10:01"),
            post(SECOND, "10:05"),
            post(SECOND, "11:05")
        );
        let (text, ..) = read_page(&source);
        assert!(text.contains(FIRST) && !text.contains(SECOND));
    }

    #[test]
    fn deep_nesting_keeps_its_text() {
        let source = format!("{}<p>{FIRST}</p>{}", "<div><span>".repeat(300), "</span></div>".repeat(300));
        assert_eq!(read_page(&source).0, FIRST);
    }

    #[test]
    fn text_that_a_script_shows_is_read() {
        let source = format!(
            "<body><div style=\"display: none\"><p>{}</p></div><p>加载中</p></body>",
            FIRST.repeat(8)
        );
        assert!(read_page(&source).0.contains(FIRST));
    }
}
