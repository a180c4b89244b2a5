//! The texts that figures are made by, and changing them: an [`Edit`] becomes a [`Proposal`], whose effects are looked at before
//! it is made. A text is changed where it has to be and nowhere else, so that its remarks and its order stay.

mod apply;
mod catalogue;
mod edit;
mod error;
mod make;
mod pages;
mod preview;
mod proposal;

pub use catalogue::{CatalogueEntry, CountedSource, catalogue_entries, counted_sources};
pub use edit::{Edit, Groups, Names, OwnMeasure};
pub use error::{EditError, MakeError};
pub use pages::Difference;
pub use preview::{Preview, check, preview};
pub use proposal::{Line, Proposal, TextFile, changed_lines};
