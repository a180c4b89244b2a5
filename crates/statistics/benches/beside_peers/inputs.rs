//! The inputs, as comma-separated files that both sides read.
//!
//! What the shared reference values hold is copied. The rest is made by their generator, x ← 16807 x mod (2³¹ − 1),
//! u = x / (2³¹ − 1), so that it can be made again anywhere.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::Outcome;

/// Where the input of a task lies.
pub fn file(task: &str, folder: &Path) -> PathBuf {
    folder.join(format!("{task}.csv"))
}

/// Writes the input of a task; false where it needs what is not there.
pub fn prepare(task: &str, folder: &Path) -> Outcome<bool> {
    let shared = |name| -> Outcome<Option<String>> {
        Ok(shared_data::reference(name).map(std::fs::read_to_string).transpose()?)
    };
    let text = match task {
        "gi-star" | "local-moran" => shared("grid10k_counts.csv")?,
        "scan" => shared("scan_counts.csv")?,
        "dbscan" => Some(scattered()),
        "kde" => Some(hill()),
        "farrington" => Some(counts()),
        "andresen" => Some(patterns()),
        _ => Some(months()),
    };
    if let Some(text) = &text {
        std::fs::write(file(task, folder), text)?;
    }
    Ok(text.is_some())
}

struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 = self.0 * 16_807 % 2_147_483_647;
        f64::from(u32::try_from(self.0).unwrap_or(0)) / 2_147_483_647.0
    }

    fn point(&mut self, side: f64) -> [f64; 2] {
        [self.next() * side, self.next() * side]
    }
}

fn written(points: &[[f64; 2]]) -> String {
    points.iter().fold(String::new(), |mut text, [x, y]| {
        let _ = writeln!(text, "{x},{y}");
        text
    })
}

/// 100,000 points in a square of 40 km, every fourth within 750 m of one of 250 places.
fn scattered() -> String {
    let mut chance = Chance(100);
    let places: Vec<[f64; 2]> = (0..250).map(|_| chance.point(40_000.0)).collect();
    let points: Vec<[f64; 2]> = (0..100_000)
        .map(|number| {
            if number % 4 > 0 {
                return chance.point(40_000.0);
            }
            let ([x, y], [dx, dy]) = (places[number / 4 % 250], chance.point(1_500.0));
            [x + dx - 750.0, y + dy - 750.0]
        })
        .collect();
    written(&points)
}

/// 10,000 points in a square of 10 km, the first quarter drawn in about one place, as in the reference values.
fn hill() -> String {
    let mut chance = Chance(2024);
    let mut points: Vec<[f64; 2]> = (0..10_000).map(|_| chance.point(10_000.0)).collect();
    for [x, y] in &mut points[..2_500] {
        *x = 3_000.0 + (*x - 5_000.0) * 0.1;
        *y = 6_000.0 + (*y - 5_000.0) * 0.1;
    }
    written(&points)
}

/// How far a month is from July, in half years.
fn season(month: u32) -> f64 {
    (f64::from(month % 12) - 6.0).abs() / 6.0
}

fn lines(series: u32, mut value: impl FnMut(u32, u32) -> f64) -> String {
    let mut text = String::new();
    for one in 0..series {
        let months: Vec<String> = (0..120).map(|month| value(one, month).to_string()).collect();
        text += &months.join(",");
        text.push('\n');
    }
    text
}

/// 500 series of 120 months: a level, a trend, a season, scatter, and one month far off in each.
fn months() -> String {
    let mut chance = Chance(500);
    lines(500, |one, month| {
        let spike = if month == one * 7 % 120 { 100.0 } else { 0.0 };
        let level = 100.0 + f64::from(one % 50) + 0.1 * f64::from(month);
        level + 30.0 * season(month) + 40.0 * (chance.next() - 0.5) + spike
    })
}

/// 350 series of 120 monthly counts about 5 to 450, scattered a little more than by chance; every 25th ends with a peak.
fn counts() -> String {
    let mut chance = Chance(350);
    lines(350, |one, month| {
        let mean = (5.0 + f64::from(one)) * (1.0 + 0.3 * season(month));
        let count = mean + 4.5 * mean.sqrt() * (chance.next() - 0.5);
        let peak = if month == 119 && one % 25 == 0 { 2.0 } else { 1.0 };
        (count * peak).round().max(0.0)
    })
}

/// 50,000 events over 4,994 areas, twice: a line an area, base and test. The lower an area's number the more, and in the
/// test a fifth of the events lie anywhere.
fn patterns() -> String {
    let mut chance = Chance(4_994);
    let (base, test) = (pattern(&mut chance, false), pattern(&mut chance, true));
    base.iter().zip(test).fold(String::new(), |mut text, (base, test)| {
        let _ = writeln!(text, "{base},{test}");
        text
    })
}

fn pattern(chance: &mut Chance, some_anywhere: bool) -> Vec<u32> {
    let mut counts = vec![0; 4_994];
    for event in 0..50_000 {
        let at = chance.next();
        let share = if some_anywhere && event % 5 == 0 { at } else { at * at };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "from nought to 4,994"
        )]
        let area = (share * 4_994.0) as usize;
        counts[area.min(4_993)] += 1;
    }
    counts
}
