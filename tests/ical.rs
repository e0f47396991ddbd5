//! A calendar as a file, read by another program (the crate `ical`).

use yearline::export::ical;
use yearline_core::domain::Day;
use yearline_core::text::calendar::{Calendar, Event};

/// Undoes the escapes of RFC 5545, section 3.3.11, which that program leaves in.
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, true) => match chars.next() {
                Some('n' | 'N') => plain.push('\n'),
                Some(escaped) => plain.push(escaped),
                None => {}
            },
            (c, false) => plain.push(c),
        }
    }
    plain
}

fn day(year: i32, month: u8, day: u8) -> Day {
    Day::from_civil(year, month, day).unwrap_or_else(|| panic!("no day"))
}

fn event(uid: &str, title: &str, is_certain: bool) -> Event {
    Event {
        uid: uid.to_owned(),
        id: uid.to_owned(),
        kind: "Talks, lectures".to_owned(),
        title: title.to_owned(),
        description: "First; second, third\\fourth\nfifth".to_owned(),
        first: day(2022, 12, 30),
        last: day(2022, 12, 31),
        is_certain,
    }
}

#[test]
fn another_program_reads_what_was_written() {
    let long = "党的二十大精神学习宣传贯彻".repeat(20);
    let calendar = Calendar {
        name: "A year, 2022".to_owned(),
        description: "2 activities; 3 have none.".to_owned(),
        events: vec![event("a", &long, true), event("b", "B", false)],
    };
    let address = |id: &str| (id == "a").then(|| "https://college.example/?item=a".to_owned());
    let text = ical(&calendar, day(2026, 11, 26), &address);
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");

    let mut read = ::ical::IcalParser::new(text.as_bytes());
    let calendar = read
        .next()
        .and_then(Result::ok)
        .unwrap_or_else(|| panic!("{text}"));
    assert!(read.next().is_none());
    let value = |properties: &[::ical::property::Property], name: &str| {
        let found: Vec<String> = properties
            .iter()
            .filter(|p| p.name == name)
            .map(|p| unescaped(p.value.as_deref().unwrap_or_default()))
            .collect();
        assert!(found.len() < 2, "{name} stands once: {found:?}");
        found.into_iter().next()
    };
    let of = |name| value(&calendar.properties, name);
    assert_eq!(of("X-WR-CALNAME").as_deref(), Some("A year, 2022"));
    assert_eq!(
        of("X-WR-CALDESC").as_deref(),
        Some("2 activities; 3 have none.")
    );
    let [first, second] = &calendar.events[..] else {
        panic!("{text}");
    };
    let table = [
        ("UID", Some("a"), Some("b")),
        ("SUMMARY", Some(&*long), Some("B")),
        ("STATUS", Some("CONFIRMED"), Some("TENTATIVE")),
        (
            "DTSTAMP",
            Some("20261126T000000Z"),
            Some("20261126T000000Z"),
        ),
        ("DTSTART", Some("20221230"), Some("20221230")),
        ("DTEND", Some("20230101"), Some("20230101")),
        (
            "CATEGORIES",
            Some("Talks, lectures"),
            Some("Talks, lectures"),
        ),
        ("URL", Some("https://college.example/?item=a"), None),
    ];
    for (name, a, b) in table {
        assert_eq!(value(&first.properties, name).as_deref(), a, "{name}");
        assert_eq!(value(&second.properties, name).as_deref(), b, "{name}");
    }
    assert_eq!(
        value(&first.properties, "DESCRIPTION").as_deref(),
        Some("First; second, third\\fourth\nfifth")
    );
}
