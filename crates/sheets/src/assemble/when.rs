//! The date of an activity, from one column or from a start and an end, and what it rests on.

use yearline_core::ingest::{Code, Expected};

use super::findings::Findings;
use super::rows::Making;
use crate::dates::{self, Dated};
use crate::draft::Content;
use crate::grid::Value;
use crate::words::{BASES, Field};

/// What a date of a cell is in EDTF; `None` after a fault has been reported.
fn date(making: &mut Making<'_>, field: Field, findings: &mut Findings) -> Option<String> {
    let column = making.reader.sheet.of(field).next()?;
    let value = making.reader.value(field)?.0;
    if value.is_blank() || matches!(value, Value::Error(_)) {
        return None;
    }
    let context = dates::Context {
        period: making.reader.context.period,
        order: column.order,
        epoch: making.reader.context.epoch,
    };
    let written = value.text();
    let code = match dates::read(value, &context) {
        Dated::Read { edtf, year_taken } => {
            if year_taken {
                let found = || format!("{written} → {edtf}");
                findings.count(Code::YearTaken, &making.reader, Some(column.index), found);
            }
            return Some(edtf);
        }
        Dated::Ambiguous {
            day_first,
            month_first,
        } => {
            let cell = making.reader.cell_at(column.index);
            findings.ask_order(&cell, &written, day_first, month_first);
            making.origin.blamed.insert("when");
            return Some(written);
        }
        Dated::Named => Code::NamedTime,
        Dated::Unreadable => Code::BadDate,
    };
    let cell = making.reader.cell_at(column.index);
    findings.error(code, &cell, &written, Expected::DateWords);
    making.origin.blamed.insert("when");
    Some(written)
}

/// The date of an activity and what it rests on.
pub(super) fn when(making: &mut Making<'_>, findings: &mut Findings) {
    let single = date(making, Field::When, findings);
    let start = date(making, Field::Start, findings);
    let end = date(making, Field::End, findings);
    let is_broken = making.origin.blamed.contains("when");
    let read_from: &[Field] = match (&single, &start, &end) {
        (Some(_), _, _) => &[Field::When],
        (None, Some(_), Some(_)) => &[Field::Start, Field::End],
        (None, Some(_), None) => &[Field::Start],
        (None, None, Some(_)) => &[Field::End],
        (None, None, None) => &[],
    };
    made_of(making, read_from);
    let mut edtf = match (single, start, end) {
        (Some(single), _, _) => Some(single),
        (None, Some(start), Some(end)) if start == end => Some(start),
        (None, Some(start), Some(end)) => Some(format!("{}/{}", endpoint(&start), endpoint(&end))),
        (None, Some(start), None) if is_whole(&start) => Some(start),
        (None, Some(start), None) => {
            // A sheet that has no column for the end has dates, not starts.
            if let (Some((_, column)), false) = (making.reader.value(Field::End), is_broken) {
                findings.count(Code::OpenStart, &making.reader, Some(column), || {
                    start.clone()
                });
                Some(format!("{}/", endpoint(&start)))
            } else {
                Some(start)
            }
        }
        (None, None, Some(end)) if is_whole(&end) => Some(end),
        (None, None, Some(end)) => Some(format!("/{}", endpoint(&end))),
        (None, None, None) => None,
    };
    let mut basis = making.choice(Field::Basis, &BASES);
    if basis.is_none() && !making.origin.blamed.contains("when_basis") {
        let column = making.reader.sheet.of(Field::Basis).next();
        let column = column.map(|column| column.index);
        let found = || edtf.clone().unwrap_or_default();
        findings.count(Code::BasisTaken, &making.reader, column, found);
        basis = Some(
            if edtf.is_some() || is_broken {
                "stated"
            } else {
                "period"
            }
            .to_owned(),
        );
    }
    let is_undated = edtf.is_none() && !is_broken && basis.as_deref() == Some("period");
    if let (true, Some(period)) = (is_undated, making.reader.context.period) {
        edtf = Some(period.some_time());
    }
    // "2022" in a period that is not the year 2022, and a basis that says that only the period is known.
    if let Some(edtf) = edtf {
        making.put("when", Content::Word(edtf));
    }
    if let Some(basis) = basis {
        making.put("when_basis", Content::Word(basis));
    }
}

/// Says from which cells the date was read, so that what is wrong with it is found there.
fn made_of(making: &mut Making<'_>, fields: &[Field]) {
    let others = [Field::When, Field::Start, Field::End];
    let others = others
        .iter()
        .filter(|field| !fields.is_empty() && !fields.contains(field));
    let columns = others.filter_map(|field| Some(making.reader.value(*field)?.1));
    making.origin.without = columns.collect();
}

/// Whether an expression is more than one date: then it is no start or end of another.
fn is_whole(edtf: &str) -> bool {
    edtf.contains(['/', '[', '{'])
}

/// A date as the end of an interval: a part of a month is the month, approximately; some time in a year is the year.
fn endpoint(edtf: &str) -> String {
    let inner = edtf.trim_matches(['[', ']']);
    if let Some((first, last)) = inner.split_once("..")
        && let (Some(a), Some(b)) = (first.get(..7), last.get(..7))
        && a == b
    {
        return format!("{a}~");
    }
    edtf.strip_suffix("-XX")
        .filter(|year| year.len() == 4)
        .unwrap_or(edtf)
        .to_owned()
}
