//! The mixture of points, with weights of nought or more that add up to one, that lies nearest to a point.

use crate::glm::cholesky::Cholesky;
use crate::numbers::number;

/// How much the weights are drawn towards each other, as a share of the points' mean square length: so little that no figure
/// shows it, and enough that the answer is one, whatever the order of the points, where many mixtures would do.
const EVENNESS: f64 = 1e-9;

/// The products of points with each other, from which every distance follows.
pub(super) struct Products {
    each: Vec<f64>,
    points: usize,
    evenness: f64,
}

impl Products {
    /// The products of these points: the series' values as coordinates. The mean over all points is taken away first, which
    /// moves no distance and keeps the digits.
    pub(super) fn of(points: &[&[f64]]) -> Self {
        let length = points.first().map_or(0, |point| point.len());
        let mut mean = vec![0.0; length];
        for point in points {
            for (sum, value) in mean.iter_mut().zip(*point) {
                *sum += value / number(points.len());
            }
        }
        let mut each = vec![0.0; points.len() * points.len()];
        for (row, one) in points.iter().enumerate() {
            for (column, other) in points.iter().enumerate().take(row + 1) {
                let product = one
                    .iter()
                    .zip(*other)
                    .zip(&mean)
                    .map(|((a, b), m)| (a - m) * (b - m))
                    .sum::<f64>();
                each[row * points.len() + column] = product;
                each[column * points.len() + row] = product;
            }
        }
        let trace: f64 = (0..points.len()).map(|at| each[at * points.len() + at]).sum();
        let evenness = EVENNESS * trace / number(points.len().max(1));
        Self { each, points: points.len(), evenness }
    }

    fn at(&self, row: usize, column: usize) -> f64 {
        self.each[row * self.points + column]
    }

    /// The product of two points as seen from the point `from`, with the pull towards even weights.
    fn seen(&self, from: usize, row: usize, column: usize) -> f64 {
        let product =
            self.at(row, column) - self.at(row, from) - self.at(from, column) + self.at(from, from);
        if row == column { product + self.evenness } else { product }
    }

    /// How each point would move the mixture of the held ones, as seen from the target: the product of the two. As the weights
    /// add up to one, what does not depend on the point is added once.
    fn slopes(&self, target: usize, held: &[usize], weights: &[f64], slopes: &mut [f64]) {
        let row = |point: usize| &self.each[point * self.points..][..self.points];
        let shared: f64 = self.at(target, target)
            - held.iter().map(|&point| weights[point] * self.at(point, target)).sum::<f64>();
        for (slope, from) in slopes.iter_mut().zip(row(target)) {
            *slope = shared - from;
        }
        for &point in held {
            let weight = weights[point];
            for (slope, product) in slopes.iter_mut().zip(row(point)) {
                *slope += weight * product;
            }
            slopes[point] += weight * self.evenness;
        }
    }
}

/// The weights of the mixture of all other points that lies nearest to the point `target`; its own weight is 0.
///
/// Wolfe's algorithm: hold a set of points whose own nearest mixture has only positive weights; take in the point that
/// improves most; where a weight would fall below nought, go as far as the border and let that point go. It ends after
/// finitely many steps at the exact solution, without a start that was drawn or a step length.
///
/// Source: Wolfe, P. (1976), Finding the nearest point in a polytope, Mathematical Programming 11, 128–149.
pub(super) fn nearest_mixture(products: &Products, target: usize) -> Vec<f64> {
    let others: Vec<usize> = (0..products.points).filter(|&point| point != target).collect();
    let mut weights = vec![0.0; products.points];
    let lone = |point: usize| products.seen(target, point, point);
    let Some(&first) = others.iter().min_by(|&&a, &&b| lone(a).total_cmp(&lone(b))) else {
        return weights;
    };
    let all_equal = products.evenness <= 0.0;
    if all_equal {
        for &point in &others {
            weights[point] = 1.0 / number(others.len());
        }
        return weights;
    }
    weights[first] = 1.0;
    let mut held = vec![first];
    let mut slopes = vec![0.0; products.points];
    // Far more than is ever needed: each round leaves a nearer mixture.
    for _ in 0..20 * products.points + 100 {
        products.slopes(target, &held, &weights, &mut slopes);
        let here: f64 = held.iter().map(|&point| weights[point] * slopes[point]).sum();
        for &point in &held {
            slopes[point] = f64::INFINITY;
        }
        slopes[target] = f64::INFINITY;
        let best = slopes.iter().enumerate().min_by(|a, b| a.1.total_cmp(b.1));
        let Some((point, &steepest)) = best else { break };
        if steepest >= here - 1e-3 * products.evenness {
            break;
        }
        held.push(point);
        settle(products, target, &mut held, &mut weights);
    }
    weights
}

/// Moves the weights to the nearest mixture of the held points, letting go of those whose weight falls to nought.
fn settle(products: &Products, target: usize, held: &mut Vec<usize>, weights: &mut [f64]) {
    while let Some(aim) = affine(products, target, held) {
        let step = held
            .iter()
            .zip(&aim)
            .filter(|&(_, &aim)| aim <= 0.0)
            .map(|(&point, &aim)| weights[point] / (weights[point] - aim).max(f64::MIN_POSITIVE))
            .fold(1.0, f64::min);
        let whole = aim.iter().all(|&aim| aim > 0.0);
        for (&point, &aim) in held.iter().zip(&aim) {
            weights[point] += step * (aim - weights[point]);
        }
        if whole {
            return;
        }
        // At least the point that set the step is let go, whatever rounding left of its weight.
        let least = held
            .iter()
            .zip(&aim)
            .filter(|&(_, &aim)| aim <= 0.0)
            .map(|(&point, _)| weights[point])
            .fold(f64::INFINITY, f64::min);
        held.retain(|&point| {
            let stays = weights[point] > least.max(1e-14);
            if !stays {
                weights[point] = 0.0;
            }
            stays
        });
    }
}

/// The weights, of either sign, that add up to one and bring the mixture of the held points nearest to the target: the
/// solution of G u = 1, scaled. None where rounding has left nothing to tell the points apart by.
fn affine(products: &Products, target: usize, held: &[usize]) -> Option<Vec<f64>> {
    let matrix = held
        .iter()
        .flat_map(|&row| held.iter().map(move |&column| products.seen(target, row, column)))
        .collect();
    let mut solution = vec![1.0; held.len()];
    Cholesky::of(matrix, held.len()).ok()?.solve(&mut solution);
    let sum: f64 = solution.iter().sum();
    if !sum.is_finite() || sum <= 0.0 {
        return None;
    }
    Some(solution.into_iter().map(|value| value / sum).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn weights(points: &[Vec<f64>]) -> Vec<f64> {
        let points: Vec<&[f64]> = points.iter().map(Vec::as_slice).collect();
        nearest_mixture(&Products::of(&points), 0)
    }

    #[test]
    fn a_point_inside_outside_and_on_the_border() {
        // Inside a triangle: its exact mixture.
        let inside = weights(&[vec![0.25, 0.5], vec![0.0, 0.0], vec![1.0, 0.0], vec![0.0, 1.0]]);
        for (weight, expected) in inside.iter().zip([0.0, 0.25, 0.25, 0.5]) {
            assert!((weight - expected).abs() < 1e-8, "{inside:?}");
        }
        // Outside, nearest to the middle of a side.
        let outside = weights(&[vec![1.0, 1.0], vec![0.0, 0.0], vec![1.0, 0.0], vec![0.0, 1.0]]);
        for (weight, expected) in outside.iter().zip([0.0, 0.0, 0.5, 0.5]) {
            assert!((weight - expected).abs() < 1e-8, "{outside:?}");
        }
        // Outside, nearest to a corner.
        let corner = weights(&[vec![5.0, -1.0], vec![0.0, 0.0], vec![1.0, 0.0], vec![0.0, 1.0]]);
        assert!((corner[2] - 1.0).abs() < 1e-8, "{corner:?}");
    }

    #[test]
    fn equal_points_share_their_weight() {
        let twice = weights(&[vec![0.5], vec![0.0], vec![0.0], vec![1.0]]);
        for (weight, expected) in twice.iter().zip([0.0, 0.25, 0.25, 0.5]) {
            assert!((weight - expected).abs() < 1e-6, "{twice:?}");
        }
        let same = weights(&vec![vec![3.0, 3.0]; 5]);
        assert!(same[1..].iter().all(|weight| (weight - 0.25).abs() < 1e-12), "{same:?}");
    }

    proptest! {
        #[test]
        fn the_mixture_is_the_nearest(
            points in proptest::collection::vec(
                proptest::collection::vec(-10.0f64..10.0, 8), 3..30,
            ),
        ) {
            let found = weights(&points);
            prop_assert!((found.iter().sum::<f64>() - 1.0).abs() < 1e-9);
            prop_assert!(found.iter().all(|&weight| weight >= 0.0));
            // The conditions of Karush, Kuhn and Tucker: no other point pulls harder than those that are held.
            let gap: Vec<f64> = (0..8).map(|at| {
                found.iter().zip(&points).map(|(w, p)| w * p[at]).sum::<f64>() - points[0][at]
            }).collect();
            let pull = |point: &[f64]| -> f64 { gap.iter().zip(point).map(|(g, p)| g * p).sum() };
            let pulls: Vec<f64> = points.iter().map(|point| pull(point)).collect();
            let least = pulls[1..].iter().copied().fold(f64::INFINITY, f64::min);
            for (weight, pull) in found.iter().zip(&pulls).skip(1) {
                prop_assert!(*weight < 1e-6 || (pull - least).abs() < 1e-5, "{weight} {pull} {least}");
            }
        }
    }
}
