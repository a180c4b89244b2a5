//! The partnership's own records.
