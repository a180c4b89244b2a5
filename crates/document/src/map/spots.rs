//! Hot spots on a map.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::Cell;

/// Whether an area is a hot spot, and how lasting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Heat {
    /// Hot now and in earlier periods.
    Persistent,
    /// Hot now, not before.
    New,
    /// Hot before, not now.
    Fading,
    /// Not hot, now or before.
    Not,
}

impl Heat {
    /// All kinds, in the order of a legend.
    pub const ALL: [Self; 4] = [Self::Persistent, Self::New, Self::Fading, Self::Not];

    /// The letter that stands on the map; none for what is not hot.
    pub fn letter(self) -> Option<&'static str> {
        match self {
            Self::Persistent => Some("P"),
            Self::New => Some("N"),
            Self::Fading => Some("F"),
            Self::Not => None,
        }
    }

    /// In words, for a table: "persistent hot spot".
    pub fn word(self) -> &'static str {
        match self {
            Self::Persistent => "persistent hot spot",
            Self::New => "new hot spot",
            Self::Fading => "fading hot spot",
            Self::Not => "not a hot spot",
        }
    }

    /// What it means, for a legend: "persistent: hot now and before".
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Persistent => "persistent: hot now and before",
            Self::New => "new: hot now, not before",
            Self::Fading => "fading: hot before, not now",
            Self::Not => "not a hot spot",
        }
    }
}

/// What was found of an area.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Spot {
    /// Whether it is hot.
    pub heat: Heat,
    /// Its count or rate, for the table and whoever asks.
    pub value: Cell,
}

/// Hot spots.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HotSpots {
    /// How they were found: "Gi*, 5% false discoveries allowed".
    pub rule: String,
    /// The unit of the values.
    pub unit: String,
    /// What was found, by area code. An area that is not in it could not be looked at.
    pub spots: BTreeMap<String, Spot>,
}
