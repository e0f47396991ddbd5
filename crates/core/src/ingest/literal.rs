//! What a checked number or string of JSON stands for.

use std::borrow::Cow;

/// The value of a checked number: exact up to 15 digits with an exponent up to 22, as every figure of a report is, else to the last digit
/// or two of an `f64`. The standard library's way is exact throughout, and its tables are a tenth of the page.
pub(super) fn decimal(written: &str) -> f64 {
    let (digits, exponent) = written.split_once(['e', 'E']).unwrap_or((written, "0"));
    // An exponent that is too long to be read is far beyond what can be told apart.
    let far = if exponent.starts_with('-') {
        i32::MIN / 2
    } else {
        i32::MAX / 2
    };
    let mut scale = exponent
        .parse::<i32>()
        .unwrap_or(far)
        .clamp(far.min(-2000), far.max(2000));
    let (mut value, mut is_fraction) = (0u64, false);
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' if value < 1_000_000_000_000_000_000 => {
                value = value * 10 + u64::from(byte - b'0');
                scale = scale.saturating_sub(i32::from(is_fraction));
            }
            // Further digits only move the point.
            b'0'..=b'9' => scale = scale.saturating_add(i32::from(!is_fraction)),
            b'.' => is_fraction = true,
            _ => {}
        }
    }
    let value = value as f64;
    let size = match scale {
        _ if value == 0.0 => 0.0,
        0..=308 => value * 10f64.powi(scale),
        // Beyond 10^-22 the power itself is not exact, and beyond 10^-308 it is nothing at all: two steps.
        -22..0 => value / 10f64.powi(-scale),
        -330..-22 => value / 10f64.powi(22) / 10f64.powi((-scale - 22).min(308)),
        ..-330 => 0.0,
        _ => f64::INFINITY,
    };
    if digits.starts_with('-') { -size } else { size }
}

/// The text that a checked string stands for.
pub(super) fn unescape(written: &str) -> Cow<'_, str> {
    let Some(first) = written.find('\\') else {
        return Cow::Borrowed(written);
    };
    let mut text = String::with_capacity(written.len());
    let mut rest = written;
    let mut next = Some(first);
    while let Some(at) = next {
        text.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let unit = |s: &str| {
            s.get(1..5)
                .and_then(|digits| u16::from_str_radix(digits, 16).ok())
        };
        let mut taken = 1;
        text.push(match rest.as_bytes().first() {
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                taken = 5;
                let high = unit(rest).unwrap_or(0xfffd);
                let low = if (0xd800..0xdc00).contains(&high) {
                    rest.get(6..).and_then(unit)
                } else {
                    None
                };
                if low.is_some() {
                    taken = 11;
                }
                char::decode_utf16([Some(high), low].into_iter().flatten())
                    .next()
                    .and_then(Result::ok)
                    .unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            Some(&other) => char::from(other),
            None => break,
        });
        rest = &rest[taken..];
        next = rest.find('\\');
    }
    text.push_str(rest);
    Cow::Owned(text)
}
