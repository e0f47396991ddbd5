//! An address as a QR code, to be scanned from a screen or a sheet.

use leptos::prelude::*;
use yearline_plot::qr::Qr;

/// The code of an address; nothing where the address is too long for one.
#[component]
pub fn QrCode(
    /// The address.
    #[prop(into)]
    address: Signal<String>,
    /// What the code is, for who can't see it.
    #[prop(into)]
    name: Signal<String>,
) -> impl IntoView {
    let code = Memo::new(move |_| address.with(|address| Qr::new(address)));
    move || {
        let Qr { side, path } = code.get()?;
        Some(view! {
            <svg class="qr" role="img" aria-label=name viewBox=format!("0 0 {side} {side}")>
                <rect class="qr-paper" width=side.to_string() height=side.to_string()></rect>
                <path class="qr-ink" d=path></path>
            </svg>
        })
    }
}
