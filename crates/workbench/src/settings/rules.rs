//! RAG rules as a partnership declares them. (They are applied where figures are made.)

use std::collections::BTreeMap;

use figure::MeasureId;
use serde::Deserialize;

/// When a change against the comparator is green, amber or red. The change is counted in the bad direction: a rise where
/// fewer is better, a fall where more is.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RagRule {
    /// Green up to this change for the worse, in per cent of the comparator.
    pub green_up_to: f64,
    /// Amber up to this one; red beyond.
    pub amber_up_to: f64,
    /// Whether a change for the worse that chance alone could give is green whatever its size.
    #[serde(default = "yes")]
    pub beyond_chance_only: bool,
    /// Why this rule.
    pub reason: Option<String>,
}

impl Default for RagRule {
    fn default() -> Self {
        Self { green_up_to: 2.0, amber_up_to: 15.0, beyond_chance_only: true, reason: None }
    }
}

/// The rule for most measures, and those that differ.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct RagRules {
    /// For every measure without a rule of its own.
    pub default: RagRule,
    /// By measure.
    pub measures: BTreeMap<MeasureId, RagRule>,
}

impl RagRules {
    /// The rule for a measure.
    pub fn rule(&self, measure: &MeasureId) -> &RagRule {
        self.measures.get(measure).unwrap_or(&self.default)
    }
}

fn yes() -> bool {
    true
}
