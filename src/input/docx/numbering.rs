//! List numbers of Word documents: the text holds none, `word/numbering.xml` says how they count.

use crate::input::html::tokenizer::{TokenKind, Tokenizer, attributes};
use crate::order;

/// Levels that a list can have.
const DEEPEST: usize = 9;

#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    format: String,
    /// `%1、` or `%1.%2`.
    text: String,
}

/// How a list counts, and how far each of its levels has counted.
#[derive(Debug, Default)]
struct Definition {
    levels: Vec<Level>,
    counts: [Option<u32>; DEEPEST],
}

#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// By the number that paragraphs name, in order: which definition counts for them.
    lists: Vec<(u32, u32)>,
    /// By their numbers, in order.
    definitions: Vec<(u32, Definition)>,
}

/// The value of an attribute, whatever its prefix.
pub(super) fn value<'a>(attributes_text: &'a str, name: &str) -> &'a str {
    let is = |key: &str| key.rsplit(':').next() == Some(name);
    attributes(attributes_text).find(|a| is(a.0)).map_or("", |a| a.1)
}

impl Numbering {
    pub(super) fn read(xml: &str) -> Numbering {
        let mut out = Numbering::default();
        // The list that is being read; `None` within a definition.
        let mut list = None;
        for token in Tokenizer::xml(xml) {
            if !matches!(token.kind, TokenKind::Open | TokenKind::SelfClosed) {
                continue;
            }
            let name = token.name.of(xml);
            let attributes = token.attributes.of(xml);
            let number = |name: &str| value(attributes, name).parse::<u32>().ok();
            let levels = out.definitions.last_mut().filter(|_| list.is_none()).map(|d| &mut d.1.levels);
            let said = || value(attributes, "val");
            match (name.rsplit(':').next().unwrap_or(name), levels) {
                ("abstractNum", _) => {
                    list = None;
                    out.definitions.extend(number("abstractNumId").map(|id| (id, Definition::default())));
                }
                ("num", _) => list = number("numId"),
                ("abstractNumId", _) => out.lists.extend(list.zip(number("val"))),
                ("lvl", Some(levels)) if levels.len() < DEEPEST => {
                    levels.push(Level { start: 1, ..Level::default() });
                }
                (name, Some(levels)) => match (name, levels.last_mut()) {
                    ("start", Some(level)) => level.start = number("val").unwrap_or(1),
                    ("numFmt", Some(level)) => level.format = said().to_owned(),
                    ("lvlText", Some(level)) => level.text = said().to_owned(),
                    _ => {}
                },
                _ => {}
            }
        }
        order::sort_by_key(&mut out.lists, |l| [l.0, 0, 0, 0]);
        order::sort_by_key(&mut out.definitions, |d| [d.0, 0, 0, 0]);
        out
    }

    /// The number of the next paragraph of `list` at `level`; bullets have none.
    pub(super) fn next(&mut self, list: &str, level: usize) -> Option<String> {
        let list = list.parse().ok()?;
        let at = self.lists.binary_search_by_key(&list, |l| l.0).ok()?;
        let id = self.lists.get(at)?.1;
        let at = self.definitions.binary_search_by_key(&id, |d| d.0).ok()?;
        let Definition { levels, counts } = &mut self.definitions.get_mut(at)?.1;
        let this = levels.get(level)?;
        let count = counts.get_mut(level)?;
        *count = Some(count.map_or(this.start, |n| n.saturating_add(1)));
        counts.iter_mut().skip(level + 1).for_each(|deeper| *deeper = None);
        if matches!(this.format.as_str(), "bullet" | "none") {
            return None;
        }
        let mut out = String::new();
        let mut parts = this.text.split('%');
        out.push_str(parts.next().unwrap_or(""));
        for part in parts {
            let mut chars = part.chars();
            let place = chars.next().and_then(|c| c.to_digit(10)).unwrap_or(0) as usize;
            let above = place.checked_sub(1).and_then(|i| levels.get(i).zip(counts.get(i)));
            if let Some((level, count)) = above {
                out.push_str(&numeral(count.unwrap_or(level.start), &level.format)?);
            }
            out.push_str(chars.as_str());
        }
        (!out.trim().is_empty()).then_some(out)
    }
}

/// A number as the list writes it.
fn numeral(number: u32, format: &str) -> Option<String> {
    let letter = |first: u8| char::from_u32(u32::from(first) + number.checked_sub(1)? % 26).map(String::from);
    match format {
        "upperLetter" => letter(b'A'),
        "lowerLetter" => letter(b'a'),
        "upperRoman" => Some(roman(number)),
        "lowerRoman" => Some(roman(number).to_ascii_lowercase()),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&number) => {
            char::from_u32('①' as u32 + number - 1).map(String::from)
        }
        "decimalZero" => Some(format!("{number:02}")),
        _ if format.starts_with("chinese")
            || format.starts_with("japanese")
            || format.starts_with("ideograph") =>
        {
            Some(chinese(number))
        }
        _ => Some(number.to_string()),
    }
}

fn chinese(number: u32) -> String {
    let digit =
        |n: u32| "〇一二三四五六七八九".chars().nth(n as usize % 10).map(String::from).unwrap_or_default();
    match number {
        0..=9 => digit(number),
        10..=99 => {
            let tens = if number < 20 { String::new() } else { digit(number / 10) };
            let ones = if number.is_multiple_of(10) { String::new() } else { digit(number % 10) };
            format!("{tens}十{ones}")
        }
        // 一百零五, 一百一十五
        100..=999 => {
            let rest = match number % 100 {
                0 => String::new(),
                ones @ 1..=9 => format!("零{}", digit(ones)),
                teens @ 10..=19 => format!("一{}", chinese(teens)),
                more => chinese(more),
            };
            format!("{}百{rest}", digit(number / 100))
        }
        _ => number.to_string().bytes().map(|b| digit(u32::from(b - b'0'))).collect(),
    }
}

fn roman(mut number: u32) -> String {
    const PARTS: &[(u32, &str)] = &[
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut out = String::new();
    number %= 4000;
    for (value, letters) in PARTS {
        while number >= *value {
            out.push_str(letters);
            number -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_count_as_their_definition_says() {
        let level = |n: u32, format: &str, text: &str| {
            format!(
                "<w:lvl w:ilvl=\"{n}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
            )
        };
        let xml = format!(
            "<w:numbering><w:abstractNum w:abstractNumId=\"7\">{}{}{}</w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/></w:num></w:numbering>",
            level(0, "chineseCountingThousand", "%1、"),
            level(1, "decimal", "%1.%2"),
            level(2, "bullet", "")
        );
        let mut numbering = Numbering::read(&xml);
        let got: Vec<_> =
            [0, 1, 1, 2, 0, 1].iter().map(|&l| numbering.next("3", l).unwrap_or_default()).collect();
        assert_eq!(got, ["一、", "一.1", "一.2", "", "二、", "二.1"]);
        assert_eq!((chinese(10), chinese(21), roman(14)), ("十".into(), "二十一".into(), "XIV".into()));
        assert_eq!(
            (chinese(105), chinese(112), chinese(130)),
            ("一百零五".into(), "一百一十二".into(), "一百三十".into())
        );
        assert_eq!(numbering.next("9", 0), None);
    }
}
