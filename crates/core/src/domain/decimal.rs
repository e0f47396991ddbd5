//! Numbers as a file has them.
//!
//! A figure is evidence, so it is written with the digits of the file: 0.0004 stays 0.0004, and 1.10 is not 1.1. An `f64` cannot hold
//! that; it is only what bars are drawn by.

use std::cmp::Ordering;

use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

/// A decimal number: its digits as the file has them, and the `f64` nearest to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Decimal {
    /// A number in the syntax of JSON.
    text: Box<str>,
    approximate: f64,
}

/// The digits of a number, ready to be written in the way of a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digits {
    /// Whether the number is below zero.
    pub is_negative: bool,
    /// Before the decimal point; at least one digit, without leading zeros.
    pub whole: String,
    /// After the decimal point, with all zeros that the file has.
    pub fraction: String,
    /// The power of ten that the two are multiplied by; 0 except for numbers that the file writes so and that are far from 1.
    pub exponent: i64,
}

/// Numbers that a file writes with an exponent are written in digits if the point stands at most so far after the first digit, or before
/// it: where JavaScript draws the line too.
const POSITIONAL: std::ops::RangeInclusive<i64> = -6..=21;

impl Decimal {
    /// The longest number that is read. A file can hold one with a million digits, which nobody could read.
    pub const MAX_LENGTH: usize = 64;

    /// A number in the syntax of JSON; `None` for anything else, for what is too long and for what an `f64` can't come near.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_bare = text.starts_with('-') || text.starts_with(|c: char| c.is_ascii_digit());
        if !is_bare || text.len() > Self::MAX_LENGTH {
            return None;
        }
        let approximate: f64 = serde_json::from_str(text).ok()?;
        approximate.is_finite().then(|| Self {
            text: text.into(),
            approximate,
        })
    }

    /// The number with these digits, the last `n_decimals` of them after the point.
    #[must_use]
    pub fn new(digits: i64, n_decimals: u8) -> Self {
        let sign = if digits < 0 { "-" } else { "" };
        let n = usize::from(n_decimals);
        let digits = format!("{:0>width$}", digits.unsigned_abs(), width = n + 1);
        let (whole, fraction) = digits.split_at(digits.len() - n);
        let point = if n == 0 { "" } else { "." };
        let text = format!("{sign}{whole}{point}{fraction}");
        Self {
            approximate: text.parse().unwrap_or_default(),
            text: text.into(),
        }
    }

    /// The nearest `f64`, which is finite.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        self.approximate
    }

    /// As the file writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its sign, all its digits and the point of the first one after the decimal point: (is negative, digits, point, has an exponent).
    fn parts(&self) -> (bool, String, i64, bool) {
        let (is_negative, unsigned) = match self.text.strip_prefix('-') {
            Some(unsigned) => (true, unsigned),
            None => (false, &*self.text),
        };
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, ""));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        // An exponent that no `i64` holds has been refused, unless all digits are zero.
        let power: i64 = exponent.trim_start_matches('+').parse().unwrap_or(0);
        let point = (whole.len() as i64).saturating_add(power);
        let digits = format!("{whole}{fraction}");
        let n_leading = digits.bytes().take_while(|b| *b == b'0').count();
        (
            is_negative,
            digits[n_leading..].to_owned(),
            point.saturating_sub(n_leading as i64),
            !exponent.is_empty(),
        )
    }

    /// Its digits, to be written.
    #[must_use]
    pub fn digits(&self) -> Digits {
        let (is_negative, digits, point, has_exponent) = self.parts();
        if digits.is_empty() {
            // Zero has no sign. It keeps its decimals: "0.0" says how closely it was measured.
            let mantissa = self.text.split(['e', 'E']).next().unwrap_or_default();
            let fraction = mantissa
                .split_once('.')
                .map_or("", |(_, fraction)| fraction);
            return Digits {
                is_negative: false,
                whole: "0".to_owned(),
                fraction: if has_exponent { "" } else { fraction }.to_owned(),
                exponent: 0,
            };
        }
        let n = digits.len() as i64;
        if has_exponent && !POSITIONAL.contains(&point) {
            let (first, others) = digits.split_at(1);
            return Digits {
                is_negative,
                whole: first.to_owned(),
                fraction: others.to_owned(),
                exponent: point - 1,
            };
        }
        let zeros = |n: i64| "0".repeat(usize::try_from(n).unwrap_or(0));
        let (whole, fraction) = if point <= 0 {
            ("0".to_owned(), zeros(-point) + &digits)
        } else if point >= n {
            (digits + &zeros(point - n), String::new())
        } else {
            let (whole, fraction) = digits.split_at(point as usize);
            (whole.to_owned(), fraction.to_owned())
        };
        Digits {
            is_negative,
            whole,
            fraction,
            exponent: 0,
        }
    }

    /// Which of two numbers is the greater, by all their digits; 1.10 and 1.1 are equal.
    #[must_use]
    pub fn total_cmp(&self, other: &Self) -> Ordering {
        let magnitude = |number: &Self| {
            let (is_negative, digits, point, _) = number.parts();
            let digits = digits.trim_end_matches('0').to_owned();
            let sign = match (digits.is_empty(), is_negative) {
                (true, _) => 0,
                (false, false) => 1,
                (false, true) => -1,
            };
            (sign, point, digits)
        };
        let ((sign, point, digits), (other_sign, other_point, other_digits)) =
            (magnitude(self), magnitude(other));
        sign.cmp(&other_sign).then_with(|| {
            let larger = point
                .cmp(&other_point)
                .then_with(|| digits.cmp(&other_digits));
            match sign {
                0 => Ordering::Equal,
                1 => larger,
                _ => larger.reverse(),
            }
        })
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let raw = RawValue::from_string(self.text.clone().into()).map_err(S::Error::custom)?;
        raw.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(deserializer)?;
        Self::parse(raw.get()).ok_or_else(|| D::Error::custom("not a number"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn only_json_numbers_are_numbers() {
        for text in [
            "", "+1", "01", "1.", ".5", "1e", "\"1\"", " 1", "1e400", "-1e400", "NaN", "[1]",
        ] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
        assert_eq!(Decimal::parse(&"1".repeat(Decimal::MAX_LENGTH + 1)), None);
    }

    #[test]
    fn a_number_of_tenths_is_written_in_digits() {
        let table = [
            ((400, 0), "400"),
            ((137, 1), "13.7"),
            ((-5, 1), "-0.5"),
            ((130, 1), "13.0"),
            ((0, 0), "0"),
        ];
        for ((digits, n_decimals), want) in table {
            let number = Decimal::new(digits, n_decimals);
            assert_eq!(number, decimal(want));
        }
    }

    #[test]
    fn numbers_are_ordered_by_all_their_digits() {
        let ascending = [
            "-1e300",
            "-12.5",
            "-0.0004",
            "0",
            "1e-9",
            "0.01",
            "1.1",
            "1.11",
            "9",
            "10",
            "9007199254740992",
            "9007199254740993",
            "1e17",
            "1e300",
        ];
        for pair in ascending.windows(2) {
            assert_eq!(
                decimal(pair[0]).total_cmp(&decimal(pair[1])),
                Ordering::Less,
                "{pair:?}"
            );
            assert_eq!(
                decimal(pair[1]).total_cmp(&decimal(pair[0])),
                Ordering::Greater
            );
        }
        for (a, b) in [
            ("1.10", "1.1"),
            ("1e3", "1000"),
            ("-0", "0.0"),
            ("0e9", "0"),
        ] {
            assert_eq!(
                decimal(a).total_cmp(&decimal(b)),
                Ordering::Equal,
                "{a} {b}"
            );
        }
    }
}
