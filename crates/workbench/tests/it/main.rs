//! The workbench from outside.

#[cfg(test)]
mod backup;
#[cfg(test)]
mod fetch;
#[cfg(test)]
mod import;
#[cfg(test)]
mod publications;
#[cfg(test)]
mod texts;
