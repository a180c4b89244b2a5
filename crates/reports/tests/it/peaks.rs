//! The search for peaks, over figures made up in memory.

use reports::peaks::{PeaksInput, find};

use super::invented::{Invented, area, month};

/// Two measures in a borough of two wards, each month judged.
fn figures() -> Invented {
    let mut figures = Invented::default();
    let borough = area("E09000006", "Bromley");
    let wards = [area("E05000106", "Bickley"), area("E05000107", "Biggin Hill")];
    figures.measure("burglary", "Burglary", "offences", None);
    figures.measure("robbery", "Robbery", "offences", None);
    figures.measure("asb-calls", "ASB calls", "calls", Some("not available: nobody publishes it"));
    for place in std::iter::once(&borough).chain(&wards) {
        for measure in ["burglary", "robbery"] {
            figures.count(measure, place, "2020-01", "2021-02", 12.0);
            let key = (measure.to_owned(), place.code.to_string());
            figures.surprises.insert(key, (0.4, false));
        }
    }
    figures.areas = vec![borough];
    figures.wards = wards.to_vec();
    figures
}

fn input(months: u32) -> PeaksInput {
    PeaksInput { area: area("E09000006", "Bromley"), to: month("2021-02"), months, level: 0.05 }
}

fn surprise(figures: &mut Invented, measure: &str, code: &str, p_value: f64) {
    figures.surprises.insert((measure.to_owned(), code.to_owned()), (p_value, p_value <= 0.01));
}

#[test]
fn the_most_surprising_comes_first_and_only_what_outlives_the_search_stands_out() {
    let mut figures = figures();
    surprise(&mut figures, "burglary", "E05000107", 0.009_9);
    surprise(&mut figures, "robbery", "E05000106", 0.000_1);
    let mut told = 0;
    let found = find(&figures, &input(1), &mut |_| told += 1).unwrap();
    assert_eq!((found.judged, found.not_judged, told), (6, 0, 3));
    assert!((found.by_chance - 0.06).abs() < 1e-12);
    let seen: Vec<(&str, &str, bool)> = found
        .peaks
        .iter()
        .map(|peak| (peak.measure.as_str(), peak.area.name.as_str(), peak.stands_out))
        .collect();
    // 0.0099 is the second of six: 0.0297 where the level is 0.05.
    assert_eq!(seen, [("robbery", "Bickley", true), ("burglary", "Biggin Hill", true)]);
    assert!((found.peaks[1].adjusted_p_value - 0.029_7).abs() < 1e-12);
    let strict = PeaksInput { level: 0.02, ..input(1) };
    let found = find(&figures, &strict, &mut |_| ()).unwrap();
    assert_eq!(found.standing_out(), 1);
    assert_eq!(found.peaks.len(), 2, "a peak by itself is listed though it does not stand out");
}

#[test]
fn what_cannot_be_judged_is_counted() {
    let mut figures = figures();
    figures.hide_below = 20.0;
    let hidden = find(&figures, &input(1), &mut |_| ()).unwrap();
    assert_eq!((hidden.judged, hidden.not_judged, hidden.peaks.len()), (0, 6, 0));
    // Of three months only the last has enough before it here.
    figures.hide_below = 0.0;
    let found = find(&figures, &input(3), &mut |_| ()).unwrap();
    assert_eq!((found.judged, found.not_judged), (6, 12));
    assert_eq!(found.from, month("2020-12"));
}

#[test]
fn without_wards_the_area_is_looked_at_alone_and_order_does_not_matter() {
    let mut alone = figures();
    alone.wards.clear();
    assert_eq!(find(&alone, &input(1), &mut |_| ()).unwrap().judged, 2);
    let (mut one, mut other) = (figures(), figures());
    other.wards.reverse();
    other.measures.reverse();
    for figures in [&mut one, &mut other] {
        surprise(figures, "robbery", "E05000107", 0.001);
        surprise(figures, "robbery", "E05000106", 0.001);
    }
    let search = |figures: &Invented| find(figures, &input(1), &mut |_| ()).unwrap().peaks;
    assert_eq!(search(&one), search(&other));
}
