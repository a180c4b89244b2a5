//! One count said twice: "there were 1,474 burglaries in 2031", and elsewhere 1,476; or two years that are nearly the same, with
//! counts of different size.

use super::told::Told;
use crate::desk::{Desk, finding};
use crate::{Kind, Severity, Sure};

/// Counts of one period this many times each other are of different things.
const FAR: f64 = 1.25;
/// Counts of two years that have so many months in common hardly differ by more.
const IN_COMMON: usize = 9;
const GROSS: f64 = 2.0;
/// A count of fewer can double by chance.
const LEAST: f64 = 100.0;

/// Checks every count against those before it of the same thing, place and period.
pub(super) fn check(desk: &mut Desk, told: &[Told]) {
    one_period(desk, told);
    nearly_one(desk, told);
}

fn one_period(desk: &mut Desk, told: &[Told]) {
    for (at, said) in told.iter().enumerate() {
        let same: Vec<&Told> = told[..at]
            .iter()
            .filter(|earlier| {
                earlier.at != said.at && earlier.period == said.period && earlier.is_of_what(said)
            })
            .collect();
        let Some(first) = same.first() else { continue };
        let spot = desk.spot(said.sentence, &said.number.range);
        let before = desk.spot(first.sentence, &first.number.range);
        desk.checked(&spot);
        desk.checked(&before);
        let value = said.number.value;
        let off = (value / first.number.value).max(first.number.value / value);
        let is_there = same.iter().any(|same| (same.number.value - value).abs() < 0.5);
        if is_there || off > FAR || desk.has(&before) {
            continue;
        }
        let says = said.sentence.part(&said.number.range).to_owned();
        let is = first.sentence.part(&first.number.range).to_owned();
        let working = format!("{is} stands for the same measure, place and period elsewhere.");
        desk.found(
            finding(Kind::CountTwice, Severity::Contradiction, Sure::Likely, spot, says, working)
                .should(is)
                .against([before]),
        );
    }
}

/// Two years of which most months are the same.
fn nearly_one(desk: &mut Desk, told: &[Told]) {
    let of_year = |told: &&Told| told.period.len() == 12 && told.number.value >= LEAST;
    for (at, said) in told.iter().enumerate().filter(|(_, said)| of_year(said)) {
        let gross = |earlier: &&Told| {
            let (one, other) = (said.number.value, earlier.number.value);
            let common = said.period.months().filter(|month| earlier.period.contains(*month));
            let common = common.count();
            (IN_COMMON..12).contains(&common) && (one / other).max(other / one) > GROSS
        };
        let found = told[..at]
            .iter()
            .filter(of_year)
            .find(|earlier| gross(earlier) && earlier.at != said.at && earlier.is_of_what(said));
        let Some(earlier) = found else { continue };
        let spot = desk.spot(said.sentence, &said.number.range);
        let before = desk.spot(earlier.sentence, &earlier.number.range);
        if desk.has(&spot) || desk.has(&before) {
            continue;
        }
        let (says, other) = (
            said.sentence.part(&said.number.range).to_owned(),
            earlier.sentence.part(&earlier.number.range),
        );
        let working = format!(
            "{other} stands for a year that has most of its months in common with this one; one of the two may be of another measure."
        );
        desk.found(
            finding(Kind::CountTwice, Severity::Contradiction, Sure::Likely, spot, says, working)
                .against([before]),
        );
    }
}
