//! What can go wrong, as one line that says what to do.

use std::fmt;

/// The reason why a command stopped, and what the reader can do about it, in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure(String);

impl Failure {
    /// A failure with its whole line.
    pub(crate) fn new(line: impl Into<String>) -> Self {
        Self(line.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Turns an error of the standard library into a line of ours, by saying what was being done.
pub(crate) trait While<T> {
    /// `what` completes the sentence "could not …".
    fn or_say(self, what: impl FnOnce() -> String) -> Result<T, Failure>;
}

impl<T, E: fmt::Display> While<T> for Result<T, E> {
    fn or_say(self, what: impl FnOnce() -> String) -> Result<T, Failure> {
        self.map_err(|error| Failure::new(format!("could not {}: {error}", what())))
    }
}
