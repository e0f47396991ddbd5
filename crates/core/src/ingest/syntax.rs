//! Whether a text is JSON (RFC 8259), and if not, by which slip.
//!
//! Why not `serde_json`: its reasons are English sentences without a public kind, so no remedy can be said in the reader's language;
//! it refuses `1e400` as a whole file, where we want to name the row; its values do not know where they stand; and a tree of
//! a hundred thousand rows costs more memory than the columns made of it. A test holds the two to the same verdict and the
//! same values on arbitrary text.

use super::cursor::run_end;

use super::code::Code;
use super::diagnostic::{Expected, Slip};

/// The deepest brackets: the format needs eight, the schemas of a Data Package a few more.
pub(super) const MAX_DEPTH: usize = 64;

/// Containers from this length on are remembered with their ends, so that nobody has to look for them again.
const LONG: usize = 4096;

/// Why a text is no JSON, and from which byte on.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) code: Code,
    pub(super) expected: Expected,
}

/// Checks the whole of a text.
///
/// Gives the (start, end) of every long array and object, by start.
pub(super) fn check(text: &str) -> Result<Vec<(usize, usize)>, Fault> {
    let mut scanner = Scanner {
        bytes: text.as_bytes(),
        at: 0,
        open: Vec::new(),
        long: Vec::new(),
    };
    scanner.space();
    scanner.value()?;
    scanner.space();
    if scanner.at < text.len() {
        return scanner.slip(if scanner.at_comment() {
            Slip::Comment
        } else {
            Slip::AfterTheEnd
        });
    }
    Ok(scanner.long)
}

struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
    /// What has to close, innermost last.
    open: Vec<u8>,
    /// The containers that are open or long, by start.
    long: Vec<(usize, usize)>,
}

type Step<T = ()> = Result<T, Fault>;

impl Scanner<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn slip<T>(&self, slip: Slip) -> Step<T> {
        Err(Fault {
            at: self.at,
            code: Code::NotJson,
            expected: Expected::Syntax(slip),
        })
    }

    fn truncated<T>(&self) -> Step<T> {
        let closing = self.open.iter().rev().map(|&b| char::from(b)).collect();
        Err(Fault {
            at: self.bytes.len(),
            code: Code::Truncated,
            expected: Expected::Closing(closing),
        })
    }

    fn at_comment(&self) -> bool {
        matches!(self.bytes.get(self.at..self.at + 2), Some(b"//" | b"/*"))
    }

    /// Names the slip where something else should stand, or the end of the file if that is what stands there.
    fn other_than<T>(&self, missing: Slip) -> Step<T> {
        match self.peek() {
            None => self.truncated(),
            Some(b'\'' | b'`') => self.slip(Slip::WrongQuotes),
            // ‘ ’ “ ” and their relatives: U+2018 to U+201F.
            Some(0xe2) if self.bytes[self.at..].starts_with(&[0xe2, 0x80]) => {
                match self.bytes.get(self.at + 2) {
                    Some(0x98..=0x9f) => self.slip(Slip::WrongQuotes),
                    _ => self.slip(Slip::Stray),
                }
            }
            Some(_) if self.at_comment() => self.slip(Slip::Comment),
            Some(_) => self.slip(missing),
        }
    }

    fn value(&mut self) -> Step {
        match self.peek() {
            Some(b'{') => self.object(),
            Some(b'[') => self.array(),
            Some(b'"') => self.string(),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'+' | b'.') => self.slip(Slip::BadNumber),
            Some(b'a'..=b'z' | b'A'..=b'Z' | b'_') => self.word(),
            Some(b',' | b']' | b'}') => self.slip(Slip::MissingValue),
            _ => self.other_than(Slip::Stray),
        }
    }

    /// Gives the index of the container among those that are open or long.
    fn enter(&mut self, closing: u8) -> Step<usize> {
        if self.open.len() == MAX_DEPTH {
            return Err(Fault {
                at: self.at,
                code: Code::TooDeep,
                expected: Expected::AtMost(MAX_DEPTH),
            });
        }
        self.open.push(closing);
        self.long.push((self.at, self.at));
        self.at += 1;
        self.space();
        Ok(self.long.len() - 1)
    }

    fn leave(&mut self, container: usize) {
        self.open.pop();
        self.at += 1;
        let (start, end) = &mut self.long[container];
        *end = self.at;
        if self.at - *start < LONG {
            // All that it holds is shorter still, and gone: it is the last.
            self.long.pop();
        }
    }

    /// After an element: whether another follows. The comma's place is kept, to name one too many.
    fn another(&mut self, closing: u8) -> Step<bool> {
        self.space();
        match self.peek() {
            Some(b',') => {
                let comma = self.at;
                self.at += 1;
                self.space();
                if self.peek() == Some(closing) {
                    self.at = comma;
                    return self.slip(Slip::TrailingComma);
                }
                Ok(true)
            }
            Some(b) if b == closing => Ok(false),
            Some(b'}' | b']') => self.slip(Slip::WrongBracket),
            Some(b'"' | b'{' | b'[' | b'-' | b'0'..=b'9') => self.slip(Slip::MissingComma),
            _ => self.other_than(Slip::Stray),
        }
    }

    fn array(&mut self) -> Step {
        let container = self.enter(b']')?;
        if self.peek() != Some(b']') {
            self.value()?;
            while self.another(b']')? {
                self.value()?;
            }
        }
        self.leave(container);
        Ok(())
    }

    fn object(&mut self) -> Step {
        let container = self.enter(b'}')?;
        if self.peek() != Some(b'}') {
            self.member()?;
            while self.another(b'}')? {
                if matches!(self.peek(), Some(b'0'..=b'9')) {
                    // "value": 1,000
                    return self.slip(Slip::BadNumber);
                }
                self.member()?;
            }
        }
        self.leave(container);
        Ok(())
    }

    fn member(&mut self) -> Step {
        match self.peek() {
            Some(b'"') => self.string()?,
            _ => return self.other_than(Slip::MissingName),
        }
        self.space();
        match self.peek() {
            Some(b':') => self.at += 1,
            _ => return self.other_than(Slip::MissingColon),
        }
        self.space();
        self.value()
    }

    fn word(&mut self) -> Step {
        let rest = &self.bytes[self.at..];
        let n = rest
            .iter()
            .take_while(|b| b.is_ascii_alphanumeric() || **b == b'_')
            .count();
        match &rest[..n] {
            b"true" | b"false" | b"null" => self.at += n,
            cut if n == rest.len()
                && ["true", "false", "null"]
                    .iter()
                    .any(|w| w.as_bytes().starts_with(cut)) =>
            {
                return self.truncated();
            }
            _ => return self.slip(Slip::UnknownWord),
        }
        Ok(())
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        self.at - start
    }

    fn number(&mut self) -> Step {
        let start = self.at;
        let bad = |scanner: &mut Self, slip| {
            if scanner.peek().is_none() {
                return scanner.truncated();
            }
            scanner.at = start;
            scanner.slip(slip)
        };
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let first = self.at;
        match (self.digits(), self.peek()) {
            (0, Some(b'a'..=b'z' | b'A'..=b'Z')) => return bad(self, Slip::UnknownWord),
            (0, _) => return bad(self, Slip::BadNumber),
            (2.., _) if self.bytes[first] == b'0' => {
                self.at = start;
                return self.slip(Slip::BadNumber);
            }
            _ => {}
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            if self.digits() == 0 {
                return bad(self, Slip::BadNumber);
            }
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            if self.digits() == 0 {
                return bad(self, Slip::BadNumber);
            }
        }
        match self.peek() {
            Some(b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'+' | b'-' | b'.' | b'_') => {
                bad(self, Slip::BadNumber)
            }
            _ => Ok(()),
        }
    }

    fn string(&mut self) -> Step {
        self.open.push(b'"');
        self.at += 1;
        loop {
            self.at = run_end(self.bytes, self.at);
            match self.peek() {
                None => return self.truncated(),
                Some(b'"') => break,
                Some(b'\\') => self.escape()?,
                Some(_) => return self.slip(Slip::ControlCharacter),
            }
        }
        self.open.pop();
        self.at += 1;
        Ok(())
    }

    fn escape(&mut self) -> Step {
        match self.bytes.get(self.at + 1) {
            None => self.truncated(),
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {
                self.at += 2;
                Ok(())
            }
            Some(b'u') => match (
                self.unit(self.at)?,
                self.bytes.get(self.at + 6..self.at + 8),
            ) {
                (0xd800..0xdc00, Some(b"\\u"))
                    if matches!(self.unit(self.at + 6)?, 0xdc00..0xe000) =>
                {
                    self.at += 12;
                    Ok(())
                }
                (0xd800..0xe000, _) => self.slip(Slip::LoneSurrogate),
                _ => {
                    self.at += 6;
                    Ok(())
                }
            },
            Some(_) => self.slip(Slip::BadEscape),
        }
    }

    /// The UTF-16 unit that `\uXXXX` at that byte stands for.
    fn unit(&self, at: usize) -> Step<u32> {
        let digits = &self.bytes[at + 2..self.bytes.len().min(at + 6)];
        let value = digits.iter().try_fold(0, |sum, &b| {
            char::from(b).to_digit(16).map(|digit| sum * 16 + digit)
        });
        match value {
            Some(_) if digits.len() < 4 => self.truncated(),
            Some(unit) => Ok(unit),
            None => self.slip(Slip::BadEscape),
        }
    }
}
