//! The page as a reader meets it. Here is how to get to it and what is seen of it; what a reader does with it is in
//! [`acting`], what surrounds it, and what must never happen meanwhile, in [`around`], the page in a frame of another one in [`framed`].

mod acting;
mod around;
mod framed;

use std::cell::{Cell, RefCell};
use std::fmt::Debug;
use std::time::{Duration, Instant};

use fantoccini::Locator;
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use serde_json::{Value, json};

pub(crate) use acting::key;

use crate::driver::{Browser, wait};
use crate::early;
use crate::engine::Engine;
use crate::site::{LAX, PAGE};
use crate::world::World;

/// The name under which WebDriver hands out elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// How long the page gets for what it does at once.
pub(crate) const SOON: Duration = Duration::from_secs(20);
/// How long a page gets until it shows a year.
const LOADED: Duration = Duration::from_secs(60);
/// Between two looks.
const AGAIN_AFTER: Duration = Duration::from_millis(25);

/// Runs before the page's own scripts: keeps what the policy forbade, and counts the steps of the history, whose own length
/// stays at fifty in a browser that is used for long.
const WATCH: &str = "window.violations = []; document.addEventListener('securitypolicyviolation', e => \
    window.violations.push(e.violatedDirective + ' ' + e.blockedURI)); \
    window.pushed = 0; const push = history.pushState; \
    history.pushState = function (...a) { window.pushed += 1; return push.apply(this, a) };";

/// Runs before the page's own scripts as well: no service worker is registered, so that no scenario meets what another has kept. Those that are
/// about it say so. A page without an origin has none to ask, and says so by an exception.
const WITHOUT_WORKER: &str =
    "try { navigator.serviceWorker.register = () => new Promise(() => {}) } catch {}";

/// An open page.
pub(crate) struct Page<'w> {
    pub(crate) world: &'w World,
    pub(crate) browser: &'w Browser,
    allowed_errors: RefCell<Vec<String>>,
    allowed_origins: RefCell<Vec<String>>,
    early_scripts: RefCell<Vec<Early>>,
    /// What pages that were left complained of, and asked for, where no log says so.
    noted: RefCell<Vec<String>>,
    asked: RefCell<Vec<String>>,
    /// Whether a file was opened, of which the browser may keep a draft.
    opened_file: Cell<bool>,
    /// The script that names the frame in which something is done at present.
    inside: RefCell<Option<String>>,
}

/// How a script comes before those of a page.
enum Early {
    /// By the browser, which calls it so.
    Added(Value),
    /// Written into the page by the server.
    Written(String),
}

impl<'w> Page<'w> {
    /// A page in a browser that may have been used before: nothing of that is left.
    pub(crate) fn new(world: &'w World, browser: &'w Browser) -> Result<Self, CmdError> {
        let page = Self {
            world,
            browser,
            allowed_errors: RefCell::default(),
            allowed_origins: RefCell::new(vec![world.site.origin.clone()]),
            early_scripts: RefCell::default(),
            noted: RefCell::default(),
            asked: RefCell::default(),
            opened_file: Cell::default(),
            inside: RefCell::default(),
        };
        page.try_offline(false)?;
        page.try_media("", &[])?;
        page.try_sized(1366, 768)?;
        page.try_letters(16)?;
        wait(browser.client.goto("about:blank"))?;
        // What an earlier page left.
        page.errors();
        page.requests();
        page.early(WITHOUT_WORKER);
        page.early(WATCH);
        if browser.engine == Engine::WebKit {
            page.early(around::LOG);
        }
        Ok(page)
    }

    /// Lets the page register its service worker. For pages of an origin of their own.
    #[track_caller]
    pub(crate) fn allow_worker(&self) {
        let first = self.early_scripts.borrow_mut().remove(0);
        done(self.without(first));
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
        self.go_to(&format!("{}{PAGE}{query}", self.world.site.origin));
    }

    /// Opens the page where no policy is set.
    #[track_caller]
    pub(crate) fn go_lax(&self, query: &str) {
        self.go_to(&format!("{}{LAX}{query}", self.world.site.origin));
    }

    /// How many steps the page has added to the history.
    #[track_caller]
    pub(crate) fn n_steps(&self) -> u64 {
        self.js("return window.pushed", json!([]))
            .as_u64()
            .unwrap_or_default()
    }

    /// Opens an address.
    #[track_caller]
    pub(crate) fn go_to(&self, address: &str) {
        self.note();
        done(wait(self.browser.client.goto(address)));
        // Chromium's driver comes back sooner now and then, where a page is asking for something that is held back.
        self.until(
            "the page is read",
            "return document.readyState !== 'loading'",
        );
    }

    /// Does something in a tab of its own, which is then closed.
    #[track_caller]
    pub(crate) fn in_a_tab_that_is_closed(&self, act: impl FnOnce()) {
        if self.is_webkit() {
            // Its driver does not come back from a tab: another document in the place of the page has to do.
            act();
            return self.go_to("about:blank");
        }
        let client = &self.browser.client;
        let own = done(wait(client.window()));
        let tab = done(wait(client.new_window(true)));
        done(wait(client.switch_to_window(tab.handle)));
        act();
        done(wait(client.close_window()));
        done(wait(client.switch_to_window(own)));
    }

    /// Waits until a year is shown and nothing more is on its way.
    #[track_caller]
    pub(crate) fn shows_a_year(&self) {
        // The first page of a browser compiles the program.
        self.until_within(
            LOADED,
            "the page shows a year",
            // All of it, laid out: what is left out has no names for assistive technology.
            "return !!document.querySelector('#sentence') && !!document.querySelector('footer') && !document.querySelector('#static, .is-late, .loading')",
            json!([]),
        );
        // Pictures are drawn when they have a width.
        self.answered();
    }

    #[track_caller]
    pub(crate) fn back(&self) {
        // What was chosen stands in the address shortly after it is shown; a reader is not as quick as a test.
        self.js_async("setTimeout(arguments[0], 60)", json!([]));
        self.note();
        done(wait(self.browser.client.back()));
    }

    #[track_caller]
    pub(crate) fn forward(&self) {
        self.note();
        done(wait(self.browser.client.forward()));
    }

    #[track_caller]
    pub(crate) fn reload(&self) {
        self.note();
        done(wait(self.browser.client.refresh()));
    }

    /// A script to run before those of every page that is opened from now on.
    pub(crate) fn early(&self, script: &str) {
        let early = if self.browser.engine == Engine::Chromium {
            let command = "Page.addScriptToEvaluateOnNewDocument";
            let added = done(self.browser.cdp(command, json!({"source": script})));
            Early::Added(added["identifier"].clone())
        } else {
            early::add(self.browser.n, script);
            Early::Written(script.to_owned())
        };
        self.early_scripts.borrow_mut().push(early);
    }

    fn without(&self, script: Early) -> Result<(), CmdError> {
        match script {
            Early::Written(script) => early::remove(self.browser.n, &script),
            Early::Added(identifier) => {
                let command = "Page.removeScriptToEvaluateOnNewDocument";
                self.browser
                    .cdp(command, json!({"identifier": identifier}))?;
            }
        }
        Ok(())
    }

    // Looking.

    /// Runs a script and gives what it returns.
    #[track_caller]
    pub(crate) fn js(&self, script: &str, arguments: Value) -> Value {
        done(self.try_js(script, arguments))
    }

    fn try_js(&self, script: &str, arguments: Value) -> Result<Value, CmdError> {
        match self.browser.execute(script, arguments.clone()) {
            Err(refusal) if refusal.is_no_such_window() && self.enter_again()? => {
                self.browser.execute(script, arguments)
            }
            outcome => outcome,
        }
    }

    /// Runs a script that calls back with what it finds; the callback is its last argument.
    #[track_caller]
    pub(crate) fn js_async(&self, script: &str, arguments: Value) -> Value {
        done(self.browser.execute_async(script, arguments))
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
            assert!(
                Instant::now() < deadline,
                "waited in vain until {what}; at last: {is_so:?}"
            );
            std::thread::sleep(AGAIN_AFTER);
        }
    }

    /// Waits until a look gives what is wanted.
    #[track_caller]
    pub(crate) fn eventually<T: PartialEq + Debug>(
        &self,
        what: &str,
        look: impl Fn() -> T,
        want: T,
    ) {
        let deadline = Instant::now() + SOON;
        loop {
            let got = look();
            if got == want {
                return;
            }
            assert!(
                Instant::now() < deadline,
                "{what}:\n  want {want:?}\n  got  {got:?}"
            );
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
        let script =
            "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? null";
        self.js(script, json!([selector, name]))
            .as_str()
            .map(str::to_owned)
    }

    /// How many elements match.
    #[track_caller]
    pub(crate) fn count(&self, selector: &str) -> usize {
        let n = self.js(
            "return document.querySelectorAll(arguments[0]).length",
            json!(selector),
        );
        n.as_u64().unwrap_or_default() as usize
    }

    /// Waits until the table has so many rows. It follows a change a little later than what is in view.
    #[track_caller]
    pub(crate) fn has_rows(&self, n: usize) {
        let rows = || self.count("#table tbody tr:not([hidden])");
        self.eventually("rows of the table", rows, n);
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
        let query = self.js(
            "return decodeURIComponent(location.search.slice(1))",
            json!([]),
        );
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
        self.js("return document.activeElement?.id ?? ''", json!([]))
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Waits until that element has the focus.
    #[track_caller]
    pub(crate) fn has_focus(&self, id: &str) {
        self.eventually("the focus", || self.focused(), id.to_owned());
    }

    /// Waits until the live region says that.
    #[track_caller]
    pub(crate) fn says(&self, want: &str) {
        self.eventually(
            "the sentence",
            || self.text("#sentence").unwrap_or_default(),
            want.to_owned(),
        );
    }

    /// The name that assistive technology gets for an element, by the browser's own computation.
    #[track_caller]
    pub(crate) fn name_of(&self, selector: &str) -> String {
        done(self.computed("label", &self.element(selector)))
    }

    /// Its role, the same way.
    #[track_caller]
    pub(crate) fn role_of(&self, selector: &str) -> String {
        done(self.computed("role", &self.element(selector)))
    }

    fn computed(&self, what: &str, element: &Element) -> Result<String, CmdError> {
        let id = element.element_id();
        let computed = self
            .browser
            .get(&format!("/element/{}/computed{what}", id.as_ref()))?;
        Ok(computed.as_str().unwrap_or_default().to_owned())
    }

    #[track_caller]
    fn element(&self, selector: &str) -> Element {
        self.has(selector);
        done(self.find(selector))
    }

    fn find(&self, selector: &str) -> Result<Element, CmdError> {
        wait(self.browser.client.find(Locator::Css(selector)))
    }
}

/// A list of texts that a script returned.
pub(crate) fn strings(list: &Value) -> Vec<String> {
    list.as_array()
        .into_iter()
        .flatten()
        .map(|v| v.as_str().unwrap_or_default().to_owned())
        .collect()
}

/// What a command gave; a refusal is the end of the test.
#[track_caller]
pub(crate) fn done<T>(outcome: Result<T, CmdError>) -> T {
    match outcome {
        Ok(value) => value,
        Err(refusal) => panic!("{}", first_line(&refusal)),
    }
}

/// What the driver says of a refusal: its sort and the first line, behind which comes the same each time.
fn first_line(refusal: &CmdError) -> String {
    let text = match refusal {
        CmdError::Standard(refusal) => format!("{}: {}", refusal.error, refusal.message),
        other => other.to_string(),
    };
    text.lines().next().unwrap_or_default().to_owned()
}
