//! The workbench from outside.

#[cfg(test)]
mod fetch;
