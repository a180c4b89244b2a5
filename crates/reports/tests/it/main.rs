//! Reports are tested against the trait alone: figures made up in memory, with what goes wrong in real data in them.

#[cfg(test)]
mod assessment;
#[cfg(test)]
mod invented;
#[cfg(test)]
mod pack;

#[cfg(test)]
mod reading;
