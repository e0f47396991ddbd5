//! A text that the reader can copy by hand, where the browser does not let the page copy or save it.

use leptos::html::Textarea;
use leptos::prelude::*;

/// The text, selected and with the focus.
#[component]
pub fn ByHand(
    /// Why it is there, and what to do.
    #[prop(into)]
    note: Signal<&'static str>,
    /// The text.
    text: String,
) -> impl IntoView {
    let area = NodeRef::<Textarea>::new();
    Effect::new(move |_| {
        if let Some(area) = area.get() {
            // In the next frame: what is not laid out yet cannot be selected.
            request_animation_frame(move || {
                // Refused only while the page is torn down.
                let _ = area.focus();
                area.select();
            });
        }
    });
    let n_rows = text.lines().count().clamp(2, 8);
    view! {
        <label class="by-hand">
            <span>{note}</span>
            <textarea node_ref=area readonly=true rows=n_rows spellcheck="false" prop:value=text></textarea>
        </label>
    }
}
