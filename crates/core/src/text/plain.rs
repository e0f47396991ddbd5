//! Numbers and dates, as `Intl` writes them for `en-GB` and `zh-Hans`: a test holds them against a browser's. A browser takes long to set
//! its own up, and the page that opens would wait for that.

use crate::domain::{Day, Lang};

use super::{DateForm, Speech};

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

/// Digits in groups of three. Both languages use the comma.
#[must_use]
pub fn number(_: Lang, value: f64) -> String {
    // A choice writes hundreds of these.
    if (0.0..1000.0).contains(&value) && value.fract() == 0.0 {
        return (value as u32).to_string();
    }
    // In whole numbers, thousandths at the finest: writing floats brings twelve kilobytes into the page.
    let thousandths = (value.abs() * 1000.0).round() as u64;
    let whole = &(thousandths / 1000).to_string();
    let fraction = format!("{:03}", thousandths % 1000);
    let rest = Some(fraction.trim_end_matches('0')).filter(|rest| !rest.is_empty());
    let mut grouped = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if value < 0.0 { "-" } else { "" };
    rest.map_or_else(
        || format!("{sign}{grouped}"),
        |rest| format!("{sign}{grouped}.{rest}"),
    )
}

impl Speech {
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
/// British English writes the day first and without a comma, which reads best inside a sentence. Its narrow months are one letter; those of
/// Chinese are the number alone, "3" rather than "3月": twelve of them stand side by side in a narrow head.
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
                assert_eq!(Speech::new(lang).bytes(n), want);
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
        ];
        for (value, want) in table {
            assert_eq!(number(Lang::En, value), want);
        }
    }
}
