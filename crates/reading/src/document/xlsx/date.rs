//! Dates and times in the way of a format.

use calamine::ExcelDateTime;
use jiff::civil::{Date, Weekday};

use super::code::{Section, Token};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A moment in parts.
struct Moment {
    year: u16,
    month: u8,
    day: u8,
    hour: u8,
    minute: u8,
    second: u8,
    milli: u16,
    /// Days since the first, with parts of days.
    days: f64,
}

/// A moment as a format shows it; year, month and day where it shows none of it.
pub(super) fn shown(moment: &ExcelDateTime, section: &Section) -> String {
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let moment = Moment { year, month, day, hour, minute, second, milli, days: moment.as_f64() };
    let tokens = &section.tokens;
    let half = tokens.contains(&Token::Half);
    let mut text = String::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Date('m', count) if *count < 3 && is_minute(tokens, at) => {
                text.push_str(&padded(moment.minute.into(), *count));
            }
            Token::Date(letter, count) => text.push_str(&moment.part(*letter, *count, half)),
            Token::Elapsed(letter) => text.push_str(&moment.elapsed(*letter)),
            Token::Half => text.push_str(if moment.hour < 12 { "AM" } else { "PM" }),
            Token::Literal(literal) => text.push_str(literal),
            Token::Point => text.push('.'),
            Token::Comma => text.push(','),
            Token::Digit('0') if tokens[..at].last() == Some(&Token::Point) => {
                text.push_str(&format!("{:03}", moment.milli)[..1]);
            }
            _ => {}
        }
    }
    let text = text.trim();
    if text.contains(char::is_alphanumeric) {
        return text.to_owned();
    }
    format!("{:04}-{:02}-{:02}", moment.year, moment.month, moment.day)
}

/// Whether an m is of minutes: it follows hours, or seconds follow it.
fn is_minute(tokens: &[Token], at: usize) -> bool {
    let part = |token: &Token| match token {
        Token::Date(letter, _) | Token::Elapsed(letter) => Some(*letter),
        _ => None,
    };
    tokens[..at].iter().rev().find_map(part) == Some('h')
        || tokens[at + 1..].iter().find_map(part) == Some('s')
}

fn padded(number: u32, count: usize) -> String {
    if count > 1 { format!("{number:02}") } else { number.to_string() }
}

/// A name, or its first three letters, or its first.
fn name(whole: &str, count: usize) -> String {
    let keep = match count {
        3 => 3,
        5 => 1,
        _ => whole.len(),
    };
    whole.chars().take(keep).collect()
}

impl Moment {
    fn part(&self, letter: char, count: usize, half: bool) -> String {
        match (letter, count) {
            ('y', ..=2) => format!("{:02}", self.year % 100),
            ('y', _) => self.year.to_string(),
            ('m', ..=2) => padded(self.month.into(), count),
            ('m', _) => {
                let month = MONTHS.get(usize::from(self.month).wrapping_sub(1));
                name(month.unwrap_or(&""), count)
            }
            ('d', ..=2) => padded(self.day.into(), count),
            ('d', _) => name(self.weekday(), count),
            ('h', _) if half => padded(u32::from((self.hour + 11) % 12 + 1), count),
            ('h', _) => padded(self.hour.into(), count),
            _ => padded(self.second.into(), count),
        }
    }

    fn elapsed(&self, letter: char) -> String {
        let units = match letter {
            'h' => 24.0,
            'm' => 24.0 * 60.0,
            _ => 24.0 * 3_600.0,
        };
        // A thousandth of a second for what parts of days cannot hold.
        format!("{:.0}", (self.days * units + units / 86_400_000.0).floor())
    }

    fn weekday(&self) -> &'static str {
        let date = i16::try_from(self.year).ok().and_then(|year| {
            Date::new(year, self.month.try_into().ok()?, self.day.try_into().ok()?).ok()
        });
        match date.map(Date::weekday) {
            Some(Weekday::Monday) => "Monday",
            Some(Weekday::Tuesday) => "Tuesday",
            Some(Weekday::Wednesday) => "Wednesday",
            Some(Weekday::Thursday) => "Thursday",
            Some(Weekday::Friday) => "Friday",
            Some(Weekday::Saturday) => "Saturday",
            Some(Weekday::Sunday) => "Sunday",
            None => "",
        }
    }
}
