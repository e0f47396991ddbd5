//! The states of the page, one after the other, for what has to hold in every one of them.

use serde_json::json;

use crate::page::Page;

/// Takes the page through its states with that query, and looks at each.
pub(super) fn each_state(page: &Page<'_>, query: &str, mut look: impl FnMut(&str)) {
    page.open(&format!("?{query}"));
    look("loaded");
    page.click("#open-lanes");
    page.click("#chip-initiative-3");
    page.click("#chip-month-8");
    page.has("#include-undated");
    look("filtered, lanes open");
    page.click("#embed-overview");
    page.has("#embed[open]");
    look("dialog");
    page.open(&format!(
        "?{query}&initiative=4&q=zebra&no-such-parameter=1"
    ));
    page.has(".widen");
    look("nothing found, bad parameter");
    page.open(&format!("?{query}&item=epidemic-service"));
    page.has("#activity");
    look("activity");
    page.go(&format!("?{query}&data=/broken/many-faults"));
    page.has("#report");
    look("faults");
    page.open(&format!("?{query}&data=/broken/remarks"));
    page.click("#report summary");
    look("remarks");
}

/// Takes the page through its parts, each shown alone, as a page and as a guest, and looks at each.
pub(super) fn each_part(page: &Page<'_>, query: &str, mut look: impl FnMut(&str)) {
    for part in [
        "figures",
        "initiatives",
        "matrix",
        "charts",
        "timeline",
        "table",
        "initiative&initiative=4",
        "activity&item=epidemic-service",
    ] {
        page.open(&format!("?{query}&view={part}"));
        look(part);
        open_guest(page, &format!("?{query}&view={part}&embed=1"));
        look(&format!("{part}, a guest"));
    }
    open_guest(page, &format!("?{query}&embed=1"));
    look("a guest");
}

/// A guest that shows one activity has no sentence about the choice.
fn open_guest(page: &Page<'_>, query: &str) {
    page.go(query);
    page.until(
        "the guest is there",
        "return !!document.querySelector('main :is(h1, h2)') && !document.querySelector('#static, .is-late, .loading') && !!document.querySelector('footer')",
    );
    page.settled();
}

/// Opens what is folded, so that it is looked at too.
pub(super) fn unfold(page: &Page<'_>) {
    page.js(
        "document.querySelectorAll('details').forEach(fold => { fold.open = true })",
        json!([]),
    );
    page.settled();
}
