//! Figures keep the digits of the file, in both languages and wherever they stand, and their units stand by them.

use proptest::prelude::*;
use yearline_core::domain::{Dataset, Decimal, Lang};
use yearline_core::ingest::read;
use yearline_core::text::Locale;

/// A number as JSON may write it.
fn json_number() -> impl Strategy<Value = String> {
    "-?(0|[1-9][0-9]{0,18})(\\.[0-9]{1,18})?([eE][-+]?[0-9]{1,2})?"
}

/// The digits of a written number, without sign, grouping and zeros that only place the point, and the power of ten of the first one.
fn significant(text: &str) -> (bool, String, i64) {
    let is_negative = text.starts_with(['-', '−']);
    let text = text.trim_start_matches(['-', '−']).replace(',', "");
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((&text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let n_leading = digits.len() - digits.trim_start_matches('0').len();
    let exponent: i64 = exponent
        .trim_start_matches('+')
        .parse()
        .unwrap_or_else(|e| panic!("{text}: {e}"));
    let first = whole.len() as i64 + exponent - n_leading as i64;
    let digits = digits[n_leading..].trim_end_matches('0').to_owned();
    if digits.is_empty() {
        return (false, digits, 0);
    }
    (is_negative, digits, first)
}

/// A number as the page writes it, in the syntax of JSON again.
fn read_back(shown: &str) -> String {
    let normal = |c: char| match c {
        '⁻' => '-',
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴'..='⁹' => char::from_u32(c as u32 - 0x2070 + 0x30).unwrap_or(c),
        c => c,
    };
    match shown.split_once(" × 10") {
        Some((mantissa, exponent)) => {
            format!(
                "{mantissa}e{}",
                exponent.chars().map(normal).collect::<String>()
            )
        }
        None => shown.to_owned(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_digit_is_lost_and_none_invented(text in json_number()) {
        let number = Decimal::parse(&text).ok_or_else(|| TestCaseError::fail(text.clone()))?;
        for lang in Lang::ALL {
            let shown = Locale::new(lang).number(&number);
            prop_assert_eq!(significant(&read_back(&shown)), significant(&text), "{} as {}", text, shown);
        }
    }

    #[test]
    fn decimals_that_are_written_stay(text in "-?(0|[1-9][0-9]{0,18})\\.[0-9]{1,18}") {
        let number = Decimal::parse(&text).ok_or_else(|| TestCaseError::fail(text.clone()))?;
        let shown = Locale::new(Lang::En).number(&number);
        prop_assert_eq!(shown.split_once('.').map(|(_, d)| d.to_owned()), text.split_once('.').map(|(_, d)| d.to_owned()));
    }

    #[test]
    fn groups_have_three_digits(text in json_number()) {
        let number = Decimal::parse(&text).ok_or_else(|| TestCaseError::fail(text.clone()))?;
        let shown = Locale::new(Lang::ZhHans).number(&number);
        let whole = shown.trim_start_matches('−').split(['.', ' ']).next().unwrap_or_default();
        let (first, others) = whole.split_once(',').unwrap_or((whole, "000"));
        prop_assert!((1..=3).contains(&first.len()), "{}", shown);
        prop_assert!(others.split(',').all(|group| group.len() == 3), "{}", shown);
        prop_assert!(!shown.starts_with('-'));
        prop_assert!(first == "0" || !first.starts_with('0'), "{}", shown);
    }

    #[test]
    fn a_file_gives_back_its_numbers(text in json_number()) {
        let file = include_str!("../../../tests/cases/X4-about-exact.json").replace("\"value\": 5", &format!("\"value\": {text}"));
        let data = read(file.as_bytes()).dataset.ok_or_else(|| TestCaseError::fail(text.clone()))?;
        prop_assert_eq!(data.figures()[0].value.as_str(), text.as_str());
    }
}

fn dataset(text: &str) -> Dataset {
    let reading = read(text.as_bytes());
    reading
        .dataset
        .unwrap_or_else(|| panic!("{:?}", reading.diagnostics))
}

fn figures(data: &Dataset, lang: Lang) -> Vec<String> {
    let locale = Locale::new(lang);
    let language = data.language(lang);
    let amount = |f| locale.figure_amount(f, language);
    data.figures().iter().map(amount).collect()
}

#[test]
fn extreme_values_are_written_as_the_file_has_them() {
    let data = dataset(include_str!("../../../tests/cases/03-extreme-values.json"));
    let want = [
        "100,000,000,000,000,000 ops",
        "2,500,000,000,000,000,000 ops",
        "0.0004 mg/l",
        "0.01 mg/l",
        "−0.0004 mm",
        "1.23456 m",
    ];
    assert_eq!(figures(&data, Lang::En), want);
    assert_eq!(
        figures(&data, Lang::ZhHans),
        want,
        "Latin units stand apart"
    );
    let csv = Locale::new(Lang::En).csv(&data, &[0]);
    for amount in want {
        assert!(csv.contains(amount), "{amount} in {csv}");
    }
}

#[test]
fn units_stand_by_their_values() {
    let case = include_str!("../../../tests/cases/X4-about-exact.json");
    let with = |value: &str, unit: &str| {
        let file = case
            .replace("\"value\": 5", &format!("\"value\": {value}"))
            .replace("\"unit\": \"people\"", &format!("\"unit\": \"{unit}\""));
        let data = dataset(&file);
        [Lang::En, Lang::ZhHans].map(|lang| figures(&data, lang).concat())
    };
    #[rustfmt::skip]
    let table = [
        ("5",       "people",    "about 5 people",     "约5 people"),
        ("92.5",    "%",         "about 92.5 %",       "约92.5%"),
        ("-12.5",   "%",         "about −12.5 %",      "约−12.5%"),
        ("1250000", "€",         "about €1,250,000",   "约€1,250,000"),
        ("-3",      "€",         "about −€3",          "约−€3"),
        ("10",      "US$",       "about US$10",        "约US$10"),
        ("1.5",     "€ million", "about €1.5 million", "约€1.5 million"),
        ("1.5",     "EUR",       "about 1.5 EUR",      "约1.5 EUR"),
        ("20",      "℃",         "about 20 ℃",         "约20℃"),
        ("400",     "人",        "about 400人",        "约400人"),
    ];
    for (value, unit, en, zh) in table {
        assert_eq!(with(value, unit), [en, zh], "{value} {unit}");
    }
}

#[test]
fn a_title_that_is_the_unit_is_not_said_twice() {
    let data = dataset(include_str!("../../../tests/cases/X4-about-exact.json"));
    assert_eq!(
        Locale::new(Lang::En).figure(&data.figures()[0], 0),
        "about 5 people"
    );
}

#[test]
fn a_number_that_nobody_could_read_is_reported() {
    let digits = "9".repeat(Decimal::MAX_LENGTH + 1);
    let file = include_str!("../../../tests/cases/X4-about-exact.json")
        .replace("\"value\": 5", &format!("\"value\": {digits}"));
    let reading = read(file.as_bytes());
    assert!(reading.dataset.is_none());
    assert_eq!(reading.diagnostics[0].code.as_str(), "text-too-long");
    let words = Locale::new(Lang::En).diagnostic(&reading.diagnostics[0]);
    assert!(words.wrong.contains("too long"), "{}", words.wrong);
}
