//! What has to be said before anything else: a file on its way, its faults, an address that cannot be read.

use crate::browser::load::LoadFault;
use crate::state::reactive::Source;
use crate::state::{FileReport, Session};
use yearline_core::ingest::{Diagnostic, Severity};
use yearline_core::text::Speech;
use yearline_core::text::faults::NoFile;
use yearline_core::url::UrlFault;

use super::el::{El, Keyed, button, el, keyed, parts};

/// All messages, in the order of their weight.
pub(crate) fn messages() -> El {
    let session = Session::here();
    parts()
        .shows(move || session.report.get().map(|file| report(session, &file)))
        .when(move || session.waiting.with(Option::is_some), loading)
        .child(address_faults())
}

/// A dataset on its way: the empty sheet, still. After a while it says so and offers to stop.
fn loading() -> El {
    let session = Session::here();
    let is_slow = move || {
        session
            .waiting
            .with(|w| w.as_ref().is_some_and(|w| w.is_slow))
    };
    let offers = move || {
        el("p", "actions")
            .child(
                button("tool tool-wide")
                    .id("cancel")
                    .on_click(move || session.cancel())
                    .word(|w| w.cancel),
            )
            .child(
                button("tool tool-wide")
                    .id("retry")
                    .on_click(move || session.load())
                    .word(|w| w.retry),
            )
    };
    let said = el("b", "").text_now(move || {
        let words = session.words();
        if is_slow() {
            words.loading_slow
        } else {
            words.loading
        }
        .to_owned()
    });
    // Not in the live region: who hears the page is not told every number.
    let progress = move || match session.n_read.get() {
        0 => String::new(),
        n => session.speech.get().activities(n),
    };
    el("section", "loading")
        .attr("aria-busy", "true")
        .child(
            el("p", "")
                .attr("role", "status")
                .child(said)
                .text(" ")
                .word(|w| w.loading_note),
        )
        .child(el("p", "loading-progress").unsaid().text_now(progress))
        .when(is_slow, offers)
        .when(
            move || session.dataset.with(Option::is_none),
            || el("div", "empty-sheet").unsaid(),
        )
}

/// The last file's faults and remarks, tracked.
fn report(session: Session, file: &FileReport) -> El {
    let speech = session.speech.get();
    let words = speech.words;
    let has_page = session.dataset.with(Option::is_some);
    let mut report = el(
        "section",
        if file.is_shown {
            "report"
        } else {
            "report is-error"
        },
    )
    .attr("role", "alert")
    .id("report")
    .child(el("h2", "report-title").text(&speech.report_headline(
        &file.name,
        file.is_shown,
        file.load.is_some(),
    )));
    if let Some(fault) = &file.load {
        let (wrong, remedy) = speech.load_fault(no_file(fault));
        report = report.child(el("p", "").text(&wrong).text(" ").text(&remedy));
    }
    if !file.diagnostics.is_empty() {
        report = report.child(list(speech, file));
    }
    let mut actions = el("p", "actions");
    if !file.is_shown {
        actions = actions
            .child(
                button("tool tool-wide")
                    .id("try-again")
                    .on_click(move || session.load())
                    .text(words.retry),
            )
            .child(
                button("tool tool-wide")
                    .id("builtin")
                    .on_click(move || session.show_builtin())
                    .text(words.builtin),
            );
    }
    if has_page {
        if !file.is_shown {
            report = report.child(el("p", "").text(words.fault_kept));
        }
        let dismiss = button("plain")
            .id("dismiss")
            .on_click(move || session.report.set(None))
            .text(words.dismiss);
        actions = actions.child(dismiss);
    }
    report.child(actions)
}

/// The faults as a table; open where they keep the file from being shown.
fn list(speech: Speech, file: &FileReport) -> El {
    let words = speech.words;
    let row = |d: &Diagnostic| {
        let said = speech.diagnostic(d);
        let severity = if d.severity == Severity::Error {
            el("span", "severity is-error").text(words.fault)
        } else {
            el("span", "severity").text(words.remark)
        };
        el("tr", "")
            .child(
                el("th", "")
                    .attr("scope", "row")
                    .child(severity)
                    .text(" ")
                    .text(&said.place),
            )
            .child(el("td", "").child(el("code", "").text(&d.found)))
            .child(el("td", "").text(&said.wrong))
            .child(el("td", "").text(&said.remedy))
    };
    let heads = [
        words.fault_where,
        words.fault_found,
        words.fault_wrong,
        words.fault_remedy,
    ];
    let head =
        el("tr", "").children(heads.map(|name| el("th", "").attr("scope", "col").text(name)));
    let table = el("table", "list faults")
        .child(el("thead", "").child(head))
        .child(el("tbody", "").children(file.diagnostics.iter().map(row)));
    let scroll = el("div", "fault-scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", words.fault_where)
        .child(table);
    let mut note = el("p", "chart-note");
    if file.n_more > 0 {
        note = note.text(&speech.and_more(file.n_more));
    }
    el("details", "")
        .attr_if("open", (!file.is_shown).then_some(""))
        .child(el("summary", "").text(&speech.report_count(&file.diagnostics)))
        .child(scroll)
        .child(note.text(words.fault_rows))
}

/// What the address asks for and nobody understands, or this dataset does not have.
fn address_faults() -> El {
    let session = Session::here();
    let dismissed = Source::new(Vec::<UrlFault>::new());
    let item = move |fault: UrlFault| {
        keyed(format!("{}={}", fault.param, fault.value), move || {
            let said = fault.clone();
            let dismiss = button("plain")
                .on_click(move || dismissed.update(|d| d.push(fault.clone())))
                .word(|w| w.dismiss);
            el("p", "address-fault")
                .text_now(move || session.speech.get().url_fault(said.param, &said.value))
                .text(" ")
                .child(dismiss)
        })
    };
    let shown = move || -> Vec<Keyed> {
        let mut faults = session.url_faults.get();
        if let Some(data) = session.dataset.get() {
            faults.extend(session.view.with(|v| v.filter(&data).1));
        }
        faults.retain(|f| dismissed.with(|d| !d.contains(f)));
        faults.into_iter().map(item).collect()
    };
    el("div", "address-faults")
        .attr("role", "status")
        .each(shown)
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
