//! A document with every kind of block in it. Its places and numbers are invented by a rule; nothing here is a publisher's.

use document::map::{Ground, Heat, HotSpots, Inset, MapArea, MapPanel, Outline, Ring, Spot};
use document::{
    Bar, BarsChart, Block, Cell, Chart, ChartKind, CheckItem, Checklist, Classes, Column, Detail,
    Document, Event, FigureRef, Frame, KeyFigure, Line, LinesChart, List, Map, MapSeries,
    MonthPoint, MonthsChart, Note, NoteKind, Readings, Row, Section, Table, Text, Tile, TileMap,
    words,
};
use figure::{
    AreaRef, Comparison, Denominator, Figure, FileUsed, Interval, Month, Order, Period, Provenance,
    Rank, Rate, Reason, Series, SeriesMethods, SeriesMonth, SourceId, Unit, Verdict, VintageId,
};

const TOWNS: [&str; 12] = [
    "Ashcombe",
    "Barrow Vale",
    "Coldwater",
    "Dunmere",
    "Exampletown",
    "Fenwick and Harrow Bridge",
    "Grange Park",
    "Hollins",
    "Inverley",
    "Jessamine",
    "Kettlewick",
    "Lower Marsh",
];

pub fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn area() -> AreaRef {
    AreaRef { code: "E07000999".parse().unwrap(), name: "Exampletown".to_owned() }
}

fn provenance(definition: &str) -> Provenance {
    let vintage = VintageId::new("own-counts-2021-03-5e1f0a77");
    Provenance {
        source: Some(SourceId::new("own-counts")),
        licence: Some("Invented for a demonstration; free of any licence".to_owned()),
        vintage: Some(vintage.clone()),
        vintages: vec![vintage],
        files: vec![FileUsed {
            name: "invented counts.csv".to_owned(),
            sha256: "5e1f0a77c3d5b9a1d2f48d6b7e90a1c2233445566778899aabbccddeeff00112".to_owned(),
        }],
        rows_used: 24,
        definition: definition.to_owned(),
        query: "SELECT sum(count) FROM counts WHERE measure = 'burglary' AND month >= 24243"
            .to_owned(),
        caveats: vec!["Counts of the last month are still being added to.".to_owned()],
    }
}

pub fn figure(title: &str, value: f64, before: f64, verdict: Verdict) -> Figure {
    Figure {
        measure: title.to_lowercase().replace(' ', "-").parse().unwrap(),
        title: title.to_owned(),
        area: area(),
        period: Period::rolling_12(month("2021-02")),
        value: Some(value),
        unit: Unit("offences".to_owned()),
        ci95: Some(Interval { lower: value * 0.95, upper: value * 1.05 }),
        provisional: true,
        suppressed: false,
        reason: None,
        rate: Some(Rate {
            value: value / 100.0,
            per: 1000,
            ci95: Interval { lower: value / 105.0, upper: value / 95.0 },
            denominator: Denominator {
                title: "Resident population, mid-2019".to_owned(),
                value: 100_000,
                reference_date: "2019-06-30".to_owned(),
                source: SourceId::new("ons-population"),
                vintage: VintageId::new("ons-population-2019-06-00aa11bb"),
                caveats: vec!["The estimate is of an earlier year than the period".to_owned()],
            },
        }),
        rate_reason: None,
        comparison: Some(Comparison {
            period: Period::rolling_12(month("2020-02")),
            value: Some(before),
            change: Some(value - before),
            change_percent: Some((value - before) / before * 100.0),
            p_value: Some(if verdict == Verdict::WithinChance { 0.41 } else { 0.0001 }),
            verdict: Some(verdict),
            method: Some("score test".to_owned()),
            chosen_because: None,
            reason: None,
        }),
        rank: Some(Rank {
            position: 5,
            of: 12,
            order: Order::LowestRate,
            group: "invented towns".to_owned(),
        }),
        rank_reason: None,
        provenance: provenance("Offences recorded as burglary, residential and of businesses"),
    }
}

/// Months from March 2018 to February 2021 with a dip in April 2020; `hole` is not held.
pub fn series(scale: f64, hole: Option<&str>) -> Series {
    let value = |i: i32| {
        let season = [0.0, 8.0, 15.0, 9.0, -4.0, -11.0, -6.0, 3.0, 12.0, 6.0, -2.0, -9.0];
        let swing = season[usize::try_from(i % 12).unwrap()];
        let fall = if i >= 24 { -70.0 + f64::from(i - 24) * 2.0 } else { f64::from(i) * 0.7 };
        ((150.0 + swing + fall) * scale).round()
    };
    let is_hole = |m: Month| hole.is_some_and(|h| month(h) == m);
    let months = (0..36)
        .map(|i| {
            let at = month("2018-03").plus(i);
            let twelve = (i - 11..=i).all(|j| j >= 0 && !is_hole(month("2018-03").plus(j)));
            SeriesMonth {
                month: at,
                value: (!is_hole(at)).then(|| value(i)),
                rolling_12: twelve.then(|| (i - 11..=i).map(value).sum()),
                provisional: i == 35,
                ..SeriesMonth::unknown(at)
            }
        })
        .collect();
    Series {
        measure: "burglary".parse().unwrap(),
        title: "Burglary".to_owned(),
        unit: Unit("offences".to_owned()),
        area: area(),
        months,
        methods: SeriesMethods::default(),
        joined: None,
        reason: None,
        provenance: provenance("Offences recorded as burglary, month by month"),
    }
}

fn frame(id: &str, title: &str, subtitle: &str, description: String) -> Frame {
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

fn events() -> Vec<Event> {
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

pub fn ranked_table(figure: &Figure) -> Table {
    let mut table = Table::new(
        "table-2",
        "Towns by burglary rate",
        vec![
            Column::numbers("Rank", ""),
            Column::words("Town"),
            Column::numbers("Offences", ""),
            Column::numbers("Rate", "per 1,000 residents"),
            Column::numbers("Share", "% of total"),
            Column::numbers("Position change", "since the year before"),
        ],
    );
    table.number = String::from("Table 2");
    table.subtitle = String::from("12 months to February 2021, lowest rate first");
    table.row_header = 1;
    table.source = words::source_line(&figure.provenance);
    for (i, name) in TOWNS.iter().enumerate() {
        let n = f64::from(u32::try_from(i).unwrap());
        let unknown = Reason::new("not available: no population held");
        let cells = vec![
            Cell::place(i + 1),
            Cell::text(*name),
            match *name {
                "Exampletown" => Cell::figure(figure),
                "Hollins" => Cell::Suppressed,
                _ => Cell::count(310.0 + n * 312.0),
            },
            if *name == "Lower Marsh" {
                Cell::Missing(unknown)
            } else {
                Cell::rate(3.1 + 0.62 * n)
            },
            Cell::percent(4.0 + n),
            Cell::change(f64::from(i32::try_from(i * 5 % 7).unwrap() - 3)),
        ];
        table.rows.push(if *name == "Exampletown" { Row::own(cells) } else { Row::plain(cells) });
    }
    table.rows.push(Row::total(vec![
        Cell::Empty,
        Cell::text("All towns"),
        Cell::count(24_312.0),
        Cell::rate(6.0),
        Cell::percent(100.0),
        Cell::Empty,
    ]));
    table.notes.push("Ties share a place and the next is skipped.".to_owned());
    table
}

pub fn document() -> Document {
    let burglary = figure("Burglary", 1474.0, 2738.0, Verdict::Lower);
    let robbery = figure("Robbery", 212.0, 204.0, Verdict::WithinChance);
    let theft = figure("Theft from the person", 390.0, 301.0, Verdict::Higher);
    let mut document =
        Document::new("Crime needs assessment to February 2021", "Safer Exampletown Partnership");
    document.summary = Text::from(
        "What was recorded, where, and whether it is more than chance: the evidence on which the partnership agrees its \
         priorities.",
    );
    document.notice =
        Some(Text::from("this is a demonstration. Its places, numbers and shapes are invented."));
    document.details = vec![
        Detail::new("Period", "12 months to February 2021"),
        Detail::new("Compared with", "12 months to February 2020"),
        Detail::new("Status", "Draft"),
    ];
    document.licences = vec!["Invented for a demonstration; free of any licence.".to_owned()];

    let key = |figure: &Figure, label: &str| KeyFigure {
        value: FigureRef::new(figure::write::count(figure.value.unwrap()), figure),
        label: label.to_owned(),
        sentence: words::comparison(figure).with(". ").with(words::verdict(figure)).with("."),
    };
    let mut chart = months_chart(Some("2018-07"));
    chart.frame.from.push(document.evidence.series(&series(1.0, Some("2018-07"))));
    let mut table = ranked_table(&burglary);
    for figure in [&burglary, &robbery, &theft] {
        table.from.push(document.evidence.figure(figure));
    }
    table.from.truncate(1);

    document.sections = vec![
        Section::new("overview", "Overview")
            .with(Block::KeyFigures(vec![
                key(&burglary, "burglary offences"),
                key(&robbery, "robbery offences"),
                key(&theft, "offences of theft from the person"),
            ]))
            .with(Block::Paragraph(words::sentence(&burglary)))
            .with(Block::Paragraph(Text::from("See ").with_link("the map", "#map-towns").with(".")))
            .with_subsection(
                Section::new("method", "Method and sources")
                    .with(Block::List(List {
                        ordered: false,
                        items: vec![
                            Text::from("Counts are as published."),
                            Text::from("Rates are for the period."),
                        ],
                    }))
                    .with(Block::Note(Note {
                        kind: NoteKind::Caveat,
                        title: "Recording".to_owned(),
                        body: Text::from(
                            "A change in recording practice looks like a change in crime.",
                        ),
                    })),
            ),
        Section::new("burglary", "Burglary")
            .with(Block::Paragraph(words::change(&burglary)))
            .with(Block::Chart(chart))
            .with(Block::Chart(bars_chart()))
            .with(Block::Table(table))
            .with(Block::TileMap(tile_map())),
        Section::new("maps", "Maps")
            .with(Block::Map(Box::new(rates_map())))
            .with(Block::Map(Box::new(counts_map())))
            .with(Block::Map(Box::new(hot_map())))
            .with(Block::MapSeries(Box::new(map_series()))),
        Section::new("kinds", "State-based and victim-based offences")
            .with(Block::Paragraph(words::change(&theft)))
            .with(Block::Chart(lines_chart()))
            .with(Block::not_available(
                "Table 4: violence with injury other than domestic abuse",
                Reason::new("not available: open data carry no flag for domestic abuse"),
            )),
        Section::new("statutory", "Statutory content").with(Block::Checklist(Checklist {
            title: "What SI 2007/1830 asks of a strategic assessment".to_owned(),
            items: vec![
                CheckItem {
                    asked: "An analysis of the levels and patterns of crime and disorder"
                        .to_owned(),
                    reference: "Regulation 6(a)".to_owned(),
                    met: true,
                    found: Text::from("Section ").with_link("2", "#burglary").with("."),
                },
                CheckItem {
                    asked: "The matters which the people of the area consider a priority"
                        .to_owned(),
                    reference: "Regulation 6(d)".to_owned(),
                    met: false,
                    found: Text::from("No survey is held."),
                },
            ],
        })),
    ];
    document.number();
    document
}
