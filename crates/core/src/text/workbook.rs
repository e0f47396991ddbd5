//! Sentences about the workbook that is checked and corrected on the page. Its fixed messages are
//! [`WorkbookMessages`](super::messages::workbook::WorkbookMessages).

use super::locale::Locale;

impl Locale {
    /// The headline of an open workbook.
    #[must_use]
    pub fn workbook_headline(self, name: &str) -> String {
        self.pick(
            format!("Your spreadsheet: {name}"),
            format!("您的电子表格：{name}"),
        )
    }

    /// How many activities have no month, which nobody is blamed for.
    #[must_use]
    pub fn without_month(self, n: usize) -> String {
        self.pick(
            if n == 1 {
                "1 activity has no month; that is no fault.".to_owned()
            } else {
                format!("{} have no month; that is no fault.", self.activities(n))
            },
            format!("{}没有月份，这不算错误。", self.activities(n)),
        )
    }

    /// Which rows of a sheet are seen, counted from 1, and how many it has.
    #[must_use]
    pub fn rows_of(self, from: usize, to: usize, n: usize) -> String {
        let [from, to, n] = [from, to, n].map(|n| self.count(n));
        self.pick(
            format!("Rows {from} to {to} of {n}"),
            format!("第{from}至{to}行，共{n}行"),
        )
    }

    /// A button that writes a text into a cell.
    #[must_use]
    pub fn write_instead(self, text: &str) -> String {
        self.pick(format!("Write “{text}”"), format!("改为“{text}”"))
    }
}
