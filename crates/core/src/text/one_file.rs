//! The dataset in the page as one file: the element that holds it. Both the build and the page put one there.

use html_escape::encode_double_quoted_attribute as attribute;

/// How the element begins, by which it is found in a page.
pub const DATASET_ELEMENT: &str = r#"<script id="dataset""#;

/// A dataset as an element of a page. It is data to the browser and never run.
///
/// In such an element only `<` could end the text. JSON has another way to write it, so it is the same dataset.
#[must_use]
pub fn dataset_element(file_name: &str, json: &str) -> String {
    let json = json.trim_start_matches('\u{feff}').trim();
    format!(
        r#"{DATASET_ELEMENT} type="application/json" data-name="{}">{}</script>"#,
        attribute(file_name),
        json.replace('<', "\\u003c")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_element() {
        let json = "\u{feff}{\"a\":\"</script><!--\"}\n";
        assert_eq!(
            dataset_element("a\"><b>.json", json),
            r#"<script id="dataset" type="application/json" data-name="a&quot;&gt;&lt;b&gt;.json">{"a":"\u003c/script>\u003c!--"}</script>"#
        );
    }
}
