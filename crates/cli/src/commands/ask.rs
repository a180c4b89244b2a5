//! `watchward figure`, `table` and `series`: one question, one answer.

use figure::{
    Figure, FigureQuestion, Figures as _, Interval, Period, Series, SeriesMethods, SeriesMonth,
    SeriesQuestion, Table, TableQuestion, write,
};
use workbench::{Folder, Session};

use crate::arguments::{FigureArguments, PeriodArgument, SeriesArguments, TableArguments, When};
use crate::commands::Failure;
use crate::output::{self, Cell, Format, Sheet, Side};

impl When {
    /// The period that `--period` and `--to` mean together.
    pub(super) fn period(&self) -> Result<Period, Failure> {
        match (self.period, self.to) {
            (PeriodArgument::Span(span), None) => Ok(span),
            (PeriodArgument::Span(span), Some(to)) if span.to() == to => Ok(span),
            (PeriodArgument::Span(span), Some(to)) => Err(Failure::Usage(format!(
                "--period ends in {} and --to says {to}; leave --to out",
                span.to()
            ))),
            (PeriodArgument::Length(length), Some(to)) => Ok(Period::ending(length, to)?),
            (PeriodArgument::Length(_), None) => Err(Failure::Usage(
                "say which month the period ends in, for example --to 2021-02".to_owned(),
            )),
        }
    }
}

/// `watchward figure`.
pub fn figure(folder: Folder, arguments: FigureArguments) -> Result<(), Failure> {
    let period = arguments.when.period()?;
    let session = Session::open(folder)?;
    let area = arguments.area.unwrap_or_else(|| session.own_area().to_owned());
    let answer = session.figures().figure(&FigureQuestion {
        against: arguments.when.against,
        group: arguments.among.map(|group| group.0),
        order: arguments.when.order.map(|order| order.0),
        population: arguments.when.population,
        vintage: arguments.when.vintage.map(|vintage| vintage.0),
        ..FigureQuestion::new(arguments.measure, area, period)
    })?;
    match (arguments.printed.json, arguments.printed.format) {
        (true, _) => output::json(&answer),
        (false, Format::Text) => output::say(&workbench::in_words(&answer)),
        (false, format) => figure_sheet(&answer).print(format),
    }
}

fn figure_sheet(answer: &Figure) -> Sheet {
    let mut sheet = Sheet::new(&[
        ("Measure", Side::Left),
        ("Area code", Side::Left),
        ("Area", Side::Left),
        ("From", Side::Left),
        ("To", Side::Left),
        ("Value", Side::Right),
        ("Rate per 1,000", Side::Right),
        ("Rate lower 95%", Side::Right),
        ("Rate upper 95%", Side::Right),
        ("Comparator value", Side::Right),
        ("Change", Side::Right),
        ("Change %", Side::Right),
        ("p", Side::Right),
        ("Verdict", Side::Left),
        ("Rank", Side::Right),
        ("Of", Side::Right),
        ("Vintage", Side::Left),
        ("Note", Side::Left),
    ]);
    let rate = answer.rate.as_ref();
    let comparison = answer.comparison.as_ref();
    let rank = answer.rank.as_ref();
    let whole = |number: usize| Cell::text(number.to_string());
    sheet.row(vec![
        Cell::text(answer.measure.as_str()),
        Cell::text(answer.area.code.as_str()),
        Cell::text(&answer.area.name),
        Cell::text(answer.period.from().to_string()),
        Cell::text(answer.period.to().to_string()),
        Cell::number(answer.value, write::count),
        Cell::number(rate.map(|rate| rate.value), write::rate),
        Cell::number(rate.map(|rate| rate.ci95.lower), write::rate),
        Cell::number(rate.map(|rate| rate.ci95.upper), write::rate),
        Cell::number(comparison.and_then(|c| c.value), write::count),
        Cell::number(comparison.and_then(|c| c.change), write::change),
        Cell::number(comparison.and_then(|c| c.change_percent), write::percent_change),
        Cell::number(comparison.and_then(|c| c.p_value), write::probability),
        Cell::text(comparison.and_then(|c| c.verdict).map_or_else(String::new, |v| v.to_string())),
        rank.map_or_else(Cell::default, |rank| whole(rank.position)),
        rank.map_or_else(Cell::default, |rank| whole(rank.of)),
        Cell::text(answer.provenance.vintage.as_ref().map_or("", |v| v.as_str())),
        Cell::text(answer.reason.as_ref().map_or("", |reason| reason.0.as_str())),
    ]);
    sheet
}

/// `watchward table`.
pub fn table(folder: Folder, arguments: TableArguments) -> Result<(), Failure> {
    let period = arguments.when.period()?;
    let session = Session::open(folder)?;
    let answer = session.figures().table(&TableQuestion {
        of: arguments.of,
        against: arguments.when.against,
        order: arguments.when.order.map(|order| order.0),
        population: arguments.when.population,
        vintage: arguments.when.vintage.map(|vintage| vintage.0),
        ..TableQuestion::new(arguments.measure, arguments.areas.0, period)
    })?;
    if arguments.printed.json {
        return output::json(&answer);
    }
    let sheet = table_sheet(&answer);
    if arguments.printed.format != Format::Text {
        return sheet.print(arguments.printed.format);
    }
    output::say(&format!("{}, {}: {}\n\n", answer.title, answer.group, answer.period))?;
    sheet.print(Format::Text)?;
    if let Some(total) = answer.total {
        output::say(&format!("\nTotal ({}): {}\n", answer.total_of, write::count(total)))?;
    }
    if let Some(reason) = &answer.reason {
        output::say(&format!("\n{reason}\n"))?;
    }
    if let Some(method) = &answer.method {
        output::say(&format!("\nMethod      {method}\n"))?;
    }
    output::say(&format!("\n{}", workbench::provenance_in_words(&answer.provenance)))
}

fn table_sheet(answer: &Table) -> Sheet {
    let mut sheet = Sheet::new(&[
        ("Rank", Side::Right),
        ("Rank 95%", Side::Right),
        ("Code", Side::Left),
        ("Area", Side::Left),
        ("Count", Side::Right),
        ("Share %", Side::Right),
        ("Rate per 1,000", Side::Right),
        ("Before", Side::Right),
        ("Verdict", Side::Left),
        ("Position change", Side::Right),
        ("Note", Side::Left),
    ]);
    for row in &answer.rows {
        #[expect(clippy::cast_precision_loss, reason = "places are few")]
        let moved = row.position_change.map(|change| change as f64);
        let note = match (&row.reason, row.suppressed) {
            (_, true) => "[c] suppressed: small".to_owned(),
            (Some(reason), false) => reason.to_string(),
            (None, false) => String::new(),
        };
        sheet.row(vec![
            row.rank.map_or_else(Cell::default, |rank| Cell::text(rank.to_string())),
            row.rank_ci95.map_or_else(Cell::default, |rank| {
                Cell::text(format!("{} to {}", rank.from, rank.to))
            }),
            Cell::text(row.area.code.as_str()),
            Cell::text(&row.area.name),
            Cell::number(row.value, write::count),
            Cell::number(row.share, |share| write::decimal(share, 1)),
            Cell::number(row.rate, |rate| write::decimal(rate, 3)),
            Cell::number(row.comparator, write::count),
            Cell::text(row.verdict.map_or_else(String::new, |verdict| verdict.to_string())),
            Cell::number(moved, write::change),
            Cell::text(note),
        ]);
    }
    sheet
}

/// `watchward series`.
pub fn series(folder: Folder, arguments: SeriesArguments) -> Result<(), Failure> {
    let session = Session::open(folder)?;
    let question = SeriesQuestion {
        measure: arguments.measure,
        area: arguments.area.unwrap_or_else(|| session.own_area().to_owned()),
        from: arguments.from,
        to: arguments.to,
        vintage: arguments.vintage.map(|vintage| vintage.0),
    };
    let answer = if arguments.joined {
        workbench::joined_series(&session, &question)?
    } else {
        session.figures().series(&question)?
    };
    if arguments.printed.json {
        return output::json(&answer);
    }
    let sheet = series_sheet(&answer);
    if arguments.printed.format != Format::Text {
        return sheet.print(arguments.printed.format);
    }
    output::say(&format!("{}, {}\n\n", answer.title, answer.area.name))?;
    sheet.print(Format::Text)?;
    if let Some(joined) = &answer.joined {
        output::say(&format!("\n{joined}\n"))?;
    }
    if let Some(reason) = &answer.reason {
        output::say(&format!("\n{reason}\n"))?;
    }
    let SeriesMethods { expected, adjusted, peaks } = &answer.methods;
    if !answer.methods.expected.is_empty() {
        output::say(&format!(
            "\nExpected range  {expected}\nAdjusted        {adjusted}\nPeaks           {peaks}\n"
        ))?;
    }
    output::say(&format!("\n{}", workbench::provenance_in_words(&answer.provenance)))
}

fn series_sheet(answer: &Series) -> Sheet {
    let mut sheet = Sheet::new(&[
        ("Month", Side::Left),
        ("Count", Side::Right),
        ("Rolling 12", Side::Right),
        ("Expected from", Side::Right),
        ("to", Side::Right),
        ("Seasonally adjusted", Side::Right),
        ("Note", Side::Left),
    ]);
    for month in &answer.months {
        sheet.row(vec![
            Cell::text(month.month.to_string()),
            Cell::number(month.value, write::count),
            Cell::number(month.rolling_12, write::count),
            Cell::number(month.expected.map(|range| range.lower), one_decimal),
            Cell::number(month.expected.map(|range| range.upper), one_decimal),
            Cell::number(month.adjusted, one_decimal),
            Cell::text(estimate(month).unwrap_or_else(|| note(month).to_owned())),
        ]);
    }
    sheet
}

/// What is to be said of a month whose count was shared out from older areas.
fn estimate(month: &SeriesMonth) -> Option<String> {
    let Interval { lower, upper } = month.estimated?;
    Some(format!("estimated: {} to {}", write::count(lower), write::count(upper)))
}

/// What is to be said of a month: of a finished one, where its count stands beside its expected range.
fn note(month: &SeriesMonth) -> &'static str {
    match (month.value, month.expected) {
        _ if month.peak => "peak: higher than expected",
        _ if month.suppressed => "[c] suppressed: small",
        (None, _) => "[x] not held",
        _ if month.provisional => "provisional",
        (Some(value), Some(range)) if value > range.upper => "above the expected range",
        (Some(value), Some(range)) if value < range.lower => "below the expected range",
        _ => "",
    }
}

fn one_decimal(value: f64) -> String {
    write::decimal(value, 1)
}
