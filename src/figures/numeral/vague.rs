//! Words inside a numeral: 点 before decimals, 几 and 数, 余 and 多 that widen it.

use super::characters::{han_digit, small_unit};
use super::compose::{Parts, Reader, Step};
use super::{Vague, arabic};
use crate::figures::decimal::Decimal;
use crate::figures::text::{char_at, is_han, is_space, skip_spaces, stands_at};

/// Whether a unit that no clock has, or nothing, stands behind the digits that end at `at`.
fn closes_a_rate(text: &str, at: usize) -> bool {
    let at = skip_spaces(text, at);
    char_at(text, at).is_none_or(|c| {
        !is_han(c) && !c.is_alphanumeric()
            || matches!(c, '%' | '％' | '倍' | '亿' | '億' | '万' | '萬' | '成' | '元')
    }) || ["个百", "個百", "百分", "个基", "個基"].iter().any(|unit| stands_at(text, at, unit))
}

impl Reader<'_> {
    /// 三点五, 零点77, 8点5: not 三点半, 九点十五分.
    pub(super) fn point(&mut self, next: usize) -> Option<Step> {
        if self.parts.precision > 0 || self.parts.vague.is_some() || !self.parts.any_digit {
            return Some(Step::Stop);
        }
        // 四点 五个百分点: torn by a space, where what follows is no clock's.
        let torn = char_at(self.text, next).is_some_and(is_space);
        let (mut end, mut count) = (if torn { skip_spaces(self.text, next) } else { next }, 0u32);
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
            ) && !stands_at(self.text, end, "分之")
            || stands_at(self.text, end, ".")
            || torn && (latin || !closes_a_rate(self.text, end))
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
    pub(super) fn some(&mut self, c: char, at: usize) -> Option<Step> {
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
    pub(super) fn more(&mut self, at: usize, next: usize) -> Option<Step> {
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
}
