//! A rank: a place among areas of the same kind.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Which end of the list is first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// The lowest rate is first: how districts are compared.
    LowestRate,
    /// The highest rate is first.
    HighestRate,
    /// The highest count is first: how wards are listed.
    HighestCount,
    /// The lowest count is first.
    LowestCount,
}

impl Order {
    /// Whether the ranks go by rate rather than count.
    pub fn by_rate(self) -> bool {
        matches!(self, Self::LowestRate | Self::HighestRate)
    }

    /// Whether the smallest value is first.
    pub fn ascending(self) -> bool {
        matches!(self, Self::LowestRate | Self::LowestCount)
    }
}

/// A figure's place among the areas of a group. Ties share a place and the next is skipped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Rank {
    /// The place, from 1.
    pub position: usize,
    /// How many areas were ranked.
    pub of: usize,
    /// What is first.
    pub order: Order,
    /// The group, by the name the partnership gives it.
    pub group: String,
}

/// The places that an area may well have, by chance alone: a 95% interval of its rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RankInterval {
    /// The first place.
    pub from: usize,
    /// The last.
    pub to: usize,
}

/// Standard competition ranks ("1224") of the values given: ties share a place and the next is skipped; what has no value
/// has no rank. Positions stand in the order of the input.
pub fn standard_ranks(values: &[Option<f64>], ascending: bool) -> Vec<Option<usize>> {
    let better = |other: f64, own: f64| if ascending { other < own } else { other > own };
    let place = |own: f64| 1 + values.iter().flatten().filter(|&&other| better(other, own)).count();
    values.iter().map(|value| value.map(place)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_share_a_place_and_the_next_is_skipped() {
        let values = [Some(81.0), Some(79.0), None, Some(79.0), Some(68.0)];
        assert_eq!(standard_ranks(&values, false), vec![Some(1), Some(2), None, Some(2), Some(4)]);
        assert_eq!(standard_ranks(&values, true), vec![Some(4), Some(2), None, Some(2), Some(1)]);
    }
}
