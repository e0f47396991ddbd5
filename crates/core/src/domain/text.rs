//! Texts of a dataset, in one language or several.
//!
//! A text is a plain string or a map from language to string. Readers see it in their language if the text has it, else in the first of the
//! dataset's languages that it has. [`TextColumn`] holds one text a row for a whole dataset.

use super::arena::Arena;

/// A language of the page itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Chinese in simplified characters.
    ZhHans,
}

impl Lang {
    /// All of them, in the order of the language switch.
    pub const ALL: [Self; 2] = [Self::En, Self::ZhHans];

    /// Its BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhHans => "zh-Hans",
        }
    }

    /// The language with exactly this BCP 47 tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.tag() == tag)
    }

    /// The language for a reader who prefers `tag` (`zh-CN`, `en-AU`), by its first subtag.
    #[must_use]
    pub fn serving(tag: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|l| primary(l.tag()).eq_ignore_ascii_case(primary(tag)))
    }
}

fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

/// The index in `languages` for a reader of `lang`: the same tag, else the same first subtag, else the first.
#[must_use]
pub fn serving_index(languages: &[String], lang: Lang) -> usize {
    languages
        .iter()
        .position(|l| l.eq_ignore_ascii_case(lang.tag()))
        .or_else(|| {
            languages
                .iter()
                .position(|l| primary(l).eq_ignore_ascii_case(primary(lang.tag())))
        })
        .unwrap_or(0)
}

/// One text, in the order of the dataset's languages; `None` where it lacks one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    by_language: Vec<Option<String>>,
}

impl Text {
    /// A text that is the same in every one of `n_languages`.
    #[must_use]
    pub fn same(text: &str, n_languages: usize) -> Self {
        Self {
            by_language: vec![Some(text.to_owned()); n_languages.max(1)],
        }
    }

    /// From one slot for each language.
    #[must_use]
    pub fn from_slots(by_language: Vec<Option<String>>) -> Self {
        Self { by_language }
    }

    /// In the language of that index, else in the first that it has; empty where it has none.
    #[must_use]
    pub fn get(&self, language: usize) -> &str {
        self.by_language
            .get(language)
            .and_then(Option::as_deref)
            .or_else(|| self.by_language.iter().flatten().map(String::as_str).next())
            .unwrap_or("")
    }

    /// The index of the language that [`Self::get`] answers in.
    #[must_use]
    pub fn language(&self, wanted: usize) -> usize {
        let has = |language: &usize| matches!(self.by_language.get(*language), Some(Some(_)));
        let mut all = 0..self.by_language.len();
        Some(wanted)
            .filter(has)
            .or_else(|| all.find(has))
            .unwrap_or(wanted)
    }

    /// The slots, in the order of the dataset's languages.
    pub fn slots(&self) -> impl Iterator<Item = Option<&str>> {
        self.by_language.iter().map(Option::as_deref)
    }

    /// Whether it is blank in every language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_language
            .iter()
            .flatten()
            .all(|s| s.trim().is_empty())
    }
}

/// A text to be added to a column.
#[derive(Clone, Copy, Debug)]
pub enum TextRow<'a> {
    /// The same in every language; empty for none.
    Same(&'a str),
    /// One slot for each language.
    Each(&'a [Option<&'a str>]),
}

/// A text for each row of a table, all characters in one arena.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextColumn {
    arena: Arena,
    /// Where each slot ends in the arena, row by row, `n_languages` to a row; it begins where the previous one ends. An empty slot marked
    /// [`SAME`] repeats the last slot of its row that has characters; one without the mark has no text in that language.
    ends: Vec<u32>,
    n_languages: usize,
}

/// Marks a slot that shares the characters of an earlier one in its row.
const SAME: u32 = 1 << 31;

impl TextColumn {
    /// An empty column for that many languages.
    #[must_use]
    pub fn new(n_languages: usize) -> Self {
        Self {
            n_languages: n_languages.max(1),
            ..Self::default()
        }
    }

    /// Gives back the memory that is not needed.
    pub fn shrink(&mut self) {
        self.ends.shrink_to_fit();
        self.arena.shrink();
    }

    /// Adds a row. Slots beyond the column's languages are ignored; a slot that repeats the previous one shares its characters.
    pub fn push<'a>(&mut self, slots: impl IntoIterator<Item = Option<&'a str>>) {
        let n_slots = self.ends.len() + self.n_languages;
        let mut before: Option<&str> = None;
        for slot in slots.into_iter().take(self.n_languages) {
            let slot = slot.filter(|text| !text.is_empty());
            let is_same = slot.is_some() && slot == before;
            if let Some(text) = slot.filter(|_| !is_same) {
                self.arena.push(text);
            }
            before = slot.or(before);
            self.ends
                .push(self.arena.end() as u32 | if is_same { SAME } else { 0 });
        }
        self.ends.resize(n_slots, self.arena.end() as u32);
    }

    /// Adds a row whose text, if it is not empty, is the same in every language.
    pub fn push_same(&mut self, text: &str) {
        self.arena.push(text);
        let end = self.arena.end() as u32;
        let others = end | if text.is_empty() { 0 } else { SAME };
        self.ends.push(end);
        self.ends
            .resize(self.ends.len() + self.n_languages - 1, others);
    }

    /// The characters of a slot that are not shared.
    fn own(&self, slot: usize) -> &str {
        let end = |slot: usize| (self.ends[slot] & !SAME) as usize;
        let start = if slot == 0 { 0 } else { end(slot - 1) };
        self.arena.get(start..end(slot))
    }

    fn slot(&self, first: usize, slot: usize) -> &str {
        if self.ends[slot] & SAME == 0 {
            return self.own(slot);
        }
        (first..slot)
            .rev()
            .map(|slot| self.own(slot))
            .find(|text| !text.is_empty())
            .unwrap_or("")
    }

    /// The text of a row in the language of that index, else in the first that it has; empty where it has none.
    #[must_use]
    pub fn get(&self, row: usize, language: usize) -> &str {
        let first = row * self.n_languages;
        let text = if language < self.n_languages {
            self.slot(first, first + language)
        } else {
            ""
        };
        if text.is_empty() {
            self.slots(row).next().unwrap_or("")
        } else {
            text
        }
    }

    /// The index of the language that [`Self::get`] answers in.
    #[must_use]
    pub fn language(&self, row: usize, wanted: usize) -> usize {
        let mut each = self.each(row);
        if each.nth(wanted).flatten().is_some() {
            return wanted;
        }
        let mut each = self.each(row);
        each.position(|text| text.is_some()).unwrap_or(wanted)
    }

    /// Every language of a row that has a text.
    pub fn slots(&self, row: usize) -> impl Iterator<Item = &str> {
        let first = row * self.n_languages;
        (first..first + self.n_languages)
            .map(move |slot| self.slot(first, slot))
            .filter(|text| !text.is_empty())
    }

    /// The text of a row in each language, in their order; `None` where it lacks one.
    pub fn each(&self, row: usize) -> impl Iterator<Item = Option<&str>> {
        let first = row * self.n_languages;
        (first..first + self.n_languages)
            .map(move |slot| Some(self.slot(first, slot)).filter(|text| !text.is_empty()))
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len() / self.n_languages
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_gets_their_language_or_the_first_that_a_text_has() {
        let mut column = TextColumn::new(2);
        column.push([Some("year"), Some("年")]);
        column.push([None, Some("月")]);
        column.push([Some("same"), Some("same")]);
        column.push([]);
        column.push_same("all");
        let row = |r| (column.get(r, 0), column.get(r, 1));
        let rows = [
            ("year", "年"),
            ("月", "月"),
            ("same", "same"),
            ("", ""),
            ("all", "all"),
        ];
        assert_eq!([row(0), row(1), row(2), row(3), row(4)], rows);
        let languages = |r| [column.language(r, 0), column.language(r, 1)];
        assert_eq!(
            [languages(0), languages(1), languages(4)],
            [[0, 1], [1, 1], [0, 1]]
        );
        assert_eq!(column.slots(4).collect::<Vec<_>>(), ["all", "all"]);
        assert_eq!(column.len(), 5);
    }

    #[test]
    fn a_tag_is_served_by_its_first_subtag() {
        assert_eq!(Lang::serving("zh-CN"), Some(Lang::ZhHans));
        assert_eq!(Lang::serving("en-AU"), Some(Lang::En));
        assert_eq!(Lang::serving("de"), None);
        let languages = ["de".to_owned(), "zh".to_owned()];
        assert_eq!(serving_index(&languages, Lang::ZhHans), 1);
        assert_eq!(serving_index(&languages, Lang::En), 0);
    }
}
