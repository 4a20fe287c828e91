//! Markers inside a line: emphasis, code, links, pictures.

use crate::input::Writer;
use crate::input::html::entities::reference;
use crate::input::html::tag::Tag;
use crate::input::html::tokenizer::{TokenKind, Tokenizer};
use crate::span::Span;

/// Words between markers.
pub(super) fn inline(writer: &mut Writer<'_>, start: usize, end: usize) {
    let source = writer.source;
    let mut at = start;
    while at < end {
        let rest = source.get(at..end).unwrap_or("");
        let plain = rest.find(['*', '_', '`', '[', ']', '!', '<', '&', '\\', '~']).unwrap_or(rest.len());
        if plain > 0 {
            writer.copy(Span::new(at, at + plain));
            at += plain;
            continue;
        }
        at += marker(writer, source, at, end);
    }
}

/// Deals with the marker at `at`, the first of a possible one; gives its length.
fn marker(writer: &mut Writer<'_>, source: &str, at: usize, end: usize) -> usize {
    let rest = source.get(at..end).unwrap_or("");
    let before = source.get(..at).and_then(|s| s.chars().next_back());
    let first = rest.chars().next().unwrap_or(' ');
    let length = first.len_utf8();
    let run = rest.chars().take_while(|c| *c == first).count();
    match first {
        // Passed over: what is not copied is markup.
        '*' if run <= 3 && (run >= 2 || emphasis(rest, before, run)) => return run,
        '_' if run <= 3 && emphasis(rest, before, run) => return run,
        '~' if run == 2 => return run,
        '`' => return run,
        '\\' => {
            let escaped = rest.chars().nth(1).filter(char::is_ascii_punctuation);
            if let Some(c) = escaped {
                writer.copy(Span::new(at + 1, at + 1 + c.len_utf8()));
                return 1 + c.len_utf8();
            }
        }
        '!' | '[' => {
            let image = first == '!';
            let label = if image { rest.strip_prefix("![") } else { rest.strip_prefix('[') };
            if let Some((words, length)) = label.and_then(link) {
                let from = at + 1 + usize::from(image);
                inline(writer, from, from + words);
                return from - at + length;
            }
        }
        '<' => {
            let token = Tokenizer::new(rest).next();
            if let Some(token) = token.filter(|t| t.kind != TokenKind::Text) {
                let tag = Tag::parse(token.name.of(rest));
                if tag == Tag::Break {
                    writer.replace(Span::new(at, at + token.span.len()), " ");
                }
                if tag != Tag::Inline
                    || token.kind == TokenKind::Comment
                    || ["span", "font", "u", "sup", "sub", "em", "i", "mark"].contains(&token.name.of(rest))
                {
                    return token.span.len();
                }
            }
            // `<https://…>`
            if let Some(close) = rest.find('>').filter(|_| rest.starts_with("<http")) {
                writer.copy(Span::new(at + 1, at + close));
                return close + 1;
            }
        }
        '&' => {
            if let Some((c, length)) = reference(rest) {
                let mut buffer = [0u8; 4];
                writer.replace(Span::new(at, at + length), c.encode_utf8(&mut buffer));
                return length;
            }
        }
        _ => {}
    }
    writer.copy(Span::new(at, at + length));
    length
}

/// Whether a single `*` or `_` opens or closes emphasis: it touches words on one side and has a partner.
fn emphasis(rest: &str, before: Option<char>, run: usize) -> bool {
    let after = rest.chars().nth(run);
    let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    // `2*3` and `snake_case` are words.
    if word(before) && word(after) {
        return false;
    }
    let touches = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    touches(before) || touches(after)
}

/// Length of the label and of all after the opening bracket: `label](target)`.
pub(super) fn link(rest: &str) -> Option<(usize, usize)> {
    let close = closing(rest, ['[', ']'], 2_000)?;
    let target = rest.get(close + 1..)?.strip_prefix('(')?;
    let end = closing(target, ['(', ')'], 4_000)?;
    Some((close, close + 2 + end + 1))
}

/// Where the bracket closes that was opened before `rest`, within `most` characters.
fn closing(rest: &str, [opening, closing]: [char; 2], most: usize) -> Option<usize> {
    let mut depth = 1;
    rest.char_indices().take(most).find_map(|(i, c)| {
        depth += i32::from(c == opening) - i32::from(c == closing);
        (depth == 0).then_some(i)
    })
}
