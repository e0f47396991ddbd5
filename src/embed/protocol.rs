//! The protocols, and the message in which each reports a height.
//!
//! Sources: `iframe-resizer` 4.3.2 (`js/iframeResizer.js`), `pym.js` 1.3.2 (`dist/pym.v1.js`) and `@open-iframe-resizer/core` 2.1.0
//! (`dist/index.js`), whose own scripts the end-to-end tests run; the messages that the embed scripts of Datawrapper and Flourish listen
//! for; the documentation of `amp-iframe`.

use std::mem;

use super::outbound::{
    AmpSize, DatawrapperHeight, MediumResize, OpenIframeResizerSize, Outbound, Payload,
    YearlineMessage,
};

/// A way to tell a host page how tall its frame has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Protocol {
    /// Yearline's own.
    Yearline,
    /// iframe-resizer 4.
    IframeResizer,
    /// open-iframe-resizer.
    OpenIframeResizer,
    /// pym.js.
    Pym,
    /// Datawrapper.
    Datawrapper,
    /// amp-iframe.
    Amp,
    /// Medium and Flourish.
    Medium,
}

/// The protocols in which some host pages only listen.
pub(super) const PASSIVE: [Protocol; 4] = [
    Protocol::Yearline,
    Protocol::Datawrapper,
    Protocol::Amp,
    Protocol::Medium,
];

/// The size of the page's content, in whole CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) width: u32,
    pub(super) height: u32,
}

/// What some protocols say about the page besides its size.
#[derive(Clone, Debug, Default)]
pub(super) struct PageInfo {
    /// The frame's address as the host page has set it.
    pub(super) address: String,
    /// The name of the dataset; empty before there is one.
    pub(super) dataset_name: String,
}

/// A protocol in use, and what the host page has said in it.
#[derive(Clone, Debug)]
pub(super) struct ActiveProtocol {
    pub(super) protocol: Protocol,
    /// The host page's id for the frame; empty in protocols without one.
    pub(super) frame_id: String,
    /// pym.js: the last width that the host page gave, as a text.
    pub(super) width: String,
    /// iframe-resizer: whether a height was sent. The first message is an `init`.
    is_initialized: bool,
}

impl ActiveProtocol {
    pub(super) fn new(protocol: Protocol, frame_id: &str) -> Self {
        Self {
            protocol,
            frame_id: frame_id.to_owned(),
            width: String::new(),
            is_initialized: false,
        }
    }

    /// The message that reports a height.
    pub(super) fn height_message(&mut self, size: Size, page: &PageInfo) -> Outbound {
        let Size { width, height } = size;
        let id = &self.frame_id;
        Outbound::to_anyone(match self.protocol {
            Protocol::Yearline => Payload::Yearline(YearlineMessage::Height { height }),
            Protocol::IframeResizer => {
                let event = if mem::replace(&mut self.is_initialized, true) {
                    "resizeObserver"
                } else {
                    "init"
                };
                Payload::Text(format!("[iFrameSizer]{id}:{height}:{width}:{event}"))
            }
            Protocol::OpenIframeResizer => {
                Payload::OpenIframeResizer(OpenIframeResizerSize::new(width, height))
            }
            Protocol::Pym => Payload::Text(format!("pymxPYMx{id}xPYMxheightxPYMx{height}")),
            Protocol::Datawrapper => {
                Payload::Datawrapper(DatawrapperHeight::new(&page.dataset_name, height))
            }
            Protocol::Amp => Payload::Amp(AmpSize::new(height)),
            Protocol::Medium => Payload::Text(MediumResize::new(height, &page.address).to_json()),
        })
    }
}
