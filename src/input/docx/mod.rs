//! Word documents: the text of `word/document.xml` by paragraphs, with the numbers of lists, and the notes behind it.
//! The source that offsets count in is that text, deletions of tracked changes included; the body leaves them out.

mod numbering;
mod styles;

use super::html::entities::reference;
use super::html::tokenizer::{TokenKind, Tokenizer};
use super::{LineHint, Writer};
use crate::offset_map::Rule;
use crate::phrases::Sets;
use crate::span::{Source, Span};
use numbering::{Numbering, value};
use styles::Styles;

const DELETED: Rule = Rule { stage: "docx", name: "tracked-deletion" };

/// The text of a document with what its markup says.
#[derive(Debug, Default)]
pub(crate) struct Extract {
    pub text: String,
    hints: Vec<(usize, LineHint)>,
    deleted: Vec<Span<Source>>,
}

/// Columns that a cell can take.
const MOST_COLUMNS: usize = 40;

#[derive(Default)]
struct State {
    /// Depth of elements that give no text: field codes, fallbacks of drawings.
    silent: u32,
    deleting: u32,
    in_text: bool,
    tables: u32,
    /// Cells passed in the row, paragraphs in the cell.
    cell: u32,
    paragraph: u32,
    /// Columns that the cell takes beyond its own.
    wider: usize,
    hint: Option<LineHint>,
    line: usize,
    numbering: Numbering,
    styles: Styles,
    /// The list and the level that the paragraph names, while they are read, and once they are or its style does.
    list: (String, usize),
    styled: Option<(String, usize)>,
    /// What stands before the first character of the line.
    label: Option<String>,
    notes: u32,
}

/// `numbering` counts the lists, `styles` name them; `notes` are the parts with footnotes and endnotes, which come last.
pub(crate) fn extract(xml: &str, numbering: &str, styles: &str, notes: &[String]) -> Extract {
    let mut out = Extract::default();
    let mut state =
        State { numbering: Numbering::read(numbering), styles: Styles::read(styles), ..State::default() };
    read(xml, &mut out, &mut state);
    for part in notes {
        read(part, &mut out, &mut state);
    }
    out.text.truncate(out.text.trim_end().len());
    out
}

fn read(xml: &str, out: &mut Extract, state: &mut State) {
    for token in Tokenizer::xml(xml) {
        let name = token.name.of(xml);
        // Writers choose the prefix; that of drawings and charts is not the text's.
        let name = match name.split_once(':') {
            Some(("a" | "v" | "o" | "wp" | "pic" | "c" | "dgm", _)) => "",
            Some((_, name)) => name,
            None => name,
        };
        match token.kind {
            TokenKind::Text if state.in_text && state.silent == 0 => {
                push_text(out, state, token.span.of(xml));
            }
            TokenKind::Open => open(out, state, name, token.attributes.of(xml)),
            TokenKind::SelfClosed => {
                open(out, state, name, token.attributes.of(xml));
                close(out, state, name);
            }
            TokenKind::Close => close(out, state, name),
            _ => {}
        }
    }
    end_line(out, state);
}

fn push_text(out: &mut Extract, state: &mut State, text: &str) {
    if state.deleting == 0
        && !text.trim().is_empty()
        && let Some(label) = state.label.take()
        && state.line == out.text.len()
    {
        out.text.push_str(&label);
    }
    let start = out.text.len();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, after) = rest.split_at(at);
        out.text.push_str(before);
        let (c, length) = reference(after).unwrap_or(('&', 1));
        out.text.push(c);
        rest = after.get(length..).unwrap_or("");
    }
    out.text.push_str(rest);
    let end = out.text.len();
    if state.deleting > 0 && end > start {
        match out.deleted.last_mut() {
            Some(last) if last.end as usize == start => last.end = end as u32,
            _ => out.deleted.push(Span::new(start, end)),
        }
    }
}

fn open(out: &mut Extract, state: &mut State, name: &str, attributes_text: &str) {
    match name {
        "t" | "delText" => state.in_text = true,
        "del" | "moveFrom" => state.deleting += 1,
        "instrText" | "delInstrText" | "Fallback" | "rt" => state.silent += 1,
        // With attributes it is a tab stop, not a tab.
        "tab"
            if attributes_text.trim_in("/ ").is_empty()
                && state.silent == 0
                && state.line < out.text.len() =>
        {
            out.text.push('\t')
        }
        "br" | "cr" if state.silent == 0 && state.tables > 0 => out.text.push(' '),
        "br" | "cr" if state.silent == 0 => end_line(out, state),
        "noBreakHyphen" => out.text.push('-'),
        "tbl" => {
            end_line(out, state);
            state.tables += 1;
        }
        "tr" => (state.cell, state.wider) = (0, 0),
        "tc" => {
            let wider = std::mem::take(&mut state.wider);
            state.cell += 1;
            state.paragraph = 0;
            if state.cell > 1 {
                out.text.push_str(&"\t".repeat(wider + 1));
            }
        }
        "gridSpan" => {
            state.wider = value(attributes_text, "val").parse().unwrap_or(1usize).clamp(1, MOST_COLUMNS) - 1;
        }
        "p" => {
            if state.tables == 0 {
                end_line(out, state);
            } else {
                state.paragraph += 1;
                // Paragraphs of a cell stand in one row; between words they keep a blank.
                if state.paragraph > 1 && out.text.ends_with(|c: char| c.is_ascii_alphanumeric()) {
                    out.text.push(' ');
                }
            }
        }
        "pStyle" if state.tables == 0 => {
            let (hint, list) = state.styles.of(value(attributes_text, "val"));
            state.hint = hint.or(state.hint);
            state.styled = list;
        }
        "numPr" if state.tables == 0 => {
            state.hint = state.hint.or(Some(LineHint::ListItem));
            // What the paragraph does not say of its list its style says.
            state.list = state.styled.take().unwrap_or_default();
        }
        // The properties are read: the text begins.
        "r" if state.tables == 0 => number(state),
        "ilvl" => state.list.1 = value(attributes_text, "val").parse().unwrap_or(0),
        "numId" => state.list.0 = value(attributes_text, "val").to_owned(),
        // The lines that only part notes from text have a type.
        "footnote" | "endnote" if !value(attributes_text, "type").is_empty() => state.silent += 1,
        "footnote" | "endnote" => {
            end_line(out, state);
            state.notes += 1;
            state.label = Some(format!("注{}：", state.notes));
        }
        _ => {}
    }
}

fn close(out: &mut Extract, state: &mut State, name: &str) {
    match name {
        "t" | "delText" => state.in_text = false,
        "del" | "moveFrom" => state.deleting = state.deleting.saturating_sub(1),
        "instrText" | "delInstrText" | "Fallback" | "rt" => state.silent = state.silent.saturating_sub(1),
        "numPr" if state.tables == 0 => state.styled = Some(std::mem::take(&mut state.list)),
        // A note that says nothing, or whose type says what it is.
        "footnote" | "endnote" => state.silent = 0,
        "p" if state.tables == 0 => {
            end_line(out, state);
            (state.label, state.styled) = (None, None);
        }
        "tr" => {
            state.hint = Some(LineHint::TableRow);
            end_line(out, state);
        }
        "tbl" => state.tables = state.tables.saturating_sub(1),
        _ => {}
    }
}

/// Counts the paragraph in its list.
fn number(state: &mut State) {
    if let Some((list, level)) = state.styled.take() {
        // A blank parts 1. and 第一条 from what follows, 一、 parts itself.
        let blank = |n: String| {
            if n.ends_with(|c: char| c.is_ascii() || "条章节编".contains(c)) { n + " " } else { n }
        };
        state.label = state.numbering.next(&list, level).map(blank);
    }
}

/// Ends the line and gives it its hint, where it has text.
fn end_line(out: &mut Extract, state: &mut State) {
    let kept = out.text.trim_end_in("\t ").len().max(state.line);
    if kept > state.line {
        out.text.truncate(kept);
        if let Some(hint) = state.hint {
            out.hints.push((state.line, hint));
        }
        out.text.push('\n');
    } else {
        out.text.truncate(state.line);
    }
    while out.deleted.pop_if(|d| d.start as usize >= kept).is_some() {}
    if let Some(last) = out.deleted.last_mut() {
        last.end = last.end.min(kept as u32);
    }
    state.line = out.text.len();
    state.hint = None;
}

/// Writes the body: a line a paragraph, deletions left out.
pub(crate) fn write(writer: &mut Writer<'_>, extract: &Extract) {
    writer.set_markup(DELETED);
    let mut hints = extract.hints.iter().peekable();
    let mut deleted = extract.deleted.iter().peekable();
    let mut at = 0;
    for line in writer.source.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let end = start + line.trim_end().len();
        let hint = hints.next_if(|h| h.0 == start).map(|h| h.1);
        let mut from = start;
        let mut begun = false;
        let mut copy = |writer: &mut Writer<'_>, from: usize, to: usize| {
            if from < to {
                if !begun {
                    // The line end before is white space of the source, nothing that was deleted.
                    writer.start_line_after(start, hint);
                    begun = true;
                }
                writer.copy(Span::new(from, to));
            }
        };
        while let Some(cut) = deleted.next_if(|d| (d.start as usize) < at) {
            copy(writer, from, (cut.start as usize).min(end));
            from = cut.end as usize;
        }
        copy(writer, from, end);
    }
    writer.finish();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(xml: &str) -> (String, Vec<(u32, LineHint)>, usize) {
        parts(xml, "", &[])
    }

    fn parts(xml: &str, numbering: &str, notes: &[String]) -> (String, Vec<(u32, LineHint)>, usize) {
        let styles = "<w:style w:styleId=\"a3\"><w:name w:val=\"条\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>";
        let extract = extract(xml, numbering, styles, notes);
        let mut writer = Writer::new(&extract.text, DELETED);
        write(&mut writer, &extract);
        (writer.body.text, writer.hints, writer.body.edits.len())
    }

    #[test]
    fn paragraphs_runs_and_entities_are_read() {
        let xml = "<w:document><w:body><w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>一、总体</w:t></w:r><w:r><w:t>要求</w:t></w:r></w:p><w:p/><w:p><w:r><w:t xml:space=\"preserve\">研发 R&amp;D</w:t></w:r><w:r><w:br/><w:t>换行</w:t></w:r></w:p></w:body></w:document>";
        let (text, hints, _) = body(xml);
        assert_eq!(text, "一、总体要求\n研发 R&D\n换行");
        assert_eq!(hints, [(0, LineHint::Heading)]);
    }

    #[test]
    fn insertions_stay_and_deletions_go() {
        let xml = "<w:p><w:r><w:t>金额</w:t></w:r><w:del><w:r><w:delText>30</w:delText></w:r></w:del><w:ins><w:r><w:t>50</w:t></w:r></w:ins><w:r><w:t>亿元</w:t></w:r></w:p><w:p><w:del><w:r><w:delText>整段删去</w:delText></w:r></w:del></w:p><w:p><w:r><w:t>完</w:t></w:r></w:p>";
        let (text, _, edits) = body(xml);
        assert_eq!(text, "金额50亿元\n完");
        assert_eq!(edits, 2);
    }

    #[test]
    fn lists_have_their_numbers_and_notes_come_last() {
        let numbering = "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>";
        let item = |t: &str| {
            format!(
                "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr><w:r><w:t>{t}</w:t></w:r></w:p>"
            )
        };
        let xml = format!(
            "{}<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>{}",
            item("加大投放"),
            item("降低成本")
        );
        let notes = "<w:footnotes><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>数据截至年末。</w:t></w:r></w:p></w:footnote></w:footnotes>";
        let (text, hints, _) = parts(&xml, numbering, &[notes.to_owned()]);
        assert_eq!(text, "1. 加大投放\n正文\n2. 降低成本\n注1：数据截至年末。");
        assert_eq!(hints.len(), 2);
    }

    #[test]
    fn a_style_numbers_its_paragraphs() {
        let numbering = "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"chineseCountingThousand\"/><w:lvlText w:val=\"第%2条\"/></w:lvl></w:abstractNum><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>";
        let item =
            |t: &str| format!("<w:p><w:pPr><w:pStyle w:val=\"a3\"/></w:pPr><w:r><w:t>{t}</w:t></w:r></w:p>");
        let xml = format!("{}<w:p><w:r><w:t>正文</w:t></w:r></w:p>{}", item("银行应当"), item("本办法"));
        assert_eq!(parts(&xml, numbering, &[]).0, "第一条 银行应当\n正文\n第二条 本办法");
    }

    #[test]
    fn rows_are_lines_and_cells_are_tabs() {
        let cell = |t: &str| format!("<w:tc><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:tc>");
        let row = |a: &str, b: &str| format!("<w:tr>{}{}</w:tr>", cell(a), cell(b));
        let xml = format!(
            "<w:p><w:r><w:t>表</w:t></w:r></w:p><w:tbl>{}{}</w:tbl>",
            row("项目", "金额"),
            row("贷款", "50")
        );
        let (text, hints, _) = body(&xml);
        assert_eq!(text, "表\n项目\t金额\n贷款\t50");
        assert_eq!(hints.len(), 2);
    }

    #[test]
    fn any_prefix_will_do_but_drawings_are_no_text() {
        assert_eq!(
            body("<ns0:p><ns0:r><ns0:t>正文</ns0:t></ns0:r></ns0:p><a:p><a:t>图形</a:t></a:p>").0,
            "正文"
        );
    }

    #[test]
    fn field_codes_and_fallbacks_are_silent() {
        let xml = "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><mc:Fallback><w:r><w:t>重复</w:t></w:r></mc:Fallback><w:r><w:t>正文</w:t></w:r></w:p>";
        assert_eq!(body(xml).0, "正文");
    }
}
