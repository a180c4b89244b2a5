//! How measures lie to each other: which is part of which, and which is expressly left out of which.

use super::{Category, Counted, Measure};

/// Whether all that the one counts the other counts too, and more, where one source gives both.
pub(super) fn is_part(part: &Measure, whole: &Measure) -> bool {
    beside(part, whole).is_some_and(|(part, whole)| within(part, whole) && !within(whole, part))
}

/// Whether all that the one counts is among what the other leaves out of what it would count.
pub(super) fn is_left_out(part: &Measure, whole: &Measure) -> bool {
    beside(part, whole).is_some_and(|(part, whole)| {
        !part.include.is_empty() && part.include.iter().all(|one| names(&whole.exclude, one))
    })
}

/// What two measures count of the first source that gives both.
fn beside<'a>(one: &'a Measure, other: &'a Measure) -> Option<(&'a Counted, &'a Counted)> {
    one.counted.iter().find_map(|mine| {
        let shares = |theirs: &&Counted| theirs.sources.iter().any(|s| mine.sources.contains(s));
        Some((mine, other.counted.iter().find(shares)?))
    })
}

fn within(part: &Counted, whole: &Counted) -> bool {
    let counted = |one: &Category| {
        (whole.include.is_empty() || names(&whole.include, one)) && !names(&whole.exclude, one)
    };
    if part.include.is_empty() {
        // Everything but what is left out is within everything but what is left out of less.
        return whole.include.is_empty()
            && whole.exclude.iter().all(|one| names(&part.exclude, one));
    }
    part.include.iter().all(counted)
}

/// Whether a list names the category, or the one that it stands in.
fn names(list: &[Category], one: &Category) -> bool {
    list.iter().any(|known| known.name == one.name && (known.sub.is_none() || known.sub == one.sub))
}
