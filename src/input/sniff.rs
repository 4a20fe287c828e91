//! What markup a text is in, by its content.

use super::html::tokenizer::{TokenKind, Tokenizer};
use crate::span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Markup {
    Html,
    Markdown,
    Plain,
}

pub(crate) fn markup(text: &str) -> Markup {
    if is_html(text) {
        Markup::Html
    } else if super::markdown::is_markdown(text) {
        Markup::Markdown
    } else {
        Markup::Plain
    }
}

/// Elements that only markup has.
const BLOCKS: &[&str] = &[
    "p", "div", "br", "td", "tr", "table", "li", "ul", "ol", "h1", "h2", "h3", "section", "article", "body",
    "html", "head", "meta", "title", "span", "font", "center", "img", "a", "strong", "b", "script", "style",
    "link", "form",
];

/// Whether `text` is HTML: it starts with a tag, or has many.
fn is_html(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if !start.contains('<') {
        return false;
    }
    let prefix = |p: &str| start.get(..p.len()).is_some_and(|s| s.eq_ignore_ascii_case(p));
    if prefix("<!doctype html") || prefix("<html") {
        return true;
    }
    let end = span::ceil(start, 40_000);
    let head = start.get(..end).unwrap_or(start);
    let known = |name: &str| BLOCKS.iter().any(|b| b.eq_ignore_ascii_case(name));
    let mut first = true;
    let mut tags = 0;
    for token in Tokenizer::new(head) {
        match token.kind {
            TokenKind::Open | TokenKind::Close | TokenKind::SelfClosed if known(token.name.of(head)) => {
                if first {
                    return true;
                }
                tags += 1;
            }
            // An element of somebody's own before the first that is known proves nothing.
            TokenKind::Comment | TokenKind::Open => {}
            TokenKind::Text if token.span.of(head).trim().is_empty() => {}
            _ => first = false,
        }
    }
    // Text with markup in it: a tag for every few lines, and none of them quoted as code.
    tags >= 4 && tags * 400 >= head.len() && !head.contains("```") && !head.starts_with("# ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_fragments_and_text_are_told_apart() {
        for html in [
            "<!DOCTYPE html><p>x",
            " \n<div>正文</div>",
            "<!-- x --><p>正文",
            "本报讯<br>第一段<br>第二段<br><br>完",
        ] {
            assert!(is_html(html), "{html}");
        }
        for text in
            ["", "净利润<去年同期，增速>5%", "<某公司>公告", "<vip> 通知", "正文 <b>x", "《办法》全文"]
        {
            assert!(!is_html(text), "{text}");
        }
    }
}
