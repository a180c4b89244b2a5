//! Of what something is said: of some measures and areas, or of all of them.

use std::collections::BTreeSet;

use crate::{AreaCode, MeasureId};

/// The measures and areas that something holds for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// The measures; none named is all of them.
    pub measures: BTreeSet<MeasureId>,
    /// The areas; none named is all of them.
    pub areas: BTreeSet<AreaCode>,
}

impl Scope {
    /// All measures in all areas.
    pub fn everything() -> Self {
        Self::default()
    }

    /// Whether it holds for a measure in an area.
    pub fn holds(&self, measure: &MeasureId, area: &AreaCode) -> bool {
        (self.measures.is_empty() || self.measures.contains(measure))
            && (self.areas.is_empty() || self.areas.contains(area))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_named_is_everything() {
        let (burglary, robbery): (MeasureId, MeasureId) =
            ("burglary".parse().unwrap(), "robbery".parse().unwrap());
        let (here, there): (AreaCode, AreaCode) =
            ("E09000006".parse().unwrap(), "E09000007".parse().unwrap());
        assert!(Scope::everything().holds(&burglary, &there));
        let narrow = Scope {
            measures: BTreeSet::from([burglary.clone()]),
            areas: BTreeSet::from([here.clone()]),
        };
        assert!(narrow.holds(&burglary, &here));
        assert!(!narrow.holds(&robbery, &here) && !narrow.holds(&burglary, &there));
    }
}
