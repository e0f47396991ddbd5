//! The CSV file: the same texts for who reads it back, and nothing that a spreadsheet would change.

use proptest::prelude::*;
use yearline_core::domain::{Dataset, Lang};
use yearline_core::ingest::read;
use yearline_core::text::Locale;
use yearline_core::text::csv::read_back;

const CASE: &str = include_str!("../../../tests/cases/04-csv-spreadsheet.json");

fn dataset(text: &str) -> Dataset {
    let reading = read(text.as_bytes());
    reading
        .dataset
        .unwrap_or_else(|| panic!("{:?}", reading.diagnostics))
}

/// The cells of the file as another program reads them, below the headings.
fn cells(data: &Dataset, lang: Lang) -> Vec<Vec<String>> {
    let every: Vec<usize> = (0..data.n_activities()).collect();
    let file = Locale::new(lang).csv(data, &every);
    let text = file
        .strip_prefix('\u{feff}')
        .unwrap_or_else(|| panic!("no byte order mark"));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.records();
    let rows = rows.map(|row| row.unwrap_or_else(|e| panic!("{e}")));
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn texts_stay_texts_and_are_read_back() {
    let data = dataset(CASE);
    for lang in Lang::ALL {
        for (activity, row) in data.activities().zip(cells(&data, lang)) {
            assert_eq!(read_back(&row[1]), activity.number());
            assert_eq!(read_back(&row[3]), activity.title(0));
            assert_eq!(read_back(&row[6]), activity.edtf());
            let is_plain = activity.title(0).chars().all(char::is_alphabetic);
            assert_eq!(row[3] == activity.title(0), is_plain, "{row:?}");
        }
    }
}

#[test]
fn numbers_of_activities_keep_their_zero_and_dates_their_year() {
    let data = dataset(CASE);
    for (lang, may, fourth) in [
        (Lang::En, "May 2022", "4 May 2022"),
        (Lang::ZhHans, "2022年", "2022年"),
    ] {
        let rows = cells(&data, lang);
        assert_eq!(read_back(&rows[9][1]), "1.10");
        assert_ne!(rows[9][1], "1.10", "a spreadsheet would read 1.1");
        assert!(rows[0][5].contains(may), "{:?}", rows[0]);
        for row in &rows[1..] {
            assert!(row[5].contains(fourth), "{row:?}");
        }
    }
}

#[test]
fn names_of_downloads_have_no_blanks() {
    let locale = Locale::new(Lang::En);
    let data = dataset(CASE);
    assert_eq!(locale.file_name(&data, "", "csv"), "min-2022.csv");
    let school = dataset(&CASE.replace("\"2022\"", "\"2021-09/2022-08\""));
    for lang in Lang::ALL {
        let name = Locale::new(lang).file_name(&school, "by-unit", "svg");
        assert_eq!(name, "min-2021-09-to-2022-08-by-unit.svg");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_title_is_read_back(title in "[^\\p{C}\\s][^\\p{C}]{0,20}") {
        let quoted = serde_json::Value::from(title.as_str()).to_string();
        let data = dataset(&CASE.replace("\"title\": \"Concert\"", &format!("\"title\": {quoted}")));
        let rows = cells(&data, Lang::En);
        prop_assert_eq!(read_back(&rows[9][3]), title.as_str());
    }
}
