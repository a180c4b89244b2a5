//! Meetings for people's own calendars (iCalendar, RFC 5545 and 5546): a feed that a calendar asks for again and again, and
//! the file of an invitation, by which a mail's reader accepts a meeting or learns that it is called off.
//!
//! Times are written in UTC, so that every program reads the same instant without being told what a British summer is. The
//! same meetings give the same bytes: even the stamp is the caller's.

use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Unit};

/// Clock time in Britain since 1996: an hour on from the last Sunday of March to the last of October, both at 01:00 UTC.
const BRITISH_TIME: &str = "GMT0BST,M3.5.0/1,M10.5.0";

/// How many octets a line has at most, its end not among them.
const LINE: usize = 75;

/// What wrote the calendar.
const PRODUCT: &str = "-//Watchward//Meetings//EN";

/// Meetings to be read by whoever has the address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarFeed {
    /// What a calendar calls it: "Safer Exampletown Partnership: meetings".
    pub name: String,
    /// The meetings, in the order in which they are to stand.
    pub events: Vec<CalendarEvent>,
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEvent {
    /// By what a calendar knows it again for ever: "meeting-14@partnership.example".
    pub uid: String,
    /// When it begins, by the clock in Britain.
    pub starts: DateTime,
    /// When it ends.
    pub ends: DateTime,
    /// Its title.
    pub summary: String,
    /// Where it is; empty for nowhere said.
    pub place: String,
    /// What else is to be known; empty for nothing.
    pub description: String,
    /// The address of its page; empty for none.
    pub url: String,
    /// Whether it is called off.
    pub is_cancelled: bool,
    /// How often its time, its place or whether it is held was changed: a calendar takes the highest.
    pub sequence: u32,
    /// When what is said here was last changed.
    pub stamp: Timestamp,
}

/// Somebody with a mail address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarAddress {
    /// Their name or post; empty for none.
    pub name: String,
    /// Their mail address.
    pub mail: String,
}

/// A meeting to which people are asked, or told that it is called off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The meeting; one that is called off is taken out of calendars.
    pub event: CalendarEvent,
    /// Who asks, and is answered.
    pub organiser: CalendarAddress,
    /// Who is asked.
    pub attendees: Vec<CalendarAddress>,
}

/// A feed: `text/calendar; charset=utf-8; method=PUBLISH`.
pub fn feed(feed: &CalendarFeed) -> String {
    let mut calendar = empty("PUBLISH");
    // The name of RFC 7986 is not known as a text, so it is not escaped on its way out; what older programs read is.
    calendar.append_property(Property::new("NAME", escaped(&feed.name)));
    calendar.append_property(Property::new("X-WR-CALNAME", one_line(&feed.name)));
    calendar.extend(feed.events.iter().map(event));
    folded(&calendar.to_string())
}

/// The file of an invitation: `text/calendar; charset=utf-8; method=REQUEST`, or `method=CANCEL` where the meeting is called
/// off.
pub fn invitation(invitation: &Invitation) -> String {
    let is_cancelled = invitation.event.is_cancelled;
    let mut calendar = empty(if is_cancelled { "CANCEL" } else { "REQUEST" });
    let mut event = event(&invitation.event);
    event.append_property(address("ORGANIZER", &invitation.organiser));
    for attendee in &invitation.attendees {
        let mut attendee = address("ATTENDEE", attendee);
        attendee.add_parameter("ROLE", "REQ-PARTICIPANT");
        if !is_cancelled {
            attendee.add_parameter("PARTSTAT", "NEEDS-ACTION").add_parameter("RSVP", "TRUE");
        }
        event.append_multi_property(attendee);
    }
    calendar.push(event);
    folded(&calendar.to_string())
}

fn empty(method: &str) -> Calendar {
    let mut calendar = Calendar::empty();
    let properties =
        [("VERSION", "2.0"), ("PRODID", PRODUCT), ("CALSCALE", "GREGORIAN"), ("METHOD", method)];
    for property in properties {
        calendar.append_property(property);
    }
    calendar
}

fn event(said: &CalendarEvent) -> Event {
    let mut event = Event::new();
    event.add_property("UID", one_line(&said.uid));
    event.add_property("DTSTAMP", utc(said.stamp));
    event.add_property("DTSTART", utc(in_britain(said.starts)));
    event.add_property("DTEND", utc(in_britain(said.ends)));
    event.add_property("SEQUENCE", said.sequence.to_string());
    event.summary(&one_line(&said.summary));
    event.status(if said.is_cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed });
    if !said.place.is_empty() {
        event.location(&lines(&said.place));
    }
    if !said.description.is_empty() {
        event.description(&lines(&said.description));
    }
    if !said.url.is_empty() {
        event.add_property("URL", one_line(&said.url));
    }
    event
}

/// Somebody's address, with their name where there is one.
fn address(property: &str, who: &CalendarAddress) -> Property {
    let mut address = Property::new(property, format!("mailto:{}", one_line(&who.mail)));
    let name = one_line(&who.name);
    if !name.is_empty() {
        // A name may hold no quotation mark (RFC 5545, section 3.2).
        address.add_parameter("CN", &name.replace('"', "'"));
    }
    address
}

/// The instant at which the clock in Britain says this. Of an hour that the clock says twice it is the first; one that it
/// leaves out is as much later as the clock goes on.
fn in_britain(time: DateTime) -> Timestamp {
    let zone = TimeZone::posix(BRITISH_TIME).unwrap_or(TimeZone::UTC);
    zone.to_ambiguous_zoned(time)
        .compatible()
        .map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
}

/// With no line over 75 octets and none broken within a letter (RFC 5545, section 3.1): the library's own folds leave last
/// lines of 76.
fn folded(calendar: &str) -> String {
    let mut out = String::with_capacity(calendar.len() + calendar.len() / 32);
    for line in calendar.replace("\r\n ", "").split_terminator("\r\n") {
        let mut width = 0;
        for letter in line.chars() {
            if width + letter.len_utf8() > LINE {
                out.push_str("\r\n ");
                width = 1;
            }
            out.push(letter);
            width += letter.len_utf8();
        }
        out.push_str("\r\n");
    }
    out
}

/// "20210617T130000Z".
fn utc(instant: Timestamp) -> String {
    let second = instant.round(Unit::Second).unwrap_or(instant);
    second.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Words without what would end or break a line.
fn one_line(words: &str) -> String {
    let spaced = words.chars().map(|c| if c.is_control() { ' ' } else { c });
    spaced.collect::<String>().trim().to_owned()
}

/// Lines, each ended alike, without other signs that steer.
fn lines(words: &str) -> String {
    let each = words.replace("\r\n", "\n").replace('\r', "\n");
    each.chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}

/// A text as RFC 5545, section 3.3.11 writes it, on one line.
fn escaped(words: &str) -> String {
    let mut out = String::new();
    for c in one_line(words).chars() {
        if matches!(c, '\\' | ',' | ';') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn clock_time_in_britain_is_an_hour_on_in_summer() {
        let said = |month, day, hour, minute| {
            utc(in_britain(date(2021, month, day).at(hour, minute, 0, 0)))
        };
        assert_eq!(said(6, 17, 14, 0), "20210617T130000Z");
        assert_eq!(said(1, 21, 14, 0), "20210121T140000Z");
        // Clocks went on at 01:00 UTC on 28 March 2021 and back at 01:00 UTC on 31 October 2021.
        assert_eq!(said(3, 28, 0, 59), "20210328T005900Z");
        assert_eq!(said(3, 28, 2, 0), "20210328T010000Z");
        assert_eq!(said(10, 31, 1, 30), "20211031T003000Z");
        assert_eq!(said(10, 31, 2, 0), "20211031T020000Z");
    }

    #[test]
    fn nothing_ends_a_line_but_its_end() {
        assert_eq!(one_line("a\r\nATTENDEE:b\u{7}"), "a  ATTENDEE:b");
        assert_eq!(lines("a\r\nb\rc\u{0}"), "a\nb\nc");
        assert_eq!(escaped("a, b; c\\d\ne"), "a\\, b\\; c\\\\d e");
    }
}
