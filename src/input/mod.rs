//! Bytes of unknown kind become documents: decoded, sniffed, split into metadata and body.

pub(crate) mod date;
pub(crate) mod encoding;
mod front_matter;
mod html;
mod sniff;
pub(crate) mod undo;
mod writer;

use crate::calendar::Date;
use crate::error::{Error, ErrorKind};
use crate::offset_map::Mapped;
use crate::pipeline::Options;
use crate::span::{Clean, Span};
use encoding::{Confidence, Decode, Decoded, Encoding};
use undo::Undo;
use writer::Writer;

/// The outer form of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum SourceFormat {
    #[default]
    Text,
    Markdown,
    Html,
    Docx,
    Pdf,
    Csv,
    Jsonl,
    ZipEntry,
}

/// What the document says about itself outside its body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Metadata {
    pub title: Option<String>,
    pub author: Option<String>,
    /// Who published it: 来源.
    pub source: Option<String>,
    pub date: Option<Date>,
    pub categories: Vec<String>,
    /// Codes such as `sh601398` that the markup names for the whole page.
    pub stock_codes: Vec<String>,
}

impl Metadata {
    /// Takes from `other` what is not known yet.
    fn fill(&mut self, other: Metadata) {
        self.title = self.title.take().or(other.title);
        self.author = self.author.take().or(other.author);
        self.source = self.source.take().or(other.source);
        self.date = self.date.or(other.date);
        self.categories.extend(other.categories);
        self.stock_codes.extend(other.stock_codes);
    }
}

/// A security code that the markup ties to a name in the text: `<span id="stock_sh601398">工商银行</span>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MarkupCode {
    pub at: Span<Clean>,
    pub code: String,
}

/// What the format itself knows about a line of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineHint {
    Heading,
    Subhead,
    ListItem,
    TableRow,
    Caption,
    Title,
}

/// One document on its way to clean text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Document {
    pub name: String,
    /// The decoded source, markup included: what source offsets count in.
    pub source: String,
    pub format: SourceFormat,
    pub encoding: Encoding,
    pub encoding_confidence: Confidence,
    pub bytes: usize,
    pub metadata: Metadata,
    /// The readable body with its map to `source`. For HTML, docx and Markdown one paragraph per line;
    /// for plain text the lines as they stand.
    pub body: Mapped,
    /// Whether line ends of `body` are paragraphs already (markup said so) or must be found (plain text).
    pub lines_are_paragraphs: bool,
    /// What the markup said of single lines, by the byte offset of the line's start in `body`, ascending.
    pub hints: Vec<(u32, LineHint)>,
    pub codes: Vec<MarkupCode>,
    pub notices: Vec<crate::clean::Notice>,
}

/// Reads every document of a file: one for most formats, many for csv, jsonl and zip.
pub(crate) fn read(
    bytes: &[u8],
    name: &str,
    options: &Options,
    decode: Decode,
) -> Vec<Result<Document, Error>> {
    if bytes.is_empty() {
        return vec![Err(Error::new(ErrorKind::Empty, ""))];
    }
    let decoded = encoding::decode(bytes, options.encoding, decode);
    vec![decoded.map(|decoded| document(decoded, name, bytes.len(), options))]
}

/// One text, in whatever markup it is.
fn document(decoded: Decoded, name: &str, bytes: usize, options: &Options) -> Document {
    let source = decoded.text;
    let undo = Undo::new(&source, options);
    let mut document = Document {
        name: name.to_owned(),
        encoding: decoded.encoding,
        encoding_confidence: decoded.confidence,
        bytes,
        notices: decoded.notices,
        ..Document::default()
    };
    let front = front_matter::read(&source);
    let start = front.as_ref().map_or(0, |f| f.end);
    let rest = source.get(start..).unwrap_or("");
    let is_html = sniff::is_html(rest);
    if front.is_none() && !is_html {
        document.body = Mapped::whole(&source);
        document.source = source;
        return document;
    }
    let mut writer = Writer::new(&source, html::MARKUP);
    if let Some(front) = front {
        front_matter::write(&mut writer, &front, true);
        document.metadata = front.metadata;
    }
    if is_html {
        let page = html::read(&mut writer, document.metadata.title.as_deref(), &undo);
        document.format = SourceFormat::Html;
        document.lines_are_paragraphs = !page.wrapped;
        document.codes = page.codes;
        document.metadata.fill(page.metadata);
    } else {
        document.format = SourceFormat::Markdown;
        let start = writer.done();
        writer.start_line_at(start, None);
        writer.copy(Span::new(start, source.len()));
    }
    document.hints = writer.hints;
    document.body = writer.body;
    document.source = source;
    document
}
