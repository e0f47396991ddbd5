//! The faults that were found so far, in a bounded list.

use super::code::{Code, Severity};
use super::diagnostic::{Diagnostic, Expected, LineColumn, excerpt};
use super::path::{Path, Trail};

/// How many faults of a file are told in full. Who has more corrects these first.
pub const MAX_DIAGNOSTICS: usize = 200;

/// What a fault says of itself.
pub(super) struct Fault<'f> {
    pub(super) code: Code,
    pub(super) severity: Severity,
    pub(super) trail: Trail<'f>,
    /// The byte that it begins with.
    pub(super) at: usize,
    /// What stands there, as written.
    pub(super) written: &'f str,
    pub(super) expected: Expected,
}

/// A fault before its line and column are counted.
struct Found {
    at: usize,
    diagnostic: Diagnostic,
}

/// All faults of a file, up to [`MAX_DIAGNOSTICS`] of each severity, and the count of the rest.
#[derive(Default)]
pub(super) struct Findings {
    errors: Vec<Found>,
    warnings: Vec<Found>,
    n_errors: usize,
    n: usize,
}

impl Findings {
    pub(super) fn report(&mut self, fault: Fault<'_>) {
        let Fault {
            code,
            severity,
            trail,
            at,
            written,
            expected,
        } = fault;
        self.n += 1;
        let list = match severity {
            Severity::Error => {
                self.n_errors += 1;
                &mut self.errors
            }
            Severity::Warning => &mut self.warnings,
        };
        if list.len() < MAX_DIAGNOSTICS {
            let (path, found) = (trail.to_path(), excerpt(written));
            let diagnostic = Diagnostic {
                code,
                severity,
                path,
                place: None,
                cell: None,
                found,
                expected,
            };
            list.push(Found { at, diagnostic });
        }
    }

    /// Whether an error would still be told in full.
    pub(super) fn has_room(&self) -> bool {
        self.errors.len() < MAX_DIAGNOSTICS
    }

    pub(super) fn has_error(&self) -> bool {
        self.n_errors > 0
    }

    /// The faults in the order of the file, and how many more there are. Errors are never left out for warnings.
    pub(super) fn finish(self, text: &str) -> (Vec<Diagnostic>, usize) {
        let mut found = self.errors;
        let room = MAX_DIAGNOSTICS - found.len();
        found.extend(self.warnings.into_iter().take(room));
        found.sort_by_key(|fault| fault.at);
        let n_more = self.n - found.len();
        let mut places = Places::new(text);
        let place_it = |Found { at, diagnostic }| Diagnostic {
            place: Some(places.of(at)),
            ..diagnostic
        };
        (found.into_iter().map(place_it).collect(), n_more)
    }
}

/// The one fault of a file that could not be looked into.
pub(super) fn alone(
    code: Code,
    place: Option<LineColumn>,
    written: &str,
    expected: Expected,
) -> Diagnostic {
    let (severity, path, found) = (Severity::Error, Path::default(), excerpt(written));
    Diagnostic {
        code,
        severity,
        path,
        place,
        cell: None,
        found,
        expected,
    }
}

/// Counts lines and columns, forward only.
pub(super) struct Places<'a> {
    text: &'a str,
    at: usize,
    place: LineColumn,
}

impl<'a> Places<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            place: LineColumn { line: 1, column: 1 },
        }
    }

    /// The place of that byte, which is not before the one that was asked for last.
    pub(super) fn of(&mut self, at: usize) -> LineColumn {
        let passed = self.text.get(self.at..at).unwrap_or_default();
        for c in passed.chars() {
            if c == '\n' {
                self.place.line += 1;
                self.place.column = 1;
            } else {
                self.place.column += 1;
            }
        }
        self.at += passed.len();
        self.place
    }
}
