//! The dialog that makes the markup for another page, and shows how that will look.

use serde_json::{Value, json};
use yearline_core::domain::Lang;

use super::access::findings;
use super::embed::FRAME;
use super::export::Png;
use super::scenarios;
use crate::page::{Page, key};

scenarios![
    the_dialog_writes_what_is_asked_for,
    the_preview_is_the_page_as_it_will_look,
    the_dialog_is_used_by_keyboard_alone,
    a_filter_goes_along_or_stays,
    the_markup_is_copied needs Clipboard,
    a_guest_offers_no_embedding,
    axe_finds_nothing_in_the_dialog needs Media,
    a_part_alone_has_no_headline_of_a_page,
    one_initiative_is_told_whole,
    the_markup_works_on_the_page_of_another_site,
    a_picture_with_text_is_written_for_systems_without_frames,
    a_picture_of_a_file_of_the_reader_leads_nowhere,
];

fn snippet(page: &Page<'_>) -> String {
    let value = page.js(
        "return document.querySelector('#embed-snippet').value",
        json!([]),
    );
    value.as_str().unwrap_or_default().to_owned()
}

/// Chooses an option by what is written in it, as a reader would.
fn choose(page: &Page<'_>, list: &str, name: &str) {
    let is_there = page.js(
        "const list = document.getElementById(arguments[0]); const option = [...list.options].find(o => o.text === arguments[1]); \
         if (!option) return [...list.options].map(o => o.text); list.value = option.value; list.dispatchEvent(new Event('change', {bubbles: true})); return true",
        json!([list, name]),
    );
    assert_eq!(is_there, true, "{list} has {name}");
}

/// Looks something up in the preview.
fn in_preview(page: &Page<'_>, script: &str) -> Value {
    page.js(
        &format!("const root = document.querySelector('.embed-preview').shadowRoot; {script}"),
        json!([]),
    )
}

fn the_dialog_writes_what_is_asked_for(page: &Page<'_>) {
    page.open("");
    page.click("#embed-timeline");
    page.has("#embed[open]");
    let origin = page.world.site.origin.clone();
    let base = format!("{origin}/college/year/");
    assert_eq!(
        snippet(page),
        format!(
            "<iframe title=\"A college’s year of party building, 2022 · Timeline\" src=\"{base}?view=timeline&amp;embed=1\" loading=\"lazy\" \
             style=\"width:100%;height:600px;border:0\"></iframe>\n<script defer src=\"{base}embed.js\"></script>"
        )
    );
    choose(page, "embed-what", "One activity");
    choose(
        page,
        "embed-activity",
        "4.1 Epidemic service by members and cadres",
    );
    choose(page, "embed-lang", "中文");
    choose(page, "embed-theme", "Dark");
    page.click("#embed-transparent");
    page.click("#embed-fixed");
    page.js(
        "const i = document.getElementById('embed-height'); i.value = '450'; i.dispatchEvent(new Event('input', {bubbles: true}))",
        json!([]),
    );
    let written = snippet(page);
    for part in [
        "lang=zh-Hans&amp;theme=dark~transparent&amp;view=activity&amp;item=epidemic-service&amp;embed=1",
        "height:450px",
    ] {
        assert!(written.contains(part), "{part} in {written}");
    }
    assert!(!written.contains("<script"), "{written}");
    page.click("#embed-element");
    let written = snippet(page);
    assert!(
        written.starts_with(&format!(
            "<yearline-embed src=\"{base}\" lang=\"zh-Hans\" theme=\"dark~transparent\" view=\"activity\""
        )),
        "{written}"
    );
    assert_eq!(
        page.query(),
        "",
        "what is asked for there is no choice on this page"
    );
}

fn the_preview_is_the_page_as_it_will_look(page: &Page<'_>) {
    page.open("?initiative=4");
    page.click("#embed-matrix");
    page.until(
        "the preview shows the matrix",
        "return !!document.querySelector('.embed-preview')?.shadowRoot.querySelector('#matrix')",
    );
    assert_eq!(
        in_preview(page, "return !!root.querySelector('#timeline')"),
        false
    );
    assert_eq!(
        in_preview(page, "return root.querySelector('#sentence').innerText"),
        json!(page.world.said("initiative=4"))
    );
    let paper = "return getComputedStyle(document.querySelector('.embed-preview')).backgroundColor";
    assert_eq!(
        page.js(paper, json!([])),
        "rgb(255, 255, 255)",
        "a guest on a white page"
    );
    choose(page, "embed-theme", "Dark");
    assert_ne!(page.js(paper, json!([])), "rgb(255, 255, 255)");
    choose(page, "embed-lang", "中文");
    choose(page, "embed-what", "One initiative");
    choose(page, "embed-initiative", "9 Practical help for people");
    page.until(
        "it shows that initiative in Chinese",
        "return document.querySelector('.embed-preview').shadowRoot.querySelector('#initiative h2')?.innerText === '9 为群众办实事'",
    );
    // It is drawn by the width that it has, not by the window's.
    page.js(
        "document.querySelector('.embed-preview').style.width = '320px'",
        json!([]),
    );
    choose(page, "embed-what", "Months");
    page.until(
        "the matrix stands up",
        "const matrix = document.querySelector('.embed-preview').shadowRoot.querySelector('.matrix'); \
         return !!matrix && getComputedStyle(matrix).display === 'block'",
    );
    assert_eq!(
        page.text("#sentence"),
        Some(page.world.said("initiative=4")),
        "the page itself stays as it was"
    );
}

fn the_dialog_is_used_by_keyboard_alone(page: &Page<'_>) {
    page.open("");
    page.js("document.querySelector('#embed-charts').focus()", json!([]));
    page.press(&[key::ENTER]);
    page.has_focus("embed-what");
    for _ in 0..12 {
        page.press(&[key::TAB]);
    }
    assert_eq!(
        page.js(
            "return document.activeElement === document.body || !!document.activeElement.closest('#embed')",
            json!([])
        ),
        true,
        "the focus stays inside"
    );
    page.press(&[key::ESCAPE]);
    page.has_no("#embed");
    page.has_focus("embed-charts");
}

fn a_filter_goes_along_or_stays(page: &Page<'_>) {
    page.open("?month=2022-10&q=study");
    page.click("#embed-overview");
    assert!(
        snippet(page).contains("?month=2022-10&amp;q=study&amp;embed=1"),
        "{}",
        snippet(page)
    );
    page.click("#embed-keep");
    assert!(snippet(page).contains("?embed=1"), "{}", snippet(page));
    page.click("#embed-close");
    page.open("");
    page.click("#embed-overview");
    assert_eq!(page.count("#embed-keep"), 0, "nothing is filtered");
}

/// The picture as it is downloaded, and the markup for it.
fn picture_with_text(page: &Page<'_>) -> (Png, String, String) {
    page.until(
        "the picture is drawn",
        "const image = document.querySelector('.embed-image'); return image?.complete && image.naturalWidth > 300",
    );
    page.click("#embed-save-png");
    let (name, bytes) = page.downloaded();
    let value = |id: &str| {
        let value = page.js(
            "return document.getElementById(arguments[0]).value",
            json!(id),
        );
        value.as_str().unwrap_or_default().to_owned()
    };
    let (html, alt) = (value("embed-html"), value("embed-alt"));
    assert!(
        html.contains(&format!("<img src=\"{name}\" alt=\"")),
        "{html}"
    );
    let png = Png::read(&bytes);
    let [width, height] = [png.width / 2, png.height / 2];
    for px in [
        format!("width=\"{width}\""),
        format!(" height=\"{height}\""),
    ] {
        assert!(html.contains(&px), "{px} in {html}");
    }
    assert!(png.n_marked() > 2_000, "{}", png.n_marked());
    (png, html, alt)
}

fn a_picture_with_text_is_written_for_systems_without_frames(page: &Page<'_>) {
    page.open("?initiative=4&lang=en&theme=light");
    page.click("#embed-charts");
    page.click("#embed-picture");
    let (wide, html, alt) = picture_with_text(page);
    assert!(
        !["<script", "<iframe", "<yearline", "onload"]
            .iter()
            .any(|part| html.contains(part)),
        "{html}"
    );
    let link = format!("{}/college/year/?initiative=4", page.world.site.origin);
    let said = page.world.said("initiative=4");
    let text = html_escape::decode_html_entities(&html).into_owned();
    for part in [
        &said,
        "By initiative",
        "17 February 2023",
        &format!("<a href=\"{link}\">Open the full page</a>"),
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(
        alt.contains(&said) && alt.contains("By initiative"),
        "{alt}"
    );
    assert_eq!(page.attribute(".embed-image", "alt"), Some(alt));
    // For an article that is read on phones, in its language, without the filter, in dark colours.
    choose(page, "embed-image", "Timeline of the initiatives");
    choose(page, "embed-width", "Narrow: articles read on phones");
    choose(page, "embed-lang", "中文");
    choose(page, "embed-theme", "Dark");
    page.click("#embed-keep");

    let (narrow, html, alt) = picture_with_text(page);
    assert!(
        narrow.width < wide.width,
        "{} and {}",
        narrow.width,
        wide.width
    );
    assert!(narrow.at(0, 0)[0] < 60, "{:?}", narrow.at(0, 0));
    assert!(
        alt.contains(&page.world.sentence(&page.world.report, Lang::ZhHans, "")),
        "{alt}"
    );
    assert!(
        html.contains(&format!(
            "{}/college/year/?lang=zh-Hans&amp;theme=dark\">",
            page.world.site.origin
        )),
        "{html}"
    );
    // Back to a frame.
    page.click("#embed-follows");
    assert!(snippet(page).starts_with("<iframe"), "{}", snippet(page));
}

fn a_picture_of_a_file_of_the_reader_leads_nowhere(page: &Page<'_>) {
    page.open("?lang=en");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/");
    page.enter("#open-file", &format!("{folder}01-units.json"));
    page.until(
        "the file is shown",
        "return document.querySelector('h1')?.textContent === 'Min'",
    );
    page.click("#embed-timeline");
    page.click("#embed-picture");
    let (_, html, _) = picture_with_text(page);
    assert!(!html.contains("<a ") && !html.contains("http"), "{html}");
    assert_eq!(page.count("#embed-copy-link"), 0);
    let text = page.text("#embed").unwrap_or_default();
    assert!(
        text.contains("No link leads to the file that you opened"),
        "{text}"
    );
}

fn the_markup_is_copied(page: &Page<'_>) {
    page.open("");
    page.click("#embed-table");
    page.allow_clipboard();
    page.click("#embed-copy");
    page.until(
        "it is on the clipboard",
        "return navigator.clipboard.readText().then(t => t === document.querySelector('#embed-snippet').value)",
    );
    page.eventually(
        "it says so",
        || page.text("#embed [role=status]"),
        Some("Copied".to_owned()),
    );
    page.click("#embed-fixed");
    page.eventually(
        "that was another one",
        || page.text("#embed [role=status]"),
        Some(String::new()),
    );
}

fn a_guest_offers_no_embedding(page: &Page<'_>) {
    page.open("?embed=1");
    assert_eq!(page.count("[id^=embed-]"), 0);
    assert_eq!(page.count(".mast"), 0);
    assert_eq!(page.count(".source"), 1, "the source is told once");
    assert_eq!(
        page.attribute(".footer a", "target").as_deref(),
        Some("_top")
    );
}

fn axe_finds_nothing_in_the_dialog(page: &Page<'_>) {
    let mut found = Vec::new();
    for (scheme, size, query) in [
        ("light", (1366, 900), ""),
        ("dark", (390, 844), "?lang=zh-Hans&initiative=4"),
    ] {
        page.media("", &[("prefers-color-scheme", scheme)]);
        page.sized(size.0, size.1);
        page.open(query);
        page.click("#embed-overview");
        page.has("#embed[open]");
        found.extend(findings(page, scheme));
        page.picture(&format!("embed-dialog-{scheme}"));
    }
    assert!(found.is_empty(), "axe-core finds\n{}", found.join("\n"));
}

fn a_part_alone_has_no_headline_of_a_page(page: &Page<'_>) {
    page.go("?embed=1&view=activity&item=epidemic-service");
    page.has("#activity");
    assert_eq!(page.count("#filters"), 0, "one activity is no choice");
    assert_eq!(
        page.js(
            "return document.querySelector('h1').getBoundingClientRect().height < 30",
            json!([])
        ),
        true
    );
    page.open("?view=activity");
    page.has("#table");
    page.click("#row-18");
    page.has("#activity");
    page.has_no("#table");
}

fn one_initiative_is_told_whole(page: &Page<'_>) {
    page.open("?view=initiative&initiative=4");
    assert_eq!(
        page.text("#initiative h2").as_deref(),
        Some("4 Epidemic and business aid")
    );
    assert_eq!(
        page.count(".initiative-list li"),
        page.world.n_shown("initiative=4")
    );
    assert_eq!(page.count("#initiative .figure"), 6);
    page.click("#initiative-activity-18");
    page.has("#activity");
    page.press(&[key::ESCAPE]);
    page.has_focus("initiative-activity-18");
    page.click("#chip-initiative-8");
    page.eventually("two of them", || page.count(".initiative"), 2);
    page.click_named("button", "Back to the whole page");
    page.has("#timeline");
}

fn the_markup_works_on_the_page_of_another_site(page: &Page<'_>) {
    // The three forms, as they stand in the dialog, pasted into a page.
    for (form, frame) in [
        ("embed-follows", FRAME.to_owned()),
        (
            "embed-element",
            "document.querySelector('yearline-embed')?.shadowRoot?.querySelector('iframe')"
                .to_owned(),
        ),
        ("embed-fixed", FRAME.to_owned()),
    ] {
        page.open("?initiative=4");
        page.click("#embed-matrix");
        choose(page, "embed-what", "One initiative");
        choose(page, "embed-lang", "中文");
        page.click(&format!("#{form}"));
        let markup = snippet(page);
        page.host(&markup);
        page.within(&frame, |page| {
            page.has("#initiative");
            assert_eq!(
                page.text("#initiative h2").as_deref(),
                Some("4 战疫服务与助企"),
                "{form}"
            );
            assert_eq!(
                page.attribute("html", "data-theme").as_deref(),
                Some("light"),
                "the host is white"
            );
        });
        if form == "embed-fixed" {
            let height = page.js(&format!("return ({frame}).clientHeight"), json!([]));
            assert_eq!(height, 600);
        } else {
            page.fits(&frame);
        }
    }
}
