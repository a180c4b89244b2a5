//! Notice of a meeting: so many clear days before it, which are working days between the day on which the agenda is published and
//! the day of the meeting, neither of them counted (Local Government Act 1972, section 100B, as councils count them).

use jiff::civil::{Date, Weekday};

use super::holidays::bank_holiday;

/// Whether a day is neither of a weekend nor a bank holiday.
fn is_working(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && bank_holiday(day).is_none()
}

/// How many clear working days lie between the day of publication and that of the meeting.
pub fn clear_days(published: Date, meeting: Date) -> usize {
    let after = published.series(jiff::Span::new().days(1)).skip(1);
    after.take_while(|day| *day < meeting).filter(|day| is_working(*day)).count()
}

/// The last working day on which an agenda can be published so that `clear` days lie before the meeting.
pub fn publish_by(meeting: Date, clear: usize) -> Date {
    let before = meeting.series(jiff::Span::new().days(-1)).skip(1);
    before.filter(|day| is_working(*day)).nth(clear).unwrap_or(meeting)
}
