//! A view of a checked JSON text: values that know where they stand, and copy nothing.
//!
//! A [`Value`] is a reference and two offsets. It is taken apart when somebody asks, so a file of a hundred thousand rows is
//! never a tree of a million values: a row is looked at, its columns are filled, and nothing is left of it.

use std::borrow::Cow;

use super::cursor::run_end;

use super::literal::{decimal, unescape};
use super::syntax::{self, Fault};

/// A text that is known to be JSON.
pub(super) struct Json<'a> {
    text: &'a str,
    /// (start, end) of the long arrays and objects, by start.
    long: Vec<(usize, usize)>,
}

impl<'a> Json<'a> {
    /// Checks a text.
    pub(super) fn new(text: &'a str) -> Result<Self, Fault> {
        Ok(Self {
            text,
            long: syntax::check(text)?,
        })
    }

    /// The value that the document is.
    pub(super) fn top(&self) -> Value<'_> {
        self.value(self.after_space(0))
    }

    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    fn after_space(&self, mut at: usize) -> usize {
        while matches!(self.byte(at), b' ' | b'\n' | b'\r' | b'\t') {
            at += 1;
        }
        at
    }

    /// Past the closing quote of the string that begins there.
    fn string_end(&self, start: usize) -> usize {
        let mut at = start + 1;
        loop {
            at = run_end(self.text.as_bytes(), at);
            match self.byte(at) {
                b'"' => return at + 1,
                b'\\' => at += 2,
                _ => return self.text.len(),
            }
        }
    }

    fn container_end(&self, start: usize) -> usize {
        if let Ok(i) = self.long.binary_search_by_key(&start, |&(start, _)| start) {
            return self.long[i].1;
        }
        let mut depth = 0usize;
        let mut at = start;
        loop {
            match self.byte(at) {
                b'"' => {
                    at = self.string_end(at);
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                0 => return self.text.len(),
                _ => {}
            }
            at += 1;
            if depth == 0 {
                return at;
            }
        }
    }

    fn value(&self, at: usize) -> Value<'_> {
        let end = match self.byte(at) {
            b'"' => self.string_end(at),
            b'{' | b'[' => self.container_end(at),
            _ => {
                let rest = &self.text.as_bytes()[at..];
                let ends = |b: &u8| matches!(b, b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t');
                at + rest.iter().position(ends).unwrap_or(rest.len())
            }
        };
        Value {
            json: self,
            at,
            end,
        }
    }
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Null,
    Bool,
    Number,
    String,
    Array,
    Object,
}

/// A value of a checked text.
#[derive(Clone, Copy)]
pub(super) struct Value<'a> {
    json: &'a Json<'a>,
    at: usize,
    end: usize,
}

impl<'a> Value<'a> {
    pub(super) fn kind(self) -> Kind {
        match self.json.byte(self.at) {
            b'{' => Kind::Object,
            b'[' => Kind::Array,
            b'"' => Kind::String,
            b't' | b'f' => Kind::Bool,
            b'n' => Kind::Null,
            _ => Kind::Number,
        }
    }

    /// The byte that it begins with.
    pub(super) fn at(self) -> usize {
        self.at
    }

    /// As it is written.
    pub(super) fn raw(self) -> &'a str {
        &self.json.text[self.at..self.end]
    }

    /// The text of a string.
    pub(super) fn string(self) -> Option<Cow<'a, str>> {
        (self.kind() == Kind::String).then(|| unescape(&self.json.text[self.at + 1..self.end - 1]))
    }

    /// A number; it may be infinite.
    pub(super) fn number(self) -> Option<f64> {
        (self.kind() == Kind::Number).then(|| decimal(self.raw()))
    }

    /// The byte past its end.
    pub(super) fn end(self) -> usize {
        self.end
    }

    /// The text that it stands in.
    pub(super) fn text(self) -> &'a str {
        self.json.text
    }

    /// Where the first element of an array begins; in anything else, nowhere.
    pub(super) fn first(self) -> Option<usize> {
        self.next(self.at + 1)
            .filter(|_| self.kind() == Kind::Array)
    }

    /// Where the element begins that follows one which ends there.
    pub(super) fn after(self, end: usize) -> Option<usize> {
        self.next(end)
    }

    /// The element that begins there.
    pub(super) fn element(self, at: usize) -> Value<'a> {
        self.json.value(at)
    }

    /// The elements of an array; of anything else, none.
    pub(super) fn elements(self) -> impl Iterator<Item = Value<'a>> {
        let mut next = self.first();
        core::iter::from_fn(move || {
            let value = self.element(next?);
            next = self.after(value.end);
            Some(value)
        })
    }

    /// The members of an object, in order; of anything else, none.
    pub(super) fn members(self) -> impl Iterator<Item = (Cow<'a, str>, Value<'a>)> {
        let mut at = self.at + 1;
        let is_object = self.kind() == Kind::Object;
        core::iter::from_fn(move || {
            at = self.next(at).filter(|_| is_object)?;
            let name = self.json.value(at);
            // Past the colon.
            let value = self
                .json
                .value(self.json.after_space(self.json.after_space(name.end) + 1));
            at = value.end;
            Some((name.string()?, value))
        })
    }

    /// The property of that name; the last one where there are several, as everywhere on the web.
    pub(super) fn get(self, name: &str) -> Option<Value<'a>> {
        self.members()
            .filter(|(n, _)| n == name)
            .last()
            .map(|(_, value)| value)
    }

    /// Where the next element begins, from behind the one before.
    fn next(self, at: usize) -> Option<usize> {
        let mut at = self.json.after_space(at);
        if self.json.byte(at) == b',' {
            at = self.json.after_space(at + 1);
        }
        (at + 1 < self.end).then_some(at)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What `serde_json` makes of the value; numbers as written, because it refuses `1e400`.
    fn rebuilt(value: Value<'_>) -> serde_json::Value {
        match value.kind() {
            Kind::Null => serde_json::Value::Null,
            Kind::Bool => (value.raw() == "true").into(),
            Kind::Number => {
                serde_json::from_str(value.raw()).unwrap_or_else(|_| value.raw().into())
            }
            Kind::String => value.string().map(Cow::into_owned).into(),
            Kind::Array => value.elements().map(rebuilt).collect::<Vec<_>>().into(),
            Kind::Object => serde_json::Value::Object(
                value
                    .members()
                    .map(|(name, value)| (name.into_owned(), rebuilt(value)))
                    .collect(),
            ),
        }
    }

    fn assert_same_verdict(text: &str) {
        let (ours, theirs) = (
            Json::new(text),
            serde_json::from_str::<serde_json::Value>(text),
        );
        match (ours, theirs) {
            (Ok(ours), Ok(theirs)) => assert_eq!(rebuilt(ours.top()), theirs, "{text}"),
            (Err(_), Err(_)) => {}
            (Ok(_), Err(e)) => assert!(
                e.to_string().starts_with("number out of range"),
                "{text}: {e}"
            ),
            (Err(fault), Ok(_)) => {
                assert_eq!(fault.code, super::super::Code::TooDeep, "{text}: {fault:?}")
            }
        }
    }

    #[test]
    fn the_corners_of_json_are_read_as_serde_json_reads_them() {
        let deep = "[".repeat(65) + &"]".repeat(65);
        let long = format!("[{}0]", "{\"a\":[1,2]},".repeat(1000));
        for text in [
            "",
            " ",
            "0",
            "-0",
            "-",
            "00",
            "01",
            "1.",
            ".5",
            "1.5e+10",
            "1e",
            "1e400",
            "-1e400",
            "1E-400",
            "123456789012345678901",
            "\"\"",
            "\"",
            "\"\\",
            "\"\\u",
            "\"\\u12",
            "\"\\u12g4\"",
            "\"\\ud800\"",
            "\"\\udc00\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ud83d\\u0041\"",
            "\"\\b\\f\\n\\r\\t\\/\\\\\\\"\"",
            "\"\\x\"",
            "\"a\nb\"",
            "\"\u{7f}\u{2028}é年😀\"",
            "[]",
            "[ ]",
            "{}",
            "{ }",
            "[1,]",
            "[,1]",
            "[1 2]",
            "{\"a\":1,}",
            "{\"a\"}",
            "{\"a\":}",
            "{a:1}",
            "{\"a\":1,\"a\":2}",
            "[1]]",
            "[1}",
            "true",
            "tru",
            "True",
            "nul",
            "null",
            "NaN",
            "[\"a\\\\\"]",
            "[\"[\",\"]\"]",
            "1 //",
            "/**/1",
            "'a'",
            "“a”",
            "\u{feff}1",
            "[1,2\u{a0}]",
            &deep,
            &long,
        ] {
            assert_same_verdict(text);
        }
    }

    #[test]
    fn numbers_are_what_the_standard_library_reads() {
        let exact = [
            "0",
            "-0",
            "400",
            "169.1",
            "0.1",
            "1e3",
            "2.5E-3",
            "123456789012345",
            "1e22",
            "-1.5",
            "1e400",
            "-1e400",
            "1e-400",
            "100000000000000000000",
            "1e99999999999",
        ];
        for written in exact {
            assert_eq!(Some(decimal(written)), written.parse().ok(), "{written}");
        }
        for written in [
            "3.14159265358979323846",
            "123456789012345678901234567890e-10",
            "4.9e-30",
        ] {
            let (read, want) = (decimal(written), written.parse::<f64>().unwrap_or(f64::NAN));
            assert!((read / want - 1.0).abs() < 1e-15, "{written}: {read}");
        }
    }

    proptest! {
        #[test]
        fn json_is_read_as_serde_json_reads_it(text in r#"([\[\]{},: \n0-9.eE+\-a"\\u]|true|null|"a":|\\ud83d|\\ude00){0,24}"#) {
            assert_same_verdict(&text);
        }
    }
}
