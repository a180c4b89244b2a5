//! A count, or a count per so many people and years, with its interval.

use super::{
    Limits, byar, garwood, jeffreys, mid_p_interval, score_interval, square_root_interval,
    wald_interval,
};
use crate::StatisticsError;
use crate::numbers::exposure as checked;
use crate::numbers::{ratio_of_exposures, real};

/// The intervals for the mean behind a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum CountInterval {
    /// The exact one, [`garwood`].
    #[default]
    Garwood,
    /// OHID's form of Byar's, exact below 10, [`byar`].
    Byar,
    /// [`mid_p_interval`].
    MidP,
    /// [`jeffreys`].
    Jeffreys,
    /// [`score_interval`].
    Score,
    /// [`square_root_interval`].
    SquareRoot,
    /// [`wald_interval`].
    Wald,
}

impl CountInterval {
    /// The name, as printed beside the interval.
    pub fn name(self) -> &'static str {
        match self {
            Self::Garwood => "exact interval (Garwood 1936)",
            Self::Byar => "Byar's interval (OHID's form, exact below 10)",
            Self::MidP => "mid-p interval",
            Self::Jeffreys => "Jeffreys' interval",
            Self::Score => "score interval",
            Self::SquareRoot => "square root interval",
            Self::Wald => "Wald interval",
        }
    }

    /// The interval for the mean behind a count, at a level of confidence such as 0.95.
    pub fn limits(self, count: u64, level: f64) -> Result<Limits, StatisticsError> {
        match self {
            Self::Garwood => garwood(count, level),
            Self::Byar => byar(count, level),
            Self::MidP => mid_p_interval(count, level),
            Self::Jeffreys => jeffreys(count, level),
            Self::Score => score_interval(count, level),
            Self::SquareRoot => square_root_interval(count, level),
            Self::Wald => wald_interval(count, level),
        }
    }
}

/// A rate with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rate {
    /// The rate: events for `per` units of exposure.
    pub rate: f64,
    /// The interval's limits, in the rate's unit.
    pub limits: Limits,
    /// How many units of exposure the rate is for, such as 1,000 person-years.
    pub per: f64,
    /// The interval's level of confidence, such as 0.95.
    pub level: f64,
    /// Which interval.
    pub interval: CountInterval,
}

/// The rate `count` / `exposure` × `per`, with the interval of the count carried over to it.
///
/// The exposure is person-time: the population of the same geography, months and boundaries as the count, times the time
/// that was watched. Where months are missing, the exposure is less ([`person_time`]): a count scaled up to a whole year
/// would get an interval as if those events had been seen.
pub fn rate(
    count: u64,
    exposure: f64,
    per: f64,
    level: f64,
    interval: CountInterval,
) -> Result<Rate, StatisticsError> {
    let unit = ratio_of_exposures(per, exposure)?;
    let limits = interval.limits(count, level)?;
    let limits = Limits { lower: limits.lower * unit, upper: limits.upper * unit };
    Ok(Rate { rate: real(count) * unit, limits, per, level, interval })
}

/// The person-time behind a count of which `seen` of `periods` periods are there (9 of 12 months): `population` × `seen` /
/// `periods`, in the time of all the periods together (person-years for 12 months).
pub fn person_time(population: f64, seen: u32, periods: u32) -> Result<f64, StatisticsError> {
    if seen > periods {
        let wanted = "at most as many as there are";
        let value = f64::from(seen);
        return Err(StatisticsError::Setting { name: "number of periods seen", value, wanted });
    }
    checked(checked(population)? * f64::from(seen) / checked(f64::from(periods))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALL: [CountInterval; 7] = [
        CountInterval::Garwood,
        CountInterval::Byar,
        CountInterval::MidP,
        CountInterval::Jeffreys,
        CountInterval::Score,
        CountInterval::SquareRoot,
        CountInterval::Wald,
    ];

    #[test]
    fn a_rate_per_thousand() {
        let rate = rate(100, 12_500.0, 1_000.0, 0.95, CountInterval::Garwood).unwrap();
        assert!((rate.rate - 8.0).abs() < 1e-12);
        assert!((rate.limits.lower - 81.363_991_250_923 * 0.08).abs() < 1e-9, "{rate:?}");
        assert!((rate.limits.upper - 121.626_793_792_426 * 0.08).abs() < 1e-9, "{rate:?}");
    }

    #[test]
    fn missing_months_shorten_the_exposure_and_do_not_stretch_the_count() {
        // 60 in 9 of 12 months among 10,000: 8 per 1,000 person-years either way, but only 60 were seen.
        let exposure = person_time(10_000.0, 9, 12).unwrap();
        assert!((exposure - 7_500.0).abs() < 1e-9);
        let right = rate(60, exposure, 1_000.0, 0.95, CountInterval::Garwood).unwrap();
        let wrong = rate(80, 10_000.0, 1_000.0, 0.95, CountInterval::Garwood).unwrap();
        assert!((right.rate - wrong.rate).abs() < 1e-12);
        assert!(right.limits.lower < wrong.limits.lower && right.limits.upper > wrong.limits.upper);
        assert!((right.limits.lower - garwood(60, 0.95).unwrap().lower / 7.5).abs() < 1e-12);
    }

    #[test]
    fn what_cannot_be_divided_by_is_refused() {
        for wrong in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(rate(1, wrong, 1.0, 0.95, CountInterval::Byar).is_err());
            assert!(rate(1, 1.0, wrong, 0.95, CountInterval::Byar).is_err());
            assert!(person_time(wrong, 1, 1).is_err());
        }
        assert!(person_time(1.0, 0, 12).is_err(), "nothing was seen");
        assert!(person_time(1.0, 13, 12).is_err() && person_time(1.0, 0, 0).is_err());
        for interval in ALL {
            assert!(interval.limits(10, 1.0).is_err(), "{}", interval.name());
        }
    }

    proptest! {
        #[test]
        fn scaling_the_population_scales_the_rate(
            count in 0u64..10_000, population in 1.0f64..1e7, times in 0.01f64..100.0,
        ) {
            for interval in ALL {
                let one = rate(count, population, 1e3, 0.95, interval).unwrap();
                let other = rate(count, population * times, 1e3, 0.95, interval).unwrap();
                prop_assert!((one.rate - other.rate * times).abs() <= 1e-9 * one.rate);
                let upper = other.limits.upper * times;
                prop_assert!((one.limits.upper - upper).abs() <= 1e-9 * one.limits.upper);
            }
        }

        #[test]
        fn the_rate_lies_inside_its_interval(count in 0u64..100_000, level in 0.5f64..0.999) {
            for interval in ALL {
                let rate = rate(count, 2.0, 1.0, level, interval).unwrap();
                let inside = rate.limits.lower <= rate.rate && rate.rate <= rate.limits.upper;
                prop_assert!(inside, "{rate:?}");
            }
        }
    }
}
