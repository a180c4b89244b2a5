//! A change in a sentence, with what the test says of it.

use std::cmp::Ordering;

use figure::{Comparison, Figure, Verdict, write};

use super::noun::{lower_first, period_phrase, the_period};
use super::value::{opening, reason, said};
use crate::Text;

/// Value, change and verdict: "1,474 burglary offences were recorded in Bromley in the 12 months to February 2021, 46.2%
/// fewer than in the 12 months to February 2020 (2,738). The fall is larger than chance alone would give (p less than
/// 0.001, score test)." Within chance: "…; the difference is within the range expected by chance (…)." Without a
/// comparison it is the value alone.
pub fn change(figure: &Figure) -> Text {
    let Some(value) = said(figure) else { return super::value(figure) };
    let Some(held_against) = &figure.comparison else { return super::value(figure) };
    let Some(phrase) = against(figure, value, held_against) else {
        return super::value(figure).then(not_compared(held_against));
    };
    let text = opening(figure).with(", ").joined(phrase);
    match held_against.verdict {
        Some(Verdict::WithinChance) if moved(figure).is_ne() => {
            text.with("; ").with(lower_first(&verdict(figure))).with(".")
        }
        Some(Verdict::Lower | Verdict::Higher) => text.with(". ").with(verdict(figure)).with("."),
        _ => text.with("."),
    }
}

/// The comparison alone: "46.2% fewer than in the 12 months to February 2020 (2,738)"; nothing where there is none.
pub fn comparison(figure: &Figure) -> Text {
    let phrase = said(figure)
        .zip(figure.comparison.as_ref())
        .and_then(|(value, held_against)| against(figure, value, held_against));
    phrase.unwrap_or_default()
}

/// What the test says, with how it was tested: "The fall is larger than chance alone would give (p less than 0.001, score
/// test)"; "The difference is within the range expected by chance (p 0.42, score test)"; nothing without a verdict.
pub fn verdict(figure: &Figure) -> String {
    let Some(held_against) = &figure.comparison else { return String::new() };
    let (Some(verdict), Some(_)) = (held_against.verdict, held_against.value) else {
        return String::new();
    };
    let said = match (verdict, moved(figure)) {
        (Verdict::Lower, Ordering::Less) => "The fall is larger than chance alone would give",
        (Verdict::Higher, Ordering::Greater) => "The rise is larger than chance alone would give",
        (Verdict::WithinChance, _) => "The difference is within the range expected by chance",
        // A test that allows for spans of different length can find what the counts alone do not show.
        (Verdict::Lower, _) => {
            "For the length of the periods it is lower than chance alone would give"
        }
        (Verdict::Higher, _) => {
            "For the length of the periods it is higher than chance alone would give"
        }
    };
    format!("{said}{}", how_tested(held_against))
}

/// The finding, for a chart's title: "Burglary in Bromley fell by 46.2% in the 12 months to February 2021"; what it is held
/// against is said too where it is not the twelve months just before. What chance alone would give is no fall: "Burglary in
/// Bromley showed no change beyond chance in the 12 months to February 2021".
pub fn change_finding(figure: &Figure) -> String {
    let what = format!("{} in {}", figure.title, figure.area.name);
    let mut when = period_phrase(figure.period);
    let compared =
        figure.comparison.as_ref().filter(|c| c.value.is_some() && said(figure).is_some());
    let Some(held_against) = compared else { return format!("{what}, {}", figure.period) };
    let by = match (held_against.change_percent, held_against.change) {
        (Some(percent), _) => by_percent(percent),
        (None, Some(change)) => write::count(change.abs()),
        (None, None) => return format!("{what}, {}", figure.period),
    };
    when.push_str(&other_base(figure));
    match (held_against.verdict, moved(figure)) {
        (Some(Verdict::Lower), Ordering::Less) => format!("{what} fell by {by} {when}"),
        (Some(Verdict::Higher), Ordering::Greater) => format!("{what} rose by {by} {when}"),
        (Some(Verdict::WithinChance), _) => format!("{what} showed no change beyond chance {when}"),
        _ => format!("{what}, {}", figure.period),
    }
}

/// " against the 12 months to March 2020", where that is not what a reader takes a change to be from: of a year the year just
/// before, of a shorter span the same span a year before.
pub(super) fn other_base(figure: &Figure) -> String {
    let Some(base) = figure.comparison.as_ref().map(|compared| compared.period) else {
        return String::new();
    };
    let period = figure.period;
    let is_year_before =
        base.len() == period.len() && base.from().plus(12) == period.from() && period.len() <= 12;
    if is_year_before { String::new() } else { format!(" against {}", the_period(base)) }
}

/// Which way the printed numbers went.
pub(super) fn moved(figure: &Figure) -> Ordering {
    let before = figure.comparison.as_ref().and_then(|c| c.value);
    match said(figure).zip(before) {
        Some((now, before)) if write::count(now) != write::count(before) => now.total_cmp(&before),
        _ => Ordering::Equal,
    }
}

/// A change in per cent without its sign; one that would be printed as nothing is said to be small: "less than 0.1%".
pub(super) fn by_percent(percent: f64) -> String {
    let shown = write::percent(percent.abs());
    if shown == write::percent(0.0) { "less than 0.1%".to_owned() } else { shown }
}

/// "46.2% fewer than in the 12 months to February 2020 (2,738)"; none where there is nothing to compare with.
fn against(figure: &Figure, value: f64, held_against: &Comparison) -> Option<Text> {
    let before = held_against.value?;
    let when = period_phrase(held_against.period);
    let there = Text::new();
    let number = |text: Text| text.with_figure(write::count(before), figure).with(")");
    Some(if write::count(value) == write::count(before) {
        number(there.with("the same number as ").with(when).with(" ("))
    } else if before == 0.0 {
        there.with(format!("up from none {when}"))
    } else {
        let more = if value > before { "more" } else { "fewer" };
        let by = match held_against.change_percent {
            Some(percent) => by_percent(percent),
            None => write::count((value - before).abs()),
        };
        number(there.with_figure(by, figure).with(format!(" {more} than {when} (")))
    })
}

/// Why a figure is not compared.
fn not_compared(held_against: &Comparison) -> Text {
    let why = held_against.reason.as_ref().map_or("the data held do not give its value", |r| &r.0);
    let period = the_period(held_against.period);
    Text::from(format!("It cannot be compared with {period}: {}.", reason(why)))
}

/// " (p less than 0.001, score test)", " (p = 0.006, E-test)", as far as it is known. The test's variant, spans and level
/// stand in the figure's provenance, not in the sentence.
fn how_tested(held_against: &Comparison) -> String {
    let p = held_against.p_value.map(|p| {
        let equals = if p < 0.001 { "" } else { "= " };
        format!("p {equals}{}", write::probability(p))
    });
    let method = held_against.method.as_deref().map(|method| {
        let name = method.split([',', '(']).next().unwrap_or(method).trim_end();
        lower_first_unless_name(name)
    });
    let known: Vec<String> = p.into_iter().chain(method).collect();
    if known.is_empty() { String::new() } else { format!(" ({})", known.join(", ")) }
}

/// A test's name inside a sentence: "score test", but "E-test" as it is.
fn lower_first_unless_name(name: &str) -> String {
    if name.chars().nth(1) == Some('-') { name.to_owned() } else { lower_first(name) }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{burglary, period};
    use super::*;
    use figure::Reason;

    fn with(value: f64, before: f64, verdict: Verdict) -> Figure {
        let mut figure = burglary();
        figure.value = Some(value);
        let held_against = figure.comparison.as_mut().unwrap();
        held_against.value = Some(before);
        held_against.change = Some(value - before);
        held_against.change_percent =
            if before > 0.0 { Some((value - before) / before * 100.0) } else { None };
        held_against.verdict = Some(verdict);
        figure
    }

    #[test]
    fn a_fall_beyond_chance() {
        assert_eq!(
            change(&burglary()).to_string(),
            "1,474 burglary offences were recorded in Bromley in the 12 months to February 2021, 46.2% fewer than in \
             the 12 months to February 2020 (2,738). The fall is larger than chance alone would give (p less than \
             0.001, score test)."
        );
        assert_eq!(
            change_finding(&burglary()),
            "Burglary in Bromley fell by 46.2% in the 12 months to February 2021"
        );
    }

    #[test]
    fn another_base_is_said() {
        let mut figure = burglary();
        figure.comparison.as_mut().unwrap().period = period("2018-04..2019-03");
        assert_eq!(
            change_finding(&figure),
            "Burglary in Bromley fell by 46.2% in the 12 months to February 2021 against the 12 months to March 2019"
        );
    }

    #[test]
    fn a_difference_within_chance_is_no_rise() {
        let mut figure = with(103.0, 100.0, Verdict::WithinChance);
        figure.comparison.as_mut().unwrap().p_value = Some(0.834);
        assert_eq!(
            change(&figure).to_string(),
            "103 burglary offences were recorded in Bromley in the 12 months to February 2021, 3.0% more than in the 12 \
             months to February 2020 (100); the difference is within the range expected by chance (p = 0.834, score test)."
        );
        assert_eq!(
            change_finding(&figure),
            "Burglary in Bromley showed no change beyond chance in the 12 months to February 2021"
        );
    }

    #[test]
    fn a_rise_beyond_chance() {
        let text = change(&with(200.0, 100.0, Verdict::Higher)).to_string();
        assert!(text.contains("100.0% more than"), "{text}");
        assert!(text.contains("The rise is larger than chance"), "{text}");
    }

    #[test]
    fn no_percentage_of_nothing() {
        let text = change(&with(12.0, 0.0, Verdict::Higher)).to_string();
        assert!(text.contains(", up from none in the 12 months to February 2020."), "{text}");
        assert!(!text.contains('%'), "{text}");
        assert!(change_finding(&with(12.0, 0.0, Verdict::Higher)).contains("rose by 12 in"));
    }

    #[test]
    fn to_none_and_unchanged() {
        let text = change(&with(0.0, 4.0, Verdict::WithinChance)).to_string();
        assert!(text.starts_with("No burglary offences were recorded in Bromley in"), "{text}");
        assert!(text.contains("100.0% fewer than in the 12 months to February 2020 (4)"), "{text}");
        let text = change(&with(4.0, 4.0, Verdict::WithinChance)).to_string();
        assert!(
            text.ends_with("the same number as in the 12 months to February 2020 (4)."),
            "{text}"
        );
        let text = change(&with(0.0, 0.0, Verdict::WithinChance)).to_string();
        assert!(
            text.ends_with("the same number as in the 12 months to February 2020 (0)."),
            "{text}"
        );
    }

    #[test]
    fn a_comparator_that_is_not_held_says_why() {
        let mut figure = burglary();
        let held_against = figure.comparison.as_mut().unwrap();
        held_against.value = None;
        held_against.reason =
            Some(Reason::new("not available: no month before March 2020 is held"));
        held_against.period = period("2019-03..2020-02");
        assert_eq!(
            change(&figure).to_string(),
            "1,474 burglary offences were recorded in Bromley in the 12 months to February 2021. It cannot be compared \
             with the 12 months to February 2020: no month before March 2020 is held."
        );
        assert!(comparison(&figure).is_empty());
        assert_eq!(verdict(&figure), "");
        assert_eq!(change_finding(&figure), "Burglary in Bromley, 12 months to February 2021");
    }

    #[test]
    fn without_a_comparison_it_is_the_value_alone() {
        let mut figure = burglary();
        figure.comparison = None;
        assert_eq!(change(&figure), super::super::value(&figure));
        assert_eq!(verdict(&figure), "");
    }

    #[test]
    fn without_a_test_nothing_is_said_of_chance() {
        let mut figure = burglary();
        let held_against = figure.comparison.as_mut().unwrap();
        held_against.verdict = None;
        held_against.p_value = None;
        assert!(!change(&figure).to_string().contains("chance"));
        let mut named = burglary();
        named.comparison.as_mut().unwrap().method = Some("E-test (Wald pivot)".to_owned());
        assert!(verdict(&named).ends_with("(p less than 0.001, E-test)"));
    }

    #[test]
    fn every_number_opens_to_its_figure() {
        let figure = burglary();
        let numbers: Vec<String> =
            change(&figure).figures().into_iter().map(|f| f.text.clone()).collect();
        assert_eq!(numbers, ["1,474", "46.2%", "2,738"]);
    }
}
