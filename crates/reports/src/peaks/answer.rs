//! What a search for peaks comes to.

use figure::{AreaRef, Interval, MeasureId, Month, SourceId, Unit, VintageId};
use schemars::JsonSchema;
use serde::Serialize;

/// One month of one measure and area that is a peak.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Peak {
    /// The measure.
    pub measure: MeasureId,
    /// The measure's title.
    pub title: String,
    /// Its unit.
    pub unit: Unit,
    /// The area.
    pub area: AreaRef,
    /// The month.
    pub month: Month,
    /// Its count.
    pub value: f64,
    /// The count that its past lets expect.
    pub expected: f64,
    /// The range that is usual, whatever the season.
    pub usual: Option<Interval>,
    /// The probability of a count at least as high where nothing has changed: how surprising it is by itself.
    pub p_value: f64,
    /// The same, adjusted for every month that was looked at.
    pub adjusted_p_value: f64,
    /// Whether it stands out from all that were looked at: the adjusted probability is at most the level.
    pub stands_out: bool,
    /// Whether the same time of earlier years was looked at; otherwise the season may be part of the peak.
    pub seasonal: bool,
    /// Whether the month is its edition's newest, which is incomplete and grows.
    pub provisional: bool,
    /// The source.
    pub source: Option<SourceId>,
    /// The vintage.
    pub vintage: Option<VintageId>,
}

/// The peaks of some months over all measures, the most surprising first.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Peaks {
    /// The area that was looked at with its wards.
    pub area: AreaRef,
    /// The first month looked at.
    pub from: Month,
    /// The last.
    pub to: Month,
    /// How many months of a measure and an area were judged.
    pub judged: usize,
    /// How many of them chance alone would call a peak, at about one in a hundred.
    pub by_chance: f64,
    /// How many could not be judged, for lack of a year of months before them or because they are hidden or not held.
    pub not_judged: usize,
    /// The share of false ones that those which stand out may hold.
    pub level: f64,
    /// The peaks.
    pub peaks: Vec<Peak>,
    /// How they were found.
    pub method: String,
    /// What a reader must know.
    pub caveats: Vec<String>,
    /// Licence lines of what was used.
    pub licences: Vec<String>,
}

impl Peaks {
    /// How many stand out from all that were looked at.
    pub fn standing_out(&self) -> usize {
        self.peaks.iter().filter(|peak| peak.stands_out).count()
    }
}
