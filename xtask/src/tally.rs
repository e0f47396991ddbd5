//! Sums up what the test runners counted, while their output goes through as it is.

use std::fmt;
use std::io::{BufRead, BufReader, Read, Write};

use anyhow::Result;

/// How many tests ran, over all runners so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Those that passed.
    pub(crate) n_passed: u64,
    /// Those that failed.
    pub(crate) n_failed: u64,
    /// Those that were left out, since an engine lacks what they need.
    pub(crate) n_skipped: u64,
}

impl Tally {
    /// Takes in a line of a runner's output, of which only `test result: …` counts.
    fn read(&mut self, line: &str) {
        let Some((_, result)) = line.split_once("test result: ") else {
            return;
        };
        for part in result.split([';', '.']) {
            match part.trim().split_once(' ') {
                Some((n, "passed")) => self.n_passed += n.parse().unwrap_or(0),
                Some((n, "failed")) => self.n_failed += n.parse().unwrap_or(0),
                Some((n, "ignored")) => self.n_skipped += n.parse().unwrap_or(0),
                _ => {}
            }
        }
    }

    /// Passes a runner's output on, byte by byte as it was, and counts.
    pub(crate) fn pass_on(&mut self, from: impl Read, mut to: impl Write) -> Result<()> {
        let mut from = BufReader::new(from);
        let mut line = Vec::new();
        while from.read_until(b'\n', &mut line)? > 0 {
            to.write_all(&line)?;
            to.flush()?;
            self.read(&String::from_utf8_lossy(&line));
            line.clear();
        }
        Ok(())
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            n_passed,
            n_failed,
            n_skipped,
        } = self;
        write!(
            f,
            "{n_passed} passed, {n_failed} failed, {n_skipped} skipped"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_several_runners_add_up_and_pass_through() {
        let output = b"running 2 tests
test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s
a test that prints 7 passed; 7 failed
test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 filtered out; finished in 1.50s
\xff no text, no newline at the end";
        let (mut tally, mut through) = (Tally::default(), Vec::new());
        tally
            .pass_on(&output[..], &mut through)
            .expect("a slice can be read");
        assert_eq!(tally.to_string(), "13 passed, 2 failed, 1 skipped");
        assert_eq!(through, output);
    }
}
