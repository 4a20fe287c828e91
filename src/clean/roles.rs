//! What each line is by itself: by its form, its number, its shape and what the format said of it.
//!
//! Changes nothing. Roles that need the lines around (title, addressee, signatory, caption) come with the articles.

use super::BlockKind;
use super::cells::{is_head, is_short_row};
use super::chars::{has_sentence_mark, is_ended, width};
use super::contents::contents;
use super::facts::Facts;
use super::meta::is_surname;
use super::numbering::{Level, numbering};
use super::work::{Mark, Work};
use crate::input::LineHint;
use crate::phrases::{Sets, ends_any, holds_any};
use crate::span::{Clean, Span};
use std::ops::Deref;

/// What a line looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Known for certain.
    Fixed(BlockKind),
    /// A numbered heading.
    Heading(Level),
    /// A numbered or bulleted paragraph.
    Item(Level),
    /// A short line without a sentence: a headline, a signature, a label.
    Short,
    /// Running text.
    Body,
    /// An entry of the table of contents: not the headline that it names.
    Contents,
}

/// A line of the text after the reflow.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub span: Span<Clean>,
    pub shape: Shape,
    pub facts: Facts,
    pub blanks: u8,
    pub truncated: bool,
}

impl Deref for Row {
    type Target = Facts;

    fn deref(&self) -> &Facts {
        &self.facts
    }
}

/// A headline fits two lines of a page.
pub(super) const LONGEST_HEADLINE: u32 = 110;

/// Every line of the text with its shape; line `i` of the text is row `i`.
pub(super) fn rows(work: &mut Work) -> Vec<Row> {
    let text = work.text();
    let mut out = Vec::with_capacity(work.known.len());
    for (i, (raw, span)) in work.lines().enumerate() {
        let marks =
            work.marks_in(Span::new(span.range().start, span.range().end.max(span.range().start + 1)));
        let first = marks.first().copied().unwrap_or_default();
        let truncated = marks.last().is_some_and(|m| m.truncated);
        // What lost its end, or took many printed lines, is running text whatever it looks like.
        let running = truncated || marks.len() > 3;
        let mut facts = work.known.get(i).copied().flatten().unwrap_or_else(|| Facts::of(raw));
        let shape = match shape(raw, &mut facts, &first) {
            Shape::Short if running => Shape::Body,
            shape => shape,
        };
        out.push(Row { span, shape, facts, blanks: first.blanks, truncated });
    }
    contents(text, &mut out);
    table(text, &mut out);
    masthead(text, &mut out);
    subtitles(text, &mut out);
    bulleted(text, &mut out);
    listed(text, &mut out);
    labelled(text, &mut out);
    broken_off(text, &mut out);
    work.known = out.iter().map(|row| Some(row.facts)).collect();
    out
}

/// A line that stops in mid-sentence, at the end of the text or before the source in brackets that stood behind it,
/// lost its end.
fn broken_off(text: &str, rows: &mut [Row]) {
    for i in 2..rows.len() {
        let row = |i: usize| rows.get(i);
        let sourced = row(i).is_some_and(|r| {
            r.shape == Shape::Fixed(BlockKind::SourceLine)
                && r.blanks == 0
                && r.span.of(text).starts_in("（(")
        });
        let closes = row(i + 1).is_none_or(|r| !matches!(r.shape, Shape::Body | Shape::Item(_)));
        if sourced
            && closes
            && row(i - 2).is_some_and(|r| r.shape == Shape::Body)
            && let Some(row) = rows.get_mut(i - 1).filter(|r| r.shape == Shape::Short && !r.ended)
        {
            row.shape = Shape::Body;
            row.truncated = true;
        }
    }
    let Some(([.., above], row)) = rows.split_last_mut().map(|(row, above)| (above, row)) else { return };
    let stops = matches!(row.shape, Shape::Short | Shape::Body) && !row.ended && row.blanks == 0;
    let inner = row.span.of(text);
    let marked = row.marked && !inner.ends_in("：:；;，,");
    if stops && marked && above.shape == Shape::Body && above.ended && above.width > 60 && row.width > 40 {
        row.shape = Shape::Body;
        row.truncated = true;
    }
}

/// Lines beside the rows of a table are its head and its shorter rows.
fn table(text: &str, rows: &mut [Row]) {
    const ROW: Shape = Shape::Fixed(BlockKind::TableRow);
    let loose = |r: &Row| r.space && matches!(r.shape, Shape::Short | Shape::Body);
    for i in (1..rows.len()).rev() {
        let below = rows.get(i).is_some_and(|r| r.shape == ROW && r.facts.space && r.blanks == 0);
        if let Some(row) = rows.get_mut(i - 1).filter(|r| below && loose(r))
            && (is_head(row.span.of(text)) || is_short_row(row.span.of(text)))
        {
            row.shape = ROW;
        }
    }
    for i in 1..rows.len() {
        let above = rows.get(i - 1).is_some_and(|r| r.shape == ROW && r.facts.space);
        if let Some(row) = rows.get_mut(i).filter(|r| above && loose(r))
            && is_short_row(row.span.of(text))
        {
            row.shape = ROW;
        }
    }
}

/// Ends of newspapers' names; a company's report (年报, 季报) is none.
const PAPERS: &[&str] = &[
    "日报",
    "晚报",
    "时报",
    "早报",
    "晨报",
    "商报",
    "证券报",
    "经济报",
    "金融报",
    "保险报",
    "财经报",
    "导报",
    "都市报",
    "青年报",
    "科技报",
    "周刊",
];

/// The names above an issue's number are the bulletin's, and a newspaper's own name is no headline, if a headline is
/// still to come.
fn masthead(text: &str, rows: &mut [Row]) {
    let paper =
        |r: &Row| r.shape == Shape::Short && r.width <= 20 && ends_any(r.span.of(text), PAPERS).is_some();
    let name = rows.iter().take(3).position(paper);
    if let Some(row) = name.filter(|&i| comes_headline(rows.get(i + 1..))).and_then(|i| rows.get_mut(i)) {
        row.shape = Shape::Fixed(BlockKind::SourceLine);
    }
    let issue = Shape::Fixed(BlockKind::BulletinTitle);
    let Some(number) = rows.iter().take(4).position(|r| r.shape == issue) else { return };
    let headline = comes_headline(rows.get(number..));
    let above = rows.get_mut(..number).unwrap_or(&mut []);
    if headline && above.iter().all(|r| r.shape == Shape::Short || r.shape == issue) {
        above.iter_mut().for_each(|r| r.shape = issue);
    }
}

/// Whether a headline stands before the first running text.
fn comes_headline(below: Option<&[Row]>) -> bool {
    let first = below.and_then(|rows| rows.iter().find(|r| !matches!(r.shape, Shape::Fixed(_))));
    first.is_some_and(|r| matches!(r.shape, Shape::Short | Shape::Contents))
}

/// A line led by a mark, blank lines above it and running text below, is a headline, not an item.
fn bulleted(text: &str, rows: &mut [Row]) {
    let marked = |r: &Row| r.shape == Shape::Item(Level::Bullet) && r.span.of(text).starts_in("◆●■▲★◇○");
    for i in 0..rows.len() {
        let above =
            i.checked_sub(1).and_then(|i| rows.get(i)).is_some_and(|r| r.shape == Shape::Item(Level::Bullet));
        let below = rows.get(i + 1).is_some_and(|r| r.shape == Shape::Body && r.facts.ended);
        if let Some(row) = rows.get_mut(i).filter(|r| marked(r))
            && below
            && !above
            && row.blanks > 0
            && !row.ended
            && !row.marked
            && row.width <= 80
        {
            row.shape = Shape::Short;
        }
    }
}

/// Numbered lines that follow each other without text between them are a list, not headings; nor is what ends the list
/// whose other items end in a semicolon.
fn listed(text: &str, rows: &mut [Row]) {
    let level = |r: &Row| match r.shape {
        Shape::Heading(level @ (Level::Third | Level::Fourth)) | Shape::Item(level) => Some(level),
        _ => None,
    };
    for i in 1..rows.len() {
        let pair =
            rows.get(i - 1).zip(rows.get(i)).and_then(|(a, b)| level(a).filter(|l| Some(*l) == level(b)));
        if let (Some(level), Some(rows)) = (pair, rows.get_mut(i - 1..=i)) {
            rows.iter_mut().for_each(|r| r.shape = Shape::Item(level));
        }
        let goes_on = rows.get(i - 1).is_some_and(|r| r.span.of(text).ends_in("；;"));
        if let Some(row) = rows.get_mut(i).filter(|r| goes_on && matches!(r.shape, Shape::Heading(_))) {
            row.shape = Shape::Body;
        }
    }
}

/// `评级：增持`: a label and what it says.
pub(super) fn is_field(line: &str) -> bool {
    line.split_in("：:").is_some_and(|(label, rest)| label.chars().count() <= 8 && !rest.is_empty())
}

/// Three labelled lines in a row are a list: 授予日：…, 授予价格：….
fn labelled(text: &str, rows: &mut [Row]) {
    let field = |r: &Row| {
        let code = r.shape == Shape::Fixed(BlockKind::DocNumber);
        (code || r.shape == Shape::Short) && is_field(r.span.of(text)) && r.span.of(text).contains('：')
    };
    let mut start = 0;
    while start < rows.len() {
        let run = rows.iter().skip(start).take_while(|r| field(r)).count();
        if run >= 3 {
            let run = rows.iter_mut().skip(start).take(run);
            run.filter(|r| r.shape == Shape::Short).for_each(|r| r.shape = Shape::Item(Level::Bullet));
        }
        start += run.max(1);
    }
}

/// A line led by a dash under a headline is its subtitle, not an item, unless items follow.
fn subtitles(text: &str, rows: &mut [Row]) {
    let dashed = |r: &Row| r.shape == Shape::Item(Level::Bullet) && r.span.of(text).starts_in("—-");
    for i in 1..rows.len() {
        let (Some(above), Some(row)) = (rows.get(i - 1), rows.get(i)) else { break };
        let listed = rows.get(i + 1).is_some_and(dashed);
        if above.shape == Shape::Short
            && dashed(row)
            && !listed
            && !row.ended
            && row.width <= 80
            && !row.stop
            && let Some(row) = rows.get_mut(i)
        {
            row.shape = Shape::Short;
        }
    }
}

fn shape(line: &str, facts: &mut Facts, mark: &Mark) -> Shape {
    use BlockKind as B;
    match mark.hint {
        Some(LineHint::Title) => return Shape::Fixed(B::Title),
        Some(LineHint::TableRow) => return Shape::Fixed(B::TableRow),
        Some(LineHint::Caption) => {
            return Shape::Fixed(if facts.form(line) == Some(B::Credit) { B::Credit } else { B::Caption });
        }
        _ if facts.tab && !is_interrupted(line, facts) => return Shape::Fixed(B::TableRow),
        _ => {}
    }
    if let Some(kind) = facts.form(line) {
        if kind != B::Byline || is_byline(line) {
            return Shape::Fixed(kind);
        }
        if line.starts_in("■□◆◎▪◇") {
            return Shape::Fixed(B::Section);
        }
    }
    if facts.row {
        return Shape::Fixed(B::TableRow);
    }
    if line.starts_with('【') && line.ends_with('】') && line.chars().count() <= 14 {
        return Shape::Fixed(B::Section);
    }
    if line.starts_with('■') && line.chars().count() <= 8 && !facts.ended {
        return Shape::Fixed(B::Section);
    }
    if let Some((level, rest)) = numbering(line) {
        return match level {
            Level::Bullet => Shape::Item(level),
            Level::Article => Shape::Body,
            _ if is_heading(rest) => Shape::Heading(level),
            Level::Third | Level::Fourth => Shape::Item(level),
            _ => Shape::Body,
        };
    }
    match mark.hint {
        Some(LineHint::Heading) => Shape::Heading(Level::Chapter),
        Some(LineHint::Subhead) => Shape::Heading(Level::Second),
        Some(LineHint::ListItem) => Shape::Item(Level::Bullet),
        _ if is_short(line, facts) => Shape::Short,
        _ => Shape::Body,
    }
}

/// A sentence that a tab interrupts, not cells: it runs on behind the tab from a clause before it.
fn is_interrupted(line: &str, facts: &Facts) -> bool {
    let clause = |cell: &str| cell.contains('，') && !cell.ends_in("。；，”");
    facts.stop && facts.ended && line.rsplit('\t').skip(1).any(clause)
}

/// One phrase or one short sentence behind the number.
fn is_heading(rest: &str) -> bool {
    let inner = rest.trim_end_in("。 ！？");
    let commas = inner.matches(['，', ',']).count();
    width(rest) <= 80 && !inner.holds_in("。；;") && commas <= 2 && !inner.ends_in("：:")
}

/// A headline or a label by its shape.
fn is_short(line: &str, facts: &Facts) -> bool {
    let wide = facts.width;
    if is_official_title(line, wide) {
        return true;
    }
    if wide > LONGEST_HEADLINE || facts.stop || !facts.letters && !line.chars().any(char::is_alphabetic) {
        return false;
    }
    let inner = line.trim_end_in("！？!?");
    let commas = inner.matches(['，', ',', ';', '；']).count();
    !inner.ends_in("：:，,；;、…")
        && !is_ended(inner)
        && (commas == 0 || commas <= 2 && wide <= 80)
        && (!facts.ended || wide <= 80 && !facts.marked || wide <= 64)
}

/// 某某厅 某某局关于印发《某某办法》的通知: as long as it has to be.
fn is_official_title(line: &str, wide: u32) -> bool {
    const KINDS: &[&str] = &[
        "通知", "意见", "公告", "通告", "批复", "复函", "决定", "函", "请示", "报告", "议案", "纪要", "办法",
        "通报", "答复",
    ];
    wide <= 260
        && ends_any(line.trim_end_in(")）"), KINDS).is_some()
        && holds_any(line, &["关于", "印发"]).is_some()
        && !has_sentence_mark(&line.replace(['《', '》'], ""))
}

/// Labels of columns that look like names.
const LABELS: &[&str] = &[
    "金融", "经济", "时评", "要闻", "关注", "文化", "高端", "言论", "广角", "万象", "方圆", "康养", "焦点",
    "高层", "时讯", "时政", "金市", "车市", "万家",
];

/// Whether the line that has the form of a byline names people: the marks before names also stand before labels.
fn is_byline(line: &str) -> bool {
    let names = line.trim_start_in("■□◆◎▪◇ ");
    const OFFICES: &[&str] = &[
        "教授",
        "研究员",
        "院长",
        "所长",
        "主任",
        "分析师",
        "经济学家",
        "行长",
        "董事长",
        "总裁",
        "博士",
        "省长",
        "市长",
        "县长",
        "区长",
        "局长",
        "书记",
    ];
    if names.len() == line.len()
        && !line.holds_in("：:/（")
        && let Some((head, name)) = line.rsplit_once(' ')
        && ends_any(head.trim_end(), OFFICES).is_some()
    {
        return name.starts_with(is_surname) && name.chars().count() <= 3;
    }
    if names.len() == line.len() || names.contains("记者") || names.contains("通讯员") {
        return true;
    }
    let mut names = names.split([' ', '、', '，', ',']).filter(|n| !n.is_empty()).peekable();
    names.peek().is_some_and(|n| !LABELS.contains(n)) && names.all(|n| n.starts_with(is_surname))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        let mark = Mark::default();
        for (line, want) in [
            ("■资讯", Shape::Fixed(BlockKind::Section)),
            ("【政策速递】", Shape::Fixed(BlockKind::Section)),
            ("■ 王小明 李雷", Shape::Fixed(BlockKind::Byline)),
            ("■ 吕小威", Shape::Fixed(BlockKind::Byline)),
            ("一、支持企业在京集聚发展。", Shape::Heading(Level::First)),
            ("（一）健全体系。鼓励金融机构因地制宜。", Shape::Body),
            ("——坚持问题导向。锚定方向。", Shape::Item(Level::Bullet)),
            ("聚焦优质企业，重塑投资版图", Shape::Short),
            ("北京推出8大举措支持企业发展！", Shape::Short),
            ("变化正在发生。", Shape::Body),
            ("各区人民政府，各有关单位：", Shape::Body),
        ] {
            assert_eq!(shape(line, &mut Facts::of(line), &mark), want, "{line}");
        }
    }
}
