//! Whole-street tests.
