//! The measures of an area as far as they can be told: each with its figure and its months, or why it has none.

use document::{Target, Trend};
use figure::{Figure, GoodDirection, MeasureSummary, Reason};

use super::Asking;
use crate::ReportsError;
use crate::rating::Rating;
use crate::topic::Topic;

/// How many months are drawn small: three years.
const SMALL: usize = 36;

/// A measure, and what can be told of it.
pub(super) struct Telling {
    /// What the catalogue says of it.
    pub measure: MeasureSummary,
    /// What can be told, or why nothing can.
    pub told: Result<Topic, Reason>,
}

/// Every measure of the catalogue, in its own order.
pub(super) fn all(asking: &mut Asking) -> Result<Vec<Telling>, ReportsError> {
    let catalogue: Vec<MeasureSummary> = asking.in_order().to_vec();
    let mut all = Vec::with_capacity(catalogue.len());
    for measure in catalogue {
        // What no published source gives may be among the partnership's own counts, so it is asked for all the same.
        let topic = asking.topic_of(&measure.id)?;
        let told = if topic.figure().is_some() {
            Ok(topic)
        } else {
            let why = measure.unavailable.clone().map(Reason::new).or_else(|| topic.why_not());
            Err(why.unwrap_or_else(|| Reason::new("no figure is held")))
        };
        all.push(Telling { measure, told });
    }
    Ok(all)
}

impl Telling {
    /// The figure, where there is one.
    pub(super) fn figure(&self) -> Option<&Figure> {
        self.told.as_ref().ok().and_then(Topic::figure)
    }

    /// Its last years, drawn small.
    pub(super) fn trend(&self) -> Option<Trend> {
        Trend::of(self.told.as_ref().ok()?.months.as_ref().ok()?, SMALL)
    }

    /// Its page.
    pub(super) fn page(&self, figure: &Figure) -> Target {
        Target::Measure {
            measure: self.measure.id.clone(),
            area: figure.area.code.clone(),
            period: figure.period,
        }
    }
}

/// What the rule, or a person, says of a measure.
pub(super) fn rating<'a>(asking: &Asking<'a>, topic: &Topic, good: GoodDirection) -> Rating<'a> {
    let input = asking.input;
    let rules = (&input.rag, input.overrides.as_slice());
    Rating::of(rules, &topic.measure, topic.figure(), good)
}
