//! Messages as they are sent: a text as it is, an object by its JSON, since both are data that can be compared.

/// A message for the host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The text, or the object's JSON.
    pub content: String,
    /// Whether it is an object.
    pub is_object: bool,
    /// The only origin that may get it; anybody may where it is missing.
    pub to: Option<String>,
}

impl Told {
    /// A text for anybody.
    pub(super) fn text(content: String) -> Self {
        Self { content, is_object: false, to: None }
    }

    /// The same for one origin only.
    pub(super) fn only_to(mut self, origin: &str) -> Self {
        self.to = Some(origin.to_owned());
        self
    }
}

/// An object in JSON, while it is written.
#[derive(Clone, Debug)]
pub(super) struct Json(String);

impl Json {
    /// An object without properties yet.
    pub(super) fn new() -> Self {
        Self(String::new())
    }

    /// An object whose `type` says what it is.
    pub(super) fn of_kind(kind: &str) -> Self {
        Self::new().text("type", kind)
    }

    fn named(mut self, name: &str) -> Self {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        push_quoted(&mut self.0, name);
        self.0.push(':');
        self
    }

    /// A property that is a text.
    pub(super) fn text(self, name: &str, value: &str) -> Self {
        let mut json = self.named(name);
        push_quoted(&mut json.0, value);
        json
    }

    /// A property that is a number.
    pub(super) fn number(self, name: &str, value: u32) -> Self {
        let mut json = self.named(name);
        json.0.push_str(&value.to_string());
        json
    }

    /// A property that is null.
    pub(super) fn null(self, name: &str) -> Self {
        let mut json = self.named(name);
        json.0.push_str("null");
        json
    }

    /// A property that is an object.
    pub(super) fn object(self, name: &str, value: Self) -> Self {
        let mut json = self.named(name);
        json.0.push_str(&value.written());
        json
    }

    /// The JSON.
    pub(super) fn written(mut self) -> String {
        self.0.push('}');
        self.0
    }

    /// The object as a message for anybody.
    pub(super) fn told(self) -> Told {
        Told { content: self.written(), is_object: true, to: None }
    }
}

/// A text between quotation marks. What JSON does not let stand in one is escaped by its number.
fn push_quoted(json: &mut String, text: &str) {
    json.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                json.push('\\');
                json.push(c);
            }
            c if c < ' ' => {
                json.push_str(if c < '\u{10}' { "\\u000" } else { "\\u001" });
                json.extend(char::from_digit(c as u32 % 16, 16));
            }
            c => json.push(c),
        }
    }
    json.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back_in_any_json_reader() {
        let texts = [
            "",
            "plain",
            "\"quoted\" \\ back",
            "line\nbreak\ttab\u{0}\u{1f}\u{10}\u{7f}",
            "红船 𝒳 \u{2028}",
            "__proto__",
        ];
        for text in texts {
            let json = Json::new().text(text, text).object("in", Json::new().number("n", u32::MAX)).null("z").written();
            let value: serde_json::Value = serde_json::from_str(&json).unwrap_or_else(|e| panic!("{json}: {e}"));
            assert_eq!(value[text], text);
            assert_eq!(value["in"]["n"], u32::MAX);
            assert!(value["z"].is_null());
        }
    }
}
