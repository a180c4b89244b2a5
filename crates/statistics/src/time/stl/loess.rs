//! Local regression over equally spaced values, with all that does not depend on the values worked out beforehand.

use crate::numbers::number;

/// Smooths series of one length by local means or lines.
///
/// At a place x, the `window` nearest values get the weights (1 − (d/h)³)³, where d is their distance and h that of the
/// farthest; where the window is longer than the series, h grows by half of what is lacking. The smoothed value is the
/// weighted mean (degree 0), or the value at x of the weighted line (degree 1), unless all weight is on about one place.
///
/// Source: Cleveland, W. S. (1979), Robust locally weighted regression and smoothing scatterplots, Journal of the American
/// Statistical Association 74, 829–836; the treatment of distances below 0.001 h and above 0.999 h, of windows beyond the
/// series, and of jumps is that of Cleveland et al. (1990).
#[derive(Debug, Clone)]
pub(super) struct Smoother {
    length: usize,
    degree: u8,
    /// The places that are smoothed at.
    targets: Vec<Target>,
    /// The tricube weights of each target's neighbours, one target's after another's.
    weights: Vec<f64>,
    /// The same times the neighbour's distance from the target, and times its square.
    moments: [Vec<f64>; 2],
    /// What each neighbour's value is to be multiplied by where all count alike.
    kernel: Vec<f64>,
}

#[derive(Debug, Clone, Copy)]
struct Target {
    /// The place, which may be one before the first value or after the last.
    at: f64,
    /// Where in the output it goes.
    output: usize,
    /// The first neighbour.
    first: usize,
    /// How many neighbours there are.
    count: usize,
    /// Where the neighbours' weights begin.
    start: usize,
}

impl Smoother {
    /// For series of this length; with `beyond`, also one place before the first value and one after the last.
    pub(super) fn new(length: usize, window: usize, degree: u8, jump: usize, beyond: bool) -> Self {
        let mut this = Self {
            length,
            degree,
            targets: vec![],
            weights: vec![],
            moments: [vec![], vec![]],
            kernel: vec![],
        };
        let shift = usize::from(beyond);
        let count = window.min(length);
        let half = window.div_ceil(2);
        if beyond {
            this.add(-1.0, 0, 0, count, window);
        }
        let jump = jump.min(length - 1).max(1);
        // The window stays inside the series; away from its ends it has the place in its middle.
        let first = |place: usize| (place + 1).saturating_sub(half).min(length - count);
        for place in (0..length).step_by(jump) {
            this.add(number(place), place + shift, first(place), count, window);
        }
        let last = length - 1;
        if !last.is_multiple_of(jump) {
            // The last place keeps the neighbours of the one before it.
            let before = first(last - last % jump);
            this.add(number(last), last + shift, before, count, window);
        }
        if beyond {
            this.add(number(length), length + 1, length - count, count, window);
        }
        this
    }

    fn add(&mut self, at: f64, output: usize, first: usize, count: usize, window: usize) {
        let start = self.weights.len();
        let distance = |place: usize| (number(place) - at).abs();
        let lacking = window.saturating_sub(self.length) / 2;
        let reach = distance(first).max(distance(first + count - 1)) + number(lacking);
        self.weights.extend((first..first + count).map(|place| {
            let part = distance(place) / reach;
            if part > 0.999 {
                0.0
            } else if part > 0.001 {
                (1.0 - part.powi(3)).powi(3)
            } else {
                1.0
            }
        }));
        let target = Target { at, output, first, count, start };
        let weights = &self.weights[start..];
        let whole: f64 = weights.iter().sum();
        let (centre, spread) = self.line(target, |neighbour| weights[neighbour] / whole);
        let kernel = weights.iter().enumerate().map(|(neighbour, weight)| {
            let off = number(first + neighbour) - centre;
            let tilt = spread.map_or(0.0, |spread| (at - centre) * off / spread);
            weight / whole * (1.0 + tilt)
        });
        self.kernel.extend(kernel);
        for (neighbour, weight) in weights.iter().enumerate() {
            let off = number(first + neighbour) - at;
            self.moments[0].push(weight * off);
            self.moments[1].push(weight * off * off);
        }
        self.targets.push(target);
    }

    /// The weighted mean place of a target's neighbours and, where a line is wanted and can be had, their weighted variance.
    fn line(&self, target: Target, weight: impl Fn(usize) -> f64) -> (f64, Option<f64>) {
        if self.degree == 0 {
            return (target.at, None);
        }
        let place = |neighbour: usize| number(target.first + neighbour);
        let centre: f64 = (0..target.count).map(|one| weight(one) * place(one)).sum();
        let spread: f64 =
            (0..target.count).map(|one| weight(one) * (place(one) - centre).powi(2)).sum();
        let least = 0.001 * number(self.length - 1);
        (centre, (spread.sqrt() > least).then_some(spread))
    }

    /// Whether every place has a neighbour of some weight among the values that these weights leave.
    pub(super) fn reaches(&self, weights: &[f64]) -> bool {
        self.targets.iter().all(|target| self.whole(*target, weights) > 0.0)
    }

    fn whole(&self, target: Target, weights: &[f64]) -> f64 {
        dot(&self.weights[target.start..][..target.count], &weights[target.first..])
    }

    /// Smooths `values` into `smooth`, whose first place is the one before the series where those beyond were asked for.
    /// With weights, each value counts by its own; where none near a place counts, those that `otherwise` says do. `room` is
    /// overwritten.
    pub(super) fn smooth(
        &self,
        values: &[f64],
        weights: Option<(&[f64], &[f64])>,
        room: &mut Vec<f64>,
        smooth: &mut [f64],
    ) {
        let multiply = |room: &mut Vec<f64>, weights: &[f64]| {
            room.clear();
            room.extend(values.iter().zip(weights).map(|(value, weight)| value * weight));
        };
        match weights {
            None => {
                for target in &self.targets {
                    let kernel = &self.kernel[target.start..][..target.count];
                    smooth[target.output] = dot(kernel, &values[target.first..]);
                }
            }
            Some((weights, otherwise)) => {
                multiply(room, weights);
                for target in &self.targets {
                    smooth[target.output] =
                        self.weighted(*target, room, weights).unwrap_or_else(|| {
                            multiply(room, otherwise);
                            let value = self.weighted(*target, room, otherwise).unwrap_or(0.0);
                            multiply(room, weights);
                            value
                        });
                }
            }
        }
        // What was jumped over lies on the line between its neighbours.
        for pair in self.targets.windows(2) {
            let (left, right) = (pair[0].output, pair[1].output);
            let step = (smooth[right] - smooth[left]) / number(right - left);
            for place in left + 1..right {
                smooth[place] = smooth[left] + step * number(place - left);
            }
        }
    }

    /// The smooth value at a target, of these weights and the values times them; none where no neighbour has weight.
    fn weighted(&self, target: Target, products: &[f64], weights: &[f64]) -> Option<f64> {
        let Target { start, count, first, .. } = target;
        let near = &self.weights[start..][..count];
        let (weights, products) = (&weights[first..][..count], &products[first..][..count]);
        let whole = dot(near, weights);
        if whole <= 0.0 {
            return None;
        }
        let level = dot(near, products) / whole;
        if self.degree == 0 {
            return Some(level);
        }
        // Places are counted from the target, so that the line's value there is where it crosses nought.
        let [arms, squares] =
            [&self.moments[0][start..][..count], &self.moments[1][start..][..count]];
        let centre = dot(arms, weights) / whole;
        let spread = dot(squares, weights) / whole - centre * centre;
        let least = 0.001 * number(self.length - 1);
        if spread > least * least {
            let slope = (dot(arms, products) / whole - centre * level) / spread;
            Some(level - centre * slope)
        } else {
            Some(level)
        }
    }
}

/// Σ aᵢ bᵢ over the shorter of the two, in four sums at once.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let length = a.len().min(b.len());
    let (a, b) = (a[..length].chunks_exact(4), b[..length].chunks_exact(4));
    let rest: f64 = a.remainder().iter().zip(b.remainder()).map(|(x, y)| x * y).sum();
    let mut sums = [0.0; 4];
    for (a, b) in a.zip(b) {
        for lane in 0..4 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_line_stays_a_line_and_equal_weights_are_none(
            length in 2usize..60, window in 1usize..40, level in -50.0f64..50.0, slope in -3.0f64..3.0,
            wiggle in proptest::collection::vec(-1.0f64..1.0, 60), jump in 1usize..5,
        ) {
            let smoother = Smoother::new(length, 2 * window + 1, 1, jump, true);
            let line: Vec<f64> = (0..length).map(|x| level + slope * number(x)).collect();
            let mut smooth = vec![0.0; length + 2];
            smoother.smooth(&line, None, &mut Vec::new(), &mut smooth);
            for (place, value) in smooth.iter().enumerate().skip(1).take(length) {
                // Windows of three have no weight but in the middle.
                prop_assert!((value - line[place - 1]).abs() < 1e-9, "{place} {value}");
            }
            let rough: Vec<f64> = line.iter().zip(&wiggle).map(|(a, b)| a + b).collect();
            smoother.smooth(&rough, None, &mut Vec::new(), &mut smooth);
            let mut weighted = vec![0.0; length + 2];
            let equal = vec![0.3; length];
            let weights = Some((&equal[..], &equal[..]));
            smoother.smooth(&rough, weights, &mut Vec::new(), &mut weighted);
            for (one, other) in smooth.iter().zip(&weighted) {
                prop_assert!((one - other).abs() < 1e-8, "{one} {other}");
            }
        }
    }
}
