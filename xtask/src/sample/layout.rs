//! The layout of the dataset: indented as far as a person reads it as a document, and from there on a line a row.

use std::io::{Result, Write};

use serde_json::ser::Formatter;

/// Containers within so many others are written on one line: package, resources, resource, data.
const MAX_INDENT: usize = 4;

/// serde_json's pretty layout down to the rows of a table.
#[derive(Debug, Default)]
pub(crate) struct LineARow {
    depth: usize,
    has_value: bool,
}

impl LineARow {
    fn line<W: ?Sized + Write>(&self, writer: &mut W) -> Result<()> {
        write!(writer, "\n{:1$}", "", self.depth * 2)
    }

    fn begin<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &str) -> Result<()> {
        self.depth += 1;
        self.has_value = false;
        write!(writer, "{bracket}")
    }

    fn end<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &str) -> Result<()> {
        self.depth -= 1;
        if self.has_value && self.depth < MAX_INDENT {
            self.line(writer)?;
        }
        write!(writer, "{bracket}")
    }

    fn element<W: ?Sized + Write>(&self, writer: &mut W, is_first: bool) -> Result<()> {
        if !is_first {
            write!(writer, ",")?;
        }
        match (self.depth > MAX_INDENT, is_first) {
            (false, _) => self.line(writer),
            (true, false) => write!(writer, " "),
            (true, true) => Ok(()),
        }
    }
}

impl Formatter for LineARow {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.begin(writer, "[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.end(writer, "]")
    }

    fn begin_array_value<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        is_first: bool,
    ) -> Result<()> {
        self.element(writer, is_first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        self.has_value = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.begin(writer, "{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.end(writer, "}")
    }

    fn begin_object_key<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        is_first: bool,
    ) -> Result<()> {
        self.element(writer, is_first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        write!(writer, ": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        self.has_value = true;
        Ok(())
    }
}
