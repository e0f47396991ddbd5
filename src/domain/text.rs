//! Texts of a dataset, in one language or several.
//!
//! A text is a plain string or a map from language to string. What is shown is the reader's language where the text has
//! it, else the first language of the dataset that the text has. [`TextColumn`] keeps one text a row for a whole dataset, with
//! all characters in one arena.

/// A language that the page itself speaks.
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

    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhHans => "zh-Hans",
        }
    }

    /// The language of a BCP 47 tag that is spelled exactly.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.tag() == tag)
    }

    /// The language that serves a reader who prefers `tag` (`zh-CN`, `en-AU`), by its first subtag.
    #[must_use]
    pub fn serving(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| primary(l.tag()).eq_ignore_ascii_case(primary(tag)))
    }
}

fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

/// The index in `languages` that serves `lang`: the same tag, else the same first subtag, else the first.
#[must_use]
pub fn serving_index(languages: &[String], lang: Lang) -> usize {
    languages
        .iter()
        .position(|l| l.eq_ignore_ascii_case(lang.tag()))
        .or_else(|| languages.iter().position(|l| primary(l).eq_ignore_ascii_case(primary(lang.tag()))))
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
        Self { by_language: vec![Some(text.to_owned()); n_languages.max(1)] }
    }

    /// From one slot a language.
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

    /// The slots, in the order of the dataset's languages.
    pub fn slots(&self) -> impl Iterator<Item = Option<&str>> {
        self.by_language.iter().map(Option::as_deref)
    }

    /// Whether no language has anything to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_language.iter().flatten().all(|s| s.trim().is_empty())
    }
}

/// A text for each row of a table, all characters in one string.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextColumn {
    arena: String,
    /// (start, end) in the arena, row by row, `n_languages` to a row. Equal ends: the row lacks that language.
    spans: Vec<(u32, u32)>,
    n_languages: usize,
}

impl TextColumn {
    /// An empty column for that many languages.
    #[must_use]
    pub fn new(n_languages: usize) -> Self {
        Self { n_languages: n_languages.max(1), ..Self::default() }
    }

    /// Adds a row. Slots beyond the column's languages are left out; a slot that repeats the one before shares its characters.
    pub fn push<'a>(&mut self, slots: impl IntoIterator<Item = Option<&'a str>>) {
        let end = self.spans.len() + self.n_languages;
        let mut before: Option<(&str, (u32, u32))> = None;
        for slot in slots.into_iter().take(self.n_languages) {
            let span = match (slot, before) {
                (None, _) => (0, 0),
                (Some(text), Some((same, span))) if same == text => span,
                (Some(text), _) => {
                    let start = self.arena.len() as u32;
                    self.arena.push_str(text);
                    (start, self.arena.len() as u32)
                }
            };
            if let Some(text) = slot {
                before = Some((text, span));
            }
            self.spans.push(span);
        }
        self.spans.resize(end, (0, 0));
    }

    /// The text of a row in the language of that index, else in the first that it has; empty where it has none.
    #[must_use]
    pub fn get(&self, row: usize, language: usize) -> &str {
        let slots = &self.spans[row * self.n_languages..(row + 1) * self.n_languages];
        let filled = |&(a, b): &(u32, u32)| a < b;
        let (start, end) = slots
            .get(language)
            .copied()
            .filter(|s| filled(s))
            .or_else(|| slots.iter().copied().find(filled))
            .unwrap_or((0, 0));
        &self.arena[start as usize..end as usize]
    }

    /// Every language of a row that has a text.
    pub fn slots(&self, row: usize) -> impl Iterator<Item = &str> {
        self.spans[row * self.n_languages..(row + 1) * self.n_languages]
            .iter()
            .filter(|(a, b)| a < b)
            .map(|&(a, b)| &self.arena[a as usize..b as usize])
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.spans.len() / self.n_languages
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_gets_their_language_or_the_first_that_there_is() {
        let mut column = TextColumn::new(2);
        column.push([Some("year"), Some("年")]);
        column.push([None, Some("月")]);
        column.push([Some("same"), Some("same")]);
        column.push([]);
        let row = |r| (column.get(r, 0), column.get(r, 1));
        assert_eq!([row(0), row(1), row(2), row(3)], [("year", "年"), ("月", "月"), ("same", "same"), ("", "")]);
        assert_eq!(column.len(), 4);
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
