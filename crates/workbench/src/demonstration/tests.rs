//! The generated files, read back as anyone would read them, against the pack.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use figure::{Month, Period, standard_ranks};
use serde::Deserialize;

use super::{demo, generate};

/// A group of rows of `demonstration-targets.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Group {
    pack: String,
    kind: String,
    measure: String,
    from: Month,
    to: Month,
    before_from: Option<Month>,
    before_to: Option<Month>,
    of: Option<String>,
    /// The words of the pack that a value follows from, where it prints none.
    derived: Option<String>,
    rows: Vec<Row>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Row {
    line: usize,
    area: String,
    printed: String,
    chosen: Option<String>,
    rank: Option<usize>,
    chosen_rank: Option<usize>,
    note: Option<String>,
}

#[derive(Deserialize)]
struct Targets {
    group: Vec<Group>,
}

fn targets() -> Vec<Group> {
    toml::from_str::<Targets>(include_str!("../../data/demonstration-targets.toml")).unwrap().group
}

/// Everything in the files: events by area name, published category (or own measure) and month; residents by area and year.
#[derive(Default)]
struct Held {
    boroughs: Vec<String>,
    wards: Vec<String>,
    counts: BTreeMap<(String, String), BTreeMap<Month, i64>>,
    residents: BTreeMap<(String, i32), i64>,
}

/// The publisher's minor categories of a measure; none for the partnership's own.
fn minors(measure: &str) -> Option<&'static [&'static str]> {
    Some(match measure {
        "burglary" => &["Burglary Business and Community", "Domestic Burglary"],
        "burglary-residential" => &["Domestic Burglary"],
        "theft-from-person" => &["Theft from Person"],
        "tfmv" => &["Theft from a Motor Vehicle"],
        "tomv" => &["Theft or Taking of a Motor Vehicle", "Aggravated Vehicle Taking"],
        "robbery-personal" => &["Robbery of Personal Property"],
        "vwi" => &["Violence with Injury"],
        "vap" => &["Homicide", "Violence with Injury", "Violence without Injury"],
        "vwi-non-da" | "asb-calls" => return None,
        other => panic!("no categories of {other}"),
    })
}

impl Held {
    fn read() -> Self {
        let mut held = Self::default();
        let mut names = BTreeMap::new();
        let files = generate().unwrap();
        for file in &files {
            let mut csv = csv::Reader::from_reader(file.bytes.as_slice());
            let heads: Vec<String> = csv.headers().unwrap().iter().map(str::to_owned).collect();
            let column = |name: &str| heads.iter().position(|head| head == name);
            let rows: Vec<csv::StringRecord> = csv.records().map(|row| row.unwrap()).collect();
            let area = column("WardName")
                .or(column("WD18NM"))
                .or(column("LookUp_BoroughName"))
                .or(column("LAD11NM"));
            let Some(area) = area else { continue };
            let is_ward = column("WardName").is_some();
            for row in &rows {
                let name = row[area].to_owned();
                if let Some(residents) = column("Persons_All-Ages") {
                    let code = column("WD18CD").or(column("LAD11CD")).unwrap();
                    names.insert(row[code].to_owned(), name.clone());
                    let year = if file.name.contains("mid-2019") { 2019 } else { 2020 };
                    held.residents.insert((name, year), row[residents].parse().unwrap());
                    continue;
                }
                let list = if is_ward { &mut held.wards } else { &mut held.boroughs };
                if !list.contains(&name) {
                    list.push(name.clone());
                }
                for (head, cell) in heads.iter().zip(row).filter(|(head, _)| head.starts_with("20"))
                {
                    let month = Month::from_compact(head).unwrap();
                    let key = (name.clone(), row[1].to_owned());
                    *held.counts.entry(key).or_default().entry(month).or_default() +=
                        cell.parse::<i64>().unwrap();
                }
            }
        }
        let own = files.iter().find(|file| file.name == "demonstration-own-counts.csv").unwrap();
        for row in csv::Reader::from_reader(own.bytes.as_slice()).deserialize() {
            let (month, area, measure, value): (Month, String, String, i64) = row.unwrap();
            let months = held.counts.entry((names[&area].clone(), measure)).or_default();
            assert_eq!(months.insert(month, value), None, "{area} {month} stands twice");
        }
        held
    }

    fn count(&self, area: &str, measure: &str, period: Period) -> i64 {
        if area == "London" {
            return self.boroughs.iter().map(|borough| self.count(borough, measure, period)).sum();
        }
        let sum = |category: &str| -> i64 {
            let months = self.counts.get(&(area.to_owned(), category.to_owned()));
            months.map_or(0, |months| {
                period.months().map(|m| months.get(&m).copied().unwrap_or(0)).sum()
            })
        };
        if measure == "tno" {
            let all =
                self.counts.keys().filter(|(name, category)| name == area && minors_all(category));
            return all.map(|(_, category)| sum(category)).sum();
        }
        minors(measure)
            .map_or_else(|| sum(measure), |minors| minors.iter().map(|minor| sum(minor)).sum())
    }

    /// Per 1,000 residents of the mid-year estimate of the year that holds the period's middle.
    fn rate(&self, area: &str, measure: &str, period: Period) -> f64 {
        let year = period.middle_year();
        let residents = if area == "London" {
            self.boroughs.iter().map(|borough| self.residents[&(borough.clone(), year)]).sum()
        } else {
            self.residents[&(area.to_owned(), year)]
        };
        real(self.count(area, measure, period)) * 1000.0 / real(residents)
    }

    fn rank(&self, area: &str, measure: &str, period: Period) -> usize {
        let (areas, ascending) = if self.wards.iter().any(|ward| ward == area) {
            (&self.wards, false)
        } else {
            (&self.boroughs, true)
        };
        let value = |name: &String| {
            if ascending {
                self.rate(name, measure, period)
            } else {
                real(self.count(name, measure, period))
            }
        };
        let values: Vec<Option<f64>> = areas.iter().map(|name| Some(value(name))).collect();
        let place = areas.iter().position(|name| name == area).unwrap();
        standard_ranks(&values, ascending)[place].unwrap()
    }
}

/// Whether a category is the publisher's and not one of the partnership's own measures.
fn minors_all(category: &str) -> bool {
    !["vwi-non-da", "asb-calls"].contains(&category)
}

fn real(count: i64) -> f64 {
    f64::from(i32::try_from(count).unwrap())
}

/// The number as the pack would print it: rounded, half away from zero, to the decimals that the printed one has.
fn printed_like(number: f64, printed: &str) -> f64 {
    let decimals = printed.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let scale = 10_f64.powi(i32::try_from(decimals).unwrap());
    (number * scale + number.signum() * 1e-9).round() / scale
}

#[test]
fn every_line_of_the_pack_comes_out() {
    let held = Held::read();
    assert_eq!((held.boroughs.len(), held.wards.len()), (32, 22));
    let (mut checked, mut wrong) = (0, Vec::new());
    for group in targets() {
        let period = Period::new(group.from, group.to).unwrap();
        let before =
            group.before_from.zip(group.before_to).map(|(from, to)| Period::new(from, to).unwrap());
        let measure = group.measure.as_str();
        for row in &group.rows {
            let area = row.area.as_str();
            let value = |period| real(held.count(area, measure, period));
            let own = match group.kind.as_str() {
                "count" => value(period),
                "rate" => held.rate(area, measure, period),
                "mean" => value(period) / 32.0,
                "change" => {
                    let before = value(before.unwrap());
                    (value(period) - before) / before * 100.0
                }
                "share" => {
                    let whole = group.of.as_ref().map_or_else(
                        || held.count("Bromley", measure, period),
                        |of| held.count(area, of, period),
                    );
                    value(period) / real(whole) * 100.0
                }
                "position-change" => {
                    let now = i32::try_from(held.rank(area, measure, period)).unwrap();
                    let then = i32::try_from(held.rank(area, measure, before.unwrap())).unwrap();
                    f64::from(then - now)
                }
                other => panic!("no kind {other}"),
            };
            let wanted = row.chosen.as_ref().unwrap_or(&row.printed);
            let wanted_number: f64 = wanted.parse().unwrap();
            let rank = row.rank.map(|_| held.rank(area, measure, period));
            let wanted_rank = row.chosen_rank.or(row.rank);
            if (printed_like(own, wanted) - wanted_number).abs() > 1e-7 || rank != wanted_rank {
                let place = format!("{}, line {}, {area}, {measure}", group.pack, row.line);
                wrong.push(format!("{place}: {own} ({rank:?}), not {wanted} ({wanted_rank:?})"));
            }
            checked += 1;
        }
    }
    assert!(wrong.is_empty(), "{} of {checked}:\n{}", wrong.len(), wrong.join("\n"));
    // Tables 2 (rates and position changes), 4, 6, 8 and 10 (four columns) have 32 rows each; the rest is by ward or text.
    assert!(checked >= 32 * 9 + 100, "{checked}");
}

#[test]
fn a_value_is_chosen_only_with_a_reason_and_only_where_it_differs() {
    for row in targets().iter().flat_map(|group| &group.rows) {
        let differs = row.chosen.is_some() || row.chosen_rank.is_some();
        assert_eq!(differs, row.note.is_some(), "line {}", row.line);
        let same = row
            .chosen
            .as_ref()
            .is_some_and(|chosen| chosen.parse::<f64>() == row.printed.parse::<f64>());
        assert!(
            !same && (row.chosen_rank.is_none() || row.chosen_rank != row.rank),
            "line {}",
            row.line
        );
    }
}

#[test]
fn every_printed_value_stands_on_its_line_of_the_pack() {
    let Some(pack) = shared_data::document("safer-bromley-board-pack-2021-06.txt") else { return };
    let pack = fs::read_to_string(pack).unwrap();
    let lines: Vec<String> = pack.split('\n').map(|line| line.replace(',', "")).collect();
    for group in targets().iter().filter(|group| group.derived.is_none()) {
        for row in &group.rows {
            let bare = row.printed.trim_start_matches('-');
            let line = &lines[row.line - 1];
            assert!(
                line.contains(bare),
                "{}, line {}: no {bare} in \"{line}\"",
                group.pack,
                row.line
            );
        }
    }
}

#[test]
fn wards_never_have_more_than_their_borough() {
    let held = Held::read();
    let mut sums: BTreeMap<(&str, Month), i64> = BTreeMap::new();
    for ((area, category), months) in &held.counts {
        for (month, &count) in months {
            assert!(count >= 0);
            if held.wards.contains(area) {
                *sums.entry((category, *month)).or_default() += count;
            }
        }
    }
    let mut nowhere = 0;
    for ((category, month), sum) in sums {
        let borough = held.counts[&("Bromley".to_owned(), category.to_owned())][&month];
        assert!(sum <= borough, "{category} {month}: {sum} in wards, {borough} in the borough");
        nowhere += borough - sum;
    }
    assert!(nowhere > 0, "some offences lie in no ward, as in the publisher's files");
    for year in [2019, 2020] {
        let residents = |area: &String| held.residents[&(area.clone(), year)];
        let sum: i64 = held.wards.iter().map(residents).sum();
        assert_eq!(sum, residents(&"Bromley".to_owned()), "{year}");
    }
    for area in held.boroughs.iter().chain(&held.wards) {
        let months = |key: &str| held.counts.get(&(area.clone(), key.to_owned()));
        for (month, own) in months("vwi-non-da").unwrap() {
            let all = months("Violence with Injury").map_or(0, |months| months[month]);
            assert!(*own <= all, "{area} {month}: {own} of {all}");
        }
    }
}

#[test]
fn months_follow_the_described_course() {
    let held = Held::read();
    let month = |text: &str| Period::month(text.parse().unwrap());
    let bromley = |measure: &str, text: &str| held.count("Bromley", measure, month(text));
    // Lines 2507 to 2511: a low in April 2020 and troughs with lockdowns.
    let year = Period::new("2020-03".parse().unwrap(), "2020-12".parse().unwrap()).unwrap();
    let lowest =
        year.months().min_by_key(|&m| held.count("Bromley", "tno", Period::month(m))).unwrap();
    assert_eq!(lowest.to_string(), "2020-04");
    assert!(bromley("tno", "2020-11") < bromley("tno", "2020-10"));
    assert!(bromley("tno", "2020-12") < bromley("tno", "2020-09"));
    // Line 2902: calls highest in May 2020.
    let highest = super::months()
        .max_by_key(|&m| held.count("Bromley", "asb-calls", Period::month(m)))
        .unwrap();
    assert_eq!(highest.to_string(), "2020-05");
    // Lines 2783 to 2786: burglary low after March 2020.
    assert!(
        (4..=12)
            .all(|m| bromley("burglary", &format!("2020-{m:02}")) < bromley("burglary", "2020-03"))
    );
    // Every borough's total and every area's months are there, and no month is out of the ordinary by a mistake of ours.
    for borough in &held.boroughs {
        let counts: Vec<i64> =
            super::months().map(|m| held.count(borough, "tno", Period::month(m))).collect();
        assert_eq!(counts.len(), 39);
        for pair in counts.windows(2) {
            assert!(
                real(pair[1]) < 1.5 * real(pair[0]) && real(pair[1]) > 0.5 * real(pair[0]),
                "{borough}: {pair:?}"
            );
        }
    }
}

#[test]
fn the_same_bytes_each_time() {
    let files = generate().unwrap();
    assert_eq!(files, generate().unwrap());
    // Equal files would be taken for one that is held already.
    let different: BTreeSet<_> = files.iter().map(|file| &file.bytes).collect();
    assert_eq!(different.len(), files.len());
}

#[test]
fn the_folder_says_that_it_is_a_demonstration() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("demo");
    let folder = demo(&root).unwrap();
    assert!(folder.settings().demonstration);
    assert!(folder.settings().partnership.name.contains("demonstration"));
    let mut names: Vec<_> =
        fs::read_dir(folder.inbox()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names.len(), 7);
    assert!(names.iter().all(|name| name.to_string_lossy().starts_with("demonstration-")));
    let error = demo(&root).unwrap_err().to_string();
    assert!(error.contains("is a partnership's folder already"), "{error}");
}
