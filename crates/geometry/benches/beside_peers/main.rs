//! Points to areas and degrees to the grid beside `GeoPandas` and pyproj, five alternating rounds in one run.
//!
//! `cargo bench -p geometry` needs London's wards from the shared data (`WATCHWARD_SHARED` names the folder). The peers run
//! where `python3` has them (`pip install geopandas pyproj`); without them our own figures are printed alone. Both sides get
//! the same million points and the same polygons on the grid, and what they found is compared before the first round. One
//! thread is timed for the ratio, since `GeoPandas` uses one, and all of them beside it.

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use geo_types::LineString;
use geometry::{AreaIndex, Bounds, Crs, Point, Shape};

const ROUNDS: usize = 5;
const POINTS: usize = 1_000_000;
type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let Some(path) = shared_data::data("boundaries/london_wards_2018.geojson") else {
        return Ok(());
    };
    let shapes = wards(&path)?;
    let bounds = shapes.iter().fold(Bounds::EMPTY, |all, shape| all.joined(shape.bounds()));
    let points = points(&bounds);
    let degrees: Vec<(f64, f64)> =
        points.iter().map(|point| point.to_lonlat()).collect::<Result<_, _>>()?;
    let folder = std::env::temp_dir().join("watchward-bench-geometry");
    write_inputs(&folder, &shapes, &points, &degrees)?;

    let start = Instant::now();
    let index = AreaIndex::new(&shapes);
    println!("index of {} wards: {:.3} s", shapes.len(), start.elapsed().as_secs_f64());
    let locate = || points.iter().map(|point| index.locate(*point)).collect::<Vec<_>>();
    let convert =
        || degrees.iter().map(|(x, y)| Point::from_lonlat(*x, *y)).collect::<Result<Vec<_>, _>>();
    let (located, converted) = (locate(), convert()?);
    let mut peer = Peer::start(&folder)?;
    if peer.is_some() {
        compare(&folder, &located, &converted)?;
    }
    let mut times = [const { Vec::new() }; 5];
    for _ in 0..ROUNDS {
        times[0].push(seconds(|| locate().len()));
        times[1].push(seconds(|| index.locate_all(&points).len()));
        times[2].push(seconds(|| convert().map_or(0, |points| points.len())));
        if let Some(peer) = &mut peer {
            let [join, project] = peer.round()?;
            times[3].push(join);
            times[4].push(project);
        }
    }
    let names = [
        "points to wards, one thread",
        "points to wards, all threads",
        "degrees to grid, one thread",
        "GeoPandas sjoin (within)",
        "pyproj",
    ];
    for (name, times) in names.iter().zip(&times).filter(|(_, times)| !times.is_empty()) {
        let [least, median, most] = spread(times);
        println!("{name}: median {median:.4} s, {least:.4} to {most:.4}");
    }
    for (name, ours, theirs) in [("points to wards", 0, 3), ("degrees to grid", 2, 4)] {
        let ratios: Vec<f64> = times[theirs].iter().zip(&times[ours]).map(|(a, b)| a / b).collect();
        if !ratios.is_empty() {
            let [least, median, most] = spread(&ratios);
            println!("{name}, one thread each: {median:.1} times faster, {least:.1} to {most:.1}");
        }
    }
    Ok(())
}

fn wards(path: &Path) -> Outcome<Vec<Shape>> {
    let collection: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    let features = collection["features"].as_array().ok_or("no features")?;
    let shape = |feature: &serde_json::Value| -> Outcome<Shape> {
        let rings: Vec<Vec<(f64, f64)>> =
            serde_json::from_value(feature["geometry"]["coordinates"].clone())?;
        let rings = rings.into_iter().map(LineString::from).collect();
        Ok(Shape::from_rings([rings], &Crs::Wgs84)?.0)
    };
    features.iter().map(shape).collect()
}

/// Points anywhere in the rectangle, by x ← 16807 x mod (2³¹ − 1).
fn points(bounds: &Bounds) -> Vec<Point> {
    let mut state: u64 = 2_018;
    let mut next = || {
        state = state * 16_807 % 2_147_483_647;
        f64::from(u32::try_from(state).unwrap_or(0)) / 2_147_483_647.0
    };
    (0..POINTS)
        .map(|_| Point {
            easting: bounds.west + bounds.width() * next(),
            northing: bounds.south + bounds.height() * next(),
        })
        .collect()
}

fn write_inputs(
    folder: &Path,
    shapes: &[Shape],
    points: &[Point],
    degrees: &[(f64, f64)],
) -> Outcome<()> {
    std::fs::create_dir_all(folder)?;
    let pairs = points.iter().map(|point| (point.easting, point.northing));
    let bytes = |pairs: &mut dyn Iterator<Item = (f64, f64)>| -> Vec<u8> {
        pairs.flat_map(|(x, y)| [x.to_le_bytes(), y.to_le_bytes()]).flatten().collect()
    };
    std::fs::write(folder.join("points"), bytes(&mut pairs.into_iter()))?;
    std::fs::write(folder.join("degrees"), bytes(&mut degrees.iter().copied()))?;
    let hex = |shape: &Shape| {
        shape.to_wkb().iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    };
    let lines: Vec<String> = shapes.iter().map(hex).collect();
    Ok(std::fs::write(folder.join("wards"), lines.join("\n"))?)
}

/// Python's process.
struct Peer {
    tell: std::process::ChildStdin,
    hear: std::io::Lines<BufReader<std::process::ChildStdout>>,
}

impl Peer {
    /// None where Python lacks the packages.
    fn start(folder: &Path) -> Outcome<Option<Self>> {
        let there = Command::new("python3").args(["-c", "import geopandas, pyproj"]).output();
        if !there.is_ok_and(|output| output.status.success()) {
            println!("left out: not installed: geopandas, pyproj");
            return Ok(None);
        }
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/beside_peers/peers.py");
        let mut child = Command::new("python3")
            .arg(script)
            .arg(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let tell = child.stdin.take().ok_or("no way to tell it")?;
        let hear = BufReader::new(child.stdout.take().ok_or("no way to hear it")?).lines();
        let mut this = Self { tell, hear };
        println!("{}", this.hear.next().ok_or("Python ended before its time")??);
        Ok(Some(this))
    }

    /// Lets it do both pieces of work; their seconds.
    fn round(&mut self) -> Outcome<[f64; 2]> {
        writeln!(self.tell, "go")?;
        let line = self.hear.next().ok_or("Python ended before its time")??;
        let (join, project) = line.split_once(' ').ok_or("no two times")?;
        Ok([join.parse()?, project.parse()?])
    }
}

/// Holds what Python found against ours: the same ward for every point, and the grid to 5 m (pyproj takes a Helmert
/// transformation where it has no OSTN15 file).
fn compare(folder: &Path, located: &[Option<usize>], converted: &[Point]) -> Outcome<()> {
    let theirs = std::fs::read_to_string(folder.join("located"))?;
    let theirs: Vec<i64> = theirs.lines().map(str::parse).collect::<Result<_, _>>()?;
    let ours = located.iter().map(|place| place.map_or(Ok(-1), i64::try_from));
    let mut other = 0;
    for (ours, theirs) in ours.zip(&theirs) {
        other += usize::from(ours? != *theirs);
    }
    if other > 0 || theirs.len() != located.len() {
        return Err(format!("{other} of {} points fall in other wards", theirs.len()).into());
    }
    let bytes = std::fs::read(folder.join("converted"))?;
    let numbers: Vec<f64> = bytes
        .chunks_exact(8)
        .filter_map(|eight| Some(f64::from_le_bytes(eight.try_into().ok()?)))
        .collect();
    let apart = numbers
        .chunks_exact(2)
        .zip(converted)
        .map(|(pair, ours)| ours.distance(Point { easting: pair[0], northing: pair[1] }))
        .fold(0.0, f64::max);
    println!(
        "the same ward for all {} points; on the grid at most {apart:.3} m apart",
        theirs.len()
    );
    if apart < 5.0 && numbers.len() == 2 * converted.len() {
        Ok(())
    } else {
        Err("pyproj disagrees".into())
    }
}

fn seconds(work: impl FnOnce() -> usize) -> f64 {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed().as_secs_f64()
}

/// The least, the median and the most.
fn spread(values: &[f64]) -> [f64; 3] {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    [values[0], values[values.len() / 2], values[values.len() - 1]]
}
