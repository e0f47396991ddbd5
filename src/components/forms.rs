//! Pictures for a width that nobody knows yet.
//!
//! A picture is laid out for the width that there is. A prerendered page has none, so what is drawn to a width is in it once for each of a
//! few widths ([`FORMS`]), and the style sheet shows the one that suits the container, scaled to it.

use leptos::context::Provider;
use leptos::prelude::*;

use crate::state::use_year;

/// Given by context where the page is prerendered.
#[derive(Clone, Debug, Default)]
pub struct Prerendering {
    /// The address of the dataset's file, from the page; `None` where the dataset is in the page itself.
    pub file: Option<String>,
    /// Whether the activities are few enough to be listed in full.
    pub lists_activities: bool,
}

/// Whether the page is prerendered, so there is no program to answer.
#[must_use]
pub fn is_prerendered() -> bool {
    use_context::<Prerendering>().is_some()
}

/// One form of what is drawn to a width.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// Its class. `style/static.css` says between which widths of the container it is shown.
    pub class: &'static str,
    /// The width that it is laid out for, in CSS pixels.
    pub width_px: f64,
}

/// The forms: those of a phone of 360 px, of a tablet of 768 px, and of every screen from 1280 px on. There a picture has the size that
/// the program gives it. In between it is scaled, by 11/12 at the least, so that its smallest writing of 12 px never falls below 11.
pub const FORMS: [Form; 3] = [
    Form {
        class: "form form-narrow",
        width_px: 328.0,
    },
    Form {
        class: "form form-middle",
        width_px: 722.0,
    },
    Form {
        class: "form form-wide",
        width_px: 1216.0,
    },
];

/// Its children, for the width that there is; prerendered, once for each form.
#[component]
pub fn EachForm(children: ChildrenFn) -> impl IntoView {
    if !is_prerendered() {
        return children().into_any();
    }
    let form = |form: Form| {
        let year = use_year().at_width(form.width_px);
        let children = children.clone();
        view! {
            <div class=form.class>
                <Provider value=year>
                    <Provider value=year.session>{children()}</Provider>
                </Provider>
            </div>
        }
    };
    FORMS.map(form).into_iter().collect_view().into_any()
}
