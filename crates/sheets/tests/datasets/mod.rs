//! The datasets that the page is shipped with, for the tests that send a year through a workbook.
#![allow(dead_code, reason = "each test binary uses a part of it")]

use yearline_core::domain::Dataset;
use yearline_core::ingest;
use yearline_sheets::draft::Draft;
use yearline_sheets::write;

const REPORT: &[u8] = include_bytes!("../../../../data/2022.json");
const SAMPLE: &[u8] = include_bytes!("../../../../data/sample.json");

/// A file that has no fault.
pub fn dataset(json: &[u8]) -> Dataset {
    let reading = ingest::read(json);
    reading
        .dataset
        .unwrap_or_else(|| panic!("{:?}", reading.diagnostics))
}

/// The year of the report.
pub fn report() -> Dataset {
    dataset(REPORT)
}

/// That one and the one that is made up.
pub fn shipped() -> [Dataset; 2] {
    [report(), dataset(SAMPLE)]
}

/// A dataset as the template has it.
pub fn xlsx(data: &Dataset) -> Vec<u8> {
    write::workbook(&Draft::of(data)).unwrap_or_else(|e| panic!("{e}"))
}
