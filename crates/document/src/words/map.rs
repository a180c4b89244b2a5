//! What a map shows, for a reader who cannot see it.

use super::list;
use crate::map::{Heat, Map, MapKind, MapSeries, number, reading};
use crate::{Cell, Readings, TileMap};

/// No more names than this are said of one class; the table has the rest.
const NAMED: usize = 12;

/// How many tiles and classes a tile map has, and which areas are in the highest.
pub fn describe_tiles(map: &TileMap) -> String {
    let highest = map.classes.count() - 1;
    let top: Vec<&str> = map
        .tiles
        .iter()
        .filter(|t| t.value.is_some_and(|v| map.classes.of(v) == highest))
        .map(|t| t.name.as_str())
        .collect();
    let shown = format!(
        "Map of {} equal tiles in {} classes, placed roughly as the areas lie.",
        map.tiles.len(),
        map.classes.count()
    );
    if top.is_empty() { shown } else { format!("{shown} In the highest class: {}.", list(&top)) }
}

/// How many areas a map has, what is most and least, or which are hot, and what is not shown.
pub fn describe_map(map: &Map) -> String {
    let areas = counted(map.ground.areas.len());
    match &map.kind {
        MapKind::Choropleth(shown) => {
            let n = shown.classes.count();
            let said =
                format!("Map of {areas} in {n} {}.", if n == 1 { "class" } else { "classes" });
            [said, extremes(map, &shown.values), gaps(map, &shown.values)].concat()
        }
        MapKind::Circles(shown) => {
            let said = format!("Map of {areas}, a circle for each count.");
            [said, extremes(map, &shown.values), gaps(map, &shown.values)].concat()
        }
        MapKind::HotSpots(shown) => {
            let of = |heat: Heat| -> Vec<&str> {
                let is = |code: &String| shown.spots.get(code).is_some_and(|s| s.heat == heat);
                let found = map.ground.areas.iter().filter(|a| is(&a.code));
                found.map(|a| a.name.as_str()).collect()
            };
            let hot = [Heat::Persistent, Heat::New, Heat::Fading].map(|heat| {
                let names = of(heat);
                match names.len() {
                    0 => format!(" No {}.", heat.word()),
                    1 => format!(" One {}: {}.", heat.word(), names[0]),
                    n => format!(" {n} {}s: {}.", heat.word(), some(&names)),
                }
            });
            format!("Map of hot spots among {areas}.{}", hot.concat())
        }
    }
}

/// How many maps there are, and which areas are in the highest class of each.
pub fn describe_map_series(maps: &MapSeries) -> String {
    let areas = counted(maps.ground.areas.len());
    let each = maps.panels.iter().map(|panel| {
        let names = maps.highest(panel);
        let said = if names.is_empty() { "none".to_owned() } else { some(&names) };
        format!(" {}, in the highest class: {said}.", panel.title)
    });
    let each: String = each.collect();
    format!(
        "{} maps of the same {areas} in {} classes.{each}",
        maps.panels.len(),
        maps.classes.count()
    )
}

fn counted(areas: usize) -> String {
    if areas == 1 { "1 area".to_owned() } else { format!("{areas} areas") }
}

/// The first names and how many more there are.
fn some(names: &[&str]) -> String {
    if names.len() <= NAMED {
        return list(names);
    }
    format!("{} and {} more", names[..NAMED - 1].join(", "), names.len() - NAMED + 1)
}

/// " Highest: Penge, 9.1. Lowest: Darwin, 1.2."
fn extremes(map: &Map, values: &Readings) -> String {
    let mut known: Vec<(f64, &str, Cell)> = map
        .ground
        .areas
        .iter()
        .filter_map(|a| {
            let cell = reading(values, &a.code);
            Some((number(&cell)?, a.name.as_str(), cell))
        })
        .collect();
    known.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    match (known.first(), known.last()) {
        (Some(first), Some(last)) if known.len() > 1 => format!(
            " Highest: {}, {}. Lowest: {}, {}.",
            first.1,
            first.2.shown(),
            last.1,
            last.2.shown()
        ),
        (Some(only), _) => format!(" {}: {}.", only.1, only.2.shown()),
        _ => " No area has a value to show.".to_owned(),
    }
}

/// " Not shown: Darwin. No data: Biggin Hill."
fn gaps(map: &Map, values: &Readings) -> String {
    let of = |is: fn(&Cell) -> bool| -> Vec<&str> {
        let found = map.ground.areas.iter().filter(|a| is(&reading(values, &a.code)));
        found.map(|a| a.name.as_str()).collect()
    };
    let said = |what: &str, names: &[&str]| {
        if names.is_empty() { String::new() } else { format!(" {what}: {}.", some(names)) }
    };
    [
        said("Hidden because small", &of(|c| matches!(c, Cell::Suppressed))),
        said("No data", &of(|c| matches!(c, Cell::Missing(_)))),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Ground, HotSpots, MapArea, MapPanel, Spot};
    use crate::{Classes, Frame, Map};

    fn ground() -> Ground {
        let area = |name: &str| MapArea {
            code: name.to_lowercase(),
            name: name.to_owned(),
            ..MapArea::default()
        };
        Ground::new("Ward", ["Ash", "Birch", "Cedar", "Darwin"].map(area).to_vec())
    }

    fn readings(cells: [(&str, Cell); 3]) -> Readings {
        cells.into_iter().map(|(code, cell)| (code.to_owned(), cell)).collect()
    }

    #[test]
    fn a_map_is_described_with_its_ends_and_gaps() {
        let values = readings([
            ("ash", Cell::rate(9.12)),
            ("birch", Cell::rate(1.5)),
            ("cedar", Cell::Suppressed),
        ]);
        let map = Map::of_rates(Frame::new("m", "M"), ground(), "per 1,000", values.clone());
        assert_eq!(
            describe_map(&map),
            "Map of 4 areas in 2 classes. Highest: Ash, 9.1. Lowest: Birch, 1.5. Hidden because small: Cedar. No data: Darwin."
        );
        let counts = Map::of_counts(Frame::new("m", "M"), ground(), "offences", values);
        assert!(describe_map(&counts).starts_with("Map of 4 areas, a circle for each count."));
        let none = Map::of_counts(Frame::new("m", "M"), ground(), "offences", Readings::new());
        assert!(describe_map(&none).contains("No area has a value to show."));
    }

    #[test]
    fn hot_spots_are_named_by_kind() {
        let spot = |heat| Spot { heat, value: Cell::count(9.0) };
        let spots = [("ash", Heat::New), ("birch", Heat::New), ("cedar", Heat::Fading)]
            .map(|(code, heat)| (code.to_owned(), spot(heat)));
        let spots =
            HotSpots { rule: "Gi*".to_owned(), unit: "offences".to_owned(), spots: spots.into() };
        assert_eq!(
            describe_map(&Map::of_hot_spots(Frame::new("m", "M"), ground(), spots)),
            "Map of hot spots among 4 areas. No persistent hot spot. 2 new hot spots: Ash and Birch. One fading hot spot: Cedar."
        );
    }

    #[test]
    fn each_map_of_a_series_is_told() {
        let panel = |title: &str, high: f64| MapPanel {
            title: title.to_owned(),
            values: readings([
                ("ash", Cell::rate(high)),
                ("birch", Cell::rate(1.0)),
                ("cedar", Cell::rate(2.0)),
            ]),
        };
        let mut maps = MapSeries::new(
            Frame::new("m", "M"),
            ground(),
            "per 1,000",
            vec![panel("2020", 9.0), panel("2021", 1.0)],
        );
        maps.classes = Classes::given(&[2.0, 5.0], "given");
        assert_eq!(
            describe_map_series(&maps),
            "2 maps of the same 4 areas in 3 classes. 2020, in the highest class: Ash. 2021, in the highest class: none."
        );
    }

    #[test]
    fn long_lists_end_in_a_number() {
        let names = ["a"; 20];
        assert!(some(&names).ends_with("a and 9 more"), "{}", some(&names));
    }
}
