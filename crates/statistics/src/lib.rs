//! Numerical methods over slices and small matrices, each with its reference.
