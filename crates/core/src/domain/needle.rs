//! A word in a text, whatever the case of its Latin letters.
//!
//! A text is walked in blocks for the one byte of the word that is met least; only a block that has it is looked at closely.

/// How many bytes are compared at once: what machines do in one or two steps.
const BLOCK: usize = 32;

/// A word to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needle {
    /// Its Latin letters in lower case.
    bytes: Vec<u8>,
    /// Which of its bytes is looked for.
    anchor: usize,
    /// What a byte is joined with before it is compared with the anchor: the bit that is set in lower case, for a letter.
    case: u8,
}

/// How often a byte is met, in order: letters of English from the commonest, digits, the rest. What is no ASCII is told apart by
/// the last byte of each character.
fn commonness(byte: u8) -> usize {
    const LETTERS: &[u8] = b"zqxjkvbpygfwmucldrhsnioate";
    match byte {
        b'a'..=b'z' => 10 + LETTERS.iter().position(|l| *l == byte).unwrap_or(0),
        0xc0.. => 100,
        _ => 5,
    }
}

impl Needle {
    /// A word, its Latin letters in lower case; `None` for an empty one.
    #[must_use]
    pub fn new(word: &str) -> Option<Self> {
        let bytes = word.as_bytes().to_vec();
        let anchor = (0..bytes.len()).min_by_key(|&i| commonness(bytes[i]))?;
        let case = if bytes[anchor].is_ascii_lowercase() {
            0x20
        } else {
            0
        };
        Some(Self {
            bytes,
            anchor,
            case,
        })
    }

    /// The first place in a text, from a byte on, where the word stands.
    #[must_use]
    pub fn find(&self, text: &[u8], from: usize) -> Option<usize> {
        let wanted = self.bytes[self.anchor];
        let (case, anchor) = (self.case, self.anchor);
        let mut start = from + anchor;
        let (blocks, rest) = text.get(start..)?.as_chunks::<BLOCK>();
        for block in blocks {
            let is_there = block
                .iter()
                .fold(0, |met, b| met | u8::from((b | case) == wanted));
            if is_there != 0
                && let Some(found) = self.find_in(text, start, block)
            {
                return Some(found);
            }
            start += BLOCK;
        }
        self.find_in(text, start, rest)
    }

    fn find_in(&self, text: &[u8], start: usize, block: &[u8]) -> Option<usize> {
        let wanted = self.bytes[self.anchor];
        let places = block
            .iter()
            .enumerate()
            .filter(|(_, b)| (**b | self.case) == wanted);
        places
            .map(|(i, _)| start + i - self.anchor)
            .find(|&at| self.stands_at(text, at))
    }

    fn stands_at(&self, text: &[u8], at: usize) -> bool {
        let Some(there) = text.get(at..at + self.bytes.len()) else {
            return false;
        };
        there
            .iter()
            .zip(&self.bytes)
            .all(|(b, wanted)| b.to_ascii_lowercase() == *wanted)
    }

    /// How long the word is, in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Never: there is no empty word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_where_it_stands_first() {
        let long = format!("{}School visit{}", "s".repeat(100), "k".repeat(50));
        let table = [
            ("a year", "year", Some(2)),
            ("A YEAR", "year", Some(2)),
            ("a ye ar", "year", None),
            (&long, "school", Some(100)),
            (&long, "visitk", Some(107)),
            (&long, "visits", None),
            ("全年活动", "活动", Some(6)),
            ("全年活动", "动活", None),
            ("e-mail", "-", Some(1)),
            ("[", "{", None),
            ("", "a", None),
        ];
        for (text, word, expected) in table {
            let needle = Needle::new(word).expect("a word");
            assert_eq!(
                needle.find(text.as_bytes(), 0),
                expected,
                "{word} in {text}"
            );
        }
        assert_eq!(Needle::new(""), None);
        assert_eq!(
            Needle::new("a").and_then(|needle| needle.find(b"banana", 2)),
            Some(3)
        );
    }
}
