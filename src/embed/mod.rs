//! The page embedded in another one: what the messages of the host page mean, and which messages it gets.
//!
//! Websites resize the frames that they show with one of half a dozen scripts, and each script has a protocol of its own. The page
//! supports all of them, so whoever pastes its snippet does not have to know which script the website uses. A [`Frame`] gets events (a
//! message was received, the content has another height, another view is shown) and returns the messages to send. It does not know the
//! window, so its tests are native.
//!
//! A protocol is *active* once the host page has used it. A *passive* protocol is one in which host pages only listen. As long as no
//! protocol is active, a change of height is sent in each passive protocol; after that, in each active protocol and in no other.
//!
//! Who learns what: the height of the page is sent to any host page. What the reader chose is sent only to a host page whose origin is
//! known: the origin in the frame's address (`origin`), or else that of the referrer. Only that origin may request a view. Nobody learns
//! anything about a file that a reader opened from disk.
//!
//! Outgoing messages are serde types. Incoming messages are not deserialized, because any host page can send one of any size and
//! shape: they are read through [`InboundMessage`], which reads the few properties that are needed and texts only up to a length.

mod frame;
mod inbound;
mod origin;
mod outbound;
mod protocol;

pub use frame::{Frame, Response};
pub use inbound::{InboundMessage, MAX_CHARS, ViewRequest};
pub use outbound::{
    AmpSize, DatawrapperHeight, OpenIframeResizerSize, Outbound, Payload, YearlineMessage,
};

/// The version of Yearline's own protocol.
pub const VERSION: u32 = 1;
