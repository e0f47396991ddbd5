//! What a reader takes along: a part of the file, a calendar, a citation.

use std::collections::HashSet;

use yearline_core::domain::{Dataset, Day, Lang};
use yearline_core::format::part_of;
use yearline_core::ingest::read;
use yearline_core::text::Locale;
use yearline_core::text::citation::{Access, Style};

const REPORT: &str = include_str!("../../../data/2022.json");
const SAMPLE: &str = include_str!("../../../data/sample.json");

fn dataset(text: &str) -> Dataset {
    let reading = read(text.as_bytes());
    reading
        .dataset
        .unwrap_or_else(|| panic!("{:?}", reading.diagnostics))
}

#[test]
fn a_part_of_a_file_is_a_dataset_with_those_activities_and_their_figures() {
    for text in [REPORT, SAMPLE] {
        let whole = dataset(text);
        for every in [1, 2, 7, 100_000] {
            let chosen: Vec<_> = whole.activities().step_by(every).collect();
            let ids: HashSet<&str> = chosen.iter().map(|a| a.id()).collect();
            let part = part_of(text, &ids).unwrap_or_else(|e| panic!("{e}"));
            let reading = read(part.as_bytes());
            assert!(reading.diagnostics.is_empty(), "{:?}", reading.diagnostics);
            let part = dataset(&part);
            assert_eq!(part.meta(), whole.meta());
            assert_eq!(part.initiatives(), whole.initiatives());
            assert_eq!(part.n_activities(), chosen.len());
            for (a, b) in part.activities().zip(&chosen) {
                let of = |a: yearline_core::domain::Activity<'_>| {
                    (
                        a.id().to_owned(),
                        a.title(1).to_owned(),
                        a.edtf().to_owned(),
                        a.source(),
                        a.figures().count(),
                    )
                };
                assert_eq!(of(a), of(*b));
            }
        }
    }
}

#[test]
fn what_the_format_does_not_know_stays_as_it_is_written() {
    let text = REPORT.replacen(
        "\"created\"",
        "\"x-other\": [1.50, \"\\u00e9\"],\n  \"created\"",
        1,
    );
    let part = part_of(&text, &HashSet::new()).unwrap_or_else(|e| panic!("{e}"));
    assert!(part.contains("\"x-other\": [1.50, \"\\u00e9\"]"));
    assert_eq!(
        part_of(&format!("\u{feff}{text}"), &HashSet::new()).ok(),
        Some(part),
        "a byte order mark is no part of the file"
    );
    assert!(part_of("[]", &HashSet::new()).is_err());
}

#[test]
fn a_calendar_has_what_has_a_month_and_says_how_much_has_none() {
    let data = dataset(REPORT);
    let n_undated = data.undated().count_ones(..);
    let n_dated = data.n_activities() - n_undated;
    for lang in Lang::ALL {
        let calendar = Locale::new(lang).calendar(&data, &data.every());
        assert_eq!(calendar.events.len(), n_dated);
        for n in [n_dated, n_undated] {
            assert!(
                calendar.description.contains(&n.to_string()),
                "{}",
                calendar.description
            );
        }
        for event in &calendar.events {
            assert!(event.first <= event.last, "{event:?}");
            assert!(event.first >= data.period().first_day(), "{event:?}");
            assert!(event.last <= data.period().last_day(), "{event:?}");
        }
        let uids: HashSet<&str> = calendar.events.iter().map(|e| e.uid.as_str()).collect();
        assert_eq!(uids.len(), n_dated);
    }
    let none = Locale::new(Lang::En).calendar(&data, data.undated());
    assert!(none.events.is_empty());
    assert!(
        none.description.starts_with("0 activities"),
        "{}",
        none.description
    );
}

#[test]
fn days_within_which_something_took_place_are_not_told_as_its_days() {
    let table = [
        ("2022-05-04", &["2022-05-04..2022-05-04"][..], true),
        ("2022-03/2022-06", &["2022-03-01..2022-06-30"], true),
        ("2022-03~/..", &["2022-03-01..2022-12-31"], false),
        ("2022-09", &["2022-09-01..2022-09-30"], false),
        ("[2022-10..2022-12]", &["2022-10-01..2022-12-31"], false),
        (
            "{2022-03,2022-09}",
            &["2022-03-01..2022-03-31", "2022-09-01..2022-09-30"],
            false,
        ),
    ];
    let day = |day: Day| {
        let (year, month, day) = day.civil();
        format!("{year:04}-{month:02}-{day:02}")
    };
    for (edtf, days, is_certain) in table {
        let data = dataset(&with_date(edtf));
        let first = data.activities().next().map(|a| a.index()).unwrap_or(0);
        let mut only = data.none();
        only.insert(first);
        let calendar = Locale::new(Lang::En).calendar(&data, &only);
        let found: Vec<String> = calendar
            .events
            .iter()
            .map(|e| format!("{}..{}", day(e.first), day(e.last)))
            .collect();
        assert_eq!(found, days, "{edtf}");
        for event in &calendar.events {
            assert_eq!(event.is_certain, is_certain, "{edtf}");
            let title = data.activity(first).title(0);
            assert_eq!(event.title == title, is_certain, "{edtf}: {}", event.title);
            assert!(event.title.starts_with(title), "{}", event.title);
        }
    }
}

/// The report, its first activity dated so.
fn with_date(edtf: &str) -> String {
    let mut file: serde_json::Value =
        serde_json::from_str(REPORT).unwrap_or_else(|e| panic!("{e}"));
    for table in file["resources"].as_array_mut().into_iter().flatten() {
        if table["name"] == "activities" {
            table["data"][0]["when"] = edtf.into();
            table["data"][0]["when_basis"] = "stated".into();
        }
    }
    file.to_string()
}

#[test]
fn a_year_is_cited_with_what_its_file_says() {
    let data = dataset(REPORT);
    let day = Day::from_civil(2026, 11, 26).unwrap_or(Day::MIN);
    let url = Some("https://college.example/year/?initiative=4&lang=en");
    let said = |lang, style, url| Locale::new(lang).citation(style, &data, Access { url, day });
    assert_eq!(
        said(Lang::En, Style::Plain, url),
        "Yearline. A college’s year of party building, 2022 [data set]. Version 1.0.1. 23 November 2026. \
         https://college.example/year/?initiative=4&lang=en (accessed 26 November 2026)"
    );
    assert_eq!(
        said(Lang::ZhHans, Style::Plain, url),
        "Yearline，《院校党建这一年：2022》[数据集]，1.0.1版，2026年11月23日。\
         https://college.example/year/?initiative=4&lang=en（2026年11月26日访问）"
    );
    assert_eq!(
        said(Lang::En, Style::BibTex, url),
        "@misc{college-party-building-year-2022,\n  author = {{Yearline}},\n  title = {{A college’s year of party building, 2022}},\n  \
         year = {2026},\n  version = {1.0.1},\n  url = {https://college.example/year/?initiative=4&lang=en},\n  urldate = {2026-11-26}\n}"
    );
    assert_eq!(
        said(Lang::ZhHans, Style::GbT7714, url),
        "Yearline. 院校党建这一年：2022[DS/OL]. (2026-11-23)[2026-11-26]. https://college.example/year/?initiative=4&lang=en."
    );
    assert_eq!(
        said(Lang::ZhHans, Style::GbT7714, None),
        "Yearline. 院校党建这一年：2022[DS]. (2026-11-23)."
    );
}

#[test]
fn of_many_names_the_standard_has_three() {
    let with_names = |n: usize| {
        let mut file: serde_json::Value =
            serde_json::from_str(REPORT).unwrap_or_else(|e| panic!("{e}"));
        let name = |i| serde_json::json!({"title": format!("N{i}"), "roles": ["creator"]});
        file["contributors"] = (1..=n).map(name).collect();
        dataset(&file.to_string())
    };
    let access = Access {
        url: None,
        day: Day(0),
    };
    let said = |lang, n| Locale::new(lang).citation(Style::GbT7714, &with_names(n), access);
    assert!(said(Lang::En, 3).starts_with("N1, N2, N3. "));
    assert!(said(Lang::En, 4).starts_with("N1, N2, N3, et al. "));
    assert!(said(Lang::ZhHans, 4).starts_with("N1, N2, N3, 等. "));
}

#[test]
fn signs_of_tex_are_only_text() {
    let text = REPORT.replace(
        "A college’s year of party building, 2022",
        "50 % of {a} & b_c ~ \\\\x",
    );
    let data = dataset(&text);
    let access = Access {
        url: None,
        day: Day(0),
    };
    let said = Locale::new(Lang::En).citation(Style::BibTex, &data, access);
    assert!(
        said.contains(
            "title = {{50 \\% of \\{a\\} \\& b\\_c \\textasciitilde{} \\textbackslash{}x}}"
        ),
        "{said}"
    );
}
