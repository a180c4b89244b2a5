//! How much some places hold.

use statistics::space::pai;

use super::answer::HotSpotShare;
use super::places::{Places, many, real};
use crate::ReportsError;

/// The share that these places have of the count of the period asked for, and of the ground; none where there are no places,
/// no ground or no counts.
pub(super) fn of(places: &Places, these: &[usize]) -> Result<Option<HotSpotShare>, ReportsError> {
    let ground: f64 = places.all.iter().map(|place| place.ground).sum();
    let covered: f64 = these.iter().map(|place| places.all[*place].ground).sum();
    let count: u64 = these.iter().map(|place| places.all[*place].counts[0]).sum();
    let total = places.total(0);
    if covered <= 0.0 || total == 0 {
        return Ok(None);
    }
    Ok(Some(HotSpotShare {
        places: these.len(),
        count,
        count_percent: 100.0 * real(count) / real(total),
        places_percent: 100.0 * many(these.len()) / many(places.all.len()),
        ground_percent: 100.0 * covered / ground,
        pai: pai(real(count), real(total), covered, ground)?,
    }))
}

/// The fewest places that hold half of the period's count.
pub(super) fn half_in(places: &Places) -> usize {
    let mut counts = places.counts(0);
    counts.sort_unstable_by(|one, other| other.cmp(one));
    let half = real(places.total(0)) / 2.0;
    let mut held = 0;
    let needed = counts.iter().take_while(|count| {
        let short = real(held) < half;
        held += **count;
        short
    });
    needed.count()
}
