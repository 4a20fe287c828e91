//! Amounts: 元 and foreign currencies, 角 and 分 behind, colloquial 块, small change.

use super::per::per_slash;
use super::{Context, Quantity, is_code, near_word};
use crate::figures::Kind;
use crate::figures::decimal::Decimal;
use crate::figures::numeral::Form;
use crate::figures::text::{among, char_at, char_before, ends_at, is_han, skip_spaces_back, stands_at};
use crate::figures::unit::{Entry, Family, currency, unit_at};
use crate::phrases;
use crate::span::Span;

/// 元 and foreign currencies, with 角 and 分 behind, 人民币 and 整, and `/股`.
pub(super) fn money(
    context: &Context<'_>,
    i: usize,
    quantity: &mut Quantity,
    entry: Entry,
    after: usize,
) -> usize {
    let text = context.text;
    let (name, _, code) = entry;
    let han = matches!(quantity.form, Form::Han | Form::Capital);
    let start = quantity.start();
    let single = han && quantity.plain_digits == 1;
    let bare_unit = quantity.implied && quantity.number.of(text).chars().count() == 1;
    let rest = text.get(after..).unwrap_or("");
    if name == "元" {
        let year = quantity.plain_digits == 4 && (1900..2100).contains(&quantity.value.to_int().unwrap_or(0));
        if currency::starts_a_word(rest) || (year && rest.starts_with(['年', '月'])) {
            return 1;
        }
        // 三元材料, 一元二次: a single Chinese digit and 元 need an edge behind them.
        let small = jiao_fen(context, i + 1, after).is_some();
        if single
            && !small
            && rest.starts_with(|c| {
                is_han(c)
                    && !matches!(
                        c,
                        '钱' | '整'
                            | '正'
                            | '左'
                            | '以'
                            | '的'
                            | '每'
                            | '至'
                            | '到'
                            | '和'
                            | '一'
                            | '五'
                            | '人'
                            | '港'
                            | '起'
                            | '及'
                            | '或'
                            | '面'
                    )
            })
        {
            return 1;
        }
        if single
            && rest.starts_with("一")
            && !["一角", "一股", "一张", "一件"].iter().any(|w| rest.starts_with(w))
        {
            return 1;
        }
    }
    if matches!(name, "块" | "塊") {
        return colloquial(context, i, quantity, after);
    }
    // 万元, 亿元 alone name a unit; 超万元 is an amount.
    if bare_unit && matches!(quantity.number.of(text), "万" | "萬" | "亿" | "億") && !near_word(text, start)
    {
        let list = ["数", "几"];
        if !list.iter().any(|w| ends_at(text, start, w)) {
            return 1;
        }
    }
    // （百万元）, 单位：千元: the heading of a table.
    if is_code(quantity) && quantity.unit_power == 0 || is_heading(text, quantity, after) {
        return 1;
    }
    if matches!(name, "dollars" | "$" | "镑" | "法郎" | "盾" | "SDR") && quantity.glued {
        return 1;
    }
    if name == "$" {
        // 5$ hardly; in 3$4 the sign belongs to the next number.
        return 1;
    }
    quantity.set(Kind::Money, code, "money.adjacent");
    let mut used = 1;
    let mut end = after;
    if let Some((value, to, taken)) = jiao_fen(context, i + 1, after)
        && quantity.upper.is_none()
        && let Some(sum) = quantity.value.add(value)
    {
        quantity.value = sum;
        quantity.precision = 2;
        end = to;
        used += taken;
    }
    let rest = text.get(end..).unwrap_or("");
    if quantity.form != Form::Arabic
        && (rest.starts_with('整') || rest.starts_with('正') && matches!(quantity.form, Form::Capital))
    {
        end += '整'.len_utf8();
    }
    quantity.end_at(text, after);
    quantity.span = Span::new(quantity.start(), end);
    per_slash(text, quantity);
    used
}

/// 角 and 分 behind 元: the value, where they end, how many numerals they take.
fn jiao_fen(context: &Context<'_>, i: usize, at: usize) -> Option<(Decimal, usize, usize)> {
    let text = context.text;
    let (mut sum, mut end, mut taken) = (Decimal::ZERO, at, 0);
    for (names, scale) in [(&["角", "毛"][..], 1), (&["分", "美分"][..], 2)] {
        let Some(next) = context.numerals.get(i + taken) else { break };
        let gap = text.get(end..next.span.start as usize)?;
        let joined = gap.is_empty() || gap == "又" || gap == "零";
        if !joined || next.flaw.is_some() || next.value >= Decimal::from_int(100) {
            break;
        }
        let unit_start = next.span.end as usize;
        let Some(name) = names.iter().find(|name| stands_at(text, unit_start, name)) else { continue };
        if stands_at(text, unit_start, "分之") {
            break;
        }
        sum = sum.add(next.value.shift(-scale)?)?;
        end = unit_start + name.len();
        taken += 1;
    }
    if taken == 0 {
        return None;
    }
    if stands_at(text, end, "钱") {
        end += "钱".len();
    }
    Some((sum, end, taken))
}

/// 九块九, 五块六毛: 块 is money where 角, a digit or 钱 follows; else it is a classifier.
fn colloquial(context: &Context<'_>, i: usize, quantity: &mut Quantity, after: usize) -> usize {
    let text = context.text;
    if let Some((value, end, taken)) = jiao_fen(context, i + 1, after) {
        let mut end = end;
        let mut taken = taken;
        let mut sum = value;
        if taken == 1
            && let Some(next) = context.numerals.get(i + 2)
            && next.span.start as usize == end
            && next.plain_digits == 1
            && unit_at(text, next.span.end as usize).is_none()
        {
            sum = next.value.shift(-2).and_then(|v| v.add(sum)).unwrap_or(sum);
            end = next.span.end as usize;
            taken += 1;
        }
        quantity.value = quantity.value.add(sum).unwrap_or(quantity.value);
        quantity.set(Kind::Money, "CNY", "money.colloquial");
        quantity.end_at(text, end);
        return 1 + taken;
    }
    if let Some(next) = context.numerals.get(i + 1)
        && next.span.start as usize == after
        && next.flaw.is_none()
        && next.form == Form::Han
        && next.value < Decimal::from_int(10)
        && next.vague.is_none()
        && unit_at(text, next.span.end as usize).is_none()
    {
        let zero = next.span.of(text).starts_with(['零', '〇']);
        let part = next.value.shift(if zero { -2 } else { -1 });
        if let Some(sum) = part.and_then(|p| quantity.value.add(p)) {
            quantity.value = sum;
            quantity.set(Kind::Money, "CNY", "money.colloquial");
            quantity.end_at(text, next.span.end as usize);
            return 2;
        }
    }
    let han = matches!(quantity.form, Form::Han | Form::Capital);
    if !han || quantity.big_power > 0 {
        quantity.set(Kind::Count, "块", "count.classifier");
        quantity.end_at(text, after);
    }
    1
}

/// 九角九分, 五分钱: small change without 元.
pub(super) fn small_money(
    context: &Context<'_>,
    i: usize,
    quantity: &mut Quantity,
    entry: Entry,
    after: usize,
) -> usize {
    let text = context.text;
    let (name, family, code) = entry;
    let scale = if family == Family::Jiao { -1 } else { -2 };
    let whole_text = text.len() == after && quantity.start() == 0 && context.bare_numbers;
    let mut end = after;
    let mut used = 1;
    let mut value = quantity.value.shift(scale);
    // 每股人民幣22.5分
    let prefixed = currency::prefix_before(text, skip_spaces_back(text, quantity.start())).is_some();
    // 电价下降5分/千瓦时
    let priced = family == Family::Fen
        && text
            .get(after..)
            .and_then(|t| t.strip_prefix(['/', '／']))
            .is_some_and(|t| unit_at(t, 0).is_some());
    // 中期股息每股12仙
    let per_share = quantity.form == Form::Arabic
        && (name == "仙"
            || text
                .get(..quantity.start())
                .is_some_and(|t| phrases::ends_any(t, &["每股", "每股派", "每股盈利"]).is_some()));
    let mut sure = prefixed
        || per_share
        || priced
        || name.ends_with('钱')
        || name.chars().count() > 1 && name != "分钱"
        || whole_text;
    if family == Family::Jiao
        && let Some(next) = context.numerals.get(i + 1)
        && next.span.start as usize == after
        && next.value < Decimal::from_int(10)
        && next.flaw.is_none()
    {
        let to = next.span.end as usize;
        let fen = stands_at(text, to, "分") && !stands_at(text, to, "分之");
        if fen || name == "毛" && unit_at(text, to).is_none() {
            value = value.and_then(|v| v.add(next.value.shift(-2)?));
            end = if fen { to + "分".len() } else { to };
            used = 2;
            sure = true;
        }
    }
    if matches!(quantity.form, Form::Han) && quantity.number.of(text) == "十" && family == Family::Fen {
        sure = false;
    }
    let Some(value) = value.filter(|_| sure) else { return 1 };
    quantity.value = value;
    quantity.set(Kind::Money, code, "money.small");
    quantity.end_at(text, end);
    if priced {
        per_slash(text, quantity);
    }
    used
}

/// （百万元）, 单位：千元.
pub(super) fn is_heading(text: &str, quantity: &Quantity, after: usize) -> bool {
    if !quantity.implied || !quantity.number.of(text).chars().all(|c| among("十百千万亿萬億", c)) {
        return false;
    }
    let at = skip_spaces_back(text, quantity.start());
    let at = currency::prefix_before(text, at).map_or(at, |(start, _)| skip_spaces_back(text, start));
    if ends_at(text, at, "单位：") || ends_at(text, at, "單位：") {
        return true;
    }
    let before = char_before(text, at);
    let behind = char_at(text, after);
    matches!(before, Some('（' | '(' | '：' | ':' | '/'))
        && matches!(behind, None | Some('）' | ')' | '\n' | '\t' | '，' | ' ' | '、'))
}
