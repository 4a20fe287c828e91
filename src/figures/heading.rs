//! What a heading says of the unit of the numbers under it: 万元, 元/股, 单位：亿元, 占比（%）.

use super::Kind;
use super::text::is_space;
use super::unit::{Family, currency, unit_at};
use crate::phrases;

/// A unit with its magnitude, as a heading names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Heading<'a> {
    pub kind: Kind,
    pub code: &'static str,
    pub power: i32,
    pub per: Option<&'a str>,
    pub text: &'a str,
}

/// Reads `亿元`, `人民币百万元`, `元/股`, `%`, `万吨` that is all of `text`.
pub(super) fn heading(text: &str) -> Option<Heading<'_>> {
    let text = text.trim_matches(is_space);
    let mut rest = text;
    let mut code = None;
    if let Some((name, _, iso)) = super::unit::longest(currency::PREFIXES, rest, 0) {
        code = Some(iso);
        rest = rest.get(name.len()..)?.trim_start_matches(is_space);
        if rest.is_empty() {
            return Some(Heading { kind: Kind::Money, code: iso, power: 0, per: None, text });
        }
    }
    let mut power = 0;
    while let Some(c) = rest.chars().next() {
        power += match c {
            '十' => 1,
            '百' => 2,
            '千' if !["千瓦", "千克", "千米", "千卡", "千伏"].iter().any(|w| rest.starts_with(w)) => {
                3
            }
            '万' | '萬' => 4,
            '亿' | '億' => 8,
            _ => break,
        };
        rest = rest.get(c.len_utf8()..)?;
    }
    let (name, family, unit) = unit_at(rest, 0)?;
    let after = rest.get(name.len()..)?;
    let per = match after.strip_prefix(['/', '／']) {
        Some(per) if per.chars().count() <= 4 => Some(per),
        _ if after.is_empty() => None,
        _ => return None,
    };
    let kind = match family {
        Family::Money => Kind::Money,
        // 港仙, 美分; 分 alone are points.
        Family::Fen if !matches!(name, "分" | "角") => {
            power -= 2;
            Kind::Money
        }
        Family::Percent => Kind::Percent,
        Family::Pp => Kind::Pp,
        Family::Bp => Kind::Bp,
        Family::Times => Kind::Multiple,
        Family::Measure => Kind::Measure,
        Family::Count | Family::WeakCount => Kind::Count,
        _ => return None,
    };
    let code = if kind == Kind::Money { code.unwrap_or(unit) } else { unit };
    Some(Heading { kind, code, power, per, text })
}

/// The unit in the last brackets of a label: `营业收入（万元）`, `占比(%)`.
pub(super) fn bracketed(label: &str) -> Option<Heading<'_>> {
    let label = label.trim_end_matches(|c| is_space(c) || matches!(c, '：' | ':'));
    let inner = label.strip_suffix(['）', ')'])?;
    let open = inner.rfind(['（', '('])?;
    let unit = inner.get(open..)?.trim_start_matches(['（', '(']);
    heading(unit.strip_prefix("单位：").or_else(|| unit.strip_prefix("单位:")).unwrap_or(unit))
}

/// The unit that a line states for the table below it: `单位：万元 币种：人民币`.
pub(super) fn stated(line: &str) -> Option<(usize, Heading<'_>)> {
    let from = line.match_indices('位').find_map(|(at, word)| {
        let behind = at + word.len();
        let colon = phrases::starts_any(line.get(behind..)?, &["：", ":", " :", "为"])?;
        line.get(..at)?.ends_with(['单', '單']).then_some(behind + colon.len())
    })?;
    let rest = line.get(from..)?;
    let skipped = rest.len() - rest.trim_start_matches(is_space).len();
    let rest = rest.trim_start_matches(is_space);
    let end = rest
        .find(|c: char| is_space(c) || matches!(c, '）' | ')' | '，' | ',' | '、' | '\t' | '；' | ';' | '。'))
        .unwrap_or(rest.len());
    let found = heading(rest.get(..end)?)?;
    Some((from + skipped + end, found))
}

/// Whether the cells of a line only say in what the columns under their heads are: 千港元, %, （未经审计）.
pub(super) fn is_under_heads<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let note = |cell: &str| {
        let inner = cell.strip_prefix(['（', '(']).and_then(|c| c.strip_suffix(['）', ')']));
        inner.is_some_and(|c| c.len() <= 24 && c.chars().all(char::is_alphabetic))
    };
    let mut filled = cells.map(|c| c.trim_matches(is_space)).filter(|c| !c.is_empty()).peekable();
    filled.peek().is_some() && filled.all(|c| heading(c).is_some() || note(c))
}

/// 占比, 同比增减%: a column whose head says percent without brackets.
pub(super) fn percent_head(label: &str) -> Option<Heading<'_>> {
    label.ends_with(['%', '％']).then_some(Heading {
        kind: Kind::Percent,
        code: "%",
        power: 0,
        per: None,
        text: "%",
    })
}
