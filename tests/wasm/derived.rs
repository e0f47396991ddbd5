//! From a choice to what is derived from it: what stays equal runs nothing that depends on it.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use yearline::state::{History, Session, Year};
use yearline_core::domain::Lang;
use yearline_core::url::{Theme, ViewState};

use crate::bench::{Mounted, REPORT, mount, report, settled};

/// How often something ran that depends on each of these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Runs {
    view: u32,
    locale: u32,
    filter: u32,
    selection: u32,
    facets: u32,
    matrix: u32,
    item: u32,
}

struct Watched {
    session: Session,
    year: Year,
    runs: Rc<RefCell<Runs>>,
    _mounted: Mounted,
}

impl Watched {
    async fn new() -> Self {
        let runs = Rc::new(RefCell::new(Runs::default()));
        let made = Rc::new(RefCell::new(None));
        let (counted, out) = (Rc::clone(&runs), Rc::clone(&made));
        let mounted = mount(REPORT, move || {
            let session = Session::new("", Lang::En);
            let year = Year::new(session, report());
            macro_rules! count {
                ($($name:ident: $read:expr),* $(,)?) => {
                    $({
                        let counted = Rc::clone(&counted);
                        Effect::new(move |_| {
                            $read;
                            counted.borrow_mut().$name += 1;
                        });
                    })*
                };
            }
            // Read, not only tracked: a memo that nobody reads is not derived.
            count! {
                view: session.view.with(|_| ()),
                locale: session.locale.with(|_| ()),
                filter: year.filter.with(|_| ()),
                selection: year.selection.with(|_| ()),
                facets: year.facets.with(|_| ()),
                matrix: year.matrix.with(|_| ()),
                item: year.item.with(|_| ()),
            }
            *out.borrow_mut() = Some((session, year));
        });
        let (session, year) = made.borrow_mut().take().expect("it was mounted");
        settled().await;
        let watched = Self {
            session,
            year,
            runs,
            _mounted: mounted,
        };
        watched.runs_since();
        watched
    }

    /// How often each ran since this was last asked.
    fn runs_since(&self) -> Runs {
        self.runs.take()
    }

    async fn change(&self, change: impl FnOnce(&mut ViewState)) -> Runs {
        self.session.change(History::Replace, change);
        settled().await;
        self.runs_since()
    }
}

#[wasm_bindgen_test]
async fn another_theme_derives_nothing_anew() {
    let watched = Watched::new().await;
    let runs = watched.change(|view| view.theme = Some(Theme::Dark)).await;
    assert_eq!(
        runs,
        Runs {
            view: 1,
            ..Runs::default()
        }
    );
}

#[wasm_bindgen_test]
async fn another_language_changes_words_and_no_selection() {
    let watched = Watched::new().await;
    let runs = watched.change(|view| view.lang = Some(Lang::ZhHans)).await;
    assert_eq!(
        runs,
        Runs {
            view: 1,
            locale: 1,
            ..Runs::default()
        }
    );
}

#[wasm_bindgen_test]
async fn opening_an_activity_changes_no_selection() {
    let watched = Watched::new().await;
    let runs = watched
        .change(|view| view.item = Some("epidemic-service".to_owned()))
        .await;
    assert_eq!(
        runs,
        Runs {
            view: 1,
            item: 1,
            ..Runs::default()
        }
    );
    assert_eq!(watched.year.item.get_untracked(), Some(18));
}

#[wasm_bindgen_test]
async fn a_choice_runs_what_depends_on_it_once() {
    let watched = Watched::new().await;
    let runs = watched.change(|view| view.initiatives = vec![4]).await;
    assert_eq!(
        runs,
        Runs {
            view: 1,
            filter: 1,
            selection: 1,
            facets: 1,
            matrix: 1,
            ..Runs::default()
        }
    );
    assert_eq!(watched.year.selection.with_untracked(|s| s.n()), 4);
    // The same choice once more is none.
    let runs = watched.change(|view| view.initiatives = vec![4]).await;
    assert_eq!(runs, Runs::default());
}

#[wasm_bindgen_test]
async fn a_choice_that_leaves_the_selection_equal_draws_nothing_anew() {
    let watched = Watched::new().await;
    // Initiative 10 has one activity in September, a commendation: to ask for that kind as well changes nothing.
    let month = watched.year.data().period().month(8);
    watched
        .change(|view| {
            view.initiatives = vec![10];
            view.months = vec![month];
        })
        .await;
    let runs = watched
        .change(|view| view.kinds = vec!["contests".to_owned()])
        .await;
    assert_eq!((runs.view, runs.filter), (1, 1));
    assert_eq!(runs.matrix, 0, "{runs:?}");
}

#[wasm_bindgen_test]
async fn what_the_dataset_does_not_have_filters_nothing() {
    let watched = Watched::new().await;
    let runs = watched.change(|view| view.initiatives = vec![40]).await;
    assert_eq!(
        (runs.filter, runs.selection, runs.matrix),
        (0, 0, 0),
        "{runs:?}"
    );
    let faults = watched.year.faults.get_untracked();
    assert_eq!(
        faults
            .iter()
            .map(|f| (f.param, f.value.as_str()))
            .collect::<Vec<_>>(),
        [("initiative", "40")]
    );
}
