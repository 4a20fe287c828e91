//! A document becomes clean text: one paragraph per line, each with its role, grouped into articles.
//!
//! Each stage stands in its own module and says what it may change.

mod articles;
mod boilerplate;
mod boundaries;
mod cells;
mod chars;
mod contents;
mod doubts;
mod facts;
mod lines;
mod meta;
mod normalise;
mod numbering;
mod own_line;
mod pairs;
mod patterns;
mod punctuation;
mod quotes;
mod read;
mod reflow;
mod roles;
mod rules;
mod spaces;
mod width;
mod work;

use crate::calendar::Date;
use crate::input::{Document, MarkupCode, SourceFormat};
use crate::offset_map::Mapped;
use crate::pipeline::Options;
use crate::span::{Clean, Span};
use articles::Structure;
use reflow::Setting;
use roles::Row;
use work::Work;

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

    /// A text that is one paragraph of one article: what the tests of later stages need, and an engine built without cleaning.
    pub(crate) fn paragraph(text: &str) -> CleanText {
        let span = Span::new(0, text.len());
        CleanText {
            mapped: Mapped::whole(text),
            blocks: vec![Block { kind: BlockKind::Paragraph, span, article: 0, truncated: false }],
            articles: vec![Article { span, ..Article::default() }],
            ..CleanText::default()
        }
    }
}

/// Cleans a document; one of nothing but boilerplate keeps it, with a notice.
pub(crate) fn clean(document: &Document, options: &Options) -> CleanText {
    let clean = stages(document, options);
    if !clean.text().is_empty() || document.body.text.trim().is_empty() {
        return clean;
    }
    let mut options = options.clone();
    options.keep_rules.push(format!("{}/*", rules::BOILERPLATE));
    let mut clean = stages(document, &options);
    // What stands there is no article, and its first line no headline.
    clean.blocks.iter_mut().for_each(|b| b.kind = BlockKind::Note);
    for article in &mut clean.articles {
        (article.title, article.subtitle) = (None, None);
    }
    let whole = Span::new(0, clean.text().len());
    clean.notices.push(Notice { code: "only-boilerplate", span: whole, params: Vec::new() });
    clean
}

/// Each stage makes one pass over the text; the map is composed on the way.
fn stages(document: &Document, options: &Options) -> CleanText {
    let mut work = Work::new(document, options);
    let joins = !document.lines_are_paragraphs || document.format == SourceFormat::Markdown;
    normalise::normalise(&mut work);
    let mut setting = Setting::Paragraphs;
    // One change may make another one plain: what is joined shows how the rest was set, a pair of quotes which
    // space goes. So the stages go round until nothing changes, and clean text stays as it is.
    let mut read = None;
    for _ in 0..5 {
        let mut changed = !document.lines_are_paragraphs && own_line::own_line(&mut work);
        let (found, joined) = reflow::reflow(&mut work, joins);
        if setting == Setting::Paragraphs {
            setting = found;
        }
        changed |= joined | boilerplate::live_quotes(&mut work);
        let rows = roles::rows(&mut work);
        let structure = articles::structure(work.text(), &rows, document, setting);
        let mut corrected = spaces::spaces(&mut work, &rows, &structure.kinds, setting);
        // On a web page every mark is as its author typed it; readers and typesetters are those that lose them.
        if document.format != SourceFormat::Html {
            corrected |= punctuation::punctuation(&mut work, &rows, &structure.kinds);
        }
        read = (!corrected).then_some((rows, structure));
        if !changed && !corrected {
            break;
        }
    }
    // The roles are those of the text as it is now, so that titles and names stand in it as they are given.
    let (rows, structure) = read.unwrap_or_else(|| {
        let rows = roles::rows(&mut work);
        let structure = articles::structure(work.text(), &rows, document, setting);
        (rows, structure)
    });
    finish(work, document, setting, &rows, structure)
}

fn finish(
    work: Work,
    document: &Document,
    setting: Setting,
    rows: &[Row],
    structure: Structure,
) -> CleanText {
    let mut notices = document.notices.clone();
    let mut blocks = Vec::with_capacity(rows.len());
    for ((row, kind), article) in rows.iter().zip(&structure.kinds).zip(&structure.article) {
        if row.span.is_empty() {
            continue;
        }
        blocks.push(Block { kind: *kind, span: row.span, article: *article, truncated: row.truncated });
    }
    doubts::doubts(work.text(), rows, &structure, &mut notices);
    let kind = match setting {
        Setting::Wrapped(_) => "wrapped",
        Setting::Read(_) => "ocr",
        Setting::Paragraphs if structure.articles.len() > 1 => "briefing",
        Setting::Paragraphs => "article",
    };
    CleanText { mapped: work.mapped, kind, blocks, articles: structure.articles, codes: work.codes, notices }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The clean form of a plain text.
    pub(super) fn read(text: &str) -> CleanText {
        let document = Document { source: text.to_owned(), body: Mapped::whole(text), ..Document::default() };
        clean(&document, &Options::default())
    }

    pub(super) fn cleaned(text: &str) -> String {
        read(text).mapped.text
    }

    fn page(source: &str, options: &Options) -> CleanText {
        let read = crate::input::read(source.as_bytes(), "a", options, crate::input::encoding::native);
        clean(read.first().unwrap().as_ref().unwrap(), options)
    }

    #[test]
    fn what_is_nothing_but_boilerplate_is_kept() {
        for source in ["责任编辑：王芳\n扫描二维码关注我们", "<p>责任编辑：王芳</p><p>扫描二维码关注我们</p>"]
        {
            let clean = page(source, &Options::default());
            assert_eq!(clean.text(), "责任编辑：王芳\n扫描二维码关注我们");
            assert_eq!(clean.notices.iter().map(|n| n.code).collect::<Vec<_>>(), ["only-boilerplate"]);
            assert!(clean.articles.iter().all(|a| a.title.is_none()));
        }
    }

    #[test]
    fn a_rule_that_is_refused_gives_back_what_it_took() {
        let source = "<h1>某行发布年报</h1><p>原标题：某行年报出炉</p><p>某行今日发布年报，营业收入同比增长一成，净利润创下新高。</p>\
            <div class=\"appendQr_wrap\"><p>海量资讯、精准解读，尽在新浪财经APP</p></div><p>责任编辑：王芳</p>";
        let all = page(source, &Options::default());
        assert!(
            !all.text().contains("原标题") && !all.text().contains("APP") && !all.text().contains("王芳")
        );
        for rule in
            all.mapped.edits.iter().map(|e| e.rule).filter(|r| r.stage == "html" && r.name != "markup")
        {
            let lost = all.mapped.edits.iter().find(|e| e.rule == rule).unwrap();
            let text = lost.before.split(['<', '>']).find(|t| t.contains(|c: char| c > '\u{7F}')).unwrap();
            let keep_rules = vec![format!("{}/{}", rule.stage, rule.name)];
            let kept = page(source, &Options { keep_rules, ..Options::default() });
            assert!(kept.text().contains(text), "{rule:?} keeps {text}: {}", kept.text());
        }
    }
}
