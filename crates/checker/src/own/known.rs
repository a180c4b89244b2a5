//! What the evidence of a document knows: each number that may be printed of a figure, with whose it is.

use document::{Entry, Evidence, FigureId, words};
use figure::{Figure, Interval, Order, Period, Series, Table, TableRow, Verdict, write};

use super::evaluated;
use super::number::{Printed, Style};

/// What a number is of its figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Role {
    Value,
    Rate,
    Place,
    Share,
    Before,
    Percent,
    Change,
    RateBefore,
    Moved,
    Rolling,
    ExpectedFrom,
    ExpectedTo,
    Expected,
    RateFrom,
    RateTo,
    PlaceFrom,
    PlaceTo,
    Population,
    Areas,
    Total,
    Average,
    BesideAverage,
    Probability,
    Per,
    Verdict,
    Standing,
    Status,
    Beyond,
    BeyondFrom,
    BeyondTo,
    Look,
}

impl Role {
    /// Whether it is of the period that is compared with.
    pub fn is_before(self) -> bool {
        matches!(self, Self::Before | Self::RateBefore)
    }

    /// Whether it is made of both periods.
    pub fn is_change(self) -> bool {
        let beyond = matches!(self, Self::Beyond | Self::BeyondFrom | Self::BeyondTo);
        beyond || matches!(self, Self::Change | Self::Percent | Self::Moved | Self::Verdict)
    }

    /// What it is, for a reader: "the rate".
    pub fn name(self) -> &'static str {
        match self {
            Self::Value => "the number",
            Self::Rate => "the rate",
            Self::Place | Self::Standing => "the place",
            Self::Share => "the share",
            Self::Before => "the number before",
            Self::Percent => "the change in per cent",
            Self::Change => "the change",
            Self::RateBefore => "the rate before",
            Self::Moved => "the places moved",
            Self::Rolling => "the 12 months to it",
            Self::ExpectedFrom | Self::ExpectedTo | Self::Expected => "what was expected",
            Self::RateFrom | Self::RateTo => "the interval of the rate",
            Self::PlaceFrom | Self::PlaceTo => "the places by chance",
            Self::Population => "the population",
            Self::Areas => "the number of areas",
            Self::Total => "the total",
            Self::Average => "the average",
            Self::BesideAverage => "the distance from the average",
            Self::Probability => "the probability",
            Self::Per => "what the rate is per",
            Self::Verdict => "what the test says",
            Self::Status => "the month's status",
            Self::Beyond => "the change beyond that of the areas compared with",
            Self::BeyondFrom | Self::BeyondTo => "the interval of that change",
            Self::Look => "what the second look says",
        }
    }
}

/// One number of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    pub role: Role,
    pub value: f64,
    pub style: Style,
}

/// What is known of one measure in one place and time: a figure, a row of a table, a month of a series.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// The measure's title.
    pub measure: String,
    /// The area's name.
    pub area: String,
    /// When.
    pub period: Period,
    /// Held against when.
    pub before: Option<Period>,
    /// Whether it is a month of a series.
    pub is_month: bool,
    /// Whether it stands for all rows of a table.
    pub is_total: bool,
    /// Its numbers.
    pub numbers: Vec<Number>,
    /// Its words, such as what a test says.
    pub words: Vec<(Role, String)>,
}

/// A piece of evidence as lines.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub id: FigureId,
    /// The names of what is counted, as they can stand in a text.
    pub nouns: Vec<String>,
    /// The group that it is ranked in; empty for none.
    pub group: String,
    pub lines: Vec<Line>,
    /// What is first where it is ranked.
    pub order: Option<Order>,
    /// Whether every number that a table of it prints is among its lines.
    pub is_whole: bool,
}

impl Line {
    pub fn new(measure: &str, area: &str, period: Period) -> Self {
        Self {
            measure: measure.to_owned(),
            area: area.to_owned(),
            period,
            before: None,
            is_month: false,
            is_total: false,
            numbers: Vec::new(),
            words: Vec::new(),
        }
    }

    pub fn number(&mut self, role: Role, value: Option<f64>, style: Style) {
        self.numbers.extend(value.map(|value| Number { role, value, style }));
    }

    /// The roles in which this number may be printed of it.
    pub fn roles<'a>(
        &'a self,
        printed: &'a Printed,
        signed: bool,
    ) -> impl Iterator<Item = Role> + 'a {
        let is = move |n: &&Number| printed.is(n.value, n.style, signed && n.role.is_change());
        self.numbers.iter().filter(is).map(|n| n.role)
    }

    /// Which way it went: below nought for a fall; none where that is not known or it stayed.
    pub fn way(&self) -> Option<f64> {
        let change = |role| self.numbers.iter().find(|n| n.role == role).map(|n| n.value);
        change(Role::Change).or_else(|| change(Role::Percent)).filter(|change| *change != 0.0)
    }

    /// Whose it is: "Burglary, Elmham, 12 months to February 2021".
    pub fn whose(&self) -> String {
        format!("{}, {}, {}", self.measure, self.area, self.period)
    }

    /// Whether its period, or the one before it, is named so.
    pub fn names_period(&self, text: &str) -> bool {
        [Some(self.period), self.before].into_iter().flatten().any(|p| names(p, text))
    }
}

/// Whether a period can be named so, or one of its ends.
pub(super) fn names(period: Period, text: &str) -> bool {
    period.to_string() == text
        || period.from().label() == text
        || period.to().label() == text
        || [period.from(), period.to()].iter().any(|month| month.name() == text)
}

/// The evidence as lines, in its order.
pub(super) fn known(evidence: &Evidence) -> Vec<Known> {
    evidence
        .entries()
        .map(|(id, entry)| {
            let (title, unit) = (entry.measure_title(), entry.unit());
            let (group, lines) = match entry {
                Entry::Figure(figure) => {
                    let group = figure.rank.as_ref().map_or("", |rank| &rank.group);
                    (group.to_owned(), vec![of_figure(figure)])
                }
                Entry::Table(table) => (table.group.clone(), of_table(table)),
                Entry::Series(series) => (String::new(), of_series(series)),
                Entry::Evaluation(found) => evaluated::of_evaluation(found),
            };
            let nouns = vec![
                title.to_owned(),
                words::lower_first(title),
                words::counted(title, unit, 2.0),
                words::counted(title, unit, 1.0),
                words::counted_heading(title, unit),
            ];
            let is_whole = matches!(entry, Entry::Evaluation(_));
            let order = match entry {
                Entry::Figure(figure) => figure.rank.as_ref().map(|rank| rank.order),
                Entry::Table(table) => Some(table.order),
                Entry::Series(_) | Entry::Evaluation(_) => None,
            };
            Known { id: id.clone(), nouns, group, lines, order, is_whole }
        })
        .collect()
}

fn of_figure(figure: &Figure) -> Line {
    let mut line = Line::new(&figure.title, &figure.area.name, figure.period);
    if figure.suppressed {
        return line;
    }
    line.number(Role::Value, figure.value, Style::Count);
    if let Some(rate) = &figure.rate {
        line.number(Role::Rate, Some(rate.value), Style::Decimal);
        interval(&mut line, rate.ci95);
        line.number(Role::Per, Some(f64::from(rate.per)), Style::Count);
        line.number(Role::Population, Some(large(rate.denominator.value)), Style::Count);
    }
    if let Some(rank) = &figure.rank {
        line.number(Role::Place, Some(small(rank.position)), Style::Place);
        line.number(Role::Areas, Some(small(rank.of)), Style::Count);
        end_of_list(&mut line, rank.position, rank.of, rank.order);
    }
    if let Some(against) = &figure.comparison {
        line.before = Some(against.period);
        compared(&mut line, figure.value, against.value, against.verdict);
        line.number(Role::Probability, against.p_value, Style::Decimal);
    }
    line
}

/// What a first or last place is called in words.
fn end_of_list(line: &mut Line, position: usize, of: usize, order: Order) {
    let (first, last) =
        if order.ascending() { ("lowest", "highest") } else { ("highest", "lowest") };
    let place = write::ordinal(position);
    let mut said = vec![place.clone(), format!("joint {place}"), format!("{place} {first}")];
    if position == 1 {
        said.push(first.to_owned());
    } else if position == of {
        said.push(last.to_owned());
    }
    line.words.extend(said.into_iter().map(|words| (Role::Standing, words)));
}

fn interval(line: &mut Line, ci95: Interval) {
    line.number(Role::RateFrom, Some(ci95.lower), Style::Decimal);
    line.number(Role::RateTo, Some(ci95.upper), Style::Decimal);
}

/// The comparator's value, the change and what a test says of it.
fn compared(line: &mut Line, value: Option<f64>, before: Option<f64>, verdict: Option<Verdict>) {
    let change = value.zip(before).map(|(now, then)| now - then);
    line.number(Role::Before, before, Style::Count);
    line.number(Role::Change, change, Style::Count);
    let percent = change.zip(before.filter(|before| *before > 0.0)).map(|(c, b)| c / b * 100.0);
    line.number(Role::Percent, percent, Style::Percent);
    let said: &[&str] = match verdict {
        Some(Verdict::Lower) => &["lower"],
        Some(Verdict::Higher) => &["higher"],
        Some(Verdict::WithinChance) => &["within chance", "within the range expected by chance"],
        None => &[],
    };
    line.words.extend(said.iter().map(|words| (Role::Verdict, (*words).to_owned())));
}

fn of_table(table: &Table) -> Vec<Line> {
    let ranked = table.rows.iter().filter(|row| row.rank.is_some()).count();
    let mut lines: Vec<Line> = table.rows.iter().map(|row| of_row(table, row, ranked)).collect();
    let mut all = Line::new(&table.title, &table.total_of, table.period);
    all.is_total = true;
    all.before = table.against;
    all.number(Role::Total, table.total, Style::Count);
    all.number(Role::Share, table.total.map(|_| 100.0), Style::Percent);
    let sum: f64 = table.rows.iter().filter_map(|row| row.value).sum();
    all.number(Role::Value, Some(sum), Style::Count);
    all.number(Role::Areas, Some(small(table.rows.len())), Style::Count);
    all.number(Role::Areas, Some(small(ranked)), Style::Count);
    beside_average(table, &mut lines, &mut all);
    lines.push(all);
    lines
}

/// The average count and the rate of all together, where every row has them, and how far each row is from them.
fn beside_average(table: &Table, lines: &mut [Line], all: &mut Line) {
    let counts: Option<Vec<f64>> = table.rows.iter().map(|row| row.value).collect();
    let Some(counts) = counts.filter(|counts| !counts.is_empty()) else { return };
    let sum: f64 = counts.iter().sum();
    let mean = sum / small(counts.len());
    let residents = |row: &TableRow| Some(row.value? / row.rate.filter(|rate| *rate > 0.0)?);
    let residents: Option<f64> = table.rows.iter().map(residents).sum();
    let rate = residents.filter(|residents| *residents > 0.0).map(|residents| sum / residents);
    all.number(Role::Average, Some(mean), Style::Count);
    all.number(Role::Average, rate, Style::Decimal);
    for (row, line) in table.rows.iter().zip(lines) {
        for (own, other) in [(row.value, Some(mean)), (row.rate, rate)] {
            let both = own.zip(other).filter(|(_, other)| *other > 0.0);
            let percent = both.map(|(own, other)| (own - other) / other * 100.0);
            line.number(Role::BesideAverage, percent, Style::Percent);
        }
    }
}

fn of_row(table: &Table, row: &TableRow, ranked: usize) -> Line {
    let mut line = Line::new(&table.title, &row.area.name, table.period);
    line.before = table.against;
    if row.suppressed {
        return line;
    }
    line.number(Role::Value, row.value, Style::Count);
    line.number(Role::Rate, row.rate, Style::Decimal);
    line.number(Role::Share, row.share, Style::Percent);
    line.number(Role::RateBefore, row.comparator_rate, Style::Decimal);
    line.number(Role::Probability, row.p_value, Style::Decimal);
    let moved = row.position_change.and_then(|moved| i32::try_from(moved).ok());
    line.number(Role::Moved, moved.map(f64::from), Style::Count);
    compared(&mut line, row.value, row.comparator, row.verdict);
    // What a rate is divided by, as far as the row says it.
    if let (Some(value), Some(rate)) = (row.value, row.rate.filter(|rate| *rate > 0.0)) {
        line.number(Role::Population, Some((value / rate * 1000.0).round()), Style::Count);
    }
    if let Some(place) = row.rank {
        line.number(Role::Place, Some(small(place)), Style::Place);
        line.number(Role::Areas, Some(small(ranked)), Style::Count);
        end_of_list(&mut line, place, ranked, table.order);
        if let Some(range) = row.rank_ci95 {
            line.number(Role::PlaceFrom, Some(small(range.from)), Style::Place);
            line.number(Role::PlaceTo, Some(small(range.to)), Style::Place);
            let by_chance = words::places(range);
            let own = words::place_in(table, row).unwrap_or_default();
            line.words.push((Role::Standing, format!("{own} ({by_chance})")));
            line.words.push((Role::Standing, by_chance));
        }
    }
    line
}

fn of_series(series: &Series) -> Vec<Line> {
    let lines = series.months.iter().map(|month| {
        let mut line = Line::new(&series.title, &series.area.name, Period::month(month.month));
        line.is_month = true;
        if !month.suppressed {
            line.number(Role::Value, month.value, Style::Count);
            let expected = month.surprise.map(|surprise| surprise.expected);
            line.number(Role::Expected, expected, Style::Decimal);
            line.number(Role::Probability, month.surprise.map(|s| s.p_value), Style::Decimal);
        }
        line.number(Role::Rolling, month.rolling_12, Style::Count);
        line.number(Role::ExpectedFrom, month.expected.map(|e| e.lower), Style::Count);
        line.number(Role::ExpectedTo, month.expected.map(|e| e.upper), Style::Count);
        let status = match (month.provisional, month.peak && !month.suppressed) {
            (true, true) => "provisional, peak",
            (true, false) => "provisional",
            (false, true) => "peak",
            (false, false) => "",
        };
        line.words.push((Role::Status, status.to_owned()));
        line
    });
    lines.collect()
}

fn small(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::NAN, f64::from)
}

#[expect(clippy::cast_precision_loss, reason = "no population comes near 2 to the 53")]
fn large(n: u64) -> f64 {
    n as f64
}
