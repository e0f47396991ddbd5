//! What is wrong with a text that is not JSON (RFC 8259).
//!
//! serde_json finds that a text is not JSON, and says so in English sentences without a public kind, at the byte where it
//! stopped. A reader needs the beginning of what is wrong, its kind and the remedy in their own language. So this module goes
//! through the tokens of a file that serde_json refused up to the first one that does not fit. It also looks into strings
//! that serde_json skips, where half a character may be written.

use super::code::Code;
use super::diagnostic::{Expected, SyntaxFault};

/// The deepest brackets: the format needs eight, the schemas of a Data Package a few more.
const MAX_DEPTH: usize = 64;

/// What is wrong, from which byte on.
#[derive(Debug, PartialEq)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) code: Code,
    pub(super) expected: Expected,
}

impl Fault {
    fn syntax(at: usize, fault: SyntaxFault) -> Self {
        Self {
            at,
            code: Code::NotJson,
            expected: Expected::Syntax(fault),
        }
    }
}

/// What may follow.
#[derive(Clone, Copy, PartialEq)]
enum Next {
    Value,
    Name,
    Colon,
    CommaOrEnd,
    Nothing,
}

/// The first fault of a text; `None` if it is JSON.
pub(super) fn find(text: &str) -> Option<Fault> {
    let mut tokens = Tokens {
        text,
        at: 0,
        open: Vec::new(),
        next: Next::Value,
        before: 0,
    };
    loop {
        match tokens.advance() {
            Ok(true) => {}
            Ok(false) => return None,
            Err(fault) => return Some(fault),
        }
    }
}

struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// The brackets and quotes that have to close, innermost last.
    open: Vec<u8>,
    next: Next,
    /// Where the token before begins.
    before: usize,
}

impl Tokens<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    fn fault<T>(&self, fault: SyntaxFault) -> Result<T, Fault> {
        Err(Fault::syntax(self.at, fault))
    }

    fn truncated<T>(&self) -> Result<T, Fault> {
        let closing = self.open.iter().rev().map(|&b| char::from(b)).collect();
        Err(Fault {
            at: self.text.len(),
            code: Code::Truncated,
            expected: Expected::Closing(closing),
        })
    }

    /// Takes one token. False at the end of the text.
    fn advance(&mut self) -> Result<bool, Fault> {
        while matches!(self.byte(self.at), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
        if self.at == self.text.len() {
            return if self.next == Next::Nothing {
                Ok(false)
            } else {
                self.truncated()
            };
        }
        let start = self.at;
        match (self.next, self.byte(start)) {
            (Next::Value, b'{') => self.open(b'}', Next::Name)?,
            (Next::Value, b'[') => self.open(b']', Next::Value)?,
            (Next::Value, b'"') => {
                self.string()?;
                self.next = self.after_value();
            }
            (Next::Value, b'-' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'_') => {
                self.literal()?;
                self.next = self.after_value();
            }
            (Next::Value | Next::Name, closing) if Some(&closing) == self.open.last() => {
                match self.byte(self.before) {
                    b'{' | b'[' => self.close(),
                    b',' => return Err(Fault::syntax(self.before, SyntaxFault::TrailingComma)),
                    _ => return self.fault(SyntaxFault::MissingValue),
                }
            }
            (Next::Name, b'"') => {
                self.string()?;
                self.next = Next::Colon;
            }
            (Next::Colon, b':') => {
                self.at += 1;
                self.next = Next::Value;
            }
            (Next::CommaOrEnd, b',') => {
                self.at += 1;
                self.next = if self.open.last() == Some(&b'}') {
                    Next::Name
                } else {
                    Next::Value
                };
            }
            (Next::CommaOrEnd, closing) if Some(&closing) == self.open.last() => self.close(),
            (next, byte) => return self.unexpected(next, byte),
        }
        self.before = start;
        Ok(true)
    }

    fn after_value(&self) -> Next {
        if self.open.is_empty() {
            Next::Nothing
        } else {
            Next::CommaOrEnd
        }
    }

    fn open(&mut self, closing: u8, next: Next) -> Result<(), Fault> {
        if self.open.len() == MAX_DEPTH {
            return Err(Fault {
                at: self.at,
                code: Code::TooDeep,
                expected: Expected::AtMost(MAX_DEPTH),
            });
        }
        self.open.push(closing);
        self.at += 1;
        self.next = next;
        Ok(())
    }

    fn close(&mut self) {
        self.open.pop();
        self.at += 1;
        self.next = self.after_value();
    }

    /// Names what begins with that byte and does not fit.
    fn unexpected(&self, next: Next, byte: u8) -> Result<bool, Fault> {
        let rest = &self.text[self.at..];
        let is_comment = rest.starts_with("//") || rest.starts_with("/*");
        let is_quote = rest.starts_with(['\'', '`', '‘', '’', '‚', '‛', '“', '”', '„', '‟']);
        self.fault(match (next, byte) {
            (Next::Nothing, _) if !is_comment => SyntaxFault::AfterTheEnd,
            _ if is_comment => SyntaxFault::Comment,
            _ if is_quote => SyntaxFault::WrongQuotes,
            (Next::Value, b'+' | b'.') => SyntaxFault::BadNumber,
            (Next::Value, b',' | b']' | b'}') => SyntaxFault::MissingValue,
            // "value": 1,000
            (Next::Name, b'0'..=b'9') if self.byte(self.before) == b',' => SyntaxFault::BadNumber,
            (Next::Name, _) => SyntaxFault::MissingName,
            (Next::Colon, _) => SyntaxFault::MissingColon,
            (Next::CommaOrEnd, b'}' | b']') => SyntaxFault::WrongBracket,
            (Next::CommaOrEnd, b'"' | b'{' | b'[' | b'-' | b'0'..=b'9') => {
                SyntaxFault::MissingComma
            }
            _ => SyntaxFault::Stray,
        })
    }

    /// A number or a word.
    fn literal(&mut self) -> Result<(), Fault> {
        let rest = &self.text[self.at..];
        let is_number = !rest
            .trim_start_matches('-')
            .starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        let part = |c: char| {
            c.is_ascii_alphanumeric() || c == '_' || is_number && matches!(c, '+' | '-' | '.')
        };
        // A minus sign first, as in `-Infinity`.
        let literal = &rest[..1 + rest[1..].find(|c| !part(c)).unwrap_or(rest.len() - 1)];
        if serde_json::from_str::<serde::de::IgnoredAny>(literal).is_ok() {
            self.at += literal.len();
            return Ok(());
        }
        let is_cut = if is_number {
            literal.ends_with(['-', '+', '.', 'e', 'E'])
        } else {
            ["true", "false", "null"]
                .iter()
                .any(|word| word.starts_with(literal))
        };
        if is_cut && literal.len() == rest.len() {
            self.truncated()
        } else {
            self.fault(if is_number {
                SyntaxFault::BadNumber
            } else {
                SyntaxFault::UnknownWord
            })
        }
    }

    fn string(&mut self) -> Result<(), Fault> {
        self.open.push(b'"');
        self.at += 1;
        loop {
            let rest = &self.text.as_bytes()[self.at..];
            let Some(n) = rest
                .iter()
                .position(|b| matches!(b, b'"' | b'\\' | 0..0x20))
            else {
                return self.truncated();
            };
            self.at += n;
            match rest[n] {
                b'"' => break,
                b'\\' => self.escape()?,
                _ => return self.fault(SyntaxFault::ControlCharacter),
            }
        }
        self.open.pop();
        self.at += 1;
        Ok(())
    }

    fn escape(&mut self) -> Result<(), Fault> {
        match self.text.as_bytes().get(self.at + 1) {
            None => self.truncated(),
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {
                self.at += 2;
                Ok(())
            }
            Some(b'u') => {
                let unit = self.utf16_unit(self.at)?;
                self.at += match unit {
                    0xd800..0xdc00 if self.text[self.at + 6..].starts_with("\\u") => {
                        if !matches!(self.utf16_unit(self.at + 6)?, 0xdc00..0xe000) {
                            return self.fault(SyntaxFault::LoneSurrogate);
                        }
                        12
                    }
                    0xd800..0xe000 => return self.fault(SyntaxFault::LoneSurrogate),
                    _ => 6,
                };
                Ok(())
            }
            Some(_) => self.fault(SyntaxFault::BadEscape),
        }
    }

    /// The UTF-16 unit of the escape `\uXXXX` at that byte.
    fn utf16_unit(&self, at: usize) -> Result<u16, Fault> {
        let digits = self.text.as_bytes()[at + 2..].iter().take(4);
        let n_digits = digits.clone().take_while(|b| b.is_ascii_hexdigit()).count();
        match n_digits {
            4 => Ok(u16::from_str_radix(&self.text[at + 2..at + 6], 16).unwrap_or_default()),
            n if n == digits.len() => self.truncated(),
            _ => self.fault(SyntaxFault::BadEscape),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// serde_json and this module agree on what is JSON.
    fn assert_same_verdict(text: &str) {
        match (find(text), serde_json::from_str::<serde_json::Value>(text)) {
            (None, Ok(_)) | (Some(_), Err(_)) => {}
            (None, Err(e)) => assert!(
                e.to_string().starts_with("number out of range"),
                "{text}: {e}"
            ),
            (Some(fault), Ok(_)) => assert_eq!(fault.code, Code::TooDeep, "{text}: {fault:?}"),
        }
    }

    #[test]
    fn the_corners_of_json_are_judged_as_serde_json_judges_them() {
        let deep = "[".repeat(65) + &"]".repeat(65);
        #[rustfmt::skip]
        let table = [
            "", " ", "0", "-0", "-", "00", "01", "1.", ".5", "1.5e+10", "1e", "1e400", "-1e400", "1E-400", "\"\"", "\"",
            "\"\\", "\"\\u", "\"\\u12", "\"\\u12g4\"", "\"\\u12\"", "\"\\ud800\"", "\"\\udc00\"", "\"\\ud83d\\ude00\"",
            "\"\\ud83d\\u0041\"", "\"\\b\\f\\n\\r\\t\\/\\\\\\\"\"", "\"\\x\"", "\"a\nb\"", "\"\u{7f}\u{2028}é年😀\"", "[]",
            "[ ]", "{}", "{ }", "[1,]", "[,1]", "[1 2]", "{\"a\":1,}", "{\"a\"}", "{\"a\":}", "{a:1}", "{\"a\":1,\"a\":2}",
            "[1]]", "[1}", "true", "tru", "True", "nul", "null", "NaN", "[\"a\\\\\"]", "[\"[\",\"]\"]", "1 //", "/**/1",
            "'a'", "“a”", "\u{feff}1", "[1,2\u{a0}]", "1/**/", "truefalse", "\"a\"b", &deep,
        ];
        for text in table {
            assert_same_verdict(text);
        }
    }

    proptest! {
        #[test]
        fn json_is_judged_as_serde_json_judges_it(
            text in r#"([\[\]{},: \n0-9.eE+\-a"\\u]|true|null|"a":|\\ud83d|\\ude00){0,24}"#,
        ) {
            assert_same_verdict(&text);
        }
    }
}
