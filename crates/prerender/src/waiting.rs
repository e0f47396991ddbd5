//! From the page that works to the page that waits for its program.
//!
//! The components render controls, and before the program is there none of them works. So here every control is disabled, a mark of a
//! picture is a named image instead of a button, and no region is live. What is seen stays as it is.
//!
//! An id gets a prefix: the page is there once for each language and its pictures once for each form, and the program's own page stands
//! beside it for a moment. `head.js` and the program find the element that an id stands for by what follows the last colon.

/// The attributes that only make sense where something can be done.
const OF_CONTROLS: [&str; 8] = [
    "tabindex",
    "aria-expanded",
    "aria-haspopup",
    "aria-current",
    "aria-live",
    "aria-atomic",
    "aria-disabled",
    // It tells how to use them.
    "aria-describedby",
];

/// The attributes whose value is the id of another element. No element of a picture's form is named so.
const REFERENCES: [&str; 3] = ["aria-labelledby", "aria-controls", "for"];

/// Markup of the components in one language, as it waits for the program.
pub(crate) fn waiting(html: &str, lang: &str) -> String {
    let mut waiting = String::with_capacity(html.len());
    let mut rest = html;
    // How deep in elements `div` the form begins that is being read, and its name.
    let (mut depth, mut form) = (0_usize, None::<(usize, String)>);
    while let Some((text, after)) = rest.split_once('<') {
        waiting += text;
        let end = tag_end(after);
        let (tag, after) = after.split_at(end);
        rest = after.strip_prefix('>').unwrap_or(after);
        let name_end = tag
            .find(|c: char| c.is_ascii_whitespace())
            .unwrap_or(tag.len());
        let (name, attributes) = tag.split_at(name_end);
        if name == "/div" {
            if form.as_ref().is_some_and(|(at, _)| *at == depth) {
                form = None;
            }
            depth = depth.saturating_sub(1);
        }
        let attributes = attributes_of(attributes);
        if name == "div" && form.is_none() {
            let class = value_of(&attributes, "class");
            if let Some(class) = class.and_then(|class| class.strip_prefix("form form-")) {
                form = Some((depth + 1, class.to_owned()));
            }
        }
        depth += usize::from(name == "div");
        waiting.push('<');
        waiting += name;
        let form = form.as_ref().map(|(_, name)| name.as_str());
        for (name, value) in changed(name, &attributes, lang, form) {
            waiting.push(' ');
            waiting += &name;
            if let Some(value) = value {
                waiting += &format!("=\"{value}\"");
            }
        }
        waiting.push('>');
        // In SVG an element that has no content may end itself.
        if ["rect", "line", "path", "polygon", "polyline", "circle"].contains(&name)
            && let Some(after) = rest.strip_prefix(&format!("</{name}>"))
        {
            waiting.pop();
            waiting += "/>";
            rest = after;
        }
    }
    waiting + rest
}

type Attributes<'a> = Vec<(&'a str, Option<&'a str>)>;

fn value_of<'a>(attributes: &Attributes<'a>, name: &str) -> Option<&'a str> {
    attributes
        .iter()
        .find(|(n, _)| *n == name)
        .and_then(|(_, value)| *value)
}

/// The attributes of an element as it waits.
fn changed(
    tag: &str,
    attributes: &Attributes<'_>,
    lang: &str,
    form: Option<&str>,
) -> Vec<(String, Option<String>)> {
    let is_mark = value_of(attributes, "role") == Some("button");
    let mut changed = Vec::new();
    for (name, value) in attributes {
        let value = value.map(|value| match (*name, value) {
            ("id", id) => match form {
                Some(form) => format!("{lang}:{form}:{id}"),
                None => format!("{lang}:{id}"),
            },
            ("role", "button") => "img".to_owned(),
            (name, id) if REFERENCES.contains(&name) => format!("{lang}:{id}"),
            (_, value) => value.replace("url(#", &format!("url(#{lang}:")),
        });
        let is_of_grid = *name == "role"
            && ["grid", "gridcell", "toolbar", "status"]
                .iter()
                .any(|role| value.as_deref() == Some(role));
        let is_dropped =
            OF_CONTROLS.contains(name) || is_of_grid || (is_mark && *name == "aria-pressed");
        if !is_dropped {
            changed.push(((*name).to_owned(), value));
        }
    }
    if ["button", "input"].contains(&tag) && !is_mark {
        changed.push(("disabled".to_owned(), None));
    }
    changed
}

/// The attributes of a tag, behind its name. Leptos quotes every value.
fn attributes_of(mut rest: &str) -> Attributes<'_> {
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        let end = rest
            .find(|c: char| c.is_ascii_whitespace() || c == '=')
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        if name.is_empty() {
            return attributes;
        }
        match after
            .strip_prefix("=\"")
            .and_then(|after| after.split_once('"'))
        {
            Some((value, after)) => {
                attributes.push((name, Some(value)));
                rest = after;
            }
            None => {
                attributes.push((name, None));
                rest = after.strip_prefix('=').unwrap_or(after);
            }
        }
    }
}

/// Where the tag ends that begins a text: at its `>` outside quotes.
fn tag_end(tag: &str) -> usize {
    let mut is_quoted = false;
    for (at, c) in tag.char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            '>' if !is_quoted => return at,
            _ => {}
        }
    }
    tag.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_needs_the_program_waits_for_it() {
        let table = [
            (
                r#"<button id="a" aria-pressed="true" tabindex="0">1 &lt; 2</button>"#,
                r#"<button id="en:a" aria-pressed="true" disabled>1 &lt; 2</button>"#,
            ),
            (
                r#"<input type="search" id="q"><label for="q">x</label>"#,
                r#"<input type="search" id="en:q" disabled><label for="en:q">x</label>"#,
            ),
            (
                r#"<g id="m" role="button" aria-pressed="false" tabindex="0" aria-label="a > b"><rect fill="url(#h)"></rect></g>"#,
                r#"<g id="en:m" role="img" aria-label="a > b"><rect fill="url(#en:h)"/></g>"#,
            ),
            (
                r#"<div class="form form-wide"><div><p id="a"></p></div><p id="b"></p></div><p id="c"></p>"#,
                r#"<div class="form form-wide"><div><p id="en:wide:a"></p></div><p id="en:wide:b"></p></div><p id="en:c"></p>"#,
            ),
            (
                r#"<p role="status" aria-live="polite" hidden>a<!>b</p>"#,
                r#"<p hidden>a<!>b</p>"#,
            ),
        ];
        for (given, want) in table {
            assert_eq!(waiting(given, "en"), want);
        }
    }
}
