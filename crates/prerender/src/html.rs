//! Writing HTML: tags as given, everything else escaped.

/// HTML that is being written. What comes from a dataset gets in by [`Html::text`] and as the value of an attribute only, and both
/// escape, so that it is never more than text.
#[derive(Debug, Default)]
pub(crate) struct Html(String);

impl Html {
    /// Nothing yet.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// An opening tag.
    pub(crate) fn open(
        &mut self,
        tag: &'static str,
        attributes: &[(&'static str, &str)],
    ) -> &mut Self {
        self.0.push('<');
        self.0.push_str(tag);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            if !value.is_empty() {
                self.0.push_str("=\"");
                push_escaped(&mut self.0, value);
                self.0.push('"');
            }
        }
        self.0.push('>');
        self
    }

    /// A closing tag.
    pub(crate) fn close(&mut self, tag: &'static str) -> &mut Self {
        self.0.push_str("</");
        self.0.push_str(tag);
        self.0.push('>');
        self
    }

    /// A text.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        push_escaped(&mut self.0, text);
        self
    }

    /// A script that holds data, which browsers do not run.
    pub(crate) fn data_script(
        &mut self,
        media_type: &'static str,
        value: &serde_json::Value,
    ) -> &mut Self {
        self.open("script", &[("type", media_type)]);
        // Inside a script nothing is unescaped, and `</script` or `<!--` would end it: JSON has its own way to write the sign.
        self.0.push_str(&value.to_string().replace('<', "\\u003c"));
        self.close("script")
    }

    /// What was written.
    pub(crate) fn done(self) -> String {
        self.0
    }
}

fn push_escaped(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            // No character of HTML; browsers write something else in its place.
            '\0' => html.push('\u{fffd}'),
            c => html.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_markup_of_our_own_is_escaped() {
        let mut html = Html::new();
        html.open("p", &[("title", "a \"b\" & <c>"), ("hidden", "")])
            .text("</p><script>1 & 2</script>\0")
            .close("p");
        assert_eq!(
            html.done(),
            "<p title=\"a &quot;b&quot; &amp; &lt;c&gt;\" hidden>&lt;/p&gt;&lt;script&gt;1 &amp; 2&lt;/script&gt;\u{fffd}</p>"
        );
    }

    #[test]
    fn data_cannot_end_their_script() {
        let mut html = Html::new();
        html.data_script(
            "application/ld+json",
            &serde_json::json!({"name": "</script><!--<script>"}),
        );
        let written = html.done();
        let inside = written
            .strip_prefix("<script type=\"application/ld+json\">")
            .and_then(|rest| rest.strip_suffix("</script>"))
            .expect("one script");
        assert!(!inside.contains('<'), "{inside}");
        let read: serde_json::Value = serde_json::from_str(inside).expect("it is still JSON");
        assert_eq!(read["name"], "</script><!--<script>");
    }
}
