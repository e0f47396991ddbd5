//! What queries parse to, and how states are written.

use proptest::prelude::*;

use super::*;

fn state() -> impl Strategy<Value = ViewState> {
    let month = (0..300i32)
        .prop_map(|n| Month::parse("2000-01").map_or_else(|| panic!("a month"), |m| m.plus(n)));
    let id = || "[a-z0-9][a-z0-9-]{0,8}";
    let text = || prop::option::of("[^\\s\\p{C}]([^\\p{C}]{0,8}[^\\s\\p{C}])?");
    let looks = (
        prop::option::of(prop::sample::select(Lang::ALL.to_vec())),
        prop::option::of(prop::sample::select(Theme::ALL.to_vec())),
        any::<bool>(),
        prop::sample::select(View::ALL.to_vec()),
        (any::<bool>(), any::<bool>(), any::<u16>()),
        (prop::sample::select(Column::ALL.to_vec()), any::<bool>()),
    );
    let filter = (
        prop::collection::btree_set(any::<u16>(), 0..4),
        prop::collection::btree_set(month, 0..6),
        any::<bool>(),
        prop::collection::btree_set(id(), 0..3),
        text(),
    );
    (text(), looks, filter, prop::option::of(id())).prop_map(
        |(data, (lang, theme, transparent, view, (embed, only, slide), sort), filter, item)| {
            let (initiatives, months, undated, kinds, query) = filter;
            ViewState {
                data,
                lang,
                theme: theme.filter(|t| embed || *t != Theme::Auto),
                transparent,
                view,
                initiatives: initiatives.into_iter().collect(),
                months: months.into_iter().collect(),
                undated,
                kinds: kinds.into_iter().collect(),
                query: query.unwrap_or_default(),
                sort: Sort {
                    column: sort.0,
                    is_descending: sort.1,
                },
                only,
                item,
                present: NonZeroU16::new(slide),
                embed,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_address_brings_back_the_state_that_it_was_written_from(state in state()) {
        let query = state.query_string();
        prop_assert_eq!(ViewState::parse(&query), (state, Vec::new()), "{}", query);
    }
}

fn rewritten(query: &str) -> (String, Vec<String>) {
    let (state, faults) = ViewState::parse(query);
    (
        state.query_string(),
        faults
            .into_iter()
            .map(|f| format!("{}: {}", f.param, f.value))
            .collect(),
    )
}

#[test]
fn an_embedded_page_is_light_unless_asked_and_passes_no_theme_to_the_full_page() {
    let table = [
        ("embed=1", Theme::Light, ""),
        ("embed=1&theme=auto", Theme::Auto, ""),
        ("embed=1&theme=dark~transparent", Theme::Dark, "theme=dark"),
        ("", Theme::Auto, ""),
    ];
    for (query, theme, own) in table {
        let state = ViewState::parse(query).0;
        assert_eq!(state.theme(), theme, "{query}");
        assert_eq!(state.unframed().query_string(), own, "{query}");
    }
}

#[test]
fn a_host_page_changes_the_view_but_neither_dataset_nor_embedding() {
    let before = "data=d.json&lang=en&theme=dark&view=matrix&initiative=4&month=2022-03~none&kind=talks&q=e&item=a&embed=1";
    let unchanged = "data=d.json&lang=en&theme=dark";
    #[rustfmt::skip]
    type Asked<'a> = (Option<&'a str>, Option<&'a str>, Option<&'a str>);
    let table: &[(Asked<'_>, &str)] = &[
        ((None, None, None), before),
        ((Some(""), None, None), &format!("{unchanged}&embed=1")),
        (
            (Some("view=timeline&initiative=9"), None, None),
            &format!("{unchanged}&view=timeline&initiative=9&embed=1"),
        ),
        (
            (Some("lang=zh-Hans&theme=light"), None, None),
            "data=d.json&lang=zh-Hans&theme=light&embed=1",
        ),
        (
            (Some("lang=zh-Hans"), Some("auto"), Some("en")),
            "data=d.json&lang=en&theme=auto&embed=1",
        ),
        (
            (
                Some("data=x.json&embed=0&initiative=x&theme=pink&lang=tlh"),
                Some("pink"),
                Some("tlh"),
            ),
            &format!("{unchanged}&embed=1"),
        ),
        (
            (None, Some("light~transparent"), None),
            &before.replace("dark", "light~transparent"),
        ),
        (
            (None, None, Some("zh-CN")),
            &before.replace("lang=en", "lang=zh-Hans"),
        ),
    ];
    let state = ViewState::parse(before).0;
    for ((view, theme, lang), want) in table {
        assert_eq!(
            state.asked(*view, *theme, *lang).query_string(),
            *want,
            "{view:?} {theme:?} {lang:?}"
        );
    }
}

#[test]
fn a_query_is_read_and_written_in_its_plainest_form() {
    #[rustfmt::skip]
    let table: &[(&str, &str, &[&str])] = &[
        ("",                                   "",                              &[]),
        ("?theme=auto&view=overview",          "",                              &[]),
        ("?initiative=9~4~4",                  "initiative=4~9",                &[]),
        ("?month=2022-03~2022-04~2022-05",     "month=2022-03..2022-05",        &[]),
        ("?month=2022-12..2023-01~none",       "month=2022-12..2023-01~none",   &[]),
        ("?lang=zh-CN",                        "lang=zh-Hans",                  &[]),
        ("?q=red+boat%20%E7%BA%A2&utm_x=1",    "q=red%20boat%20%E7%BA%A2",      &[]),
        ("?kind=talks~meetings&embed=1",       "kind=meetings~talks&embed=1",   &[]),
        ("?data=data/sample.json",             "data=data/sample.json",         &[]),
        ("?month=2022-13~2022-02",             "month=2022-02",                 &["month: 2022-13"]),
        ("?month=2022-05..2022-03",            "",                              &["month: 2022-05..2022-03"]),
        ("?month=0001-01..9999-12",            "",                              &["month: 0001-01..9999-12"]),
        ("?initiative=four~4",                 "initiative=4",                  &["initiative: four"]),
        ("?theme=pink&lang=tlh&view=x",        "",                              &["theme: pink", "lang: tlh", "view: x"]),
        ("?theme=dark~transparent&embed=1",    "theme=dark~transparent&embed=1", &[]),
        ("?theme=light&embed=1",               "theme=light&embed=1",           &[]),
        ("?theme=light",                       "theme=light",                   &[]),
        ("?theme=auto&embed=1",                "theme=auto&embed=1",            &[]),
        ("?view=activity&item=red-lectures",   "view=activity&item=red-lectures", &[]),
        ("?sort=when",                         "sort=when",                     &[]),
        ("?sort=when~desc",                    "sort=when~desc",                &[]),
        ("?sort=number",                       "",                              &[]),
        ("?sort=number~desc",                  "sort=number~desc",              &[]),
        ("?sort=",                             "",                              &[]),
        ("?sort=colour~desc",                  "",                              &["sort: colour"]),
        ("?sort=when~down",                    "sort=when",                     &["sort: down"]),
        ("?present=3&initiative=4",            "initiative=4&present=3",        &[]),
        ("?present=0",                         "",                              &[]),
        ("?present=",                          "",                              &[]),
        ("?present=70000",                     "",                              &["present: 70000"]),
        ("?present=last",                      "",                              &["present: last"]),
        ("?embed=yes",                         "",                              &["embed: yes"]),
        ("?q=%ff%zz&&&=&",                     "q=%EF%BF%BD%25zz",              &[]),
    ];
    for (query, want, faults) in table {
        let got = rewritten(query);
        assert_eq!(got.0, *want, "{query}");
        assert_eq!(got.1, *faults, "{query}");
    }
}
