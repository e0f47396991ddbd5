//! Numbers and dates are written as the browser's own `Intl` writes them, in both languages.

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use yearline_core::domain::{Day, Decimal, Lang, Month};
use yearline_core::text::{DateForm, Locale};

fn locales(lang: Lang) -> Array {
    Array::of1(&JsValue::from_str(match lang {
        Lang::En => "en-GB",
        Lang::ZhHans => "zh-Hans",
    }))
}

fn written(format: &Function, value: &JsValue) -> String {
    format
        .call1(&JsValue::UNDEFINED, value)
        .ok()
        .and_then(|text| text.as_string())
        .expect("a text")
}

fn number_by_intl(lang: Lang, value: f64) -> String {
    written(
        &Intl::NumberFormat::new(&locales(lang), &Object::new()).format(),
        &JsValue::from_f64(value),
    )
}

fn date_by_intl(lang: Lang, day: Day, form: DateForm) -> String {
    let parts: &[(&str, &str)] = match (form, lang) {
        (DateForm::Day, _) => &[("day", "numeric"), ("month", "long"), ("year", "numeric")],
        (DateForm::DayOfYear, _) => &[("day", "numeric"), ("month", "long")],
        (DateForm::Month, _) => &[("month", "long"), ("year", "numeric")],
        // The long form of Chinese writes the number of a month as a word, unlike its form with a year.
        (DateForm::MonthName, Lang::En) => &[("month", "long")],
        (DateForm::MonthName | DateForm::MonthShort, _) => &[("month", "short")],
        (DateForm::MonthNarrow, _) => &[("month", "narrow")],
    };
    let options = Object::new();
    for (name, value) in parts.iter().chain(&[("timeZone", "UTC")]) {
        Reflect::set(
            &options,
            &JsValue::from_str(name),
            &JsValue::from_str(value),
        )
        .expect("an object just made");
    }
    let time = Date::new(&JsValue::from_f64(f64::from(day.0) * 86_400_000.0));
    written(
        &Intl::DateTimeFormat::new(&locales(lang), &options).format(),
        &time,
    )
}

#[wasm_bindgen_test]
fn numbers_are_written_alike() {
    for lang in Lang::ALL {
        for value in [
            0.0,
            1.0,
            12.0,
            400.0,
            999.0,
            1000.0,
            1234.0,
            20_000.0,
            1_234_567.0,
            2.5,
            1234.25,
            1e9,
            -3.0,
            -1000.5,
        ] {
            let decimal = Decimal::parse(&value.to_string()).expect("a number");
            assert_eq!(
                Locale::new(lang).number(&decimal),
                number_by_intl(lang, value).replace('-', "\u{2212}"),
                "{value} in {}",
                lang.tag()
            );
        }
    }
}

#[wasm_bindgen_test]
fn dates_are_written_alike() {
    const FORMS: [DateForm; 5] = [
        DateForm::Day,
        DateForm::DayOfYear,
        DateForm::Month,
        DateForm::MonthName,
        DateForm::MonthShort,
    ];
    for lang in Lang::ALL {
        for month in ["1969-12", "2000-02", "2022-01", "2022-09", "2024-02"] {
            let first = Month::parse(month).expect("a month");
            for day in (0..12).flat_map(|n| [first.plus(n).first_day(), first.plus(n).last_day()]) {
                for form in FORMS {
                    let by_intl = date_by_intl(lang, day, form);
                    // Newer data of English abbreviate September to four letters, which would break the row of three.
                    let want = if by_intl == "Sept" { "Sep" } else { &by_intl };
                    assert_eq!(
                        Locale::new(lang).date(day, form),
                        want,
                        "{day} as {form:?} in {}",
                        lang.tag()
                    );
                }
                // The number alone, where the browser writes "3月".
                let narrow = date_by_intl(lang, day, DateForm::MonthNarrow);
                assert_eq!(
                    Locale::new(lang).date(day, DateForm::MonthNarrow),
                    narrow.trim_end_matches('月')
                );
            }
        }
    }
}
