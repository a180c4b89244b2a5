//! Why a figure that is not the true one may have been written: other readings of the claim, each asked of the data.
//!
//! What explains it exactly is told, the likeliest first. The order is by how seldom a reading fits by accident, and of equals
//! by how often it happens:
//!
//! 1. the direction is the wrong way round, or two digits are swapped: only one or two numbers can be reached so;
//! 2. an earlier vintage has it;
//! 3. the calendar year stands for the financial year, or the other way round;
//! 4. another usual window has it, the nearest month first: one that ends up to three months or a year from it, a whole year,
//!    another length to the same month; or the change is from another period;
//! 5. another year's population was divided by;
//! 6. the wards were summed where the whole was meant, or the whole stands for them;
//! 7. a category is left out, counted in, or stands for the whole;
//! 8. another place has it;
//! 9. the ranking is counted from the other end;
//! 10. a window that ends in any other month has it;
//! 11. one digit is wrong, missing or too many: many numbers can be reached so;
//! 12. it is so near that a file published earlier, which is not held, may have had it.
//!
//! How far is looked goes by how many digits are printed. Of a figure of three digits or more every reading is asked; of one
//! with two, those that happen most; of a single digit or a rank, which anything would explain, the first two and the other end.
//! Where one of the first five explains it, other wards, categories and places are not asked.

mod categories;
mod digits;
mod places;
mod windows;

use figure::{AreaRef, Order, Period, VintageId};

use crate::{Claim, Role};

use super::answers::Answers;
use super::asked::{Answer, Asked, Sense};
use super::precision::{self, is_nearest};
use super::{Scope, Vocabulary};

/// How a wrong figure may have come about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// It rises where it falls, or the other way round.
    Sign,
    /// Two digits are swapped.
    Transposed,
    /// An earlier vintage has it.
    EarlierVintage(VintageId),
    /// It is of the calendar year, and the financial year was said.
    CalendarYear(Period),
    /// It is of the financial year, and the calendar year was said.
    FinancialYear(Period),
    /// It is of another window.
    Window(Period),
    /// It is the change from another period.
    Base(Period),
    /// It is by the population of another year.
    Population(i32),
    /// It is the sum of the wards of this district, without what no ward has.
    WardsSummed(AreaRef),
    /// It is that of one part of the measure, by its title.
    OnlyPart(String),
    /// It is that of a measure that the one said is part of, by its title.
    WholeGroup(String),
    /// This part is left out, by its title.
    Without(String),
    /// This is counted in, by its title.
    With(String),
    /// It is that of another place.
    Place(AreaRef),
    /// It is counted from the other end: what is first there.
    OtherEnd(Order),
    /// One digit is another.
    OneDigit,
    /// A digit is missing, or one too many.
    DigitLost,
    /// It is near: a file published earlier, which is not held, may have had it.
    Near,
}

/// A difference that revisions make, as a part of the count.
const REVISION: f64 = 0.01;

/// The least count of which so small a part is a whole number that says something.
const REVISED_FROM: f64 = 100.0;

/// The last place in the order of those causes after which no other wards, categories and places are asked.
const LIKELY: u8 = 5;

/// What a search for causes needs.
pub(super) struct Search<'a> {
    pub claim: &'a Claim,
    pub asked: &'a Asked,
    pub answer: &'a Answer,
    pub data: &'a Answers<'a>,
    pub vocabulary: &'a Vocabulary,
    pub scope: &'a Scope,
}

/// How far is looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    /// The claim itself and other vintages.
    Least,
    /// What happens most.
    Near,
    /// Every reading.
    Wide,
}

impl Search<'_> {
    /// What explains the claim, the likeliest first.
    pub fn causes(&self) -> Vec<Cause> {
        let reach = self.reach();
        let mut found: Vec<Cause> = Vec::new();
        found.extend(self.sign());
        found
            .extend(digits::transposed(self.claim, self.answer.value).then_some(Cause::Transposed));
        found.extend(self.vintage());
        found.extend(self.other_end());
        if reach >= Reach::Near {
            found.extend(windows::years(self));
            found.extend(windows::window(self, reach == Reach::Wide));
            found.extend(windows::base(self));
            found.extend(self.population());
        }
        let is_likely = |cause: &Cause| order(cause, self.asked.period) <= LIKELY;
        if !found.iter().any(is_likely) {
            found.extend(self.of_elsewhere(reach));
        }
        if reach == Reach::Wide {
            found.extend(digits::slip(self.claim, self.answer.value));
        }
        found.sort_by_key(|cause| order(cause, self.asked.period));
        found.extend(self.near());
        // Where another true value explains it, it is no slip of the pen and no revision.
        if found.iter().any(is_reading) {
            found.retain(is_reading);
        }
        found
    }

    /// What other places and categories explain.
    fn of_elsewhere(&self, reach: Reach) -> Vec<Cause> {
        let mut found = Vec::new();
        if reach >= Reach::Near {
            found.extend(places::wards_summed(self));
        }
        if reach == Reach::Wide {
            found.extend(categories::cause(self));
            found.extend(places::elsewhere(self));
        }
        found
    }

    fn reach(&self) -> Reach {
        let digits = precision::digits(self.claim.value, self.claim.decimals);
        match digits.trim_start_matches('0').len() {
            // There are a few dozen places at most, and some window has nearly every one of them.
            _ if self.claim.role == Role::Rank => Reach::Least,
            0 | 1 => Reach::Least,
            2 => Reach::Near,
            _ => Reach::Wide,
        }
    }

    /// Whether the data give the claim's figure to another question.
    fn fits(&self, asked: &Asked) -> bool {
        asked.answer(self.data).is_ok_and(|answer| is_nearest(self.claim, answer.value))
    }

    fn sign(&self) -> Option<Cause> {
        let turned = self.claim.role == Role::Change && is_nearest(self.claim, -self.answer.value);
        turned.then_some(Cause::Sign)
    }

    fn vintage(&self) -> Option<Cause> {
        let own = &self.answer.figure.provenance;
        // Another source may count otherwise, and says nothing of when a document was written.
        let has_it = |vintage: &&VintageId| {
            let asked = Asked { vintage: Some((*vintage).clone()), ..self.asked.clone() };
            asked.answer(self.data).is_ok_and(|answer| {
                answer.figure.provenance.source == own.source
                    && is_nearest(self.claim, answer.value)
            })
        };
        let mut others = self.scope.vintages.iter().filter(|one| !own.vintages.contains(one));
        others.find(has_it).cloned().map(Cause::EarlierVintage)
    }

    fn population(&self) -> Option<Cause> {
        if !matches!(self.asked.sense, Sense::Rate(_)) {
            return None;
        }
        let middle = self.asked.period.middle_year();
        [-1, 1, -2, 2, -3, 3]
            .into_iter()
            .map(|years| middle + years)
            .find(|year| self.fits(&Asked { population: Some(*year), ..self.asked.clone() }))
            .map(Cause::Population)
    }

    fn other_end(&self) -> Option<Cause> {
        let Sense::Rank(group, order) = &self.asked.sense else { return None };
        let other = match order {
            Order::LowestRate => Order::HighestRate,
            Order::HighestRate => Order::LowestRate,
            Order::HighestCount => Order::LowestCount,
            Order::LowestCount => Order::HighestCount,
        };
        let sense = Sense::Rank(group.clone(), other);
        self.fits(&Asked { sense, ..self.asked.clone() }).then_some(Cause::OtherEnd(other))
    }

    fn near(&self) -> Option<Cause> {
        let truth = self.answer.value;
        let counts = matches!(self.asked.sense, Sense::Count) && truth >= REVISED_FROM;
        (counts && (self.claim.value - truth).abs() <= REVISION * truth).then_some(Cause::Near)
    }
}

/// Whether a cause is the true value turned or swapped, or that of another question; not one that many numbers would have.
fn is_reading(cause: &Cause) -> bool {
    !matches!(cause, Cause::OneDigit | Cause::DigitLost | Cause::Near)
}

/// Its place in the order.
fn order(cause: &Cause, said: Period) -> u8 {
    match cause {
        Cause::Sign | Cause::Transposed => 1,
        Cause::EarlierVintage(_) => 2,
        Cause::CalendarYear(_) | Cause::FinancialYear(_) => 3,
        Cause::Window(window) if windows::is_usual(*window, said) => 4,
        Cause::Base(_) => 4,
        Cause::Population(_) => 5,
        Cause::WardsSummed(_) => 6,
        Cause::OnlyPart(_) | Cause::WholeGroup(_) | Cause::Without(_) | Cause::With(_) => 7,
        Cause::Place(_) => 8,
        Cause::OtherEnd(_) => 9,
        Cause::Window(_) => 10,
        Cause::OneDigit | Cause::DigitLost => 11,
        Cause::Near => 12,
    }
}
