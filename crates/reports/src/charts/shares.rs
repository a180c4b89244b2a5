//! Parts of a whole.

use document::{Chart, ChartKind, Frame, StackedBar, StackedShares, words};

use super::titled;

/// At most so many parts are told apart.
const PARTS: usize = 4;

/// One whole with its parts' sizes.
#[derive(Debug, Clone, PartialEq)]
pub struct Whole {
    /// Its name: "Bromley", "12 months to February 2021".
    pub name: String,
    /// The size of each part, in the order of the parts' names; none where it is missing or hidden.
    pub parts: Vec<Option<f64>>,
    /// The size of the whole; what the parts named leave of it is "Other".
    pub all: f64,
    /// Whether it is the partnership's own area.
    pub own: bool,
}

/// Shares of the parts in each whole. The three largest parts (of the own area, else of the first whole) keep their names,
/// the rest of each whole is "Other". The frame brings subtitle, source and evidence; its title may be empty.
pub fn stacked(frame: Frame, of: &str, names: &[String], wholes: &[Whole]) -> Chart {
    let leading = wholes.iter().find(|whole| whole.own).or(wholes.first());
    let size = |part: usize| leading.and_then(|whole| *whole.parts.get(part)?).unwrap_or(0.0);
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by(|a, b| size(*b).total_cmp(&size(*a)).then(a.cmp(b)));
    order.truncate(PARTS - 1);
    let bars = wholes.iter().map(|whole| {
        let share = |part: Option<f64>| Some(part? / whole.all * 100.0).filter(|s| s.is_finite());
        let mut shares: Vec<Option<f64>> =
            order.iter().map(|part| share(whole.parts.get(*part).copied().flatten())).collect();
        let told: Option<f64> = shares.iter().copied().sum();
        shares.push(told.map(|told| (100.0 - told).max(0.0)));
        StackedBar { name: whole.name.clone(), shares, own: whole.own }
    });
    let bars = bars.collect();
    let mut parts: Vec<String> =
        order.iter().filter_map(|part| names.get(*part).cloned()).collect();
    parts.push("Other".to_owned());
    let chart = StackedShares { of: of.to_owned(), parts, bars };
    let (finding, said) = (words::stacked_finding(&chart), words::describe_stacked(&chart));
    let otherwise = || "Parts of the whole".to_owned();
    titled(frame, ChartKind::Stacked(chart), finding, otherwise, said)
}
