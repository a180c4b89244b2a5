//! What a page of the dashboard is made for.

use figure::{Against, AreaKind, AreaRef, Period, RagOverride, RagRules};

use crate::asking::Asked;
use crate::needs_assessment::Similar;
use crate::{Comparators, Event, Ground, Held, NamedComparator};

/// What a page is made for.
#[derive(Debug, Clone)]
pub struct Input {
    /// "Safer Bromley Partnership".
    pub partnership: String,
    /// The area: a district, or a ward of one.
    pub area: AreaRef,
    /// When.
    pub period: Period,
    /// What figures are held against.
    pub against: Against,
    /// The areas that the area, or the district that it is a ward of, is ranked among.
    pub comparators: Comparators,
    /// Comparators that the partnership named, each with its reason.
    pub named_comparators: Vec<NamedComparator>,
    /// The areas most like it; none where the folder names none.
    pub similar: Similar,
    /// The rules of the ratings.
    pub rag: RagRules,
    /// Ratings that a person gives in place of the rule's.
    pub overrides: Vec<RagOverride>,
    /// What happened when: a thin line in each chart.
    pub events: Vec<Event>,
    /// What every page must say first where the data are made up; none for real data.
    pub demonstration: Option<String>,
    /// What a map of the wards is drawn on; none where an outline is not held.
    pub ground: Option<Ground>,
    /// The sources held, one entry a vintage.
    pub held: Vec<Held>,
}

impl Input {
    /// A page on an area and a period, held against what is usual for a period of its length: twelve months against the
    /// twelve before, any other against the same months a year before, so that the season is in both.
    ///
    /// ```
    /// let area = figure::AreaRef { code: "E09000006".parse()?, name: "Bromley".to_owned() };
    /// let input = reports::dashboard::Input::new("Safer Bromley Partnership", area, figure::Period::month("2021-02".parse()?));
    /// assert_eq!(input.against.to_string(), "2020-02..2020-02");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(partnership: impl Into<String>, area: AreaRef, period: Period) -> Self {
        Self {
            partnership: partnership.into(),
            area,
            period,
            against: usual(period),
            comparators: Comparators::default(),
            named_comparators: Vec::new(),
            similar: Similar::default(),
            rag: RagRules::default(),
            overrides: Vec::new(),
            events: Vec::new(),
            demonstration: None,
            ground: None,
            held: Vec::new(),
        }
    }

    /// Whether it is about a ward.
    pub(super) fn is_ward(&self) -> bool {
        self.area.code.kind() == AreaKind::Ward
    }
}

/// What a period is held against as a rule.
pub(super) fn usual(period: Period) -> Against {
    let before = Period::new(period.from().plus(-12), period.to().plus(-12));
    match before {
        Ok(before) if period.len() != 12 => Against::Period(before),
        _ => Against::Previous,
    }
}

impl Asked for Input {
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
