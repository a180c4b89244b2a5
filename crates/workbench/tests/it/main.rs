//! The workbench from outside.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[cfg(test)]
mod backup;
mod board;
#[cfg(test)]
mod claims;
#[cfg(test)]
mod fetch;
mod figures;
#[cfg(test)]
mod import;
#[cfg(test)]
mod mutations;
#[cfg(test)]
mod publications;
#[cfg(test)]
mod texts;
