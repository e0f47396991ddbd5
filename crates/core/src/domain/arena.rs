//! Many texts, one behind the other, in chunks.
//!
//! One string that grows would be copied whenever it is full, and be there twice meanwhile. With a hundred thousand activities that is as much
//! memory as the dataset needs, and what a program in a browser has taken it keeps.

use std::ops::Range;

/// The bytes of a chunk, unless a text is longer.
const CHUNK: usize = 1 << 20;

/// Texts that are added at the end and stay where they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Arena {
    /// Each text is in one chunk.
    chunks: Vec<String>,
    /// How many bytes come before each chunk.
    starts: Vec<usize>,
}

impl Arena {
    /// The bytes of all texts.
    pub(super) fn len(&self) -> usize {
        let last = self.starts.last().zip(self.chunks.last());
        last.map_or(0, |(start, chunk)| start + chunk.len())
    }

    /// Adds a text; it begins at what [`Self::len`] was before.
    pub(super) fn push(&mut self, text: &str) {
        match self.chunks.last_mut() {
            Some(chunk) if chunk.len() + text.len() <= CHUNK => chunk.push_str(text),
            last => {
                // The first one, which is all that most datasets need, grows with its texts.
                let capacity = if last.is_some() { CHUNK } else { 0 };
                self.shrink();
                self.starts.push(self.len());
                let mut chunk = String::with_capacity(capacity.max(text.len()));
                chunk.push_str(text);
                self.chunks.push(chunk);
            }
        }
    }

    /// The text that lies there.
    ///
    /// # Panics
    /// If no text does.
    pub(super) fn get(&self, at: Range<usize>) -> &str {
        if at.is_empty() {
            return "";
        }
        let chunk = self.starts.partition_point(|start| *start <= at.start) - 1;
        let start = self.starts[chunk];
        &self.chunks[chunk][at.start - start..at.end - start]
    }

    /// Gives back the memory that is not needed.
    pub(super) fn shrink(&mut self) {
        if let Some(chunk) = self.chunks.last_mut() {
            chunk.shrink_to_fit();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_in_every_chunk() {
        let text = |n: usize| format!("{n} ").repeat(n);
        let long = "long ".repeat(CHUNK / 4);
        let texts: Vec<String> = (0..1500)
            .map(text)
            .chain([long])
            .chain((0..9).map(text))
            .collect();
        let mut arena = Arena::default();
        let places: Vec<_> = texts
            .iter()
            .map(|text| {
                let start = arena.len();
                arena.push(text);
                start..arena.len()
            })
            .collect();
        arena.shrink();
        assert!(arena.chunks.len() > 3, "{} chunks", arena.chunks.len());
        for (text, place) in texts.iter().zip(places) {
            assert_eq!(arena.get(place), text);
        }
    }

    #[test]
    fn no_text_is_copied_when_others_come() {
        let mut arena = Arena::default();
        let text = "a year of activities ".repeat(100);
        for _ in 0..2 * CHUNK / text.len() {
            arena.push(&text);
        }
        let first = arena.get(0..1).as_ptr();
        let capacity: usize = arena.chunks.iter().map(String::capacity).sum();
        arena.push(&text);
        assert_eq!(arena.get(0..1).as_ptr(), first);
        assert!(capacity < arena.len() + 2 * CHUNK, "{capacity}");
    }
}
