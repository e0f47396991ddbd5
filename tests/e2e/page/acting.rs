//! What a reader does with the page: clicking, typing, the keyboard, the wheel.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use fantoccini::Locator;
use fantoccini::actions::{
    Actions, InputSource as _, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions,
    PointerAction, WheelAction, WheelActions,
};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use serde_json::json;

use super::{AGAIN_AFTER, LOADED, Page, SOON, done, first_line};
use crate::driver::wait;
use crate::engine::Engine;

/// Scrolls to the middle of an element. Firefox scrolls to the whole picture instead of a shape in it.
const CENTRE: &str = "(e => { e.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'}); \
    const r = e.getBoundingClientRect(); \
    if (e instanceof SVGElement) scrollBy({top: r.top + r.height / 2 - innerHeight / 2, behavior: 'instant'}) })";

/// At once.
const NOW: Duration = Duration::ZERO;

/// A key that types nothing, as WebDriver encodes it.
pub(crate) mod key {
    pub(crate) const TAB: &str = "\u{e004}";
    pub(crate) const ENTER: &str = "\u{e007}";
    pub(crate) const SHIFT: &str = "\u{e008}";
    pub(crate) const CONTROL: &str = "\u{e009}";
    pub(crate) const ESCAPE: &str = "\u{e00c}";
    pub(crate) const PAGE_UP: &str = "\u{e00e}";
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
        self.patiently(selector, |element| {
            match self.painted(selector)? {
                Some((x, y)) => {
                    self.perform(mouse().then(point(x, y)).then(down()).then(up()))?;
                }
                None => match wait(element.click()) {
                    // WebKitWebDriver does not scroll to what begins right below the edge of the window.
                    Err(refusal) if refusal.is_element_not_interactable() && self.is_webkit() => {
                        self.centred(selector)?;
                        wait(element.click())?;
                    }
                    outcome => outcome?,
                },
            }
            self.answered();
            Ok(())
        });
    }

    /// A point of a shape in a picture at which it is hit; `None` for what is no shape. Drivers take the middle of a group, where it
    /// may have no paint.
    fn painted(&self, selector: &str) -> Result<Option<(f64, f64)>, CmdError> {
        let is_shape = "return document.querySelector(arguments[0]) instanceof SVGElement";
        if self.try_js(is_shape, json!(selector))? == true {
            // Parts that come into view are laid out a frame later, and what is below them moves.
            self.centred(selector)?;
            self.try_settled()?;
        }
        let script = "const shape = document.querySelector(arguments[0]); if (!(shape instanceof SVGElement)) return null; \
            CENTRE(shape); \
            for (const part of [shape, ...shape.querySelectorAll('*')]) { \
                const r = part.getBoundingClientRect(), [x, y] = [r.x + r.width / 2, r.y + r.height / 2]; \
                if (shape.contains(document.elementFromPoint(x, y))) return [x, y] } \
            return false";
        let at = self.try_js(&script.replace("CENTRE", CENTRE), json!(selector))?;
        match (at[0].as_f64(), at[1].as_f64()) {
            (Some(x), Some(y)) => Ok(Some((x, y))),
            _ if at == false => Err(CmdError::InvalidArgument(
                selector.to_owned(),
                "something covers it".to_owned(),
            )),
            _ => Ok(None),
        }
    }

    /// Moves the pointer onto an element.
    fn onto(&self, selector: &str, element: &Element) -> Result<PointerAction, CmdError> {
        Ok(match self.painted(selector)? {
            Some((x, y)) => point(x, y),
            None => PointerAction::MoveToElement {
                element: element.clone(),
                duration: Some(NOW),
                x: 0.0,
                y: 0.0,
            },
        })
    }

    /// Clicks a mark of a picture, or its writing, which stands beside it.
    #[track_caller]
    pub(crate) fn click_mark(&self, id: &str) {
        self.click(&format!("g:has(> #{id})"));
    }

    /// Clicks the button that assistive technology knows by that name.
    #[track_caller]
    pub(crate) fn click_named(&self, role: &str, name: &str) {
        let deadline = Instant::now() + SOON;
        loop {
            let clicked = match self.find_named(role, name) {
                Ok(Some(element)) => wait(element.click()).map_err(|e| first_line(&e)),
                Ok(None) => Err("there is none".to_owned()),
                Err(refusal) => Err(first_line(&refusal)),
            };
            let Err(why) = clicked else {
                self.answered();
                return;
            };
            assert!(
                Instant::now() < deadline,
                "{role} by the name {name:?}: {why}"
            );
            std::thread::sleep(AGAIN_AFTER);
        }
    }

    /// The first element that is seen and has that role and name, by the browser's own computation. Asked is only where the name may come from.
    fn find_named(&self, role: &str, name: &str) -> Result<Option<Element>, CmdError> {
        let mark = "const [role, name] = arguments; const plain = text => (text ?? '').replace(/\\s+/g, ' ').trim(); \
            const tags = {button: 'button, summary', link: 'a', checkbox: 'input', textbox: 'input, textarea'}[role]; \
            const named = e => [e.innerText ?? e.textContent, e.getAttribute('aria-label'), e.title, \
                ...(e.getAttribute('aria-labelledby') ?? '').split(' ').map(id => document.getElementById(id)?.textContent), \
                ...[...e.labels ?? []].map(l => l.innerText)].some(text => plain(text).includes(name)); \
            document.querySelectorAll('[data-e2e]').forEach(e => e.removeAttribute('data-e2e')); \
            [...document.querySelectorAll(`[role=\"${role}\"]${tags ? ', ' + tags : ''}`)].filter(e => e.checkVisibility() && named(e)) \
                .forEach(e => e.setAttribute('data-e2e', ''))";
        self.try_js(mark, json!([role, name]))?;
        let found = wait(self.browser.client.find_all(Locator::Css("[data-e2e]")))?;
        for element in found {
            let is_it = self.computed("role", &element)? == role
                && self.computed("label", &element)? == name;
            if is_it {
                return Ok(Some(element));
            }
        }
        Ok(None)
    }

    /// Clicks an element while a key is held.
    #[track_caller]
    pub(crate) fn click_with(&self, held: &str, selector: &str) {
        let held = character(held);
        self.patiently(selector, |element| {
            self.centred(selector)?;
            let pause = KeyAction::Pause { duration: NOW };
            let keys = KeyActions::new("keys".to_owned())
                .then(KeyAction::Down { value: held })
                .then(pause.clone())
                .then(pause.clone())
                .then(pause)
                .then(KeyAction::Up { value: held });
            let mouse = mouse()
                .then(PointerAction::Pause { duration: NOW })
                .then(self.onto(selector, &element)?)
                .then(down())
                .then(up());
            self.perform(Actions::from(keys).and(mouse))
        });
    }

    /// Drags an element by the mouse so many pixels to the right.
    #[track_caller]
    pub(crate) fn drag(&self, selector: &str, by: i32) {
        let moved = |x: i32| PointerAction::MoveBy {
            duration: Some(Duration::from_millis(50)),
            x: x.into(),
            y: 0.0,
        };
        self.patiently(selector, |element| {
            self.centred(selector)?;
            self.perform(
                mouse()
                    .then(self.onto(selector, &element)?)
                    .then(down())
                    .then(moved(by / 2))
                    .then(moved(by - by / 2))
                    .then(up()),
            )
        });
    }

    /// Moves the pointer onto a point of the window.
    #[track_caller]
    pub(crate) fn point_at(&self, x: f64, y: f64) {
        done(self.perform(mouse().then(point(x, y))));
    }

    fn perform(&self, actions: impl Into<Actions>) -> Result<(), CmdError> {
        wait(self.browser.client.perform_actions(actions))?;
        self.answered();
        Ok(())
    }

    /// WebKitWebDriver does not wait until the page has been told of a click or a key, or has drawn. Where the page has gone, there is nothing
    /// to wait for.
    pub(super) fn answered(&self) {
        if self.is_webkit() {
            let _ = self.try_settled();
        }
    }

    /// Scrolls until an element stands in the middle of the window.
    pub(crate) fn centred(&self, selector: &str) -> Result<(), CmdError> {
        let script = format!("{CENTRE}(document.querySelector(arguments[0]))");
        self.try_js(&script, json!(selector)).map(drop)
    }

    /// Does something with an element again and again until it can be done: it may just be about to be there, or to be redrawn.
    #[track_caller]
    fn patiently(&self, selector: &str, act: impl Fn(Element) -> Result<(), CmdError>) {
        let deadline = Instant::now() + SOON;
        loop {
            match self.find(selector).and_then(&act) {
                Ok(()) => return,
                Err(refusal) => assert!(
                    Instant::now() < deadline,
                    "{selector}: {}",
                    first_line(&refusal)
                ),
            }
            std::thread::sleep(AGAIN_AFTER);
        }
    }

    /// Types into a field, or names the file for one.
    #[track_caller]
    pub(crate) fn enter(&self, selector: &str, text: &str) {
        self.opened_file
            .set(self.opened_file.get() || selector == "#open-file");
        self.patiently(selector, |element| {
            wait(element.send_keys(text))?;
            self.answered();
            Ok(())
        });
    }

    /// Presses keys, one after the other, where the focus is.
    #[track_caller]
    pub(crate) fn press(&self, keys: &[&str]) {
        let pressed = keys.iter().map(|key| character(key)).fold(
            KeyActions::new("keys".to_owned()),
            |actions, value| {
                actions
                    .then(KeyAction::Down { value })
                    .then(KeyAction::Up { value })
            },
        );
        done(self.perform(pressed));
    }

    /// Presses a key while another one is held.
    #[track_caller]
    pub(crate) fn press_with(&self, held: &str, key: &str) {
        let (held, value) = (character(held), character(key));
        let keys = KeyActions::new("keys".to_owned())
            .then(KeyAction::Down { value: held })
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value })
            .then(KeyAction::Up { value: held });
        done(self.perform(keys));
    }

    /// Puts the focus on an element, as a reader's tab key would in the end.
    #[track_caller]
    pub(crate) fn focus(&self, id: &str) {
        self.has(&format!("#{id}"));
        self.js("document.getElementById(arguments[0]).focus()", json!(id));
        self.has_focus(id);
    }

    /// Presses a button in a frame by the keyboard.
    #[track_caller]
    pub(crate) fn press_in_frame(&self, id: &str) {
        if self.is_webkit() {
            // It gives the focus to nothing in a frame in which nobody has clicked yet.
            self.click("h2");
        }
        self.focus(id);
        self.press(&[key::ENTER]);
    }

    /// Turns the wheel over an element; 2 for Ctrl.
    #[track_caller]
    pub(crate) fn wheel(&self, selector: &str, delta_y: f64, modifiers: u8) {
        let script = "const r = document.querySelector(arguments[0]).getBoundingClientRect(); \
            return [r.x + r.width / 2, Math.min(Math.max(r.y, 0) + 60, innerHeight - 5)]";
        let at = self.js(script, json!(selector));
        let [x, y] = [0, 1].map(|n| at[n].as_f64().unwrap_or_default() as i64);
        let mut wheel = WheelActions::new("wheel".to_owned());
        let pause = WheelAction::Pause { duration: NOW };
        let turned = WheelAction::Scroll {
            duration: Some(NOW),
            x,
            y,
            delta_x: 0,
            delta_y: delta_y as i64,
        };
        for action in [pause.clone(), turned, pause] {
            wheel.push(action);
        }
        if modifiers & 2 == 0 {
            done(self.perform(wheel));
            return;
        }
        let value = character(key::CONTROL);
        let keys = KeyActions::new("keys".to_owned())
            .then(KeyAction::Down { value })
            .then(KeyAction::Pause { duration: NOW })
            .then(KeyAction::Up { value });
        done(self.perform(Actions::from(keys).and(wheel)));
    }

    /// The file that the browser has just put into its folder: name and bytes. The folder is empty afterwards.
    #[track_caller]
    pub(crate) fn downloaded(&self) -> (String, Vec<u8>) {
        // The program that makes it may have to be compiled first.
        let deadline = Instant::now() + LOADED;
        loop {
            let files = fs::read_dir(&self.browser.downloads)
                .into_iter()
                .flatten()
                .flatten();
            let whole = files.map(|f| f.path()).find(|path| {
                let is_whole = path.extension().is_some_and(|e| {
                    !["crdownload", "part", "tmp", "wkdownload"].contains(&&*e.to_string_lossy())
                });
                // Firefox puts an empty file there until it has all of it.
                is_whole && fs::metadata(path).is_ok_and(|file| file.len() > 0)
            });
            let is_being_written =
                |path: &Path| self.browser.engine == Engine::WebKit && is_growing(path);
            if let Some(path) = whole.filter(|path| !is_being_written(path)) {
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

/// Whether something is still being written into a file, as WebKit does under the name that it is to have.
fn is_growing(path: &Path) -> bool {
    let size = || fs::metadata(path).map(|file| file.len()).ok();
    let before = size();
    std::thread::sleep(10 * AGAIN_AFTER);
    size() != before
}

fn mouse() -> MouseActions {
    MouseActions::new("mouse".to_owned())
}

fn point(x: f64, y: f64) -> PointerAction {
    PointerAction::MoveTo {
        duration: Some(NOW),
        x,
        y,
    }
}

fn down() -> PointerAction {
    PointerAction::Down {
        button: MOUSE_BUTTON_LEFT,
    }
}

fn up() -> PointerAction {
    PointerAction::Up {
        button: MOUSE_BUTTON_LEFT,
    }
}

/// The one character of a key.
fn character(key: &str) -> char {
    key.chars().next().expect("a key is one character")
}
