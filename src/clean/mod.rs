//! A document becomes clean text: one paragraph per line, each with its role, grouped into articles.
//!
//! Each stage stands in its own module and says what it may change.

use crate::calendar::Date;
use crate::input::{Document, MarkupCode};
use crate::offset_map::Mapped;
use crate::pipeline::Options;
use crate::span::{Clean, Span};

/// The role of a line of the clean text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum BlockKind {
    Title,
    Subtitle,
    Kicker,
    Section,
    BulletinTitle,
    AttachmentTitle,
    Heading,
    Subhead,
    Lead,
    Paragraph,
    ListItem,
    TableRow,
    Caption,
    Credit,
    Byline,
    SourceLine,
    DateLine,
    DocNumber,
    Addressee,
    Signatory,
    Note,
    Breadcrumb,
    Metadata,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    pub kind: BlockKind,
    pub span: Span<Clean>,
    pub article: u32,
    /// Its end is lost in the source; nothing was invented.
    pub truncated: bool,
}

/// A story or a document within the file. Articles partition the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Article {
    pub title: Option<String>,
    pub subtitle: Option<String>,
    pub authors: Vec<String>,
    pub source: Option<String>,
    pub date: Option<Date>,
    pub span: Span<Clean>,
}

/// Something a reader should know: a stable code, where, and what about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    pub code: &'static str,
    pub span: Span<Clean>,
    pub params: Vec<(&'static str, String)>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct CleanText {
    pub mapped: Mapped,
    /// wrapped, ocr, briefing, article, …
    pub kind: &'static str,
    pub blocks: Vec<Block>,
    pub articles: Vec<Article>,
    pub codes: Vec<MarkupCode>,
    pub notices: Vec<Notice>,
}

impl CleanText {
    pub(crate) fn text(&self) -> &str {
        &self.mapped.text
    }
}

pub(crate) fn clean(document: &Document, _options: &Options) -> CleanText {
    let mapped = document.body.clone();
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in mapped.text.split_inclusive('\n') {
        let end = at + line.trim_end_matches(['\r', '\n']).len();
        if end > at {
            blocks.push(Block {
                kind: BlockKind::Paragraph,
                span: Span::new(at, end),
                article: 0,
                truncated: false,
            });
        }
        at += line.len();
    }
    let span = Span::new(0, mapped.text.len());
    CleanText {
        mapped,
        kind: "article",
        blocks,
        articles: vec![Article { span, ..Article::default() }],
        codes: document.codes.clone(),
        notices: document.notices.clone(),
    }
}
