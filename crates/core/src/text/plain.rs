//! Numbers and dates, written as `Intl` writes them for `en-GB` and `zh-Hans`; a browser test compares the two.
//!
//! They are written by hand because the prerendered page and the native tests have no `Intl`, and both have to say the same as the page.

use crate::domain::{Day, Decimal, Lang};

use super::Locale;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The minus sign, as wide as a plus. `Intl` writes the hyphen, which a line may break after and which reads as a dash.
pub const MINUS: char = '\u{2212}';

/// A number with every digit that the file has. It is never rounded.
///
/// ```
/// use yearline_core::domain::{Decimal, Lang};
/// use yearline_core::text::plain::number;
/// let written = |text| Decimal::parse(text).map(|value| number(Lang::En, &value));
/// assert_eq!(written("-1250000.50").as_deref(), Some("−1,250,000.50"));
/// assert_eq!(written("1.5e300").as_deref(), Some("1.5 × 10³⁰⁰"));
/// ```
#[must_use]
pub fn number(lang: Lang, value: &Decimal) -> String {
    let digits = value.digits();
    let mut out = String::new();
    if digits.is_negative {
        out.push(MINUS);
    }
    out += &grouped(lang, &digits.whole);
    if !digits.fraction.is_empty() {
        out.push('.');
        out += &digits.fraction;
    }
    if digits.exponent != 0 {
        out += " × 10";
        out.extend(digits.exponent.to_string().chars().map(superscript));
    }
    out
}

/// A count.
#[must_use]
pub fn count(lang: Lang, n: usize) -> String {
    grouped(lang, &n.to_string())
}

/// Digits in groups of three. Both languages use the comma.
fn grouped(_: Lang, digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (i, digit) in digits.char_indices() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn superscript(c: char) -> char {
    match c {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        digit => c
            .to_digit(10)
            .and_then(|n| char::from_u32(0x2070 + n))
            .unwrap_or(digit),
    }
}

/// How much of a day is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateForm {
    /// 17 February 2023.
    Day,
    /// 17 February.
    DayOfYear,
    /// February 2023.
    Month,
    /// February.
    MonthName,
    /// Feb.
    MonthShort,
    /// F.
    MonthNarrow,
}

impl Locale {
    /// An amount of data, in decimal units as download lists have them: "850 kB", "3.2 MB" in both languages.
    #[must_use]
    pub fn bytes(self, n: usize) -> String {
        if n < 1_000_000 {
            format!("{} kB", self.count(n.div_ceil(1000)))
        } else {
            // Always with a decimal: progress that drops it now and then jumps.
            format!("{:.1} MB", n as f64 / 1e6)
        }
    }
}

/// A date in that form.
///
/// British English puts the day first and needs no comma, which reads best inside a sentence. A narrow month is one letter in English and
/// the number alone in Chinese, "3" rather than "3月": twelve of them have to fit side by side.
#[must_use]
pub fn date(lang: Lang, day: Day, form: DateForm) -> String {
    let (year, month, day) = day.civil();
    let name = MONTHS[usize::from(month - 1)];
    match (lang, form) {
        (Lang::En, DateForm::Day) => format!("{day} {name} {year}"),
        (Lang::En, DateForm::DayOfYear) => format!("{day} {name}"),
        (Lang::En, DateForm::Month) => format!("{name} {year}"),
        (Lang::En, DateForm::MonthName) => name.to_owned(),
        (Lang::En, DateForm::MonthShort) => name[..3].to_owned(),
        (Lang::En, DateForm::MonthNarrow) => name[..1].to_owned(),
        (Lang::ZhHans, DateForm::Day) => format!("{year}年{month}月{day}日"),
        (Lang::ZhHans, DateForm::DayOfYear) => format!("{month}月{day}日"),
        (Lang::ZhHans, DateForm::Month) => format!("{year}年{month}月"),
        (Lang::ZhHans, DateForm::MonthName | DateForm::MonthShort) => format!("{month}月"),
        (Lang::ZhHans, DateForm::MonthNarrow) => month.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_of_data_are_in_the_unit_that_fits() {
        let table = [
            (1, "1 kB"),
            (850_000, "850 kB"),
            (1_000_000, "1.0 MB"),
            (3_240_000, "3.2 MB"),
            (134_000_000, "134.0 MB"),
        ];
        for lang in Lang::ALL {
            for (n, want) in table {
                assert_eq!(Locale::new(lang).bytes(n), want);
            }
        }
    }

    #[test]
    fn numbers_keep_their_digits_and_are_grouped_by_threes() {
        #[rustfmt::skip]
        let table = [
            ("0",                   "0"),
            ("-0",                  "0"),
            ("-0.0",                "0.0"),
            ("400",                 "400"),
            ("400.0",               "400.0"),
            ("1.10",                "1.10"),
            ("1234",                "1,234"),
            ("1234567.5",           "1,234,567.5"),
            ("-1000",               "−1,000"),
            ("0.0004",              "0.0004"),
            ("-0.0004",             "−0.0004"),
            ("1.23456",             "1.23456"),
            ("1234.56789",          "1,234.56789"),
            ("100000000000000000",  "100,000,000,000,000,000"),
            ("1e17",                "100,000,000,000,000,000"),
            ("2500000000000000000", "2,500,000,000,000,000,000"),
            ("2.5E+18",             "2,500,000,000,000,000,000"),
            ("9007199254740993",    "9,007,199,254,740,993"),
            ("4e-4",                "0.0004"),
            ("1.50e1",              "15.0"),
            ("0.0000000000004",     "0.0000000000004"),
            ("4e-13",               "4 × 10⁻¹³"),
            ("-6.02214076e23",      "−6.02214076 × 10²³"),
            ("0e99999999999999999999", "0"),
        ];
        for (text, want) in table {
            let value = Decimal::parse(text).unwrap_or_else(|| panic!("{text}"));
            for lang in Lang::ALL {
                assert_eq!(number(lang, &value), want, "{text}");
            }
        }
        assert_eq!(count(Lang::En, 1_234_567), "1,234,567");
    }
}
