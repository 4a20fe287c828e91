//! Digits and units become one number: a reader of one numeral that never steps back further than its last digit.

use super::arabic;
use super::{Flaw, Form, Numeral, Vague};
use crate::figures::decimal::Decimal;
use crate::figures::text::{char_at, char_before, is_space, skip_spaces, stands_at};
use crate::span::Span;

/// The value of a Chinese digit.
fn han_digit(c: char) -> Option<u8> {
    Some(match c {
        '零' | '〇' | '○' => 0,
        '一' | '壹' | '弌' => 1,
        '二' | '贰' | '貳' | '两' | '兩' | '倆' => 2,
        '三' | '叁' | '參' | '叄' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn is_capital(c: char) -> bool {
    matches!(
        c,
        '壹' | '贰'
            | '貳'
            | '叁'
            | '參'
            | '叄'
            | '肆'
            | '伍'
            | '陆'
            | '陸'
            | '柒'
            | '捌'
            | '玖'
            | '拾'
            | '佰'
            | '仟'
    )
}

/// The power of ten of a unit below 万.
fn small_unit(c: char) -> Option<u32> {
    match c {
        '十' | '拾' => Some(1),
        '百' | '佰' => Some(2),
        '千' | '仟' => Some(3),
        _ => None,
    }
}

/// The power of ten of 万 and above.
fn big_unit(c: char) -> Option<u32> {
    match c {
        '万' | '萬' => Some(4),
        '亿' | '億' => Some(8),
        '兆' => Some(12),
        _ => None,
    }
}

/// 廿 = 二十.
fn tens(c: char) -> Option<i64> {
    match c {
        '廿' => Some(20),
        '卅' => Some(30),
        _ => None,
    }
}

/// 千瓦, 兆字节: the unit of a measure takes its prefix along.
fn is_prefix_of_measure(text: &str, at: usize, c: char) -> bool {
    let next = char_at(text, at + c.len_utf8());
    match c {
        '千' => match next {
            Some('米' | '克' | '瓦' | '卡' | '伏' | '焦' | '赫' | '帕' | '升') => true,
            Some('字') => stands_at(text, at, "千字节"),
            Some('比') => stands_at(text, at, "千比特"),
            _ => false,
        },
        '百' => next == Some('帕'),
        '兆' => matches!(next, Some('瓦' | '赫' | '字' | '帕' | '欧' | '焦' | '比' | '位')),
        _ => false,
    }
}

/// The parts of a number while it is read.
#[derive(Clone, Copy, Default)]
struct Parts {
    /// Closed by 万 or 亿.
    total: Decimal,
    /// Closed by 十 百 千 since then.
    section: Decimal,
    /// Digits without a unit as yet.
    pending: Option<Decimal>,
    /// How far the number reaches above its value.
    width: Option<Decimal>,
    vague: Option<Vague>,
    /// The power of the last unit in this section; 0 before any.
    small: u32,
    /// The power of the last 万 or 亿.
    big: u32,
    /// How many levels `total` holds.
    levels: u32,
    big_power: u32,
    unit_power: u32,
    precision: u32,
    /// A unit was the last thing read.
    after_unit: bool,
    /// The last unit was 万 or 亿.
    after_big: bool,
    zero: bool,
    any_digit: bool,
    end: usize,
}

struct Reader<'a> {
    text: &'a str,
    parts: Parts,
    /// The state before the pending digits: where to end when they belong to something else.
    before_pending: Option<Parts>,
    arabic: bool,
    han: bool,
    capital: bool,
    plain_digits: u32,
    positional: Option<u32>,
    start: usize,
}

enum Step {
    Go(usize),
    Stop,
}

/// Reads the numeral that starts at `at`; `None` where none does.
pub(super) fn read(text: &str, at: usize) -> Option<Numeral> {
    let first = char_at(text, at)?;
    if first == '.' {
        let lone =
            !char_before(text, at).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | ')'));
        if !lone || !char_at(text, at + 1).is_some_and(|c| c.is_ascii_digit()) {
            return None;
        }
    }
    if matches!(first, '数' | '數') && !some_starts(text, at) {
        return None;
    }
    let mut reader = Reader {
        text,
        parts: Parts { end: at, ..Parts::default() },
        before_pending: None,
        arabic: false,
        han: false,
        capital: false,
        plain_digits: 0,
        positional: None,
        start: at,
    };
    if arabic::digit(first).is_some() || first == '.' {
        let run = arabic::read(text, at);
        if run.flaw.is_some() {
            return Some(Numeral {
                span: Span::new(at, run.end),
                form: Form::Arabic,
                value: run.value,
                upper: None,
                vague: None,
                precision: run.precision,
                big_power: 0,
                unit_power: 0,
                implied: false,
                plain_digits: 0,
                zero_first: false,
                positional: None,
                flaw: run.flaw,
                glued: false,
            });
        }
    }
    let mut position = at;
    while let Some(c) = char_at(text, position) {
        match reader.step(c, position) {
            Some(Step::Go(next)) => position = next,
            _ => break,
        }
    }
    reader.finish()
}

/// 数 is a number in 数十, 数家, not in 指数, 数据, 人数百分之.
fn some_starts(text: &str, at: usize) -> bool {
    if char_before(text, at).is_some_and(|c| {
        matches!(
            c,
            '指' | '人'
                | '户'
                | '戶'
                | '总'
                | '總'
                | '系'
                | '函'
                | '参'
                | '件'
                | '个'
                | '位'
                | '多'
                | '少'
                | '无'
                | '基'
                | '倍'
                | '次'
                | '套'
                | '常'
                | '分'
                | '负'
                | '实'
                | '变'
                | '整'
                | '计'
                | '家'
                | '台'
                | '天'
                | '年'
                | '岁'
                | '股'
                | '笔'
                | '号'
                | '读'
                | '级'
                | '票'
                | '辆'
                | '量'
                | '项'
                | '小'
                | '大'
                | '约'
                | '奇'
                | '偶'
                | '半'
                | '对'
                | '第'
        )
    }) {
        return false;
    }
    let after = at + '数'.len_utf8();
    match char_at(text, after) {
        Some(c) if small_unit(c).is_some() || big_unit(c).is_some() => !stands_at(text, after, "百分"),
        Some(
            '家' | '个' | '個' | '名' | '位' | '台' | '臺' | '项' | '項' | '次' | '年' | '月' | '日' | '天'
            | '周' | '倍' | '只' | '款' | '种' | '種' | '件' | '条' | '场' | '座' | '轮' | '批' | '小' | '起'
            | '笔' | '人' | '艘' | '辆' | '分',
        ) => !stands_at(text, after, "人民") && !stands_at(text, after, "位化"),
        Some('组') => !stands_at(text, after, "组织"),
        _ => false,
    }
}

impl Reader<'_> {
    fn step(&mut self, c: char, at: usize) -> Option<Step> {
        let next = at + c.len_utf8();
        if arabic::digit(c).is_some() || (c == '.' && at == self.start) {
            return self.arabic(at);
        }
        if han_digit(c).is_some() {
            return self.digits(at);
        }
        if let Some(value) = tens(c) {
            if self.parts.pending.is_some() || self.parts.small > 0 {
                return Some(Step::Stop);
            }
            self.han = true;
            self.parts.section = self.parts.section.add(Decimal::from_int(value))?;
            self.after_small(1, next);
            self.parts.any_digit = true;
            return Some(Step::Go(next));
        }
        if let Some(power) = small_unit(c) {
            return self.small(c, power, at);
        }
        if let Some(power) = big_unit(c) {
            return self.big(c, power, at, next);
        }
        match c {
            '点' | '點' => self.point(next),
            '几' | '幾' | '数' | '數' => self.some(c, at),
            '多' | '余' | '餘' => self.more(at, next),
            '来' if self.parts.after_unit && !self.arabic => self.more(at, next),
            '个' | '個' => {
                // 两个亿
                let power = char_at(self.text, next).and_then(big_unit).filter(|p| *p == 8)?;
                let unit = char_at(self.text, next)?;
                if self.parts.pending.is_none() || self.parts.vague.is_some() {
                    return Some(Step::Stop);
                }
                self.big(unit, power, next, next + unit.len_utf8())
            }
            // Poor scans and layout put a space between digits and 亿.
            _ if is_space(c) && (self.arabic || self.parts.after_unit) => {
                let to = skip_spaces(self.text, at);
                let unit = char_at(self.text, to)?;
                let continues = match self.parts.pending {
                    Some(_) => small_unit(unit).is_some() || big_unit(unit).is_some(),
                    None => {
                        self.arabic && arabic::digit(unit).is_some() && self.parts.vague.is_none() && {
                            // 7万 5千: the next digits must carry a unit of their own.
                            let run = arabic::read(self.text, to);
                            run.flaw.is_none()
                                && char_at(self.text, run.end).is_some_and(|u| {
                                    small_unit(u)
                                        .is_some_and(|p| p < self.parts.small || self.parts.small == 0)
                                })
                        }
                    }
                };
                Some(if continues { Step::Go(to) } else { Step::Stop })
            }
            _ => Some(Step::Stop),
        }
    }

    fn arabic(&mut self, at: usize) -> Option<Step> {
        if self.parts.pending.is_some() || (self.parts.vague.is_some()) {
            return Some(Step::Stop);
        }
        // 第三3… : digits directly behind a unit continue it (3万4000), behind a bare unit they do not.
        if self.parts.after_unit && !self.parts.any_digit {
            return Some(Step::Stop);
        }
        let run = arabic::read(self.text, at);
        if run.flaw.is_some() {
            return Some(Step::Stop);
        }
        let limit = if self.parts.small > 0 { self.parts.small } else { self.parts.big };
        if limit > 0 {
            // 3万4000 holds; 3万2024 (年) and 5千12345 do not: the digits must fit below the unit.
            let below = Decimal::from_int(1).shift(i32::try_from(limit).ok()?)?;
            if run.value >= below || run.precision > 0 && self.parts.small > 0 {
                return Some(Step::Stop);
            }
        }
        self.before_pending = Some(self.parts);
        self.arabic = true;
        self.plain_digits = run.plain_digits;
        self.parts.pending = Some(run.value);
        self.parts.precision = run.precision;
        self.parts.any_digit = true;
        self.parts.after_unit = false;
        self.parts.unit_power = 0;
        self.parts.big_power = 0;
        self.parts.end = run.end;
        Some(Step::Go(run.end))
    }

    /// A run of Chinese digits: one digit, two neighbours, or digits in their places.
    fn digits(&mut self, at: usize) -> Option<Step> {
        if self.parts.pending.is_some() || self.parts.vague.is_some() {
            return Some(Step::Stop);
        }
        let (mut end, mut count, mut zeros) = (at, 0u32, 0u32);
        let mut value: i128 = 0;
        let (mut last, mut before_last) = (0u8, 0u8);
        while let Some((c, d)) = char_at(self.text, end).and_then(|c| Some((c, han_digit(c)?))) {
            if matches!(c, '两' | '兩') && count > zeros {
                // 三十两, 一两: two closes no number; 一两百 is a pair.
                if !(count == zeros + 1 && last == 1) {
                    break;
                }
            }
            self.capital |= is_capital(c);
            end += c.len_utf8();
            count += 1;
            if d == 0 && count == zeros + 1 {
                zeros += 1;
            }
            before_last = last;
            last = d;
            if count <= 36 {
                value = value * 10 + i128::from(d);
            }
        }
        let significant = count - zeros;
        if self.parts.after_unit
            && significant > 0
            && matches!(char_at(self.text, at), Some('两' | '兩' | '倆'))
        {
            // 两 goes on only with a unit of its own: 三千两百.
            let unit = char_at(self.text, end);
            if !unit.is_some_and(|u| small_unit(u).is_some() || big_unit(u).is_some()) {
                return Some(Step::Stop);
            }
        }
        let first_atom = !self.parts.after_unit && !self.parts.any_digit;
        if count == 0 || (self.arabic && !self.parts.after_unit) {
            return Some(Step::Stop);
        }
        if !first_atom && significant == 0 {
            // 一亿零五百万, 200亿零四千: the zero only keeps a place.
            let goes_on = char_at(self.text, end).is_some_and(|c| {
                arabic::digit(c).is_some()
                    || small_unit(c).is_some()
                    || matches!(c, '几' | '幾' | '多' | '余')
            });
            if !goes_on {
                return Some(Step::Stop);
            }
            self.parts.zero = true;
            self.han = true;
            return Some(Step::Go(end));
        }
        let neighbours = significant == 2 && zeros == 0 && is_pair(before_last, last);
        if !first_atom && significant > 1 && !neighbours {
            return Some(Step::Stop);
        }
        self.before_pending = Some(self.parts);
        self.han = true;
        if zeros > 0 && !first_atom {
            self.parts.zero = true;
        } else if !first_atom {
            self.parts.zero = false;
        }
        if first_atom && count > 1 {
            self.plain_digits = count;
            self.positional = u32::try_from(value).ok().filter(|_| count <= 9);
        } else {
            self.plain_digits = if first_atom { 1 } else { 0 };
        }
        if neighbours && (first_atom || char_at(self.text, end).is_some_and(|c| small_unit(c).is_some())) {
            self.parts.pending = Some(Decimal::from_int(i64::from(before_last)));
            self.parts.width = Some(Decimal::from_int(i64::from(last) - i64::from(before_last)));
            self.parts.vague = Some(Vague::Neighbours);
        } else if significant > 1 && !first_atom {
            self.before_pending = None;
            return Some(Step::Stop);
        } else if count > 36 {
            self.parts.precision = u32::MAX;
            self.parts.pending = Some(Decimal::ZERO);
        } else {
            self.parts.pending = Some(Decimal::new(value, 0));
        }
        self.parts.any_digit = true;
        self.parts.unit_power = 0;
        self.parts.big_power = 0;
        // A digit behind a unit without a zero is short for the next unit down: 一百二 = 120.
        self.parts.end = end;
        Some(Step::Go(end))
    }

    fn small(&mut self, c: char, power: u32, at: usize) -> Option<Step> {
        let next = at + c.len_utf8();
        if is_prefix_of_measure(self.text, at, c) {
            return Some(Step::Stop);
        }
        if self.parts.small > 0 && power >= self.parts.small {
            return Some(self.retreat());
        }
        if self.parts.vague.is_some_and(|v| v == Vague::More)
            || (self.parts.vague.is_some() && self.parts.pending.is_none())
        {
            return Some(Step::Stop);
        }
        let implied = self.parts.pending.is_none();
        if implied && power > 1 && (self.parts.after_big || self.parts.small > 0) {
            return Some(Step::Stop);
        }
        if implied && !self.parts.any_digit && self.parts.after_unit {
            return Some(Step::Stop);
        }
        self.capital |= is_capital(c);
        self.han = true;
        let shift = i32::try_from(power).ok()?;
        let digits = self.parts.pending.take().unwrap_or(Decimal::from_int(1));
        self.parts.section = self.parts.section.add(digits.shift(shift)?)?;
        self.parts.width = match self.parts.width {
            Some(width) => Some(width.shift(shift)?),
            None => None,
        };
        self.parts.any_digit |= !implied || power == 1;
        self.positional = None;
        self.plain_digits = 0;
        self.after_small(power, next);
        if implied {
            self.parts.unit_power = 0;
        }
        Some(Step::Go(next))
    }

    fn after_small(&mut self, power: u32, next: usize) {
        self.parts.small = power;
        self.parts.unit_power = power;
        self.parts.big_power = 0;
        self.parts.after_unit = true;
        self.parts.after_big = false;
        self.parts.zero = false;
        self.parts.end = next;
    }

    fn big(&mut self, c: char, power: u32, at: usize, next: usize) -> Option<Step> {
        if is_prefix_of_measure(self.text, at, c) {
            return Some(Step::Stop);
        }
        let parts = &mut self.parts;
        let empty = parts.pending.is_none() && parts.small == 0;
        if empty && parts.levels > 0 && !parts.after_big {
            return Some(Step::Stop);
        }
        if empty && parts.vague.is_some() && !parts.after_big {
            return Some(Step::Stop);
        }
        if parts.levels > 0 && !empty && power == parts.big {
            return Some(self.retreat());
        }
        if parts.levels > 1 && power > parts.big {
            return Some(self.retreat());
        }
        let shift = i32::try_from(power).ok()?;
        let pending = parts.pending.take();
        let mut group = parts.section;
        if let Some(digits) = pending {
            // 百二万 = 120万; behind 零, 十 or digits the last digit counts as ones.
            let short = parts.small > 1 && !parts.zero && !self.arabic && parts.precision == 0;
            group = group.add(if short {
                digits.shift(i32::try_from(parts.small).ok()? - 1)?
            } else {
                digits
            })?;
        }
        let alone = empty && parts.levels == 0;
        if alone {
            group = Decimal::from_int(1);
        }
        let was_bare_unit = parts.unit_power;
        if parts.levels > 0 && power >= parts.big {
            parts.total = parts.total.add(group)?.shift(shift)?;
            parts.width = match parts.width {
                Some(width) => Some(width.shift(shift)?),
                None => None,
            };
            parts.big_power += power;
        } else {
            parts.total = parts.total.add(group.shift(shift)?)?;
            parts.width = match parts.width {
                Some(width) => Some(width.shift(shift)?),
                None => None,
            };
            parts.levels += 1;
            parts.big_power = power;
        }
        parts.unit_power = was_bare_unit + power;
        parts.big = power;
        parts.section = Decimal::ZERO;
        parts.small = 0;
        parts.after_unit = true;
        parts.after_big = true;
        parts.zero = false;
        parts.end = next;
        self.han = true;
        self.positional = None;
        self.plain_digits = 0;
        Some(Step::Go(next))
    }

    /// 三点五, 零点77, 8点5: not 三点半, 九点十五分.
    fn point(&mut self, next: usize) -> Option<Step> {
        if self.parts.precision > 0 || self.parts.vague.is_some() || !self.parts.any_digit {
            return Some(Step::Stop);
        }
        let (mut end, mut count) = (next, 0u32);
        let mut value: i128 = 0;
        let mut latin = false;
        while let Some(c) = char_at(self.text, end) {
            let digit = match (arabic::digit(c), han_digit(c)) {
                (Some(d), _) => {
                    latin = true;
                    d
                }
                (_, Some(d)) if !matches!(c, '两' | '兩') => d,
                _ => break,
            };
            end += c.len_utf8();
            count += 1;
            if count > 30 {
                return Some(Step::Stop);
            }
            value = value * 10 + i128::from(digit);
        }
        let follows = char_at(self.text, end);
        if count == 0
            || matches!(
                follows,
                Some('分' | '钟' | '刻' | '十' | '拾' | '许' | '整' | '半' | '点' | '是' | '百' | '千')
            )
            || stands_at(self.text, end, ".")
        {
            return Some(Step::Stop);
        }
        if latin && self.arabic {
            // 9点30 is a clock unless a unit says otherwise.
            let number = matches!(follows, Some('倍' | '%' | '％' | '亿' | '万' | '成' | '折' | '元' | '个'))
                || (self.start == 0 && follows.is_none());
            if !number {
                return Some(Step::Stop);
            }
        }
        let part = Decimal::new(value, count);
        // 两千三点一: the shortened digit comes first.
        let whole = self.close(&self.parts)?;
        self.parts = Parts {
            pending: Some(whole.add(part)?),
            precision: count,
            any_digit: true,
            end,
            ..Parts::default()
        };
        self.before_pending = None;
        self.plain_digits = 0;
        self.positional = None;
        self.han = true;
        Some(Step::Go(end))
    }

    /// 几 and 数: 十几, 几十, 一百二十几; alone only before a classifier.
    fn some(&mut self, c: char, at: usize) -> Option<Step> {
        let next = at + c.len_utf8();
        if self.parts.vague.is_some() || self.parts.pending.is_some() {
            return Some(Step::Stop);
        }
        let follows = char_at(self.text, next);
        let unit = follows.and_then(small_unit).filter(|p| self.parts.small == 0 || *p < self.parts.small);
        self.parts.vague = Some(Vague::Some);
        self.han = true;
        if self.parts.after_unit && unit.is_none() {
            if matches!(c, '数' | '數') {
                self.parts.vague = None;
                return Some(Step::Stop);
            }
            let power = if self.parts.after_big { self.parts.big } else { self.parts.small };
            let power = if self.parts.zero { 1 } else { power };
            self.parts.width = Some(Decimal::from_int(1).shift(i32::try_from(power).ok()?)?);
            self.parts.end = next;
            return Some(Step::Go(next));
        }
        if self.parts.after_unit && matches!(c, '数' | '數') {
            self.parts.vague = None;
            return Some(Step::Stop);
        }
        self.before_pending = Some(Parts { vague: None, ..self.parts });
        self.parts.pending = Some(Decimal::from_int(2));
        self.parts.width = Some(Decimal::from_int(8));
        self.parts.any_digit = true;
        self.parts.end = next;
        Some(Step::Go(next))
    }

    /// 余 and 多: the number may reach up to the next step of its last stated digit.
    fn more(&mut self, at: usize, next: usize) -> Option<Step> {
        if self.parts.vague.is_some() || !(self.parts.any_digit || self.parts.after_unit) {
            return Some(Step::Stop);
        }
        let c = char_at(self.text, at)?;
        let follows = char_at(self.text, next);
        let other_word = match c {
            '多' => {
                matches!(
                    follows,
                    Some('样' | '边' | '方' | '数' | '双' | '维' | '功' | '点' | '头' | '于' | '模' | '媒')
                ) || stands_at(self.text, next, "元化")
                    || stands_at(self.text, next, "元素")
                    || stands_at(self.text, next, "层次")
                    || stands_at(self.text, next, "渠道")
                    || stands_at(self.text, next, "年度")
            }
            '余' | '餘' => {
                matches!(
                    follows,
                    Some(
                        '额' | '額'
                            | '热'
                            | '杭'
                            | '姚'
                            | '款'
                            | '粮'
                            | '量'
                            | '值'
                            | '下'
                            | '地'
                            | '缺'
                            | '江'
                    )
                )
            }
            _ => !matches!(
                follows,
                Some('个' | '家' | '名' | '位' | '年' | '天' | '岁' | '万' | '亿' | '人' | '项' | '台')
            ),
        };
        if other_word {
            return Some(Step::Stop);
        }
        let stated = if self.parts.pending.is_some() || self.parts.small > 0 {
            match self.parts.pending {
                Some(digits) => self.parts.section.add(digits)?,
                None => self.parts.section,
            }
        } else {
            self.parts.total
        };
        if !self.parts.after_unit && stated < Decimal::from_int(10) && self.parts.precision == 0 {
            return Some(Step::Stop);
        }
        let width = if self.parts.precision > 0 && !self.parts.after_big {
            Decimal::new(1, self.parts.precision)
        } else {
            stated.last_step()
        };
        self.parts.width = Some(width);
        self.parts.vague = Some(Vague::More);
        self.parts.end = next;
        self.han |= !self.arabic;
        Some(Step::Go(next))
    }

    /// The digits read last belong to the next number: 两千、三千 without a mark between them.
    fn retreat(&mut self) -> Step {
        if self.parts.pending.is_some()
            && let Some(parts) = self.before_pending
        {
            self.parts = parts;
        }
        Step::Stop
    }

    /// The value with a shortened last digit: 一百二 = 120.
    fn close(&self, parts: &Parts) -> Option<Decimal> {
        let mut value = parts.total.add(parts.section)?;
        if let Some(digits) = parts.pending {
            let unit = if parts.small > 0 { parts.small } else { parts.big };
            let short = unit > 1
                && !parts.zero
                && !self.arabic
                && parts.precision == 0
                && digits < Decimal::from_int(10);
            value = value.add(if short { digits.shift(i32::try_from(unit).ok()? - 1)? } else { digits })?;
        }
        Some(value)
    }

    fn finish(self) -> Option<Numeral> {
        let mut parts = self.parts;
        if parts.end == self.start {
            return None;
        }
        if self.arabic && self.han && parts.pending.is_some() && parts.levels + parts.small > 0 {
            // 3万一次: a Chinese digit does not shorten a number that began with digits.
            let last = char_before(self.text, parts.end)?;
            if han_digit(last).is_some()
                && !parts.zero
                && parts.precision == 0
                && let Some(before) = self.before_pending
            {
                parts = before;
            }
        }
        let too_long = parts.precision == u32::MAX;
        let value = self.close(&parts).unwrap_or(Decimal::ZERO);
        let upper = match parts.width {
            Some(width) => {
                let unit = if parts.small > 0 { parts.small } else { parts.big };
                let short = parts.pending.is_some() && unit > 1 && !parts.zero && !self.arabic;
                let width = if short { width.shift(i32::try_from(unit).ok()? - 1)? } else { width };
                Some(value.add(width)?)
            }
            None => None,
        };
        let form = match (self.arabic, self.han) {
            (true, true) => Form::Mixed,
            (true, false) => Form::Arabic,
            _ if self.capital => Form::Capital,
            _ => Form::Han,
        };
        Some(Numeral {
            span: Span::new(self.start, parts.end),
            form,
            value,
            upper,
            vague: parts.vague,
            precision: if too_long { 0 } else { parts.precision },
            big_power: parts.big_power,
            unit_power: parts.unit_power,
            implied: !parts.any_digit,
            plain_digits: if parts.after_unit { 0 } else { self.plain_digits },
            zero_first: parts.precision == 0
                && char_at(self.text, self.start).is_some_and(|c| matches!(c, '0' | '０' | '零' | '〇')),
            positional: if parts.after_unit { None } else { self.positional },
            flaw: too_long.then_some(Flaw::Malformed),
            glued: false,
        })
    }
}

/// Two digits that name a range: 八九亿, 两三家, 三五年.
fn is_pair(a: u8, b: u8) -> bool {
    a > 0 && (b == a + 1 || (a == 3 && b == 5))
}
