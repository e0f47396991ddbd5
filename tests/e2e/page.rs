//! The page as a reader meets it: looking, clicking, typing, and what must never happen meanwhile.

use std::cell::RefCell;
use std::fmt::Debug;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};

use crate::driver::{Browser, Refusal};
use crate::site::{LAX, PAGE};
use crate::world::World;

/// The name under which WebDriver hands out elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// How long the page gets for what it does at once.
pub(crate) const SOON: Duration = Duration::from_secs(8);
/// Between two looks.
const AGAIN_AFTER: Duration = Duration::from_millis(25);

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

/// Runs before the page's own scripts: keeps what the policy forbade, and counts the steps of the history, whose own length
/// stays at fifty in a browser that is used for long.
const WATCH: &str = "window.violations = []; document.addEventListener('securitypolicyviolation', e => \
    window.violations.push(e.violatedDirective + ' ' + e.blockedURI)); \
    window.pushed = 0; const push = history.pushState; \
    history.pushState = function (...a) { window.pushed += 1; return push.apply(this, a) };";

/// What Chromium remarks of every page that Trunk builds: it does not check the program's preload, so `boot.js` has the fetch
/// itself checked.
const REMARKED_ANYWAY: &str = "The `integrity` attribute is currently ignored for preload destinations";

/// An open page.
pub(crate) struct Page<'w> {
    pub(crate) world: &'w World,
    pub(crate) browser: &'w Browser,
    allowed_errors: RefCell<Vec<String>>,
    allowed_origins: RefCell<Vec<String>>,
    early_scripts: RefCell<Vec<Value>>,
}

impl<'w> Page<'w> {
    /// A page in a browser that may have been used before: nothing of that is left.
    pub(crate) fn new(world: &'w World, browser: &'w Browser) -> Result<Self, Refusal> {
        let page = Self {
            world,
            browser,
            allowed_errors: RefCell::new(vec![REMARKED_ANYWAY.to_owned()]),
            allowed_origins: RefCell::new(vec![world.site.origin.clone()]),
            early_scripts: RefCell::default(),
        };
        browser.cdp("Network.emulateNetworkConditions", network(false))?;
        browser.cdp("Emulation.setEmulatedMedia", json!({"media": "", "features": []}))?;
        page.try_sized(1366, 768)?;
        browser.post("/url", json!({"url": "about:blank"}))?;
        browser.log("browser");
        browser.log("performance");
        page.early(WATCH);
        Ok(page)
    }

    // Going somewhere.

    /// Opens the page with a query and waits until it shows a year.
    #[track_caller]
    pub(crate) fn open(&self, query: &str) {
        self.go(query);
        self.shows_a_year();
    }

    /// Opens the page with a query.
    #[track_caller]
    pub(crate) fn go(&self, query: &str) {
        self.expect_unused_preload(query);
        self.go_to(&format!("{}{PAGE}{query}", self.world.site.origin));
    }

    /// Opens the page where no policy is set.
    #[track_caller]
    pub(crate) fn go_lax(&self, query: &str) {
        self.expect_unused_preload(query);
        self.go_to(&format!("{}{LAX}{query}", self.world.site.origin));
    }

    /// The built-in dataset is preloaded before anybody can know that another one is asked for; Chromium remarks that after a while.
    fn expect_unused_preload(&self, query: &str) {
        if query.contains("data=") {
            self.allow_error("was preloaded using link preload but not used");
        }
    }

    /// How many steps the page has added to the history.
    #[track_caller]
    pub(crate) fn n_steps(&self) -> u64 {
        self.js("return window.pushed", json!([])).as_u64().unwrap_or_default()
    }

    /// Opens an address.
    #[track_caller]
    pub(crate) fn go_to(&self, address: &str) {
        done(self.browser.post("/url", json!({"url": address})));
    }

    /// Waits until a year is shown and nothing more is on its way.
    #[track_caller]
    pub(crate) fn shows_a_year(&self) {
        self.until(
            "the page shows a year",
            "return !!document.querySelector('#sentence') && !document.querySelector('.loading')",
        );
    }

    #[track_caller]
    pub(crate) fn back(&self) {
        done(self.browser.post("/back", json!({})));
    }

    #[track_caller]
    pub(crate) fn forward(&self) {
        done(self.browser.post("/forward", json!({})));
    }

    /// A script to run before those of every page that is opened from now on.
    pub(crate) fn early(&self, script: &str) {
        let added = done(self.browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({"source": script})));
        self.early_scripts.borrow_mut().push(added["identifier"].clone());
    }

    // Looking.

    /// Runs a script and gives what it returns.
    #[track_caller]
    pub(crate) fn js(&self, script: &str, arguments: Value) -> Value {
        done(self.try_js(script, arguments))
    }

    fn try_js(&self, script: &str, arguments: Value) -> Result<Value, Refusal> {
        let arguments = if arguments.is_array() { arguments } else { json!([arguments]) };
        self.browser.post("/execute/sync", json!({"script": script, "args": arguments}))
    }

    /// Waits until a script returns something true.
    #[track_caller]
    pub(crate) fn until(&self, what: &str, script: &str) {
        self.until_with(what, script, json!([]));
    }

    /// The same, with arguments.
    #[track_caller]
    pub(crate) fn until_with(&self, what: &str, script: &str, arguments: Value) {
        self.until_within(SOON, what, script, arguments);
    }

    /// The same, with another limit.
    #[track_caller]
    pub(crate) fn until_within(&self, limit: Duration, what: &str, script: &str, arguments: Value) {
        let deadline = Instant::now() + limit;
        loop {
            let is_so = self.try_js(script, arguments.clone());
            if matches!(is_so, Ok(Value::Bool(true))) {
                return;
            }
            assert!(Instant::now() < deadline, "waited in vain until {what}; at last: {is_so:?}");
            std::thread::sleep(AGAIN_AFTER);
        }
    }

    /// Waits until a look gives what is wanted.
    #[track_caller]
    pub(crate) fn eventually<T: PartialEq + Debug>(&self, what: &str, look: impl Fn() -> T, want: T) {
        let deadline = Instant::now() + SOON;
        loop {
            let got = look();
            if got == want {
                return;
            }
            assert!(Instant::now() < deadline, "{what}:\n  want {want:?}\n  got  {got:?}");
            std::thread::sleep(AGAIN_AFTER);
        }
    }

    /// The text of the first element that matches, as it is seen; `None` where there is none.
    #[track_caller]
    pub(crate) fn text(&self, selector: &str) -> Option<String> {
        let script = "const e = document.querySelector(arguments[0]); \
            return e ? (e.innerText ?? e.textContent).replace(/\\s+/g, ' ').trim() : null";
        self.js(script, json!(selector)).as_str().map(str::to_owned)
    }

    /// The texts of all elements that match.
    #[track_caller]
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])]\
            .map(e => (e.innerText ?? e.textContent).replace(/\\s+/g, ' ').trim())";
        strings(&self.js(script, json!(selector)))
    }

    /// An attribute of the first element that matches.
    #[track_caller]
    pub(crate) fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let script = "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? null";
        self.js(script, json!([selector, name])).as_str().map(str::to_owned)
    }

    /// How many elements match.
    #[track_caller]
    pub(crate) fn count(&self, selector: &str) -> usize {
        let n = self.js("return document.querySelectorAll(arguments[0]).length", json!(selector));
        n.as_u64().unwrap_or_default() as usize
    }

    /// Waits until an element is there.
    #[track_caller]
    pub(crate) fn has(&self, selector: &str) {
        self.until_with(
            &format!("{selector} is there"),
            "return !!document.querySelector(arguments[0])",
            json!([selector]),
        );
    }

    /// Waits until no element is there.
    #[track_caller]
    pub(crate) fn has_no(&self, selector: &str) {
        self.until_with(
            &format!("{selector} is gone"),
            "return !document.querySelector(arguments[0])",
            json!([selector]),
        );
    }

    /// The query of the address, decoded, without `?`.
    #[track_caller]
    pub(crate) fn query(&self) -> String {
        let query = self.js("return decodeURIComponent(location.search.slice(1))", json!([]));
        query.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the address has that query.
    #[track_caller]
    pub(crate) fn has_query(&self, want: &str) {
        self.eventually("the address", || self.query(), want.to_owned());
    }

    /// The id of the element that has the focus.
    #[track_caller]
    pub(crate) fn focused(&self) -> String {
        self.js("return document.activeElement?.id ?? ''", json!([])).as_str().unwrap_or_default().to_owned()
    }

    /// Waits until that element has the focus.
    #[track_caller]
    pub(crate) fn has_focus(&self, id: &str) {
        self.eventually("the focus", || self.focused(), id.to_owned());
    }

    /// Waits until the live region says that.
    #[track_caller]
    pub(crate) fn says(&self, want: &str) {
        self.eventually("the sentence", || self.text("#sentence").unwrap_or_default(), want.to_owned());
    }

    /// The name that assistive technology gets for an element, by the browser's own computation.
    #[track_caller]
    pub(crate) fn name_of(&self, selector: &str) -> String {
        let id = self.element(selector);
        done(self.browser.get(&format!("/element/{id}/computedlabel"))).as_str().unwrap_or_default().to_owned()
    }

    /// Its role, the same way.
    #[track_caller]
    pub(crate) fn role_of(&self, selector: &str) -> String {
        let id = self.element(selector);
        done(self.browser.get(&format!("/element/{id}/computedrole"))).as_str().unwrap_or_default().to_owned()
    }

    #[track_caller]
    fn element(&self, selector: &str) -> String {
        self.has(selector);
        done(self.find(selector))
    }

    fn find(&self, selector: &str) -> Result<String, Refusal> {
        let found = self.browser.post("/element", json!({"using": "css selector", "value": selector}))?;
        Ok(found[ELEMENT].as_str().unwrap_or_default().to_owned())
    }

    // Doing.

    /// Clicks an element, as soon as it can be clicked.
    #[track_caller]
    pub(crate) fn click(&self, selector: &str) {
        self.patiently(selector, |id| self.browser.post(&format!("/element/{id}/click"), json!({})));
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
        self.js("document.querySelectorAll('[data-e2e]').forEach(e => e.removeAttribute('data-e2e'))", json!([]));
    }

    /// The element that assistive technology knows by that role and name.
    #[track_caller]
    fn named(&self, role: &str, name: &str) -> String {
        let deadline = Instant::now() + SOON;
        loop {
            if let Ok(Some(id)) = self.find_named(role, name) {
                return id;
            }
            assert!(Instant::now() < deadline, "there is no {role} by the name {name:?}");
            std::thread::sleep(AGAIN_AFTER);
        }
    }

    fn find_named(&self, role: &str, name: &str) -> Result<Option<String>, Refusal> {
        let document = self.browser.cdp("DOM.getDocument", json!({"depth": 0}))?;
        let query = json!({"nodeId": document["root"]["nodeId"], "role": role, "accessibleName": name});
        let found = self.browser.cdp("Accessibility.queryAXTree", query)?;
        let Some(node) = found["nodes"].as_array().and_then(|nodes| nodes.iter().find(|n| n["ignored"] != true)) else {
            return Ok(None);
        };
        let resolved = self.browser.cdp("DOM.resolveNode", json!({"backendNodeId": node["backendDOMNodeId"]}))?;
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
        self.patiently(selector, |id| self.browser.post(&format!("/element/{id}/value"), json!({"text": text})));
    }

    /// Presses keys, one after the other, where the focus is.
    #[track_caller]
    pub(crate) fn press(&self, keys: &[&str]) {
        let actions: Vec<Value> = keys
            .iter()
            .flat_map(|key| [json!({"type": "keyDown", "value": key}), json!({"type": "keyUp", "value": key})])
            .collect();
        done(self.browser.post("/actions", json!({"actions": [{"type": "key", "id": "keys", "actions": actions}]})));
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
            let files = fs::read_dir(&self.browser.downloads).into_iter().flatten().flatten();
            let whole =
                files.map(|f| f.path()).find(|path| path.extension().is_some_and(|e| e != "crdownload" && e != "tmp"));
            if let Some(path) = whole {
                let bytes = fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
                let _ = fs::remove_file(&path);
                return (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), bytes);
            }
            assert!(Instant::now() < deadline, "no file came into {}", self.browser.downloads.display());
            std::thread::sleep(AGAIN_AFTER);
        }
    }

    // The circumstances.

    /// A command of the Chrome DevTools Protocol.
    pub(crate) fn cdp(&self, command: &str, parameters: Value) -> Result<Value, Refusal> {
        self.browser.cdp(command, parameters)
    }

    /// Gives the page a size in CSS pixels.
    #[track_caller]
    pub(crate) fn sized(&self, width: u32, height: u32) {
        done(self.try_sized(width, height));
    }

    fn try_sized(&self, width: u32, height: u32) -> Result<Value, Refusal> {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.browser.cdp("Emulation.setDeviceMetricsOverride", metrics)
    }

    /// What the reader's system prefers: a medium, and features such as `("prefers-color-scheme", "dark")`.
    #[track_caller]
    pub(crate) fn media(&self, medium: &str, features: &[(&str, &str)]) {
        let features: Vec<Value> = features.iter().map(|(name, value)| json!({"name": name, "value": value})).collect();
        done(self.cdp("Emulation.setEmulatedMedia", json!({"media": medium, "features": features})));
    }

    /// Takes the network away, or gives it back.
    #[track_caller]
    pub(crate) fn offline(&self, is_offline: bool) {
        done(self.cdp("Network.emulateNetworkConditions", network(is_offline)));
    }

    /// Waits until the page has drawn what it knows by now.
    #[track_caller]
    pub(crate) fn settled(&self) {
        let script =
            "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)))";
        done(self.browser.post("/execute/async", json!({"script": script, "args": []})));
    }

    /// Keeps a picture of the whole page under `target/screenshots/`.
    #[track_caller]
    pub(crate) fn picture(&self, name: &str) {
        done(self.try_picture(name));
    }

    pub(crate) fn try_picture(&self, name: &str) -> Result<(), Refusal> {
        let shot = self.cdp("Page.captureScreenshot", json!({"captureBeyondViewport": true, "format": "png"}))?;
        let bytes = BASE64.decode(shot["data"].as_str().unwrap_or_default()).unwrap_or_default();
        let file = pictures().join(format!("{name}.png"));
        let written = file.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&file, bytes));
        written.map_err(|e| Refusal { error: "no picture".to_owned(), message: format!("{}: {e}", file.display()) })
    }

    // What must never happen.

    /// The console may hold an error with that in it: the scenario is about one.
    pub(crate) fn allow_error(&self, part: &str) {
        self.allowed_errors.borrow_mut().push(part.to_owned());
    }

    /// The scenario fetches from another origin on purpose.
    pub(crate) fn allow_origin(&self, origin: &str) {
        self.allowed_origins.borrow_mut().push(origin.to_owned());
    }

    /// What the browser holds against the page: errors in the console, what the policy forbade, requests to others.
    pub(crate) fn complaints(&self) -> Vec<String> {
        let (errors, origins) = (self.allowed_errors.borrow(), self.allowed_origins.borrow());
        let is_allowed = |text: &str| errors.iter().any(|part| text.contains(part.as_str()));
        let mut complaints: Vec<String> = self
            .browser
            .log("browser")
            .iter()
            .filter(|entry| ["SEVERE", "WARNING"].contains(&entry["level"].as_str().unwrap_or_default()))
            .map(|entry| format!("console: {}", entry["message"].as_str().unwrap_or_default()))
            .collect();
        if let Ok(violations) = self.try_js("return window.violations ?? []", json!([])) {
            complaints.extend(strings(&violations).into_iter().map(|v| format!("forbidden by the policy: {v}")));
        }
        for entry in self.browser.log("performance") {
            let event: Value = serde_json::from_str(entry["message"].as_str().unwrap_or_default()).unwrap_or_default();
            let message = &event["message"];
            if message["method"] != "Network.requestWillBeSent" {
                continue;
            }
            let url = message["params"]["request"]["url"].as_str().unwrap_or_default();
            let is_ours = ["data:", "blob:", "about:"].iter().any(|scheme| url.starts_with(scheme))
                || origins.iter().any(|origin| url.starts_with(&format!("{origin}/")));
            if !is_ours {
                complaints.push(format!("request to {url}"));
            }
        }
        complaints.retain(|complaint| !is_allowed(complaint));
        complaints
    }

    /// Leaves the browser as the next page wants to find it.
    pub(crate) fn leave(self) {
        for identifier in self.early_scripts.take() {
            let _ = self.browser.cdp("Page.removeScriptToEvaluateOnNewDocument", json!({"identifier": identifier}));
        }
    }
}

/// Where pictures are kept.
pub(crate) fn pictures() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots")
}

/// A list of texts that a script returned.
pub(crate) fn strings(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().map(|v| v.as_str().unwrap_or_default().to_owned()).collect()
}

fn network(is_offline: bool) -> Value {
    json!({"offline": is_offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1})
}

/// What a command gave; a refusal is the end of the test.
#[track_caller]
pub(crate) fn done<T>(outcome: Result<T, Refusal>) -> T {
    match outcome {
        Ok(value) => value,
        Err(refusal) => panic!("{refusal}"),
    }
}
