//! One module a report: each asks [`figure::Figures`] its questions and composes a [`document::Document`] from the
//! answers. No report types a number, renders a page or knows where the figures come from.
//!
//! - [`needs_assessment`]: the yearly evidence document of a partnership.
//! - [`charts`]: answers as charts, for all of them.
//! - [`performance`]: high-harm and volume crimes, each with comparator, rating by rule and wards.
//! - [`ward_profile`]: two pages on one ward among the wards of its area.
//! - [`summary`]: one page for the public.
//! - [`dashboard`]: the public pages of a site: a measure, every measure, the ward of a resident, methods, the data held.
//! - [`peaks`]: months that are higher than their past lets expect, over all measures and wards.
//! - [`priority_ranking`]: crime types in the order of volume, harm, trend and public concern.
//! - [`hot_spots`]: where it concentrates, how sure that is, and whether it did before.
//! - [`evaluation`]: what changed where something was done, beside where nothing was.
//! - [`board`]: papers, minutes and matters outstanding of a board.
//! - [`narrative`]: what a person wrote, set in a section, with its figures by reference.
//! - [`reproducing_the_pack`]: every figure of a published pack's needs assessment, beside ours.
//!
//! ```
//! use reports::needs_assessment::{Input, Priority};
//!
//! let area = figure::AreaRef { code: "E07000123".parse()?, name: "Preston".to_owned() };
//! let mut input = Input::new("Preston Community Safety Partnership", area, "2022-10".parse()?);
//! input.comparators.label = "districts of Lancashire".to_owned();
//! input.priorities.push(Priority::of_measure("Burglary", "burglary".parse()?));
//! assert_eq!(input.period().to_string(), "12 months to October 2022");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod annex;
mod area_tables;
mod asking;
pub mod board;
mod cells;
pub mod charts;
pub mod dashboard;
mod error;
pub mod evaluation;
mod given;
mod glossary;
pub mod hot_spots;
mod key_figures;
mod linking;
pub mod narrative;
pub mod needs_assessment;
pub mod peaks;
pub mod performance;
pub mod priority_ranking;
mod rating;
pub mod reproducing_the_pack;
pub mod summary;
mod topic;
mod ward_map;
pub mod ward_profile;

pub use error::ReportsError;
pub use given::{Comparators, Event, Ground, Held, NamedComparator};
pub use narrative::NarrativeText;
