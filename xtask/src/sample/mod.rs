//! `sample`: a synthetic dataset, made from a seed, that shows what a well-dated year looks like and keeps the page
//! honest about its generality. The college in it, and all that it does, is made up, and says so everywhere.
//!
//! The same seed and number of activities give the same bytes on every machine: `data/sample.json` is the output for
//! the defaults, and a test holds it to that.

mod initiatives;
mod layout;
mod package;
mod prng;
mod text;
mod when;
mod words;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Write};

use anyhow::{Context, Result};
use serde::Serialize;
use serde_json::Serializer;
use yearline_core::domain::{Decimal, Place, Qualifier};
use yearline_core::format::{self, Activity, Figure, Id, Package};

use crate::args::SampleOptions;
use crate::project::Project;
use initiatives::{INITIATIVES, Initiative};
use layout::LineARow;
use package::{Tables, package, tables};
use prng::SplitMix64;
use text::{Text, by_language, text};
use when::Calendar;
use words::{COUNTED, Counted, KINDS, LONG_TAILS, PARTNERS, PLACES};

/// One in so many activities has a long title.
const ONE_LONG_TITLE_IN: usize = 40;

/// So many activities in so many have a figure: 40 of 300.
const FIGURES_PER_ACTIVITIES: (usize, usize) = (2, 15);

/// Writes the dataset.
pub(crate) fn write(project: &Project, options: &SampleOptions) -> Result<()> {
    let path = project.at(&options.out);
    if let Some(dir) = path.parent() {
        std::fs::create_dir_all(dir).with_context(|| dir.display().to_string())?;
    }
    let dataset = generate(options.n_activities, options.seed);
    File::create(&path)
        .and_then(|file| write_to(BufWriter::new(file), &dataset))
        .with_context(|| path.display().to_string())?;
    println!(
        "{}: {} activities, seed {}",
        path.display(),
        options.n_activities,
        options.seed
    );
    Ok(())
}

/// Writes a dataset in JSON, a row a line.
fn write_to(mut writer: impl Write, dataset: &Package<'_, Tables>) -> io::Result<()> {
    dataset.serialize(&mut Serializer::with_formatter(
        &mut writer,
        LineARow::default(),
    ))?;
    writeln!(writer)?;
    writer.flush()
}

/// The dataset.
fn generate(n_activities: usize, seed: u64) -> Package<'static, Tables> {
    let mut random = SplitMix64::new(seed);
    let (activities, figures) = rows(n_activities, &mut random);
    let initiatives = (1..)
        .zip(&INITIATIVES)
        .map(|(number, it)| initiative_row(number, it));
    let kinds = KINDS.iter().map(|kind| format::Kind {
        id: Id(kind.id.into()),
        title: kind.title.by_language(),
    });
    package(
        n_activities,
        seed,
        tables(initiatives.collect(), kinds.collect(), activities, figures),
    )
}

/// The rows of `activities` and of `figures`.
fn rows(
    n_activities: usize,
    random: &mut SplitMix64,
) -> (Vec<Activity<'static>>, Vec<Figure<'static>>) {
    let all_shares: usize = INITIATIVES.iter().map(|initiative| initiative.share).sum();
    let (some, of) = FIGURES_PER_ACTIVITIES;
    let mut calendar = Calendar::new();
    let mut titles = Titles::default();
    let (mut activities, mut figures) = (Vec::with_capacity(n_activities), Vec::new());
    let mut shares_so_far = 0;
    for (paragraph, initiative) in (2..).zip(&INITIATIVES) {
        shares_so_far += initiative.share;
        let up_to = n_activities * shares_so_far / all_shares;
        let mut sentence = 1usize;
        while activities.len() < up_to {
            let n = activities.len();
            sentence += 1;
            let source = Place {
                paragraph,
                sentence: u16::try_from(sentence).ok(),
            };
            let id = format!("{}-{:03}", initiative.id, sentence - 1);
            activities.push(activity_row(
                id.clone(),
                initiative,
                source,
                &mut titles,
                &mut calendar,
                random,
            ));
            // Spread evenly: each time the whole part of the running share grows.
            if (n + 1) * some / of > n * some / of {
                figures.push(figure_row(figures.len(), id, source, random));
            }
        }
    }
    (activities, figures)
}

fn initiative_row(number: u16, initiative: &Initiative) -> format::Initiative<'static> {
    let Text { en, zh } = initiative.about;
    format::Initiative {
        id: Id(initiative.id.into()),
        number,
        title: initiative.title.by_language(),
        summary: by_language(
            format!("Made up: this initiative {en}."),
            format!("虚构：这项工作{zh}。"),
        ),
    }
}

fn activity_row(
    id: String,
    initiative: &Initiative,
    source: Place,
    titles: &mut Titles,
    calendar: &mut Calendar,
    random: &mut SplitMix64,
) -> Activity<'static> {
    let kind = random.pick(&KINDS);
    let form = random.pick(&kind.forms);
    let subject = random.pick(&initiative.subjects);
    let tail = if random.below(ONE_LONG_TITLE_IN) == 0 {
        Some(random.pick(&LONG_TAILS))
    } else {
        None
    };
    let title = titles.next(form, subject, tail);
    let (place, partner) = (random.pick(&PLACES), random.pick(&PARTNERS));
    let summary = if random.percent(60) {
        by_language(
            format!(
                "Made up: it took place in {}, together with {}.",
                place.en, partner.en
            ),
            format!("虚构：在{}举行，与{}合办。", place.zh, partner.zh),
        )
    } else {
        by_language(
            format!("Made up: it took place in {}.", place.en),
            format!("虚构：在{}举行。", place.zh),
        )
    };
    let when = calendar.deal(random, &initiative.busy);
    Activity {
        id: Id(id.into()),
        initiative: Id(initiative.id.into()),
        kind: Id(kind.id.into()),
        title,
        summary,
        when: when.edtf.into(),
        when_basis: when.basis,
        when_note: when.note.map(Text::by_language),
        source,
    }
}

/// Gives every activity a title of its own: one that comes again is numbered.
#[derive(Default)]
struct Titles(BTreeMap<(&'static str, &'static str), usize>);

impl Titles {
    fn next(&mut self, form: &Text, subject: &Text, tail: Option<&Text>) -> format::Text<'static> {
        let n_times = self.0.entry((form.en, subject.en)).or_default();
        *n_times += 1;
        let (number_en, number_zh) = match n_times {
            1 => (String::new(), String::new()),
            n => (format!(" ({n})"), format!("（{n}）")),
        };
        let (tail_en, tail_zh) = tail.map_or(("", ""), |tail| (tail.en, tail.zh));
        by_language(
            format!("{}{number_en}{tail_en}", form.en.replace("{}", subject.en)),
            format!("{}{number_zh}{tail_zh}", form.zh.replace("{}", subject.zh)),
        )
    }
}

fn figure_row(
    n: usize,
    activity: String,
    source: Place,
    random: &mut SplitMix64,
) -> Figure<'static> {
    use Qualifier::{About, AtLeast, Exact, MoreThan};
    let Counted {
        title,
        unit,
        tenths,
        has_parts,
    } = &COUNTED[n % COUNTED.len()];
    let qualifier = *random.pick(&[Exact, Exact, Exact, MoreThan, AtLeast, About]);
    let tenths = random.between(tenths.0, tenths.1);
    let value = match (qualifier, has_parts) {
        (Exact, true) if !tenths.is_multiple_of(10) => Decimal::new(tenths as i64, 1),
        (Exact, _) => Decimal::new((tenths / 10) as i64, 0),
        // Nobody says "more than 137".
        _ if tenths >= 1_000 => Decimal::new((tenths / 1_000 * 100) as i64, 0),
        _ => Decimal::new((tenths / 100 * 10).max(5) as i64, 0),
    };
    let note = text(
        "Made up: the report gives the floor, not the number itself.",
        "虚构：报告只给出下限，没有给出确数。",
    );
    Figure {
        id: Id(format!("figure-{:03}", n + 1).into()),
        activity: Id(activity.into()),
        title: title.by_language(),
        value,
        qualifier,
        unit: unit.by_language(),
        note: qualifier.is_open().then(|| note.by_language()),
        source,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use yearline_core::domain::Basis;

    use super::*;

    fn json(n_activities: usize, seed: u64) -> String {
        let mut json = Vec::new();
        write_to(&mut json, &generate(n_activities, seed)).unwrap_or_else(|e| panic!("{e}"));
        String::from_utf8(json).unwrap_or_else(|e| panic!("{e}"))
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
        assert_eq!(json(300, 1), json(300, 1));
        assert_ne!(json(300, 1), json(300, 2));
    }

    #[test]
    fn the_committed_dataset_is_the_generators_output() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/sample.json");
        let committed = std::fs::read_to_string(path)
            .unwrap_or_default()
            .replace("\r\n", "\n");
        let options = SampleOptions::default();
        assert!(
            committed == json(options.n_activities, options.seed),
            "data/sample.json is stale: `cargo xtask sample` writes it anew"
        );
    }

    #[test]
    fn it_is_read_without_a_word_and_each_row_has_a_line() {
        for n_activities in [1, 12, 300] {
            let json = json(n_activities, 3);
            let reading = yearline_core::ingest::read(json.as_bytes());
            assert_eq!(reading.diagnostics, []);
            assert_eq!(
                reading.dataset.map(|data| data.n_activities()),
                Some(n_activities)
            );
            assert_eq!(
                json.lines()
                    .filter(|line| line.contains(r#""when": "#))
                    .count(),
                n_activities
            );
        }
    }

    /// Both languages of a text.
    fn both(text: &format::Text<'_>) -> Vec<String> {
        match text {
            format::Text::Same(text) => vec![text.to_string()],
            format::Text::ByLanguage(texts) => {
                texts.iter().map(|(_, text)| text.to_string()).collect()
            }
        }
    }

    #[test]
    fn as_many_rows_as_asked_for_each_marked_as_made_up() {
        for n_activities in [0, 1, 12, 300, 1_000] {
            let (_, _, activities, figures) = generate(n_activities, 3).resources;
            assert_eq!(activities.data.len(), n_activities);
            for activity in &activities.data {
                let summary = both(&activity.summary);
                assert!(
                    summary[0].starts_with("Made up") && summary[1].starts_with("虚构"),
                    "{summary:?}"
                );
            }
            assert_eq!(figures.data.len(), n_activities * 2 / 15);
        }
    }

    #[test]
    fn identifiers_and_titles_are_distinct() {
        let activities = generate(2_000, 1).resources.2.data;
        let ids: BTreeSet<_> = activities.iter().map(|activity| &activity.id.0).collect();
        let titles: BTreeSet<_> = activities
            .iter()
            .map(|activity| both(&activity.title))
            .collect();
        assert_eq!((ids.len(), titles.len()), (2_000, 2_000));
    }

    #[test]
    fn every_initiative_kind_basis_qualifier_and_unit_occurs() {
        let (_, _, activities, figures) = generate(300, 1).resources;
        let initiatives: BTreeSet<_> = activities.data.iter().map(|a| &a.initiative.0).collect();
        let kinds: BTreeSet<_> = activities.data.iter().map(|a| &a.kind.0).collect();
        assert_eq!(
            (initiatives.len(), kinds.len()),
            (INITIATIVES.len(), KINDS.len())
        );
        for basis in [Basis::Stated, Basis::Implied, Basis::Period] {
            assert!(
                activities.data.iter().any(|a| a.when_basis == basis),
                "{basis:?}"
            );
        }
        for qualifier in [
            Qualifier::Exact,
            Qualifier::AtLeast,
            Qualifier::MoreThan,
            Qualifier::About,
        ] {
            assert!(
                figures.data.iter().any(|f| f.qualifier == qualifier),
                "{qualifier:?}"
            );
        }
        for counted in &COUNTED {
            let unit = counted.unit.by_language();
            assert!(
                figures.data.iter().any(|f| f.unit == unit),
                "{}",
                counted.unit.en
            );
        }
    }

    #[test]
    fn a_basis_of_the_period_has_no_month_and_an_implied_one_has_its_note() {
        for activity in generate(1_000, 1).resources.2.data {
            let is_undated = activity.when == "2024-XX";
            assert_eq!(
                activity.when_basis == Basis::Period,
                is_undated,
                "{activity:?}"
            );
            assert!(
                activity.when_basis != Basis::Implied || activity.when_note.is_some(),
                "{activity:?}"
            );
        }
    }
}
