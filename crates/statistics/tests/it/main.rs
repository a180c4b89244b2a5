//! The methods held against values that other packages gave, and against chance.

#[cfg(test)]
mod areas;
#[cfg(test)]
mod counts;
#[cfg(test)]
mod evaluation;
#[cfg(test)]
mod glm;
#[cfg(test)]
mod references;
#[cfg(test)]
mod scan;
#[cfg(test)]
mod series_by_chance;
#[cfg(test)]
mod space;
#[cfg(test)]
mod time;
#[cfg(test)]
mod uniform;
