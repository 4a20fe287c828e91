//! Positioned text of a PDF, as `www/pdf/items.js` writes it from pdf.js:
//!
//! ```text
//! %wenjian-pdf-items 1
//! page⇥x⇥y⇥width⇥height⇥text
//! ```
//!
//! One line an item, tab separated, in points from the upper left corner of the page, items in the order of the file.
//! Items become lines in reading order: each page is cut recursively at gaps that run through it (XY-cut), across
//! before down where a wide line spans the columns. The source that offsets count in is that text, a line each.

use super::Writer;
use crate::error::{Error, ErrorKind};
use crate::offset_map::Rule;
use crate::order;
use crate::span::{Source, Span};

pub(crate) const HEADER: &str = "%wenjian-pdf-items 1";
const RUNNING: Rule = Rule { stage: "pdf", name: "running-head" };

/// Hundredths of a point: whole numbers give the same order everywhere.
type Points = i64;

#[derive(Clone, Debug)]
struct Item<'a> {
    page: u32,
    x: Points,
    y: Points,
    width: Points,
    height: Points,
    text: &'a str,
}

impl Item<'_> {
    fn right(&self) -> Points {
        self.x + self.width
    }
    fn bottom(&self) -> Points {
        self.y + self.height
    }
    fn middle(&self) -> Points {
        self.y + self.height / 2
    }
}

/// The text in reading order, and lines of it that only repeat from page to page.
#[derive(Debug, Default)]
pub(crate) struct Extract {
    pub text: String,
    running: Vec<Span<Source>>,
}

/// `12.345` → 1234.
fn points(text: &str) -> Option<Points> {
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |t| (-1, t));
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let whole: Points = whole.parse().ok().filter(|w| (0..1_000_000).contains(w))?;
    let mut digits = rest.bytes().filter(u8::is_ascii_digit).map(|b| Points::from(b - b'0'));
    let mut next = || digits.next().unwrap_or(0);
    Some(sign * (whole * 100 + next() * 10 + next()))
}

fn item(line: &str) -> Option<Item<'_>> {
    let mut fields = line.splitn(6, '\t');
    let page = fields.next()?.parse().ok()?;
    let mut number = || points(fields.next()?);
    let (x, y, width, height) = (number()?, number()?, number()?, number()?);
    Some(Item { page, x, y, width: width.max(0), height: height.max(1), text: fields.next()? })
}

pub(crate) fn extract(items: &str) -> Result<Extract, Error> {
    let all: Vec<Item<'_>> =
        items.lines().skip(1).filter_map(item).filter(|i| !i.text.trim().is_empty()).collect();
    if all.is_empty() {
        return Err(Error::new(ErrorKind::NoTextLayer, ""));
    }
    let mut out = Extract::default();
    let mut pages: Vec<Vec<(Span<Source>, Points)>> = Vec::new();
    for page in all.chunk_by(|a, b| a.page == b.page) {
        let mut lines = Vec::new();
        let mut blocks = Vec::new();
        cut(page.iter().collect(), 0, &mut blocks);
        for block in blocks {
            for (y, line) in block_lines(&block) {
                let start = out.text.len();
                out.text.push_str(&line);
                lines.push((Span::new(start, out.text.len()), y));
                out.text.push('\n');
            }
        }
        pages.push(lines);
    }
    out.running = running(&out.text, &pages);
    Ok(out)
}

/// Nested columns and bands beyond this are taken as they come.
const DEEPEST: u32 = 120;

/// Cuts at the widest white band: between columns where it is clearly a gutter, else between lines as long as columns
/// come out of it. Says whether any did.
fn cut<'a, 'b>(items: Vec<&'b Item<'a>>, depth: u32, out: &mut Vec<Vec<&'b Item<'a>>>) -> bool {
    if items.len() < 2 || depth > DEEPEST {
        out.push(items);
        return false;
    }
    let mut heights: Vec<Points> = items.iter().map(|i| i.height).collect();
    order::sort_by_key(&mut heights, |&h| [order::signed(h), 0, 0, 0]);
    let size = heights.get(heights.len() / 2).copied().unwrap_or(1);
    // A gutter is wider than a blank within a line, and what stands on its sides is running text, not the cells of a table.
    if let Some(at) = gap(&items, |i| (i.x, i.right()), size * 9 / 10, size * 6) {
        let (left, right): (Vec<_>, Vec<_>) = items.iter().partition(|i| i.x < at);
        let (a, b) = (column(&left, size), column(&right, size));
        if a.min(b) >= 1 && a.max(b) >= 2 {
            cut(left, depth + 1, out);
            cut(right, depth + 1, out);
            return true;
        }
    }
    // A band across parts what stands above from what stands below, where one of the two has columns.
    if let Some(at) = gap(&items, |i| (i.y, i.bottom()), size / 10, 0) {
        let (above, below): (Vec<_>, Vec<_>) = items.iter().partition(|i| i.y < at);
        let mut parts = Vec::new();
        let above = cut(above, depth + 1, &mut parts);
        if cut(below, depth + 1, &mut parts) || above {
            out.append(&mut parts);
            return true;
        }
    }
    out.push(items);
    false
}

/// The number of lines of a column of running text; 0 for cells, which leave much of their width white.
fn column(items: &[&Item<'_>], size: Points) -> usize {
    let mut middles: Vec<Points> = items.iter().map(|i| i.middle()).collect();
    order::sort_by_key(&mut middles, |&m| [order::signed(m), 0, 0, 0]);
    let lines = 1 + middles.windows(2).filter(|w| matches!(w, [a, b] if b - a > size / 2)).count();
    let left = items.iter().map(|i| i.x).min().unwrap_or(0);
    let width = items.iter().map(|i| i.right()).max().unwrap_or(0) - left;
    let ink: Points = items.iter().map(|i| i.width).sum();
    if ink * 20 >= width * lines as Points * 11 { lines } else { 0 }
}

/// The middle of the widest gap of at least `least` in the shadow of the items; both sides must be `side` wide.
fn gap(
    items: &[&Item<'_>],
    shadow: impl Fn(&Item<'_>) -> (Points, Points),
    least: Points,
    side: Points,
) -> Option<Points> {
    let mut spans: Vec<(Points, Points)> = items.iter().map(|i| shadow(i)).collect();
    order::sort_by_key(&mut spans, |s| [order::signed(s.0), order::signed(s.1), 0, 0]);
    let first = spans.first()?.0;
    let last = spans.iter().map(|s| s.1).max()?;
    let mut end = first;
    let mut best: Option<(Points, Points)> = None;
    for (start, stop) in spans {
        let width = start - end;
        if width >= least.max(1)
            && end - first >= side
            && last - start >= side
            && best.is_none_or(|b| width > b.0)
        {
            best = Some((width, end + width / 2));
        }
        end = end.max(stop);
    }
    best.map(|b| b.1)
}

/// The lines of a block, top down, items of a line from left to right.
fn block_lines(items: &[&Item<'_>]) -> Vec<(Points, String)> {
    let mut items = items.to_vec();
    order::sort_by_key(&mut items, |i| [order::signed(i.middle()), order::signed(i.x), 0, 0]);
    let left = items.iter().map(|i| i.x).min().unwrap_or(0);
    let mut lines: Vec<Vec<&Item<'_>>> = Vec::new();
    for item in items {
        match lines.last_mut() {
            Some(line)
                if line
                    .last()
                    .is_some_and(|l| (item.middle() - l.middle()) * 2 < l.height.min(item.height).max(1)) =>
            {
                line.push(item)
            }
            _ => lines.push(vec![item]),
        }
    }
    lines
        .into_iter()
        .map(|mut line| {
            order::sort_by_key(&mut line, |i| [order::signed(i.x), 0, 0, 0]);
            let mut text = String::new();
            // The indent of a paragraph's first line; more than that is centred.
            if let Some(first) = line.first()
                && (first.height * 3..=first.height * 6).contains(&((first.x - left) * 2))
                && !first.text.starts_with('\u{3000}')
            {
                text.push_str("\u{3000}\u{3000}");
            }
            let mut end: Option<Points> = None;
            for item in &line {
                let blank = end.is_some_and(|e| item.x - e > item.height / 4);
                let wide = end.is_some_and(|e| item.x - e > item.height * 2);
                if blank && !text.ends_with(' ') && !item.text.starts_with(' ') {
                    text.push(if wide { '\t' } else { ' ' });
                }
                text.push_str(item.text);
                end = Some(item.right());
            }
            (line.first().map_or(0, |i| i.y), text.trim_end().to_owned())
        })
        .filter(|(_, text)| !text.trim().is_empty())
        .collect()
}

/// First and last lines that say the same on several pages, numbers aside.
fn running(text: &str, pages: &[Vec<(Span<Source>, Points)>]) -> Vec<Span<Source>> {
    if pages.len() < 3 {
        return Vec::new();
    }
    let shape = |span: Span<Source>| {
        let [high, low] =
            order::hash(span.of(text).chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()));
        [high, low, 0, 0]
    };
    // The two uppermost and the two lowest lines of each page.
    let edges = |lines: &[(Span<Source>, Points)]| {
        let mut sorted = lines.to_vec();
        order::sort_by_key(&mut sorted, |l| [order::signed(l.1), 0, 0, 0]);
        let count = sorted.len();
        let keep = |i: usize| i < 2 || i + 2 >= count;
        sorted.into_iter().enumerate().filter(|(i, _)| keep(*i)).map(|(_, l)| l.0).collect::<Vec<_>>()
    };
    let mut shapes: Vec<order::Key> = Vec::new();
    for lines in pages {
        let mut here: Vec<order::Key> = edges(lines).into_iter().map(shape).collect();
        order::sort_by_key(&mut here, |shape| *shape);
        here.dedup();
        shapes.extend(here);
    }
    order::sort_by_key(&mut shapes, |shape| *shape);
    let repeated: Vec<order::Key> = shapes
        .chunk_by(|a, b| a == b)
        .filter(|c| c.len() >= 3 && c.len() * 3 >= pages.len())
        .filter_map(|c| c.first().copied())
        .collect();
    let mut found: Vec<Span<Source>> = pages
        .iter()
        .flat_map(|lines| edges(lines))
        .filter(|span| repeated.binary_search(&shape(*span)).is_ok())
        .collect();
    order::sort_by_key(&mut found, |s| s.order());
    found
}

/// Writes the body: the lines without those that only repeat.
pub(crate) fn write(writer: &mut Writer<'_>, extract: &Extract) {
    for running in &extract.running {
        let start = running.start as usize;
        writer.copy(Span::new(writer.done(), start));
        let end = (running.end as usize + 1).min(writer.source.len());
        writer.remove(end, RUNNING);
    }
    writer.copy(Span::new(writer.done(), writer.source.len()));
    writer.finish();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(items: &[(u32, f32, f32, &str)]) -> String {
        let mut form = format!("{HEADER}\n");
        for (page, x, y, text) in items {
            let width = text.chars().count() as f32 * 10.0;
            form.push_str(&format!("{page}\t{x:.2}\t{y:.2}\t{width:.2}\t10.00\t{text}\n"));
        }
        let extract = extract(&form).unwrap();
        let mut writer = Writer::new(&extract.text, RUNNING);
        write(&mut writer, &extract);
        writer.body.text
    }

    #[test]
    fn columns_that_the_file_interleaves_are_read_one_after_the_other() {
        let found = text(&[
            (1, 50.0, 40.0, "横跨三栏的标题文字在最上面一行"),
            (1, 50.0, 80.0, "左一左一左一"),
            (1, 150.0, 80.0, "中一中一中一"),
            (1, 250.0, 80.0, "右一右一右一"),
            (1, 50.0, 95.0, "左二左二左二"),
            (1, 150.0, 95.0, "中二中二"),
            (1, 250.0, 95.0, "右二右二右二"),
        ]);
        assert_eq!(
            found.replace('\n', "|"),
            "横跨三栏的标题文字在最上面一行|左一左一左一|左二左二左二|中一中一中一|中二中二|右一右一右一|右二右二右二|"
        );
    }

    #[test]
    fn an_indent_shows_where_a_paragraph_starts() {
        let found = text(&[
            (1, 70.0, 40.0, "第一段从这里开始到这一行末尾"),
            (1, 50.0, 55.0, "接着写完这一段。"),
            (1, 70.0, 70.0, "第二段。"),
        ]);
        assert_eq!(found, "　　第一段从这里开始到这一行末尾\n接着写完这一段。\n　　第二段。\n");
    }

    #[test]
    fn rows_of_a_table_stay_rows() {
        let found = text(&[
            (1, 50.0, 40.0, "主要指标"),
            (1, 200.0, 40.0, "金额"),
            (1, 300.0, 40.0, "增速"),
            (1, 50.0, 60.0, "各项贷款余额合计"),
            (1, 200.0, 60.0, "120"),
            (1, 300.0, 60.0, "8%"),
            (1, 50.0, 80.0, "其中"),
            (1, 200.0, 80.0, "60"),
            (1, 300.0, 80.0, "9%"),
        ]);
        assert_eq!(found, "主要指标\t金额\t增速\n各项贷款余额合计\t120\t8%\n其中\t60\t9%\n");
    }

    #[test]
    fn items_of_a_line_are_joined() {
        assert_eq!(
            text(&[(1, 50.0, 40.0, "同比增长"), (1, 90.0, 40.5, "12.5%"), (1, 50.0, 55.0, "第二行")]),
            "同比增长12.5%\n第二行\n"
        );
    }

    #[test]
    fn running_heads_go() {
        let mut items = Vec::new();
        let bodies = ["甲段文字在此处", "乙段文字在此处", "丙段文字在此处", "丁段文字在此处"];
        let feet = ["第1页", "第2页", "第3页", "第4页"];
        for (page, body) in (1..).zip(bodies) {
            items.push((page, 50.0, 20.0, "某公司年度报告"));
            items.push((page, 50.0, 200.0, body));
            items.push((page, 50.0, 230.0, body));
            items.push((page, 50.0, 260.0, body));
            items.push((page, 50.0, 780.0, feet[page as usize - 1]));
        }
        let found = text(&items);
        assert!(!found.contains("年度报告") && !found.contains("第2页"));
        assert_eq!(found.lines().count(), 12);
    }

    #[test]
    fn a_picture_of_text_has_no_text_layer() {
        assert_eq!(extract(&format!("{HEADER}\n")).err().map(|e| e.code()), Some("no-text-layer"));
        assert_eq!(
            extract(&format!("{HEADER}\n1\t0\t0\t0\t0\t \nx\n")).err().map(|e| e.code()),
            Some("no-text-layer")
        );
    }
}
