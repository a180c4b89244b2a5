//! A rating in a sentence, and what the rule looked at.

use figure::{RagJudgement, RagRule};

use crate::Text;

/// "Amber: 10.3% for the worse, more than 2.0%." The word stands beside the shape and the colour.
pub fn rag(judged: &RagJudgement) -> Text {
    Text::new().with_rag(judged.rag).with(format!(": {}.", judged.because))
}

/// How a report rates, in a sentence: "Rated by rule. Green up to 2.0% for the worse, amber …".
pub fn rag_rule(rule: &RagRule) -> String {
    format!("Rated by rule. {}", rule.in_words())
}

#[cfg(test)]
mod tests {
    use super::super::sample::burglary;
    use super::*;
    use figure::GoodDirection;

    #[test]
    fn a_rating_says_why() {
        let mut figure = burglary();
        let judged = RagRule::default().judge(figure.comparison.as_ref(), GoodDirection::Lower);
        assert_eq!(rag(&judged).to_string(), "Green: a change for the better.");
        figure.comparison.as_mut().unwrap().change = Some(282.0);
        figure.comparison.as_mut().unwrap().change_percent = Some(10.3);
        let judged = RagRule::default().judge(figure.comparison.as_ref(), GoodDirection::Lower);
        assert_eq!(rag(&judged).to_string(), "Amber: 10.3% for the worse, more than 2.0%.");
        assert!(rag_rule(&RagRule::default()).starts_with("Rated by rule. Green up to 2.0%"));
    }
}
