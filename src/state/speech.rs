//! The page's languages with this browser's forms of numbers and dates.

use crate::browser::intl;
use crate::domain::{Day, Lang};
use crate::text::{DateForm, Speech, plain};

/// A language, its numbers and dates written by the browser.
pub(super) fn speech(lang: Lang) -> Speech {
    Speech::new(lang, number, date)
}

/// British English writes the day first and without a comma, which reads best inside a sentence.
fn locale(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "en-GB",
        Lang::ZhHans => lang.tag(),
    }
}

fn number(lang: Lang, value: f64) -> String {
    // Both languages write these as they are, and a choice writes hundreds of them: the browser need not be asked.
    if (0.0..1000.0).contains(&value) && value.fract() == 0.0 {
        return (value as u32).to_string();
    }
    intl::number(locale(lang), value).unwrap_or_else(|| plain::number(lang, value))
}

fn date(lang: Lang, day: Day, form: DateForm) -> String {
    let parts: intl::Parts = match (form, lang) {
        (DateForm::Day, _) => &[("day", "numeric"), ("month", "long"), ("year", "numeric")],
        (DateForm::DayOfYear, _) => &[("day", "numeric"), ("month", "long")],
        (DateForm::Month, _) => &[("month", "long"), ("year", "numeric")],
        // The long form of Chinese writes the number of a month as a word, unlike its form with a year.
        (DateForm::MonthName, Lang::En) => &[("month", "long")],
        (DateForm::MonthName | DateForm::MonthShort, _) => &[("month", "short")],
        // "3" rather than "3月": twelve of them stand side by side in a narrow head.
        (DateForm::MonthNarrow, Lang::ZhHans) => return plain::date(lang, day, form),
        (DateForm::MonthNarrow, Lang::En) => &[("month", "narrow")],
    };
    match intl::date(locale(lang), f64::from(day.0), parts) {
        // Newer English data abbreviate September to four letters, which breaks the row of three.
        Some(text) if text == "Sept" => "Sep".to_owned(),
        Some(text) => text,
        None => plain::date(lang, day, form),
    }
}
