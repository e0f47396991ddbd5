//! What has to be said before anything else: a file on its way, its faults, an address that cannot be read.

use leptos::prelude::*;
use yearline_markup::view;

use crate::browser::load::LoadFault;
use crate::ingest::Severity;
use crate::state::Session;
use crate::text::faults::NoFile;

/// All messages, in the order of their weight.
#[component]
pub(crate) fn Messages() -> impl IntoView {
    let session = Session::here();
    view! {
        <Show when=move || session.report.with(Option::is_some)>
            <Report/>
        </Show>
        <Show when=move || session.waiting.with(Option::is_some)>
            <Loading/>
        </Show>
        <AddressFaults/>
    }
}

/// A dataset on its way: the empty sheet, still. After a while it says so and offers to stop.
#[component]
fn Loading() -> impl IntoView {
    let session = Session::here();
    let words = move || session.words();
    let is_slow = Memo::new(move |_| session.waiting.with(|w| w.as_ref().is_some_and(|w| w.is_slow)));
    let is_first = move || session.dataset.with(Option::is_none);
    view! {
        <section class="loading" aria-busy="true">
            <p role="status">
                <b>{move || if is_slow.get() { words().loading_slow } else { words().loading }}</b>
                " "
                {move || words().loading_note}
            </p>
            <Show when=move || is_slow.get()>
                <p class="actions">
                    <button type="button" class="tool tool-wide" id="cancel" on:click=move |_| session.cancel()>{move || words().cancel}</button>
                    <button type="button" class="tool tool-wide" id="retry" on:click=move |_| session.load()>{move || words().retry}</button>
                </p>
            </Show>
            <Show when=is_first>
                <div class="empty-sheet" aria-hidden="true"></div>
            </Show>
        </section>
    }
}

/// The last file's faults and remarks.
#[component]
fn Report() -> impl IntoView {
    let session = Session::here();
    let words = move || session.words();
    let has_page = move || session.dataset.with(Option::is_some);
    move || {
        let report = session.report.get()?;
        let speech = session.speech.get();
        let rows: Vec<_> = report
            .diagnostics
            .iter()
            .map(|d| {
                let said = speech.diagnostic(d);
                let is_error = d.severity == Severity::Error;
                view! {
                    <tr>
                        <th scope="row">
                            <span class="severity" class:is-error=is_error>{if is_error { words().fault } else { words().remark }}</span>
                            " "
                            {said.place}
                        </th>
                        <td><code>{d.found.clone()}</code></td>
                        <td>{said.wrong}</td>
                        <td>{said.remedy}</td>
                    </tr>
                }
            })
            .collect();
        let table = (!rows.is_empty()).then(|| {
            view! {
                <details open=!report.is_shown>
                    <summary>{speech.report_count(&report.diagnostics)}</summary>
                    <div class="fault-scroll" tabindex="0" role="region" aria-label=words().fault_where>
                        <table class="list faults">
                            <thead>
                                <tr>
                                    <th scope="col">{words().fault_where}</th>
                                    <th scope="col">{words().fault_found}</th>
                                    <th scope="col">{words().fault_wrong}</th>
                                    <th scope="col">{words().fault_remedy}</th>
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                    <p class="chart-note">
                        {(report.n_more > 0).then(|| speech.and_more(report.n_more))}
                        {words().fault_rows}
                    </p>
                </details>
            }
        });
        let failed = report.load.as_ref().map(|fault| {
            let (wrong, remedy) = speech.load_fault(no_file(fault));
            view! { <p>{wrong}" "{remedy}</p> }
        });
        Some(view! {
            <section class="report" class:is-error=!report.is_shown role="alert" id="report">
                <h2 class="report-title">
                    {speech.report_headline(&report.name, report.is_shown, report.load.is_some())}
                </h2>
                {failed}
                {table}
                {(!report.is_shown && has_page()).then(|| view! { <p>{words().fault_kept}</p> })}
                <p class="actions">
                    {(!report.is_shown).then(|| view! {
                        <button type="button" class="tool tool-wide" id="try-again" on:click=move |_| session.load()>{words().retry}</button>
                        <button type="button" class="tool tool-wide" id="builtin" on:click=move |_| session.show_builtin()>{words().builtin}</button>
                    })}
                    {has_page().then(|| view! {
                        <button type="button" class="plain" on:click=move |_| session.report.set(None)>{words().dismiss}</button>
                    })}
                </p>
            </section>
        })
    }
}

/// What the address asks for and nobody understands, or this dataset does not have.
#[component]
fn AddressFaults() -> impl IntoView {
    let session = Session::here();
    let faults = Memo::new(move |_| {
        let mut faults = session.url_faults.get();
        if let Some(data) = session.dataset.get() {
            faults.extend(session.view.with(|v| v.filter(&data).1));
        }
        faults
    });
    let dismissed = RwSignal::new(Vec::new());
    let shown = move || faults.get().into_iter().filter(|f| dismissed.with(|d| !d.contains(f))).collect::<Vec<_>>();
    view! {
        <div class="address-faults" role="status">
            <For each=shown key=|fault| (fault.param, fault.value.clone()) let:fault>
                {
                    let said = fault.clone();
                    view! {
                        <p class="address-fault">
                            {move || session.speech.get().url_fault(said.param, &said.value)}
                            " "
                            <button type="button" class="plain" on:click=move |_| dismissed.update(|d| d.push(fault.clone()))>
                                {move || session.words().dismiss}
                            </button>
                        </p>
                    }
                }
            </For>
        </div>
    }
}

fn no_file(fault: &LoadFault) -> NoFile {
    match fault {
        LoadFault::Cancelled => NoFile::Cancelled,
        LoadFault::TimedOut => NoFile::TimedOut,
        LoadFault::BadAddress => NoFile::BadAddress,
        LoadFault::Status(status) => NoFile::Status(*status),
        LoadFault::Unreachable => NoFile::Unreachable,
    }
}
