//! The page in one file with the dataset that is shown: what `cargo xtask build` puts beside the page, with the dataset in its place.

use html_escape::encode_text;
use yearline_core::text::one_file::{DATASET_ELEMENT, dataset_element};

/// The name of the page in one file without a dataset, beside the page.
pub const EMPTY_PAGE: &str = "yearline-page.html";

/// That page with a dataset and its title in it; `None` where it has no place for them.
#[must_use]
pub fn page_with(page: &str, dataset: &str, file_name: &str, title: &str) -> Option<String> {
    let (before, rest) = page.split_once(DATASET_ELEMENT)?;
    let (_, after) = rest.split_once("</script>")?;
    let (head, rest) = before.split_once("<title>")?;
    let (_, middle) = rest.split_once("</title>")?;
    let (title, dataset) = (encode_text(title), dataset_element(file_name, dataset));
    Some(format!(
        "{head}<title>{title}</title>{middle}{dataset}{after}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dataset_and_its_title_are_in_their_places() {
        let page = |title: &str, name: &str, json: &str| {
            let dataset = dataset_element(name, json);
            format!("<title>{title}</title><main></main>{dataset}<script>1</script>")
        };
        assert_eq!(
            page_with(&page("Yearline", "", ""), r#"{"a":1}"#, "a.json", "A < B"),
            Some(page("A &lt; B", "a.json", r#"{"a":1}"#))
        );
        assert_eq!(page_with("<title></title>", "", "", ""), None);
    }
}
