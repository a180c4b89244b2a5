//! Whether p-values are what they should be where there is nothing to find: uniform.

/// How far the distribution of values is from the uniform one: D = max over i of i/n − x₍ᵢ₎ and x₍ᵢ₎ − (i − 1)/n.
pub fn distance_from_uniform(values: &[f64]) -> f64 {
    assert!(values.iter().all(|value| (0.0..=1.0).contains(value)), "not probabilities");
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let n = f64::from(u32::try_from(sorted.len()).unwrap());
    let mut rank = 0.0;
    let mut distance = 0.0_f64;
    for value in sorted {
        distance = distance.max(value - rank / n);
        rank += 1.0;
        distance = distance.max(rank / n - value);
    }
    distance
}

/// The p-value of the Kolmogorov–Smirnov test that values are uniform from 0 to 1.
///
/// With D of [`distance_from_uniform`], p = 2 Σ (−1)^(j−1) exp(−2 j² λ²), λ = (√n + 0.12 + 0.11/√n) D.
///
/// Source: Stephens, M. A. (1970), Use of the Kolmogorov–Smirnov, Cramér–von Mises and related statistics without extensive
/// tables, Journal of the Royal Statistical Society B 32, 115–122. The values of a test on counts, or of one with few
/// permutations, are not quite uniform: take counts or permutations enough that each value is one of many.
pub fn kolmogorov_smirnov(values: &[f64]) -> f64 {
    let n = f64::from(u32::try_from(values.len()).unwrap());
    let lambda = (n.sqrt() + 0.12 + 0.11 / n.sqrt()) * distance_from_uniform(values);
    if lambda < 0.2 {
        // The sum converges slowly there, and is 1 to twelve digits.
        return 1.0;
    }
    let term = |j: u32| (-2.0 * (f64::from(j) * lambda).powi(2)).exp();
    let sum: f64 = (1..=100).map(|j| if j % 2 == 1 { term(j) } else { -term(j) }).sum();
    (2.0 * sum).clamp(0.0, 1.0)
}

/// Fails where values are not uniform from 0 to 1 by any account: a Kolmogorov–Smirnov p-value of 0.01 or less.
pub fn assert_uniform(values: &[f64], what: &str) {
    let p = kolmogorov_smirnov(values);
    assert!(p > 0.01, "{what}: {} values are not uniform, p = {p}", values.len());
}

/// The generator that the reference values' point sets come from: xᵢ₊₁ = 16,807 xᵢ mod 2³¹ − 1.
///
/// Source: Park, S. K. and Miller, K. W. (1988), Random number generators: good ones are hard to find, Communications of the
/// ACM 31, 1192–1201.
pub struct ParkMiller(u64);

impl ParkMiller {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number between 0 and 1.
    pub fn number(&mut self) -> f64 {
        self.0 = self.0 * 16_807 % 2_147_483_647;
        f64::from(u32::try_from(self.0).unwrap()) / 2_147_483_647.0
    }

    /// So many numbers between 0 and `scale`.
    pub fn draw(&mut self, many: usize, scale: f64) -> Vec<f64> {
        (0..many).map(|_| self.number() * scale).collect()
    }
}

/// Numbers between 0 and 1 of that generator.
pub fn uniform_numbers(seed: u64, many: usize) -> Vec<f64> {
    ParkMiller::new(seed).draw(many, 1.0)
}

#[test]
fn it_passes_uniform_numbers_and_fails_others() {
    let numbers = uniform_numbers(11, 2_000);
    assert_uniform(&numbers, "uniform numbers");
    let squares: Vec<f64> = numbers.iter().map(|value| value.powf(1.2)).collect();
    assert!(kolmogorov_smirnov(&squares) < 0.01);
    // At n = 100 the 5% point of D is 0.1340 (Stephens 1970): all values moved by that.
    let moved: Vec<f64> = (0..100).map(|i| (f64::from(i) / 100.0 + 0.1340).min(1.0)).collect();
    assert!((kolmogorov_smirnov(&moved) - 0.05).abs() < 0.003);
    assert!(kolmogorov_smirnov(&[0.5]) > 0.8);
}

#[test]
fn its_own_p_values_are_uniform() {
    let values: Vec<f64> =
        uniform_numbers(3, 200_000).chunks(200).map(kolmogorov_smirnov).collect();
    assert_uniform(&values, "the test's own p-values");
}
