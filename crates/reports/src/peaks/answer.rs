//! What a search for peaks comes to.

use figure::{AreaRef, Interval, MeasureId, Month, SourceId, Unit, VintageId, write};
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

impl Peak {
    /// Its key: the same whenever it is found again.
    pub fn key(&self) -> String {
        format!("peak/{}/{}/{}", self.measure, self.area.code, self.month)
    }

    /// What it is, in words: the count, what was to be expected, how seldom chance gives as many.
    pub fn sentence(&self) -> String {
        let mut said = format!(
            "{} in {}, {}: {} {}, where about {} were to be expected. The chance of as many, had nothing changed: {}.",
            self.title,
            self.area.name,
            self.month.label(),
            write::count(self.value),
            self.unit,
            write::decimal(self.expected, 1),
            write::odds(self.p_value),
        );
        if !self.seasonal {
            said += " Only the months before could be looked at, so the season may be part of it.";
        }
        if self.provisional {
            said += " The month is the newest, and still grows.";
        }
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_peak_is_told_with_how_seldom_chance_gives_it() {
        let mut peak = Peak {
            measure: "burglary".parse().unwrap(),
            title: "Burglary".to_owned(),
            unit: Unit("offences".to_owned()),
            area: AreaRef { code: "E09000006".parse().unwrap(), name: "Bromley".to_owned() },
            month: "2021-02".parse().unwrap(),
            value: 1_204.0,
            expected: 801.26,
            usual: None,
            p_value: 0.0004,
            adjusted_p_value: 0.01,
            stands_out: true,
            seasonal: true,
            provisional: false,
            source: None,
            vintage: None,
        };
        assert_eq!(peak.key(), "peak/burglary/E09000006/2021-02");
        assert_eq!(
            peak.sentence(),
            "Burglary in Bromley, February 2021: 1,204 offences, where about 801.3 were to be expected. The \
             chance of as many, had nothing changed: 1 in 2,500."
        );
        (peak.seasonal, peak.provisional) = (false, true);
        assert!(
            peak.sentence()
                .ends_with("may be part of it. The month is the newest, and still grows.")
        );
    }
}
