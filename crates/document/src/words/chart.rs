//! What a chart shows, for a reader who cannot see it; and the finding, for its title, where the chart's own numbers give
//! one. Series and ranked tables have their words in [`describe_series`](super::describe_series) and
//! [`describe_ranking`](super::describe_ranking).

use figure::{Month, Verdict, write};

use super::list::{list, months};
use super::noun::lower_first;
use crate::{
    ControlChart, FunnelChart, HeatRow, HeatTable, MonthPoint, Multiples, RankChart, RankDot,
    SlopeChart, StackedShares, Standing,
};

/// No more names than this are said of one kind; the table has the rest.
const NAMED: usize = 8;

/// "Bromley had the 6th lowest rate of 32 boroughs; by chance alone it could have been 5th to 8th"; nothing without an own
/// area.
pub fn rank_finding(chart: &RankChart) -> String {
    let Some(own) = chart.dots.iter().find(|dot| dot.own) else { return String::new() };
    let said = format!(
        "{} had the {} of {}",
        own.name,
        placed(own.place, &chart.first),
        counted(chart.dots.len(), &chart.of)
    );
    match by_chance(own) {
        Some(places) => format!("{said}; by chance alone it could have been {places}"),
        None => said,
    }
}

/// How many areas, first and last, and the own area's place with the places that chance alone could have given.
pub fn describe_rank(chart: &RankChart) -> String {
    let (Some(first), Some(last)) = (chart.dots.first(), chart.dots.last()) else {
        return "Chart of places without an area in it.".to_owned();
    };
    let mut said = vec![format!(
        "Places of {}, a dot each, the {} first, with a line over the places that chance alone could have given. First: {}, \
         {}. Last: {}, {}.",
        counted(chart.dots.len(), &chart.of),
        chart.first,
        first.name,
        first.text,
        last.name,
        last.text
    )];
    for own in chart.dots.iter().filter(|dot| dot.own) {
        let chance =
            by_chance(own).map_or_else(String::new, |places| format!("; by chance alone {places}"));
        let place = write::ordinal(own.place);
        said.push(format!("{}: {place}, {}{chance}.", own.name, own.text));
    }
    said.join(" ")
}

/// "5th to 8th"; "6th" where chance could have given no other.
fn by_chance(dot: &RankDot) -> Option<String> {
    let places = dot.interval?;
    let from = write::ordinal(places.from);
    Some(if places.from == places.to {
        from
    } else {
        format!("{from} to {}", write::ordinal(places.to))
    })
}

fn placed(place: usize, first: &str) -> String {
    if place == 1 { first.to_owned() } else { format!("{} {first}", write::ordinal(place)) }
}

/// "3 of 22 wards were above the range that chance and the usual differences between them give, none below".
pub fn funnel_finding(chart: &FunnelChart) -> String {
    let times = |wanted: [Standing; 2]| {
        chart.points.iter().filter(|point| wanted.contains(&point.standing)).count()
    };
    let above = times([Standing::Above, Standing::FarAbove]);
    let below = times([Standing::Below, Standing::FarBelow]);
    let all = counted(chart.points.len(), &chart.of);
    match (above, below) {
        (0, 0) => format!("None of {all} was outside the 95% limits"),
        (0, below) => format!("{below} of {all} {} below the 95% limits, none above", were(below)),
        (above, 0) => format!("{above} of {all} {} above the 95% limits, none below", were(above)),
        (above, below) => {
            format!("{above} of {all} {} above the 95% limits, {below} below", were(above))
        }
    }
}

/// The average, and which areas lie outside the limits.
pub fn describe_funnel(chart: &FunnelChart) -> String {
    let mut said = vec![format!(
        "Funnel of {}: each a point at its {} and its rate, between limits that narrow as {} grow. The average is {} {}.",
        counted(chart.points.len(), &chart.of),
        chart.population,
        chart.population,
        write::rate(chart.average),
        chart.unit
    )];
    for standing in [Standing::FarAbove, Standing::Above, Standing::Below, Standing::FarBelow] {
        let names: Vec<&str> = chart
            .points
            .iter()
            .filter(|point| point.standing == standing)
            .map(|point| point.name.as_str())
            .collect();
        if !names.is_empty() {
            said.push(format!("{}: {}.", capital(standing.words()), some(&names)));
        }
    }
    if chart.points.iter().all(|point| point.standing == Standing::Within) {
        said.push("All are within the limits.".to_owned());
    }
    for own in chart.points.iter().filter(|point| point.own) {
        said.push(format!("{}: {}, {}.", own.name, write::rate(own.rate), own.standing.words()));
    }
    said.join(" ")
}

/// "2 of 36 months were outside what is usual: November 2019 and April 2020"; "All 36 months were within what is usual".
pub fn control_finding(chart: &ControlChart) -> String {
    let judged = chart.points.iter().filter(|p| p.value.is_some() && p.limits.is_some()).count();
    let signals: Vec<Month> =
        chart.points.iter().filter(|p| !p.signal.is_empty()).map(|p| p.month).collect();
    let of = if judged == 1 { "1 month".to_owned() } else { format!("{judged} months") };
    match signals.len() {
        _ if judged == 0 => "No month could be held against control limits".to_owned(),
        0 => format!("None of {of} was outside what is usual"),
        n if n > NAMED => format!("{n} of {of} were outside what is usual"),
        n => format!("{n} of {of} {} outside what is usual: {}", were(n), months(&signals)),
    }
}

/// The limits of the last month and which months are signals, with why.
pub fn describe_control(chart: &ControlChart) -> String {
    let (Some(first), Some(last)) = (chart.points.first(), chart.points.last()) else {
        return "Control chart without a month in it.".to_owned();
    };
    let mut said = vec![format!(
        "Control chart of {}, one point a month from {} to {}, by {}.",
        chart.unit,
        first.month.label(),
        last.month.label(),
        chart.rule
    )];
    if let Some((centre, lower, upper)) = chart.points.iter().rev().find_map(|point| point.limits) {
        said.push(format!(
            "Centre {}, limits {} and {}.",
            write::decimal(centre, 1),
            write::decimal(lower, 1),
            write::decimal(upper, 1)
        ));
    }
    let signals: Vec<String> = chart
        .points
        .iter()
        .filter(|point| !point.signal.is_empty())
        .map(|point| match point.value {
            Some(value) => {
                format!("{}, {}, {}", point.month.label(), write::count(value), point.signal)
            }
            None => format!("{}, {}", point.month.label(), point.signal),
        })
        .collect();
    if signals.is_empty() {
        said.push("No month is a signal.".to_owned());
    } else {
        said.push(format!("Signals: {}.", signals.join("; ")));
    }
    said.join(" ")
}

/// "12 of 22 wards fell by more than chance alone would give, none rose"; nothing where none was tested.
pub fn slope_finding(chart: &SlopeChart) -> String {
    let times = |wanted| chart.lines.iter().filter(|line| line.verdict == Some(wanted)).count();
    let (fell, rose) = (times(Verdict::Lower), times(Verdict::Higher));
    let tested = chart.lines.iter().filter(|line| line.verdict.is_some()).count();
    let all = counted(tested, &chart.of);
    let chance = "by more than chance alone would give";
    match (fell, rose) {
        _ if tested == 0 => String::new(),
        (0, 0) => format!("None of {all} rose or fell {chance}"),
        (0, rose) => format!("{rose} of {all} rose {chance}, none fell"),
        (fell, 0) => format!("{fell} of {all} fell {chance}, none rose"),
        (fell, rose) => format!("{fell} of {all} fell {chance}, {rose} rose"),
    }
}

/// Which lines rise or fall by more than chance, and the own area's ends.
pub fn describe_slope(chart: &SlopeChart) -> String {
    let mut said = vec![format!(
        "A line for each of {}, from {} to {}, in {}.",
        counted(chart.lines.len(), &chart.of),
        chart.before,
        chart.after,
        chart.unit
    )];
    for (verdict, word) in [(Verdict::Lower, "Lower"), (Verdict::Higher, "Higher")] {
        let names: Vec<String> = chart
            .lines
            .iter()
            .filter(|line| line.verdict == Some(verdict))
            .map(|line| format!("{} ({} to {})", line.name, line.texts.0, line.texts.1))
            .collect();
        if !names.is_empty() {
            said.push(format!("{word} than chance alone would give: {}.", some_owned(&names)));
        }
    }
    for own in chart.lines.iter().filter(|line| line.own) {
        said.push(format!("{}: {} to {}.", own.name, own.texts.0, own.texts.1));
    }
    said.join(" ")
}

/// How many panels, and the last month's number of each.
pub fn describe_multiples(chart: &Multiples) -> String {
    let held = |months: &[MonthPoint]| months.iter().rev().find_map(|p| Some((p.month, p.value?)));
    let Some((first, last)) =
        chart.panels.first().and_then(|panel| panel.months.first().zip(panel.months.last()))
    else {
        return "Small charts without a month in them.".to_owned();
    };
    let each = chart.panels.iter().map(|panel| {
        let last = held(&panel.months);
        let number = last.map_or("not held".to_owned(), |(_, value)| write::count(value));
        format!("{} {number}", panel.name)
    });
    let each: Vec<String> = each.collect();
    format!(
        "{} small charts of {} a month on one scale, {} to {}. In the last month held: {}.",
        chart.panels.len(),
        chart.unit,
        first.month.label(),
        last.month.label(),
        each.join(", ")
    )
}

/// "Violence was the largest part in Bromley: 34.2%"; nothing where no part is known. What is drawn together as "Other" is
/// no part of its own.
pub fn stacked_finding(chart: &StackedShares) -> String {
    let Some(bar) = chart.bars.iter().find(|bar| bar.own).or(chart.bars.last()) else {
        return String::new();
    };
    let largest = chart
        .parts
        .iter()
        .zip(&bar.shares)
        .filter(|(part, _)| *part != "Other")
        .filter_map(|(part, share)| Some((part, (*share)?)))
        .max_by(|a, b| a.1.total_cmp(&b.1));
    largest.map_or_else(String::new, |(part, share)| {
        format!("{part} was the largest part in {}: {}", bar.name, write::percent(share))
    })
}

/// Every bar with its parts.
pub fn describe_stacked(chart: &StackedShares) -> String {
    let bars = chart.bars.iter().map(|bar| {
        let parts = chart.parts.iter().zip(&bar.shares).map(|(part, share)| {
            let share = share.map_or("not known".to_owned(), write::percent);
            format!("{} {share}", lower_first(part))
        });
        format!(" {}: {}.", bar.name, parts.collect::<Vec<_>>().join(", "))
    });
    format!("Shares of a whole, {}.{}", counted(chart.bars.len(), "bar"), bars.collect::<String>())
}

/// "May 2021 was the highest month for 4 of 12 crime types"; that no month was it for more than one, where none was.
pub fn heat_finding(chart: &HeatTable) -> String {
    let highest: Vec<Month> =
        chart.rows.iter().filter_map(|row| Some(peak(chart, row)?.0)).collect();
    let times = |month: &Month| highest.iter().filter(|other| *other == month).count();
    let Some(most) = highest.iter().map(times).max() else { return String::new() };
    let all = counted(highest.len(), &chart.of);
    // The first of those that tie, in the order of months.
    match chart.months.iter().find(|month| times(month) == most) {
        Some(month) if most > 1 => {
            format!("{} was the highest month for {most} of {all}", month.label())
        }
        _ => format!("No month was the highest for more than one of {all}"),
    }
}

/// A row's highest month with its number; the first of those that tie.
fn peak(chart: &HeatTable, row: &HeatRow) -> Option<(Month, f64)> {
    let held = chart.months.iter().zip(&row.cells).filter_map(|(month, cell)| {
        Some((*month, cell.value.filter(|value| value.is_finite() && !cell.suppressed)?))
    });
    held.reduce(|best, other| if other.1 > best.1 { other } else { best })
}

/// How many rows and months, and each row's highest month.
pub fn describe_heat(chart: &HeatTable) -> String {
    let (Some(first), Some(last)) = (chart.months.first(), chart.months.last()) else {
        return "Table of months without a month in it.".to_owned();
    };
    let highest = chart.rows.iter().filter_map(|row| {
        let (month, value) = peak(chart, row)?;
        Some(format!("{} {} in {}", lower_first(&row.name), write::count(value), month.label()))
    });
    let highest: Vec<String> = highest.collect();
    let highest = if highest.is_empty() { "none is held".to_owned() } else { highest.join("; ") };
    format!(
        "{} by month in {}, {} to {}, each row shaded by itself. Highest month of each: {highest}.",
        capital(&counted(chart.rows.len(), &chart.of)),
        chart.unit,
        first.label(),
        last.label()
    )
}

/// "32 boroughs", "1 ward", "14 crime types".
fn counted(n: usize, of: &str) -> String {
    let noun = lower_first(of);
    match (n, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) => format!("{n} {stem}ies"),
        (_, None) => format!("{n} {noun}s"),
    }
}

fn were(n: usize) -> &'static str {
    if n == 1 { "was" } else { "were" }
}

fn some(names: &[&str]) -> String {
    if names.len() <= NAMED {
        return list(names);
    }
    format!("{} and {} more", names[..NAMED - 1].join(", "), names.len() - NAMED + 1)
}

fn some_owned(names: &[String]) -> String {
    some(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use figure::RankInterval;

    use super::*;
    use crate::{ControlPoint, FunnelPoint, HeatCell, SlopeLine, StackedBar};

    fn dot(name: &str, place: usize, own: bool) -> RankDot {
        let interval = Some(RankInterval { from: place, to: place + 1 });
        RankDot { name: name.to_owned(), place, interval, text: "4.4".to_owned(), own }
    }

    #[test]
    fn a_place_is_said_with_its_interval() {
        let mut chart = RankChart {
            of: "Borough".to_owned(),
            first: "lowest rate".to_owned(),
            dots: vec![dot("Ash", 1, false), dot("Birch", 2, true)],
        };
        assert_eq!(
            rank_finding(&chart),
            "Birch had the 2nd lowest rate of 2 boroughs; by chance alone it could have been 2nd to 3rd"
        );
        assert!(describe_rank(&chart).ends_with("Birch: 2nd, 4.4; by chance alone 2nd to 3rd."));
        chart.dots[1].own = false;
        assert_eq!(rank_finding(&chart), "");
        chart.dots.clear();
        assert!(describe_rank(&chart).contains("without an area"));
    }

    #[test]
    fn a_funnel_says_who_is_outside() {
        let point = |name: &str, standing| FunnelPoint {
            name: name.to_owned(),
            population: 10_000.0,
            rate: 9.0,
            standing,
            own: name == "Birch",
        };
        let mut chart = FunnelChart {
            of: "Ward".to_owned(),
            unit: "offences per 1,000 residents".to_owned(),
            population: "residents".to_owned(),
            average: 6.0,
            limits: Vec::new(),
            points: vec![point("Ash", Standing::FarAbove), point("Birch", Standing::Within)],
        };
        assert_eq!(funnel_finding(&chart), "1 of 2 wards was above the 95% limits, none below");
        let said = describe_funnel(&chart);
        assert!(
            said.contains("Above the 99.8% limit: Ash. Birch: 9.0, within the limits."),
            "{said}"
        );
        chart.points.remove(0);
        assert_eq!(funnel_finding(&chart), "None of 1 ward was outside the 95% limits");
    }

    #[test]
    fn signals_are_named_with_their_reason() {
        let point = |back: i32, value: f64, signal: &str| ControlPoint {
            month: "2021-02".parse::<Month>().unwrap().plus(back),
            value: Some(value),
            limits: Some((50.0, 20.0, 80.0)),
            signal: signal.to_owned(),
            provisional: false,
        };
        let mut chart = ControlChart {
            unit: "offences".to_owned(),
            rule: "XmR limits".to_owned(),
            points: vec![point(-1, 50.0, ""), point(0, 91.0, "above the upper limit")],
            events: Vec::new(),
        };
        assert_eq!(
            control_finding(&chart),
            "1 of 2 months was outside what is usual: February 2021"
        );
        let said = describe_control(&chart);
        assert!(said.ends_with("Signals: February 2021, 91, above the upper limit."), "{said}");
        chart.points[1].signal.clear();
        assert_eq!(control_finding(&chart), "None of 2 months was outside what is usual");
        chart.points.clear();
        assert_eq!(control_finding(&chart), "No month could be held against control limits");
    }

    #[test]
    fn a_slope_is_called_a_change_only_where_a_test_says_so() {
        let line = |name: &str, verdict| SlopeLine {
            name: name.to_owned(),
            before: Some(90.0),
            after: Some(50.0),
            texts: ("90".to_owned(), "50".to_owned()),
            verdict,
            own: false,
        };
        let mut chart = SlopeChart {
            of: "Ward".to_owned(),
            unit: "offences".to_owned(),
            before: "2019".to_owned(),
            after: "2020".to_owned(),
            lines: vec![
                line("Ash", Some(Verdict::Lower)),
                line("Birch", Some(Verdict::WithinChance)),
            ],
        };
        assert_eq!(
            slope_finding(&chart),
            "1 of 2 wards fell by more than chance alone would give, none rose"
        );
        assert!(
            describe_slope(&chart).contains("Lower than chance alone would give: Ash (90 to 50).")
        );
        chart.lines.iter_mut().for_each(|line| line.verdict = None);
        assert_eq!(slope_finding(&chart), "");
    }

    #[test]
    fn shares_and_heat_are_told_cell_by_cell() {
        let chart = StackedShares {
            of: "Area".to_owned(),
            parts: vec!["Violence".to_owned(), "Other".to_owned()],
            bars: vec![StackedBar {
                name: "Ash".to_owned(),
                shares: vec![Some(34.2), None],
                own: true,
            }],
        };
        assert_eq!(stacked_finding(&chart), "Violence was the largest part in Ash: 34.2%");
        assert!(describe_stacked(&chart).ends_with("Ash: violence 34.2%, other not known."));
        let month: Month = "2021-01".parse().unwrap();
        let cell = |value, suppressed| HeatCell { value, suppressed };
        let heat = HeatTable {
            of: "Crime type".to_owned(),
            unit: "offences".to_owned(),
            months: vec![month, month.plus(1)],
            rows: vec![HeatRow {
                name: "Burglary".to_owned(),
                cells: vec![cell(Some(12.0), false), cell(Some(99.0), true)],
            }],
        };
        let said = describe_heat(&heat);
        let finding = "No month was the highest for more than one of 1 crime type";
        assert_eq!(heat_finding(&heat), finding);
        assert!(
            said.ends_with("burglary 12 in January 2021."),
            "what is hidden is not told: {said}"
        );
    }
}
