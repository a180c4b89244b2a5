//! The crate on real boundaries, points and look-ups, and on shapes drawn at random.

mod files;
mod properties;
mod real_boundaries;
mod real_lookups;
mod real_simplify;
