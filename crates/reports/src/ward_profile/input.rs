//! What a ward profile is made for.

use figure::{Against, AreaRef, Month, Period};

use crate::needs_assessment::Deprivation;
use crate::{Event, Ground};

/// What a ward profile is made for.
#[derive(Debug, Clone)]
pub struct Input {
    /// "Safer Bromley Partnership".
    pub partnership: String,
    /// The partnership's area, whose wards are profiled.
    pub area: AreaRef,
    /// The period it speaks of.
    pub period: Period,
    /// What figures are held against.
    pub against: Against,
    /// What happened when: a thin line in each chart.
    pub events: Vec<Event>,
    /// What every page must say first where the data are made up; none for real data.
    pub demonstration: Option<String>,
    /// What a map of the wards is drawn on; none where an outline is not held.
    pub ground: Option<Ground>,
    /// How deprived the area's small areas are; none where no index is held.
    pub deprivation: Option<Deprivation>,
}

impl Input {
    /// Profiles of the twelve months to `to` against the twelve before.
    ///
    /// ```
    /// let area = figure::AreaRef { code: "E09000006".parse()?, name: "Bromley".to_owned() };
    /// let input = reports::ward_profile::Input::new("Safer Bromley Partnership", area, "2021-02".parse()?);
    /// assert_eq!(input.period.to_string(), "12 months to February 2021");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(partnership: impl Into<String>, area: AreaRef, to: Month) -> Self {
        Self {
            partnership: partnership.into(),
            area,
            period: Period::rolling_12(to),
            against: Against::Previous,
            events: Vec::new(),
            demonstration: None,
            ground: None,
            deprivation: None,
        }
    }
}

impl crate::asking::Asked for Input {
    fn area(&self) -> &AreaRef {
        &self.area
    }

    fn period(&self) -> Period {
        self.period
    }

    fn against(&self) -> &Against {
        &self.against
    }

    fn events(&self) -> &[Event] {
        &self.events
    }
}
