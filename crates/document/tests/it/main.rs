//! Sentences, held against a table of cases, and against their own figures.

#[cfg(test)]
mod properties;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod words;
