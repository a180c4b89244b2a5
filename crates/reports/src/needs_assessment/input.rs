//! What a needs assessment is made for: whose it is, which area and period, what it is held against, and what the
//! partnership itself has to say. The workbench fills it from the partnership's folder.

use figure::{Against, AreaRef, MeasureId, Month, Period};

use crate::{Comparators, Event, Ground, Held, NamedComparator};

/// What a needs assessment is made for.
#[derive(Debug, Clone)]
pub struct Input {
    /// "Safer Bromley Partnership".
    pub partnership: String,
    /// The partnership's area.
    pub area: AreaRef,
    /// The last month of the twelve that are assessed.
    pub to: Month,
    /// What figures are held against.
    pub against: Against,
    /// The areas that the own area is ranked among.
    pub comparators: Comparators,
    /// Neighbouring and similar areas, by name or code, without the own area.
    pub neighbours: Vec<String>,
    /// What is known of areas besides crime: size, deprivation. Those not held are said to be missing.
    pub indicators: Vec<Indicator>,
    /// Comparators that the partnership named, each with its reason.
    pub named_comparators: Vec<NamedComparator>,
    /// The priorities the partnership agreed for the period.
    pub priorities: Vec<Priority>,
    /// What happened when: a thin line in each chart.
    pub events: Vec<Event>,
    /// What every page must say first where the data are made up; none for real data.
    pub demonstration: Option<String>,
    /// The sources held, one entry a vintage.
    pub held: Vec<Held>,
    /// What wards are drawn on; none where their outlines are not held.
    pub ground: Option<Ground>,
    /// What the law asks for and only people can answer.
    pub answers: Answers,
}

impl Input {
    /// An assessment of this area in the twelve months to `to`, with every default.
    pub fn new(partnership: impl Into<String>, area: AreaRef, to: Month) -> Self {
        Self {
            partnership: partnership.into(),
            area,
            to,
            against: Against::Previous,
            comparators: Comparators::default(),
            neighbours: Vec::new(),
            indicators: Vec::new(),
            named_comparators: Vec::new(),
            priorities: Vec::new(),
            events: Vec::new(),
            demonstration: None,
            held: Vec::new(),
            ground: None,
            answers: Answers::default(),
        }
    }

    /// The twelve months that are assessed.
    pub fn period(&self) -> Period {
        Period::rolling_12(self.to)
    }
}

/// What is known of areas besides crime.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// "Size".
    pub title: String,
    /// "hectares"; empty for a rank.
    pub unit: String,
    /// Publisher and year.
    pub source: String,
    /// What a reader must know: "the lower the rank, the more deprived".
    pub note: String,
    /// Its value for each area, by name or code.
    pub values: Vec<(String, f64)>,
}

/// A priority of the partnership.
#[derive(Debug, Clone)]
pub struct Priority {
    /// "Residential burglary".
    pub title: String,
    /// The measures that show how it goes; none where no data measure it.
    pub measures: Vec<MeasureId>,
    /// Who set it, since when, or why it is measured otherwise: a sentence, or empty.
    pub note: String,
}

impl Priority {
    /// A priority that one measure shows.
    pub fn of_measure(title: impl Into<String>, measure: MeasureId) -> Self {
        Self { title: title.into(), measures: vec![measure], note: String::new() }
    }
}

/// What the law asks for and only people can answer; none where the partnership has not written it yet.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    /// Since when: the month of the last assessment and what it found.
    pub previous_assessment: Option<String>,
    /// Why levels and patterns changed, with the evidence for it.
    pub why_changed: Option<String>,
    /// How far last year's plan was implemented.
    pub plan_implemented: Option<String>,
    /// What the responsible authorities should prioritise.
    pub proposed_priorities: Option<String>,
    /// What people who live and work in the area would prioritise, and how they were asked.
    pub community_views: Option<String>,
    /// What the county's strategy group should know; only where there are two tiers of local government.
    pub for_the_county: Option<String>,
    /// Substance misuse beyond recorded drug offences: treatment, alcohol, health data.
    pub substance_misuse: Option<String>,
}

impl crate::asking::Asked for Input {
    fn area(&self) -> &AreaRef {
        &self.area
    }

    fn period(&self) -> Period {
        Self::period(self)
    }

    fn against(&self) -> &Against {
        &self.against
    }

    fn events(&self) -> &[Event] {
        &self.events
    }
}
