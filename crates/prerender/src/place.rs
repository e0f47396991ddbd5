//! Putting what is written into a page that was built.
//!
//! Trunk may have minified the page: quotes and closing tags may be missing, comments are. So places are found by elements that any
//! form of the page has. What is put in stands between two comments, so that it can be taken out again: to put another year in, or to
//! weigh the page without its data.

use std::fmt;
use std::ops::Range;

use crate::body::body;
use crate::head::{head, title};
use crate::html::Html;
use crate::year::Year;

/// Where something begins that came from a dataset.
const BEGIN: &str = "<!--year-->";
/// Where it ends.
const END: &str = "<!--/year-->";

/// What a page lacks that a year is put into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misfit(&'static str);

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the page has no {}", self.0)
    }
}

impl core::error::Error for Misfit {}

/// The page with a year in it, in place of any that was in it before.
///
/// # Errors
/// [`Misfit`] where the page lacks one of the places.
pub fn put(page: &str, year: &Year<'_>) -> Result<String, Misfit> {
    let mut page = take_out(page);
    let telling = year.first();

    let place = element(&page, "div", |a| a.get("id") == Some("static"))
        .ok_or(Misfit("<div id=static>"))?;
    let end = page[place.end..].find("</div>").ok_or(Misfit("</div>"))?;
    page.replace_range(
        place.end..place.end + end,
        &format!("{BEGIN}{}{END}", body(year)),
    );

    let place = element(&page, "title", |_| true).ok_or(Misfit("<title>"))?;
    let end = page[place.end..]
        .find("</title>")
        .ok_or(Misfit("</title>"))?
        + place.end;
    page.insert_str(
        end + "</title>".len(),
        &format!("{BEGIN}{}{END}", head(year)),
    );
    let mut text = Html::new();
    text.text(title(year));
    page.replace_range(place.end..end, &text.done());

    let place = element(&page, "html", |_| true).ok_or(Misfit("<html>"))?;
    let mut tag = Html::new();
    let attributes = Attributes::of(&page[place.clone()]);
    let own = attributes.all.iter().filter(|(name, _)| *name != "lang");
    tag.open("html", &[("lang", telling.locale.lang.tag())]);
    let mut tag = tag.done();
    tag.truncate(tag.len() - 1);
    for (name, value) in own {
        tag += &format!(" {name}=\"{value}\"");
    }
    page.replace_range(place, &format!("{tag}>"));
    Ok(page)
}

/// The page without what came from a dataset.
fn take_out(page: &str) -> String {
    let mut rest = page;
    let mut without = String::with_capacity(page.len());
    while let Some((before, after)) = rest.split_once(BEGIN) {
        without += before;
        rest = after.split_once(END).map_or("", |(_, after)| after);
    }
    without + rest
}

/// Where the page says that its dataset is: the address in the link with the id `dataset`.
///
/// # Errors
/// [`Misfit`] where it does not say.
pub fn dataset_of(page: &str) -> Result<String, Misfit> {
    let place = element(page, "link", |a| a.get("id") == Some("dataset"))
        .ok_or(Misfit("<link id=dataset>"))?;
    Attributes::of(&page[place])
        .get("href")
        .map(str::to_owned)
        .ok_or(Misfit("address in <link id=dataset>"))
}

/// The address of the page's icon.
#[must_use]
pub fn icon_of(page: &str) -> Option<String> {
    let place = element(page, "link", |a| a.get("rel") == Some("icon"))?;
    Attributes::of(&page[place]).get("href").map(str::to_owned)
}

/// The opening tag of the first element of that name whose attributes suit.
fn element(
    page: &str,
    name: &str,
    suits: impl Fn(&Attributes<'_>) -> bool,
) -> Option<Range<usize>> {
    let opening = format!("<{name}");
    page.match_indices(&opening).find_map(|(at, _)| {
        let rest = &page[at + opening.len()..];
        if !rest.starts_with(|c: char| c.is_ascii_whitespace() || c == '>') {
            return None;
        }
        let end = at + opening.len() + tag_end(rest)?;
        suits(&Attributes::of(&page[at..end])).then_some(at..end)
    })
}

/// Where a tag ends whose name was read: after its `>`, which may also stand in a quoted value.
fn tag_end(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in rest.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') => quote = Some(c),
            (Some(q), c) if q == c => quote = None,
            _ => {}
        }
    }
    None
}

/// The attributes of one tag, as written.
#[derive(Debug)]
struct Attributes<'a> {
    all: Vec<(&'a str, &'a str)>,
}

impl<'a> Attributes<'a> {
    /// Those of a whole tag, `<name …>`.
    fn of(tag: &'a str) -> Self {
        let inside = tag
            .trim_start_matches('<')
            .trim_end_matches('>')
            .trim_end_matches('/');
        let (_, mut rest) = inside
            .split_once(|c: char| c.is_ascii_whitespace())
            .unwrap_or((inside, ""));
        let mut all = Vec::new();
        loop {
            rest = rest.trim_start();
            let end = rest
                .find(|c: char| c.is_ascii_whitespace() || c == '=')
                .unwrap_or(rest.len());
            let (name, after) = rest.split_at(end);
            if name.is_empty() {
                return Self { all };
            }
            rest = after.trim_start();
            let mut value = "";
            if let Some(after) = rest.strip_prefix('=') {
                let after = after.trim_start();
                let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
                (value, rest) = match quote {
                    Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                    None => after.split_at(
                        after
                            .find(|c: char| c.is_ascii_whitespace())
                            .unwrap_or(after.len()),
                    ),
                };
            }
            all.push((name, value));
        }
    }

    fn get(&self, name: &str) -> Option<&'a str> {
        self.all
            .iter()
            .find(|(n, _)| *n == name)
            .map(|(_, value)| *value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_with_and_without_quotes() {
        let attributes = Attributes::of(
            "<link as=fetch  crossorigin href=\"data/a b.json\" id='dataset' rel = preload/>",
        );
        assert_eq!(
            attributes.all,
            [
                ("as", "fetch"),
                ("crossorigin", ""),
                ("href", "data/a b.json"),
                ("id", "dataset"),
                ("rel", "preload")
            ]
        );
        assert!(Attributes::of("<html>").all.is_empty());
    }

    #[test]
    fn the_dataset_is_found_in_any_form_of_the_page() {
        for page in [
            "<link rel=icon href=x><link as=fetch href=data/2022.json id=dataset rel=preload>",
            "<linker id=dataset href=no><link\n  id=\"dataset\" title=\"a > b\" href=\"data/2022.json\">",
        ] {
            assert_eq!(dataset_of(page).as_deref(), Ok("data/2022.json"), "{page}");
        }
        assert!(dataset_of("<link id=data href=x>").is_err());
        assert_eq!(
            icon_of("<link href=./icon.svg rel=icon>").as_deref(),
            Some("./icon.svg")
        );
    }

    #[test]
    fn what_came_from_a_year_can_be_taken_out() {
        assert_eq!(
            take_out("a<!--year-->b<!--/year-->c<!--year-->d<!--/year-->"),
            "ac"
        );
        assert_eq!(take_out("a"), "a");
    }
}
