//! A session: a folder opened to be asked. It brings lake, register, catalogue and settings together.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use figure::{AreaCode, AreaRef, Group, MeasureSummary, Month, Period, Scope, VintageId};
use geography::{LookupPair, Register};
use lake::{IndicatorRow, Lake};
use measures::{AreaGroup, Catalogue, Evaluator};
use partnership::Annotation;
use reports::Event;

use crate::init::{InitOptions, Initialised};
use crate::settings::ComparatorRule;
use crate::{Folder, FolderError, WorkbenchError, annotations};

/// The notice on every page that is made from invented data.
const DEMONSTRATION: &str = "This is a demonstration. The figures are invented: their totals follow a published board \
     pack, and everything between is made up. Use nothing here as evidence.";

/// A partnership's folder, opened to be asked for figures.
pub struct Session {
    folder: Folder,
    lake: Arc<Lake>,
    register: Arc<Register>,
    catalogue: Arc<Catalogue>,
    figures: Arc<Evaluator>,
    /// The deciles of deprivation, once they were read.
    deciles: Arc<OnceLock<BTreeMap<AreaCode, IndicatorRow>>>,
    annotations: Arc<[Event]>,
    own: String,
}

impl Session {
    /// Opens the folder's lake, register and catalogue.
    pub fn open(folder: Folder) -> Result<Self, WorkbenchError> {
        let lake = Lake::create(folder.lake())?;
        Self::over(folder, Arc::new(lake))
    }

    /// The same data with other texts: settings, measures, harm weights and narratives as they stand in `texts`.
    pub(crate) fn with_texts(&self, texts: &Path) -> Result<Self, WorkbenchError> {
        Self::over(self.folder.with_texts(texts)?, Arc::clone(&self.lake))
    }

    /// The folder as it stood when just these vintages were held.
    pub fn as_of(folder: Folder, vintages: &[VintageId]) -> Result<Self, WorkbenchError> {
        let lake = Lake::open(folder.lake())?.as_of(vintages)?;
        Self::over(folder, Arc::new(lake))
    }

    fn over(folder: Folder, lake: Arc<Lake>) -> Result<Self, WorkbenchError> {
        let register = Arc::new(register(&lake)?);
        let catalogue = Arc::new(catalogue(&folder)?);
        let settings = choices(&folder, &register);
        let figures = Arc::new(Evaluator::new(
            Arc::clone(&lake),
            Arc::clone(&register),
            Arc::clone(&catalogue),
            settings,
        ));
        let own = folder.settings().partnership.area_key().to_owned();
        let deciles = Arc::default();
        let annotations = Arc::from([]);
        Ok(Self { folder, lake, register, catalogue, figures, deciles, annotations, own })
    }

    /// The same session with what people know of the series: it stands at the charts that it is of, and no baseline goes
    /// across a change of recording or a time of restrictions.
    ///
    /// Only whoever shows pages gives annotations. Editions are made without them: they are frozen with the texts of the
    /// folder that they were made from, and annotations, which anybody may change tomorrow, are not among these; an edition
    /// that showed them could not be made again.
    #[must_use]
    pub fn with_annotations(self, annotations: &[Annotation]) -> Self {
        let mut settings = choices(&self.folder, &self.register);
        settings.breaks.extend(annotations::breaks(&self.register, annotations));
        let figures = Evaluator::new(
            Arc::clone(&self.lake),
            Arc::clone(&self.register),
            Arc::clone(&self.catalogue),
            settings,
        );
        let events = annotations::events(&self.register, annotations);
        Self { figures: Arc::new(figures), annotations: events.into(), ..self }
    }

    /// Whether every measure that the settings name is in the catalogue. Whoever prints by the settings asks first.
    pub(crate) fn check_measures(&self) -> Result<(), WorkbenchError> {
        let text = self.folder.settings_text()?;
        let settings = self.folder.settings();
        Ok(settings.check_measures(&self.catalogue, &text).map_err(FolderError::from)?)
    }

    /// From here on the reports are about this area, a name or code of the register, instead of the partnership's own. What
    /// was read stays at hand, so that a report on each of many areas reads each measure once.
    pub fn speak_of(&mut self, area: &str) -> Result<AreaRef, WorkbenchError> {
        let found = self.register.find(area)?.to_ref();
        self.own = found.code.to_string();
        Ok(found)
    }

    /// Whether the reports are about the partnership's own area: only of that can people have written or rated by hand.
    pub(crate) fn is_about_own_area(&self) -> bool {
        let key = self.folder.settings().partnership.area_key();
        let is_it = |code: String| code == self.own;
        self.own == key
            || self.register.find(key).is_ok_and(|own| is_it(own.to_ref().code.to_string()))
    }

    /// The same session about another area.
    pub(crate) fn about(&self, area: &AreaRef) -> Self {
        Self {
            folder: self.folder.clone(),
            lake: Arc::clone(&self.lake),
            register: Arc::clone(&self.register),
            catalogue: Arc::clone(&self.catalogue),
            figures: Arc::clone(&self.figures),
            deciles: Arc::clone(&self.deciles),
            annotations: Arc::clone(&self.annotations),
            own: area.code.to_string(),
        }
    }

    /// The areas of the comparator group, in the order of their names.
    pub(crate) fn comparators(&self, to: Month) -> Result<Vec<AreaRef>, WorkbenchError> {
        let own = self.own()?.code;
        let mut areas = self.figures.areas_of(&Group::Comparators, &own, Period::rolling_12(to))?;
        areas.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(areas)
    }

    /// The folder.
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// What is held.
    pub fn lake(&self) -> &Lake {
        &self.lake
    }

    /// Who is where.
    pub fn register(&self) -> &Register {
        &self.register
    }

    /// What can be counted.
    pub(crate) fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Where the deciles of deprivation are kept.
    pub(crate) fn deciles(&self) -> &OnceLock<BTreeMap<AreaCode, IndicatorRow>> {
        &self.deciles
    }

    /// Whoever answers.
    pub fn figures(&self) -> &Evaluator {
        &self.figures
    }

    /// The annotations that it was given, as charts show them.
    pub(crate) fn annotations(&self) -> &[Event] {
        &self.annotations
    }

    /// The partnership's own area, as the register knows it.
    pub fn own(&self) -> Result<AreaRef, WorkbenchError> {
        Ok(self.register.find(self.own_area())?.to_ref())
    }

    /// What every page that is made from invented data must say first; none for real data.
    pub fn notice(&self) -> Option<&'static str> {
        self.folder.settings().demonstration.then_some(DEMONSTRATION)
    }

    /// The licence lines of what is held of these tables, each once.
    pub(crate) fn licences_of(&self, tables: &[sources::Table]) -> Vec<String> {
        let used = self.lake.vintages().iter().filter(|held| tables.contains(&held.table));
        let lines: BTreeSet<&str> = used.map(|held| held.licence.as_str()).collect();
        lines.into_iter().map(str::to_owned).collect()
    }

    /// The licence lines of everything held, each once.
    pub fn licences(&self) -> Vec<String> {
        let lines: BTreeSet<&str> =
            self.lake.vintages().iter().map(|held| held.licence.as_str()).collect();
        lines.into_iter().map(str::to_owned).collect()
    }

    /// The partnership's own area: its code where it is known, else its name.
    pub fn own_area(&self) -> &str {
        &self.own
    }
}

/// Makes a new partnership's folder. Areas beyond the built-in register are taken at their word until a look-up is imported.
pub fn make_folder(dir: &Path, options: &InitOptions) -> Result<Initialised, WorkbenchError> {
    Ok(crate::init::init(dir, options, &Register::built_in()?)?)
}

/// The built-in catalogue, for whoever has no folder.
pub fn built_in_measures() -> Result<Vec<MeasureSummary>, WorkbenchError> {
    Ok(Catalogue::built_in()?.summaries())
}

/// The register: what is built in, and every look-up held.
pub fn register(lake: &Lake) -> Result<Register, WorkbenchError> {
    Ok(Register::with_lookups(lookups(lake)?)?)
}

/// Every look-up held.
pub(crate) fn lookups(lake: &Lake) -> Result<Vec<LookupPair>, WorkbenchError> {
    let pairs = lake.lookups()?.into_iter().filter_map(|row| {
        Some(LookupPair {
            // Codes were checked when the look-up was imported.
            child_code: row.child_code.parse().ok()?,
            child_name: row.child_name,
            parent_code: row.parent_code.parse().ok()?,
            parent_name: row.parent_name,
            child_set: row.child_set,
            parent_set: row.parent_set,
            share: row.share,
            change: row.change,
        })
    });
    Ok(pairs.collect())
}

fn catalogue(folder: &Folder) -> Result<Catalogue, WorkbenchError> {
    let mut catalogue = Catalogue::built_in()?;
    if let Some(path) = folder.own_measures() {
        let text = fs::read_to_string(&path)
            .map_err(|source| FolderError::Read { path: path.clone(), source })?;
        catalogue = catalogue.with_own(&text, &path.display().to_string())?;
    }
    Ok(catalogue.called(&folder.settings().titles))
}

/// What `watchward.toml` says, as figures need it.
fn choices(folder: &Folder, register: &Register) -> measures::Settings {
    let settings = folder.settings();
    let comparators = match settings.comparators.group {
        ComparatorRule::List => settings.comparators.areas.clone(),
        ComparatorRule::LondonBoroughs | ComparatorRule::SameForce => Vec::new(),
    };
    measures::Settings {
        area: settings.partnership.code.clone().or_else(|| {
            register.find(&settings.partnership.area).ok().map(|area| area.code().clone())
        }),
        comparators: AreaGroup {
            name: settings.comparators.title().to_owned(),
            areas: comparators,
        },
        similar: AreaGroup {
            name: "similar areas".to_owned(),
            areas: settings.similar.areas.clone(),
        },
        named_comparators: settings
            .named_comparators
            .iter()
            .filter_map(|named| {
                Some(measures::NamedComparator {
                    name: named.name.clone(),
                    period: named.period()?,
                    reason: named.reason.clone(),
                })
            })
            .collect(),
        population_year: settings.figures.population,
        level: settings.figures.level,
        breaks: settings
            .events
            .iter()
            .filter(|event| event.changes_recording || event.until.is_some())
            .map(|event| measures::Break {
                month: event.month,
                until: event.until.filter(|_| !event.changes_recording),
                of: Scope::everything(),
            })
            .collect(),
    }
}
