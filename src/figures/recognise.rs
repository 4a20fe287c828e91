//! From numerals to figures: names and codes first, then dates, then quantities, ranges, modifiers.

use super::decimal::Decimal;
use super::merge::{few_win, gather, leftmost_wins};
use super::numeral::{self, Form, Numeral, Vague};
use super::quantity::{self, Quantity};
use super::range::{self, Found};
use super::starts::{Starts, starts};
use super::text::{char_at, char_before, ends_at, stands_at};
use super::{Bound, Figure, Kind, Modifier, UnitFrom, Value, Words};
use super::{date, docno, elided, modifier, negative, ordinal, security, table};
use crate::calendar::Date;
use crate::clean::CleanText;
use crate::phrases;
use crate::phrases::Sets;
use crate::pipeline::Options;
use crate::span::{self, Clean, Span};

/// Finds every figure with its value, unit, modifiers and, for dates, period. In text order; spans do not overlap.
pub(crate) fn recognise(
    clean: &CleanText,
    sentences: &[Span<Clean>],
    anchor: Option<Date>,
    options: &Options,
) -> Vec<Figure> {
    let text = clean.text();
    let starts = starts(text);
    let mut numerals = numeral::scan(text, &starts.numerals);
    let names = docno::docnos(text, &starts.marks);
    let mut codes: Vec<Figure> = Vec::new();
    for numeral in &numerals {
        if let Some(code) = security::code(text, numeral, codes.last()) {
            codes.push(code);
        }
    }
    let names = leftmost_wins(codes, names);
    let silent = negative::addresses(text, &starts.numerals);
    let mut dates = date::dates(clean, sentences, &numerals, &starts, anchor);
    if !silent.is_empty() {
        dates.retain(|d| !overlaps(&silent, d.span));
    }
    let mut figures = few_win(names, dates);
    for figure in figures.iter_mut().filter(|f| f.kind == Kind::Duration && f.modifiers.is_empty()) {
        modifier::modify(text, figure);
    }
    keep_free(&mut numerals, &figures, &silent);
    quantities(clean, &numerals, &starts, figures, options.bare_numbers)
}

/// Leaves the numerals that no figure has taken.
fn keep_free(numerals: &mut Vec<Numeral>, figures: &[Figure], silent: &[Span<Clean>]) {
    let mut taken = figures.iter().map(|f| f.span).peekable();
    numerals.retain(|n| {
        while taken.next_if(|span| span.end <= n.span.start).is_some() {}
        !taken.peek().is_some_and(|span| span.overlaps(n.span)) && !overlaps(silent, n.span)
    });
}

fn overlaps(spans: &[Span<Clean>], span: Span<Clean>) -> bool {
    let i = spans.partition_point(|s| s.end <= span.start);
    spans.get(i).is_some_and(|s| s.overlaps(span))
}

/// Adds everything that is neither a name nor a date to those that are.
fn quantities(
    clean: &CleanText,
    numerals: &[Numeral],
    starts: &Starts,
    names: Vec<Figure>,
    bare: bool,
) -> Vec<Figure> {
    let text = clean.text();
    let context = quantity::Context { text, numerals, bare_numbers: bare };
    let mut ordinals = Vec::new();
    let mut found: Vec<Quantity> = Vec::with_capacity(numerals.len() / 2);
    let mut claimed = names.iter().peekable();
    let mut left_end = 0;
    let mut i = 0;
    while let Some(numeral) = numerals.get(i) {
        while let Some(before) = claimed.next_if(|f| f.span.end <= numeral.span.start) {
            left_end = left_end.max(before.span.end as usize);
        }
        if let Some(ordinal) = ordinal::ordinal(text, numeral, bare) {
            left_end = ordinal.span.end as usize;
            ordinals.push(ordinal);
            i += 1;
            continue;
        }
        if ends_at(text, super::text::skip_spaces_back(text, numeral.span.start as usize), "第") {
            i += 1;
            continue;
        }
        match quantity::read(&context, i, left_end) {
            // A unit never reaches into a figure that another kind has claimed.
            Some((quantity, used)) if claimed.peek().is_none_or(|f| quantity.span.end <= f.span.start) => {
                left_end = quantity.end();
                found.push(quantity);
                i += used;
            }
            _ => {
                left_end = left_end.max(numeral.span.end as usize);
                i += 1;
            }
        }
    }
    table::apply(text, &clean.blocks, starts, &mut found);
    elided::elide(text, &mut found);
    let few = leftmost_wins(halves(text, &starts.halves, bare), ordinals);
    let most = found.len();
    let joined = range::join(text, &mut found, bare).filter_map(|found| figure(text, found, bare));
    let mut lent = false;
    gather(names, few, joined, most, |before, figure| lent = modifier::carry(text, before, figure, lent))
}

/// The figure of a quantity or a range, if it is one.
fn figure(text: &str, found: Found<'_>, bare: bool) -> Option<Figure> {
    let Found { first, last, low_inclusive, high_inclusive, bounded } = found;
    let kind = match (first.kind, bare) {
        (Some(kind), _) => kind,
        (None, true) if is_bare_number(text, first) => Kind::Number,
        // 批签发180.33万: a magnitude makes a number a figure, whatever is counted.
        (None, false) if has_magnitude(text, first) || is_quoted(text, first) => Kind::Number,
        _ => return None,
    };
    let mut figure = Figure::new(kind, first.span, first.rule);
    figure.precision = first.precision;
    let loss = is_loss(text, first.start());
    match last {
        Some(last) => {
            figure.span = first.span.join(last.span);
            figure.precision = first.precision.max(last.precision);
            figure.rule = "range";
            let flip = |value: Decimal| if loss && !value.is_negative() { value.negate() } else { value };
            let (a, b) = (flip(first.value), flip(last.value));
            // -136000万元至-166000万元: the ends may stand in reverse order.
            let ((low, low_in), (high, high_in)) = if a <= b {
                ((a, low_inclusive), (b, high_inclusive))
            } else {
                ((b, high_inclusive), (a, low_inclusive))
            };
            figure.reach(Bound { value: low, inclusive: low_in }, Bound { value: high, inclusive: high_in });
            figure.unit = std::mem::take(&mut last.unit);
            if figure.unit.per.is_none() {
                figure.unit.per = first.unit.per.take();
            }
            if !bounded {
                modifier::modify(text, &mut figure);
            }
        }
        None => {
            figure.unit = std::mem::take(&mut first.unit);
            match (first.fraction, first.upper) {
                (Some((a, b)), _) => figure.value = Value::fraction(a, b),
                (None, Some((upper, inclusive))) => {
                    let low = Bound { value: first.value, inclusive: true };
                    figure.reach(low, Bound { value: upper, inclusive });
                    match first.vague {
                        Some(Vague::More) => figure.modifiers.push(Modifier::More),
                        Some(Vague::Some) => figure.modifiers.push(Modifier::Vague),
                        _ => {}
                    }
                }
                (None, None) => figure.value = Value::Exact(first.value),
            }
            modifier::modify(text, &mut figure);
        }
    }
    Some(figure)
}

/// 亏损：350万元: the label of a field makes its amount negative.
fn is_loss(text: &str, start: usize) -> bool {
    ["亏损：", "亏损:"].iter().any(|label| ends_at(text, start, label))
}

/// Digits with 万 or 亿 that end a phrase.
fn has_magnitude(text: &str, quantity: &Quantity) -> bool {
    quantity.big_power > 0
        && matches!(quantity.form, Form::Arabic | Form::Mixed)
        && !quantity.glued
        && char_at(text, quantity.end()).is_none_or(|c| !super::text::is_han(c) && !c.is_ascii_alphanumeric())
}

/// 人民币对美元中间价报7.1161, 美元指数报97.23: a rate of exchange that is quoted.
fn is_quoted(text: &str, quantity: &Quantity) -> bool {
    const QUOTES: &[&str] =
        &["报", "收于", "报于", "升破", "跌破", "涨破", "失守", "站上", "逼近", "重返", "守住", "收复"];
    const RATES: &[&str] = &["兑", "汇率", "匯率", "中间价", "美元指数", "人民币对"];
    let before = text.get(..quantity.start()).unwrap_or("");
    // 离岸人民币跌破7.2关口
    let mark = text.get(quantity.end()..).is_some_and(|t| t.starts_with("关口") || t.starts_with("關口"));
    (quantity.precision >= 2 || quantity.precision == 1 && mark)
        && quantity.form == Form::Arabic
        && !quantity.glued
        && phrases::ends_any(before, QUOTES).is_some()
        && (mark
            || char_at(text, quantity.end())
                .is_none_or(|c| matches!(c, '，' | '。' | '；' | '、' | '\n' | '）')))
        && {
            let near = span::ceil(before, before.len().saturating_sub(90));
            let clause = before.get(near..).unwrap_or("").rsplit(['。', '；', '\n']).next().unwrap_or("");
            phrases::holds_any(clause, RATES).is_some()
        }
}

/// Whether a numeral without a unit is reported as a number on request.
fn is_bare_number(text: &str, quantity: &Quantity) -> bool {
    let numeral = quantity.number.of(text);
    let one_char = numeral.chars().count() == 1;
    if quantity.glued {
        return false;
    }
    let whole = text.trim().len() == numeral.len();
    match quantity.form {
        Form::Arabic | Form::Mixed => true,
        Form::Capital => !one_char || whole || numeral.starts_in("壹贰貳叁參"),
        Form::Han if quantity.implied && one_char || negative::in_name(text, quantity.start()) => false,
        Form::Han => true,
    }
}

/// 半数, 一半, 对折, 半个百分点: words for half, with the place of 半 or 折 in them.
const HALVES: &[(&str, usize, Kind)] = &[
    ("一半", 3, Kind::Fraction),
    ("半数", 0, Kind::Percent),
    ("对折", 3, Kind::Percent),
    ("對折", 3, Kind::Percent),
    ("半折", 3, Kind::Percent),
    ("半个百分点", 0, Kind::Pp),
    ("半個百分點", 0, Kind::Pp),
    ("半个基点", 0, Kind::Bp),
    ("半個基點", 0, Kind::Bp),
];
/// The same where every number is asked for.
const BARE_HALVES: &[(&str, usize, Kind)] =
    &[("半百", 0, Kind::Number), ("半个", 0, Kind::Count), ("半個", 0, Kind::Count)];

fn halves(text: &str, places: &[u32], bare: bool) -> Vec<Figure> {
    places.iter().filter_map(|at| half(text, *at as usize, bare)).collect()
}

fn half(text: &str, at: usize, bare: bool) -> Option<Figure> {
    let stands = |(word, offset, _): &&(&str, usize, Kind)| {
        at.checked_sub(*offset).is_some_and(|start| stands_at(text, start, word))
    };
    let more = if bare { BARE_HALVES } else { &[] };
    let (word, offset, kind) = *HALVES.iter().chain(more).find(stands)?;
    let start = at - offset;
    let end = start + word.len();
    let after = char_at(text, end);
    let inside = match word {
        "半数" => char_before(text, start).is_some_and(|c| matches!(c, '大' | '前' | '后')),
        "半个" | "半個" => matches!(after, Some('月' | '小' | '世' | '钟' | '多')),
        "一半" => matches!(after, Some('导' | '径' | '球' | '岛' | '天' | '年' | '个' | '儿')),
        _ => false,
    };
    if inside {
        return None;
    }
    let mut figure = Figure::new(kind, Span::new(start, end), "fraction.half");
    let code = match kind {
        Kind::Percent => "%",
        Kind::Pp => "pp",
        Kind::Bp => "bp",
        Kind::Count => "个",
        _ => "",
    };
    if !code.is_empty() {
        figure.unit.code = code;
        let written = word.strip_prefix('半').filter(|_| kind != Kind::Percent);
        figure.unit.text = Words::Made(written.unwrap_or(word).into());
        figure.unit.from = Some(UnitFrom::Adjacent);
    }
    figure.value = match kind {
        Kind::Fraction => Value::fraction(Decimal::from_int(1), Decimal::from_int(2)),
        Kind::Percent | Kind::Number => Value::Exact(Decimal::from_int(50)),
        _ => Value::Exact(Decimal::new(5, 1)),
    };
    modifier::modify(text, &mut figure);
    Some(figure)
}
