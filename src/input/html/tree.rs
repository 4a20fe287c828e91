//! The page as a tree: nodes in document order and the events between which text stands.
//! Mis-nested and unclosed tags are mended the way browsers do, as far as reading needs it.

use super::tag::Tag;
use super::tokenizer::{TokenKind, Tokenizer, attributes};
use crate::span::{Source, Span};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    Open(u32),
    Close(u32),
    /// Text of the node, not yet decoded.
    Text(u32, Span<Source>),
    Comment(Span<Source>),
}

#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Node {
    pub tag: Tag,
    pub parent: u32,
    /// Positions of its Open and Close in the events.
    pub open: u32,
    pub close: u32,
    pub name: Span<Source>,
    pub attributes: Span<Source>,
    /// From the start of its opening tag to the end of its closing tag.
    pub span: Span<Source>,
}

#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub nodes: Vec<Node>,
    pub events: Vec<Event>,
}

/// Deeper than any page that a person wrote; what is nested deeper hangs on the last node.
const DEEPEST: usize = 400;
/// How far up an end tag looks for its start tag: keeps broken pages linear.
const REACH: usize = 64;

impl Tree {
    /// Parses `source` from byte `from` on.
    pub(crate) fn parse(source: &str, from: usize) -> Tree {
        let mut builder = Builder { tree: Tree::default(), open: Vec::new(), end: 0 };
        builder.push(Node { tag: Tag::Block, ..Node::default() });
        for token in Tokenizer::from(source, from) {
            match token.kind {
                TokenKind::Text => {
                    let node = builder.top();
                    builder.tree.events.push(Event::Text(node, token.span));
                }
                TokenKind::Comment => builder.tree.events.push(Event::Comment(token.span)),
                TokenKind::Raw => {}
                TokenKind::Open | TokenKind::SelfClosed => {
                    let tag = Tag::parse(token.name.of(source));
                    builder.open(Node {
                        tag,
                        name: token.name,
                        attributes: token.attributes,
                        span: token.span,
                        ..Node::default()
                    });
                    if tag.is_void() {
                        builder.pop(token.span.end);
                    }
                }
                TokenKind::Close => builder.close(source, token.name.of(source), token.span.end),
            }
            builder.end = token.span.end;
        }
        while !builder.open.is_empty() {
            builder.pop(builder.end);
        }
        builder.tree
    }

    pub(crate) fn node(&self, index: u32) -> Node {
        self.nodes.get(index as usize).copied().unwrap_or_default()
    }

    pub(crate) fn attribute<'a>(&self, source: &'a str, index: u32, name: &str) -> Option<&'a str> {
        let text = self.node(index).attributes.of(source);
        attributes(text).find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

struct Builder {
    tree: Tree,
    open: Vec<u32>,
    end: u32,
}

impl Builder {
    fn top(&self) -> u32 {
        self.open.last().copied().unwrap_or(0)
    }

    fn tag(&self, index: u32) -> Tag {
        self.tree.node(index).tag
    }

    fn push(&mut self, node: Node) {
        let index = self.tree.nodes.len() as u32;
        let parent = self.top();
        let open = self.tree.events.len() as u32;
        self.tree.nodes.push(Node { parent, open, close: open, ..node });
        self.tree.events.push(Event::Open(index));
        self.open.push(index);
    }

    fn pop(&mut self, end: u32) {
        let Some(index) = self.open.pop() else { return };
        let close = self.tree.events.len() as u32;
        if let Some(node) = self.tree.nodes.get_mut(index as usize) {
            node.close = close;
            node.span.end = end.max(node.span.start);
        }
        self.tree.events.push(Event::Close(index));
    }

    fn open(&mut self, node: Node) {
        // Elements that end without an end tag: the nearest such one within its walls.
        let start = node.span.start;
        let reach = self.open.len().saturating_sub(REACH);
        let mut cut = None;
        for at in (reach.max(1)..self.open.len()).rev() {
            let tag = self.open.get(at).map_or(Tag::Inline, |i| self.tag(*i));
            if tag.ends_before(node.tag) {
                cut = Some(at);
            }
            let stops = match node.tag {
                Tag::Cell | Tag::Row | Tag::RowGroup => tag == Tag::Table,
                Tag::Item => tag == Tag::List || tag.is_wall(),
                _ => tag.is_wall(),
            };
            if stops || (!tag.is_inline() && cut.is_none() && tag == Tag::Block) {
                break;
            }
        }
        if let Some(cut) = cut {
            while self.open.len() > cut {
                self.pop(start);
            }
        }
        while self.open.len() >= DEEPEST {
            self.pop(start);
        }
        self.push(node);
    }

    fn close(&mut self, source: &str, name: &str, end: u32) {
        let tag = Tag::parse(name);
        let reach = self.open.len().saturating_sub(REACH).max(1);
        let mut found = None;
        for at in (reach..self.open.len()).rev() {
            let Some(&index) = self.open.get(at) else { break };
            let node = self.tree.node(index);
            if node.name.of(source).eq_ignore_ascii_case(name) {
                found = Some(at);
                break;
            }
            // An inline end tag does not close blocks, and nothing but a table's own tags leaves a cell.
            let table = matches!(tag, Tag::Table | Tag::Row | Tag::RowGroup | Tag::Body);
            if (tag.is_inline() && !node.tag.is_inline()) || (node.tag.is_wall() && !table) {
                break;
            }
        }
        match found {
            Some(at) => {
                while self.open.len() > at {
                    self.pop(end);
                }
            }
            // `</p>` and `</br>` alone still end a line.
            None if matches!(tag, Tag::Paragraph | Tag::Break) => {
                self.push(Node {
                    tag: Tag::Break,
                    span: Span::new(end as usize, end as usize),
                    ..Node::default()
                });
                self.pop(end);
            }
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(source: &str) -> String {
        let tree = Tree::parse(source, 0);
        let mut out = String::new();
        for event in &tree.events {
            match *event {
                Event::Open(0) | Event::Close(0) | Event::Comment(_) => {}
                Event::Open(i) => out.extend(["(", tree.node(i).name.of(source)]),
                Event::Close(_) => out.push(')'),
                Event::Text(_, span) => out.push_str(span.of(source)),
            }
        }
        out
    }

    #[test]
    fn unclosed_and_crossed_tags_are_mended() {
        assert_eq!(outline("<p>一<p>二<div>三</div>"), "(p一)(p二)(div三)");
        assert_eq!(outline("<ul><li>一<li>二</ul>"), "(ul(li一)(li二))");
        assert_eq!(outline("<table><tr><td>一<td>二<tr><td>三</table>"), "(table(tr(td一)(td二))(tr(td三)))");
        assert_eq!(outline("<b>一<p>二</b>三</p>"), "(b一(p二三))");
        assert_eq!(outline("<div><span>一</div>二"), "(div(span一))二");
        assert_eq!(outline("一</div></b>二"), "一二");
    }

    #[test]
    fn deep_nesting_ends() {
        let source = "<div>".repeat(5_000) + "底" + &"</div>".repeat(5_000);
        let tree = Tree::parse(&source, 0);
        assert_eq!(tree.nodes.len(), 5_001);
    }
}
