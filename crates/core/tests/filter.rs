//! Filters, facets and counts against an oracle that loops over the activities and looks at each.

use proptest::prelude::*;
use serde_json::{Value, json};
use yearline_core::domain::fold::fold;
use yearline_core::domain::{
    Activity, Cell, Dataset, Filter, FixedBitSet, Matrix, MonthSet, Placement, Selection, Split,
    summary,
};
use yearline_core::ingest::read;

const DATES: [&str; 14] = [
    "2022-XX",
    "2022-03~/..",
    "[2022-10..2022-12]",
    "2022-05-04",
    "2022-09",
    "2022-01/2022-12",
    "2022-06/",
    "../2022-02",
    "{2022-03,2022-11}",
    "2022-07~",
    "2021-11/2022-01",
    "2022-22",
    "[2022-02,2022-08]",
    "2022-X2",
];

/// A year of three initiatives and three kinds.
fn dataset() -> impl Strategy<Value = Dataset> {
    let title = prop::sample::select(vec![
        "Café talk",
        "talk about the year",
        "年度会议",
        "Meeting",
        "Ｙ２０ Straße",
        "春，夏，秋",
        "",
    ]);
    let row = (
        0..3usize,
        0..3usize,
        title.clone(),
        title,
        0..DATES.len() + 8,
        any::<bool>(),
    );
    prop::collection::vec(row, 0..40).prop_map(|rows| {
        let activities: Vec<Value> = rows
            .into_iter()
            .enumerate()
            .map(|(i, (initiative, kind, title, summary, date, is_implied))| {
                // More than half of a year has no date.
                let when = DATES.get(date).copied().unwrap_or(DATES[0]);
                let basis = if is_implied || when != DATES[0] { "implied" } else { "period" };
                json!({
                    "id": format!("a{i}"), "initiative": format!("i{initiative}"), "kind": format!("k{kind}"),
                    "title": {"en": format!("Activity {i}: {title}"), "zh-Hans": format!("活动{i}")},
                    "summary": if summary.is_empty() { "None." } else { summary },
                    "when": when, "when_basis": basis, "when_note": "A note.", "source": {"paragraph": 1}
                })
            })
            .collect();
        let named = |prefix: &str| -> Vec<Value> {
            (0..3)
                .map(|i| json!({"id": format!("{prefix}{i}"), "number": i + 1, "title": format!("Name {prefix}{i}"), "summary": "None."}))
                .collect()
        };
        let file = json!({
            "name": "any-year", "title": "Any year",
            "yearline": {"format": 1, "period": "2022", "languages": ["en", "zh-Hans"]},
            "resources": [
                {"name": "initiatives", "data": named("i")}, {"name": "kinds", "data": named("k")},
                {"name": "activities", "data": activities}, {"name": "figures", "data": []}
            ]
        });
        let reading = read(file.to_string().as_bytes());
        reading.dataset.unwrap_or_else(|| panic!("{:?}", reading.diagnostics))
    })
}

fn filter() -> impl Strategy<Value = Filter> {
    let some = || prop::collection::btree_set(0..3usize, 0..3);
    let query = prop::sample::select(vec![
        "",
        "",
        "",
        "CAFE",
        "talk",
        "talk year",
        "会议",
        "春,夏",
        "夏，秋",
        ",",
        "y20 strasse",
        "  ",
        "nowhere",
        "name k1",
        "i2",
        "1",
    ]);
    let months = prop_oneof![2 => Just(0), 1 => 1..4096u32];
    (some(), months, any::<bool>(), some(), query).prop_map(
        |(initiatives, months, undated, kinds, query)| Filter {
            initiatives: initiatives.into_iter().collect(),
            months: MonthSet(months),
            undated,
            kinds: kinds.into_iter().collect(),
            query: query.to_owned(),
        },
    )
}

/// What a facet of the filter says of one activity.
struct Verdict {
    initiative: bool,
    months: bool,
    kind: bool,
    query: bool,
}

fn has_month(a: Activity<'_>) -> bool {
    a.placement() != Placement::Undated
}

fn verdict(filter: &Filter, a: Activity<'_>) -> Verdict {
    let texts: Vec<&str> = [0, 1]
        .into_iter()
        .flat_map(|l| {
            let (initiative, kind) = (a.initiative(), a.kind());
            let own = [a.title(l), a.summary(l), a.note(l)];
            let around = [
                initiative.title.get(l),
                initiative.summary.get(l),
                kind.title.get(l),
            ];
            own.into_iter().chain(around)
        })
        .collect();
    let text = fold(&texts.join("\n"));
    let in_months = has_month(a)
        && filter
            .months
            .indexes()
            .any(|m| a.when().possible.contains(m));
    Verdict {
        initiative: filter.initiatives.is_empty()
            || filter.initiatives.contains(&a.initiative_index()),
        months: !filter.chooses_months() || in_months || (filter.undated && !has_month(a)),
        kind: filter.kinds.is_empty() || filter.kinds.contains(&a.kind_index()),
        query: filter
            .query
            .split_whitespace()
            .all(|word| text.contains(&fold(word))),
    }
}

fn those<'a>(data: &'a Dataset, is_meant: impl Fn(Activity<'a>) -> bool) -> FixedBitSet {
    let mut set = data.none();
    set.extend(
        data.activities()
            .filter(|a| is_meant(*a))
            .map(Activity::index),
    );
    set
}

fn naive(data: &Dataset, filter: &Filter) -> Selection {
    let shown = those(data, |a| {
        let v = verdict(filter, a);
        v.initiative && v.months && v.kind && v.query
    });
    let set_aside = those(data, |a| {
        let v = verdict(filter, a);
        v.initiative && v.kind && v.query && !v.months && !has_month(a)
    });
    // Only a choice of months sets anything aside: a reader who asks for what has no month has been given it.
    let sets_aside = !filter.months.is_empty() && !filter.undated;
    Selection {
        shown,
        set_aside: if sets_aside { set_aside } else { data.none() },
        is_filtered: !filter.is_empty(),
    }
}

fn count(data: &Dataset, among: &FixedBitSet, is_meant: impl Fn(Activity<'_>) -> bool) -> usize {
    data.activities()
        .filter(|a| among.contains(a.index()) && is_meant(*a))
        .count()
}

fn certain_in(a: Activity<'_>, month: usize) -> bool {
    a.when().certain.contains(month)
}

fn only_possible_in(a: Activity<'_>, month: usize) -> bool {
    has_month(a) && a.when().possible.contains(month) && !certain_in(a, month)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_filter_leaves_what_a_look_at_each_activity_leaves(data in dataset(), filter in filter()) {
        prop_assert_eq!(filter.select(&data), naive(&data, &filter));
    }

    #[test]
    fn every_activity_is_shown_or_set_aside_or_contradicts_a_choice(data in dataset(), filter in filter()) {
        let selection = filter.select(&data);
        for a in data.activities() {
            let v = verdict(&filter, a);
            let contradicts = !v.initiative || !v.kind || !v.query || (!v.months && (has_month(a) || filter.months.is_empty()));
            let ways = [selection.shown.contains(a.index()), selection.set_aside.contains(a.index()), contradicts];
            prop_assert_eq!(ways.iter().filter(|w| **w).count(), 1, "{}: {:?}", a.id(), ways);
        }
        prop_assert!(selection.n() + selection.n_set_aside() <= data.n_activities());
        prop_assert!(selection.set_aside.is_disjoint(&selection.shown));
        if filter.is_empty() {
            prop_assert_eq!(selection, Selection::whole(&data));
        }
    }

    #[test]
    fn taking_in_the_undated_shows_what_was_set_aside(data in dataset(), filter in filter(), months in 1..4096u32) {
        let filter = Filter { months: MonthSet(months), undated: false, ..filter };
        let before = filter.select(&data);
        let after = Filter { undated: true, ..filter }.select(&data);
        let mut both = before.shown.clone();
        both.union_with(&before.set_aside);
        prop_assert_eq!(after.shown, both);
        prop_assert_eq!(after.set_aside.count_ones(..), 0);
    }

    #[test]
    fn a_facet_counts_what_its_choice_would_show(data in dataset(), filter in filter()) {
        let facets = filter.facets(&data);
        for i in 0..data.initiatives().len() {
            let chosen = Filter { initiatives: vec![i], ..filter.clone() };
            prop_assert_eq!(facets.initiatives[i], naive(&data, &chosen).n());
        }
        for k in 0..data.kinds().len() {
            let chosen = Filter { kinds: vec![k], ..filter.clone() };
            prop_assert_eq!(facets.kinds[k], naive(&data, &chosen).n());
        }
        for m in 0..data.period().n_months() {
            let chosen = Filter { months: MonthSet::only(m), undated: false, ..filter.clone() };
            prop_assert_eq!(facets.certain[m] + facets.possible[m], naive(&data, &chosen).n());
            let others = Filter { months: MonthSet::EMPTY, undated: false, ..filter.clone() };
            prop_assert_eq!(facets.certain[m], count(&data, &naive(&data, &others).shown, |a| certain_in(a, m)));
        }
        let undated = Filter { months: MonthSet::EMPTY, undated: true, ..filter.clone() };
        prop_assert_eq!(facets.undated, naive(&data, &undated).n());
    }

    #[test]
    fn a_wider_choice_never_shows_less(
        data in dataset(), filter in filter(), months in 1..4096u32, month in 0..12usize, kinds in (0..3usize, 0..3usize),
    ) {
        let (first, kind) = kinds;
        let filter = Filter { months: MonthSet(months), kinds: vec![first], ..filter };
        let before = filter.select(&data);
        let mut kinds = filter.kinds.clone();
        kinds.push(kind);
        let wider = Filter { months: filter.months | MonthSet::only(month), kinds, ..filter };
        prop_assert!(before.shown.is_subset(&wider.select(&data).shown));
    }

    #[test]
    fn counts_are_those_of_a_look_at_each_activity(data in dataset(), filter in filter()) {
        let among = filter.select(&data).shown;
        let matrix = Matrix::of(&data, &among);
        for (i, row) in matrix.rows.iter().enumerate() {
            prop_assert_eq!(row.n, count(&data, &among, |a| a.initiative_index() == i));
            prop_assert_eq!(row.undated, count(&data, &among, |a| a.initiative_index() == i && !has_month(a)));
            for (m, cell) in row.months.iter().enumerate() {
                let want = Cell {
                    certain: count(&data, &among, |a| a.initiative_index() == i && certain_in(a, m)),
                    possible: count(&data, &among, |a| a.initiative_index() == i && only_possible_in(a, m)),
                };
                prop_assert_eq!(*cell, want);
            }
        }
        for (m, cell) in matrix.total.months.iter().enumerate() {
            prop_assert_eq!(cell.certain, matrix.rows.iter().map(|r| r.months[m].certain).sum::<usize>());
            prop_assert_eq!(cell.possible, matrix.rows.iter().map(|r| r.months[m].possible).sum::<usize>());
        }
        prop_assert_eq!(&matrix.total.months, &summary::by_month(&data, &among));
        prop_assert_eq!(matrix.total.n, among.count_ones(..));

        let split = Split::of(&data, &among);
        for placement in Placement::ALL {
            prop_assert_eq!(split.get(placement), count(&data, &among, |a| a.placement() == placement));
        }
        // No activity is counted twice or not at all, whichever way they are split.
        prop_assert_eq!(split.n(), among.count_ones(..));
        prop_assert_eq!(split.undated, matrix.total.undated);
        prop_assert_eq!(summary::by_initiative(&data, &among).iter().map(|s| s.n()).sum::<usize>(), split.n());
        prop_assert_eq!(summary::by_kind(&data, &among).iter().map(|s| s.n()).sum::<usize>(), split.n());
    }

    #[test]
    fn a_placement_follows_from_months_and_basis(data in dataset()) {
        for a in data.activities() {
            let when = a.when();
            let is_anywhere = when.certain.is_empty() && when.possible == data.period().all();
            let want = match (when.certain.is_empty(), is_anywhere && a.basis() == yearline_core::domain::Basis::Period) {
                (_, true) => Placement::Undated,
                (true, _) => Placement::Narrowed,
                (false, _) => Placement::Certain,
            };
            prop_assert_eq!(a.placement(), want, "{}", a.edtf());
            prop_assert!(when.certain.without(when.possible).is_empty());
        }
    }
}

#[test]
fn words_that_stand_on_the_page_are_found() {
    let file = include_str!("../../../tests/cases/06-search.json");
    let data = read(file.as_bytes())
        .dataset
        .unwrap_or_else(|| panic!("no dataset"));
    for query in [
        "governors'",
        "governors’",
        "工作日志",
        "工作 日志",
        "biodiversity",
        "co-operation",
        "co–operation",
        "efficient",
        "manuscripts",
        "MENTORS",
        "ｍｅｎｔｏｒｓ",
        "men\u{ad}tors",
        "chronicle",
        "people",
        "day mentors chronicle",
    ] {
        let filter = Filter {
            query: query.to_owned(),
            ..Filter::default()
        };
        assert_eq!(filter.select(&data).n(), 1, "{query}");
    }
    let filter = Filter {
        query: "mentors elsewhere".to_owned(),
        ..Filter::default()
    };
    assert_eq!(filter.select(&data).n(), 0);
}

#[test]
fn figures_and_initiatives_of_the_report_are_searched() {
    let file = include_str!("../../../data/2022.json");
    let data = read(file.as_bytes())
        .dataset
        .unwrap_or_else(|| panic!("no dataset"));
    for query in ["受表彰的优秀志愿者", "支部建设"] {
        let filter = Filter {
            query: query.to_owned(),
            ..Filter::default()
        };
        assert!(filter.select(&data).n() > 0, "{query}");
    }
}
