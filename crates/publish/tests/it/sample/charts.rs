//! One chart of each kind that is drawn from months or bars, and a tile map.

use document::{
    Bar, BarsChart, Chart, ChartKind, Classes, Event, Frame, Line, LinesChart, MonthPoint,
    MonthsChart, Tile, TileMap, words,
};

use super::evidence::{TOWNS, month, series};

pub fn frame(id: &str, title: &str, subtitle: &str, description: String) -> Frame {
    let mut frame = Frame::new(id, title);
    frame.subtitle = String::from(subtitle);
    frame.description = description;
    frame.source =
        String::from("Source: own-counts, vintage own-counts-2021-03-5e1f0a77. Invented.");
    frame
}

pub fn months_chart(hole: Option<&str>) -> Chart {
    let series = series(1.0, hole);
    Chart {
        frame: frame(
            "chart-burglary",
            "Burglary in Exampletown fell by 46.2% in the 12 months to February 2021",
            "Burglary, offences a month, Exampletown, March 2018 to February 2021",
            words::describe_series(&series),
        ),
        kind: ChartKind::Months(MonthsChart {
            unit: "offences".to_owned(),
            months: series.months.iter().map(MonthPoint::from).collect(),
            events: events(),
        }),
    }
}

pub fn events() -> Vec<Event> {
    let event = |at: &str, word: &str| Event { month: month(at), word: word.to_owned() };
    vec![event("2020-03", "first lockdown"), event("2020-11", "second lockdown")]
}

pub fn bars_chart() -> Chart {
    let bars = TOWNS.iter().enumerate().map(|(i, name)| {
        let value = 3.1 + 0.62 * f64::from(u32::try_from(i).unwrap());
        let hidden = *name == "Lower Marsh";
        Bar {
            name: (*name).to_owned(),
            value: (!hidden).then_some(value),
            text: if hidden { "[x]".to_owned() } else { figure::write::rate(value) },
            interval: None,
            own: *name == "Exampletown",
        }
    });
    Chart {
        frame: frame(
            "chart-rank",
            "Exampletown had the 5th lowest burglary rate of 12 invented towns",
            "Burglary, offences per 1,000 residents, 12 months to February 2021",
            "Bars, lowest first: Ashcombe 3.1 to Kettlewick 9.3; Exampletown 5.6.".to_owned(),
        ),
        kind: ChartKind::Bars(BarsChart {
            of: "Town".to_owned(),
            unit: "offences per 1,000 residents".to_owned(),
            bars: bars.collect(),
            mark: Some((6.0, "average of the towns, 6.0".to_owned())),
        }),
    }
}

pub fn lines_chart() -> Chart {
    let line = |name: &str, scale: f64| Line {
        name: name.to_owned(),
        months: series(scale, Some("2019-06")).months.iter().map(MonthPoint::from).collect(),
    };
    Chart {
        frame: frame(
            "chart-kinds",
            "Victim-based offences fell while state-based offences stayed",
            "Offences a month, Exampletown, March 2018 to February 2021",
            "Two lines, one point a month.".to_owned(),
        ),
        kind: ChartKind::Lines(LinesChart {
            unit: "offences".to_owned(),
            lines: vec![line("Victim-based", 9.0), line("State-based", 1.6)],
            events: events(),
        }),
    }
}

pub fn tile_map() -> TileMap {
    let tiles: Vec<Tile> = TOWNS
        .iter()
        .enumerate()
        .map(|(i, name)| {
            let i = u32::try_from(i).unwrap();
            let value = (*name != "Hollins").then(|| 12.0 + f64::from(i * 17 % 90));
            Tile {
                name: (*name).to_owned(),
                label: name.chars().take(7).collect(),
                column: i % 4 + u32::from(i / 4 == 1),
                row: i / 4,
                value,
                text: value.map_or("[c]".to_owned(), figure::write::count),
                own: *name == "Exampletown",
            }
        })
        .collect();
    let values: Vec<f64> = tiles.iter().filter_map(|t| t.value).collect();
    let mut map = TileMap {
        frame: frame(
            "map-towns",
            "Kettlewick and Fenwick had the most",
            "Burglary, offences, 12 months to February 2021; schematic: each area is one equal tile",
            String::new(),
        ),
        of: "Town".to_owned(),
        unit: "offences".to_owned(),
        classes: Classes::equal_number(&values, 5),
        tiles,
    };
    map.frame.description = words::describe_tiles(&map);
    map
}
