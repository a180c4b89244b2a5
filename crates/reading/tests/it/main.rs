//! The room's tests on whole documents.

mod real_minutes;
