//! The application asked as a browser asks it, without a network between.

mod account;
mod annotations;
mod board;
mod crawl;
mod empty;
mod findings;
mod forms;
mod found;
mod headers;
mod mails;
mod matrix;
mod openid;
mod past;
mod people;
mod probes;
mod programs;
mod provider;
mod reminders;
mod security;
mod settings;
mod signing_in;
mod smtp;
mod views;
mod world;
