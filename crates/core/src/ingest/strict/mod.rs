//! The first reading, of files without a fault: straight into the types of the format, and from there into columns.
//!
//! It says nothing of what is wrong. Wherever there would be something to say, even a warning, it gives up, and the second
//! reading goes through the file again. A test holds the two to the same dataset.
//!
//! Most files have their head before their tables, and the tables in the order in which they refer to one another. Such a file
//! is read in one pass. What stands before something that it refers to is held as raw JSON until the end.
//!
//! Architecture invariant: the rows of `activities` are never all in memory. Each fills the columns of a
//! [`DatasetBuilder`](crate::domain::DatasetBuilder) as it is read, and is gone.

mod head;
mod tables;
mod values;

use std::borrow::Cow;
use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::domain::Dataset;
use crate::format::{Str, TABLES};
use head::Head;
use tables::Tables;
use values::{Unusual, give_up};

/// The dataset of a file about which there is nothing to say.
pub(super) fn read(text: &str) -> Option<Dataset> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let dataset = deserializer.deserialize_map(File).ok()?;
    deserializer.end().ok()?;
    Some(dataset)
}

/// The package as a whole.
struct File;

impl<'a> Visitor<'a> for File {
    type Value = Dataset;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a package")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut file: A) -> Result<Dataset, A::Error> {
        let mut head = Head::default();
        let mut tables: Option<Tables<'a>> = None;
        let mut waiting: Option<&'a RawValue> = None;
        while let Some(Str(name)) = file.next_key()? {
            if name != "resources" {
                // The tables were read by what the head said up to them.
                if head.push(name, file.next_value()?) && tables.is_some() {
                    return Err(give_up(Unusual));
                }
            } else if tables.is_some() || waiting.is_some() {
                return Err(give_up(Unusual));
            } else if let Ok(meta) = head.meta() {
                file.next_value_seed(Resources(tables.insert(Tables::new(meta))))?;
            } else {
                waiting = Some(file.next_value()?);
            }
        }
        if let Some(resources) = waiting {
            let meta = head.meta().map_err(give_up)?;
            Resources(tables.insert(Tables::new(meta)))
                .deserialize(resources)
                .map_err(A::Error::custom)?;
        }
        tables
            .ok_or(Unusual)
            .and_then(Tables::finish)
            .map_err(give_up)
    }
}

/// The list of the package's resources.
struct Resources<'t, 'a>(&'t mut Tables<'a>);

impl<'a> DeserializeSeed<'a> for Resources<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'a> Visitor<'a> for Resources<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of resources")
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut list: A) -> Result<(), A::Error> {
        let mut index = 0;
        while list
            .next_element_seed(Resource {
                tables: &mut *self.0,
                index,
            })?
            .is_some()
        {
            index += 1;
        }
        Ok(())
    }
}

/// One resource.
struct Resource<'t, 'a> {
    tables: &'t mut Tables<'a>,
    index: usize,
}

impl<'a> DeserializeSeed<'a> for Resource<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'a> Visitor<'a> for Resource<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a resource")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut resource: A) -> Result<(), A::Error> {
        let mut table: Option<Cow<'a, str>> = None;
        let mut rows: Option<&'a RawValue> = None;
        let mut is_read = false;
        while let Some(Str(name)) = resource.next_key()? {
            match &*name {
                "name" if table.is_none() => table = Some(resource.next_value::<Str<'a>>()?.0),
                "data" if rows.is_none() && !is_read => {
                    let index = TABLES.iter().position(|t| table.as_deref() == Some(t));
                    match index.filter(|index| self.tables.is_next(*index)) {
                        Some(_) => {
                            resource.next_value_seed(NextTable {
                                tables: &mut *self.tables,
                                resource: self.index,
                            })?;
                            is_read = true;
                        }
                        None => rows = Some(resource.next_value()?),
                    }
                }
                "name" | "data" => return Err(give_up(Unusual)),
                _ => {
                    resource.next_value::<IgnoredAny>()?;
                }
            }
        }
        match TABLES.iter().position(|t| table.as_deref() == Some(t)) {
            Some(index) if !is_read => self.tables.wait(index, self.index, rows).map_err(give_up),
            _ => Ok(()),
        }
    }
}

/// The rows of the table that is next.
struct NextTable<'t, 'a> {
    tables: &'t mut Tables<'a>,
    resource: usize,
}

impl<'a> DeserializeSeed<'a> for NextTable<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, rows: D) -> Result<(), D::Error> {
        self.tables.read_next(self.resource, rows)
    }
}
