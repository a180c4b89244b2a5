//! The public pages of a partnership's site as documents, one file a page, so that a page, its tables as files, its figures as
//! data and where each came from are one tree.
//!
//! - [`measure`]: one measure, area and period: the finding first, then months, parts, comparison, and what is counted

mod about;
mod beside;
mod input;
mod measure;
mod months;
mod parts;

pub use input::Input;
pub use measure::measure;

type Asking<'a> = crate::asking::Asking<'a, Input>;
