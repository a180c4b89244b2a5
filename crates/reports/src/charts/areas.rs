//! Charts of a table over a group of areas: bars with intervals, places, two periods side by side.

use document::{
    Bar, BarsChart, Cell, Chart, ChartKind, RankChart, RankDot, SlopeChart, SlopeLine, words,
};
use figure::{Interval, Reason, Table, TableRow, write};
use statistics::counts::garwood;

use super::{Drawn, Of, PER, of_table, titled, whole};

/// Areas in the table's order, a bar each with its 95% interval (Garwood, exact for a Poisson count). `mark` is a value
/// that a line marks across them, with its word: the group's average.
pub fn bars(
    id: &str,
    title: &str,
    table: &Table,
    of: Of<'_>,
    mark: Option<(f64, String)>,
) -> Chart {
    let chart = BarsChart {
        of: of.one.to_owned(),
        unit: unit(table),
        bars: table
            .rows
            .iter()
            .map(|row| Bar {
                name: row.area.name.clone(),
                value: shown(table, row),
                text: printed(table, row),
                interval: interval(table, row),
                own: of.is_own(&row.area.code),
            })
            .collect(),
        mark,
    };
    let own = table.rows.iter().find(|row| of.is_own(&row.area.code));
    let mut frame = of_table(id, title, table);
    if chart.bars.iter().any(|bar| bar.interval.is_some()) {
        frame.subtitle += "; thin lines are 95% intervals";
    }
    let said = words::describe_ranking(table, own.map(|row| row.area.name.as_str()));
    // The own area's place is the finding; without one, who is first.
    let first = || words::top(table, 1).to_string().trim_end_matches('.').to_owned();
    let finding = match rank(id, "", table, of) {
        Ok(ranked) if own.is_some_and(|row| row.rank.is_some()) => ranked.frame.title,
        _ => first(),
    };
    titled(frame, ChartKind::Bars(chart), finding, || all(table), said)
}

/// Areas by place, with the places that chance alone could have given each.
pub fn rank(id: &str, title: &str, table: &Table, of: Of<'_>) -> Drawn {
    let dots: Vec<RankDot> = table
        .rows
        .iter()
        .filter_map(|row| {
            Some(RankDot {
                name: row.area.name.clone(),
                place: row.rank.filter(|_| !row.suppressed)?,
                interval: row.rank_ci95,
                text: printed(table, row),
                own: of.is_own(&row.area.code),
            })
        })
        .collect();
    if dots.is_empty() {
        return Err(why(table, "no area has a place"));
    }
    let first = words::first_of(table.order).to_owned();
    let chart = RankChart { of: of.one.to_owned(), first, dots };
    let (finding, said) = (words::rank_finding(&chart), words::describe_rank(&chart));
    let finding = if finding.is_empty() { finding } else { format!("{}: {finding}", table.title) };
    let mut frame = of_table(id, title, table);
    if chart.dots.iter().any(|dot| dot.interval.is_some()) {
        frame.subtitle += "; lines are the places that chance alone could have given (95%)";
    }
    Ok(titled(frame, ChartKind::Rank(chart), finding, || all(table), said))
}

/// The period and its comparator, a line between them for each area, drawn strongly where a test calls it a change.
pub fn slope(id: &str, title: &str, table: &Table, of: Of<'_>) -> Drawn {
    let Some(against) = table.against else {
        return Err(Reason::new("the table has no period to compare with"));
    };
    let by_rate = table.order.by_rate();
    let lines: Vec<SlopeLine> = table
        .rows
        .iter()
        .map(|row| {
            let before = if by_rate { row.comparator_rate } else { row.comparator };
            let before = before.filter(|_| !row.suppressed);
            let after = shown(table, row);
            let text = |value: Option<f64>| match value {
                Some(value) => written(table, value),
                None if row.suppressed => Cell::Suppressed.shown().to_owned(),
                None => "[x]".to_owned(),
            };
            SlopeLine {
                name: row.area.name.clone(),
                before,
                after,
                texts: (text(before), text(after)),
                verdict: row.verdict.filter(|_| before.is_some() && after.is_some()),
                own: of.is_own(&row.area.code),
            }
        })
        .collect();
    if lines.iter().all(|line| line.before.is_none() || line.after.is_none()) {
        return Err(why(table, "no area has a count in both periods"));
    }
    let chart = SlopeChart {
        of: of.one.to_owned(),
        unit: unit(table),
        before: against.to_string(),
        after: table.period.to_string(),
        lines,
    };
    let (finding, said) = (words::slope_finding(&chart), words::describe_slope(&chart));
    let finding = if finding.is_empty() { finding } else { format!("{}: {finding}", table.title) };
    let mut frame = of_table(id, title, table);
    frame.subtitle = frame
        .subtitle
        .replace(&format!(", {}", table.period), &format!(", {against} and {}", table.period));
    Ok(titled(frame, ChartKind::Slope(chart), finding, || all(table), said))
}

/// What the table is ordered by, where it may be shown.
fn shown(table: &Table, row: &TableRow) -> Option<f64> {
    if table.order.by_rate() { row.rate } else { row.value }.filter(|_| !row.suppressed)
}

fn printed(table: &Table, row: &TableRow) -> String {
    match shown(table, row) {
        _ if row.suppressed => Cell::Suppressed.shown().to_owned(),
        Some(value) => written(table, value),
        None => "[x]".to_owned(),
    }
}

fn written(table: &Table, value: f64) -> String {
    if table.order.by_rate() { write::rate(value) } else { write::count(value) }
}

/// The interval of a row's count, or of its rate by the same residents.
fn interval(table: &Table, row: &TableRow) -> Option<Interval> {
    let value = row.value.filter(|_| !row.suppressed)?;
    let limits = garwood(whole(value)?, 0.95).ok()?;
    let limits = Interval { lower: limits.lower, upper: limits.upper };
    if !table.order.by_rate() {
        return Some(limits);
    }
    let per_one = row.rate? / value;
    per_one.is_finite().then(|| limits.scaled(per_one))
}

pub(super) fn unit(table: &Table) -> String {
    let per = if table.order.by_rate() { PER } else { "" };
    format!("{}{per}", table.unit)
}

/// The title where there is no finding: what it is, where, when.
pub(super) fn all(table: &Table) -> String {
    format!("{}, {}, {}", table.title, table.group, table.period)
}

/// Why a table gives no chart: its own reason, else this.
pub(super) fn why(table: &Table, otherwise: &str) -> Reason {
    let of_rows = || table.rows.iter().find_map(|row| row.reason.clone());
    table.reason.clone().or_else(of_rows).unwrap_or_else(|| Reason::new(otherwise))
}
