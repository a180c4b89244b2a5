//! Days and times of day, as they are typed.

use jiff::civil::{Date, Time};

/// A day: 2021-06-17.
pub fn day(text: &str) -> Result<Date, String> {
    text.parse()
        .map_err(|_| format!("\"{text}\" is no day; write year, month and day, such as 2021-06-17"))
}

/// A time of day: 10:00.
pub fn clock(text: &str) -> Result<Time, String> {
    text.parse().map_err(|_| format!("\"{text}\" is no time of day; write it such as 14:30"))
}
