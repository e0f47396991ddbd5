//! The page before its program: whole, in each language, offering nothing, and text of a dataset only ever text.

use std::collections::BTreeSet;

use crate::common::{MINIFIED, PAGE, edited, page, report, said, table, year};
use serde_json::json;
use yearline::components::forms::FORMS;
use yearline_core::domain::{Lang, Matrix};
use yearline_core::text::Locale;
use yearline_prerender::put;

/// The page in one language.
fn in_language<'p>(page: &'p str, lang: &str) -> &'p str {
    let (_, rest) = page.split_once(opening(page, lang)).unwrap_or_default();
    rest.split("class=\"page\"").next().unwrap_or(rest)
}

#[test]
fn every_part_is_there_in_each_language() {
    let data = report();
    let page = page(&data);
    for lang in Lang::ALL {
        let (locale, language) = (Locale::new(lang), data.language(lang));
        let html = in_language(&page, lang.tag());
        let text = said(html);
        let has = |wanted: &str| assert!(text.contains(wanted), "{}: {wanted}", lang.tag());
        has(data.meta().title.get(language));
        has(&locale.standfirst(&data));
        has(&locale.source_line(&data));
        for headline in [
            locale.matrix_headline(&data),
            locale.charts_headline(&data),
            locale.timeline_headline(&data),
        ] {
            has(&headline);
        }
        for (index, initiative) in data.initiatives().iter().enumerate() {
            has(initiative.title.get(language));
            has(initiative.summary.get(language));
            // The matrix names each month of it and its counts.
            for (month, cell) in Matrix::of(&data, &data.every()).rows[index]
                .months
                .iter()
                .enumerate()
            {
                let place = format!(
                    "{}, {}",
                    locale.initiative_name(&data, index),
                    locale.month(data.period(), month)
                );
                has(&locale.named(&place, &locale.cell_words(*cell)));
            }
        }
        for activity in data.activities() {
            has(&activity.number());
            has(activity.title(language));
            has(activity.summary(language));
            has(&locale.when(activity, data.period()));
        }
        for figure in data.figures() {
            has(&locale.figure(figure, language));
        }
        let dated = data
            .activities()
            .filter(|a| !data.undated().contains(a.index()));
        let dated: Vec<usize> = dated.map(|a| a.index()).collect();
        for form in FORMS.map(|form| form.class.trim_start_matches("form form-")) {
            let id = |mark: String| format!("id=\"{}:{form}:{mark}\"", lang.tag());
            let has = |mark: String| assert!(html.contains(&id(mark.clone())), "{form}: {mark}");
            for index in 0..data.initiatives().len() {
                has(format!("by-initiative-initiative-{index}"));
                // The vertical timeline has a column for each, and no mark.
                if form != "narrow" {
                    has(format!("timeline-initiative-{index}"));
                }
            }
            (0..data.kinds().len()).for_each(|kind| has(format!("by-kind-kind-{kind}")));
            (0..12).for_each(|month| has(format!("by-month-month-{month}")));
            dated
                .iter()
                .for_each(|a| has(format!("timeline-activity-{a}")));
        }
        assert!(
            html.contains("<noscript><p class=\"note\">"),
            "what is missing is said where no script runs"
        );
        assert!(
            html.contains("href=\"data/2022.json\""),
            "the data are linked"
        );
    }
}

#[test]
fn nothing_is_offered_and_nothing_is_against_the_policy() {
    let page = page(&report());
    let (_, body) = page.split_once("<body>").expect("a body");
    for never in [
        " style=",
        "tabindex=",
        "role=\"button\"",
        "aria-live",
        "<script",
        " onclick",
    ] {
        assert!(!body.contains(never), "{never}");
    }
    for control in ["<button", "<input"] {
        let n = body.matches(control).count();
        assert!(n > 0, "{control}");
        let tags = body
            .split(control)
            .skip(1)
            .filter_map(|rest| rest.split('>').next());
        assert_eq!(
            tags.filter(|tag| tag.ends_with(" disabled")).count(),
            n,
            "{control}"
        );
    }
    let ids = body
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    let ids: Vec<&str> = ids.collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "an id is there once");
    for reference in ["aria-labelledby=\"", "for=\"", "url(#"] {
        for rest in body.split(reference).skip(1) {
            let id = rest.split(['"', ')']).next().unwrap_or_default();
            assert!(unique.contains(id), "{reference}{id}");
        }
    }
}

#[test]
fn what_is_not_known_is_told_as_not_known() {
    let data = report();
    let page = page(&data);
    for lang in Lang::ALL {
        let (locale, text) = (Locale::new(lang), said(in_language(&page, lang.tag())));
        let n = data.undated().count_ones(..);
        assert!(text.contains(&locale.count(n)));
        assert!(text.contains(locale.messages.key_undated));
        let open = data
            .figures()
            .iter()
            .find(|f| f.qualifier.is_open())
            .expect("a floor");
        assert!(
            text.contains(&locale.figure_value(open)),
            "a floor keeps its qualifier"
        );
    }
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
    let html = in_language(&page, "en");
    let (_, standfirst) = html
        .split_once("<p class=\"standfirst\">")
        .expect("a standfirst");
    let standfirst = standfirst.split("</p>").next().unwrap_or_default();
    assert!(!standfirst.contains("sign-open"), "{standfirst}");
    assert!(
        !html.contains("id=\"en:figures\""),
        "no figures, no part for them"
    );
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
    assert!(said(&page).contains(evil), "and it is told as it is");
}

#[test]
fn a_language_that_the_dataset_lacks_is_there_for_who_asks_only() {
    let data = edited("2022.json", |data| {
        data["yearline"]["languages"] = json!(["en"])
    });
    let page = page(&data);
    assert!(
        opening(&page, "zh-Hans").contains(" hidden"),
        "its words are the page's"
    );
    assert!(
        in_language(&page, "zh-Hans").contains("A college’s year"),
        "its texts are the dataset's"
    );
    assert!(!opening(&page, "en").contains(" hidden"));
    let data = edited("2022.json", |data| {
        data["yearline"]["languages"] = json!(["zh-Hans"])
    });
    let page = crate::common::page(&data);
    assert!(
        page.contains("<html lang=\"zh-Hans\""),
        "the page is in the language of the dataset"
    );
    let place = |lang: &str| page.find(opening(&page, lang));
    assert!(place("zh-Hans") < place("en"), "whose page comes first");
    assert!(opening(&page, "en").contains(" hidden"));
}

#[test]
fn a_text_in_another_language_than_the_words_around_it_says_which() {
    let data = edited("2022.json", |data| {
        data["yearline"]["languages"] = json!(["en"])
    });
    let page = page(&data);
    let marked = |html: &str, text: &str| {
        let element = format!(">{text}<");
        let places = html.match_indices(&element);
        let tags = places.map(|(at, _)| html[..at].rsplit('<').next().unwrap_or_default());
        let is_marked = tags.map(|tag| tag.contains(" lang=\"en\"") && !tag.starts_with("text"));
        is_marked.collect::<Vec<_>>()
    };
    let title = "A college’s year of party building, 2022";
    let first = data.initiatives()[0].title.get(0);
    let activity = data.activity(0).title(0);
    let chinese = in_language(&page, "zh-Hans");
    for text in [title, first, activity] {
        assert!(marked(chinese, text).contains(&true), "{text}");
        assert!(
            !marked(in_language(&page, "en"), text).contains(&true),
            "{text}: where it is the page's language, that is not said again"
        );
    }
}

/// The opening tag of the page in one language.
fn opening<'p>(page: &'p str, lang: &str) -> &'p str {
    let is_it =
        |tag: &&str| tag.contains("class=\"page\"") && tag.contains(&format!("lang=\"{lang}\""));
    let tags = page.split('<').filter_map(|rest| rest.split('>').next());
    tags.into_iter()
        .find(is_it)
        .unwrap_or_else(|| panic!("no page in {lang}"))
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
    assert!(said(&page).contains("The data file has all 600 activities in full."));
    assert!(said(&page).contains("全部600项活动"));
    assert!(
        page.len() < 3_000_000,
        "a page has its bounds: {}",
        page.len()
    );
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
        ("<html><title>x</title>", "<div id=static>"),
        ("<html><div id=static></div>", "<title>"),
    ] {
        let misfit = put(page, &year(&report)).expect_err(page).to_string();
        assert!(misfit.contains(lacks), "{misfit}");
    }
}
