//! The workbench from outside.

#[cfg(test)]
mod backup;
mod board;
#[cfg(test)]
mod fetch;
#[cfg(test)]
mod import;
#[cfg(test)]
mod publications;
#[cfg(test)]
mod texts;
