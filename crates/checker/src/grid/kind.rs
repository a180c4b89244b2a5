//! What the numbers of a column are, by its head and by what they look like.

use super::GridCell;
use crate::number::Unit;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColumnKind {
    /// Numbers of things.
    Count,
    /// People.
    Population,
    /// Rates: so many per so many people.
    Rate,
    /// Shares of a total, in per cent.
    Share,
    /// Changes in per cent.
    PercentChange,
    /// Changes in number, or of position.
    Change,
    /// Places in a ranking.
    Rank,
    /// Something else.
    Other,
    /// Not known.
    Unknown,
}

/// What a head says its column is, by its last telling word; and how sure that is.
pub(super) fn by_head(head: &str) -> Option<ColumnKind> {
    let lower = head.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| contains_word(&lower, word));
    let percent = lower.contains('%') || has(&["percent", "percentage", "per cent"]);
    if has(&["change", "difference", "+/-", "variance", "movement", "diff"]) {
        return Some(if percent { ColumnKind::PercentChange } else { ColumnKind::Change });
    }
    if percent || has(&["share", "proportion"]) {
        return Some(ColumnKind::Share);
    }
    if has(&["rank", "ranking", "position"]) {
        return Some(ColumnKind::Rank);
    }
    if has(&["rate", "per"]) {
        return Some(ColumnKind::Rate);
    }
    if has(&["population", "residents", "people"]) {
        return Some(ColumnKind::Population);
    }
    if has(&["hectares", "area", "km2", "miles", "score", "index", "average", "mean"]) {
        return Some(ColumnKind::Other);
    }
    if has(&[
        "tno",
        "tnos",
        "offences",
        "offence",
        "count",
        "number",
        "no.",
        "volume",
        "volumes",
        "total",
        "incidents",
        "crimes",
        "calls",
        "recorded",
        "cases",
        "reports",
        "visits",
        "victims",
        "thefts",
        "burglaries",
        "n",
    ]) {
        return Some(ColumnKind::Count);
    }
    None
}

/// Whether a head says what its column is.
pub(crate) fn is_telling(head: &str) -> bool {
    by_head(head).is_some()
}

fn contains_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(start, _)| {
        !text[..start].ends_with(|letter: char| letter.is_alphanumeric())
            && !text[start + word.len()..].starts_with(|letter: char| letter.is_alphanumeric())
    })
}

/// How badly a kind fits what the numbers look like: 0 well, 4 not at all.
pub(super) fn cost(kind: ColumnKind, cells: &[&GridCell]) -> f64 {
    let numbers = || cells.iter().map(|cell| &cell.number);
    let share = |test: &dyn Fn(&crate::number::Number) -> bool| {
        if cells.is_empty() {
            return 0.0;
        }
        #[expect(
            clippy::cast_precision_loss,
            reason = "tables have fewer rows than a float has whole numbers"
        )]
        let share = numbers().filter(|number| test(number)).count() as f64 / cells.len() as f64;
        share
    };
    let whole = share(&|number| number.decimals == 0 && number.unit == Unit::Plain);
    let percent = share(&|number| number.unit == Unit::Percent);
    let decimal = share(&|number| number.decimals > 0);
    let signed = share(&|number| number.signed || number.value == 0.0);
    let small = share(&|number| {
        number.decimals == 0 && (1.0..=400.0).contains(&number.value) && !number.signed
    });
    let large = share(&|number| number.value >= 5_000.0);
    match kind {
        ColumnKind::Count => 4.0 * (1.0 - whole).max(signed * 0.5).max(percent),
        ColumnKind::Population => 4.0 * (1.0 - large),
        ColumnKind::Rate => 3.0 * (1.0 - decimal) + 4.0 * percent,
        ColumnKind::Share => {
            let bounded = share(&|number| (0.0..=100.0).contains(&number.value));
            4.0 * (1.0 - bounded) + if percent > 0.5 { 0.0 } else { 1.0 }
        }
        ColumnKind::PercentChange => {
            if percent > 0.5 {
                0.0
            } else {
                1.5 - signed
            }
        }
        ColumnKind::Change => 3.0 * (1.0 - signed).min(1.0 - whole + 0.3) + 2.0 * percent,
        ColumnKind::Rank => 4.0 * (1.0 - small),
        ColumnKind::Other => 1.0,
        ColumnKind::Unknown => 1.2,
    }
}

/// What a column is: what its head says where its numbers can be that, else what they look like.
pub(super) fn of(head: &str, cells: &[&GridCell]) -> ColumnKind {
    let fits = |kind: &ColumnKind| {
        // Rates per 10,000 and more are printed without decimals.
        cost(*kind, cells) < 3.0 || *kind == ColumnKind::Rate && cost(*kind, cells) <= 3.0
    };
    let kind = by_head(head).filter(fits).unwrap_or_else(|| by_look(cells));
    let percent = cells.iter().filter(|cell| cell.number.unit == Unit::Percent).count();
    if kind == ColumnKind::Change && percent * 2 > cells.len() {
        return ColumnKind::PercentChange;
    }
    kind
}

/// What a column without a head is likely to be.
fn by_look(cells: &[&GridCell]) -> ColumnKind {
    let all =
        |test: &dyn Fn(&GridCell) -> bool| !cells.is_empty() && cells.iter().all(|cell| test(cell));
    if all(&|cell| cell.number.unit == Unit::Percent) {
        return if cells.iter().any(|cell| cell.number.signed) {
            ColumnKind::PercentChange
        } else {
            ColumnKind::Share
        };
    }
    if all(&|cell| cell.number.signed || cell.number.value == 0.0)
        && cells.iter().any(|cell| cell.number.signed)
    {
        return ColumnKind::Change;
    }
    if all(&|cell| cell.number.is_count()) { ColumnKind::Count } else { ColumnKind::Unknown }
}
