//! The score behind a ranking by several criteria.

use crate::numbers::number;

/// A figure with its 95% limits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// The figure, in its criterion's unit. The higher, the more pressing: turn the sign of what is better high.
    pub value: f64,
    /// Its lower 95% limit.
    pub lower: f64,
    /// Its upper 95% limit.
    pub upper: f64,
}

impl Figure {
    /// A figure that is known exactly.
    pub fn exact(value: f64) -> Self {
        Self { value, lower: value, upper: value }
    }
}

/// What items are ranked by: volume, harm, trend, public concern or any other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Criterion<'a> {
    /// Its weight, nought or more; only weights beside one another matter.
    pub weight: f64,
    /// One figure an item, none where it is not known.
    pub figures: &'a [Option<Figure>],
}

/// How a criterion's figures are brought to the scale from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scaling {
    /// (x − least)/(greatest − least): keeps how far apart figures are, and lets one that is far out press the rest
    /// together.
    #[default]
    MinMax,
    /// The place from below less one, over the number of items less one, equal figures sharing the middle place: keeps the
    /// order alone.
    Rank,
}

/// What one criterion adds to an item's score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PriorityComponent {
    /// The figure on the scale from 0 to 1; none where it is not known.
    pub scaled: Option<f64>,
    /// What it adds to the score. An item's contributions add up to its score.
    pub contribution: f64,
    /// The item's place by this criterion alone, 1 the highest; equal figures share the better place.
    pub rank: Option<usize>,
}

/// Brings figures to the scale from 0 to 1; what is no number is not known, and stays so. Figures that are all the same are
/// ½.
pub(super) fn scale(values: &[f64], scaling: Scaling, order: &mut Vec<usize>, out: &mut [f64]) {
    match scaling {
        Scaling::MinMax => {
            let known = values.iter().filter(|value| !value.is_nan());
            let (least, greatest) = known
                .fold((f64::INFINITY, f64::NEG_INFINITY), |range, &value| {
                    (range.0.min(value), range.1.max(value))
                });
            // Halved, so that no range can run over.
            let range = greatest / 2.0 - least / 2.0;
            for (out, &value) in out.iter_mut().zip(values) {
                *out = if value.is_nan() {
                    f64::NAN
                } else if range > 0.0 {
                    ((value / 2.0 - least / 2.0) / range).clamp(0.0, 1.0)
                } else {
                    0.5
                };
            }
        }
        Scaling::Rank => {
            out.fill(f64::NAN);
            order.clear();
            order.extend((0..values.len()).filter(|&item| !values[item].is_nan()));
            order.sort_unstable_by(|&a, &b| values[a].total_cmp(&values[b]));
            let steps = number(order.len().saturating_sub(1));
            let mut from = 0;
            while from < order.len() {
                let value = values[order[from]];
                let same = order[from..].iter().take_while(|&&item| values[item] <= value).count();
                let middle = number(from) + number(same - 1) / 2.0;
                for &item in &order[from..from + same] {
                    out[item] = if steps > 0.0 { middle / steps } else { 0.5 };
                }
                from += same;
            }
        }
    }
}

/// Each item's score: the weighted mean of its scaled figures, over the criteria by which it is known. `scaled` holds one
/// criterion after the other. An item by which nothing with a weight is known scores 0.
pub(super) fn score(scaled: &[f64], weights: &[f64], scores: &mut [f64]) {
    let items = scores.len();
    for (item, score) in scores.iter_mut().enumerate() {
        let (mut sum, mut whole) = (0.0, 0.0);
        for (criterion, weight) in weights.iter().enumerate() {
            let value = scaled[criterion * items + item];
            if !value.is_nan() {
                sum += weight * value;
                whole += weight;
            }
        }
        *score = if whole > 0.0 { sum / whole } else { 0.0 };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scaled(values: &[f64], scaling: Scaling) -> Vec<f64> {
        let mut out = vec![9.0; values.len()];
        scale(values, scaling, &mut Vec::new(), &mut out);
        out
    }

    #[test]
    fn both_scales_by_hand() {
        assert_eq!(scaled(&[10.0, 20.0, 110.0], Scaling::MinMax), [0.0, 0.1, 1.0]);
        assert_eq!(scaled(&[10.0, 20.0, 110.0], Scaling::Rank), [0.0, 0.5, 1.0]);
        // Two share the middle of the first and second place from below.
        let tied = scaled(&[5.0, 5.0, 7.0, 9.0], Scaling::Rank);
        for (found, expected) in tied.iter().zip([0.5 / 3.0, 0.5 / 3.0, 2.0 / 3.0, 1.0]) {
            assert!((found - expected).abs() < 1e-12);
        }
        for scaling in [Scaling::MinMax, Scaling::Rank] {
            assert_eq!(scaled(&[3.0, 3.0], scaling), [0.5, 0.5]);
            assert_eq!(scaled(&[3.0], scaling), [0.5]);
            let missing = scaled(&[f64::NAN, 1.0, 2.0], scaling);
            assert!(missing[0].is_nan() && missing[1].abs() < 1e-12 && missing[2] > 0.99);
            assert!(scaled(&[f64::MAX, f64::MIN, 0.0], scaling)[2].is_finite());
        }
    }

    #[test]
    fn a_missing_figure_leaves_the_score_to_the_others() {
        let mut scores = [0.0; 3];
        score(&[1.0, f64::NAN, f64::NAN, 0.5, 0.8, f64::NAN], &[3.0, 1.0], &mut scores);
        for (found, expected) in scores.iter().zip([0.875, 0.8, 0.0]) {
            assert!((found - expected).abs() < 1e-12);
        }
    }
}
