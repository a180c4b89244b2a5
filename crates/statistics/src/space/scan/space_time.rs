//! The scan itself.

use rayon::prelude::*;

use super::ScanZones;
use super::search::{Best, LANES, Search};
use super::simulate::Dealer;
use super::zones::setting;
use crate::numbers::{at_least, not_negative, not_nought, real, same_length};
use crate::space::permutation::PermutationP;
use crate::{StatisticsError, random};

/// Which spans of time are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TimeWindows {
    /// Every span, past ones too (a retrospective scan).
    #[default]
    Any,
    /// Spans that end with the last interval: what goes on now (a prospective scan).
    EndingLast,
}

/// How a scan is done.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScanSettings {
    /// The most intervals a span may have; usually half of all.
    pub longest: usize,
    /// Which spans are looked at.
    pub windows: TimeWindows,
    /// The least count of a cluster; usually 2.
    pub least_count: u64,
    /// How many times the counts are dealt anew by chance; usually 999.
    pub replicas: usize,
    /// From which chance begins.
    pub seed: u64,
    /// The most clusters to report.
    pub clusters: usize,
}

impl ScanSettings {
    /// `SaTScan`'s usual settings for a scan over so many intervals: every span of up to half of them (rounded down, at
    /// least 1), clusters of at least 2, and 999 replicas; at most 10 clusters.
    pub fn usual(intervals: usize) -> Self {
        Self {
            longest: (intervals / 2).max(1),
            windows: TimeWindows::Any,
            least_count: 2,
            replicas: 999,
            seed: 1,
            clusters: 10,
        }
    }
}

/// A circle, or circle and span of time, with more than expected.
#[derive(Debug, Clone, PartialEq)]
pub struct ScanCluster {
    /// The area in the middle.
    pub centre: usize,
    /// The areas inside, from the middle outwards.
    pub areas: Vec<usize>,
    /// The distance from the middle to the farthest area inside, in the unit of the coordinates.
    pub radius: f64,
    /// The first interval inside.
    pub start: usize,
    /// The first interval after it.
    pub end: usize,
    /// The count inside.
    pub count: u64,
    /// What was expected inside, where the expected counts are scaled to the total.
    pub expected: f64,
    /// The rate inside over that outside, each as count over expected; infinite where all counts are inside.
    pub relative_risk: f64,
    /// The log likelihood ratio: see [`super::log_likelihood_ratio`].
    pub log_likelihood_ratio: f64,
    /// (1 + replicas whose greatest ratio is at least this one's)/(1 + replicas): how often chance alone gives a cluster as
    /// surprising anywhere. For clusters after the first it is too great rather than too small.
    pub p: f64,
}

/// What a scan found.
#[derive(Debug, Clone, PartialEq)]
pub struct Scan {
    /// The clusters, the most surprising first; no area is in two. Empty where nothing is above what is expected.
    pub clusters: Vec<ScanCluster>,
    /// The count over all areas and intervals.
    pub total: u64,
    /// The greatest ratio of each replica.
    pub simulated: Vec<f64>,
}

/// Kulldorff's space-time scan statistic, discrete Poisson model, for excess counts.
///
/// `counts` and `expected` hold area by area its intervals: place area × intervals + interval. `expected` may be in any
/// unit: it is scaled to the total. It says how months weigh: by their days for a rate per day (`SaTScan`'s rule), or each
/// the same; 92 days of 365 are not 3 months of 12, and the ratio differs. Windows are cylinders, a circle of `zones` for a
/// span of intervals; the one of the greatest log likelihood ratio is the most likely cluster. Under no effect the total is
/// dealt over the cells by their expected shares. Secondary clusters are the most likely about each other centre, in falling
/// order, that share no area with one before (`SaTScan`'s "no geographical overlap").
///
/// Source: Kulldorff, M. (1997), Communications in Statistics: Theory and Methods 26, 1481–1496; Kulldorff, M., Athas, W.,
/// Feuer, E., Miller, B. and Key, C. (1998), Evaluating cluster alarms: a space-time scan statistic and brain cancer in Los
/// Alamos, American Journal of Public Health 88, 1377–1380.
///
/// # Errors
/// Where the lengths do not go together, an expected count is below nought or none, a count stands where nought is expected,
/// or a setting is outside its range. Counts that are all nought give no clusters.
pub fn space_time_scan(
    counts: &[u64],
    expected: &[f64],
    intervals: usize,
    zones: &ScanZones,
    settings: &ScanSettings,
) -> Result<Scan, StatisticsError> {
    let cells = zones.len() * intervals;
    same_length("counts", counts.len(), cells)?;
    same_length("expected counts", expected.len(), cells)?;
    not_negative("expected counts", expected)?;
    setting("longest span", settings.longest, intervals)?;
    at_least("replicas", settings.replicas, 1)?;
    let sum = not_nought(expected.iter().sum())?;
    if let Some(place) = (0..cells).find(|&cell| counts[cell] > 0 && expected[cell] <= 0.0) {
        return Err(StatisticsError::Value {
            what: "expected counts",
            place,
            value: expected[place],
            wanted: "a number above nought, where there is a count",
        });
    }
    let total: u64 = counts.iter().sum();
    if total == 0 {
        return Ok(Scan { clusters: Vec::new(), total, simulated: vec![0.0; settings.replicas] });
    }
    let scaled: Vec<f64> = expected.iter().map(|each| each / sum * real(total)).collect();
    let search = Search {
        zones,
        expected: &scaled,
        intervals,
        longest: settings.longest,
        windows: settings.windows,
        least_count: real(settings.least_count),
        total: real(total),
    };
    let simulated = simulate(&search, total, settings);
    let observed: Vec<f64> = counts.iter().map(|&count| real(count)).collect();
    let mut found: Vec<(usize, Best)> = (0..zones.len())
        .into_par_iter()
        .filter_map(|centre| search.best_about(&observed, centre).map(|best| (centre, best)))
        .collect();
    // Stable: of equals the centre that comes first.
    found.sort_by(|one, other| other.1.ratio.total_cmp(&one.1.ratio));
    let mut taken = vec![false; zones.len()];
    let mut clusters = Vec::new();
    for (centre, best) in found {
        if clusters.len() == settings.clusters {
            break;
        }
        let areas: Vec<usize> =
            zones.around(centre)[..best.areas].iter().map(|&area| area as usize).collect();
        if areas.iter().any(|&area| taken[area]) {
            continue;
        }
        for &area in &areas {
            taken[area] = true;
        }
        clusters.push(cluster(&search, centre, best, areas, counts, &simulated));
    }
    Ok(Scan { clusters, total, simulated })
}

/// Kulldorff's purely spatial scan statistic: [`space_time_scan`] over one interval. `longest` and `windows` of the settings
/// do not matter.
///
/// # Errors
/// Those of [`space_time_scan`].
pub fn spatial_scan(
    counts: &[u64],
    expected: &[f64],
    zones: &ScanZones,
    settings: &ScanSettings,
) -> Result<Scan, StatisticsError> {
    space_time_scan(counts, expected, 1, zones, &ScanSettings { longest: 1, ..*settings })
}

fn cluster(
    search: &Search<'_>,
    centre: usize,
    best: Best,
    areas: Vec<usize>,
    counts: &[u64],
    simulated: &[f64],
) -> ScanCluster {
    let in_span = |area: usize| &counts[area * search.intervals..][best.start..best.end];
    let count: u64 = areas.iter().flat_map(|&area| in_span(area)).sum();
    let as_high = simulated.iter().filter(|&&each| each >= best.ratio).count();
    let outside = (search.total - best.count) / (search.total - best.expected);
    ScanCluster {
        centre,
        radius: areas.last().map_or(0.0, |&last| search.zones.distance(centre, last)),
        areas,
        start: best.start,
        end: best.end,
        count,
        expected: best.expected,
        relative_risk: best.count / best.expected / outside,
        log_likelihood_ratio: best.ratio,
        p: PermutationP::new(as_high, 0, simulated.len()).greater,
    }
}

/// The greatest ratio of each replica.
fn simulate(search: &Search<'_>, total: u64, settings: &ScanSettings) -> Vec<f64> {
    let dealer = Dealer::new(search.expected, total);
    let batches = settings.replicas.div_ceil(LANES);
    let mut simulated: Vec<f64> = (0..batches)
        .into_par_iter()
        .map_init(
            || vec![[0.0; LANES]; search.expected.len()],
            |counts, batch| {
                counts.fill([0.0; LANES]);
                for (lane, number) in (batch * LANES..(batch + 1) * LANES).enumerate() {
                    let mut chance = random::replica(settings.seed, number as u64);
                    dealer.deal(&mut chance, |cell, count| counts[cell][lane] += count);
                }
                search.greatest(counts)
            },
        )
        .flatten_iter()
        .collect();
    simulated.truncate(settings.replicas);
    simulated
}
