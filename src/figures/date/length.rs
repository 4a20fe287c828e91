//! What tells a length of time from a year or a day that is named.

use super::cursor::{Cursor, Shape, Whole};
use super::grammar::Before;
use super::words::eat_daytime;
use crate::figures::text::{among, is_han};
use crate::phrases;

/// Words that make the number before 年 or 日 a length of time.
const LENGTH_BEFORE: &[&str] = &[
    "近",
    "未来",
    "过去",
    "最近",
    "连续",
    "为期",
    "长达",
    "期限",
    "超过",
    "不超过",
    "超",
    "逾",
    "达到",
    "有",
    "第",
    "每",
    "满",
    "存续期",
    "共",
    "历时",
    "经过",
    "约",
    "前",
    "后",
    "最长",
    "至少",
    "不少于",
    "不低于",
    "不足",
    "足足",
    "内",
    "这",
    "那",
    "头",
    "首",
    "整整",
    "持续",
    "累计",
    "长",
    "用",
    "用时",
    "平均",
    "为",
    "工龄",
    "司龄",
    "今后",
    "延长至",
    "延长到",
    "延至",
    "缩短至",
    "展期至",
    "放宽至",
];
const LENGTH_AFTER: &[&str] = &[
    "期",
    "来",
    "以上",
    "以内",
    "以下",
    "内",
    "间",
    "多",
    "左右",
    "前",
    "后",
    "之久",
    "之内",
    "之间",
    "之后",
    "之前",
    "以后",
    "以前",
    "的时间",
    "的历史",
    "历史",
    "经验",
    "从业",
    "老",
    "如一日",
    "均",
    "半",
    "零",
    "磨",
    "年化",
    "游",
    "线",
    "龄",
    "滚动",
    "的",
    "贷款市场",
    "国债",
    "再",
];

/// Whether the words around it make `N年` a length and not a year.
pub(super) fn tells_length(before: &str, after: Cursor<'_>) -> bool {
    phrases::ends_any(before, LENGTH_BEFORE).is_some() || LENGTH_AFTER.iter().any(|w| after.starts_with(w))
}

/// Whether `N日` names a day of an open month and not a number of days.
pub(super) fn is_bare_day(before: Before<'_>, n: Whole, after: Cursor<'_>) -> bool {
    if !(1..=31).contains(&n.value)
        || (n.shape == Shape::Chinese && n.value <= 10)
        || n.shape == Shape::Positional
    {
        return false;
    }
    let mut ahead = after;
    eat_daytime(&mut ahead);
    let daytime = ahead.at != after.at;
    // 某某总理3日在声明中称: who did it stands before the day.
    let told = n.shape == Shape::Arabic
        && before.last.is_some_and(is_han)
        && !tells_length(before.text, after)
        && TOLD.iter().any(|w| after.starts_with(w));
    let not_length =
        !tells_length(before.text, after) || matches!(after.peek(), Some('的')) && before.is_boundary();
    let place = before.is_boundary() || before.last.is_some_and(|b| among("和及与至到于在自从了、", b));
    daytime || told || (not_length && place)
}

/// What is done on a day.
const TOLD: &[&str] = &[
    "在", "报道", "宣布", "表示", "发布", "公布", "公告", "消息", "电", "讯", "召开", "举行", "说", "称",
    "透露", "会见", "发表", "签署", "举办", "披露", "出版", "访问", "通过", "批准", "启动", "警告", "抵达",
    "出席", "对", "就", "与", "同", "向",
];
