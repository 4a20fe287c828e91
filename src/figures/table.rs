//! Units that stand in a heading and not beside the number: `发行总额（亿元）10.00`, `单位：万元`, the head of a column.

use super::heading::{Heading, bracketed, heading, is_under_heads, percent_head, stated};
use super::quantity::Quantity;
use super::starts::{Starts, take_before};
use super::text::{char_before, ends_at, is_han, is_space, skip_spaces_back};
use super::{Kind, UnitFrom, Words};
use crate::clean::{Block, BlockKind};
use crate::phrases;
use crate::span::{Clean, Span};

/// A label whose numbers the table's own unit does not fit.
fn escapes(label: &str) -> bool {
    [
        "率", "占比", "比例", "比重", "股数", "人数", "户数", "数量", "序号", "编号", "代码", "年份", "年度",
        "附注", "倍数", "面积", "只数", "家数",
    ]
    .iter()
    .any(|w| phrases::holds(label, w))
}

/// Lines of units under heads are short.
const LONGEST_UNITS: usize = 160;

/// One cell of a row, by bytes of the text.
type Cell = (usize, usize);

fn tab_cells(line: &str, start: usize) -> Vec<Cell> {
    let mut at = start;
    line.split('\t')
        .map(|cell| {
            let cell = (at, at + cell.len());
            at = cell.1 + 1;
            cell
        })
        .collect()
}

/// What parts the cells of a line of plain text.
fn is_gap(c: char) -> bool {
    is_space(c) || c == '\t'
}

/// Whether a line is told and no part of a table: a long one, or one with the marks of sentences.
fn is_prose(line: &str) -> bool {
    let mark = |w: &[u8]| w == "。".as_bytes() || w == "；".as_bytes() || w == "！".as_bytes();
    line.len() > 240 || line.as_bytes().windows(3).any(mark)
}

/// Whether a number is a cell of a line of plain text, as [`cell_of`] finds it.
fn stands_alone(text: &str, line: Span<Clean>, quantity: &Quantity) -> bool {
    let (start, end) = (quantity.start(), quantity.end());
    let behind = text.get(end..line.end as usize).unwrap_or("");
    let behind = behind.split(is_gap).next().unwrap_or("");
    if quantity.span.of(text).contains(is_gap) || !behind.chars().all(beside_a_number) {
        return false;
    }
    let before = text.get(line.start as usize..start).unwrap_or("");
    let near = before.trim_end_matches(beside_a_number);
    let marks = before.get(near.len()..).unwrap_or("").rsplit(is_gap).next().unwrap_or("");
    let alone = marks.len() + near.len() < before.len() || near.is_empty();
    alone && marks.len() + behind.len() <= 12
        || quantity.plain_digits == 0
            && before.ends_with(is_han)
            && !before.trim_start_matches(is_gap).contains(is_gap)
}

/// Cells of a line of plain text: runs without a space.
fn word_cells(line: &str, start: usize) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for (i, c) in line.char_indices() {
        if is_gap(c) {
            continue;
        }
        let (at, end) = (start + i, start + i + c.len_utf8());
        match cells.last_mut() {
            Some(last) if last.1 == at => last.1 = end,
            _ => cells.push((at, end)),
        }
    }
    cells
}

/// The state of the table that is being read.
#[derive(Default)]
struct Table<'a> {
    /// 单位：…
    unit: Option<Heading<'a>>,
    /// The heads of the columns, as far as they are read.
    columns: Vec<Option<Heading<'a>>>,
    labels: Vec<&'a str>,
    /// Whether rows of numbers have been read since.
    filled: bool,
    /// The line under the heads that gives each column its unit, the last one the last.
    units: Vec<Option<Heading<'a>>>,
    /// A line of words parted by spaces, not yet read: it is where a line follows that it may head.
    words: Option<Span<Clean>>,
}

impl<'a> Table<'a> {
    fn is_empty(&self) -> bool {
        self.is_blank() && self.columns.is_empty() && self.words.is_none()
    }

    /// Whether it has no unit to give.
    fn is_blank(&self) -> bool {
        self.unit.is_none() && self.units.is_empty() && self.columns.iter().all(Option::is_none)
    }

    /// The unit under the head of a column of so many.
    fn under_head(&self, column: usize, count: usize) -> Option<Heading<'a>> {
        let place = (column + self.units.len()).checked_sub(count)?;
        self.units.get(place).copied().flatten()
    }

    /// Reads the heads of the columns, or a second line of them, whose corner stands in the first: 产量（万吨） over 本期.
    fn head(&mut self, text: &'a str, cells: &[Cell]) {
        let of = |c: &Cell| text.get(c.0..c.1).unwrap_or("");
        let second = !self.filled && cells.first().is_some_and(|c| c.0 == c.1);
        let upper = if second { std::mem::take(&mut self.columns) } else { Vec::new() };
        let mut above = None;
        let unit = |(i, label): (usize, &'a str)| {
            let new = self.labels.get(i).is_some_and(|upper| !upper.is_empty());
            above = if new { upper.get(i).copied().flatten() } else { above };
            bracketed(label).or_else(|| percent_head(label)).or(above.filter(|_| !label.is_empty()))
        };
        self.columns = cells.iter().map(of).enumerate().map(unit).collect();
        self.labels = cells.iter().map(of).collect();
        self.filled = false;
        self.units.clear();
        self.words = None;
    }

    /// Reads a line of units under the heads; what it says are no figures.
    fn read_units(&mut self, text: &'a str, cells: &[Cell], quantities: &mut [Quantity]) {
        if let Some(words) = self.words {
            self.head(text, &word_cells(words.of(text), words.start as usize));
        }
        let of = |c: &Cell| text.get(c.0..c.1).unwrap_or("");
        let units: Vec<_> = cells.iter().map(of).map(heading).collect();
        if units.iter().any(Option::is_some) {
            self.units = units;
        }
        for quantity in quantities {
            (quantity.kind, quantity.glued) = (None, true);
        }
    }
}

/// Gives bare quantities the unit of their table, column, row or bracket.
pub(crate) fn apply(text: &str, blocks: &[Block], starts: &Starts, quantities: &mut [Quantity]) {
    let mut table = Table::default();
    let mut rest = quantities;
    let (mut units, mut gaps) = (starts.units.as_slice(), starts.gaps.as_slice());
    for block in blocks {
        let skip = rest.iter().take_while(|q| q.span.start < block.span.start).count();
        rest = rest.split_at_mut_checked(skip).map_or(&mut [][..], |r| r.1);
        let here = rest.iter().take_while(|q| q.span.start < block.span.end).count();
        let Some((mine, others)) = rest.split_at_mut_checked(here) else { break };
        let states = !take_before(&mut units, block.span.end).is_empty();
        let parted = !take_before(&mut gaps, block.span.end).is_empty();
        line(text, &Line { block, states, parted }, &mut table, mine);
        rest = others;
    }
}

/// A line of the text, and what is known of it before it is read.
struct Line<'b> {
    block: &'b Block,
    /// 单位 stands in it.
    states: bool,
    /// A space or a tab stands in it.
    parted: bool,
}

fn line<'a>(text: &'a str, here: &Line<'_>, table: &mut Table<'a>, quantities: &mut [Quantity]) {
    let span = here.block.span;
    let (line, start) = (span.of(text), span.start as usize);
    let tab = || line.as_bytes().contains(&b'\t');
    // Cells of a row are parted by tabs, or, where the table lost its lines, by spaces.
    let row = if here.parted { tab() } else { here.block.kind == BlockKind::TableRow };
    let said = if here.states { stated(line) } else { None };
    if let Some((_, heading)) = said {
        *table = Table { unit: Some(heading), ..Table::default() };
    } else if !row && !table.is_empty() && is_prose(line) {
        *table = Table::default();
    }
    if here.parted && line.len() <= LONGEST_UNITS && is_under_heads(line.split(is_gap)) {
        let cells = if row { tab_cells(line, start) } else { word_cells(line, start) };
        table.read_units(text, &cells, quantities);
        return;
    }
    // A row under it makes a head of a line, and so may its own units.
    if let Some(words) = table.words
        && let said = words.of(text)
        && (row || said.contains([')', '）', '%', '％']))
    {
        table.head(text, &word_cells(said, words.start as usize));
    }
    for quantity in quantities.iter_mut().filter(|q| q.kind.is_none() && !q.glued) {
        beside(text, quantity);
    }
    // Most lines are prose, and have no cells.
    if !row && said.is_none() && table.is_blank() {
        if !here.parted || quantities.iter().any(|q| stands_alone(text, span, q)) {
            return;
        }
        if line.trim_matches(is_gap).contains(is_gap) {
            *table = Table { words: Some(span), ..Table::default() };
        }
        return;
    }
    let cells = if row { tab_cells(line, start) } else { word_cells(line, start) };
    let from = said.map_or(start, |(end, _)| start + end);
    let numbers =
        quantities.iter().filter(|q| q.start() >= from && cell_of(text, &cells, q).is_some()).count();
    let first_label = cells.first().map_or("", |c| text.get(c.0..c.1).unwrap_or(""));
    if numbers == 0 {
        if cells.len() > 1 && said.is_none() {
            table.head(text, &cells);
        }
        return;
    }
    if !row && table.is_blank() {
        return;
    }
    table.filled = true;
    let own = bracketed(first_label);
    let fits = table.columns.len() == cells.len();
    for quantity in quantities.iter_mut().filter(|q| q.kind.is_none() && !q.glued && q.start() >= from) {
        let Some(column) = cell_of(text, &cells, quantity) else { continue };
        let head = table.columns.get(column).copied().flatten().filter(|_| fits);
        let head = head.or_else(|| table.under_head(column, cells.len()));
        // A corner without a head leaves the heads one short.
        let place = (column + table.labels.len()).checked_sub(cells.len());
        let place = place.filter(|_| fits || table.labels.len() + 1 == cells.len());
        let label = place.and_then(|place| table.labels.get(place)).copied().unwrap_or("");
        if skips(quantity, column, label) {
            continue;
        }
        negative_in_brackets(text, quantity);
        let scope = table.unit.filter(|_| !escapes(first_label) && !escapes(label));
        // A column of percents is one in every row, 每股收益（元/股） included.
        let rate = head.filter(|h| h.kind == Kind::Percent);
        let chosen = rate.or(own).or(head).or(scope).map(|heading| match heading.kind {
            // 每股收益 under 单位：万元 is still in 元.
            Kind::Money
                if own.is_none()
                    && (phrases::holds(first_label, "每股") || phrases::holds(label, "每股")) =>
            {
                Heading { power: 0, per: Some("股"), ..heading }
            }
            _ => heading,
        });
        match chosen {
            Some(heading) => give(quantity, &heading),
            None if row => {
                quantity.kind = Some(Kind::Number);
                quantity.rule = "table.cell";
            }
            None => {}
        }
    }
}

/// Serial numbers, years and notes are no cells of figures.
fn skips(quantity: &Quantity, column: usize, label: &str) -> bool {
    let integer = quantity.precision == 0 && quantity.plain_digits > 0;
    let year =
        quantity.plain_digits == 4 && quantity.value.to_int().is_some_and(|v| (1900..2100).contains(&v));
    let serial = [
        "序号", "编号", "代码", "附注", "附註", "年份", "年度", "电话", "邮编", "排名", "名次", "行次", "号",
    ]
    .iter()
    .any(|w| phrases::holds(label, w));
    year || serial || column == 0 && integer || quantity.plain_digits > 12
}

/// What may stand in a cell with its number.
fn beside_a_number(c: char) -> bool {
    is_space(c)
        || matches!(c, '(' | ')' | '（' | '）' | '+' | '-' | '−' | '－' | '*' | '▲' | '▼' | '↑' | '↓' | '＋')
}

/// The index of the cell that is nothing but this number.
fn cell_of(text: &str, cells: &[Cell], quantity: &Quantity) -> Option<usize> {
    let i = cells.partition_point(|c| c.1 <= quantity.start());
    let (start, end) = cells.get(i).copied()?;
    let cell = text.get(start..end)?;
    let outside = cell.len().saturating_sub(quantity.span.len());
    let before = text.get(start..quantity.start())?;
    let after = text.get(quantity.end()..end)?;
    // 货币资金1,234.56: the space between label and amount is gone.
    if i == 0 && quantity.plain_digits == 0 && before.ends_with(is_han) && after.chars().all(beside_a_number)
    {
        return Some(i);
    }
    (outside <= 12 && before.chars().all(beside_a_number) && after.chars().all(beside_a_number)).then_some(i)
}

/// (1,234.56) in a table is below zero.
fn negative_in_brackets(text: &str, quantity: &mut Quantity) {
    let opened = matches!(char_before(text, quantity.start()), Some('(' | '（'));
    let closed = text.get(quantity.end()..).is_some_and(|t| t.starts_with([')', '）']));
    if opened && closed && !quantity.value.is_negative() {
        quantity.value = quantity.value.negate();
    }
}

/// `发行总额（亿元）10.00`: the brackets stand directly before the number.
fn beside(text: &str, quantity: &mut Quantity) {
    let mut at = skip_spaces_back(text, quantity.start());
    if let Some(c) = char_before(text, at).filter(|c| matches!(c, '：' | ':' | '为')) {
        at = skip_spaces_back(text, at - c.len_utf8());
    }
    if !(ends_at(text, at, "）") || ends_at(text, at, ")")) {
        return;
    }
    let from = text.get(..at).map_or(0, |t| t.char_indices().rev().nth(10).map_or(0, |(i, _)| i));
    if let Some(heading) = text.get(from..at).and_then(bracketed)
        && !(heading.text.len() == 1 && heading.text != "%")
        && quantity.plain_digits < if heading.kind == Kind::Percent { 5 } else { 16 }
        && !quantity.zero_first
    {
        give(quantity, &heading);
    }
}

fn give(quantity: &mut Quantity, heading: &Heading<'_>) {
    quantity.kind = Some(heading.kind);
    if quantity.big_power == 0 {
        quantity.scale(heading.power);
    }
    quantity.unit.code = heading.code;
    quantity.unit.text = Words::Made(heading.text.into());
    quantity.unit.from = Some(UnitFrom::Header);
    quantity.unit.per = heading.per.map(Into::into);
    quantity.rule = "table.header";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_name_magnitude_and_unit() {
        let show = |t| heading(t).map(|h| format!("{:?} {} {} {:?}", h.kind, h.code, h.power, h.per));
        assert_eq!(show("亿元").unwrap(), "Money CNY 8 None");
        assert_eq!(show("人民币百万元").unwrap(), "Money CNY 6 None");
        assert_eq!(show("万美元").unwrap(), "Money USD 4 None");
        assert_eq!(show("港币千元").unwrap(), "Money HKD 3 None");
        assert_eq!(show("元/股").unwrap(), "Money CNY 0 Some(\"股\")");
        assert_eq!(show("%").unwrap(), "Percent % 0 None");
        assert_eq!(show("万千瓦时").unwrap(), "Measure kWh 4 None");
        assert_eq!(show("元宇宙"), None);
        assert_eq!(bracketed("占比（%）").map(|h| h.kind), Some(Kind::Percent));
        assert_eq!(stated("（单位：万元）").map(|s| s.1.power), Some(4));
    }
}
