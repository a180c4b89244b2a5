//! The sources crate from outside: on the publishers' real files, on files that are wrong in every way the issue names, and
//! on arbitrary bytes.

#[cfg(test)]
mod bad_archives;
#[cfg(test)]
mod bad_files;
#[cfg(test)]
mod boundaries;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod fetch;
#[cfg(test)]
mod help;
#[cfg(test)]
mod never_panics;
#[cfg(test)]
mod police_uk;
#[cfg(test)]
mod real_areas;
#[cfg(test)]
mod real_counts;
