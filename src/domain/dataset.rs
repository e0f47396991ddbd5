//! The dataset: columns inside, a small API of values outside.
//!
//! A dataset is built once, by [`DatasetBuilder`], and never changes. Inside, an activity is an index into columns
//! (one array a field), and every value that a filter can choose has a *posting*: the set of activities that have it. So a
//! filter is arithmetic on bits, at sixty activities as at a hundred thousand.
//!
//! Architecture invariant: nothing outside this file sees a column. What others hold is an [`Activity`], a pair of a reference
//! and an index.

use fixedbitset::FixedBitSet;

use super::calendar::{Day, MonthSet, Period};
use super::fold::fold_into;
use super::text::{Lang, Text, TextColumn, serving_index};
use super::when::{Edge, Shape, When};

/// What the date of an activity rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

/// Where a statement stands in the source, both counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The paragraph of the report.
    pub paragraph: u16,
    /// The sentence of the paragraph, where it is known.
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
    pub value: f64,
    /// How the number is to be read.
    pub qualifier: Qualifier,
    /// In what it is counted. Figures of different units are never added nor drawn on one scale.
    pub unit: Text,
    /// What has to be known to read it.
    pub note: Text,
    /// Where the report gives it.
    pub source: Option<Place>,
}

/// An activity on its way into a dataset.
#[derive(Clone, Debug)]
pub struct ActivityRow<'a> {
    /// A stable identifier.
    pub id: &'a str,
    /// The index of its initiative.
    pub initiative: usize,
    /// The index of its kind.
    pub kind: usize,
    /// A short title.
    pub title: Text,
    /// What took place.
    pub summary: Text,
    /// The EDTF expression.
    pub edtf: &'a str,
    /// What the expression means.
    pub when: When,
    /// What it rests on.
    pub basis: Basis,
    /// Why it was placed so, and what is unclear.
    pub note: Text,
    /// Where the report tells of it.
    pub source: Option<Place>,
}

/// The numbers of an activity's place in time, as columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct WhenColumns {
    shape: Vec<Shape>,
    days: Vec<(Day, Day)>,
    sure: Vec<Option<(Day, Day)>>,
    edges: Vec<(Edge, Edge)>,
    certain: Vec<MonthSet>,
    possible: Vec<MonthSet>,
}

/// Which activities have a value: one set for each value that can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Postings {
    initiatives: Vec<FixedBitSet>,
    kinds: Vec<FixedBitSet>,
    certain: Vec<FixedBitSet>,
    possible: Vec<FixedBitSet>,
    undated: FixedBitSet,
    narrowed: FixedBitSet,
}

/// A year of activities.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    meta: Meta,
    initiatives: Vec<Initiative>,
    kinds: Vec<Kind>,
    figures: Vec<Figure>,
    ids: TextColumn,
    edtf: TextColumn,
    titles: TextColumn,
    summaries: TextColumn,
    notes: TextColumn,
    initiative: Vec<u16>,
    ordinal: Vec<u32>,
    kind: Vec<u16>,
    when: WhenColumns,
    basis: Vec<Basis>,
    source: Vec<Option<Place>>,
    searched: TextColumn,
    postings: Postings,
}

impl Dataset {
    /// What is said of it as a whole.
    #[must_use]
    pub fn meta(&self) -> &Meta {
        &self.meta
    }

    /// The whole months that it covers.
    #[must_use]
    pub fn period(&self) -> Period {
        self.meta.period
    }

    /// Which of its languages serves a reader of that one.
    #[must_use]
    pub fn language(&self, lang: Lang) -> usize {
        serving_index(&self.meta.languages, lang)
    }

    /// The initiatives in their order.
    #[must_use]
    pub fn initiatives(&self) -> &[Initiative] {
        &self.initiatives
    }

    /// The kinds in their order.
    #[must_use]
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// The figures in their order.
    #[must_use]
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// How many activities there are.
    #[must_use]
    pub fn n_activities(&self) -> usize {
        self.initiative.len()
    }

    /// The activity of that index.
    ///
    /// # Panics
    /// When there is none: indexes come from the dataset itself.
    #[must_use]
    pub fn activity(&self, index: usize) -> Activity<'_> {
        assert!(index < self.n_activities(), "activity {index} of {}", self.n_activities());
        Activity { data: self, index }
    }

    /// All activities in the order of the file.
    pub fn activities(&self) -> impl ExactSizeIterator<Item = Activity<'_>> {
        (0..self.n_activities()).map(|index| Activity { data: self, index })
    }

    /// The activity with that identifier.
    #[must_use]
    pub fn activity_by_id(&self, id: &str) -> Option<Activity<'_>> {
        self.activities().find(|a| a.id() == id)
    }

    /// The index of the initiative with that number.
    #[must_use]
    pub fn initiative_by_number(&self, number: u16) -> Option<usize> {
        self.initiatives.iter().position(|i| i.number == number)
    }

    /// The index of the kind with that identifier.
    #[must_use]
    pub fn kind_by_id(&self, id: &str) -> Option<usize> {
        self.kinds.iter().position(|k| k.id == id)
    }

    /// The activities of an initiative.
    #[must_use]
    pub fn of_initiative(&self, index: usize) -> &FixedBitSet {
        &self.postings.initiatives[index]
    }

    /// The activities of a kind.
    #[must_use]
    pub fn of_kind(&self, index: usize) -> &FixedBitSet {
        &self.postings.kinds[index]
    }

    /// The activities that surely lie in a month.
    #[must_use]
    pub fn certain_in(&self, month: usize) -> &FixedBitSet {
        &self.postings.certain[month]
    }

    /// The activities with a month that may lie in this one; the certain ones are among them, the undated are not.
    #[must_use]
    pub fn possible_in(&self, month: usize) -> &FixedBitSet {
        &self.postings.possible[month]
    }

    /// The activities that have no month.
    #[must_use]
    pub fn undated(&self) -> &FixedBitSet {
        &self.postings.undated
    }

    /// The activities that are narrowed to months and certain in none.
    #[must_use]
    pub fn narrowed(&self) -> &FixedBitSet {
        &self.postings.narrowed
    }

    /// No activity, as a set of the right size.
    #[must_use]
    pub fn none(&self) -> FixedBitSet {
        FixedBitSet::with_capacity(self.n_activities())
    }

    /// Every activity.
    #[must_use]
    pub fn every(&self) -> FixedBitSet {
        let mut all = self.none();
        all.insert_range(..);
        all
    }

    /// The activities whose folded text, in any language, holds `folded`.
    #[must_use]
    pub fn holding(&self, folded: &str) -> FixedBitSet {
        let mut found = self.none();
        for row in 0..self.n_activities() {
            if self.searched.get(row, 0).contains(folded) {
                found.insert(row);
            }
        }
        found
    }
}

/// One activity of a dataset.
#[derive(Clone, Copy, Debug)]
pub struct Activity<'a> {
    data: &'a Dataset,
    index: usize,
}

impl PartialEq for Activity<'_> {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.data, other.data) && self.index == other.index
    }
}

impl<'a> Activity<'a> {
    /// Its index in the dataset.
    #[must_use]
    pub fn index(self) -> usize {
        self.index
    }

    /// Its identifier.
    #[must_use]
    pub fn id(self) -> &'a str {
        self.data.ids.get(self.index, 0)
    }

    /// Its initiative's index.
    #[must_use]
    pub fn initiative_index(self) -> usize {
        usize::from(self.data.initiative[self.index])
    }

    /// Its initiative.
    #[must_use]
    pub fn initiative(self) -> &'a Initiative {
        &self.data.initiatives[self.initiative_index()]
    }

    /// Which of its initiative's activities it is, from 1.
    #[must_use]
    pub fn ordinal(self) -> usize {
        self.data.ordinal[self.index] as usize
    }

    /// How readers name it: the initiative's number and its own, `4.2`.
    #[must_use]
    pub fn number(self) -> String {
        format!("{}.{}", self.initiative().number, self.ordinal())
    }

    /// Its kind's index.
    #[must_use]
    pub fn kind_index(self) -> usize {
        usize::from(self.data.kind[self.index])
    }

    /// Its kind.
    #[must_use]
    pub fn kind(self) -> &'a Kind {
        &self.data.kinds[self.kind_index()]
    }

    /// Its title, in a language of the dataset.
    #[must_use]
    pub fn title(self, language: usize) -> &'a str {
        self.data.titles.get(self.index, language)
    }

    /// Its summary, in a language of the dataset.
    #[must_use]
    pub fn summary(self, language: usize) -> &'a str {
        self.data.summaries.get(self.index, language)
    }

    /// Why it was placed so, and what is unclear, in a language of the dataset; may be empty.
    #[must_use]
    pub fn note(self, language: usize) -> &'a str {
        self.data.notes.get(self.index, language)
    }

    /// The EDTF expression as written.
    #[must_use]
    pub fn edtf(self) -> &'a str {
        self.data.edtf.get(self.index, 0)
    }

    /// Its place in time.
    #[must_use]
    pub fn when(self) -> When {
        let (columns, i) = (&self.data.when, self.index);
        When {
            shape: columns.shape[i],
            first: columns.days[i].0,
            last: columns.days[i].1,
            sure: columns.sure[i],
            start: columns.edges[i].0,
            end: columns.edges[i].1,
            certain: columns.certain[i],
            possible: columns.possible[i],
        }
    }

    /// What its place in time rests on.
    #[must_use]
    pub fn basis(self) -> Basis {
        self.data.basis[self.index]
    }

    /// How closely it can be placed in months.
    #[must_use]
    pub fn placement(self) -> Placement {
        if self.data.postings.undated.contains(self.index) {
            Placement::Undated
        } else if self.data.postings.narrowed.contains(self.index) {
            Placement::Narrowed
        } else {
            Placement::Certain
        }
    }

    /// Where the report tells of it.
    #[must_use]
    pub fn source(self) -> Option<Place> {
        self.data.source[self.index]
    }

    /// The figures that belong to it.
    pub fn figures(self) -> impl Iterator<Item = &'a Figure> {
        self.data.figures.iter().filter(move |f| f.activity == self.index)
    }
}

/// Fills the columns of a dataset, row by row.
///
/// It trusts its caller with the indexes and identifiers: finding fault with a file is the work of `ingest`.
#[derive(Debug)]
pub struct DatasetBuilder {
    data: Dataset,
    scratch: String,
}

impl DatasetBuilder {
    /// Begins with all that the activities refer to.
    #[must_use]
    pub fn new(meta: Meta, initiatives: Vec<Initiative>, kinds: Vec<Kind>) -> Self {
        let n_languages = meta.languages.len();
        let column = || TextColumn::new(n_languages);
        let data = Dataset {
            meta,
            initiatives,
            kinds,
            figures: Vec::new(),
            ids: TextColumn::new(1),
            edtf: TextColumn::new(1),
            titles: column(),
            summaries: column(),
            notes: column(),
            initiative: Vec::new(),
            ordinal: Vec::new(),
            kind: Vec::new(),
            when: WhenColumns::default(),
            basis: Vec::new(),
            source: Vec::new(),
            searched: TextColumn::new(1),
            postings: Postings::default(),
        };
        Self { data, scratch: String::new() }
    }

    /// Adds an activity and tells its index.
    pub fn push_activity(&mut self, row: ActivityRow<'_>) -> usize {
        let data = &mut self.data;
        data.ids.push([Some(row.id)]);
        data.edtf.push([Some(row.edtf)]);
        data.titles.push(row.title.slots());
        data.summaries.push(row.summary.slots());
        data.notes.push(row.note.slots());
        data.initiative.push(row.initiative as u16);
        data.kind.push(row.kind as u16);
        data.when.shape.push(row.when.shape);
        data.when.days.push((row.when.first, row.when.last));
        data.when.sure.push(row.when.sure);
        data.when.edges.push((row.when.start, row.when.end));
        data.when.certain.push(row.when.certain);
        data.when.possible.push(row.when.possible);
        data.basis.push(row.basis);
        data.source.push(row.source);
        self.scratch.clear();
        for text in [&row.title, &row.summary, &row.note] {
            let mut before = None;
            for slot in text.slots().flatten() {
                // A text that is the same in every language is searched once.
                if before != Some(slot) {
                    fold_into(slot, &mut self.scratch);
                    self.scratch.push('\n');
                }
                before = Some(slot);
            }
        }
        data.searched.push([Some(self.scratch.as_str())]);
        data.initiative.len() - 1
    }

    /// Adds a figure.
    pub fn push_figure(&mut self, figure: Figure) {
        self.data.figures.push(figure);
    }

    /// Makes the postings and gives the dataset out.
    #[must_use]
    pub fn finish(mut self) -> Dataset {
        let data = &mut self.data;
        let n = data.initiative.len();
        let sets = |k: usize| vec![FixedBitSet::with_capacity(n); k];
        let period = data.meta.period;
        let mut postings = Postings {
            initiatives: sets(data.initiatives.len()),
            kinds: sets(data.kinds.len()),
            certain: sets(period.n_months()),
            possible: sets(period.n_months()),
            undated: FixedBitSet::with_capacity(n),
            narrowed: FixedBitSet::with_capacity(n),
        };
        let mut met = vec![0u32; data.initiatives.len()];
        for i in 0..n {
            let initiative = usize::from(data.initiative[i]);
            met[initiative] += 1;
            data.ordinal.push(met[initiative]);
            postings.initiatives[initiative].insert(i);
            postings.kinds[usize::from(data.kind[i])].insert(i);
            let (certain, possible) = (data.when.certain[i], data.when.possible[i]);
            if data.basis[i] == Basis::Period && certain.is_empty() && possible == period.all() {
                postings.undated.insert(i);
                continue;
            }
            if certain.is_empty() {
                postings.narrowed.insert(i);
            }
            for month in certain.indexes() {
                postings.certain[month].insert(i);
            }
            for month in possible.indexes() {
                postings.possible[month].insert(i);
            }
        }
        data.postings = postings;
        self.data
    }
}
