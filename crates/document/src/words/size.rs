//! The size of a change in words: "more than doubled", "halved", "fell by about a third". Said of printed numbers, and only
//! of a change that the test calls one.

use std::cmp::Ordering;

use figure::{Figure, Verdict, write};

use super::change::moved;
use super::noun::period_phrase;
use super::share::share;
use super::value::said;
use crate::Text;

/// What a number did, from the numbers as they are printed (whole numbers): "more than doubled", "halved", "fell by about a
/// third", "rose from none", "stayed the same".
///
/// "halved" and "doubled" are exact; "almost halved" is a fall of 48% and more but less than half, "almost doubled" a rise
/// of 95% and more but less than the double. Anything else takes the words of [`share`]: a fall of what was there, a rise
/// by so much of it.
pub fn moved_by(before: f64, now: f64) -> String {
    let (before, now) = (before.round(), now.round());
    if before.total_cmp(&now).is_eq() {
        return "stayed the same".to_owned();
    }
    if before <= 0.0 {
        return "rose from none".to_owned();
    }
    if now <= 0.0 {
        return "fell to none".to_owned();
    }
    let ratio = now / before;
    let percent = (now - before).abs() / before * 100.0;
    let part = || share(percent).unwrap_or_else(|| write::percent(percent));
    if now < before {
        match (now * 2.0).total_cmp(&before) {
            Ordering::Less if ratio < 0.1 => "fell by more than nine tenths".to_owned(),
            Ordering::Less => "more than halved".to_owned(),
            Ordering::Equal => "halved".to_owned(),
            Ordering::Greater if percent >= 48.0 => "almost halved".to_owned(),
            Ordering::Greater => format!("fell by {}", part()),
        }
    } else {
        match ratio {
            r if r > 10.0 => "rose more than tenfold".to_owned(),
            r if r > 5.0 => "rose more than fivefold".to_owned(),
            r if r > 4.0 => "rose more than fourfold".to_owned(),
            r if r > 3.0 => "more than trebled".to_owned(),
            r if r >= 3.0 => "trebled".to_owned(),
            r if r > 2.0 => "more than doubled".to_owned(),
            r if r >= 2.0 => "doubled".to_owned(),
            r if r >= 1.95 => "almost doubled".to_owned(),
            _ if percent > 90.0 => "rose by more than nine tenths".to_owned(),
            _ => format!("rose by {}", part()),
        }
    }
}

/// The change as a reader would tell it: "Burglary in Bromley fell by more than two fifths in the 12 months to February
/// 2021, from 2,738 to 1,474." Within chance: "Burglary in Bromley showed no change beyond chance in …: 103, and 100 in …."
/// Nothing without a value, a comparator's value and a verdict that agrees with them.
pub fn size_of_change(figure: &Figure) -> Text {
    let Some((value, held_against)) = said(figure).zip(figure.comparison.as_ref()) else {
        return Text::new();
    };
    let Some(before) = held_against.value else { return Text::new() };
    let what = format!("{} in {}", figure.title, figure.area.name);
    let when = period_phrase(figure.period);
    let told = match (held_against.verdict, moved(figure)) {
        (Some(Verdict::Higher), Ordering::Greater) if write::count(before) == "0" => {
            Text::from(format!("{what} rose from none to "))
                .with_figure(write::count(value), figure)
                .with(format!(" {when}"))
        }
        (Some(Verdict::Lower), Ordering::Less) | (Some(Verdict::Higher), Ordering::Greater) => {
            Text::from(format!("{what} {} {when}, from ", moved_by(before, value)))
                .with_figure(write::count(before), figure)
                .with(" to ")
                .with_figure(write::count(value), figure)
        }
        (Some(Verdict::WithinChance), Ordering::Equal) => {
            Text::from(format!("{what} showed no change {when}: "))
                .with_figure(write::count(value), figure)
                .with(format!(", and the same {}", period_phrase(held_against.period)))
        }
        (Some(Verdict::WithinChance), _) => {
            Text::from(format!("{what} showed no change beyond chance {when}: "))
                .with_figure(write::count(value), figure)
                .with(", and ")
                .with_figure(write::count(before), figure)
                .with(format!(" {}", period_phrase(held_against.period)))
        }
        _ => return Text::new(),
    };
    told.with(".")
}

#[cfg(test)]
mod tests {
    use super::super::sample::burglary;
    use super::*;

    #[test]
    fn halved_and_doubled_are_exact() {
        let cases = [
            (100.0, 50.0, "halved"),
            (100.0, 49.0, "more than halved"),
            (100.0, 51.0, "almost halved"),
            (100.0, 66.0, "fell by just over a third"),
            (100.0, 5.0, "fell by more than nine tenths"),
            (100.0, 0.0, "fell to none"),
            (100.0, 199.0, "almost doubled"),
            (100.0, 200.0, "doubled"),
            (100.0, 201.0, "more than doubled"),
            (100.0, 194.0, "rose by more than nine tenths"),
            (100.0, 301.0, "more than trebled"),
            (100.0, 1001.0, "rose more than tenfold"),
            (0.0, 3.0, "rose from none"),
            (7.0, 7.0, "stayed the same"),
        ];
        for (before, now, words) in cases {
            assert_eq!(moved_by(before, now), words, "{before} to {now}");
        }
    }

    #[test]
    fn a_change_is_told_with_both_numbers() {
        assert_eq!(
            size_of_change(&burglary()).to_string(),
            "Burglary in Bromley fell by more than two fifths in the 12 months to February 2021, from 2,738 to 1,474."
        );
        let mut figure = burglary();
        figure.comparison.as_mut().unwrap().verdict = Some(Verdict::WithinChance);
        let text = size_of_change(&figure).to_string();
        assert!(text.contains("showed no change beyond chance"), "{text}");
        assert!(!text.contains("fell"), "{text}");
    }
}
