//! The foot of the page: the source, how to read the page, how to use it.

use crate::browser::{address, files};
use crate::state::{Session, Year};
use yearline_core::text::words::Words;
use yearline_core::url::View;

use super::el::{El, button, el, parts};
use super::embed::embed_button;
use super::read_given;
use super::section::{source, source_line};

/// The foot of the page; in a frame only what a guest owes: the source and the way out.
pub(crate) fn footer() -> El {
    let session = Session::here();
    let embedded = move || session.view.with(|v| v.embed);
    el("footer", "footer")
        .when(embedded, guest)
        .when(move || !embedded(), full)
}

fn guest() -> El {
    let session = Session::here();
    let way_out = move || {
        let view = session.view.with(|v| v.unframed().query_string());
        address::with_query(&view)
    };
    let link = el("a", "")
        .says("href", way_out)
        .attr("target", "_top")
        .attr("rel", "noopener")
        .word(|w| w.full_page);
    parts().child(source()).child(el("p", "").child(link))
}

/// Hands the dataset to the reader: its file, or what stands in the document.
fn data_link(session: Session) -> El {
    let asked = move || session.view.with(|v| v.data.clone());
    let address = move || {
        let from = asked()
            .or_else(address::builtin_dataset)
            .unwrap_or_default();
        address::resolve(&from).unwrap_or(from)
    };
    let save = || {
        let name = address::builtin_dataset().unwrap_or_default();
        files::download(
            &name,
            "application/json",
            &address::in_document(&name).unwrap_or_default(),
        );
    };
    let is_file = move || !address::is_dataset_in_document() || asked().is_some();
    parts()
        .when(is_file, move || {
            el("a", "")
                .says("href", address)
                .attr("download", "")
                .word(|w| w.download_data)
        })
        .when(
            move || !is_file(),
            move || button("plain").on_click(save).word(|w| w.download_data),
        )
}

fn full() -> El {
    let year = Year::here();
    let session = year.session;
    let part = |heading: fn(&'static Words) -> &'static str| {
        el("div", "").child(el("h2", "").word(heading))
    };
    let input = el("input", "vh")
        .attr("type", "file")
        .id("open-file")
        .attr("accept", ".json,application/json")
        .on("change", move |event| {
            if let Some(file) = files::chosen(&event) {
                read_given(session, file);
            }
        });
    let is_local = move || session.local_file.with(Option::is_some);
    let actions = el("p", "actions")
        .child(
            el("label", "tool tool-wide file")
                .word(|w| w.open_file)
                .child(input),
        )
        .when(move || !is_local(), move || data_link(session))
        .when(
            move || is_local() || session.view.with(|v| v.data.is_some()),
            move || {
                button("plain")
                    .on_click(move || session.show_builtin())
                    .word(|w| w.builtin)
            },
        )
        .child(embed_button(View::Overview));
    parts()
        .child(
            part(|w| w.source)
                .child(el("p", "").text_now(move || source_line(year)))
                .child(el("p", "").text_now(move || {
                    year.data()
                        .meta()
                        .description
                        .get(year.language())
                        .to_owned()
                })),
        )
        .child(part(|w| w.reading).child(el("p", "").word(|w| w.reading_text)))
        .child(
            part(|w| w.using)
                .child(el("p", "").word(|w| w.using_text))
                .child(actions),
        )
}
