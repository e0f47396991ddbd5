//! The page in one file with the dataset that is shown: what `cargo xtask build` puts beside the page, and the dataset in its place.

use html_escape::encode_text;

/// The name of the page in one file without a dataset, beside the page.
pub const EMPTY_PAGE: &str = "yearline-page.html";

/// That page with a dataset and its title in it; `None` where it has no place for them.
///
/// In a script that is data, only `<` could end it. JSON has another way to write it.
#[must_use]
pub fn page_with(page: &str, dataset: &str, name: &str, title: &str) -> Option<String> {
    let (before, rest) = page.split_once(r#"<script id="dataset""#)?;
    let (_, after) = rest.split_once("</script>")?;
    let (head, rest) = before.split_once("<title>")?;
    let (_, middle) = rest.split_once("</title>")?;
    let name: String = name.chars().filter(|c| !"\"&<>".contains(*c)).collect();
    let dataset = dataset.replace('<', "\\u003c");
    let title = encode_text(title);
    Some(format!(
        r#"{head}<title>{title}</title>{middle}<script id="dataset" type="application/json" data-name="{name}">{dataset}</script>{after}"#
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<title>Yearline</title><style></style><main></main><script id="dataset" type="application/json" data-name=""></script><script>1</script>"#;

    #[test]
    fn the_dataset_and_its_title_are_in_their_places() {
        assert_eq!(
            page_with(PAGE, r#"{"a":1}"#, "a.json", "A & B").as_deref(),
            Some(
                r#"<title>A &amp; B</title><style></style><main></main><script id="dataset" type="application/json" data-name="a.json">{"a":1}</script><script>1</script>"#
            )
        );
    }

    #[test]
    fn no_text_ends_the_script_or_the_title() {
        let hostile = "</script><script>alert(1)</script><!--</title>";
        let json = format!("{{\"a\":\"{hostile}\"}}");
        let page = page_with(PAGE, &json, "a\"><script>.json", hostile).unwrap_or_default();
        assert_eq!(page.matches("<script").count(), 2, "{page}");
        assert_eq!(page.matches("</title>").count(), 1, "{page}");
        assert!(page_with("<title></title>", "", "", "").is_none());
    }
}
