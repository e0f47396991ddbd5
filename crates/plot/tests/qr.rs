//! A QR code says its text to a program that reads codes (rqrr), from the path that is drawn.

use rqrr::PreparedImage;
use yearline_plot::qr::Qr;

/// How many pixels a module is wide in these tests.
const SCALE: usize = 3;

/// Fills the path as a browser does, and reads what is seen.
fn decoded(qr: &Qr) -> String {
    let mut is_dark = vec![vec![false; qr.side]; qr.side];
    for run in qr.path.split_inclusive('z') {
        let numbers: Vec<usize> = run
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .collect();
        let [x, y, length, 1, back] = numbers[..] else {
            panic!("{run} is no rectangle of one row");
        };
        assert_eq!(length, back, "{run} is closed");
        is_dark[y][x..x + length].fill(true);
    }
    let side = qr.side * SCALE;
    let mut image = PreparedImage::prepare_from_greyscale(side, side, |x, y| {
        if is_dark[y / SCALE][x / SCALE] {
            0
        } else {
            255
        }
    });
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "one code is seen");
    grids[0].decode().unwrap_or_else(|e| panic!("{e}")).1
}

#[test]
fn a_code_says_its_text() {
    let texts = [
        "https://college.example/year/",
        "https://college.example/year/?initiative=4&month=2022-10..2022-12&lang=zh-Hans",
        "院校党建这一年：2022",
        &format!("https://college.example/?q={}", "a".repeat(900)),
    ];
    for text in texts {
        let qr = Qr::new(text).unwrap_or_else(|| panic!("no code for {text}"));
        assert_eq!(decoded(&qr), text);
    }
}

#[test]
fn a_code_has_room_around_it_and_an_end() {
    let qr = Qr::new("https://college.example/").unwrap_or_else(|| panic!("no code"));
    // Version 2 has 25 modules, and the quiet zone 4 on each side.
    assert_eq!(qr.side, 33);
    assert!(qr.path.starts_with("M4 4h7v1h-7z"), "{}", qr.path);
    assert!(Qr::new(&"a".repeat(2_953)).is_some());
    assert_eq!(Qr::new(&"a".repeat(2_954)), None);
}

#[test]
fn a_code_is_a_document_of_its_own() {
    let qr = Qr::new("a").unwrap_or_else(|| panic!("no code"));
    let svg = qr.svg("<&>", 1_044, "white", "black");
    for part in [
        "width=\"1044\" height=\"1044\" viewBox=\"0 0 29 29\"",
        "<title>&lt;&amp;&gt;</title>",
        &format!("d=\"{}\" fill=\"black\"", qr.path),
    ] {
        assert!(svg.contains(part), "{part} in {svg}");
    }
}
