//! Answers: what a route gives back. A [`Page`] or a [`Problem`] is content only; the layout around it, which depends on
//! who asks, is put on in one place ([`finish`]) as the answer leaves.

mod data;
mod finish;
mod page;
mod problem;

pub(crate) use data::Download;
pub(crate) use finish::finish;
pub(crate) use page::{Page, Section};
pub(crate) use problem::{Problem, in_full};

/// What most routes give back.
pub(crate) type Answer = Result<Page, Problem>;
