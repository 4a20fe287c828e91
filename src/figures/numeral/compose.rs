//! Digits and units become one number: a reader of one numeral that never steps back further than its last digit.

use super::arabic;
use super::characters::{
    big_unit, han_digit, is_capital, is_prefix_of_measure, small_unit, some_starts, tens,
};
use super::{Flaw, Form, Numeral, Vague};
use crate::figures::decimal::Decimal;
use crate::figures::text::{char_at, char_before, is_space, skip_spaces};
use crate::span::Span;

/// The parts of a number while it is read.
#[derive(Clone, Copy, Default)]
pub(super) struct Parts {
    /// Closed by 万 or 亿.
    pub(super) total: Decimal,
    /// Closed by 十 百 千 since then.
    pub(super) section: Decimal,
    /// Digits without a unit as yet.
    pub(super) pending: Option<Decimal>,
    /// How far the number reaches above its value.
    pub(super) width: Option<Decimal>,
    pub(super) vague: Option<Vague>,
    /// The power of the last unit in this section; 0 before any.
    pub(super) small: u32,
    /// The power of the last 万 or 亿.
    pub(super) big: u32,
    /// How many levels `total` holds.
    pub(super) levels: u32,
    pub(super) big_power: u32,
    pub(super) unit_power: u32,
    pub(super) precision: u32,
    /// A unit was the last thing read.
    pub(super) after_unit: bool,
    /// The last unit was 万 or 亿.
    pub(super) after_big: bool,
    pub(super) zero: bool,
    pub(super) any_digit: bool,
    pub(super) end: usize,
}

pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    /// The run of Arabic digits that the numeral begins with.
    run: Option<arabic::Run>,
    pub(super) parts: Parts,
    /// The state before the pending digits: where to end when they belong to something else.
    pub(super) before_pending: Option<Parts>,
    pub(super) arabic: bool,
    pub(super) han: bool,
    pub(super) capital: bool,
    pub(super) plain_digits: u32,
    pub(super) positional: Option<u32>,
    pub(super) start: usize,
}

pub(super) enum Step {
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
    let lead = han_digit(first);
    let run = if lead.is_none() && (arabic::digit(first).is_some() || first == '.') {
        Some(arabic::read(text, at))
    } else {
        None
    };
    // Most numerals are nothing but one run of digits or one Chinese digit.
    let end = run.map_or(at + first.len_utf8(), |run| run.end);
    if let Some(run) = run.filter(|run| run.flaw.is_some() || !goes_on(text, end)) {
        let (digits, first_zero) = (run.plain_digits, matches!(first, '0' | '０'));
        let broken = run.flaw.is_some();
        return Some(Numeral {
            plain_digits: if broken { 0 } else { digits },
            zero_first: !broken && first_zero && run.precision == 0,
            precision: run.precision,
            flaw: run.flaw,
            ..Numeral::lone(at, end, Form::Arabic, run.value)
        });
    }
    if let Some(digit) = lead.filter(|_| !goes_on(text, end)) {
        let form = if is_capital(first) { Form::Capital } else { Form::Han };
        return Some(Numeral {
            plain_digits: 1,
            zero_first: matches!(first, '零' | '〇'),
            ..Numeral::lone(at, end, form, Decimal::from_int(i64::from(digit)))
        });
    }
    let mut reader = Reader {
        text,
        run,
        parts: Parts { end: at, ..Parts::default() },
        before_pending: None,
        arabic: false,
        han: false,
        capital: false,
        plain_digits: 0,
        positional: None,
        start: at,
    };
    let mut position = at;
    while let Some(c) = char_at(text, position) {
        match reader.step(c, position) {
            Some(Step::Go(next)) => position = next,
            _ => break,
        }
    }
    reader.finish()
}

/// Whether the character at `at` may go on with a numeral that is digits so far.
fn goes_on(text: &str, at: usize) -> bool {
    let Some(c) = char_at(text, at) else { return false };
    match c {
        '点' | '點' | '多' | '余' | '餘' => true,
        // 两个亿
        '个' | '個' => char_at(text, at + c.len_utf8()).and_then(big_unit) == Some(8),
        _ => is_space(c) || small_unit(c).is_some() || big_unit(c).is_some() || han_digit(c).is_some(),
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
                let power = char_at(self.text, next).and_then(big_unit).filter(|p| *p == 8)?;
                let unit = char_at(self.text, next)?;
                // 两个亿, 几个亿, 十几个亿
                let some = self.parts.vague == Some(Vague::Some);
                if self.parts.pending.is_none() && !some || self.parts.vague == Some(Vague::More) {
                    return Some(Step::Stop);
                }
                self.big(unit, power, next, next + unit.len_utf8())
            }
            // Poor scans and layout put a space between digits and 亿.
            _ if is_space(c) => {
                let to = skip_spaces(self.text, at);
                let unit = char_at(self.text, to)?;
                let continues = match self.parts.pending {
                    // 一 百 may be the end of a list and 百度: a number goes on behind its unit.
                    Some(_) if !self.arabic && self.parts.small + self.parts.levels == 0 => {
                        small_unit(unit).is_some()
                            && char_at(self.text, to + unit.len_utf8()).and_then(han_digit).is_some()
                    }
                    Some(_) => small_unit(unit).is_some() || big_unit(unit).is_some(),
                    // 1.23万 亿元
                    None if self.parts.after_big && big_unit(unit) == Some(8) => {
                        self.parts.vague.is_none() && self.parts.big == 4
                    }
                    None if !self.arabic => self.parts.after_unit && self.descends(unit, to),
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

    /// 三千 八百 九十六: behind a space the next digit has a smaller unit of its own. 二十 几亿 goes on as well.
    fn descends(&self, first: char, at: usize) -> bool {
        let below = if self.parts.small > 0 { self.parts.small } else { self.parts.big };
        if matches!(first, '几' | '幾') {
            return self.parts.small == 1;
        }
        if self.parts.vague.is_some() || han_digit(first).is_none_or(|d| d == 0) {
            return false;
        }
        let behind = skip_spaces(self.text, at + first.len_utf8());
        char_at(self.text, behind).is_some_and(|c| c == '又' || small_unit(c).is_some_and(|p| p < below))
    }

    fn arabic(&mut self, at: usize) -> Option<Step> {
        if self.parts.pending.is_some() || (self.parts.vague.is_some()) {
            return Some(Step::Stop);
        }
        // 第三3… : digits directly behind a unit continue it (3万4000), behind a bare unit they do not.
        if self.parts.after_unit && !self.parts.any_digit {
            return Some(Step::Stop);
        }
        let run = self.run.take().unwrap_or_else(|| arabic::read(self.text, at));
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
        // 一百零十: the zero only keeps a place.
        let stated = self.parts.pending.take().filter(|d| power > 1 || self.arabic || !d.is_zero());
        let digits = stated.unwrap_or(Decimal::from_int(1));
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
    pub(super) fn close(&self, parts: &Parts) -> Option<Decimal> {
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
            // 3万一次: a Chinese digit does not shorten a number that began with digits; 零3十四 says its ones.
            let last = char_before(self.text, parts.end)?;
            if han_digit(last).is_some()
                && (parts.small != 1
                    || char_at(self.text, self.start).is_some_and(|c| arabic::digit(c).is_some()))
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
