//! The checker from outside.

#[cfg(test)]
mod data;
