//! A language as the page speaks it: its messages, and the forms of numbers, dates, counts and lists.

use crate::domain::{Day, Decimal, Lang};

use super::messages::Messages;
use super::plain::{self, DateForm};

/// A language as the page speaks it.
#[derive(Clone, Copy, Debug)]
pub struct Locale {
    /// The language.
    pub lang: Lang,
    /// Its fixed words.
    pub messages: &'static Messages,
}

impl PartialEq for Locale {
    fn eq(&self, other: &Self) -> bool {
        self.lang == other.lang
    }
}

impl Locale {
    /// A language.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            messages: Messages::of(lang),
        }
    }

    /// Whether it is Chinese.
    #[must_use]
    pub fn is_chinese(self) -> bool {
        self.lang == Lang::ZhHans
    }

    /// A number in the language's own form.
    #[must_use]
    pub fn number(self, value: &Decimal) -> String {
        plain::number(self.lang, value)
    }

    /// A count in the language's own form.
    #[must_use]
    pub fn count(self, n: usize) -> String {
        plain::count(self.lang, n)
    }

    /// A date in the language's own form.
    #[must_use]
    pub fn date(self, day: Day, form: DateForm) -> String {
        plain::date(self.lang, day, form)
    }

    /// "1 activity", "2 activities"; "2项活动".
    #[must_use]
    pub fn activities(self, n: usize) -> String {
        match self.lang {
            Lang::En if n == 1 => "1 activity".to_owned(),
            Lang::En => format!("{} activities", self.count(n)),
            Lang::ZhHans => format!("{}项活动", self.count(n)),
        }
    }

    /// "1 initiative", "10 initiatives"; "10项工作".
    #[must_use]
    pub fn initiatives(self, n: usize) -> String {
        match self.lang {
            Lang::En if n == 1 => "1 initiative".to_owned(),
            Lang::En => format!("{} initiatives", self.count(n)),
            Lang::ZhHans => format!("{}项工作", self.count(n)),
        }
    }

    /// What stands between parts that may have commas of their own.
    #[must_use]
    pub fn semicolon(self) -> &'static str {
        if self.is_chinese() { "；" } else { "; " }
    }

    /// What stands between parts.
    #[must_use]
    pub fn comma(self) -> &'static str {
        if self.is_chinese() { "，" } else { ", " }
    }

    /// Texts one after the other, each ended by a full stop if by nothing else. Empty ones are left out.
    #[must_use]
    pub fn sentences(self, texts: &[String]) -> String {
        let (stop, gap) = match self.lang {
            Lang::En => (".", " "),
            Lang::ZhHans => ("。", ""),
        };
        let ends = ['.', '。', '?', '？', '!', '！', '…'];
        let ended = |text: &String| {
            let stop = if text.ends_with(ends) { "" } else { stop };
            format!("{text}{stop}")
        };
        let texts = texts.iter().filter(|text| !text.is_empty());
        texts.map(ended).collect::<Vec<_>>().join(gap)
    }

    /// A list as a sentence has it: "a, b and c"; "a、b和c".
    #[must_use]
    pub fn list(self, items: &[String]) -> String {
        let (comma, and) = match self.lang {
            Lang::En => (", ", " and "),
            Lang::ZhHans => ("、", "和"),
        };
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [head @ .., last] => format!("{}{and}{last}", head.join(comma)),
        }
    }
}
