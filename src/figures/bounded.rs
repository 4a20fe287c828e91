//! Ranges whose ends have a word each: 大于20且小于35, 1000以上、1500以下; and fractions as the ends of a range.

use super::Kind;
use super::decimal::Decimal;
use super::quantity::Quantity;
use super::range::Link;
use super::text::is_space;

/// 大于20且小于等于35, 1000以上、1500以下, 比四分之一大，比二分之一小: each end has its own word. Where each has its unit
/// as well, 5%以上、10%以下, they are two figures, a floor and a cap.
pub(super) fn bounds(text: &str, a: &Quantity, b: &Quantity) -> Option<Link> {
    const LOW: &[(&str, bool)] = &[
        ("大于等于", true),
        ("大于或等于", true),
        ("大於等於", true),
        ("大於或等於", true),
        ("大于", false),
        ("大於", false),
    ];
    const HIGH: &[(&str, bool)] = &[
        ("小于等于", true),
        ("小于或等于", true),
        ("小於等於", true),
        ("小於或等於", true),
        ("小于", false),
        ("小於", false),
    ];
    const AND: &[&str] = &[
        "",
        "且",
        "并",
        "並",
        "并且",
        "並且",
        "而且",
        "但",
        "但是",
        "而",
        "又",
        "同时",
        "的同时",
        "的同時",
        "，",
        ",",
        "、",
        "，且",
        "，并且",
        "，但",
        "，同时",
    ];
    let gap = text.get(a.end()..b.start())?;
    let whole = a.kind.is_some_and(|kind| kind != Kind::Fraction);
    if whole || !(6..=40).contains(&gap.len()) {
        return None;
    }
    let before = text.get(..a.start())?;
    let said = gap.trim_start_matches(is_space).starts_with("以上")
        || gap.trim_end_matches(is_space).ends_with(['于', '於']);
    if !said && !before.ends_with('比') {
        return None;
    }
    let gap: String = gap.chars().filter(|c| !is_space(*c)).collect();
    let after = text.get(b.end()..)?;
    let joins = |words: &str| AND.contains(&words);
    // 1000以上1500以下
    let lower = if after.starts_with("以下") { Some(true) } else { None };
    if let (Some(rest), Some(high)) = (gap.strip_prefix("以上"), lower)
        && joins(rest)
    {
        return Some(Link { low: true, high, bounded: true });
    }
    // 比四分之一大，比二分之一小
    if before.ends_with('比')
        && gap.starts_with(['大', '高', '多'])
        && after.starts_with(['小', '低', '少'])
        && gap.strip_suffix('比').and_then(|g| g.get('大'.len_utf8()..)).is_some_and(joins)
    {
        return Some(Link { low: false, high: false, bounded: true });
    }
    let (_, low) = *LOW.iter().find(|(word, _)| before.ends_with(word))?;
    let (word, high) = *HIGH.iter().find(|(word, _)| gap.ends_with(word))?;
    joins(gap.strip_suffix(word)?).then_some(Link { low, high, bounded: true })
}

/// 四分之一到二分之一: fractions that end as decimals are such, since bounds have no other form.
pub(super) fn decimals(a: &mut Quantity, b: &mut Quantity) -> bool {
    let (Some(low), Some(high)) = (a.fraction.and_then(decimal), b.fraction.and_then(decimal)) else {
        return false;
    };
    (a.fraction, b.fraction) = (None, None);
    (a.value, b.value) = (low, high);
    true
}

fn decimal((numerator, denominator): (Decimal, Decimal)) -> Option<Decimal> {
    let denominator = denominator.to_int().filter(|d| *d > 0)?;
    (0..=12u32).find_map(|scale| {
        let power = 10i64.checked_pow(scale)?;
        let factor = (power % denominator == 0).then_some(power / denominator)?;
        numerator.mul(Decimal::from_int(factor))?.shift(-i32::try_from(scale).ok()?)
    })
}
