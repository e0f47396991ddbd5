//! What can be wrong with a file: one code for each kind of fault.
//!
//! A code has no words. What is said of it, in the reader's language, is the work of `text`, from the code and from the typed
//! parameters of its [`Diagnostic`](super::Diagnostic). The comment of each code says what is wrong and what to do about it.
//!
//! How grave a fault is follows one rule. It is an **error** where showing the file would need a guess (which month, which
//! initiative, what value), and a **warning** where something is missing or left out and the page can say so.

use serde::{Deserialize, Serialize};

/// Whether a file with this fault is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The file is not shown: it would take a guess.
    Error,
    /// The file is shown; something of it is missing or left out.
    Warning,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident = $name:literal,)*) => {
        /// A kind of fault.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Code { $($(#[$doc])* #[serde(rename = $name)] $code,)* }

        impl Code {
            /// All of them, so that a test can ask for the words of each.
            pub const ALL: &[Self] = &[$(Self::$code,)*];

            /// Its stable name: it may stand in a bug report or in a test, and never changes.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$code => $name,)* }
            }
        }
    };
}

codes! {
    // The file as a whole: always errors, and always alone.

    /// Nothing in the file but white space. *Remedy:* check that the right file was saved and uploaded.
    EmptyFile = "empty-file",
    /// More than [`MAX_BYTES`](super::MAX_BYTES). Parameter: `AtMost` (bytes). *Remedy:* leave out what is no text of
    /// the year, or split it.
    TooLarge = "too-large",
    /// Bytes that are not UTF-8, such as a spreadsheet's "Unicode text". *Remedy:* save it as UTF-8.
    NotUtf8 = "not-utf8",
    /// A web page where the data should be: often the host's "not found" page, or a login. *Remedy:* open the address
    /// in a browser and see what is there.
    HtmlInsteadOfJson = "html-instead-of-json",
    /// The file ends in the middle. Parameter: `Closing` (the brackets still open). *Remedy:* copy or download it
    /// again, in whole.
    Truncated = "truncated",
    /// Brackets within brackets beyond any table. Parameter: `AtMost` (levels). *Remedy:* it is not a dataset of this
    /// format.
    TooDeep = "too-deep",
    /// The syntax is broken. Parameter: `Syntax` (how). *Remedy:* follows from that.
    NotJson = "not-json",
    /// JSON, and no object at its top: a list of rows, say. *Remedy:* begin with the package, `{"name": …,
    /// "resources": […]}`.
    NotAnObject = "not-an-object",

    // What stands anywhere.

    /// A column or property that is needed is not there, or is `null`. Parameter: `Type`, or `Rows` for the `data` of
    /// a table. A warning where the page can do without (`summary`, `source`, the package's `name`). *Remedy:* add
    /// it.
    MissingField = "missing-field",
    /// Something of another type: a number where a text should be. Parameter: `Type`. A warning where the page can do
    /// without. *Remedy:* write it as that type; rows stand in the file itself (`Rows`), not in another file.
    WrongType = "wrong-type",
    /// A text that is empty, or has none of the dataset's languages. Parameter: `Text`, or `Languages` (one of which
    /// it needs). A warning where the page can do without. *Remedy:* write it, or leave the column out where it may
    /// be left out.
    MissingText = "missing-text",
    /// A warning: a text lacks a language of the dataset; the reader gets another. Parameter: `Languages` (those that
    /// it lacks). *Remedy:* translate it, or write a plain string where it is the same in each.
    MissingTranslation = "missing-translation",
    /// A text longer than fits its place. Parameter: `AtMost` (characters). A warning, and cut for showing; an error
    /// for a date, which cannot be cut. *Remedy:* shorten it, move the rest to the summary or the note.
    TextTooLong = "text-too-long",
    /// A warning: a property that this format does not have, and that looks like one that it has. Parameter: `Near`.
    /// *Remedy:* correct the heading.
    UnknownField = "unknown-field",
    /// A property, or a language of a text, that stands twice in one object: which of the two is meant would be a guess.
    /// Parameter: `Once`. *Remedy:* take one of the two away.
    DuplicateName = "duplicate-name",

    // The package.

    /// Another version of the format than this page reads. Parameter: `OneOf`. *Remedy:* write `"format": 1`, or use
    /// a newer Yearline.
    UnknownFormat = "unknown-format",
    /// The period is no EDTF date or interval with a beginning and an end. Parameter: `Edtf` or `Bounded`. *Remedy:*
    /// write `2022` or `2022-09/2023-08`.
    BadPeriod = "bad-period",
    /// The period has more months than can be drawn. Parameter: `AtMost` (months). *Remedy:* one file for each year.
    PeriodTooLong = "period-too-long",
    /// The dataset names no language. Parameter: `Language`. *Remedy:* write `"languages": ["en"]`.
    NoLanguage = "no-language",
    /// No BCP 47 tag, one that was named before, or more of them than can be offered. Parameter: `Language`,
    /// `Elsewhere` or `AtMost`. *Remedy:* write `en`, `zh-Hans`, each once.
    BadLanguage = "bad-language",
    /// An address that is not `https:`, `http:` or `mailto:`: a warning, and it is left out. Parameter: `Url`.
    /// *Remedy:* write the whole address.
    BadUrl = "bad-url",

    // The tables.

    /// A table is not there. Parameter: `Resource`. A warning for `figures`, which a year may lack. *Remedy:* add a
    /// resource of that name.
    MissingResource = "missing-resource",
    /// A table that was there before. Parameter: `Elsewhere`. *Remedy:* put the rows into one table, remove the
    /// other.
    DuplicateResource = "duplicate-resource",
    /// A warning: a table without rows. Parameter: `Rows`. *Remedy:* add rows, if there are any.
    EmptyDataset = "empty-dataset",
    /// More rows than can be numbered. Parameter: `AtMost` (rows). *Remedy:* split the file.
    TooManyRows = "too-many-rows",

    // The columns.

    /// An identifier that is not lower-case letters, digits, dot, underscore and hyphen, beginning with a letter or
    /// digit, or is longer than [`MAX_ID`](super::MAX_ID). Parameter: `Id`. It stands in addresses. A warning for the
    /// package's `name`. *Remedy:* write it so.
    BadId = "bad-id",
    /// An identifier that an earlier row of the table has. Parameter: `Elsewhere`. *Remedy:* give one of the two
    /// another.
    DuplicateId = "duplicate-id",
    /// An identifier that the other table does not have. Parameter: `Reference` (the table, and a near one).
    /// *Remedy:* correct it, or add the row.
    UnknownReference = "unknown-reference",
    /// An initiative's number is no whole number from 1 to 999. Parameter: `Between`. *Remedy:* write the number that
    /// the report gives it.
    BadNumber = "bad-number",
    /// A number that an earlier initiative has. Parameter: `Elsewhere`. *Remedy:* number each initiative apart.
    DuplicateNumber = "duplicate-number",
    /// None of the words that may stand there. Parameter: `OneOf`. *Remedy:* choose one of them.
    BadEnum = "bad-enum",
    /// A text that EDTF does not read. Parameter: `Edtf` (where it stops reading), or `Day` for the date of a source,
    /// where it is a warning. *Remedy:* write `2022-03`, `2022-03/2022-06`, `[2022-10..2022-12]`; `2022-XX` where the
    /// report gives no month.
    BadDate = "bad-date",
    /// A date with no month in the period. A warning where it has a month that the period has in part, but no day in the period.
    /// Parameter: `Within`. *Remedy:* correct the date, or the period.
    DateOutsidePeriod = "date-outside-period",
    /// A warning: a bare year, which can be read as "all through the year". Parameter: `Write` (`2022-XX`: some time
    /// in it). *Remedy:* write that.
    YearOnly = "year-only",
    /// The basis says that only the period is known, and the date says more. Parameter: `Write` (the date that says
    /// no more). *Remedy:* write that, or say what the date rests on (`stated`, `implied` with a note).
    PeriodBasisDated = "period-basis-dated",
    /// A warning: a date that is implied, and no `when_note` that says from what. Parameter: `Text`, or `Languages`.
    /// *Remedy:* write from what it follows.
    MissingBasisNote = "missing-basis-note",
    /// No number that can be drawn: a text such as `"400+"`, or one without end such as `1e400`. Parameter: `Number`.
    /// *Remedy:* write the bare number; "more than" belongs to `qualifier`.
    BadValue = "bad-value",
    /// A figure that does not say what it counts. Parameter: `Text`, or `Languages`. *Remedy:* write the unit;
    /// figures of unlike units are never put together.
    MissingUnit = "missing-unit",
    /// A warning: a paragraph or sentence that is no whole number, or that the report does not have; it is left out.
    /// Parameter: `Between`. *Remedy:* count the paragraphs of the report from 1.
    BadPlace = "bad-place",

    // Workbooks and tables, before they are a dataset. Who reads JSON never meets them.

    /// A workbook whose zip or records are cut off or broken. *Remedy:* save or download it again.
    DamagedWorkbook = "damaged-workbook",
    /// A workbook that opens with a password only. *Remedy:* save it without one.
    PasswordProtected = "password-protected",
    /// A workbook that unpacks to more than is read, or says that it would. Parameter: `AtMost` (bytes). *Remedy:* remove
    /// what is not part of the year.
    UnpacksTooLarge = "unpacks-too-large",
    /// More cells with something in them than are read. Parameter: `AtMost` (cells). *Remedy:* split it.
    TooManyCells = "too-many-cells",
    /// A file that is neither a workbook nor a table: a PDF, a text document, a web page. *Remedy:* save it as `.xlsx`.
    NotATable = "not-a-table",
    /// A draft that is damaged, or was kept by another version of this page. *Remedy:* open the file again that it was made of.
    UnreadableDraft = "unreadable-draft",
    /// A warning: the name ends as another sort of file does. Read as what it is. Parameter: `Near` (the ending).
    WrongEnding = "wrong-ending",
    /// A warning: a text that is not UTF-8 and was read as GB 18030. *Remedy:* see whether the texts are right.
    OtherEncoding = "other-encoding",
    /// A warning: the workbook has macros. They are not run, not read and not kept.
    MacrosIgnored = "macros-ignored",
    /// A warning: a sheet that the spreadsheet program hides is not read. *Remedy:* show it, or say by hand what it holds.
    HiddenSheet = "hidden-sheet",
    /// A warning: a sheet that looks like none of the tables; it is not read. *Remedy:* say by hand what it holds, if it matters.
    UnusedSheet = "unused-sheet",
    /// A warning: rows that the spreadsheet program hides are read. Parameter: `Cells` (rows). *Remedy:* delete what is
    /// not meant.
    HiddenRows = "hidden-rows",
    /// A warning: the value of a merged cell counts for all that it covers. Parameter: `Cells` (merged areas).
    MergedCells = "merged-cells",
    /// A warning: formulas; the values last calculated are read. Parameter: `Cells`. *Remedy:* check that they are
    /// up to date.
    FormulaValues = "formula-values",
    /// A formula without a value: `#REF!`, `#N/A`, or one that no program has calculated yet. *Remedy:* correct the formula, or write the value.
    FormulaError = "formula-error",
    /// No sheet has the columns of the table. Parameter: `Resource`. *Remedy:* name the columns, or say by hand which
    /// sheet it is.
    NoSheet = "no-sheet",
    /// A sheet lacks a column. Parameter: `Column`. A warning where the page can do without. *Remedy:* add it, or say by
    /// hand which column it is.
    MissingColumn = "missing-column",
    /// A workbook that does not say its title or its period. Parameter: `Column`. *Remedy:* add the row to the sheet Report,
    /// or say it by hand.
    MissingProperty = "missing-property",
    /// A warning: a column whose heading is not known; it is not read. *Remedy:* say by hand what it is, if it matters.
    UnusedColumn = "unused-column",
    /// Two columns of a sheet with the same meaning; the first is read. Parameter: `Near` (its heading). *Remedy:* say by hand which is meant.
    SameColumn = "same-column",
    /// Dates that may be read as day and month, or month and day. Parameter: `DayOrder`. *Remedy:* say which, once for
    /// the column.
    DayOrder = "day-order",
    /// A time that has a name and no dates, such as a holiday. Parameter: `DateWords`. *Remedy:* write the months that it
    /// may be in, the basis `implied`, and a note.
    NamedTime = "named-time",
    /// A warning: dates without a year; it is taken from the period. Parameter: `Cells`.
    YearTaken = "year-taken",
    /// A warning: starts without an end; the end is left unknown. Parameter: `Cells`. *Remedy:* write the end; the same
    /// day where it took one.
    OpenStart = "open-start",
    /// A warning: no basis is written. A date counts as stated, none as known from the period only. Parameter: `Cells`.
    BasisTaken = "basis-taken",
    /// A warning: figures without a qualifier count as exact. Parameter: `Cells`.
    ExactTaken = "exact-taken",
    /// A warning: rows without an identifier; one was made from the title. Parameter: `Cells`. *Remedy:* keep the
    /// identifiers from then on: they are part of addresses.
    IdsMade = "ids-made",
    /// A warning: a table has no sheet; its rows were made from the activities. Parameter: `Cells` (rows).
    RowsMade = "rows-made",
    /// A warning: the workbook does not say its languages; they were taken from its columns and letters. Parameter:
    /// `OneOf`.
    LanguagesTaken = "languages-taken",
}

impl Code {
    /// Whether only workbooks and tables can have this fault.
    #[must_use]
    pub fn is_of_sheets(self) -> bool {
        self >= Self::DamagedWorkbook
    }
}
