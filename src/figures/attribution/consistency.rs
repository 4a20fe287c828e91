//! Figures that contradict each other: reported, never corrected.

use crate::clean::Notice;
use crate::figures::decimal::Decimal;
use crate::figures::numeral;
use crate::figures::{Direction, Figure, Kind, Role, Value};
use crate::phrases::{Sets, find, holds};

fn exact(figure: &Figure) -> Option<Decimal> {
    match &figure.value {
        Value::Exact(v) => Some(*v),
        _ => None,
    }
}

/// 其中: a part that exceeds its total. `text` is the text between the two.
pub(super) fn part_of(text: &str, total: &Figure, part: &Figure, notices: &mut Vec<Notice>) -> bool {
    let alike = total.kind == part.kind
        && total.unit.code == part.unit.code
        && total.unit.per == part.unit.per
        && matches!(total.kind, Kind::Money | Kind::Count | Kind::Measure)
        && total.role == Some(Role::Level)
        && part.role == Some(Role::Level);
    let gap = text.get(total.span.end as usize..part.span.start as usize).unwrap_or("");
    if !alike || gap.len() > 240 || !holds(gap, "其中") {
        return false;
    }
    if let (Some(whole), Some(piece)) = (exact(total), exact(part))
        && piece > whole
    {
        // 五家城商行贷款均突破千亿元。其中，甲银行资产4.9万亿元: another measure, and no part of it.
        if !share_noun(text, total, part) {
            return false;
        }
        notices.push(Notice {
            code: "parts-exceed-total",
            span: total.span.join(part.span),
            params: vec![("total", whole.to_string()), ("part", piece.to_string())],
        });
    }
    true
}

/// Whether one figure measures what another does of more: 贷款余额, 对公贷款.
pub(super) fn share_noun(text: &str, one: &Figure, other: &Figure) -> bool {
    let shown = |f: &'_ Figure| {
        f.metric.as_ref().map(|m| m.text.as_deref().unwrap_or_else(|| m.span.of(text)).to_owned())
    };
    let (Some(one), Some(other)) = (shown(one), shown(other)) else { return false };
    let noun = other.char_indices().rev().nth(1).and_then(|(from, _)| other.get(from..));
    noun.is_some_and(|noun| find(&one, noun).is_some())
}

/// From 1.50% to 1.40% against 下降0.2个百分点, from 1340 to 3056 against 倍增, and a growth word against falling numbers.
pub(super) fn check(text: &str, figures: &[Figure], from: usize, to: usize, notices: &mut Vec<Notice>) {
    let Some(here) = figures.get(from..to) else { return };
    for (i, end) in here.iter().enumerate() {
        if end.role != Some(Role::To) {
            continue;
        }
        let Some(start) = here.get(..i).unwrap_or(&[]).iter().rev().take(3).find(|f| {
            f.role == Some(Role::From) && f.group.is_some() && f.group == end.group && f.kind == end.kind
        }) else {
            continue;
        };
        let (Some(a), Some(b)) = (exact(start), exact(end)) else { continue };
        let Some(delta) = b.sub(a) else { continue };
        let against = match end.direction {
            Some(Direction::Up) => delta.is_negative(),
            Some(Direction::Down) => !delta.is_negative() && !delta.is_zero(),
            _ => false,
        };
        let rest = here.get(i + 1..).unwrap_or(&[]);
        let change = rest.iter().take(2).find(|f| f.role == Some(Role::Change) && f.base.is_none());
        let change = change.filter(|c| moves(c) == moves(end) && continues(text, end, c));
        let next = rest.first().map_or(text.len(), |f| f.span.start as usize);
        let behind = text.get(end.span.end as usize..next).unwrap_or("");
        let clash = change.and_then(|c| clash(text, start, end, c)).map(|stated| (change, stated));
        let clash = clash.or_else(|| doubled(text, start, end, behind).map(|stated| (None, stated)));
        if !against && clash.is_none() {
            continue;
        }
        let mut span = start.span.join(end.span);
        let mut params = vec![("from", a.to_string()), ("to", b.to_string())];
        if let Some((change, stated)) = clash.filter(|_| !against) {
            params.push(("change", delta.to_string()));
            params.push(("stated", stated.to_string()));
            span = change.map_or(span, |c| span.join(c.span));
        }
        notices.push(Notice { code: "inconsistent-change", span, params });
    }
}

/// Whether a change is that of the pair before it: it has no measure of its own, and no 另 or 其中 leads it on.
fn continues(text: &str, end: &Figure, change: &Figure) -> bool {
    let gap = text.get(end.span.end as usize..change.span.start as usize).unwrap_or("");
    change.modifiers.is_empty()
        && change.metric.as_ref().is_none_or(|m| m.span.start < end.span.start)
        && gap.len() <= 60
        && !gap.holds_in("还另其又再。；")
}

/// Whether a figure goes up; a figure that says nothing goes with any.
fn moves(figure: &Figure) -> bool {
    figure.direction != Some(Direction::Down)
}

/// What a change states, where no rounding of it and of the two ends makes them agree.
fn clash(text: &str, start: &Figure, end: &Figure, change: &Figure) -> Option<Decimal> {
    let stated = exact(change)?;
    let (a, b) = (rounded(text, start)?, rounded(text, end)?);
    let one = Decimal::from_int(1);
    let of_kind = |kind| change.kind == kind && start.kind != Kind::Percent;
    let (low, high) = if change.kind == Kind::Multiple {
        // 增长3倍 is four times as much, and so is 翻两番, which is a word more than a number.
        let ratio = *change.ratio.as_deref()?;
        let half = match rounded(text, change) {
            Some((_, high)) if change.unit.code != "番" => high.sub(stated)?,
            _ => ratio.shift(-1)?,
        };
        (a.0.mul(ratio.sub(half)?)?, a.1.mul(ratio.add(half)?)?)
    } else if of_kind(Kind::Percent) {
        let (low, high) = rounded(text, change)?;
        let times = |p: Decimal| one.add(if moves(change) { p } else { p.negate() }.shift(-2)?);
        let (low, high) = (times(low)?, times(high)?);
        (a.0.mul(low.min(high))?, a.1.mul(low.max(high))?)
    } else {
        let points = matches!((start.kind, change.kind), (Kind::Percent, Kind::Pp | Kind::Bp));
        let same = start.kind == change.kind && start.unit.code == change.unit.code;
        if !(points || same && start.kind != Kind::Percent) {
            return None;
        }
        let (low, high) = rounded(text, change)?;
        let scaled = |v: Decimal| if change.kind == Kind::Bp { v.shift(-2) } else { Some(v) };
        let (low, high) = (scaled(low)?, scaled(high)?);
        if moves(change) { (a.0.add(low)?, a.1.add(high)?) } else { (a.0.sub(high)?, a.1.sub(low)?) }
    };
    (b.1 < low || high < b.0).then_some(stated)
}

/// 从1340增至3056，实现倍增: the factor that the word states, where the numbers make another.
fn doubled(text: &str, start: &Figure, end: &Figure, behind: &str) -> Option<Decimal> {
    const DOUBLED: &[&str] = &["倍增", "翻番"];
    let near = behind.split(['。', '；', '\n']).next()?;
    let at = DOUBLED.iter().filter_map(|w| find(near, w)).min().filter(|at| *at <= 36)?;
    let before = near.get(..at)?;
    let after = near.get(at..)?;
    if before.holds_in("近约超逾未目") || after.holds_in("计余以多目") {
        return None;
    }
    let (a, b) = (rounded(text, start)?, rounded(text, end)?);
    let holds = b.1 >= a.0.mul(Decimal::new(18, 1))? && b.0 <= a.1.mul(Decimal::new(22, 1))?;
    (!holds).then_some(Decimal::from_int(2))
}

/// What a stated number may have been before it was rounded. Things that are counted one by one are exact.
fn rounded(text: &str, figure: &Figure) -> Option<(Decimal, Decimal)> {
    let value = exact(figure).filter(|_| figure.modifiers.is_empty())?;
    let value = if value.is_negative() { value.negate() } else { value };
    let shown = figure.span.of(text);
    let last = shown.rfind(|c: char| c.is_ascii_digit())?;
    let power = i32::try_from(numeral::power_at(shown, last + 1)).ok()?;
    let half = match power - i32::try_from(figure.precision).ok()? {
        0 if figure.kind == Kind::Count => Decimal::ZERO,
        step => Decimal::new(5, 1).shift(step)?,
    };
    Some((value.sub(half)?, value.add(half)?))
}
