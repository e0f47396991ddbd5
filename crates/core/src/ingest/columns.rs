//! The names that the format gives meaning to: the tables with their columns, and the properties beside them.
//!
//! A test holds these lists against `data/yearline.schema.json`.

/// Whether a column may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Need {
    /// Without it the row cannot be shown without a guess: its fault is an error.
    Required,
    /// The format asks for it, and the page can say that it is missing: its fault is a warning.
    Wanted,
    /// It may be left out; a fault in it is a warning.
    Optional,
}

/// A column of a table, or a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Column {
    /// Its name, as it stands in the heading.
    pub name: &'static str,
    /// Whether it may be left out.
    pub need: Need,
}

/// A table of the package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Table {
    /// The name of its resource.
    pub name: &'static str,
    /// Whether a package may lack it.
    pub need: Need,
    /// Its columns.
    pub columns: &'static [Column],
}

const fn required(name: &'static str) -> Column {
    Column {
        name,
        need: Need::Required,
    }
}

const fn wanted(name: &'static str) -> Column {
    Column {
        name,
        need: Need::Wanted,
    }
}

const fn optional(name: &'static str) -> Column {
    Column {
        name,
        need: Need::Optional,
    }
}

/// The undertakings that activities belong to.
pub static INITIATIVES: Table = Table {
    name: "initiatives",
    need: Need::Required,
    columns: &[
        required("id"),
        required("number"),
        required("title"),
        wanted("summary"),
    ],
};

/// The sorts of activities.
pub static KINDS: Table = Table {
    name: "kinds",
    need: Need::Required,
    columns: &[required("id"), required("title")],
};

/// What took place.
pub static ACTIVITIES: Table = Table {
    name: "activities",
    need: Need::Required,
    columns: &[
        required("id"),
        required("initiative"),
        required("kind"),
        required("title"),
        wanted("summary"),
        required("when"),
        required("when_basis"),
        optional("when_note"),
        wanted("source"),
    ],
};

/// The numbers that the report gives.
pub static FIGURES: Table = Table {
    name: "figures",
    need: Need::Wanted,
    columns: &[
        required("id"),
        required("activity"),
        required("title"),
        required("value"),
        required("qualifier"),
        required("unit"),
        optional("note"),
        wanted("source"),
    ],
};

/// The tables, in the order in which they refer to one another.
pub const TABLES: [&Table; 4] = [&INITIATIVES, &KINDS, &ACTIVITIES, &FIGURES];

/// The package itself. Its `title` may be left out where `yearline` has one.
pub const PACKAGE: &[Column] = &[
    wanted("name"),
    required("title"),
    optional("description"),
    optional("version"),
    optional("created"),
    optional("sources"),
    optional("contributors"),
    optional("licenses"),
    required("yearline"),
    required("resources"),
];

/// The object `yearline` of the package.
pub const YEARLINE: &[Column] = &[
    required("format"),
    required("period"),
    required("languages"),
    optional("title"),
    optional("description"),
];

/// One of the package's `sources`.
pub const SOURCE: &[Column] = &[
    wanted("title"),
    optional("date"),
    optional("paragraphs"),
    optional("path"),
    optional("yearline"),
];

/// One of the package's `contributors`.
pub const CONTRIBUTOR: &[Column] = &[wanted("title"), optional("roles"), optional("yearline")];

/// One of the package's `licenses`.
pub const LICENSE: &[Column] = &[optional("name"), optional("path"), optional("title")];

/// The `source` of a row.
pub const PLACE: &[Column] = &[wanted("paragraph"), optional("sentence")];

/// The object `yearline` of a source or a contributor.
pub const IN_EVERY_LANGUAGE: &[Column] = &[optional("title")];
