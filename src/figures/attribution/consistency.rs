//! Figures that contradict each other: reported, never corrected.

use crate::clean::Notice;
use crate::figures::decimal::Decimal;
use crate::figures::{Direction, Figure, Kind, Role, Value};

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
    let opens = gap.contains("其中") || gap.contains("其中：");
    if !alike || !opens || gap.len() > 240 {
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

/// Whether two figures measure things of one noun: 贷款余额, 对公贷款余额.
pub(super) fn share_noun(text: &str, one: &Figure, other: &Figure) -> bool {
    let noun = |f: &Figure| {
        let shown = f.metric.as_ref().map(|m| m.text.as_deref().unwrap_or_else(|| m.span.of(text)))?;
        let from = shown.char_indices().rev().nth(1).map(|(i, _)| i)?;
        shown.get(from..).map(str::to_owned)
    };
    noun(one).is_some_and(|n| noun(other).is_some_and(|m| m == n))
}

/// From 1.50% to 1.40% against 下降0.2个百分点, and a growth word against falling numbers.
pub(super) fn check(figures: &[Figure], from: usize, to: usize, notices: &mut Vec<Notice>) {
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
        let span = start.span.join(end.span);
        let against = match end.direction {
            Some(Direction::Up) => delta.is_negative(),
            Some(Direction::Down) => !delta.is_negative() && !delta.is_zero(),
            _ => false,
        };
        if against {
            notices.push(Notice {
                code: "inconsistent-change",
                span,
                params: vec![("from", a.to_string()), ("to", b.to_string())],
            });
            continue;
        }
        let stated = here.get(i + 1..).unwrap_or(&[]).iter().take(2).find(|f| {
            f.role == Some(Role::Change) && matches!(f.kind, Kind::Pp | Kind::Bp) && f.base.is_none()
        });
        if end.kind != Kind::Percent {
            continue;
        }
        if let Some((change, value)) = stated.and_then(|c| Some((c, exact(c)?))) {
            let points = if change.kind == Kind::Bp { value.shift(-2) } else { Some(value) };
            let size = if delta.is_negative() { delta.negate() } else { delta };
            if points.is_some_and(|p| p != size) {
                notices.push(Notice {
                    code: "inconsistent-change",
                    span: span.join(change.span),
                    params: vec![
                        ("from", a.to_string()),
                        ("to", b.to_string()),
                        ("change", delta.to_string()),
                        ("stated", value.to_string()),
                    ],
                });
            }
        }
    }
}
