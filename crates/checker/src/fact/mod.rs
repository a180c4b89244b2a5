//! What a document says of a measure at a place: counts, rates, changes and ranks, from sentences and from tables.

mod prose;
mod table;

use figure::Period;

use crate::Spot;
use crate::book::Book;
use crate::rounding::{Fit, fit_value};
use crate::subject::Subject;

pub(crate) use table::base;

/// A figure that is bound to what it counts and where.
#[derive(Debug, Clone)]
pub(crate) struct Fact {
    /// What is counted.
    pub(crate) subject: Subject,
    /// The place; none where none is said.
    pub(crate) place: Option<String>,
    /// The period.
    pub(crate) period: Option<Period>,
    /// The month of the year, where that is all that is said.
    pub(crate) month: Option<u32>,
    /// What it says.
    pub(crate) what: What,
    /// Its value; a change that falls is negative.
    pub(crate) value: f64,
    /// One of its last printed digit.
    pub(crate) step: f64,
    /// As printed.
    pub(crate) says: String,
    /// Where it stands.
    pub(crate) spot: Spot,
    /// The part of the document it stands in.
    pub(crate) section: usize,
    /// Where it is from.
    pub(crate) source: Source,
}

/// What a fact says of its measure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum What {
    /// How many.
    Count,
    /// How many per so many people, where that is said.
    Rate(Option<f64>),
    /// A change in per cent.
    Change,
    /// A place in a ranking.
    Rank,
}

/// Where a fact is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// A sentence, by index, and a number of it.
    Sentence(usize, usize),
    /// A table, by index.
    Grid(usize),
}

/// The facts of a document.
pub(crate) struct Facts {
    /// All of them in reading order.
    pub(crate) all: Vec<Fact>,
}

impl Facts {
    /// Reads the facts of a document.
    pub(crate) fn new(book: &Book) -> Self {
        let mut all = prose::facts(book);
        all.extend(table::facts(book));
        all.sort_by_key(|fact| (fact.spot.index, fact.spot.range.start));
        Self { all }
    }

    /// The facts of a kind.
    pub(crate) fn of(&self, what: impl Fn(What) -> bool) -> impl Iterator<Item = &Fact> {
        self.all.iter().filter(move |fact| what(fact.what))
    }
}

impl Fact {
    /// Whether it is of the place that the document is about: by name, or because none is said.
    pub(crate) fn is_home(&self, book: &Book) -> bool {
        self.place.as_ref().is_none_or(|place| book.places.is_home(place))
    }

    /// Whether two facts are of one place.
    pub(crate) fn same_place(&self, other: &Self, book: &Book) -> bool {
        match (&self.place, &other.place) {
            (Some(one), Some(other)) => crate::book::Places::same(one, other),
            _ => self.is_home(book) && other.is_home(book),
        }
    }

    /// Whether nothing says that two facts are of different periods.
    pub(crate) fn may_be_one_period(&self, other: &Self) -> bool {
        match (self.period, other.period) {
            (Some(one), Some(other)) => one == other,
            (Some(period), None) | (None, Some(period)) => self
                .month
                .or(other.month)
                .is_none_or(|month| period.len() == 1 && period.to().month() == month),
            (None, None) => {
                self.month == other.month || self.month.is_none() || other.month.is_none()
            }
        }
    }

    /// Whether both name a period, and not the same.
    pub(crate) fn is_of_another_period(&self, other: &Self) -> bool {
        matches!((self.period, other.period), (Some(one), Some(other)) if one != other)
    }

    /// Whether two facts say the same value, at the precision of the coarser.
    pub(crate) fn agrees(&self, other: &Self) -> bool {
        let (coarse, fine) = if self.step >= other.step { (self, other) } else { (other, self) };
        fit_value(coarse.value, coarse.step, fine.value) != Fit::Wrong
    }

    /// Whether it is from a table.
    pub(crate) fn is_of_table(&self) -> bool {
        matches!(self.source, Source::Grid(_))
    }

    /// Its place in words.
    pub(crate) fn place_words<'a>(&'a self, book: &'a Book) -> &'a str {
        self.place.as_deref().or(book.places.home.as_deref()).unwrap_or("the area")
    }
}
