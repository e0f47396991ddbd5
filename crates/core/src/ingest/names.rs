//! Identifiers, and the row that each belongs to.
//!
//! A hash table of row numbers over the characters of all names, which lie one behind the other. The standard library's map would hold
//! a text of its own for each name, and its hash is made for worse company than a table's identifiers.

/// Names, each with a number.
#[derive(Clone, Debug, Default)]
pub struct Names {
    characters: Vec<u8>,
    /// Where each name ends; it begins where the one before ends.
    ends: Vec<u32>,
    numbers: Vec<u32>,
    /// One more than the position of a name, by its hash; 0 is a free place. A power of two, at most half of it taken.
    places: Vec<u32>,
}

/// Eight bytes at a time into one number, of which the upper half is then well mixed.
fn hash(name: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let (words, rest) = name.as_chunks::<8>();
    let mut hash = name.len() as u64;
    for word in words {
        hash = (hash.rotate_left(23) ^ u64::from_le_bytes(*word)).wrapping_mul(FACTOR);
        hash ^= hash >> 32;
    }
    let last = rest
        .iter()
        .fold(0, |last, byte| last << 8 | u64::from(*byte));
    hash = (hash.rotate_left(23) ^ last).wrapping_mul(FACTOR);
    hash ^ hash >> 29
}

/// Compared here rather than by the library, which for a page is compiled for size and does it byte by byte.
fn is_same(a: &[u8], b: &[u8]) -> bool {
    let (words_a, rest_a) = a.as_chunks::<8>();
    let (words_b, rest_b) = b.as_chunks::<8>();
    a.len() == b.len() && words_a.iter().eq(words_b) && rest_a.iter().eq(rest_b)
}

impl Names {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    #[inline]
    fn name(&self, position: usize) -> &[u8] {
        let start = if position == 0 {
            0
        } else {
            self.ends[position - 1] as usize
        };
        &self.characters[start..self.ends[position] as usize]
    }

    /// All names, in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len())
            .map(|position| core::str::from_utf8(self.name(position)).unwrap_or_default())
    }

    /// The position of a name, or the free place where it would be noted.
    fn find(&self, name: &str) -> Result<usize, usize> {
        let mask = self.places.len() - 1;
        let mut place = hash(name.as_bytes()) as usize & mask;
        loop {
            match self.places[place] {
                0 => return Err(place),
                taken if is_same(self.name(taken as usize - 1), name.as_bytes()) => {
                    return Ok(taken as usize - 1);
                }
                _ => place = (place + 1) & mask,
            }
        }
    }

    /// The number of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<usize> {
        if self.is_empty() {
            return None;
        }
        self.find(name)
            .ok()
            .map(|position| self.numbers[position] as usize)
    }

    /// Gives a known name another number.
    pub fn renumber(&mut self, name: &str, number: usize) {
        if let (false, Ok(position)) = (self.is_empty(), self.find_if_any(name)) {
            self.numbers[position] = number as u32;
        }
    }

    fn find_if_any(&self, name: &str) -> Result<usize, usize> {
        if self.places.is_empty() {
            Err(0)
        } else {
            self.find(name)
        }
    }

    /// Notes a name with its number; a name that is there keeps the one that it has, which is then told.
    ///
    /// # Errors
    /// The number of the name that was there.
    pub fn insert(&mut self, name: &str, number: usize) -> Result<(), usize> {
        if self.places.len() < (self.len() + 1) * 2 {
            self.grow();
        }
        match self.find(name) {
            Ok(position) => Err(self.numbers[position] as usize),
            Err(place) => {
                self.characters.extend_from_slice(name.as_bytes());
                self.ends.push(self.characters.len() as u32);
                self.numbers.push(number as u32);
                self.places[place] = self.ends.len() as u32;
                Ok(())
            }
        }
    }

    fn grow(&mut self) {
        let n = (self.places.len() * 2).max(64);
        self.places.clear();
        self.places.resize(n, 0);
        for position in 0..self.len() {
            let mut place = hash(self.name(position)) as usize & (n - 1);
            while self.places[place] != 0 {
                place = (place + 1) & (n - 1);
            }
            self.places[place] = position as u32 + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_again_and_no_other() {
        let mut names = Names::default();
        assert_eq!(names.get("a"), None);
        for i in 0..10_000 {
            assert_eq!(names.insert(&format!("name-{i}"), i * 2), Ok(()));
        }
        assert_eq!(names.insert("", 7), Ok(()));
        assert_eq!(names.insert("name-17", 1), Err(34));
        for i in 0..10_000 {
            assert_eq!(names.get(&format!("name-{i}")), Some(i * 2));
        }
        assert_eq!(
            (names.get(""), names.get("name"), names.get("name-10000")),
            (Some(7), None, None)
        );
        names.renumber("name-3", 1);
        assert_eq!(
            (names.get("name-3"), names.len(), names.iter().next()),
            (Some(1), 10_001, Some("name-0"))
        );
    }
}
