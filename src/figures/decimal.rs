//! Exact decimals: a number as written, never a float.

use std::cmp::Ordering;
use std::fmt;

/// `mantissa × 10^-scale`, at most 38 digits. Kept without trailing zeros behind the point. Packed, since a document
/// has tens of thousands and aligned to 16 bytes each would take half as much again.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C, packed(4))]
pub(crate) struct Decimal {
    mantissa: i128,
    scale: u32,
}

impl Decimal {
    pub(crate) const ZERO: Decimal = Decimal { mantissa: 0, scale: 0 };

    pub(crate) fn new(mantissa: i128, scale: u32) -> Decimal {
        let mut d = Decimal { mantissa, scale };
        while d.scale > 0 && ends_in_zero(d.mantissa) {
            d.mantissa /= 10;
            d.scale -= 1;
        }
        d
    }

    pub(crate) fn from_int(value: i64) -> Decimal {
        Decimal { mantissa: i128::from(value), scale: 0 }
    }

    /// Reads ASCII `[-]digits[.digits]`; `None` for anything else or more than 36 digits.
    #[cfg(test)]
    pub(crate) fn parse(text: &str) -> Option<Decimal> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |t| (true, t));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() || (part.is_empty() && digits.contains('.')) || whole.len() + part.len() > 36 {
            return None;
        }
        let mut mantissa: i128 = 0;
        for b in whole.bytes().chain(part.bytes()) {
            if !b.is_ascii_digit() {
                return None;
            }
            mantissa = mantissa * 10 + i128::from(b - b'0');
        }
        Some(Decimal::new(if negative { -mantissa } else { mantissa }, u32::try_from(part.len()).ok()?))
    }

    /// `self × 10^exponent`.
    pub(crate) fn shift(self, exponent: i32) -> Option<Decimal> {
        if exponent <= 0 {
            return Some(Decimal::new(
                self.mantissa,
                self.scale.checked_add(exponent.unsigned_abs())?.min(60),
            ));
        }
        let exponent = exponent.unsigned_abs();
        let used = exponent.min(self.scale);
        let mantissa = self.mantissa.checked_mul(10i128.checked_pow(exponent - used)?)?;
        Some(Decimal::new(mantissa, self.scale - used))
    }

    pub(crate) fn add(self, other: Decimal) -> Option<Decimal> {
        // Most sums begin at nothing.
        if self.mantissa == 0 && self.scale == 0 {
            return Some(other);
        }
        let scale = self.scale.max(other.scale);
        let a = self.mantissa.checked_mul(10i128.checked_pow(scale - self.scale)?)?;
        let b = other.mantissa.checked_mul(10i128.checked_pow(scale - other.scale)?)?;
        Some(Decimal::new(a.checked_add(b)?, scale))
    }

    pub(crate) fn negate(self) -> Decimal {
        Decimal { mantissa: -self.mantissa, scale: self.scale }
    }

    pub(crate) fn sub(self, other: Decimal) -> Option<Decimal> {
        self.add(other.negate())
    }

    pub(crate) fn mul(self, other: Decimal) -> Option<Decimal> {
        Some(Decimal::new(self.mantissa.checked_mul(other.mantissa)?, self.scale + other.scale))
    }

    /// The digits behind the point.
    pub(crate) fn scale(self) -> u32 {
        self.scale
    }

    pub(crate) fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    pub(crate) fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// One step of the last digit that is not zero: 600 → 100, 12 → 1, 1.5 → 0.1.
    pub(crate) fn last_step(self) -> Decimal {
        if self.mantissa == 0 || self.scale > 0 {
            return Decimal { mantissa: 1, scale: self.scale };
        }
        let (mut rest, mut step) = (self.mantissa, 1);
        while rest % 10 == 0 {
            rest /= 10;
            step *= 10;
        }
        Decimal { mantissa: step, scale: 0 }
    }

    /// The value as a whole number, where it is one.
    pub(crate) fn to_int(self) -> Option<i64> {
        if self.scale == 0 { i64::try_from(self.mantissa).ok() } else { None }
    }
}

/// Division of 128 bits is slow, and few numbers need as many.
fn ends_in_zero(mantissa: i128) -> bool {
    match i64::try_from(mantissa) {
        Ok(small) => small % 10 == 0,
        Err(_) => mantissa % 10 == 0,
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Decimal {}
impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        // Most comparisons are decided without bringing the numbers to one scale.
        if self.scale == other.scale || self.mantissa.signum() != other.mantissa.signum() {
            return { self.mantissa }.cmp(&{ other.mantissa });
        }
        match self.sub(*other) {
            Some(d) => { d.mantissa }.cmp(&0),
            // Too far apart for one scale: the magnitudes decide, as floats never lie that far off.
            None => (self.mantissa as f64 / 10f64.powi(self.scale as i32))
                .total_cmp(&(other.mantissa as f64 / 10f64.powi(other.scale as i32))),
        }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Written from the last digit on into one piece, as every figure shows three of these.
        let mut text = [b'0'; 48];
        let mut at = text.len();
        let mut put = |byte: u8| {
            at = at.checked_sub(1)?;
            *text.get_mut(at)? = byte;
            Some(())
        };
        let (mut rest, mut left) = (self.mantissa.unsigned_abs(), self.scale);
        let mut whole = false;
        let fits = loop {
            if whole && rest == 0 {
                break true;
            }
            let (next, digit) = match u64::try_from(rest) {
                Ok(small) => (u128::from(small / 10), (small % 10) as u8),
                Err(_) => (rest / 10, (rest % 10) as u8),
            };
            let pointed = self.scale > 0 && left == 0 && !whole;
            whole |= left == 0;
            left = left.saturating_sub(1);
            if pointed && put(b'.').is_none() || put(b'0' + digit).is_none() {
                break false;
            }
            rest = next;
        };
        if fits && (self.mantissa >= 0 || put(b'-').is_some()) {
            return f.write_str(text.get(at..).and_then(|t| std::str::from_utf8(t).ok()).unwrap_or(""));
        }
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let (digits, scale) = (self.mantissa.unsigned_abs(), self.scale as usize);
        let padded = format!("{digits:0>width$}", width = scale + 1);
        let (whole, part) = padded.split_at(padded.len() - scale);
        write!(f, "{sign}{whole}.{part}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact() {
        let d = |t| Decimal::parse(t).unwrap();
        assert_eq!(d("12596.21").shift(8).unwrap().to_string(), "1259621000000");
        assert_eq!(d("0.0454").to_string(), "0.0454");
        assert_eq!(d("17.00").to_string(), "17");
        assert_eq!((d("0").to_string(), d("-0.05").to_string()), ("0".to_owned(), "-0.05".to_owned()));
        assert_eq!(d("10.5").to_string(), "10.5");
        let tiny = Decimal::new(7, 60).to_string();
        assert_eq!((tiny.len(), tiny.ends_with("07")), (62, true));
        let nines = "9".repeat(36);
        assert_eq!(d(&nines).shift(-3).unwrap().to_string(), format!("{}.999", "9".repeat(33)));
        assert_eq!(d("1.5").shift(-3).unwrap().to_string(), "0.0015");
        assert_eq!(d("1.50").sub(d("1.4")).unwrap(), d("0.1"));
        assert_eq!(d("-136000").shift(4).unwrap().to_string(), "-1360000000");
        assert!(d("2.3") > d("2.29"));
        assert_eq!(Decimal::parse(&"9".repeat(40)), None);
        assert_eq!(Decimal::parse("1."), None);
    }
}
