//! What has to be said before anything else: a file on its way, its faults, an address that cannot be read.

use leptos::prelude::*;
use yearline_core::ingest::{Diagnostic, Severity};
use yearline_core::text::Speech;
use yearline_core::text::faults::NoFile;
use yearline_core::url::UrlFault;

use crate::browser::fetch::LoadFault;
use crate::state::{FileReport, use_session};

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
    view! {
        <For
            each=report
            key=|(number, _)| *number
            children=|(_, report)| view! { <Report report/> }
        />
        <Show when=move || session.loading.with(Option::is_some)>
            <Progress/>
        </Show>
        <AddressFaults/>
    }
}

/// A dataset on its way: an empty sheet that does not move. After a while it says so and offers to stop.
#[component]
fn Progress() -> impl IntoView {
    let session = use_session();
    let is_slow = move || session.loading.with(|l| l.is_some_and(|l| l.is_slow));
    let n_bytes = move || session.loading.with(|l| l.map_or(0, |l| l.n_bytes));
    let headline = move || {
        let words = session.words();
        if is_slow() {
            words.loading_slow
        } else {
            words.loading
        }
    };
    let amount = move || match n_bytes() {
        0 => String::new(),
        n => session.locale.get().bytes(n),
    };
    view! {
        <section class="loading" aria-busy="true">
            <p role="status">
                <b>{headline}</b>
                " "
                {move || session.words().loading_note}
            </p>
            // Not in the live region, which would announce every number.
            <p class="loading-progress" aria-hidden="true">{amount}</p>
            <Show when=is_slow>
                <p class="actions">
                    <button
                        type="button"
                        class="tool tool-wide"
                        id="cancel"
                        on:click=move |_| session.cancel()
                    >
                        {move || session.words().cancel}
                    </button>
                    <button
                        type="button"
                        class="tool tool-wide"
                        id="retry"
                        on:click=move |_| session.load()
                    >
                        {move || session.words().retry}
                    </button>
                </p>
            </Show>
            <Show when=move || session.dataset.with(Option::is_none)>
                <div class="empty-sheet" aria-hidden="true"></div>
            </Show>
        </section>
    }
}

/// The last file's faults and remarks.
#[component]
fn Report(report: FileReport) -> impl IntoView {
    let session = use_session();
    let FileReport {
        name,
        load,
        diagnostics,
        n_more,
        is_shown,
    } = report;
    let has_page = move || session.dataset.with(Option::is_some);
    let is_missing = load.is_some();
    let headline = move || {
        let locale = session.locale.get();
        locale.report_headline(&name, is_shown, is_missing)
    };
    let load_fault = load.map(|fault| {
        let words = move || session.locale.get().load_fault(no_file(&fault));
        move || {
            let (wrong, remedy) = words();
            view! { <p>{wrong}" "{remedy}</p> }
        }
    });
    let faults =
        (!diagnostics.is_empty()).then(|| view! { <Faults diagnostics n_more is_open=!is_shown/> });
    view! {
        <section
            class=if is_shown { "report" } else { "report is-error" }
            role="alert"
            id="report"
        >
            <h2 class="report-title">{headline}</h2>
            {load_fault}
            {faults}
            <Show when=move || has_page() && !is_shown>
                <p>{move || session.words().fault_kept}</p>
            </Show>
            <p class="actions">
                <Show when=move || !is_shown>
                    <button
                        type="button"
                        class="tool tool-wide"
                        id="try-again"
                        on:click=move |_| session.load()
                    >
                        {move || session.words().retry}
                    </button>
                    <button
                        type="button"
                        class="tool tool-wide"
                        id="builtin"
                        on:click=move |_| session.show_builtin()
                    >
                        {move || session.words().builtin}
                    </button>
                </Show>
                <Show when=has_page>
                    <button
                        type="button"
                        class="plain"
                        id="dismiss"
                        on:click=move |_| session.report.set(None)
                    >
                        {move || session.words().dismiss}
                    </button>
                </Show>
            </p>
        </section>
    }
}

/// The faults as a table; open where they keep the file from being shown.
#[component]
fn Faults(diagnostics: Vec<Diagnostic>, n_more: usize, is_open: bool) -> impl IntoView {
    let session = use_session();
    let diagnostics = StoredValue::new(diagnostics);
    let summary = move || diagnostics.with_value(|d| session.locale.get().report_count(d));
    let head = move || {
        let words = session.words();
        let names = [
            words.fault_where,
            words.fault_found,
            words.fault_wrong,
            words.fault_remedy,
        ];
        names.map(|name| view! { <th scope="col">{name}</th> })
    };
    let rows = move || {
        let locale = session.locale.get();
        let row = |diagnostic: &Diagnostic| fault_row(locale, diagnostic);
        diagnostics.with_value(|d| d.iter().map(row).collect_view())
    };
    let more = move || (n_more > 0).then(|| session.locale.get().and_more(n_more));
    view! {
        <details open=is_open>
            <summary>{summary}</summary>
            <div
                class="fault-scroll"
                tabindex="0"
                role="region"
                aria-label=move || session.words().fault_where
            >
                <table class="list faults">
                    <thead>
                        <tr>{head}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="chart-note">{more}{move || session.words().fault_rows}</p>
        </details>
    }
}

fn fault_row(locale: Speech, diagnostic: &Diagnostic) -> impl IntoView + use<> {
    let said = locale.diagnostic(diagnostic);
    let (class, severity) = match diagnostic.severity {
        Severity::Error => ("severity is-error", locale.words.fault),
        Severity::Warning => ("severity", locale.words.remark),
    };
    view! {
        <tr>
            <th scope="row"><span class=class>{severity}</span>" "{said.place}</th>
            <td><code>{diagnostic.found.clone()}</code></td>
            <td>{said.wrong}</td>
            <td>{said.remedy}</td>
        </tr>
    }
}

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
        let dismiss = move |_| dismissed.update(|d| d.push(fault.clone()));
        view! {
            <p class="address-fault">
                {move || session.locale.get().url_fault(param, &value)}
                " "
                <button type="button" class="plain" on:click=dismiss>
                    {move || session.words().dismiss}
                </button>
            </p>
        }
    };
    view! {
        <div class="address-faults" role="status">
            <For each=faults key=|fault| (fault.param, fault.value.clone()) children=message/>
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
