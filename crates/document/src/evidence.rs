//! What a document rests on: every figure, table, series and evaluation in it, each by its name.

use std::collections::{BTreeMap, BTreeSet};

use figure::{Evaluation, Figure, MeasureId, Provenance, Series, Unit};
use serde::Serialize;

use crate::FigureId;

/// One piece of evidence.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Entry {
    /// One figure.
    Figure(Box<Figure>),
    /// One measure over a group of areas.
    Table(Box<figure::Table>),
    /// One measure and area, month by month.
    Series(Box<Series>),
    /// What changed where something was done, beside where nothing was.
    Evaluation(Box<Evaluation>),
}

impl Entry {
    /// Where it came from.
    pub fn provenance(&self) -> &Provenance {
        match self {
            Self::Figure(figure) => &figure.provenance,
            Self::Table(table) => &table.provenance,
            Self::Series(series) => &series.provenance,
            Self::Evaluation(found) => &found.provenance,
        }
    }

    /// Which measure it is of.
    pub fn measure(&self) -> &MeasureId {
        match self {
            Self::Figure(figure) => &figure.measure,
            Self::Table(table) => &table.measure,
            Self::Series(series) => &series.measure,
            Self::Evaluation(found) => &found.measure,
        }
    }

    /// The title of its measure: "Burglary".
    pub fn measure_title(&self) -> &str {
        match self {
            Self::Figure(figure) => &figure.title,
            Self::Table(table) => &table.title,
            Self::Series(series) => &series.title,
            Self::Evaluation(found) => &found.title,
        }
    }

    /// What its measure counts: "offences".
    pub fn unit(&self) -> &Unit {
        match self {
            Self::Figure(figure) => &figure.unit,
            Self::Table(table) => &table.unit,
            Self::Series(series) => &series.unit,
            Self::Evaluation(found) => &found.unit,
        }
    }

    /// What it is, in a line: "Burglary, Bromley, 12 months to February 2021".
    pub fn title(&self) -> String {
        match self {
            Self::Figure(f) => format!("{}, {}, {}", f.title, f.area.name, f.period),
            Self::Table(t) => format!("{}, {}, {}", t.title, t.group, t.period),
            Self::Series(s) => {
                let span = match (s.months.first(), s.months.last()) {
                    (Some(first), Some(last)) => {
                        format!("months from {} to {}", first.month.label(), last.month.label())
                    }
                    _ => "no months".to_owned(),
                };
                format!("{}, {}, {span}", s.title, s.area.name)
            }
            Self::Evaluation(e) => {
                let treated = crate::words::area_names(&e.sides.treated.areas);
                format!("{}, {treated}, {} beside the {}", e.title, e.after, e.before)
            }
        }
    }
}

/// Every figure, table, series and evaluation a document rests on, in the order they were first used.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Evidence {
    entries: Vec<(FigureId, Entry)>,
    #[serde(skip)]
    places: BTreeMap<FigureId, usize>,
}

impl Evidence {
    /// Adds a figure, once, and gives its name.
    pub fn figure(&mut self, figure: &Figure) -> FigureId {
        self.add(FigureId::of(figure), || Entry::Figure(Box::new(figure.clone())))
    }

    /// Adds a table, once, and gives its name.
    pub fn table(&mut self, table: &figure::Table) -> FigureId {
        self.add(FigureId::of_table(table), || Entry::Table(Box::new(table.clone())))
    }

    /// Adds a series, once, and gives its name.
    pub fn series(&mut self, series: &Series) -> FigureId {
        self.add(FigureId::of_series(series), || Entry::Series(Box::new(series.clone())))
    }

    /// Adds an evaluation, once, and gives its name.
    pub fn evaluation(&mut self, found: &Evaluation) -> FigureId {
        self.add(FigureId::of_evaluation(found), || Entry::Evaluation(Box::new(found.clone())))
    }

    /// The piece of evidence of this name.
    pub fn get(&self, id: &FigureId) -> Option<&Entry> {
        self.places.get(id).and_then(|&place| self.entries.get(place)).map(|(_, entry)| entry)
    }

    /// All of it, in the order it was first used.
    pub fn entries(&self) -> impl Iterator<Item = (&FigureId, &Entry)> {
        self.entries.iter().map(|(id, entry)| (id, entry))
    }

    /// How many pieces there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Those pieces of it that a document speaks of by these names, in the same order.
    pub(crate) fn only(&self, names: &BTreeSet<&FigureId>) -> Self {
        let kept = self.entries.iter().filter(|(id, _)| names.contains(id)).cloned();
        let entries: Vec<(FigureId, Entry)> = kept.collect();
        let places = entries.iter().enumerate().map(|(at, (id, _))| (id.clone(), at)).collect();
        Self { entries, places }
    }

    fn add(&mut self, id: FigureId, entry: impl FnOnce() -> Entry) -> FigureId {
        if !self.places.contains_key(&id) {
            self.places.insert(id.clone(), self.entries.len());
            self.entries.push((id.clone(), entry()));
        }
        id
    }
}
