//! A claim as a question: what would have to be true for it to be right, and what the data say.

use std::rc::Rc;

use figure::{Figure, FiguresError, Group, MeasureId, Order, Period, VintageId};

use super::Why;
use super::answers::{Answers, Way};

/// A question with a number for an answer.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Asked {
    /// What is counted.
    pub measure: MeasureId,
    /// Where: a name or a code.
    pub area: String,
    /// When.
    pub period: Period,
    /// What number is wanted.
    pub sense: Sense,
    /// The year of the population; none leaves the rule.
    pub population: Option<i32>,
    /// The vintage; none leaves the newest.
    pub vintage: Option<VintageId>,
}

/// What number is wanted.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Sense {
    /// How many.
    Count,
    /// How many for so many residents.
    Rate(f64),
    /// How many more than in another period.
    Difference(Period),
    /// How many per cent more than in another period.
    Percent(Period),
    /// How many per cent of another measure.
    ShareOf(MeasureId),
    /// How many per cent of another area's.
    ShareIn(String),
    /// Which place in a group.
    Rank(Group, Order),
}

/// What the data say.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Answer {
    /// The number.
    pub value: f64,
    /// The figure that it is of.
    pub figure: Rc<Figure>,
    /// Of a share, the whole.
    pub whole: Option<Rc<Figure>>,
}

/// The counts that a number is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Counts {
    /// In the period.
    pub now: f64,
    /// In the one that it is held against.
    pub before: Option<f64>,
    /// The residents.
    pub people: Option<f64>,
}

impl Counts {
    /// Those of a figure; none where it has no value.
    pub fn of(figure: &Figure) -> Option<Self> {
        Some(Self {
            now: figure.value?,
            before: figure.comparison.as_ref().and_then(|other| other.value),
            #[expect(clippy::cast_precision_loss, reason = "residents stand far below 2^53")]
            people: figure.rate.as_ref().map(|rate| rate.denominator.value as f64),
        })
    }

    /// The counts of both, or of what is left of the one without the other: `sign` is 1 or -1.
    pub fn with(self, other: Self, sign: f64) -> Self {
        Self {
            now: self.now + sign * other.now,
            before: self.before.zip(other.before).map(|(one, two)| one + sign * two),
            people: self.people,
        }
    }
}

impl Sense {
    /// The number that counts give; none for shares and ranks, and where something is lacking.
    pub fn value(&self, counts: Counts) -> Option<f64> {
        let Counts { now, before, people } = counts;
        match self {
            Self::Count => Some(now),
            Self::Rate(per) => {
                people.filter(|people| *people > 0.0).map(|people| per * now / people)
            }
            Self::Difference(_) => Some(now - before?),
            Self::Percent(_) => {
                before.filter(|before| *before > 0.0).map(|before| 100.0 * (now - before) / before)
            }
            Self::ShareOf(_) | Self::ShareIn(_) | Self::Rank(..) => None,
        }
    }

    /// Whether counts of one measure and area give it.
    pub fn is_of_counts(&self) -> bool {
        !matches!(self, Self::ShareOf(_) | Self::ShareIn(_) | Self::Rank(..))
    }

    /// The period that it is held against.
    pub fn base(&self) -> Option<Period> {
        match self {
            Self::Difference(base) | Self::Percent(base) => Some(*base),
            _ => None,
        }
    }

    /// The same, held against another period.
    pub fn against(&self, base: Period) -> Self {
        match self {
            Self::Difference(_) => Self::Difference(base),
            Self::Percent(_) => Self::Percent(base),
            other => other.clone(),
        }
    }
}

impl Asked {
    /// What the data say.
    pub fn answer(&self, data: &Answers<'_>) -> Result<Answer, Why> {
        let figure = self.figure(data, &self.measure, &self.area)?;
        let now = figure.value.ok_or_else(|| not_held(figure.reason.as_ref()))?;
        let mut whole = None;
        let value = match &self.sense {
            Sense::ShareOf(measure) => {
                let of = self.figure(data, measure, &self.area)?;
                share(now, whole.insert(of))?
            }
            Sense::ShareIn(area) => {
                let of = self.figure(data, &self.measure, area)?;
                share(now, whole.insert(of))?
            }
            Sense::Rank(..) => {
                let rank = figure.rank.as_ref();
                let rank = rank.ok_or_else(|| not_held(figure.rank_reason.as_ref()))?;
                #[expect(clippy::cast_precision_loss, reason = "places stand far below 2^53")]
                let position = rank.position as f64;
                position
            }
            sense => {
                let value = Counts::of(&figure).and_then(|counts| sense.value(counts));
                let other = figure.comparison.as_ref().and_then(|other| other.reason.as_ref());
                value.ok_or_else(|| not_held(figure.rate_reason.as_ref().or(other)))?
            }
        };
        Ok(Answer { value, figure, whole })
    }

    /// The counts that its number is made of.
    pub fn counts(&self, data: &Answers<'_>) -> Option<Counts> {
        let figure = self.figure(data, &self.measure, &self.area).ok()?;
        Counts::of(&figure)
    }

    /// The figure of a measure and area over its period.
    fn figure(
        &self,
        data: &Answers<'_>,
        measure: &MeasureId,
        area: &str,
    ) -> Result<Rc<Figure>, Why> {
        let rank = match &self.sense {
            Sense::Rank(group, order) => Some((group.clone(), *order)),
            _ => None,
        };
        let (base, population, vintage) =
            (self.sense.base(), self.population, self.vintage.clone());
        data.figure(measure, area, self.period, &Way { base, rank, population, vintage })
    }
}

fn share(part: f64, whole: &Figure) -> Result<f64, Why> {
    let of = whole.value.ok_or_else(|| not_held(whole.reason.as_ref()))?;
    if of > 0.0 {
        Ok(100.0 * part / of)
    } else {
        Err(Why::NotHeld("the whole is nought".to_owned()))
    }
}

fn not_held(reason: Option<&figure::Reason>) -> Why {
    Why::NotHeld(reason.map_or_else(|| "not available".to_owned(), ToString::to_string))
}

impl From<FiguresError> for Why {
    fn from(error: FiguresError) -> Self {
        match error {
            FiguresError::Area(why) => Self::UnknownPlace(why),
            FiguresError::Group(why) => Self::NoGroup(why),
            other => Self::NotHeld(other.to_string()),
        }
    }
}
