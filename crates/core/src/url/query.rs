//! A query as text: names and values, encoded and decoded. What they mean is not known here.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What may stand in a value as it is. `~`, `.`, `-` and `_` are unreserved in RFC 3986; the others read better and do no harm.
const ESCAPED: AsciiSet = NON_ALPHANUMERIC
    .remove(b'~')
    .remove(b'.')
    .remove(b'-')
    .remove(b'_')
    .remove(b'/')
    .remove(b':')
    .remove(b',');

/// Parameters that the host of a frame adds to the address for itself: its origin, and what pym.js adds. They say nothing of what
/// is shown, and stay in the address of a frame.
pub const OF_HOST: [&str; 5] = [
    "origin",
    "childId",
    "initialWidth",
    "parentTitle",
    "parentUrl",
];

/// The value of a parameter of a query, decoded. Of several, the first.
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

/// A query of these parameters.
pub(super) fn written(pairs: Vec<(&str, String)>) -> String {
    let pair =
        |(name, value): (&str, String)| format!("{name}={}", utf8_percent_encode(&value, &ESCAPED));
    pairs.into_iter().map(pair).collect::<Vec<_>>().join("&")
}
