//! The application asked as a browser asks it, without a network between.

mod annotations;
mod findings;
mod forms;
mod headers;
mod matrix;
mod probes;
mod signing_in;
mod world;
