//! Towns that do not exist, and what is known of them.

use figure::{
    AreaRef, Comparison, Denominator, Figure, FileUsed, Interval, Month, Order, Period, Provenance,
    Rank, Rate, Series, SeriesMethods, SeriesMonth, SourceId, Unit, Verdict, VintageId,
};

pub const TOWNS: [&str; 12] = [
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
            chosen_because: Some("the last year before the first lockdown".to_owned()),
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
