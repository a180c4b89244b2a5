//! What a performance report is made for.

use figure::{Against, AreaRef, MeasureId, Month, Period, RagOverride, RagRules};

use crate::{Comparators, Event, Held, NamedComparator};

/// Measures that stand together: "High-harm crime".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Their heading.
    pub title: String,
    /// The measures, in the order they are reported.
    pub measures: Vec<MeasureId>,
}

/// What a performance report is made for.
#[derive(Debug, Clone)]
pub struct Input {
    /// "Safer Bromley Partnership".
    pub partnership: String,
    /// The partnership's area.
    pub area: AreaRef,
    /// The period that is reported: 12 months, a quarter, the financial year so far.
    pub period: Period,
    /// What it is held against.
    pub against: Against,
    /// The areas that the own area is ranked among.
    pub comparators: Comparators,
    /// Comparators that the partnership named, each with its reason.
    pub named_comparators: Vec<NamedComparator>,
    /// What is reported; empty for the high-harm and volume crimes that the catalogue holds.
    pub groups: Vec<Group>,
    /// The rules of the ratings.
    pub rag: RagRules,
    /// Ratings that a person gives in place of the rule's.
    pub overrides: Vec<RagOverride>,
    /// What happened when: a thin line in each chart.
    pub events: Vec<Event>,
    /// What every page must say first where the data are made up; none for real data.
    pub demonstration: Option<String>,
    /// The sources held, one entry a vintage.
    pub held: Vec<Held>,
}

impl Input {
    /// A report on the twelve months to `to` against the twelve before, with every default.
    ///
    /// ```
    /// let area = figure::AreaRef { code: "E09000006".parse()?, name: "Bromley".to_owned() };
    /// let to = "2021-02".parse()?;
    /// let input = reports::performance::Input::new("Safer Bromley Partnership", area, to);
    /// assert_eq!(input.period.to_string(), "12 months to February 2021");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(partnership: impl Into<String>, area: AreaRef, to: Month) -> Self {
        Self {
            partnership: partnership.into(),
            area,
            period: Period::rolling_12(to),
            against: Against::Previous,
            comparators: Comparators::default(),
            named_comparators: Vec::new(),
            groups: Vec::new(),
            rag: RagRules::default(),
            overrides: Vec::new(),
            events: Vec::new(),
            demonstration: None,
            held: Vec::new(),
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
