//! Whole-street tests: they run the built program on a partnership's folder, as its users do.

mod bad_input;
mod demonstration;
mod kills;
mod orders;
mod pack;
mod police;
mod program;
mod second_partnership;
mod street;
