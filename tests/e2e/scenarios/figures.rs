//! Figures: their values, their units, their marks.

use super::scenarios;
use crate::page::Page;

scenarios![units_stand_by_their_values, about_has_a_mark_of_its_own];

fn units_stand_by_their_values(page: &Page<'_>) {
    for (lang, amounts) in [
        ("en", ["92.5 %", "−12.5 %"]),
        ("zh-Hans", ["92.5%", "−12.5%"]),
    ] {
        for (view, place) in [
            ("view=figures", "#figures .figure-amount"),
            ("view=initiative&initiative=1", ".initiative .figure-amount"),
            ("view=activity&item=a1", "#activity .figure-amount"),
        ] {
            page.go(&format!("?data=/cases/01-units&lang={lang}&{view}"));
            page.shows_a_year();
            assert_eq!(page.texts(place), amounts, "{view} in {lang}");
        }
        page.go(&format!("?data=/cases/01-units&lang={lang}&view=table"));
        page.shows_a_year();
        let cell = page.text("#table .figures-cell").unwrap_or_default();
        for amount in amounts {
            assert!(cell.contains(amount), "{cell} in {lang}");
        }
    }
}

fn about_has_a_mark_of_its_own(page: &Page<'_>) {
    page.go("?data=/cases/X4-about-exact");
    page.shows_a_year();
    page.has("#figures .figure-rule .r-outline");
    page.has_no("#figures .figure-rule .r-cap");
    page.has("#chart-by-unit .r-outline");
    page.has_no("#chart-by-unit .r-cap");
}
