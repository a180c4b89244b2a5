//! The scan statistic held against SaTScan and scanstatistics.

use std::collections::{BTreeMap, BTreeSet};

use statistics::space::scan::{
    Scan, ScanSettings, ScanZones, TieRule, TimeWindows, ZoneLimits, indirectly_standardised,
    on_sphere, person_time, space_time_scan, spatial_scan,
};

fn text(name: &str) -> Option<String> {
    Some(std::fs::read_to_string(shared_data::reference(name)?).unwrap())
}

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
    let text = text("scan_counts.csv")?;
    let months: Vec<Vec<u64>> = text
        .lines()
        .skip(1)
        .map(|line| line.split(',').skip(1).map(|count| count.parse().unwrap()).collect())
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
    let scan = space_time_scan(&counts, &[1.0; 4_800], 12, &zones, &settings).unwrap();
    let first = &scan.clusters[0];
    assert!((first.log_likelihood_ratio - 40.259_54).abs() < 5e-6, "{first:?}");
    assert_eq!((first.start, first.end, first.areas.len(), first.p), (9, 12, 10, 0.001));
    assert!((first.relative_risk - 1.915_97).abs() < 0.1, "{first:?}");
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
    let spatial = ScanSettings::usual(1);
    let scan = spatial_scan(&summed(&counts), &[1.0; 400], &zones, &spatial).unwrap();
    let first = &scan.clusters[0];
    assert!((first.log_likelihood_ratio - 10.375_041).abs() < 5e-7, "{first:?}");
    assert_eq!((first.areas.len(), first.count), (50, 2_634));
    assert!((first.expected - 2_421.75).abs() < 0.005, "{first:?}");
    assert!((first.p - 0.014).abs() < 0.012, "{}", first.p);
}
