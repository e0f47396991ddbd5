//! What a zip holds and how much it unpacks to, before any reader of workbooks gets it.

use std::io::{Cursor, Read as _, copy, sink};

use yearline_core::ingest::{Code, Expected};
use zip::ZipArchive;

use super::{MAX_UNPACKED, Read, Sniffed, damaged, fault};
use crate::grid::Form;

/// The archive of a workbook in memory.
pub(super) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The most files in a workbook: a real one has dozens.
const MAX_ENTRIES: usize = 10_000;

/// What a zip is, by the names in it.
pub(super) fn zip_form(bytes: &[u8], name: &str) -> Sniffed {
    let by_ending = match super::ending(name).as_str() {
        "ods" | "ots" => Form::Ods,
        _ => Form::Xlsx,
    };
    // A damaged zip is what its name says: its reader tells that it is damaged.
    let Ok(zip) = ZipArchive::new(Cursor::new(bytes)) else {
        return Sniffed::Tables(by_ending);
    };
    let has = |name: &str| zip.index_for_name(name).is_some();
    let has_folder = |folder: &str| {
        zip.file_names()
            .flatten()
            .any(|name| name.starts_with(folder))
    };
    if has("xl/workbook.bin") {
        Sniffed::Other("XLSB")
    } else if has_folder("xl/") {
        Sniffed::Tables(Form::Xlsx)
    } else if has("content.xml") {
        ods_form(bytes)
    } else if has_folder("word/") {
        Sniffed::Other("Word")
    } else if has_folder("ppt/") {
        Sniffed::Other("PowerPoint")
    } else if has_folder("Index/") {
        Sniffed::Other("Apple Numbers")
    } else if has("[Content_Types].xml") {
        Sniffed::Tables(Form::Xlsx)
    } else {
        Sniffed::Other("zip")
    }
}

/// OpenDocument says in its first file what it is.
fn ods_form(bytes: &[u8]) -> Sniffed {
    let mut kind = String::new();
    let read = |zip: &mut Archive<'_>, kind: &mut String| {
        let file = zip.by_name("mimetype").ok()?;
        file.take(100).read_to_string(kind).ok()
    };
    let _is_there = ZipArchive::new(Cursor::new(bytes))
        .ok()
        .and_then(|mut zip| read(&mut zip, &mut kind))
        .is_some();
    if kind.contains("opendocument.text") {
        Sniffed::Other("OpenDocument Text")
    } else if kind.contains("opendocument.presentation") {
        Sniffed::Other("OpenDocument Presentation")
    } else {
        Sniffed::Tables(Form::Ods)
    }
}

/// Opens the zip of a workbook if it stays within bounds: what it says it unpacks to, and what it does.
pub(super) fn open(bytes: &[u8]) -> Read<Archive<'_>> {
    open_within(bytes, MAX_UNPACKED)
}

fn open_within(bytes: &[u8], limit: usize) -> Read<Archive<'_>> {
    let too_large = || fault(Code::UnpacksTooLarge, "", Expected::AtMost(limit));
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    if zip.len() > MAX_ENTRIES {
        return Err(too_large());
    }
    let mut declared: u64 = 0;
    for i in 0..zip.len() {
        let file = zip.by_index_raw(i).map_err(|error| damaged(&error))?;
        declared = declared.saturating_add(file.size());
    }
    if declared > limit as u64 {
        return Err(too_large());
    }
    // A zip may say less than it holds. Only what a reader would unpack is unpacked here.
    let mut left = limit as u64;
    for i in 0..zip.len() {
        let file = match zip.by_index(i) {
            Ok(file) => file,
            Err(zip::result::ZipError::UnsupportedArchive(why)) if why.contains("assword") => {
                return Err(fault(Code::PasswordProtected, "", Expected::DateWords));
            }
            Err(error) => return Err(damaged(&error)),
        };
        if !file.name().is_ok_and(|name| is_read(&name)) {
            continue;
        }
        let n = copy(&mut file.take(left + 1), &mut sink()).map_err(|error| damaged(&error))?;
        left = left.checked_sub(n).ok_or_else(too_large)?;
    }
    Ok(zip)
}

fn is_read(name: &str) -> bool {
    [".xml", ".rels"]
        .iter()
        .any(|ending| name.ends_with(ending))
        || name == "mimetype"
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn zip(n_bytes: usize) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let done = zip
            .start_file("xl/workbook.xml", SimpleFileOptions::default())
            .and_then(|()| Ok(zip.write_all(&vec![b' '; n_bytes])?))
            .and_then(|()| zip.finish());
        done.map_or_else(|e| panic!("{e}"), Cursor::into_inner)
    }

    fn code(bytes: &[u8]) -> Option<Code> {
        open_within(bytes, 100_000).err().map(|fault| fault.code)
    }

    #[test]
    fn a_zip_is_bounded_by_what_it_says_and_by_what_it_does() {
        assert_eq!(code(&zip(90_000)), None);
        let bomb = zip(200_000);
        assert!(bomb.len() < 2_000, "it looks small");
        assert_eq!(code(&bomb), Some(Code::UnpacksTooLarge));
        // The same, and it says that it is small, in both of its directories.
        let declared = 200_000u32.to_le_bytes();
        let mut liar = bomb.clone();
        let places: Vec<usize> = (0..liar.len() - 3)
            .filter(|i| liar[*i..*i + 4] == declared)
            .collect();
        assert!(!places.is_empty());
        for at in places {
            liar[at..at + 4].copy_from_slice(&1_000u32.to_le_bytes());
        }
        let reported = code(&liar);
        assert!(
            matches!(
                reported,
                Some(Code::UnpacksTooLarge | Code::DamagedWorkbook)
            ),
            "{reported:?}"
        );
    }
}
