//! The query of an address as names and values, encoded and decoded. It does not know what they mean.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What is escaped in a value. `~`, `.`, `-` and `_` are unreserved in RFC 3986; `/`, `:` and `,` are harmless in a query and easier to
/// read.
const ESCAPED: AsciiSet = NON_ALPHANUMERIC
    .remove(b'~')
    .remove(b'.')
    .remove(b'-')
    .remove(b'_')
    .remove(b'/')
    .remove(b':')
    .remove(b',');

/// Parameters that a host page adds for itself: its origin, and those of pym.js. They are no part of the view state, and stay in the
/// address of a frame.
pub const HOST_PARAMETERS: [&str; 5] = [
    "origin",
    "childId",
    "initialWidth",
    "parentTitle",
    "parentUrl",
];

/// The decoded value of a parameter; the first one if there are several.
#[must_use]
pub fn parameter(query: &str, name: &str) -> Option<String> {
    parameters(query)
        .into_iter()
        .find(|(n, _)| *n == name)
        .map(|(_, value)| value)
}

/// The parameters of a query, with or without its `?`, by name and decoded value.
pub(super) fn parameters(query: &str) -> Vec<(&str, String)> {
    let read = |pair| {
        let (name, value) = str::split_once(pair, '=').unwrap_or((pair, ""));
        let value = value.replace('+', " ");
        (
            name,
            percent_decode_str(&value).decode_utf8_lossy().into_owned(),
        )
    };
    query
        .trim_start_matches('?')
        .split('&')
        .filter(|p| !p.is_empty())
        .map(read)
        .collect()
}

/// The query with these parameters.
pub(super) fn written(pairs: Vec<(&str, String)>) -> String {
    let pair =
        |(name, value): (&str, String)| format!("{name}={}", utf8_percent_encode(&value, &ESCAPED));
    pairs.into_iter().map(pair).collect::<Vec<_>>().join("&")
}
