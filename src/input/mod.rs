//! Bytes of unknown kind become documents: decoded, sniffed, split into metadata and body.

pub(crate) mod encoding;

use crate::calendar::Date;
use crate::error::{Error, ErrorKind};
use crate::offset_map::Mapped;
use crate::pipeline::Options;
use crate::span::{Clean, Span};
use encoding::{Confidence, Decode, Encoding};

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
    pub date: Option<Date>,
    pub categories: Vec<String>,
    /// Codes such as `sh601398` that the markup names for the whole page.
    pub stock_codes: Vec<String>,
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
    let body = Mapped::whole(&decoded.text);
    vec![Ok(Document {
        name: name.to_owned(),
        source: decoded.text,
        encoding: decoded.encoding,
        encoding_confidence: decoded.confidence,
        bytes: bytes.len(),
        body,
        ..Document::default()
    })]
}
