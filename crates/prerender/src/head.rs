//! What the page says of itself to programs: search engines, and those that show a link as a card.
//!
//! Everything comes from the dataset or is left out. `dateCreated` is the package's `created`; its contributors stay out, since
//! schema.org wants to know whether each is a person or an organisation, which the package does not say.

use serde_json::{Map, Value, json};
use yearline_core::domain::{Dataset, Origin, Period};

use crate::html::Html;
use crate::year::{Telling, Year};

/// About as much as those who show a description show of it, in characters.
const DESCRIPTION_CHARS: usize = 200;

/// The name of the file that tells how the page is embedded.
pub(crate) const OEMBED: &str = "oembed.json";
/// The name of the file that tells how the page is installed.
pub(crate) const MANIFEST: &str = "manifest.webmanifest";

/// All that goes into the head of the page besides its title.
pub(crate) fn head(year: &Year<'_>) -> String {
    let telling = year.first();
    let title = title(year);
    let description = short_description(year.data, telling);
    let mut html = Html::new();
    html.open(
        "meta",
        &[("name", "description"), ("content", &description)],
    );
    html.open("meta", &[("property", "og:type"), ("content", "website")]);
    html.open("meta", &[("property", "og:title"), ("content", title)]);
    html.open(
        "meta",
        &[("property", "og:description"), ("content", &description)],
    );
    if let Some(site) = year.site {
        html.open("meta", &[("property", "og:url"), ("content", site)]);
        html.open("link", &[("rel", "canonical"), ("href", site)]);
    }
    if year.file.is_some() {
        let oembed = year.beside(OEMBED);
        html.open(
            "link",
            &[
                ("rel", "alternate"),
                ("type", "application/json+oembed"),
                ("href", &oembed),
                ("title", title),
            ],
        );
    }
    if year.is_installable {
        html.open("link", &[("rel", "manifest"), ("href", MANIFEST)]);
    }
    html.data_script("application/ld+json", &linked_data(year));
    html.done()
}

/// The title in the language that the page is telling in first.
pub(crate) fn title<'a>(year: &Year<'a>) -> &'a str {
    year.data.meta().title.get(year.first().language)
}

/// The first sentences of the description, as many as fit; where the first is too long, its beginning.
pub(crate) fn short_description(data: &Dataset, telling: Telling) -> String {
    let whole = data.meta().description.get(telling.language).trim();
    let whole = if whole.is_empty() {
        telling.locale.standfirst(data)
    } else {
        whole.to_owned()
    };
    let whole = whole.trim();
    let Some((end, _)) = whole.char_indices().nth(DESCRIPTION_CHARS) else {
        return whole.to_owned();
    };
    let fits = &whole[..end];
    let full_stop = fits.rmatch_indices(". ").map(|(at, _)| at + 1).next();
    let chinese_full_stop = fits.rfind('。').map(|at| at + '。'.len_utf8());
    if let Some(end) = full_stop.max(chinese_full_stop) {
        return fits[..end].to_owned();
    }
    let messages = fits.rfind(' ').map_or(fits, |at| &fits[..at]);
    format!("{messages}…")
}

/// The dataset in the words of schema.org, as far as it is known.
fn linked_data(year: &Year<'_>) -> Value {
    let (data, telling) = (year.data, year.first());
    let meta = data.meta();
    let mut said = Map::new();
    let mut say = |name: &str, value: Value| {
        let is_empty = match &value {
            Value::String(text) => text.trim().is_empty(),
            Value::Array(list) => list.is_empty(),
            _ => value.is_null(),
        };
        if !is_empty {
            said.insert(name.to_owned(), value);
        }
    };
    say("@context", json!("https://schema.org"));
    say("@type", json!("Dataset"));
    say("name", json!(meta.title.get(telling.language)));
    let other_titles: Vec<&str> = meta
        .title
        .slots()
        .flatten()
        .filter(|t| *t != meta.title.get(telling.language))
        .collect();
    say("alternateName", json!(other_titles));
    say("description", json!(meta.description.get(telling.language)));
    say("identifier", json!(meta.name));
    say("version", json!(meta.version));
    say("dateCreated", json!(meta.created));
    say("inLanguage", json!(meta.languages));
    say("temporalCoverage", json!(coverage(data.period())));
    say(
        "license",
        meta.licenses
            .iter()
            .map(|name| json!({"@type": "CreativeWork", "name": name}))
            .collect(),
    );
    say(
        "isBasedOn",
        meta.sources
            .iter()
            .map(|source| origin(source, telling.language))
            .collect(),
    );
    if let Some(site) = year.site {
        say("url", json!(site));
        let file = year.file.map(|file| {
            json!({
                "@type": "DataDownload", "encodingFormat": "application/json", "contentUrl": year.beside(file),
            })
        });
        say("distribution", file.unwrap_or_default());
    }
    Value::Object(said)
}

/// A document that the dataset was made from.
fn origin(source: &Origin, language: usize) -> Value {
    let mut said = Map::new();
    said.insert("@type".to_owned(), json!("CreativeWork"));
    said.insert("name".to_owned(), json!(source.title.get(language)));
    if let Some(date) = source.date {
        let (year, month, day) = date.civil();
        said.insert(
            "datePublished".to_owned(),
            json!(format!("{year:04}-{month:02}-{day:02}")),
        );
    }
    if let Some(url) = &source.url {
        said.insert("url".to_owned(), json!(url));
    }
    Value::Object(said)
}

/// The period as ISO 8601 has it: `2022`, or `2022-09/2023-08`.
fn coverage(period: Period) -> String {
    let (first, last) = (period.month(0), period.month(period.n_months() - 1));
    match period.year() {
        Some(year) => format!("{year:04}"),
        None if first == last => first.to_string(),
        None => format!("{first}/{last}"),
    }
}
