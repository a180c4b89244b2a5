//! How likely a peak somewhere in a long series is by chance.

use crate::StatisticsError;
use crate::counts::poisson::Probabilities;
use crate::numbers::{exposure, real};

/// The probability that `count` or more fall into some `window` periods in a row, anywhere within `length` periods, where
/// `mean` are to be expected in each period: "a week like this comes about once in so many years somewhere".
///
/// With ψ = mean × window, L = length / window, and F and p the Poisson distribution and probabilities of mean ψ, the
/// probability of no such window is Q₂ (Q₃/Q₂)^(L − 2), where Q₂ and Q₃, that of none within two and three windows' time,
/// are Naus's exact sums. Windows may begin at any moment, not only at the borders of periods.
///
/// Source: Naus, J. I. (1982), Approximations for distributions of scan statistics, Journal of the American Statistical
/// Association 77, 177–183. `scanw` of the R package ptools takes the window for Naus's 2 and leaves a term out of Q₃: its
/// values are near these for a window of one period, and wrong for others.
///
/// # Errors
/// Where the length, window or mean is not above nought, or the length is less than two windows.
pub fn scan_window(
    length: f64,
    window: f64,
    mean: f64,
    count: u64,
) -> Result<f64, StatisticsError> {
    let (length, window, mean) = (exposure(length)?, exposure(window)?, exposure(mean)?);
    let windows = length / window;
    if windows < 2.0 {
        let wanted = "a length of at least two windows";
        return Err(StatisticsError::Setting { name: "length", value: length, wanted });
    }
    let psi = exposure(mean * window)?;
    // At two the sums are exact, and fewer than two in a window are no cluster: P(at least one) is that of the whole length.
    match count {
        0 => return Ok(1.0),
        1 => return Ok(-(-mean * length).exp_m1()),
        _ => {}
    }
    let table = Table::new(psi);
    if count > table.end() {
        // Beyond all that has a probability at all.
        return Ok(0.0);
    }
    let (two, three) = (table.none_in_two(count), table.none_in_three(count));
    if two <= 0.0 || three <= 0.0 {
        return Ok(1.0);
    }
    Ok((1.0 - two * (three / two).powf(windows - 2.0)).clamp(0.0, 1.0))
}

/// The Poisson distribution of one window.
struct Table {
    mean: f64,
    all: Probabilities,
    /// The probability of each count of the table, or fewer.
    sums: Vec<f64>,
}

impl Table {
    fn new(mean: f64) -> Self {
        let all = Probabilities::around(mean);
        let mut sum = 0.0;
        let sums = all
            .each
            .iter()
            .map(|p| {
                sum += p;
                sum
            })
            .collect();
        Self { mean, all, sums }
    }

    fn end(&self) -> u64 {
        self.all.start + self.all.each.len() as u64
    }

    /// p(k), nought outside the table.
    fn p(&self, k: u64) -> f64 {
        let place = k.checked_sub(self.all.start).and_then(|place| usize::try_from(place).ok());
        place.and_then(|place| self.all.each.get(place)).copied().unwrap_or(0.0)
    }

    /// F(n − less), nought below nought.
    fn f(&self, n: u64, less: u64) -> f64 {
        let Some(k) = n.checked_sub(less) else { return 0.0 };
        let Some(place) = k.checked_sub(self.all.start) else { return 0.0 };
        let last = self.sums.last().copied().unwrap_or(1.0);
        usize::try_from(place).ok().and_then(|place| self.sums.get(place)).copied().unwrap_or(last)
    }

    /// Q₂: that no window within two windows' time has `n`.
    fn none_in_two(&self, n: u64) -> f64 {
        let (k, psi) = (real(n), self.mean);
        self.f(n, 1).powi(2)
            - (k - 1.0) * self.p(n) * self.p(n - 2)
            - (k - 1.0 - psi) * self.p(n) * self.f(n, 3)
    }

    /// Q₃: that no window within three windows' time has `n`.
    fn none_in_three(&self, n: u64) -> f64 {
        let (k, psi, p) = (real(n), self.mean, self.p(n));
        let first = 2.0 * p * self.f(n, 1) * ((k - 1.0) * self.f(n, 2) - psi * self.f(n, 3));
        let second = 0.5
            * p.powi(2)
            * ((k - 1.0) * (k - 2.0) * self.f(n, 3) - 2.0 * (k - 2.0) * psi * self.f(n, 4)
                + psi.powi(2) * self.f(n, 5));
        let third: f64 = (1..n).map(|r| self.p(2 * n - r) * self.f(r, 1).powi(2)).sum();
        let fourth: f64 = (2..n)
            .map(|r| {
                self.p(2 * n - r) * self.p(r) * (real(r - 1) * self.f(r, 2) - psi * self.f(r, 3))
            })
            .sum();
        self.f(n, 1).powi(3) - first + second + third - fourth
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What ptools gives for `length` windows: its sum leaves out one term of Q₃, and its exponent is L − k where Naus has
    /// L − 2, so that its `k`, said to be the window's length, is none.
    fn as_ptools(length: f64, k: f64, mean: f64, count: u64) -> f64 {
        let table = Table::new(mean);
        let r = count - 1;
        let left_out = table.p(2 * count - r)
            * table.p(r)
            * (real(r - 1) * table.f(r, 2) - mean * table.f(r, 3));
        let (two, three) = (table.none_in_two(count), table.none_in_three(count) + left_out);
        1.0 - two * (three / two).powf(length - k)
    }

    #[test]
    fn differs_from_ptools_by_its_two_slips_and_by_nothing_else() {
        // scanw(208, 2, 0.6, 6) and scanw(260, 1, 1, 6) of the R package ptools.
        for (length, k, mean, expected, right) in [
            (208.0, 2.0, 0.6, 0.039_022_375_488_61, 0.039_023_105_534_315),
            (260.0, 1.0, 1.0, 0.486_814_003_973_3, 0.485_586_647_891_762),
        ] {
            let p = as_ptools(length, k, mean, 6);
            assert!((p - expected).abs() < 1e-12, "{p}");
            let p = scan_window(length, 1.0, mean, 6).unwrap();
            assert!((p - right).abs() < 1e-12, "{p}");
        }
        // A window of two periods is not the same as one: twice as much is to be expected in it.
        let two = scan_window(208.0, 2.0, 0.6, 6).unwrap();
        assert!((two - scan_window(104.0, 1.0, 1.2, 6).unwrap()).abs() < 1e-12);
        assert!((two - 0.464_530_891_060_865).abs() < 1e-12, "{two}");
    }

    #[test]
    fn three_windows_hold_as_often_as_simulated() {
        // Eight million draws of a Poisson process of one a window over three windows: no three within one, 0.66227 ±
        // 0.00017. Without the last term of the sum it is 0.66355.
        let none = Table::new(1.0).none_in_three(3);
        assert!((none - 0.662_27).abs() < 5e-4, "{none}");
    }

    #[test]
    fn edges_are_defined() {
        for wrong in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(scan_window(wrong, 1.0, 1.0, 5).is_err());
            assert!(scan_window(100.0, wrong, 1.0, 5).is_err());
            assert!(scan_window(100.0, 1.0, wrong, 5).is_err());
        }
        assert!(scan_window(10.0, 6.0, 1.0, 5).is_err());
        assert!((scan_window(10.0, 1.0, 0.5, 0).unwrap() - 1.0).abs() < 1e-15);
        assert!(
            (scan_window(10.0, 1.0, 0.05, 1).unwrap() - (1.0 - (-0.5_f64).exp())).abs() < 1e-15
        );
        assert!(scan_window(100.0, 1.0, 0.01, 1_000_000).unwrap() <= 0.0);
        assert!((scan_window(100.0, 1.0, 1000.0, 900).unwrap() - 1.0).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn it_rises_with_the_length_and_falls_with_the_count(
            length in 20.0f64..400.0, window in 1.0f64..4.0, mean in 0.05f64..5.0, above in 1u64..12,
        ) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small and not negative")]
            let count = (mean * window) as u64 + 2 + above;
            let p = scan_window(length, window, mean, count).unwrap();
            prop_assert!((0.0..=1.0).contains(&p));
            prop_assert!(scan_window(length * 1.5, window, mean, count).unwrap() >= p - 1e-12);
            prop_assert!(scan_window(length, window, mean, count + 1).unwrap() <= p + 1e-9);
        }
    }
}
