//! Categories: a part for the whole, the whole for a part, one left out, one counted in.

use figure::{MeasureId, MeasureSummary};

use super::{Cause, Search};
use crate::data::asked::{Asked, Counts};
use crate::data::precision::is_nearest;

/// The first that explains the claim: a part alone, the whole group, all but a part, all and what is left out.
pub(super) fn cause(search: &Search<'_>) -> Option<Cause> {
    if !search.asked.sense.is_of_counts() {
        return None;
    }
    let own = search.vocabulary.measure(&search.asked.measure)?;
    let counts = Counts::of(&search.answer.figure)?;
    let title = |id: &MeasureId| search.vocabulary.title(id);
    let alone = |id: &MeasureId| counts_of(search, id).is_some_and(|other| fits(search, other));
    let with = |id: &MeasureId, sign: f64| {
        counts_of(search, id).is_some_and(|other| fits(search, counts.with(other, sign)))
    };
    let is_whole = |other: &&MeasureSummary| other.parts.contains(&own.id);
    let mut wholes = search.vocabulary.measures().filter(is_whole);
    None.or_else(|| own.parts.iter().find(|id| alone(id)).map(|id| Cause::OnlyPart(title(id))))
        .or_else(|| {
            let whole = wholes.find(|whole| alone(&whole.id));
            whole.map(|whole| Cause::WholeGroup(whole.title.clone()))
        })
        .or_else(|| own.parts.iter().find(|id| with(id, -1.0)).map(|id| Cause::Without(title(id))))
        .or_else(|| own.leaves_out.iter().find(|id| with(id, 1.0)).map(|id| Cause::With(title(id))))
}

fn counts_of(search: &Search<'_>, measure: &MeasureId) -> Option<Counts> {
    Asked { measure: measure.clone(), ..search.asked.clone() }.counts(search.data)
}

fn fits(search: &Search<'_>, counts: Counts) -> bool {
    let value = search.asked.sense.value(counts);
    value.is_some_and(|value| is_nearest(search.claim, value))
}
