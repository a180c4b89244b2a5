//! Reports are tested against the trait alone: figures made up in memory, with what goes wrong in real data in them.

#[cfg(test)]
mod assessment;
#[cfg(test)]
mod bromley;
#[cfg(test)]
mod charts;
#[cfg(test)]
mod dashboard;
#[cfg(test)]
mod evaluation;
#[cfg(test)]
mod hot_spots;
#[cfg(test)]
mod invented;
#[cfg(test)]
mod narrative;
#[cfg(test)]
mod pack;
#[cfg(test)]
mod peaks;
#[cfg(test)]
mod performance;
#[cfg(test)]
mod priority_ranking;
#[cfg(test)]
mod public_summary;
#[cfg(test)]
mod reading;
#[cfg(test)]
mod ward_profile;
