//! A rate in a sentence, with its interval and what it was divided by.

use std::cmp::Ordering;

use figure::{Figure, Interval, Rate, write};

use super::value::{reason, said};
use crate::Text;

/// "That is 4.4 per 1,000 residents (95% interval 4.2 to 4.7; resident population, mid-2019: 332,336).", or why there is no
/// rate. Nothing where the figure has neither a rate nor a reason for its absence.
pub fn rate(figure: &Figure) -> Text {
    if said(figure).is_none() {
        return Text::new();
    }
    match (&figure.rate, &figure.rate_reason) {
        (Some(rate), _) => Text::from("That is ")
            .with_figure(write::rate(rate.value), figure)
            .with(format!(
                " per {} {} (95% interval {}; {}: ",
                write::count(f64::from(rate.per)),
                whom(rate),
                interval(rate.value, rate.ci95),
                super::lower_first(&rate.denominator.title),
            ))
            .with_figure(population(rate), figure)
            .with(")."),
        (None, Some(why)) => Text::from(format!("The rate is not available: {}.", reason(&why.0))),
        (None, None) => Text::new(),
    }
}

/// The rate against the comparator's, on the same denominator: "The rate per 1,000 residents fell from 8.2 to 4.4." Says
/// "fell" or "rose" of the printed rates only; whether it is more than chance is the verdict's to say. Nothing where either
/// is not known.
pub fn rate_change(figure: &Figure, before: Option<f64>) -> Text {
    let (Some(rate), Some(before), Some(_)) = (&figure.rate, before, said(figure)) else {
        return Text::new();
    };
    let (from, to) = (write::rate(before), write::rate(rate.value));
    let opening = format!("The rate per {} {}", write::count(f64::from(rate.per)), whom(rate));
    let moved = match before.total_cmp(&rate.value) {
        _ if from == to => format!("{opening} stayed at "),
        Ordering::Greater => format!("{opening} fell from {from} to "),
        _ => format!("{opening} rose from {from} to "),
    };
    Text::from(moved).with_figure(to, figure).with(".")
}

/// What a rate is per so many of.
pub(super) fn whom(rate: &Rate) -> &'static str {
    let title = rate.denominator.title.to_lowercase();
    if title.contains("household") { "households" } else { "residents" }
}

fn population(rate: &Rate) -> String {
    #[expect(clippy::cast_precision_loss, reason = "no population comes near 2 to the 53")]
    write::count(rate.denominator.value as f64)
}

/// "4.2 to 4.7", with as many decimals as the value itself is printed with (for a rate of nothing, as the upper end needs).
pub(super) fn interval(value: f64, ci95: Interval) -> String {
    let finest = if value == 0.0 { ci95.upper } else { value };
    let places = write::rate(finest).split_once('.').map_or(0, |(_, decimals)| decimals.len());
    format!("{} to {}", write::decimal(ci95.lower, places), write::decimal(ci95.upper, places))
}

#[cfg(test)]
mod tests {
    use super::super::sample::burglary;
    use super::*;
    use figure::Reason;

    #[test]
    fn a_rate_has_its_interval_and_denominator() {
        assert_eq!(
            rate(&burglary()).to_string(),
            "That is 4.4 per 1,000 residents (95% interval 4.2 to 4.7; resident population, mid-2019: 332,336)."
        );
    }

    #[test]
    fn a_small_rate_keeps_its_decimals() {
        let ci95 = Interval { lower: 0.75, upper: 0.938 };
        assert_eq!(interval(0.837, ci95), "0.75 to 0.94");
        assert_eq!(interval(0.0, Interval { lower: 0.0, upper: 0.011 }), "0.000 to 0.011");
    }

    #[test]
    fn no_population_is_said() {
        let mut figure = burglary();
        figure.rate = None;
        assert!(rate(&figure).is_empty());
        figure.rate_reason = Some(Reason::new("not available: no population held"));
        assert_eq!(rate(&figure).to_string(), "The rate is not available: no population held.");
    }

    #[test]
    fn households_are_named() {
        let mut figure = burglary();
        figure.rate.as_mut().unwrap().denominator.title = "Households, 2021 census".to_owned();
        assert!(rate(&figure).to_string().contains("per 1,000 households"));
    }

    #[test]
    fn a_rate_that_prints_the_same_stayed() {
        let figure = burglary();
        assert_eq!(
            rate_change(&figure, Some(8.239)).to_string(),
            "The rate per 1,000 residents fell from 8.2 to 4.4."
        );
        assert!(rate_change(&figure, Some(4.401)).to_string().contains("stayed at 4.4"));
        assert!(rate_change(&figure, Some(3.0)).to_string().contains("rose from 3.0 to 4.4"));
        assert!(rate_change(&figure, None).is_empty());
    }
}
