//! The datasets that ship with the page: read without a word, and true to the report.

use yearline_core::domain::{Basis, Dataset, Figure, Placement, Qualifier, Split};
use yearline_core::ingest::read;

fn dataset(name: &str) -> Dataset {
    let path = format!("{}/../../data/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let reading = read(&bytes);
    let told: Vec<_> = reading
        .diagnostics
        .iter()
        .map(|d| format!("{} {}: {}", d.code.as_str(), d.path, d.found))
        .collect();
    assert_eq!(told, [""; 0], "{name}");
    reading
        .dataset
        .unwrap_or_else(|| panic!("{name} has no dataset"))
}

/// The figure with that identifier, as (value, qualifier, English unit, paragraph).
fn figure<'a>(data: &'a Dataset, id: &str) -> (f64, Qualifier, &'a str, u16) {
    let figure: &Figure = data
        .figures()
        .iter()
        .find(|f| f.id == id)
        .unwrap_or_else(|| panic!("no figure {id}"));
    (
        figure.value.to_f64(),
        figure.qualifier,
        figure.unit.get(0),
        figure.source.map_or(0, |s| s.paragraph),
    )
}

#[test]
fn the_report_has_ten_initiatives_each_in_its_own_paragraph() {
    let data = dataset("2022");
    let numbers: Vec<u16> = data.initiatives().iter().map(|i| i.number).collect();
    assert_eq!(numbers, (1..=10).collect::<Vec<_>>());
    for activity in data.activities() {
        // The date line and the title are paragraph 1, the preface is paragraph 2, the first initiative paragraph 3.
        let place = activity
            .source()
            .unwrap_or_else(|| panic!("{} has no place", activity.id()));
        assert_eq!(
            place.paragraph,
            activity.initiative().number + 2,
            "{}",
            activity.id()
        );
        assert!(
            (1..=8).contains(&place.sentence.unwrap_or(0)),
            "{}",
            activity.id()
        );
    }
    assert_eq!(data.meta().sources[0].n_paragraphs, Some(12));
    assert_eq!(
        data.meta().sources[0]
            .date
            .map(|d| d.to_string())
            .as_deref(),
        Some("2023-02-17")
    );
    assert_eq!(data.period().year(), Some(2022));
}

#[test]
fn the_figures_are_those_of_the_report() {
    use Qualifier::{Exact, MoreThan};
    let data = dataset("2022");
    #[rustfmt::skip]
    let table = [
        ("study-centre-sessions",   (24.0,  Exact,    "sessions", 4)),  // "Held 24 times of theoretical study center group study"
        ("campus-forum-count",      (3.0,   Exact,    "forums",   4)),  // "held 3 campus forums"
        ("epidemic-service-people", (400.0, MoreThan, "people",   6)),  // "more than 400 party members and cadres"
        ("commended-members",       (18.0,  Exact,    "people",   6)),  // "Commend 18 party members"
        ("commended-volunteers",    (26.0,  Exact,    "people",   6)),  // "and 26 outstanding volunteers"
        ("cadres-sent",             (3.0,   Exact,    "people",   6)),  // "Three cadres were selected"
        ("rescue-service-people",   (20.0,  MoreThan, "people",   6)),  // "rescue services for more than 20 people"
        ("company-problems",        (10.0,  Exact,    "problems", 6)),  // "helping enterprises solve 10 problems"
        ("city-organs-winners",     (3.0,   Exact,    "people",   7)),  // "the 3 selected contestants all won awards"
        ("party-schools-winners",   (6.0,   Exact,    "people",   7)),  // "the 6 selected contestants all won awards"
        ("enlarged-meetings",       (6.0,   Exact,    "meetings", 8)),  // "6 agency party committee expansion … meetings"
        ("red-lecture-count",       (200.0, MoreThan, "lectures", 11)), // "more than 200 red theory lectures"
    ];
    for (id, want) in table {
        assert_eq!(figure(&data, id), want, "{id}");
    }
    assert_eq!(
        data.figures().len(),
        table.len(),
        "the report gives no other"
    );
    for figure in data.figures() {
        let activity = data.activity(figure.activity);
        let paragraphs = (
            figure.source.map(|s| s.paragraph),
            activity.source().map(|s| s.paragraph),
        );
        assert_eq!(
            paragraphs.0,
            paragraphs.1,
            "{} stands with {}",
            figure.id,
            activity.id()
        );
    }
}

#[test]
fn only_the_epidemic_service_has_a_stated_date_and_no_month_is_invented() {
    let data = dataset("2022");
    let with_basis = |basis| {
        data.activities()
            .filter(|a| a.basis() == basis)
            .map(|a| (a.id(), a.edtf()))
            .collect::<Vec<_>>()
    };
    // "Since the end of March".
    assert_eq!(
        with_basis(Basis::Stated),
        [("epidemic-service", "2022-03~/..")]
    );
    for (id, _) in with_basis(Basis::Implied) {
        let Some(activity) = data.activity_by_id(id) else {
            panic!("{id}")
        };
        assert!(
            !activity.note(0).is_empty() && !activity.note(1).is_empty(),
            "{id} says from what it follows"
        );
    }
    for activity in data.activities().filter(|a| a.basis() == Basis::Period) {
        assert_eq!(
            (activity.edtf(), activity.placement()),
            ("2022-XX", Placement::Undated),
            "{}",
            activity.id()
        );
    }
    let placed: Vec<_> = data
        .activities()
        .filter(|a| a.placement() != Placement::Undated)
        .map(|a| a.id())
        .collect();
    let split = Split::of(&data, &data.every());
    assert_eq!(split.placed(), placed.len());
    assert_eq!(split.n(), data.n_activities());
    assert!(
        split.undated * 10 > split.n() * 9,
        "the report dates almost nothing: {placed:?}"
    );
    // The end of March and the rest of the year; Teachers' Day in September. Nothing else is certain.
    let certain: Vec<_> = data
        .activities()
        .filter(|a| a.placement() == Placement::Certain)
        .map(|a| a.id())
        .collect();
    assert_eq!(certain, ["epidemic-service", "teachers-day"]);
}

#[test]
fn every_text_of_the_report_is_there_in_both_languages() {
    let data = dataset("2022");
    assert_eq!(data.meta().languages, ["en", "zh-Hans"]);
    let is_chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for a in data.activities() {
        assert!(
            !is_chinese(a.title(0)) && is_chinese(a.title(1)),
            "{}: {} {}",
            a.id(),
            a.title(0),
            a.title(1)
        );
        assert!(
            !is_chinese(a.summary(0)) && is_chinese(a.summary(1)),
            "{}",
            a.id()
        );
    }
    for f in data.figures() {
        assert!(
            is_chinese(f.unit.get(1)) && is_chinese(f.title.get(1)),
            "{}",
            f.id
        );
    }
    assert!(is_chinese(data.meta().title.get(1)));
}

/// Every text of the dataset in one of its languages, with the identifier of its row.
fn texts(data: &Dataset, language: usize) -> Vec<(&str, &str)> {
    let meta = data.meta();
    let mut all = vec![
        ("title", meta.title.get(language)),
        ("description", meta.description.get(language)),
    ];
    for initiative in data.initiatives() {
        all.push((initiative.id.as_str(), initiative.title.get(language)));
        all.push((initiative.id.as_str(), initiative.summary.get(language)));
    }
    all.extend(
        data.kinds()
            .iter()
            .map(|kind| (kind.id.as_str(), kind.title.get(language))),
    );
    for activity in data.activities() {
        all.push((activity.id(), activity.title(language)));
        all.push((activity.id(), activity.summary(language)));
        all.push((activity.id(), activity.note(language)));
    }
    for figure in data.figures() {
        all.push((figure.id.as_str(), figure.title.get(language)));
        all.push((figure.id.as_str(), figure.unit.get(language)));
        all.push((figure.id.as_str(), figure.note.get(language)));
    }
    all
}

/// The texts in one of the languages that hold one of the phrases.
fn holding<'a>(data: &'a Dataset, language: usize, phrases: &[&str]) -> Vec<(&'a str, &'a str)> {
    let mut found = texts(data, language);
    found.retain(|(_, text)| {
        let text = text.to_lowercase();
        phrases.iter().any(|phrase| text.contains(phrase))
    });
    found
}

#[test]
fn each_language_has_its_own_punctuation() {
    let data = dataset("2022");
    let ascii = |c: char| c.is_ascii_punctuation() && !['-', '/'].contains(&c);
    let straight = |c: char| ['"', '\''].contains(&c);
    let full_width = |c: char| "，。、：；？！（）《》".contains(c);
    for (id, text) in texts(&data, 1) {
        assert!(!text.contains(ascii), "{id}: {text}");
    }
    for (id, text) in texts(&data, 0) {
        assert!(
            !text.contains(straight) && !text.contains(full_width),
            "{id}: {text}"
        );
    }
    for (id, text) in [0, 1].into_iter().flat_map(|l| texts(&data, l)) {
        assert_eq!(
            text.matches('“').count(),
            text.matches('”').count(),
            "{id}: {text}"
        );
    }
}

#[test]
fn nothing_is_said_that_the_report_does_not_say() {
    let data = dataset("2022");
    let english = [
        "outside",
        "two tests",
        "economic growth",
        "known risks",
        "paired",
        "closed",
        "closing",
        "published",
        "congress decisions",
        "one occasion",
        "study centre",
        "study-centre",
    ];
    assert_eq!(holding(&data, 0, &english), []);
    // An inspection is no disciplinary investigation, and the translation has no number from which one occasion follows.
    assert_eq!(
        holding(&data, 1, &["审查", "只提到一次", "校外", "外部比赛"]),
        []
    );
}

#[test]
fn those_whom_the_report_names_are_named() {
    let data = dataset("2022");
    let ids = |language, phrase: &str| {
        holding(&data, language, &[phrase])
            .into_iter()
            .map(|(id, _)| id)
            .collect::<Vec<_>>()
    };
    // Paragraphs 4 and 5 name the General Secretary.
    assert_eq!(ids(0, "general secretary xi jinping"), ["congress-study"]);
    assert_eq!(ids(0, "xi jinping thought on socialism"), ["youth-theory"]);
    assert_eq!(ids(1, "习近平总书记重要讲话精神"), ["congress-study"]);
    assert_eq!(ids(1, "习近平新时代中国特色社会主义思想"), ["youth-theory"]);
    for term in [
        "市直机关工委",
        "全面从严治党",
        "党的二十大",
        "巩固党史学习教育成果",
        "理论学习中心组",
        "抗疫先锋",
        "红色流动讲坛",
        "文明交通劝导",
        "巡察反馈问题整改",
        "红船女讲师团",
        "四责协同",
    ] {
        assert!(!ids(1, term).is_empty(), "{term}");
    }
    // What an English reader cannot know is explained once.
    for explanation in [
        "two affirmations",
        "two upholds",
        "clean offices and model offices",
        "the red boat is the boat",
        "“red roots” usually means",
        "letters home by revolutionaries",
        "hecheng is an old name",
        "puts political study first",
        "formalism, bureaucracy",
        "“close and clean”",
        "chinese word for bacon",
        "seven kinds of places",
        "urge road users",
        "four responsibilities",
    ] {
        assert!(!ids(0, explanation).is_empty(), "{explanation}");
    }
}

#[test]
fn what_the_report_leaves_out_is_told_only_where_a_reader_would_ask() {
    let data = dataset("2022");
    let told = [
        "not said",
        "not given",
        "does not say",
        "not listed",
        "not named",
        "not clear",
        "unclear",
    ];
    let n = data
        .activities()
        .filter(|a| told.iter().any(|phrase| a.summary(0).contains(phrase)))
        .count();
    assert!(
        n * 3 < data.n_activities(),
        "{n} of {}",
        data.n_activities()
    );
}

#[test]
fn a_kind_answers_a_question_of_its_own() {
    let data = dataset("2022");
    // "What did the college win?" Contests that it held and commendations that it gave are another kind.
    let honours = data
        .kind_by_id("honours")
        .unwrap_or_else(|| panic!("no honours"));
    let won: Vec<_> = data
        .activities()
        .filter(|a| a.kind_index() == honours)
        .map(|a| a.id())
        .collect();
    assert_eq!(
        won,
        [
            "red-boat-vanguard",
            "micro-lesson-city-organs",
            "micro-lesson-party-schools",
            "innovative-project",
            "showcase-pioneers",
            "study-times-summary",
        ]
    );
    for (index, kind) in data.kinds().iter().enumerate() {
        let initiatives: std::collections::BTreeSet<_> = data
            .activities()
            .filter(|a| a.kind_index() == index)
            .map(|a| a.initiative().number)
            .collect();
        assert!(
            initiatives.len() > 1,
            "{} is initiative {initiatives:?} over again",
            kind.id
        );
    }
    // Aims stand in the summary of their initiative.
    for aim in ["hundred-day-campaign", "congress-spirit"] {
        assert!(data.activity_by_id(aim).is_none(), "{aim}");
    }
}

#[test]
fn the_synthetic_year_is_well_dated_and_says_that_it_is_synthetic() {
    let data = dataset("sample");
    assert_eq!((data.initiatives().len(), data.n_activities()), (12, 300));
    let split = Split::of(&data, &data.every());
    assert!(split.placed() * 10 > split.n() * 8, "{split:?}");
    let description = data.meta().description.get(0).to_lowercase();
    assert!(
        ["synthetic", "made up", "made-up"]
            .iter()
            .any(|word| description.contains(word)),
        "{description}"
    );
}
