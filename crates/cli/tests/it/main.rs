//! Whole-street tests: they run the built program on a partnership's folder, as its users do.
#![expect(clippy::float_cmp, reason = "counts are whole numbers and are compared as such")]

#[cfg(test)]
mod analysis;
#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod board;
mod board_commands;
#[cfg(test)]
mod chart;
#[cfg(test)]
mod check;
#[cfg(test)]
mod demonstration;
#[cfg(test)]
mod forms;
#[cfg(test)]
mod geography;
#[cfg(test)]
mod kills;
#[cfg(test)]
mod orders;
#[cfg(test)]
mod pack;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod past_minutes;
#[cfg(test)]
mod police;
#[cfg(test)]
mod program;
#[cfg(test)]
mod publications;
#[cfg(test)]
mod second_partnership;
#[cfg(test)]
mod site;
#[cfg(test)]
mod story;
#[cfg(test)]
mod street;
/// The reader of pages is that of the tests of what wrote them.
#[cfg(test)]
#[path = "../../../publish/tests/it/structure.rs"]
mod structure;
