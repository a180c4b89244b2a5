//! A funnel of rates: whose is further from the average than chance and the usual differences between areas give.

use std::collections::BTreeMap;

use document::{ChartKind, FunnelChart, FunnelLimits, FunnelPoint, Standing, words};
use figure::{AreaCode, Reason, Table};
use statistics::areas::{FunnelScale, FunnelStanding, expected_counts};

use super::areas::{all, why};
use super::{Drawn, Of, PER, of_table, titled, whole};

/// At so many populations the limits are drawn.
const CURVE: usize = 60;

/// Fewer areas than this say little about how much areas differ.
const FEWEST: usize = 5;

/// The residents that a table's own counts and rates imply. An area without a count or rate above nought implies none.
pub fn implied_residents(table: &Table) -> BTreeMap<AreaCode, f64> {
    let implied = table.rows.iter().filter_map(|row| {
        let residents = row.value? / row.rate.filter(|rate| *rate > 0.0)? * 1_000.0;
        (residents.is_finite() && residents > 0.0).then(|| (row.area.code.clone(), residents))
    });
    implied.collect()
}

/// A funnel of the table's areas by rate: the average of all, 95% and 99.8% limits with over-dispersion in them
/// (Spiegelhalter 2005, square root scale), and who lies outside.
pub fn funnel(
    id: &str,
    title: &str,
    table: &Table,
    residents: &BTreeMap<AreaCode, f64>,
    of: Of<'_>,
) -> Drawn {
    let areas: Vec<_> = table
        .rows
        .iter()
        .filter(|row| !row.suppressed)
        .filter_map(|row| Some((row, whole(row.value?)?, *residents.get(&row.area.code)?)))
        .collect();
    if areas.len() < FEWEST {
        return Err(why(table, "fewer than five areas have both a count and residents"));
    }
    let observed: Vec<u64> = areas.iter().map(|area| area.1).collect();
    let people: Vec<f64> = areas.iter().map(|area| area.2).collect();
    let cannot = |error: statistics::StatisticsError| Reason::new(error.to_string());
    let expected = expected_counts(&observed, &people).map_err(cannot)?;
    let plot =
        statistics::areas::funnel(&observed, &expected, FunnelScale::SquareRoot).map_err(cannot)?;
    // All have the same rate where they are as expected, so any area gives the average.
    let average = expected[0] / people[0] * 1_000.0;
    let (least, most) = people
        .iter()
        .fold((f64::INFINITY, 0.0_f64), |(least, most), n| (least.min(*n), most.max(*n)));
    let curve = plot
        .curve(least * 0.92 * average / 1_000.0, most * 1.04 * average / 1_000.0, CURVE)
        .map_err(cannot)?;
    let rates =
        |ratios: &statistics::counts::Limits| (ratios.lower * average, ratios.upper * average);
    let limits = curve
        .iter()
        .map(|at| FunnelLimits {
            population: at.expected / average * 1_000.0,
            inner: rates(&at.inner),
            outer: rates(&at.outer),
        })
        .collect();
    let points = areas
        .iter()
        .zip(&plot.points)
        .map(|((row, _, population), point)| FunnelPoint {
            name: row.area.name.clone(),
            population: *population,
            rate: point.ratio * average,
            standing: standing(point.standing),
            own: of.is_own(&row.area.code),
        })
        .collect();
    let chart = FunnelChart {
        of: of.one.to_owned(),
        unit: format!("{}{PER}", table.unit),
        population: "residents".to_owned(),
        average,
        limits,
        points,
    };
    let finding = format!("{}: {}", table.title, words::funnel_finding(&chart));
    let said = words::describe_funnel(&chart);
    let mut frame = of_table(id, title, table);
    frame.subtitle = format!(
        "{}{PER}, {}, {}; limits allow for chance and for how much areas differ as a rule",
        words::counted_heading(&table.title, &table.unit),
        table.group,
        table.period
    );
    Ok(titled(frame, ChartKind::Funnel(chart), finding, || all(table), said))
}

fn standing(found: FunnelStanding) -> Standing {
    match found {
        FunnelStanding::FarBelow => Standing::FarBelow,
        FunnelStanding::Below => Standing::Below,
        FunnelStanding::Within => Standing::Within,
        FunnelStanding::Above => Standing::Above,
        FunnelStanding::FarAbove => Standing::FarAbove,
    }
}
