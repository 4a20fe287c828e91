//! Tenths and index points: 七成五, 报3088.64点.

use super::{Context, Quantity};
use crate::figures::Kind;
use crate::figures::decimal::Decimal;
use crate::figures::numeral::Form;
use crate::figures::text::{skip_spaces, stands_at};
use crate::figures::unit::unit_at;
use crate::phrases;
use crate::phrases::Sets;

/// 七成五, 三成半, 六点五成.
pub(super) fn tenth(context: &Context<'_>, i: usize, quantity: &mut Quantity, after: usize) -> usize {
    const WORDS: [char; 24] = [
        '为', '了', '功', '立', '果', '员', '长', '效', '都', '交', '品', '型', '份', '熟', '绩', '就', '不',
        '因', '本', '像', '片', '分', '人', '套',
    ];
    let text = context.text;
    if text.get(after..).is_some_and(|t| t.starts_with(WORDS))
        || quantity.value > Decimal::from_int(10)
        || quantity.implied && quantity.value != Decimal::from_int(10)
        || quantity.glued
    {
        return 1;
    }
    quantity.unit_scale = 1;
    quantity.shift(1);
    let mut end = after;
    let mut used = 1;
    if stands_at(text, after, "半") && quantity.upper.is_none() {
        quantity.value = quantity.value.add(Decimal::from_int(5)).unwrap_or(quantity.value);
        end = after + '半'.len_utf8();
    } else if let Some(next) = context.numerals.get(i + 1)
        && skip_spaces(text, after) == next.span.start as usize
        && next.form == Form::Han
        && next.plain_digits == 1
        && next.positional.is_none()
        && quantity.upper.is_none()
        && unit_at(text, next.span.end as usize).is_none()
        && let Some(value) = quantity.value.add(next.value)
    {
        quantity.value = value;
        end = next.span.end as usize;
        used = 2;
    }
    quantity.set(Kind::Percent, "%", "percent.tenths");
    quantity.end_at(text, end);
    used
}

/// 年息三厘半, HIBOR加1.2厘, 5.875厘票據: whether 厘 is interest; by the month it is a tenth of a percent.
pub(super) fn interest(text: &str, quantity: &mut Quantity, after: usize) -> bool {
    let before = text.get(..quantity.start()).unwrap_or("");
    let from = before.char_indices().rev().nth(11).map_or(0, |(i, _)| i);
    let close =
        before.get(from..).unwrap_or(before).rsplit(['，', '。', '；', '、', '\n']).next().unwrap_or("");
    let behind = text.get(after..).unwrap_or("").trim_start_matches('半');
    let cued = phrases::holds_any(close, &["息", "利率", "票面", "HIBOR", "加", "減", "减", "P"]).is_some()
        || phrases::starts_any(
            behind,
            &["票據", "票据", "債券", "债券", "優先", "优先", "息", "可換股", "年息"],
        )
        .is_some();
    if !cued || behind.starts_in("米清定正金毫") || quantity.value >= Decimal::from_int(40) {
        return false;
    }
    if phrases::holds_any(close, &["月息", "日息"]).is_some() {
        quantity.unit_scale = -1;
        quantity.scale(-1);
    }
    true
}

/// 涨257点, 报3088.64点: not 3点 on the clock.
pub(super) fn is_index_point(text: &str, quantity: &Quantity, after: usize) -> bool {
    if text.get(after..).is_some_and(|t| t.starts_in("半钟前后左许至到整起以火球子"))
        && quantity.value <= Decimal::from_int(24)
    {
        return false;
    }
    let before = text.get(..quantity.start()).unwrap_or("");
    let verb = [
        "涨", "跌", "报", "收", "升", "挫", "破", "在", "于", "至", "到", "近", "超", "上", "约", "达", "为",
        "守", "逾", "報", "漲", "於", "達", "約",
    ];
    let directly = verb.iter().any(|v| before.ends_with(v));
    let window: Vec<char> = before.chars().rev().take(24).take_while(|c| !matches!(c, '。' | '\n')).collect();
    let text_of: String = window.into_iter().rev().collect();
    let index = [
        "指数",
        "沪指",
        "深成指",
        "综指",
        "成指",
        "创业板",
        "恒指",
        "道指",
        "纳指",
        "标普",
        "大盘",
        "科创50",
        "点位",
        "涨",
        "跌",
        "收报",
        "报收",
        "指數",
        "漲",
        "收報",
        "報收",
    ]
    .iter()
    .any(|w| phrases::holds(&text_of, w));
    let clock = quantity.value <= Decimal::from_int(24) && quantity.precision == 0;
    if clock {
        directly && ["涨", "跌", "漲"].iter().any(|v| before.ends_with(v))
    } else {
        index || directly && quantity.precision > 0
    }
}
