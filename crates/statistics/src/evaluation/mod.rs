//! Evaluation: what changed where something was done, and how sure that is.
