//! Filling the columns of a dataset.

use super::dataset::Dataset;
use super::postings::{Posted, Postings};
use super::record::{ActivityRow, Basis, Figure, Initiative, Kind, Meta};
use super::search::Search;
use super::text::{TextColumn, TextRow};
use super::when::When;

/// Fills the columns of a dataset, row by row.
///
/// It trusts its caller with the indexes and identifiers: finding fault with a file is the work of `ingest`.
#[derive(Debug)]
pub struct DatasetBuilder {
    data: Dataset,
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
            when: Vec::new(),
            basis: Vec::new(),
            source: Vec::new(),
            search: Search::default(),
            postings: Postings::default(),
        };
        Self { data }
    }

    /// What was said of the dataset as a whole.
    #[must_use]
    pub fn meta(&self) -> &Meta {
        &self.data.meta
    }

    /// Adds an activity and tells its index.
    pub fn push_activity(&mut self, row: ActivityRow<'_>) -> usize {
        let data = &mut self.data;
        data.ids.push_same(row.id);
        data.edtf.push_same(row.edtf);
        for (column, text) in [
            (&mut data.titles, row.title),
            (&mut data.summaries, row.summary),
            (&mut data.notes, row.note),
        ] {
            match text {
                TextRow::Same(text) => column.push_same(text),
                TextRow::Each(slots) => column.push(slots.iter().copied()),
            }
        }
        data.initiative.push(row.initiative as u16);
        data.kind.push(row.kind as u16);
        data.when.push(row.when);
        data.basis.push(row.basis);
        data.source.push(row.source);
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
        for column in [
            &mut data.ids,
            &mut data.edtf,
            &mut data.titles,
            &mut data.summaries,
            &mut data.notes,
        ] {
            column.shrink();
        }
        let mut met = vec![0u32; data.initiatives.len()];
        data.ordinal = data
            .initiative
            .iter()
            .map(|initiative| {
                let met = &mut met[usize::from(*initiative)];
                *met += 1;
                *met
            })
            .collect();
        let all = data.meta.period.all();
        let posted = |i: usize| {
            let When {
                certain, possible, ..
            } = data.when[i];
            Posted {
                initiative: usize::from(data.initiative[i]),
                kind: usize::from(data.kind[i]),
                certain,
                possible,
                is_undated: data.basis[i] == Basis::Period && certain.is_empty() && possible == all,
            }
        };
        let sizes = (data.initiatives.len(), data.kinds.len());
        data.postings = Postings::of(
            (0..data.initiative.len()).map(posted),
            sizes,
            data.meta.period,
        );
        self.data
    }
}
