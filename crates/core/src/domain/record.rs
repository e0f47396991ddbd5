//! The records that a dataset is made of: what is said of it as a whole, and its rows.

use super::calendar::{Day, Period};
use super::decimal::Decimal;
use super::fold::fold;
use super::text::{Text, TextRow};
use super::when::When;
#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the date of an activity rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub enum Basis {
    /// The report says so.
    Stated,
    /// It follows from something that the report names.
    Implied,
    /// Only the report's own period.
    Period,
}

/// How closely an activity can be placed in months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Placement {
    /// It surely lies in at least one month.
    Certain,
    /// Narrowed to some months, certain in none.
    Narrowed,
    /// The report gives no month.
    Undated,
}

impl Placement {
    /// In the order in which they are drawn.
    pub const ALL: [Self; 3] = [Self::Certain, Self::Narrowed, Self::Undated];
}

/// How a figure's value is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub enum Qualifier {
    /// The value itself.
    Exact,
    /// The value or more.
    AtLeast,
    /// More than the value.
    MoreThan,
    /// The value, roughly.
    About,
}

impl Qualifier {
    /// Whether the value is a floor: what it stands for may be larger without end.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::AtLeast | Self::MoreThan)
    }
}

/// Where in the report a statement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Place {
    /// The paragraph of the report, counted from 1. A date line and a title line count together as paragraph 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub paragraph: u16,
    /// The sentence within the paragraph, counted from 1 by full stops.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(required, range(min = 1)))]
    pub sentence: Option<u16>,
}

/// The document that a dataset was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Its title.
    pub title: Text,
    /// Its date.
    pub date: Option<Day>,
    /// Where it can be read: `https:`, `http:` or `mailto:` only.
    pub url: Option<String>,
    /// How many paragraphs it has.
    pub n_paragraphs: Option<u16>,
}

/// Somebody who had a hand in a dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contributor {
    /// Their name.
    pub title: Text,
    /// What they did, in the words of the dataset.
    pub roles: Vec<String>,
}

/// What is said of a dataset as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meta {
    /// A stable name, without the year.
    pub name: String,
    /// The title of the page.
    pub title: Text,
    /// What the dataset is and where it comes from.
    pub description: Text,
    /// Its version, as written.
    pub version: String,
    /// When it was made, as written.
    pub created: String,
    /// The whole months that it covers.
    pub period: Period,
    /// The languages of its texts, as BCP 47 tags; never empty.
    pub languages: Vec<String>,
    /// What it was made from.
    pub sources: Vec<Origin>,
    /// Who made it.
    pub contributors: Vec<Contributor>,
    /// Names of the licences that it is known to be under.
    pub licenses: Vec<String>,
}

/// One of the undertakings that the activities belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Initiative {
    /// A stable identifier.
    pub id: String,
    /// How readers know it; not necessarily its position.
    pub number: u16,
    /// A short title.
    pub title: Text,
    /// What it is about.
    pub summary: Text,
}

/// A sort of activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// A stable identifier.
    pub id: String,
    /// A short title.
    pub title: Text,
}

/// A number that the report gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// A stable identifier.
    pub id: String,
    /// The index of the activity that it belongs to.
    pub activity: usize,
    /// What is counted.
    pub title: Text,
    /// The number.
    pub value: Decimal,
    /// How the number is to be read.
    pub qualifier: Qualifier,
    /// In what it is counted. Figures of different units are never added nor drawn on one scale.
    pub unit: Text,
    /// What has to be known to read it.
    pub note: Text,
    /// Where the report gives it.
    pub source: Option<Place>,
}

impl Figure {
    /// Whether what is counted has no other name than its unit, so that to say both would be to say it twice.
    #[must_use]
    pub fn is_titled_by_unit(&self, language: usize) -> bool {
        fold(self.title.get(language)) == fold(self.unit.get(language))
    }
}

/// An activity on its way into a dataset.
#[derive(Clone, Copy, Debug)]
pub struct ActivityRow<'a> {
    /// A stable identifier.
    pub id: &'a str,
    /// The index of its initiative.
    pub initiative: usize,
    /// The index of its kind.
    pub kind: usize,
    /// A short title.
    pub title: TextRow<'a>,
    /// What took place.
    pub summary: TextRow<'a>,
    /// The EDTF expression.
    pub edtf: &'a str,
    /// What the expression means.
    pub when: When,
    /// What it rests on.
    pub basis: Basis,
    /// Why it was placed so, and what is unclear.
    pub note: TextRow<'a>,
    /// Where the report tells of it.
    pub source: Option<Place>,
}
