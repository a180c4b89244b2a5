//! The ranks of a table against the column that they rank.

use crate::desk::{Desk, finding};
use crate::grid::{ColumnKind, Grid, GridCell, Row};
use crate::{Kind, Severity, Sure};

/// A rank with the value that it ranks.
pub(crate) struct Ranked<'a> {
    /// The row.
    pub(crate) row: &'a Row,
    /// Its rank.
    pub(crate) rank: &'a GridCell,
    /// The value.
    pub(crate) value: &'a GridCell,
}

/// Checks every ranking of every table.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for grid in &book.grids {
        for ranking in rankings(grid) {
            order(desk, &ranking);
            steps(desk, &ranking);
        }
    }
}

/// The rankings of a table: each column of ranks with the column that it ranks, sorted by rank.
pub(crate) fn rankings(grid: &Grid) -> Vec<Vec<Ranked<'_>>> {
    let values: Vec<usize> = (0..grid.columns.len())
        .filter(|at| {
            matches!(
                grid.columns[*at].kind,
                ColumnKind::Rate
                    | ColumnKind::Count
                    | ColumnKind::Share
                    | ColumnKind::Unknown
                    | ColumnKind::Population
            )
        })
        .collect();
    let mut rankings = Vec::new();
    let leading = values
        .iter()
        .copied()
        .map(|at| pairs(grid, None, at))
        .max_by_key(|ranking| agreement(ranking));
    rankings.extend(leading);
    for rank in grid.of_kind(ColumnKind::Rank) {
        // The column just before is what it ranks, unless another agrees better.
        let before = values.iter().copied().rfind(|at| *at < rank);
        let best = before
            .into_iter()
            .chain(values.iter().copied())
            .map(|at| pairs(grid, Some(rank), at))
            .max_by(|one, other| {
                // The first of equals stays.
                agreement(one).cmp(&agreement(other)).then(std::cmp::Ordering::Greater)
            });
        rankings.extend(best);
    }
    // Places are whole numbers from 1; what has decimals, or a nought, numbers something else.
    let is_place = |ranked: &Ranked| {
        ranked.rank.number.decimals == 0
            && ranked.rank.number.is_count()
            && ranked.rank.number.value >= 1.0
            && ranked.row.label.chars().any(char::is_alphabetic)
    };
    rankings.retain(|ranking| ranking.iter().all(is_place));
    rankings.retain(|ranking| ranking.len() >= 3 && agreement(ranking) * 5 >= ranking.len() * 4);
    rankings
}

fn pairs(grid: &Grid, rank: Option<usize>, value: usize) -> Vec<Ranked<'_>> {
    let mut pairs: Vec<Ranked> = grid
        .body()
        .filter_map(|row| {
            let rank = match rank {
                Some(at) => row.cells.get(at)?.as_ref()?,
                None => row.rank.as_ref()?,
            };
            Some(Ranked { row, rank, value: row.cells.get(value)?.as_ref()? })
        })
        .collect();
    pairs.sort_by(|one, other| one.rank.number.value.total_cmp(&other.rank.number.value));
    pairs
}

/// How many rows a ranking has in the order of its values, whichever way is better.
fn agreement(ranking: &[Ranked]) -> usize {
    kept(ranking, 1.0).len().max(kept(ranking, -1.0).len())
}

/// The most rows whose values never go against the direction: the longest run through the ranking.
fn kept(ranking: &[Ranked], direction: f64) -> Vec<usize> {
    let values: Vec<f64> =
        ranking.iter().map(|ranked| ranked.value.number.value * direction).collect();
    let mut sorted = values.clone();
    sorted.sort_by(f64::total_cmp);
    // Of the values that are not above one the longest run so far and where it ends, by halves, so that a table of
    // thousands of rows takes no longer than to sort it.
    let mut longest = vec![(0, 0); sorted.len() + 1];
    let mut best: Vec<(usize, Option<usize>)> = Vec::new();
    for (at, value) in values.iter().enumerate() {
        let place = sorted.partition_point(|other| other <= value);
        let (mut length, mut end) = (0, 0);
        let mut below = place;
        while below > 0 {
            (length, end) = longest[below].max((length, end));
            below &= below - 1;
        }
        best.push((length + 1, (length > 0).then_some(end)));
        let mut above = place.max(1);
        while above < longest.len() {
            longest[above] = longest[above].max((length + 1, at));
            above += above & above.wrapping_neg();
        }
    }
    let mut end = (0..best.len()).max_by_key(|at| (best[*at].0, *at));
    let mut kept = Vec::new();
    while let Some(at) = end {
        kept.push(at);
        end = best[at].1;
    }
    kept.reverse();
    kept
}

fn order(desk: &mut Desk, ranking: &[Ranked]) {
    let up = kept(ranking, 1.0);
    let down = kept(ranking, -1.0);
    let kept = if up.len() >= down.len() { up } else { down };
    for (at, ranked) in ranking.iter().enumerate() {
        let spot = desk.cell_spot(ranked.rank, &ranked.row.text);
        desk.checked(&spot);
        let value = desk.cell_spot(ranked.value, &ranked.row.text);
        desk.checked(&value);
        if kept.binary_search(&at).is_ok() {
            continue;
        }
        let neighbours: Vec<String> = [at.checked_sub(1), Some(at + 1)]
            .into_iter()
            .flatten()
            .filter_map(|at| ranking.get(at))
            .map(|ranked| {
                format!(
                    "{} at {} ({})",
                    ranked.value.printed, ranked.rank.printed, ranked.row.label
                )
            })
            .collect();
        let working = format!(
            "Ranked {} with {}, between {}: rank and value do not go together.",
            ranked.rank.printed,
            ranked.value.printed,
            neighbours.join(" and ")
        );
        desk.found(
            finding(
                Kind::RankOrder,
                Severity::Contradiction,
                Sure::Certain,
                spot,
                ranked.rank.printed.clone(),
                working,
            )
            .against([value]),
        );
    }
}

/// A rank that is left out or given twice to different values, in a ranking that runs from 1.
fn steps(desk: &mut Desk, ranking: &[Ranked]) {
    let Some(first) = ranking.first() else { return };
    let jumps = (1..ranking.len()).filter(|at| is_jump(ranking, *at)).count();
    if (first.rank.number.value - 1.0).abs() > 0.1 || jumps * 6 > ranking.len() {
        return;
    }
    // Many different values with one rank: tenths of a list, or steps of a scale.
    let shared = ranking
        .windows(2)
        .filter(|pair| {
            (pair[0].rank.number.value - pair[1].rank.number.value).abs() < 0.5
                && (pair[0].value.number.value - pair[1].value.number.value).abs() > f64::EPSILON
        })
        .count();
    if shared > 1 && shared * 4 > ranking.len() {
        return;
    }
    for (at, pair) in ranking.windows(2).enumerate() {
        let [one, other] = pair else { continue };
        let step = other.rank.number.value - one.rank.number.value;
        let same = (one.value.number.value - other.value.number.value).abs() < f64::EPSILON;
        let ties = ranking[..=at]
            .iter()
            .rev()
            .take_while(|earlier| (earlier.rank.number.value - one.rank.number.value).abs() < 0.5)
            .count();
        #[expect(
            clippy::cast_precision_loss,
            reason = "tables have fewer rows than a float has whole numbers"
        )]
        let after_ties = ties as f64;
        // Of two different values with one rank, the first is wrong where the rank before theirs is nobody's.
        let before = at.checked_sub(1).and_then(|at| ranking.get(at));
        let skipped = before.is_some_and(|before| {
            (one.rank.number.value - before.rank.number.value - 2.0).abs() < 0.5
        });
        if step < 0.5 && !same && skipped {
            let should = one.rank.number.value - 1.0;
            let spot = desk.cell_spot(one.rank, &one.row.text);
            let against = desk.cell_spot(other.rank, &other.row.text);
            let working = format!(
                "{} and {} are both ranked {} with different values, and nothing is ranked {should}.",
                one.row.label, other.row.label, one.rank.printed
            );
            let says = one.rank.printed.clone();
            desk.found(
                finding(
                    Kind::RankOrder,
                    Severity::Contradiction,
                    Sure::Likely,
                    spot,
                    says,
                    working,
                )
                .should(should.to_string())
                .against([against]),
            );
            continue;
        }
        if step > 1.5 && shares_wrongly(ranking, at + 1) {
            // Said of the two that share the next rank.
            continue;
        }
        let working = if step < 0.5 && !same {
            format!(
                "{} and {} are both ranked {} with different values, {} and {}.",
                one.row.label,
                other.row.label,
                other.rank.printed,
                one.value.printed,
                other.value.printed
            )
        } else if step > 1.5 && (step - after_ties).abs() > 0.5 {
            format!("After rank {} comes rank {}.", one.rank.printed, other.rank.printed)
        } else {
            continue;
        };
        let spot = desk.cell_spot(other.rank, &other.row.text);
        let against = desk.cell_spot(one.rank, &one.row.text);
        desk.found(
            finding(
                Kind::RankOrder,
                Severity::Contradiction,
                Sure::Likely,
                spot,
                other.rank.printed.clone(),
                working,
            )
            .against([against]),
        );
    }
}

/// Whether a row shares its rank with the next, which has another value.
fn shares_wrongly(ranking: &[Ranked], at: usize) -> bool {
    let (Some(one), Some(other)) = (ranking.get(at), ranking.get(at + 1)) else { return false };
    let same = |one: &GridCell, other: &GridCell| {
        (one.number.value - other.number.value).abs() < f64::EPSILON
    };
    same(one.rank, other.rank) && !same(one.value, other.value)
}

/// Whether a rank comes after one that is not the rank before it, and no tie is why.
fn is_jump(ranking: &[Ranked], at: usize) -> bool {
    let rank = |at: usize| ranking[at].rank.number.value;
    let step = rank(at) - rank(at - 1);
    let ties = (0..at).filter(|earlier| (rank(*earlier) - rank(at - 1)).abs() < 0.5).count();
    let explained = (1.5..2.5).contains(&step) && (ties == 2 || shares_wrongly(ranking, at));
    step > 1.5 && !explained
}
