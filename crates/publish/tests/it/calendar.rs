//! Feeds and invitations, read back by the rules of RFC 5545 and 5546.

use std::collections::BTreeMap;

use jiff::civil::date;
use publish::calendar::{
    CalendarAddress, CalendarEvent, CalendarFeed, Invitation, feed, invitation,
};

fn meeting(day: i8, sequence: u32) -> CalendarEvent {
    CalendarEvent {
        uid: format!("meeting-{day}@exampletown.example"),
        starts: date(2021, 6, day).at(14, 0, 0, 0),
        ends: date(2021, 6, day).at(16, 30, 0, 0),
        summary: "Board; first of two, with a \\ in it".to_owned(),
        place: "Committee room 1, Civic Centre\nExampletown".to_owned(),
        description: format!("Siarad Cymraeg: ŵ ŷ \u{1f600} {}", "Ŵythnos ".repeat(40)),
        url: "https://exampletown.example/meetings/14?a=b,c;d".to_owned(),
        is_cancelled: false,
        sequence,
        stamp: "2021-05-27T09:30:15.6Z".parse().unwrap(),
    }
}

fn two() -> CalendarFeed {
    CalendarFeed {
        name: "Exampletown, meetings; all".to_owned(),
        events: vec![meeting(17, 0), CalendarEvent { is_cancelled: true, ..meeting(18, 3) }],
    }
}

/// A property as it is read: its parameters and its value.
type Read = (BTreeMap<String, String>, String);

/// Every line by the rules: CRLF at its end, no more than 75 octets, nothing but letters of UTF-8; then unfolded and parted.
fn read(calendar: &str) -> Vec<(String, Read)> {
    assert!(calendar.ends_with("\r\n"));
    for line in calendar.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "{line:?}");
    }
    let unfolded = calendar.replace("\r\n ", "");
    unfolded.split_terminator("\r\n").map(property).collect()
}

fn property(line: &str) -> (String, Read) {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    for (at, sign) in line.char_indices() {
        match sign {
            '"' => quoted = !quoted,
            ';' if !quoted => parts.push(String::new()),
            ':' if !quoted => {
                let name = parts.remove(0);
                let parameters = parts.iter().map(|part| part.split_once('=').unwrap());
                let owned = parameters.map(|(name, value)| (name.to_owned(), value.to_owned()));
                return (name, (owned.collect(), line[at + 1..].to_owned()));
            }
            sign => parts.last_mut().unwrap().push(sign),
        }
    }
    panic!("no value: {line}")
}

/// A text as it was before it was escaped (section 3.3.11).
fn unescaped(value: &str) -> String {
    let mut out = String::new();
    let mut signs = value.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => match signs.next().unwrap() {
                'n' | 'N' => out.push('\n'),
                sign @ ('\\' | ',' | ';') => out.push(sign),
                other => panic!("\\{other} is no escape"),
            },
            ',' | ';' => panic!("{sign} is not escaped in {value}"),
            sign => out.push(sign),
        }
    }
    out
}

fn all<'a>(read: &'a [(String, Read)], name: &str) -> Vec<&'a str> {
    read.iter().filter(|(found, _)| found == name).map(|(_, (_, value))| value.as_str()).collect()
}

#[test]
fn a_feed_reads_back_as_it_was_meant() {
    let (meetings, calendar) = (two(), feed(&two()));
    let read = read(&calendar);
    let first: Vec<&str> = read.iter().take(2).map(|(name, _)| name.as_str()).collect();
    assert_eq!(first, ["BEGIN", "VERSION"]);
    assert_eq!(all(&read, "METHOD"), ["PUBLISH"]);
    assert_eq!(all(&read, "BEGIN"), ["VCALENDAR", "VEVENT", "VEVENT"]);
    assert_eq!(all(&read, "END"), ["VEVENT", "VEVENT", "VCALENDAR"]);
    for name in ["NAME", "X-WR-CALNAME"] {
        assert_eq!(unescaped(all(&read, name)[0]), meetings.name);
    }
    for (at, event) in meetings.events.iter().enumerate() {
        let text = |name| unescaped(all(&read, name)[at]);
        assert_eq!(text("UID"), event.uid);
        assert_eq!(text("SUMMARY"), event.summary);
        assert_eq!(text("LOCATION"), event.place);
        assert_eq!(text("DESCRIPTION"), event.description);
        // An address is no text: what it holds is not escaped.
        assert_eq!(all(&read, "URL")[at], event.url);
    }
    assert_eq!(all(&read, "DTSTART"), ["20210617T130000Z", "20210618T130000Z"]);
    assert_eq!(all(&read, "DTEND"), ["20210617T153000Z", "20210618T153000Z"]);
    assert_eq!(all(&read, "DTSTAMP"), ["20210527T093016Z"; 2]);
    assert_eq!(all(&read, "STATUS"), ["CONFIRMED", "CANCELLED"]);
    assert_eq!(all(&read, "SEQUENCE"), ["0", "3"]);
    assert!(all(&read, "ATTENDEE").is_empty() && all(&read, "ORGANIZER").is_empty());
}

#[test]
fn lines_are_folded_between_letters_wherever_the_fold_falls() {
    for letters in 0..80 {
        for letter in ["a", "ŵ", "\u{20ac}", "\u{1f600}", " "] {
            let mut event = meeting(17, 0);
            event.description = format!("{}{}", "a".repeat(letters), letter.repeat(90)) + "end";
            let wanted = event.description.clone();
            let calendar = feed(&CalendarFeed { name: String::new(), events: vec![event] });
            assert_eq!(unescaped(all(&read(&calendar), "DESCRIPTION")[0]), wanted);
        }
    }
}

#[test]
fn the_same_meetings_give_the_same_bytes() {
    assert_eq!(feed(&two()), feed(&two()));
}

fn asked() -> Invitation {
    let address =
        |name: &str, mail: &str| CalendarAddress { name: name.to_owned(), mail: mail.to_owned() };
    Invitation {
        event: meeting(17, 1),
        organiser: address("Democratic services", "meetings@exampletown.example"),
        attendees: vec![
            address("Chair, \"acting\": all; of it", "chair@exampletown.example"),
            address("", "police@exampletown.example"),
        ],
    }
}

#[test]
fn an_invitation_asks_everybody_for_an_answer() {
    let read = read(&invitation(&asked()));
    assert_eq!(all(&read, "METHOD"), ["REQUEST"]);
    assert_eq!(all(&read, "ORGANIZER"), ["mailto:meetings@exampletown.example"]);
    let attendees: Vec<&Read> =
        read.iter().filter(|(name, _)| name == "ATTENDEE").map(|(_, read)| read).collect();
    assert_eq!(attendees.len(), 2);
    for (parameters, _) in &attendees {
        assert_eq!(parameters["RSVP"], "TRUE");
        assert_eq!(parameters["PARTSTAT"], "NEEDS-ACTION");
    }
    assert_eq!(attendees[0].1, "mailto:chair@exampletown.example");
    assert_eq!(attendees[1].1, "mailto:police@exampletown.example");
    assert!(!attendees[1].0.contains_key("CN"));
}

#[test]
fn a_name_with_marks_of_its_own_stays_within_its_quotation_marks() {
    let calendar = invitation(&asked()).replace("\r\n ", "");
    assert!(calendar.contains("CN=\"Chair, 'acting': all; of it\""), "{calendar}");
}

#[test]
fn a_meeting_that_is_called_off_is_taken_out() {
    let mut called_off = asked();
    called_off.event.is_cancelled = true;
    called_off.event.sequence = 2;
    let read = read(&invitation(&called_off));
    assert_eq!(all(&read, "METHOD"), ["CANCEL"]);
    assert_eq!(all(&read, "STATUS"), ["CANCELLED"]);
    assert_eq!(all(&read, "SEQUENCE"), ["2"]);
    assert_eq!(all(&read, "ATTENDEE").len(), 2);
}

#[test]
fn no_word_can_begin_a_line_of_its_own() {
    let mut evil = asked();
    let line = "\r\nATTENDEE:mailto:evil@exampletown.example\r\nX: ";
    evil.event.uid.push_str(line);
    evil.event.summary.push_str(line);
    evil.event.place.push_str(line);
    evil.event.description.push_str(line);
    evil.event.url.push_str(line);
    evil.attendees[0].name.push_str(line);
    evil.attendees[1].mail.push_str(line);
    let read = read(&invitation(&evil));
    assert_eq!(all(&read, "ATTENDEE").len(), 2);
    assert!(all(&read, "X").is_empty());
}
