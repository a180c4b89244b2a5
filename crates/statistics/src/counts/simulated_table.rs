//! Tables of counts drawn at random, for simulations.

use std::cmp::Ordering;

use rand_distr::{Distribution, Gamma, Poisson};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::Rng;

use super::false_alarms::Scenario;
use crate::StatisticsError;
use crate::numbers::{at_least, whole_count};

/// Where the counts of a cell come from.
enum Source {
    Nought,
    Poisson(Poisson<f64>),
    /// A Poisson count whose mean is drawn, too.
    Varying(Gamma<f64>),
}

impl Source {
    fn of(place: usize, mean: f64, dispersion: f64) -> Result<Self, StatisticsError> {
        if mean == 0.0 {
            return Ok(Self::Nought);
        }
        let wanted = "a number from 0 to a million million";
        let wrong = StatisticsError::Value { what: "means", place, value: mean, wanted };
        if !(mean > 0.0 && mean <= 1e12) {
            return Err(wrong);
        }
        if dispersion > 1.0 {
            let scale = dispersion - 1.0;
            Gamma::new(mean / scale, scale).map(Self::Varying).map_err(|_| wrong)
        } else {
            Poisson::new(mean).map(Self::Poisson).map_err(|_| wrong)
        }
    }

    fn draw(&self, random: &mut Pcg64Mcg) -> u64 {
        match self {
            Self::Nought => 0,
            Self::Poisson(poisson) => whole_count(poisson.sample(random)),
            Self::Varying(gamma) => {
                let mean: f64 = gamma.sample(random);
                Poisson::new(mean).map_or(0, |poisson| whole_count(poisson.sample(random)))
            }
        }
    }
}

/// The cells of a table: where their counts come from, without and with a change.
pub(super) struct Cells {
    each: Vec<(Source, Source)>,
    /// A cell changes where a drawn word is at most this; none where no cell does.
    changing: Option<u64>,
    truth: Ordering,
}

/// One cell of a drawn table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    /// The count of the first year.
    pub before: u64,
    /// The count of the second year.
    pub now: u64,
    /// Whether the mean rose, stayed or fell.
    pub truth: Ordering,
}

impl Cells {
    pub(super) fn of(scenario: &Scenario<'_>) -> Result<Self, StatisticsError> {
        let &Scenario { means, change, changing, dispersion, tables, .. } = scenario;
        let check = |good: bool, name, value, wanted| {
            if good { Ok(()) } else { Err(StatisticsError::Setting { name, value, wanted }) }
        };
        let good = (1.0..1e6).contains(&dispersion);
        check(good, "dispersion", dispersion, "a number of 1 or more, and below a million")?;
        let good = (-1.0..=1e6).contains(&change);
        check(good, "change", change, "a part of the mean from −1 to a million")?;
        let good = (0.0..=1.0).contains(&changing);
        check(good, "share of changing cells", changing, "a number from 0 to 1")?;
        at_least("cells", means.len(), 1)?;
        at_least("tables", usize::from(tables > 0), 1)?;
        let each = means.iter().enumerate().map(|(place, &mean)| {
            let source = |mean| Source::of(place, mean, dispersion);
            Ok((source(mean)?, source(mean * (1.0 + change))?))
        });
        Ok(Self {
            each: each.collect::<Result<_, StatisticsError>>()?,
            // Of 2^64 words; the cast stops at the greatest.
            changing: (changing > 0.0)
                .then(|| whole_count(changing * 18_446_744_073_709_551_616.0)),
            truth: change.total_cmp(&0.0),
        })
    }

    pub(super) fn draw(&self, random: &mut Pcg64Mcg) -> Vec<Cell> {
        let cell = |(without, with): &(Source, Source)| {
            let word = random.next_u64();
            let changes = self.changing.is_some_and(|changing| word <= changing);
            let before = without.draw(random);
            let now = if changes { with } else { without }.draw(random);
            Cell { before, now, truth: if changes { self.truth } else { Ordering::Equal } }
        };
        self.each.iter().map(cell).collect()
    }
}
