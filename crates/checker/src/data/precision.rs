//! Whether a figure, as it is printed, is a true value: compared at the printed precision, each way of rounding told apart.

use crate::{Claim, ClaimUnit};

use super::words::words;

/// How a printed figure was made of the true value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rounding {
    /// Rounded to the nearest, halves away from nought; or printed whole.
    Nearest,
    /// A half rounded to the even digit.
    HalfEven,
    /// Cut off after the last digit printed, where rounding gives another.
    CutOff,
    /// A count to the nearest so many: 1,500 for 1,474.
    To(f64),
    /// Said roughly: "about 1,500", "nearly half".
    Roughly,
}

/// How far from "about" a true value may be, as a part of it.
const ABOUT: f64 = 0.05;

/// How far beyond "over" and below "nearly" a true value may be.
const BEYOND: f64 = 0.15;

/// The words for a figure that is only roughly so, with what they say of the true value.
const HEDGES: [(&str, Hedge); 14] = [
    ("about", Hedge::About),
    ("around", Hedge::About),
    ("approximately", Hedge::About),
    ("roughly", Hedge::About),
    ("circa", Hedge::About),
    ("some", Hedge::About),
    ("over", Hedge::Over),
    ("above", Hedge::Over),
    ("exceeding", Hedge::Over),
    ("least", Hedge::Over),
    ("nearly", Hedge::Under),
    ("almost", Hedge::Under),
    ("under", Hedge::Under),
    ("below", Hedge::Under),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hedge {
    About,
    Over,
    Under,
}

/// How the claim's figure was made of a true value; none where it was not.
pub(super) fn agrees(claim: &Claim, truth: f64) -> Option<Rounding> {
    let exact = rounded(claim.value, claim.decimals, truth);
    exact.or_else(|| coarse(claim, truth)).or_else(|| roughly(claim, truth))
}

/// The same, only where the figure is rounded as figures are: for looking elsewhere, where every leniency finds too much.
pub(super) fn is_nearest(claim: &Claim, truth: f64) -> bool {
    let rounding = rounded(claim.value, claim.decimals, truth);
    matches!(rounding, Some(Rounding::Nearest | Rounding::HalfEven))
}

/// A value's digits at a precision, without point and sign: 462 for 46.2.
pub(super) fn digits(value: f64, decimals: u8) -> String {
    format!("{:.0}", (value.abs() * scale(decimals)).round())
}

fn scale(decimals: u8) -> f64 {
    10f64.powi(i32::from(decimals))
}

fn rounded(stated: f64, decimals: u8, truth: f64) -> Option<Rounding> {
    let scale = scale(decimals);
    let printed = (stated.abs() * scale).round();
    let exact = truth.abs() * scale;
    if printed > 0.0 && stated.signum() * truth.signum() < 0.0 {
        return None;
    }
    // What stands within a hair of a half is one: 0.285 has no exact binary form.
    let (whole, part) = (exact.floor(), exact - exact.floor());
    let hair = 1e-9 * exact.max(1.0);
    let is = |wanted: f64| (printed - wanted).abs() < 0.5;
    if is(if part >= 0.5 - hair { whole + 1.0 } else { whole }) {
        return Some(Rounding::Nearest);
    }
    if (part - 0.5).abs() < hair {
        return is(whole).then_some(if whole % 2.0 == 0.0 {
            Rounding::HalfEven
        } else {
            Rounding::CutOff
        });
    }
    is(whole).then_some(Rounding::CutOff)
}

/// A count that is printed to hundreds or more, with two digits that count at least.
fn coarse(claim: &Claim, truth: f64) -> Option<Rounding> {
    if claim.unit != ClaimUnit::Count || claim.decimals > 0 {
        return None;
    }
    let zeros = digits(claim.value, 0).bytes().rev().take_while(|digit| *digit == b'0').count();
    let step = 10f64.powi(i32::try_from(zeros).ok()?);
    let fits = zeros >= 2 && claim.value.abs() >= 10.0 * step;
    let nearest = (truth / step).round() * step;
    (fits && (nearest - claim.value).abs() < 0.5).then_some(Rounding::To(step))
}

fn roughly(claim: &Claim, truth: f64) -> Option<Rounding> {
    let stated = claim.value.abs();
    let truth = if claim.value < 0.0 { -truth } else { truth };
    let fits = match hedge(claim)? {
        Hedge::About => (truth - stated).abs() <= ABOUT * stated,
        Hedge::Over => truth >= stated && truth <= stated * (1.0 + BEYOND),
        Hedge::Under => truth <= stated && truth >= stated * (1.0 - BEYOND),
    };
    fits.then_some(Rounding::Roughly)
}

/// What stands before the figure, where it says that it is only roughly so. Where it is printed twice it must stand so twice.
fn hedge(claim: &Claim) -> Option<Hedge> {
    let text = words(&claim.at.quote);
    let printed = words(&claim.printed);
    let found = text.windows(printed.len() + 1).filter(|window| {
        window[1..].iter().map(|word| &word.text).eq(printed.iter().map(|word| &word.text))
    });
    let mut hedges = found.map(|window| {
        let before = window[0].text.as_str();
        HEDGES.iter().find(|(word, _)| *word == before).map(|(_, hedge)| *hedge)
    });
    let first = hedges.next()??;
    hedges.all(|other| other == Some(first)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Role, Spot};

    fn claim(printed: &str, value: f64, decimals: u8, unit: ClaimUnit, quote: &str) -> Claim {
        let at = Spot { index: 0, page: None, line: 1, range: 0..0, quote: quote.to_owned() };
        Claim {
            at,
            printed: printed.to_owned(),
            value,
            decimals,
            unit,
            role: Role::Level,
            measure: String::new(),
            headings: Vec::new(),
            place: None,
            period: None,
            from: None,
            group: None,
        }
    }

    fn percent(value: f64, decimals: u8, truth: f64) -> Option<Rounding> {
        agrees(&claim("", value, decimals, ClaimUnit::Percent, ""), truth)
    }

    fn count(value: f64, truth: f64, quote: &str) -> Option<Rounding> {
        let printed = figure::write::count(value);
        agrees(&claim(&printed, value, 0, ClaimUnit::Count, quote), truth)
    }

    #[test]
    fn the_ways_of_rounding_are_told_apart() {
        assert_eq!(percent(-46.2, 1, -46.1649), Some(Rounding::Nearest));
        assert_eq!(percent(-46.1, 1, -46.1649), Some(Rounding::CutOff));
        assert_eq!(percent(12.5, 1, 12.45), Some(Rounding::Nearest));
        assert_eq!(percent(12.4, 1, 12.45), Some(Rounding::HalfEven));
        assert_eq!(percent(12.3, 1, 12.35), Some(Rounding::CutOff));
        assert_eq!(percent(46.2, 1, -46.1649), None, "a fall is no rise");
        assert_eq!(percent(-46.0, 1, -46.1649), None);
        assert_eq!(percent(0.0, 0, -0.3), Some(Rounding::Nearest));
        assert_eq!(count(1474.0, 1474.0, ""), Some(Rounding::Nearest));
        assert_eq!(count(1475.0, 1474.0, ""), None);
    }

    #[test]
    fn a_count_may_be_rounded_where_two_digits_are_left() {
        assert_eq!(count(1500.0, 1474.0, ""), Some(Rounding::To(100.0)));
        assert_eq!(count(1500.0, 1575.0, ""), None);
        assert_eq!(count(1470.0, 1474.0, ""), None, "tens are no rounding that anybody writes");
        assert_eq!(count(500.0, 474.0, ""), None);
    }

    #[test]
    fn what_is_said_roughly_may_be_roughly_so() {
        assert_eq!(count(450.0, 470.0, "About 450 cars"), Some(Rounding::Roughly));
        assert_eq!(count(450.0, 480.0, "About 450 cars"), None);
        assert_eq!(count(450.0, 470.0, "over 450 cars"), Some(Rounding::Roughly));
        assert_eq!(count(450.0, 440.0, "over 450 cars"), None);
        assert_eq!(count(450.0, 440.0, "nearly 450 cars"), Some(Rounding::Roughly));
        assert_eq!(count(450.0, 470.0, "about 450 cars and 450 vans"), None);
        assert_eq!(count(450.0, 470.0, "450 cars"), None);
    }
}
