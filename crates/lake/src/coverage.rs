//! Coverage: which months, parts and categories a vintage speaks of, so that a count of nought can be told from silence.

use std::collections::BTreeSet;

use figure::{Month, Period};
use serde::{Deserialize, Serialize};

/// What one part of a vintage (a force, or the whole where files do not come by force) speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PartCoverage {
    /// The part's name as published ("Lancashire Constabulary"); none where the source has no parts.
    pub part: Option<String>,
    /// The months it speaks of.
    pub months: BTreeSet<Month>,
    /// The categories that occur in it at all.
    pub categories: BTreeSet<String>,
}

impl PartCoverage {
    /// Whether every month of the period is spoken of.
    pub fn covers(&self, period: Period) -> bool {
        period.months().all(|month| self.months.contains(&month))
    }

    /// The months between its first and last that it does not speak of.
    pub fn missing(&self) -> Vec<Month> {
        match (self.months.first(), self.months.last()) {
            (Some(&first), Some(&last)) => (first.index()..=last.index())
                .map(|i| first.plus(i - first.index()))
                .filter(|month| !self.months.contains(month))
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// What a vintage speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Coverage {
    /// Its parts, by name.
    pub parts: Vec<PartCoverage>,
}

impl Coverage {
    /// The first and last month of any part.
    pub fn span(&self) -> Option<Period> {
        let first = self.parts.iter().filter_map(|part| part.months.first()).min()?;
        let last = self.parts.iter().filter_map(|part| part.months.last()).max()?;
        Period::new(*first, *last).ok()
    }

    /// The part of this name, or the only one where the source has no parts.
    pub fn part(&self, name: Option<&str>) -> Option<&PartCoverage> {
        self.parts.iter().find(|part| part.part.as_deref() == name)
    }
}
