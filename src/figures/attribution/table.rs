//! Tables: the head of a column and the label of a row say what the figures between them mean.

use super::column::{self, Column, without_unit};
use super::head::head as measure_noun;
use super::movement::sign;
use super::scene::Scene;
use super::subject::Names;
use crate::clean::{Block, BlockKind, CleanText};
use crate::figures::heading::is_under_heads;
use crate::figures::{
    Base, BaseKind, Direction, Figure, Granularity, Kind, Phrase, Role, TimeRelation, Value, Words,
};
use crate::phrases::starts_any;
use crate::span::{Clean, Span};

/// What of a cell may stand beside its figure: 下降0.05个百分点; more is prose, which speaks for itself.
const BESIDE: usize = 30;
/// Lines of plain text beyond this are no rows.
const LONGEST_LINE: usize = 240;

const LONGEST_ROW: usize = 6000;

#[derive(Default)]
struct Table {
    columns: Vec<Column>,
    /// Whether rows of figures have been read since the heads.
    filled: bool,
    /// The date in the line above it.
    caption: Option<u32>,
}

/// Gives the figures of rows what their columns and labels say.
pub(super) fn rows(
    figures: &mut [Figure],
    clean: &CleanText,
    scene: &Scene<'_>,
    names: &Names<'_>,
    titled: Option<u32>,
) {
    let text = scene.text;
    let mut next = 0;
    let mut table: Option<Table> = None;
    for (number, block) in clean.blocks.iter().enumerate() {
        while figures.get(next).is_some_and(|f| f.span.start < block.span.start) {
            next += 1;
        }
        let count =
            figures.get(next..).unwrap_or(&[]).iter().take_while(|f| f.span.start < block.span.end).count();
        // Where a table lost its lines, spaces part its cells.
        let tabbed = block.kind == BlockKind::TableRow && block.span.of(text).contains('\t');
        // A row of kilobytes is no row that anybody reads.
        if block.span.len() > LONGEST_ROW
            || !tabbed && !parted(text, block, figures.get(next..next + count).unwrap_or(&[]))
        {
            table = None;
            continue;
        }
        let cells = cells(text, block, tabbed);
        if is_under_heads(cells.iter().map(|c| c.of(text))) {
            next += count;
            continue;
        }
        let open = table.get_or_insert_with(|| Table {
            caption: caption(&clean.blocks, number, figures, next).or(titled),
            ..Table::default()
        });
        if open.columns.is_empty() && !tabbed {
            // The heads of columns parted by spaces stand in the line above, or over their units.
            let units = |b: &&Block| {
                b.span.len() <= LONGEST_LINE && is_under_heads(b.span.of(text).split([' ', '\t']))
            };
            let mut above = clean.blocks.get(..number).unwrap_or(&[]).iter().rev().take(3).skip_while(units);
            let above = above.next();
            if let Some(above) = above.filter(|b| b.span.len() <= LONGEST_LINE) {
                let from = figures.partition_point(|f| f.span.start < above.span.start);
                let heads = self::cells(text, above, false);
                if heads.len() == cells.len() || heads.len() + 1 == cells.len() {
                    open.columns = heads.iter().map(|c| column::read(text, *c, figures, from)).collect();
                    if !open.columns.iter().any(says) {
                        open.columns.clear();
                    }
                }
            }
        }
        if tabbed && is_head(text, &cells, figures.get(next..next + count).unwrap_or(&[])) {
            let mut columns: Vec<Column> =
                cells.iter().map(|c| column::read(text, *c, figures, next)).collect();
            // The corner of two lines of heads stands in the first.
            if !open.filled && columns.first().is_some_and(|c| c.blank) {
                columns = column::under(&open.columns, columns);
            }
            if !open.filled || columns.iter().any(says) {
                open.columns = columns;
                open.filled = false;
            }
        } else if count > 0 {
            open.filled = true;
            row(figures, next..next + count, scene, names, open, &cells);
        }
        next += count;
    }
}

/// Whether a head says anything that a row could not.
fn says(column: &Column) -> bool {
    column.when.is_some()
        || column.change
        || column.share
        || column.former
        || column.status.is_some()
        || column.lists_measures
}

/// Whether the figures of a line of plain text stand in columns: nothing but a space before two of them, no sentence.
fn parted(text: &str, block: &Block, figures: &[Figure]) -> bool {
    if figures.len() < 2 || block.span.len() > LONGEST_LINE {
        return false;
    }
    let apart = figures.iter().filter(|f| {
        text.get(..f.span.start as usize).is_some_and(|t| t.ends_with([' ', '\t', '-', '(']))
            && text
                .get(f.span.end as usize..)
                .is_none_or(|t| t.is_empty() || t.starts_with([' ', '\t', '\n', ')']))
    });
    apart.take(2).count() == 2 && !block.span.of(text).contains(['。', '；', '，', '、'])
}

fn cells(text: &str, block: &Block, tabbed: bool) -> Vec<Span<Clean>> {
    let line = block.span.of(text);
    let mut out = Vec::new();
    let mut at = block.span.start as usize;
    for part in line.split(|c| if tabbed { matches!(c, '\t' | '|') } else { matches!(c, ' ' | '\t') }) {
        let inner = part.trim();
        let start = at + (part.len() - part.trim_start().len());
        if tabbed || !inner.is_empty() {
            out.push(Span::new(start, start + inner.len()));
        }
        at += part.len() + 1;
    }
    out
}

/// A row of heads: several cells, and none is a number.
fn is_head(text: &str, cells: &[Span<Clean>], figures: &[Figure]) -> bool {
    let mut filled = 0;
    for cell in cells.iter().filter(|c| !c.is_empty()) {
        filled += 1;
        let label = cell.of(text);
        let number = figures.iter().any(|f| {
            !matches!(f.kind, Kind::Date | Kind::Ordinal | Kind::Docno)
                && f.span.start >= cell.start
                && f.span.end <= cell.end
                && cell.len() - f.span.len() <= BESIDE / 2
                && !label.ends_with(['）', ')'])
        });
        let void = matches!(label, "-" | "--" | "—" | "——" | "不适用" | "/" | "无");
        if number || void || label.len() > 90 || !label.chars().any(char::is_alphabetic) && label != "%" {
            let dated = figures.iter().any(|f| f.kind == Kind::Date && f.span == *cell);
            if !dated {
                return false;
            }
        }
    }
    filled > 1
}

/// The date that the lines above a table state for it.
fn caption(blocks: &[Block], number: usize, figures: &[Figure], next: usize) -> Option<u32> {
    let mut end = next;
    for block in blocks.get(number.saturating_sub(3)..number)?.iter().rev() {
        if block.kind == BlockKind::TableRow || block.span.len() > 150 {
            return None;
        }
        let first = figures.get(..end)?.partition_point(|f| f.span.start < block.span.start);
        let dated = (first..end).rev().find(|i| {
            let date = figures.get(*i).filter(|f| f.kind == Kind::Date && f.base.is_none());
            date.and_then(|f| f.period.as_ref()).is_some_and(|p| {
                !matches!(p.granularity, Granularity::Day | Granularity::Week)
                    || p.relation == TimeRelation::AsOf
            })
        });
        if let Some(dated) = dated {
            return u32::try_from(dated).ok();
        }
        end = first;
    }
    None
}

/// What stands before the name of a row: 其中：, 一、, 1.
fn label_of(text: &str, cell: Span<Clean>) -> Span<Clean> {
    const LEADS: &[&str] = &["其中：", "其中:", "其中", "减：", "加：", "减:", "加:", "#"];
    let mut inner = without_unit(cell.of(text));
    if let Some(lead) = starts_any(inner, LEADS) {
        inner = inner.get(lead.len()..).unwrap_or(inner);
    }
    let marks =
        |c: char| c.is_ascii_digit() || matches!(c, '.' | '、' | '．' | ' ' | '（' | '）' | '(' | ')');
    let numbered = inner.trim_start_matches(|c: char| marks(c) || "一二三四五六七八九十".contains(c));
    let parts = inner.get(..inner.len() - numbered.len()).unwrap_or("");
    if parts.ends_with(['、', '.', '．', '）', ')']) && !numbered.is_empty() {
        inner = numbered;
    } else if let Some((_, rest)) =
        parts.find('、').and_then(|at| inner.split_at_checked(at + '、'.len_utf8()))
    {
        // 一、一般公共预算收入.
        inner = rest;
    }
    let whole = cell.of(text);
    let offset = inner.as_ptr() as usize - whole.as_ptr() as usize;
    let start = cell.start as usize + offset;
    Span::new(start, start + inner.len())
}

fn row(
    figures: &mut [Figure],
    here: std::ops::Range<usize>,
    scene: &Scene<'_>,
    names: &Names<'_>,
    table: &Table,
    cells: &[Span<Clean>],
) {
    let text = scene.text;
    let mine = figures.get(here.clone()).unwrap_or(&[]);
    let date = mine.iter().position(|f| f.kind == Kind::Date && cells.first().is_some_and(|c| leads(f, *c)));
    let date = date.and_then(|i| u32::try_from(here.start + i).ok());
    // The name of the row: the first cell of words that is no date and no number.
    let label = cells.iter().find(|c| {
        let words = c.of(text);
        words.chars().any(char::is_alphabetic) && !mine.iter().any(|f| leads(f, **c))
    });
    let label = label.filter(|c| cells.iter().take(3).any(|first| first == *c)).map(|c| label_of(text, *c));
    let label = label.filter(|l| !l.is_empty());
    // A corner without a head leaves the heads one short.
    let shift = match cells.len().checked_sub(table.columns.len()) {
        Some(0) => Some(0),
        Some(1) => Some(1),
        _ => None,
    };
    let listed = shift == Some(1) || table.columns.first().is_some_and(|c| c.lists_measures);
    for at in here {
        let Some(figure) = figures.get(at) else { continue };
        if matches!(figure.kind, Kind::Date | Kind::Docno | Kind::SecurityCode | Kind::Ordinal) {
            continue;
        }
        let index = cells.partition_point(|c| c.end <= figure.span.start);
        let Some(cell) = cells.get(index) else { continue };
        if cell.len().saturating_sub(figure.span.len()) > BESIDE
            || label.is_some_and(|l| l.overlaps(figure.span))
        {
            continue;
        }
        let place = shift.and_then(|s| index.checked_sub(s));
        let column = place.and_then(|i| table.columns.get(i));
        let when = match column {
            Some(c) => c
                .when
                .or(date)
                .or_else(|| place.filter(|_| c.change).and_then(|i| latest(figures, table.columns.get(..i)?)))
                .or(table.caption.filter(|_| !c.former)),
            None => date.or(figure.when).or(table.caption),
        };
        let base = column.filter(|c| c.change).and_then(|c| base(figures, &table.columns, place, c));
        let (metric, subject) = names_of(scene, names, table, place, label, listed);
        let Some(figure) = figures.get_mut(at) else { continue };
        figure.when = when;
        figure.metric = metric.or(figure.metric.take().filter(|_| label.is_none()));
        if subject.is_some() {
            figure.subject = subject;
        }
        let Some(column) = column else { continue };
        if column.change && figure.kind != Kind::Duration {
            figure.role = Some(Role::Change);
            figure.direction = figure.direction.or_else(|| moved(text, figure, column));
            figure.base = figure.base.take().or(base.map(Box::new));
        } else if column.share && matches!(figure.kind, Kind::Percent | Kind::Fraction) {
            figure.role = Some(Role::Share);
        }
        if column.status.is_some() {
            figure.status = column.status;
        }
    }
}

/// The period of a movement: the latest of the columns of levels before it.
fn latest(figures: &[Figure], before: &[Column]) -> Option<u32> {
    let levels = before.iter().rev().skip_while(|c| c.when.is_none()).take_while(|c| !c.change);
    let end = |w: u32| figures.get(w as usize).and_then(|f| f.period.as_ref()).and_then(|p| p.end);
    levels.filter(|c| !c.former).filter_map(|c| c.when).max_by_key(|w| end(*w))
}

/// Whether a figure is all that its cell says.
fn leads(figure: &Figure, cell: Span<Clean>) -> bool {
    figure.span.start >= cell.start && figure.span.end <= cell.end && cell.len() - figure.span.len() <= 6
}

/// Which way the number in a column of movements goes.
fn moved(text: &str, figure: &Figure, column: &Column) -> Option<Direction> {
    let Value::Exact(value) = &figure.value else { return None };
    if value.is_zero() {
        return Some(Direction::Flat);
    }
    let up = sign(text, figure) != Some(Direction::Down) && !value.is_negative();
    Some(if up != column.falls { Direction::Up } else { Direction::Down })
}

/// What a column of movements is measured against.
fn base(figures: &[Figure], columns: &[Column], place: Option<usize>, column: &Column) -> Option<Base> {
    let period = |c: &Column| c.when.and_then(|w| figures.get(w as usize)).and_then(|f| f.period.clone());
    if let Some(base) = &column.base {
        let quarter = base.kind == BaseKind::Mom && {
            let before = columns.get(..place.unwrap_or(0)).unwrap_or(&[]);
            let last = before.iter().rev().find_map(period);
            last.is_some_and(|p| matches!(p.granularity, Granularity::Quarter | Granularity::Half))
        };
        return Some(Base { kind: if quarter { BaseKind::Qoq } else { base.kind }, text: base.text.clone() });
    }
    let mut dated = columns.iter().filter(|c| c.when.is_some() || c.former);
    let (now, then) = (dated.next()?, dated.next()?);
    let kind = match (period(now), period(then)) {
        (Some(now), Some(then)) => column::between(&now, &then),
        _ => BaseKind::Versus,
    };
    Some(Base { kind, text: Words::default() })
}

/// What the figures of a row measure and whose they are: 白酒 under 销量 is 白酒销量, 上海银行 under 净利润 whose it is.
fn names_of(
    scene: &Scene<'_>,
    names: &Names<'_>,
    table: &Table,
    place: Option<usize>,
    label: Option<Span<Clean>>,
    listed: bool,
) -> (Option<Phrase>, Option<Phrase>) {
    let text = scene.text;
    let plain = |span| Some(Phrase { span, text: None, entity: None });
    let column = place.and_then(|i| table.columns.get(i));
    let own = column.and_then(|c| c.measure);
    // 增速 behind 地区生产总值: the movement of the measure before it.
    let measure = own.or_else(|| {
        let before = table.columns.get(..place?)?;
        // The head above the labels names them and no measure.
        let labels = usize::from(label.is_some() && !listed);
        before
            .iter()
            .skip(labels)
            .rev()
            .find_map(|c| c.measure)
            .filter(|_| column.is_some_and(|c| c.change) && !listed)
    });
    let Some(label) = label else { return (measure.and_then(plain), None) };
    let words = label.of(text);
    let named = names.is_name(text, label) && measure_noun(words).is_none();
    let Some(measure) = measure else {
        if named && column.is_some() {
            return (None, names.phrase_at(label));
        }
        let share = column.is_some_and(|c| c.share) && measure_noun(words).is_none_or(|h| !h.ends_with('比'));
        let text = share.then(|| format!("{words}占比").into());
        return (Some(Phrase { span: label, text, entity: None }), None);
    };
    if listed && measure_noun(words).is_some() {
        return (plain(label), None);
    }
    let noun = measure.of(text);
    if !named && noun.chars().count() <= 2 {
        return (
            Some(Phrase { span: label, text: Some(format!("{words}{noun}").into()), entity: None }),
            None,
        );
    }
    (plain(measure), names.phrase_at(label))
}
