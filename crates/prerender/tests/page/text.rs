//! The year as text: whole, in each language, and only ever text.

use crate::common::{MINIFIED, PAGE, edited, escaped, page, report, table, year};
use serde_json::json;
use yearline_core::domain::Lang;
use yearline_core::text::Locale;
use yearline_prerender::put;

/// What stands in the telling of one language.
fn telling<'p>(page: &'p str, lang: &str) -> &'p str {
    let opening = format!("<div class=\"page\" lang=\"{lang}\"");
    let (_, rest) = page
        .split_once(&opening)
        .unwrap_or_else(|| panic!("no telling in {lang}"));
    rest.split("<div class=\"page\"").next().unwrap_or(rest)
}

#[test]
fn every_initiative_activity_and_figure_is_told_in_each_language() {
    let data = report();
    let page = page(&data);
    for lang in Lang::ALL {
        let (told, locale, language) = (
            telling(&page, lang.tag()),
            Locale::new(lang),
            data.language(lang),
        );
        let has = |text: &str| assert!(told.contains(&escaped(text)), "{}: {text}", lang.tag());
        has(data.meta().title.get(language));
        has(&locale.standfirst(&data));
        has(&locale.source_line(&data));
        for initiative in data.initiatives() {
            has(initiative.title.get(language));
            has(initiative.summary.get(language));
        }
        for activity in data.activities() {
            has(&activity.number());
            has(activity.title(language));
            has(activity.summary(language));
            has(activity.note(language));
        }
        for figure in data.figures() {
            has(&locale.figure(figure, language));
        }
        assert!(
            told.contains("<noscript><p class=\"note\">"),
            "why there is text is said where no script runs"
        );
        assert!(
            told.contains("<a href=\"data/2022.json\">"),
            "the data are linked"
        );
    }
}

#[test]
fn what_is_not_known_is_told_as_not_known() {
    let data = report();
    let page = page(&data);
    let told = telling(&page, "en");
    let n = told.matches("No month given.").count();
    assert_eq!(n, data.undated().count_ones(..));
    assert!(told.contains("no end named"), "an open end is told");
    assert!(
        told.contains("more than 400 people"),
        "a floor keeps its qualifier"
    );
    // Sentences that are put one after the other keep their ends.
    assert!(
        told.contains("(unclear who). The translation")
            && telling(&page, "zh-Hans").contains("（对象不明）。译文")
    );
}

#[test]
fn a_year_without_undated_activities_does_not_speak_of_them() {
    let data = edited("2022.json", |data| {
        table(data, "activities")
            .retain(|row| !row["when"].as_str().unwrap_or_default().contains("XX"));
        table(data, "figures").clear();
    });
    assert_eq!(data.undated().count_ones(..), 0);
    let page = page(&data);
    assert!(!page.contains("sign-open") && page.contains("<b>possibly</b></span> did.</p>"));
    assert!(!page.contains("No month given"));
}

#[test]
fn text_of_a_dataset_is_only_ever_text() {
    let evil = "</title></script><script>alert(1)</script><!--/year--><img src=x onerror=alert(2)>\"'&amp;";
    let data = edited("2022.json", |data| {
        let text = || json!({"en": evil, "zh-Hans": evil});
        data["yearline"]["title"] = text();
        data["yearline"]["description"] = text();
        data["sources"][0]["yearline"]["title"] = text();
        table(data, "initiatives")[0]["title"] = text();
        for field in ["title", "summary", "when_note"] {
            table(data, "activities")[0][field] = text();
        }
        table(data, "figures")[0]["unit"] = text();
    });
    let harmless = page(&report());
    let page = page(&data);
    for tag in ["<script", "</script", "<img", "</title", "<!--"] {
        assert_eq!(
            page.matches(tag).count(),
            harmless.matches(tag).count(),
            "{tag}"
        );
    }
    assert!(page.contains(&escaped(evil)), "and it is told as it is");
}

#[test]
fn a_language_that_the_dataset_lacks_is_there_for_who_asks_only() {
    let data = edited("2022.json", |data| {
        data["yearline"]["languages"] = json!(["en"])
    });
    let page = page(&data);
    assert!(
        page.contains("<div class=\"page\" lang=\"zh-Hans\" hidden>"),
        "its words are the page's"
    );
    assert!(
        telling(&page, "zh-Hans").contains("<h1 lang=\"en\">A college’s year"),
        "its texts are the dataset's"
    );
    assert!(!page.contains("<div class=\"page\" lang=\"en\" hidden>"));
    let data = edited("2022.json", |data| {
        data["yearline"]["languages"] = json!(["zh-Hans"])
    });
    let page = crate::common::page(&data);
    assert!(
        page.contains("<html lang=\"zh-Hans\""),
        "the page is in the language of the dataset"
    );
    let (zh, en) = (
        page.find("class=\"page\" lang=\"zh-Hans\">"),
        page.find("class=\"page\" lang=\"en\" hidden>"),
    );
    assert!(zh.is_some() && zh < en, "whose telling comes first");
}

#[test]
fn a_long_year_is_told_in_part_and_says_so() {
    let data = edited("sample.json", |data| {
        let rows = table(data, "activities");
        let more: Vec<_> = (0..300)
            .map(|n| {
                let mut row = rows[n].clone();
                row["id"] = json!(format!("again-{n}"));
                row
            })
            .collect();
        rows.extend(more);
    });
    let page = page(&data);
    assert!(telling(&page, "en").contains("100 more activities stand in the data file."));
    assert!(telling(&page, "zh-Hans").contains("另有100项活动"));
    // Its figures are told apart from its activities.
    let n = telling(&page, "en").matches("<li class=\"entry\">").count();
    assert_eq!(n, 500 + data.figures().len());
}

#[test]
fn a_year_is_put_in_whatever_form_the_page_has_and_in_place_of_another() {
    let (report, sample) = (report(), edited("sample.json", |_| {}));
    for form in [PAGE, MINIFIED] {
        let one = put(form, &year(&report)).unwrap_or_else(|e| panic!("{e}"));
        assert!(
            one.contains("<title>A college’s year of party building, 2022</title>"),
            "{one}"
        );
        assert!(
            one.contains("data-theme=\"auto\"") && one.contains("lang=\"en\""),
            "the page keeps its attributes"
        );
        assert!(
            !one.contains("This page needs JavaScript."),
            "what stood there is replaced"
        );
        assert_eq!(
            put(&one, &year(&report)).as_deref(),
            Ok(one.as_str()),
            "twice is as once"
        );
        let other = put(&one, &year(&sample)).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(
            Ok(other),
            put(form, &year(&sample)),
            "nothing of another year is left"
        );
    }
    for (page, lacks) in [
        ("<html><title>x</title>", "<main id=static>"),
        ("<html><main id=static></main>", "<title>"),
    ] {
        let misfit = put(page, &year(&report)).expect_err(page).to_string();
        assert!(misfit.contains(lacks), "{misfit}");
    }
}
