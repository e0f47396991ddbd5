//! The markup that somebody pastes into their own website to show this page in it.

use html_escape::encode_double_quoted_attribute as attribute;

use crate::url::ViewState;

/// What to embed, and in which form.
#[derive(Clone, Copy, Debug)]
pub struct Snippet<'a> {
    /// The address of the page, without a query.
    pub page: &'a str,
    /// What the frame shows.
    pub state: &'a ViewState,
    /// The name of the frame for assistive technology.
    pub title: &'a str,
    /// The frame's height in CSS pixels, unless the script sets it.
    pub height_px: u32,
}

impl Snippet<'_> {
    /// A frame that needs no script: its height is fixed, and it scrolls.
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
        // Browsers paint a frame opaque if its colour scheme differs from that of its host page.
        let scheme = if self.state.transparent {
            ";color-scheme:light"
        } else {
            ""
        };
        format!(
            "<iframe title=\"{}\" src=\"{}\" loading=\"lazy\" style=\"width:100%;height:{}px;border:0{scheme}\"></iframe>",
            attribute(self.title),
            attribute(&with_query(self.page, &framed)),
            self.height_px
        )
    }

    /// The frame, and the script that sets its height to that of its content.
    #[must_use]
    pub fn frame_with_script(&self) -> String {
        format!("{}\n{}", self.frame(), self.script())
    }

    /// The custom element that the script defines, with a link inside for readers without scripts.
    #[must_use]
    pub fn element(&self) -> String {
        let own = self.state.unframed();
        let attributes = ViewState {
            embed: false,
            ..self.state.clone()
        }
        .pairs();
        let mut tag = format!("<yearline-embed src=\"{}\"", attribute(self.page));
        for (name, value) in attributes {
            tag += &format!(" {name}=\"{}\"", attribute(&value));
        }
        let address = with_query(self.page, &own);
        let link = attribute(&address);
        format!(
            "{tag}><a href=\"{link}\">{}</a></yearline-embed>\n{}",
            html_escape::encode_text(self.title),
            self.script()
        )
    }

    /// The script is in the same folder as the page.
    fn script(&self) -> String {
        let folder = self.page.rfind('/').map_or("", |at| &self.page[..=at]);
        format!(
            "<script defer src=\"{}embed.js\"></script>",
            attribute(folder)
        )
    }
}

/// A picture with text, for content systems that strip scripts and frames.
#[derive(Clone, Copy, Debug)]
pub struct PictureSnippet<'a> {
    /// The name of the picture's file.
    pub file: &'a str,
    /// What the picture shows, for who cannot see it.
    pub alt: &'a str,
    /// Its width in CSS pixels.
    pub width_px: u32,
    /// Its height in CSS pixels.
    pub height_px: u32,
    /// The text below it.
    pub caption: &'a str,
    /// The address of the page that shows the same, unless it has none, and the words that lead to it.
    pub link: Option<(&'a str, &'a str)>,
}

impl PictureSnippet<'_> {
    /// The markup: elements and attributes that such systems leave in.
    ///
    /// ```
    /// use yearline_core::text::snippet::PictureSnippet;
    /// let snippet = PictureSnippet {
    ///     file: "year.png", alt: "A year", width_px: 880, height_px: 640, caption: "All of it.",
    ///     link: Some(("https://college.example/year/?initiative=4&lang=en", "Open the full page")),
    /// };
    /// assert_eq!(
    ///     snippet.html(),
    ///     "<figure>\n<a href=\"https://college.example/year/?initiative=4&amp;lang=en\">\
    ///      <img src=\"year.png\" alt=\"A year\" width=\"880\" height=\"640\" style=\"max-width:100%;height:auto\"></a>\n\
    ///      <figcaption>All of it. <a href=\"https://college.example/year/?initiative=4&amp;lang=en\">Open the full page</a></figcaption>\n\
    ///      </figure>"
    /// );
    /// ```
    #[must_use]
    pub fn html(&self) -> String {
        let image = format!(
            "<img src=\"{}\" alt=\"{}\" width=\"{}\" height=\"{}\" style=\"max-width:100%;height:auto\">",
            attribute(self.file),
            attribute(self.alt),
            self.width_px,
            self.height_px
        );
        let linked = |content: &str| match self.link {
            Some((address, _)) => format!("<a href=\"{}\">{content}</a>", attribute(address)),
            None => content.to_owned(),
        };
        let more = self.link.map_or_else(String::new, |(_, words)| {
            format!(" {}", linked(&html_escape::encode_text(words)))
        });
        format!(
            "<figure>\n{}\n<figcaption>{}{more}</figcaption>\n</figure>",
            linked(&image),
            html_escape::encode_text(self.caption)
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
    fn a_picture_without_an_address_leads_nowhere_and_its_texts_are_only_text() {
        let evil = "\"><script>alert('1')</script>";
        let html = PictureSnippet {
            file: evil,
            alt: evil,
            width_px: 1,
            height_px: 1,
            caption: evil,
            link: None,
        }
        .html();
        assert!(!html.contains("<script") && !html.contains("<a "), "{html}");
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
