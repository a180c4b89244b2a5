//! What a method finds in one period.

use super::answer::HotSpotNumbers;
use super::places::Places;
use super::{HotSpotMethod, HotSpotsInput, gi, kde, scan};
use crate::ReportsError;

/// A circle of the scan, its places by their number.
#[derive(Debug)]
pub(super) struct FoundCluster {
    pub centre: usize,
    pub places: Vec<usize>,
    pub radius: f64,
    pub count: u64,
    pub expected: f64,
    pub relative_risk: f64,
    pub log_likelihood_ratio: f64,
    pub p_value: f64,
}

/// What a method finds in one period.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Whether each place is hot.
    pub hot: Vec<bool>,
    /// How many would be called hot without control.
    pub uncorrected: Option<usize>,
    /// What is said of each place.
    pub numbers: Vec<HotSpotNumbers>,
    pub clusters: Vec<FoundCluster>,
    pub bandwidth: Option<f64>,
    /// Why nothing was found.
    pub reason: Option<String>,
}

impl Found {
    /// Nothing, and why.
    pub fn nothing(places: &Places, why: impl Into<String>) -> Self {
        Self {
            hot: vec![false; places.all.len()],
            numbers: vec![HotSpotNumbers::default(); places.all.len()],
            reason: Some(why.into()),
            ..Self::default()
        }
    }

    /// The places that are hot.
    pub fn hot_places(&self) -> Vec<usize> {
        (0..self.hot.len()).filter(|place| self.hot[*place]).collect()
    }
}

/// Looks at one period: 0 is the one that is asked for, and only for it is worked out what is printed but does not decide.
/// `bandwidth` is that of the period asked for, so that all periods are smoothed alike.
pub(super) fn look(
    input: &HotSpotsInput,
    places: &Places,
    period: usize,
    bandwidth: Option<f64>,
) -> Result<Found, ReportsError> {
    if let Some(why) = places.senseless(period) {
        return Ok(Found::nothing(places, why));
    }
    match input.method {
        HotSpotMethod::Gi => gi::look(input, places, period),
        HotSpotMethod::Scan => scan::look(input, places, period),
        HotSpotMethod::Kde => kde::look(input, places, period, bandwidth),
    }
}
