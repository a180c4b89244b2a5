//! The application asked as a browser asks it, without a network between.

mod account;
mod annotations;
mod findings;
mod forms;
mod headers;
mod mails;
mod matrix;
mod probes;
mod signing_in;
mod smtp;
mod views;
mod world;
