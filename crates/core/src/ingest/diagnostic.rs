//! One fault: what, how grave, where, what stands there, and what should.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::cell::Cell;
use super::code::{Code, Severity};
use super::path::Path;
use crate::domain::Period;

/// A place in the file as an editor shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters (Unicode scalar values), from 1.
    pub column: usize,
}

/// One fault of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// What is wrong.
    pub code: Code,
    /// Whether the file can be shown all the same.
    pub severity: Severity,
    /// Where, as a path. For a missing property, the path that it would have. The top for a fault of the file as a whole.
    pub path: Path,
    /// Where, in the text: the value, or what holds a missing one. `None` where the bytes are no text.
    pub place: Option<LineColumn>,
    /// Where, in the workbook that the file was made from. `None` for a file that is JSON.
    pub cell: Option<Cell>,
    /// What stands there, as written, in at most [`MAX_FOUND`] characters; empty for what is missing. Characters that are not
    /// seen or that turn the direction of writing are replaced, so that it can be shown as it is.
    pub found: String,
    /// What should stand there.
    pub expected: Expected,
}

impl Diagnostic {
    /// A fault of a workbook, in that cell; what stands there is cut and made safe for a page.
    #[must_use]
    pub fn of_sheet(
        code: Code,
        severity: Severity,
        cell: Option<Cell>,
        written: &str,
        expected: Expected,
    ) -> Self {
        Self {
            code,
            severity,
            path: Path::default(),
            place: None,
            cell,
            found: excerpt(written),
            expected,
        }
    }
}

/// The longest excerpt in a [`Diagnostic`], in characters.
pub const MAX_FOUND: usize = 80;

/// What should stand in the place of a fault: the parameters of a remedy, without its words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Expected {
    /// A JSON file of this format.
    Json,
    /// JSON without this fault.
    Syntax(SyntaxFault),
    /// These brackets, in this order, at the end.
    Closing(String),
    /// A value of this type.
    Type(Type),
    /// The rows, in the file itself.
    Rows,
    /// A text that is not empty.
    Text,
    /// A text in these languages too.
    Languages(Vec<String>),
    /// One of these.
    OneOf(Vec<String>),
    /// An identifier: `^[a-z0-9][a-z0-9._-]*$`, at most [`MAX_ID`](super::MAX_ID) characters.
    Id,
    /// A BCP 47 tag.
    Language,
    /// An address that begins with `https:`, `http:` or `mailto:`.
    Url,
    /// An EDTF expression; that many characters were read before the one at fault.
    Edtf {
        /// Characters read.
        read: usize,
    },
    /// A period with a first and a last month.
    Bounded,
    /// A day, `2023-02-17`.
    Day,
    /// A date with a month of this period.
    Within(Period),
    /// Exactly this.
    Write(String),
    /// A finite JSON number.
    Number,
    /// A whole number from the first to the second.
    Between(u32, u32),
    /// No more than this; the code says of what.
    AtMost(usize),
    /// Something that does not stand here already.
    Elsewhere(Path),
    /// Something that does not stand in this cell already.
    ElsewhereCell(Cell),
    /// A name that stands in its object once.
    Once,
    /// A table of this name.
    Resource(Cow<'static, str>),
    /// An identifier of this table.
    Reference {
        /// The table.
        resource: Cow<'static, str>,
        /// One of its identifiers that looks like the one found.
        near: Option<String>,
    },
    /// This name, which the one found looks like.
    Near(String),
    /// Nothing else: it is said of so many cells, rows or columns, of which the first is named.
    Cells(usize),
    /// A date whose order of day and month is known; what the one found is either way, and how many there are.
    DayOrder {
        /// Read as day, month.
        day_first: String,
        /// Read as month, day.
        month_first: String,
        /// How many dates of the column need the answer.
        n: usize,
    },
    /// A date as people write one.
    DateWords,
    /// A column with this heading.
    Column(String),
}

/// What a value is, as JSON and as this format have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Type {
    /// A JSON object.
    Object,
    /// A JSON array.
    Array,
    /// A JSON string.
    String,
    /// A JSON number.
    Number,
    /// A JSON number without a fraction.
    Integer,
    /// A string, or an object from language to string.
    Text,
    /// An object with `paragraph` and, where it is known, `sentence`.
    Place,
}

/// A fault of syntax, so that its remedy can be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SyntaxFault {
    /// A comma after the last element: take it away.
    TrailingComma,
    /// No comma between two elements: add one.
    MissingComma,
    /// No colon after a property's name: add one.
    MissingColon,
    /// No value where one should stand: after a colon, between two commas.
    MissingValue,
    /// No property's name in double quotes.
    MissingName,
    /// A bracket that closes another kind of bracket.
    WrongBracket,
    /// Quotes that are not `"`: single or typographic ones.
    WrongQuotes,
    /// A comment: JSON has none.
    Comment,
    /// A word that is not `true`, `false` or `null`: `NaN`, `None`, an unquoted text.
    UnknownWord,
    /// A number that JSON does not write so: `+1`, `.5`, `01`, `1.`, `1,000`.
    BadNumber,
    /// A line break or another control character within a text: write `\n`.
    ControlCharacter,
    /// A backslash with something after it that has no meaning.
    BadEscape,
    /// Half of a character, `\ud800` without its other half.
    LoneSurrogate,
    /// Something after the end of the document.
    AfterTheEnd,
    /// A character that has no business here.
    Stray,
}

/// What stands in a file, cut and made safe for a page.
pub(super) fn excerpt(written: &str) -> String {
    let mut found = String::new();
    let mut n = 0;
    let mut gap = false;
    // An excerpt ends within the first few characters, but a text of nothing but white space must not be walked to its end.
    for c in written.chars().take(MAX_FOUND * 8) {
        if c == ' ' || c == '\n' || c == '\t' || c == '\r' {
            gap = n > 0;
            continue;
        }
        let width = 1 + usize::from(gap);
        if n + width >= MAX_FOUND {
            found.push('…');
            return found;
        }
        if gap {
            found.push(' ');
        }
        gap = false;
        n += width;
        found.push(if is_unseen(c) { '\u{fffd}' } else { c });
    }
    found
}

/// Controls, and what turns the direction of writing (Unicode's Bidi_Control) or takes no room.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
