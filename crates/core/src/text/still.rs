//! The words that only a sheet of paper or a slide has.

use crate::domain::{Day, Lang};

use super::locale::Locale;
use super::plain::DateForm;

impl Locale {
    /// How many activities a list on paper or on a slide leaves out: "9,700 more activities on the page".
    #[must_use]
    pub fn more_activities_on_page(self, n: usize) -> String {
        match (self.lang, n) {
            (Lang::En, 1) => "1 more activity on the page".to_owned(),
            (Lang::En, _) => format!("{} more activities on the page", self.count(n)),
            (Lang::ZhHans, _) => format!("网页另列{}项活动", self.count(n)),
        }
    }

    /// The same for figures: "2,440 more figures on the page".
    #[must_use]
    pub fn more_figures_on_page(self, n: usize) -> String {
        match (self.lang, n) {
            (Lang::En, 1) => "1 more figure on the page".to_owned(),
            (Lang::En, _) => format!("{} more figures on the page", self.count(n)),
            (Lang::ZhHans, _) => format!("网页另列{}个数字", self.count(n)),
        }
    }

    /// Which slide is shown, for who hears it: "Slide 3 of 17: Learning from party history".
    #[must_use]
    pub fn slide(self, number: usize, n: usize, title: &str) -> String {
        let (number, n) = (self.count(number), self.count(n));
        let place = match self.lang {
            Lang::En => format!("Slide {number} of {n}"),
            Lang::ZhHans => format!("第{number}页，共{n}页"),
        };
        self.named(&place, title)
    }

    /// When a sheet was printed.
    #[must_use]
    pub fn printed(self, day: Day) -> String {
        let day = self.date(day, DateForm::Day);
        match self.lang {
            Lang::En => format!("Printed {day}"),
            Lang::ZhHans => format!("打印于{day}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slides_sheets_and_what_is_left_out_are_named() {
        let day = Day::from_civil(2026, 11, 26).unwrap_or(Day::MIN);
        let said = |lang| {
            let locale = Locale::new(lang);
            [
                locale.slide(3, 17, "Talks"),
                locale.printed(day),
                locale.more_activities_on_page(1),
                locale.more_activities_on_page(9700),
                locale.more_figures_on_page(1),
                locale.more_figures_on_page(2440),
            ]
        };
        assert_eq!(
            said(Lang::En),
            [
                "Slide 3 of 17: Talks",
                "Printed 26 November 2026",
                "1 more activity on the page",
                "9,700 more activities on the page",
                "1 more figure on the page",
                "2,440 more figures on the page"
            ]
        );
        assert_eq!(
            said(Lang::ZhHans),
            [
                "第3页，共17页：Talks",
                "打印于2026年11月26日",
                "网页另列1项活动",
                "网页另列9,700项活动",
                "网页另列1个数字",
                "网页另列2,440个数字"
            ]
        );
    }
}
