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
        entries.sort_by(|a, b| zip::natural(&a.0, &b.0));
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
        let decoded = encoding::decode(bytes, self.options.encoding, self.decode)?;
        let text = decoded.text.as_str();
        if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0').is_empty() {
            return Err(Error::new(ErrorKind::Empty, ""));
        }
        if let Some(rows) = rows::jsonl(text) {
            let broken = || Error::new(ErrorKind::Broken, "a line is no JSON object");
            let rows = rows.into_iter().map(|row| row.ok_or_else(broken));
            return Ok(self.rows(rows, &decoded, name, SourceFormat::Jsonl));
        }
        if let Some(csv) = Csv::sniff(text) {
            if let Some(rows) = csv.documents(text) {
                return Ok(self.rows(rows.into_iter().map(Ok), &decoded, name, SourceFormat::Csv));
            }
            let mut document = decoded.document(name, bytes.len());
            let mut writer = Writer::new(text, html::MARKUP);
            csv.write(&mut writer);
            (document.hints, document.body) = (writer.hints, writer.body);
            document.format = SourceFormat::Csv;
            document.lines_are_paragraphs = true;
            document.source = decoded.text;
            return Ok(vec![Ok(document)]);
        }
        let document = decoded.document(name, bytes.len());
        Ok(vec![Ok(marked_up(document, decoded.text, 0, self.options))])
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
        Markup::Markdown => {
            let page = markdown::read(&mut writer, document.metadata.title.as_deref(), &undo);
            document.format = SourceFormat::Markdown;
            document.lines_are_paragraphs = !page.wrapped;
            document.metadata.fill(page.metadata);
        }
        Markup::Plain => {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read_bytes(bytes: &[u8], options: &Options) -> Vec<Result<Document, Error>> {
        read(bytes, "x", options, encoding::native)
    }

    fn one(text: &str) -> Document {
        read_bytes(text.as_bytes(), &Options::default()).remove(0).unwrap()
    }

    fn code(bytes: &[u8]) -> &'static str {
        read_bytes(bytes, &Options::default()).remove(0).map_or_else(|e| e.code(), |_| "")
    }

    /// Pieces cover the body, copies are equal, pieces and removed ranges cover the source.
    fn check(document: &Document) {
        let (body, source) = (&document.body, document.source.as_str());
        let mut at = 0;
        let mut covered: Vec<Span<crate::span::Source>> = body.edits.iter().map(|e| e.source).collect();
        for piece in &body.pieces {
            assert_eq!(piece.clean.start, at, "{source:?}");
            at = piece.clean.end;
            if piece.op == crate::offset_map::Op::Copy {
                assert_eq!(piece.clean.of(&body.text), piece.source.of(source));
            }
            covered.push(piece.source);
        }
        assert_eq!(at as usize, body.text.len());
        covered.sort();
        let mut done = 0;
        for span in covered {
            assert!(span.start <= done, "{done} in {source:?}");
            assert!(
                source.is_char_boundary(span.start as usize) && source.is_char_boundary(span.end as usize)
            );
            done = done.max(span.end);
        }
        assert_eq!(done as usize, source.len(), "{source:?}");
        assert!(document.hints.windows(2).all(|w| w[0].0 <= w[1].0));
        for code in &document.codes {
            assert!(!code.at.of(&body.text).is_empty());
        }
    }

    const PAGE: &str = "<html><head><title>某行发布年报_财经_某某网</title><meta name=pubdate content=\"2025-03-28\"></head><body>\
        <div class=nav><a href=/>首页</a> <a href=/f>财经</a></div><h1>某行发布年报</h1><p>2025-03-28 10:30 来源：某报</p>\
        <div id=content><p>　　<span id=\"stock_sh600000\"><a href=#>甲银行</a></span><span id=quote_sh600000>(9.1, 0.2, 1.2%)</span>今日发布年报，营业收入同比增长&nbsp;12.5%，净利润创下新高。</p>\
        <p><strong>一、经营情况</strong></p><table><tr><td>项目</td><td>金额</td></tr><tr><td>贷款</td><td>1,200亿元</td></tr></table>\
        <div class=img><img src=a.png><span class=img_descr>图为发布会现场</span></div>\
        <p>董事长表示，未来将继续支持科技企业，<br>加大信贷投放；稳步推进转型。</p><p>责任编辑：张三</p><p>扫一扫，关注我们</p></div>\
        <div class=comments><p>网友说，这个银行很好，我很喜欢，大家都去存款吧。</p></div><!-- 未完 </body></html>";

    #[test]
    fn a_page_becomes_its_article() {
        let document = one(PAGE);
        check(&document);
        assert_eq!(
            document.body.text,
            "某行发布年报\n甲银行今日发布年报，营业收入同比增长\u{a0}12.5%，净利润创下新高。\n一、经营情况\n项目\t金额\n贷款\t1,200亿元\n图为发布会现场\n董事长表示，未来将继续支持科技企业，\n加大信贷投放；稳步推进转型。"
        );
        let hints: Vec<LineHint> = document.hints.iter().map(|h| h.1).collect();
        use LineHint::{Caption, Subhead, TableRow, Title};
        assert_eq!(hints, [Title, Subhead, TableRow, TableRow, Caption]);
        let metadata = &document.metadata;
        assert_eq!(metadata.title.as_deref(), Some("某行发布年报"));
        assert_eq!(metadata.source.as_deref(), Some("某报"));
        assert_eq!(metadata.date, Date::new(2025, 3, 28));
        assert_eq!(metadata.stock_codes, ["sh600000"]);
        assert_eq!(document.codes[0].at.of(&document.body.text), "甲银行");
        let rules: Vec<&str> =
            document.body.edits.iter().map(|e| e.rule.name).filter(|n| *n != "markup").collect();
        assert_eq!(
            rules,
            ["outside-main", "navigation", "byline-bar", "live-quote", "editor", "after-end", "comments"]
        );
    }

    #[test]
    fn rules_and_single_edits_can_be_undone() {
        let options = Options { keep_rules: vec!["html/editor".to_owned()], ..Options::default() };
        let document = read_bytes(PAGE.as_bytes(), &options).remove(0).unwrap();
        assert!(document.body.text.ends_with("责任编辑：张三"));
        check(&document);
        let start = PAGE.find("扫一扫").unwrap();
        let units = PAGE[..start].encode_utf16().count() as u32;
        let options = Options { keep_edits: vec![units], ..Options::default() };
        let document = read_bytes(PAGE.as_bytes(), &options).remove(0).unwrap();
        assert!(document.body.text.ends_with("扫一扫，关注我们") && !document.body.text.contains("张三"));
    }

    #[test]
    fn mutated_input_keeps_every_byte_accounted_for() {
        let markdown = "# 标题\n\n**来源**: 甲\n日期: 2025-1-2\n\n- [链接](http://a)与*重点*\n\n|a|b|\n|-|-|\n|1|`2`|\n\n```\n代码\n```\n";
        let csv = "甲,乙,丙\n1,\"2\"\"3\",4\n5,\"6\n7\",8\n";
        let front = "---\ntitle: '甲''乙'\ndate: 2025-01-02\n---\n<p>正文，有一句。</p>";
        let pdf =
            "%wenjian-pdf-items 1\n1\t10\t10\t20\t10\t甲\n1\t80\t10\t20\t10\t乙\n2\t10\t10\t20\t10\t丙\n";
        let jsonl = "{\"title\": \"甲\", \"text\": \"<p>乙，丙。</p>\"}\n{\"text\": \"丁\"}\n";
        let seeds = [PAGE, markdown, csv, front, pdf, jsonl];
        let alphabet: Vec<char> = "<>/!-=\"'&#;:|*`[]()\n\t {},甲。0a".chars().collect();
        let mut state = 7u64;
        let mut random = move |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % below.max(1)
        };
        for round in 0..3_000 {
            let mut chars: Vec<char> = seeds[round % seeds.len()].chars().collect();
            for _ in 0..1 + random(6) {
                let at = random(chars.len());
                match random(4) {
                    0 => drop(chars.remove(at)),
                    1 => chars.insert(at, alphabet[random(alphabet.len())]),
                    2 => chars[at] = alphabet[random(alphabet.len())],
                    _ => chars.truncate(chars.len() - random(chars.len() / 3)),
                }
            }
            let text: String = chars.into_iter().collect();
            for document in read_bytes(text.as_bytes(), &Options::default()).into_iter().flatten() {
                check(&document);
            }
        }
    }

    #[test]
    fn hostile_input_ends_soon() {
        let big = 100_000;
        for text in [
            "9".repeat(5_000_000),
            "<div>".repeat(big),
            "<b><p>".repeat(big),
            "<table><tr><td>".repeat(100_000),
            "<!--".repeat(big),
            "<a href=\"".repeat(big),
            "<p>&".repeat(big),
            "[".repeat(big),
            format!("# a\n{}", "[a](".repeat(20_000)),
            format!("# a\n{}", "*".repeat(big)),
            "{\"a\":".repeat(big),
            "\"a\",".repeat(big),
        ] {
            for document in read_bytes(text.as_bytes(), &Options::default()).into_iter().flatten() {
                check(&document);
            }
        }
    }

    #[test]
    fn archives_and_rows_give_documents_in_order() {
        let docx = zip::tests::archive(
            &[("word/document.xml", "<w:p><w:r><w:t>公文正文</w:t></w:r></w:p>".as_bytes())],
            true,
        );
        let bytes = zip::tests::archive(
            &[
                ("第10章.txt", "第十章正文".as_bytes()),
                ("第2章.txt", "第二章正文".as_bytes()),
                ("__MACOSX/x", b"x"),
                ("图.png", b"\x89PNG\r\n\x1a\n"),
                ("附.docx", &docx),
            ],
            false,
        );
        let read = read_bytes(&bytes, &Options::default());
        let names: Vec<String> = read
            .iter()
            .map(|r| match r {
                Ok(d) => format!("{} {:?} {}", d.name, d.format, d.body.text),
                Err(e) => format!("{} {e}", e.code()),
            })
            .collect();
        assert_eq!(names[0], "picture this is a picture; its text cannot be read: 图.png: PNG");
        assert_eq!(names[1], "第2章.txt ZipEntry 第二章正文");
        assert_eq!(names[2], "第10章.txt ZipEntry 第十章正文");
        assert_eq!(names[3], "附.docx Docx 公文正文");
        let rows = read_bytes(
            "{\"title\": \"甲\", \"text\": \"<p>正文，一句。</p>\"}\n坏\n".as_bytes(),
            &Options::default(),
        );
        let first = rows[0].as_ref().unwrap();
        assert_eq!((first.body.text.as_str(), first.format), ("甲\n正文，一句。", SourceFormat::Jsonl));
        assert_eq!(rows[1].as_ref().err().map(|e| e.code()), Some("broken-file"));
    }

    #[test]
    fn bad_input_has_its_code() {
        assert_eq!(code(b""), "empty-input");
        assert_eq!(code("\u{feff}\n　\n".as_bytes()), "empty-input");
        assert_eq!(code(b"PK\x03\x04broken"), "broken-file");
        assert_eq!(code(b"%PDF-1.4"), "unsupported-format");
        assert_eq!(code(&b"<p>a".repeat(13_000_000)), "too-large");
    }

    #[test]
    fn plain_text_stays_as_it_is() {
        for text in ["一\n\n二", "😀", "只有一行没有换行", "a,b"] {
            let document = one(text);
            assert_eq!((document.body.text.as_str(), document.format), (text, SourceFormat::Text));
        }
    }
}
