//! What the kinds of a set of claims mean: which kinds of finding, and whether a number follows from numbers.

use checker::Kind;

/// What a row's kind means.
pub struct Meaning {
    /// The kinds of finding that give its reason.
    pub kinds: &'static [Kind],
    /// Whether a number follows from other numbers.
    pub arithmetic: bool,
    /// Whether the tables below know it.
    pub known: bool,
}

/// Kinds of arithmetic: how their names begin.
pub const ARITHMETIC: [(&str, &[Kind]); 36] = [
    ("average", &[Kind::Rate, Kind::RateTwice]),
    ("count cross-reference", &[Kind::CountTwice, Kind::Rate]),
    ("count of itemised parts", &[Kind::SumOfParts, Kind::ListCount]),
    ("count twice", &[Kind::CountTwice, Kind::Rate]),
    ("difference", &[Kind::Difference]),
    (
        "difference from average",
        &[Kind::DifferenceOfPercentages, Kind::Difference, Kind::PercentageChange],
    ),
    ("difference of percentages", &[Kind::DifferenceOfPercentages]),
    ("grim", &[Kind::Grim]),
    ("hotspot count vs offences", &[Kind::MoreThanCounted]),
    ("implied population", &[Kind::ImpliedPopulation]),
    ("list count", &[Kind::ListCount]),
    ("more than counted", &[Kind::MoreThanCounted]),
    ("part exceeds whole", &[Kind::PartExceedsWhole, Kind::CountTwice]),
    ("percentage change", &[Kind::PercentageChange, Kind::Direction, Kind::Qualifier]),
    ("percentage change cross-reference", &[Kind::PercentageChangeTwice, Kind::PercentageChange]),
    ("percentage change twice", &[Kind::PercentageChangeTwice, Kind::PercentageChange]),
    ("position change", &[Kind::PositionChange]),
    ("qualifier", &[Kind::Qualifier]),
    ("rank", &[Kind::Rank, Kind::RankOrder]),
    ("rank by", &[Kind::Rank]),
    ("rank change", &[Kind::PositionChange, Kind::Rank]),
    ("rank column", &[Kind::RankOrder]),
    ("rank convention", &[Kind::RankConvention]),
    ("rank cross-reference", &[Kind::Rank]),
    ("rank order", &[Kind::RankOrder]),
    ("ranking", &[Kind::RankOrder, Kind::Rank]),
    ("rate", &[Kind::Rate]),
    ("rate cross-reference", &[Kind::RateTwice]),
    ("rate twice", &[Kind::RateTwice]),
    ("row total", &[Kind::SumOfParts]),
    ("column total", &[Kind::SumOfParts]),
    ("share", &[Kind::ShareOfTotal]),
    ("subset", &[Kind::PartExceedsWhole]),
    ("sum", &[Kind::SumOfParts]),
    ("sum of shares", &[Kind::SumOfShares, Kind::ShareOfTotal]),
    ("total", &[Kind::SumOfParts]),
];

/// All other kinds: labels, dates, calendars, words, completeness, structure.
const OTHERS: [(&str, &[Kind]); 32] = [
    ("action", &[Kind::ActionCompleteness]),
    ("activity count", &[]),
    ("attendance", &[Kind::Attendance]),
    ("calendar", &[Kind::Calendar]),
    ("cell type", &[Kind::CellType]),
    ("comparison", &[Kind::Comparison, Kind::Rank]),
    ("counts", &[]),
    ("cross-reference", &[Kind::CountTwice, Kind::RateTwice, Kind::PercentageChangeTwice]),
    ("cycle", &[Kind::Calendar]),
    ("data", &[Kind::Data]),
    ("date", &[Kind::Date, Kind::DateOrder]),
    ("direction", &[Kind::Direction]),
    ("direction and label", &[Kind::Direction, Kind::PeriodLabel, Kind::UnitLabel]),
    ("external figure", &[]),
    ("measure", &[Kind::Measure]),
    ("milestone", &[Kind::DateOrder, Kind::Date]),
    ("notice", &[Kind::Notice]),
    ("page", &[Kind::PageRange]),
    ("percentage change, base missing", &[]),
    ("period", &[Kind::Period, Kind::PeriodLabel]),
    ("period label", &[Kind::PeriodLabel]),
    ("range", &[]),
    ("place", &[Kind::Place]),
    ("self-contradiction", &[Kind::SelfContradiction]),
    ("statutory notice", &[Kind::Notice]),
    ("structure", &[]),
    ("survey percentage", &[]),
    ("telephone number", &[]),
    ("threat level", &[]),
    ("unit", &[Kind::UnitLabel]),
    ("unit and period label", &[Kind::UnitLabel, Kind::PeriodLabel]),
    ("weekday", &[Kind::Date]),
];

impl Meaning {
    /// Of a row's kind: the longest name that it begins with, else the kind of finding of that very name, else nothing.
    pub fn of(kind: &str) -> Self {
        let kind = kind.trim().to_lowercase();
        let longest = |table: &'static [(&'static str, &'static [Kind])]| {
            let begins = table.iter().filter(|(name, _)| kind.starts_with(name));
            begins.max_by_key(|(name, _)| name.len())
        };
        let (sum, other) = (longest(&ARITHMETIC), longest(&OTHERS));
        let length = |found: Option<&(&str, _)>| found.map_or(0, |(name, _)| name.len());
        let arithmetic = length(sum) > length(other);
        let found = if arithmetic { sum } else { other };
        let named = || {
            let code = kind.replace(' ', "-");
            Kind::ALL.iter().position(|one| one.code() == code).map(|at| &Kind::ALL[at..=at])
        };
        match found.map(|(_, kinds)| *kinds).or_else(named) {
            Some(kinds) => Self { kinds, arithmetic, known: true },
            None => Self { kinds: &[], arithmetic: false, known: false },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_tells() {
        assert_eq!(Meaning::of("percentage change").kinds[0], Kind::PercentageChange);
        let missing = Meaning::of("percentage change, base missing");
        assert!(missing.known && !missing.arithmetic && missing.kinds.is_empty());
        assert_eq!(Meaning::of("Rate = count / population").kinds, [Kind::Rate]);
        assert_eq!(Meaning::of("rate cross-reference").kinds, [Kind::RateTwice]);
        assert_eq!(Meaning::of("statutory notice (5 days)").kinds, [Kind::Notice]);
        assert!(Meaning::of("GRIM test").arithmetic && !Meaning::of("date ordering").arithmetic);
        assert!(!Meaning::of("handwriting").known);
    }

    #[test]
    fn every_kind_of_finding_is_meant_by_some_name() {
        for kind in Kind::ALL {
            assert!(
                ARITHMETIC.iter().chain(&OTHERS).any(|(_, kinds)| kinds.contains(&kind)),
                "{}",
                kind.code()
            );
            let spoken = kind.code().replace('-', " ");
            assert!(Meaning::of(&spoken).kinds.contains(&kind), "{spoken}");
        }
    }
}
