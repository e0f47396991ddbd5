//! Filling the columns of a dataset.

use fixedbitset::FixedBitSet;

use super::dataset::{Dataset, Postings, WhenColumns};
use super::fold::fold_into;
use super::record::{ActivityRow, Basis, Figure, Initiative, Kind, Meta};
use super::text::TextColumn;

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
