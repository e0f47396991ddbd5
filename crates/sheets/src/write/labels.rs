//! What rows are called where others refer to them.

use std::collections::HashMap;

use yearline_core::format::Text;

use crate::assemble::Refs;
use crate::draft::{Content, Row};

/// What rows are called where others refer to them: the title, where it means this row, else the identifier.
pub(super) struct Labels {
    refs: Refs,
    titles: HashMap<String, String>,
}

impl Labels {
    pub(super) fn of(rows: &[Row], languages: &[String]) -> Self {
        let mut titles = HashMap::new();
        for row in rows {
            let title = match row.get("title") {
                Some(Content::Words(Text::Same(text))) => Some(text.to_string()),
                Some(Content::Words(Text::ByLanguage(texts))) => {
                    let first = languages.first();
                    let own = texts
                        .iter()
                        .find(|(tag, _)| Some(tag.as_ref()) == first.map(String::as_str));
                    own.map(|(_, text)| text.to_string())
                }
                _ => None,
            };
            if let (Some(Content::Word(id)), Some(title)) = (row.get("id"), title) {
                titles.insert(id.clone(), title);
            }
        }
        Self {
            refs: Refs::of(rows),
            titles,
        }
    }

    pub(super) fn label(&self, id: &str) -> String {
        let title = self
            .titles
            .get(id)
            .filter(|title| self.refs.resolve(title) == Some(id));
        title.map_or_else(|| id.to_owned(), Clone::clone)
    }
}
