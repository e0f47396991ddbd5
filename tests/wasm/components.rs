//! Components: what they show, and that they stay themselves while it changes.

use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use yearline::app::App;
use yearline_core::domain::Lang;

use crate::bench::{
    REPORT, attribute, click, count, document, element, mount, settled, text, until,
};

async fn page(file: &str) -> crate::bench::Mounted {
    let page = mount(
        file,
        || view! { <App query=String::new() preferred=Lang::En/> },
    );
    until("the page shows a year or a report", || {
        element("footer").is_some() || element("#report").is_some()
    })
    .await;
    page
}

#[wasm_bindgen_test]
async fn the_page_shows_the_year_that_the_document_names() {
    let _page = page(REPORT).await;
    assert!(
        text("#sentence").starts_with("All 77 activities are shown."),
        "{}",
        text("#sentence")
    );
    assert_eq!(count("#table tbody tr:not([hidden])"), 77);
    assert_eq!(count("[id^=chip-initiative-]"), 10);
    assert_eq!(
        document().title(),
        "A college’s year of party building, 2022"
    );
}

#[wasm_bindgen_test]
async fn a_file_with_faults_is_told_instead() {
    let _page = page("{\"name\": NaN}").await;
    assert!(element("#sentence").is_none());
    assert_eq!(count("#report tbody tr"), 1);
    assert!(element("#builtin").is_some(), "the way back");
}

#[wasm_bindgen_test]
async fn a_choice_reaches_every_part_of_the_page() {
    let _page = page(REPORT).await;
    click("#chip-initiative-3");
    until("the sentence follows", || {
        text("#sentence").starts_with("4 of 77 activities: initiative 4")
    })
    .await;
    // Parts out of sight follow after the frame, one by one.
    until("four rows", || count("#table tbody tr:not([hidden])") == 4).await;
    for part in [
        "#chip-initiative-3",
        "#matrix-4-0",
        "#by-initiative-initiative-3",
        "#timeline-initiative-3",
    ] {
        until(part, || {
            attribute(part, "aria-pressed").as_deref() == Some("true")
        })
        .await;
    }
    assert_eq!(count(".chosen .chip-chosen"), 1);
}

#[wasm_bindgen_test]
async fn the_focus_stays_on_a_mark_when_its_picture_changes() {
    let _page = page(REPORT).await;
    yearline::browser::focus::put("by-kind-kind-8");
    let focused = || {
        document()
            .active_element()
            .map(|e| e.id())
            .unwrap_or_default()
    };
    assert_eq!(focused(), "by-kind-kind-8");
    let mark = element("#by-kind-kind-8");
    let name = attribute("#by-kind-kind-8", "aria-label");
    click("#chip-initiative-9");
    until("the mark's name changes", || {
        attribute("#by-kind-kind-8", "aria-label") != name
    })
    .await;
    assert_eq!(focused(), "by-kind-kind-8");
    assert!(element("#by-kind-kind-8") == mark, "it is the same element");
    assert_eq!(
        attribute("#by-kind-kind-8", "tabindex").as_deref(),
        Some("0"),
        "and the one stop of the tab key"
    );
    assert_eq!(count("#chart-by-kind [tabindex=\"0\"]"), 1);
}

#[wasm_bindgen_test]
async fn rows_are_reused_by_place() {
    let _page = page(REPORT).await;
    let rows = || count("#table tbody tr");
    let (first, n_rows) = (element("#table tbody tr"), rows());
    click("#chip-initiative-3");
    until("four rows", || count("#table tbody tr:not([hidden])") == 4).await;
    assert!(element("#table tbody tr") == first, "the same element");
    assert!(
        element("#table tbody tr:has(#row-18)") == first,
        "it shows another activity"
    );
    assert_eq!(rows(), n_rows, "those not needed are hidden");
}

#[wasm_bindgen_test]
async fn a_picture_follows_the_width_of_its_container() {
    let page = page(REPORT).await;
    let width = || attribute("#timeline svg.scene", "width").unwrap_or_default();
    until("it has a width", || {
        width().parse::<f64>().is_ok_and(|w| w > 500.0)
    })
    .await;
    let wide = width();
    page.widen("700px");
    until("it is narrower", || width() != wide).await;
    settled().await;
    assert!(
        width().parse::<f64>().is_ok_and(|w| w <= 700.0),
        "{}",
        width()
    );
}
