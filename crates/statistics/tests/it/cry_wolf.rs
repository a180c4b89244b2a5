//! How often rules call a change where nothing changed: the simulation behind `docs/how-often-we-cry-wolf.md`.

use std::path::Path;

use statistics::counts::{Alarms, PlannedComparison, Power, Rule, Scenario, false_alarms, power};
use statistics::multiple::Correction;

const WARDS: u16 = 22;
const MEASURES: u16 = 14;
/// ±5%, ±10%, ours without the correction, ours.
const RULES: [Rule; 4] = [
    Rule::Fixed(0.05),
    Rule::Fixed(0.1),
    Rule::Tested { alpha: 0.05, correction: Correction::None },
    Rule::Tested { alpha: 0.05, correction: Correction::BenjaminiHochberg },
];
const NAMES: [&str; 4] = ["±5%", "±10%", "test alone", "**ours**"];
const TEN: usize = 1;
const ALONE: usize = 2;
const OURS: usize = 3;
const SEED: u64 = 2021;
/// How many tables are drawn without a change, and with one.
const STILL: u64 = 1_000;
const MOVING: u64 = 200;
/// One cell in ten changes where any does.
const CHANGING: f64 = 0.1;
const CHANGES: [f64; 3] = [0.2, 0.3, 0.5];

/// The mean count of each cell in a month: from 1 to 60, evenly spread in ratio over wards and over measures.
fn means() -> Vec<f64> {
    let spread = |least: f64, ratio: f64, place: u16, of: u16| {
        least * ratio.powf(f64::from(place) / f64::from(of - 1))
    };
    let ward = |place| spread(2.0 / 3.0, 2.5, place, WARDS);
    let measure = |place| spread(1.5, 24.0, place, MEASURES);
    (0..WARDS).flat_map(|w| (0..MEASURES).map(move |m| ward(w) * measure(m))).collect()
}

/// A way to read the table, and what the rules make of it.
struct Reading {
    name: &'static str,
    /// How many tables are read in a year.
    tables: u16,
    dispersion: f64,
    still: Vec<Alarms>,
    moving: Vec<Vec<Alarms>>,
}

impl Reading {
    fn of(name: &'static str, tables: u16, months: f64, dispersion: f64) -> Self {
        let means: Vec<f64> = means().iter().map(|mean| mean * months).collect();
        let drawn = |change, changing, tables| {
            let scenario =
                Scenario { means: &means, change, changing, dispersion, tables, seed: SEED };
            false_alarms(&scenario, &RULES).unwrap()
        };
        let still = drawn(0.0, 0.0, STILL);
        let moving = CHANGES.iter().map(|&change| drawn(change, CHANGING, MOVING)).collect();
        Self { name, tables, dispersion, still, moving }
    }

    fn false_alarms_a_year(&self, rule: usize) -> f64 {
        f64::from(self.tables) * self.still[rule].false_alarms_per_table()
    }

    /// How likely a year without a change is to have one false alarm or more.
    fn spoilt_years(&self, rule: usize) -> f64 {
        let alarms = &self.still[rule];
        let quiet = 1.0 - part(alarms.tables_with_false_alarm, alarms.tables);
        1.0 - quiet.powi(i32::from(self.tables))
    }

    /// The false alarms of ours as a part of those of ±10%.
    fn ours_of_ten(&self) -> f64 {
        self.false_alarms_a_year(OURS) / self.false_alarms_a_year(TEN)
    }

    fn power(&self, change: usize, rule: usize) -> f64 {
        self.moving[change][rule].power().unwrap()
    }

    /// What part of the cells that were called a change did not change, or did so the other way.
    fn false_among_called(&self, change: usize, rule: usize) -> f64 {
        let alarms = &self.moving[change][rule];
        let wrong = alarms.false_alarms + alarms.wrong_way;
        part(wrong, wrong + alarms.seen)
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of a simulation are far below 2^53")]
fn part(some: u64, of: u64) -> f64 {
    some as f64 / of as f64
}

fn percent(part: f64) -> String {
    match 100.0 * part {
        percent if percent > 0.0 && percent < 0.05 => "under 0.1%".to_owned(),
        percent if percent > 0.0 && percent < 0.95 => format!("{percent:.1}%"),
        percent => format!("{percent:.0}%"),
    }
}

/// A number of alarms, no more exact than it is known: whole from ten on, with thousands set apart.
fn number(alarms: f64) -> String {
    if alarms < 9.95 {
        return format!("{alarms:.1}");
    }
    let whole = format!("{alarms:.0}");
    match whole.len() {
        4.. => format!("{},{}", &whole[..whole.len() - 3], &whole[whole.len() - 3..]),
        _ => whole,
    }
}

fn row(cells: impl IntoIterator<Item = String>) -> String {
    cells.into_iter().fold("|".to_owned(), |row, cell| format!("{row} {cell} |")) + "\n"
}

fn false_alarm_table(readings: &[Reading; 4]) -> String {
    let mut text = row(["rule".to_owned()].into_iter().chain(readings.iter().map(Reading::title)));
    text += "| --- | ---: | ---: | ---: | ---: |\n";
    for (rule, name) in NAMES.iter().enumerate() {
        let cells = readings.iter().map(|reading| number(reading.false_alarms_a_year(rule)));
        text += &row([(*name).to_owned()].into_iter().chain(cells));
    }
    let shares = readings.iter().map(|reading| percent(reading.ours_of_ten()));
    text += &row(["ours, as a share of ±10%".to_owned()].into_iter().chain(shares));
    let spoilt = readings.iter().map(|reading| percent(reading.spoilt_years(OURS)));
    text += &row(["years in which ours has any".to_owned()].into_iter().chain(spoilt));
    text
}

impl Reading {
    fn title(&self) -> String {
        let scatter = if self.dispersion > 1.0 { ", uneven" } else { "" };
        format!("{}{scatter}", self.name)
    }
}

fn power_table(readings: &[Reading; 4]) -> String {
    let mut text = "| | rule | +20% | +30% | +50% | of those called at +30%, false |\n".to_owned();
    text += "| --- | --- | ---: | ---: | ---: | ---: |\n";
    for reading in readings {
        for (rule, name) in NAMES.iter().enumerate() {
            let title = if rule == 0 { reading.title() } else { String::new() };
            let seen = (0..CHANGES.len()).map(|change| percent(reading.power(change, rule)));
            let wrong = percent(reading.false_among_called(1, rule));
            text += &row([title, (*name).to_owned()].into_iter().chain(seen).chain([wrong]));
        }
    }
    text
}

fn one_question(base: f64, change: f64) -> Power {
    let comparison = PlannedComparison { base, base_exposure: 1.0, exposure: 1.0, alpha: 0.05 };
    power(comparison, change).unwrap()
}

fn one_question_table() -> String {
    let mut text = "| expected count | +20% | −20% | +30% | −30% | +50% | −50% |\n".to_owned();
    text += "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n";
    for base in [5_u16, 12, 30, 60, 120, 300, 720] {
        let seen = CHANGES.iter().flat_map(|&change| {
            let base = f64::from(base);
            [one_question(base, change).higher, one_question(base, -change).lower]
        });
        text += &row([base.to_string()].into_iter().chain(seen.map(percent)));
    }
    text
}

/// What a board member should know, ±10% beside ours.
fn short_table([year, month, uneven_year, uneven_month]: &[Reading; 4]) -> String {
    let mut text = "| | ±10% | ours |\n| --- | ---: | ---: |\n".to_owned();
    let mut add = |title: String, value: &dyn Fn(usize) -> String| {
        text += &row([title, value(TEN), value(OURS)]);
    };
    for reading in [month, uneven_month, year, uneven_year] {
        let title = format!("false colours a year, {}", reading.title());
        add(title, &|rule| number(reading.false_alarms_a_year(rule)));
    }
    for reading in [month, year] {
        for (change, rise) in CHANGES.iter().enumerate() {
            let title = format!("a true rise of {} is seen, {}", percent(*rise), reading.name);
            add(title, &|rule| percent(reading.power(change, rule)));
        }
    }
    text
}

/// The scatter of the Metropolitan Police's counts is from `shared/data/mps/ward_202112_202311.csv`: the mean of (a − b)²/(a + b)
/// over wards, major types and months a year apart with a + b of 10 or more.
fn document(readings: &[Reading; 4]) -> String {
    let cells = WARDS * MEASURES;
    let mut means = means();
    means.sort_by(f64::total_cmp);
    format!(
        "\
# How often we cry wolf

A figure that is coloured red says that something changed. This page counts how often different rules say so where nothing
did, and how often they see a change that is there. The counts are drawn at random, so the truth is known; no crime data is
in them. The test `it::cry_wolf` of the crate `statistics` writes this page; `cargo xtask bless` renews it.

## In short

A partnership of {WARDS} wards and {MEASURES} measures compares each month with the same month a year before, or, once a year,
the last 12 months with the 12 before. It colours whatever moved by more than 10%, or only what our test calls a change:

{short}
- **±10% is mostly noise.** It sees most true changes because it colours so many cells, changed or not.
- **Ours is nearly always silent where nothing changed**, and pays for it: it misses changes that are there. In the single
  months of a ward it sees next to nothing. Read 12-month sums for wards; read single months for the whole area.
- **\"Within the range expected by chance\" means that the counts cannot tell**, not that nothing happened.
- **Real counts are less even than chance alone would have them**: nearer to the lines \"uneven\", where the variance
  is twice the mean. There ours gives false alarms too, far fewer than ±10% but not next to none.

## What was drawn

- **Cells.** {WARDS} wards × {MEASURES} measures = {cells}. The mean count of a cell runs from 1 to 60 a month, evenly spread in
  ratio over wards (2½ to 1) and over measures (24 to 1); half of the cells have less than {middle:.1}. The means are chosen, not
  measured. They do not change with the season, which would make no difference: each month is held against its like.
- **12-month sums.** One table a year, {cells} comparisons.
- **Single months.** 12 tables a year, {monthly} comparisons.
- **Even counts** are Poisson counts: events come one by one, at a constant rate. **Uneven counts** have a variance of twice
  their mean (negative binomial), as where one offender or one recording drive makes many. In the Metropolitan Police's ward
  counts of December 2021 to November 2023, by crime type, months a year apart scatter 1.9 times as much as Poisson counts,
  true changes included.
- **±5% and ±10%** call any greater change from the count before, and any rise from nought.
- **Test alone** is the E-test of Krishnamoorthy and Thomson (2004) up to counts of 500 and the score test above, each cell by
  itself at level 0.05. **Ours** is the same with the correction of Benjamini and Hochberg (1995) over the {cells} cells of a table.
- **Draws.** {still} tables without a change, {moving} for each size of change; seed {SEED}. Every rule sees the same tables.

## False alarms a year where nothing changes

{alarms}
A false alarm is a cell called higher or lower though its mean is the same. The test alone calls up to 5% of comparisons by
design: too many for a table of hundreds, which is why ours corrects for the size of the table.

The test takes counts to be even. Where they are not, the test alone calls about three times as many cells, and ours has false
alarms in nearly every year. They stay few beside those of ±10%, but they are no longer next to none.

## What is seen where something changes

One cell in ten, taken at random, has a true rise. The figures are the share of those cells that is called higher. The last
column is for a rise of 30%: of all cells that are called anything in all tables, the share in which nothing rose, or which are
called lower though they rose.

{seen}
Three things to take from this:

- The correction costs much of the power where few cells change. The more cells change, the more it lets through.
- In single months ours calls so few cells that many of those few are false: the correction keeps false calls to 5% on average
  over tables, where a table without any call counts as none false. Do not read single months cell by cell.
- With uneven counts, about half of what ours calls in 12-month sums is false at +30%. Treat a call as a reason to look at the
  cell's history: methods that measure the unevenness (Laney's u′ chart, Farrington's peaks) are the better judges there.

## What one question can see

One comparison, chosen before the figures were looked at (one ward, one measure), needs no correction. How likely it is to be
called, the right way, at level 0.05 and with even counts; exact, not drawn. \"Expected\" is the mean count of the period before.

{question}
At 5 events a period, not even a rise by half is seen once in ten times; at 720, a rise by a fifth is nearly always.
",
        short = short_table(readings),
        middle = f64::midpoint(means[means.len() / 2 - 1], means[means.len() / 2]),
        monthly = number(12.0 * f64::from(cells)),
        still = number(part(STILL, 1)),
        moving = number(part(MOVING, 1)),
        alarms = false_alarm_table(readings),
        seen = power_table(readings),
        question = one_question_table(),
    )
}

/// What the page says in words holds of its figures.
fn check([year, month, uneven_year, uneven_month]: &[Reading; 4]) {
    for reading in [year, month, uneven_year, uneven_month] {
        let years: Vec<f64> = (0..4).map(|rule| reading.false_alarms_a_year(rule)).collect();
        assert!(reading.ours_of_ten() <= 0.05, "{}: {years:?}", reading.title());
        assert!(years.is_sorted_by(|more, fewer| more > fewer), "{}: {years:?}", reading.title());
        for rule in 0..4 {
            let seen = [0, 1, 2].map(|change| reading.power(change, rule));
            assert!(seen.is_sorted(), "{}: {seen:?}", reading.title());
        }
    }
    for (even, uneven) in [(year, uneven_year), (month, uneven_month)] {
        let more = uneven.false_alarms_a_year(ALONE) / even.false_alarms_a_year(ALONE);
        assert!((2.5..4.0).contains(&more), "{more}");
        assert!(even.false_alarms_a_year(ALONE) <= 0.051 * 308.0 * f64::from(even.tables));
        assert!(uneven.spoilt_years(OURS) > 0.9);
    }
    // A rule that never calls anything would have no false alarms either.
    assert!(year.power(2, OURS) > 0.5 && year.power(1, OURS) > 0.2);
    assert!(year.false_among_called(1, OURS) < 0.1 && year.false_among_called(1, TEN) > 0.8);
    assert!((0.4..0.6).contains(&uneven_year.false_among_called(1, OURS)));
    assert!(month.power(2, OURS) < 0.02 && year.power(0, TEN) > 0.7);
    assert!(one_question(5.0, 0.5).higher < 0.1 && one_question(720.0, 0.2).higher > 0.9);
}

#[test]
fn ours_cries_wolf_at_most_a_twentieth_as_often_as_ten_per_cent() {
    // One thread for each: chance is numbered, and each thread keeps the p-values that it has met.
    let drawn = [
        ("12-month sums", 1, 12.0, 1.0),
        ("single months", 12, 1.0, 1.0),
        ("12-month sums", 1, 12.0, 2.0),
        ("single months", 12, 1.0, 2.0),
    ]
    .map(|(name, tables, months, dispersion)| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        std::thread::spawn(move || pool.install(|| Reading::of(name, tables, months, dispersion)))
    });
    let readings = drawn.map(|thread| thread.join().unwrap());
    check(&readings);
    let text = document(&readings);
    let committed =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/how-often-we-cry-wolf.md");
    if std::env::var_os("WATCHWARD_BLESS").is_some() {
        std::fs::write(&committed, &text).unwrap();
    }
    let held = std::fs::read_to_string(&committed).unwrap_or_default();
    assert!(held == text, "docs/how-often-we-cry-wolf.md is not current; run cargo xtask bless");
}
