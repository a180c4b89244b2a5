//! The clock. No figure depends on it: it dates imports and says how old data are.

use figure::Month;
use jiff::{Timestamp, Zoned};

/// Now, in RFC 3339 and UTC, to the second.
pub fn now() -> String {
    rfc3339(Timestamp::now())
}

/// A time of the file system, likewise.
pub fn of_file(time: std::time::SystemTime) -> String {
    rfc3339(Timestamp::try_from(time).unwrap_or(Timestamp::UNIX_EPOCH))
}

/// The calendar month it is here; none where the machine's clock shows a year that no data come from.
pub fn this_month() -> Option<Month> {
    let today = Zoned::now().date();
    Month::new(i32::from(today.year()), u32::from(today.month().unsigned_abs())).ok()
}

fn rfc3339(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
