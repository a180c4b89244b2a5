//! What a number of the pack is: which sum over which answers gives it.

use serde::Deserialize;

/// What a number of the pack is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A count.
    Value,
    /// A count per 1,000 residents.
    Rate,
    /// A place among the group.
    Rank,
    /// A place counted from the other end.
    RankFromLast,
    /// How many places it rose (positive) or fell.
    PositionChange,
    /// A ward's count as a percentage of its borough's.
    Share,
    /// One measure as a percentage of another.
    ShareOf,
    /// The highest wards together as a percentage of the borough.
    TopShare,
    /// A change in per cent.
    PercentChange,
    /// How many fewer.
    Fewer,
    /// The mean of the group's counts.
    Average,
    /// How far below that mean, in per cent.
    BelowAverage,
    /// The whole group's count over its residents.
    GroupRate,
    /// How far below that rate, in per cent.
    BelowGroupRate,
    /// The whole group's change in per cent.
    GroupPercentChange,
    /// Residents.
    Population,
    /// The place by residents, largest first.
    PopulationRank,
    /// How many of the group have more residents.
    LargerCount,
    /// The place by fall, largest first.
    FallRank,
    /// Stated; no sum over crime figures gives it.
    Stated,
}
