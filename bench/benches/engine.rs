//! How fast the parts are that need no browser: reading, filtering, searching, counting, laying out.

use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput};
use yearline_bench::{SIZES, file, year};
use yearline_core::domain::{Dataset, Filter, Matrix, MonthSet, Split, When};
use yearline_core::ingest;
use yearline_plot::TypeSizes;
use yearline_plot::density::LaneDays;
use yearline_plot::scene::{MarkKey, Tone};
use yearline_plot::timeline::{Activities, Choice, Lane, Timeline, TimelineInput};

/// A file has 64 MiB at most, so a million activities are not read at once.
const READ: [usize; 3] = [60, 10_000, 100_000];

fn reading(c: &mut Criterion) {
    let mut group = c.benchmark_group("reading");
    for n in READ {
        let bytes = file(n).into_bytes();
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(BenchmarkId::new("whole", n), |b| {
            b.iter(|| ingest::read(black_box(&bytes)))
        });
        // What a file with a remark about it costs: all of it is read again.
        group.bench_function(BenchmarkId::new("carefully", n), |b| {
            b.iter(|| ingest::read_carefully(black_box(&bytes)))
        });
    }
    group.finish();
}

/// The clicks of a reader, each on top of the one before.
fn clicks() -> Vec<Filter> {
    let (initiatives, months) = (
        |i: &[usize]| i.to_vec(),
        |m: &[usize]| m.iter().copied().collect::<MonthSet>(),
    );
    let filter = |i: &[usize], m: &[usize]| Filter {
        initiatives: initiatives(i),
        months: months(m),
        ..Filter::default()
    };
    vec![
        filter(&[3], &[]),
        filter(&[3], &[9]),
        Filter::default(),
        filter(&[0], &[]),
        filter(&[0, 7], &[]),
        filter(&[0, 7], &[2]),
        filter(&[0, 7], &[2, 3]),
        filter(&[7], &[2, 3]),
        Filter::default(),
        filter(&[], &[5]),
        Filter {
            kinds: vec![2],
            ..filter(&[5], &[5])
        },
        Filter::default(),
    ]
}

fn filtering(c: &mut Criterion) {
    let mut group = c.benchmark_group("filtering");
    for n in SIZES {
        let (data, clicks) = (year(n), clicks());
        let mut turn = 0;
        // The mean of the twelve: a click is a selection, the counts of all facets, and the matrix.
        group.bench_function(BenchmarkId::new("a click", n), |b| {
            b.iter(|| {
                turn += 1;
                clicks[turn % clicks.len()].apply(&data)
            });
        });
        let mut turn = 0;
        // A word that nobody typed before, so that nothing is narrowed down; half of them are in no text.
        group.bench_function(BenchmarkId::new("a word", n), |b| {
            b.iter(|| {
                turn += 1;
                let word = if turn % 2 == 0 {
                    format!("ward {}", turn % 200)
                } else {
                    format!("zebra{turn}")
                };
                data.holding(black_box(&word))
            });
        });
    }
    group.finish();
}

fn summarising(c: &mut Criterion) {
    let mut group = c.benchmark_group("summarising");
    for n in SIZES {
        let data = year(n);
        let among = Filter {
            months: MonthSet::only(5),
            ..Filter::default()
        }
        .select(&data)
        .shown;
        group.bench_function(BenchmarkId::new("a matrix", n), |b| {
            b.iter(|| Matrix::of(&data, black_box(&among)))
        });
        group.bench_function(BenchmarkId::new("a split", n), |b| {
            b.iter(|| Split::of(&data, black_box(&among)))
        });
    }
    group.finish();
}

/// What the timeline asks of a dataset, in the plainest words.
struct Plain<'d>(&'d Dataset);

impl Activities for Plain<'_> {
    fn when(&self, activity: usize) -> When {
        self.0.activity(activity).when()
    }

    fn title(&self, activity: usize) -> String {
        self.0.activity(activity).title(0).to_owned()
    }

    fn note(&self, activity: usize) -> String {
        self.0.activity(activity).edtf().to_owned()
    }

    fn count(&self, _: usize, month: usize) -> String {
        month.to_string()
    }

    fn part(&self, n: usize, whole: usize) -> String {
        format!("{n} of {whole}")
    }
}

fn lanes(data: &Dataset) -> Vec<Lane> {
    let lane = |(i, initiative): (usize, &yearline_core::domain::Initiative)| {
        let own = data.of_initiative(i).ones().map(|a| {
            let activity = data.activity(a);
            (a, (!data.undated().contains(a)).then(|| activity.when()))
        });
        let days = LaneDays::new(data.period(), &mut own.collect::<Vec<_>>().into_iter());
        let undated_value = days.undated().len().to_string();
        Lane {
            key: MarkKey::Initiative(i),
            number: initiative.number,
            label: initiative.title.get(0).to_owned(),
            is_open: false,
            days: Arc::new(days),
            named: Vec::new(),
            undated_value,
        }
    };
    data.initiatives().iter().enumerate().map(lane).collect()
}

fn laying_out(c: &mut Criterion) {
    let mut group = c.benchmark_group("laying out");
    for n in SIZES {
        let data = year(n);
        let period = data.period();
        // Once for a dataset.
        group.bench_function(BenchmarkId::new("the lanes by day", n), |b| {
            b.iter(|| lanes(black_box(&data)))
        });
        let input = TimelineInput {
            period,
            window: (period.first_day(), period.last_day()),
            lanes: lanes(&data),
            month_labels: (1..=12).map(|m| (m.to_string(), m.to_string())).collect(),
            year_labels: Vec::new(),
            undated_heading: "No month".to_owned(),
            type_px: TypeSizes::latin(),
        };
        let tones = vec![Tone::Plain; input.lanes.len()];
        let choice = Choice {
            lanes: &tones,
            tone: &|_| Tone::Plain,
            chosen: &|_| None,
            month: &|lane, month| (format!("{lane} {month}"), Tone::Plain),
            part: &|n, whole| format!("{n} of {whole}"),
        };
        // At each zoom, each new width.
        group.bench_function(BenchmarkId::new("the timeline", n), |b| {
            b.iter(|| {
                Timeline::horizontal(1240.0, black_box(input.clone()), &Plain(&data)).scene(&choice)
            });
        });
    }
    group.finish();
}

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    reading(&mut criterion);
    filtering(&mut criterion);
    summarising(&mut criterion);
    laying_out(&mut criterion);
    criterion.final_summary();
}
