//! Kulldorff's scan: circles with more than their share.

use statistics::space::scan::{
    ScanCluster, ScanSettings, ScanZones, TieRule, ZoneLimits, spatial_scan,
};

use super::HotSpotsInput;
use super::answer::HotSpotNumbers;
use super::found::{Found, FoundCluster};
use super::places::{Places, real};
use crate::ReportsError;

/// What a place's count is expected to be in proportion to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exposure {
    /// Its residents, which are known of every place.
    Residents,
    /// Its ground inside the area: cells.
    Ground,
    /// Nothing: each place the same.
    Alike,
}

impl Exposure {
    pub fn of(places: &Places, input: &HotSpotsInput) -> Self {
        if input.on.metres().is_some() {
            Self::Ground
        } else if places.all.iter().all(|place| place.population.is_some()) {
            Self::Residents
        } else {
            Self::Alike
        }
    }

    fn each(self, places: &Places) -> Vec<f64> {
        let of = |place: &super::places::OnePlace| match self {
            Self::Residents => place.population.unwrap_or(0.0),
            // A point on the outline can lie in a cell without ground inside; it is given a square metre.
            Self::Ground => place.ground.max(1.0),
            Self::Alike => 1.0,
        };
        places.all.iter().map(of).collect()
    }
}

/// The greatest share of what is expected that a circle may hold: the one that is set, but room for two of the largest
/// place, up to a half.
pub(super) fn largest(input: &HotSpotsInput, places: &Places) -> f64 {
    let each = Exposure::of(places, input).each(places);
    let greatest = each.iter().copied().fold(0.0, f64::max) / each.iter().sum::<f64>();
    input.settings.largest.max((2.0 * greatest).min(0.5))
}

/// Clusters whose probability is at most the level are hot.
pub(super) fn look(
    input: &HotSpotsInput,
    places: &Places,
    period: usize,
) -> Result<Found, ReportsError> {
    let settings = &input.settings;
    let exposure = Exposure::of(places, input).each(places);
    let middles: Vec<[f64; 2]> =
        places.all.iter().map(|one| [one.middle.easting, one.middle.northing]).collect();
    let limits = ZoneLimits { share: largest(input, places), areas: None };
    let zones = ScanZones::circular(&middles, &exposure, limits, TieRule::Coordinates)?;
    let usual = ScanSettings::usual(1);
    let wanted = ScanSettings { replicas: settings.replicas, seed: settings.seed, ..usual };
    let scan = spatial_scan(&places.counts(period), &exposure, &zones, &wanted)?;
    let whole: f64 = exposure.iter().sum();
    let expected = exposure.iter().map(|each| each / whole * real(scan.total));
    let mut found = Found {
        hot: vec![false; places.all.len()],
        numbers: expected
            .map(|expected| HotSpotNumbers {
                expected: Some(expected),
                ..HotSpotNumbers::default()
            })
            .collect(),
        ..Found::default()
    };
    let surprising = scan.clusters.into_iter().filter(|cluster| cluster.p <= settings.level);
    for (number, cluster) in (1..).zip(surprising) {
        for place in &cluster.areas {
            found.hot[*place] = true;
            found.numbers[*place].p_value = Some(cluster.p);
            found.numbers[*place].cluster = Some(number);
        }
        found.clusters.push(kept(cluster));
    }
    Ok(found)
}

fn kept(cluster: ScanCluster) -> FoundCluster {
    FoundCluster {
        centre: cluster.centre,
        places: cluster.areas,
        radius: cluster.radius,
        count: cluster.count,
        expected: cluster.expected,
        relative_risk: cluster.relative_risk,
        log_likelihood_ratio: cluster.log_likelihood_ratio,
        p_value: cluster.p,
    }
}
