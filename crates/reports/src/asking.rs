//! Asking: every question of a report goes through here, so that each is asked once, each answer stands in the document's
//! evidence, and an answer that cannot be had comes back as a reason instead of an error.

use std::collections::BTreeMap;

use document::{Event as ChartEvent, Evidence};
use figure::{
    Against, AreaRef, Figure, FigureQuestion, Figures, FiguresError, Group, MeasureId,
    MeasureSummary, Month, Order, Period, Reason, Series, SeriesQuestion, Table, TableQuestion,
};

use crate::{Event, ReportsError};

/// How many months a chart of months shows, where they are held: four years.
const CHART_MONTHS: i32 = 48;

/// An answer, or why there is none.
pub(crate) type Told<T> = Result<T, Reason>;

/// What a report is asked for, as far as its questions need it.
pub(crate) trait Asked {
    /// The area it is about.
    fn area(&self) -> &AreaRef;
    /// The period it is about.
    fn period(&self) -> Period;
    /// What figures of that period are held against.
    fn against(&self) -> &Against;
    /// What happened when.
    fn events(&self) -> &[Event];
}

/// Whoever asks the questions of one report.
pub(crate) struct Asking<'a, I> {
    figures: &'a dyn Figures,
    /// What the report is made for.
    pub input: &'a I,
    catalogue: BTreeMap<MeasureId, MeasureSummary>,
    in_order: Vec<MeasureSummary>,
    evidence: Evidence,
    told: BTreeMap<String, Told<Answer>>,
}

/// An answer that is kept so that it is asked for once.
#[derive(Clone)]
enum Answer {
    Figure(Box<Figure>),
    Table(Box<Table>),
    Series(Box<Series>),
}

impl<'a, I: Asked> Asking<'a, I> {
    /// Asks these figures for this input.
    pub fn new(figures: &'a dyn Figures, input: &'a I) -> Self {
        let in_order = figures.measures();
        let catalogue = in_order.iter().map(|m| (m.id.clone(), m.clone())).collect();
        let (evidence, told) = (Evidence::default(), BTreeMap::new());
        Self { figures, input, catalogue, in_order, evidence, told }
    }

    /// What the catalogue says of a measure.
    pub fn measure(&self, id: &MeasureId) -> Option<&MeasureSummary> {
        self.catalogue.get(id)
    }

    /// Every measure of the catalogue, in the order of their names.
    pub fn catalogue(&self) -> impl Iterator<Item = &MeasureSummary> {
        self.catalogue.values()
    }

    /// Every measure of the catalogue, in its own order.
    pub fn in_order(&self) -> &[MeasureSummary] {
        &self.in_order
    }

    /// The first measure of this name in the catalogue.
    pub fn known(&self, id: &str) -> Option<MeasureId> {
        id.parse().ok().filter(|id| self.catalogue.contains_key(id))
    }

    /// The measure's title, or its id where the catalogue lacks it.
    pub fn title(&self, id: &MeasureId) -> String {
        self.measure(id).map_or_else(|| id.to_string(), |m| m.title.clone())
    }

    /// What a period is held against: what the input names for the whole period, the same months a year before for the
    /// months of it that are held.
    pub fn against(&self, period: Period) -> Against {
        let year_before = Period::new(period.from().plus(-12), period.to().plus(-12));
        match year_before {
            Ok(before) if period != self.input.period() => Against::Period(before),
            _ => self.input.against().clone(),
        }
    }

    /// The own area's figure for the period that is assessed.
    pub fn own(&mut self, measure: &MeasureId) -> Result<Told<Figure>, ReportsError> {
        let (period, against) = (self.input.period(), self.input.against().clone());
        self.figure(measure, &self.input.area().code.to_string(), period, against)
    }

    /// The own area's figure for another period or comparator.
    pub fn own_in(
        &mut self,
        measure: &MeasureId,
        period: Period,
        against: Against,
    ) -> Result<Told<Figure>, ReportsError> {
        self.figure(measure, &self.input.area().code.to_string(), period, against)
    }

    /// One figure of any area.
    pub fn figure(
        &mut self,
        measure: &MeasureId,
        area: &str,
        period: Period,
        against: Against,
    ) -> Result<Told<Figure>, ReportsError> {
        let mut question = FigureQuestion::new(measure.clone(), area, period);
        question.against = against;
        let asking = format!("the figure of {measure} for {area}, {period}");
        let figures = self.figures;
        let told = self.ask_of(area, format!("{question:?}"), asking, || {
            figures.figure(&question).map(|f| Answer::Figure(Box::new(f)))
        })?;
        Ok(told.and_then(|answer| match answer {
            Answer::Figure(mut figure) => {
                if let Some(rank) = &mut figure.rank {
                    // A sentence says how many there are itself: "of 32 London boroughs".
                    let counted = format!("the {} ", rank.of);
                    if let Some(plain) = rank.group.strip_prefix(&counted) {
                        rank.group = plain.to_owned();
                    }
                }
                self.evidence.figure(&figure);
                Ok(*figure)
            }
            _ => Err(Reason::new("the answer is no figure")),
        }))
    }

    /// The areas that the own area is ranked among. Where no rate can be made they are listed by count.
    pub fn comparators(
        &mut self,
        measure: &MeasureId,
        period: Period,
    ) -> Result<Told<Table>, ReportsError> {
        let mut told = self.table(measure, Group::Comparators, period, None)?;
        if told.is_err() {
            told = self.table(measure, Group::Districts, period, None)?.or(told);
        }
        let without_rates =
            |t: &Table| t.order.by_rate() && t.rows.iter().all(|row| row.rate.is_none());
        match told {
            Ok(table) if without_rates(&table) => {
                let group =
                    Group::List(table.rows.iter().map(|row| row.area.code.to_string()).collect());
                let by_count = self.table(measure, group, period, Some(Order::HighestCount))?;
                let by_count = by_count.map(|mut by_count| {
                    by_count.group.clone_from(&table.group);
                    by_count.reason = table.reason.clone().or(by_count.reason);
                    by_count
                });
                if let Ok(table) = &by_count {
                    self.evidence.table(table);
                }
                Ok(by_count)
            }
            told => {
                if let Ok(table) = &told {
                    self.evidence.table(table);
                }
                Ok(told)
            }
        }
    }

    /// These areas, by rate; the own area among them where it is named.
    pub fn among(
        &mut self,
        measure: &MeasureId,
        areas: Vec<String>,
        period: Period,
    ) -> Result<Told<Table>, ReportsError> {
        let told = self.table(measure, Group::List(areas), period, Some(Order::LowestRate))?;
        if let Ok(table) = &told {
            self.evidence.table(table);
        }
        Ok(told)
    }

    /// The wards of the own area.
    pub fn wards(
        &mut self,
        measure: &MeasureId,
        period: Period,
    ) -> Result<Told<Table>, ReportsError> {
        let told = self.table(measure, Group::Wards, period, None)?;
        if let Ok(table) = &told {
            self.evidence.table(table);
        }
        Ok(told)
    }

    /// The wards of the own area by rate, where each of them has one; else by count.
    pub fn wards_by_rate(
        &mut self,
        measure: &MeasureId,
        period: Period,
    ) -> Result<Told<Table>, ReportsError> {
        let told = self.table(measure, Group::Wards, period, Some(Order::HighestRate))?;
        match told {
            Ok(table) if table.rows.iter().all(|row| row.rate.is_some() || row.suppressed) => {
                self.evidence.table(&table);
                Ok(Ok(table))
            }
            _ => self.wards(measure, period),
        }
    }

    /// The own area's months up to the end of the period, from the first that is held; four years at most.
    pub fn months(&mut self, measure: &MeasureId) -> Result<Told<Series>, ReportsError> {
        let area = self.input.area().code.to_string();
        self.months_of(measure, area)
    }

    /// The same of any area.
    pub fn months_of(
        &mut self,
        measure: &MeasureId,
        area: String,
    ) -> Result<Told<Series>, ReportsError> {
        let question = SeriesQuestion {
            measure: measure.clone(),
            area,
            from: Some(self.input.period().to().plus(1 - CHART_MONTHS)),
            to: Some(self.input.period().to()),
            vintage: None,
        };
        let asking = format!("the months of {measure} for {}", question.area);
        let figures = self.figures;
        let told = self.ask_of(&question.area, format!("{question:?}"), asking, || {
            figures.series(&question).map(|s| Answer::Series(Box::new(s)))
        })?;
        let Ok(Answer::Series(mut series)) = told else {
            return Ok(Err(told.err().unwrap_or_else(|| Reason::new("the answer is no series"))));
        };
        let held = |m: &figure::SeriesMonth| m.value.is_some() || m.suppressed;
        let Some(first) = series.months.iter().position(held) else {
            let none = || Reason::new("no month of it is held for this area");
            return Ok(Err(series.reason.unwrap_or_else(none)));
        };
        series.months.drain(..first);
        self.evidence.series(&series);
        Ok(Ok(*series))
    }

    /// The partnership's events that lie between these months, for a chart.
    pub fn events(&self, from: Month, to: Month) -> Vec<ChartEvent> {
        let mut events: Vec<ChartEvent> = self
            .input
            .events()
            .iter()
            .filter(|event| from <= event.month && event.month <= to)
            .map(|event| ChartEvent { month: event.month, word: event.word.clone() })
            .collect();
        events.sort_by(|a, b| (a.month, &a.word).cmp(&(b.month, &b.word)));
        events
    }

    /// Keeps a figure that another report was told as evidence of this one.
    pub fn keep(&mut self, figure: &Figure) {
        self.evidence.figure(figure);
    }

    /// Everything that was told.
    pub fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    /// Everything that was told, given away.
    pub fn into_evidence(self) -> Evidence {
        self.evidence
    }

    /// One measure over a group, against what the assessment is held against. A table without any value is a reason.
    fn table(
        &mut self,
        measure: &MeasureId,
        group: Group,
        period: Period,
        order: Option<Order>,
    ) -> Result<Told<Table>, ReportsError> {
        let mut question = TableQuestion::new(measure.clone(), group, period);
        question.of = Some(self.input.area().code.to_string());
        question.order = order;
        question.against = self.against(period);
        let asking = format!("the table of {measure} over {:?}, {period}", question.group);
        let figures = self.figures;
        let told = self.ask(format!("{question:?}"), asking, || {
            figures.table(&question).map(|t| Answer::Table(Box::new(t)))
        })?;
        Ok(told.and_then(|answer| match answer {
            Answer::Table(table)
                if table.rows.iter().any(|r| r.value.is_some() || r.suppressed) =>
            {
                Ok(*table)
            }
            Answer::Table(table) => Err(why_empty(&table)),
            _ => Err(Reason::new("the answer is no table")),
        }))
    }

    /// Asks once. What cannot be asked of these data is a reason; what went wrong is an error.
    /// A question about one area. Where another area than the report's own is not known, that is a reason, not an error.
    fn ask_of(
        &mut self,
        area: &str,
        key: String,
        asking: String,
        question: impl FnOnce() -> Result<Answer, FiguresError>,
    ) -> Result<Told<Answer>, ReportsError> {
        match self.ask(key, asking, question) {
            Err(ReportsError::Figures { source: FiguresError::Area(why), .. })
                if area != self.input.area().code.as_str() =>
            {
                Ok(Err(Reason::new(why)))
            }
            told => told,
        }
    }

    fn ask(
        &mut self,
        key: String,
        asking: String,
        question: impl FnOnce() -> Result<Answer, FiguresError>,
    ) -> Result<Told<Answer>, ReportsError> {
        if let Some(told) = self.told.get(&key) {
            return Ok(told.clone());
        }
        let told = match question() {
            Ok(answer) => Ok(answer),
            Err(error @ (FiguresError::UnknownMeasure { .. } | FiguresError::Group(_))) => {
                Err(Reason::new(error.to_string()))
            }
            Err(source) => return Err(ReportsError::Figures { asking, source }),
        };
        self.told.insert(key, told.clone());
        Ok(told)
    }
}

/// Why a table has no value in it: its own reason, else the first row's.
fn why_empty(table: &Table) -> Reason {
    let of_rows = || table.rows.iter().find_map(|row| row.reason.clone());
    table
        .reason
        .clone()
        .or_else(of_rows)
        .unwrap_or_else(|| Reason::new(format!("no count is held for {}", table.group)))
}
