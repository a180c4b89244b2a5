//! A control chart of a series: which months are signals, and which the usual noise.

use document::{ChartKind, ControlChart, ControlPoint, Event, words};
use figure::{Reason, Series};
use statistics::time::{run_rules, xmr};

use super::{Drawn, of_series, titled};

/// A baseline is no shorter than a year.
const YEAR: usize = 12;

/// Months between the limits of an `XmR` chart whose baseline is every month before the last twelve, where that is a year
/// and more, else every month. A signal is a month beyond the limits, or the eighth in a row on one side of the centre.
pub fn control(id: &str, title: &str, series: &Series, events: &[Event]) -> Drawn {
    let values: Vec<Option<f64>> =
        series.months.iter().map(|month| month.value.filter(|_| !month.suppressed)).collect();
    let held = |values: &[Option<f64>]| values.iter().flatten().count();
    if held(&values) < YEAR {
        let fewer = || Reason::new("fewer than twelve months are held, too few for control limits");
        return Err(series.reason.clone().unwrap_or_else(fewer));
    }
    let earlier = values.len().saturating_sub(YEAR);
    let baseline = if held(&values[..earlier]) >= YEAR { earlier } else { values.len() };
    let found = xmr(&values, 0..baseline).map_err(|error| Reason::new(error.to_string()))?;
    let signals = run_rules(&found.points);
    let points: Vec<ControlPoint> = series
        .months
        .iter()
        .zip(found.points.iter().zip(&signals))
        .map(|(month, (point, signal))| ControlPoint {
            month: month.month,
            value: point.value,
            limits: Some((point.centre, point.lower.max(0.0), point.upper)),
            signal: match point.value {
                Some(value) if value > point.upper => "above the upper limit".to_owned(),
                Some(value) if value < point.lower => "below the lower limit".to_owned(),
                Some(value) if signal.eight_on_one_side => {
                    let side = if value > point.centre { "above" } else { "below" };
                    format!("eight months in a row {side} the centre")
                }
                _ => String::new(),
            },
            provisional: month.provisional,
        })
        .collect();
    let rule = match (series.months.first(), series.months.get(baseline - 1)) {
        (Some(first), Some(last)) => format!(
            "XmR limits: mean \u{b1} 2.66 mean moving ranges of {} to {}",
            first.month.label(),
            last.month.label()
        ),
        _ => "XmR limits".to_owned(),
    };
    let mut frame = of_series(id, title, series);
    frame.subtitle = format!("{}; {rule}", frame.subtitle);
    let chart = ControlChart { unit: series.unit.0.clone(), rule, points, events: events.to_vec() };
    let finding = format!(
        "{} in {}: {}",
        series.title,
        series.area.name,
        words::lower_first(&words::control_finding(&chart))
    );
    let said = words::describe_control(&chart);
    let otherwise = || super::series::by_month(series);
    Ok(titled(frame, ChartKind::Control(chart), finding, otherwise, said))
}
