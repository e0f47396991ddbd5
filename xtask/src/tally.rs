//! Counts what the test runners counted, while their output goes through unmodified.

use std::fmt;
use std::io::{BufRead, BufReader, Read, Write};

use crate::failure::{Failure, While};

/// How many tests ran, over all runners so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Those that passed.
    pub(crate) n_passed: u64,
    /// Those that failed.
    pub(crate) n_failed: u64,
}

impl Tally {
    /// Takes in a line of a runner's output, of which only `test result: …` counts.
    fn read(&mut self, line: &str) {
        let Some((_, result)) = line.split_once("test result: ") else {
            return;
        };
        for part in result.split([';', '.']) {
            let mut words = part.split_whitespace();
            let (Some(number), Some(what)) = (words.next(), words.next()) else {
                continue;
            };
            let Ok(n_tests) = number.parse::<u64>() else {
                continue;
            };
            match what {
                "passed" => self.n_passed += n_tests,
                "failed" => self.n_failed += n_tests,
                _ => {}
            }
        }
    }

    /// Passes a runner's output on, byte by byte as it was, and counts.
    pub(crate) fn pass_on(&mut self, from: impl Read, mut to: impl Write) -> Result<(), Failure> {
        let what = || "pass on the tests' output".to_owned();
        let mut from = BufReader::new(from);
        let mut line = Vec::new();
        while from.read_until(b'\n', &mut line).or_say(what)? > 0 {
            to.write_all(&line).and_then(|()| to.flush()).or_say(what)?;
            self.read(&String::from_utf8_lossy(&line));
            line.clear();
        }
        Ok(())
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.n_passed, self.n_failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_several_runners_add_up_and_pass_through() {
        let output = "\
running 2 tests
test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s
a test that prints 7 passed; 7 failed
test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 filtered out; finished in 1.50s
\u{1b}[0m no newline at the end";
        let mut tally = Tally::default();
        let mut through = Vec::new();
        tally
            .pass_on(output.as_bytes(), &mut through)
            .expect("a slice can be read");
        assert_eq!(
            tally,
            Tally {
                n_passed: 13,
                n_failed: 2
            }
        );
        assert_eq!(tally.to_string(), "13 passed, 2 failed");
        assert_eq!(through, output.as_bytes());
    }

    #[test]
    fn output_that_is_not_text_passes_through() {
        let output = b"\xff\xfe\ntest result: ok. 1 passed; 0 failed\n";
        let (mut tally, mut through) = (Tally::default(), Vec::new());
        tally
            .pass_on(&output[..], &mut through)
            .expect("a slice can be read");
        assert_eq!((tally.n_passed, through.as_slice()), (1, &output[..]));
    }
}
