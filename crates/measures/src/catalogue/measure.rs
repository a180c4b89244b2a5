//! One measure: what is counted, from which source's categories.

use figure::{GoodDirection, MeasureId, MeasureSummary, Month, SourceId, Unit};

/// What a measure's counts are divided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DenominatorKind {
    /// Residents.
    Population,
    /// Households; residents where households are not held.
    Households,
}

/// A category as its publisher names it, with one of its subcategories or all of them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Category {
    /// The category.
    pub name: String,
    /// The subcategory; none is all.
    pub sub: Option<String>,
}

impl std::fmt::Display for Category {
    /// As a catalogue's file names it: "Burglary > Domestic Burglary".
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.sub {
            Some(sub) => write!(f, "{} > {sub}", self.name),
            None => f.write_str(&self.name),
        }
    }
}

/// A caveat that holds only for figures reaching back before a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaveatBefore {
    /// The first month it no longer holds for.
    pub month: Month,
    /// What a reader must know.
    pub says: String,
}

/// What is counted from some sources that share their categories.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counted {
    /// The sources, the preferred one first.
    pub sources: Vec<SourceId>,
    /// The categories counted; empty counts everything.
    pub include: Vec<Category>,
    /// The categories left out of those.
    pub exclude: Vec<Category>,
    /// Categories that must all occur in a file of single events, so that one of few crime types is not taken for all crime.
    pub needs: Vec<String>,
    /// What a reader of figures from these sources must know.
    pub caveats: Vec<String>,
    /// What a reader of early figures from these sources must know.
    pub caveats_before: Vec<CaveatBefore>,
}

/// One entry of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Its identifier.
    pub id: MeasureId,
    /// Its title, in sentence case.
    pub title: String,
    /// Its abbreviation, where the field has one.
    pub abbreviation: Option<String>,
    /// What else the field calls it.
    pub aliases: Vec<String>,
    /// What it stands under among others: "Burglary and robbery".
    pub theme: String,
    /// Its unit.
    pub unit: Unit,
    /// Which direction is good.
    pub good: GoodDirection,
    /// What it is divided by.
    pub denominator: DenominatorKind,
    /// What is counted, in words.
    pub definition: String,
    /// What a reader must know.
    pub caveats: Vec<String>,
    /// What is counted, the preferred sources first. A partnership's own counts, by the measure's id, always come last.
    pub counted: Vec<Counted>,
    /// Why no published source gives it, where none does.
    pub unavailable: Option<String>,
    /// Whether it is a type of crime as priorities are set by: the types of one source do not overlap.
    pub crime_type: bool,
    /// Whether it only serves an example, and is left out of lists.
    pub example: bool,
}

impl Measure {
    /// What the catalogue says of it to others; how it lies to other measures is for the catalogue to say.
    pub(super) fn summary(&self) -> MeasureSummary {
        MeasureSummary {
            id: self.id.clone(),
            title: self.title.clone(),
            abbreviation: self.abbreviation.clone(),
            aliases: self.aliases.clone(),
            theme: self.theme.clone(),
            unit: self.unit.clone(),
            good: self.good,
            definition: self.definition.clone(),
            caveats: self.caveats.clone(),
            unavailable: self.unavailable.clone(),
            crime_type: self.crime_type,
            parts: Vec::new(),
            leaves_out: Vec::new(),
        }
    }
}
