//! The second reading, of files that the first one gave up: all that is wrong, each fault in its place.
//!
//! Nothing stops it. A fault of a field does not end its row, nor a row its table: every value is looked at as it is written,
//! and what can be read of it goes on to the rules. A file with nothing but warnings becomes a dataset here.
//!
//! Reading order: `raw` (values as they are written), `fields` (one property after another, each by its type), `package`,
//! `tables` (what each means).

mod fields;
mod package;
mod raw;
mod tables;

use super::code::Code;
use super::diagnostic::{Expected, Type};
use super::findings::{Places, alone};
use super::{Reading, syntax};
use fields::Checker;
use raw::{Kind, Raw};

/// Reads a text that is not empty.
pub(super) fn read(text: &str) -> Reading {
    let place = |at| Some(Places::new(text).of(at));
    let start = text.len() - text.trim_start().len();
    if text[start..].starts_with('<') {
        return Reading::alone(alone(
            Code::HtmlInsteadOfJson,
            place(start),
            &text[start..],
            Expected::Json,
        ));
    }
    if let Some(fault) = syntax::find(text) {
        let line = text[fault.at..].lines().next().unwrap_or_default();
        return Reading::alone(alone(fault.code, place(fault.at), line, fault.expected));
    }
    let top = match serde_json::from_str::<Raw<'_>>(text) {
        Ok(top) if top.kind() == Kind::Object => top,
        Ok(top) => {
            let object = Expected::Type(Type::Object);
            return Reading::alone(alone(Code::NotAnObject, place(start), top.text(), object));
        }
        // The two have always agreed; should they ever not, nothing is shown that serde_json does not read.
        Err(_) => return Reading::alone(alone(Code::NotJson, place(start), text, Expected::Json)),
    };
    let mut checker = Checker::new(text);
    let dataset = checker
        .package(top)
        .and_then(|package| checker.tables(package));
    let (diagnostics, n_more) = checker.findings.finish(text);
    Reading {
        dataset,
        diagnostics,
        n_more,
    }
}
