//! A row of a table in JSON (RFC 8259), taken apart as it is read.
//!
//! It reads what is asked for, and says no more of anything else than that it is something else: to name a fault, and to read what
//! is unusual, is for those who take their time.

use std::borrow::Cow;

/// Why nothing was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The text ends in the middle.
    End,
    /// Something else stands there than was asked for.
    Other,
}

/// What was read, or why it was not.
pub type Step<T> = Result<T, Stop>;

/// A place in a text.
#[derive(Clone, Copy, Debug)]
pub struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

const ONES: u64 = u64::from_le_bytes([1; 8]);
const HIGH: u64 = ONES << 7;

/// The high bits of those bytes that end a run of plain characters: quote, backslash, controls. Past the first of them it may err.
fn ends_run(word: u64) -> u64 {
    let (quote, slash) = (word ^ (ONES * b'"' as u64), word ^ (ONES * b'\\' as u64));
    let zero_in = |word: u64| word.wrapping_sub(ONES) & !word;
    (zero_in(quote) | zero_in(slash) | (word.wrapping_sub(ONES * 0x20) & !word)) & HIGH
}

/// From `at` on, where the first quote, backslash or control stands: where a run of plain characters within a string ends.
#[must_use]
#[inline(never)]
pub fn run_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(word) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let ends = ends_run(u64::from_le_bytes(*word));
        if ends != 0 {
            return at + ends.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    while bytes
        .get(at)
        .is_some_and(|b| !matches!(b, b'"' | b'\\' | 0..0x20))
    {
        at += 1;
    }
    at
}

impl<'a> Cursor<'a> {
    /// At a byte of a text.
    #[must_use]
    pub fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    /// The byte that is next.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// The next byte past white space, which is not taken.
    ///
    /// # Errors
    /// [`Stop::End`].
    #[inline]
    pub fn peek(&mut self) -> Step<u8> {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(&byte) => return Ok(byte),
                None => return Err(Stop::End),
            }
        }
    }

    /// Takes one byte past white space.
    ///
    /// # Errors
    /// Another byte stands there, or none.
    pub fn take(&mut self, byte: u8) -> Step<()> {
        if self.peek()? != byte {
            return Err(Stop::Other);
        }
        self.at += 1;
        Ok(())
    }

    /// Past an element: takes the comma before another one, or the bracket, and tells whether there is another one.
    ///
    /// # Errors
    /// Neither stands there.
    pub fn another(&mut self, closing: u8) -> Step<bool> {
        let byte = self.peek()?;
        if byte != b',' && byte != closing {
            return Err(Stop::Other);
        }
        self.at += 1;
        Ok(byte == b',')
    }

    /// The name of a member, up to its value.
    ///
    /// # Errors
    /// There is no name, or one with escapes.
    #[inline(never)]
    pub fn name(&mut self) -> Step<&'a str> {
        let Cow::Borrowed(name) = self.string()? else {
            return Err(Stop::Other);
        };
        self.take(b':')?;
        Ok(name)
    }

    /// The name of a member, up to its value, as its index in a list of names. The one at `likely` is tried first, then those after it:
    /// who writes one row writes the next in the same order.
    ///
    /// # Errors
    /// There is no name, or another one.
    #[inline(never)]
    pub fn name_among(&mut self, names: &[&str], likely: usize) -> Step<usize> {
        self.peek()?;
        let bytes = self.text.as_bytes();
        let is_there = |name: &&str| {
            let end = self.at + 1 + name.len();
            bytes.get(self.at) == Some(&b'"')
                && bytes.get(end) == Some(&b'"')
                && bytes
                    .get(self.at + 1..end)
                    .is_some_and(|there| there.iter().eq(name.as_bytes()))
        };
        let likely = likely.min(names.len());
        let (before, after) = names.split_at(likely);
        let index = match after.iter().position(is_there) {
            Some(place) => likely + place,
            None => match before.iter().position(is_there) {
                Some(place) => place,
                // Perhaps only half of it has come.
                None => return self.name().and(Err(Stop::Other)),
            },
        };
        self.at += names[index].len() + 2;
        self.take(b':')?;
        Ok(index)
    }

    /// A string.
    ///
    /// # Errors
    /// Something else stands there, or a string that JSON does not allow.
    #[inline(never)]
    pub fn string(&mut self) -> Step<Cow<'a, str>> {
        self.take(b'"')?;
        let bytes = self.text.as_bytes();
        let start = self.at;
        let end = run_end(bytes, start);
        match bytes.get(end) {
            Some(b'"') => {
                self.at = end + 1;
                // Quotes stand between characters, never in one.
                self.text
                    .get(start..end)
                    .map(Cow::Borrowed)
                    .ok_or(Stop::Other)
            }
            Some(b'\\') => self.escaped(start, end).map(Cow::Owned),
            Some(_) => Err(Stop::Other),
            None => Err(Stop::End),
        }
    }

    /// A string with escapes; the first stands at `at`.
    #[cold]
    fn escaped(&mut self, mut start: usize, mut at: usize) -> Step<String> {
        let bytes = self.text.as_bytes();
        let mut string = String::new();
        loop {
            string.push_str(self.text.get(start..at).ok_or(Stop::Other)?);
            match *bytes.get(at).ok_or(Stop::End)? {
                b'"' => {
                    self.at = at + 1;
                    return Ok(string);
                }
                b'\\' => {}
                _ => return Err(Stop::Other),
            }
            let mut n = 2;
            string.push(match *bytes.get(at + 1).ok_or(Stop::End)? {
                escaped @ (b'"' | b'\\' | b'/') => char::from(escaped),
                b'b' => '\u{8}',
                b'f' => '\u{c}',
                b'n' => '\n',
                b'r' => '\r',
                b't' => '\t',
                b'u' => {
                    let unit = self.unit(at)?;
                    n = 6;
                    match char::from_u32(unit) {
                        Some(c) => c,
                        None if unit < 0xdc00 => {
                            let low = self.unit(at + 6)?.wrapping_sub(0xdc00);
                            n = 12;
                            if low >= 0x400 {
                                return Err(Stop::Other);
                            }
                            char::from_u32(0x1_0000 + ((unit - 0xd800) << 10) + low)
                                .ok_or(Stop::Other)?
                        }
                        None => return Err(Stop::Other),
                    }
                }
                _ => return Err(Stop::Other),
            });
            start = at + n;
            at = run_end(bytes, start);
        }
    }

    /// The UTF-16 unit that `\uXXXX` at that byte stands for.
    fn unit(&self, at: usize) -> Step<u32> {
        let escape = self.text.as_bytes().get(at..at + 6).ok_or(Stop::End)?;
        let digits = escape.strip_prefix(b"\\u").ok_or(Stop::Other)?;
        digits
            .iter()
            .try_fold(0, |sum, &b| Some(sum * 16 + char::from(b).to_digit(16)?))
            .ok_or(Stop::Other)
    }

    /// A whole number from 1 on, of five digits at most, written as such.
    ///
    /// # Errors
    /// Something else stands there.
    #[inline(never)]
    pub fn count(&mut self) -> Step<u32> {
        if !matches!(self.peek()?, b'1'..=b'9') {
            return Err(Stop::Other);
        }
        let bytes = self.text.as_bytes();
        let (mut at, mut number) = (self.at, 0);
        while let Some(digit @ b'0'..=b'9') = bytes.get(at) {
            number = number * 10 + u32::from(digit - b'0');
            at += 1;
            if at - self.at > 5 {
                return Err(Stop::Other);
            }
        }
        match bytes.get(at) {
            Some(b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t') => {
                self.at = at;
                Ok(number)
            }
            Some(_) => Err(Stop::Other),
            None => Err(Stop::End),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_what_they_stand_for() {
        let table = [
            (r#""""#, Ok("")),
            (r#"  "a year" "#, Ok("a year")),
            (
                r#""exactly eight and more than sixteen characters""#,
                Ok("exactly eight and more than sixteen characters"),
            ),
            (r#""12345678""#, Ok("12345678")),
            (r#""年年年年""#, Ok("年年年年")),
            (r#""\"\\\/\b\f\n\r\t""#, Ok("\"\\/\u{8}\u{c}\n\r\t")),
            (
                r#""before \u5e74\ud83d\ude00 after""#,
                Ok("before 年😀 after"),
            ),
            (r#""\ud83d and no other half""#, Err(Stop::Other)),
            (r#""\ude00\ud83d""#, Err(Stop::Other)),
            (r#""\ud83d\u0041""#, Err(Stop::Other)),
            (r#""\x""#, Err(Stop::Other)),
            (r#""\u12g4""#, Err(Stop::Other)),
            ("\"a\nb\"", Err(Stop::Other)),
            ("\"a", Err(Stop::End)),
            ("\"a\\", Err(Stop::End)),
            ("\"a\\u12", Err(Stop::End)),
            ("1", Err(Stop::Other)),
            ("  ", Err(Stop::End)),
        ];
        for (text, expected) in table {
            let read = Cursor::new(text, 0).string();
            assert_eq!(read.as_deref().map_err(|stop| *stop), expected, "{text}");
        }
    }

    #[test]
    fn a_row_is_walked_through() {
        let walk = |text: &str| -> Step<Vec<(String, String)>> {
            let mut cursor = Cursor::new(text, 0);
            let mut members = Vec::new();
            cursor.take(b'{')?;
            loop {
                let name = cursor.name()?.to_owned();
                let value = match cursor.peek()? {
                    b'"' => cursor.string()?.into_owned(),
                    _ => cursor.count()?.to_string(),
                };
                members.push((name, value));
                if !cursor.another(b'}')? {
                    return Ok(members);
                }
            }
        };
        let row = |pairs: &[(&str, &str)]| {
            Ok(pairs
                .iter()
                .map(|(a, b)| ((*a).into(), (*b).into()))
                .collect())
        };
        assert_eq!(
            walk("{\"a\" : \"b\",\n\"n\":12 }"),
            row(&[("a", "b"), ("n", "12")])
        );
        for text in ["{\"a\":\"b\"", "{\"a\":1", "{\"a\"", "{"] {
            assert_eq!(walk(text), Err(Stop::End), "{text}");
        }
        for text in [
            "{}",
            "{\"a\":01}",
            "{\"a\":1.5}",
            "{\"a\":100000}",
            "{\"a\":1]",
            "{\"a\":true}",
            "[",
            "{\"\\u0061\":1}",
        ] {
            assert_eq!(walk(text), Err(Stop::Other), "{text}");
        }
    }
}
