//! The catalogue of measures, and their evaluation to figures.
//!
//! A [`Catalogue`] says what is counted, in TOML: one entry a measure. An [`Evaluator`] takes a question (measure, area,
//! period), finds the vintage of the lake that answers it, divides, compares, ranks, hides what is too small to show, and
//! gives a [`figure::Figure`] that knows where it came from. It formats nothing.
//!
//! ```
//! use measures::Catalogue;
//!
//! let own = r#"
//! [[measure]]
//! id = "fly-tipping"
//! title = "Fly-tipping"
//! unit = "reports"
//! good = "lower"
//! definition = "Reports of fly-tipping to the council."
//! "#;
//! let catalogue = Catalogue::built_in()?.with_own(own, "measures.toml")?;
//! let burglary = catalogue.get(&"burglary".parse()?).ok_or("no such measure")?;
//! assert_eq!(burglary.counted[0].sources[0].as_str(), "mps-borough");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod catalogue;
mod evaluator;
mod outlines;
mod settings;

pub use catalogue::{
    Catalogue, CatalogueError, Category, CaveatBefore, Counted, DenominatorKind, Measure,
};
pub use evaluator::{Evaluator, EventPoints, OWN_COUNTS};
pub use outlines::{boundaries, degrees, distinct_points};
pub use settings::{AreaGroup, Break, NamedComparator, Settings};
