//! The register held against the publishers' own files, and against anything that may be typed.

#[cfg(test)]
mod anything;
#[cfg(test)]
mod conversions;
#[cfg(test)]
mod files;
#[cfg(test)]
mod look_ups;
#[cfg(test)]
mod publishers_names;
