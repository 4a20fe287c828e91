//! A numeral and its unit become a quantity: value, kind, unit, with the words that belong to the number.

use super::decimal::Decimal;
use super::negative;
use super::numeral::{Flaw, Form, Numeral, Vague};
use super::text::{
    among, char_at, char_before, ends_at, is_han, is_space, skip_spaces, skip_spaces_back, stands_at,
};
use super::unit::{Entry, Family, classifier, currency, unit_at};
use super::{Kind, Unit, UnitFrom};
use crate::phrases;
use crate::span::{Clean, Span};

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
fn unit_text(text: &str, number: Span<Clean>, end: usize) -> String {
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
        written.chars().filter(|c| !widens(*c)).collect()
    } else {
        written.to_owned()
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
    if quantity.kind.is_none() {
        english_scale(text, &mut quantity, context.bare_numbers);
        used = behind(context, i, &mut quantity).max(used);
    }
    before(text, &mut quantity, left_end);
    if numeral.flaw == Some(Flaw::Dotted) && quantity.kind.is_none() {
        return None;
    }
    Some((quantity, used))
}

/// `million`, `bn`: only where a currency stands beside the number.
fn english_scale(text: &str, quantity: &mut Quantity, bare_numbers: bool) {
    const SCALES: &[(&str, u32)] = &[
        ("trillion", 12),
        ("billion", 9),
        ("million", 6),
        ("thousand", 3),
        ("Trillion", 12),
        ("Billion", 9),
        ("Million", 6),
        ("bn", 9),
        ("mln", 6),
        ("mn", 6),
        ("tn", 12),
        ("m", 6),
        ("M", 6),
        ("b", 9),
        ("B", 9),
        ("k", 3),
        ("K", 3),
        ("G", 9),
    ];
    if quantity.form != Form::Arabic {
        return;
    }
    let end = quantity.end();
    let at = skip_spaces(text, end);
    let Some((word, power)) = SCALES.iter().find(|(word, _)| stands_at(text, at, word)) else { return };
    let after = at + word.len();
    if text.get(after..).is_some_and(|t| t.starts_with(|c: char| c.is_ascii_alphanumeric())) {
        return;
    }
    let currency_before = currency::prefix_before(text, skip_spaces_back(text, quantity.start())).is_some();
    let currency_behind = super::unit::longest(currency::UNITS, text, skip_spaces(text, after))
        .is_some_and(|(name, ..)| name.is_ascii() || name.ends_with(['元', '币']));
    // 40k, 1.2M: plain numbers in the notation of recognisers' suites.
    let plain = bare_numbers && matches!(*word, "k" | "K" | "M" | "G");
    if currency_before || currency_behind || plain && after - word.len() == end {
        quantity.shift(*power);
        quantity.span = Span::new(quantity.start(), after);
    }
}

/// 一又二分之一: a whole number and a fraction.
fn mixed(context: &Context<'_>, i: usize, quantity: &mut Quantity) -> Option<usize> {
    let next = context.numerals.get(i + 1)?;
    if context.text.get(quantity.end()..next.span.start as usize)?.trim_matches(is_space) != "又" {
        return None;
    }
    let whole = quantity.value;
    let mut part = Quantity::bare(next);
    fraction(context, i + 1, &mut part)?;
    let (a, b) = part.fraction?;
    quantity.fraction = whole_fraction(whole.mul(b)?.add(a)?, b);
    quantity.kind = Some(Kind::Fraction);
    quantity.rule = "fraction.mixed";
    quantity.span = Span::new(quantity.start(), part.end());
    Some(3)
}

/// 三分之一, 百分之三点五, 万分之三, 1/3, 1:1.
fn fraction(context: &Context<'_>, i: usize, quantity: &mut Quantity) -> Option<usize> {
    let text = context.text;
    let next = context.numerals.get(i + 1)?;
    let end = quantity.end();
    let gap = text.get(end..next.span.start as usize)?;
    if gap.len() > 24 || next.flaw.is_some() {
        return None;
    }
    let solid = |wanted: &str| gap.chars().filter(|c| !is_space(*c)).eq(wanted.chars());
    if solid("分之") {
        let denominator = quantity.value;
        quantity.span = Span::new(quantity.start(), next.span.end as usize);
        quantity.number = next.span;
        quantity.precision = next.precision;
        let percent = match denominator.to_int() {
            Some(100) if quantity.implied => Some(0),
            Some(value) if quantity.implied => power_of_ten(value).map(|p| p - 2),
            _ => None,
        };
        if let Some(power) = percent {
            quantity.value = next.value.shift(-power)?;
            quantity.upper = next.upper.and_then(|u| Some((u.shift(-power)?, false)));
            quantity.vague = next.vague;
            quantity.set(Kind::Percent, "%", "percent.of");
            quantity.unit.text = format!("{}分之", text.get(quantity.start()..end)?);
        } else {
            quantity.fraction = whole_fraction(next.value, denominator);
            quantity.kind = Some(Kind::Fraction);
            quantity.rule = "fraction.of";
        }
        return Some(2);
    }
    let whole = |n: &Numeral| n.form == Form::Arabic && n.precision == 0 && n.plain_digits > 0;
    if !whole(context.numerals.get(i)?) || !whole(next) {
        return None;
    }
    let after = char_at(text, next.span.end as usize);
    let before = char_before(text, quantity.start());
    let edge = |c: Option<char>| {
        c.is_none_or(|c| {
            !(c.is_ascii_alphanumeric() || matches!(c, ':' | '：' | '∶' | '/' | '／' | '.' | '_' | '=' | '&'))
        })
    };
    if solid("/") || solid("／") {
        // A page number stands alone on its line, dates have three parts.
        let alone =
            before.is_none_or(|c| c == '\n') && after.is_none_or(|c| c == '\n') && !context.bare_numbers;
        let small = next.value <= Decimal::from_int(1000) && !next.value.is_zero();
        let proper = quantity.value < next.value && next.value <= Decimal::from_int(12);
        if !alone
            && small
            && edge(before)
            && edge(after)
            && (proper || context.bare_numbers)
            && after != Some('年')
        {
            quantity.fraction = Some((quantity.value, next.value));
        }
    } else if solid("∶") || solid(":") || solid("：") {
        let ratio = ["比例", "的比", "配比", "配套", "的配", "比率"];
        let behind =
            text.get(next.span.end as usize..).is_some_and(|t| ratio.iter().any(|r| t.starts_with(r)));
        if behind && edge(before) {
            quantity.fraction = Some((quantity.value, next.value));
        }
    }
    quantity.fraction?;
    quantity.kind = Some(Kind::Fraction);
    quantity.rule = "fraction.slash";
    quantity.span = Span::new(quantity.start(), next.span.end as usize);
    Some(2)
}

/// Numerator and denominator as whole numbers: 十二点五分之二点五 = 25/125.
fn whole_fraction(numerator: Decimal, denominator: Decimal) -> Option<(Decimal, Decimal)> {
    let scale = i32::try_from(numerator.scale().max(denominator.scale())).ok()?;
    Some((numerator.shift(scale)?, denominator.shift(scale)?))
}

fn power_of_ten(value: i64) -> Option<i32> {
    let mut power = 0;
    let mut rest = value;
    while rest > 1 {
        if rest % 10 != 0 {
            return None;
        }
        rest /= 10;
        power += 1;
    }
    (power >= 2).then_some(power)
}

/// Reads the unit behind the numeral. Returns how many numerals were taken.
fn behind(context: &Context<'_>, i: usize, quantity: &mut Quantity) -> usize {
    let text = context.text;
    let end = quantity.end();
    let at = skip_spaces(text, end);
    let Some(entry) = unit_at(text, at) else { return 1 };
    let (name, family, code) = entry;
    let after = at + name.len();
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
            if text.get(after..).is_some_and(|t| t.starts_with(['数', '率', '频', '速']))
                || matches!(name, "x" | "X")
                    && quantity.glued
                    && !char_before(text, quantity.start()).is_some_and(|c| matches!(c, 'E' | 'B' | 'S'))
            {
                return 1;
            }
            quantity.set(Kind::Multiple, "倍", "multiple.times");
        }
        Family::Doubling => {
            if !ends_at(text, quantity.start(), "翻") && !ends_at(text, quantity.start(), "翻了") {
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
            );
            if single && weak && !context.bare_numbers
                || one && (negative::in_phrase(text, quantity.start()) || weak)
            {
                return 1;
            }
            if name == "级" && (quantity.precision == 0 || quantity.big_power > 0) {
                return 1;
            }
            if matches!(name, "升" | "度" | "方" | "米" | "亩" | "两" | "兩")
                && continues_measure(text, after, name)
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

/// 七成五, 三成半, 六点五成.
fn tenth(context: &Context<'_>, i: usize, quantity: &mut Quantity, after: usize) -> usize {
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

/// 涨257点, 报3088.64点: not 3点 on the clock.
fn is_index_point(text: &str, quantity: &Quantity, after: usize) -> bool {
    if text.get(after..).is_some_and(|t| {
        t.starts_with(['半', '钟', '前', '后', '左', '许', '至', '到', '整', '起', '以', '火', '球', '子'])
    }) && quantity.value <= Decimal::from_int(24)
    {
        return false;
    }
    let before = text.get(..quantity.start()).unwrap_or("");
    let verb = [
        "涨", "跌", "报", "收", "升", "挫", "破", "在", "于", "至", "到", "近", "超", "上", "约", "达", "为",
        "守", "逾",
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
    ]
    .iter()
    .any(|w| phrases::holds(&text_of, w));
    let clock = quantity.value <= Decimal::from_int(24) && quantity.precision == 0;
    if clock {
        directly && ["涨", "跌"].iter().any(|v| before.ends_with(v))
    } else {
        index || directly && quantity.precision > 0
    }
}

/// Whether numeral and classifier are a count.
fn is_count(context: &Context<'_>, quantity: &Quantity, entry: Entry, after: usize, spaced: bool) -> bool {
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
    if is_code(quantity) {
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
                && !text.get(after..).is_some_and(|t| t.starts_with(['全', '人', '中', '政']))
        }
        "项" | "項" => !stands_at(text, after, "目") || stands_at(text, after, "目标"),
        "个" | "個" => !matches!(next, Some('月')),
        "位" => !matches!(next, Some('一')),
        "条" | "條" => {
            !(han
                && text
                    .get(after..)
                    .is_some_and(|t| t.starts_with(['规', '第', '之', '、', '和', '至', '所'])))
        }
        "人" => !(han && text.get(after..).is_some_and(|t| t.starts_with(['组', '行']))),
        "度" => false,
        _ => true,
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

/// 元 and foreign currencies, with 角 and 分 behind, 人民币 and 整, and `/股`.
fn money(context: &Context<'_>, i: usize, quantity: &mut Quantity, entry: Entry, after: usize) -> usize {
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
        if single
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
    let units_alone = quantity.number.of(text).chars().all(|c| among("十百千万亿萬億", c));
    if is_code(quantity) && quantity.unit_power == 0 || units_alone && is_heading(text, start, after) {
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
fn small_money(
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
    let mut sure =
        prefixed || name.ends_with('钱') || name.chars().count() > 1 && name != "分钱" || whole_text;
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
    used
}

/// （百万元）, 单位：千元.
fn is_heading(text: &str, start: usize, after: usize) -> bool {
    let before = char_before(text, skip_spaces_back(text, start));
    let behind = char_at(text, after);
    matches!(before, Some('（' | '(' | '：' | ':' | '/'))
        && matches!(behind, None | Some('）' | ')' | '\n' | '\t' | '，' | ' ' | '、'))
}

/// 17.00元/股: the price of one.
fn per_slash(text: &str, quantity: &mut Quantity) {
    let end = quantity.end();
    let Some(slash) = char_at(text, end).filter(|c| matches!(c, '/' | '／')) else { return };
    let at = end + slash.len_utf8();
    const MORE: &[&str] = &[
        "年", "月", "日", "天", "人", "次", "小时", "周", "季度", "千股", "亩", "户", "车", "份", "人月",
        "人年", "瓦", "W", "w", "度",
    ];
    let unit = unit_at(text, at)
        .map(|e| e.0)
        .into_iter()
        .chain(MORE.iter().copied().filter(|w| stands_at(text, at, w)));
    if let Some(per) = unit.max_by_key(|w| w.len()) {
        quantity.unit.per = Some(per.to_owned());
        let text_end = at + per.len();
        quantity.span = Span::new(quantity.start(), text_end);
    }
}

/// Sign and currency before the numeral.
fn before(text: &str, quantity: &mut Quantity, left_end: usize) {
    let mut start = quantity.start();
    let mut negative = false;
    if start < left_end {
        return;
    }
    let at = skip_spaces_back(text, start);
    if let Some(c @ ('负' | '負')) = char_before(text, at)
        && !char_before(text, at - c.len_utf8()).is_some_and(|p| matches!(p, '正' | '胜' | '抱'))
    {
        negative = true;
        start = at - c.len_utf8();
    } else if let Some(c @ ('-' | '－' | '−' | '–' | '﹣')) = char_before(text, start) {
        let sign = start - c.len_utf8();
        // Behind another figure a dash joins; behind a Latin letter it belongs to a name.
        let before_sign = char_before(text, sign);
        let joins = left_end > 0 && sign <= left_end
            || before_sign.is_some_and(|p| {
                p.is_ascii_alphanumeric()
                    || matches!(p, '-' | '—' | '–' | ')' | '）' | '%' | '”' | '》')
                    || among("元年月日家个", p)
            });
        if !joins {
            negative = true;
            start = sign;
        }
    }
    let at = skip_spaces_back(text, start);
    if quantity.kind.is_none() || quantity.kind == Some(Kind::Money) {
        let colon = at - char_before(text, at).filter(|c| matches!(c, '：' | ':')).map_or(0, char::len_utf8);
        if let Some((prefix, code)) = currency::prefix_before(text, at)
            .or_else(|| currency::prefix_before(text, colon).filter(|_| quantity.kind == Some(Kind::Money)))
            && prefix >= left_end
        {
            let own = quantity.kind == Some(Kind::Money) && quantity.unit.code != "CNY";
            quantity.kind = Some(Kind::Money);
            if !own {
                quantity.unit.code = code;
            }
            if quantity.unit.from.is_none() {
                quantity.unit.from = Some(UnitFrom::Prefix);
                quantity.unit.text = text.get(prefix..at).unwrap_or("").trim_end().to_owned();
                let magnitude = unit_text(text, quantity.number, quantity.end());
                quantity.unit.text.push_str(&magnitude);
                quantity.rule = "money.prefix";
            }
            start = prefix;
        }
    }
    if negative {
        quantity.negate();
    }
    quantity.span = Span::new(start, quantity.end());
    if quantity.kind == Some(Kind::Money) && quantity.unit.per.is_none() {
        quantity.unit.per = per_before(text, start);
    }
}

/// 每股收益0.05元, 每10股派1元, 每家企业每年最高补贴30万元: what one amount is for.
fn per_before(text: &str, start: usize) -> Option<String> {
    const MORE: &[&str] = &[
        "年", "月", "日", "天", "小时", "周", "季度", "季", "人", "年度", "晚", "夜", "瓦", "度", "度电",
        "亩", "公里", "学年", "案",
    ];
    let mut found: Vec<String> = Vec::new();
    let mut at = start;
    for c in text.get(..start)?.chars().rev().take(24) {
        if matches!(
            c,
            '，' | '。' | '；' | '、' | '：' | ',' | ';' | ':' | '\n' | '（' | '）' | '(' | ')' | '\t'
        ) {
            break;
        }
        at -= c.len_utf8();
        if c != '每' {
            continue;
        }
        let mut unit = at + c.len_utf8();
        let mut count = String::new();
        while let Some(d) =
            char_at(text, unit).filter(|d| d.is_ascii_digit() || matches!(d, '十' | '百' | '千' | '万' | ','))
        {
            count.push(d);
            unit += d.len_utf8();
        }
        let word = unit_at(text, unit)
            .map(|e| e.0)
            .into_iter()
            .chain(MORE.iter().copied().filter(|w| stands_at(text, unit, w)))
            .max_by_key(|w| w.len());
        if let Some(word) = word {
            found.push(count + word);
        }
    }
    found.reverse();
    (!found.is_empty()).then(|| found.join("·"))
}
