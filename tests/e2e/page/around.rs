//! What surrounds the page: the size of the window, what the reader's system prefers, the network; pictures of it; and what
//! must never happen.

use std::fs;
use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};

use super::{Page, done, strings};
use crate::driver::Refusal;

impl Page<'_> {
    /// A command of the Chrome DevTools Protocol.
    pub(crate) fn cdp(&self, command: &str, parameters: Value) -> Result<Value, Refusal> {
        self.browser.cdp(command, parameters)
    }

    /// Gives the page a size in CSS pixels.
    #[track_caller]
    pub(crate) fn sized(&self, width: u32, height: u32) {
        done(self.try_sized(width, height));
    }

    pub(super) fn try_sized(&self, width: u32, height: u32) -> Result<Value, Refusal> {
        let metrics =
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.browser
            .cdp("Emulation.setDeviceMetricsOverride", metrics)
    }

    /// The size of the reader's default letters, which 16 px is usually.
    #[track_caller]
    pub(crate) fn letters(&self, px: u32) {
        done(self.try_letters(px));
    }

    pub(super) fn try_letters(&self, px: u32) -> Result<Value, Refusal> {
        let sizes = json!({"fontSizes": {"standard": px, "fixed": px}});
        self.browser.cdp("Page.setFontSizes", sizes)
    }

    /// What the reader's system prefers: a medium, and features such as `("prefers-color-scheme", "dark")`.
    #[track_caller]
    pub(crate) fn media(&self, medium: &str, features: &[(&str, &str)]) {
        let features: Vec<Value> = features
            .iter()
            .map(|(name, value)| json!({"name": name, "value": value}))
            .collect();
        done(self.cdp(
            "Emulation.setEmulatedMedia",
            json!({"media": medium, "features": features}),
        ));
    }

    /// Takes the network away, or gives it back.
    #[track_caller]
    pub(crate) fn offline(&self, is_offline: bool) {
        done(self.cdp("Network.emulateNetworkConditions", network(is_offline)));
    }

    /// Waits until the page has drawn what it knows by now.
    #[track_caller]
    pub(crate) fn settled(&self) {
        done(self.try_settled());
    }

    fn try_settled(&self) -> Result<Value, Refusal> {
        let script = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)))";
        self.browser
            .post("/execute/async", json!({"script": script, "args": []}))
    }

    /// A picture of an element, as a PNG in base64.
    #[track_caller]
    pub(crate) fn shot_of(&self, selector: &str) -> String {
        let id = self.element(selector);
        done(self.browser.get(&format!("/element/{id}/screenshot")))
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Keeps a picture of the whole page under `target/screenshots/`.
    #[track_caller]
    pub(crate) fn picture(&self, name: &str) {
        done(self.try_picture(name));
    }

    pub(crate) fn try_picture(&self, name: &str) -> Result<(), Refusal> {
        // The bar of the window takes room from the page and is in no picture of the whole of it.
        let bars =
            |hidden: bool| self.cdp("Emulation.setScrollbarsHidden", json!({"hidden": hidden}));
        bars(true)?;
        self.try_settled()?;
        let shot = self.cdp(
            "Page.captureScreenshot",
            json!({"captureBeyondViewport": true, "format": "png"}),
        )?;
        bars(false)?;
        let bytes = BASE64
            .decode(shot["data"].as_str().unwrap_or_default())
            .unwrap_or_default();
        let file = pictures().join(format!("{name}.png"));
        let written = file
            .parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::write(&file, bytes));
        written.map_err(|e| Refusal {
            error: "no picture".to_owned(),
            message: format!("{}: {e}", file.display()),
        })
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
            .filter(|entry| {
                ["SEVERE", "WARNING"].contains(&entry["level"].as_str().unwrap_or_default())
            })
            .map(|entry| format!("console: {}", entry["message"].as_str().unwrap_or_default()))
            .collect();
        if let Ok(violations) = self.try_js("return window.violations ?? []", json!([])) {
            complaints.extend(
                strings(&violations)
                    .into_iter()
                    .map(|v| format!("forbidden by the policy: {v}")),
            );
        }
        for entry in self.browser.log("performance") {
            let event: Value = serde_json::from_str(entry["message"].as_str().unwrap_or_default())
                .unwrap_or_default();
            let message = &event["message"];
            if message["method"] != "Network.requestWillBeSent" {
                continue;
            }
            let url = message["params"]["request"]["url"]
                .as_str()
                .unwrap_or_default();
            let is_ours = ["data:", "blob:", "about:"]
                .iter()
                .any(|scheme| url.starts_with(scheme))
                || origins
                    .iter()
                    .any(|origin| url.starts_with(&format!("{origin}/")));
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
            let _ = self.browser.cdp(
                "Page.removeScriptToEvaluateOnNewDocument",
                json!({"identifier": identifier}),
            );
        }
    }
}

/// Where pictures are kept.
fn pictures() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots")
}

pub(super) fn network(is_offline: bool) -> Value {
    json!({"offline": is_offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1})
}
