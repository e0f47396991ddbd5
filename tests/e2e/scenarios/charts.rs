//! Each chart filters the others, and shows the chosen against the whole.

use super::scenarios;
use crate::page::Page;

scenarios![
    a_bar_chooses_its_initiative_and_takes_it_back,
    a_column_chooses_its_month,
    a_kind_is_chosen_by_its_bar,
    a_figure_opens_its_evidence,
    the_chosen_stands_against_the_whole,
    a_headline_figure_opens_its_evidence,
    all_figures_are_shown_on_demand,
    a_chart_is_taken_along_as_a_picture,
    a_picture_says_what_it_shows_and_leads_to_its_table,
];

fn a_bar_chooses_its_initiative_and_takes_it_back(page: &Page<'_>) {
    page.open("");
    page.click_mark("by-initiative-initiative-3");
    page.has_query("initiative=4");
    page.says(&page.world.said("initiative=4"));
    page.eventually(
        "pressed",
        || page.attribute("#by-initiative-initiative-3", "aria-pressed"),
        Some("true".into()),
    );
    page.click_mark("by-initiative-initiative-3");
    page.has_query("");
    page.says(&page.world.said(""));
}

fn a_column_chooses_its_month(page: &Page<'_>) {
    page.open("");
    page.click_mark("by-month-month-8");
    page.has_query("month=2022-09");
    page.click_mark("by-month-undated-0");
    page.has_query("month=2022-09~none");
    page.click_mark("by-month-month-8");
    page.click_mark("by-month-undated-0");
    page.has_query("");
}

fn a_kind_is_chosen_by_its_bar(page: &Page<'_>) {
    page.open("");
    page.click_mark("by-kind-kind-1");
    page.has_query("kind=talks");
    page.says(&page.world.said("kind=talks"));
    page.click_mark("by-kind-kind-1");
    page.has_query("");
}

fn a_figure_opens_its_evidence(page: &Page<'_>) {
    page.open("");
    page.click("#by-unit [id^=by-unit-figure], [id^=by-unit-figure]");
    page.until(
        "an activity is open",
        "return new URLSearchParams(location.search).has('item')",
    );
    page.has("#charts + #activity");
}

fn the_chosen_stands_against_the_whole(page: &Page<'_>) {
    page.open("?month=2022-09");
    let name = page.name_of("#by-initiative-initiative-3");
    assert!(
        name.starts_with("4 Epidemic and business aid: 1 of 4"),
        "{name}"
    );
    // Told by form as well as by colour: the whole stays as an outline or in a quieter tone.
    assert!(
        page.count(
            "#by-initiative-initiative-3 .t-chosen, #by-initiative-initiative-3 [class*=chosen]"
        ) > 0
    );
    assert!(
        page.count("#chart-by-initiative [class*=quiet], #chart-by-initiative [class*=outline]")
            > 0
    );
}

fn a_headline_figure_opens_its_evidence(page: &Page<'_>) {
    page.open("");
    let open_ended = page
        .texts("#figures .figure")
        .into_iter()
        .find(|t| t.contains("400"))
        .unwrap_or_default();
    assert!(open_ended.starts_with("more than 400"), "{open_ended:?}");
    page.click("#figures .figure-link");
    page.has("#figures + #activity");
    page.has_focus("activity-title");
    assert!(
        page.text("#activity .activity-place")
            .is_some_and(|t| t.starts_with("Paragraph "))
    );
    page.click("#activity-close");
    page.has_no("#activity");
    page.eventually(
        "the focus is back",
        || page.focused().starts_with("figure-"),
        true,
    );
}

fn all_figures_are_shown_on_demand(page: &Page<'_>) {
    page.open("");
    assert!(page.count("#figures .figure") < 12);
    page.click_named("button", "Show all 12 figures");
    page.eventually("figures", || page.count("#figures .figure"), 12);
    page.click_named("button", "Show fewer figures");
    page.eventually("fewer", || page.count("#figures .figure") < 12, true);
}

fn a_chart_is_taken_along_as_a_picture(page: &Page<'_>) {
    page.open("?initiative=4&theme=dark");
    page.click("#image-by-kind");
    page.click("#image-by-kind-svg");
    let (name, bytes) = page.downloaded();
    assert!(name.ends_with(".svg"), "{name}");
    let picture = String::from_utf8(bytes).unwrap_or_default();
    assert!(
        picture.contains("<svg") && picture.trim_end().ends_with("</svg>"),
        "{picture:.200}"
    );
    for said in ["4 of 77 activities", "initiative=4", "17 February 2023"] {
        assert!(picture.contains(said), "the picture does not say {said:?}");
    }
    assert!(!picture.contains("var(--"), "colours are written out");
}

/// Who hears a picture hears first what it shows, and the table that says the same is one key away.
fn a_picture_says_what_it_shows_and_leads_to_its_table(page: &Page<'_>) {
    page.open("");
    let description = |picture: &str| {
        let script = "return document.querySelector(arguments[0]).getAttribute('aria-describedby').split(' ') \
            .map(id => document.getElementById(id)?.textContent ?? 'NOTHING').join(' ')";
        let said = page.js(script, serde_json::json!([picture]));
        said.as_str().unwrap_or_default().to_owned()
    };
    for picture in ["#charts svg.scene", "#timeline svg.scene", "#matrix table"] {
        let said = description(picture);
        assert!(
            said.contains("Arrow keys") || said.contains("Up and down"),
            "{picture}: {said}"
        );
        assert!(!said.contains("NOTHING"), "{picture}: {said}");
    }
    let of_all = description("#chart-by-initiative svg.scene");
    assert!(of_all.starts_with("Most: "), "{of_all}");
    page.click("#chip-initiative-3");
    page.eventually(
        "the description follows the filter",
        || description("#chart-by-initiative svg.scene").starts_with("Most: 4 "),
        true,
    );
    for (query, mark) in [
        ("", "by-kind-kind-0"),
        ("", "timeline-initiative-0"),
        ("", "matrix-1-1"),
        ("?view=charts", "by-month-month-2"),
    ] {
        page.open(query);
        page.focus(mark);
        page.press(&["t"]);
        page.has_focus("table-headline");
    }
    page.has_query("view=table");
    page.back();
    page.has_query("view=charts");
}
