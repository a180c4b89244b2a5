//! One map of each kind.

use document::map::{Ground, Heat, HotSpots, Inset, MapArea, MapPanel, Outline, Ring, Spot};
use document::{Cell, Map, MapSeries, Readings, words};

use super::charts::frame;
use super::evidence::TOWNS;

/// Twelve invented shapes in three rows of four, whose neighbours share their corners; the last has a hole.
pub fn ground() -> Ground {
    let corner = |column: u32, row: u32| {
        let bend = |n: u32| f64::from(n * 37 % 11) * 90.0;
        (
            530_000.0 + f64::from(column) * 3_000.0 + bend(column * 3 + row),
            170_000.0 - f64::from(row) * 2_600.0 + bend(column + row * 5),
        )
    };
    let ring = |(c, r): (u32, u32), (wide, high): (u32, u32)| -> Ring {
        vec![corner(c, r), corner(c + wide, r), corner(c + wide, r + high), corner(c, r + high)]
    };
    let areas = TOWNS.iter().zip(0u32..).map(|(name, i)| {
        let mut rings = vec![ring((i % 4, i / 4), (1, 1))];
        if *name == "Lower Marsh" {
            let (x, y) = rings[0][0];
            rings.push(vec![
                (x + 900.0, y - 900.0),
                (x + 1_500.0, y - 900.0),
                (x + 900.0, y - 1_500.0),
            ]);
        }
        MapArea {
            code: format!("E0700090{i:x}"),
            name: (*name).to_owned(),
            label: String::new(),
            rings,
            own: *name == "Exampletown",
        }
    });
    let mut ground = Ground::new("Town", areas.collect());
    let top = (0..4).map(|c| corner(c, 0));
    let right = (0..3).map(|r| corner(4, r));
    let bottom = (1..=4).rev().map(|c| corner(c, 3));
    let left = (1..=3).rev().map(|r| corner(0, r));
    let corners: Ring = top.chain(right).chain(bottom).chain(left).collect();
    ground.outline = vec![corners.clone()];
    let neighbour = |name: &str, by: f64| Outline {
        name: name.to_owned(),
        rings: vec![corners.iter().map(|(x, y)| (x + by, *y)).collect()],
    };
    ground.around = vec![neighbour("Westshire", -12_000.0), neighbour("Eastshire", 13_000.0)];
    ground.inset = Some(Inset {
        title: "Exampletown in Midshire".to_owned(),
        region: ground.around.clone(),
        own: ground.outline.clone(),
    });
    ground
}

/// An invented number for each town but two: one hidden, one missing.
fn readings(swing: u32, shown: fn(f64) -> Cell) -> Readings {
    let areas = ground().areas.into_iter().zip(0u32..);
    let each = areas.filter_map(|(area, i)| {
        let cell = match area.name.as_str() {
            "Hollins" => Cell::Suppressed,
            "Inverley" => return None,
            _ => shown(12.0 + f64::from(i * swing % 90)),
        };
        Some((area.code, cell))
    });
    each.collect()
}

pub fn rates_map() -> Map {
    let frame = frame("map-rates", "Kettlewick had the highest rate", "Burglary", String::new());
    let unit = "offences per 1,000 residents";
    let mut map = Map::of_rates(frame, ground(), unit, readings(17, |v| Cell::rate(v / 10.0)));
    map.frame.description = words::describe_map(&map);
    map
}

pub fn counts_map() -> Map {
    let frame = frame("map-counts", "Kettlewick had the most", "Burglary", String::new());
    let mut map = Map::of_counts(frame, ground(), "offences", readings(17, Cell::count));
    map.frame.description = words::describe_map(&map);
    map
}

pub fn hot_map() -> Map {
    let frame = frame("map-hot", "Three towns were hot spots", "Burglary", String::new());
    let kinds = [Heat::Not, Heat::New, Heat::Persistent, Heat::Fading];
    let spots = readings(17, Cell::count).into_iter().zip(kinds.into_iter().cycle());
    let spots = spots.map(|((code, value), heat)| (code, Spot { heat, value })).collect();
    let rule = "Gi*, 5% false discoveries allowed".to_owned();
    let spots = HotSpots { rule, unit: "offences".to_owned(), spots };
    let mut map = Map::of_hot_spots(frame, ground(), spots);
    map.frame.description = words::describe_map(&map);
    map
}

pub fn map_series() -> MapSeries {
    let frame = frame("maps-years", "Burglary moved south", "Burglary, by year", String::new());
    let panel = |title: &str, swing: u32| MapPanel {
        title: title.to_owned(),
        values: readings(swing, |v| Cell::rate(v / 10.0)),
    };
    let panels = vec![panel("2018", 17), panel("2019", 23), panel("2020", 41)];
    let mut maps = MapSeries::new(frame, ground(), "offences per 1,000 residents", panels);
    maps.frame.description = words::describe_map_series(&maps);
    maps
}
