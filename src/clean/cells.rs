//! Rows of a table that lost its lines: cells parted by spaces, most of them numbers.

use crate::phrases::{DIGITS, Sets};

/// Whether the cells of a line, parted by spaces, make a row of a table: two numbers side by side, and little beside
/// numbers and the label.
pub(super) fn is_row(line: &str) -> bool {
    let (mut count, mut numbers, mut pair, mut before) = (0usize, 0usize, false, false);
    for cell in line.split_whitespace() {
        let number = is_number(cell);
        count += 1;
        numbers += usize::from(number || is_empty(cell));
        pair |= before && number;
        before = number;
        // Sentences and labels of fields hold these, cells do not.
        if !number && cell.holds_in("，：。:；") || count > 30 {
            return false;
        }
    }
    pair && count >= 3 && numbers * 2 + 2 >= count || is_wide_row(line)
}

/// Cells parted by wide gaps, a number among them.
fn is_wide_row(line: &str) -> bool {
    if !line.contains("   ") || line.holds_in("，。；：") {
        return false;
    }
    let cells = || line.split("  ").map(str::trim).filter(|c| !c.is_empty());
    let amount = |c: &str| is_number(c) && c.holds_in(",.%");
    (2..=12).contains(&cells().count()) && cells().skip(1).any(amount)
}

/// Whether a line beside a row could be one more: a label and a number.
pub(super) fn is_short_row(line: &str) -> bool {
    let mut cells = line.split_whitespace();
    let label = cells.next().is_some_and(|c| !c.holds_in("，：。:；") && !is_number(c));
    label
        && cells.next().is_some_and(|c| is_number(c) || is_empty(c))
        && cells.all(|c| is_number(c) || is_empty(c))
}

/// Whether a line above a row could be the head of its columns.
pub(super) fn is_head(line: &str) -> bool {
    let long = |c: &str| c.chars().count() > 16;
    line.split_whitespace().count() >= 3
        && !line.holds_in("，。；：:！？")
        && !line.split_whitespace().any(long)
}

/// `-12,345`, `(3.2)`, `8.12%`, `2025E`, `5.3亿元`.
fn is_number(cell: &str) -> bool {
    let inner = cell.trim_start_in("+-−(（¥￥$");
    let rest = inner.trim_start_in("0123456789,.，");
    rest.len() < inner.len()
        && rest.chars().count() <= 3
        && rest.chars().all(|c| "%％‰)）元亿万倍股户家AEFxX×*".contains(c))
        && inner.starts_in(DIGITS)
}

/// What stands in a cell without a number.
fn is_empty(cell: &str) -> bool {
    matches!(cell, "-" | "--" | "—" | "——" | "–" | "/" | "无" | "不适用" | "N/A" | "n/a" | "NA")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_told_from_sentences() {
        for (line, row) in [
            ("营业收入 123,456 118,234 4.42", true),
            ("经营活动现金流量净额 -12,345 98,765 不适用 56,789", true),
            ("收益率（%） 11.23 11.56 下降0.33个百分点 11.98", true),
            ("某某材料公司    50,000,000.00    连带责任保证  3 年      否", true),
            ("政府补助    23,456,789.00", true),
            ("第一章 总则      3", false),
            ("A银行 600001.SH 35.20 5.66 5.89 6.12", true),
            ("于 2024 年 12 月向企业投放 500 万元", false),
            ("本报讯 2 月 24 日，", false),
            ("增供给 降成本 提效率", false),
            ("2025 年 3 月 5 日", false),
            ("证券代码：301966 证券简称：某某 公告编号：2025-037", false),
        ] {
            assert_eq!(is_row(line), row, "{line}");
        }
        assert!(is_short_row("资产总额 5,432,100") && !is_short_row("第一季 的情况"));
        assert!(is_head("项目 2024年 2023年") && !is_head("会议指出，要 加快 建设"));
    }
}
