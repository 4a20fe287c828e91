//! Reads the elements of a page into lines.

use super::entities::reference;
use super::lines::{CodeAt, Line, Lines, Segment, is_blank, is_wide};
use super::marks::{Marks, marks};
use super::tag::Tag;
use super::tree::{Event, Node, Tree};
use crate::phrases::Sets;
use crate::span::{Source, Span};

impl Lines {
    /// `all` reads what is hidden too: some pages show their text by script.
    pub(crate) fn read(source: &str, tree: &Tree, all: bool) -> Lines {
        let mark = |n: &Node| {
            let marks = marks(n.tag, n.attributes.of(source));
            Marks { hidden: marks.hidden && !all, ..marks }
        };
        let marks: Vec<Marks> = tree.nodes.iter().map(mark).collect();
        let mut reader = Reader {
            source,
            tree,
            out: Lines { marks, ..Lines::default() },
            line: Line::default(),
            space: Span::default(),
            anchors: 0,
            bold: 0,
            captions: 0,
            pre: 0,
            tables: Vec::new(),
            block: vec![0],
            codes: Vec::new(),
        };
        reader.run();
        reader.out
    }
}

struct Reader<'a> {
    source: &'a str,
    tree: &'a Tree,
    out: Lines,
    line: Line,
    /// White space that waits for the next solid character.
    space: Span<Source>,
    anchors: u32,
    bold: u32,
    captions: u32,
    pre: u32,
    /// Open tables.
    tables: Vec<Table>,
    /// Open elements that are not inline.
    block: Vec<u32>,
    /// Open elements with a code: node and where their text starts.
    codes: Vec<(u32, u32)>,
}

/// A table on the way through its cells.
#[derive(Default)]
struct Table {
    /// A table of data; others are layout.
    data: bool,
    row: usize,
    /// The column of the last cell, and the one behind it.
    last: usize,
    next: usize,
    /// By column, the first row that no cell from above reaches into.
    free: Vec<usize>,
}

/// Columns that count; a page may claim any number.
const MOST_COLUMNS: usize = 40;

impl Table {
    /// Places a cell of so many columns and rows; how many columns stand between it and the one before.
    fn place(&mut self, columns: usize, rows: usize) -> usize {
        let taken = |&column: &usize| self.free.get(column).is_some_and(|row| *row > self.row);
        let column = (self.next..MOST_COLUMNS).find(|c| !taken(c)).unwrap_or(self.next);
        let gap = column - self.last;
        (self.last, self.next) = (column, column + columns);
        if rows > 1 && self.next <= MOST_COLUMNS {
            self.free.resize(self.free.len().max(self.next), 0);
            self.free.iter_mut().take(self.next).skip(column).for_each(|free| *free = self.row + rows);
        }
        gap
    }
}

impl Reader<'_> {
    fn run(&mut self) {
        let mut at = 0;
        while let Some(&event) = self.tree.events.get(at) {
            at += 1;
            match event {
                Event::Text(_, span) => self.text(span),
                Event::Comment(_) => {}
                Event::Open(index) => {
                    let node = self.tree.node(index);
                    let mark = self.out.mark(index);
                    if mark.quote {
                        self.out.quotes.push(node.span);
                    }
                    if mark.hidden || mark.quote || matches!(node.tag, Tag::Hidden | Tag::Reading) {
                        at = node.close as usize + 1;
                        if !node.tag.is_inline() && !mark.quote {
                            self.flush(false);
                        }
                        continue;
                    }
                    self.open(index, node.tag);
                }
                Event::Close(index) => self.close(index, self.tree.node(index).tag),
            }
        }
        self.flush(false);
    }

    fn in_row(&self) -> bool {
        self.tables.last().is_some_and(|t| t.data)
    }

    fn open(&mut self, index: u32, tag: Tag) {
        match tag {
            Tag::Anchor => self.anchors += 1,
            Tag::Bold => self.bold += 1,
            Tag::Break => {
                if !self.in_row() {
                    self.flush(true);
                }
                return;
            }
            Tag::Table => {
                self.flush(false);
                let data = is_data(self.tree, index);
                self.tables.push(Table { data, ..Table::default() });
            }
            Tag::Row => {
                self.flush(false);
                if let Some(table) = self.tables.last_mut() {
                    (table.row, table.last, table.next) = (table.row + 1, 0, 0);
                }
            }
            Tag::Cell if self.in_row() => {
                let span = |name| {
                    let value = self.tree.attribute(self.source, index, name);
                    value.and_then(|v| v.trim().parse().ok()).unwrap_or(1).clamp(1, MOST_COLUMNS)
                };
                let (columns, rows) = (span("colspan"), span("rowspan"));
                let gap = self.tables.last_mut().map_or(0, |t| t.place(columns, rows));
                if gap > 0 {
                    let at = self.tree.node(index).span.start as usize;
                    self.space = Span::default();
                    self.push(&"\t".repeat(gap), Span::new(at, at + 1), false);
                }
                self.line.row = true;
            }
            Tag::Pre => {
                self.flush(false);
                self.pre += 1;
            }
            tag if !tag.is_inline() && !self.in_row() => self.flush(false),
            _ => {}
        }
        if !tag.is_inline() && !tag.is_void() {
            self.block.push(index);
        }
        let mark = self.out.mark(index);
        if !tag.is_void() {
            self.captions += u32::from(mark.caption);
            self.bold += u32::from(mark.bold);
        }
        if self.out.mark(index).code.is_some() {
            self.codes.push((index, self.out.buffer.len() as u32));
        }
    }

    fn close(&mut self, index: u32, tag: Tag) {
        match tag {
            Tag::Anchor => self.anchors = self.anchors.saturating_sub(1),
            Tag::Bold => self.bold = self.bold.saturating_sub(1),
            Tag::Break => return,
            Tag::Row => self.flush(false),
            Tag::Table => {
                self.flush(false);
                self.tables.pop();
            }
            Tag::Pre => {
                self.flush(false);
                self.pre = self.pre.saturating_sub(1);
            }
            tag if !tag.is_inline() && !self.in_row() => self.flush(false),
            _ => {}
        }
        if self.block.last() == Some(&index) {
            self.block.pop();
        }
        let mark = self.out.mark(index);
        self.captions = self.captions.saturating_sub(u32::from(mark.caption));
        self.bold = self.bold.saturating_sub(u32::from(mark.bold));
        if let Some((_, start)) = self.codes.pop_if(|c| c.0 == index)
            && let Some(code) = self.out.mark(index).code
        {
            let (start, end) = (start, self.out.buffer.len() as u32);
            // The span around and the link inside name the same code: the outer one stands.
            self.out.codes.retain(|c| c.start < start || c.end > end);
            if start < end {
                let code = code.iter().map(|b| char::from(*b)).filter(|c| *c != ' ').collect();
                self.out.codes.push(CodeAt { start, end, code });
            }
        }
    }

    fn text(&mut self, span: Span<Source>) {
        let text = span.of(self.source);
        let base = span.start as usize;
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < text.len() {
            let rest = bytes.get(at..).unwrap_or(&[]);
            let blank = rest.iter().take_while(|b| b.is_ascii_whitespace()).count();
            if blank > 0 {
                let lines = self.pre > 0 && rest.iter().take(blank).any(|b| *b == b'\n');
                if lines && !self.in_row() {
                    self.flush(true);
                } else if self.space.is_empty() {
                    self.space = Span::new(base + at, base + at + blank);
                } else {
                    self.space.end = (base + at + blank) as u32;
                }
                at += blank;
                continue;
            }
            if rest.first() == Some(&b'&')
                && let Some((c, length)) = reference(text.get(at..).unwrap_or(""))
            {
                let mut buffer = [0u8; 4];
                let source = Span::new(base + at, base + at + length);
                self.run_of(c.encode_utf8(&mut buffer), source, false);
                at += length;
                continue;
            }
            let first = usize::from(rest.first() == Some(&b'&'));
            let run = rest
                .get(first..)
                .and_then(|r| r.iter().position(|b| b.is_ascii_whitespace() || *b == b'&'))
                .map_or(rest.len(), |p| p + first);
            self.run_of(text.get(at..at + run).unwrap_or(""), Span::new(base + at, base + at + run), true);
            at += run;
        }
    }

    /// Characters without ASCII white space.
    fn run_of(&mut self, text: &str, source: Span<Source>, copy: bool) {
        let (mut text, mut source) = (text, source);
        if self.line.start == self.out.buffer.len() as u32 || self.out.buffer.ends_with('\t') {
            let trimmed = text.trim_start_matches(is_blank);
            source.start += (text.len() - trimmed.len()) as u32;
            text = trimmed;
            self.space = Span::default();
        }
        if text.is_empty() {
            return;
        }
        let space = std::mem::take(&mut self.space);
        if !space.is_empty() {
            let gap = space.of(self.source);
            let wrapped = gap.holds_in("\n\r")
                && self.out.buffer.chars().next_back().is_some_and(is_wide)
                && text.chars().next().is_some_and(is_wide);
            // A space that tags interrupt starts where it started.
            let plain = gap.bytes().take_while(u8::is_ascii_whitespace).count();
            let space = Span::new(space.start as usize, space.start as usize + plain);
            if !wrapped {
                self.push(" ", space, gap == " ");
            }
        }
        let (mut chars, mut stops) = (0, 0);
        for c in text.chars() {
            if !is_blank(c) {
                chars += 1;
                stops += u32::from(is_stop(c));
            }
        }
        self.line.chars += chars;
        self.line.stops += stops;
        self.line.linked += if self.anchors > 0 { chars } else { 0 };
        self.line.caption |= self.captions > 0;
        self.line.bold += if self.bold > 0 { chars } else { 0 };
        self.push(text, source, copy);
    }

    fn push(&mut self, text: &str, source: Span<Source>, copy: bool) {
        let at = self.out.buffer.len() as u32;
        if self.line.start == at {
            self.line.node = self.block.last().copied().unwrap_or(0);
            self.line.segments.0 = self.out.segments.len() as u32;
        }
        self.out.buffer.push_str(text);
        if copy
            && at > self.line.start
            && let Some(last) = self.out.segments.last_mut()
            && last.copy
            && last.source.end == source.start
        {
            last.source.end = source.end;
            return;
        }
        self.out.segments.push(Segment { at, source, copy });
    }

    fn flush(&mut self, broken: bool) {
        self.space = Span::default();
        // Blanks at the end go, and the segments that gave them alone.
        let kept = self
            .out
            .buffer
            .trim_end_matches(|c| is_blank(c) || c == '\t')
            .len()
            .max(self.line.start as usize);
        self.out.buffer.truncate(kept);
        let kept = kept as u32;
        while let Some(last) = self.out.segments.last_mut() {
            if last.at >= kept {
                self.out.segments.pop();
                continue;
            }
            if last.copy {
                last.source.end = last.source.start + (kept - last.at);
            }
            break;
        }
        if self.line.start < kept && self.line.chars > 0 {
            let mut line = self.line;
            line.end = kept;
            line.segments.1 = self.out.segments.len() as u32;
            line.broken = broken;
            let mut node = line.node;
            // The nearest element that says what the line is, below any that holds much.
            loop {
                let here = self.tree.node(node);
                match here.tag {
                    Tag::Heading(level) if line.heading == 0 => line.heading = level,
                    Tag::Item => line.item = true,
                    Tag::Caption => line.caption = true,
                    Tag::Title => line.title = true,
                    _ => {}
                }
                line.caption |= self.out.mark(node).caption;
                if node == 0
                    || matches!(here.tag, Tag::Item | Tag::Cell | Tag::Table | Tag::Article | Tag::Body)
                {
                    break;
                }
                node = here.parent;
            }
            let text = self.out.text(&line);
            line.footer = line.chars <= 300 && FOOTER.iter().any(|w| text.contains(w));
            self.out.lines.push(line);
        } else if let Some(last) = self.out.lines.last_mut() {
            // An empty line of `<br><br>` makes the one before it the end of a paragraph.
            last.broken &= !broken;
        }
        for code in &mut self.codes {
            code.1 = code.1.min(kept);
        }
        self.line = Line { start: kept, ..Line::default() };
    }
}

/// A table of data has several columns in its rows and short cells; a table for layout holds whole texts.
fn is_data(tree: &Tree, index: u32) -> bool {
    let table = tree.node(index);
    let inside = tree.events.get(table.open as usize + 1..table.close as usize).unwrap_or(&[]);
    let (mut rows, mut cells, mut long, mut depth, mut paragraphs) = (0u32, 0u32, 0u32, 0u32, 0u32);
    let mut length = 0;
    for event in inside {
        match *event {
            Event::Open(i) => match tree.node(i).tag {
                Tag::Table | Tag::List | Tag::Heading(_) | Tag::Article => return false,
                Tag::Row => rows += 1,
                Tag::Cell => {
                    cells += 1;
                    depth += 1;
                    length = 0;
                    paragraphs = 0;
                }
                Tag::Paragraph | Tag::Block if depth > 0 => {
                    paragraphs += 1;
                    if paragraphs > 6 {
                        return false;
                    }
                }
                _ => {}
            },
            Event::Close(i) if tree.node(i).tag == Tag::Cell => {
                depth = depth.saturating_sub(1);
                long += u32::from(length > 900);
            }
            Event::Text(_, span) => length += span.len(),
            _ => {}
        }
    }
    rows >= 2 && cells >= rows * 2 && long == 0
}

/// Words of a page's foot.
const FOOTER: [&str; 7] =
    ["ICP备", "ICP证", "版权所有", "Copyright", "All Rights Reserved", "公网安备", "违法和不良信息"];

/// The marks that sentences have and menus have not.
const fn is_stop(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '、' | '！' | '？' | '：' | '“' | ',' | ';')
}
