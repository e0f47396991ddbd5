//! A text in both languages of the dataset, and JSON as far as the dataset needs it.

/// One text, in English and in Simplified Chinese.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Text {
    /// In English.
    pub(crate) en: &'static str,
    /// In Simplified Chinese.
    pub(crate) zh: &'static str,
}

/// Puts the two languages together.
pub(crate) const fn text(en: &'static str, zh: &'static str) -> Text {
    Text { en, zh }
}

impl Text {
    /// As a language map.
    pub(crate) fn json(&self) -> String {
        map(self.en, self.zh)
    }
}

/// A language map in JSON.
pub(crate) fn map(en: &str, zh: &str) -> String {
    format!(r#"{{"en": {}, "zh-Hans": {}}}"#, string(en), string(zh))
}

/// A string in JSON (RFC 8259, section 7).
pub(crate) fn string(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for c in text.chars() {
        match c {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\u{0}'..='\u{1f}' => json.push_str(&format!("\\u{:04x}", c as u32)),
            _ => json.push(c),
        }
    }
    json.push('"');
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_escaped() {
        assert_eq!(
            string("a \"b\" \\ \n 学"),
            "\"a \\\"b\\\" \\\\ \\u000a 学\""
        );
        assert_eq!(map("a", "学"), r#"{"en": "a", "zh-Hans": "学"}"#);
    }
}
