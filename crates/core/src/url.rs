//! The view state and its form in an address.
//!
//! ```text
//! ?data=…&lang=zh-Hans&theme=dark&view=timeline&initiative=4~9&month=2022-03..2022-06~none&kind=talks&q=…&sort=when~desc&only=1&item=red-lectures&present=3&embed=1
//! ```
//!
//! `~` separates the items of a list and `..` the ends of a range, because both survive programs that mangle links. Each parameter is valid,
//! missing or invalid; an invalid one is reported and counts as missing. Unknown parameters (`utm_source`) are ignored. What only a dataset
//! can decide (is there an initiative 40?) is decided by [`ViewState::filter`].
//!
//! The format is read and written by hand, not by `serde_qs` or a router: links have to stay readable and short, a fault has to be
//! reported for one item of a list while the rest counts, and the default has to be an empty query. Only percent-encoding is a library's.

mod query;
mod view;

use core::num::NonZeroU16;

use crate::domain::{Column, Dataset, Filter, Lang, Month, MonthSet, Sort};

pub use query::{HOST_PARAMETERS, parameter};
use query::{parameters, written};
use view::column_name;
pub use view::{Theme, View};

/// The item of `theme` for a page without a background, so that the host page shows through.
const TRANSPARENT: &str = "transparent";

/// The item of `sort` for the greatest first.
const DESCENDING: &str = "desc";

/// Everything that a reader chose. Two readers with the same view state and the same dataset see the same page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewState {
    /// The address of the dataset; `None` for the one that ships with the page.
    pub data: Option<String>,
    /// The language; `None` for the reader's preference.
    pub lang: Option<Lang>,
    /// Light or dark, if the address says so. See [`ViewState::theme`].
    pub theme: Option<Theme>,
    /// Whether the background is the host page's.
    pub transparent: bool,
    /// Which part of the page is shown.
    pub view: View,
    /// Numbers of initiatives, ascending.
    pub initiatives: Vec<u16>,
    /// Months, ascending.
    pub months: Vec<Month>,
    /// Whether activities without a month are asked for.
    pub undated: bool,
    /// Identifiers of kinds, ascending.
    pub kinds: Vec<String>,
    /// Words to search for.
    pub query: String,
    /// The order of the table.
    pub sort: Sort,
    /// Whether the chapters leave out what is not chosen, instead of showing it less prominently.
    pub only: bool,
    /// The identifier of the activity that is open.
    pub item: Option<String>,
    /// The slide that is shown in place of the page, counted from 1. Which slides there are follows from the dataset and the filter, so
    /// whoever shows them takes the last one for a number that is too large.
    pub present: Option<NonZeroU16>,
    /// Whether the page is embedded in another one.
    pub embed: bool,
}

/// A parameter of the address that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UrlFault {
    /// Its name.
    pub param: &'static str,
    /// The part that cannot be read, at most 80 characters of it.
    pub value: String,
}

impl UrlFault {
    fn new(param: &'static str, value: &str) -> Self {
        Self {
            param,
            value: value.chars().take(80).collect(),
        }
    }
}

/// The longest range of months that is accepted, so that a malicious address cannot keep the page busy.
const MAX_MONTHS: i32 = 1200;

impl ViewState {
    /// Reads the query of an address, with or without its `?`.
    ///
    /// ```
    /// use yearline_core::url::ViewState;
    /// let (state, faults) = ViewState::parse("?initiative=9~4&month=2022-03..2022-05&theme=pink");
    /// assert_eq!(state.initiatives, [4, 9]);
    /// assert_eq!(state.months.len(), 3);
    /// assert_eq!(faults[0].param, "theme");
    /// assert_eq!(state.query_string(), "initiative=4~9&month=2022-03..2022-05");
    /// ```
    #[must_use]
    pub fn parse(query: &str) -> (Self, Vec<UrlFault>) {
        Self::of(parameters(query))
    }

    fn of(parameters: Vec<(&str, String)>) -> (Self, Vec<UrlFault>) {
        let mut state = Self::default();
        let mut faults = Vec::new();
        for (name, value) in parameters {
            state.read(name, value.trim(), &mut faults);
        }
        ascending(&mut state.initiatives);
        ascending(&mut state.months);
        ascending(&mut state.kinds);
        // `auto` is the default unless the page is embedded, which is known only when everything is read.
        state.theme = state.theme.filter(|t| state.embed || *t != Theme::Auto);
        (state, faults)
    }

    /// The state that a host page asks for: another view (as a query), another theme or another language. A view replaces part, filter,
    /// search and item; theme and language stay unless the view names them. A host can change neither the dataset nor that the page is
    /// embedded. Invalid parameters are ignored.
    #[must_use]
    pub fn asked(&self, view: Option<&str>, theme: Option<&str>, lang: Option<&str>) -> Self {
        let mut all: Vec<(&str, String)> = self.pairs();
        if let Some(query) = view {
            all.retain(|(name, _)| FRAMED.contains(name) || ["lang", "theme"].contains(name));
            all.extend(
                parameters(query)
                    .into_iter()
                    .filter(|(name, _)| !FRAMED.contains(name)),
            );
        }
        all.extend(theme.map(|value| ("theme", value.to_owned())));
        all.extend(lang.map(|value| ("lang", value.to_owned())));
        Self::of(all).0
    }

    fn read(&mut self, name: &str, value: &str, faults: &mut Vec<UrlFault>) {
        let filled = (!value.is_empty()).then(|| value.to_owned());
        let mut fault = |param, value: &str| faults.push(UrlFault::new(param, value));
        match name {
            "data" => self.data = filled,
            "q" => self.query = value.to_owned(),
            "item" => self.item = filled,
            "lang" => match Lang::from_tag(value).or_else(|| Lang::serving(value)) {
                None if !value.is_empty() => fault("lang", value),
                None => {}
                lang => self.lang = lang,
            },
            "theme" => {
                let (theme, transparent) = read_theme(value, faults);
                if theme.is_some() || transparent {
                    (self.theme, self.transparent) = (theme, transparent);
                }
            }
            "view" => match View::ALL.into_iter().find(|v| v.name() == value) {
                Some(view) => self.view = view,
                None => fault("view", value),
            },
            "sort" => {
                if let Some(sort) = read_sort(value, faults) {
                    self.sort = sort;
                }
            }
            "only" => match value {
                "1" => self.only = true,
                "0" | "" => self.only = false,
                _ => fault("only", value),
            },
            "present" => match value.parse() {
                Ok(slide) => self.present = NonZeroU16::new(slide),
                Err(_) if value.is_empty() => self.present = None,
                Err(_) => fault("present", value),
            },
            "embed" => match value {
                "1" => self.embed = true,
                "0" | "" => self.embed = false,
                _ => fault("embed", value),
            },
            "initiative" => {
                for part in parts(value) {
                    match part.parse() {
                        Ok(number) => self.initiatives.push(number),
                        Err(_) => fault("initiative", part),
                    }
                }
            }
            "month" => {
                for part in parts(value) {
                    if part == "none" {
                        self.undated = true;
                        continue;
                    }
                    let (first, last) = part.split_once("..").unwrap_or((part, part));
                    match (Month::parse(first), Month::parse(last)) {
                        (Some(a), Some(b)) if a <= b && b.since(a) < MAX_MONTHS => {
                            self.months.extend((0..=b.since(a)).map(|n| a.plus(n)));
                        }
                        _ => fault("month", part),
                    }
                }
            }
            "kind" => self.kinds.extend(parts(value).map(str::to_owned)),
            _ => {}
        }
    }

    /// The query that parses to this state, without `?`; empty for the default state.
    #[must_use]
    pub fn query_string(&self) -> String {
        written(self.pairs())
    }

    /// The same without `data` and `embed`, which the host page sets itself.
    #[must_use]
    pub fn query_for_host(&self) -> String {
        let mut pairs = self.pairs();
        pairs.retain(|(name, _)| !FRAMED.contains(name));
        written(pairs)
    }

    /// The parameters that differ from the default, not encoded, in the order of the query.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        let mut put = |name, value: String| {
            if !value.is_empty() {
                pairs.push((name, value));
            }
        };
        put("data", self.data.clone().unwrap_or_default());
        put("lang", self.lang.map_or("", Lang::tag).to_owned());
        let theme: Vec<&str> = self
            .theme
            .map(Theme::name)
            .into_iter()
            .chain(self.transparent.then_some(TRANSPARENT))
            .collect();
        put("theme", theme.join("~"));
        put(
            "view",
            if self.view == View::default() {
                ""
            } else {
                self.view.name()
            }
            .to_owned(),
        );
        put(
            "initiative",
            self.initiatives
                .iter()
                .map(u16::to_string)
                .collect::<Vec<_>>()
                .join("~"),
        );
        put("month", months_as_ranges(&self.months, self.undated));
        put("kind", self.kinds.join("~"));
        put("q", self.query.trim().to_owned());
        put("sort", written_sort(self.sort));
        put("only", if self.only { "1" } else { "" }.to_owned());
        put("item", self.item.clone().unwrap_or_default());
        put(
            "present",
            self.present.map_or_else(String::new, |n| n.to_string()),
        );
        put("embed", if self.embed { "1" } else { "" }.to_owned());
        pairs
    }

    /// The filter that this state is for a dataset, and the parts of it that the dataset does not have.
    #[must_use]
    pub fn filter(&self, data: &Dataset) -> (Filter, Vec<UrlFault>) {
        let mut faults = Vec::new();
        let mut filter = Filter {
            undated: self.undated,
            query: self.query.clone(),
            ..Filter::default()
        };
        for &number in &self.initiatives {
            match data.initiative_by_number(number) {
                Some(index) => filter.initiatives.push(index),
                None => faults.push(UrlFault::new("initiative", &number.to_string())),
            }
        }
        for &month in &self.months {
            match data.period().index_of(month) {
                Some(index) => filter.months |= MonthSet::only(index),
                None => faults.push(UrlFault::new("month", &month.to_string())),
            }
        }
        for id in &self.kinds {
            match data.kind_by_id(id) {
                Some(index) => filter.kinds.push(index),
                None => faults.push(UrlFault::new("kind", id)),
            }
        }
        if let Some(id) = self
            .item
            .as_deref()
            .filter(|id| data.activity_by_id(id).is_none())
        {
            faults.push(UrlFault::new("item", id));
        }
        ascending(&mut filter.initiatives);
        ascending(&mut filter.kinds);
        (filter, faults)
    }

    /// The theme that is shown. An embedded page is light by default, because most host pages are light whatever the reader's system
    /// prefers.
    #[must_use]
    pub fn theme(&self) -> Theme {
        self.theme.unwrap_or(if self.embed {
            Theme::Light
        } else {
            Theme::Auto
        })
    }

    /// The same state on a page that is not embedded.
    #[must_use]
    pub fn unframed(&self) -> Self {
        let theme = self.theme.filter(|t| *t != Theme::Auto);
        Self {
            theme,
            transparent: false,
            embed: false,
            ..self.clone()
        }
    }

    /// The same state with nothing filtered; language, theme and part stay.
    #[must_use]
    pub fn without_filter(&self) -> Self {
        Self {
            initiatives: Vec::new(),
            months: Vec::new(),
            undated: false,
            kinds: Vec::new(),
            query: String::new(),
            ..self.clone()
        }
    }
}

/// The parameters that only the address of the frame can set, and no later message of the host page.
const FRAMED: [&str; 2] = ["data", "embed"];

fn ascending<T: Ord>(values: &mut Vec<T>) {
    values.sort_unstable();
    values.dedup();
}

fn parts(value: &str) -> impl Iterator<Item = &str> {
    value.split('~').map(str::trim).filter(|p| !p.is_empty())
}

/// Reads the list of `theme`: light or dark, and whether the page is transparent.
fn read_theme(value: &str, faults: &mut Vec<UrlFault>) -> (Option<Theme>, bool) {
    let (mut theme, mut transparent) = (None, false);
    for part in parts(value) {
        match Theme::ALL.into_iter().find(|t| t.name() == part) {
            Some(found) => theme = Some(found),
            None if part == TRANSPARENT => transparent = true,
            None => faults.push(UrlFault::new("theme", part)),
        }
    }
    (theme, transparent)
}

/// Reads the list of `sort`: a column, and whether the greatest comes first.
fn read_sort(value: &str, faults: &mut Vec<UrlFault>) -> Option<Sort> {
    let mut sort = None;
    let mut is_descending = false;
    for part in parts(value) {
        match Column::ALL.into_iter().find(|c| column_name(*c) == part) {
            Some(column) => sort = Some(column),
            None if part == DESCENDING => is_descending = true,
            None => faults.push(UrlFault::new("sort", part)),
        }
    }
    // A direction alone is one of the default column, unless the column could not be read.
    let column = sort.or((is_descending && value == DESCENDING).then(Column::default))?;
    Some(Sort {
        column,
        is_descending,
    })
}

fn written_sort(sort: Sort) -> String {
    if sort == Sort::default() {
        return String::new();
    }
    let column = column_name(sort.column);
    if sort.is_descending {
        format!("{column}~{DESCENDING}")
    } else {
        column.to_owned()
    }
}

fn months_as_ranges(months: &[Month], undated: bool) -> String {
    let mut runs: Vec<(Month, Month)> = Vec::new();
    for &month in months {
        match runs.last_mut() {
            Some((_, last)) if month.since(*last) == 1 => *last = month,
            _ => runs.push((month, month)),
        }
    }
    let mut parts: Vec<String> = runs
        .into_iter()
        .map(|(first, last)| {
            if first == last {
                first.to_string()
            } else {
                format!("{first}..{last}")
            }
        })
        .collect();
    if undated {
        parts.push("none".to_owned());
    }
    parts.join("~")
}

#[cfg(test)]
mod tests;
