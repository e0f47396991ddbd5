//! The messages that a host page sends, and what they mean.
//!
//! The sender is not trusted: a message may be huge, of any shape, and sent ten thousand times. Whatever is not understood is ignored.

use super::VERSION;
use super::protocol::Protocol;

/// The longest text of a message that is read, in UTF-16 code units.
pub const MAX_CHARS: u32 = 4096;

/// A message that was received and of which nothing has been read yet. Implementations read only what is asked for, so a huge message
/// costs nothing.
pub trait InboundMessage {
    /// The message, if it is a string and not longer than that.
    fn text(&self, max_chars: u32) -> Option<String>;
    /// An object's own property, if it is a string and not longer than that.
    fn own_text(&self, name: &str, max_chars: u32) -> Option<String>;
    /// An object's own property, if it is a number.
    fn own_number(&self, name: &str) -> Option<f64>;
}

/// What the host page wants to be shown. What is missing stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewRequest {
    /// A view, as a query.
    pub view: Option<String>,
    /// A theme, as in an address.
    pub theme: Option<String>,
    /// A language's tag.
    pub lang: Option<String>,
}

impl ViewRequest {
    /// This request, overridden by a later one.
    #[must_use]
    pub fn then(self, later: Self) -> Self {
        Self {
            view: later.view.or(self.view),
            theme: later.theme.or(self.theme),
            lang: later.lang.or(self.lang),
        }
    }

    /// Reads `yearline:set`.
    fn read(message: &dyn InboundMessage) -> Option<Self> {
        let text = |name| message.own_text(name, MAX_CHARS);
        let is_of_this_version = message.own_number("version") == Some(f64::from(VERSION));
        is_of_this_version.then(|| Self {
            view: text("view"),
            theme: text("theme"),
            lang: text("lang"),
        })
    }
}

/// What a message means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Inbound {
    /// The host page uses this protocol, and has this id for the frame (empty in protocols without one).
    Greeting {
        protocol: Protocol,
        frame_id: String,
    },
    /// The host page wants the height again.
    HeightRequest(Protocol),
    /// pym.js: the host page gives the frame this width, as a text.
    PymWidth { frame_id: String, width: String },
    /// The host page wants something else to be shown.
    View(ViewRequest),
}

/// Reads a message; `None` for one that belongs to no protocol.
pub(super) fn read(message: &dyn InboundMessage) -> Option<Inbound> {
    if let Some(text) = message.text(MAX_CHARS) {
        return read_text(&text);
    }
    let greeting = |protocol| {
        Some(Inbound::Greeting {
            protocol,
            frame_id: String::new(),
        })
    };
    match message.own_text("type", MAX_CHARS)?.as_str() {
        "yearline:hello" => greeting(Protocol::Yearline),
        "yearline:set" => ViewRequest::read(message).map(Inbound::View),
        "iframe-child-init" => greeting(Protocol::OpenIframeResizer),
        "iframe-get-child-dimensions" => Some(Inbound::HeightRequest(Protocol::OpenIframeResizer)),
        _ => None,
    }
}

/// Reads a message that is a string.
fn read_text(text: &str) -> Option<Inbound> {
    if let Some(command) = text.strip_prefix("[iFrameSizer]") {
        return read_iframe_resizer(command);
    }
    // `<id>xPYMxwidthxPYMx<width>`
    let rest = text.strip_prefix("pymxPYMx")?;
    let (head, width) = rest.rsplit_once('x')?;
    let frame_id = head.strip_suffix("xPYMxwidthxPYM")?;
    Some(Inbound::PymWidth {
        frame_id: frame_id.to_owned(),
        width: width.to_owned(),
    })
}

fn read_iframe_resizer(command: &str) -> Option<Inbound> {
    if command == "reset" {
        // The host page has set the frame's height to 0 and waits for an answer. Its other commands mean nothing to a page that
        // observes its own size.
        return Some(Inbound::HeightRequest(Protocol::IframeResizer));
    }
    // `<id>:<margin>:<whether the width is resized>:…`
    let mut parts = command.split(':');
    let (frame_id, margin, sizes_width) = (parts.next()?, parts.next()?, parts.next()?);
    let is_greeting =
        margin.bytes().all(|b| b.is_ascii_digit()) && ["true", "false"].contains(&sizes_width);
    is_greeting.then(|| Inbound::Greeting {
        protocol: Protocol::IframeResizer,
        frame_id: frame_id.to_owned(),
    })
}
