//! One chart for a question: what is asked of [`Figures`], and which of the charts it becomes.

use document::{ChartKind, Event, words};
use figure::{
    Against, AreaRef, Figure, FigureQuestion, Figures, FiguresError, Group, MeasureId, Month,
    Order, Period, Reason, Series, SeriesQuestion, Table, TableQuestion, Verdict, VintageId, write,
};

use super::{Drawn, Of, Whole};
use crate::ReportsError;

/// The kinds of chart that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One measure and area, month by month.
    Months,
    /// A group of areas, a bar each.
    Bars,
    /// A group of areas by place.
    Rank,
    /// A group of areas by rate and population.
    Funnel,
    /// One measure and area between control limits.
    Control,
    /// A group of areas in two periods.
    Slope,
    /// A group of areas, a small chart of months each.
    Multiples,
    /// The types of crime of one area as shares, in the period and the one it is held against.
    Stacked,
    /// The types of crime of one area, the number of each month.
    Heat,
}

impl Kind {
    /// Whether it is of one measure, which must then be named.
    pub fn of_one_measure(self) -> bool {
        !matches!(self, Self::Stacked | Self::Heat)
    }
}

/// A question for a chart.
#[derive(Debug, Clone)]
pub struct ChartQuestion {
    /// Which chart.
    pub kind: Kind,
    /// What is counted; none for charts of every type of crime.
    pub measure: Option<MeasureId>,
    /// The area that is spoken of.
    pub area: AreaRef,
    /// The group of areas, and what one of them is called, with a capital.
    pub group: (Group, String),
    /// The district whose wards or comparators are meant; none is the partnership's own.
    pub of: Option<String>,
    /// When.
    pub period: Period,
    /// The first month of a chart of months; none is four years before the last.
    pub from: Option<Month>,
    /// Held against what.
    pub against: Against,
    /// What is first; none leaves the group's default.
    pub order: Option<Order>,
    /// The year of the population.
    pub population: Option<i32>,
    /// The vintage.
    pub vintage: Option<VintageId>,
    /// The events that the partnership declared.
    pub events: Vec<Event>,
}

/// Charts of months show so many months where no first one is named: four years.
const MONTHS: i32 = 48;

/// Small charts and heat tables show so many: two years, and one.
const PANEL: i32 = 24;

/// Answers the question with a chart, or with why there is none.
pub fn asked(figures: &dyn Figures, question: &ChartQuestion) -> Result<Drawn, ReportsError> {
    let asking = Asking { figures, question };
    let measure = || {
        let without =
            || ReportsError::Question("name the measure that the chart is to show".into());
        question.measure.clone().ok_or_else(without)
    };
    match question.kind {
        Kind::Months => asking.months(&measure()?),
        Kind::Control => {
            let series = asking.series(&measure()?, &question.area, MONTHS)?;
            Ok(super::control("chart", "", &series, &question.events))
        }
        Kind::Bars | Kind::Rank | Kind::Funnel | Kind::Slope => asking.areas(&measure()?),
        Kind::Multiples => asking.multiples(&measure()?),
        Kind::Stacked => asking.stacked(),
        Kind::Heat => asking.heat(),
    }
}

struct Asking<'a> {
    figures: &'a dyn Figures,
    question: &'a ChartQuestion,
}

impl Asking<'_> {
    fn months(&self, measure: &MeasureId) -> Result<Drawn, ReportsError> {
        let series = self.series(measure, &self.question.area, MONTHS)?;
        if series.months.iter().all(|month| month.value.is_none() && !month.suppressed) {
            let none = || Reason::new("no month of it is held for this area");
            return Ok(Err(series.reason.clone().unwrap_or_else(none)));
        }
        let figure = self.figure(measure, self.question.period)?;
        let compared = figure.comparison.as_ref().is_some_and(|c| c.value.is_some());
        let finding = if compared { words::change_finding(&figure) } else { String::new() };
        Ok(Ok(super::months("chart", &finding, &series, &self.question.events)))
    }

    fn areas(&self, measure: &MeasureId) -> Result<Drawn, ReportsError> {
        let order = match self.question.kind {
            Kind::Bars | Kind::Rank => self.question.order,
            // Whose rate stands out is a question of rates; a slope of counts is one of counts.
            Kind::Funnel => self.question.order.or(Some(Order::HighestRate)),
            _ => self.question.order.or(Some(Order::HighestCount)),
        };
        let table = self.table(measure, order)?;
        let of = self.of();
        Ok(match self.question.kind {
            Kind::Rank => super::rank("chart", "", &table, of),
            Kind::Slope => super::slope("chart", "", &table, of),
            Kind::Funnel => {
                let residents = super::implied_residents(&table);
                super::funnel("chart", "", &table, &residents, of)
            }
            _ if table.rows.iter().all(|row| row.value.is_none() && !row.suppressed) => {
                Err(super::areas::why(&table, "no count is held for these areas"))
            }
            _ => Ok(super::bars("chart", "", &table, of, None)),
        })
    }

    fn multiples(&self, measure: &MeasureId) -> Result<Drawn, ReportsError> {
        let table = self.table(measure, self.question.order.or(Some(Order::HighestCount)))?;
        let mut panels = Vec::new();
        for row in &table.rows {
            let series = self.series(measure, &row.area, PANEL)?;
            if series.months.iter().any(|month| month.value.is_some()) {
                let own = row.area.code == self.question.area.code;
                panels.push((series, note(&table, row), own));
            }
        }
        let panels: Vec<(&Series, String, bool)> =
            panels.iter().map(|(series, note, own)| (series, note.clone(), *own)).collect();
        let finding = super::slope("chart", "", &table, self.of()).map(|chart| chart.frame.title);
        Ok(super::multiples("chart", &finding.unwrap_or_default(), &table, &panels))
    }

    fn stacked(&self) -> Result<Drawn, ReportsError> {
        let now = self.types(self.question.period)?;
        let Some(first) = now.first() else {
            return Ok(Err(Reason::new("no type of crime has a count for this period")));
        };
        let mut periods = vec![(self.question.period, now.clone())];
        let against = now.iter().find_map(|figure| figure.comparison.as_ref());
        if let Some(before) = against.map(|against| against.period) {
            let mut then = Vec::new();
            for figure in &now {
                then.push(self.figure(&figure.measure, before)?);
            }
            periods.insert(0, (before, then));
        }
        let names: Vec<String> = now.iter().map(|figure| figure.title.clone()).collect();
        let shown = |figure: &Figure| figure.value.filter(|_| !figure.suppressed);
        let wholes: Vec<Whole> = periods
            .iter()
            .map(|(period, figures)| Whole {
                name: capital(&period.to_string()),
                parts: figures.iter().map(shown).collect(),
                all: figures.iter().filter_map(shown).sum(),
                own: *period == self.question.period,
            })
            .collect();
        let mut frame = super::framed("chart", "", &first.provenance);
        frame.subtitle = format!(
            "Types of crime, share of all {} of these types, {}",
            first.unit, self.question.area.name
        );
        frame.from = now.iter().map(document::FigureId::of).collect();
        let mut chart = super::stacked(frame, "Period", &names, &wholes);
        // A bar is named by its period alone; in a sentence that takes its article.
        if let ChartKind::Stacked(shares) = &chart.kind {
            let mut said = shares.clone();
            for (bar, (period, _)) in said.bars.iter_mut().zip(&periods) {
                bar.name = words::the_period(*period);
            }
            let finding = words::stacked_finding(&said);
            if !finding.is_empty() {
                chart.frame.title = finding;
            }
        }
        Ok(Ok(chart))
    }

    fn heat(&self) -> Result<Drawn, ReportsError> {
        let mut rows = Vec::new();
        for figure in self.types(self.question.period)? {
            rows.push(self.series(&figure.measure, &self.question.area, PANEL)?);
        }
        let rows: Vec<&Series> = rows.iter().collect();
        let span = self.question.from.map_or(12, |from| {
            usize::try_from(self.question.period.to().index() - from.index() + 1).unwrap_or(1)
        });
        Ok(super::heat("chart", "", "Crime type", &rows, span))
    }

    /// The types of crime of the one source that gives most of them, the most counted first.
    fn types(&self, period: Period) -> Result<Vec<Figure>, ReportsError> {
        let mut found = Vec::new();
        for measure in self.figures.measures().into_iter().filter(|measure| measure.crime_type) {
            let figure = self.figure(&measure.id, period)?;
            if figure.value.is_some() && !figure.suppressed {
                found.push(figure);
            }
        }
        let of = |figure: &Figure| figure.provenance.source.clone();
        let times = |figure: &Figure| found.iter().filter(|other| of(other) == of(figure)).count();
        // The first of those that give most, so that the same data give the same chart.
        let most = found.iter().map(times).max();
        let source = found.iter().find(|figure| Some(times(figure)) == most).map(of);
        found.retain(|figure| Some(of(figure)) == source);
        found.sort_by(|a, b| b.value.unwrap_or(0.0).total_cmp(&a.value.unwrap_or(0.0)));
        Ok(found)
    }

    fn of(&self) -> Of<'_> {
        Of { one: &self.question.group.1, own: Some(&self.question.area.code) }
    }

    fn figure(&self, measure: &MeasureId, period: Period) -> Result<Figure, ReportsError> {
        let mut question =
            FigureQuestion::new(measure.clone(), self.question.area.code.to_string(), period);
        question.against = self.question.against.clone();
        question.population = self.question.population;
        question.vintage.clone_from(&self.question.vintage);
        self.figures.figure(&question).map_err(wrong("the figure", measure))
    }

    fn table(&self, measure: &MeasureId, order: Option<Order>) -> Result<Table, ReportsError> {
        let group = self.question.group.0.clone();
        let mut question = TableQuestion::new(measure.clone(), group, self.question.period);
        question.of.clone_from(&self.question.of);
        question.against = self.question.against.clone();
        question.order = order;
        question.population = self.question.population;
        question.vintage.clone_from(&self.question.vintage);
        self.figures.table(&question).map_err(wrong("the table", measure))
    }

    fn series(
        &self,
        measure: &MeasureId,
        area: &AreaRef,
        months: i32,
    ) -> Result<Series, ReportsError> {
        let to = self.question.period.to();
        let question = SeriesQuestion {
            measure: measure.clone(),
            area: area.code.to_string(),
            from: Some(self.question.from.unwrap_or_else(|| to.plus(1 - months))),
            to: Some(to),
            vintage: self.question.vintage.clone(),
        };
        let mut series = self.figures.series(&question).map_err(wrong("the months", measure))?;
        if self.question.from.is_none() {
            // Nothing is shown before the first month that is held.
            let held = |month: &figure::SeriesMonth| month.value.is_some() || month.suppressed;
            let first = series.months.iter().position(held).unwrap_or(0);
            series.months.drain(..first);
        }
        Ok(series)
    }
}

/// "927, 10.9% lower": a row's count, and its change where a test calls it one.
fn note(table: &Table, row: &figure::TableRow) -> String {
    let Some(value) = row.value.filter(|_| !row.suppressed) else { return String::new() };
    let count = write::count(value);
    let by = row
        .comparator
        .filter(|before| *before > 0.0)
        .map(|before| write::percent(((value - before) / before * 100.0).abs()));
    let period = if table.period.len() == 12 { " in 12 months" } else { "" };
    match (row.verdict, by) {
        (Some(Verdict::Lower), Some(by)) => format!("{count}{period}, {by} lower"),
        (Some(Verdict::Higher), Some(by)) => format!("{count}{period}, {by} higher"),
        _ => format!("{count}{period}"),
    }
}

fn wrong<'a>(what: &'a str, measure: &'a MeasureId) -> impl Fn(FiguresError) -> ReportsError + 'a {
    move |source| ReportsError::Figures { asking: format!("{what} of {measure}"), source }
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
