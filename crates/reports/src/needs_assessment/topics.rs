//! What the sections are about, and which measures each can stand on, first choice first. The Metropolitan Police's
//! recorded crime tells more apart than the street-level files that every force publishes; where only those are held, the
//! same sections stand on the nearest street measure and say so.

use document::{Text, words};
use figure::{Figure, MeasureId, Period, Reason, Series};

use super::asking::{Asking, Told};
use crate::ReportsError;

/// All recorded crime.
pub(super) const ALL: &[&str] = &["tno", "street-all-crime"];
/// Violence against the person.
pub(super) const VIOLENCE: &[&str] = &["vap", "street-violence-and-sexual-offences"];
/// Violence that caused injury, which stands in for what is left when domestic abuse is taken out.
pub(super) const INJURY: &[&str] = &["vwi", "vap", "street-violence-and-sexual-offences"];
/// Violence with injury without domestic abuse.
pub(super) const NON_DOMESTIC: &[&str] = &["vwi-non-da"];
/// Burglary of any building.
pub(super) const BURGLARY: &[&str] = &["burglary", "street-burglary"];
/// Burglary of homes.
pub(super) const HOMES: &[&str] = &["burglary-residential"];
/// Calls about anti-social behaviour.
pub(super) const ASB_CALLS: &[&str] = &["asb-calls"];
/// Anti-social behaviour as the street-level files have it.
pub(super) const ASB: &[&str] = &["asb", "street-anti-social-behaviour"];
/// Theft from the person.
pub(super) const FROM_PERSON: &[&str] = &["theft-from-person", "street-theft-from-the-person"];
/// Robbery of a person.
pub(super) const ROBBERY: &[&str] = &["robbery-personal", "robbery", "street-robbery"];
/// Theft from a vehicle.
pub(super) const FROM_VEHICLE: &[&str] = &["tfmv"];
/// Theft of a vehicle.
pub(super) const OF_VEHICLE: &[&str] = &["tomv"];
/// Every offence about a vehicle, where the two are not told apart.
pub(super) const VEHICLE: &[&str] = &["vehicle-offences", "street-vehicle-crime"];
/// Offences without an identifiable victim.
pub(super) const STATE: &[&str] = &["state-based"];
/// Offences with one.
pub(super) const VICTIM: &[&str] = &["victim-based"];
/// Recorded drug offences: the part of substance misuse that crime data show.
pub(super) const DRUGS: &[&str] = &["drugs", "street-drugs"];

/// A topic: the measure it stands on, and what can be said of it.
#[derive(Debug, Clone)]
pub(super) struct Topic {
    /// The measure.
    pub measure: MeasureId,
    /// Its title.
    pub title: String,
    /// The own area's figure for the whole period, with or without a value.
    pub whole: Told<Figure>,
    /// The figure for the months held up to the end of the period, where the whole period has none.
    pub held: Option<Figure>,
    /// Its months.
    pub months: Told<Series>,
}

impl Topic {
    /// The figure that can be shown: the whole period's, else the held months'.
    pub fn figure(&self) -> Option<&Figure> {
        self.whole.as_ref().ok().filter(|f| is_told(f)).or(self.held.as_ref())
    }

    /// The period that tables are made for.
    pub fn period(&self, whole: Period) -> Period {
        self.figure().map_or(whole, |figure| figure.period)
    }

    /// Whether anything of it can be shown.
    pub fn has_anything(&self) -> bool {
        self.figure().is_some() || self.months.is_ok()
    }

    /// Why the whole period has no value; none where it has one.
    pub fn why_not(&self) -> Option<Reason> {
        match &self.whole {
            Ok(figure) if is_told(figure) => None,
            Ok(figure) => Some(
                figure
                    .reason
                    .clone()
                    .unwrap_or_else(|| Reason::new("the data held do not give it")),
            ),
            Err(reason) => Some(reason.clone()),
        }
    }

    /// Value, change, verdict, rate, place; where the whole period has none, why, and what the held months say. That a
    /// count is provisional is said once, where the document says how to read it, and under each table.
    pub fn sentence(&self) -> Text {
        match (&self.whole, &self.held) {
            (Ok(whole), None) => in_full(whole),
            (Ok(whole), Some(held)) => words::value(whole).then(in_full(held)),
            (Err(reason), _) => not_available(&self.title, reason),
        }
    }
}

fn in_full(figure: &Figure) -> Text {
    let text = words::change(figure).then(words::rate(figure));
    if figure.rank.is_some() { text.then(words::place(figure)) } else { text }
}

/// "Total notifiable offences: not available: …", as a sentence.
pub(super) fn not_available(title: &str, reason: &Reason) -> Text {
    Text::from(format!("{title}: not available: {}.", words::reason(&reason.0)))
}

/// Whether a figure has something to say: a value, or one that is hidden.
pub(super) fn is_told(figure: &Figure) -> bool {
    figure.value.is_some() || figure.suppressed
}

impl Asking<'_> {
    /// The first of these measures that can be answered for the whole period; else the first of which months are held;
    /// else the first in the catalogue, with its reason. None where the catalogue has none of them.
    pub fn topic(&mut self, candidates: &[&str]) -> Result<Option<Topic>, ReportsError> {
        let known: Vec<MeasureId> = candidates.iter().filter_map(|id| self.known(id)).collect();
        let mut found: Option<Topic> = None;
        for measure in known {
            let topic = self.topic_of(&measure)?;
            if topic.why_not().is_none() {
                return Ok(Some(topic));
            }
            let better = match &found {
                None => true,
                Some(first) => !first.has_anything() && topic.has_anything(),
            };
            if better {
                found = Some(topic);
            }
        }
        Ok(found)
    }

    /// The topic of one measure.
    pub fn topic_of(&mut self, measure: &MeasureId) -> Result<Topic, ReportsError> {
        let whole = self.own(measure)?;
        let months = self.months(measure)?;
        let told = whole.as_ref().is_ok_and(is_told);
        let held = match &months {
            Ok(series) if !told => self.held_to_the_end(measure, series)?,
            _ => None,
        };
        let title = self.title(measure);
        Ok(Topic { measure: measure.clone(), title, whole, held, months })
    }

    /// The figure for the unbroken months held up to the end of the period, against the same months a year before.
    fn held_to_the_end(
        &mut self,
        measure: &MeasureId,
        series: &Series,
    ) -> Result<Option<Figure>, ReportsError> {
        let whole = self.input.period();
        let unbroken =
            series.months.iter().rev().take_while(|m| m.value.is_some()).map(|m| m.month).last();
        let ends_there = series.months.last().is_some_and(|m| m.month == whole.to());
        let Some(from) = unbroken.filter(|_| ends_there).map(|m| m.max(whole.from())) else {
            return Ok(None);
        };
        let Ok(period) = Period::new(from, whole.to()) else { return Ok(None) };
        if period == whole {
            return Ok(None);
        }
        let told = self.own_in(measure, period, self.against(period))?;
        Ok(told.ok().filter(is_told))
    }
}
