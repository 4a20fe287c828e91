//! Ranges and lists: the left end takes magnitude and unit from the right end unless it has its own.

use super::bounded::{bounds, decimals};
use super::decimal::Decimal;
use super::negative;
use super::numeral::Form;
use super::quantity::Quantity;
use super::text::{char_before, ends_at, is_space, stands_at};
use super::{Kind, Unit, UnitFrom};
use crate::span::Span;

/// One quantity, or two that are the ends of a range.
#[derive(Debug)]
pub(crate) struct Found<'a> {
    pub first: &'a mut Quantity,
    pub last: Option<&'a mut Quantity>,
    pub low_inclusive: bool,
    pub high_inclusive: bool,
    /// The words outside have said which end is which: 大于20且小于35.
    pub bounded: bool,
}

/// How two quantities are the ends of a range.
pub(super) struct Link {
    pub low: bool,
    pub high: bool,
    pub bounded: bool,
}

const JOINS: &[&str] = &[
    "-", "－", "–", "—", "——", "~", "～", "〜", "∼", "至", "到", "--", "‑", "―", "−", "﹣", "~~", "－－",
    "……",
];

/// The first characters of all that may stand between the ends of a range.
fn opens(c: char) -> bool {
    matches!(
        c,
        '-' | '－'
            | '–'
            | '—'
            | '~'
            | '～'
            | '〜'
            | '∼'
            | '至'
            | '到'
            | '‑'
            | '―'
            | '−'
            | '﹣'
            | '…'
            | '（'
            | '('
            | '以'
            | '和'
            | '与'
            | '與'
            | '及'
    )
}

/// Joins ranges and shares units along lists. `bare` also joins numerals without a unit.
pub(crate) fn join<'a>(
    text: &'a str,
    quantities: &'a mut [Quantity],
    bare: bool,
) -> impl Iterator<Item = Found<'a>> {
    share(text, quantities);
    let mut rest = quantities;
    std::iter::from_fn(move || {
        let (first, behind) = std::mem::take(&mut rest).split_first_mut()?;
        if let Some((second, _)) = behind.split_first_mut()
            && let Some(link) = link(text, first, second).or_else(|| bounds(text, first, second))
            && (decimals(first, second) || borrow(text, first, second, bare))
        {
            let (last, behind) = behind.split_first_mut()?;
            rest = behind;
            let Link { low, high, bounded } = link;
            return Some(Found {
                first,
                last: Some(last),
                low_inclusive: low,
                high_inclusive: high,
                bounded,
            });
        }
        rest = behind;
        Some(Found { first, last: None, low_inclusive: true, high_inclusive: true, bounded: false })
    })
}

/// Whether the text between two quantities makes them ends of a range, and which ends are included.
fn link(text: &str, a: &Quantity, b: &Quantity) -> Option<Link> {
    let gap = text.get(a.end()..b.start())?;
    if gap.len() > 40 {
        return None;
    }
    // What stands between most quantities joins nothing.
    let first = gap.trim_start_matches(is_space).chars().next()?;
    if !opens(first) {
        return None;
    }
    let solid: String;
    let mut middle = gap;
    if gap.contains(is_space) {
        solid = gap.chars().filter(|c| !is_space(*c)).collect();
        middle = solid.as_str();
    }
    let mut low = true;
    for (note, inclusive) in [
        ("（含）", true),
        ("(含)", true),
        ("（不含）", false),
        ("(不含)", false),
        ("（含本数）", true),
        ("以上", true),
    ] {
        if let Some(rest) = middle.strip_prefix(note) {
            low = inclusive;
            middle = rest;
        }
    }
    let after = |what: &str| stands_at(text, b.end(), what);
    let high = !(after("（不含）") || after("(不含)"));
    if JOINS.contains(&middle) && !middle.is_empty() {
        return Some(Link { low, high, bounded: false });
    }
    let between = ["之间", "之間", "间", "間", "区间", "區間"].iter().any(|w| after(w))
        || ["介于", "介於", "介乎"].iter().any(|w| ends_at(text, a.start(), w));
    (between && matches!(middle, "和" | "与" | "與" | "至" | "及")).then_some(Link {
        low,
        high,
        bounded: false,
    })
}

/// Whether the two go together; the left one is completed from the right one.
fn borrow(text: &str, a: &mut Quantity, b: &mut Quantity, bare: bool) -> bool {
    if a.upper.is_some() || b.upper.is_some() || a.fraction.is_some() || b.fraction.is_some() {
        return false;
    }
    if a.glued && a.kind.is_none() || ends_at(text, a.start(), "第") {
        return false;
    }
    // US$1.2-1.5 billion, ￥12.5-13.8: the sign before the left end is that of both.
    let open = b.kind.is_none() || b.unit.from == Some(UnitFrom::Elided);
    if a.unit.from == Some(UnitFrom::Prefix) && open && !b.glued && b.plain_digits != 4 {
        lift(a, b);
        if a.value < b.value {
            b.kind = a.kind;
            b.unit = a.unit.clone();
        }
    }
    match (a.kind, b.kind) {
        (Some(x), Some(y)) if x == y => {
            let same = a.unit.code == b.unit.code;
            if !same
                && x == Kind::Money
                && a.unit.from == Some(UnitFrom::Adjacent)
                && b.unit.from == Some(UnitFrom::Adjacent)
            {
                return false;
            }
            // 500万至1亿元: the left end borrows the currency, never the magnitude that it has.
            if a.unit.from == Some(UnitFrom::Prefix)
                && b.big_power > 0
                && a.big_power == 0
                && x == Kind::Money
            {
                lift(a, b);
            }
            same || x == Kind::Money
        }
        (None, Some(kind)) => {
            if matches!(kind, Kind::SecurityCode | Kind::Docno | Kind::IndexPoint) && kind != Kind::IndexPoint
            {
                return false;
            }
            if negative::is_section_number(text, a.number)
                || a.form == Form::Han && a.number.of(text) == "一" && !starts_clean(text, a)
            {
                return false;
            }
            let year = a.plain_digits == 4 && b.big_power == 0 && a.value > b.value;
            if year {
                return false;
            }
            let before = a.value;
            lift(a, b);
            if a.value > b.value && !before.is_negative() {
                return false;
            }
            a.kind = b.kind;
            a.unit.code = b.unit.code;
            a.scale(b.unit_scale);
            true
        }
        (None, None) => {
            let before = a.value;
            lift(a, b);
            if a.value > b.value {
                a.value = before;
            }
            bare && a.value <= b.value && !(a.plain_digits == 4 && b.plain_digits < 3 && b.big_power == 0)
        }
        _ => false,
    }
}

/// 统一到三家: 一 as the end of a word is no number.
fn starts_clean(text: &str, a: &Quantity) -> bool {
    char_before(text, a.start()).is_none_or(|c| {
        !super::text::is_han(c)
            || matches!(c, '约' | '为' | '在' | '达' | '近' | '需' | '用' | '给' | '我' | '请')
    })
}

/// Gives the left end the magnitude of the right end.
fn lift(a: &mut Quantity, b: &Quantity) {
    if a.big_power > 0 {
        return;
    }
    let small = a.unit_power == 0
        && b.unit_power > b.big_power
        && a.value < Decimal::from_int(10)
        && a.precision == 0;
    let target = b.value.shift(-b.unit_scale).unwrap_or(b.value);
    for power in [if small { b.unit_power } else { b.big_power }, b.big_power] {
        let before = a.value;
        a.shift(power);
        if a.value <= target || b.value.is_negative() {
            return;
        }
        a.value = before;
    }
}

/// 1.7、0.7、8.3个百分点; 0.6个和3.9个百分点: the unit stands once, on the right.
fn share(text: &str, quantities: &mut [Quantity]) {
    for i in (0..quantities.len().saturating_sub(1)).rev() {
        let Some((a, b)) =
            quantities.split_at_mut_checked(i + 1).and_then(|(l, r)| Some((l.last_mut()?, r.first_mut()?)))
        else {
            continue;
        };
        let Some(gap) = text.get(a.end()..b.start()) else { continue };
        if a.kind.is_none()
            && b.unit.code == "间"
            && matches!(gap, "和" | "与" | "與")
            && ends_a_phrase(text, b)
        {
            // 10000与20000间: between, and no rooms.
            b.kind = None;
            b.unit = Unit::default();
            b.span = Span::new(b.start(), b.number.end as usize);
            continue;
        }
        if gap.is_empty() || gap.len() > 15 {
            continue;
        }
        let solid = gap.trim_matches(is_space);
        // -0.5/+0.1pct
        let solid = solid.strip_suffix('+').unwrap_or(solid);
        let points = matches!(b.kind, Some(Kind::Pp | Kind::Bp));
        // 高0.2个和低0.3个百分点
        let solid =
            if points { solid.trim_end_matches(['高', '低', '升', '降', '增', '减']) } else { solid };
        // 由115.02增至173.13亿元: the unit stands once, behind the second number.
        let moved = MOVED.contains(&solid) && a.kind.is_none() && departs(text, a.start());
        let comma = matches!(solid, "," | "，") || moved;
        if !comma && !matches!(solid, "、" | "和" | "及" | "与" | "或" | "或者" | "以及" | "/" | "和，")
        {
            continue;
        }
        if a.kind == Some(Kind::Count)
            && a.unit.code == "个"
            && points
            && (a.precision > 0 || b.unit.text.of(text).starts_with(['个', '個']))
        {
            a.kind = b.kind;
            a.unit.code = b.unit.code;
            a.unit.from = Some(UnitFrom::Shared);
            a.rule = "list.shared";
            continue;
        }
        if a.kind.is_some()
            || a.glued
            || a.form != Form::Arabic && a.form != Form::Mixed
            || a.fraction.is_some()
        {
            continue;
        }
        let shares = match b.kind {
            Some(Kind::Percent | Kind::Pp | Kind::Bp | Kind::Multiple | Kind::Money | Kind::Measure) => true,
            // 237万、162万和27万支: a magnitude of its own makes the left one a number of the same things.
            Some(Kind::Count) => {
                moved
                    || a.big_power > 0 && b.big_power > 0
                    || b.form == Form::Arabic && respectively(text, a.start())
            }
            _ => false,
        };
        let decimal =
            a.precision > 0 || b.unit.from == Some(UnitFrom::Shared) || respectively(text, a.start());
        // PE为15/12/10倍
        let falling = solid == "/" && b.kind == Some(Kind::Multiple) && a.value > b.value;
        let decimal = decimal || a.big_power > 0 || moved || falling;
        let loose = comma || solid == "/" || matches!(b.kind, Some(Kind::Money | Kind::Measure));
        if !shares
            || loose && !decimal
            || negative::is_section_number(text, a.number)
            || ends_at(text, a.start(), "第")
        {
            continue;
        }
        if a.plain_digits == 4 && b.precision > 0 {
            continue;
        }
        a.kind = b.kind;
        a.scale(b.unit_scale);
        a.unit.code = b.unit.code;
        a.unit.text = b.unit.text.clone();
        a.unit.from = Some(UnitFrom::Shared);
        a.rule = "list.shared";
        if a.big_power == 0 && b.big_power > 0 {
            a.shift(b.big_power);
            a.big_power = b.big_power;
        }
    }
}

/// Whether nothing that could be counted stands behind a quantity.
fn ends_a_phrase(text: &str, quantity: &Quantity) -> bool {
    text.get(quantity.end()..).and_then(|t| t.chars().next()).is_none_or(|c| {
        !super::text::is_han(c) && !c.is_ascii_alphanumeric() || matches!(c, '的' | '波' | '浮' | '震')
    })
}

/// What leads from one number to the other.
const MOVED: &[&str] = &[
    "增至",
    "增加至",
    "增加到",
    "增长至",
    "增长到",
    "上升至",
    "上升到",
    "提高至",
    "提高到",
    "提升至",
    "提升到",
    "升至",
    "升到",
    "降至",
    "降到",
    "下降至",
    "下降到",
    "降低至",
    "降低到",
    "减少至",
    "减少到",
    "减至",
    "扩大至",
    "扩大到",
    "扩至",
    "缩小至",
    "缩小到",
    "缩减至",
    "缩减到",
    "压减至",
    "压降至",
    "下调至",
    "上调至",
    "调整为",
    "调整至",
    "变为",
    "下滑至",
    "回落至",
    "攀升至",
    "跃升至",
    "发展到",
    "扩展到",
    "涨至",
    "跌至",
    "拓展至",
    "增到",
];

/// Whether the clause goes 由 or 从 up to `at`.
fn departs(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("").chars().rev().take(12);
    before
        .take_while(|c| !matches!(c, '，' | '。' | '；' | '\n' | ','))
        .any(|c| matches!(c, '由' | '从' | '從' | '自'))
}

/// Whether 分别 stands before `at` in the same clause.
fn respectively(text: &str, at: usize) -> bool {
    let before: Vec<char> = text
        .get(..at)
        .unwrap_or("")
        .chars()
        .rev()
        .take(40)
        .take_while(|c| !matches!(c, '。' | '；' | '\n'))
        .collect();
    before.windows(2).any(|pair| matches!(pair, ['别', '分']) || matches!(pair, ['次', '依']))
}
