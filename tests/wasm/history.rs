//! The address mirrors what was chosen, and the history's steps restore it.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use yearline::state::{History, Session};
use yearline_core::domain::{Lang, Month};
use yearline_core::url::{Theme, View, ViewState};

use crate::bench::{Mounted, REPORT, address, mount, query, settled, until};

fn begin(at: &str) -> (Session, Mounted) {
    address(at);
    let made = Rc::new(RefCell::new(None));
    let out = Rc::clone(&made);
    let mounted = mount(REPORT, move || {
        let session = Session::new(&query(), Lang::En);
        session.connect();
        *out.borrow_mut() = Some(session);
    });
    let session = made.borrow_mut().take().expect("it was mounted");
    (session, mounted)
}

fn n_steps() -> u32 {
    web_sys::window()
        .and_then(|w| w.history().ok())
        .and_then(|h| h.length().ok())
        .unwrap_or_default()
}

fn go(delta: i32) {
    let history = web_sys::window()
        .and_then(|w| w.history().ok())
        .expect("a history");
    history.go_with_delta(delta).expect("a step");
}

#[wasm_bindgen_test]
async fn the_address_is_read_at_the_beginning() {
    let (session, _mounted) =
        begin("?initiative=9~4&month=2022-03..2022-05&theme=pink&q=red%20boat");
    session.view.with_untracked(|view| {
        assert_eq!(view.initiatives, [4, 9]);
        assert_eq!(view.months.len(), 3);
        assert_eq!(view.query, "red boat");
    });
    session.url_faults.with_untracked(|faults| {
        assert_eq!(
            faults
                .iter()
                .map(|f| (f.param, f.value.as_str()))
                .collect::<Vec<_>>(),
            [("theme", "pink")]
        );
    });
}

#[wasm_bindgen_test]
async fn every_change_stands_in_the_address_soon() {
    let (session, _mounted) = begin("");
    let march = Month::parse("2022-03").expect("a month");
    type Change = Box<dyn FnOnce(&mut ViewState)>;
    let table: [(Change, &str); 8] = [
        (Box::new(|v| v.initiatives = vec![4, 9]), "?initiative=4~9"),
        (
            Box::new(move |v| v.months = (0..4).map(|n| march.plus(n)).collect()),
            "?initiative=4~9&month=2022-03..2022-06",
        ),
        (
            Box::new(|v| v.undated = true),
            "?initiative=4~9&month=2022-03..2022-06~none",
        ),
        (
            Box::new(|v| v.initiatives.clear()),
            "?month=2022-03..2022-06~none",
        ),
        (Box::new(|v| *v = v.without_filter()), ""),
        (Box::new(|v| v.lang = Some(Lang::ZhHans)), "?lang=zh-Hans"),
        (
            Box::new(|v| (v.theme, v.view) = (Some(Theme::Dark), View::Timeline)),
            "?lang=zh-Hans&theme=dark&view=timeline",
        ),
        (
            Box::new(|v| {
                *v = ViewState {
                    query: "红船 & co".to_owned(),
                    ..ViewState::default()
                }
            }),
            "?q=%E7%BA%A2%E8%88%B9%20%26%20co",
        ),
    ];
    for (change, want) in table {
        session.change(History::Replace, change);
        until(want, || query() == want).await;
        let (read, faults) = ViewState::parse(&query());
        assert_eq!(
            (read, faults),
            (session.view.get_untracked(), Vec::new()),
            "it reads back as it was written"
        );
    }
}

#[wasm_bindgen_test]
async fn a_step_is_added_to_the_history_and_typing_is_not() {
    let (session, _mounted) = begin("");
    // Whatever other tests left to go forward to is gone with the first step.
    session.change(History::Push, |view| view.initiatives = vec![9]);
    until("the first step", || query() == "?initiative=9").await;
    let before = n_steps();
    session.change(History::Push, |view| view.initiatives = vec![4]);
    until("a step", || n_steps() == before + 1).await;
    session.change(History::Replace, |view| view.query = "t".to_owned());
    session.change(History::Replace, |view| view.query = "th".to_owned());
    session.change(History::Push, |view| view.query = "th".to_owned());
    until("what was typed", || query() == "?initiative=4&q=th").await;
    assert_eq!(
        n_steps(),
        before + 1,
        "neither typing nor nothing is a step"
    );
}

#[wasm_bindgen_test]
async fn back_and_forward_restore_the_choice() {
    let (session, _mounted) = begin("?theme=dark");
    session.change(History::Push, |view| view.initiatives = vec![4]);
    session.change(History::Push, |view| {
        view.item = Some("epidemic-service".to_owned())
    });
    let shows = |want: &'static str| async move {
        until(want, || {
            session.view.with_untracked(ViewState::query_string) == want
        })
        .await;
        until("the address", || query() == format!("?{want}")).await;
    };
    shows("theme=dark&initiative=4&item=epidemic-service").await;
    go(-1);
    shows("theme=dark&initiative=4").await;
    go(-1);
    shows("theme=dark").await;
    go(2);
    shows("theme=dark&initiative=4&item=epidemic-service").await;
    go(-2);
    shows("theme=dark").await;
}

#[wasm_bindgen_test]
async fn a_page_that_is_gone_follows_no_longer() {
    let (session, mounted) = begin("");
    session.change(History::Push, |view| view.initiatives = vec![4]);
    drop(mounted);
    go(-1);
    // Nothing to wait for but that nothing happens: a listener left behind would read signals that are no more, and panic.
    settled().await;
    assert!(
        session
            .view
            .try_get_untracked()
            .is_none_or(|view| view.initiatives == [4])
    );
}
