//! The origin of an address, compared with what the browser reports as the origin of a message.

use super::MAX_CHARS;

/// Whether a text is short enough to be kept.
pub(super) fn is_short(text: &str) -> bool {
    text.len() <= MAX_CHARS as usize
}

/// The origin of a web address, as browsers write it; `None` if it has none. `*` is no origin: what only the host page may learn is
/// sent to nobody else.
pub(super) fn origin(address: &str) -> Option<String> {
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|scheme| address.starts_with(scheme))?;
    let host = address[scheme.len()..]
        .split('/')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    // A name as browsers write it, or an IPv6 address in brackets, and a port.
    let is_host = |c: u8| c.is_ascii_alphanumeric() || b".-_:[]".contains(&c);
    (!host.is_empty() && is_short(&host) && host.bytes().all(is_host))
        .then(|| [scheme, &host].concat())
}
