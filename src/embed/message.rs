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

/// A form with its gaps filled: `$0` with the first of the values as it is, `%0` with it as JSON writes a text.
pub(super) fn filled(form: &str, values: &[&str]) -> String {
    let mut content = String::new();
    let mut chars = form.chars();
    while let Some(c) = chars.next() {
        let write = match c {
            '$' => String::push_str,
            '%' => push_quoted,
            c => {
                content.push(c);
                continue;
            }
        };
        let gap = chars
            .next()
            .and_then(|c| c.to_digit(10))
            .and_then(|n| values.get(n as usize));
        write(&mut content, gap.copied().unwrap_or_default());
    }
    content
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
    fn a_form_is_filled_with_values_as_they_are_or_quoted() {
        assert_eq!(filled("$1:%0:$0$0", &["a\"", "7"]), "7:\"a\\\"\":a\"a\"");
        assert_eq!(
            filled("$7%x$", &["a"]),
            "\"\"",
            "a gap without a value stays empty"
        );
    }

    #[test]
    fn what_is_quoted_reads_back_in_any_json_reader() {
        let texts = [
            "",
            "plain",
            "\"quoted\" \\ back",
            "line\nbreak\ttab\u{0}\u{1f}\u{10}\u{7f}",
            "红船 𝒳 \u{2028}",
            "__proto__",
            "$0%0",
        ];
        for text in texts {
            let json = filled("{%0:%0,\"in\":{\"n\":$1}}", &[text, "4294967295"]);
            let value: serde_json::Value =
                serde_json::from_str(&json).unwrap_or_else(|e| panic!("{json}: {e}"));
            assert_eq!(value[text], text);
            assert_eq!(value["in"]["n"], u32::MAX);
        }
    }
}
