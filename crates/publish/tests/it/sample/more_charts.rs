//! One chart of each kind that compares areas, years or measures, or shows months against limits.

use document::{
    Chart, ChartKind, ControlChart, ControlPoint, FunnelChart, FunnelLimits, FunnelPoint, HeatCell,
    HeatRow, HeatTable, MonthPoint, Multiple, Multiples, RankChart, RankDot, SlopeChart, SlopeLine,
    StackedBar, StackedShares, Standing,
};
use figure::{RankInterval, Verdict, write};

use super::charts::{events, frame};
use super::evidence::{TOWNS, month, series};

fn of(i: usize) -> f64 {
    f64::from(u32::try_from(i).unwrap())
}

fn chart(id: &str, title: &str, subtitle: &str, description: &str, kind: ChartKind) -> Chart {
    Chart { frame: frame(id, title, subtitle, description.to_owned()), kind }
}

pub fn rank_chart() -> Chart {
    let dots = TOWNS.iter().enumerate().map(|(i, name)| RankDot {
        name: (*name).to_owned(),
        place: i + 1,
        interval: (*name != "Lower Marsh").then(|| RankInterval {
            from: i.saturating_sub(1 + i % 3) + 1,
            to: (i + 2 + i % 2).min(TOWNS.len()),
        }),
        text: write::rate(3.1 + 0.62 * of(i)),
        own: *name == "Exampletown",
    });
    chart(
        "chart-places",
        "Exampletown was 5th of 12 invented towns; by chance alone it could be 4th to 7th",
        "Burglary, place by offences per 1,000 residents, 12 months to February 2021",
        "Dots with intervals: Ashcombe 1st to Lower Marsh 12th; Exampletown 5th, from 4th to 7th.",
        ChartKind::Rank(RankChart {
            of: "Town".to_owned(),
            first: "lowest rate".to_owned(),
            dots: dots.collect(),
        }),
    )
}

pub fn funnel_chart() -> Chart {
    let average = 6.5;
    let limits = (1..=12).map(|i| {
        let population = 8_000.0 * f64::from(i);
        let wide = |z: f64| {
            let half = z * (average / population * 1_000.0).sqrt();
            ((average - half).max(0.0), average + half)
        };
        FunnelLimits { population, inner: wide(1.96), outer: wide(3.09) }
    });
    let points = TOWNS.iter().enumerate().map(|(i, name)| {
        let population = 9_000.0 + of(i * 5 % 12) * 7_300.0;
        let rate = 3.9 + of(i * 7 % 12) * 0.45;
        let half = 3.09 * (average / population * 1_000.0).sqrt();
        let standing = match rate - average {
            over if over > half => Standing::FarAbove,
            under if under < -half => Standing::FarBelow,
            _ => Standing::Within,
        };
        FunnelPoint {
            name: (*name).to_owned(),
            population,
            rate,
            standing,
            own: *name == "Exampletown",
        }
    });
    chart(
        "chart-funnel",
        "Most towns lie within what chance alone would give",
        "Burglary, offences per 1,000 residents by population, 12 months to February 2021",
        "Twelve points around an average of 6.5, with limits that narrow as populations grow.",
        ChartKind::Funnel(FunnelChart {
            of: "Town".to_owned(),
            unit: "offences per 1,000 residents".to_owned(),
            population: "residents".to_owned(),
            average,
            limits: limits.collect(),
            points: points.collect(),
        }),
    )
}

pub fn control_chart() -> Chart {
    let points = series(1.0, Some("2019-06")).months.into_iter().map(|m| {
        let late = m.month >= month("2020-03");
        let (centre, half) = if late { (92.0, 33.0) } else { (158.0, 36.0) };
        let signal = match m.value {
            Some(value) if value < centre - half => "below the lower limit",
            Some(value) if value > centre + half => "above the upper limit",
            Some(_) if m.month == month("2020-03") => "a run below the centre begins",
            _ => "",
        };
        ControlPoint {
            month: m.month,
            value: m.value,
            limits: Some((centre, centre - half, centre + half)),
            signal: signal.to_owned(),
            provisional: m.provisional,
        }
    });
    chart(
        "chart-control",
        "Burglary settled at a lower level from March 2020",
        "Burglary, offences a month between control limits, Exampletown",
        "One point a month; the centre falls from 158 to 92 offences a month in March 2020.",
        ChartKind::Control(ControlChart {
            unit: "offences".to_owned(),
            rule: "XmR, three sigma".to_owned(),
            points: points.collect(),
            events: events(),
        }),
    )
}

pub fn slope_chart() -> Chart {
    let lines = TOWNS.iter().enumerate().map(|(i, name)| {
        let hidden = *name == "Hollins";
        let before = 410.0 + of(i) * 61.0;
        let after = before * (0.58 + 0.07 * of(i * 5 % 9));
        let text = |n: f64| if hidden { "[c]".to_owned() } else { write::count(n.round()) };
        let verdict = match after / before {
            ratio if ratio < 0.85 => Verdict::Lower,
            ratio if ratio > 1.1 => Verdict::Higher,
            _ => Verdict::WithinChance,
        };
        SlopeLine {
            name: (*name).to_owned(),
            before: (!hidden).then_some(before.round()),
            after: (!hidden).then_some(after.round()),
            texts: (text(before), text(after)),
            verdict: (!hidden).then_some(verdict),
            own: *name == "Exampletown",
        }
    });
    chart(
        "chart-slope",
        "Burglary was lower than the year before in most towns",
        "Burglary, offences, 12 months to February of each year",
        "A line for each town from the first year to the second.",
        ChartKind::Slope(SlopeChart {
            of: "Town".to_owned(),
            unit: "offences".to_owned(),
            before: "To February 2020".to_owned(),
            after: "To February 2021".to_owned(),
            lines: lines.collect(),
        }),
    )
}

pub fn multiples() -> Chart {
    let panels = TOWNS.iter().enumerate().map(|(i, name)| Multiple {
        name: (*name).to_owned(),
        note: format!("{}, 46.2% fewer", write::count(1_474.0 - of(i) * 97.0)),
        months: series(1.0 - of(i) * 0.066, (i == 3).then_some("2019-06"))
            .months
            .iter()
            .map(MonthPoint::from)
            .collect(),
        own: *name == "Exampletown",
    });
    chart(
        "chart-multiples",
        "Burglary fell at about the same time in every town",
        "Burglary, offences a month, March 2018 to February 2021, most first",
        "Twelve small charts on shared axes, one a town; each falls in the spring of 2020.",
        ChartKind::Multiples(Multiples { unit: "offences".to_owned(), panels: panels.collect() }),
    )
}

pub fn stacked_shares() -> Chart {
    let bar = |name: &str, shares: [Option<f64>; 4], own: bool| StackedBar {
        name: name.to_owned(),
        shares: shares.to_vec(),
        own,
    };
    chart(
        "chart-shares",
        "Residential burglary made up two thirds of burglary in each year",
        "Burglary by kind, share of offences, Exampletown",
        "Three bars, one a year, each of four parts.",
        ChartKind::Stacked(StackedShares {
            of: "12 months to February".to_owned(),
            parts: ["Residential", "Business", "Outbuildings", "Other"].map(str::to_owned).to_vec(),
            bars: vec![
                bar("2019", [66.0, 19.0, 10.0, 5.0].map(Some), false),
                bar("2020", [67.5, 18.2, 9.3, 5.0].map(Some), false),
                bar("2021", [Some(64.2), Some(21.8), Some(14.0), None], true),
            ],
        }),
    )
}

pub fn heat_table() -> Chart {
    let months: Vec<_> = (0..12).map(|i| month("2020-03").plus(i)).collect();
    let kinds = ["Burglary", "Robbery", "Theft from the person", "Vehicle crime", "Arson"];
    let rows = kinds.iter().enumerate().map(|(r, name)| HeatRow {
        name: (*name).to_owned(),
        cells: (0..12)
            .map(|i| {
                let small = *name == "Arson" && i % 4 == 1;
                let missing = *name == "Robbery" && i == 7;
                let value = 140.0 / (of(r) * 1.4 + 1.0) + of((i * 7 + r * 3) % 12) * 3.0;
                HeatCell { value: (!small && !missing).then_some(value.round()), suppressed: small }
            })
            .collect(),
    });
    chart(
        "chart-heat",
        "No kind of crime was highest in the same month as another",
        "Offences a month, Exampletown, March 2020 to February 2021; shaded within each row",
        "Five rows, one a kind of crime, with twelve months each.",
        ChartKind::Heat(HeatTable {
            of: "Crime type".to_owned(),
            unit: "offences".to_owned(),
            months,
            rows: rows.collect(),
        }),
    )
}
