//! What the page says, in both languages: diagnostics (where, what is wrong, what to do), sentences, headlines.

mod common;

use std::collections::BTreeSet;

use yearline_core::domain::{Dataset, Filter, Lang, Matrix, MonthSet, Split};
use yearline_core::ingest::{Code, Diagnostic, Severity, read};
use yearline_core::text::Locale;
use yearline_core::text::faults::NoFile;
use yearline_core::text::sentence::{MAX_ANNOUNCED, Shown, n_words};
use yearline_core::url::{View, ViewState};

fn messages(bytes: &str) -> Vec<(Code, [String; 3], [String; 3])> {
    let message = |lang, d: &Diagnostic| {
        let words = Locale::new(lang).diagnostic(d);
        [words.place, words.wrong, words.remedy]
    };
    read(bytes.as_bytes())
        .diagnostics
        .iter()
        .map(|d| (d.code, message(Lang::En, d), message(Lang::ZhHans, d)))
        .collect()
}

fn has_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

#[test]
fn every_diagnostic_has_cause_and_remedy_in_both_languages() {
    let whole = include_str!("../../../data/2022.json");
    let spoilt = [
        "".to_owned(),
        "<!doctype html>".to_owned(),
        "[]".to_owned(),
        "{\"name\": \"x\",}".to_owned(),
        "{'name': 1}".to_owned(),
        "{\"name\": NaN}".to_owned(),
        "{\"name\": \"\\ud800\"}".to_owned(),
        whole[..whole.len() / 2].to_owned(),
        whole.replace("\"2022-03~/..\"", "\"2022-13\""),
        whole.replace("\"2022-03~/..\"", "\"2023-03\""),
        whole.replace("\"value\": 400", "\"value\": \"400+\""),
        whole.replace("\"format\": 1", "\"format\": 2"),
        whole.replace("\"period\": \"2022\"", "\"period\": \"last year\""),
        whole.replace("\"more-than\"", "\"over\""),
        whole.replace("\"kind\": \"talks\"", "\"kind\": \"talk\""),
        whole.replace("\"when_basis\": \"stated\"", "\"when_basis\": \"period\""),
        whole.replace("\"number\": 2,", "\"number\": 1,"),
    ];
    for text in spoilt {
        let faults = messages(&text);
        assert!(!faults.is_empty(), "{}", &text[..text.len().min(60)]);
        for (code, en, zh) in faults {
            assert!(
                en.iter().all(|part| !part.is_empty() && !has_chinese(part)),
                "{code:?}: {en:?}"
            );
            assert!(
                has_chinese(&zh[1]) && has_chinese(&zh[2]),
                "{code:?}: {zh:?}"
            );
            assert!(
                en[1].ends_with('.') && en[2].ends_with('.') || en[2].ends_with('?'),
                "{code:?}: {en:?}"
            );
        }
    }
}

#[test]
fn a_place_is_given_as_in_a_spreadsheet() {
    let whole = include_str!("../../../data/2022.json");
    let reading = read(
        whole
            .replace("\"value\": 400", "\"value\": \"400+\"")
            .as_bytes(),
    );
    let fault = reading
        .diagnostics
        .iter()
        .find(|d| d.severity == Severity::Error)
        .unwrap_or_else(|| panic!("a fault"));
    let words = Locale::new(Lang::En).diagnostic(fault);
    assert!(
        words
            .place
            .starts_with("figures, row 2, column value (line "),
        "{}",
        words.place
    );
    assert_eq!(
        words.remedy,
        "Write the bare number; “more than” belongs into the column qualifier."
    );
    assert_eq!(fault.found, "\"400+\"");
}

#[test]
fn what_is_missing_is_named_with_its_place_and_what_to_write() {
    let of = |file: &str, lang| -> Vec<[String; 3]> {
        let diagnostics = read(file.as_bytes()).diagnostics;
        let words = diagnostics.iter().map(|d| Locale::new(lang).diagnostic(d));
        words.map(|w| [w.place, w.wrong, w.remedy]).collect()
    };
    let said = of("{\"a\": 1}", Lang::En);
    for (name, example) in [
        (
            "yearline",
            "{\"format\": 1, \"period\": \"2022\", \"languages\": [\"en\"]}",
        ),
        ("title", "\"Our year\""),
        ("name", "\"our-year\""),
        (
            "resources",
            "[{\"name\": \"initiatives\", \"data\": […]}, …]",
        ),
    ] {
        let want = [
            format!("{name} (line 1, column 1)"),
            format!("“{name}” is missing."),
            format!(
                "Write \"{name}\": {example} at the top level of the file, within the outermost braces."
            ),
        ];
        assert!(said.contains(&want), "{name}: {said:?}");
    }
    let said = of("{\"a\": 1}", Lang::ZhHans);
    assert!(
        said.iter()
            .any(|[_, wrong, remedy]| wrong == "缺少“title”。"
                && remedy == "请在文件最外层的花括号内写 \"title\": \"Our year\"。"),
        "{said:?}"
    );
    let said = of(&ONE.replace("\"period\": \"2022\",", ""), Lang::En);
    assert_eq!(said[0][1], "“period” is missing.");
    assert_eq!(said[0][2], "Write \"period\": \"2022\" within “yearline”.");
    assert!(said[0][0].starts_with("yearline.period (line "), "{said:?}");
    let said = of(
        &ONE.replace("\"value\": 1\n", "\"note\": \"N\"\n"),
        Lang::En,
    );
    assert_eq!(said[0][2], "Write \"value\": 400 in this row.");
}

#[test]
fn every_missing_member_of_the_head_is_named() {
    let whole: serde_json::Value = serde_json::from_str(ONE).unwrap_or_else(|e| panic!("{e}"));
    let members = |pointer: &str| -> Vec<String> {
        let object = whole.pointer(pointer).and_then(|v| v.as_object());
        object
            .into_iter()
            .flatten()
            .map(|(name, _)| name.clone())
            .collect()
    };
    for pointer in [
        "",
        "/yearline",
        "/resources/2/data/0",
        "/resources/3/data/0",
    ] {
        for name in members(pointer) {
            if name == "$schema" {
                continue;
            }
            let mut file = whole.clone();
            let object = file.pointer_mut(pointer).and_then(|v| v.as_object_mut());
            object.map(|object| object.remove(&name));
            let diagnostics = read(file.to_string().as_bytes()).diagnostics;
            let names_it = |d: &Diagnostic| {
                let words = Locale::new(Lang::En).diagnostic(d);
                words.place.contains(&name)
            };
            assert!(
                diagnostics.iter().any(names_it),
                "{pointer}/{name}: {diagnostics:?}"
            );
        }
    }
}

fn dataset(text: &str) -> Dataset {
    let reading = read(text.as_bytes());
    reading
        .dataset
        .unwrap_or_else(|| panic!("{:?}", reading.diagnostics))
}

/// A year of one initiative with one activity, in May or without a month.
fn year_of_one(is_dated: bool) -> Dataset {
    let undated = |file: &str| {
        file.replace("\"2022-05\"", "\"2022-XX\"")
            .replace("\"stated\"", "\"period\"")
    };
    if is_dated {
        dataset(ONE)
    } else {
        dataset(&undated(ONE))
    }
}

const ONE: &str = include_str!("../../../tests/cases/X3-one.json");

/// All that is said of a year and of a choice in it.
fn sentences(locale: Locale, data: &Dataset, filter: &Filter) -> Vec<String> {
    let selection = filter.select(data);
    let shown = Shown {
        data,
        filter,
        selection: &selection,
    };
    let n_open = data
        .figures()
        .iter()
        .filter(|f| f.qualifier.is_open())
        .count();
    let matrix = Matrix::of(data, &data.every());
    let every: Vec<usize> = (0..data.n_activities()).collect();
    let split = Split::of(data, &data.every());
    let mut all = vec![
        locale.standfirst(data) + &locale.datedness(data),
        locale.source_line(data),
        locale.figures_headline(data.figures().len(), n_open),
        locale.matrix_headline(data),
        locale.charts_headline(data),
        locale.timeline_headline(data),
        locale.sentence(shown),
        locale.matrix_total(data, &matrix),
        locale.split_words(split),
        locale.in_detail("3", &locale.split_words(split)),
        locale.csv(data, &every),
        locale.merged(data, 0, &every, Some(1)),
        locale.rows(0, 40, 1000),
        locale.all_rows(1000),
        locale.all_activities(1000),
        locale.all_figures(12),
        locale.largest(if locale.is_chinese() { "人" } else { "people" }, 8, 120),
        locale.position(1, 4),
        locale.url_fault("month", "2023-01"),
        locale.url_fault("month", "May"),
        locale.url_fault("kind", "talk"),
        locale.undated_words(2),
        locale.and_more(1),
    ];
    let messages = locale.messages;
    for facet in [
        messages.initiative,
        messages.month,
        messages.kind,
        messages.search,
    ] {
        all.push(locale.without(facet, 3));
    }
    for fault in [
        NoFile::Cancelled,
        NoFile::TimedOut,
        NoFile::BadAddress,
        NoFile::Status(404),
        NoFile::Status(500),
        NoFile::Unreachable,
        NoFile::NoProgram,
        NoFile::ProgramStopped,
    ] {
        let (wrong, remedy) = locale.load_fault(fault);
        all.extend([wrong, remedy]);
    }
    let language = data.language(locale.lang);
    all.extend(data.figures().iter().map(|f| locale.figure(f, language)));
    for activity in data.activities() {
        all.push(locale.activity_name(data, activity));
        all.push(locale.when_sentence(activity, data.period()));
        all.extend(activity.source().map(|place| locale.place(place)));
    }
    all
}

/// The first ASCII punctuation that stands beside a Chinese character, with what is around it.
fn ascii_beside_chinese(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let is_chinese = |i: Option<usize>| {
        i.and_then(|i| chars.get(i))
            .is_some_and(|c| ('\u{3400}'..='\u{9fff}').contains(c))
    };
    let at = (0..chars.len()).find(|&i| {
        ",.:;!?()".contains(chars[i]) && (is_chinese(i.checked_sub(1)) || is_chinese(Some(i + 1)))
    })?;
    Some(
        chars[at.saturating_sub(8)..(at + 8).min(chars.len())]
            .iter()
            .collect(),
    )
}

#[test]
fn chinese_sentences_have_chinese_punctuation() {
    let whole = dataset(include_str!("../../../data/2022.json"));
    let locale = Locale::new(Lang::ZhHans);
    let chosen = Filter {
        initiatives: vec![1, 3],
        months: MonthSet::only(9),
        kinds: vec![0, 1],
        query: "红 党".to_owned(),
        ..Filter::default()
    };
    let few = Filter {
        undated: true,
        initiatives: vec![0],
        kinds: vec![0],
        ..chosen.clone()
    };
    // CSV separates its columns by ASCII commas, whatever stands in them.
    let without_csv = |text: &String| !text.starts_with('\u{feff}');
    for filter in [Filter::default(), chosen, few] {
        for text in sentences(locale, &whole, &filter)
            .iter()
            .filter(|t| without_csv(t))
        {
            assert_eq!(ascii_beside_chinese(text), None, "{text}");
        }
    }
    for text in messages_of_all_faults() {
        assert_eq!(ascii_beside_chinese(&text), None, "{text}");
    }
}

fn messages_of_all_faults() -> Vec<String> {
    common::all()
        .iter()
        .flat_map(|spoilt| read(&spoilt.bytes()).diagnostics)
        .flat_map(|d| {
            let words = Locale::new(Lang::ZhHans).diagnostic(&d);
            [words.place, words.wrong, words.remedy]
        })
        .collect()
}

#[test]
fn one_is_told_as_one() {
    for is_dated in [true, false] {
        let data = year_of_one(is_dated);
        let only = Filter {
            query: "X".to_owned(),
            ..Filter::default()
        };
        for filter in [Filter::default(), only] {
            for text in sentences(Locale::new(Lang::En), &data, &filter) {
                let words: Vec<&str> = text
                    .split(|c: char| !c.is_alphanumeric())
                    .filter(|w| !w.is_empty())
                    .collect();
                for pair in words.windows(2) {
                    let is_plural =
                        pair[1].len() > 3 && pair[1].ends_with('s') && pair[1] != "minus";
                    assert!(!(pair[0] == "1" && is_plural), "{pair:?} in {text}");
                    assert_ne!((pair[0], pair[1]), ("All", "1"), "{text}");
                }
            }
        }
    }
    let locale = Locale::new(Lang::En);
    let data = year_of_one(true);
    assert_eq!(locale.charts_headline(&data), "A: 1 activity");
    assert_eq!(
        locale.figures_headline(1, 1),
        "One figure, which is a floor, not a total"
    );
    assert_eq!(
        locale.matrix_headline(&data),
        "The only activity can be placed in months"
    );
}

#[test]
fn what_is_chosen_is_told_in_the_words_of_the_language() {
    let data = dataset(include_str!("../../../data/2022.json"));
    let (en, zh) = (Locale::new(Lang::En), Locale::new(Lang::ZhHans));
    assert_eq!(en.quoted_words(" red  lecture "), "“red” and “lecture”");
    assert_eq!(zh.quoted_words("红船　宣讲"), "“红船”和“宣讲”");
    assert_eq!(
        en.without(en.messages.search, 78),
        "without the search: 78 activities"
    );
    assert_eq!(zh.without(zh.messages.search, 78), "不搜索：78项活动");
    assert!(
        en.url_fault("month", "2023-01")
            .contains("outside the period")
    );
    assert!(en.url_fault("month", "2023-13").contains("not understood"));
    assert!(zh.url_fault("month", "2023-01").contains("时段之外"));
    let undated = Filter {
        undated: true,
        ..Filter::default()
    };
    let selection = undated.select(&data);
    let shown = Shown {
        data: &data,
        filter: &undated,
        selection: &selection,
    };
    let n = selection.n();
    assert!(
        zh.sentence(shown)
            .ends_with(&format!("这{n}项活动在报告中都未写明月份。")),
        "{}",
        zh.sentence(shown)
    );
}

#[test]
fn every_view_has_a_document_title_of_its_own() {
    let data = dataset(include_str!("../../../data/2022.json"));
    let locale = Locale::new(Lang::En);
    let year = data.meta().title.get(0).to_owned();
    let titles: BTreeSet<String> = View::ALL
        .into_iter()
        .map(|view| {
            let state = ViewState {
                view,
                ..ViewState::default()
            };
            locale.document_title(&data, &state)
        })
        .collect();
    assert_eq!(titles.len(), View::ALL.len());
    assert!(titles.iter().all(|t| t.ends_with(&year)), "{titles:?}");
    let open = ViewState {
        item: Some(data.activity(0).id().to_owned()),
        ..ViewState::default()
    };
    let title = locale.document_title(&data, &open);
    assert_eq!(title, format!("{} · {year}", data.activity(0).title(0)));
}

#[test]
fn a_chart_is_said_in_a_sentence() {
    let bars = |counts: &[usize]| -> Vec<(String, usize)> {
        let named = |(i, n): (usize, &usize)| (["A", "B", "C", "D", "E"][i].to_owned(), *n);
        counts.iter().enumerate().map(named).collect()
    };
    let table = [
        (
            vec![3, 9, 1],
            "Most: B, 9. Fewest: C, 1.",
            "最多：B，9。最少：C，1。",
        ),
        (
            vec![9, 9, 1, 0],
            "Most: A and B, 9 each. Fewest: C, 1.",
            "最多：A和B，各9。最少：C，1。",
        ),
        (
            vec![2, 2, 2, 2],
            "Most: 4 of them, 2 each.",
            "最多：共4个，各2。",
        ),
        (vec![0, 5], "Most: B, 5.", "最多：B，5。"),
        (vec![0, 0], "No activity matches.", "没有符合条件的活动。"),
    ];
    for (counts, en, zh) in table {
        let bars = bars(&counts);
        assert_eq!(
            Locale::new(Lang::En).takeaway_of_bars(&bars),
            en,
            "{counts:?}"
        );
        assert_eq!(
            Locale::new(Lang::ZhHans).takeaway_of_bars(&bars),
            zh,
            "{counts:?}"
        );
    }
}

#[test]
fn the_months_are_said_by_what_is_certain_in_them() {
    let data = dataset(include_str!("../../../data/2022.json"));
    let row = Matrix::of(&data, &data.every()).total;
    let said = |lang| Locale::new(lang).takeaway_of_months(data.period(), &row);
    let most = row.months.iter().map(|c| c.certain).max().unwrap_or(0);
    let months: Vec<usize> = (0..12).filter(|m| row.months[*m].certain == most).collect();
    for month in &months {
        let name = Locale::new(Lang::En).month(data.period(), *month);
        assert!(
            said(Lang::En).contains(&name) || months.len() > 3,
            "{}",
            said(Lang::En)
        );
    }
    let undated = format!("{} of {} have no month.", row.undated, row.n);
    assert!(said(Lang::En).ends_with(&undated), "{}", said(Lang::En));
    assert!(has_chinese(&said(Lang::ZhHans)));
}

#[test]
fn an_announcement_is_short_and_has_the_count() {
    let data = dataset(include_str!("../../../data/2022.json"));
    let every = |n: usize| (0..n).collect::<Vec<_>>();
    let filters = [
        Filter::default(),
        Filter {
            initiatives: vec![3],
            ..Filter::default()
        },
        Filter {
            initiatives: vec![3],
            months: MonthSet::only(2),
            ..Filter::default()
        },
        Filter {
            initiatives: every(10),
            months: MonthSet::only(2),
            kinds: every(11),
            undated: true,
            query: "a b c d e f g h i j k l m n".to_owned(),
        },
        Filter {
            query: "很长的搜索词".repeat(20),
            ..Filter::default()
        },
    ];
    for filter in &filters {
        let selection = filter.select(&data);
        let shown = Shown {
            data: &data,
            filter,
            selection: &selection,
        };
        for lang in Lang::ALL {
            let locale = Locale::new(lang);
            let said = locale.announcement(shown);
            assert!(n_words(&said) <= MAX_ANNOUNCED, "{said}");
            assert!(said.starts_with(&locale.count_of(shown)), "{said}");
            let aside = locale.count(selection.n_set_aside());
            assert!(
                selection.n_set_aside() == 0 || said.contains(&aside),
                "{said}"
            );
        }
    }
    assert_eq!(n_words("All 77 activities."), 3);
    assert_eq!(n_words("全部77项活动。"), 4);
}
