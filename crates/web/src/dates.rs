//! Times as pages print them, in the time of the United Kingdom.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// A day and a time: "17 June 2021, 10:00".
pub(crate) fn moment(time: Timestamp) -> String {
    // Where the machine has no time zones, the time is still true in UTC.
    let zone = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
    time.to_zoned(zone).strftime("%-d %B %Y, %H:%M").to_string()
}
