//! The order of the table.

use std::collections::BTreeSet;

use yearline_core::domain::{Column, Dataset, Placement, Sort};
use yearline_core::ingest::read;

fn dataset(text: &str) -> Dataset {
    let reading = read(text.as_bytes());
    reading
        .dataset
        .unwrap_or_else(|| panic!("{:?}", reading.diagnostics))
}

fn ids(data: &Dataset, column: Column, is_descending: bool) -> Vec<&str> {
    let sort = Sort {
        column,
        is_descending,
    };
    let order = sort.order(data, 0).into_iter();
    order.map(|a| data.activity(a).id()).collect()
}

/// Six activities, with figures (activity, value, qualifier, unit).
fn with_figures(figures: &[(&str, &str, &str, &str)]) -> Dataset {
    let mut file: serde_json::Value =
        serde_json::from_str(include_str!("../../../tests/cases/X3-one.json"))
            .unwrap_or_else(|e| panic!("{e}"));
    let row = file["resources"][2]["data"][0].clone();
    let activity = |id: &str| {
        let mut row = row.clone();
        row["id"] = id.into();
        row
    };
    file["resources"][2]["data"] = ["a", "b", "c", "d", "e", "f"].map(activity).to_vec().into();
    let figure = |(i, (activity, value, qualifier, unit)): (usize, &(&str, &str, &str, &str))| {
        let value: f64 = value.parse().unwrap_or_else(|e| panic!("{e}"));
        serde_json::json!({"id": format!("f{i}"), "activity": activity, "title": "T", "value": value,
            "qualifier": qualifier, "unit": unit, "source": {"paragraph": 1}})
    };
    let figures: Vec<_> = figures.iter().enumerate().map(figure).collect();
    file["resources"][3]["data"] = figures.into();
    dataset(&file.to_string())
}

#[test]
fn figures_are_ordered_by_value_within_their_unit() {
    let data = with_figures(&[
        ("a", "400", "more-than", "people"),
        ("b", "9", "exact", "people"),
        ("c", "1000000", "exact", "€"),
        ("d", "400", "exact", "people"),
        ("e", "1200", "about", "people"),
        ("e", "2", "exact", "€"),
    ]);
    assert_eq!(
        ids(&data, Column::Figures, false),
        ["b", "d", "a", "e", "c", "f"]
    );
    assert_eq!(
        ids(&data, Column::Figures, true),
        ["e", "a", "d", "b", "c", "f"]
    );
}

#[test]
fn names_are_ordered_with_numbers_as_numbers() {
    let data = dataset(include_str!("../../../tests/cases/15-chinese-order.json"));
    let titles: Vec<&str> = Sort {
        column: Column::Activity,
        is_descending: false,
    }
    .order(&data, 0)
    .into_iter()
    .map(|a| data.activity(a).title(0))
    .collect();
    let place = |title: &str| titles.iter().position(|t| *t == title);
    assert!(place("第2讲") < place("第10讲"), "{titles:?}");
}

#[test]
fn every_order_has_each_activity_once_and_what_has_no_month_last() {
    let data = dataset(include_str!("../../../data/2022.json"));
    let in_file: BTreeSet<&str> = data.activities().map(|a| a.id()).collect();
    for (column, is_descending) in Column::ALL
        .into_iter()
        .flat_map(|c| [(c, false), (c, true)])
    {
        let order = ids(&data, column, is_descending);
        assert_eq!(order.len(), in_file.len(), "{column:?}");
        assert_eq!(
            order.into_iter().collect::<BTreeSet<_>>(),
            in_file,
            "{column:?}"
        );
    }
    let mut backwards = ids(&data, Column::Number, true);
    backwards.reverse();
    assert_eq!(ids(&data, Column::Number, false), backwards);
    for is_descending in [false, true] {
        let is_undated: Vec<bool> = ids(&data, Column::When, is_descending)
            .into_iter()
            .filter_map(|id| data.activity_by_id(id))
            .map(|a| a.placement() == Placement::Undated)
            .collect();
        assert!(is_undated.is_sorted(), "{is_undated:?}");
    }
}
