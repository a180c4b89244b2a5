//! How a ranking by several criteria moves with weights and figures drawn at random.

use std::sync::atomic::{AtomicU32, Ordering};

use rand_distr::{Distribution, Gamma, StandardNormal};
use rand_pcg::Pcg64Mcg;
use rayon::prelude::*;

use super::priorities::PrioritySettings;
use super::priority_score::{Figure, Scaling, scale, score};
use crate::StatisticsError;
use crate::random::replica;

/// The normal quantile of 95% limits.
const LIMIT: f64 = 1.959_963_984_540_054;

/// What is ranked, one criterion after the other.
pub(super) struct Model<'a> {
    pub items: usize,
    pub scaling: Scaling,
    pub weights: &'a [f64],
    pub figures: &'a [Option<Figure>],
}

impl Model<'_> {
    /// Brings each criterion's figures to the scale from 0 to 1.
    pub(super) fn scale(&self, values: &[f64], order: &mut Vec<usize>, scaled: &mut [f64]) {
        for (values, scaled) in values.chunks(self.items).zip(scaled.chunks_mut(self.items)) {
            scale(values, self.scaling, order, scaled);
        }
    }

    /// How often each item had each place: with weights drawn, with figures drawn, with both; a row an item.
    pub(super) fn draw(
        &self,
        central: &[f64],
        settings: &PrioritySettings,
    ) -> Result<Vec<u32>, StatisticsError> {
        let items = self.items;
        let whole: f64 = self.weights.iter().sum();
        let mut gammas = Vec::with_capacity(self.weights.len());
        for &weight in self.weights {
            let shape = settings.concentration * (weight / whole);
            let gamma = Gamma::new(shape, 1.0).map_err(|_| concentration(settings.concentration));
            gammas.push(if shape > 0.0 { Some(gamma?) } else { None });
        }
        let mut drawn = Vec::new();
        drawn.resize_with(3 * items * items, || AtomicU32::new(0));
        (0..settings.draws).into_par_iter().with_min_len(16).for_each_init(
            || Room::new(items, self.weights.len()),
            |room, number| {
                let mut rng = replica(settings.seed, number as u64);
                for (weight, gamma) in room.weights.iter_mut().zip(&gammas) {
                    *weight = gamma.as_ref().map_or(0.0, |gamma| gamma.sample(&mut rng));
                }
                if room.weights.iter().sum::<f64>() <= 0.0 {
                    room.weights.copy_from_slice(self.weights);
                }
                for (value, figure) in room.values.iter_mut().zip(self.figures) {
                    *value = figure.map_or(f64::NAN, |figure| one_of(figure, &mut rng));
                }
                self.scale(&room.values, &mut room.order, &mut room.scaled);
                for (kind, times) in drawn.chunks(items * items).enumerate() {
                    let scaled = if kind == 0 { central } else { &room.scaled[..] };
                    let weights = if kind == 1 { self.weights } else { &room.weights[..] };
                    score(scaled, weights, &mut room.scores);
                    count_places(&room.scores, &mut room.order, times);
                }
            },
        );
        Ok(drawn.into_iter().map(AtomicU32::into_inner).collect())
    }
}

/// Room for one draw.
struct Room {
    weights: Vec<f64>,
    values: Vec<f64>,
    scaled: Vec<f64>,
    scores: Vec<f64>,
    order: Vec<usize>,
}

impl Room {
    fn new(items: usize, criteria: usize) -> Self {
        let all = vec![0.0; items * criteria];
        Self {
            weights: vec![0.0; criteria],
            values: all.clone(),
            scaled: all,
            scores: vec![0.0; items],
            order: Vec::with_capacity(items),
        }
    }
}

/// Notes each item's place; equal scores share the better one.
fn count_places(scores: &[f64], order: &mut Vec<usize>, times: &[AtomicU32]) {
    order.clear();
    order.extend(0..scores.len());
    order.sort_unstable_by(|&a, &b| scores[b].total_cmp(&scores[a]));
    let mut shared = 0;
    for (place, &row) in order.iter().enumerate() {
        if place > 0 && scores[row] < scores[order[place - 1]] {
            shared = place;
        }
        times[row * scores.len() + shared].fetch_add(1, Ordering::Relaxed);
    }
}

/// A draw from a figure's split normal distribution.
fn one_of(figure: Figure, rng: &mut Pcg64Mcg) -> f64 {
    let z: f64 = StandardNormal.sample(rng);
    let side = if z > 0.0 { figure.upper - figure.value } else { figure.value - figure.lower };
    figure.value + z * side / LIMIT
}

/// What a concentration that cannot be used is told.
pub(super) fn concentration(value: f64) -> StatisticsError {
    StatisticsError::Setting { name: "concentration", value, wanted: "above nought, such as 20" }
}
