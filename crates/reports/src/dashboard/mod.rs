//! The public pages of a partnership's site as documents, one file a page, so that a page, its tables as files, its figures as
//! data and where each came from are one tree.
//!
//! - [`home`]: the few figures that changed, what is new, the way to each ward
//! - [`measures`]: every measure of an area and a period, and why some have no figure
//! - [`measure`]: one measure, area and period: the finding first, then months, parts, comparison, and what is counted
//! - [`ward`]: a ward for those who live in it
//! - [`methods`]: how figures are made
//! - [`register`]: what data are held

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
mod telling;
mod ward;

pub use home::home;
pub use input::Input;
pub use measure::measure;
pub use measures::measures;
pub use methods::methods;
pub use register::register;
pub use ward::ward;

type Asking<'a> = crate::asking::Asking<'a, Input>;
