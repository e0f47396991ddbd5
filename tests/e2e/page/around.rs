//! What surrounds the page: the size of the window, what the reader's system prefers, the network; pictures of it; and what
//! must never happen. Chromium does it by the DevTools Protocol, Firefox by scripts in its own window, WebKitGTK hardly.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use fantoccini::error::CmdError;
use fantoccini::wd::PrintConfiguration;
use serde_json::{Value, json};

use super::{AGAIN_AFTER, Page, SOON, done, first_line, strings};
use crate::driver::wait;
use crate::engine::Engine;

/// Runs before the page's own scripts where the driver keeps no log of the console: keeps what would stand there. That a size changed
/// again while it was being told is for the next frame, and stands in no console.
pub(super) const LOG: &str = "window.complaints = []; const keep = text => window.complaints.push('console: ' + text); \
    addEventListener('error', e => /^ResizeObserver loop/.test(e.message) || keep(e.message ?? `not loaded: ${e.target.src ?? e.target.href}`), true); \
    addEventListener('unhandledrejection', e => keep('unhandled: ' + e.reason)); \
    for (const level of ['error', 'warn']) { const log = console[level]; \
        console[level] = (...a) => { keep(a.join(' ')); log.apply(console, a) } }";

/// Firefox's console: what web pages and their frames have written there, what they were forbidden, what failed in them.
const CONSOLE: &str = "const isPage = name => /^(https?|file|blob|data):/.test(name ?? ''); \
    const errors = Services.console.getMessageArray().map(m => { try { return m.QueryInterface(Ci.nsIScriptError) } catch { return null } }) \
        .filter(e => e && isPage(e.sourceName) && (!(e.flags & (Ci.nsIScriptError.warningFlag | Ci.nsIScriptError.infoFlag)) || /CSP/.test(e.category))) \
        .map(e => e.errorMessage); \
    const storage = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage); \
    const written = storage.getEvents().filter(e => ['error', 'warn'].includes(e.level) && isPage(e.filename)) \
        .map(e => [...e.arguments].map(String).join(' ')); \
    Services.console.reset(); storage.clearEvents(); return [...new Set([...errors, ...written])]";

/// How much wider and taller the window is than the page in it.
const BARS: &str = "return [outerWidth - innerWidth, outerHeight - innerHeight]";

/// How often the size of a page is looked at before it is asked for again: for about a second.
const LOOKS_AT_SIZE: u32 = 40;

/// What an engine has no command for.
fn cannot(engine: Engine, what: &str) -> CmdError {
    let text = format!(
        "{} can't have {what}: the scenario lacks a Need",
        engine.name()
    );
    CmdError::InvalidArgument(what.to_owned(), text)
}

impl Page<'_> {
    /// A command of the Chrome DevTools Protocol. Scenarios that use it need what only Chromium has.
    pub(crate) fn cdp(&self, command: &str, parameters: Value) -> Result<Value, CmdError> {
        self.browser.cdp(command, parameters)
    }

    /// For what WebKit does in its own way.
    pub(crate) fn is_webkit(&self) -> bool {
        self.browser.engine == Engine::WebKit
    }

    /// Gives the page a size in CSS pixels.
    #[track_caller]
    pub(crate) fn sized(&self, width: u32, height: u32) {
        done(self.try_sized(width, height));
    }

    pub(super) fn try_sized(&self, width: u32, height: u32) -> Result<(), CmdError> {
        if self.browser.engine == Engine::Chromium {
            let metrics =
                json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
            self.cdp("Emulation.setDeviceMetricsOverride", metrics)?;
            return Ok(());
        }
        // The window has a tool bar as well. What is in it follows a little later, so it may have been measured too early: where the size
        // does not come, it is measured and asked for again.
        let inner = || self.try_js("return [innerWidth, innerHeight]", json!([]));
        let deadline = Instant::now() + SOON;
        loop {
            let bars = self.try_js(BARS, json!([]))?;
            let [bar_width, bar_height] =
                [0, 1].map(|n| bars[n].as_u64().unwrap_or_default() as u32);
            wait(
                self.browser
                    .client
                    .set_window_size(width + bar_width, height + bar_height),
            )?;
            for _ in 0..LOOKS_AT_SIZE {
                if inner()? == json!([width, height]) {
                    return Ok(());
                }
                std::thread::sleep(AGAIN_AFTER);
            }
            // Its tool bar needs 321 pixels at times, by what is in it.
            if self.is_webkit() && inner()? == json!([width + 1, height]) {
                return Ok(());
            }
            if Instant::now() > deadline {
                let text = format!("{} in place of {width} × {height}", inner()?);
                return Err(CmdError::InvalidArgument("size".to_owned(), text));
            }
        }
    }

    /// The size of the reader's default letters, which 16 px is usually.
    #[track_caller]
    pub(crate) fn letters(&self, px: u32) {
        done(self.try_letters(px));
    }

    pub(super) fn try_letters(&self, px: u32) -> Result<(), CmdError> {
        match self.browser.engine {
            Engine::Chromium => {
                let sizes = json!({"fontSizes": {"standard": px, "fixed": px}});
                self.cdp("Page.setFontSizes", sizes)?;
            }
            Engine::Firefox => {
                let script = "for (const kind of ['variable', 'monospace']) \
                    for (const script of ['x-western', 'x-unicode', 'zh-CN']) \
                        Services.prefs.setIntPref(`font.size.${kind}.${script}`, arguments[0])";
                self.browser.chrome(script, json!([px]))?;
            }
            Engine::WebKit if px == 16 => {}
            Engine::WebKit => return Err(cannot(self.browser.engine, "letters of another size")),
        }
        Ok(())
    }

    /// What the reader's system prefers: a medium, and features such as `("prefers-color-scheme", "dark")`.
    #[track_caller]
    pub(crate) fn media(&self, medium: &str, features: &[(&str, &str)]) {
        done(self.try_media(medium, features));
    }

    pub(super) fn try_media(
        &self,
        medium: &str,
        features: &[(&str, &str)],
    ) -> Result<(), CmdError> {
        match self.browser.engine {
            Engine::Chromium => {
                let features: Vec<Value> = features
                    .iter()
                    .map(|(name, value)| json!({"name": name, "value": value}))
                    .collect();
                let media = json!({"media": medium, "features": features});
                self.cdp("Emulation.setEmulatedMedia", media)?;
            }
            Engine::Firefox => {
                let known = [
                    "prefers-color-scheme",
                    "prefers-reduced-motion",
                    "forced-colors",
                ];
                if let Some((name, _)) = features.iter().find(|(name, _)| !known.contains(name)) {
                    return Err(cannot(self.browser.engine, name));
                }
                let value = |name: &str| {
                    let set = features.iter().find(|(feature, _)| *feature == name);
                    set.map_or("none", |(_, value)| value)
                };
                let script = "const [medium, scheme, motion, forced] = arguments; \
                    window.wishes = {mediumOverride: medium, prefersColorSchemeOverride: scheme, \
                        prefersReducedMotionOverride: motion, forcedColorsOverride: forced}; \
                    Object.assign(gBrowser.selectedBrowser.browsingContext, window.wishes)";
                let values = known.map(value);
                let arguments = json!([medium, values[0], values[1], values[2]]);
                self.browser.chrome(script, arguments)?;
            }
            // What is so without being asked for.
            Engine::WebKit
                if medium.is_empty()
                    && features
                        .iter()
                        .all(|feature| *feature == ("prefers-color-scheme", "light")) => {}
            Engine::WebKit => return Err(cannot(self.browser.engine, "other media")),
        }
        Ok(())
    }

    /// The languages that the reader prefers, as `Accept-Language` has them.
    #[track_caller]
    pub(crate) fn prefers(&self, languages: &str) {
        let outcome = match self.browser.engine {
            Engine::Chromium => {
                let agent = self.js("return navigator.userAgent", json!([]));
                let preference = json!({"userAgent": agent, "acceptLanguage": languages});
                self.cdp("Network.setUserAgentOverride", preference)
            }
            Engine::Firefox => self.browser.chrome(
                "Services.prefs.setStringPref('intl.accept_languages', arguments[0])",
                json!([languages]),
            ),
            Engine::WebKit => Err(cannot(self.browser.engine, "other languages")),
        };
        done(outcome);
    }

    /// A finger in place of a mouse, or the mouse again.
    #[track_caller]
    pub(crate) fn touch(&self, is_touch: bool) {
        let touch = json!({"enabled": is_touch, "maxTouchPoints": 5});
        done(self.cdp("Emulation.setTouchEmulationEnabled", touch));
    }

    /// Takes the network away, or gives it back.
    #[track_caller]
    pub(crate) fn offline(&self, is_offline: bool) {
        done(self.try_offline(is_offline));
    }

    pub(super) fn try_offline(&self, is_offline: bool) -> Result<(), CmdError> {
        match self.browser.engine {
            Engine::Chromium => {
                let network = json!({"offline": is_offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1});
                self.cdp("Network.emulateNetworkConditions", network)?;
            }
            Engine::Firefox => {
                let script = "Services.io.offline = arguments[0]";
                self.browser.chrome(script, json!([is_offline]))?;
                // Pages may fetch for a little longer.
                let script = "const done = arguments[0], ask = () => \
                    fetch(`/favicon.ico?${Math.random()}`).then(() => setTimeout(ask, 20), () => done()); ask()";
                if is_offline {
                    self.browser.execute_async(script, json!([]))?;
                }
            }
            Engine::WebKit if !is_offline => {}
            Engine::WebKit => return Err(cannot(self.browser.engine, "no network")),
        }
        Ok(())
    }

    /// Lets the page read and write the clipboard.
    #[track_caller]
    pub(crate) fn allow_clipboard(&self) {
        // Firefox's preferences allow it from the start.
        if self.browser.engine == Engine::Chromium {
            let grant = json!({"origin": self.world.site.origin, "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]});
            done(self.cdp("Browser.grantPermissions", grant));
        }
    }

    /// Forgets what the browser keeps for an origin that it may have met before.
    #[track_caller]
    pub(crate) fn forget(&self, origin: &str) {
        if self.browser.engine == Engine::Chromium {
            let all = json!({"origin": origin, "storageTypes": "all"});
            done(self.cdp("Storage.clearDataForOrigin", all));
        }
    }

    /// The page on paper, as a PDF.
    #[track_caller]
    pub(crate) fn printed(&self) -> Vec<u8> {
        done(wait(
            self.browser.client.print(PrintConfiguration::default()),
        ))
    }

    /// Waits until the page has drawn what it knows by now.
    #[track_caller]
    pub(crate) fn settled(&self) {
        done(self.try_settled());
    }

    pub(super) fn try_settled(&self) -> Result<Value, CmdError> {
        let script = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)))";
        self.browser.execute_async(script, json!([]))
    }

    /// A picture of an element, as a PNG in base64.
    #[track_caller]
    pub(crate) fn shot_of(&self, selector: &str) -> String {
        if self.browser.engine != Engine::WebKit {
            return BASE64.encode(done(wait(self.element(selector).screenshot())));
        }
        // WebKitGTK's driver gives black pictures of elements: a picture of the window, and what the element has of it.
        let place = "const e = document.querySelector(arguments[0]); e.scrollIntoView({block: 'center'}); \
            const r = e.getBoundingClientRect(); return [r.left, r.top, r.width, r.height]";
        let place = self.js(place, json!([selector]));
        self.settled();
        let shot = BASE64.encode(done(wait(self.browser.client.screenshot())));
        let cut = "const [shot, [x, y, width, height], done] = arguments, image = new Image(); \
            image.onload = () => { const canvas = document.createElement('canvas'); [canvas.width, canvas.height] = [width, height]; \
            canvas.getContext('2d').drawImage(image, -Math.round(x), -Math.round(y)); done(canvas.toDataURL().split(',')[1]) }; \
            image.src = 'data:image/png;base64,' + shot";
        let part = self.js_async(cut, json!([shot, place]));
        part.as_str().unwrap_or_default().to_owned()
    }

    /// Keeps a picture of the whole page under `target/screenshots/`; of WebKit what is seen of it.
    #[track_caller]
    pub(crate) fn picture(&self, name: &str) {
        if let Err(why) = self.try_picture(name) {
            panic!("{why}");
        }
    }

    pub(crate) fn try_picture(&self, name: &str) -> Result<(), String> {
        let bytes = self.whole().map_err(|e| first_line(&e))?;
        self.write_picture(name, &bytes)
    }

    /// Keeps a picture of an element in the same place, with a margin; of engines other than Chromium what is seen of it.
    #[track_caller]
    pub(crate) fn picture_of(&self, selector: &str, name: &str) {
        self.settled();
        let bytes = match self.browser.engine {
            Engine::Chromium => {
                let area = "const {left, top, width, height} = document.querySelector(arguments[0]).getBoundingClientRect(); \
                    return {x: left + scrollX - 6, y: top + scrollY - 6, width: width + 12, height: height + 12, scale: 1}";
                let area = self.js(area, json!([selector]));
                let shot = done(self.cdp(
                    "Page.captureScreenshot",
                    json!({"captureBeyondViewport": true, "format": "png", "clip": area}),
                ));
                BASE64
                    .decode(shot["data"].as_str().unwrap_or_default())
                    .unwrap_or_default()
            }
            _ => done(wait(self.element(selector).screenshot())),
        };
        if let Err(why) = self.write_picture(name, &bytes) {
            panic!("{why}");
        }
    }

    fn write_picture(&self, name: &str, bytes: &[u8]) -> Result<(), String> {
        let folder = match self.browser.engine {
            Engine::Chromium => pictures(),
            other => pictures().join(other.name()),
        };
        let file = folder.join(format!("{name}.png"));
        file.parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::write(&file, bytes))
            .map_err(|e| format!("{}: {e}", file.display()))
    }

    fn whole(&self) -> Result<Vec<u8>, CmdError> {
        self.try_settled()?;
        let shot = match self.browser.engine {
            Engine::Chromium => {
                // The bar of the window takes room from the page and is in no picture of the whole of it.
                let bars = |hidden: bool| {
                    self.cdp("Emulation.setScrollbarsHidden", json!({"hidden": hidden}))
                };
                bars(true)?;
                self.try_settled()?;
                let shot = self.cdp(
                    "Page.captureScreenshot",
                    json!({"captureBeyondViewport": true, "format": "png"}),
                )?;
                bars(false)?;
                shot["data"].clone()
            }
            Engine::Firefox => self.browser.get("/moz/screenshot/full")?,
            Engine::WebKit => return wait(self.browser.client.screenshot()),
        };
        Ok(BASE64
            .decode(shot.as_str().unwrap_or_default())
            .unwrap_or_default())
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

    /// What the browser holds against the page: errors in the console, what the policy forbade, requests to others. Which errors a
    /// scenario allows is said in Chromium's words; in the other engines it then allows all of the console.
    pub(crate) fn complaints(&self) -> Vec<String> {
        self.note();
        let (errors, origins) = (self.allowed_errors.borrow(), self.allowed_origins.borrow());
        let is_chromium = self.browser.engine == Engine::Chromium;
        let is_allowed = |text: &str| {
            errors.iter().any(|part| text.contains(part.as_str()))
                || (!is_chromium && !errors.is_empty() && text.starts_with("console: "))
        };
        let mut complaints = self.noted.borrow().clone();
        complaints.extend(self.errors());
        if let Ok(violations) = self.try_js("return window.violations ?? []", json!([])) {
            complaints.extend(
                strings(&violations)
                    .into_iter()
                    .map(|v| format!("forbidden by the policy: {v}")),
            );
        }
        let is_ours = |url: &str| {
            ["data:", "blob:", "about:"]
                .iter()
                .any(|scheme| url.starts_with(scheme))
                || origins
                    .iter()
                    .any(|origin| url.starts_with(&format!("{origin}/")))
        };
        let foreign = self.requests().into_iter().filter(|url| !is_ours(url));
        complaints.extend(foreign.map(|url| format!("request to {url}")));
        complaints.retain(|complaint| !is_allowed(complaint));
        complaints
    }

    /// Before a page is left: notes what it alone knows, in WebKit. Frames of other origins there tell nobody.
    pub(super) fn note(&self) {
        if self.browser.engine != Engine::WebKit {
            return;
        }
        let script = "const all = (window.complaints ?? []).splice(0); \
            return [all, performance.getEntriesByType('resource').map(entry => entry.name)]";
        if let Ok(noted) = self.try_js(script, json!([])) {
            self.noted.borrow_mut().extend(strings(&noted[0]));
            self.asked.borrow_mut().extend(strings(&noted[1]));
        }
    }

    /// The errors and warnings in the console since they were last asked for.
    pub(super) fn errors(&self) -> Vec<String> {
        let texts = match self.browser.engine {
            Engine::Chromium => self
                .browser
                .log("browser")
                .iter()
                .filter(|entry| {
                    ["SEVERE", "WARNING"].contains(&entry["level"].as_str().unwrap_or_default())
                })
                .map(|entry| entry["message"].as_str().unwrap_or_default().to_owned())
                .collect(),
            Engine::Firefox => match self.browser.chrome(CONSOLE, json!([])) {
                Ok(texts) => strings(&texts),
                Err(refusal) => vec![first_line(&refusal)],
            },
            Engine::WebKit => Vec::new(),
        };
        texts
            .iter()
            .map(|text| format!("console: {text}"))
            .collect()
    }

    /// What was asked for since the last time, by its addresses.
    pub(super) fn requests(&self) -> Vec<String> {
        match self.browser.engine {
            Engine::Chromium => self
                .browser
                .log("performance")
                .iter()
                .filter_map(|entry| {
                    let event: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
                    let message = &event["message"];
                    (message["method"] == "Network.requestWillBeSent").then(|| {
                        message["params"]["request"]["url"]
                            .as_str()
                            .map(str::to_owned)
                    })?
                })
                .collect(),
            Engine::Firefox => {
                let script = "return window.requests.splice(0)";
                self.browser
                    .chrome(script, json!([]))
                    .map_or_else(|_| Vec::new(), |list| strings(&list))
            }
            Engine::WebKit => self.asked.take(),
        }
    }

    /// Leaves the browser as the next page wants to find it.
    pub(crate) fn leave(self) {
        for script in self.early_scripts.take() {
            let _ = self.without(script);
        }
        if self.opened_file.get() {
            // A page that is gone keeps no draft any more, and one of another kind can throw away what is kept.
            let origin = &self.world.site.origin;
            let gone = "indexedDB.deleteDatabase('yearline').onsuccess = arguments[0]";
            let _ = wait(self.browser.client.goto(&format!("{origin}/nothing")));
            let _ = wait(self.browser.client.execute_async(gone, Vec::new()));
        }
    }
}

/// Where pictures are kept.
fn pictures() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots")
}
