//! What a needs assessment is made for: whose it is, which area and period, what it is held against, and what the
//! partnership itself has to say. The workbench fills it from the partnership's folder.

use figure::{Against, AreaRef, Figure, MeasureId, Month, Period, RagRules, VintageId};

use crate::hot_spots::HotSpots;
use crate::priority_ranking::{Concern, HarmTable, RankingWeights};
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
    /// The areas most like the own one.
    pub similar: Similar,
    /// What is known of areas besides crime: size, deprivation. Those not held are said to be missing.
    pub indicators: Vec<Indicator>,
    /// Comparators that the partnership named, each with its reason.
    pub named_comparators: Vec<NamedComparator>,
    /// The priorities the partnership agreed for the period.
    pub priorities: Vec<Priority>,
    /// When a priority's change is green, amber or red.
    pub rag: RagRules,
    /// What crime types are ranked by.
    pub ranking: Ranking,
    /// What the last edition said; none where none is stored.
    pub previous: Option<Previous>,
    /// How deprived the area's small areas are; none where no index is held.
    pub deprivation: Option<Deprivation>,
    /// Where measures concentrate on the map; empty where outlines are not held.
    pub hot_spots: Vec<HotSpots>,
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
            similar: Similar::default(),
            rag: RagRules::default(),
            ranking: Ranking::default(),
            previous: None,
            deprivation: None,
            hot_spots: Vec::new(),
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

/// The areas most like the own one, by name or code, without it.
#[derive(Debug, Clone, Default)]
pub struct Similar {
    /// The areas.
    pub areas: Vec<String>,
    /// Why these: a sentence, or empty.
    pub reason: String,
}

/// What crime types are ranked by.
#[derive(Debug, Clone, Default)]
pub struct Ranking {
    /// How much each criterion weighs.
    pub weights: RankingWeights,
    /// Harm weights, where there are any.
    pub harm: Option<HarmTable>,
    /// What people say concerns them.
    pub concerns: Vec<Concern>,
}

/// What the last edition said.
#[derive(Debug, Clone)]
pub struct Previous {
    /// Its name: "needs-assessment-2020-06-17".
    pub edition: String,
    /// Its figures, as they were published.
    pub figures: Vec<Figure>,
}

/// How deprived small areas are beside all of the country.
#[derive(Debug, Clone)]
pub struct Deprivation {
    /// The index: "Index of Multiple Deprivation 2019".
    pub title: String,
    /// What a small area is called: "LSOA".
    pub one: String,
    /// Its publisher.
    pub publisher: String,
    /// Its licence line.
    pub licence: String,
    /// The vintage it was read from.
    pub vintage: VintageId,
    /// What a reader must know.
    pub caveats: Vec<String>,
    /// The own area's small areas.
    pub small_areas: Vec<SmallArea>,
}

/// A small area with its place among all of the country.
#[derive(Debug, Clone)]
pub struct SmallArea {
    /// The ward that most of it lies in; none where that is not known.
    pub ward: Option<AreaRef>,
    /// Its tenth: 1 is the most deprived tenth of the country's small areas.
    pub decile: u8,
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
