//! Markup that is written in one go.
//!
//! A picture of hundreds of shapes takes one call so, instead of one for each element and attribute. Names are the program's own;
//! what comes from a dataset is only ever a value or a text, and both are escaped here, without exception.

/// Elements, written down.
#[derive(Clone, Debug, Default)]
pub struct Markup(String);

impl Markup {
    /// The text of it.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Begins an element. Its attributes come next, then [`inside`](Self::inside).
    pub fn open(&mut self, tag: &'static str) -> &mut Self {
        self.0.push('<');
        self.0.push_str(tag);
        self
    }

    /// An attribute of the element that was opened last.
    pub fn attr(&mut self, name: &'static str, value: &str) -> &mut Self {
        self.0.push(' ');
        self.0.push_str(name);
        self.0.push_str("=\"");
        self.escaped(value);
        self.0.push('"');
        self
    }

    /// Goes on with what is in the element.
    pub fn inside(&mut self) -> &mut Self {
        self.0.push('>');
        self
    }

    /// A text.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.escaped(text);
        self
    }

    /// Ends the element.
    pub fn close(&mut self, tag: &'static str) -> &mut Self {
        self.0.push_str("</");
        self.0.push_str(tag);
        self.0.push('>');
        self
    }

    fn escaped(&mut self, text: &str) {
        let mut rest = text;
        // All four are a byte each, and no byte of another character is one of them.
        while let Some(at) = rest
            .bytes()
            .position(|b| matches!(b, b'&' | b'<' | b'>' | b'"'))
        {
            self.0.push_str(&rest[..at]);
            self.0.push_str(match rest.as_bytes()[at] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                _ => "&quot;",
            });
            rest = &rest[at + 1..];
        }
        self.0.push_str(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_text_stays_one() {
        let mut markup = Markup::default();
        markup
            .open("text")
            .attr("aria-label", "a \"b\" & <c>")
            .inside()
            .text("</text><script>x</script>")
            .close("text");
        assert_eq!(
            markup.as_str(),
            "<text aria-label=\"a &quot;b&quot; &amp; &lt;c&gt;\">&lt;/text&gt;&lt;script&gt;x&lt;/script&gt;</text>"
        );
    }
}
