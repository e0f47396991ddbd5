//! One dataset and where its page will lie: what everything here is written from.

use std::sync::Arc;

use yearline_core::domain::{Dataset, Lang};
use yearline_core::text::Locale;

/// A dataset that a page is built for.
#[derive(Clone, Copy, Debug)]
pub struct Year<'a> {
    /// The dataset.
    pub data: &'a Arc<Dataset>,
    /// The address of its file, from the page; `None` where it stands in the page itself.
    pub file: Option<&'a str>,
    /// Where the page will lie, if that is known: absolute, with a slash at its end.
    pub site: Option<&'a str>,
    /// Whether a manifest lies beside the page.
    pub is_installable: bool,
}

/// The year telling in one language of the page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Telling {
    /// The language.
    pub(crate) locale: Locale,
    /// Which of the dataset's languages its texts are in.
    pub(crate) language: usize,
    /// Whether the dataset has texts in it, or the page alone speaks it.
    pub(crate) is_of_dataset: bool,
}

impl Year<'_> {
    /// One telling for each language that the page speaks: first those that the dataset has, in its order. Where it has none of
    /// them, the page's first language tells it.
    pub(crate) fn tellings(&self) -> Vec<Telling> {
        let languages = &self.data.meta().languages;
        let serves = |lang: Lang| {
            languages
                .iter()
                .position(|tag| Lang::serving(tag) == Some(lang))
        };
        let mut tellings: Vec<Telling> = Lang::ALL
            .into_iter()
            .map(|lang| Telling {
                locale: Locale::new(lang),
                language: self.data.language(lang),
                is_of_dataset: serves(lang).is_some(),
            })
            .collect();
        tellings.sort_by_key(|telling| serves(telling.locale.lang).unwrap_or(usize::MAX));
        if let Some(first) = tellings.first_mut() {
            first.is_of_dataset = true;
        }
        tellings
    }

    /// The language that the page is telling in where nobody can be asked.
    pub(crate) fn first(&self) -> Telling {
        let fallback = || Telling {
            locale: Locale::new(Lang::default()),
            language: 0,
            is_of_dataset: true,
        };
        self.tellings().first().copied().unwrap_or_else(fallback)
    }

    /// The address of a file beside the page: absolute where it is known where the page will lie.
    pub(crate) fn beside(&self, file: &str) -> String {
        format!("{}{file}", self.site.unwrap_or_default())
    }
}
