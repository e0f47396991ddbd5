//! The year that is shown as a page in one file.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::session::Session;
use super::sheets::Writing;
use crate::browser::address;
use crate::browser::fetch::{self, Abort};
use crate::browser::files::{self, TextFile};
use crate::export::single::{EMPTY_PAGE, page_with};

/// The most that the page in one file may have.
const MAX_BYTES: usize = 16 << 20;

impl Session {
    /// Hands the reader a page in one file, of that name, with the year that is shown in it.
    pub fn download_page(self, name: String, writing: RwSignal<Writing>) {
        writing.set(Writing::Busy);
        spawn_local(async move {
            let page = self.page_in_one_file(&name).await;
            let outcome = match page {
                Some(content) => {
                    files::download(&TextFile {
                        name,
                        media_type: "text/html",
                        content,
                    });
                    self.was_saved();
                    Writing::Idle
                }
                None => Writing::Failed,
            };
            // The button may be gone.
            writing.try_set(outcome);
        });
    }

    async fn page_in_one_file(self, name: &str) -> Option<String> {
        let source = self.source()?;
        let title = self.dataset.with_untracked(|data| {
            let data = data.as_ref()?;
            let lang = self.locale.with_untracked(|locale| locale.lang);
            let title = data.meta().title.get(data.language(lang));
            Some(title.to_owned())
        })?;
        let place = address::resolve(EMPTY_PAGE)?;
        let page = fetch::bytes(&place, MAX_BYTES, &Abort::new(), |_| {}).await;
        let page = String::from_utf8(page.ok()?).ok()?;
        let dataset = files::text_of(source).await?;
        page_with(&page, &dataset, &name.replace(".html", ".json"), &title)
    }
}
