//! Placebo dates: would an earlier date, at which nothing was done, have shown as much?

use crate::StatisticsError;
use crate::numbers::{at_least, number, real, same_length};

/// The measure of a change that placebos are ranked by: always in its own standard errors, so that quiet and busy places and
/// times count alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// The weighted displacement difference, in events per period (and area): the same trend in number is expected.
    Difference,
    /// The logarithm of the ratio of ratios: the same trend in share is expected. A half is added to every count.
    Ratio,
}

/// Counts and lengths of both areas, before and after.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sums {
    pub treated: [f64; 2],
    pub control: [f64; 2],
    pub lengths: [f64; 2],
    /// How many areas the treated and the control are.
    pub sizes: [f64; 2],
}

impl Effect {
    /// The effect and its standard error; the latter 0 where there was no event at all.
    pub(super) fn of(self, sums: &Sums) -> (f64, f64) {
        let Sums { treated: [t0, t1], control: [c0, c1], lengths: [before, after], sizes } = *sums;
        match self {
            Self::Difference => {
                let [own, other] = sizes;
                let estimate = (t1 / own - c1 / other) / after - (t0 / own - c0 / other) / before;
                let (own, other) = (own * own, other * other);
                let variance = (t1 / own + c1 / other) / (after * after)
                    + (t0 / own + c0 / other) / (before * before);
                (estimate, variance.sqrt())
            }
            Self::Ratio => {
                let [t0, t1, c0, c1] = [t0, t1, c0, c1].map(|count| count + 0.5);
                let estimate = (t1 / t0).ln() - (c1 / c0).ln();
                (estimate, (1.0 / t0 + 1.0 / t1 + 1.0 / c0 + 1.0 / c1).sqrt())
            }
        }
    }

    /// The effect in its standard errors.
    pub(super) fn z(self, sums: &Sums) -> f64 {
        let (estimate, error) = self.of(sums);
        if error > 0.0 { estimate / error } else { 0.0 }
    }
}

/// Which periods are compared around a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// How many periods before the date.
    pub before: usize,
    /// How many periods from the date on.
    pub after: usize,
    /// How many periods lie between one placebo date and the next: 1 for every date, 12 for the same month of earlier years.
    pub step: usize,
}

/// The effect at one date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlaceboDate {
    /// The first period after, by its place in the series.
    pub start: usize,
    /// The effect: events per period, or the logarithm of a ratio.
    pub estimate: f64,
    /// The effect in its standard errors.
    pub z: f64,
}

/// The effect at the date at which something was done, among earlier dates at which nothing was.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceboDates {
    /// The effect at the real date.
    pub real: PlaceboDate,
    /// The effect at each placebo date, latest first.
    pub placebos: Vec<PlaceboDate>,
    /// The rank of the real |z| among all dates: 1 is the greatest. Ties count against it.
    pub rank: usize,
    /// `rank` over the number of dates, the real one among them: never below 1 / dates.
    pub p_value: f64,
    /// How many of the placebo windows do not overlap: the windows of neighbouring dates share most of their periods, and so
    /// many independent comparisons there are at most.
    pub apart: usize,
    /// The root mean square of the placebos' z: about 1 where the standard error is right, more where counts scatter more
    /// than Poisson counts do and the z of the real date is too great by as much.
    pub scatter: f64,
}

/// Ranks the effect at a date among the effects at earlier dates, between the same two series.
///
/// `treated` and `control` are counts of equally long periods; `start` is the first period after. A placebo's whole window
/// lies before `start`, so that no effect reaches into it. Dates whose window misses a count are passed over; the real
/// window must be whole.
///
/// The p-value is a rank, right where the past is like the present; overlapping windows make it less sure than its number of
/// dates says.
///
/// Errors: series of different lengths, a window of no period or step 0, a window that does not fit or misses a count, no
/// placebo date.
///
/// Source: placebo in time, Abadie, A., Diamond, A. and Hainmueller, J. (2015), Comparative politics and the synthetic
/// control method, American Journal of Political Science 59, 495–510.
pub fn placebo_dates(
    treated: &[Option<u64>],
    control: &[Option<u64>],
    start: usize,
    window: Window,
    effect: Effect,
) -> Result<PlaceboDates, StatisticsError> {
    same_length("periods of the control", control.len(), treated.len())?;
    for (name, length) in
        [("before", window.before), ("after", window.after), ("step", window.step)]
    {
        if length == 0 {
            return Err(StatisticsError::Setting { name, value: 0.0, wanted: "at least 1 period" });
        }
    }
    let at = |start: usize| -> Option<PlaceboDate> {
        let sums = Sums {
            treated: sums_around(treated, start, window)?,
            control: sums_around(control, start, window)?,
            lengths: [number(window.before), number(window.after)],
            sizes: [1.0; 2],
        };
        Some(PlaceboDate { start, estimate: effect.of(&sums).0, z: effect.z(&sums) })
    };
    let Some(real) = at(start) else {
        let why = "the periods around the date are not all there; take a shorter window";
        return Err(StatisticsError::Inestimable(why));
    };
    let latest = (start + 1).saturating_sub(window.after);
    let placebos: Vec<PlaceboDate> = (window.before..latest)
        .rev()
        .filter(|date| (start - date).is_multiple_of(window.step))
        .filter_map(at)
        .collect();
    at_least("placebo dates", placebos.len(), 1)?;
    let as_great = |date: &&PlaceboDate| date.z.abs() >= real.z.abs() * (1.0 - 1e-9);
    let rank = 1 + placebos.iter().filter(as_great).count();
    let mut apart = 0;
    let mut free = usize::MAX;
    for date in &placebos {
        if date.start + window.after <= free {
            apart += 1;
            free = date.start - window.before;
        }
    }
    let squares: f64 = placebos.iter().map(|date| date.z * date.z).sum();
    Ok(PlaceboDates {
        real,
        rank,
        p_value: number(rank) / number(placebos.len() + 1),
        apart,
        scatter: (squares / number(placebos.len())).sqrt(),
        placebos,
    })
}

/// The sums before and from a date on; none where a period is outside or misses its count.
fn sums_around(series: &[Option<u64>], start: usize, window: Window) -> Option<[f64; 2]> {
    let from = start.checked_sub(window.before)?;
    let before = series.get(from..start)?;
    let after = series.get(start..start.checked_add(window.after)?)?;
    let sum = |part: &[Option<u64>]| part.iter().map(|count| count.map(real)).sum::<Option<f64>>();
    Some([sum(before)?, sum(after)?])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::{DisplacementDesign, Place, ratio_of_ratios, weighted_displacement};

    fn series(seed: u64, fall_from: usize) -> (Vec<Option<u64>>, Vec<Option<u64>>) {
        use rand::RngExt;
        let mut chance = crate::random::replica(seed, 0);
        let mut draw = |low, high| Some(chance.random_range(low..high));
        let treated =
            (0..84).map(|at| if at >= fall_from { draw(10, 30) } else { draw(40, 60) }).collect();
        let control = (0..84).map(|_| draw(80, 120)).collect();
        (treated, control)
    }

    const YEAR: Window = Window { before: 12, after: 12, step: 1 };

    #[test]
    fn a_real_fall_ranks_first_and_none_does_not() {
        let (treated, control) = series(1, 72);
        for effect in [Effect::Difference, Effect::Ratio] {
            let result = placebo_dates(&treated, &control, 72, YEAR, effect).unwrap();
            assert_eq!((result.rank, result.placebos.len()), (1, 49));
            assert!((result.p_value - 0.02).abs() < 1e-12);
            assert!(result.real.estimate < 0.0 && result.scatter < 1.5);
            // 72 periods hold windows of 24 three times.
            assert_eq!(result.apart, 3);
            // No placebo's window touches the periods after the real date.
            assert!(result.placebos.iter().all(|date| date.start <= 60));
        }
        let same_month = Window { step: 12, ..YEAR };
        let result = placebo_dates(&treated, &control, 72, same_month, Effect::Ratio).unwrap();
        let starts: Vec<usize> = result.placebos.iter().map(|date| date.start).collect();
        assert_eq!(starts, [60, 48, 36, 24, 12]);
        let (treated, control) = series(2, 84);
        let result = placebo_dates(&treated, &control, 72, YEAR, Effect::Difference).unwrap();
        assert!(result.p_value > 0.05);
    }

    #[test]
    fn the_effect_is_that_of_the_designs() {
        let (treated, control) = series(5, 60);
        let window = Window { before: 24, after: 12, step: 1 };
        let result = placebo_dates(&treated, &control, 60, window, Effect::Difference).unwrap();
        let sum = |series: &[Option<u64>]| series.iter().flatten().sum::<u64>();
        let (t0, t1) = (sum(&treated[36..60]), sum(&treated[60..72]));
        let (c0, c1) = (sum(&control[36..60]), sum(&control[60..72]));
        let design =
            DisplacementDesign::new(Place::new(t0, t1), Place::new(c0, c1)).over(24.0, 12.0);
        let direct = weighted_displacement(&design, 0.95).unwrap().total;
        assert!((direct.estimate - result.real.estimate).abs() < 1e-9);
        assert!((direct.z - result.real.z).abs() < 1e-9);
        let ratio = placebo_dates(&treated, &control, 60, window, Effect::Ratio).unwrap();
        let direct = ratio_of_ratios((t0, t1), (c0, c1), 0.95).unwrap().change;
        // But for the halves.
        let lengths = (2.0_f64).ln() - (2.0_f64).ln();
        assert!((direct.log_ratio + lengths - ratio.real.estimate).abs() < 0.01);
    }

    #[test]
    fn missing_periods_are_passed_over_and_what_does_not_fit_is_refused() {
        let (mut treated, control) = series(1, 72);
        treated[20] = None;
        let result = placebo_dates(&treated, &control, 72, YEAR, Effect::Ratio).unwrap();
        assert!(result.placebos.iter().all(|date| date.start > 32 || date.start + 12 <= 20));
        treated[75] = None;
        assert!(placebo_dates(&treated, &control, 72, YEAR, Effect::Ratio).is_err());
        assert!(placebo_dates(&control, &control, 80, YEAR, Effect::Ratio).is_err());
        assert!(placebo_dates(&control, &control, 12, YEAR, Effect::Ratio).is_err());
        assert!(placebo_dates(&control, &control[1..], 72, YEAR, Effect::Ratio).is_err());
        let none = Window { after: 0, ..YEAR };
        assert!(placebo_dates(&control, &control, 72, none, Effect::Ratio).is_err());
        let noughts = vec![Some(0); 84];
        let result = placebo_dates(&noughts, &noughts, 72, YEAR, Effect::Difference).unwrap();
        assert!((result.p_value - 1.0).abs() < 1e-12 && result.scatter.abs() < 1e-12);
    }
}
