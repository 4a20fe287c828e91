//! The numbers and bullets at the start of a line: 第一章, 一、, （一）, 1., ①, ——, ●.

use super::chars::is_han;
use crate::phrases::{DIGITS, Sets};

/// How high in the document a numbered line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Chapter,
    Article,
    /// 一、
    First,
    /// （一）
    Second,
    /// 1. or 1、
    Third,
    /// （1） or ①
    Fourth,
    Bullet,
}

const fn is_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '零' | '〇')
}

/// What stands behind a number that counts or measures.
const UNITS: &str =
    "年月日号时分秒个家亿万千百元倍项次人届季期点成周天度版页条章节层名户只种类类项笔台套件吨米位届轮批股";

/// Whether the parts of `.2.3` are empty or the last one ends with a point.
fn inner_dots(rest: &str, parts: usize) -> bool {
    rest.get(1..parts).is_none_or(|p| p.is_empty() || p.split('.').any(|n| n.is_empty() || n.len() > 2))
}

/// The level of a numbered line and the text behind its number.
pub(super) fn numbering(line: &str) -> Option<(Level, &str)> {
    let first = line.chars().next()?;
    match first {
        '第' => {
            let rest = line.strip_prefix('第')?;
            let rest = rest.trim_start_matches(|c: char| is_numeral(c) || c.is_ascii_digit() || c == ' ');
            let level = match rest.chars().next()? {
                '章' | '编' | '篇' => Level::Chapter,
                '节' => Level::First,
                '条' => Level::Article,
                _ => return None,
            };
            let body = rest.get(3..)?;
            (rest.len() + 3 < line.len() && !body.starts_in("的和、第规款"))
                .then_some((level, body.trim_start()))
        }
        '（' | '(' => {
            let inner = line.get(first.len_utf8()..)?;
            let close = inner.find(['）', ')'])?;
            let number = inner.get(..close)?.trim();
            let rest = inner.get(close..)?.trim_start_in("）) ");
            if number.is_empty() || number.chars().count() > 3 || rest.is_empty() {
                return None;
            }
            if number.chars().all(is_numeral) {
                Some((Level::Second, rest))
            } else if number.bytes().all(|b| b.is_ascii_digit()) {
                Some((Level::Fourth, rest))
            } else {
                None
            }
        }
        '①'..='⑳' => Some((Level::Fourth, line.get(3..)?.trim_start())),
        '●' | '•' | '‧' | '➢' | '➤' | '✓' | '◆' | '■' | '▪' | '◇' | '○' | '★' | '☆' | '►' | '▶' | '◎'
        | '√' | '▷' | '·' => {
            let rest = line.trim_start_matches(first).trim_start();
            (!rest.is_empty()).then_some((Level::Bullet, rest))
        }
        '—' | '-' | '*' | '–' => {
            let rest = line.trim_start_matches(first);
            let dashes = (line.len() - rest.len()) / first.len_utf8();
            let bullet = match first {
                '—' => dashes == 2,
                '-' => dashes == 2 || (dashes == 1 && rest.starts_with(' ')),
                _ => dashes == 1 && rest.starts_with(' '),
            };
            (bullet && !rest.trim().is_empty()).then_some((Level::Bullet, rest.trim_start()))
        }
        _ if first.is_ascii_digit() => {
            let rest = line.trim_start_in(DIGITS);
            if line.len() - rest.len() > 2 {
                return None;
            }
            let mark = rest.chars().next()?;
            let body = rest.get(mark.len_utf8()..)?.trim_start();
            // 1.2.3 and 1 before a space number the parts of a report.
            let inner = rest.trim_start_in("0123456789.");
            let parts = rest.len() - inner.len();
            let spaced = inner.strip_prefix([' ', '　']).map(str::trim_start);
            let begins = |c: char| is_han(c) && !UNITS.contains(c) || matches!(c, '“' | '《');
            if let Some(body) = spaced.filter(|b| b.starts_with(begins))
                && (parts == 0 || parts <= 8 && rest.starts_with('.') && !inner_dots(rest, parts))
            {
                return Some((Level::Third, body));
            }
            let plain = matches!(mark, '、' | '．' | '.' | ')' | '）');
            (plain && !body.is_empty() && !body.starts_in(DIGITS)).then_some((Level::Third, body))
        }
        _ if is_numeral(first) => {
            let rest = line.trim_start_matches(is_numeral);
            let mark = rest.chars().next()?;
            let body = rest.get(mark.len_utf8()..)?.trim_start();
            (matches!(mark, '、' | '．' | '.') && line.len() - rest.len() <= 9 && !body.is_empty())
                .then_some((Level::First, body))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_by_their_marks() {
        for (line, want) in [
            ("一、总体要求", Some((Level::First, "总体要求"))),
            ("（二）重点任务", Some((Level::Second, "重点任务"))),
            ("(十一)健全机制。", Some((Level::Second, "健全机制。"))),
            ("1.加大投放", Some((Level::Third, "加大投放"))),
            ("2、发行数量", Some((Level::Third, "发行数量"))),
            ("（3）其他", Some((Level::Fourth, "其他"))),
            ("第三章 监督管理", Some((Level::Chapter, "监督管理"))),
            ("第十二条 银行应当", Some((Level::Article, "银行应当"))),
            ("——坚持问题导向。", Some((Level::Bullet, "坚持问题导向。"))),
            ("● 项目引进", Some((Level::Bullet, "项目引进"))),
            ("1.1 存款成本下行", Some((Level::Third, "存款成本下行"))),
            ("2 主要会计数据", Some((Level::Third, "主要会计数据"))),
            ("2 月 24 日", None),
            ("1.5 万元以上", None),
            ("1.5米以上的距离", None),
            ("2024年，公司", None),
            ("（GPGPU）芯片", None),
            ("第三条的规定", None),
            ("第二家图书馆", None),
            ("----起点", None),
        ] {
            assert_eq!(numbering(line), want, "{line}");
        }
    }
}
