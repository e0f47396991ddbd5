//! The messages that a host page gets.

use std::collections::BTreeMap;

use serde::Serialize;

/// A message for the host page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outbound {
    /// The message.
    pub payload: Payload,
    /// The only origin that may receive it; `None` for any.
    pub target_origin: Option<String>,
}

impl Outbound {
    /// A message that any host page may receive.
    #[must_use]
    pub fn to_anyone(payload: Payload) -> Self {
        Self {
            payload,
            target_origin: None,
        }
    }
}

/// The content of a message, in the form that the protocol defines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Payload {
    /// A string: iframe-resizer 4, pym.js, Medium and Flourish.
    Text(String),
    /// An object of Yearline's own protocol.
    Yearline(YearlineMessage),
    /// An object of open-iframe-resizer.
    OpenIframeResizer(OpenIframeResizerSize),
    /// An object of Datawrapper.
    Datawrapper(DatawrapperHeight),
    /// An object of amp-iframe.
    Amp(AmpSize),
}

/// Yearline's own messages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type")]
pub enum YearlineMessage {
    /// The height of the content has changed.
    #[serde(rename = "yearline:height")]
    Height {
        /// In CSS pixels.
        height: u32,
    },
    /// A year is shown. The other fields are only for a host page whose origin is known.
    #[serde(rename = "yearline:ready")]
    Ready {
        /// The version of the protocol.
        version: u32,
        /// The title of the dataset.
        #[serde(skip_serializing_if = "Option::is_none")]
        title: Option<String>,
        /// The view, as a query.
        #[serde(skip_serializing_if = "Option::is_none")]
        query: Option<String>,
    },
    /// Another view is shown.
    #[serde(rename = "yearline:view")]
    View {
        /// The version of the protocol.
        version: u32,
        /// The view, as a query.
        query: String,
    },
    /// An activity was opened, or closed: then both texts are `null`.
    #[serde(rename = "yearline:select")]
    Select {
        /// The version of the protocol.
        version: u32,
        /// The identifier of the activity.
        item: Option<String>,
        /// The title of the activity.
        title: Option<String>,
    },
}

/// The size of the content for open-iframe-resizer, in CSS pixels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenIframeResizerSize {
    r#type: &'static str,
    width: u32,
    height: u32,
}

impl OpenIframeResizerSize {
    pub(super) fn new(width: u32, height: u32) -> Self {
        Self {
            r#type: "iframe-resized",
            width,
            height,
        }
    }
}

/// The height for Datawrapper's script, in CSS pixels, by the name of the chart. Host pages find the frame by the window that the
/// message comes from, so any name works.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DatawrapperHeight {
    #[serde(rename = "datawrapper-height")]
    heights: BTreeMap<String, u32>,
}

impl DatawrapperHeight {
    pub(super) fn new(name: &str, height: u32) -> Self {
        Self {
            heights: BTreeMap::from([(name.to_owned(), height)]),
        }
    }
}

/// The height for amp-iframe, in CSS pixels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AmpSize {
    sentinel: &'static str,
    r#type: &'static str,
    height: u32,
}

impl AmpSize {
    pub(super) fn new(height: u32) -> Self {
        Self {
            sentinel: "amp",
            r#type: "embed-size",
            height,
        }
    }
}

/// The height for Medium and Flourish, in CSS pixels. It is sent as JSON text.
#[derive(Serialize)]
pub(super) struct MediumResize<'a> {
    context: &'static str,
    height: u32,
    src: &'a str,
}

impl<'a> MediumResize<'a> {
    pub(super) fn new(height: u32, src: &'a str) -> Self {
        Self {
            context: "iframe.resize",
            height,
            src,
        }
    }

    pub(super) fn to_json(&self) -> String {
        // Writing a struct of numbers and strings to a string cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}
