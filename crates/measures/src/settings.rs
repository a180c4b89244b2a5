//! What a partnership says of itself, as far as figures need it: filled from `watchward.toml` by whoever reads that.

use figure::{AreaCode, MeasureId, Month, Period, Scope};

/// A group of areas that the partnership compares itself with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AreaGroup {
    /// What it is called in tables: "similar boroughs".
    pub name: String,
    /// The areas, by name, alias or code.
    pub areas: Vec<String>,
}

/// A comparator period that the partnership named, with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedComparator {
    /// What it is asked for by: "2019".
    pub name: String,
    /// The period.
    pub period: Period,
    /// Why it was chosen: "the last year without restrictions".
    pub reason: String,
}

/// Something that is known to have changed what series count, or how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Break {
    /// Its first month.
    pub month: Month,
    /// The first month after it, where it passed; none where counts are another series from then on.
    pub until: Option<Month>,
    /// The measures and areas whose counts it changed.
    pub of: Scope,
}

/// A partnership's choices.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The partnership's own area.
    pub area: Option<AreaCode>,
    /// The areas that districts are ranked among; empty leaves the default (for a London borough the 32 boroughs, elsewhere
    /// the districts of the same police force area).
    pub comparators: AreaGroup,
    /// The areas most like the partnership's own.
    pub similar: AreaGroup,
    /// Comparator periods, by name.
    pub named_comparators: Vec<NamedComparator>,
    /// The year of the population that every rate uses; none leaves the rule.
    pub population_year: Option<i32>,
    /// The probability below which a change is called one.
    pub level: f64,
    /// What no baseline may silently go across.
    pub breaks: Vec<Break>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            area: None,
            comparators: AreaGroup::default(),
            similar: AreaGroup::default(),
            named_comparators: Vec::new(),
            population_year: None,
            level: 0.05,
            breaks: Vec::new(),
        }
    }
}

impl Settings {
    /// The same with no breaks but those of this measure in this area.
    pub(crate) fn of_series(&self, measure: &MeasureId, area: &AreaCode) -> Self {
        let mut settings = self.clone();
        settings.breaks.retain(|known| known.of.holds(measure, area));
        settings
    }
}
