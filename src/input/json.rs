//! A small JSON reader for rows of text: strings are decoded, numbers stay as they are written.

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Text(String),
    /// Numbers, true, false; null is empty.
    Plain(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// Deeper nesting is no row of text.
const DEEPEST: u32 = 64;

/// Reads one value from the start of `text`; gives what follows.
pub(crate) fn parse(text: &str) -> Option<(Json, &str)> {
    value(text.trim_start(), 0)
}

fn value(text: &str, depth: u32) -> Option<(Json, &str)> {
    match text.chars().next()? {
        '"' => string(text).map(|(s, rest)| (Json::Text(s), rest)),
        _ if depth > DEEPEST => None,
        '{' => {
            let mut rest = text.get(1..)?.trim_start();
            let mut fields = Vec::new();
            while !rest.starts_with('}') {
                let (key, after) = string(rest)?;
                let (field, after) = value(after.trim_start().strip_prefix(':')?.trim_start(), depth + 1)?;
                fields.push((key, field));
                rest = next(after, '}')?;
            }
            Some((Json::Object(fields), rest.get(1..)?))
        }
        '[' => {
            let mut rest = text.get(1..)?.trim_start();
            let mut items = Vec::new();
            while !rest.starts_with(']') {
                let (item, after) = value(rest, depth + 1)?;
                items.push(item);
                rest = next(after, ']')?;
            }
            Some((Json::List(items), rest.get(1..)?))
        }
        _ => {
            let length = text
                .bytes()
                .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'+' | b'.'))
                .count();
            let (word, rest) = text.split_at_checked(length)?;
            let number = word.starts_with(|c: char| c.is_ascii_digit() || c == '-');
            match word {
                "null" => Some((Json::Plain(String::new()), rest)),
                "true" | "false" => Some((Json::Plain(word.to_owned()), rest)),
                _ if number => Some((Json::Plain(word.to_owned()), rest)),
                _ => None,
            }
        }
    }
}

/// Past the comma to the next item, or to the closing bracket.
fn next(after: &str, close: char) -> Option<&str> {
    let after = after.trim_start();
    if after.starts_with(close) {
        return Some(after);
    }
    Some(after.strip_prefix(',')?.trim_start()).filter(|rest| !rest.starts_with(close))
}

fn string(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut out = String::new();
    loop {
        let at = rest.find(['"', '\\'])?;
        out.push_str(rest.get(..at)?);
        let stop = rest.get(at..)?;
        if let Some(after) = stop.strip_prefix('"') {
            return Some((out, after));
        }
        let escape = stop.chars().nth(1)?;
        rest = stop.get(1 + escape.len_utf8()..)?;
        match escape {
            'n' => out.push('\n'),
            't' => out.push('\t'),
            'r' => out.push('\r'),
            'b' | 'f' => out.push(' '),
            'u' => {
                let unit = |text: &str| u32::from_str_radix(text.get(..4)?, 16).ok();
                let mut code = unit(rest)?;
                rest = rest.get(4..)?;
                if (0xD800..0xDC00).contains(&code)
                    && let Some(low) =
                        rest.strip_prefix("\\u").and_then(unit).filter(|l| (0xDC00..0xE000).contains(l))
                {
                    code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                    rest = rest.get(6..)?;
                }
                out.push(char::from_u32(code).unwrap_or('\u{fffd}'));
            }
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read() {
        let (value, rest) =
            parse(" {\"text\": \"第一行\\n“\\u8d37款”\\ud83d\\ude00\", \"n\": [1.50, null], \"o\": {}} x")
                .unwrap();
        let Json::Object(fields) = value else { panic!() };
        assert_eq!(fields[0].1, Json::Text("第一行\n“贷款”😀".to_owned()));
        assert_eq!(fields[1].1, Json::List(vec![Json::Plain("1.50".to_owned()), Json::Plain(String::new())]));
        assert_eq!(rest, " x");
    }

    #[test]
    fn what_is_not_json_is_refused() {
        for text in ["", "{", "{\"a\"}", "{\"a\":1,}", "[1 2]", "{甲}", "\"开", "\"\\u12\"", "nul"] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse(&"[".repeat(100_000)), None);
    }
}
