//! Where in a file something stands: for one who knows JSON, and for one who knows a spreadsheet.

use core::fmt;

use serde::{Deserialize, Serialize};

/// One step from a value into what it holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Step {
    /// To the property of that name.
    Key(String),
    /// To the element of that index, from 0.
    Index(usize),
}

/// The way from the top of a file to a value, or to where one is missing.
///
/// ```
/// use yearline_core::ingest::{Path, Step};
/// let key = |k: &str| Step::Key(k.to_owned());
/// let steps = vec![key("resources"), Step::Index(2), key("data"), Step::Index(22), key("title"), key("zh-Hans")];
/// let path = Path::new(steps, Some("activities"));
/// assert_eq!(path.to_string(), "$.resources[2].data[22].title['zh-Hans']");
/// let sheet = path.sheet().unwrap();
/// assert_eq!((sheet.resource, sheet.row, sheet.column.as_deref()), ("activities", Some(24), Some("title.zh-Hans")));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Path {
    steps: Vec<Step>,
    resource: Option<String>,
}

/// The place in a spreadsheet that was saved as one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet<'a> {
    /// The name of the table.
    pub resource: &'a str,
    /// The line, from 1; the headings are line 1. `None` where the table as a whole is meant.
    pub row: Option<usize>,
    /// The heading of the column. A language or a part of a place comes after a dot, `title.zh-Hans`. `None` where the row as a
    /// whole is meant.
    pub column: Option<String>,
}

impl Path {
    /// From its steps, and the name of the table that they lead into, if they do.
    #[must_use]
    pub fn new(steps: Vec<Step>, resource: Option<&str>) -> Self {
        Self {
            steps,
            resource: resource.map(str::to_owned),
        }
    }

    /// The steps from the top.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The place in the spreadsheet; `None` for what is said of the package, which is no table.
    #[must_use]
    pub fn sheet(&self) -> Option<Sheet<'_>> {
        let resource = self.resource.as_deref()?;
        // $.resources[2].data[22].title.en: the row is the fourth step, the column all that follows.
        let row = match self.steps.get(3) {
            Some(Step::Index(row)) => Some(row + 2),
            _ => None,
        };
        let column = self
            .steps
            .get(4..)
            .filter(|rest| row.is_some() && !rest.is_empty())
            .map(|rest| {
                let names: Vec<String> = rest
                    .iter()
                    .map(|step| match step {
                        Step::Key(key) => key.clone(),
                        Step::Index(index) => (index + 1).to_string(),
                    })
                    .collect();
                names.join(".")
            });
        Some(Sheet {
            resource,
            row,
            column,
        })
    }
}

/// A JSONPath (RFC 9535), short where a name allows it: `$.resources[2].data[22].when`.
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("$")?;
        for step in &self.steps {
            match step {
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Key(key) if is_short(key) => write!(f, ".{key}")?,
                Step::Key(key) => {
                    f.write_str("['")?;
                    for c in key.chars() {
                        match c {
                            '\'' | '\\' => write!(f, "\\{c}")?,
                            c if c.is_control() => write!(f, "\\u{:04x}", c as u32)?,
                            c => write!(f, "{c}")?,
                        }
                    }
                    f.write_str("']")?;
                }
            }
        }
        Ok(())
    }
}

/// Whether a name can follow a dot: a letter, an underscore or anything beyond ASCII first (RFC 9535, 2.5.1.1).
fn is_short(key: &str) -> bool {
    let may_stand = |c: char| c.is_ascii_alphanumeric() || c == '_';
    key.chars().all(may_stand) && key.chars().next().is_some_and(|c| !c.is_ascii_digit())
}

/// A path as it is on the way down: on the stack, and copied only where a fault is found.
#[derive(Clone, Copy)]
pub(super) enum Trail<'t> {
    Top,
    Key(&'t Trail<'t>, &'t str),
    Index(&'t Trail<'t>, usize),
    /// A resource, by its index, of which the name is known.
    Resource(&'t Trail<'t>, usize, &'t str),
}

impl Trail<'_> {
    pub(super) fn to_path(self) -> Path {
        let mut path = match self {
            Self::Top => return Path::default(),
            Self::Key(before, _) | Self::Index(before, _) | Self::Resource(before, ..) => {
                before.to_path()
            }
        };
        match self {
            Self::Top => {}
            // A name as long as the file would make the list of faults as long as the file.
            Self::Key(_, key) => path
                .steps
                .push(Step::Key(key.chars().take(MAX_KEY).collect())),
            Self::Index(_, index) => path.steps.push(Step::Index(index)),
            Self::Resource(_, index, name) => {
                path.steps.push(Step::Index(index));
                path.resource = Some(name.to_owned());
            }
        }
        path
    }
}

/// How many characters of a property's name are kept.
const MAX_KEY: usize = 80;
