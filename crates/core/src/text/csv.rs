//! The table of a selection as CSV (RFC 4180), for a spreadsheet and for a script.
//!
//! # What a spreadsheet does to a cell
//!
//! A CSV file has no types. Excel, LibreOffice, Numbers and Google Sheets guess them when a file is opened, quoted or not: `10/12` becomes
//! the 10th of December of the present year, `1E5` 100,000, `00712` 712, `1.10` 1.1, `2022-05` the 1st of May, and what begins with `=` is
//! computed. Nothing *beside* a cell's text keeps them from it:
//! - quotes belong to the syntax of the file and are gone before the guess;
//! - an apostrophe in front keeps a text when it is typed, but in a file it is a letter that everybody sees;
//! - `="10/12"` is a formula, and whoever reads the file without a spreadsheet gets the formula;
//! - blanks and tabs around a text are ignored by some programs, and are a part of it for others.
//!
//! So the text itself has to differ, in the cells that would be changed and in no others. Each of these begins with U+2060, the word
//! joiner: it takes no room, is no letter, digit or blank, and so makes a text of a cell in every one of these programs. Unicode counts it
//! among the characters that are ignored when texts are compared (it is not in their `NFKC_Casefold`). All other cells are read back byte
//! for byte; a script that wants these too takes the character away: `cell.replace("\u2060", "")`. [`read_back`] does that.

use csv::{Terminator, WriterBuilder};

use crate::domain::{Activity, Basis, Dataset, Placement};

use super::locale::Locale;

/// Keeps a spreadsheet from taking a text for anything else: the word joiner.
const TEXT_MARK: char = '\u{2060}';

impl Locale {
    /// The activities with those indexes, in that order, one a line, below a line of headings.
    ///
    /// The text begins with a byte order mark: without one, spreadsheet programs do not recognise UTF-8. Dates are in words with their
    /// year, and as EDTF. Cells that a spreadsheet would change are marked as the module's documentation says.
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
            self.when_with_year(data, activity),
            activity.edtf().to_owned(),
            basis.to_owned(),
            activity.note(language).to_owned(),
            figures.join(self.semicolon()),
            activity
                .source()
                .map(|place| self.place_short(place))
                .unwrap_or_default(),
        ]
    }

    /// When an activity took place, in a few words, with the year: a row of a file has no page around it that would say which.
    fn when_with_year(self, data: &Dataset, activity: Activity<'_>) -> String {
        if activity.placement() == Placement::Undated {
            return self.messages.no_month.to_owned();
        }
        // The first sentence; another one says which months are certain.
        let sentence = self.when_sentence(activity, data.period());
        let words = if self.is_chinese() {
            sentence.split('。').next()
        } else {
            sentence.trim_end_matches('.').split(". ").next()
        };
        let words = words.unwrap_or_default();
        let mut chars = words.chars();
        let first = chars.next().map(|c| c.to_ascii_lowercase());
        first.into_iter().chain(chars).collect()
    }

    /// The name of a file that is downloaded: the dataset, its period, the part; without blanks, which addresses and shells stumble over.
    #[must_use]
    pub fn file_name(self, data: &Dataset, part: &str, extension: &str) -> String {
        let period = data.period();
        let (first, last) = (period.month(0), period.month(period.n_months() - 1));
        let period = match period.year() {
            Some(year) => year.to_string(),
            None => format!("{first}-to-{last}"),
        };
        let parts = [&data.meta().name, &period, part];
        let name: Vec<&str> = parts.into_iter().filter(|p| !p.trim().is_empty()).collect();
        let is_safe = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        let name = name.join("-").replace(|c| !is_safe(c), "-");
        format!("{name}.{extension}")
    }
}

fn written<const N: usize>(rows: impl Iterator<Item = [String; N]>) -> String {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        writer
            .write_record(row.map(marked))
            .expect("rows of one length, written into memory");
    }
    let bytes = writer.into_inner().expect("written into memory");
    String::from_utf8(bytes).expect("written from strings")
}

fn marked(cell: String) -> String {
    if is_changed_by_spreadsheets(&cell) {
        format!("{TEXT_MARK}{cell}")
    } else {
        cell
    }
}

/// The text of a cell, as it was before it was marked.
#[must_use]
pub fn read_back(cell: &str) -> &str {
    cell.strip_prefix(TEXT_MARK).unwrap_or(cell)
}

/// Whether a spreadsheet would take a text for a formula, a number, a date, a truth value or an error. Rather one too many than one
/// too few: what is marked without need is still read as the same text.
fn is_changed_by_spreadsheets(cell: &str) -> bool {
    let text = cell.trim();
    let is_formula = cell.starts_with(['\t', '\r', '\n'])
        || text.starts_with([
            '=', '+', '-', '@', '＝', '＋', '－', '＠', '﹢', '﹣', '﹦', '﹫',
        ]);
    let is_value = text.eq_ignore_ascii_case("true")
        || text.eq_ignore_ascii_case("false")
        || (text.starts_with('#') && text.ends_with(['!', '?', 'A']));
    // A text that begins with the mark would lose it to whoever reads it back.
    is_formula || is_value || cell.starts_with(TEXT_MARK) || is_number_or_date(text)
}

/// Whether a text has a digit, and no letters but those of numbers and dates.
fn is_number_or_date(text: &str) -> bool {
    // The longest date with a day of the week and a time is shorter than this.
    if text.chars().count() > 48 || !text.chars().any(char::is_numeric) {
        return false;
    }
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .all(is_word_of_a_date)
}

/// Words that a number or a date may have: exponents, halves of a day, time zones, months and days of the week, also in other languages
/// in which the spreadsheet may run.
fn is_word_of_a_date(word: &str) -> bool {
    const WORDS: [&str; 22] = [
        "e", "d", "a", "p", "t", "z", "am", "pm", "utc", "gmt", "st", "nd", "rd", "th", "h", "de",
        "of", "r", "ce", "ad", "bc", "bce",
    ];
    const STARTS: [&str; 50] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon",
        "tue", "wed", "thu", "fri", "sat", "sun", "mai", "mär", "okt", "dez", "fév", "fev", "avr",
        "juin", "juil", "aoû", "aou", "déc", "ene", "abr", "ago", "dic", "set", "out", "maj",
        "gen", "mag", "giu", "lug", "ott", "mei", "mrt", "maa", "kwi", "led", "янв", "фев",
    ];
    const CHINESE: &str = "年月日号時时分秒上下午星期周一二三四五六七八九十〇零";
    let word = word.to_lowercase();
    let n = word.chars().count();
    WORDS.contains(&word.as_str())
        || (n <= 9 && STARTS.iter().any(|start| word.starts_with(start)))
        || word.chars().all(|c| CHINESE.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_as_rfc_4180_has_it() {
        let table = [
            ("plain", "plain"),
            ("a, b", "\"a, b\""),
            ("say \"no\"", "\"say \"\"no\"\"\""),
            ("two\nlines", "\"two\nlines\""),
        ];
        for (cell, want) in table {
            let row = written(std::iter::once([cell.to_owned()]));
            assert_eq!(row, format!("\u{feff}{want}\r\n"));
        }
    }

    #[test]
    fn what_a_spreadsheet_would_change_is_marked_and_nothing_else() {
        let changed = [
            "10/12",
            "1E5",
            "3-4",
            "MAR 3",
            "00712",
            "2022-05",
            "2022-05-04",
            "1.10",
            "4.4",
            "=1+1",
            "＝SUM(1,2)",
            "+49 30 1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            " =1",
            "TRUE",
            "false",
            "#N/A",
            "#DIV/0!",
            "5 %",
            "€5",
            "1,234",
            "10:30",
            "4 May",
            "4 May 2022",
            "May 4, 2022",
            "4. Mai",
            "3 mars",
            "5月4日",
            "2022年5月4日",
            "1e-3",
            "２０２２",
            "½",
            "1st of May",
            "12 September 2022 10:30 pm",
        ];
        for cell in changed {
            assert!(is_changed_by_spreadsheets(cell), "{cell}");
            assert_eq!(read_back(&marked(cell.to_owned())), cell);
        }
        let unchanged = [
            "",
            "Concert",
            "in May 2022",
            "about 4 May 2022",
            "400 people",
            "Y20 talk",
            "Day 2",
            "第2讲",
            "2022年工作会议",
            "¶6, s. 2",
            "red-lectures",
            "[2022-10..2022-12]x",
            "no month",
            "5 March talks",
            "#1 in the county",
        ];
        for cell in unchanged {
            assert!(!is_changed_by_spreadsheets(cell), "{cell}");
            assert_eq!(marked(cell.to_owned()), cell);
        }
    }
}
