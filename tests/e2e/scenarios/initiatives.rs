//! The initiatives as chapters: what is read, what is chosen, and the ways there from every name.

use serde_json::json;

use super::scenarios;
use crate::page::Page;

scenarios![
    a_chapter_has_all_of_its_initiative,
    what_is_not_chosen_is_quiet_or_left_out,
    all_chapters_or_one_are_open,
    every_name_leads_to_its_chapter,
    a_step_leads_to_the_next_chapter,
    an_activity_opens_below_its_chapter,
    all_lanes_open_are_no_column_of_names,
];

fn n_open(page: &Page<'_>) -> usize {
    page.count("#initiatives details[open]")
}

fn a_chapter_has_all_of_its_initiative(page: &Page<'_>) {
    page.open("?lang=en&view=initiatives");
    let year = &page.world.report;
    assert_eq!(page.count(".chapter"), year.initiatives().len());
    for (index, initiative) in year.initiatives().iter().enumerate() {
        let chapter = format!(".chapter[aria-labelledby=chapter-{index}]");
        let text = page.text(&chapter).unwrap_or_default();
        for said in [initiative.title.get(0), initiative.summary.get(0)] {
            assert!(text.contains(said), "{said} in {text}");
        }
        assert_eq!(page.count(&format!("{chapter} .strip-month")), 12);
        page.click(&format!("#chapter-activities-{index} > summary"));
        let items = format!("#chapter-activities-{index} li");
        let n = year.of_initiative(index).count_ones(..);
        page.eventually("its activities", || page.count(&items), n);
    }
    let all = page.text("#initiatives").unwrap_or_default();
    for activity in year.activities() {
        for said in [activity.title(0), activity.summary(0)] {
            assert!(all.contains(said), "{said}");
        }
    }
}

fn what_is_not_chosen_is_quiet_or_left_out(page: &Page<'_>) {
    page.open("?lang=en&view=initiatives&initiative=4");
    page.has(".chapter[aria-labelledby=chapter-3]:not(.is-quiet)");
    page.eventually("quiet", || page.count(".chapter.is-quiet"), 9);
    page.click("#leave-out");
    page.has_query("lang=en&view=initiatives&initiative=4&only=1");
    page.eventually("left out", || page.count(".chapter"), 1);
    page.back();
    page.eventually("there again", || page.count(".chapter"), 10);
    page.click("#chip-initiative-3");
    page.eventually("all", || page.count(".chapter.is-quiet"), 0);
    page.has_no("#leave-out");
    // As it was always written.
    page.open("?lang=en&view=initiative&initiative=4");
    page.eventually("in full", || page.count(".initiative-list > li"), 4);
    page.has_no(".chapter");
}

fn all_chapters_or_one_are_open(page: &Page<'_>) {
    page.open("?lang=en&view=initiatives");
    assert_eq!(n_open(page), 0);
    page.click("#open-chapters");
    page.eventually("all are open", || n_open(page), 10);
    page.eventually(
        "every activity is there",
        || page.count("#initiatives .initiative-list > li"),
        page.world.report.n_activities(),
    );
    page.click("#chapter-activities-2 > summary");
    page.eventually("one is closed", || n_open(page), 9);
    page.click("#open-chapters");
    page.eventually("all again", || n_open(page), 10);
    page.click("#open-chapters");
    page.eventually("none", || n_open(page), 0);
}

fn every_name_leads_to_its_chapter(page: &Page<'_>) {
    page.open("?lang=en");
    page.click("#matrix-read-6");
    page.has_focus("chapter-6");
    page.has_query("lang=en");
    // The name itself chooses, as before.
    page.click("#matrix-7-0");
    page.has_query("lang=en&initiative=7");
    page.click("#timeline-read-6");
    page.has_focus("chapter-6");
    // A chapter that is left out comes back.
    page.open("?lang=en&view=matrix&initiative=4&only=1");
    page.click("#matrix-read-1");
    page.has_query("lang=en&view=initiatives&initiative=4");
    page.has_focus("chapter-1");
    for width in [1200, 400] {
        page.sized(width, 800);
        page.open("?lang=en&item=red-lectures");
        page.has("#activity");
        page.click("#activity-read");
        page.has_focus("chapter-8");
        page.until("it is seen", "const { top } = document.getElementById('chapter-8').getBoundingClientRect(); return top >= 0 && top < innerHeight");
    }
    page.has_no("dialog[open]");
    // A frame that shows another part is not left.
    page.open("?lang=en&embed=1&view=matrix");
    page.has("#matrix-1-0");
    page.has_no(".chapter-link");
}

fn a_step_leads_to_the_next_chapter(page: &Page<'_>) {
    page.open("?lang=en");
    page.click("#chapter-activities-0 > summary");
    page.has_no("#chapter-before-0");
    page.click("#chapter-after-0");
    page.has_focus("chapter-1");
    page.eventually("one is open", || n_open(page), 1);
    page.has("#chapter-activities-1[open]");
    page.open("?lang=en&view=initiative&initiative=4");
    page.click("#chapter-after-3");
    page.has_query("lang=en&view=initiative&initiative=5");
    page.has_focus("initiative-headline");
}

fn an_activity_opens_below_its_chapter(page: &Page<'_>) {
    page.open("?lang=en");
    page.click("#chapter-activities-3 > summary");
    page.click("#initiative-activity-18");
    page.has(".chapter[aria-labelledby=chapter-3] #activity");
    page.has_focus("activity-title");
    page.click("#activity-close");
    page.has_focus("initiative-activity-18");
}

fn all_lanes_open_are_no_column_of_names(page: &Page<'_>) {
    page.sized(1366, 900);
    page.open("?lang=en&view=timeline");
    page.click("#open-lanes");
    page.eventually(
        "all names are there",
        || page.count("#timeline svg.scene [id^=timeline-activity-]"),
        page.world.report.n_activities(),
    );
    let script =
        "return document.querySelector('#timeline svg.scene').getBoundingClientRect().height";
    let height = page.js(script, json!([])).as_f64().unwrap_or(f64::MAX);
    assert!(height < 1600.0, "{height}");
}
