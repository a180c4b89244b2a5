//! Diggle's bandwidth.

use std::ops::Range;

use rayon::prelude::*;

use super::cells::{CellIndex, side_for, squared};
use super::cross_validation::{Window, least};
use crate::StatisticsError;
use crate::numbers::{number, whole};

/// How many radii the criterion of [`bandwidth_diggle`] is worked out at, and the K function at twice as many.
const RADII: usize = 512;

/// Diggle's rule: the bandwidth that makes the least mean square error of the density of a Cox process, as Berman and Diggle
/// estimate it.
///
/// With λ = n/area and K the K function with translation correction at 512 distances from 0 to R, the criterion at radius h
/// is M(h) = (1/λ − 2K(h))/(πh²) + J(h)/(πh²)², J(h) = 2h² ∫ (arccos y − y√(1 − y²)) dK(t), y = t/(2h); the bandwidth is
/// half the h below R/2 at which M is least. R is a quarter of the window's shorter side, or where a thousand neighbours are
/// expected if that is less. Convention: spatstat's `bw.diggle` (which below a thousand points corrects K otherwise).
///
/// Source: Diggle, P. J. (1985), Applied Statistics 34, 138–147; Berman, M. and Diggle, P. (1989), Estimating weighted
/// integrals of the second-order intensity of a spatial point process, Journal of the Royal Statistical Society B 51, 81–92.
///
/// # Errors
/// Those of [`super::bandwidth_likelihood`].
pub fn bandwidth_diggle(points: &[[f64; 2]], window: Window) -> Result<f64, StatisticsError> {
    window.check(points)?;
    let n = number(points.len());
    let density = n / window.area();
    let farthest = (window.sides()[0].min(window.sides()[1]) / 4.0)
        .min((1_000.0 / (std::f64::consts::PI * density)).sqrt());
    let step = farthest / number(RADII - 1);
    let index = CellIndex::new(points, side_for(farthest))?;
    // Point by point, and then in the order of the points, whatever the number of threads.
    let mut rises = vec![0.0; RADII];
    let chunks: Vec<Vec<f64>> = (0..points.len().div_ceil(CHUNK))
        .into_par_iter()
        .map(|chunk| {
            let places = chunk * CHUNK..((chunk + 1) * CHUNK).min(points.len());
            pair_weights(&index, places, window, step, farthest)
        })
        .collect();
    for chunk in &chunks {
        for (sum, part) in rises.iter_mut().zip(chunk) {
            *sum += part;
        }
    }
    let scale = window.area() * window.area() / (n * (n - 1.0));
    let mut k = Vec::with_capacity(RADII);
    let mut sum = 0.0;
    for rise in &rises {
        sum += rise * scale;
        k.push(sum);
    }
    let criterion = |at: usize| {
        let h = number(at) * step;
        // The rise of K from one distance to the next counts at the lesser.
        let integral: f64 = (0..RADII - 1)
            .take_while(|&t| t < 2 * at)
            .map(|t| {
                let y = number(t) / number(2 * at);
                (y.acos() - y * (1.0 - y * y).sqrt()) * (k[t + 1] - k[t])
            })
            .sum();
        let disc = std::f64::consts::PI * h * h;
        (1.0 / density - 2.0 * k[at]) / disc + 2.0 * h * h * integral / (disc * disc)
    };
    let places: Vec<f64> = (1..RADII / 2).map(number).collect();
    let at = least(&places, |place| criterion(whole(place)))?;
    Ok(at * step / 2.0)
}

/// So many points are added up together.
const CHUNK: usize = 256;

/// By how much pairs with some points make K rise up to each distance: 1/((w − |dx|)(h − |dy|)) for each pair.
fn pair_weights(
    index: &CellIndex,
    places: Range<usize>,
    window: Window,
    step: f64,
    farthest: f64,
) -> Vec<f64> {
    let [wide, high] = window.sides();
    let mut rises = vec![0.0; RADII];
    for place in places {
        let at = index.points[place];
        for other in index.around(at, 1).flatten() {
            let there = index.points[other];
            let far = squared(at, there).sqrt();
            if other != place && far <= farthest {
                let shared = (wide - (at[0] - there[0]).abs()) * (high - (at[1] - there[1]).abs());
                rises[whole((far / step).ceil()).min(RADII - 1)] += 1.0 / shared;
            }
        }
    }
    rises
}
