//! Bytes of unknown kind become documents: decoded, sniffed, split into metadata and body.

pub(crate) mod date;
mod docx;
pub(crate) mod encoding;
mod front_matter;
mod html;
mod json;
mod magic;
mod markdown;
mod pdf;
mod rows;
mod sniff;
#[cfg(test)]
mod tests;
pub(crate) mod undo;
mod writer;
mod zip;

use crate::calendar::Date;
use crate::error::{Error, ErrorKind};
use crate::offset_map::Mapped;
use crate::pipeline::Options;
use crate::span::{Clean, Source, Span};
use encoding::{Confidence, Decode, Decoded, Encoding};
use magic::Form;
use rows::{Csv, Row};
use sniff::Markup;
use undo::Undo;
use writer::Writer;
use zip::Archive;

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
    /// Lines that were left out by a rule that the user refused: no other rule takes them.
    pub restored: Vec<Span<Source>>,
    pub notices: Vec<crate::clean::Notice>,
}

/// Reads every document of a file: one for most formats, many for csv, jsonl and zip.
pub(crate) fn read(
    bytes: &[u8],
    name: &str,
    options: &Options,
    decode: Decode,
) -> Vec<Result<Document, Error>> {
    Reader { options, decode }.file(bytes, name, 0)
}

type Documents = Vec<Result<Document, Error>>;

struct Reader<'a> {
    options: &'a Options,
    decode: Decode,
}

/// Archives in archives in archives.
const DEEPEST: u32 = 2;

impl Reader<'_> {
    fn file(&self, bytes: &[u8], name: &str, depth: u32) -> Documents {
        match magic::form(bytes) {
            Err(error) => vec![Err(error)],
            Ok(Form::Zip | Form::PdfItems) if cfg!(feature = "textual") => Vec::new(),
            Ok(Form::Zip) => self.zip(bytes, name, depth).unwrap_or_else(|error| vec![Err(error)]),
            Ok(Form::PdfItems) => vec![self.pdf(bytes, name)],
            Ok(Form::Text) => self.text(bytes, name).unwrap_or_else(|error| vec![Err(error)]),
        }
    }

    fn zip(&self, bytes: &[u8], name: &str, depth: u32) -> Result<Documents, Error> {
        let archive = Archive::open(bytes)?;
        if let Some(part) = archive.find("word/document.xml") {
            let document = archive.unpack(part)?;
            // What a document may lack, or have broken, does not keep its text from being read.
            let text = |name: &str| {
                let part = archive.find(name).and_then(|part| archive.unpack(part).ok());
                String::from_utf8_lossy(&part.unwrap_or_default()).into_owned()
            };
            let extract = docx::extract(
                &String::from_utf8_lossy(&document),
                &text("word/numbering.xml"),
                &text("word/styles.xml"),
                &[text("word/footnotes.xml"), text("word/endnotes.xml")],
            );
            return Ok(vec![self.docx(extract, name, bytes.len())]);
        }
        let office =
            ["xl/workbook.xml", "ppt/presentation.xml"].iter().any(|part| archive.find(part).is_some());
        if office {
            return Err(Error::new(
                ErrorKind::UnsupportedFormat,
                "save the tables as .csv, the slides as .docx",
            ));
        }
        if depth >= DEEPEST {
            return Err(Error::new(ErrorKind::UnsupportedFormat, "an archive within archives"));
        }
        let mut entries: Vec<(String, &zip::Entry)> = archive
            .entries
            .iter()
            .map(|e| (self.entry_name(&e.name), e))
            .filter(|(n, _)| is_document(n))
            .collect();
        entries.sort_unstable_by(|a, b| zip::natural(&a.0, &b.0));
        if entries.is_empty() {
            return Err(Error::new(ErrorKind::Empty, ""));
        }
        let mut out = Vec::new();
        for (entry_name, entry) in entries {
            let read = archive
                .unpack(entry)
                .map_or_else(|e| vec![Err(e)], |data| self.file(&data, &entry_name, depth + 1));
            out.extend(read.into_iter().map(|result| match result {
                Ok(mut document) => {
                    if document.format != SourceFormat::Docx && document.format != SourceFormat::Pdf {
                        document.format = SourceFormat::ZipEntry;
                    }
                    Ok(document)
                }
                Err(error) => Err(error.about(&entry_name)),
            }));
        }
        Ok(out)
    }

    /// Old archives write names in the encoding of their machine.
    fn entry_name(&self, name: &[u8]) -> String {
        match std::str::from_utf8(name) {
            Ok(name) => name.to_owned(),
            Err(_) => (self.decode)(Encoding::Gb18030, name),
        }
    }

    fn docx(&self, extract: docx::Extract, name: &str, bytes: usize) -> Result<Document, Error> {
        if extract.text.trim().is_empty() {
            return Err(Error::new(ErrorKind::Empty, ""));
        }
        let mut writer = Writer::new(&extract.text, html::MARKUP);
        docx::write(&mut writer, &extract);
        Ok(Document {
            name: name.to_owned(),
            format: SourceFormat::Docx,
            bytes,
            hints: writer.hints,
            body: writer.body,
            lines_are_paragraphs: true,
            source: extract.text,
            ..Document::default()
        })
    }

    fn pdf(&self, bytes: &[u8], name: &str) -> Result<Document, Error> {
        let extract = pdf::extract(&String::from_utf8_lossy(bytes))?;
        let mut writer = Writer::new(&extract.text, html::MARKUP);
        pdf::write(&mut writer, &extract);
        Ok(Document {
            name: name.to_owned(),
            format: SourceFormat::Pdf,
            bytes: bytes.len(),
            body: writer.body,
            source: extract.text,
            ..Document::default()
        })
    }

    fn text(&self, bytes: &[u8], name: &str) -> Result<Documents, Error> {
        let mut decoded = encoding::decode(bytes, self.options.encoding, self.decode)?;
        let blank = |c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0';
        if decoded.text.trim_matches(blank).is_empty() {
            return Err(Error::new(ErrorKind::Empty, ""));
        }
        if !cfg!(feature = "textual")
            && let Some(documents) = self.tabular(&mut decoded, name, bytes.len())
        {
            return Ok(documents);
        }
        let document = decoded.document(name, bytes.len());
        Ok(vec![Ok(marked_up(document, decoded.text, 0, self.options))])
    }

    /// Reads jsonl and csv; leaves what is neither as it is.
    fn tabular(&self, decoded: &mut Decoded, name: &str, bytes: usize) -> Option<Documents> {
        let text = decoded.text.as_str();
        if let Some(rows) = rows::jsonl(text) {
            let broken = || Error::new(ErrorKind::Broken, "a line is no JSON object");
            let rows = rows.into_iter().map(|row| row.ok_or_else(broken));
            return Some(self.rows(rows, decoded, name, SourceFormat::Jsonl));
        }
        let csv = Csv::sniff(text)?;
        if let Some(rows) = csv.documents(text) {
            return Some(self.rows(rows.into_iter().map(Ok), decoded, name, SourceFormat::Csv));
        }
        let mut document = decoded.document(name, bytes);
        let mut writer = Writer::new(text, html::MARKUP);
        csv.write(&mut writer);
        (document.hints, document.body) = (writer.hints, writer.body);
        document.format = SourceFormat::Csv;
        document.lines_are_paragraphs = true;
        document.source = std::mem::take(&mut decoded.text);
        Some(vec![Ok(document)])
    }

    /// Rows as documents: the source of each is its title, if it has one, and its text.
    fn rows(
        &self,
        rows: impl Iterator<Item = Result<Row, Error>>,
        decoded: &Decoded,
        name: &str,
        format: SourceFormat,
    ) -> Documents {
        let document = |(number, row): (usize, Result<Row, Error>)| {
            let row = row.map_err(|e| e.about(&format!("{name}:{number}")))?;
            if row.title.is_empty() && row.text.is_empty() {
                return Err(Error::new(ErrorKind::Empty, format!("{name}:{number}")));
            }
            let mut document =
                decoded.document(&format!("{name}:{number}"), row.title.len() + row.text.len());
            let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            document.metadata.title = some(&row.title);
            document.metadata.author = some(&row.author);
            document.metadata.source = some(&row.source);
            document.metadata.date = date::find(&row.date);
            let source = if row.title.is_empty() { row.text } else { format!("{}\n{}", row.title, row.text) };
            let mut document = marked_up(document, source, row.title.len(), self.options);
            document.format = format;
            Ok(document)
        };
        (1..).zip(rows).map(document).collect()
    }
}

/// Whether an entry of an archive is a document, not a folder or what a system put there.
fn is_document(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    !file.is_empty()
        && !file.starts_with('.')
        && !name.starts_with("__MACOSX/")
        && !["Thumbs.db", "desktop.ini"].contains(&file)
}

impl Decoded {
    fn document(&self, name: &str, bytes: usize) -> Document {
        Document {
            name: name.to_owned(),
            encoding: self.encoding,
            encoding_confidence: self.confidence,
            bytes,
            notices: self.notices.clone(),
            ..Document::default()
        }
    }
}

/// Reads one text, in whatever markup it is, into `document`. Its first `titled` bytes are its title.
fn marked_up(mut document: Document, source: String, titled: usize, options: &Options) -> Document {
    let undo = Undo::new(&source, options);
    let front = if titled > 0 { None } else { front_matter::read(&source) };
    let start = front.as_ref().map_or(titled, |f| f.end);
    let rest = source.get(start..).unwrap_or("");
    let form = sniff::markup(rest);
    let mut writer = Writer::new(&source, html::MARKUP);
    if titled > 0 {
        writer.start_line(Some(LineHint::Title));
        writer.copy(Span::new(0, titled));
    }
    let has_front = front.is_some();
    if let Some(front) = front {
        front_matter::write(&mut writer, &front, true);
        document.metadata = front.metadata;
    }
    match form {
        Markup::Html => {
            let page = html::read(&mut writer, document.metadata.title.as_deref(), &undo);
            document.format = SourceFormat::Html;
            document.lines_are_paragraphs = !page.wrapped;
            document.codes = page.codes;
            document.restored = page.restored;
            document.metadata.fill(page.metadata);
        }
        Markup::Markdown if !cfg!(feature = "textual") => {
            let page = markdown::read(&mut writer, document.metadata.title.as_deref(), &undo);
            document.format = SourceFormat::Markdown;
            document.lines_are_paragraphs = !page.wrapped;
            document.metadata.fill(page.metadata);
        }
        Markup::Markdown | Markup::Plain => {
            if has_front {
                document.format = SourceFormat::Markdown;
                writer.start_line_after(writer.done(), None);
            }
            writer.copy(Span::new(writer.done(), source.len()));
        }
    }
    document.hints = writer.hints;
    document.body = writer.body;
    document.source = source;
    document
}
