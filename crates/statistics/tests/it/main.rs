//! The methods held against values that other packages gave.

#[cfg(test)]
mod references;
