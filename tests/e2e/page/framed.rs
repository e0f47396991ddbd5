//! The page as a guest: in a frame of a page of another origin, and that page.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use fantoccini::error::CmdError;
use serde_json::{Value, json};

use super::{ELEMENT, Page, SOON, done, strings};
use crate::driver::wait;

/// Runs before the scripts of every page: the host's keeps what its frames say, with the time and by the frame's place among all.
const LISTEN: &str = "if (self === top) { window.heard = []; addEventListener('message', e => window.heard.push(\
    {data: e.data, origin: e.origin, at: performance.timeOrigin + e.timeStamp, text: typeof e.data === 'string' ? e.data : JSON.stringify(e.data)})); }";

impl Page<'_> {
    /// Opens a page of another origin with that in its body; what begins with `"./` there is the page's.
    #[track_caller]
    pub(crate) fn host(&self, body: &str) {
        self.host_whole(
            &format!("<!doctype html><html lang=en><title>A host</title><body>{body}"),
            None,
        );
    }

    /// The same, from the first character to the last, with a policy if it has one.
    #[track_caller]
    pub(crate) fn host_whole(&self, html: &str, policy: Option<&str>) {
        let path = self.world.other.hosts.write(html, policy);
        self.host_at(&path);
    }

    /// Opens what lies there on the other origin.
    #[track_caller]
    pub(crate) fn host_at(&self, path: &str) {
        self.allow_origin(&self.world.other.origin);
        self.early(LISTEN);
        self.go_to(&format!("{}{path}", self.world.other.origin));
    }

    /// Does something inside a frame, which a script names: `document.querySelector('iframe')`.
    #[track_caller]
    pub(crate) fn within<T>(&self, frame: &str, act: impl FnOnce(&Self) -> T) -> T {
        self.until("the frame is there", &format!("return !!({frame})"));
        done(self.enter_frame(frame));
        self.inside.replace(Some(frame.to_owned()));
        let outcome = act(self);
        self.inside.take();
        done(self.leave_frame());
        outcome
    }

    fn enter_frame(&self, frame: &str) -> Result<(), CmdError> {
        let element = self
            .browser
            .execute(&format!("return {frame}"), json!([]))?;
        let frame = json!({"id": {ELEMENT: element[ELEMENT]}});
        self.browser.post("/frame", frame).map(drop)
    }

    fn leave_frame(&self) -> Result<(), CmdError> {
        self.browser.post("/frame", json!({"id": null})).map(drop)
    }

    /// Enters the frame again that a driver has lost sight of: WebKit's does as soon as the address of the host changes. Tells whether
    /// there is one.
    pub(super) fn enter_again(&self) -> Result<bool, CmdError> {
        let inside = self.inside.borrow().clone();
        let Some(frame) = inside.filter(|_| self.is_webkit()) else {
            return Ok(false);
        };
        self.leave_frame()?;
        self.enter_frame(&frame)?;
        Ok(true)
    }

    /// Waits until the page in a frame shows a year.
    #[track_caller]
    pub(crate) fn framed_year(&self, frame: &str) {
        self.within(frame, |page| page.shows_a_year());
    }

    /// Waits until a frame has the height of what is in it, and tells it.
    #[track_caller]
    pub(crate) fn fits(&self, frame: &str) -> u64 {
        let deadline = std::time::Instant::now() + SOON;
        loop {
            self.settled();
            let outer = self
                .js(&format!("return ({frame}).clientHeight"), json!([]))
                .as_u64();
            let inner = self.within(frame, |page| {
                page.js(
                    "return Math.ceil(document.querySelector('body > .page').getBoundingClientRect().height)",
                    json!([]),
                )
            });
            if outer.is_some() && outer == inner.as_u64() && outer != Some(0) {
                return outer.unwrap_or_default();
            }
            assert!(
                std::time::Instant::now() < deadline,
                "{frame}: {outer:?} high, its content {inner}"
            );
            std::thread::sleep(super::AGAIN_AFTER);
        }
    }

    /// The colour of a point of what is seen of the page: red, green, blue.
    #[track_caller]
    pub(crate) fn pixel(&self, x: f64, y: f64) -> [u64; 3] {
        self.settled();
        let shot = BASE64.encode(done(wait(self.browser.client.screenshot())));
        // The browser reads its own picture.
        let script = "const [shot, x, y, done] = arguments, image = new Image(); \
            image.onload = () => { const pen = document.createElement('canvas').getContext('2d'); pen.drawImage(image, -x, -y); \
            done([...pen.getImageData(0, 0, 1, 1).data]) }; image.src = 'data:image/png;base64,' + shot";
        let rgba = self.js_async(script, json!([shot, x, y]));
        [0, 1, 2].map(|part| rgba[part].as_u64().unwrap_or_default())
    }

    /// What the host has heard since it was last asked, as texts.
    #[track_caller]
    pub(crate) fn heard(&self) -> Vec<String> {
        strings(&self.js("return window.heard.splice(0).map(m => m.text)", json!([])))
    }

    /// Waits until the host has heard something with that in it, which stays.
    #[track_caller]
    pub(crate) fn hears(&self, part: &str) {
        self.until_with(
            &format!("the host hears {part}"),
            "return window.heard.some(m => m.text.includes(arguments[0]))",
            json!([part]),
        );
    }

    /// Sends a message into a frame, from its host.
    #[track_caller]
    pub(crate) fn say(&self, frame: &str, message: Value) {
        self.js(
            &format!("({frame}).contentWindow.postMessage(arguments[0], '*')"),
            json!([message]),
        );
    }
}
