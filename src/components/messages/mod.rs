//! What has to be said before anything else: a file on its way, its faults, an address that cannot be read.

mod draft;
mod report;

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use yearline_core::url::UrlFault;

use crate::browser::focus;
use crate::components::workbook::WorkbookPanel;
use crate::state::{LOADING, Session, TITLE, use_session};
use draft::Drafts;
use report::Report;

/// All messages, in the order of their weight.
#[component]
pub fn Messages() -> impl IntoView {
    let session = use_session();
    // Each report has elements of its own, so the same fault is announced again when it occurs again.
    let n_reports = StoredValue::new(0_u32);
    let report = move || {
        n_reports.update_value(|n| *n += 1);
        let report = session.report.get()?;
        Some((n_reports.get_value(), report))
    };
    // Without a dataset they are what the page has to say. Until the page's own one comes, the prerendered page is.
    let is_all = move || session.dataset.with(Option::is_none) && asks_for_another(session);
    let role = move || is_all().then_some("main");
    view! {
        <div class="messages" role=role>
            <For
                each=report
                key=|(number, _)| *number
                children=|(_, report)| view! { <Report report/> }
            />
            <Show when=move || session.loading.with(Option::is_some)>
                <Progress/>
            </Show>
            <WorkbookPanel/>
            <Drafts/>
            <AddressFaults/>
        </div>
    }
}

/// Whether the address asks for another dataset than the page's own, tracked.
fn asks_for_another(session: Session) -> bool {
    session.view.with(|view| view.data.is_some())
}

/// A dataset on its way: an empty sheet that does not move. After a while it says so and offers to stop.
#[component]
fn Progress() -> impl IntoView {
    let session = use_session();
    let is_slow = move || session.loading.with(|l| l.is_some_and(|l| l.is_slow));
    let is_local = move || session.loading.with(|l| l.is_some_and(|l| l.is_local));
    let n_bytes = move || session.loading.with(|l| l.map_or(0, |l| l.n_bytes));
    let headline = move || {
        let messages = session.messages();
        if is_local() {
            messages.loading_sheets
        } else if is_slow() {
            messages.loading_slow
        } else {
            messages.loading
        }
    };
    let amount = move || match n_bytes() {
        0 => String::new(),
        n => session.locale.get().bytes(n),
    };
    view! {
        <section class="loading" id=LOADING tabindex="-1" aria-busy="true" aria-label=headline>
            <p role="status">
                <b>{headline}</b>
                " "
                {move || session.messages().loading_note}
            </p>
            // Not in the live region, which would announce every number.
            <p class="loading-progress" aria-hidden="true">{amount}</p>
            <Show when=is_local>
                // How long it takes is not known.
                <progress aria-label=move || session.messages().loading_sheets></progress>
            </Show>
            <Show when=move || is_slow() || is_local()>
                <p class="actions">
                    <button
                        type="button"
                        class="tool tool-wide"
                        id="cancel"
                        on:click=move |_| session.cancel()
                    >
                        {move || session.messages().cancel}
                    </button>
                    <Show when=move || !is_local()>
                        <button
                            type="button"
                            class="tool tool-wide"
                            id="retry"
                            on:click=move |_| session.reload()
                        >
                            {move || session.messages().retry}
                        </button>
                    </Show>
                </p>
            </Show>
            <Show when=move || session.dataset.with(Option::is_none)>
                <div class="empty-sheet" aria-hidden="true"></div>
            </Show>
        </section>
    }
}

/// The id of the messages about the address.
const FAULTS: &str = "address-faults";

/// What the address asks for and nobody understands, or this dataset does not have.
#[component]
fn AddressFaults() -> impl IntoView {
    let session = use_session();
    let dismissed = RwSignal::new(Vec::<UrlFault>::new());
    let faults = move || {
        let mut faults = session.url_faults.get();
        if let Some(data) = session.dataset.get() {
            faults.extend(session.view.with(|v| v.filter(&data).1));
        }
        faults.retain(|fault| dismissed.with(|d| !d.contains(fault)));
        faults
    };
    let message = move |fault: UrlFault| {
        let (param, value) = (fault.param, fault.value.clone());
        let dismiss = move |_| {
            dismissed.update(|d| d.push(fault.clone()));
            // The focus goes to the messages that are left, or else to the title below them.
            let next = if untrack(|| faults().is_empty()) {
                TITLE
            } else {
                FAULTS
            };
            spawn_local(async move {
                tick().await;
                focus::show(next);
            });
        };
        view! {
            <p class="address-fault">
                {move || session.locale.get().url_fault(param, &value)}
                " "
                <button type="button" class="plain" on:click=dismiss>
                    {move || session.messages().dismiss}
                </button>
            </p>
        }
    };
    view! {
        <div class="address-faults" id=FAULTS tabindex="-1" role="status">
            <For each=faults key=|fault| (fault.param, fault.value.clone()) children=message/>
        </div>
    }
}
