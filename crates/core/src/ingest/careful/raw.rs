//! Values of a file as they are written, taken apart on demand.

use std::borrow::Cow;
use std::fmt;

use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::format::Str;

/// A value as it is written, of a text that is known to be JSON.
#[derive(Clone, Copy)]
pub(super) struct Raw<'a>(&'a RawValue);

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

impl<'de: 'a, 'a> Deserialize<'de> for Raw<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&RawValue>::deserialize(deserializer).map(Self)
    }
}

impl<'a> Raw<'a> {
    /// As it is written.
    pub(super) fn text(self) -> &'a str {
        self.0.get()
    }

    /// The byte of the file that it begins with.
    pub(super) fn offset_in(self, file: &str) -> usize {
        // Its text is a slice of the file.
        self.text().as_ptr() as usize - file.as_ptr() as usize
    }

    pub(super) fn kind(self) -> Kind {
        match self.text().as_bytes().first() {
            Some(b'{') => Kind::Object,
            Some(b'[') => Kind::Array,
            Some(b'"') => Kind::String,
            Some(b't' | b'f') => Kind::Bool,
            Some(b'n') | None => Kind::Null,
            Some(_) => Kind::Number,
        }
    }

    /// A string; anything else is `None`.
    pub(super) fn string(self) -> Option<Cow<'a, str>> {
        serde_json::from_str(self.text())
            .ok()
            .map(|Str(string)| string)
    }

    /// A number; it is infinite where it is beyond what an `f64` holds.
    pub(super) fn number(self) -> Option<f64> {
        (self.kind() == Kind::Number)
            .then(|| serde_json::from_str(self.text()).unwrap_or(f64::INFINITY))
    }

    /// The elements of an array, in order; of anything else, none.
    pub(super) fn elements(self) -> Vec<Self> {
        let mut elements = Vec::new();
        self.for_each_element(|element| elements.push(element));
        elements
    }

    /// Shows the elements of an array, one at a time.
    pub(super) fn for_each_element(self, show: impl FnMut(Self)) {
        struct Elements<F>(F);
        impl<'de, F: FnMut(Raw<'de>)> Visitor<'de> for Elements<F> {
            type Value = ();
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an array")
            }
            fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<(), A::Error> {
                while let Some(element) = seq.next_element()? {
                    (self.0)(element);
                }
                Ok(())
            }
        }
        // Fails for what is no array, and for nothing else: the text is JSON.
        let _is_array = serde_json::Deserializer::from_str(self.text())
            .deserialize_seq(Elements(show))
            .is_ok();
    }

    /// The members of an object, in order, however often a name comes; of anything else, none.
    pub(super) fn members(self) -> Vec<(Cow<'a, str>, Self)> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Vec<(Cow<'de, str>, Raw<'de>)>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((Str(name), value)) = map.next_entry()? {
                    members.push((name, value));
                }
                Ok(members)
            }
        }
        serde_json::Deserializer::from_str(self.text())
            .deserialize_map(Members)
            .unwrap_or_default()
    }
}
