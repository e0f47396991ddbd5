//! What the keeper of a website pastes into a page to show this one in it.

use crate::url::ViewState;

/// What is to be shown where, as markup.
#[derive(Clone, Copy, Debug)]
pub struct Snippet<'a> {
    /// The address of the page, without a query.
    pub page: &'a str,
    /// What the frame shows.
    pub state: &'a ViewState,
    /// Names the frame to those who do not see it.
    pub title: &'a str,
    /// The frame's height in CSS pixels, where nothing else sets it.
    pub height_px: u32,
}

impl Snippet<'_> {
    /// A frame that works alone: its height is fixed, and what does not fit scrolls in it.
    ///
    /// ```
    /// use yearline_core::text::snippet::Snippet;
    /// use yearline_core::url::{View, ViewState};
    /// let state = ViewState { view: View::Timeline, initiatives: vec![4, 9], ..ViewState::default() };
    /// let snippet = Snippet { page: "https://college.example/year/", state: &state, title: "The year", height_px: 600 };
    /// assert_eq!(
    ///     snippet.frame(),
    ///     "<iframe title=\"The year\" src=\"https://college.example/year/?view=timeline&amp;initiative=4~9&amp;embed=1\" \
    ///      loading=\"lazy\" style=\"width:100%;height:600px;border:0\"></iframe>"
    /// );
    /// ```
    #[must_use]
    pub fn frame(&self) -> String {
        let framed = ViewState {
            embed: true,
            ..self.state.clone()
        };
        // A frame lets its host shine through only if both have the same scheme, whatever scheme the host is of.
        let scheme = if self.state.transparent {
            ";color-scheme:light"
        } else {
            ""
        };
        format!(
            "<iframe title=\"{}\" src=\"{}\" loading=\"lazy\" style=\"width:100%;height:{}px;border:0{scheme}\"></iframe>",
            escaped(self.title),
            escaped(&with_query(self.page, &framed)),
            self.height_px
        )
    }

    /// The same, and the script that gives it the height of what it shows.
    #[must_use]
    pub fn frame_with_script(&self) -> String {
        format!("{}\n{}", self.frame(), self.script())
    }

    /// The element that the script brings, with a link for where there is no script.
    #[must_use]
    pub fn element(&self) -> String {
        let own = self.state.unframed();
        let attributes = ViewState {
            embed: false,
            ..self.state.clone()
        }
        .pairs();
        let mut tag = format!("<yearline-embed src=\"{}\"", escaped(self.page));
        for (name, value) in attributes {
            tag += &format!(" {name}=\"{}\"", escaped(&value));
        }
        let link = escaped(&with_query(self.page, &own));
        format!(
            "{tag}><a href=\"{link}\">{}</a></yearline-embed>\n{}",
            escaped(self.title),
            self.script()
        )
    }

    /// The script lies beside the page.
    fn script(&self) -> String {
        let folder = self.page.rfind('/').map_or("", |at| &self.page[..=at]);
        format!(
            "<script defer src=\"{}embed.js\"></script>",
            escaped(folder)
        )
    }
}

fn with_query(page: &str, state: &ViewState) -> String {
    let query = state.query_string();
    if query.is_empty() {
        page.to_owned()
    } else {
        format!("{page}?{query}")
    }
}

/// A text as it may stand in an attribute or between tags.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use crate::url::{Theme, View};

    use super::*;

    const PAGE: &str = "https://college.example/year/index.html";

    fn of<'a>(state: &'a ViewState, title: &'a str) -> Snippet<'a> {
        Snippet {
            page: PAGE,
            state,
            title,
            height_px: 480,
        }
    }

    #[test]
    fn the_script_lies_beside_the_page() {
        let state = ViewState::default();
        let both = of(&state, "A year").frame_with_script();
        assert_eq!(
            both.lines().last(),
            Some("<script defer src=\"https://college.example/year/embed.js\"></script>")
        );
        assert!(
            both.contains("src=\"https://college.example/year/index.html?embed=1\""),
            "{both}"
        );
        assert!(both.contains("height:480px"), "{both}");
    }

    #[test]
    fn the_element_has_an_attribute_for_each_choice_and_a_link_for_want_of_scripts() {
        let state = ViewState {
            view: View::Activity,
            item: Some("red-lectures".to_owned()),
            theme: Some(Theme::Dark),
            transparent: true,
            query: "tea & \"cake\"".to_owned(),
            ..ViewState::default()
        };
        let element = of(&state, "Red lectures").element();
        for part in [
            "<yearline-embed src=\"https://college.example/year/index.html\" theme=\"dark~transparent\" view=\"activity\"",
            " q=\"tea &amp; &quot;cake&quot;\" item=\"red-lectures\">",
            "<a href=\"https://college.example/year/index.html?theme=dark&amp;view=activity&amp;q=tea%20%26%20%22cake%22&amp;item=red-lectures\">Red lectures</a>",
        ] {
            assert!(element.contains(part), "{part}\n{element}");
        }
    }

    #[test]
    fn a_title_is_only_ever_text() {
        let state = ViewState::default();
        let title = "\"><script>alert('1')</script>";
        for snippet in [of(&state, title).frame(), of(&state, title).element()] {
            assert!(!snippet.contains("><script>alert"), "{snippet}");
        }
    }

    #[test]
    fn a_transparent_frame_has_the_scheme_of_what_shines_through() {
        let state = ViewState {
            transparent: true,
            ..ViewState::default()
        };
        assert!(
            of(&state, "")
                .frame()
                .contains("border:0;color-scheme:light\"")
        );
    }
}
