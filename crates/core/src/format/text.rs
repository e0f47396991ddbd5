//! A text for the reader, in one language or several.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Error, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A string that is borrowed from the file unless it has escapes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Str<'a>(#[serde(borrow)] pub Cow<'a, str>);

/// A text for the reader: one non-empty string, or a non-empty map from a BCP 47 language tag to a non-empty string. Plain
/// text only; markup is shown as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text<'a> {
    /// The same in every language.
    Same(Cow<'a, str>),
    /// (language, text), in the order of the file. No language comes twice.
    ByLanguage(Vec<(Cow<'a, str>, Cow<'a, str>)>),
}

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Same(text) => serializer.serialize_str(text),
            Self::ByLanguage(texts) => {
                let mut map = serializer.serialize_map(Some(texts.len()))?;
                for (language, text) in texts {
                    map.serialize_entry(language, text)?;
                }
                map.end()
            }
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

/// More languages than this are not compared with one another for doubles. No text has so many.
const MAX_LANGUAGES: usize = 200;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string, or an object with a string for each language")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Text::Same(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Text::Same(Cow::Owned(text.to_owned())))
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let mut texts: Vec<(Cow<'de, str>, Cow<'de, str>)> = Vec::with_capacity(2);
        while let Some((Str(language), Str(text))) = map.next_entry()? {
            if texts.iter().any(|(l, _)| l.eq_ignore_ascii_case(&language)) {
                return Err(M::Error::custom("a language comes twice"));
            }
            if texts.len() == MAX_LANGUAGES {
                return Err(M::Error::custom("too many languages"));
            }
            texts.push((language, text));
        }
        Ok(Text::ByLanguage(texts))
    }
}
