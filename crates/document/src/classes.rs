//! Classes of a map's values: where one ends and the next begins, and by which rule.

use figure::write;
use serde::Serialize;

/// How classes were made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum ClassRule {
    /// About the same number of areas in each.
    EqualNumber,
    /// Each as wide as the others, from the lowest value to the highest.
    EqualInterval,
    /// Values that lie close together stand together: the least sum of squares within classes.
    NaturalBreaks,
    /// Breaks from outside, such as those of an earlier report, with the words that say so.
    Given(String),
}

impl ClassRule {
    /// The rule in words, after "Classes:".
    pub fn words(&self) -> &str {
        match self {
            Self::EqualNumber => "about the same number of areas in each",
            Self::EqualInterval => "each as wide as the others",
            Self::NaturalBreaks => "values close together stand together (natural breaks)",
            Self::Given(words) => words,
        }
    }
}

/// Classes of values, at most five as a rule. A value is put into its class as it is printed: rounded to as many decimals
/// as the breaks have, so that no reader sees 4.3 in the class "less than 4.3".
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Classes {
    rule: ClassRule,
    breaks: Vec<f64>,
    places: usize,
}

/// Breaks have no more decimals than this.
const MOST_PLACES: usize = 4;

impl Classes {
    /// About the same number of values in each of `classes` classes; fewer classes where values tie.
    pub fn equal_number(values: &[f64], classes: usize) -> Self {
        let sorted = sorted(values);
        let breaks: Vec<f64> = (1..classes)
            .filter_map(|i| sorted.get(i * sorted.len() / classes.max(1)).copied())
            .collect();
        Self::rounded(ClassRule::EqualNumber, &breaks, &sorted)
    }

    /// `classes` classes of the same width from the lowest to the highest value.
    pub fn equal_interval(values: &[f64], classes: usize) -> Self {
        let sorted = sorted(values);
        let (Some(low), Some(high)) = (sorted.first(), sorted.last()) else {
            return Self { rule: ClassRule::EqualInterval, breaks: Vec::new(), places: 0 };
        };
        let parts = u32::try_from(classes).unwrap_or(1).max(1);
        let breaks: Vec<f64> =
            (1..parts).map(|i| low + (high - low) * f64::from(i) / f64::from(parts)).collect();
        Self::rounded(ClassRule::EqualInterval, &breaks, &sorted)
    }

    /// Classes with the least sum of squares within them (W. D. Fisher, On grouping for maximum homogeneity, JASA 53, 1958;
    /// on maps known as Jenks' natural breaks). The work grows with the square of the number of different values.
    pub fn natural_breaks(values: &[f64], classes: usize) -> Self {
        let sorted = sorted(values);
        Self::rounded(ClassRule::NaturalBreaks, &fisher(&sorted, classes), &sorted)
    }

    /// Classes with these breaks, rising, and the words that say where they are from.
    pub fn given(breaks: &[f64], rule: impl Into<String>) -> Self {
        let rule = ClassRule::Given(rule.into());
        let mut breaks: Vec<f64> = sorted(breaks);
        breaks.dedup();
        let places = (0..MOST_PLACES)
            .find(|p| breaks.iter().all(|b| (round(*b, *p) - b).abs() < 1e-9))
            .unwrap_or(MOST_PLACES);
        Self { rule, breaks, places }
    }

    /// How they were made.
    pub fn rule(&self) -> &ClassRule {
        &self.rule
    }

    /// Where one class ends and the next begins, rising. A value equal to a break belongs to the class above it.
    pub fn breaks(&self) -> &[f64] {
        &self.breaks
    }

    /// How many classes there are: one more than breaks.
    pub fn count(&self) -> usize {
        self.breaks.len() + 1
    }

    /// The class of a value, from 0.
    pub fn of(&self, value: f64) -> usize {
        let value = round(value, self.places);
        self.breaks.iter().filter(|&&b| value >= b).count()
    }

    /// A class in words: "less than 4.3", "4.3 to less than 5.2", "7.1 and more".
    pub fn range(&self, class: usize) -> String {
        let number = |v: &f64| write::decimal(*v, self.places);
        let below = class.checked_sub(1).and_then(|i| self.breaks.get(i));
        match (below, self.breaks.get(class)) {
            (None, None) => "all".to_owned(),
            (None, Some(to)) => format!("less than {}", number(to)),
            (Some(from), None) => format!("{} and more", number(from)),
            (Some(from), Some(to)) => format!("{} to less than {}", number(from), number(to)),
        }
    }

    /// Breaks with as few decimals as keep them apart: none for whole values, else one or more. What would leave the lowest
    /// class empty, or is twice there, goes.
    fn rounded(rule: ClassRule, breaks: &[f64], sorted: &[f64]) -> Self {
        let fewest = usize::from(sorted.iter().any(|v| v.fract() != 0.0));
        let kept = |places: usize| -> Vec<f64> {
            let mut kept: Vec<f64> = breaks.iter().map(|b| round(*b, places)).collect();
            kept.dedup();
            kept.retain(|b| sorted.first().is_some_and(|first| *b > round(*first, places)));
            kept
        };
        let most = kept(MOST_PLACES).len();
        let places = (fewest..MOST_PLACES).find(|p| kept(*p).len() == most).unwrap_or(MOST_PLACES);
        Self { rule, breaks: kept(places), places }
    }
}

fn sorted(values: &[f64]) -> Vec<f64> {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|v| v.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    sorted
}

fn round(value: f64, places: usize) -> f64 {
    let scale = 10f64.powi(i32::try_from(places).unwrap_or(0));
    (value * scale).round() / scale
}

/// Fisher's breaks of sorted values. `best[j]` is the least sum of squares of the first `j` different values in the classes
/// so far; one more class is added a round.
fn fisher(sorted: &[f64], classes: usize) -> Vec<f64> {
    let mut values: Vec<(f64, f64)> = Vec::new();
    for &value in sorted {
        match values.last_mut() {
            Some((known, weight)) if known.total_cmp(&value).is_eq() => *weight += 1.0,
            _ => values.push((value, 1.0)),
        }
    }
    // Sums about the first value, so that large values lose no digits.
    let origin = values.first().map_or(0.0, |v| v.0);
    let mut sums = vec![(0.0, 0.0, 0.0)];
    for (value, weight) in &values {
        let (w, s, q) = sums.last().copied().unwrap_or_default();
        let v = value - origin;
        sums.push((w + weight, s + weight * v, q + weight * v * v));
    }
    let within = |from: usize, to: usize| {
        let ((w0, s0, q0), (w1, s1, q1)) = (sums[from], sums[to]);
        (q1 - q0) - (s1 - s0).powi(2) / (w1 - w0)
    };
    let n = values.len();
    let classes = classes.min(n);
    if classes == 0 {
        return Vec::new();
    }
    let mut best: Vec<f64> = (0..=n).map(|j| if j == 0 { 0.0 } else { within(0, j) }).collect();
    let mut starts: Vec<Vec<usize>> = Vec::new();
    for class in 1..classes {
        let mut next = vec![f64::INFINITY; n + 1];
        let mut start = vec![0; n + 1];
        for to in class + 1..=n {
            for (from, before) in best.iter().enumerate().take(to).skip(class) {
                let sum = before + within(from, to);
                if sum < next[to] {
                    (next[to], start[to]) = (sum, from);
                }
            }
        }
        starts.push(start);
        best = next;
    }
    let mut breaks = Vec::new();
    let mut to = n;
    for start in starts.iter().rev() {
        to = start[to];
        breaks.extend(values.get(to).map(|v| v.0));
    }
    breaks.reverse();
    breaks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_numbers_in_each_class_unless_values_tie() {
        let values: Vec<f64> = (1..=10).map(f64::from).collect();
        assert_eq!(Classes::equal_number(&values, 5).breaks(), [3.0, 5.0, 7.0, 9.0]);
        assert!(Classes::equal_number(&[2.0; 6], 5).breaks().is_empty());
        assert!(Classes::equal_number(&[], 5).breaks().is_empty());
        assert_eq!(Classes::equal_number(&[0.0, 0.0, 0.0, 0.0, 1.0, 2.0], 5).breaks(), [1.0]);
    }

    #[test]
    fn equal_intervals_run_from_the_lowest_to_the_highest() {
        assert_eq!(Classes::equal_interval(&[10.0, 0.0, 3.0], 5).breaks(), [2.0, 4.0, 6.0, 8.0]);
        assert_eq!(Classes::equal_interval(&[0.5, 1.0], 2).breaks(), [0.8]);
        assert!(Classes::equal_interval(&[4.0, 4.0], 5).breaks().is_empty());
        assert!(Classes::equal_interval(&[f64::NAN], 5).breaks().is_empty());
    }

    #[test]
    fn natural_breaks_fall_into_the_gaps() {
        let values = [1.0, 2.0, 3.0, 20.0, 21.0, 22.0, 50.0, 51.0];
        assert_eq!(Classes::natural_breaks(&values, 3).breaks(), [20.0, 50.0]);
        assert!(Classes::natural_breaks(&[7.0, 7.0], 3).breaks().is_empty());
        assert!(Classes::natural_breaks(&[], 3).breaks().is_empty());
        assert_eq!(Classes::natural_breaks(&[1.0, 9.0], 5).breaks(), [9.0]);
        // A value that comes often pulls the break: three nines weigh against one five.
        assert_eq!(Classes::natural_breaks(&[1.0, 5.0, 9.0, 9.0, 9.0], 2).breaks(), [9.0]);
    }

    #[test]
    fn natural_breaks_are_the_best_of_all_ways_to_divide() {
        let values = [0.0, 1.5, 2.5, 6.0, 7.0, 11.5, 12.0, 19.0];
        let squares = |part: &[f64]| {
            let mean = part.iter().sum::<f64>() / f64::from(u32::try_from(part.len()).unwrap());
            part.iter().map(|v| (v - mean).powi(2)).sum::<f64>()
        };
        let mut least = (f64::INFINITY, Vec::new());
        for a in 1..values.len() - 1 {
            for b in a + 1..values.len() {
                let sum = squares(&values[..a]) + squares(&values[a..b]) + squares(&values[b..]);
                if sum < least.0 {
                    least = (sum, vec![values[a], values[b]]);
                }
            }
        }
        assert_eq!(Classes::natural_breaks(&values, 3).breaks(), least.1);
    }

    #[test]
    fn a_value_stands_in_the_class_that_its_printed_form_names() {
        let classes = Classes::equal_number(&[1.04, 2.0, 4.28, 4.31, 9.0, 9.5], 2);
        assert_eq!(classes.breaks(), [4.3]);
        assert_eq!([4.24, 4.28, 4.31].map(|v| classes.of(v)), [0, 1, 1]);
        assert_eq!([0, 1].map(|c| classes.range(c)), ["less than 4.3", "4.3 and more"]);
    }

    #[test]
    fn small_rates_keep_the_decimals_that_tell_them_apart() {
        let classes = Classes::equal_number(&[0.012, 0.034, 0.051, 0.078], 4);
        assert_eq!(classes.breaks(), [0.03, 0.05, 0.08]);
        assert_eq!(classes.range(1), "0.03 to less than 0.05");
        let given = Classes::given(&[5.0, 2.5, 5.0], "those of last year\u{2019}s report");
        assert_eq!(
            (given.breaks(), given.range(1)),
            (&[2.5, 5.0][..], "2.5 to less than 5.0".to_owned())
        );
        assert_eq!(given.rule().words(), "those of last year\u{2019}s report");
        assert_eq!(Classes::given(&[], "").range(0), "all");
    }
}
