//! The nouns of the house: a number that knows what it counts, where, when, against what, from which file and by which
//! method. Everything else in Watchward produces figures, sets them in documents or shows them; this crate says only what
//! they are and how they are written for a reader. It does no input or output.
//!
//! ```
//! use figure::{Month, Period};
//!
//! let year = Period::rolling_12(Month::new(2021, 2)?);
//! assert_eq!(year.to_string(), "12 months to February 2021");
//! assert_eq!(year.just_before(), Some(Period::rolling_12(Month::new(2020, 2)?)));
//! # Ok::<(), figure::MonthError>(())
//! ```

mod answer;
mod area;
mod comparison;
mod evaluation;
mod figures;
mod interval;
mod measure;
mod month;
mod period;
mod postcode;
mod postcode_query;
mod provenance;
mod rag;
mod rank;
mod rate;
mod scope;
mod series;
mod table;
mod vintage;
pub mod write;

pub use answer::{Figure, Reason};
pub use area::{AreaCode, AreaCodeError, AreaKind, AreaRef};
pub use comparison::{Comparison, Verdict};
pub use evaluation::{
    Difference, Effect, Evaluation, EvaluationCheck, EvaluationMonth, Findings, Side, Sides,
    Smallest,
};
pub use figures::{
    Against, FigureQuestion, Figures, FiguresError, Group, SeriesQuestion, TableQuestion,
};
pub use interval::Interval;
pub use measure::{GoodDirection, MeasureId, MeasureIdError, MeasureSummary, Unit};
pub use month::{Month, MonthError, NAMES as MONTH_NAMES};
pub use period::{Period, PeriodError, PeriodLength};
pub use postcode::{Postcode, PostcodeError};
pub use postcode_query::{PostcodeAsked, PostcodeQuery};
pub use provenance::{FileUsed, Provenance};
pub use rag::{Rag, RagJudgement, RagOverride, RagRule, RagRules};
pub use rank::{Order, Rank, RankInterval, standard_ranks};
pub use rate::{Denominator, Rate};
pub use scope::Scope;
pub use series::{Series, SeriesMethods, SeriesMonth, Surprise};
pub use table::{Table, TableRow};
pub use vintage::{SourceId, VintageId};
