//! The table of a selection as CSV (RFC 4180), for a spreadsheet.

use csv::{Terminator, WriterBuilder};

use crate::domain::{Activity, Basis, Dataset};

use super::locale::Locale;

impl Locale {
    /// The activities with those indexes, in that order, one a line, below a line of headings.
    ///
    /// The text begins with a byte order mark: without one, spreadsheet programs do not recognise UTF-8. A cell that a spreadsheet would
    /// take for a formula (`=`, `+`, `-`, `@` in front) gets an apostrophe, so that text stays text.
    #[must_use]
    pub fn csv(self, data: &Dataset, activities: &[usize]) -> String {
        let messages = self.messages;
        let headings = [
            "id",
            messages.column_number,
            messages.initiative,
            messages.column_activity,
            messages.column_kind,
            messages.column_when,
            "EDTF",
            messages.column_basis,
            messages.what_is_unclear,
            messages.column_figures,
            messages.column_source,
        ];
        let rows = activities
            .iter()
            .map(|&index| self.csv_row(data, data.activity(index)));
        written(std::iter::once(headings.map(str::to_owned)).chain(rows))
    }

    fn csv_row(self, data: &Dataset, activity: Activity<'_>) -> [String; 11] {
        let language = data.language(self.lang);
        let figures: Vec<String> = activity
            .figures()
            .map(|figure| self.figure(figure, language))
            .collect();
        let basis = match activity.basis() {
            Basis::Stated => self.messages.basis_stated_short,
            Basis::Implied => self.messages.basis_implied_short,
            Basis::Period => self.messages.basis_period_short,
        };
        [
            activity.id().to_owned(),
            activity.number(),
            activity.initiative().title.get(language).to_owned(),
            activity.title(language).to_owned(),
            activity.kind().title.get(language).to_owned(),
            self.when(activity, data.period()),
            activity.edtf().to_owned(),
            basis.to_owned(),
            activity.note(language).to_owned(),
            figures.join("; "),
            activity
                .source()
                .map(|place| self.place_short(place))
                .unwrap_or_default(),
        ]
    }
}

fn written<const N: usize>(rows: impl Iterator<Item = [String; N]>) -> String {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        writer
            .write_record(row.map(without_formula))
            .expect("rows of one length, written into memory");
    }
    let bytes = writer.into_inner().expect("written into memory");
    String::from_utf8(bytes).expect("written from strings")
}

fn without_formula(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_never_computed() {
        let table = [
            ("plain", "plain"),
            ("a, b", "\"a, b\""),
            ("say \"no\"", "\"say \"\"no\"\"\""),
            ("=1+1", "'=1+1"),
            ("two\nlines", "\"two\nlines\""),
        ];
        for (cell, want) in table {
            let row = written(std::iter::once([cell.to_owned()]));
            assert_eq!(row, format!("\u{feff}{want}\r\n"));
        }
    }
}
