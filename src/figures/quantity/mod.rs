//! A numeral and its unit become a quantity: value, kind, unit, with the words that belong to the number.

mod count;
mod fraction;
mod money;
mod per;
mod rate;
mod sign;

use super::decimal::Decimal;
use super::negative;
use super::numeral::{Flaw, Form, Numeral, Vague, power_at};
use super::text::{among, char_at, char_before, is_han, is_space, skip_spaces, skip_spaces_back, stands_at};
use super::unit::{Family, torn_rate, unit_at};
use super::{Kind, Unit, UnitFrom, Words};
use crate::span::{Clean, Span};
use count::is_count;
use fraction::{fraction, mixed};
use money::{money, small_money};
use per::per_slash;
use rate::{interest, is_index_point, tenth};
use sign::{before, english_scale};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quantity {
    /// With sign, prefix and unit.
    pub span: Span<Clean>,
    /// The numeral alone.
    pub number: Span<Clean>,
    pub value: Decimal,
    /// The upper end of a vague number, and whether it is included.
    pub upper: Option<(Decimal, bool)>,
    pub fraction: Option<(Decimal, Decimal)>,
    /// `None`: a bare numeral.
    pub kind: Option<Kind>,
    pub unit: Unit,
    pub vague: Option<Vague>,
    pub precision: u32,
    pub big_power: u32,
    pub unit_power: u32,
    /// The power of ten that the unit itself brought: 成 counts in tens of a percent.
    pub unit_scale: i32,
    pub form: Form,
    pub implied: bool,
    /// `007`: digits that start with a zero and have no point.
    pub zero_first: bool,
    pub plain_digits: u32,
    pub glued: bool,
    pub rule: &'static str,
}

impl Quantity {
    fn bare(n: &Numeral) -> Quantity {
        Quantity {
            span: n.span,
            number: n.span,
            value: n.value,
            upper: n.upper.map(|u| (u, n.vague == Some(Vague::Neighbours))),
            fraction: None,
            kind: None,
            unit: Unit::default(),
            vague: n.vague,
            precision: n.precision,
            big_power: n.big_power,
            unit_power: n.unit_power,
            unit_scale: 0,
            form: n.form,
            implied: n.implied,
            zero_first: n.zero_first,
            plain_digits: n.plain_digits,
            glued: n.glued,
            rule: "number.bare",
        }
    }

    pub(crate) fn start(&self) -> usize {
        self.span.start as usize
    }

    pub(crate) fn end(&self) -> usize {
        self.span.end as usize
    }

    /// Multiplies value and bounds by a power of ten.
    pub(crate) fn shift(&mut self, power: u32) {
        self.scale(i32::try_from(power).unwrap_or(0));
    }

    /// The same for a power that may be below zero.
    pub(crate) fn scale(&mut self, power: i32) {
        self.value = self.value.shift(power).unwrap_or(self.value);
        self.upper = self.upper.and_then(|(upper, inclusive)| Some((upper.shift(power)?, inclusive)));
    }

    fn set(&mut self, kind: Kind, code: &'static str, rule: &'static str) {
        self.kind = Some(kind);
        self.unit.code = code;
        self.unit.from = Some(UnitFrom::Adjacent);
        self.rule = rule;
    }

    fn end_at(&mut self, text: &str, end: usize) {
        self.span = Span::new(self.start(), end);
        self.unit.text = unit_text(text, self.number, end);
    }

    fn negate(&mut self) {
        match self.upper.take() {
            Some((upper, _)) => {
                self.upper = Some((self.value.negate(), true));
                self.value = upper.negate();
            }
            None => self.value = self.value.negate(),
        }
        self.fraction = self.fraction.map(|(a, b)| (a.negate(), b));
    }
}

/// The unit as written, its magnitude included: `亿元`, `万户`, `%`.
fn unit_text(text: &str, number: Span<Clean>, end: usize) -> Words {
    let mut start = number.end as usize;
    let numeral = number.of(text);
    for c in numeral.chars().rev() {
        if !(matches!(c, '万' | '萬' | '亿' | '億' | '千' | '百' | '余' | '多') || is_space(c)) {
            break;
        }
        start -= c.len_utf8();
    }
    let written = text.get(start..end).unwrap_or("");
    let widens = |c: char| matches!(c, '余' | '多') || is_space(c);
    if written.contains(widens) {
        written.chars().filter(|c| !widens(*c)).collect::<String>().into()
    } else {
        Words::In(Span::new(start, end))
    }
}

/// What the reader of quantities knows of its surroundings.
pub(crate) struct Context<'a> {
    pub text: &'a str,
    pub numerals: &'a [Numeral],
    pub bare_numbers: bool,
}

/// The quantity of numeral `i` and how many numerals it takes. `left_end` is where the figure before it ends.
pub(crate) fn read(context: &Context<'_>, i: usize, left_end: usize) -> Option<(Quantity, usize)> {
    let text = context.text;
    let numeral = context.numerals.get(i)?;
    if numeral.flaw == Some(Flaw::Malformed) {
        return None;
    }
    let mut quantity = Quantity::bare(numeral);
    let mut used =
        mixed(context, i, &mut quantity).or_else(|| fraction(context, i, &mut quantity)).unwrap_or(1);
    let inner = quantity.span;
    let debit = quantity.kind.is_none() && in_brackets(text, &mut quantity);
    if quantity.kind.is_none() {
        english_scale(text, &mut quantity, context.bare_numbers);
        used = behind(context, i, &mut quantity).max(used);
    }
    before(text, &mut quantity, left_end);
    if debit {
        if matches!(quantity.kind, Some(Kind::Percent | Kind::Pp | Kind::Money)) {
            quantity.negate();
            quantity.unit.text = Words::from(quantity.unit.text.of(text).replace([')', '）'], ""));
        } else {
            quantity = Quantity { span: inner, ..Quantity::bare(numeral) };
            used = 1;
        }
    }
    if numeral.flaw == Some(Flaw::Dotted) && quantity.kind.is_none() {
        return None;
    }
    Some((quantity, used))
}

/// (5.6)%, US$(12.5) million, (1,234)万元: accounts put a loss in brackets. Whether the span now holds them.
fn in_brackets(text: &str, quantity: &mut Quantity) -> bool {
    let (start, end) = (quantity.start(), quantity.end());
    // （20）% fills a gap in a form: what accounts state has decimals, or commas.
    let stated = quantity.form == Form::Arabic && !quantity.glued && quantity.plain_digits == 0;
    if !stated {
        return false;
    }
    let (Some(left @ ('(' | '（')), Some(right @ (')' | '）'))) =
        (char_before(text, start), char_at(text, end))
    else {
        return false;
    };
    // (1,234.56)万元: the magnitude stands outside.
    let after = end + right.len_utf8();
    let units = text.get(after..).unwrap_or("").chars().take_while(|c| among("百千万萬亿億", *c));
    let width: usize = units.map(char::len_utf8).sum();
    quantity.shift(power_at(text, after));
    quantity.span = Span::new(start - left.len_utf8(), after + width);
    true
}

/// Reads the unit behind the numeral. Returns how many numerals were taken.
fn behind(context: &Context<'_>, i: usize, quantity: &mut Quantity) -> usize {
    let text = context.text;
    let end = quantity.end();
    let at = skip_spaces(text, end);
    let solid = unit_at(text, at);
    let torn =
        if solid.is_none_or(|(name, ..)| matches!(name, "个" | "個")) { torn_rate(text, at) } else { None };
    let Some((entry, after)) = torn.or_else(|| Some((solid?, at + solid?.0.len()))) else { return 1 };
    let (name, family, code) = entry;
    let spaced = at > end;
    let numeral = quantity.number.of(text);
    let one = matches!(numeral, "一" | "壹");
    let han = matches!(quantity.form, Form::Han | Form::Capital);
    let single = han && quantity.plain_digits == 1;
    let bare_unit = quantity.implied && quantity.number.of(text).chars().count() == 1;
    match family {
        Family::Percent | Family::Pp | Family::Bp | Family::Permille => {
            let kind = match family {
                Family::Pp => Kind::Pp,
                Family::Bp => Kind::Bp,
                _ => Kind::Percent,
            };
            if family == Family::Permille {
                quantity.unit_scale = -1;
                quantity.scale(-1);
            }
            quantity.set(kind, code, "percent.adjacent");
        }
        Family::Tenth => return tenth(context, i, quantity, after),
        Family::Li => {
            if !interest(text, quantity, after) {
                return 1;
            }
            let half = stands_at(text, after, "半") && quantity.precision == 0;
            let step = Decimal::new(5, 1).shift(quantity.unit_scale);
            quantity.set(Kind::Percent, code, "percent.interest");
            if half && let Some(value) = step.and_then(|s| quantity.value.add(s)) {
                quantity.value = value;
                quantity.end_at(text, after + '半'.len_utf8());
                return 1;
            }
        }
        Family::Discount => {
            let whole = quantity.value.to_int();
            if text.get(after..).is_some_and(|t| {
                t.starts_with(['旧', '扣', '叠', '算', '返', '合', '线', '射', '腾', '页', '子'])
            }) || bare_unit
            {
                return 1;
            }
            match whole {
                Some(10..=99) => {}
                _ if quantity.value < Decimal::from_int(10) => {
                    quantity.unit_scale = 1;
                    quantity.shift(1);
                }
                _ => return 1,
            }
            quantity.set(Kind::Percent, "%", "percent.discount");
        }
        Family::Times => {
            // 二倍体 is a cell, 登陆X no multiple.
            if text.get(after..).is_some_and(|t| t.starts_with(['数', '率', '频', '速', '体']))
                || matches!(name, "x" | "X") && (han || stands_at(text, after, "”"))
                || matches!(name, "x" | "X")
                    && quantity.glued
                    && !char_before(text, quantity.start()).is_some_and(|c| matches!(c, 'E' | 'B' | 'S'))
            {
                return 1;
            }
            quantity.set(Kind::Multiple, "倍", "multiple.times");
        }
        Family::Doubling => {
            // 翻了近一番.
            let before =
                text.get(..quantity.start()).unwrap_or("").trim_end_matches(['近', '约', '超', '逾', '了']);
            if !before.ends_with('翻') {
                return 1;
            }
            quantity.set(Kind::Multiple, "番", "multiple.doublings");
        }
        Family::Point => {
            if !is_index_point(text, quantity, after) {
                return 1;
            }
            quantity.set(Kind::IndexPoint, "点", "index.point");
        }
        Family::Money => return money(context, i, quantity, entry, after),
        Family::Jiao | Family::Fen => return small_money(context, i, quantity, entry, after),
        Family::Measure => {
            let latin = name.starts_with(|c: char| c.is_ascii());
            if quantity.glued && (spaced || latin)
                || is_code(quantity)
                || bare_unit && !near_word(text, quantity.start())
            {
                return 1;
            }
            let weak = matches!(
                name,
                "度" | "方"
                    | "平方"
                    | "两"
                    | "兩"
                    | "升"
                    | "节"
                    | "V"
                    | "W"
                    | "P"
                    | "L"
                    | "t"
                    | "g"
                    | "B"
                    | "N"
                    | "伏"
                    | "帕"
                    | "瓦"
            );
            if single && weak && !context.bare_numbers
                || one && (negative::in_phrase(text, quantity.start()) || weak)
            {
                return 1;
            }
            // （百万升）: the heading of a table.
            if money::is_heading(text, quantity, after) {
                return 1;
            }
            // 十方环能: a Chinese number before 方 is a name.
            if name == "方" && han && quantity.big_power == 0 {
                return 1;
            }
            if name == "级" && (quantity.precision == 0 || quantity.big_power > 0) {
                return 1;
            }
            if matches!(name, "升" | "度" | "方" | "米" | "亩" | "两" | "兩" | "桶")
                && continues_measure(text, after, name)
                && !(name == "桶" && (!single || stands_at(text, after, "油当量")))
            {
                return 1;
            }
            if name == "P"
                && !text
                    .get(after..)
                    .is_some_and(|t| t.starts_with(['算', '的', '）', ')', '，', '以', '、']))
            {
                return 1;
            }
            quantity.set(Kind::Measure, code, "measure.unit");
        }
        Family::Count | Family::WeakCount => {
            let take = is_count(context, quantity, entry, after, spaced);
            if !take {
                return 1;
            }
            quantity.set(Kind::Count, code, "count.classifier");
        }
    }
    quantity.end_at(text, after);
    if quantity.kind == Some(Kind::Measure) {
        half(text, quantity);
        per_slash(text, quantity);
    }
    1
}

fn continues_measure(text: &str, after: usize, name: &str) -> bool {
    let words: &[char] = match name {
        "升" => &['级', '至', '到', '温', '值', '幅', '为'],
        "度" => &['假', '过', '数', '量'],
        "方" => &['面', '式', '案', '向', '针', '法', '可', '能'],
        "米" => &['兰', '德', '粉', '饭', '其'],
        // 三桶油: the oil majors.
        "桶" => &['油'],
        _ => &[],
    };
    let rest = text.get(after..).unwrap_or("");
    if matches!(name, "两" | "兩") {
        return rest.starts_with(is_han);
    }
    rest.starts_with(words)
}

/// 一吨半: half a unit more.
fn half(text: &str, quantity: &mut Quantity) {
    let end = quantity.end();
    if stands_at(text, end, "半")
        && quantity.precision == 0
        && quantity.upper.is_none()
        && !text
            .get(end + 3..)
            .is_some_and(|t| t.starts_with(['导', '年', '月', '天', '径', '岛', '数', '小']))
    {
        let step = Decimal::new(5, 1).shift(i32::try_from(quantity.big_power).unwrap_or(0));
        if let Some(value) = step.and_then(|s| quantity.value.add(s)) {
            quantity.value = value;
            quantity.end_at(text, end + '半'.len_utf8());
        }
    }
}

/// Digits of a chart's axis or a registration run together: no quantity is written like that.
fn is_code(quantity: &Quantity) -> bool {
    quantity.plain_digits > 15 || quantity.plain_digits > 1 && quantity.zero_first
}

/// Words before a bare 百, 千, 万 that make it a number.
fn near_word(text: &str, start: usize) -> bool {
    char_before(text, skip_spaces_back(text, start))
        .is_some_and(|c| matches!(c, '近' | '上' | '超' | '逾' | '过' | '约' | '达' | '破' | '足' | '到'))
}
