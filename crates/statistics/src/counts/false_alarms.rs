//! How often rules call a change where nothing changed, and how often they see one that is there: a simulation.

use std::cmp::Ordering;
use std::collections::HashMap;

use rayon::prelude::*;

use super::simulated_table::{Cell, Cells};
use super::{Verdict, compare_counts};
use crate::StatisticsError;
use crate::multiple::Correction;
use crate::numbers::{real, significance};
use crate::random::replica;

/// Pairs of counts up to this are kept: 125,000 at most.
const KNOWN_UP_TO: u64 = 500;

/// A rule by which a cell of a table is called higher, lower, or neither.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rule {
    /// A change of more than this part of last year's count: 0.1 for "red beyond ±10%". Any rise from nought is one.
    Fixed(f64),
    /// The verdict of [`super::changes`] at a level of significance, corrected over the cells of one table.
    Tested {
        /// The level of significance, such as 0.05.
        alpha: f64,
        /// How the p-values of one table are adjusted for each other.
        correction: Correction,
    },
}

/// What is simulated: a table of cells in two years.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scenario<'a> {
    /// The mean count of each cell of one table in the first year.
    pub means: &'a [f64],
    /// The true change of the cells that change, as a part of their mean: 0.3 for +30%, −0.3 for −30%.
    pub change: f64,
    /// How likely each cell is to change, apart from all others: 0 for no change anywhere, 1 for a change everywhere.
    pub changing: f64,
    /// The variance of a count over its mean, the same in all cells: 1 for events that happen one by one (Poisson), above 1
    /// for counts that vary more (negative binomial).
    pub dispersion: f64,
    /// How many times the table is drawn.
    pub tables: u64,
    /// Where chance starts from.
    pub seed: u64,
}

/// What a rule did in a simulation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alarms {
    /// The rule.
    pub rule: Rule,
    /// How many cells did not change, in all tables together.
    pub unchanged: u64,
    /// How many of those the rule called a change.
    pub false_alarms: u64,
    /// How many tables had a false alarm.
    pub tables_with_false_alarm: u64,
    /// How many tables there were.
    pub tables: u64,
    /// How many cells changed, in all tables together.
    pub changed: u64,
    /// How many of those the rule called a change, the right way.
    pub seen: u64,
    /// How many of those the rule called a change the wrong way.
    pub wrong_way: u64,
}

impl Alarms {
    fn of(rule: Rule) -> Self {
        Self {
            rule,
            unchanged: 0,
            false_alarms: 0,
            tables_with_false_alarm: 0,
            tables: 0,
            changed: 0,
            seen: 0,
            wrong_way: 0,
        }
    }

    fn and(self, other: &Self) -> Self {
        Self {
            rule: self.rule,
            unchanged: self.unchanged + other.unchanged,
            false_alarms: self.false_alarms + other.false_alarms,
            tables_with_false_alarm: self.tables_with_false_alarm + other.tables_with_false_alarm,
            tables: self.tables + other.tables,
            changed: self.changed + other.changed,
            seen: self.seen + other.seen,
            wrong_way: self.wrong_way + other.wrong_way,
        }
    }

    /// The share of cells without a change that were called one. None where every cell changed.
    pub fn false_alarm_rate(&self) -> Option<f64> {
        share(self.false_alarms, self.unchanged)
    }

    /// False alarms in one table on average.
    pub fn false_alarms_per_table(&self) -> f64 {
        share(self.false_alarms, self.tables).unwrap_or(0.0)
    }

    /// The share of cells with a change that were called one, the right way. None where no cell changed.
    pub fn power(&self) -> Option<f64> {
        share(self.seen, self.changed)
    }
}

fn share(part: u64, of: u64) -> Option<f64> {
    (of > 0).then(|| real(part) / real(of))
}

/// Draws tables of two years, in which cells change or not, and counts what each rule makes of them. The same seed gives the
/// same answer at any number of threads, and each rule sees the same tables.
pub fn false_alarms(
    scenario: &Scenario<'_>,
    rules: &[Rule],
) -> Result<Vec<Alarms>, StatisticsError> {
    let cells = Cells::of(scenario)?;
    for rule in rules {
        match *rule {
            Rule::Fixed(part) if !(part.is_finite() && part >= 0.0) => {
                let wanted = "a part of last year's count, such as 0.1";
                return Err(StatisticsError::Setting { name: "fixed rule", value: part, wanted });
            }
            Rule::Tested { alpha, .. } => {
                significance(alpha)?;
            }
            Rule::Fixed(_) => {}
        }
    }
    let nothing: Vec<Alarms> = rules.iter().map(|&rule| Alarms::of(rule)).collect();
    (0..scenario.tables)
        .into_par_iter()
        .map_init(HashMap::new, |known, number| {
            judge(&cells.draw(&mut replica(scenario.seed, number)), rules, known)
        })
        .try_reduce(
            || nothing.clone(),
            |one, other| Ok(one.iter().zip(&other).map(|(one, other)| one.and(other)).collect()),
        )
}

/// What each rule makes of one table.
fn judge(
    table: &[Cell],
    rules: &[Rule],
    known: &mut Known,
) -> Result<Vec<Alarms>, StatisticsError> {
    let tested = rules.iter().any(|rule| matches!(rule, Rule::Tested { .. }));
    let p_values = if tested { p_values(table, known)? } else { Vec::new() };
    rules
        .iter()
        .map(|&rule| match rule {
            Rule::Fixed(part) => Ok(tallied(rule, table, |_, cell| fixed(cell, part))),
            Rule::Tested { alpha, correction } => {
                let adjusted = correction.adjust(&p_values)?;
                Ok(tallied(rule, table, |place, cell| {
                    Verdict::of(adjusted[place], cell.now.cmp(&cell.before), alpha)
                }))
            }
        })
        .collect()
}

/// The p-values of pairs of small counts that were met before: they come again and again.
type Known = HashMap<(u64, u64), f64>;

fn p_values(table: &[Cell], known: &mut Known) -> Result<Vec<f64>, StatisticsError> {
    let mut each = Vec::with_capacity(table.len());
    for cell in table {
        // At equal exposures the two are alike either way round; always taken one way, they are so to the last digit.
        let pair = (cell.now.max(cell.before), cell.now.min(cell.before));
        let compare = || Ok(compare_counts(pair.0, 1.0, pair.1, 1.0)?.p_value);
        each.push(if pair.0 > KNOWN_UP_TO {
            compare()?
        } else if let Some(p_value) = known.get(&pair) {
            *p_value
        } else {
            let p_value = compare()?;
            known.insert(pair, p_value);
            p_value
        });
    }
    Ok(each)
}

/// The verdict of a fixed rule. What is just at its line, but for rounding, is not beyond it.
fn fixed(cell: &Cell, part: f64) -> Verdict {
    let beyond = real(cell.now.abs_diff(cell.before)) > part * real(cell.before) * (1.0 + 1e-12);
    match cell.now.cmp(&cell.before) {
        Ordering::Greater if beyond => Verdict::Higher,
        Ordering::Less if beyond => Verdict::Lower,
        _ => Verdict::WithinChance,
    }
}

fn tallied(rule: Rule, table: &[Cell], verdict: impl Fn(usize, &Cell) -> Verdict) -> Alarms {
    let mut alarms = Alarms { tables: 1, ..Alarms::of(rule) };
    for (place, cell) in table.iter().enumerate() {
        let verdict = verdict(place, cell);
        match cell.truth {
            Ordering::Equal => {
                alarms.unchanged += 1;
                alarms.false_alarms += u64::from(verdict != Verdict::WithinChance);
            }
            truth => {
                let right = if truth.is_gt() { Verdict::Higher } else { Verdict::Lower };
                alarms.changed += 1;
                alarms.seen += u64::from(verdict == right);
                alarms.wrong_way += u64::from(verdict != right && verdict != Verdict::WithinChance);
            }
        }
    }
    alarms.tables_with_false_alarm = u64::from(alarms.false_alarms > 0);
    alarms
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: Rule = Rule::Tested { alpha: 0.05, correction: Correction::BenjaminiHochberg };
    const UNCORRECTED: Rule = Rule::Tested { alpha: 0.05, correction: Correction::None };

    fn still(means: &[f64], tables: u64) -> Scenario<'_> {
        Scenario { means, change: 0.0, changing: 0.0, dispersion: 1.0, tables, seed: 1 }
    }

    #[test]
    fn what_a_fixed_rule_of_ten_per_cent_does_where_nothing_changed() {
        // methods.md 2.2: 87% of cells at a mean of 5, 75% at 20, 48% at 100, 16% at 400 and 2.6% at 1,000.
        for (mean, share, within) in [
            (5.0, 0.87, 0.005),
            (20.0, 0.75, 0.005),
            (100.0, 0.48, 0.005),
            (400.0, 0.16, 0.005),
            (1000.0, 0.026, 0.001),
        ] {
            let alarms = false_alarms(&still(&[mean; 100], 2_000), &[Rule::Fixed(0.1)]).unwrap();
            let rate = alarms[0].false_alarm_rate().unwrap();
            assert!((rate - share).abs() < within, "{mean}: {rate}");
            assert_eq!((alarms[0].unchanged, alarms[0].power()), (200_000, None));
        }
    }

    #[test]
    fn three_thousand_false_colours_a_year() {
        // methods.md 2.2: 25 wards by 14 types by 12 months at a mean of 20, red beyond ±10%.
        let alarms = false_alarms(&still(&[20.0; 350], 12), &[Rule::Fixed(0.1), OURS]).unwrap();
        assert!(alarms[0].false_alarms.abs_diff(3_150) < 90, "{alarms:?}");
        assert!(alarms[1].false_alarms < 5, "{alarms:?}");
    }

    #[test]
    fn ours_calls_next_to_nothing_where_nothing_changed() {
        let rules = [Rule::Fixed(0.05), Rule::Fixed(0.1), UNCORRECTED, OURS];
        let alarms = false_alarms(&still(&[20.0; 308], 100), &rules).unwrap();
        let per_table: Vec<f64> = alarms.iter().map(Alarms::false_alarms_per_table).collect();
        assert!(per_table[0] > per_table[1] && per_table[1] > 200.0, "{per_table:?}");
        assert!((5.0..20.0).contains(&per_table[2]), "{per_table:?}");
        assert!(per_table[3] < 0.05 * per_table[1], "{per_table:?}");
        // Where nothing changed, a corrected table has a false alarm no more often than the level says.
        assert!(alarms[3].tables_with_false_alarm <= 12, "{alarms:?}");
    }

    #[test]
    fn a_true_change_is_seen_the_more_the_greater_it_is() {
        let means = [40.0; 100];
        let power = |change: f64, changing: f64| {
            let scenario = Scenario { change, changing, ..still(&means, 60) };
            let alarms = false_alarms(&scenario, &[UNCORRECTED, OURS]).unwrap();
            assert!(alarms[1].seen <= alarms[0].seen);
            (alarms[0].power().unwrap(), alarms[1].power().unwrap())
        };
        let (a_fifth, a_half, fall) = (power(0.2, 0.1), power(0.5, 0.1), power(-0.5, 0.1));
        assert!(a_fifth.0 < a_half.0 && a_fifth.1 < a_half.1, "{a_fifth:?} {a_half:?}");
        assert!(fall.1 > 0.25 && fall.0 > 0.6, "{fall:?}");
        // As the exact power of one comparison has it.
        let one = super::super::PlannedComparison {
            base: 40.0,
            base_exposure: 1.0,
            exposure: 1.0,
            alpha: 0.05,
        };
        let exact = super::super::power(one, 0.5).unwrap().higher;
        assert!((power(0.5, 1.0).0 - exact).abs() < 0.02, "{exact}");
    }

    #[test]
    fn the_seed_alone_decides() {
        let scenario = Scenario { change: 0.3, changing: 0.2, ..still(&[3.0, 0.0, 50.0], 300) };
        let run = |threads, seed| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let scenario = Scenario { seed, ..scenario };
            pool.install(|| false_alarms(&scenario, &[Rule::Fixed(0.1), OURS]).unwrap())
        };
        assert_eq!(run(1, 5), run(3, 5));
        assert_ne!(run(1, 5), run(1, 6));
    }

    #[test]
    fn counts_that_vary_more_than_poisson_ones_raise_more_alarms() {
        // Variance twice the mean: Wheeler's rule fires 13.4%, and a test at 5% about 17%.
        let varying = Scenario { dispersion: 2.0, ..still(&[100.0; 100], 200) };
        let alarms = false_alarms(&varying, &[UNCORRECTED]).unwrap();
        let rate = alarms[0].false_alarm_rate().unwrap();
        assert!((rate - 0.166).abs() < 0.01, "{rate}");
    }

    #[test]
    fn what_is_refused() {
        let means = [1.0];
        let good = still(&means, 1);
        let refused = |scenario: Scenario<'_>| false_alarms(&scenario, &[OURS]).is_err();
        assert!(!refused(good));
        assert!(refused(still(&[], 1)) && refused(still(&means, 0)));
        assert!(refused(still(&[-1.0], 1)) && refused(still(&[f64::NAN], 1)));
        assert!(refused(Scenario { dispersion: 0.5, ..good }));
        assert!(refused(Scenario { dispersion: f64::NAN, ..good }));
        assert!(refused(Scenario { change: -1.5, ..good }));
        assert!(refused(Scenario { changing: 1.5, ..good }));
        assert!(false_alarms(&good, &[Rule::Fixed(f64::NAN)]).is_err());
        let level = Rule::Tested { alpha: 0.95, correction: Correction::None };
        assert!(false_alarms(&good, &[level]).is_err());
        assert!(false_alarms(&good, &[]).unwrap().is_empty());
    }
}
