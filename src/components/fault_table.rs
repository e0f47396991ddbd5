//! The table of faults: of a file that was read, and of a workbook that is open.

use leptos::prelude::*;
use yearline_core::ingest::Severity;

use crate::state::use_session;

/// The table without its rows, which has room of its own to be scrolled.
#[component]
pub fn FaultTable(
    /// The id of what is scrolled.
    id: &'static str,
    /// Its name.
    #[prop(into)]
    label: Signal<&'static str>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let session = use_session();
    let head = move || {
        let messages = session.messages();
        let names = [
            messages.fault_where,
            messages.fault_found,
            messages.fault_wrong,
            messages.fault_remedy,
        ];
        names.map(|name| view! { <th scope="col">{name}</th> })
    };
    view! {
        <div class="fault-scroll" id=id tabindex="0" role="region" aria-label=label>
            <table class="list faults">
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}

/// Whether it is a fault or a remark.
#[component]
pub fn SeverityName(
    /// Which.
    severity: Severity,
) -> impl IntoView {
    let session = use_session();
    let is_error = severity == Severity::Error;
    let name = move || {
        let messages = session.messages();
        if is_error {
            messages.fault
        } else {
            messages.remark
        }
    };
    view! { <span class="severity" class:is-error=is_error>{name}</span> }
}
