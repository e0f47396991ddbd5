//! The address holds what the reader chose: links into the page, back and forward, what cannot be read, frames.

use serde_json::json;
use yearline_core::domain::Lang;

use super::scenarios;
use crate::page::Page;

scenarios![
    a_link_opens_an_activity_in_chinese,
    a_link_restores_every_choice,
    back_and_forward_restore_what_was_shown,
    back_closes_an_activity,
    what_cannot_be_read_is_told,
    what_the_dataset_does_not_have_is_told,
    each_part_shows_alone,
    each_view_has_a_title_of_its_own,
    an_embedded_page_has_no_masthead,
    in_a_frame_the_history_belongs_to_the_host,
    parameters_of_others_do_no_harm,
];

fn a_link_opens_an_activity_in_chinese(page: &Page<'_>) {
    page.open("?item=epidemic-service&lang=zh-Hans");
    page.has("#activity");
    assert_eq!(
        page.text("#activity-title").as_deref(),
        Some("党员干部参加战疫服务")
    );
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("zh-Hans"));
    page.says(&page.world.sentence(&page.world.report, Lang::ZhHans, ""));
    page.until(
        "it is in sight",
        "const r = document.getElementById('activity-title').getBoundingClientRect(); \
        return r.top >= 0 && r.bottom <= innerHeight",
    );
    assert!(
        page.text(".activity-when")
            .is_some_and(|t| t.contains("3月"))
    );
    page.click("#activity-close");
    page.has_no("#activity");
    page.has_query("lang=zh-Hans");
    page.has_focus("filters");
}

fn a_link_restores_every_choice(page: &Page<'_>) {
    let query =
        "theme=dark&initiative=4~5&month=2022-03..2022-06~2022-09~none&kind=service~talks&q=e";
    page.open(&format!("?{query}"));
    page.says(&page.world.said(query));
    page.has_query(query);
    assert_eq!(page.count("[id^=chip-initiative-][aria-pressed=true]"), 2);
    assert_eq!(page.count("[id^=chip-month-][aria-pressed=true]"), 6);
    assert_eq!(page.count("[id^=chip-kind-][aria-pressed=true]"), 2);
    assert_eq!(
        page.js("return document.getElementById('search').value", json!([])),
        "e"
    );
    assert_eq!(
        page.attribute("html", "data-theme").as_deref(),
        Some("dark")
    );
}

fn back_and_forward_restore_what_was_shown(page: &Page<'_>) {
    page.open("");
    let steps: [(&str, &str); 3] = [
        ("#chip-initiative-3", "initiative=4"),
        ("#chip-month-8", "initiative=4&month=2022-09"),
        ("#by-kind-kind-5", "initiative=4&month=2022-09&kind=service"),
    ];
    for (click, query) in steps {
        page.click(click);
        page.has_query(query);
    }
    let shows = |query: &str| {
        page.has_query(query);
        page.says(&page.world.said(query));
    };
    for query in [steps[1].1, steps[0].1, ""] {
        page.back();
        shows(query);
    }
    for (_, query) in steps {
        page.forward();
        shows(query);
    }
    page.reload();
    page.shows_a_year();
    shows(steps[2].1);
}

fn back_closes_an_activity(page: &Page<'_>) {
    page.open("");
    page.click("#row-18");
    page.has("#activity");
    page.back();
    page.has_no("#activity");
    page.forward();
    page.has("#activity");
    page.back();
    page.has_no("#activity");
    // A step between datasets loads the other one.
    page.click("#chip-initiative-3");
    page.has_query("initiative=4");
    page.js(
        "history.pushState(null, '', '?data=data/sample.json'); dispatchEvent(new PopStateEvent('popstate'))",
        json!([]),
    );
    page.says(&page.world.sentence(&page.world.sample, Lang::En, ""));
    page.back();
    page.says(&page.world.said("initiative=4"));
}

fn what_cannot_be_read_is_told(page: &Page<'_>) {
    page.open("?theme=pink&view=x&lang=tlh&initiative=four~4&month=2022-13&embed=yes");
    page.eventually("faults", || page.count(".address-fault"), 6);
    let said = page.texts(".address-fault").join(" ");
    for part in [
        "theme=pink",
        "view=x",
        "lang=tlh",
        "initiative=four",
        "month=2022-13",
        "embed=yes",
    ] {
        assert!(said.contains(part), "{part} is not told: {said}");
    }
    page.says(&page.world.said("initiative=4"));
    assert_eq!(page.role_of(".address-faults"), "status");
    page.click(".address-fault button");
    page.eventually("dismissed", || page.count(".address-fault"), 5);
    page.click("#chip-initiative-4");
    page.has_query("initiative=4~5");
}

fn what_the_dataset_does_not_have_is_told(page: &Page<'_>) {
    page.open("?initiative=40&month=2021-05&kind=dances&item=nothing");
    page.eventually("faults", || page.count(".address-fault"), 4);
    let said = page.texts(".address-fault").join(" ");
    for part in [
        "initiative=40",
        "month=2021-05",
        "kind=dances",
        "item=nothing",
    ] {
        assert!(said.contains(part), "{part} is not told: {said}");
    }
    page.says(&page.world.said(""));
    page.has_no("#activity");
}

fn each_part_shows_alone(page: &Page<'_>) {
    let parts = ["figures", "matrix", "charts", "timeline", "table"];
    for part in parts {
        page.open(&format!("?view={part}&initiative=4"));
        page.has(&format!("section#{part}"));
        for other in parts.iter().filter(|other| **other != part) {
            assert_eq!(
                page.count(&format!("section#{other}")),
                0,
                "{other} beside {part}"
            );
        }
        page.says(&page.world.said("initiative=4"));
        assert_eq!(page.count(".mast-nav [aria-current=page]"), 1);
    }
    page.click_named("button", "Back to the whole page");
    page.has("section#timeline");
    page.has_query("initiative=4");
    page.click("#matrix .foot .actions button:last-of-type");
    page.has_query("view=matrix&initiative=4");
    page.has_no("section#timeline");
}

fn each_view_has_a_title_of_its_own(page: &Page<'_>) {
    let year = page.world.report.meta().title.get(0);
    let title = || page.js("return document.title", json!([]));
    page.open("");
    page.eventually("the whole page", title, json!(year));
    page.open("?view=timeline");
    page.eventually("a part", title, json!(format!("Timeline · {year}")));
    let activity = page.world.report.activity(0);
    page.open(&format!("?item={}", activity.id()));
    let want = json!(format!("{} · {year}", activity.title(0)));
    page.eventually("an activity", title, want);
}

fn an_embedded_page_has_no_masthead(page: &Page<'_>) {
    page.open("?embed=1&view=charts&initiative=4");
    page.has_no("header.mast");
    page.has("section#charts");
    page.says(&page.world.said("initiative=4"));
    assert_eq!(page.count("[id^=chip-initiative-]"), 0);
    let link = page.attribute(".footer a", "href").unwrap_or_default();
    assert!(
        link.ends_with("/college/year/?view=charts&initiative=4"),
        "{link}"
    );
    assert_eq!(
        page.attribute(".footer a", "target").as_deref(),
        Some("_top")
    );
    assert!(page.text(".footer").is_some_and(|t| t.contains("Source")));
}

fn in_a_frame_the_history_belongs_to_the_host(page: &Page<'_>) {
    page.go_to(&format!("{}/host.html", page.world.site.origin));
    let inside = |script: &str| {
        format!(
            "const frame = document.querySelector('iframe').contentWindow; const page = frame.document; {script}"
        )
    };
    page.until(
        "the frame shows a year",
        &inside("return !!page.querySelector('#sentence')"),
    );
    page.until(
        "a choice in the frame",
        &inside(
            "page.querySelector('#by-kind-kind-1')?.dispatchEvent(new MouseEvent('click', {bubbles: true})); \
            return frame.location.search.includes('kind=talks')",
        ),
    );
    assert_eq!(
        page.js(&inside("return frame.pushed"), json!([])),
        0,
        "the host's back button still leaves the host"
    );
}

fn parameters_of_others_do_no_harm(page: &Page<'_>) {
    page.open("?utm_source=newsletter&initiative=4&fbclid=x&q=");
    page.says(&page.world.said("initiative=4"));
    assert_eq!(page.count(".address-fault"), 0);
}
