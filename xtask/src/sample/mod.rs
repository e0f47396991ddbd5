//! `sample`: a synthetic dataset, made from a seed, that shows what a well-dated year looks like and keeps the page
//! honest about its generality. The college in it, and all that it does, is made up, and says so everywhere.
//!
//! The same seed and number of activities give the same bytes on every machine: `data/sample.json` is the output for
//! the defaults, and a test holds it to that.

mod initiatives;
mod package;
mod prng;
mod text;
mod when;
mod words;

use std::collections::BTreeMap;

use anyhow::{Context, Result};

use crate::args::SampleOptions;
use crate::project::Project;
use initiatives::{INITIATIVES, Initiative};
use package::{ACTIVITY_FIELDS, FIGURE_FIELDS, INITIATIVE_FIELDS, KIND_FIELDS, package, resource};
use prng::SplitMix64;
use text::{Text, map, string, text};
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
    let json = generate(options.n_activities, options.seed);
    std::fs::write(&path, &json).with_context(|| path.display().to_string())?;
    println!(
        "{}: {} activities, seed {}, {} bytes",
        path.display(),
        options.n_activities,
        options.seed,
        json.len()
    );
    Ok(())
}

/// The dataset in JSON, a row a line.
fn generate(n_activities: usize, seed: u64) -> String {
    let mut random = SplitMix64::new(seed);
    let (activities, figures) = rows(n_activities, &mut random);
    let initiatives: Vec<String> = (1..)
        .zip(&INITIATIVES)
        .map(|(number, it)| initiative_row(number, it))
        .collect();
    let kinds: Vec<String> = KINDS
        .iter()
        .map(|kind| {
            format!(
                r#"{{"id": {}, "title": {}}}"#,
                string(kind.id),
                kind.title.json()
            )
        })
        .collect();
    let resources = [
        resource(
            "initiatives",
            "The initiatives of the made-up year",
            INITIATIVE_FIELDS,
            &[],
            &initiatives,
        ),
        resource("kinds", "The kinds of activity", KIND_FIELDS, &[], &kinds),
        resource(
            "activities",
            "What was done, one row for each made-up activity",
            ACTIVITY_FIELDS,
            &[("initiative", "initiatives"), ("kind", "kinds")],
            &activities,
        ),
        resource(
            "figures",
            "The made-up figures",
            FIGURE_FIELDS,
            &[("activity", "activities")],
            &figures,
        ),
    ];
    package(n_activities, seed, &resources)
}

/// The rows of `activities` and of `figures`.
fn rows(n_activities: usize, random: &mut SplitMix64) -> (Vec<String>, Vec<String>) {
    let all_shares: usize = INITIATIVES.iter().map(|initiative| initiative.share).sum();
    let (some, of) = FIGURES_PER_ACTIVITIES;
    let mut calendar = Calendar::new();
    let mut titles = Titles::default();
    let (mut activities, mut figures) = (Vec::with_capacity(n_activities), Vec::new());
    let mut shares_so_far = 0;
    for (paragraph, initiative) in (2..).zip(&INITIATIVES) {
        shares_so_far += initiative.share;
        let up_to = n_activities * shares_so_far / all_shares;
        let mut sentence = 1;
        while activities.len() < up_to {
            let n = activities.len();
            sentence += 1;
            let source = format!(r#"{{"paragraph": {paragraph}, "sentence": {sentence}}}"#);
            let id = format!("{}-{:03}", initiative.id, sentence - 1);
            activities.push(activity_row(
                &id,
                initiative,
                &source,
                &mut titles,
                &mut calendar,
                random,
            ));
            // Spread evenly: each time the whole part of the running share grows.
            if (n + 1) * some / of > n * some / of {
                figures.push(figure_row(figures.len(), &id, &source, random));
            }
        }
    }
    (activities, figures)
}

fn initiative_row(number: usize, initiative: &Initiative) -> String {
    let Text { en, zh } = initiative.about;
    format!(
        r#"{{"id": {}, "number": {number}, "title": {}, "summary": {}}}"#,
        string(initiative.id),
        initiative.title.json(),
        map(
            &format!("Made up: this initiative {en}."),
            &format!("虚构：这项工作{zh}。")
        ),
    )
}

fn activity_row(
    id: &str,
    initiative: &Initiative,
    source: &str,
    titles: &mut Titles,
    calendar: &mut Calendar,
    random: &mut SplitMix64,
) -> String {
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
        map(
            &format!(
                "Made up: it took place in {}, together with {}.",
                place.en, partner.en
            ),
            &format!("虚构：在{}举行，与{}合办。", place.zh, partner.zh),
        )
    } else {
        map(
            &format!("Made up: it took place in {}.", place.en),
            &format!("虚构：在{}举行。", place.zh),
        )
    };
    let when = calendar.deal(random, &initiative.busy);
    let note = when
        .note
        .map(|note| format!(r#", "when_note": {}"#, note.json()))
        .unwrap_or_default();
    format!(
        r#"{{"id": {}, "initiative": {}, "kind": {}, "title": {title}, "summary": {summary}, "when": {}, "when_basis": {}{note}, "source": {source}}}"#,
        string(id),
        string(initiative.id),
        string(kind.id),
        string(&when.edtf),
        string(when.basis),
    )
}

/// Gives every activity a title of its own: one that comes again is numbered.
#[derive(Default)]
struct Titles(BTreeMap<(&'static str, &'static str), usize>);

impl Titles {
    fn next(&mut self, form: &Text, subject: &Text, tail: Option<&Text>) -> String {
        let n_times = self.0.entry((form.en, subject.en)).or_default();
        *n_times += 1;
        let (number_en, number_zh) = match n_times {
            1 => (String::new(), String::new()),
            n => (format!(" ({n})"), format!("（{n}）")),
        };
        let (tail_en, tail_zh) = tail.map_or(("", ""), |tail| (tail.en, tail.zh));
        map(
            &format!("{}{number_en}{tail_en}", form.en.replace("{}", subject.en)),
            &format!("{}{number_zh}{tail_zh}", form.zh.replace("{}", subject.zh)),
        )
    }
}

fn figure_row(n: usize, activity: &str, source: &str, random: &mut SplitMix64) -> String {
    let Counted {
        title,
        unit,
        tenths,
        has_parts,
    } = &COUNTED[n % COUNTED.len()];
    let qualifier = *random.pick(&["exact", "exact", "exact", "more-than", "at-least", "about"]);
    let tenths = random.between(tenths.0, tenths.1);
    let value = match (qualifier, has_parts) {
        ("exact", true) => format!("{}.{}", tenths / 10, tenths % 10),
        ("exact", false) => format!("{}", tenths / 10),
        // Nobody says "more than 137".
        _ if tenths >= 1_000 => format!("{}", tenths / 1_000 * 100),
        _ => format!("{}", (tenths / 100 * 10).max(5)),
    };
    let note = match qualifier {
        "more-than" | "at-least" => {
            let note = text(
                "Made up: the report gives the floor, not the number itself.",
                "虚构：报告只给出下限，没有给出确数。",
            );
            format!(r#", "note": {}"#, note.json())
        }
        _ => String::new(),
    };
    format!(
        r#"{{"id": "figure-{:03}", "activity": {}, "title": {}, "value": {value}, "qualifier": "{qualifier}", "unit": {}{note}, "source": {source}}}"#,
        n + 1,
        string(activity),
        title.json(),
        unit.json(),
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
        assert_eq!(generate(300, 1), generate(300, 1));
        assert_ne!(generate(300, 1), generate(300, 2));
    }

    #[test]
    fn the_committed_dataset_is_the_generators_output() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/sample.json");
        let committed = std::fs::read_to_string(path)
            .unwrap_or_default()
            .replace("\r\n", "\n");
        let options = SampleOptions::default();
        let generated = generate(options.n_activities, options.seed);
        assert!(
            committed == generated,
            "data/sample.json is stale: `cargo xtask sample` writes it anew"
        );
    }

    /// The values of a key that hold no quote, in order.
    fn values<'a>(json: &'a str, key: &str) -> Vec<&'a str> {
        let key = format!("\"{key}\": \"");
        json.match_indices(&key)
            .map(|(at, _)| json[at + key.len()..].split('"').next().unwrap_or_default())
            .collect()
    }

    fn lines_with<'a>(json: &'a str, sign: &str) -> Vec<&'a str> {
        json.lines().filter(|line| line.contains(sign)).collect()
    }

    #[test]
    fn as_many_rows_as_asked_for_each_marked_as_made_up() {
        for n_activities in [0, 1, 12, 300, 1_000] {
            let json = generate(n_activities, 3);
            let rows = lines_with(&json, r#""when": "#);
            assert_eq!(rows.len(), n_activities);
            assert!(
                rows.iter()
                    .all(|row| row.contains("Made up") && row.contains("虚构"))
            );
            assert_eq!(
                lines_with(&json, r#""qualifier": ""#).len(),
                n_activities * 2 / 15
            );
        }
    }

    #[test]
    fn identifiers_and_titles_are_distinct() {
        let json = generate(2_000, 1);
        let rows = lines_with(&json, r#""when": "#);
        let ids: BTreeSet<_> = rows
            .iter()
            .filter_map(|row| values(row, "id").first().copied())
            .collect();
        let titles: BTreeSet<_> = rows
            .iter()
            .filter_map(|row| values(row, "en").first().copied())
            .collect();
        assert_eq!((ids.len(), titles.len()), (2_000, 2_000));
    }

    #[test]
    fn every_initiative_kind_basis_qualifier_and_unit_occurs() {
        let json = generate(300, 1);
        let occurs = |key: &str| values(&json, key).into_iter().collect::<BTreeSet<_>>();
        assert_eq!(occurs("initiative").len(), INITIATIVES.len());
        assert_eq!(occurs("kind").len(), KINDS.len());
        assert_eq!(
            occurs("when_basis"),
            BTreeSet::from(["stated", "implied", "period"])
        );
        assert_eq!(
            occurs("qualifier"),
            BTreeSet::from(["exact", "at-least", "more-than", "about"])
        );
        for counted in &COUNTED {
            assert!(
                json.contains(&format!(r#""unit": {}"#, counted.unit.json())),
                "{}",
                counted.unit.en
            );
        }
    }

    #[test]
    fn a_basis_of_the_period_has_no_month_and_an_implied_one_has_its_note() {
        for row in lines_with(&generate(1_000, 1), r#""when": "#) {
            let is_undated = row.contains(r#""when": "2024-XX""#);
            assert_eq!(
                row.contains(r#""when_basis": "period""#),
                is_undated,
                "{row}"
            );
            assert!(
                !row.contains(r#""when_basis": "implied""#) || row.contains("when_note"),
                "{row}"
            );
        }
    }
}
