//! Red, amber, green: how a measure goes, from a declared rule and never by eye.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Comparison, GoodDirection, MeasureId, Verdict, write};

/// Red, amber, green or not rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Rag {
    /// On track.
    Green,
    /// Worth watching.
    Amber,
    /// Off track.
    Red,
    /// No rule applies, or the data do not allow one to be applied.
    NotRated,
}

impl Rag {
    /// The word that is printed beside the colour: "Green", "Not rated".
    pub fn word(self) -> &'static str {
        match self {
            Self::Green => "Green",
            Self::Amber => "Amber",
            Self::Red => "Red",
            Self::NotRated => "Not rated",
        }
    }

    /// The shape that is drawn beside the word, so that colour never stands alone.
    pub fn shape(self) -> char {
        match self {
            Self::Green => '\u{25cf}',
            Self::Amber => '\u{25b2}',
            Self::Red => '\u{25a0}',
            Self::NotRated => '\u{25cb}',
        }
    }
}

impl fmt::Display for Rag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// When a change against the comparator is green, amber or red. The change is counted in the bad direction: a rise where
/// fewer is better, a fall where more is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    #[serde(default)]
    pub reason: Option<String>,
}

impl Default for RagRule {
    fn default() -> Self {
        Self { green_up_to: 2.0, amber_up_to: 15.0, beyond_chance_only: true, reason: None }
    }
}

/// What a rule says of a comparison, and in a clause why: "a change within what chance alone would give".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RagJudgement {
    /// The rating.
    pub rag: Rag,
    /// Why, as a clause without a full stop.
    pub because: String,
}

impl RagRule {
    /// Applies the rule. Not rated where the measure has no good direction, or there is nothing to compare with; on a base of
    /// zero any change for the worse beyond chance is red, as it has no percentage.
    pub fn judge(&self, comparison: Option<&Comparison>, good: GoodDirection) -> RagJudgement {
        let judged = |rag, because: String| RagJudgement { rag, because };
        let toward_worse = match good {
            GoodDirection::Lower => 1.0,
            GoodDirection::Higher => -1.0,
            GoodDirection::Neither => {
                return judged(Rag::NotRated, "no direction of this measure is good".to_owned());
            }
        };
        let Some((held_against, change)) =
            comparison.and_then(|c| Some((c, c.change.filter(|_| c.value.is_some())?)))
        else {
            return judged(Rag::NotRated, "there is nothing to compare it with".to_owned());
        };
        let worse = change * toward_worse;
        if worse <= 0.0 {
            let so = if change == 0.0 { "no change" } else { "a change for the better" };
            return judged(Rag::Green, so.to_owned());
        }
        if self.beyond_chance_only && held_against.verdict == Some(Verdict::WithinChance) {
            return judged(Rag::Green, "a change within what chance alone would give".to_owned());
        }
        let Some(percent) = held_against.change_percent.map(f64::abs) else {
            return judged(Rag::Red, "a change for the worse from none".to_owned());
        };
        let (rag, limit) = if percent <= self.green_up_to {
            (Rag::Green, format!("up to {}", write::percent(self.green_up_to)))
        } else if percent <= self.amber_up_to {
            (Rag::Amber, format!("more than {}", write::percent(self.green_up_to)))
        } else {
            (Rag::Red, format!("more than {}", write::percent(self.amber_up_to)))
        };
        judged(rag, format!("{} for the worse, {limit}", write::percent(percent)))
    }

    /// The rule in words, for under a table: "Green up to 2.0% for the worse …".
    pub fn in_words(&self) -> String {
        let chance = if self.beyond_chance_only {
            "; a change within what chance alone would give is green"
        } else {
            ""
        };
        let why = self.reason.as_deref().map(|r| format!(" ({})", r.trim_end_matches('.')));
        format!(
            "Green up to {} for the worse, amber up to {}, red beyond{chance}{}.",
            write::percent(self.green_up_to),
            write::percent(self.amber_up_to),
            why.unwrap_or_default()
        )
    }
}

/// The rule for most measures, and those that differ.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
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

/// A rating that a person gives in place of the rule's, with the reason; both are printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RagOverride {
    /// The measure.
    pub measure: MeasureId,
    /// The rating that is given.
    pub rag: Rag,
    /// Why it is not the rule's, in a sentence.
    pub reason: String,
    /// Who gave it.
    pub by: String,
}

fn yes() -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(before: f64, now: f64, verdict: Verdict) -> Comparison {
        Comparison {
            period: "2019-03..2020-02".parse().unwrap(),
            value: Some(before),
            change: Some(now - before),
            change_percent: (before > 0.0).then(|| (now - before) / before * 100.0),
            p_value: None,
            verdict: Some(verdict),
            method: None,
            chosen_because: None,
            reason: None,
        }
    }

    fn rag(before: f64, now: f64, verdict: Verdict, good: GoodDirection) -> Rag {
        RagRule::default().judge(Some(&compared(before, now, verdict)), good).rag
    }

    #[test]
    fn the_bad_direction_counts() {
        use GoodDirection::{Higher, Lower, Neither};
        assert_eq!(rag(100.0, 50.0, Verdict::Lower, Lower), Rag::Green);
        assert_eq!(rag(100.0, 50.0, Verdict::Lower, Higher), Rag::Red);
        assert_eq!(rag(100.0, 115.0, Verdict::Higher, Lower), Rag::Amber);
        assert_eq!(rag(100.0, 116.0, Verdict::Higher, Lower), Rag::Red);
        assert_eq!(rag(100.0, 102.0, Verdict::Higher, Lower), Rag::Green);
        assert_eq!(rag(100.0, 200.0, Verdict::WithinChance, Lower), Rag::Green);
        assert_eq!(rag(0.0, 9.0, Verdict::Higher, Lower), Rag::Red);
        assert_eq!(rag(100.0, 50.0, Verdict::Lower, Neither), Rag::NotRated);
        assert_eq!(RagRule::default().judge(None, Lower).rag, Rag::NotRated);
    }

    #[test]
    fn the_rule_reads_as_a_sentence() {
        assert_eq!(
            RagRule::default().in_words(),
            "Green up to 2.0% for the worse, amber up to 15.0%, red beyond; a change within what chance alone would give \
             is green."
        );
    }
}
