//! Handing files to the reader, also where the browser may not save them.

use leptos::prelude::*;

use super::by_hand::ByHand;
use crate::browser::files::{self, Refusal, TextFile};
use crate::state::use_session;

/// Downloads a file that is made when it is asked for. Nothing tells a page that the browser refused: where it may have, the content
/// is shown as well.
#[component]
pub fn DownloadButton(
    /// The id of the button.
    #[prop(into)]
    id: Oco<'static, str>,
    /// Its classes.
    #[prop(default = "plain")]
    class: &'static str,
    /// Makes the file.
    #[prop(into)]
    file: Callback<(), TextFile>,
    /// What is on the button.
    children: Children,
) -> impl IntoView {
    let refused = RwSignal::new(None);
    let download = move |_| refused.set(hand_over(file.run(())));
    view! {
        <button type="button" class=class id=id on:click=download>
            {children()}
        </button>
        <Refused file=refused/>
    }
}

/// Downloads a file, and gives it back where the browser may have refused.
pub fn hand_over(file: TextFile) -> Option<RefusedFile> {
    files::download(&file);
    files::refusal().map(|why| RefusedFile::text(why, file.content))
}

/// A file that may not have been saved.
#[derive(Clone, Debug, PartialEq)]
pub struct RefusedFile {
    why: Refusal,
    content: Content,
}

#[derive(Clone, Debug, PartialEq)]
enum Content {
    /// A text, or where it is.
    Text(String),
    /// A picture: its own address, and what it is called.
    Image { url: String, name: String },
}

impl RefusedFile {
    /// A file of text, by its content, or by where that is.
    #[must_use]
    pub fn text(why: Refusal, text: String) -> Self {
        let content = Content::Text(text);
        Self { why, content }
    }

    /// A picture.
    #[must_use]
    pub fn image(why: Refusal, url: String, name: String) -> Self {
        let content = Content::Image { url, name };
        Self { why, content }
    }
}

/// What may not have been saved, if there is something, and a way on.
#[component]
pub fn Refused(
    /// The file.
    file: RwSignal<Option<RefusedFile>>,
) -> impl IntoView {
    let session = use_session();
    move || {
        let RefusedFile { why, content } = file.get()?;
        Some(match content {
            Content::Text(text) => {
                let note = move || match why {
                    Refusal::Frame => session.messages().download_refused,
                    Refusal::App => session.messages().download_in_app,
                };
                view! { <ByHand note text/> }.into_any()
            }
            Content::Image { url, name } => {
                let note = move || match why {
                    Refusal::Frame => session.messages().image_refused,
                    Refusal::App => session.messages().image_in_app,
                };
                view! {
                    <figure class="by-hand">
                        <figcaption role="status">{note}</figcaption>
                        <img src=url alt=name/>
                    </figure>
                }
                .into_any()
            }
        })
    }
}
