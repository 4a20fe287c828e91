//! Counts: whether a classifier behind a numeral counts.

use super::{Context, Quantity, is_code, near_word};
use crate::figures::decimal::Decimal;
use crate::figures::negative;
use crate::figures::numeral::Form;
use crate::figures::text::{among, char_at, char_before, ends_at, is_han, stands_at};
use crate::figures::unit::{Entry, Family, classifier};
use crate::phrases;
use crate::phrases::Sets;

/// What is sorted into classes by number.
const CLASSED: &[&str] = &[
    "医疗",
    "器械",
    "疫苗",
    "新药",
    "创新药",
    "证",
    "水",
    "准字",
    "植入",
    "生物制品",
    "化药",
    "注册",
    "仿制",
];

/// 沪深300行业指数: the number is part of the name.
fn names_an_index(text: &str, quantity: &Quantity) -> bool {
    let before = text.get(..quantity.start()).unwrap_or("");
    quantity.plain_digits >= 2
        && phrases::ends_any(
            before,
            &["沪深", "中证", "上证", "深证", "国证", "标普", "日经", "富时", "科创", "罗素"],
        )
        .is_some()
}

/// Whether numeral and classifier are a count.
pub(super) fn is_count(
    context: &Context<'_>,
    quantity: &Quantity,
    entry: Entry,
    after: usize,
    spaced: bool,
) -> bool {
    let text = context.text;
    let (name, family, _) = entry;
    let start = quantity.start();
    let han = matches!(quantity.form, Form::Han | Form::Capital);
    let numeral = quantity.number.of(text);
    let next = char_at(text, after);
    if han
        && (matches!(numeral, "一" | "壹" | "零" | "〇")
            || numeral.chars().count() == 1 && quantity.form == Form::Capital)
    {
        return false;
    }
    if quantity.glued || spaced && han {
        return false;
    }
    if let Some(next) = next
        && classifier::continues(name, next)
    {
        return false;
    }
    let year = quantity.plain_digits == 4
        && quantity.value >= Decimal::from_int(1900)
        && quantity.value <= Decimal::from_int(2099);
    if is_code(quantity) || family == Family::WeakCount && names_an_index(text, quantity) {
        return false;
    }
    let magnitude = quantity.big_power > 0 || quantity.vague.is_some();
    let opens_line = char_before(text, start).is_none_or(|c| c == '\n') && quantity.form == Form::Arabic;
    let section = quantity.precision > 0 && !magnitude || opens_line && quantity.precision == 0;
    if family == Family::WeakCount && (han && !magnitude || year || section) {
        return false;
    }
    if year && matches!(name, "届" | "屆" | "款" | "大" | "强") {
        return false;
    }
    // 百家, 千名: a unit alone is a number where a word says how near (近百家).
    if quantity.implied && numeral != "十" && quantity.vague.is_none() && !near_word(text, start) {
        return false;
    }
    if han && negative::in_phrase(text, start) {
        return false;
    }
    match name {
        "大" => {
            quantity.value <= Decimal::from_int(100)
                && next.is_some_and(|c| is_han(c) || matches!(c, '“' | '"'))
                && quantity.precision == 0
        }
        // 前30强 counts, 世界500强 and 中国百强 are names of lists.
        // 大厦3层, 路8号1栋: an address.
        "层" | "層" | "栋" | "棟" | "座" | "幢"
            if char_before(text, start).is_some_and(|c| among("厦廈号號座楼樓栋棟幢心", c)) =>
        {
            false
        }
        // 三类医疗器械, 1类新药: a class and no number of classes.
        "类" | "類" => phrases::starts_any(text.get(after..).unwrap_or(""), CLASSED).is_none(),
        "强" => ends_at(text, start, "前"),
        "页" => {
            !ends_at(text, start, "页共") && !ends_at(text, start, "页，共") && !ends_at(text, start, "页 共")
        }
        "次" => {
            !(text
                .get(after..)
                .is_some_and(|t| t.starts_with("会议") || t.starts_with("全") || t.starts_with("常委"))
                && han)
        }
        "届" | "屆" => {
            !han || quantity.value < Decimal::from_int(11)
                && !text.get(after..).is_some_and(|t| t.starts_in("全人中政"))
        }
        "项" | "項" => !stands_at(text, after, "目") || stands_at(text, after, "目标"),
        "个" | "個" => !matches!(next, Some('月')),
        "位" => !matches!(next, Some('一')),
        "条" | "條" => !(han && text.get(after..).is_some_and(|t| t.starts_in("规第之、和至所"))),
        "人" => !(han && text.get(after..).is_some_and(|t| t.starts_in("组行"))),
        "度" => false,
        _ => true,
    }
}
