//! A baseline that no declared event lies within unsaid.

use std::ops::Range;

use crate::StatisticsError;
use crate::numbers;

/// Something that is known to have changed what a series counts, or how. Places are months of the series, from nought; an
/// event may lie before or after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeclaredEvent {
    /// From this month on the series is another one: a change in how things are recorded, or of boundaries.
    Step {
        /// The first month after the change.
        at: usize,
    },
    /// From `from` up to, not with, `until` the series was another one, and afterwards as before: a lockdown, a month of
    /// records that were lost.
    Spell {
        /// The first month of it.
        from: usize,
        /// The first month after it.
        until: usize,
    },
}

/// The months that a baseline may be made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Baseline {
    /// From the first to, not with, the last.
    pub range: Range<usize>,
    /// The number, among the events that were given, of the one that cut the range; none where it is all that was wanted.
    pub cut_by: Option<usize>,
    /// The spells within the range whose months are not to be used: the number of the event, and the months.
    pub left_out: Vec<(usize, Range<usize>)>,
}

impl Baseline {
    /// Whether this month may be used.
    pub fn has(&self, month: usize) -> bool {
        self.range.contains(&month)
            && !self.left_out.iter().any(|(_, spell)| spell.contains(&month))
    }

    /// How many months may be used.
    pub fn len(&self) -> usize {
        self.range.clone().filter(|month| self.has(*month)).count()
    }

    /// Whether no month may be used.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The series with the months that may not be used missing; its places stay the same. This is what to give to a chart, a
    /// decomposition or a peak: none of them can then see beyond an event.
    pub fn keep<T: Copy>(&self, values: &[Option<T>]) -> Vec<Option<T>> {
        let one = |(month, value): (usize, &Option<T>)| value.filter(|_| self.has(month));
        values.iter().enumerate().map(one).collect()
    }
}

/// Which of the months that are wanted for a baseline may be used to judge the month `judged`.
///
/// A step between the wanted months and the one judged cuts the range: it begins with the first month after the latest such
/// step (or, where the months wanted come after the one judged, ends before the earliest). A spell takes its months out,
/// unless the month judged lies in it: then it is cut to the spell itself. The answer says which event cut it and which
/// months were taken out, so that it can be printed beside the figure. Nothing may be left ([`Baseline::is_empty`]); the
/// methods that are given such a baseline refuse it.
///
/// # Errors
/// Where a spell ends before it begins, or the wanted range is on both sides of the month judged or has that month in it:
/// what is judged is not its own baseline.
pub fn admissible_baseline(
    wanted: Range<usize>,
    judged: usize,
    events: &[DeclaredEvent],
) -> Result<Baseline, StatisticsError> {
    if wanted.contains(&judged) {
        return Err(StatisticsError::Setting {
            name: "judged",
            value: numbers::number(judged),
            wanted: "a month outside the baseline",
        });
    }
    let before = wanted.end <= judged;
    let mut this = Baseline { range: wanted, cut_by: None, left_out: vec![] };
    for (number, event) in events.iter().enumerate() {
        match *event {
            DeclaredEvent::Step { at } => this.cut(number, at, judged, before),
            DeclaredEvent::Spell { from, until } if from > until => {
                return Err(StatisticsError::Setting {
                    name: "until",
                    value: numbers::number(until),
                    wanted: "a month not before the spell's first",
                });
            }
            DeclaredEvent::Spell { from, until } if (from..until).contains(&judged) => {
                this.cut(number, if before { from } else { until }, judged, before);
            }
            DeclaredEvent::Spell { from, until } => this.left_out.push((number, from..until)),
        }
    }
    // Of the spells, what lies within the months that are left.
    for (_, spell) in &mut this.left_out {
        *spell = spell.start.max(this.range.start)..spell.end.min(this.range.end);
    }
    this.left_out.retain(|(_, spell)| !spell.is_empty());
    Ok(this)
}

impl Baseline {
    fn cut(&mut self, number: usize, at: usize, judged: usize, before: bool) {
        if before && at > self.range.start && at <= judged {
            let start = at.min(self.range.end);
            if start > self.range.start {
                self.range.start = start;
                self.cut_by = Some(number);
            }
        } else if !before && at > judged && at < self.range.end {
            self.range.end = at.max(self.range.start);
            self.cut_by = Some(number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use DeclaredEvent::{Spell, Step};
    use proptest::prelude::*;

    #[test]
    fn the_latest_step_before_the_month_cuts_and_is_named() {
        let events = [Step { at: 20 }, Step { at: 50 }, Step { at: 35 }, Step { at: 70 }];
        let found = admissible_baseline(0..60, 60, &events).unwrap();
        assert_eq!((found.range.clone(), found.cut_by), (50..60, Some(1)));
        assert_eq!(found.len(), 10);
        // Before all steps, or right after one, nothing is cut; at one, nothing is left.
        assert_eq!(admissible_baseline(0..20, 19 + 1, &[Step { at: 21 }]).unwrap().cut_by, None);
        assert_eq!(admissible_baseline(20..40, 40, &[Step { at: 20 }]).unwrap().cut_by, None);
        let none = admissible_baseline(20..40, 40, &[Step { at: 40 }]).unwrap();
        assert!(none.is_empty() && none.cut_by == Some(0));
        // A step between the baseline and the month, outside both.
        let apart = admissible_baseline(0..24, 48, &[Step { at: 30 }]).unwrap();
        assert!(apart.is_empty() && apart.cut_by == Some(0));
        // Looking ahead.
        let ahead = admissible_baseline(50..90, 40, &events).unwrap();
        assert_eq!((ahead.range, ahead.cut_by), (50..50, Some(1)));
    }

    #[test]
    fn a_spell_is_taken_out_unless_the_month_lies_in_it() {
        let lockdown = [Spell { from: 10, until: 16 }];
        let found = admissible_baseline(0..24, 24, &lockdown).unwrap();
        assert_eq!((found.range.clone(), found.cut_by), (0..24, None));
        assert_eq!(found.left_out, [(0, 10..16)]);
        assert_eq!(found.len(), 18);
        let series: Vec<Option<u64>> = (0..24).map(Some).collect();
        let kept = found.keep(&series);
        assert_eq!((kept[9], kept[10], kept[15], kept[16]), (Some(9), None, None, Some(16)));
        let within = admissible_baseline(0..13, 13, &lockdown).unwrap();
        assert_eq!((within.range, within.cut_by), (10..13, Some(0)));
        // Only what lies within the months that are left is said to be left out.
        let both = [Spell { from: 10, until: 16 }, Step { at: 14 }];
        let found = admissible_baseline(0..24, 24, &both).unwrap();
        assert_eq!((found.range, found.left_out), (14..24, vec![(0, 14..16)]));
    }

    #[test]
    fn edges_are_defined() {
        assert!(admissible_baseline(0..24, 12, &[]).is_err());
        assert!(admissible_baseline(0..24, 30, &[Spell { from: 9, until: 3 }]).is_err());
        let whole = admissible_baseline(0..24, 24, &[]).unwrap();
        assert_eq!((whole.len(), whole.cut_by), (24, None));
        assert!(admissible_baseline(5..5, 24, &[]).unwrap().is_empty());
    }

    proptest! {
        #[test]
        fn no_event_lies_within_what_is_left(
            steps in proptest::collection::vec(0usize..100, 0..6),
            spell in (0usize..100, 0usize..20),
            wanted in (0usize..100, 0usize..60), judged in 0usize..160,
        ) {
            let wanted = wanted.0..wanted.0 + wanted.1;
            let mut events: Vec<DeclaredEvent> = steps.iter().map(|at| Step { at: *at }).collect();
            let spell = spell.0..spell.0 + spell.1;
            events.push(Spell { from: spell.start, until: spell.end });
            let Ok(found) = admissible_baseline(wanted.clone(), judged, &events) else {
                prop_assert!(wanted.contains(&judged));
                return Ok(());
            };
            for month in (0..200).filter(|month| found.has(*month)) {
                prop_assert!(wanted.contains(&month));
                let (first, second) = (month.min(judged), month.max(judged));
                prop_assert!(steps.iter().all(|at| !(first < *at && *at <= second)));
                prop_assert_eq!(spell.contains(&month), spell.contains(&judged));
            }
            // What is missing is accounted for.
            if found.len() < wanted.len() {
                prop_assert!(found.cut_by.is_some() || !found.left_out.is_empty());
            }
        }
    }
}
