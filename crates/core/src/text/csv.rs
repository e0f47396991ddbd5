//! The table of a selection as CSV (RFC 4180), for a spreadsheet.

use crate::domain::{Basis, Dataset};

use super::Speech;

impl Speech {
    /// The activities of those indexes, in that order, one a line, the headings first.
    ///
    /// Begins with a byte order mark: without one, spreadsheet programs take Chinese for something else. A cell that a
    /// spreadsheet would compute (`=`, `+`, `-`, `@` in front) gets an apostrophe, so that text stays text.
    #[must_use]
    pub fn csv(self, data: &Dataset, activities: &[usize]) -> String {
        let words = self.words;
        let language = data.language(self.lang);
        let mut out = String::from("\u{feff}");
        let mut line = |cells: &[&str]| {
            let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
            out.push_str(&cells.join(","));
            out.push_str("\r\n");
        };
        line(&[
            "id",
            words.column_number,
            words.initiative,
            words.column_activity,
            words.column_kind,
            words.column_when,
            "EDTF",
            words.column_basis,
            words.what_is_unclear,
            words.column_figures,
            words.column_source,
        ]);
        for &index in activities {
            let activity = data.activity(index);
            let figures: Vec<String> = activity
                .figures()
                .map(|f| self.figure(f, language))
                .collect();
            let basis = match activity.basis() {
                Basis::Stated => words.basis_stated_short,
                Basis::Implied => words.basis_implied_short,
                Basis::Period => words.basis_period_short,
            };
            line(&[
                activity.id(),
                &activity.number(),
                activity.initiative().title.get(language),
                activity.title(language),
                activity.kind().title.get(language),
                &self.when(activity, data.period()),
                activity.edtf(),
                basis,
                activity.note(language),
                &figures.join("; "),
                &activity
                    .source()
                    .map(|place| self.place_short(place))
                    .unwrap_or_default(),
            ]);
        }
        out
    }
}

fn quoted(cell: &str) -> String {
    let text = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if text.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
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
            assert_eq!(quoted(cell), want);
        }
    }
}
