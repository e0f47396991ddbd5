//! The dialects: what a host says in each, and how it is told a height.
//!
//! Sources: `iframe-resizer` 4.3.2 (`js/iframeResizer.js`), `pym.js` 1.3.2 (`dist/pym.v1.js`) and `@open-iframe-resizer/core` 2.1.0
//! (`dist/index.js`), whose own scripts the end-to-end tests run; what Datawrapper's and Flourish's embed scripts listen to; the
//! documentation of `amp-iframe`.

use super::message::{Json, Told};
use super::{Asked, MOST_CHARS, Message, VERSION};

/// The size of the page's content, in whole CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) width: u32,
    pub(super) height: u32,
}

/// A way to tell a host how tall its frame has to be, with what that host has said for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    /// Our own: `{"type":"yearline:height","height":px}`.
    Yearline,
    /// iframe-resizer 4: the text `[iFrameSizer]<id>:<height>:<width>:<why>`.
    Sizer {
        /// How the host calls the frame.
        id: String,
        /// Whether it was told a height already: the first is an `init`.
        is_settled: bool,
    },
    /// open-iframe-resizer: `{"type":"iframe-resized","width":px,"height":px}`.
    OpenSizer,
    /// pym.js: the text `pymxPYMx<id>xPYMxheightxPYMx<px>`.
    Pym {
        /// How the host calls the frame.
        id: String,
        /// The width that the host gave last, as it has written it.
        width: String,
    },
    /// Datawrapper: `{"datawrapper-height":{"<id>":px}}`.
    Datawrapper,
    /// amp-iframe: `{"sentinel":"amp","type":"embed-size","height":px}`.
    Amp,
    /// Medium and Flourish: the text `{"context":"iframe.resize","height":px,"src":"<address>"}`.
    Medium,
}

/// Those that some hosts understand without ever speaking.
pub(super) const PASSIVE: [Dialect; 4] = [Dialect::Yearline, Dialect::Datawrapper, Dialect::Amp, Dialect::Medium];

/// What a message means.
#[derive(Debug)]
pub(super) enum Said {
    /// The host is there and speaks this.
    Speaks(Dialect),
    /// A host that speaks this wants to hear the height again.
    Wants(Dialect),
    /// It asks for a view.
    Asks(Asked),
}

const SIZER: &str = "[iFrameSizer]";
const PYM: &str = "pym";
const PYM_BETWEEN: &str = "xPYMx";

/// Reads a message; `None` for one that is none of ours.
pub(super) fn read(message: &dyn Message) -> Option<Said> {
    match message.text(MOST_CHARS) {
        Some(text) => read_text(&text),
        None => read_object(message),
    }
}

fn read_text(text: &str) -> Option<Said> {
    if let Some(said) = text.strip_prefix(SIZER) {
        if said == "reset" {
            // It has set the frame to no height, and waits. All its other requests are nothing to a page that watches its own size.
            return Some(Said::Wants(Dialect::Sizer { id: String::new(), is_settled: true }));
        }
        // `<id>:<margin>:<is the width sized>:…`
        let mut parts = said.split(':');
        let (id, margin, is_width_sized) = (parts.next()?, parts.next()?, parts.next()?);
        let is_greeting = margin.bytes().all(|b| b.is_ascii_digit()) && ["true", "false"].contains(&is_width_sized);
        return is_greeting.then(|| Said::Speaks(Dialect::Sizer { id: id.to_owned(), is_settled: false }));
    }
    let mut parts = text.split(PYM_BETWEEN);
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(PYM), Some(id), Some("width"), Some(width)) => {
            Some(Said::Wants(Dialect::Pym { id: id.to_owned(), width: width.to_owned() }))
        }
        _ => None,
    }
}

fn read_object(message: &dyn Message) -> Option<Said> {
    let text = |name| message.own_text(name, MOST_CHARS);
    match text("type")?.as_str() {
        "yearline:hello" => Some(Said::Speaks(Dialect::Yearline)),
        "yearline:set" if message.own_number("version") == Some(f64::from(VERSION)) => {
            Some(Said::Asks(Asked { view: text("view"), theme: text("theme"), lang: text("lang") }))
        }
        "iframe-child-init" => Some(Said::Speaks(Dialect::OpenSizer)),
        "iframe-get-child-dimensions" => Some(Said::Wants(Dialect::OpenSizer)),
        _ => None,
    }
}

impl Dialect {
    /// Whether it is the same way of telling, whatever the host has said for it.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    /// Takes over what the host said when it spoke again; tells whether that calls for an answer.
    pub(super) fn hear(&mut self, again: Self) -> bool {
        match (self, again) {
            (Self::Sizer { id, is_settled }, Self::Sizer { id: now, is_settled: false }) => {
                *is_settled &= *id == now;
                *id = now;
            }
            // pym.js answers a width only if it is another one.
            (Self::Pym { id, width }, Self::Pym { id: of, width: now }) => {
                if *id != of || *width == now {
                    return false;
                }
                *width = now;
            }
            _ => {}
        }
        true
    }

    /// Tells a height.
    pub(super) fn tell(&mut self, size: Size, name: &str, address: &str) -> Told {
        let Size { width, height } = size;
        match self {
            Self::Yearline => Json::of_kind("yearline:height").number("height", height).told(),
            Self::Sizer { id, is_settled } => {
                let why = if *is_settled { "resizeObserver" } else { "init" };
                *is_settled = true;
                Told::text(format!("{SIZER}{id}:{height}:{width}:{why}"))
            }
            Self::OpenSizer => Json::of_kind("iframe-resized").number("width", width).number("height", height).told(),
            Self::Pym { id, .. } => Told::text([PYM, id, "height", &height.to_string()].join(PYM_BETWEEN)),
            Self::Datawrapper => Json::new().object("datawrapper-height", Json::new().number(name, height)).told(),
            Self::Amp => Json::new().text("sentinel", "amp").text("type", "embed-size").number("height", height).told(),
            Self::Medium => {
                let message = Json::new().text("context", "iframe.resize").number("height", height);
                Told::text(message.text("src", address).written())
            }
        }
    }
}
