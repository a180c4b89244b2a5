//! How the board meets: `[board]` in `watchward.toml`. All of it has a default.

use figure::Against;
use serde::Deserialize;

/// What stands on every agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgendaTemplate {
    /// What every partnership's agenda has.
    #[default]
    Standard,
    /// That, with the standing items that London's plan against violence asks for.
    London,
}

/// How the board meets.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct BoardSettings {
    /// What stands on every agenda, where `item` says nothing.
    pub template: AgendaTemplate,
    /// The partnership's own agenda, item by item.
    #[serde(rename = "item")]
    pub items: Vec<StandingItem>,
    /// The priority of each quarter.
    #[serde(rename = "quarter")]
    pub quarters: Vec<QuarterPriority>,
    /// What the cover of a pack says besides day and place, a paragraph each: how to attend, how to ask a question.
    pub cover: Vec<String>,
    /// What the performance item is held against; none is the year before.
    pub against: Option<String>,
}

impl BoardSettings {
    /// What the figures of papers are held against.
    pub fn against(&self) -> Against {
        self.against.clone().map_or(Against::Previous, Against::Named)
    }
}

/// What an item is filled with when a meeting is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fill {
    /// Nothing.
    #[default]
    Nothing,
    /// The minutes of the meeting before.
    Minutes,
    /// What is outstanding.
    Matters,
    /// The quarter's priority: its title stands in the item's.
    Priority,
    /// The performance report, its figures frozen.
    Performance,
}

/// An item that stands on every agenda.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct StandingItem {
    /// Its title.
    pub title: String,
    /// What it is for.
    #[serde(default)]
    pub purpose: String,
    /// Who presents it, by post or organisation.
    #[serde(default)]
    pub presenter: String,
    /// Whether it is spoken, without a paper.
    #[serde(default)]
    pub verbal: bool,
    /// What it is filled with.
    #[serde(default)]
    pub fill: Fill,
    /// Its parts, which are numbered 4a, 4b.
    #[serde(default)]
    pub parts: Vec<String>,
}

/// The priority that is discussed in a quarter of the financial year.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct QuarterPriority {
    /// The quarter, 1 to 4; the first begins in April.
    pub quarter: u8,
    /// The priority's title.
    pub priority: String,
    /// Who leads on it.
    #[serde(default)]
    pub lead: String,
}
