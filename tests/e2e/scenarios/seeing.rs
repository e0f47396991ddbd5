//! What is seen is seen by everybody: by pixels, by rectangles, with other colours, with more room between letters.

use serde_json::{Value, json};

use super::scenarios;
use super::states::unfold;
use crate::page::{Page, done, strings};

scenarios![
    fields_and_their_numbers_have_contrast,
    hatching_is_told_from_solid_and_open,
    marks_are_told_apart_without_colours needs Vision,
    forced_colours_leave_every_sign needs Media,
    more_contrast_is_given_where_it_is_asked_for needs Contrast,
    targets_are_large_enough,
    targets_are_large_enough_for_fingers needs Touch,
    more_space_between_letters_has_room,
];

type Colour = [f64; 3];

/// The contrast of two colours (WCAG 2.2, "contrast ratio").
fn contrast(a: Colour, b: Colour) -> f64 {
    let linear = |c: f64| {
        let c = c / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    };
    let light = |[r, g, b]: Colour| 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    let (a, b) = (light(a), light(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The colours of an element on the screen, most frequent first. Those that are mixed at edges are rare.
fn colours(page: &Page<'_>, selector: &str) -> Vec<Colour> {
    page.settled();
    let shot = page.shot_of(selector);
    let script = "const [shot, done] = arguments, image = new Image(); \
        image.onload = () => { const canvas = document.createElement('canvas'); [canvas.width, canvas.height] = [image.width, image.height]; \
        const pen = canvas.getContext('2d'); pen.drawImage(image, 0, 0); const { data } = pen.getImageData(0, 0, image.width, image.height); \
        const n = new Map(); for (let i = 0; i < data.length; i += 4) { const c = data.slice(i, i + 3).join(); n.set(c, (n.get(c) ?? 0) + 1) } \
        done([...n].sort((a, b) => b[1] - a[1]).slice(0, 40).map(([c]) => c.split(',').map(Number))) }; image.src = 'data:image/png;base64,' + shot";
    let list = page.js_async(script, json!([shot]));
    let colour = |c: &Value| [0, 1, 2].map(|i| c[i].as_f64().unwrap_or_default());
    list.as_array().into_iter().flatten().map(colour).collect()
}

/// The colour that an element's letters are to have.
fn ink(page: &Page<'_>, selector: &str) -> Colour {
    let script = "const canvas = document.createElement('canvas'); [canvas.width, canvas.height] = [1, 1]; const pen = canvas.getContext('2d'); \
        pen.fillStyle = getComputedStyle(document.querySelector(arguments[0])).color; pen.fillRect(0, 0, 1, 1); \
        return [...pen.getImageData(0, 0, 1, 1).data]";
    let colour = page.js(script, json!([selector]));
    [0, 1, 2].map(|i| colour[i].as_f64().unwrap_or_default())
}

/// The greatest contrast of anything in an element with what most of it is.
fn inner_contrast(colours: &[Colour]) -> f64 {
    let of_ground = |c: &Colour| contrast(*c, colours[0]);
    colours.iter().map(of_ground).fold(1.0, f64::max)
}

fn paper(page: &Page<'_>) -> Colour {
    // A place of the page where nothing is.
    page.js("scrollTo(0, 0)", json!([]));
    page.pixel(3.0, 300.0).map(|c| c as f64)
}

/// Every step of the ramp stands out from the paper (3:1), and its number from it (4.5:1); chosen ones too.
fn fields_and_their_numbers_have_contrast(page: &Page<'_>) {
    page.js("document.activeElement?.blur?.()", json!([]));
    for theme in ["light", "dark"] {
        for query in ["", "&initiative=2"] {
            page.open(&format!(
                "?data=data/sample.json&view=matrix&theme={theme}{query}"
            ));
            let paper = paper(page);
            // One field of each look.
            let fields = strings(&page.js(
                "const looks = new Map(); for (const e of document.querySelectorAll('.matrix td button')) { \
                    const number = e.querySelector('.field-number'); \
                    if (number?.textContent.trim()) looks.set(number.className + getComputedStyle(number).color, e.id) } return [...looks.values()]",
                json!([]),
            ));
            assert!(fields.len() >= 3, "{theme}{query}: {fields:?}");
            for id in fields {
                let colours = colours(page, &format!("#{id}"));
                // Its ground is the commonest colour but the paper.
                let ground = colours.iter().find(|c| contrast(**c, paper) > 1.3);
                let ground = *ground.unwrap_or(&colours[0]);
                let is_hatched = page.count(&format!("#{id} .on-hatch")) > 0;
                assert!(
                    contrast(ground, paper) >= 3.0,
                    "{theme}{query} #{id}: {ground:?} on {paper:?}"
                );
                let on = if is_hatched { paper } else { ground };
                // By the colour that is asked for, as WCAG has it: the strokes of small letters are mixed with what is behind them.
                let number = ink(page, &format!("#{id} .field-number"));
                let n = contrast(number, on);
                assert!(n >= 4.5, "{theme}{query} #{id}: its number has {n:.2}");
                let most = colours.iter().map(|c| contrast(*c, on)).fold(1.0, f64::max);
                assert!(most >= 2.0, "{theme}{query} #{id}: its number is not seen");
            }
        }
    }
}

/// Solid, hatched and open have the same colour, and are told apart by how much of it there is.
fn hatching_is_told_from_solid_and_open(page: &Page<'_>) {
    for theme in ["light", "dark"] {
        page.open(&format!("?theme={theme}"));
        let paper = paper(page);
        let share = |selector: &str| {
            page.has(selector);
            let colours = colours(page, selector);
            let seen: Vec<f64> = colours.iter().map(|c| contrast(*c, paper)).collect();
            (seen.iter().copied().fold(1.0, f64::max), colours[0])
        };
        let [solid, hatched, open] = [
            ".standfirst .sign-solid",
            ".standfirst .sign-hatched",
            ".standfirst .sign-open",
        ]
        .map(share);
        for (name, (most, _)) in [("solid", solid), ("hatched", hatched), ("open", open)] {
            assert!(most >= 3.0, "{theme}, {name}: {most:.2} on the paper");
        }
        assert!(contrast(solid.1, paper) >= 3.0, "{theme}: solid is filled");
        assert!(
            contrast(open.1, paper) < 1.2,
            "{theme}: an open square is open"
        );
    }
}

/// As people see who tell colours apart less: chosen and not chosen differ by their lightness, and all of it stands out.
fn marks_are_told_apart_without_colours(page: &Page<'_>) {
    for theme in ["light", "dark"] {
        for vision in ["achromatopsia", "deuteranopia", "protanopia", "tritanopia"] {
            page.open(&format!("?theme={theme}&initiative=4"));
            done(page.cdp(
                "Emulation.setEmulatedVisionDeficiency",
                json!({"type": vision}),
            ));
            let paper = paper(page);
            let fill = |selector: &str| {
                let script = "const e = document.querySelector(arguments[0]); e.scrollIntoView({block: 'center'}); \
                    const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]";
                page.has(selector);
                let at = page.js(script, json!([selector]));
                let [x, y] = [0, 1].map(|i| at[i].as_f64().unwrap_or_default());
                page.pixel(x, y).map(|c| c as f64)
            };
            let chosen =
                fill("#by-initiative-initiative-3 .r-solid, #by-initiative-initiative-3 .r-open");
            let other = fill("#by-initiative-initiative-9 .r-solid");
            page.picture(&format!("vision-{vision}-{theme}"));
            done(page.cdp(
                "Emulation.setEmulatedVisionDeficiency",
                json!({"type": "none"}),
            ));
            let state = format!("{theme}, {vision}: {chosen:?} beside {other:?} on {paper:?}");
            assert!(
                contrast(chosen, paper) >= 3.0 && contrast(other, paper) >= 3.0,
                "{state}"
            );
            assert!(contrast(chosen, other) >= 1.3, "{state}");
            // And never by colour alone: what is chosen is named in bold, and says so.
            let weight = "return getComputedStyle(document.querySelector('g:has(> #by-initiative-initiative-3) text.r-label')).fontWeight";
            assert_eq!(page.js(weight, json!([])), "700");
            assert_eq!(
                page.attribute("#by-initiative-initiative-3", "aria-pressed")
                    .as_deref(),
                Some("true")
            );
        }
    }
}

/// Where the system gives the colours, every sign, every field and the ring of the focus are still there.
fn forced_colours_leave_every_sign(page: &Page<'_>) {
    for scheme in ["light", "dark"] {
        page.media(
            "",
            &[
                ("forced-colors", "active"),
                ("prefers-color-scheme", scheme),
            ],
        );
        page.open("?initiative=4");
        let paper = paper(page);
        for selector in [
            ".standfirst .sign-solid",
            ".standfirst .sign-hatched",
            ".standfirst .sign-open",
            "#matrix-4-3",
            "#matrix-10-9",
            "#chip-initiative-3",
            "#chip-initiative-4",
            "#figures .figure",
            ".legend",
        ] {
            page.has(selector);
            let colours = colours(page, selector);
            let on_paper = colours
                .iter()
                .map(|c| contrast(*c, paper))
                .fold(1.0, f64::max);
            let most = inner_contrast(&colours).max(on_paper);
            assert!(
                most >= 3.0,
                "{scheme}, {selector}: {most:.2} of {colours:?} on {paper:?}"
            );
        }
        // What is pressed differs from what is not, by more than its text.
        let looks = |selector: &str| {
            let script = "const s = getComputedStyle(document.querySelector(arguments[0])); return [s.backgroundColor, s.borderColor, s.borderWidth, s.outlineStyle]";
            page.js(script, json!([selector]))
        };
        assert_ne!(
            looks("#chip-initiative-3"),
            looks("#chip-initiative-4"),
            "{scheme}"
        );
        page.focus("chip-initiative-4");
        page.press(&[crate::page::key::TAB]);
        let ring = "const s = getComputedStyle(document.activeElement); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2";
        assert_eq!(page.js(ring, json!([])), true, "{scheme}");
    }
}

fn more_contrast_is_given_where_it_is_asked_for(page: &Page<'_>) {
    for theme in ["light", "dark"] {
        page.open(&format!("?theme={theme}"));
        let note = || {
            let script = "const rgb = text => text.match(/[\\d.]+/g).slice(0, 3).map(Number); \
                return [rgb(getComputedStyle(document.querySelector('.figure-source')).color), rgb(getComputedStyle(document.body).backgroundColor)]";
            let both = page.js(script, json!([]));
            let [ink, behind] =
                [0, 1].map(|i| [0, 1, 2].map(|c| both[i][c].as_f64().unwrap_or_default()));
            contrast(ink, behind)
        };
        let before = note();
        page.media("", &[("prefers-contrast", "more")]);
        page.eventually("more contrast", || note() > before.max(7.0), true);
        page.media("", &[]);
    }
}

/// What is smaller than that both ways and has no room around it. Exempt is what stands in a sentence (WCAG 2.5.8), and the marks of pictures,
/// which have larger ways beside them: an opened lane, the table.
const SMALL: &str = "const [least] = arguments; \
    const seen = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')].filter(e => e.checkVisibility({visibilityProperty: true})); \
    const box = e => { const boxes = [e, ...(e.labels ?? [])].map(b => b.getBoundingClientRect()); return boxes.sort((a, b) => b.height - a.height)[0] }; \
    const isInline = e => getComputedStyle(e).display === 'inline' && e.parentElement.textContent.trim().length > e.textContent.trim().length + 10; \
    const isHidden = e => e.closest('.vh') || e.getBoundingClientRect().width <= 1 || e.matches('.skip') || getComputedStyle(e).opacity === '0'; \
    return seen.filter(e => !isHidden(e) && !isInline(e) && !e.closest('.matrix td')).map(e => [e, box(e)]) \
        .filter(([, r]) => r.height < least - 0.5 || r.width < Math.min(least, 24) - 0.5) \
        .map(([e, r]) => `${e.tagName}#${e.id}.${e.getAttribute('class') ?? ''} ${e.textContent.trim().slice(0, 20)}: ${Math.round(r.width)} × ${Math.round(r.height)}`).slice(0, 20)";

fn has_large_targets(page: &Page<'_>, least: u32) {
    for query in [
        "?initiative=4&item=epidemic-service",
        "?data=/broken/remarks",
        "?view=table&lang=zh-Hans",
    ] {
        page.open(query);
        unfold(page);
        assert_eq!(
            strings(&page.js(SMALL, json!([least]))),
            Vec::<String>::new(),
            "{query}"
        );
    }
    page.open("");
    page.click("#embed-overview");
    page.has("#embed[open]");
    assert_eq!(
        strings(&page.js(SMALL, json!([least]))),
        Vec::<String>::new(),
        "the dialog"
    );
}

fn targets_are_large_enough(page: &Page<'_>) {
    for (width, height) in [(1366, 768), (390, 844)] {
        page.sized(width, height);
        has_large_targets(page, 24);
    }
}

fn targets_are_large_enough_for_fingers(page: &Page<'_>) {
    page.sized(390, 844);
    page.touch(true);
    has_large_targets(page, 44);
    page.picture("targets-for-fingers");
    page.touch(false);
}

const NO_ROOM: &str = include_str!("room.js");

/// WCAG 2.2, 1.4.12.
fn more_space_between_letters_has_room(page: &Page<'_>) {
    let space = "const sheet = new CSSStyleSheet(); sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } \
        p { margin-block-end: 2em !important } svg * { letter-spacing: normal !important; word-spacing: normal !important }'); document.adoptedStyleSheets = [sheet]";
    for query in [
        "?initiative=4&item=epidemic-service",
        "?lang=en&data=data/sample.json",
    ] {
        for width in [320, 1366] {
            page.sized(width, 800);
            page.open(query);
            page.js(space, json!([]));
            page.settled();
            let look = || strings(&page.js(NO_ROOM, json!([])));
            page.eventually(&format!("{query} at {width}"), look, Vec::new());
        }
    }
}
