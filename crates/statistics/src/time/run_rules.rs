//! What on a control chart is more than chance although no value is beyond the limits.

use super::control_point::ControlPoint;

/// What a value on a control chart signals, itself or as the last of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one for each rule")]
pub struct RunSignals {
    /// It is more than three sigma from the middle.
    pub beyond: bool,
    /// It and another of the last three are more than two sigma from the middle, on its side.
    pub two_of_three: bool,
    /// It and three others of the last five are more than one sigma from the middle, on its side.
    pub four_of_five: bool,
    /// It and the seven before it are on one side of the middle.
    pub eight_on_one_side: bool,
    /// It and the five before it rise all the way, or fall all the way.
    pub six_trending: bool,
}

impl RunSignals {
    /// Whether it signals anything.
    pub fn any(self) -> bool {
        self.beyond
            || self.two_of_three
            || self.four_of_five
            || self.eight_on_one_side
            || self.six_trending
    }
}

/// The run rules at each value of a control chart.
///
/// The set is: one beyond three sigma; two of three beyond two sigma on one side; four of five beyond one sigma on one side;
/// eight in a row on one side; six in a row rising or falling. The first four are those of the Western Electric Company
/// (1956), Statistical Quality Control Handbook, Indianapolis, 25–28; the fifth is the third test of Nelson, L. S. (1984),
/// The Shewhart control chart: tests for special causes, Journal of Quality Technology 16, 237–239, who has nine in a row
/// for the eight. Every rule adds false alarms: where nothing has changed, all five together signal for the first time after
/// about eighty values, the first alone after 370.
///
/// "Beyond" and "rising" are strict: a value on the line is not beyond it, and one equal to the last does not rise. A value
/// in the middle is on no side. A missing value ends a run of eight or six, and is beyond nothing. For rates whose limits
/// vary each value is held against its own; what rises is the rate.
pub fn run_rules(points: &[ControlPoint]) -> Vec<RunSignals> {
    (0..points.len()).map(|last| signals(&points[..=last])).collect()
}

/// What the last value signals.
fn signals(points: &[ControlPoint]) -> RunSignals {
    let Some(last) = points.last() else { return RunSignals::default() };
    let Some(value) = last.value else { return RunSignals::default() };
    let side = if value > last.centre { 1.0 } else { -1.0 };
    let beyond = |point: &ControlPoint, sigmas: f64| {
        point.value.is_some_and(|value| (value - point.centre) * side > sigmas * point.sigma)
    };
    let of_last = |many: usize, sigmas: f64| {
        let those = points.iter().rev().take(many);
        if beyond(last, sigmas) { those.filter(|point| beyond(point, sigmas)).count() } else { 0 }
    };
    let run = |length: usize| points.len().checked_sub(length).map(|start| &points[start..]);
    let all_step = |way: f64| {
        let step = |pair: &[ControlPoint]| match (pair[0].value, pair[1].value) {
            (Some(one), Some(next)) => (next - one) * way > 0.0,
            _ => false,
        };
        run(6).is_some_and(|run| run.windows(2).all(step))
    };
    RunSignals {
        beyond: beyond(last, 3.0),
        two_of_three: of_last(3, 2.0) >= 2,
        four_of_five: of_last(5, 1.0) >= 4,
        eight_on_one_side: run(8).is_some_and(|run| run.iter().all(|point| beyond(point, 0.0))),
        six_trending: all_step(1.0) || all_step(-1.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn chart(values: &[f64]) -> Vec<ControlPoint> {
        let point = |value: &f64| ControlPoint {
            value: value.is_finite().then_some(*value),
            centre: 0.0,
            sigma: 1.0,
            lower: -3.0,
            upper: 3.0,
        };
        values.iter().map(point).collect()
    }

    fn which(values: &[f64], rule: fn(&RunSignals) -> bool) -> Vec<usize> {
        let signals = run_rules(&chart(values));
        (0..values.len()).filter(|place| rule(&signals[*place])).collect()
    }

    const MISSING: f64 = f64::NAN;

    #[test]
    fn each_rule_alone() {
        assert_eq!(which(&[3.0, 3.1, -3.0, -3.1], |one| one.beyond), [1, 3]);
        assert_eq!(which(&[2.1, 0.0, 2.1, 0.0, 0.0, 2.1], |one| one.two_of_three), [2]);
        assert_eq!(which(&[2.1, -2.1, 2.0, -2.1], |one| one.two_of_three), [3]);
        assert_eq!(which(&[2.1, 2.1, 0.5], |one| one.two_of_three), [1]);
        assert_eq!(which(&[1.1, 1.1, -1.5, 1.1, 1.1, 1.1], |one| one.four_of_five), [4, 5]);
        assert_eq!(which(&[1.1, 1.1, 1.0, 1.1], |one| one.four_of_five), [0; 0]);
        let side = [0.1, 0.2, 0.1, 0.2, 0.1, 0.2, 0.1, 0.2, 0.1, 0.0];
        assert_eq!(which(&side, |one| one.eight_on_one_side), [7, 8]);
        let rise = [-0.5, -0.4, -0.3, 0.0, 0.1, 0.2, 0.3, 0.3];
        assert_eq!(which(&rise, |one| one.six_trending), [5, 6]);
        let fall: Vec<f64> = rise.iter().map(|value| -value).collect();
        assert_eq!(which(&fall, |one| one.six_trending), [5, 6]);
    }

    #[test]
    fn what_is_missing_ends_a_run_and_is_beyond_nothing() {
        let side = [0.1, 0.1, 0.1, 0.1, MISSING, 0.1, 0.1, 0.1, 0.1];
        assert!(which(&side, |one| one.eight_on_one_side).is_empty());
        assert!(which(&[1.0, 2.0, 3.0, MISSING, 5.0, 6.0, 7.0], |one| one.six_trending).is_empty());
        assert_eq!(which(&[2.5, MISSING, 2.5], |one| one.two_of_three), [2]);
        assert!(which(&[MISSING; 9], |one| one.any()).is_empty());
        assert!(run_rules(&[]).is_empty());
        // All equal, and limits without room.
        let flat =
            ControlPoint { value: Some(5.0), centre: 5.0, sigma: 0.0, lower: 5.0, upper: 5.0 };
        assert!(run_rules(&[flat; 20]).iter().all(|one| !one.any()));
    }

    proptest! {
        #[test]
        fn turned_over_the_chart_signals_the_same(values in proptest::collection::vec(-4.0f64..4.0, 1..60)) {
            let over: Vec<f64> = values.iter().map(|value| -value).collect();
            prop_assert_eq!(run_rules(&chart(&values)), run_rules(&chart(&over)));
        }
    }
}
