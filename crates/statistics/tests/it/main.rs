//! The methods held against values that other packages gave, and against chance.

#[cfg(test)]
mod areas;
#[cfg(test)]
mod counts;
#[cfg(test)]
mod cry_wolf;
#[cfg(test)]
mod documented;
#[cfg(test)]
mod evaluation;
#[cfg(test)]
mod glm;
#[cfg(test)]
mod reference;
#[cfg(test)]
#[expect(clippy::cast_precision_loss, reason = "small counts")]
mod scan;
#[cfg(test)]
mod series_by_chance;
#[cfg(test)]
#[expect(clippy::cast_precision_loss, reason = "small counts")]
mod space;
#[cfg(test)]
mod time;
#[cfg(test)]
mod uniform;
