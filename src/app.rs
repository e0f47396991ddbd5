//! The page, in the order in which it is read.

use std::sync::Arc;

use leptos::ev;
use leptos::html::Div;
use leptos::prelude::*;
use yearline_core::domain::{Dataset, Lang};
use yearline_core::url::View;

use crate::browser::resize::{SizeObserver, size_of};
use crate::browser::{document, files};
use crate::components::activity::{ActivityDialog, ActivitySlot};
use crate::components::charts::Charts;
use crate::components::embed_dialog::{EmbedDialog, EmbedRequest};
use crate::components::figures::Figures;
use crate::components::filters::Filters;
use crate::components::footer::Footer;
use crate::components::in_turn::{InTurn, provide_turns};
use crate::components::initiatives::{Chapters, Initiatives};
use crate::components::masthead::Masthead;
use crate::components::matrix::MatrixSection;
use crate::components::messages::Messages;
use crate::components::paper::{Paper, Printing};
use crate::components::patterns::{Patterns, RestPattern};
use crate::components::share_dialog::{ShareDialog, ShareRequest};
use crate::components::slides::Slides;
use crate::components::table::TableSection;
use crate::components::timeline::TimelineSection;
use crate::components::title::Title;
use crate::components::tooltip::{Tooltip, TooltipView};
use crate::components::visibility::provide_followers;
use crate::state::{Part, Session, Year, use_session};

/// The whole page.
///
/// Nothing of the browser is read while it is built: what the page starts from comes as props, the rest follows in effects.
#[component]
pub fn App(
    /// The query of the page's address.
    query: String,
    /// The language that the reader's browser prefers.
    preferred: Lang,
) -> impl IntoView {
    let session = Session::new(&query, preferred);
    provide_context(session);
    let tooltip = Tooltip::default();
    provide_context(tooltip);
    Effect::new(move |_| {
        measure_prerendered(session);
        session.connect();
        session.load();
        session.look_for_drafts();
    });
    Effect::new(move |_| describe(session));
    Effect::new(move |_| replace_prerendered(session));

    let page = NodeRef::new();
    observe_size(page, move |width, height| session.measured(width, height));
    let hovering = RwSignal::new(false);
    Effect::new(move |_| take_dropped_files(session, hovering));
    view! {
        <div class="page" node_ref=page>
            <Patterns/>
            <Sheet dataset=session.dataset>
                <Messages/>
            </Sheet>
            <TooltipView tooltip/>
            <p class="drop-note" class:is-shown=hovering aria-hidden="true">
                {move || session.messages().drop_here}
            </p>
        </div>
    }
}

/// All that a session shows, by the width that there is for it: what has to be said first, then a dataset, if there is one.
#[component]
pub fn Sheet(
    /// The dataset that is shown.
    #[prop(into)]
    dataset: Signal<Option<Arc<Dataset>>>,
    /// What comes before it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let session = use_session();
    let sheet = NodeRef::new();
    observe_size(sheet, move |width, _| session.resized(width));
    view! {
        <div class="sheet" node_ref=sheet>
            {children.map(|children| children())}
            {move || dataset.get().map(|dataset| view! { <YearPage dataset/> })}
        </div>
    }
}

/// All that belongs to one dataset.
#[component]
pub fn YearPage(
    /// The dataset.
    dataset: Arc<Dataset>,
) -> impl IntoView {
    let session = use_session();
    let year = Year::new(session, dataset);
    provide_context(year);
    provide_context(EmbedRequest::new());
    provide_context(Printing::new());
    provide_context(ShareRequest::new());
    provide_turns(session);
    provide_followers();
    let is_overview_or =
        move |part: View| move || [View::Overview, part].contains(&session.part.get());
    let is_alone = move |part: View| move || session.part.get() == part;
    // Where only a part is embedded, its title is a line above that part and no headline of a page.
    let is_piece = move || session.is_embedded() && session.part.get() != View::Overview;
    // An embedded activity offers no choice among others.
    let has_filters =
        move || !(session.is_embedded() && is_alone(View::Activity)() && year.item.get().is_some());
    // Until an activity is chosen there is nothing else to be shown alone.
    let needs_choice = move || is_alone(View::Activity)() && year.item.get().is_none();
    view! {
        <RestPattern/>
        // Before what it stands for, which the style sheet then leaves out.
        <Paper/>
        <Show when=move || !session.is_embedded()>
            <Masthead/>
        </Show>
        <main
            id="content"
            class:is-partial=is_piece
            class:is-translated=move || year.foreign().is_none()
        >
            <Title/>
            <ActivitySlot part=Part::Top/>
            <Show when=is_overview_or(View::Figures)>
                <InTurn>
                    <Figures/>
                </InTurn>
                <ActivitySlot part=Part::Figures/>
            </Show>
            <Show when=has_filters>
                <InTurn>
                    <Filters/>
                </InTurn>
            </Show>
            <Show when=is_overview_or(View::Initiatives)>
                <InTurn>
                    <Chapters/>
                </InTurn>
            </Show>
            <Show when=is_overview_or(View::Matrix)>
                <InTurn>
                    <MatrixSection/>
                </InTurn>
                <ActivitySlot part=Part::Matrix/>
            </Show>
            <Show when=is_overview_or(View::Charts)>
                <InTurn>
                    <Charts/>
                </InTurn>
                <ActivitySlot part=Part::Charts/>
            </Show>
            <Show when=is_overview_or(View::Timeline)>
                <InTurn>
                    <TimelineSection/>
                </InTurn>
                <ActivitySlot part=Part::Timeline/>
            </Show>
            <Show when=is_overview_or(View::Table)>
                <InTurn>
                    <TableSection/>
                </InTurn>
            </Show>
            <Show when=is_alone(View::Initiative)>
                <Initiatives/>
            </Show>
            <Show when=needs_choice>
                <TableSection/>
            </Show>
            <ActivityDialog/>
            <Show when=move || !session.is_embedded()>
                <EmbedDialog/>
            </Show>
            <ShareDialog/>
        </main>
        <InTurn>
            <Footer/>
        </InTurn>
        <Slides/>
    }
}

/// Opens the files that are dropped anywhere on the window, for as long as the present owner lives, and tells whether one hovers over it.
fn take_dropped_files(session: Session, hovering: RwSignal<bool>) {
    let over = window_event_listener(ev::dragover, move |event| {
        if files::carries_file(&event) {
            event.prevent_default();
            hovering.set(true);
        }
    });
    let leave = window_event_listener(ev::dragleave, move |_| hovering.set(false));
    let drop = window_event_listener(ev::drop, move |event| {
        hovering.set(false);
        let files = files::dropped(&event);
        if !files.is_empty() {
            event.prevent_default();
            session.open_files(files);
        }
    });
    on_cleanup(move || {
        [over, leave, drop]
            .into_iter()
            .for_each(WindowListenerHandle::remove)
    });
}

/// Calls back with an element's width and height in CSS pixels, once it is in the document and whenever they change.
fn observe_size(node: NodeRef<Div>, callback: impl Fn(f64, f64) + Copy + 'static) {
    Effect::new(move |_| {
        if let Some(element) = node.get() {
            // The arena drops the observer with the effect's owner.
            StoredValue::new_local(SizeObserver::new(&element, callback));
        }
    });
}

/// Tells the document what it shows: its language, title and theme, tracked.
fn describe(session: Session) {
    let lang = session.locale.get().lang;
    session.view.with(|v| {
        let title = session.dataset.with(|dataset| {
            let dataset = dataset.as_ref()?;
            Some(session.locale.get().document_title(dataset, v))
        });
        document::describe(
            lang.tag(),
            &title.unwrap_or_default(),
            v.theme().name(),
            &[
                ("data-embed", v.embed),
                ("data-transparent", v.transparent),
                ("data-presenting", v.present.is_some()),
            ],
        );
    });
}

/// What is rendered first, unseen, is as wide as the prerendered page, so that it need not be rendered again when it is seen.
fn measure_prerendered(session: Session) {
    let lang = session.locale.with_untracked(|locale| locale.lang.tag());
    let sheet = format!("#static > [lang={lang}] > .sheet");
    if let Some((width, _)) = size_of(&sheet).filter(|(width, _)| *width > 0.0) {
        session.resized(width);
    }
}

/// Replaces the prerendered page, tracked: at once and whole, so not before every part of the program's page is built. Until then the
/// prerendered page is what is seen, unless there is something to be said above it: that the file is slow, or does not come.
fn replace_prerendered(session: Session) {
    let asks_for_another = session.view.with_untracked(|v| v.data.is_some());
    if asks_for_another || session.is_built.get() {
        document::replace_prerendered();
    } else if session.report.with(Option::is_some)
        || session
            .loading
            .with(|loading| loading.is_some_and(|l| l.is_slow))
    {
        document::move_prerendered_last();
    }
}
