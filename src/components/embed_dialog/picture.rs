//! A picture with text in place of a frame: which one, how it looks, and what is pasted.
//!
//! The picture is drawn for the dialog, by a year with a choice, a language and a width of its own, as the preview of a frame is.

use leptos::prelude::*;
use yearline_core::text::snippet::PictureSnippet;
use yearline_core::url::{Theme, View, ViewState};

use super::fields::SelectField;
use super::options::{EmbedOptions, UNKNOWN_PAGE};
use crate::browser::canvas;
use crate::components::charts::ChartKind;
use crate::components::copy::CopyButton;
use crate::components::matrix;
use crate::components::png_button::PngButton;
use crate::components::timeline;
use crate::export::{Colours, Picture};
use crate::state::{Link, Session, Year, use_session, use_year};

/// A picture of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PictureOf {
    /// The timeline.
    Timeline,
    /// Initiatives by months.
    Matrix,
    /// One of the charts.
    Chart(ChartKind),
}

impl PictureOf {
    /// In the order in which they are offered.
    const ALL: [Self; 6] = [
        Self::Matrix,
        Self::Timeline,
        Self::Chart(ChartKind::Initiatives),
        Self::Chart(ChartKind::Kinds),
        Self::Chart(ChartKind::Months),
        Self::Chart(ChartKind::Units),
    ];

    /// The one that shows what a part of the page does.
    pub(super) fn of_part(part: View) -> Self {
        match part {
            View::Charts | View::Initiatives => Self::Chart(ChartKind::Initiatives),
            View::Overview | View::Matrix => Self::Matrix,
            View::Figures => Self::Chart(ChartKind::Units),
            _ => Self::Timeline,
        }
    }

    /// Those of a year: without figures there is no chart of them.
    fn all(year: Year) -> Vec<Self> {
        let has_figures = !year.data().figures().is_empty();
        let is_there = |picture: &Self| has_figures || *picture != Self::Chart(ChartKind::Units);
        Self::ALL.into_iter().filter(is_there).collect()
    }

    fn picture(self, year: Year) -> Picture {
        match self {
            Self::Timeline => timeline::whole(year),
            Self::Matrix => matrix::picture(year),
            Self::Chart(chart) => chart.picture(year),
        }
    }

    /// What it shows, in a sentence, tracked.
    fn takeaway(self, year: Year) -> String {
        match self {
            Self::Matrix => year.session.locale.get().matrix_headline(&year.data()),
            Self::Timeline => year.session.locale.get().timeline_headline(&year.data()),
            Self::Chart(chart) => chart.takeaway(year),
        }
    }
}

/// How wide a picture is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Width {
    /// For slides and websites.
    Wide,
    /// For articles that are read on phones, where a wide picture is shown so small that nobody reads it.
    Narrow,
}

impl Width {
    const ALL: [Self; 2] = [Self::Wide, Self::Narrow];

    /// In CSS pixels, without the margin.
    fn px(self) -> f64 {
        match self {
            Self::Wide => 880.0,
            Self::Narrow => 400.0,
        }
    }
}

/// Which picture, and how wide.
#[component]
pub(super) fn PictureFields(options: RwSignal<EmbedOptions>) -> impl IntoView {
    let year = use_year();
    let session = year.session;
    let all = StoredValue::new(PictureOf::all(year));
    let (picture, width) = options.with_untracked(|o| (o.picture, o.width));
    let names = Signal::derive(move || {
        let messages = session.messages();
        let name = |p: &PictureOf| (p.picture(year).caption.name)(messages).to_owned();
        all.with_value(|all| all.iter().map(name).collect())
    });
    let widths = Signal::derive(move || {
        let messages = session.messages();
        [messages.embed_wide, messages.embed_narrow]
            .map(str::to_owned)
            .to_vec()
    });
    let selected = all.with_value(|all| all.iter().position(|p| *p == picture));
    view! {
        <SelectField
            id="embed-image"
            label=|messages| messages.embed_picture
            options=names
            selected=selected.unwrap_or(0)
            on_choose=move |at| options.update(|o| o.picture = all.with_value(|all| all[at]))
        />
        <SelectField
            id="embed-width"
            label=|messages| messages.embed_width
            options=widths
            selected=Width::ALL.iter().position(|w| *w == width).unwrap_or(0)
            on_choose=move |at| options.update(|o| o.width = Width::ALL[at])
        />
    }
}

/// A picture that is drawn for the dialog.
#[derive(Clone, Copy)]
pub(super) struct Drawing {
    /// The year as the picture shows it.
    year: Year,
    which: Memo<PictureOf>,
    picture: Memo<Drawn>,
    colours: Memo<Colours>,
    /// Its address as an image, and its size in CSS pixels; empty until it is drawn.
    image: RwSignal<(String, [u32; 2])>,
}

/// Two pictures are the same one if they are of the same choice.
#[derive(Clone, Copy)]
struct Drawn(PictureOf, Picture);

impl PartialEq for Drawn {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl PartialEq for Drawing {
    fn eq(&self, other: &Self) -> bool {
        self.image == other.image
    }
}

impl Drawing {
    /// Draws what is asked for, for as long as the present owner lives.
    pub(super) fn new(year: Year, options: RwSignal<EmbedOptions>) -> Self {
        let view = Memo::new(move |_| {
            options.with(|o| ViewState {
                view: View::Overview,
                item: None,
                embed: false,
                transparent: false,
                theme: o.theme.filter(|theme| *theme != Theme::Auto),
                data: year.session.view.with(|v| v.data.clone()),
                ..o.view_state(year)
            })
        });
        let session = Session::detached(year.session, view.get_untracked());
        // A file of the reader has no address, wherever it is shown.
        session
            .local_file
            .set(year.session.local_file.get_untracked());
        let detached = Year::new(session, year.data());
        let which = Memo::new(move |_| options.with(|o| o.picture));
        let picture = Memo::new(move |_| Drawn(which.get(), which.get().picture(detached)));
        let colours = Memo::new(move |_| match options.with(|o| o.theme) {
            Some(Theme::Light) => Colours::Light,
            Some(Theme::Dark) => Colours::Dark,
            Some(Theme::Auto) | None => Colours::AsShown,
        });
        let image = RwSignal::new((String::new(), [0, 0]));
        Effect::new(move |_| {
            session.set_view(view.get());
            session.width.set(options.with(|o| o.width.px()));
            let picture = picture.get().1;
            let document = picture.document(detached, colours.get());
            let size = [document.width, document.height].map(|length| length.round() as u32);
            image.set((canvas::svg_url(&document.markup(1.0)), size));
        });
        Self {
            year: detached,
            which,
            picture,
            colours,
            image,
        }
    }

    /// What it shows, for who cannot see it, tracked.
    fn alt(self) -> String {
        let year = self.year;
        let title = self.picture.get().1.title(year);
        let (count, rest) = year.sentence();
        let takeaway = self.which.get().takeaway(year);
        let locale = year.session.locale.get();
        locale.sentences(&[title, takeaway, format!("{count}{rest}")])
    }

    /// The markup for a page at that address, tracked.
    fn html(self, page: Option<&str>) -> String {
        let year = self.year;
        let locale = year.session.locale.get();
        let picture = self.picture.get().1;
        let (count, rest) = year.sentence();
        let source = locale.source_line(&year.data());
        let caption = locale.sentences(&[format!("{count}{rest}"), source]);
        let [width_px, height_px] = self.image.with(|(_, size)| *size);
        let link = match (year.session.link(), page) {
            (Link::To(address), _) => Some(address),
            (Link::LocalFile, _) => None,
            (Link::OnDisk, _) => Some(UNKNOWN_PAGE.to_owned()),
        };
        PictureSnippet {
            file: &picture.file_name(year, "png"),
            alt: &self.alt(),
            width_px,
            height_px,
            caption: &caption,
            link: link
                .as_deref()
                .map(|link| (link, locale.messages.full_page)),
        }
        .html()
    }
}

/// The picture to download, and the texts to paste.
#[component]
pub(super) fn PictureMarkup(
    drawing: Drawing,
    /// The address of the page, unless it is on a disk.
    page: Option<String>,
) -> impl IntoView {
    let session = use_session();
    let messages = move || session.messages();
    let is_on_disk = page.is_none();
    let html = Memo::new(move |_| drawing.html(page.as_deref()));
    let alt = Memo::new(move |_| drawing.alt());
    let link = Memo::new(move |_| drawing.year.session.link());
    let address = move || link.with(|l| l.address().unwrap_or_default().to_owned());
    let png = move || {
        let Drawn(_, picture) = drawing.picture.get();
        view! {
            <PngButton
                id="embed-save-png"
                raster=move |()| picture.raster(drawing.year, drawing.colours.get_untracked())
            >
                {move || messages().embed_png}
            </PngButton>
        }
    };
    view! {
        <div class="embed-group">
            <p class="actions">{png}</p>
            <label for="embed-html">{move || messages().embed_snippet}</label>
            <textarea
                id="embed-html"
                readonly=true
                rows="7"
                spellcheck="false"
                prop:value=html
            ></textarea>
            <p class="actions">
                <CopyButton
                    id="embed-copy-html"
                    class="tool tool-wide"
                    label=|w| w.copy
                    text=html
                />
                <Show when=move || link.with(|l| l.address().is_some())>
                    <CopyButton
                        id="embed-copy-link"
                        class="tool tool-wide"
                        label=|w| w.copy_link
                        text=Signal::derive(address)
                    />
                </Show>
            </p>
            <p class="chart-note">{move || messages().embed_picture_note}</p>
            <label for="embed-alt">{move || messages().embed_alt}</label>
            <textarea id="embed-alt" readonly=true rows="4" spellcheck="false" prop:value=alt></textarea>
            <p class="actions">
                <CopyButton
                    id="embed-copy-alt"
                    class="tool tool-wide"
                    label=|w| w.copy
                    text=alt
                />
            </p>
            <Show when=move || is_on_disk>
                <p class="chart-note">{move || messages().embed_disk}</p>
            </Show>
            <Show when=move || link.get() == Link::LocalFile>
                <p class="chart-note">{move || messages().link_without_file}</p>
            </Show>
        </div>
    }
}

/// The picture as it will look.
#[component]
pub(super) fn PicturePreview(drawing: Drawing) -> impl IntoView {
    let alt = Memo::new(move |_| drawing.alt());
    view! {
        <div class="embed-preview-pane">
            <img
                class="embed-image"
                src=move || drawing.image.with(|(url, _)| url.clone())
                alt=alt
            />
        </div>
    }
}
