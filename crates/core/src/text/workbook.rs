//! Sentences about the workbook that is checked and corrected on the page. Its fixed messages are
//! [`WorkbookMessages`](super::messages::workbook::WorkbookMessages).

use super::locale::Locale;
use super::plain::DateForm;
use crate::domain::Day;

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

    /// A draft that may be gone on with, and when it was kept: the day, the hour and the minute.
    #[must_use]
    pub fn draft_of(self, name: &str, day: Option<Day>, (hour, minute): (u32, u32)) -> String {
        let day = day.map_or_else(String::new, |day| self.date(day, DateForm::Day));
        self.pick(
            format!(
                "{name} was not saved. This browser has a draft of {day}, {hour:02}:{minute:02}."
            ),
            format!("{name} 尚未保存。本浏览器中有一份草稿，保存于{day}{hour:02}:{minute:02}。"),
        )
    }
}
