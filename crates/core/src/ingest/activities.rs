//! The rows of `activities`: each is looked at once, and goes into the dataset if nothing is wrong with the file so far.

use std::borrow::Cow;

use super::cursor::Cursor;
use edtf_core::Edtf;

use super::code::{Code, Severity};
use super::columns::{ACTIVITIES, FIGURES};
use super::diagnostic::Expected;
use super::fields::{Checker, MAX_TEXT, MAX_TITLE, Row};
use super::json::Value;
use super::package::{Package, n_chars_before};
use super::path::Trail;
use super::swift::{self, Context};
use super::tables::{Found, Ids};
use crate::domain::{
    ActivityRow, Basis, Dataset, DatasetBuilder, Initiative, Kind, Meta, Period, TextRow, When,
    WhenError,
};

/// The longest date, in characters.
pub(super) const MAX_DATE: usize = 200;

const ERROR: Severity = Severity::Error;
const WARNING: Severity = Severity::Warning;

pub(super) const BASES: [(&str, Basis); 3] = [
    ("stated", Basis::Stated),
    ("implied", Basis::Implied),
    ("period", Basis::Period),
];

/// What the rows of activities refer to.
pub(super) struct Referred {
    pub(super) period: Option<Period>,
    pub(super) n_paragraphs: Option<u16>,
    pub(super) languages: Vec<String>,
    pub(super) initiatives: Ids,
    pub(super) kinds: Ids,
}

impl Referred {
    /// As the swift reading wants it; `None` if something of it is at fault.
    pub(super) fn context(&self) -> Option<Context<'_>> {
        Some(Context {
            period: self.period?,
            languages: &self.languages,
            n_paragraphs: self.n_paragraphs.unwrap_or(u16::MAX),
            initiatives: &self.initiatives.rows,
            kinds: &self.kinds.rows,
        })
    }
}

/// The rows on their way into a dataset.
pub(super) struct Filling {
    /// `None` where an error stands before them: they are only checked.
    pub(super) builder: Option<DatasetBuilder>,
    pub(super) ids: Ids,
}

/// All that stands before the rows of activities.
pub(super) struct Begun {
    pub(super) referred: Referred,
    pub(super) meta: Option<Meta>,
    pub(super) initiatives: Vec<Initiative>,
    pub(super) kinds: Vec<Kind>,
}

impl Checker {
    /// Reads what activities refer to.
    pub(super) fn begin(&mut self, package: &mut Package<'_>) -> Begun {
        let [initiatives, kinds, ..] = package.tables;
        let (initiatives, initiative_ids) = self.initiatives(initiatives);
        let (kinds, kind_ids) = self.kinds(kinds);
        let referred = Referred {
            period: package.period,
            n_paragraphs: package.n_paragraphs,
            languages: self.languages.clone(),
            initiatives: initiative_ids,
            kinds: kind_ids,
        };
        Begun {
            referred,
            meta: package.meta.take().filter(|_| !self.findings.has_error()),
            initiatives,
            kinds,
        }
    }

    /// Fills a dataset from the rows of a package: `None` if anything in the file is an error.
    pub(super) fn fill(&mut self, mut package: Package<'_>) -> Option<Dataset> {
        let Begun {
            referred,
            meta,
            initiatives,
            kinds,
        } = self.begin(&mut package);
        let activities = package.tables[2];
        let builder = meta.map(|meta| DatasetBuilder::new(meta, initiatives, kinds));
        let mut filling = Filling {
            builder,
            ids: Ids::of(&ACTIVITIES, activities),
        };
        if let Some((resource, list)) = activities {
            self.activities(resource, list, &referred, &mut filling);
        }
        self.finish(package.tables[3], &referred, filling)
    }

    /// Reads the figures, and gives the dataset out if nothing is wrong.
    pub(super) fn finish(
        &mut self,
        figures: Found<'_>,
        referred: &Referred,
        filling: Filling,
    ) -> Option<Dataset> {
        let Filling { mut builder, ids } = filling;
        let mut figure_ids = Ids::of(&FIGURES, figures);
        self.each_row(&FIGURES, figures, |checker, i, row| {
            let figure = checker.figure(row, i, &mut figure_ids, &ids, referred.n_paragraphs);
            if let (Some(figure), Some(builder)) = (figure, builder.as_mut()) {
                builder.push_figure(figure);
            }
        });
        builder
            .filter(|_| !self.findings.has_error())
            .map(DatasetBuilder::finish)
    }

    fn activities(
        &mut self,
        resource: usize,
        list: Value<'_>,
        referred: &Referred,
        filling: &mut Filling,
    ) {
        self.forget_names();
        let resources = Trail::Key(&Trail::Top, "resources");
        let resource = Trail::Resource(&resources, resource, ACTIVITIES.name);
        let data = Trail::Key(&resource, "data");
        let (mut n, mut next) = (0, list.first());
        while let Some(at) = next {
            let mut cursor = Cursor::new(list.text(), at);
            let read = match (referred.context(), &mut filling.builder) {
                (Some(context), Some(builder)) => {
                    swift::read(&mut cursor, context, n, &mut filling.ids.rows, builder).is_ok()
                }
                _ => false,
            };
            next = list.after(if read {
                cursor.at()
            } else {
                let value = list.element(at);
                if let Some(row) =
                    self.row(value, Trail::Index(&data, n), ACTIVITIES.columns, ERROR)
                {
                    self.activity(n, &row, referred, filling);
                }
                value.end()
            });
            n += 1;
        }
        if n == 0 {
            self.fault_at(data, (Code::EmptyDataset, WARNING), list, Expected::Rows);
        }
    }

    fn activity(
        &mut self,
        i: usize,
        row: &Row<'_, '_>,
        referred: &Referred,
        filling: &mut Filling,
    ) {
        let id = self.own_id(row, i, &mut filling.ids);
        let initiative = self.reference(row, "initiative", &referred.initiatives);
        let kind = self.reference(row, "kind", &referred.kinds);
        let title = self.text(row, "title", MAX_TITLE);
        let summary = self.text(row, "summary", MAX_TEXT);
        let when = self.when(row, referred.period);
        let basis = self.basis(row, referred.period, when.as_ref().map(|(_, when)| *when));
        let note = match basis {
            Some(Basis::Implied) => self.text_or(
                row,
                "when_note",
                MAX_TEXT,
                (Code::MissingBasisNote, WARNING),
            ),
            _ => self.text(row, "when_note", MAX_TEXT),
        };
        let source = self.place(row, referred.n_paragraphs);
        let (Some(id), Some(initiative), Some(kind), Some((edtf, when))) =
            (id, initiative, kind, when)
        else {
            return;
        };
        let (Some(title), Some(basis), Some(builder)) = (title, basis, filling.builder.as_mut())
        else {
            return;
        };
        // One error in the file, and there will be no dataset: the rows after it are only checked.
        if self.findings.has_error() {
            return;
        }
        let (summary, note) = (summary.unwrap_or_default(), note.unwrap_or_default());
        let slots = [&title, &summary, &note].map(|text| text.slots().collect::<Vec<_>>());
        let [title, summary, note] =
            [&slots[0], &slots[1], &slots[2]].map(|slots| TextRow::Each(slots));
        let (id, edtf) = (&*id, &*edtf);
        builder.push_activity(ActivityRow {
            id,
            initiative,
            kind,
            title,
            summary,
            edtf,
            when,
            basis,
            note,
            source,
        });
    }

    /// The date of an activity, as written and as months.
    fn when<'a>(
        &mut self,
        row: &Row<'_, 'a>,
        period: Option<Period>,
    ) -> Option<(Cow<'a, str>, When)> {
        let (text, value) = self.string(row, "when")?;
        if text.chars().nth(MAX_DATE).is_some() {
            self.fault(
                row,
                "when",
                (Code::TextTooLong, ERROR),
                value,
                Expected::AtMost(MAX_DATE),
            );
            return None;
        }
        let read = match period {
            Some(period) => When::parse(&text, period).map(Some),
            // Without a period a date has no months, but it has a syntax.
            None => Edtf::parse(&text).map(|_| None).map_err(WhenError::NotEdtf),
        };
        match (read, period) {
            (Ok(when), _) => {
                if text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()) {
                    let some_time_in_it = Expected::Write(format!("{text}-XX"));
                    self.fault(
                        row,
                        "when",
                        (Code::YearOnly, WARNING),
                        value,
                        some_time_in_it,
                    );
                }
                when.map(|when| (text, when))
            }
            (Err(WhenError::NotEdtf(e)), _) => {
                let read = n_chars_before(&text, e.offset);
                self.fault(
                    row,
                    "when",
                    (Code::BadDate, ERROR),
                    value,
                    Expected::Edtf { read },
                );
                None
            }
            (Err(WhenError::OutsidePeriod), period) => {
                let expected = period.map_or(Expected::Bounded, Expected::Within);
                self.fault(
                    row,
                    "when",
                    (Code::DateOutsidePeriod, ERROR),
                    value,
                    expected,
                );
                None
            }
        }
    }

    /// What a date rests on. Who says that only the period is known cannot know a month.
    fn basis(
        &mut self,
        row: &Row<'_, '_>,
        period: Option<Period>,
        when: Option<When>,
    ) -> Option<Basis> {
        let basis = self.choice(row, "when_basis", &BASES)?;
        if let (Basis::Period, Some(period), Some(when), Some(value)) =
            (basis, period, when, row.get("when"))
        {
            let is_all = when.possible == period.all();
            let is_dated = !when.certain.is_empty() && period.n_months() > 1;
            if !is_all || is_dated {
                let write = Expected::Write(some_time_in(period));
                self.fault(row, "when", (Code::PeriodBasisDated, ERROR), value, write);
            }
        }
        Some(basis)
    }
}

/// The EDTF expression that says of a period no more than that it was some time in it.
fn some_time_in(period: Period) -> String {
    let (first, last) = (period.month(0), period.month(period.n_months() - 1));
    match period.year() {
        Some(year) => format!("{year:04}-XX"),
        None if first == last => first.to_string(),
        None => format!("[{first}..{last}]"),
    }
}
