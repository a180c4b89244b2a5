//! The crate on real boundaries, points and look-ups, and on shapes drawn at random.

#[cfg(test)]
mod files;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod real_boundaries;
#[cfg(test)]
mod real_lookups;
#[cfg(test)]
mod real_simplify;
