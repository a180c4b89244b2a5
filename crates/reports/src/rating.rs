//! A measure's rating: what the rule says, and what a person says instead, each with its reason.

use document::{Detail, Text};
use figure::{Figure, GoodDirection, MeasureId, Rag, RagJudgement, RagOverride, RagRules};

/// What the rule says of a measure, and what a person says instead.
pub(crate) struct Rating<'a> {
    by_rule: RagJudgement,
    given: Option<&'a RagOverride>,
    rule: String,
}

impl<'a> Rating<'a> {
    /// Applies the measure's rule to its figure. What has no value to show is not rated.
    pub fn of(
        (rules, overrides): (&RagRules, &'a [RagOverride]),
        measure: &MeasureId,
        figure: Option<&Figure>,
        good: GoodDirection,
    ) -> Self {
        let rule = rules.rule(measure);
        let not_rated =
            |because: &str| RagJudgement { rag: Rag::NotRated, because: because.to_owned() };
        let by_rule = match figure {
            None => not_rated("there is no figure"),
            Some(figure) if figure.suppressed => not_rated("the figure is not shown"),
            Some(figure) if figure.value.is_none() => not_rated("there is no figure"),
            Some(figure) => rule.judge(figure.comparison.as_ref(), good),
        };
        let given = overrides.iter().find(|given| given.measure == *measure);
        Self { by_rule, given, rule: rule.in_words() }
    }

    /// The rating that counts: the person's where there is one.
    pub fn rag(&self) -> Rag {
        self.given.map_or(self.by_rule.rag, |given| given.rag)
    }

    /// The rating with its reason, the rule's too where a person gave another, and the rule in words.
    pub fn details(&self) -> Vec<Detail> {
        let by_rule =
            Text::new().with_rag(self.by_rule.rag).with(format!(": {}.", self.by_rule.because));
        let mut details = Vec::new();
        match self.given {
            None => details.push(Detail::new("Rating", by_rule)),
            Some(given) => {
                let reason = given.reason.trim_end_matches('.');
                let words = format!(": given by {}, for this reason: {reason}.", given.by);
                details.push(Detail::new("Rating", Text::new().with_rag(given.rag).with(words)));
                details.push(Detail::new("Rating by the rule", by_rule));
            }
        }
        details.push(Detail::new("Rule", self.rule.clone()));
        details
    }
}
