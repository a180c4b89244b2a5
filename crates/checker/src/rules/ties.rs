//! How ties are ranked: a reader expects one way in one document.

use super::rank_order::{Ranked, rankings};
use crate::desk::{Desk, finding};
use crate::{Kind, Severity, Sure};

/// A way to rank equal values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Convention {
    /// 1, 2, 2, 4.
    Standard,
    /// 1, 2, 2, 3.
    Dense,
    /// 1, 2, 3, 4 whatever is equal.
    Ordinal,
}

impl Convention {
    fn words(self) -> &'static str {
        match self {
            Self::Standard => "one rank, and the next is left out (3, 3, 5)",
            Self::Dense => "one rank, and the next follows on (3, 3, 4)",
            Self::Ordinal => "different ranks (3, 4, 5)",
        }
    }
}

/// A tie in a ranking.
struct Tie<'a> {
    convention: Convention,
    ranked: &'a Ranked<'a>,
    says: String,
}

/// Checks that one convention is kept.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    let rankings: Vec<Vec<Ranked>> = book.grids.iter().flat_map(rankings).collect();
    let ties: Vec<Tie> = rankings.iter().filter_map(|ranking| tie(ranking)).collect();
    let count = |convention| ties.iter().filter(|tie| tie.convention == convention).count();
    let all = [Convention::Standard, Convention::Ordinal, Convention::Dense];
    let Some(usual) = all
        .into_iter()
        .max_by_key(|convention| (count(*convention), std::cmp::Reverse(*convention)))
    else {
        return;
    };
    for tie in ties.iter().filter(|tie| tie.convention != usual) {
        let spot = desk.cell_spot(tie.ranked.rank, &tie.ranked.row.text);
        let working = format!(
            "Equal values have {} here, and {} elsewhere in this document. Keep to one way and say which.",
            tie.convention.words(),
            usual.words()
        );
        desk.found(finding(
            Kind::RankConvention,
            Severity::Contradiction,
            Sure::Certain,
            spot,
            tie.says.clone(),
            working,
        ));
    }
}

/// The first tie of a ranking.
fn tie<'a>(ranking: &'a [Ranked<'a>]) -> Option<Tie<'a>> {
    let at = ranking.windows(2).position(|pair| {
        (pair[0].value.number.value - pair[1].value.number.value).abs() < f64::EPSILON
            && pair[0].value.number.value.abs() > f64::EPSILON
    })?;
    let (one, other) = (ranking.get(at)?, ranking.get(at + 1)?);
    let ranks = |ranked: &Ranked| ranked.rank.number.value;
    let step = ranks(other) - ranks(one);
    let next = ranking.get(at + 2);
    let convention = if step > 0.5 {
        Convention::Ordinal
    } else if ranks(next?) - ranks(other) > 1.5 {
        Convention::Standard
    } else {
        Convention::Dense
    };
    let says = [Some(one), Some(other), next]
        .into_iter()
        .flatten()
        .map(|ranked| &*ranked.rank.printed)
        .collect::<Vec<_>>()
        .join(", ");
    Some(Tie { convention, ranked: one, says })
}
