//! A text in both languages of the dataset.

use std::borrow::Cow;

use yearline_core::format;

/// One text, in English and in Simplified Chinese.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Text {
    /// In English.
    pub(crate) en: &'static str,
    /// In Simplified Chinese.
    pub(crate) zh: &'static str,
}

/// Puts the two languages together.
pub(crate) const fn text(en: &'static str, zh: &'static str) -> Text {
    Text { en, zh }
}

impl Text {
    /// As the format has it.
    pub(crate) fn by_language(self) -> format::Text<'static> {
        by_language(self.en, self.zh)
    }
}

/// A text as the format has it.
pub(crate) fn by_language(
    en: impl Into<Cow<'static, str>>,
    zh: impl Into<Cow<'static, str>>,
) -> format::Text<'static> {
    format::Text::ByLanguage(vec![
        ("en".into(), en.into()),
        ("zh-Hans".into(), zh.into()),
    ])
}
