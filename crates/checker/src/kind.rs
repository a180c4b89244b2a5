//! What a finding is about.

use std::fmt;

use serde::Serialize;

/// The kind of a check, by the name that a report and a set of claims give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Kind {
    /// A change in per cent against its two counts.
    PercentageChange,
    /// The same change said twice, differently.
    PercentageChangeTwice,
    /// A difference against its two values.
    Difference,
    /// One percentage said to be so much more than another.
    DifferenceOfPercentages,
    /// A share against its part and its whole.
    ShareOfTotal,
    /// Shares against their sum.
    SumOfShares,
    /// A total against its parts.
    SumOfParts,
    /// A part that is more than its whole.
    PartExceedsWhole,
    /// A rate against its count and its population.
    Rate,
    /// The same rate said twice, differently.
    RateTwice,
    /// The population that rates imply.
    ImpliedPopulation,
    /// A count said twice, differently.
    CountTwice,
    /// A percentage that no whole number of a small base gives.
    Grim,
    /// A rank against the table that it is of.
    Rank,
    /// Ranks against their column.
    RankOrder,
    /// How ties are ranked, differently in one document.
    RankConvention,
    /// Changes of position that no ranking gives.
    PositionChange,
    /// A list against the length that is said of it.
    ListCount,
    /// More things in a list than there were.
    MoreThanCounted,
    /// A word of direction against the sign.
    Direction,
    /// "All" beside "four of the five".
    SelfContradiction,
    /// "Similar", "larger", "higher" against the two values.
    Comparison,
    /// A qualifier such as "just under" against the value.
    Qualifier,
    /// Two labels of one figure that give different periods.
    PeriodLabel,
    /// The unit of a label against its table.
    UnitLabel,
    /// A cell that is not of its column's kind.
    CellType,
    /// A period that what is said elsewhere rules out.
    Period,
    /// A quarter that is not in that part of the year.
    Calendar,
    /// A date that is none, or not that day of the week.
    Date,
    /// Dates in an order that cannot be, or one event on two days.
    DateOrder,
    /// A notice shorter than the law asks for.
    Notice,
    /// Page ranges with gaps, or that overlap.
    PageRange,
    /// Somebody who is present and absent.
    Attendance,
    /// An action of the minutes that the report on them lost.
    ActionCompleteness,
    /// A figure that the partnership's data contradict.
    Data,
    /// A name of another place than the figures are of.
    Place,
    /// A name of another measure than the figures are of.
    Measure,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 37] = [
        Self::PercentageChange,
        Self::PercentageChangeTwice,
        Self::Difference,
        Self::DifferenceOfPercentages,
        Self::ShareOfTotal,
        Self::SumOfShares,
        Self::SumOfParts,
        Self::PartExceedsWhole,
        Self::Rate,
        Self::RateTwice,
        Self::ImpliedPopulation,
        Self::CountTwice,
        Self::Grim,
        Self::Rank,
        Self::RankOrder,
        Self::RankConvention,
        Self::PositionChange,
        Self::ListCount,
        Self::MoreThanCounted,
        Self::Direction,
        Self::SelfContradiction,
        Self::Comparison,
        Self::Qualifier,
        Self::PeriodLabel,
        Self::UnitLabel,
        Self::CellType,
        Self::Period,
        Self::Calendar,
        Self::Date,
        Self::DateOrder,
        Self::Notice,
        Self::PageRange,
        Self::Attendance,
        Self::ActionCompleteness,
        Self::Data,
        Self::Place,
        Self::Measure,
    ];

    /// Its code, which never changes: for machines, and for findings that were accepted.
    pub fn code(self) -> &'static str {
        match self {
            Self::PercentageChange => "percentage-change",
            Self::PercentageChangeTwice => "percentage-change-twice",
            Self::Difference => "difference",
            Self::DifferenceOfPercentages => "difference-of-percentages",
            Self::ShareOfTotal => "share-of-total",
            Self::SumOfShares => "sum-of-shares",
            Self::SumOfParts => "sum-of-parts",
            Self::PartExceedsWhole => "part-exceeds-whole",
            Self::Rate => "rate",
            Self::RateTwice => "rate-twice",
            Self::ImpliedPopulation => "implied-population",
            Self::CountTwice => "count-twice",
            Self::Grim => "grim",
            Self::Rank => "rank",
            Self::RankOrder => "rank-order",
            Self::RankConvention => "rank-convention",
            Self::PositionChange => "position-change",
            Self::ListCount => "list-count",
            Self::MoreThanCounted => "more-than-counted",
            Self::Direction => "direction",
            Self::SelfContradiction => "self-contradiction",
            Self::Comparison => "comparison",
            Self::Qualifier => "qualifier",
            Self::PeriodLabel => "period-label",
            Self::UnitLabel => "unit-label",
            Self::CellType => "cell-type",
            Self::Period => "period",
            Self::Calendar => "calendar",
            Self::Date => "date",
            Self::DateOrder => "date-order",
            Self::Notice => "notice",
            Self::PageRange => "page-range",
            Self::Attendance => "attendance",
            Self::ActionCompleteness => "action-completeness",
            Self::Data => "data",
            Self::Place => "place",
            Self::Measure => "measure",
        }
    }

    /// Its name for a reader: "Share of a total".
    pub fn name(self) -> &'static str {
        match self {
            Self::PercentageChange => "Percentage change",
            Self::PercentageChangeTwice => "One change, two figures",
            Self::Difference => "Difference",
            Self::DifferenceOfPercentages => "Difference of percentages",
            Self::ShareOfTotal => "Share of a total",
            Self::SumOfShares => "Sum of shares",
            Self::SumOfParts => "Sum of parts",
            Self::PartExceedsWhole => "Part larger than the whole",
            Self::Rate => "Rate",
            Self::RateTwice => "One rate, two figures",
            Self::ImpliedPopulation => "Population implied by rates",
            Self::CountTwice => "One count, two figures",
            Self::Grim => "Percentage of a small number",
            Self::Rank => "Rank",
            Self::RankOrder => "Order of ranks",
            Self::RankConvention => "How ties are ranked",
            Self::PositionChange => "Changes of position",
            Self::ListCount => "Length of a list",
            Self::MoreThanCounted => "More listed than counted",
            Self::Direction => "Direction",
            Self::SelfContradiction => "Sentence against itself",
            Self::Comparison => "Comparison",
            Self::Qualifier => "Just under or just over",
            Self::PeriodLabel => "Period of a label",
            Self::UnitLabel => "Unit of a label",
            Self::CellType => "Cell of another kind",
            Self::Period => "Period",
            Self::Calendar => "Quarter of the year",
            Self::Date => "Date",
            Self::DateOrder => "Order of dates",
            Self::Notice => "Notice of a meeting",
            Self::PageRange => "Pages",
            Self::Attendance => "Attendance",
            Self::ActionCompleteness => "Actions carried forward",
            Self::Data => "Against the data",
            Self::Place => "Another place",
            Self::Measure => "Another measure",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
