//! Figures: in the rows of their activities, and in a sheet of their own.

use yearline_core::ingest::Code;

use super::Context;
use super::findings::{Findings, Origin};
use super::refs::Refs;
use super::rows::{Ids, Making, Reader, Rows, each_row};
use super::values::amount;
use crate::draft::{Content, Row, Words};
use crate::grid::Value;
use crate::words::{Field, QUALIFIERS, Table};

/// The figure in the row of an activity, if it has one.
pub(super) fn figure_in(
    making: &Making<'_>,
    activity: &str,
    ids: &mut Ids,
    findings: &mut Findings,
) -> Option<(Row, Origin)> {
    let (value, column) = making.reader.value(Field::Value)?;
    if value.is_blank() || matches!(value, Value::Error(_)) {
        return None;
    }
    let mut figure = Making {
        reader: Reader::new(
            making.reader.context,
            making.reader.grid,
            making.reader.sheet,
            making.reader.row,
        ),
        fields: Vec::new(),
        origin: Origin {
            row: making.origin.row.clone(),
            ..Origin::default()
        },
    };
    // The title of a figure is its unit here, and the cells of the activity's title are not to blame for it.
    let columns = making.reader.sheet.columns.iter().filter(|column| {
        matches!(
            column.field,
            Some(Field::Title | Field::Summary | Field::Id)
        )
    });
    figure.origin.without = columns.map(|column| column.index).collect();
    figure.put("id", Content::Word(ids.made(&format!("{activity} figure"))));
    figure.put("activity", Content::Word(activity.to_owned()));
    let unit = count(&mut figure, value, column, findings);
    if let Some(unit) = unit {
        figure.put("title", Content::Words(unit));
    }
    // A figure without a unit has no title either; it is said once.
    figure.origin.blamed.insert("title");
    figure.place();
    Some(figure.finish(3))
}

/// The number of a figure, how it is to be read, and what it counts.
fn count(
    making: &mut Making<'_>,
    value: &Value,
    column: u32,
    findings: &mut Findings,
) -> Option<Words> {
    let amount = amount(value);
    making.put("value", Content::Number(amount.digits));
    let written = making.choice(Field::Qualifier, &QUALIFIERS);
    let qualifier = written
        .or_else(|| amount.qualifier.map(str::to_owned))
        .unwrap_or_else(|| {
            findings.count(Code::ExactTaken, &making.reader, Some(column), String::new);
            "exact".to_owned()
        });
    making.put("qualifier", Content::Word(qualifier));
    let unit = making
        .reader
        .words(Field::Unit)
        .or_else(|| amount.unit.map(|unit| Words::Same(unit.into())));
    if let Some(unit) = &unit {
        making.put("unit", Content::Words(unit.clone()));
    }
    unit
}

pub(super) fn figures(
    context: &Context<'_>,
    activities: &Refs,
    inline: &Rows,
    findings: &mut Findings,
) -> Rows {
    let mut rows = Rows::new();
    let mut ids = Ids::of(context, Table::Figures, "f");
    let known = inline.iter().filter_map(|(row, _)| match row.get("id") {
        Some(Content::Word(id)) => Some(id.clone()),
        _ => None,
    });
    ids.taken.extend(known);
    each_row(context, Table::Figures, |reader, named| {
        let mut making = Making::new(reader, named, findings);
        let title = making.words(Field::Title);
        making.reference(Field::Activity, activities, "activities", findings);
        let unit = match making.reader.value(Field::Value) {
            Some((value, column)) if !value.is_blank() && !matches!(value, Value::Error(_)) => {
                count(&mut making, value, column, findings)
            }
            _ => {
                if let Some(word) = making.choice(Field::Qualifier, &QUALIFIERS) {
                    making.put("qualifier", Content::Word(word));
                }
                making.words(Field::Unit)
            }
        };
        if title.is_none()
            && let Some(unit) = &unit
        {
            making.put("title", Content::Words(unit.clone()));
        }
        let named = title.or(unit);
        making.id(&mut ids, named.as_ref(), findings);
        making.words(Field::Note);
        making.place();
        rows.push(making.finish(3));
    });
    rows
}
