//! A dataset through the template and back: equal, but for what a spreadsheet has no place for.

mod datasets;

use datasets::dataset;
use yearline_core::domain::Dataset;
use yearline_core::ingest::Severity;
use yearline_sheets::draft::Draft;
use yearline_sheets::{assemble, read, recognise, write};

fn through_the_template(data: &Dataset) -> Dataset {
    let xlsx = datasets::xlsx(data);
    let book = read::read(&xlsx, "year.xlsx").unwrap_or_else(|e| panic!("{e:?}"));
    let assembled = assemble(&book, &recognise(&book));
    let told: Vec<_> = assembled
        .diagnostics
        .iter()
        .filter(|d| d.severity == Severity::Error)
        .collect();
    assert!(told.is_empty(), "{told:#?}");
    // And once more: what was written is what is written again.
    let again = write::workbook(&assembled.draft).unwrap_or_else(|e| panic!("{e}"));
    assert!(again == xlsx, "the same dataset is the same workbook");
    assembled
        .dataset
        .unwrap_or_else(|| panic!("there is no error"))
}

#[test]
fn the_shipped_datasets_come_back_equal() {
    for data in datasets::shipped() {
        assert!(through_the_template(&data) == data);
    }
}

#[test]
fn what_is_hard_for_a_spreadsheet_comes_back_equal() {
    let json = br##"{
      "name": "odd", "title": "=1+1", "yearline": {"format": 1, "period": "2021-09-06/2022-08-31", "languages": ["en", "zh-Hans", "de"]},
      "sources": [{"title": "A report"}, {"title": "Another", "date": "2022-01-01"}],
      "licenses": [{"name": "CC0-1.0"}, {"path": "https://example.org/licence"}],
      "contributors": [{"title": "Someone"}],
      "resources": [
        {"name": "initiatives", "data": [
          {"id": "b", "number": 7, "title": "Same", "summary": "x"},
          {"id": "a", "number": 2, "title": "Same", "summary": {"en": "line one\nline two", "de": "2022-03"}},
          {"id": "c", "number": 9, "title": "a", "summary": "its title is the identifier of another one"},
          {"id": "d", "number": 10, "title": "2", "summary": "its title is the number of another one"}]},
        {"name": "kinds", "data": [{"id": "k", "title": {"zh-Hans": "\u8bb2\u5ea7"}}]},
        {"name": "activities", "data": [
          {"id": "x", "initiative": "a", "kind": "k", "title": "0012", "summary": "'quoted", "when": "2022-03", "when_basis": "stated", "source": {"paragraph": 6}},
          {"id": "y", "initiative": "b", "kind": "k", "title": "1E5", "summary": "TRUE", "when": "2022-34", "when_basis": "implied", "when_note": "#REF!"},
          {"id": "z", "initiative": "c", "kind": "k", "title": "12%", "summary": "3/4", "when": "{2022-03,2022-05}", "when_basis": "stated"},
          {"id": "w", "initiative": "d", "kind": "k", "title": "w", "summary": "s", "when": "[2021-09-06..2022-08-31]", "when_basis": "period"}]},
        {"name": "figures", "data": [
          {"id": "f", "activity": "x", "title": "t", "value": 1.10, "qualifier": "more-than", "unit": "u"},
          {"id": "g", "activity": "y", "title": "t", "value": 123456789012345678901234567890, "qualifier": "about", "unit": {"en": "people", "zh-Hans": "\u4eba"}},
          {"id": "h", "activity": "z", "title": "t", "value": -0.5, "qualifier": "at-least", "unit": "u", "note": "n"},
          {"id": "i", "activity": "w", "title": "t", "value": 1e3, "qualifier": "exact", "unit": "u"}]}]}"##;
    let data = dataset(json);
    let back = through_the_template(&data);
    assert_eq!(back, data);
}

#[test]
fn a_file_is_saved_in_one_form() {
    let data = datasets::report();
    let json = Draft::of(&data).to_json();
    assert!(dataset(json.as_bytes()) == data);
    assert_eq!(Draft::of(&dataset(json.as_bytes())).to_json(), json);
    assert!(json.starts_with(
        "{\n  \"$schema\": \"https://datapackage.org/profiles/2.0/datapackage.json\",\n  \"name\""
    ));
    assert!(json.ends_with("}\n"));
}

#[test]
fn the_empty_template_says_what_to_fill_in() {
    let xlsx = write::template(&["en", "zh-Hans"]).unwrap_or_else(|e| panic!("{e}"));
    let book = read::read(&xlsx, "template.xlsx").unwrap_or_else(|e| panic!("{e:?}"));
    let names: Vec<&str> = book.grids.iter().map(|grid| grid.name.as_str()).collect();
    assert_eq!(
        names,
        ["Report", "Initiatives", "Kinds", "Activities", "Figures"]
    );
    let mapping = recognise(&book);
    assert!(
        mapping.sheets.iter().all(|sheet| sheet.table.is_some()),
        "{mapping:#?}"
    );
    let unread = |sheet: &&yearline_sheets::SheetMapping| {
        sheet.table != Some(yearline_sheets::Table::Report)
            && sheet.columns.iter().any(|column| column.field.is_none())
    };
    assert!(
        !mapping.sheets.iter().any(|sheet| unread(&sheet)),
        "every column of the template is known"
    );
    let assembled = assemble(&book, &mapping);
    assert!(
        assembled.has_error(),
        "without a title and a period there is no year"
    );
}
