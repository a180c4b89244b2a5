//! Fields that the forms of the board share: a day, a time, one of a few, one of a list.

use std::fmt::Display;
use std::str::FromStr;

use components::{Answers, Choice, Control as _, DateInput, Input, Radios, Width};
use jiff::civil::{Date, Time};
use markup::Element;
use reading::minutes::{Due, due_cell};

use crate::context::Context;
use crate::words::Key;

/// A day, as day, month and year.
pub(super) fn day(context: &Context, answers: &Answers, name: &str, legend: Key) -> DateInput {
    let words = context.words();
    let labels = [words.say("field-day"), words.say("field-month"), words.say("field-year")];
    DateInput::new(name, words.say(legend.0))
        .labels([&labels[0], &labels[1], &labels[2]])
        .answered(answers)
}

/// A day as somebody would have typed it.
pub(super) fn typed_day(name: &str, day: Option<Date>) -> Vec<(String, String)> {
    let Some(day) = day else { return Vec::new() };
    let parts = [
        ("day", day.day().to_string()),
        ("month", day.month().to_string()),
        ("year", day.year().to_string()),
    ];
    parts.into_iter().map(|(part, value)| (format!("{name}-{part}"), value)).collect()
}

/// The day that was typed; none where nothing was. What is no day is refused.
pub(super) fn read_day(context: &Context, answers: &mut Answers, name: &str) -> Option<Date> {
    let part = |part: &str| answers.text(&format!("{name}-{part}")).to_owned();
    let (day, month, year) = (part("day"), part("month"), part("year"));
    if day.is_empty() && month.is_empty() && year.is_empty() {
        return None;
    }
    let date = (year.len() == 4)
        .then(|| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok())
        .flatten();
    if date.is_none() {
        answers.refuse_date(name, context.words().say("error-day"));
    }
    date
}

/// The day that was typed, and is needed.
pub(super) fn needed_day(
    context: &Context,
    answers: &mut Answers,
    name: &str,
    missing: Key,
) -> Option<Date> {
    let day = read_day(context, answers, name);
    if day.is_none() && answers.error(name).is_none() {
        answers.refuse_date(name, context.words().say(missing.0));
    }
    day
}

/// A time of day: "10:00".
pub(super) fn time(context: &Context, answers: &Answers, name: &str, label: Key) -> Element {
    Input::new(name, context.words().say(label.0))
        .hint(context.words().say("hint-time"))
        .width(Width::Letters(5))
        .answered(answers)
        .element()
}

/// The time that was typed, with a colon or a full stop, of 24 hours or with am and pm.
pub(super) fn read_time(typed: &str) -> Option<Time> {
    let text = typed.trim().to_lowercase().replace(' ', "");
    let (text, half) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(rest), _) => (rest, Some(false)),
        (_, Some(rest)) => (rest, Some(true)),
        (None, None) => (text.as_str(), None),
    };
    let (hour, minute) = match text.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        None if half.is_some() => (text, "0"),
        _ => return None,
    };
    let (hour, minute): (i8, i8) = (hour.parse().ok()?, minute.parse().ok()?);
    let hour = match (half, hour) {
        (None, hour) => hour,
        (Some(is_after), 1..=12) => hour % 12 + if is_after { 12 } else { 0 },
        (Some(_), _) => return None,
    };
    Time::new(hour, minute, 0, 0).ok()
}

/// One of a kind's few members, each with its word.
pub(super) fn kinds<T: Display + Copy>(
    context: &Context,
    answers: &Answers,
    (name, legend): (&str, Key),
    all: impl IntoIterator<Item = T>,
    word: fn(T) -> Key,
) -> Element {
    let words = context.words();
    let choices = all.into_iter().map(|one| Choice::new(one.to_string(), words.say(word(one).0)));
    Radios::new(name, words.say(legend.0)).choices(choices).answered(answers).element()
}

/// The one that was chosen; refused where none was.
pub(super) fn chosen<T: FromStr>(
    context: &Context,
    answers: &mut Answers,
    name: &str,
    missing: Key,
) -> Option<T> {
    let chosen = answers.text(name).parse().ok();
    if chosen.is_none() {
        answers.refuse(name, context.words().say(missing.0));
    }
    chosen
}

/// When something is due, as it is typed at a meeting: a day, the next meeting, or after what.
pub(super) fn read_due(typed: &str, near: Date) -> Option<Due> {
    let text = typed.trim();
    let is_event = text.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("after "));
    if is_event {
        return Some(Due::Event(text[6..].trim().to_owned()));
    }
    match due_cell(text, Some(near))? {
        Due::Words(_) | Due::Event(_) => None,
        due => Some(due),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        for (typed, wanted) in [
            ("10:00", "10:00"),
            ("10.30", "10:30"),
            ("2.30pm", "14:30"),
            ("12 am", "00:00"),
            ("7 PM", "19:00"),
        ] {
            assert_eq!(read_time(typed), wanted.parse().ok(), "{typed}");
        }
        for typed in ["", "10", "25:00", "10:5", "13pm", "noon"] {
            assert_eq!(read_time(typed), None, "{typed}");
        }
    }

    #[test]
    fn what_is_due_is_a_day_a_meeting_or_after_something() {
        let near = "2021-03-25".parse().unwrap();
        let date = |text: &str| text.parse().ok().map(Due::Date);
        for (typed, wanted) in [
            ("30 April 2021", date("2021-04-30")),
            ("30 April", date("2021-04-30")),
            ("by 30th April 2021", date("2021-04-30")),
            ("2021-04-30", date("2021-04-30")),
            ("30/4/2021", date("2021-04-30")),
            ("next meeting", Some(Due::NextMeeting)),
            ("after the visit in April", Some(Due::Event("the visit in April".into()))),
            ("soon", None),
            ("30 Aprl", None),
        ] {
            assert_eq!(read_due(typed, near), wanted, "{typed}");
        }
    }
}
