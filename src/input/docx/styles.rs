//! Paragraph styles of Word documents: what a style is called, how it is numbered, on which it is based.

use super::numbering::value;
use crate::input::LineHint;
use crate::input::html::tokenizer::{TokenKind, Tokenizer};
use crate::order;

/// Styles that stand on one another at most.
const DEEPEST: usize = 10;

#[derive(Debug, Default)]
struct Style {
    id: String,
    hint: Option<LineHint>,
    based: String,
    /// The list that counts its paragraphs, and the level in it.
    list: String,
    level: Option<usize>,
}

#[derive(Debug, Default)]
pub(super) struct Styles(Vec<Style>);

/// A hash of a style's name, to sort and to find it by.
fn key(id: &str) -> [u32; 4] {
    let [high, low] = order::hash(id.chars());
    [high, low, 0, 0]
}

impl Styles {
    pub(super) fn read(xml: &str) -> Styles {
        let mut out = Vec::<Style>::new();
        for token in Tokenizer::xml(xml) {
            let name = token.name.of(xml);
            if !matches!(token.kind, TokenKind::Open | TokenKind::SelfClosed) {
                continue;
            }
            let attributes = token.attributes.of(xml);
            let said = || value(attributes, "val");
            match (name.rsplit(':').next().unwrap_or(name), out.last_mut()) {
                ("style", _) => {
                    out.push(Style { id: value(attributes, "styleId").to_owned(), ..Style::default() });
                }
                ("name", Some(style)) => style.hint = named(said()),
                ("basedOn", Some(style)) => style.based = said().to_owned(),
                ("numId", Some(style)) => style.list = said().to_owned(),
                ("ilvl", Some(style)) => style.level = said().parse().ok(),
                ("outlineLvl", Some(style)) if said() != "9" => {
                    style.hint = style.hint.or(Some(LineHint::Heading));
                }
                _ => {}
            }
        }
        order::sort_by_key(&mut out, |s| key(&s.id));
        Styles(out)
    }

    fn find(&self, id: &str) -> Option<&Style> {
        let at = self.0.partition_point(|s| key(&s.id) < key(id));
        self.0.get(at).filter(|s| s.id == id)
    }

    /// What paragraphs of a style are, and which list counts them at which level; the name stands for a style that
    /// the document does not describe.
    pub(super) fn of(&self, id: &str) -> (Option<LineHint>, Option<(String, usize)>) {
        let (mut hint, mut list, mut level) = (None, None, None);
        let mut next = id;
        for _ in 0..DEEPEST {
            let Some(style) = self.find(next) else { break };
            hint = hint.or(style.hint);
            level = level.or(style.level);
            if list.is_none() && !style.list.is_empty() {
                list = Some(style.list.clone());
            }
            next = &style.based;
        }
        let hint = if self.find(id).is_some() { hint } else { named(id) };
        (hint, list.filter(|list| list != "0").map(|list| (list, level.unwrap_or(0))))
    }
}

/// `heading 1`, `Title`, `标题 2`; documents without descriptions number headings alone.
fn named(name: &str) -> Option<LineHint> {
    let name = name.to_ascii_lowercase();
    match name.as_str() {
        "title" | "标题" => Some(LineHint::Title),
        "1" | "2" | "3" | "4" => Some(LineHint::Heading),
        _ => (name.starts_with("heading") || name.starts_with("标题 ")).then_some(LineHint::Heading),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_stand_on_others() {
        let styles = Styles::read(
            "<w:styles><w:style w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"5\"/></w:numPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>\
             <w:style w:styleId=\"a3\"><w:name w:val=\"条\"/><w:basedOn w:val=\"1\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/></w:numPr></w:pPr></w:style>\
             <w:style w:styleId=\"a4\"><w:name w:val=\"Title\"/></w:style></w:styles>",
        );
        assert_eq!(styles.of("1"), (Some(LineHint::Heading), Some(("5".to_owned(), 0))));
        assert_eq!(styles.of("a3"), (Some(LineHint::Heading), Some(("5".to_owned(), 1))));
        assert_eq!(styles.of("a4"), (Some(LineHint::Title), None));
        assert_eq!(styles.of("Heading2"), (Some(LineHint::Heading), None));
        assert_eq!(styles.of("Normal"), (None, None));
    }
}
