//! The report on the last file: why it did not come, or what is wrong with it, row by row.

use leptos::prelude::*;
use yearline_core::ingest::Diagnostic;
use yearline_core::text::Locale;
use yearline_core::text::faults::NoFile;

use super::asks_for_another;
use crate::browser::fetch::LoadFault;
use crate::components::fault_table::{FaultTable, SeverityName};
use crate::state::{FileReport, REPORT, use_session};

/// The last file's faults and remarks.
#[component]
pub(super) fn Report(report: FileReport) -> impl IntoView {
    let session = use_session();
    let FileReport {
        name,
        load,
        diagnostics,
        n_more,
        is_shown,
    } = report;
    let has_page = move || session.dataset.with(Option::is_some);
    let no_file = load.as_ref().map(no_file);
    let headline = move || {
        let locale = session.locale.get();
        locale.report_headline(&name, is_shown, no_file)
    };
    // Where there is nothing else on the page, this is its heading.
    let heading = move || {
        if has_page() || !asks_for_another(session) {
            view! { <h2 class="report-title" id=REPORT tabindex="-1">{headline.clone()}</h2> }
                .into_any()
        } else {
            view! { <h1 class="report-title" id=REPORT tabindex="-1">{headline.clone()}</h1> }
                .into_any()
        }
    };
    let load_fault = no_file.map(|fault| {
        let messages = move || session.locale.get().load_fault(fault);
        move || {
            let (wrong, remedy) = messages();
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
            {heading}
            {load_fault}
            {faults}
            <Show when=move || has_page() && !is_shown>
                <p>{move || session.messages().fault_previous_shown}</p>
            </Show>
            <p class="actions">
                <Show when=move || !is_shown>
                    <button
                        type="button"
                        class="tool tool-wide"
                        id="try-again"
                        on:click=move |_| session.reload()
                    >
                        {move || session.messages().retry}
                    </button>
                    <button
                        type="button"
                        class="tool tool-wide"
                        id="builtin"
                        on:click=move |_| session.show_builtin()
                    >
                        {move || session.messages().builtin}
                    </button>
                </Show>
                <Show when=has_page>
                    <button
                        type="button"
                        class="plain"
                        id="dismiss"
                        on:click=move |_| session.dismiss_report()
                    >
                        {move || session.messages().dismiss}
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
    let rows = move || {
        let locale = session.locale.get();
        let row = |diagnostic: &Diagnostic| fault_row(locale, diagnostic);
        diagnostics.with_value(|d| d.iter().map(row).collect_view())
    };
    let more = move || (n_more > 0).then(|| session.locale.get().and_more(n_more));
    view! {
        <details open=is_open>
            <summary>{summary}</summary>
            <FaultTable id="report-faults" label=move || session.messages().fault_where>
                {rows}
            </FaultTable>
            <p class="chart-note">{more}{move || session.messages().fault_rows}</p>
        </details>
    }
}

fn fault_row(locale: Locale, diagnostic: &Diagnostic) -> impl IntoView + use<> {
    let said = locale.diagnostic(diagnostic);
    let severity = diagnostic.severity;
    view! {
        <tr>
            <th scope="row"><SeverityName severity/>" "{said.place}</th>
            <td><code>{diagnostic.found.clone()}</code></td>
            <td>{said.wrong}</td>
            <td>{said.remedy}</td>
        </tr>
    }
}

fn no_file(fault: &LoadFault) -> NoFile {
    match fault {
        LoadFault::Cancelled => NoFile::Cancelled,
        LoadFault::TimedOut => NoFile::TimedOut,
        LoadFault::BadAddress => NoFile::BadAddress,
        LoadFault::Status(status) => NoFile::Status(*status),
        LoadFault::Unreachable => NoFile::Unreachable,
        LoadFault::NoProgram => NoFile::NoProgram,
        LoadFault::ProgramStopped => NoFile::ProgramStopped,
    }
}
