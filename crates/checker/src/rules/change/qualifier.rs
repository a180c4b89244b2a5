//! "Just under", "over", "about" before a percentage.

use crate::book::Sentence;
use crate::number::Number;

/// A word that says how a value stands to the one printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Qualifier {
    Under,
    Over,
    About,
}

/// The qualifier before a number.
pub(super) fn qualifier(sentence: &Sentence, number: &Number) -> Option<Qualifier> {
    let before = sentence.between(0, number.range.start).to_lowercase();
    let words = before.trim_end();
    let ends = |list: &[&str]| {
        list.iter().any(|word| {
            words
                .strip_suffix(word)
                .is_some_and(|rest| rest.is_empty() || rest.ends_with(' ') || rest.ends_with('('))
        })
    };
    if ends(&["just under", "nearly", "almost", "under", "close to", "just below"]) {
        Some(Qualifier::Under)
    } else if ends(&["just over", "over", "more than", "just above", "in excess of"]) {
        Some(Qualifier::Over)
    } else if ends(&["about", "around", "approximately", "roughly", "circa", "c.", "some"]) {
        Some(Qualifier::About)
    } else {
        None
    }
}

impl Qualifier {
    /// Why the true value is not what the words say; none where it is.
    pub(super) fn against(self, printed: &Number, truth: f64) -> Option<&'static str> {
        let value = printed.value.abs();
        // What is nearly so is within a tenth of it.
        let near = (value * 0.1).max(1.0);
        match self {
            Self::Under if truth > value => Some("just over, not under"),
            Self::Over if truth < value => Some("just under, not over"),
            Self::Under | Self::Over | Self::About if (truth - value).abs() > near => {
                Some("that is not near")
            }
            _ => None,
        }
    }
}
