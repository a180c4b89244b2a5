//! Calls about anti-social behaviour by borough and month.

use std::ops::Range;

use super::random::{Random, apportion, nearest, real};
use super::tables::{Borough, Tables};
use super::{MONTHS, month};

/// March to December 2018, the years 2019 and 2020, and January to May 2021, as places in the list of months.
const SPANS: [Range<usize>; 4] = [0..10, 10..22, 22..34, 34..39];

/// A borough's calls by month. The table has those of 2019 and 2020; the months before and after go with them.
pub(super) fn calls(tables: &Tables, borough: &Borough) -> Vec<u64> {
    let plain = |range: &Range<usize>| -> f64 {
        range.clone().map(|place| tables.weight("calls", month(place))).sum()
    };
    let like = |total: u64, of: usize, range: usize| {
        nearest(real(total) * plain(&SPANS[range]) / plain(&SPANS[of]))
    };
    let [before, since] = borough.asb_calls;
    let totals = [like(before, 1, 0), before, since, like(since, 2, 3)];
    let mut months = vec![0; MONTHS];
    for (range, total) in SPANS.iter().zip(totals) {
        let weights: Vec<f64> = range
            .clone()
            .map(|place| {
                let month = month(place);
                let noise =
                    Random::of(&[&borough.code, "calls", &month.to_string()]).about_one(0.045);
                tables.weight("calls", month) * noise
            })
            .collect();
        months[range.clone()].copy_from_slice(&apportion(total, &weights));
    }
    months
}
