//! Years of any size, made from nothing but a number: what is measured has to be the same every time.

use yearline_core::domain::{
    ActivityRow, Basis, Dataset, DatasetBuilder, Initiative, Kind, Meta, Period, Place, Text,
    TextRow, When,
};

/// The sizes that everything is measured at.
pub const SIZES: [usize; 4] = [60, 10_000, 100_000, 1_000_000];

const TOPICS: [&str; 8] = [
    "water", "health", "schools", "forests", "skills", "roads", "records", "food",
];
const N_INITIATIVES: usize = 10;
const N_KINDS: usize = 12;

/// The `i`-th of numbers that look like chance.
fn chance(i: usize, below: usize) -> usize {
    let mixed = (i as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    ((mixed ^ mixed >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 33) as usize % below
}

/// The columns of an activity: title, summary, date.
fn texts(i: usize) -> (String, String, String) {
    let (topic, place) = (TOPICS[chance(i, TOPICS.len())], chance(i * 7, 200));
    let (month, day) = (chance(i * 3, 12) + 1, chance(i * 5, 27) + 1);
    let when = match chance(i * 11, 10) {
        0 => "2025-XX".to_owned(),
        1 => format!("2025-{month:02}~/.."),
        2 => format!("2025-{month:02}"),
        3..6 => format!("2025-{month:02}-{day:02}"),
        _ => format!("2025-{month:02}-{day:02}/2025-12-{:02}", 28 + chance(i, 4)),
    };
    (
        format!("Training course {i} on {topic}"),
        format!("It took place in ward {place}, about {topic}."),
        when,
    )
}

/// A year with so many activities.
///
/// # Panics
/// Never: what it is made of has no fault.
#[must_use]
pub fn year(n_activities: usize) -> Dataset {
    let Ok(period) = Period::parse("2025") else {
        panic!("2025 is a period")
    };
    let meta = Meta {
        name: "bench".to_owned(),
        title: Text::same("A year", 1),
        description: Text::default(),
        version: String::new(),
        created: String::new(),
        period,
        languages: vec!["en".to_owned()],
        sources: Vec::new(),
        contributors: Vec::new(),
        licenses: Vec::new(),
    };
    let name = |prefix: &str, i: usize| {
        (
            format!("{prefix}{i}"),
            Text::same(&format!("{prefix} {i}"), 1),
        )
    };
    let initiatives = (0..N_INITIATIVES).map(|i| {
        let (id, title) = name("i", i);
        Initiative {
            id,
            number: i as u16 + 1,
            title,
            summary: Text::default(),
        }
    });
    let kinds = (0..N_KINDS).map(|i| {
        let (id, title) = name("k", i);
        Kind { id, title }
    });
    let mut builder = DatasetBuilder::new(meta, initiatives.collect(), kinds.collect());
    for i in 0..n_activities {
        let (title, summary, edtf) = texts(i);
        let Ok(when) = When::parse(&edtf, period) else {
            panic!("{edtf} lies in 2025")
        };
        builder.push_activity(ActivityRow {
            id: &format!("a{i}"),
            initiative: chance(i * 13, N_INITIATIVES),
            kind: chance(i * 17, N_KINDS),
            title: TextRow::Same(&title),
            summary: TextRow::Same(&summary),
            edtf: &edtf,
            when,
            basis: if edtf == "2025-XX" {
                Basis::Period
            } else {
                Basis::Stated
            },
            note: TextRow::Same(""),
            source: Some(Place {
                paragraph: 1,
                sentence: None,
            }),
        });
    }
    builder.finish()
}

/// The same year as a file.
#[must_use]
pub fn file(n_activities: usize) -> String {
    let rows = (0..n_activities).map(|i| {
        let (title, summary, edtf) = texts(i);
        let basis = if edtf == "2025-XX" { "period" } else { "stated" };
        let (initiative, kind) = (chance(i * 13, N_INITIATIVES), chance(i * 17, N_KINDS));
        format!(
            r#"{{"id":"a{i}","initiative":"i{initiative}","kind":"k{kind}","title":"{title}","summary":"{summary}","when":"{edtf}","when_basis":"{basis}","source":{{"paragraph":1}}}}"#
        )
    });
    let rows: Vec<String> = rows.collect();
    let initiatives: Vec<String> = (0..N_INITIATIVES)
        .map(|i| {
            format!(
                r#"{{"id":"i{i}","number":{},"title":"i {i}","summary":"None."}}"#,
                i + 1
            )
        })
        .collect();
    let kinds: Vec<String> = (0..N_KINDS)
        .map(|i| format!(r#"{{"id":"k{i}","title":"k {i}"}}"#))
        .collect();
    format!(
        r#"{{"name":"bench","title":"A year","yearline":{{"format":1,"period":"2025","languages":["en"]}},"resources":[
{{"name":"initiatives","data":[{}]}},{{"name":"kinds","data":[{}]}},{{"name":"activities","data":[
{}
]}},{{"name":"figures","data":[]}}]}}"#,
        initiatives.join(","),
        kinds.join(","),
        rows.join(",\n")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_a_fault_becomes_the_year() {
        let reading = yearline_core::ingest::read(file(500).as_bytes());
        assert_eq!(reading.diagnostics, []);
        let (Some(read), made) = (reading.dataset, year(500)) else {
            panic!("no dataset")
        };
        for (a, b) in read.activities().zip(made.activities()) {
            assert_eq!(
                (a.id(), a.title(0), a.when(), a.initiative_index()),
                (b.id(), b.title(0), b.when(), b.initiative_index())
            );
        }
        assert_eq!(
            (read.n_activities(), read.undated()),
            (made.n_activities(), made.undated())
        );
    }
}
