//! Invented datasets to draw.

use std::sync::Arc;

use yearline_core::domain::{Cell, Day, Period, Qualifier, Split, When};
use yearline_plot::TypeSizes;
use yearline_plot::bars::{BarRow, Bars};
use yearline_plot::columns::Columns;
use yearline_plot::density::LaneDays;
use yearline_plot::figures::{FigureRow, UnitGroup};
use yearline_plot::matrix::{Matrix, MatrixRow, MonthField};
use yearline_plot::months::{MonthColumn, Months, UndatedColumn};
use yearline_plot::scene::{MarkKey, Scene, Tone};
use yearline_plot::timeline::{Activities, Choice, Lane, Timeline, TimelineInput};

pub(crate) const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Every form of EDTF that is supported, with dates in or around 2022.
pub(crate) const WHENS: [&str; 34] = [
    "2022-05-04",
    "2022-05",
    "2022-05~",
    "2022-05-04%",
    "2022-1X",
    "2022-21",
    "2022-34",
    "2022-41",
    "2022-03/2022-06",
    "2022-03-31/2022-04-01",
    "2022-03-15/2022-03-15",
    "2022-03~/..",
    "2022-03/..",
    "2022-03/",
    "/2022-03",
    "../2022-03",
    "2022-03-10/2022-06~",
    "2022-03~/2022-04~",
    "2021-11-05/2022-02-03",
    "2022-11-20/2023-02",
    "2020/2024",
    "[2022-10..2022-12]",
    "[2022-03,2022-09]",
    "[2022-05-01..2022-05-09]",
    "[2021-12,2022-01]",
    "[..2022-02]",
    "[2022-11..]",
    "{2022-03,2022-09}",
    "{2022-03..2022-05}",
    "{2022-03~,2022-09}",
    "2022-12-31",
    "2022-01-01",
    "2022-02-27/2022-03-02",
    "2022-10~",
];

pub(crate) fn year() -> Period {
    Period::parse("2022").unwrap_or_else(|e| panic!("{e:?}"))
}

pub(crate) fn day(month: u8, day: u8) -> Day {
    Day::from_civil(2022, month, day).unwrap_or_else(|| panic!("{month}-{day}"))
}

pub(crate) fn when(edtf: &str) -> When {
    When::parse(edtf, year()).unwrap_or_else(|e| panic!("{edtf}: {e}"))
}

/// An activity for the timeline: initiative, title, EDTF, date as text. Without EDTF it is undated.
type Activity<'a> = (usize, &'a str, &'a str, &'a str);

pub(crate) const NAMES: [&str; 10] = [
    "Party-history learning",
    "Study of the 20th Congress",
    "Theory study for the young",
    "Epidemic response and service",
    "Themed activities for the Congress",
    "Stronger branches",
    "“Double construction” model site",
    "Strict and clean governance",
    "Practical help for the public",
    "A civilised campus",
];

/// A dataset to draw as a timeline, with what a reader chose.
#[derive(Clone, Debug)]
pub(crate) struct Drawn {
    pub(crate) input: TimelineInput,
    pub(crate) activities: Vec<Made>,
    /// The lane that is chosen.
    pub(crate) chosen: Option<usize>,
    /// By lane and month: certain, and possible all in all.
    counts: Vec<Vec<(usize, usize)>>,
}

/// An activity of an invented dataset.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    lane: usize,
    title: String,
    when: Option<When>,
    note: String,
}

impl Activities for Drawn {
    fn when(&self, activity: usize) -> When {
        self.activities[activity]
            .when
            .unwrap_or_else(|| panic!("{activity} has no month"))
    }

    fn title(&self, activity: usize) -> String {
        self.activities[activity].title.clone()
    }

    fn note(&self, activity: usize) -> String {
        self.activities[activity].note.clone()
    }

    fn count(&self, lane: usize, month: usize) -> String {
        match self.counts[lane][month] {
            (0, 0) => String::new(),
            (certain, all) if certain == all => certain.to_string(),
            (certain, all) => format!("{certain}+{}", all - certain),
        }
    }

    fn part(&self, n: usize, whole: usize) -> String {
        format!("{n} of {whole}")
    }
}

impl Drawn {
    fn new(input: TimelineInput, activities: Vec<Made>) -> Self {
        let n_months = input.period.n_months();
        let mut counts = vec![vec![(0, 0); n_months]; input.lanes.len()];
        for (lane, when) in activities.iter().filter_map(|a| Some((a.lane, a.when?))) {
            when.certain.indexes().for_each(|m| counts[lane][m].0 += 1);
            when.possible.indexes().for_each(|m| counts[lane][m].1 += 1);
        }
        let mut drawn = Self {
            input,
            activities,
            chosen: None,
            counts,
        };
        for (i, lane) in drawn.input.lanes.iter_mut().enumerate() {
            let own = drawn
                .activities
                .iter()
                .enumerate()
                .filter(|(_, a)| a.lane == i);
            let days = LaneDays::new(drawn.input.period, &mut own.map(|(a, made)| (a, made.when)));
            lane.undated_value = days.undated().len().to_string();
            lane.days = Arc::new(days);
        }
        drawn
    }

    fn scene(&self, timeline: &Timeline) -> Scene {
        let unchosen = if self.chosen.is_some() {
            Tone::Quiet
        } else {
            Tone::Plain
        };
        let tone = |lane| {
            if self.chosen == Some(lane) {
                Tone::Chosen
            } else {
                unchosen
            }
        };
        let lanes: Vec<Tone> = (0..self.input.lanes.len()).map(tone).collect();
        timeline.scene(&Choice {
            lanes: &lanes,
            tone: &|a| tone(self.activities[a].lane),
            chosen: &|lane| {
                let is_chosen = self.chosen == Some(lane);
                self.chosen
                    .map(|_| Arc::new(self.input.lanes[lane].days.chosen(&|_| is_chosen)))
            },
            month: &|lane, month| (self.count(lane, month), tone(lane)),
            part: &|n, whole| self.part(n, whole),
        })
    }
}

/// The timeline in a container of that width.
pub(crate) fn at_width(width: f64, drawn: &Drawn) -> Scene {
    if width < Columns::NARROW_BELOW {
        vertical(width, drawn)
    } else {
        horizontal(width, drawn)
    }
}

/// The horizontal timeline.
pub(crate) fn horizontal(width: f64, drawn: &Drawn) -> Scene {
    drawn.scene(&Timeline::horizontal(width, drawn.input.clone(), drawn))
}

/// The vertical timeline.
pub(crate) fn vertical(width: f64, drawn: &Drawn) -> Scene {
    drawn.scene(&Timeline::vertical(width, drawn.input.clone(), drawn))
}

/// The report of 2022 with its own titles and dates, all lanes open.
pub(crate) fn report() -> Drawn {
    let reading = yearline_core::ingest::read(include_bytes!("../../../../data/2022.json"));
    let data = reading.dataset.expect("the report");
    let titles = data.initiatives().iter().map(|i| i.title.get(0));
    let titles: Vec<&str> = titles.collect();
    let activities = data.activities().map(|a| Made {
        lane: a.initiative_index(),
        title: a.title(0).to_owned(),
        when: (!data.undated().contains(a.index())).then(|| a.when()),
        note: String::new(),
    });
    let mut input = timeline(&titles, &[]).input;
    input.lanes.iter_mut().for_each(|lane| lane.is_open = true);
    Drawn::new(input, activities.collect())
}

/// Like the report of 2022: hardly anything is dated.
pub(crate) fn sparse() -> Drawn {
    let mut activities: Vec<Activity<'_>> = vec![
        (
            1,
            "“Six studies” campaign",
            "[2022-10..2022-12]",
            "within October to December",
        ),
        (
            1,
            "Congress report studied",
            "[2022-10..2022-12]",
            "within October to December",
        ),
        (
            3,
            "Epidemic service",
            "2022-03~/..",
            "from about the end of March",
        ),
        (
            4,
            "Micro-class contest",
            "[2022-01..2022-10]",
            "once, January to October",
        ),
        (
            4,
            "Family open day",
            "[2022-10..2022-12]",
            "once, October to December",
        ),
        (9, "Teachers’ Day commendation", "2022-09", "in September"),
    ];
    for (lane, n) in [4, 3, 5, 3, 5, 10, 6, 9, 6, 18].into_iter().enumerate() {
        activities
            .extend((0..n).map(|_| (lane, "An activity without a month, with a name", "", "")));
    }
    timeline(&NAMES, &activities)
}

pub(crate) fn timeline(names: &[&str], activities: &[Activity<'_>]) -> Drawn {
    let none = Arc::new(LaneDays::new(year(), &mut core::iter::empty()));
    let lane = |(i, name): (usize, &&str)| Lane {
        key: MarkKey::Initiative(i),
        number: (i + 1) as u16,
        label: (*name).to_owned(),
        is_open: false,
        days: Arc::clone(&none),
        named: vec![],
        undated_value: String::new(),
    };
    let input = TimelineInput {
        period: year(),
        window: (year().first_day(), year().last_day()),
        lanes: names.iter().enumerate().map(lane).collect(),
        month_labels: MONTHS
            .iter()
            .map(|m| ((*m).to_owned(), m[..1].to_owned()))
            .collect(),
        year_labels: vec![],
        undated_heading: "No month given".to_owned(),
        type_px: TypeSizes::latin(),
    };
    let made = |&(lane, title, edtf, note): &Activity<'_>| Made {
        lane,
        title: title.to_owned(),
        when: (!edtf.is_empty()).then(|| when(edtf)),
        note: note.to_owned(),
    };
    Drawn::new(input, activities.iter().map(made).collect())
}

/// A lane of those dates in another period, whose years begin at those months.
pub(crate) fn over(period: &str, years: &[usize], dates: &[&str]) -> Drawn {
    let period = Period::parse(period).unwrap_or_else(|e| panic!("{e:?}"));
    let mut input = timeline(&["One"], &[]).input;
    input.period = period;
    input.window = (period.first_day(), period.last_day());
    let name = |month: yearline_core::domain::Month| MONTHS[usize::from(month.number()) - 1];
    input.month_labels = period
        .months()
        .map(|m| (name(m).to_owned(), name(m)[..1].to_owned()))
        .collect();
    input.year_labels = years
        .iter()
        .map(|&i| (i, period.month(i).year().to_string()))
        .collect();
    let made = |edtf: &&str| Made {
        lane: 0,
        title: (*edtf).to_owned(),
        when: Some(When::parse(edtf, period).unwrap_or_else(|e| panic!("{edtf}: {e}"))),
        note: String::new(),
    };
    Drawn::new(input, dates.iter().map(made).collect())
}

/// Three hundred activities in twelve lanes, with every form of date.
pub(crate) fn dense() -> Drawn {
    many(300)
}

/// That many activities in twelve lanes, with every form of date.
pub(crate) fn many(n: usize) -> Drawn {
    let names: Vec<String> = (1..=12).map(|i| format!("Initiative number {i}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    // Days and spans of days are spread by a fixed stride, without randomness.
    let dates: Vec<String> = (0..n)
        .map(|i: usize| {
            let (month, day) = (i * 7 % 12 + 1, i * 11 % 28 + 1);
            match i % 5 {
                0 => WHENS[i / 5 % WHENS.len()].to_owned(),
                1 => format!(
                    "2022-{month:02}-{day:02}/2022-{:02}-28",
                    (month + 2).min(12)
                ),
                2 if i.is_multiple_of(3) => String::new(),
                _ => format!("2022-{month:02}-{day:02}"),
            }
        })
        .collect();
    let title = |i: usize| {
        [
            "Opening",
            "A course of six evenings",
            "Open day with guests from abroad",
        ][i % 3]
    };
    let activities: Vec<Activity<'_>> = dates
        .iter()
        .enumerate()
        .map(|(i, edtf)| (i % 12, title(i), edtf.as_str(), "in words"))
        .collect();
    timeline(&names, &activities)
}

/// The same with that lane chosen and open.
pub(crate) fn choosing(mut drawn: Drawn, chosen: usize) -> Drawn {
    drawn.chosen = Some(chosen);
    for (i, lane) in drawn.input.lanes.iter_mut().enumerate() {
        lane.is_open = i == chosen;
    }
    drawn
}

/// The same with other days in view.
pub(crate) fn in_view(mut drawn: Drawn, window: (Day, Day)) -> Drawn {
    drawn.input.window = window;
    drawn
}

pub(crate) fn bars(
    names: &[&str],
    wholes: &[(usize, usize, usize)],
    selected: Option<usize>,
) -> Bars {
    let split = |(certain, narrowed, undated)| Split {
        certain,
        narrowed,
        undated,
    };
    let rows = names
        .iter()
        .zip(wholes)
        .enumerate()
        .map(|(i, (name, whole))| {
            let whole = split(*whole);
            let part = match selected {
                None => whole,
                Some(s) if s == i => whole,
                Some(_) => Split {
                    undated: whole.undated / 2,
                    ..Split::default()
                },
            };
            let value = if part == whole {
                whole.n().to_string()
            } else {
                format!("{} of {}", part.n(), whole.n())
            };
            BarRow {
                key: MarkKey::Initiative(i),
                number: Some((i + 1) as u16),
                label: (*name).to_owned(),
                whole,
                selected: part,
                value,
                is_chosen: selected == Some(i),
            }
        });
    Bars {
        rows: rows.collect(),
        is_filtered: selected.is_some(),
        type_px: TypeSizes::latin(),
    }
}

pub(crate) const WHOLES: [(usize, usize, usize); 10] = [
    (0, 0, 4),
    (0, 2, 3),
    (0, 0, 5),
    (1, 0, 3),
    (0, 2, 5),
    (0, 0, 10),
    (0, 0, 6),
    (0, 0, 9),
    (0, 0, 6),
    (1, 0, 8),
];

pub(crate) fn months(
    counts: &[(usize, usize)],
    is_filtered: bool,
    columns_at: Option<Columns>,
) -> Months {
    let columns = counts
        .iter()
        .enumerate()
        .map(|(i, &(certain, possible))| MonthColumn {
            key: MarkKey::Month(i),
            label: MONTHS[i % 12].to_owned(),
            label_short: MONTHS[i % 12][..1].to_owned(),
            year: (counts.len() > 12 && i % 12 == 0).then(|| (2022 + i / 12).to_string()),
            whole: Cell { certain, possible },
            selected: if is_filtered {
                Cell {
                    certain: certain / 2,
                    possible: possible / 3,
                }
            } else {
                Cell { certain, possible }
            },
            value: if certain + possible == 0 {
                String::new()
            } else {
                format!("{certain}+{possible}")
            },
            is_chosen: false,
        });
    let undated = UndatedColumn {
        whole: 59,
        selected: if is_filtered { 3 } else { 59 },
        label: "No month given".to_owned(),
        value: "59".to_owned(),
        is_chosen: false,
    };
    let (columns, type_px) = (columns.collect(), TypeSizes::latin());
    Months {
        columns,
        undated,
        is_filtered,
        type_px,
        columns_at,
        height_px: 180.0,
    }
}

/// A matrix of the first initiatives, over as many months as there are counts.
pub(crate) fn matrix(names: &[&str], counts: &[(usize, usize)], is_filtered: bool) -> Matrix {
    let field = |chosen: bool, &(certain, possible): &(usize, usize)| MonthField {
        cell: Cell { certain, possible },
        value: if certain + possible > 1 {
            format!("{certain}+{possible}")
        } else {
            String::new()
        },
        tone: match (is_filtered, chosen) {
            (false, _) => Tone::Plain,
            (true, true) => Tone::Chosen,
            (true, false) => Tone::Quiet,
        },
    };
    let row = |(i, name): (usize, &&str)| MatrixRow {
        number: (i > 0).then_some(i as u16),
        label: (*name).to_owned(),
        months: counts
            .iter()
            .cycle()
            .skip(i)
            .take(counts.len())
            .map(|c| field(i == 1, c))
            .collect(),
        undated: 7 * i,
        undated_selected: if is_filtered && i == 1 { 3 } else { 0 },
        undated_value: (7 * i).to_string(),
        is_chosen: is_filtered && i == 1,
    };
    let month = |i: usize| (MONTHS[i % 12].to_owned(), MONTHS[i % 12][..1].to_owned());
    let years = (0..counts.len()).step_by(12).filter(|_| counts.len() > 12);
    Matrix {
        rows: names.iter().enumerate().map(row).collect(),
        month_labels: (0..counts.len()).map(month).collect(),
        year_labels: years.map(|i| (i, (2022 + i / 12).to_string())).collect(),
        undated_label: "No month given".to_owned(),
        is_filtered,
        type_px: TypeSizes::latin(),
    }
}

pub(crate) const COUNTS: [(usize, usize); 12] = [
    (0, 1),
    (0, 1),
    (0, 2),
    (1, 1),
    (1, 1),
    (1, 1),
    (1, 1),
    (1, 1),
    (2, 1),
    (1, 4),
    (1, 3),
    (12, 30),
];

pub(crate) fn figures() -> Vec<UnitGroup> {
    use Qualifier::{About, AtLeast, Exact, MoreThan};
    let group = |unit: &str, from: usize, rows: &[(&str, f64, Qualifier)]| UnitGroup {
        unit: unit.to_owned(),
        rows: rows
            .iter()
            .enumerate()
            .map(|(i, (label, value, qualifier))| FigureRow {
                key: MarkKey::Figure(from + i),
                label: (*label).to_owned(),
                value: *value,
                qualifier: *qualifier,
                value_text: format!("{qualifier:?} {value:e}"),
                tone: if i == 1 { Tone::Chosen } else { Tone::Plain },
            })
            .collect(),
    };
    vec![
        group(
            "people",
            0,
            &[
                ("party members in the epidemic service", 400.0, MoreThan),
                ("volunteers", 26.0, Exact),
            ],
        ),
        group("sessions", 10, &[("study sessions", 24.0, Exact)]),
        group(
            "euro",
            20,
            &[
                ("debt", -40.0, Exact),
                ("income", 85.0, AtLeast),
                ("loss", -5.0, MoreThan),
                ("gift", 12.0, About),
            ],
        ),
        group(
            "nothing",
            30,
            &[
                ("none", 0.0, Exact),
                ("not even that", 0.0, About),
                ("more than none", 0.0, MoreThan),
            ],
        ),
        group(
            "beyond",
            40,
            &[
                ("huge", f64::MAX, Exact),
                ("the opposite", -f64::MAX, About),
                ("tiny", 1e-300, AtLeast),
            ],
        ),
        group(
            "no number",
            50,
            &[
                ("not a number", f64::NAN, Exact),
                ("endless", f64::INFINITY, MoreThan),
            ],
        ),
    ]
}
