//! The average of a group of areas in a sentence. It is read off the group's table, so that is what its numbers open to.

use document::{FigureId, Text, words};
use figure::{Figure, Table, write};

use super::linking::number;
use crate::Comparators;

/// "The average of the 32 London boroughs was 23,269 total notifiable offences; Bromley's count is 12.8% below it. Together
/// they had 82.9 per 1,000 residents; Bromley's rate is 24.9% below it."; nothing where the own area or any other has no
/// count, since an average over some of them would be of another group.
pub(super) fn sentence(own: &Figure, table: &Table, group: &Comparators) -> Text {
    let id = FigureId::of_table(table);
    let counts: Option<Vec<f64>> = table.rows.iter().map(|row| row.value).collect();
    let (Some(counts), Some(value)) = (counts.filter(|c| c.len() > 1), own.value) else {
        return Text::new();
    };
    let sum: f64 = counts.iter().sum();
    #[expect(clippy::cast_precision_loss, reason = "a group has some hundred areas at most")]
    let mean = sum / counts.len() as f64;
    let noun = words::counted(&table.title, &table.unit, 2.0);
    let text = number(
        Text::from(format!("The average of the {} {} was ", counts.len(), group.label)),
        write::count(mean),
        &id,
    )
    .with(format!(" {noun}; {}’s count is ", own.area.name));
    let text = standing(text, value, mean, &id);
    let Some((rate, all)) = own.rate.as_ref().zip(rate_of_all(table, sum)) else { return text };
    let text = number(text.then("Together they had "), write::rate(all), &id)
        .with(format!(" per 1,000 residents; {}’s rate is ", own.area.name));
    standing(text, rate.value, all, &id)
}

/// The group's own rate: all its counts over all its residents, as the rows' rates imply them.
pub(super) fn rate_of_all(table: &Table, sum: f64) -> Option<f64> {
    let residents: Option<f64> = table
        .rows
        .iter()
        .map(|row| Some(row.value.filter(|v| *v > 0.0)? / row.rate.filter(|r| *r > 0.0)?))
        .sum();
    residents.filter(|r| *r > 0.0).map(|residents| sum / residents)
}

/// "24.9% below it.", "3.0% above it.", "the same."
fn standing(text: Text, own: f64, other: f64, id: &FigureId) -> Text {
    let percent = (own - other) / other * 100.0;
    let shown = write::percent(percent.abs());
    if other <= 0.0 || shown == write::percent(0.0) {
        return text.with("the same.");
    }
    let side = if percent < 0.0 { "below" } else { "above" };
    number(text, shown, id).with(format!(" {side} it."))
}
