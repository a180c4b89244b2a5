//! The public pages of a partnership's site as documents, one file a page, so that a page, its tables as files, its figures as
//! data and where each came from are one tree.
//!
//! - [`home`]: what changed beyond chance
//! - [`measures`]: every measure, by what it stands under
//! - [`ward`]: a ward, for those who live there
//! - [`methods`], [`register`]: how figures are made, and from which data
//! - [`measure`]: one measure, area and period: the finding first, then months, parts, comparison, and what is counted

mod about;
mod beside;
mod home;
mod input;
mod measure;
mod measures;
mod methods;
mod months;
mod parts;
mod register;
mod residents;
mod ward;

pub use home::home;
pub use input::Input;
pub use measure::measure;
pub use measures::measures;
pub use methods::methods;
pub use register::register;
pub use ward::ward;

type Asking<'a> = crate::asking::Asking<'a, Input>;
