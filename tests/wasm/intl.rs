//! The browser writes numbers and dates as the page does without one, in both languages.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_test::wasm_bindgen_test;
use yearline::domain::{Lang, Month};
use yearline::state::{Session, Step};
use yearline::text::{DateForm, Speech};

use crate::bench::{REPORT, mount};

/// Compares the page's speech with the one that needs no browser.
fn compare(check: impl Fn(Speech, Speech, &str)) {
    let made = Rc::new(RefCell::new(None));
    let out = Rc::clone(&made);
    let _mounted = mount(REPORT, move || {
        *out.borrow_mut() = Some(Session::begin());
    });
    let session = made.borrow_mut().take().expect("it was mounted");
    for lang in Lang::ALL {
        session.change(Step::Same, |view| view.lang = Some(lang));
        let speech = session.speech.get_untracked();
        assert_eq!(speech.lang, lang);
        check(speech, Speech::plain(lang), lang.tag());
    }
}

#[wasm_bindgen_test]
fn numbers_are_written_alike() {
    compare(|browser, plain, lang| {
        for value in [0.0, 1.0, 12.0, 400.0, 1234.0, 20_000.0, 1_234_567.0, 2.5, 1234.25, 1e9] {
            assert_eq!(browser.number(value), plain.number(value), "{value} in {lang}");
        }
    });
}

#[wasm_bindgen_test]
fn dates_are_written_alike() {
    const FORMS: [DateForm; 6] = [
        DateForm::Day,
        DateForm::DayOfYear,
        DateForm::Month,
        DateForm::MonthName,
        DateForm::MonthShort,
        DateForm::MonthNarrow,
    ];
    compare(|browser, plain, lang| {
        for month in ["1969-12", "2000-02", "2022-01", "2022-09", "2024-02"] {
            let first = Month::parse(month).expect("a month");
            for day in (0..12).flat_map(|n| [first.plus(n).first_day(), first.plus(n).last_day()]) {
                for form in FORMS {
                    assert_eq!(browser.date(day, form), plain.date(day, form), "{day} as {form:?} in {lang}");
                }
            }
        }
    });
}
