//! Claims held against the partnership's own data: supported, contradicted, or not checkable.
//!
//! A claim is judged only where its subject, its place and its period are each bound to one thing ([`Why`] says what is
//! lacking otherwise); then it is a question, and the data have one answer. Where the answer is another, the readings under
//! which the printed figure would be right are asked too ([`Cause`]), so that its author knows what happened. Digits that
//! occur somewhere else support nothing.

mod answers;
mod asked;
mod bind;
mod causes;
mod place;
mod precision;
mod rank;
mod say;
mod scope;
mod speech;
mod vocabulary;
mod why;
mod words;

use figure::{Figure, Figures};

use crate::{Claim, Coverage, Finding, Kind, Severity, Sure};
use answers::Answers;

pub use causes::Cause;
pub use precision::Rounding;
pub use scope::Scope;
pub use vocabulary::Vocabulary;
pub use why::Why;

/// What the data say of a claim.
#[derive(Debug, Clone, PartialEq)]
pub enum Judgement {
    /// Subject, place and period are bound, and the data have this value at the precision printed.
    Supported {
        /// The figure that it is; of a share that of the part.
        figure: Box<Figure>,
        /// How the printed figure was made of it.
        rounding: Rounding,
        /// The true value, and the working.
        truth: Truth,
        /// How sure the binding is.
        sure: Sure,
    },
    /// Subject, place and period are bound, and the data have another value.
    Contradicted {
        /// The true value, and the working.
        truth: Truth,
        /// How the printed figure may have come about, the likeliest first; none where nothing explains it.
        causes: Vec<Cause>,
        /// The same in words, a sentence a cause.
        explained: Vec<String>,
        /// How sure the binding is.
        sure: Sure,
    },
    /// Something is lacking.
    NotCheckable(Why),
}

/// What would have been right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Truth {
    /// The value in the claim's unit, at least as precise as what is printed.
    pub should: String,
    /// What the data have, in a sentence.
    pub working: String,
}

/// Claims, held against data.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AgainstData {
    /// What contradicts, in the order of the claims; and what is right but oddly rounded.
    pub findings: Vec<Finding>,
    /// How many claims there were, how many the data could be asked about, and how many of those they contradict.
    pub coverage: Coverage,
    /// The judgement of each claim, in their order.
    pub judgements: Vec<Judgement>,
}

/// Holds claims against data.
pub fn judge_all(claims: &[Claim], figures: &dyn Figures, scope: &Scope) -> AgainstData {
    let vocabulary = Vocabulary::of(figures);
    let data = Answers::of(figures);
    let mut against = AgainstData::default();
    for claim in claims {
        let judgement = judged(claim, &data, &vocabulary, scope);
        against.coverage.claims += 1;
        against.coverage.checked += usize::from(!matches!(judgement, Judgement::NotCheckable(_)));
        against.coverage.contradict +=
            usize::from(matches!(judgement, Judgement::Contradicted { .. }));
        against.findings.extend(finding(claim, &judgement));
        against.judgements.push(judgement);
    }
    against
}

/// What the data say of one claim.
pub fn judge(
    claim: &Claim,
    figures: &dyn Figures,
    vocabulary: &Vocabulary,
    scope: &Scope,
) -> Judgement {
    judged(claim, &Answers::of(figures), vocabulary, scope)
}

fn judged(claim: &Claim, data: &Answers<'_>, vocabulary: &Vocabulary, scope: &Scope) -> Judgement {
    let bound = match bind::bind(claim, data, vocabulary, scope) {
        Ok(bound) => bound,
        Err(why) => return Judgement::NotCheckable(why),
    };
    let sure = match bound.assumed {
        0 => Sure::Certain,
        1 => Sure::Likely,
        _ => Sure::Possible,
    };
    let mut first = None;
    for asked in &bound.asked {
        let answer = match asked.answer(data) {
            Ok(answer) => answer,
            Err(why) => return Judgement::NotCheckable(why),
        };
        if let Some(rounding) = precision::agrees(claim, answer.value) {
            let truth = truth(claim, asked, &answer);
            let figure = Box::new(Figure::clone(&answer.figure));
            return Judgement::Supported { figure, rounding, truth, sure };
        }
        first.get_or_insert((asked, answer));
    }
    let Some((asked, answer)) = first else { return Judgement::NotCheckable(Why::NoMeasure) };
    let search = causes::Search { claim, asked, answer: &answer, data, vocabulary, scope };
    let causes = search.causes();
    if bind::speaks_of_before(claim) && is_of_before(asked, causes.first()) {
        return Judgement::NotCheckable(Why::EitherPeriod);
    }
    let explained = causes.iter().map(|cause| say::cause(claim, cause)).collect();
    Judgement::Contradicted { truth: truth(claim, asked, &answer), causes, explained, sure }
}

/// Whether a claim is right for the period before the one that it is bound to.
fn is_of_before(asked: &asked::Asked, cause: Option<&Cause>) -> bool {
    matches!(cause, Some(Cause::Window(window)) if asked.period.just_before() == Some(*window))
}

fn truth(claim: &Claim, asked: &asked::Asked, answer: &asked::Answer) -> Truth {
    Truth { should: say::should(claim, answer.value), working: say::working(claim, asked, answer) }
}

/// What a reader is told of a judgement; nothing of what is right, or cannot be judged.
pub(crate) fn finding(claim: &Claim, judgement: &Judgement) -> Option<Finding> {
    let (severity, truth, sure, extra) = match judgement {
        Judgement::Contradicted { truth, explained, sure, .. } => {
            (Severity::Contradiction, truth, *sure, explained.join(" Or: "))
        }
        Judgement::Supported { rounding: Rounding::CutOff, truth, sure, .. } => {
            (Severity::Rounding, truth, *sure, "It is cut off, not rounded.".to_owned())
        }
        Judgement::Supported { .. } | Judgement::NotCheckable(_) => return None,
    };
    Some(Finding {
        kind: Kind::Data,
        severity,
        sure,
        at: claim.at.clone(),
        says: claim.printed.clone(),
        should: Some(truth.should.clone()),
        working: [truth.working.as_str(), &extra].join(" ").trim().to_owned(),
        against: Vec::new(),
    })
}
