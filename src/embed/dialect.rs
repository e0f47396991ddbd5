//! The dialects: what a host says in each, and how it is told a height.
//!
//! Sources: `iframe-resizer` 4.3.2 (`js/iframeResizer.js`), `pym.js` 1.3.2 (`dist/pym.v1.js`) and `@open-iframe-resizer/core` 2.1.0
//! (`dist/index.js`), whose own scripts the end-to-end tests run; what Datawrapper's and Flourish's embed scripts listen to; the
//! documentation of `amp-iframe`.

use super::message::{Told, filled};
use super::{Asked, MOST_CHARS, Message, VERSION};

/// A way to tell a host how tall its frame has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    /// Our own.
    Yearline,
    /// iframe-resizer 4.
    Sizer,
    /// open-iframe-resizer.
    OpenSizer,
    /// pym.js.
    Pym,
    /// Datawrapper. Hosts find the frame by the window that the message comes from.
    Datawrapper,
    /// amp-iframe.
    Amp,
    /// Medium and Flourish.
    Medium,
}

/// Those that some hosts understand without ever speaking.
pub(super) const PASSIVE: [Dialect; 4] = [
    Dialect::Yearline,
    Dialect::Datawrapper,
    Dialect::Amp,
    Dialect::Medium,
];

impl Dialect {
    /// The form of its message and whether that is an object. The gaps: 0 height, 1 width, 2 how the host calls the frame, 3 why, 4 the dataset's
    /// name, 5 the frame's address.
    fn form(self) -> (&'static str, bool) {
        match self {
            Self::Yearline => (r#"{"type":"yearline:height","height":$0}"#, true),
            Self::Sizer => ("[iFrameSizer]$2:$0:$1:$3", false),
            Self::OpenSizer => (r#"{"type":"iframe-resized","width":$1,"height":$0}"#, true),
            Self::Pym => ("pymxPYMx$2xPYMxheightxPYMx$0", false),
            Self::Datawrapper => (r#"{"datawrapper-height":{%4:$0}}"#, true),
            Self::Amp => (
                r#"{"sentinel":"amp","type":"embed-size","height":$0}"#,
                true,
            ),
            Self::Medium => (r#"{"context":"iframe.resize","height":$0,"src":%5}"#, false),
        }
    }
}

/// The size of the page's content, in whole CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) width: u32,
    pub(super) height: u32,
}

/// A dialect that is spoken with the host, and what the host has said for it.
#[derive(Clone, Debug)]
pub(super) struct Spoken {
    pub(super) dialect: Dialect,
    /// How the host calls the frame, where it does.
    pub(super) id: String,
    /// The width that a host with pym.js gave last, as it has written it.
    pub(super) width: String,
    /// Whether the host was told a height already: iframe-resizer's first is an `init`.
    pub(super) is_settled: bool,
}

impl Spoken {
    pub(super) fn new(dialect: Dialect, id: &str) -> Self {
        Self {
            dialect,
            id: id.to_owned(),
            width: String::new(),
            is_settled: false,
        }
    }

    /// Tells a height.
    pub(super) fn tell(&mut self, size: Size, name: &str, address: &str) -> Told {
        let why = if self.is_settled {
            "resizeObserver"
        } else {
            "init"
        };
        self.is_settled = true;
        let (form, is_object) = self.dialect.form();
        let values = [
            &size.height.to_string(),
            &size.width.to_string(),
            &self.id,
            why,
            name,
            address,
        ];
        Told {
            content: filled(form, &values),
            is_object,
            to: None,
        }
    }
}

/// What a message means. Texts are parts of the message.
#[derive(Debug)]
pub(super) enum Said<'a> {
    /// The host is there, speaks this, and calls the frame so.
    Speaks(Dialect, &'a str),
    /// A host that speaks this wants to hear the height again.
    Wants(Dialect),
    /// A host with pym.js calls the frame so and has this width for it.
    PymWidth(&'a str, &'a str),
}

/// Reads a message that is a text; `None` for one that is none of ours.
pub(super) fn read_text(text: &str) -> Option<Said<'_>> {
    if let Some(said) = text.strip_prefix("[iFrameSizer]") {
        if said == "reset" {
            // It has set the frame to no height, and waits. All its other requests are nothing to a page that watches its own size.
            return Some(Said::Wants(Dialect::Sizer));
        }
        // `<id>:<margin>:<is the width sized>:…`
        let mut parts = said.split(':');
        let (id, margin, is_width_sized) = (parts.next()?, parts.next()?, parts.next()?);
        let is_greeting = margin.bytes().all(|b| b.is_ascii_digit())
            && ["true", "false"].contains(&is_width_sized);
        return is_greeting.then_some(Said::Speaks(Dialect::Sizer, id));
    }
    let said = text.strip_prefix("pymxPYMx")?;
    let width = said.rsplit('x').next()?;
    let id = said.strip_suffix(width)?.strip_suffix("xPYMxwidthxPYMx")?;
    Some(Said::PymWidth(id, width))
}

/// Reads a message that is an object, by its type.
pub(super) fn read_type(kind: &str) -> Option<Said<'static>> {
    match kind {
        "yearline:hello" => Some(Said::Speaks(Dialect::Yearline, "")),
        "iframe-child-init" => Some(Said::Speaks(Dialect::OpenSizer, "")),
        "iframe-get-child-dimensions" => Some(Said::Wants(Dialect::OpenSizer)),
        _ => None,
    }
}

/// Reads what a host asks for.
pub(super) fn read_asked(message: &dyn Message) -> Option<Asked> {
    let text = |name| message.own_text(name, MOST_CHARS);
    let is_of_this_version = message.own_number("version") == Some(f64::from(VERSION));
    is_of_this_version.then(|| Asked {
        view: text("view"),
        theme: text("theme"),
        lang: text("lang"),
    })
}
