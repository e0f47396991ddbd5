//! A picture that is taken along shows what the screen shows, says what its signs mean, and which year it is.

use serde_json::json;
use yearline_core::domain::Lang;
use yearline_core::text::Locale;

use super::scenarios;
use crate::page::{Page, key};

scenarios![
    the_pixels_are_those_of_the_screen needs Raster,
    the_pixels_of_a_choice_in_the_dark_are_those_of_the_screen needs Raster,
    it_is_saved_in_pixels_for_what_takes_nothing_else,
    it_is_saved_in_light_colours_from_a_dark_page,
    its_forms_are_reached_by_keyboard,
    an_app_that_saves_nothing_gets_it_to_be_saved_by_hand,
    its_signs_are_explained_and_its_year_is_named,
    a_file_of_the_reader_has_no_address,
];

/// The pictures of the page, and the ends of their buttons' ids.
const PICTURES: [(&str, &str); 5] = [
    ("#chart-by-initiative svg.scene", "by-initiative"),
    ("#chart-by-kind svg.scene", "by-kind"),
    ("#chart-by-month svg.scene", "by-month"),
    ("#chart-by-unit svg.scene", "by-unit"),
    ("#timeline svg.scene", "timeline"),
];

/// Neither the pointer nor the focus marks anything in the picture, and it begins at a whole pixel, as in the exported one.
const ALIGN: &str = "document.activeElement?.blur(); const picture = document.querySelector(arguments[0]); \
    Object.assign(picture.style, { position: 'relative', left: '0px', top: '0px' }); picture.scrollIntoView({ block: 'center' }); \
    const { left, top } = picture.getBoundingClientRect(); \
    Object.assign(picture.style, { left: `${Math.round(left) - left}px`, top: `${Math.round(top) - top}px` })";

const COMPARE: &str = include_str!("export.js");

/// Has a picture saved in a form; the forms are offered until the button is pressed again.
fn saved(page: &Page<'_>, picture: &str, form: &str) -> (String, Vec<u8>) {
    if page.count(&format!("#image-{picture}-forms")) == 0 {
        page.click(&format!("#image-{picture}"));
    }
    page.click(&format!("#image-{picture}-{form}"));
    page.downloaded()
}

fn exported(page: &Page<'_>, picture: &str) -> String {
    String::from_utf8(saved(page, picture, "svg").1).unwrap_or_default()
}

/// A PNG as another program than the browser reads it: its width and height, and its pixels as red, green, blue, opacity.
pub(super) struct Png {
    pub(super) width: usize,
    pub(super) height: usize,
    pixels: Vec<[u8; 4]>,
}

impl Png {
    #[track_caller]
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(
            png::Transformations::normalize_to_color8() | png::Transformations::ALPHA,
        );
        let mut reader = decoder.read_info().unwrap_or_else(|e| panic!("{e}"));
        let mut buffer = vec![0; reader.output_buffer_size().unwrap_or_default()];
        let info = reader
            .next_frame(&mut buffer)
            .unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(info.color_type, png::ColorType::Rgba);
        Self {
            width: info.width as usize,
            height: info.height as usize,
            pixels: buffer.as_chunks::<4>().0.to_vec(),
        }
    }

    pub(super) fn at(&self, x: usize, y: usize) -> [u8; 4] {
        self.pixels[y * self.width + x]
    }

    /// How many pixels are not as the paper in the first corner.
    pub(super) fn n_marked(&self) -> usize {
        let paper = self.at(0, 0);
        self.pixels.iter().filter(|pixel| **pixel != paper).count()
    }
}

/// The texts of an SVG as another program reads them, and its width and height.
fn read_svg(markup: &str) -> (Vec<String>, [f64; 2]) {
    let document = roxmltree::Document::parse(markup).unwrap_or_else(|e| panic!("{e}"));
    let root = document.root_element();
    assert!(root.has_tag_name(("http://www.w3.org/2000/svg", "svg")));
    let size = ["width", "height"].map(|name| {
        let value = root.attribute(name).unwrap_or_default();
        value
            .parse()
            .unwrap_or_else(|e| panic!("{name}={value}: {e}"))
    });
    let texts = document
        .descendants()
        .filter(|node| node.has_tag_name("text") || node.has_tag_name("title"))
        .filter_map(|node| node.text().map(str::to_owned));
    (texts.collect(), size)
}

fn it_is_saved_in_pixels_for_what_takes_nothing_else(page: &Page<'_>) {
    for (query, lang) in [("", Lang::En), ("&lang=zh-Hans&initiative=4", Lang::ZhHans)] {
        page.open(&format!("?theme=light{query}"));
        let said = page.world.sentence(&page.world.report, lang, query);
        for id in PICTURES.map(|(_, id)| id).into_iter().chain(["matrix"]) {
            let (name, bytes) = saved(page, id, "png");
            assert_eq!(name, format!("college-party-building-year-2022-{id}.png"));
            let png = Png::read(&bytes);
            let svg = exported(page, id);
            let (texts, [width, height]) = read_svg(&svg);
            let twice = [width, height].map(|px| (2.0 * px).round() as usize);
            assert_eq!([png.width, png.height], twice, "{id}");
            assert!(png.n_marked() > 2_000, "{id}: {} pixels", png.n_marked());
            assert_eq!(png.at(0, 0)[3], 255, "{id} has a paper");
            // All that is around the picture is in it.
            let text = texts.concat().replace(' ', "");
            let source = Locale::new(lang).source_line(&page.world.report);
            for part in [&said, &source, &page.world.site.origin] {
                assert!(
                    text.contains(&part.replace(' ', "")),
                    "{id}: no {part:?} in {text}"
                );
            }
        }
    }
}

fn it_is_saved_in_light_colours_from_a_dark_page(page: &Page<'_>) {
    let light = |pixel: [u8; 4]| pixel[..3].iter().all(|part| *part > 200);
    page.open("?theme=light");
    page.click("#image-by-kind");
    page.has("#image-by-kind-png");
    assert_eq!(page.count(".image-light"), 0, "a light page has no choice");
    page.open("?theme=dark&initiative=4");
    let dark = Png::read(&saved(page, "by-kind", "png").1);
    assert!(!light(dark.at(0, 0)), "as the page shows it");
    page.click(".image-light input");
    let png = Png::read(&saved(page, "by-kind", "png").1);
    assert!(light(png.at(0, 0)), "{:?}", png.at(0, 0));
    assert_eq!([png.width, png.height], [dark.width, dark.height]);
    assert_eq!(
        page.attribute("html", "data-theme").as_deref(),
        Some("dark")
    );
    // The letters are dark on it.
    let svg = exported(page, "by-kind");
    assert!(
        svg.contains("#b0281f") || svg.contains("rgb(176, 40, 31)"),
        "the accent of the light page: {svg}"
    );
}

fn its_forms_are_reached_by_keyboard(page: &Page<'_>) {
    page.open("?lang=en");
    page.focus("image-timeline");
    assert_eq!(
        page.attribute("#image-timeline", "aria-expanded")
            .as_deref(),
        Some("false")
    );
    page.press(&[key::ENTER]);
    page.has("#image-timeline-forms");
    assert_eq!(
        page.attribute("#image-timeline", "aria-expanded")
            .as_deref(),
        Some("true")
    );
    assert_eq!(
        page.name_of("#image-timeline"),
        "Save image Timeline of the initiatives"
    );
    if !page.is_webkit() {
        // The tab key of WebKitGTK leaves buttons out unless the reader's system says otherwise.
        page.press(&[key::TAB]);
        page.has_focus("image-timeline-png");
    }
    page.focus("image-timeline-svg");
    page.press(&[key::ESCAPE]);
    page.has_no("#image-timeline-forms");
    page.has_focus("image-timeline");
}

const APP: &str = "Object.defineProperty(navigator, 'userAgent', {value: navigator.userAgent + ' MicroMessenger/8.0.50'})";

/// What apps show pages in saves nothing and does not say so.
fn an_app_that_saves_nothing_gets_it_to_be_saved_by_hand(page: &Page<'_>) {
    page.early(APP);
    page.open("?lang=en&theme=light");
    let (_, png) = saved(page, "by-kind", "png");
    let png = Png::read(&png);
    page.until_with(
        "the picture is shown",
        "const image = document.querySelector('#chart-by-kind .by-hand img'); \
         return image?.naturalWidth === arguments[0] && image.alt.includes('By kind') && \
            document.querySelector('#chart-by-kind .by-hand').innerText.includes('hold this picture')",
        json!([png.width]),
    );
    saved(page, "timeline", "svg");
    page.until(
        "the text is shown, and a way on",
        "const label = document.querySelector('#timeline .by-hand'); \
         return label?.innerText.includes('open this page in your browser') && label.querySelector('textarea').value.startsWith('<svg')",
    );
}

fn compares(page: &Page<'_>, query: &str) {
    page.open(query);
    page.sized(1100, 900);
    for (picture, id) in PICTURES {
        let file = exported(page, id);
        // The pointer is not to rest on a mark, which would show its name.
        page.point_at(1.0, 1.0);
        // Parts that come into view are laid out and may move the picture once more.
        for _ in 0..2 {
            page.js(ALIGN, json!(picture));
            page.settled();
        }
        let shot = page.shot_of(picture);
        let seen = page.js_async(COMPARE, json!([file, shot]));
        let [differing, marked] = ["differing", "marked"].map(|n| seen[n].as_f64());
        let is_same =
            matches!((differing, marked), (Some(d), Some(m)) if m > 100.0 && d < m * 0.005);
        assert!(is_same, "{query}, {picture}: {seen}");
    }
}

fn the_pixels_are_those_of_the_screen(page: &Page<'_>) {
    compares(page, "?theme=light");
    compares(page, "?theme=light&lang=zh-Hans");
}

fn the_pixels_of_a_choice_in_the_dark_are_those_of_the_screen(page: &Page<'_>) {
    compares(page, "?theme=dark&initiative=3&month=2022-10..2022-12");
}

fn its_signs_are_explained_and_its_year_is_named(page: &Page<'_>) {
    page.open("?lang=en&data=/cases/X2-invented-days.json");
    let timeline = exported(page, "timeline");
    for said in [
        "somewhere in the hatching",
        " · 2022 · ",
        "data=/cases/X2-invented-days.json",
    ] {
        assert!(timeline.contains(said), "no {said:?} in {timeline}");
    }
    let lines = timeline.split("<line ").skip(1);
    let bare: Vec<&str> = lines
        .filter(|l| !l.split('>').next().is_some_and(|l| l.contains("stroke=")))
        .collect();
    assert!(bare.is_empty(), "lines without a stroke: {bare:?}");
}

fn a_file_of_the_reader_has_no_address(page: &Page<'_>) {
    page.open("?lang=en");
    let name = "01-units.json";
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/");
    page.enter("#open-file", &format!("{folder}{name}"));
    page.until(
        "the file is shown",
        "return document.querySelector('h1')?.textContent === 'Min'",
    );
    let picture = exported(page, "timeline");
    assert!(!picture.contains(&page.world.site.origin), "{picture}");
}
