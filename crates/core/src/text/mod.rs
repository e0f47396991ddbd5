//! What the page says, in English and Chinese. It makes strings and knows nothing of the page.
//!
//! Fixed words are in [`messages`], one table for both languages, which the compiler keeps complete. Whatever is computed (sentences, headlines,
//! dates, faults) is a method of [`Locale`], with the two languages side by side in one `match`, so that they are changed together.
//!
//! Sentences are written by hand, not with a message format such as Fluent: each one chooses among whole forms by several counts at once
//! (none, one, all, ties, undated), and the two languages choose differently. Rust's `match` says that directly, and a form that is missing
//! does not compile.
//!
//! Reading order; each module uses only those before it: [`messages`], [`plain`] (numbers and dates), [`locale`], `phrase` (several
//! dates in one phrase), `edtf` (the words of a value), [`dates`] (an activity's place in time), [`charts`], [`headlines`], [`sentence`],
//! [`csv`], [`calendar`], [`citation`], [`faults`] (with `expected`, `missing`, `syntax_faults`, `sheet_faults` and `column_faults`),
//! [`snippet`] (markup for other pages), `still` (paper and slides).

pub mod calendar;
pub mod charts;
pub mod citation;
mod column_faults;
pub mod csv;
pub mod dates;
mod edtf;
mod expected;
pub mod faults;
pub mod headlines;
pub mod locale;
pub mod messages;
mod missing;
pub mod one_file;
mod phrase;
pub mod plain;
pub mod sentence;
mod sheet_faults;
pub mod snippet;
mod still;
mod syntax_faults;
mod takeaways;
mod workbook;

pub use locale::Locale;
pub use plain::DateForm;
