//! The evaluator: questions in, figures out.

mod answer;
mod certainty;
mod choice;
mod compare;
mod events;
mod groups;
mod hush;
mod offer;
mod origin;
mod placed;
mod population;
mod ranking;
mod reach;
mod reasons;
mod series;
mod store;
mod suppress;
mod table;
mod usual;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use figure::{
    Against, AreaCode, AreaRef, Figure, FigureQuestion, Figures, FiguresError, Group, MeasureId,
    MeasureSummary, Month, Period, Series, SeriesQuestion, Table, TableQuestion,
};
use geography::{Boundaries, Register};
use lake::Lake;

use crate::{Catalogue, Measure, Settings};
pub use events::EventPoints;
use hush::Hush;
pub use offer::OWN_COUNTS;
use placed::Placed;
use population::Populations;
use reach::Reach;
use store::Store;

/// Answers questions from a lake as it stands when the evaluator is made. What it has read it keeps, so a hundred questions
/// about one measure read its table once; after an import, make a new one.
#[derive(Debug)]
pub struct Evaluator {
    lake: Arc<Lake>,
    register: Arc<Register>,
    catalogue: Arc<Catalogue>,
    settings: Settings,
    store: Store,
    reach: Reach,
    hush: Hush,
    placed: Placed,
    boundaries: OnceLock<Boundaries>,
    populations: OnceLock<Populations>,
    wards_by_district: OnceLock<BTreeMap<AreaCode, BTreeSet<AreaCode>>>,
}

impl Evaluator {
    /// An evaluator over a lake, with who is where, what can be counted, and what the partnership chose.
    pub fn new(
        lake: Arc<Lake>,
        register: Arc<Register>,
        catalogue: Arc<Catalogue>,
        settings: Settings,
    ) -> Self {
        Self {
            lake,
            register,
            catalogue,
            settings,
            store: Store::default(),
            reach: Reach::default(),
            hush: Hush::default(),
            placed: Placed::default(),
            boundaries: OnceLock::new(),
            populations: OnceLock::new(),
            wards_by_district: OnceLock::new(),
        }
    }

    /// The areas of a group that is about this area.
    pub fn areas_of(
        &self,
        group: &Group,
        of: &AreaCode,
        period: Period,
    ) -> Result<Vec<AreaRef>, FiguresError> {
        let members = self.members(group, Some(of), period)?;
        Ok(members.areas.iter().map(|code| self.area_ref(code)).collect())
    }

    fn measure(&self, id: &MeasureId) -> Result<&Measure, FiguresError> {
        self.catalogue.get(id).ok_or_else(|| FiguresError::UnknownMeasure {
            id: id.to_string(),
            nearest: self.catalogue.nearest(id.as_str()),
        })
    }

    /// The area of a name or code, as it was called in a month.
    fn area(&self, asked: &str, month: Option<Month>) -> Result<AreaRef, FiguresError> {
        let found = match month {
            Some(month) => self.register.find_at(asked, month),
            None => self.register.find(asked),
        };
        found.map(geography::Area::to_ref).map_err(|error| FiguresError::Area(error.to_string()))
    }

    fn name_of(&self, code: &AreaCode) -> String {
        self.register.area(code).map_or(code.as_str(), geography::Area::name).to_owned()
    }

    fn area_ref(&self, code: &AreaCode) -> AreaRef {
        AreaRef { code: code.clone(), name: self.name_of(code) }
    }

    /// The comparator period, and why it was chosen where the partnership says so.
    fn comparator(
        &self,
        period: Period,
        against: &Against,
    ) -> Result<(Option<Period>, Option<String>), FiguresError> {
        match against {
            Against::Previous => Ok((period.just_before(), None)),
            Against::Period(other) => Ok((Some(*other), None)),
            Against::Named(name) => {
                let named = &self.settings.named_comparators;
                match named.iter().find(|comparator| comparator.name.eq_ignore_ascii_case(name)) {
                    Some(found) => Ok((Some(found.period), Some(found.reason.clone()))),
                    None => Err(FiguresError::UnknownComparator {
                        name: name.clone(),
                        nearest: named.iter().map(|comparator| comparator.name.clone()).collect(),
                    }),
                }
            }
        }
    }

    fn populations(&self) -> Result<&Populations, FiguresError> {
        if let Some(known) = self.populations.get() {
            return Ok(known);
        }
        let read = Populations::read(&self.lake)?;
        Ok(self.populations.get_or_init(|| read))
    }
}

impl Figures for Evaluator {
    fn figure(&self, question: &FigureQuestion) -> Result<Figure, FiguresError> {
        self.answer_figure(question)
    }

    fn table(&self, question: &TableQuestion) -> Result<Table, FiguresError> {
        self.answer_table(question)
    }

    fn series(&self, question: &SeriesQuestion) -> Result<Series, FiguresError> {
        self.answer_series(question)
    }

    fn measures(&self) -> Vec<MeasureSummary> {
        self.catalogue.summaries()
    }
}
