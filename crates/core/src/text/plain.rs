//! Numbers and dates, written as `Intl` writes them for `en-GB` and `zh-Hans`; a browser test compares the two.
//!
//! They are written by hand because the prerendered page and the native tests have no `Intl`, and both have to say the same as the page.

use crate::domain::{Day, Lang};

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

/// A number with at most three decimals, its digits in groups of three. Both languages use the comma.
#[must_use]
pub fn number(_: Lang, value: f64) -> String {
    let text = ((value.abs() * 1000.0).round() / 1000.0).to_string();
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::from(if value < 0.0 { "-" } else { "" });
    for (i, digit) in whole.char_indices() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        out.push('.');
        out.push_str(decimals);
    }
    out
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
    fn numbers_are_grouped_by_threes() {
        let table = [
            (0.0, "0"),
            (400.0, "400"),
            (1234.0, "1,234"),
            (1_234_567.5, "1,234,567.5"),
            (-1000.0, "-1,000"),
            (0.1 + 0.2, "0.3"),
            (12.3456, "12.346"),
        ];
        for (value, want) in table {
            assert_eq!(number(Lang::En, value), want);
        }
    }
}
