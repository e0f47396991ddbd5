//! Many texts, one behind the other, in chunks.
//!
//! One string that grows is copied whenever it is full, and is there twice meanwhile; what a program in a browser has taken, it keeps.
//! `cargo xtask bench --page --n 100000 --against DIST` shows what that costs.

use std::ops::Range;

/// The bytes of a chunk, unless a single text is longer.
const CHUNK: usize = 1 << 20;

/// Texts that are added at the end. Their places are counted in bytes, but not without gaps: each chunk begins at a multiple of [`CHUNK`], so
/// that its index follows from a place without a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Arena {
    chunks: Vec<Chunk>,
    /// The index of the chunk that has the places from a multiple of [`CHUNK`] to the next one.
    chunk_at: Vec<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Chunk {
    start: usize,
    texts: String,
}

impl Arena {
    /// Where the last text ends.
    pub(super) fn end(&self) -> usize {
        let last = self.chunks.last();
        last.map_or(0, |chunk| chunk.start + chunk.texts.len())
    }

    /// Adds a text, whole in one chunk. An empty one has no place of its own.
    pub(super) fn push(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.chunks.last_mut() {
            Some(chunk) if chunk.texts.len() + text.len() <= CHUNK => chunk.texts.push_str(text),
            last => {
                // The first chunk grows with its texts: it is all that most datasets need.
                let capacity = if last.is_some() { CHUNK } else { 0 };
                self.shrink();
                let start = self.end().next_multiple_of(CHUNK);
                let end = start + text.len();
                self.chunk_at.resize(end.div_ceil(CHUNK), self.chunks.len());
                let mut texts = String::with_capacity(capacity.max(text.len()));
                texts.push_str(text);
                self.chunks.push(Chunk { start, texts });
            }
        }
    }

    /// A text, from where the one before ends to where it ends itself.
    ///
    /// # Panics
    /// If no text ends there.
    pub(super) fn get(&self, at: Range<usize>) -> &str {
        if at.is_empty() {
            return "";
        }
        let Chunk { start, texts } = &self.chunks[self.chunk_at[(at.end - 1) / CHUNK]];
        // The first text of a chunk does not begin where the one before ends.
        &texts[at.start.max(*start) - start..at.end - start]
    }

    /// Gives back the memory that is not needed.
    pub(super) fn shrink(&mut self) {
        if let Some(chunk) = self.chunks.last_mut() {
            chunk.texts.shrink_to_fit();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_in_every_chunk() {
        let text = |n: usize| format!("{n} ").repeat(n);
        // As long as a chunk, a little longer, and several times as long; after each, an empty text and others.
        let full = [
            "a".repeat(CHUNK),
            "b".repeat(CHUNK + 1),
            "c".repeat(3 * CHUNK),
        ];
        let after = full
            .into_iter()
            .flat_map(|full| [full, String::new()].into_iter().chain((0..1500).map(text)));
        let texts: Vec<String> = (0..1500).map(text).chain(after).collect();
        let mut arena = Arena::default();
        let places: Vec<_> = texts
            .iter()
            .map(|text| {
                let before = arena.end();
                arena.push(text);
                before..arena.end()
            })
            .collect();
        arena.shrink();
        assert!(arena.chunks.len() > 10, "{} chunks", arena.chunks.len());
        for (text, place) in texts.iter().zip(places) {
            assert_eq!(arena.get(place), text);
        }
    }

    #[test]
    fn memory_is_taken_for_one_chunk_more_at_most() {
        let mut arena = Arena::default();
        let text = "a year of activities ".repeat(100);
        for n in 1..=8 * CHUNK / text.len() {
            arena.push(&text);
            let capacity: usize = arena.chunks.iter().map(|c| c.texts.capacity()).sum();
            assert!(capacity <= n * text.len() + CHUNK, "{capacity}");
        }
    }
}
