//! The figures of a finished document, held against each other and against their own arithmetic.
//!
//! [`check`] takes what [`reading`] gave of a file, ours or anyone's, and says which figures contradict each other. It judges
//! only what is bound: a figure is never called right because its digits stand somewhere else, and what has no base is not
//! judged at all. It knows how figures are said, not what any one document says, and alters no word.

mod book;
mod checked;
mod claim;
mod claims;
mod count_words;
mod data;
mod desk;
mod direction;
mod fact;
mod finding;
mod grid;
mod kind;
mod number;
mod own;
mod pattern;
mod rounding;
mod rules;
mod subject;
mod when;

pub use checked::{Checked, Coverage, check, check_against};
pub use claim::{Claim, ClaimUnit, Role};
pub use claims::claims;
pub use data::{
    AgainstData, Cause, Judgement, Rounding, Scope, Truth, Vocabulary, Why, judge, judge_all,
};
pub use finding::{Finding, Severity, Spot, Sure};
pub use kind::Kind;
pub use own::{
    Ledger, NarrativeFinding, check_document, check_document_against, check_narratives, check_paper,
};
