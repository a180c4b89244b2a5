//! A part of a whole in words: "just under half", "about a third", "three quarters", "nearly all".
//!
//! The rules, in percentage points from the nearest of a tenth, a fifth, a quarter, a third, two fifths, half, three fifths,
//! two thirds, three quarters, four fifths and nine tenths:
//!
//! | distance | words |
//! | --- | --- |
//! | printed the same to one decimal | the fraction: "half" |
//! | up to 0.5 either side | "about half" |
//! | up to 2 below | "just under half" |
//! | up to 2 above | "just over half" |
//! | more than 2 above | "more than half", of the fraction last passed |
//!
//! Below a tenth: "less than a tenth", "less than a twentieth" (under 5%), "less than a hundredth" (under 1%), "none" for
//! nothing at all. From 95%: "nearly all", and "all" only for the whole.

use figure::write;

/// Fractions that readers know, in per cent, and how each is said as one in so many.
const KNOWN: [(f64, &str, &str); 11] = [
    (10.0, "a tenth", "one in ten"),
    (20.0, "a fifth", "one in five"),
    (25.0, "a quarter", "one in four"),
    (100.0 / 3.0, "a third", "one in three"),
    (40.0, "two fifths", "two in five"),
    (50.0, "half", "one in two"),
    (60.0, "three fifths", "three in five"),
    (200.0 / 3.0, "two thirds", "two in three"),
    (75.0, "three quarters", "three in four"),
    (80.0, "four fifths", "four in five"),
    (90.0, "nine tenths", "nine in ten"),
];

/// How near is "about", in percentage points.
pub(super) const ABOUT: f64 = 0.5;
/// How near is "just under" and "just over".
pub(super) const JUST: f64 = 2.0;

/// A percentage of a whole in words; see the rules above. None where it is no part of a whole: below 0, above 100 or not a
/// number.
pub fn share(percent: f64) -> Option<String> {
    in_words(percent, |known| known.1).map(|words| match words {
        Words::Whole(words) => words.to_owned(),
        Words::Near(how, known) => format!("{how}{known}"),
    })
}

/// The same for people and things that are counted: "three in four", "just under one in two", "more than one in three".
/// None below a tenth and from 95%, where the words would be rougher than the number.
pub fn in_so_many(percent: f64) -> Option<String> {
    match in_words(percent, |known| known.2)? {
        Words::Whole(_) => None,
        Words::Near(how, known) => Some(format!("{how}{known}")),
    }
}

enum Words {
    Whole(&'static str),
    Near(&'static str, &'static str),
}

fn in_words(
    percent: f64,
    said: impl Fn(&(f64, &'static str, &'static str)) -> &'static str,
) -> Option<Words> {
    if !(0.0..=100.0).contains(&percent) {
        return None;
    }
    let nearest =
        KNOWN.iter().min_by(|a, b| (a.0 - percent).abs().total_cmp(&(b.0 - percent).abs()))?;
    let over = percent - nearest.0;
    if write::percent(percent) == write::percent(nearest.0) {
        return Some(Words::Near("", said(nearest)));
    }
    if over.abs() <= JUST {
        let how = if over.abs() <= ABOUT {
            "about "
        } else if over < 0.0 {
            "just under "
        } else {
            "just over "
        };
        return Some(Words::Near(how, said(nearest)));
    }
    Some(match percent {
        0.0 => Words::Whole("none"),
        100.0 => Words::Whole("all"),
        p if p < 1.0 => Words::Whole("less than a hundredth"),
        p if p < 5.0 => Words::Whole("less than a twentieth"),
        p if p < 10.0 => Words::Whole("less than a tenth"),
        p if p >= 95.0 => Words::Whole("nearly all"),
        p => Words::Near("more than ", said(KNOWN.iter().rfind(|known| known.0 < p)?)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_grade_of_nearness() {
        let cases = [
            (0.0, "none"),
            (0.4, "less than a hundredth"),
            (4.9, "less than a twentieth"),
            (7.0, "less than a tenth"),
            (8.5, "just under a tenth"),
            (33.3, "a third"),
            (33.6, "about a third"),
            (46.0, "more than two fifths"),
            (48.0, "just under half"),
            (49.5, "about half"),
            (50.0, "half"),
            (51.0, "just over half"),
            (57.9, "more than half"),
            (75.04, "three quarters"),
            (93.0, "more than nine tenths"),
            (95.0, "nearly all"),
            (99.99, "nearly all"),
            (100.0, "all"),
        ];
        for (percent, words) in cases {
            assert_eq!(share(percent).unwrap(), words, "{percent}");
        }
        assert_eq!([-1.0, 100.1, f64::NAN].map(share), [None, None, None]);
        assert_eq!(in_so_many(74.0).unwrap(), "just under three in four");
        assert_eq!(in_so_many(3.0), None);
    }
}
