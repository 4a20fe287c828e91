//! Words outside a figure that say how far its number holds: 超, 近, 不超过, 以上, 左右.

mod words;

use super::text::{among, char_before, ends_at, is_space, skip_spaces, skip_spaces_back};
use super::{Ends, Figure, Kind, Modifier, Value};
use crate::phrases::Phrases;
use std::sync::LazyLock;
use words::{BEFORE, BEHIND, CEILINGS, RELATIVE};

/// Adds the modifiers that stand beside a figure, and moves its bounds.
pub(crate) fn modify(text: &str, figure: &mut Figure) {
    let start = figure.span.start as usize;
    let end = figure.span.end as usize;
    let mut at = start;
    for _ in 0..3 {
        let to = skip_spaces_back(text, at);
        let Some((word, modifier)) = longest_before(text, to) else { break };
        at = to - word.len();
        add(figure, modifier);
    }
    if at == start {
        let bare_unit =
            text.get(start..end).is_some_and(|t| t.starts_with(['十', '百', '千', '万', '亿', '半']));
        match char_before(text, start) {
            // 上百亿元, 过万亿元: only before a number that starts with its unit.
            Some('上') if bare_unit && !above_is_a_place(text, start) => add(figure, Modifier::AtLeast),
            Some('过') if bare_unit => add(figure, Modifier::Over),
            Some('足') if bare_unit => add(figure, Modifier::AtLeast),
            _ => {}
        }
        ceiling(text, start, figure);
        if figure.modifiers.is_empty() {
            relative(text, start, figure);
        }
    }
    behind(text, end, figure);
    bounds(figure);
}

fn add(figure: &mut Figure, modifier: Modifier) {
    if !figure.modifiers.contains(&modifier) {
        figure.modifiers.push(modifier);
    }
}

fn above_is_a_place(text: &str, start: usize) -> bool {
    char_before(text, start - '上'.len_utf8())
        .is_some_and(|c| matches!(c, '以' | '会' | '表' | '线' | '网' | '市' | '山' | '路' | '场'))
}

static INDEX: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(&BEFORE.iter().map(|e| e.0).collect::<Vec<_>>()));
static INDEX_BEHIND: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(&BEHIND.iter().map(|e| e.0).collect::<Vec<_>>()));

fn longest_before(text: &str, at: usize) -> Option<(&'static str, Modifier)> {
    let before = text.get(..at)?;
    let (place, word) = INDEX.longest_before(before)?;
    let modifier = BEFORE.get(place)?.1;
    let outside = char_before(text, at - word.len());
    let part_of_a_word = match word {
        // 签约150亿元, 合约, 节约: these end in 约 and say nothing of the amount.
        "约" | "約" => {
            outside.is_some_and(|c| among("签合契条公违履预邀节制集守赴爽盟续新特簽節大隐婉绰", c))
        }
        "近" => outside.is_some_and(|c| among("附最邻新亲靠贴远", c)),
        "满" => outside.is_some_and(|c| among("不未充圆美期额", c)),
        "达" => outside.is_some_and(|c| among("到发抵送传表下直万通到转", c)),
        "只" => {
            outside.is_some_and(|c| c.is_ascii_digit() || among("两几多三四五六七八九十百千万亿每一", c))
        }
        "破" => outside.is_some_and(|c| among("突爆打击", c)),
        "超" => outside.is_some_and(|c| among("不反赶高", c)),
        "控制在" => false,
        _ => false,
    };
    (!part_of_a_word).then_some((word, modifier))
}

/// 最高补贴30万元, 最高给予项目投资额50%: the ceiling stands a few words ahead in the same clause.
fn ceiling(text: &str, start: usize, figure: &mut Figure) {
    let mut from = start;
    for c in text.get(..start).unwrap_or("").chars().rev().take(9) {
        if matches!(c, '，' | '。' | '；' | '、' | '：' | ',' | ';' | ':' | '\n' | '）' | ')' | '(' | '（')
            || c.is_ascii_digit()
        {
            break;
        }
        from -= c.len_utf8();
        if c != '最' {
            continue;
        }
        for (word, modifier) in CEILINGS {
            let Some(rest) = text.get(from..start).and_then(|t| t.strip_prefix(word)) else { continue };
            let verbs = [
                "补", "给", "按", "奖", "可", "不", "资", "支", "额", "达", "贴", "授", "贷", "予", "限",
                "融", "借", "扣", "减", "提", "享",
            ];
            if verbs.iter().any(|v| rest.starts_with(v)) {
                add(figure, *modifier);
                return;
            }
        }
    }
}

/// What a quantity away from its modifier may stand behind: 不低于公司股票均价的90%, 约占全国四成, 尚不足江苏银行一半.
fn relative(text: &str, start: usize, figure: &mut Figure) {
    let share = matches!(figure.kind, Kind::Percent | Kind::Fraction | Kind::Multiple);
    if !share {
        return;
    }
    let of = char_before(text, start) == Some('的');
    let reach = if of { 48 } else { 9 };
    let mut from = start;
    for c in text.get(..start).unwrap_or("").chars().rev().take(reach) {
        if matches!(c, '，' | '。' | '；' | '、' | '：' | ',' | ';' | ':' | '\n') {
            break;
        }
        from -= c.len_utf8();
        if c.is_ascii_digit() && !of {
            break;
        }
        if !matches!(c, '不' | '超' | '低' | '约' | '接') {
            continue;
        }
        for (word, modifier) in RELATIVE {
            let denied = char_before(text, from).is_some_and(|c| matches!(c, '不' | '未' | '得' | '应'));
            if !denied
                && text.get(from..start).is_some_and(|t| t.starts_with(word))
                && (of || !matches!(modifier, Modifier::AtLeast | Modifier::Over))
            {
                add(figure, *modifier);
                return;
            }
        }
    }
}

/// 分别达到1976亿元和1743亿元: the word before the first holds for all of the list. Whether `b` has been lent it;
/// `lent` says the same of `a`, the figure before.
pub(crate) fn carry(text: &str, a: &Figure, b: &mut Figure, lent: bool) -> bool {
    if a.kind != b.kind
        || !b.modifiers.is_empty()
        || a.modifiers.is_empty()
        || b.value == Value::None
        || a.unit.code != b.unit.code
    {
        return false;
    }
    let gap = text.get(a.span.end as usize..b.span.start as usize).map(|g| g.trim_matches(is_space));
    // 分别不低于1.5亿元、1.9亿元和2.4亿元: what the second has been lent goes on.
    let each = || {
        let before: Vec<char> =
            text.get(..a.span.start as usize).unwrap_or("").chars().rev().take(8).collect();
        before.windows(2).any(|w| w == ['别', '分'] || w == ['均', '也']) || before.contains(&'均')
    };
    let lends = matches!(gap, Some("、" | "和" | "及" | "与")) && (lent || each());
    if lends {
        b.modifiers = a.modifiers.iter().filter(|m| !matches!(m, Modifier::More | Modifier::Vague)).collect();
        bounds(b);
    }
    lends
}

fn behind(text: &str, end: usize, figure: &mut Figure) {
    let mut at = skip_spaces(text, end);
    // 5年期以上: a tenor and its modifier.
    if figure.kind == Kind::Duration && text.get(at..).is_some_and(|t| t.starts_with("期以")) {
        at += '期'.len_utf8();
    }
    if text.get(at..).is_some_and(|t| t.starts_with(['（', '(', '人'])) {
        for note in ["（含）", "(含)", "（含本数）", "人民币", "（含税）"] {
            if text.get(at..).is_some_and(|t| t.starts_with(note)) {
                at = skip_spaces(text, at + note.len());
            }
        }
    }
    let rest = text.get(at..).unwrap_or("");
    let found = INDEX_BEHIND.longest_at(rest).and_then(|(place, _)| BEHIND.get(place));
    if let Some((_, modifier)) = found {
        add(figure, *modifier);
    } else if rest.starts_with('多')
        && matches!(figure.kind, Kind::Multiple | Kind::Percent)
        && ends_at(text, end, if figure.kind == Kind::Multiple { "倍" } else { "成" })
    {
        // 增长两倍多, 占三成多
        add(figure, Modifier::More);
    } else if rest.starts_with('起')
        && rest
            .chars()
            .nth(1)
            .is_none_or(|c| matches!(c, '，' | '。' | '、' | '；' | '）' | ')' | '的' | ',') || is_space(c))
        && figure.period.is_none()
    {
        add(figure, Modifier::AtLeast);
    }
}

/// Low and high as the modifiers say.
fn bounds(figure: &mut Figure) {
    if !matches!(figure.value, Value::Exact(_)) {
        // A range keeps its ends; 超过600余人 is above its lower end.
        return;
    }
    let (mut low, mut high) = (Some(true), Some(true));
    // The last word outside binds first: 最高不超过, 达到37万元以上.
    for modifier in figure.modifiers.iter() {
        (low, high) = match modifier {
            Modifier::Over | Modifier::More => (Some(false), None),
            Modifier::AtLeast => (Some(true), None),
            Modifier::Near | Modifier::Under => (None, Some(false)),
            Modifier::AtMost => (None, Some(true)),
            Modifier::About | Modifier::Reach | Modifier::Only | Modifier::Vague => continue,
        };
    }
    figure.ends = Ends::Value { low, high };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::decimal::Decimal;
    use crate::figures::{Bound, Kind};
    use crate::span::Span;

    fn show(text: &str, number: &str, value: i64) -> String {
        let at = text.find(number).unwrap();
        let mut figure = Figure::new(Kind::Money, Span::new(at, at + number.len()), "");
        figure.value = Value::Exact(Decimal::from_int(value));
        modify(text, &mut figure);
        let end = |b: Option<Bound>| {
            b.map_or("∞".to_owned(), |b| format!("{}{}", b.value, if b.inclusive { "]" } else { ")" }))
        };
        let [low, high] = figure.ends();
        format!("{:?} {} {}", figure.modifiers, end(low), end(high))
    }

    #[test]
    fn words_before_and_behind_move_the_bounds() {
        assert_eq!(show("超 18元", "18元", 18), "[Over] 18) ∞");
        assert_eq!(show("近14元", "14元", 14), "[Near] ∞ 14)");
        assert_eq!(show("最高不超过30元", "30元", 30), "[AtMost] ∞ 30]");
        assert_eq!(show("每年最高补贴30元", "30元", 30), "[AtMost] ∞ 30]");
        assert_eq!(show("达到37元以上", "37元", 37), "[Reach, AtLeast] 37] ∞");
        assert_eq!(show("50元（含）以上", "50元", 50), "[AtLeast] 50] ∞");
        assert_eq!(show("约3元左右", "3元", 3), "[About] 3] 3]");
        assert_eq!(show("上百元", "百元", 100), "[AtLeast] 100] ∞");
        assert_eq!(show("签约15元", "15元", 15), "[] 15] 15]");
        assert_eq!(show("不到5元", "5元", 5), "[Under] ∞ 5)");
    }
}
