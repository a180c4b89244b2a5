//! The scan statistic held against `SaTScan` and scanstatistics.

use std::collections::{BTreeMap, BTreeSet};

use statistics::space::scan::{
    Scan, ScanSettings, ScanZones, TieRule, TimeWindows, ZoneLimits, indirectly_standardised,
    on_sphere, person_time, space_time_scan, spatial_scan,
};

use crate::reference::{table, text};
use crate::uniform::{ParkMiller, assert_uniform};

fn rows(text: &str) -> Vec<Vec<&str>> {
    text.lines()
        .map(|line| line.split_whitespace().collect())
        .filter(|r: &Vec<_>| !r.is_empty())
        .collect()
}

/// Days from 1 March of the year 0 in the Gregorian calendar.
fn day(year: u32, month: u32, day: u32) -> f64 {
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    f64::from(year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day)
}

struct NewMexico {
    names: Vec<String>,
    counts: Vec<u64>,
    expected: Vec<f64>,
    zones: ScanZones,
}

/// Counts of 32 counties over 19 years, and what is expected by age and sex.
fn new_mexico() -> Option<NewMexico> {
    let (cases, places, people) =
        (text("satscan/nm.cas")?, text("satscan/nm.geo")?, text("satscan/nm.pop")?);
    let places = rows(&places);
    let names: Vec<String> = places.iter().map(|row| row[0].to_owned()).collect();
    let points: Vec<[f64; 3]> = places
        .iter()
        .map(|row| on_sphere(row[1].parse().unwrap(), row[2].parse().unwrap()))
        .collect();
    let area = |name: &str| names.iter().position(|each| each == name).unwrap();
    // A population of which the year is known stands for 1 July.
    let times: BTreeMap<u32, f64> =
        [73, 82, 91].iter().map(|&year| (year, day(1_900 + year, 7, 1))).collect();
    let edges: Vec<f64> = (1973..=1992).map(|year| day(year, 1, 1)).collect();
    let mut sizes: BTreeMap<(&str, &str), Vec<[f64; 3]>> = BTreeMap::new();
    let people = rows(&people);
    for row in &people {
        let year = times.keys().position(|&year| year == row[1].parse::<u32>().unwrap()).unwrap();
        let size = sizes.entry((row[3], row[4])).or_insert_with(|| vec![[0.0; 3]; 32]);
        size[area(row[0])][year] += row[2].parse::<f64>().unwrap();
    }
    let times: Vec<f64> = times.into_values().collect();
    let lived: Vec<Vec<f64>> = sizes
        .values()
        .map(|areas| {
            areas.iter().flat_map(|size| person_time(&times, size, &edges).unwrap()).collect()
        })
        .collect();
    let mut counts = vec![0; 32 * 19];
    let mut strata = vec![0; sizes.len()];
    for row in rows(&cases) {
        let count: u64 = row[1].parse().unwrap();
        counts[area(row[0]) * 19 + row[2].parse::<usize>().unwrap() - 1973] += count;
        strata[sizes.keys().position(|&each| each == (row[3], row[4])).unwrap()] += count;
    }
    let expected = indirectly_standardised(&lived, &strata).unwrap();
    let whole: Vec<f64> = expected.chunks(19).map(|years| years.iter().sum()).collect();
    let zones = ScanZones::circular(&points, &whole, ZoneLimits::default(), TieRule::default());
    Some(NewMexico { names, counts, expected, zones: zones.unwrap() })
}

#[test]
fn new_mexico_gives_satscan_s_clusters() {
    let Some(data) = new_mexico() else { return };
    let scan =
        space_time_scan(&data.counts, &data.expected, 19, &data.zones, &ScanSettings::usual(19))
            .unwrap();
    assert_eq!(scan.total, 1_175);
    assert!((data.expected.iter().sum::<f64>() - 1_175.0).abs() < 1e-8);
    let [first, second, ..] = &scan.clusters[..] else { panic!() };
    assert_eq!(first.areas.len(), 9);
    assert_eq!(data.names[first.centre], "Torrance");
    assert_eq!((first.start + 1973, first.end + 1972, first.count), (1985, 1989, 236));
    assert!((first.expected - 176.22).abs() < 0.005, "{first:?}");
    assert!((first.relative_risk - 1.42).abs() < 0.005, "{first:?}");
    assert!((first.log_likelihood_ratio - 10.979_758).abs() < 5e-7, "{first:?}");
    let radius = 2.0 * (first.radius / 2.0).asin() * 6_367.0;
    assert!((radius - 125.60).abs() < 0.005, "{radius}");
    // SaTScan's own draws gave 0.014.
    assert!((first.p - 0.014).abs() < 0.01, "{}", first.p);
    assert_eq!(second.areas.iter().map(|&at| &data.names[at]).collect::<Vec<_>>(), ["Chaves"]);
    assert_eq!((second.start + 1973, second.end + 1972, second.count), (1988, 1989, 16));
    assert!((second.expected - 6.03).abs() < 0.005, "{second:?}");
    assert!((second.log_likelihood_ratio - 5.684_828).abs() < 5e-7, "{second:?}");
}

/// Counts of 400 areas, area by area over 12 months, and the places of the areas.
fn planted() -> Option<(Vec<u64>, Vec<[f64; 2]>)> {
    let months: Vec<Vec<u64>> = table("scan_counts.csv")?
        .iter()
        .map(|row| row[1..].iter().map(|count| count.parse().unwrap()).collect())
        .collect();
    assert!(months.len() == 12 && months.iter().all(|month| month.len() == 400));
    let counts = (0..400).flat_map(|area| months.iter().map(move |month| month[area])).collect();
    let points = (0..400u32).map(|at| [f64::from(at % 20), f64::from(at / 20)]).collect();
    Some((counts, points))
}

fn zones(points: &[[f64; 2]], areas: Option<usize>, ties: TieRule) -> ScanZones {
    ScanZones::circular(points, &[1.0; 400], ZoneLimits { share: 0.5, areas }, ties).unwrap()
}

fn summed(counts: &[u64]) -> Vec<u64> {
    counts.chunks(12).map(|months| months.iter().sum()).collect()
}

#[test]
fn months_alike_and_fifteen_areas_give_scanstatistics_clusters() {
    let Some((counts, points)) = planted() else { return };
    let zones = zones(&points, Some(15), TieRule::Index);
    let different: BTreeSet<Vec<u32>> = (0..400)
        .flat_map(|centre| (1..=15).map(move |size| (centre, size)))
        .map(|(centre, size)| {
            let mut zone = zones.around(centre)[..size].to_vec();
            zone.sort_unstable();
            zone
        })
        .collect();
    assert_eq!(different.len(), 5_988);
    let settings =
        ScanSettings { longest: 12, windows: TimeWindows::EndingLast, ..ScanSettings::usual(12) };
    let scan = space_time_scan(&counts, &vec![1.0; 4_800], 12, &zones, &settings).unwrap();
    let first = &scan.clusters[0];
    assert!((first.log_likelihood_ratio - 40.259_54).abs() < 5e-6, "{first:?}");
    assert_eq!((first.start, first.end, first.areas.len(), first.p), (9, 12, 10, 0.001));
    let inside = first.count as f64 / first.expected;
    assert!((inside - 1.915_97).abs() < 5e-6, "{first:?} {inside}");
    // The greatest of their 999 was 14.75.
    let most = scan.simulated.iter().copied().fold(0.0, f64::max);
    assert!((11.0..19.0).contains(&most), "{most}");
    let spatial = spatial_scan(&summed(&counts), &[1.0; 400], &zones, &settings).unwrap();
    let first = &spatial.clusters[0];
    assert!((first.log_likelihood_ratio - 7.894_378).abs() < 5e-7, "{first:?}");
    assert!((first.p - 0.09).abs() < 0.03, "{}", first.p);
}

fn by_days(counts: &[u64], zones: &ScanZones, settings: &ScanSettings) -> Scan {
    let days = [31.0, 28.0, 31.0, 30.0, 31.0, 30.0, 31.0, 31.0, 30.0, 31.0, 30.0, 31.0];
    let expected: Vec<f64> = (0..4_800).map(|cell| days[cell % 12]).collect();
    space_time_scan(counts, &expected, 12, zones, settings).unwrap()
}

#[test]
fn days_half_the_areas_and_satscan_s_ties_give_satscan_s_clusters() {
    let Some((counts, points)) = planted() else { return };
    let zones = zones(&points, None, TieRule::Coordinates);
    let settings = ScanSettings { replicas: 99, ..ScanSettings::usual(12) };
    let scan = by_days(&counts, &zones, &settings);
    let first = &scan.clusters[0];
    assert!((first.log_likelihood_ratio - 37.153_766).abs() < 5e-7, "{first:?}");
    assert_eq!((first.start, first.end, first.areas.len(), first.count), (9, 12, 12, 262));
    assert!((first.expected - 146.50).abs() < 0.005, "{first:?}");
    // Months that weigh alike, or ties broken by index, give another cluster.
    let plain = ScanSettings { replicas: 1, ..settings };
    let alike = space_time_scan(&counts, &vec![1.0; 4_800], 12, &zones, &plain).unwrap();
    assert!((alike.clusters[0].log_likelihood_ratio - 37.153_766).abs() > 0.1);
    let by_index = by_days(&counts, &self::zones(&points, None, TieRule::Index), &plain);
    assert_ne!(by_index.clusters[0].areas, first.areas);
    let spatial = ScanSettings::usual(1);
    let scan = spatial_scan(&summed(&counts), &[1.0; 400], &zones, &spatial).unwrap();
    let first = &scan.clusters[0];
    assert!((first.log_likelihood_ratio - 10.375_041).abs() < 5e-7, "{first:?}");
    assert_eq!((first.areas.len(), first.count), (50, 2_634));
    assert!((first.expected - 2_421.75).abs() < 0.005, "{first:?}");
    assert!((first.p - 0.014).abs() < 0.012, "{}", first.p);
}

#[test]
fn neither_the_order_of_areas_nor_the_unit_of_exposure_matters() {
    let Some((counts, points)) = planted() else { return };
    let settings = ScanSettings { replicas: 9, ..ScanSettings::usual(12) };
    let scan = |order: &[usize], unit: f64| {
        let points: Vec<[f64; 2]> = order.iter().map(|&at| points[at]).collect();
        let counts: Vec<u64> =
            order.iter().flat_map(|&at| counts[at * 12..][..12].iter().copied()).collect();
        let zones = zones(&points, Some(40), TieRule::Coordinates);
        let found = space_time_scan(&counts, &vec![unit; 4_800], 12, &zones, &settings).unwrap();
        let first = found.clusters[0].clone();
        let areas: BTreeSet<usize> = first.areas.iter().map(|&at| order[at]).collect();
        (areas, first.start, first.end, first.log_likelihood_ratio)
    };
    let forwards: Vec<usize> = (0..400).collect();
    let mixed: Vec<usize> = (0..400).map(|at| at * 171 % 400).collect();
    let (one, other) = (scan(&forwards, 1.0), scan(&mixed, 0.003));
    assert_eq!((&one.0, one.1, one.2), (&other.0, other.1, other.2));
    assert!((one.3 - other.3).abs() < 1e-9);
}

#[test]
fn the_answer_does_not_depend_on_the_number_of_threads() {
    let Some(data) = new_mexico() else { return };
    let settings = ScanSettings { replicas: 99, ..ScanSettings::usual(19) };
    let scan =
        || space_time_scan(&data.counts, &data.expected, 19, &data.zones, &settings).unwrap();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    assert_eq!(scan(), pool.install(scan));
}

#[test]
fn p_values_are_uniform_under_no_effect() {
    // 2,000 maps of nothing but chance: 16 areas over 4 intervals of unequal exposure, 150 counts.
    let points: Vec<[f64; 2]> =
        (0..16u32).map(|at| [f64::from(at % 4), f64::from(at / 4)]).collect();
    let expected: Vec<f64> = (0..64u32).map(|cell| f64::from(1 + cell % 5)).collect();
    let ends: Vec<f64> = expected
        .iter()
        .scan(0.0, |sum, each| {
            *sum += each;
            Some(*sum)
        })
        .collect();
    let whole: Vec<f64> = expected.chunks(4).map(|each| each.iter().sum()).collect();
    let zones =
        ScanZones::circular(&points, &whole, ZoneLimits::default(), TieRule::default()).unwrap();
    let (mut draws, mut within) = (ParkMiller::new(99), ParkMiller::new(12));
    let p: Vec<f64> = (0..2_000)
        .map(|seed| {
            let mut counts = vec![0; 64];
            for _ in 0..150 {
                let at = draws.number() * ends[63];
                counts[ends.partition_point(|&end| end <= at)] += 1;
            }
            let settings = ScanSettings { replicas: 199, seed, ..ScanSettings::usual(4) };
            let scan = space_time_scan(&counts, &expected, 4, &zones, &settings).unwrap();
            // A p-value of 199 replicas comes in steps: anything within its step is as good.
            scan.clusters[0].p - within.number() / 200.0
        })
        .collect();
    assert_uniform(&p, "the scan's p-values");
}

#[test]
fn what_has_no_answer() {
    let points = [[0.0, 0.0], [1.0, 0.0], [5.0, 0.0]];
    let zones =
        ScanZones::circular(&points, &[1.0; 3], ZoneLimits::default(), TieRule::default()).unwrap();
    let settings = ScanSettings { replicas: 19, ..ScanSettings::usual(2) };
    let scan = |counts: &[u64], expected: &[f64], settings: &ScanSettings| {
        space_time_scan(counts, expected, 2, &zones, settings)
    };
    assert!(scan(&[0; 6], &[1.0; 6], &settings).unwrap().clusters.is_empty());
    // As expected everywhere: nothing is above.
    assert!(scan(&[7; 6], &[1.0; 6], &settings).unwrap().clusters.is_empty());
    // All in one cell, and huge counts.
    let one = scan(&[9, 0, 0, 0, 0, 0], &[1.0; 6], &settings).unwrap();
    assert!((one.clusters[0].log_likelihood_ratio - 9.0 * 6.0f64.ln()).abs() < 1e-9);
    assert_eq!((one.clusters[0].relative_risk, one.clusters[0].p), (f64::INFINITY, 0.05));
    let huge = scan(&[4_000_000_000, 1, 1, 1, 1, 1], &[1.0; 6], &settings).unwrap();
    assert_eq!(huge.clusters[0].count, 4_000_000_000);
    assert!(scan(&[1; 5], &[1.0; 6], &settings).is_err());
    assert!(scan(&[1; 6], &[1.0; 5], &settings).is_err());
    assert!(scan(&[1; 6], &[1.0, 1.0, 0.0, 1.0, 1.0, 1.0], &settings).is_err());
    assert!(scan(&[1; 6], &[1.0, 1.0, f64::NAN, 1.0, 1.0, 1.0], &settings).is_err());
    assert!(scan(&[0; 6], &[0.0; 6], &settings).is_err());
    assert!(scan(&[1; 6], &[1.0; 6], &ScanSettings { longest: 3, ..settings }).is_err());
    assert!(scan(&[1; 6], &[1.0; 6], &ScanSettings { longest: 0, ..settings }).is_err());
    assert!(scan(&[1; 6], &[1.0; 6], &ScanSettings { replicas: 0, ..settings }).is_err());
}
