//! Small helpers over quick-xml, for the facts that calamine does not tell.

use std::io::Read as _;

use quick_xml::events::BytesStart;
use quick_xml::{Reader, XmlVersion};

use super::bounds::Archive;
use super::{MAX_UNPACKED, Read, damaged};

/// A file of the archive, unpacked; `None` if there is none of that name.
pub(super) fn part(zip: &mut Archive<'_>, name: &str) -> Read<Option<Vec<u8>>> {
    let Ok(file) = zip.by_name(name) else {
        return Ok(None);
    };
    let mut bytes = Vec::new();
    file.take(MAX_UNPACKED as u64)
        .read_to_end(&mut bytes)
        .map_err(|error| damaged(&error))?;
    Ok(Some(bytes))
}

/// A reader of a part that tells empty elements like others.
pub(super) fn reader(bytes: &[u8]) -> Reader<&[u8]> {
    let mut reader = Reader::from_reader(bytes);
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().check_end_names = false;
    reader
}

/// An attribute by its name without a prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element
        .attributes()
        .flatten()
        .find(|a| a.key.local_name().as_ref() == name)
        .map(|a| {
            a.normalized_value(XmlVersion::Implicit1_0)
                .map_or_else(|_| a.value.clone().into_owned(), Into::into)
        })
}

/// A reference such as `F17` as row and column, from 0.
pub(super) fn reference(text: &str) -> Option<(u32, u32)> {
    let n_letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = text.split_at(n_letters);
    if !(1..=3).contains(&n_letters) {
        return None;
    }
    let column = letters.bytes().fold(0, |n: u32, b| {
        n * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1
    });
    let row: u32 = digits.parse().ok()?;
    Some((row.checked_sub(1)?, column - 1))
}
