//! The year on paper: what Chromium's PDF holds, read by poppler.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::json;
use yearline_core::domain::{Dataset, Day, Lang};
use yearline_core::text::Locale;

use super::scenarios;
use crate::page::Page;
use crate::pdf::{Pdf, without_spaces};

scenarios![
    the_whole_year_is_on_paper needs Sheets,
    the_sheets_follow_the_filter needs Sheets,
    the_sheets_are_the_same_from_the_dark_page needs Sheets,
    a_scanned_sheet_leads_to_the_page needs Sheets,
    counts_on_sheets_can_be_read needs Media,
    what_is_shown_alone_is_printed_alone needs Sheets & Media,
    the_page_is_as_it_was_after_printing needs Sheets,
    a_button_prints needs Media,
    thousands_of_activities_are_no_stack_of_paper needs Sheets,
];

/// What the reader gets who saves the page as a PDF.
#[track_caller]
fn saved(page: &Page<'_>, name: &str) -> Pdf {
    page.settled();
    let printed = page.cdp("Page.printToPDF", json!({"preferCSSPageSize": true}));
    let printed = printed.unwrap_or_else(|e| panic!("{e}"));
    let bytes = BASE64.decode(printed["data"].as_str().unwrap_or_default());
    Pdf::keep(name, &bytes.unwrap_or_default())
}

/// Whether the sheets have all of a dataset's texts, of those activities that are chosen.
#[track_caller]
fn has_year(text: &str, data: &Dataset, locale: Locale, is_chosen: impl Fn(usize) -> bool) {
    let language = data.language(locale.lang);
    let has = |said: &str| {
        let said = without_spaces(said);
        assert!(text.contains(&said), "{said} is not on the sheets");
    };
    for said in [
        data.meta().title.get(language),
        &locale.figures_headline(
            data.figures().len(),
            data.figures()
                .iter()
                .filter(|f| f.qualifier.is_open())
                .count(),
        ),
        &locale.matrix_headline(data),
        &locale.timeline_headline(data),
        &locale.source_line(data),
    ] {
        has(said);
    }
    for activity in data.activities().filter(|a| is_chosen(a.index())) {
        let initiative = &data.initiatives()[activity.initiative_index()];
        let place = activity.source().map(|place| locale.place_short(place));
        for said in [
            initiative.title.get(language),
            initiative.summary.get(language),
            activity.title(language),
            activity.summary(language),
            activity.kind().title.get(language),
            &locale.when(activity, data.period()),
            &place.unwrap_or_default(),
        ] {
            has(said);
        }
    }
}

fn the_whole_year_is_on_paper(page: &Page<'_>) {
    for (name, lang) in [("en", Lang::En), ("zh", Lang::ZhHans)] {
        let locale = Locale::new(lang);
        page.open(&format!("?lang={}", lang.tag()));
        let pdf = saved(page, &format!("year-{name}"));
        let pages = pdf.pages();
        assert!((7..=14).contains(&pages.len()), "{} sheets", pages.len());
        let text = pages.concat();
        has_year(&text, &page.world.report, locale, |_| true);
        let sentence = page.world.sentence(&page.world.report, lang, "");
        assert!(pages[0].contains(&without_spaces(&sentence)));
        // The charts are for who can choose in them.
        assert!(!text.contains(&without_spaces(locale.messages.chart_kinds)));
        // At the foot of each: the address, the day, the number.
        let address = page.js("return location.href", json!([]));
        let address = address.as_str().unwrap_or_default();
        let printed = without_spaces(&locale.printed(page_day(page)));
        for (n, foot) in pdf.feet().iter().enumerate() {
            let number = format!("{}/{}", n + 1, pages.len());
            assert_eq!(*foot, format!("{address}{printed}{number}"));
        }
        // A4, in 50 pixels an inch.
        for sheet in pdf.greys(50) {
            assert_eq!((sheet.width, sheet.height), (414, 585));
        }
    }
}

/// The day that it is for the browser.
#[track_caller]
fn page_day(page: &Page<'_>) -> Day {
    let script =
        "const now = new Date(); return [now.getFullYear(), now.getMonth() + 1, now.getDate()]";
    let now = page.js(script, json!([]));
    let [year, month, day] = [0, 1, 2].map(|n| now[n].as_u64().unwrap_or_default());
    Day::from_civil(year as i32, month as u8, day as u8).expect("it is a day")
}

fn the_sheets_follow_the_filter(page: &Page<'_>) {
    let query = "initiative=4&month=2022-09";
    page.open(&format!("?lang=en&{query}"));
    let pages = saved(page, "filtered").pages();
    let data = &page.world.report;
    let sentence = page.world.said(query);
    assert!(pages[0].contains(&without_spaces(&sentence)), "{sentence}");
    let filter = yearline_core::url::ViewState::parse(query).0.filter(data).0;
    let shown = filter.select(data).shown;
    let text = pages.concat();
    has_year(&text, data, Locale::new(Lang::En), |a| shown.contains(a));
    for activity in data.activities().filter(|a| !shown.contains(a.index())) {
        let summary = without_spaces(activity.summary(0));
        assert!(!text.contains(&summary), "{summary} is not chosen");
    }
    assert!(pages.len() <= 3, "{} sheets", pages.len());
}

fn the_sheets_are_the_same_from_the_dark_page(page: &Page<'_>) {
    let [light, dark] = ["light", "dark"].map(|theme| {
        page.open(&format!("?lang=en&theme={theme}"));
        saved(page, theme).greys(40)
    });
    assert_eq!(light.len(), dark.len());
    for (n, (light, dark)) in light.iter().zip(&dark).enumerate() {
        assert!(
            light == dark,
            "sheet {} is another from the dark page",
            n + 1
        );
    }
}

fn a_scanned_sheet_leads_to_the_page(page: &Page<'_>) {
    page.open("?initiative=4&theme=dark");
    let sheet = saved(page, "code").greys(300).swap_remove(0);
    let mut image =
        rqrr::PreparedImage::prepare_from_greyscale(sheet.width, sheet.height, |x, y| {
            sheet.pixels[y * sheet.width + x]
        });
    let codes = image.detect_grids();
    let read: Vec<String> = codes
        .iter()
        .filter_map(|code| code.decode().ok())
        .map(|(_, text)| text)
        .collect();
    let address = page.js("return location.href.split('?')[0]", json!([]));
    let address = address.as_str().unwrap_or_default();
    assert_eq!(read, [format!("{address}?lang=en&initiative=4")]);
}

fn counts_on_sheets_can_be_read(page: &Page<'_>) {
    for theme in ["dark", "light"] {
        for query in ["", "&initiative=3", "&data=data/sample.json"] {
            page.open(&format!("?theme={theme}{query}"));
            begin(page);
            page.media("print", &[]);
            let found = page.js(super::looks::FAINT, json!(".paper .matrix"));
            assert_eq!(found, json!([true, []]), "{theme}{query}");
            page.media("", &[]);
        }
    }
}

/// The page is told that it is about to be printed.
#[track_caller]
fn begin(page: &Page<'_>) {
    page.js("dispatchEvent(new Event('beforeprint'))", json!([]));
    page.has(".paper .initiative");
}

fn what_is_shown_alone_is_printed_alone(page: &Page<'_>) {
    page.open("?lang=en&view=matrix");
    let data = &page.world.report;
    let locale = Locale::new(Lang::En);
    let text = saved(page, "matrix-alone").pages().concat();
    let headline = |text: String| without_spaces(&text);
    assert!(text.contains(&headline(locale.matrix_headline(data))));
    assert!(!text.contains(&headline(locale.timeline_headline(data))));
    assert!(text.contains("Printed"), "it has the same foot");
    // The chapters alone have their activities, though all are closed on the page.
    page.open("?lang=en&view=initiatives");
    let text = saved(page, "chapters-alone").pages().concat();
    for activity in data.activities() {
        let summary = without_spaces(activity.summary(0));
        assert!(text.contains(&summary), "{summary}");
    }
    // An activity that is open as a dialog is what is seen.
    page.sized(400, 800);
    page.open("?lang=en&item=epidemic-service");
    page.has("dialog#activity[open]");
    let pages = saved(page, "activity-alone").pages();
    assert_eq!(pages.len(), 1);
    assert!(!pages[0].contains(&headline(locale.matrix_headline(data))));
    // A frame prints what it shows.
    page.sized(1366, 768);
    page.open("?lang=en&embed=1");
    page.js("dispatchEvent(new Event('beforeprint'))", json!([]));
    page.settled();
    assert_eq!(page.count(".paper"), 0);
}

fn the_page_is_as_it_was_after_printing(page: &Page<'_>) {
    page.open("?lang=en");
    page.click("#chapter-activities-2 > summary");
    // A browser tells the page later that it has opened a fold.
    page.has("#chapter-activities-2 li");
    page.settled();
    let before = page.count("body *");
    let ids = "const ids = [...document.querySelectorAll('[id]')].map(e => e.id); \
        return ids.filter((id, n) => ids.indexOf(id) !== n)";
    begin(page);
    assert_eq!(
        page.js(ids, json!([])),
        json!([]),
        "ids that are there twice"
    );
    assert_eq!(
        page.count(".paper :is(button, a, input, [tabindex='0'], summary)"),
        0,
        "nothing on paper can be pressed"
    );
    page.js("dispatchEvent(new Event('afterprint'))", json!([]));
    page.has_no(".paper");
    page.eventually("nothing is left", || page.count("body *"), before);
    page.eventually(
        "one is open",
        || page.count("#initiatives details[open]"),
        1,
    );
}

fn a_button_prints(page: &Page<'_>) {
    page.early("window.sheets = null; window.print = () => { window.sheets = document.querySelectorAll('.paper .initiative').length }");
    page.open("?lang=en");
    page.click("#print");
    page.eventually(
        "the sheets are there when the browser is asked to print",
        || page.js("return window.sheets", json!([])),
        json!(page.world.report.initiatives().len()),
    );
}

fn thousands_of_activities_are_no_stack_of_paper(page: &Page<'_>) {
    page.open("?lang=en");
    let n_of_report = saved(page, "few").pages().len();
    page.open("?lang=en&data=/many.json");
    let pages = saved(page, "many").pages();
    assert!(
        pages.len() <= n_of_report,
        "{} sheets, {n_of_report} of the report",
        pages.len()
    );
    let text = pages.concat();
    assert_eq!(text.matches("moreactivitiesonthepage").count(), 10);
    assert_eq!(
        text.matches("morefiguresonthepage").count(),
        1 + 10,
        "of the report, and of each initiative"
    );
    assert!(!text.contains("Evening1"), "an activity is listed");
}
