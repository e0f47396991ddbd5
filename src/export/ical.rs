//! A calendar as iCalendar (RFC 5545, RFC 7986): lines, folds and escapes are the crate's.
//!
//! The crate wants neither clock nor random numbers here: each event brings its own stamp and identifier, so that a calendar that is
//! imported twice has each of them once.

use icalendar::{Calendar as File, Component, Event as Entry, EventLike, EventStatus, Property};
use yearline_core::domain::Day;
use yearline_core::text::calendar::{Calendar, Event};

/// The file. Each event has the address of its activity, if that has one. `today` is the day on which the file is made.
#[must_use]
pub fn written(
    calendar: &Calendar,
    today: Day,
    address: &dyn Fn(&str) -> Option<String>,
) -> String {
    let mut file = File::empty();
    file.append_property(("VERSION", "2.0"))
        .append_property(("PRODID", "-//Yearline//Yearline//EN"))
        .append_property(("CALSCALE", "GREGORIAN"))
        .name(&calendar.name)
        .description(&calendar.description);
    for event in &calendar.events {
        file.push(entry(event, today, address(&event.id)));
    }
    file.to_string()
}

fn entry(event: &Event, today: Day, address: Option<String>) -> Entry {
    let mut entry = Entry::new();
    entry
        .uid(&event.uid)
        .add_property("DTSTAMP", format!("{}T000000Z", basic(today)))
        .summary(&event.title)
        .description(&event.description)
        .categories([&event.kind])
        // Days within which something took place are not its days.
        .status(if event.is_certain {
            EventStatus::Confirmed
        } else {
            EventStatus::Tentative
        })
        // A year's report takes nobody's time.
        .add_property("TRANSP", "TRANSPARENT")
        .append_property(day("DTSTART", event.first))
        // The end is the first day after.
        .append_property(day("DTEND", Day(event.last.0 + 1)));
    if let Some(address) = address {
        entry.url(&address);
    }
    entry.done()
}

fn day(name: &str, day: Day) -> Property {
    Property::new(name, basic(day))
        .add_parameter("VALUE", "DATE")
        .done()
}

/// A day in the basic format of ISO 8601.
fn basic(day: Day) -> String {
    let (year, month, day) = day.civil();
    format!("{year:04}{month:02}{day:02}")
}
