//! A topic: a measure, and everything that can be said of it in the period a report is about: the figure, the figure of the
//! months held where the whole period has none, and its months.

use document::{Text, words};
use figure::{Figure, MeasureId, Period, Reason, Series};

use crate::ReportsError;
use crate::asking::{Asked, Asking, Told};

/// A topic: the measure it stands on, and what can be said of it.
#[derive(Debug, Clone)]
pub(crate) struct Topic {
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
pub(crate) fn not_available(title: &str, reason: &Reason) -> Text {
    Text::from(format!("{title}: not available: {}.", words::reason(&reason.0)))
}

/// Whether a figure has something to say: a value, or one that is hidden.
pub(crate) fn is_told(figure: &Figure) -> bool {
    figure.value.is_some() || figure.suppressed
}

impl<I: Asked> Asking<'_, I> {
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
