//! How a year is cited: in plain words, as BibTeX, and by the Chinese standard GB/T 7714-2015.
//!
//! What is cited is the dataset: who compiled it, its title, when it was made, its version, where it is. What a dataset does not say is left
//! out, and nothing is put in its place.

use crate::domain::{Contributor, Dataset, Day, Lang};

use super::DateForm;
use super::locale::Locale;

/// A form of citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// In words.
    Plain,
    /// An entry of a BibTeX file.
    BibTex,
    /// By GB/T 7714-2015, for a data set on the web.
    GbT7714,
}

impl Style {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Plain, Self::BibTex, Self::GbT7714];

    /// Its name, the same in every language; empty for plain words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::BibTex => "BibTeX",
            Self::GbT7714 => "GB/T 7714-2015",
        }
    }
}

/// Where and when somebody saw it.
#[derive(Clone, Copy, Debug)]
pub struct Access<'a> {
    /// The address of the page, unless it has none that others can open.
    pub url: Option<&'a str>,
    /// The day.
    pub day: Day,
}

impl Locale {
    /// The citation of a dataset.
    #[must_use]
    pub fn citation(self, style: Style, data: &Dataset, access: Access<'_>) -> String {
        let language = data.language(self.lang);
        let names: Vec<&str> = who(data).iter().map(|c| c.title.get(language)).collect();
        let title = data.meta().title.get(language);
        match style {
            Style::Plain => self.plain_citation(data, &names, title, access),
            Style::BibTex => bibtex(data, &names, title, access),
            Style::GbT7714 => {
                let others = if self.is_chinese() { "等" } else { "et al" };
                gb_t_7714(data, &names, title, others, access)
            }
        }
    }

    fn plain_citation(
        self,
        data: &Dataset,
        names: &[&str],
        title: &str,
        access: Access<'_>,
    ) -> String {
        let version = &data.meta().version;
        let made = made_on(data).map(|day| self.date(day, DateForm::Day));
        let accessed = self.date(access.day, DateForm::Day);
        let mut parts = Vec::new();
        match self.lang {
            Lang::En => {
                parts.extend((!names.is_empty()).then(|| names.join(", ")));
                parts.push(format!("{title} [data set]"));
                parts.extend((!version.is_empty()).then(|| format!("Version {version}")));
                parts.extend(made);
                let mut text = parts.join(". ") + ".";
                if let Some(url) = access.url {
                    text += &format!(" {url} (accessed {accessed})");
                }
                text
            }
            Lang::ZhHans => {
                parts.extend((!names.is_empty()).then(|| names.join("、")));
                parts.push(format!("《{title}》[数据集]"));
                parts.extend((!version.is_empty()).then(|| format!("{version}版")));
                parts.extend(made);
                let mut text = parts.join("，") + "。";
                if let Some(url) = access.url {
                    text += &format!("{url}（{accessed}访问）");
                }
                text
            }
        }
    }
}

/// Who is named: those who made the dataset; where nobody is said to have, those who wrote what it was made from.
fn who(data: &Dataset) -> Vec<&Contributor> {
    let with_role = |roles: &[&str]| {
        let has = |c: &&Contributor| c.roles.iter().any(|role| roles.contains(&role.as_str()));
        data.meta()
            .contributors
            .iter()
            .filter(has)
            .collect::<Vec<_>>()
    };
    let made = with_role(&["creator", "compiler"]);
    if made.is_empty() {
        with_role(&["author"])
    } else {
        made
    }
}

/// The day on which the dataset was made, if it says so.
fn made_on(data: &Dataset) -> Option<Day> {
    let mut parts = data.meta().created.get(..10)?.split('-');
    let year = parts.next()?.parse().ok()?;
    Day::from_civil(
        year,
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
    )
}

fn iso(day: Day) -> String {
    let (year, month, day) = day.civil();
    format!("{year:04}-{month:02}-{day:02}")
}

fn bibtex(data: &Dataset, names: &[&str], title: &str, access: Access<'_>) -> String {
    let meta = data.meta();
    let period = data.period();
    // In a second pair of braces a name is not taken apart and a title keeps its capitals.
    let whole = |text: &str| format!("{{{{{}}}}}", tex(text));
    let names: Vec<String> = names
        .iter()
        .map(|name| format!("{{{}}}", tex(name)))
        .collect();
    let mut fields = Vec::new();
    if !names.is_empty() {
        fields.push(("author", format!("{{{}}}", names.join(" and "))));
    }
    fields.push(("title", whole(title)));
    if let Some(day) = made_on(data) {
        fields.push(("year", format!("{{{}}}", day.civil().0)));
    }
    if !meta.version.is_empty() {
        fields.push(("version", format!("{{{}}}", tex(&meta.version))));
    }
    if let Some(url) = access.url {
        fields.push(("url", format!("{{{url}}}")));
        fields.push(("urldate", format!("{{{}}}", iso(access.day))));
    }
    let fields: Vec<String> = fields
        .into_iter()
        .map(|(name, value)| format!("  {name} = {value}"))
        .collect();
    let is_of_key = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let name: String = meta.name.chars().filter(|c| is_of_key(*c)).collect();
    let key = format!("{name}-{}", period.month(0).year());
    format!("@misc{{{key},\n{}\n}}", fields.join(",\n"))
}

/// A text whose signs mean nothing to TeX.
fn tex(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '\\' => escaped.push_str("\\textbackslash{}"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Names. Title\[DS/OL\]. (made)\[accessed\]. Address. Of more than three names the standard has the first three.
fn gb_t_7714(
    data: &Dataset,
    names: &[&str],
    title: &str,
    others: &str,
    access: Access<'_>,
) -> String {
    let mut text = String::new();
    match names {
        [] => {}
        [first, second, third, _, ..] => {
            text += &format!("{first}, {second}, {third}, {others}. ");
        }
        few => text += &format!("{}. ", few.join(", ")),
    }
    text += title;
    text += if access.url.is_some() {
        "[DS/OL]."
    } else {
        "[DS]."
    };
    let made = made_on(data).map(|day| format!("({})", iso(day)));
    let accessed = access
        .url
        .map(|url| format!("[{}]. {url}", iso(access.day)));
    if made.is_some() || accessed.is_some() {
        text += " ";
        text += &made.unwrap_or_default();
        text += &accessed.unwrap_or_default();
        text += ".";
    }
    text
}
