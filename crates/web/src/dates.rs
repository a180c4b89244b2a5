//! Times as pages print them, in the time of the United Kingdom.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// A day and a time: "17 June 2021, 10:00".
pub(crate) fn moment(time: Timestamp) -> String {
    here(time).strftime("%-d %B %Y, %H:%M").to_string()
}

/// A day: "17 June 2021".
pub(crate) fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// A time of day: "10:00".
pub(crate) fn clock(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}

/// The day that it is at this time.
pub(crate) fn day_of(time: Timestamp) -> Date {
    here(time).date()
}

fn here(time: Timestamp) -> Zoned {
    // Where the machine has no time zones, the time is still true in UTC.
    time.to_zoned(TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC))
}
