//! What a reader does with the page: clicking, typing, the keyboard, the wheel.

use std::fs;
use std::time::Instant;

use serde_json::{Value, json};

use super::{AGAIN_AFTER, ELEMENT, Page, SOON, done};
use crate::driver::Refusal;

/// A key that types nothing, as WebDriver encodes it.
pub(crate) mod key {
    pub(crate) const TAB: &str = "\u{e004}";
    pub(crate) const ENTER: &str = "\u{e007}";
    pub(crate) const SHIFT: &str = "\u{e008}";
    pub(crate) const ESCAPE: &str = "\u{e00c}";
    pub(crate) const PAGE_DOWN: &str = "\u{e00f}";
    pub(crate) const END: &str = "\u{e010}";
    pub(crate) const HOME: &str = "\u{e011}";
    pub(crate) const LEFT: &str = "\u{e012}";
    pub(crate) const UP: &str = "\u{e013}";
    pub(crate) const RIGHT: &str = "\u{e014}";
    pub(crate) const DOWN: &str = "\u{e015}";
}

impl Page<'_> {
    /// Clicks an element, as soon as it can be clicked.
    #[track_caller]
    pub(crate) fn click(&self, selector: &str) {
        self.patiently(selector, |id| {
            self.browser
                .post(&format!("/element/{id}/click"), json!({}))
        });
    }

    /// Clicks a mark of a picture, or its writing, which stands beside it.
    #[track_caller]
    pub(crate) fn click_mark(&self, id: &str) {
        self.click(&format!("g:has(> #{id})"));
    }

    /// Clicks the button that assistive technology knows by that name.
    #[track_caller]
    pub(crate) fn click_named(&self, role: &str, name: &str) {
        let mark = "const e = arguments[0]; e.setAttribute('data-e2e', ''); return true";
        let element = self.named(role, name);
        self.js(mark, json!([{ELEMENT: element}]));
        self.click("[data-e2e]");
        self.js(
            "document.querySelectorAll('[data-e2e]').forEach(e => e.removeAttribute('data-e2e'))",
            json!([]),
        );
    }

    /// The element that assistive technology knows by that role and name.
    #[track_caller]
    fn named(&self, role: &str, name: &str) -> String {
        let deadline = Instant::now() + SOON;
        loop {
            if let Ok(Some(id)) = self.find_named(role, name) {
                return id;
            }
            assert!(
                Instant::now() < deadline,
                "there is no {role} by the name {name:?}"
            );
            std::thread::sleep(AGAIN_AFTER);
        }
    }

    fn find_named(&self, role: &str, name: &str) -> Result<Option<String>, Refusal> {
        let document = self.browser.cdp("DOM.getDocument", json!({"depth": 0}))?;
        let query =
            json!({"nodeId": document["root"]["nodeId"], "role": role, "accessibleName": name});
        let found = self.browser.cdp("Accessibility.queryAXTree", query)?;
        let Some(node) = found["nodes"]
            .as_array()
            .and_then(|nodes| nodes.iter().find(|n| n["ignored"] != true))
        else {
            return Ok(None);
        };
        let resolved = self.browser.cdp(
            "DOM.resolveNode",
            json!({"backendNodeId": node["backendDOMNodeId"]}),
        )?;
        self.browser.cdp(
            "Runtime.callFunctionOn",
            json!({"objectId": resolved["object"]["objectId"], "functionDeclaration": "function() { window.found = this }"}),
        )?;
        let element = self.try_js("return window.found", json!([]))?;
        Ok(element[ELEMENT].as_str().map(str::to_owned))
    }

    /// Clicks an element while a key is held.
    #[track_caller]
    pub(crate) fn click_with(&self, held: &str, selector: &str) {
        self.patiently(selector, |id| {
            self.try_js("arguments[0].scrollIntoView({block: 'center'})", json!([{ELEMENT: id}]))?;
            let pause = json!({"type": "pause", "duration": 0});
            self.browser.post(
                "/actions",
                json!({"actions": [
                    {"type": "key", "id": "keys", "actions":
                        [{"type": "keyDown", "value": held}, pause, pause, pause, {"type": "keyUp", "value": held}]},
                    {"type": "pointer", "id": "mouse", "actions": [
                        pause,
                        {"type": "pointerMove", "duration": 0, "x": 0, "y": 0, "origin": {ELEMENT: id}},
                        {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}, pause,
                    ]},
                ]}),
            )
        });
    }

    /// Drags an element by the mouse so many pixels to the right.
    #[track_caller]
    pub(crate) fn drag(&self, selector: &str, by: i32) {
        self.patiently(selector, |id| {
            self.try_js("arguments[0].scrollIntoView({block: 'center'})", json!([{ELEMENT: id}]))?;
            self.browser.post(
                "/actions",
                json!({"actions": [{"type": "pointer", "id": "mouse", "actions": [
                    {"type": "pointerMove", "duration": 0, "x": 0, "y": 0, "origin": {ELEMENT: id}},
                    {"type": "pointerDown", "button": 0},
                    {"type": "pointerMove", "duration": 50, "x": by / 2, "y": 0, "origin": "pointer"},
                    {"type": "pointerMove", "duration": 50, "x": by - by / 2, "y": 0, "origin": "pointer"},
                    {"type": "pointerUp", "button": 0},
                ]}]}),
            )
        });
    }

    /// Does something with an element again and again until it can be done: it may just be about to be there, or to be redrawn.
    #[track_caller]
    fn patiently(&self, selector: &str, act: impl Fn(&str) -> Result<Value, Refusal>) {
        let deadline = Instant::now() + SOON;
        loop {
            match self.find(selector).and_then(|id| act(&id)) {
                Ok(_) => return,
                Err(refusal) => assert!(Instant::now() < deadline, "{selector}: {refusal}"),
            }
            std::thread::sleep(AGAIN_AFTER);
        }
    }

    /// Types into a field, or names the file for one.
    #[track_caller]
    pub(crate) fn enter(&self, selector: &str, text: &str) {
        self.patiently(selector, |id| {
            self.browser
                .post(&format!("/element/{id}/value"), json!({"text": text}))
        });
    }

    /// Presses keys, one after the other, where the focus is.
    #[track_caller]
    pub(crate) fn press(&self, keys: &[&str]) {
        let actions: Vec<Value> = keys
            .iter()
            .flat_map(|key| {
                [
                    json!({"type": "keyDown", "value": key}),
                    json!({"type": "keyUp", "value": key}),
                ]
            })
            .collect();
        done(self.browser.post(
            "/actions",
            json!({"actions": [{"type": "key", "id": "keys", "actions": actions}]}),
        ));
    }

    /// Puts the focus on an element, as a reader's tab key would in the end.
    #[track_caller]
    pub(crate) fn focus(&self, id: &str) {
        self.has(&format!("#{id}"));
        self.js("document.getElementById(arguments[0]).focus()", json!(id));
        self.has_focus(id);
    }

    /// Turns the wheel over an element; 2 for Ctrl.
    #[track_caller]
    pub(crate) fn wheel(&self, selector: &str, delta_y: f64, modifiers: u8) {
        let script = "const r = document.querySelector(arguments[0]).getBoundingClientRect(); \
            return [r.x + r.width / 2, Math.min(Math.max(r.y, 0) + 60, innerHeight - 5)]";
        let at = self.js(script, json!(selector));
        done(self.cdp(
            "Input.dispatchMouseEvent",
            json!({"type": "mouseWheel", "x": at[0], "y": at[1], "deltaX": 0, "deltaY": delta_y, "modifiers": modifiers}),
        ));
    }

    /// The file that the browser has just put into its folder: name and bytes. The folder is empty afterwards.
    #[track_caller]
    pub(crate) fn downloaded(&self) -> (String, Vec<u8>) {
        let deadline = Instant::now() + SOON;
        loop {
            let files = fs::read_dir(&self.browser.downloads)
                .into_iter()
                .flatten()
                .flatten();
            let whole = files.map(|f| f.path()).find(|path| {
                path.extension()
                    .is_some_and(|e| e != "crdownload" && e != "tmp")
            });
            if let Some(path) = whole {
                let bytes = fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
                let _ = fs::remove_file(&path);
                return (
                    path.file_name()
                        .unwrap_or_default()
                        .to_string_lossy()
                        .into_owned(),
                    bytes,
                );
            }
            assert!(
                Instant::now() < deadline,
                "no file came into {}",
                self.browser.downloads.display()
            );
            std::thread::sleep(AGAIN_AFTER);
        }
    }
}
