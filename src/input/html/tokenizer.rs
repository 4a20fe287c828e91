//! Splits markup into tags, comments and text, each with its byte span. It never fails and never
//! goes back: what is not well formed becomes text or the shortest tag that fits.

use crate::phrases::Sets;
use crate::span::{Source, Span};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    Open,
    /// `<br/>`: opens and closes at once, which HTML heeds for void elements alone and XML for all.
    SelfClosed,
    Close,
    Text,
    /// Comments, doctype, processing instructions.
    Comment,
    /// The inside of script, style and the like, never text for a reader.
    Raw,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub kind: TokenKind,
    pub span: Span<Source>,
    /// The tag's name; for other kinds empty.
    pub name: Span<Source>,
    /// All after the name of an opening tag.
    pub attributes: Span<Source>,
}

/// Elements whose inside is not markup.
const RAW: [&str; 6] = ["script", "style", "textarea", "title", "xmp", "noembed"];

pub(crate) struct Tokenizer<'a> {
    text: &'a str,
    at: usize,
    /// The raw element that was just opened.
    raw: Option<&'static str>,
    /// From here on no comment end, double quote, single quote follows: looked for once, not again.
    no_comment_end: usize,
    no_quote: [usize; 2],
    /// XML has no raw elements.
    html: bool,
}

impl<'a> Tokenizer<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Tokenizer::from(text, 0)
    }

    /// Starts at byte `at`; spans count from the start of `text` all the same.
    pub(crate) fn from(text: &'a str, at: usize) -> Self {
        let never = usize::MAX;
        Tokenizer { text, at, raw: None, no_comment_end: never, no_quote: [never; 2], html: true }
    }

    pub(crate) fn xml(text: &'a str) -> Self {
        Tokenizer { html: false, ..Tokenizer::new(text) }
    }

    fn rest(&self, from: usize) -> &'a str {
        self.text.get(from..).unwrap_or("")
    }

    fn token(&mut self, kind: TokenKind, end: usize) -> Token {
        let span = Span::new(self.at, end);
        self.at = end;
        Token { kind, span, name: Span::default(), attributes: Span::default() }
    }

    /// Up to `</name`, or to the end of the text.
    fn raw_text(&mut self, name: &str) -> usize {
        let mut at = self.at;
        while let Some(found) = self.rest(at).find("</") {
            let start = at + found;
            let after = self.rest(start + 2).as_bytes();
            if after.get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes()))
                && !after.get(name.len()).is_some_and(u8::is_ascii_alphanumeric)
            {
                return start;
            }
            at = start + 2;
        }
        self.text.len()
    }

    fn comment_end(&mut self) -> usize {
        let from = self.at + 4;
        // `<!-->` and `<!--->` are whole comments.
        for short in [">", "->"] {
            if self.rest(from).starts_with(short) {
                return from + short.len();
            }
        }
        if from < self.no_comment_end {
            match self.rest(from).find("-->") {
                Some(found) => return from + found + 3,
                None => self.no_comment_end = from,
            }
        }
        // An unclosed comment ends with its first `>`: a reader would rather see too much than nothing.
        self.rest(from).find('>').map_or(self.text.len(), |found| from + found + 1)
    }

    /// The end of a tag that starts at `self.at`: past the `>` that no quotes hide.
    fn tag_end(&mut self, from: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = from;
        let mut value = false;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'>' => return Some(at + 1),
                // A new tag inside a tag: the first one was never closed.
                b'<' if !value => return Some(at),
                b'"' | b'\'' if value => {
                    let kind = usize::from(byte == b'\'');
                    let limit = self.no_quote.get_mut(kind)?;
                    if at < *limit {
                        match bytes.get(at + 1..).and_then(|rest| rest.iter().position(|b| *b == byte)) {
                            Some(found) => at += found + 1,
                            None => *limit = at,
                        }
                    }
                    value = false;
                }
                b'=' => value = true,
                byte if byte.is_ascii_whitespace() => {}
                _ => value = false,
            }
            at += 1;
        }
        None
    }

    fn markup(&mut self) -> Option<Token> {
        let bytes = self.text.as_bytes();
        let next = *bytes.get(self.at + 1)?;
        if next == b'!' || next == b'?' {
            let end = if self.rest(self.at).starts_with("<!--") {
                self.comment_end()
            } else if self.rest(self.at).starts_with("<![CDATA[") && !self.html {
                // Word never writes one; shown as a comment it can do no harm.
                self.rest(self.at).find("]]>").map_or(self.text.len(), |found| self.at + found + 3)
            } else {
                self.rest(self.at).find('>').map_or(self.text.len(), |found| self.at + found + 1)
            };
            return Some(self.token(TokenKind::Comment, end));
        }
        let closing = next == b'/';
        let start = self.at + 1 + usize::from(closing);
        if !bytes.get(start)?.is_ascii_alphabetic() {
            return None;
        }
        let length = bytes.get(start..)?.iter().take_while(|b| is_name(**b)).count();
        let name = Span::new(start, start + length);
        let end = self.tag_end(start + length)?;
        let inside = self.text.get(start + length..end)?.trim_end_matches('>');
        let kind = match (closing, inside.ends_with('/')) {
            (true, _) => TokenKind::Close,
            (false, true) => TokenKind::SelfClosed,
            (false, false) => TokenKind::Open,
        };
        if kind == TokenKind::Open && self.html {
            let name = name.of(self.text);
            self.raw = RAW.into_iter().find(|raw| raw.eq_ignore_ascii_case(name));
        }
        let attributes = Span::new(start + length, start + length + inside.len());
        Some(Token { name, attributes, ..self.token(kind, end) })
    }
}

const fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'-' | b'_' | b'.')
}

impl Iterator for Tokenizer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        if self.at >= self.text.len() {
            return None;
        }
        if let Some(name) = self.raw.take() {
            let end = self.raw_text(name);
            // A title holds text for the reader, entities included.
            let kind = if name == "title" { TokenKind::Text } else { TokenKind::Raw };
            if end > self.at {
                return Some(self.token(kind, end));
            }
        }
        let bytes = self.text.as_bytes();
        if bytes.get(self.at) == Some(&b'<')
            && let Some(token) = self.markup()
        {
            return Some(token);
        }
        let from = self.at + 1;
        let end = bytes
            .get(from..)
            .and_then(|r| r.iter().position(|b| *b == b'<'))
            .map_or(bytes.len(), |p| from + p);
        Some(self.token(TokenKind::Text, end))
    }
}

/// Reads `name="value"` pairs one after the other.
pub(crate) fn attributes(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_in(" \t\n\r\x0c/\"'=");
        if rest.is_empty() {
            return None;
        }
        let end =
            rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/')).unwrap_or(rest.len());
        let (name, after) = rest.split_at_checked(end)?;
        let after = after.trim_ascii_start();
        let Some(value) = after.strip_prefix('=') else {
            rest = after;
            return Some((name, ""));
        };
        let value = value.trim_ascii_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, tail) = match quote {
            Some(q) => value.get(1..)?.split_once(q).unwrap_or((value.get(1..)?, "")),
            None => value
                .split_at_checked(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len()))?,
        };
        rest = tail;
        Some((name, value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(TokenKind, &str)> {
        Tokenizer::new(text).map(|t| (t.kind, t.span.of(text))).collect()
    }

    #[test]
    fn tokens_cover_the_text() {
        for text in [
            "<p class=a>甲<br/>乙</p>",
            "a < b <c",
            "<!-- 未完 <p>正文</p>",
            "<a title=\"x>y\">链接</a>",
            "<a href=\"x>断</a><b>粗</b>",
            "<style>.a&#123;</style>x<script>if(a<b)</script>y",
            "<p<p>双</p>",
            "<!---->空<!-->短",
            "<script>没有结尾",
        ] {
            let joined: String = shown(text).iter().map(|t| t.1).collect();
            assert_eq!(joined, text);
        }
    }

    #[test]
    fn unclosed_comments_and_scripts_do_not_eat_the_page() {
        assert!(shown("<!-- 未完 <p>正文</p>").contains(&(TokenKind::Text, "正文")));
        assert!(shown("<script>if(a<b)</script>后").contains(&(TokenKind::Raw, "if(a<b)")));
        assert!(shown("<a href=\"x>断</a><b>粗</b>").contains(&(TokenKind::Text, "粗")));
    }

    #[test]
    fn attributes_are_read_with_and_without_quotes() {
        let all: Vec<_> = attributes(" id=\"stock_sh601398\" class='a b' width=3 hidden href=/x/").collect();
        let want =
            [("id", "stock_sh601398"), ("class", "a b"), ("width", "3"), ("hidden", ""), ("href", "/x/")];
        assert_eq!(all, want);
    }

    #[test]
    fn many_unclosed_things_take_linear_time() {
        let text = "<!-- <a href=\"x ".repeat(100_000);
        assert!(Tokenizer::new(&text).count() > 0);
    }
}
