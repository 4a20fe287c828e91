//! Units: what may follow or precede a numeral, as data.

pub(crate) mod classifier;
pub(crate) mod currency;
pub(crate) mod measure;

use super::text::{char_at, skip_spaces, stands_at};
use crate::phrases::Phrases;
use std::sync::LazyLock;

/// What a unit makes of its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    /// `%`
    Percent,
    /// 个百分点
    Pp,
    /// 个基点
    Bp,
    /// ‰
    Permille,
    /// 成: tenths, 七成五 = 75 %
    Tenth,
    /// 折: a price in tenths, 八五折 = 85 %
    Discount,
    /// 倍
    Times,
    /// 厘: a percent of interest in Hong Kong, a tenth of it by the month
    Li,
    /// 番: doublings
    Doubling,
    Money,
    /// 角 毛: a tenth of the currency unit
    Jiao,
    /// 分: a hundredth
    Fen,
    Measure,
    /// A classifier that makes a count after any numeral but 一.
    Count,
    /// A classifier that is more often part of another word: it needs digits or a magnitude before it.
    WeakCount,
    /// 点 of an index.
    Point,
}

/// A unit as it is written, its family and its code.
pub(crate) type Entry = (&'static str, Family, &'static str);

/// Percents and multiples, sorted by text.
const RATES: &[Entry] = &[
    ("%", Family::Percent, "%"),
    ("BP", Family::Bp, "bp"),
    ("BPS", Family::Bp, "bp"),
    ("BPs", Family::Bp, "bp"),
    ("Bp", Family::Bp, "bp"),
    ("PCT", Family::Pp, "pp"),
    ("Pct", Family::Pp, "pp"),
    ("X", Family::Times, "倍"),
    ("bp", Family::Bp, "bp"),
    ("bps", Family::Bp, "bp"),
    ("pct", Family::Pp, "pp"),
    ("pcts", Family::Pp, "pp"),
    ("per cent", Family::Percent, "%"),
    ("percent", Family::Percent, "%"),
    ("percentage points", Family::Pp, "pp"),
    ("pp", Family::Pp, "pp"),
    ("ppt", Family::Pp, "pp"),
    ("ppts", Family::Pp, "pp"),
    ("x", Family::Times, "倍"),
    ("‰", Family::Permille, "%"),
    ("个BP", Family::Bp, "bp"),
    ("个bp", Family::Bp, "bp"),
    ("个bps", Family::Bp, "bp"),
    ("个pct", Family::Pp, "pp"),
    ("个基点", Family::Bp, "bp"),
    ("个百分点", Family::Pp, "pp"),
    ("個基點", Family::Bp, "bp"),
    ("個百分點", Family::Pp, "pp"),
    ("倍", Family::Times, "倍"),
    ("厘", Family::Li, "%"),
    ("基点", Family::Bp, "bp"),
    ("基點", Family::Bp, "bp"),
    ("成", Family::Tenth, "%"),
    ("折", Family::Discount, "%"),
    ("点", Family::Point, "点"),
    ("番", Family::Doubling, "番"),
    ("百分点", Family::Pp, "pp"),
    ("百分點", Family::Pp, "pp"),
    ("點", Family::Point, "点"),
    ("％", Family::Percent, "%"),
];

const TABLES: [&[Entry]; 4] = [RATES, currency::UNITS, measure::UNITS, classifier::UNITS];

/// All tables as one; of equal units that of the earlier table counts.
static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| TABLES.concat());
static INDEX: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(&ENTRIES.iter().map(|e| e.0).collect::<Vec<_>>()));

/// The longest unit that stands at byte `at`.
pub(crate) fn unit_at(text: &str, at: usize) -> Option<Entry> {
    let (place, _) = INDEX.longest_at(text.get(at..)?)?;
    let entry = ENTRIES.get(place).copied()?;
    if !splits_a_word(text, at, &entry) {
        return Some(entry);
    }
    TABLES
        .iter()
        .filter_map(|table| longest(table, text, at))
        .filter(|entry| !splits_a_word(text, at, entry))
        .reduce(|best, entry| if entry.0.len() > best.0.len() { entry } else { best })
}

/// 个 百 分点: a unit of rates that layout has torn, and where it ends.
pub(crate) fn torn_rate(text: &str, at: usize) -> Option<(Entry, usize)> {
    const WORDS: &[(&str, Entry)] = &[
        ("个百分点", ("个百分点", Family::Pp, "pp")),
        ("百分点", ("百分点", Family::Pp, "pp")),
        ("个基点", ("个基点", Family::Bp, "bp")),
        ("基点", ("基点", Family::Bp, "bp")),
    ];
    let simple = |c: char| match c {
        '個' => '个',
        '點' => '点',
        c => c,
    };
    let rest = text.get(at..)?;
    if !rest.starts_with(['个', '個', '百', '基']) {
        return None;
    }
    WORDS.iter().find_map(|(word, entry)| {
        let mut end = at;
        for wanted in word.chars() {
            let place = if end == at { at } else { skip_spaces(text, end) };
            let c = char_at(text, place).filter(|c| simple(*c) == wanted)?;
            end = place + c.len_utf8();
        }
        Some((*entry, end))
    })
}

/// The longest entry of a sorted table that stands at `at`.
pub(crate) fn longest(table: &[Entry], text: &str, at: usize) -> Option<Entry> {
    let first = text.get(at..)?.chars().next()?;
    let start = table.partition_point(|(unit, ..)| unit.chars().next() < Some(first));
    table
        .iter()
        .skip(start)
        .take_while(|(unit, ..)| unit.starts_with(first))
        .filter(|(unit, ..)| stands_at(text, at, unit))
        .max_by_key(|(unit, ..)| unit.len())
        .copied()
}

/// `m` of `million`, `g` of `growth`: a Latin unit ends where the word ends.
fn splits_a_word(text: &str, at: usize, entry: &Entry) -> bool {
    let latin = |c: char| c.is_ascii_alphabetic();
    entry.0.ends_with(latin)
        && text
            .get(at + entry.0.len()..)
            .is_some_and(|rest| rest.starts_with(|c: char| latin(c) || c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [RATES, currency::UNITS, currency::PREFIXES, measure::UNITS, classifier::UNITS] {
            for pair in table.windows(2) {
                assert!(pair[0].0 < pair[1].0, "{} before {}", pair[0].0, pair[1].0);
            }
        }
        assert!(classifier::CONTINUES.is_sorted_by_key(|entry| entry.0));
    }

    #[test]
    fn the_longest_unit_wins() {
        let code = |text| unit_at(text, 0).map(|e| (e.0, e.2));
        assert_eq!(code("个百分点"), Some(("个百分点", "pp")));
        assert_eq!(code("个月"), Some(("个", "个")));
        assert_eq!(code("美元兑"), Some(("美元", "USD")));
        assert_eq!(code("吨标准煤"), Some(("吨标准煤", "tce")));
        assert_eq!(code("mg/L"), Some(("mg/L", "mg/L")));
        assert_eq!(code("million"), None);
        assert_eq!(code("人次"), Some(("人次", "人次")));
    }
}
