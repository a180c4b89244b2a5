//! Counts of old wards moved to the new ones: what a vintage that counts by the wards of one code year comes to in those of
//! another, with how much of it is an estimate.

use std::collections::BTreeMap;

use figure::{
    AreaCode, AreaKind, AreaRef, Figure, FigureQuestion, Figures as _, Group, MeasureId, Period,
    Table, TableQuestion, VintageId,
};
use geography::{Conversion, LookupPair, Weight};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{Folder, Session, WorkbenchError};

/// What is moved.
#[derive(Debug, Clone)]
pub struct ConvertOptions {
    /// What is counted.
    pub measure: MeasureId,
    /// When.
    pub period: Period,
    /// The vintage that counts by the old wards; none is the newest that does.
    pub vintage: Option<VintageId>,
}

/// One new ward.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ConvertedWard {
    /// The ward.
    pub area: AreaRef,
    /// What it comes to.
    pub count: u64,
    /// How much of that lay in old wards that lie whole in it.
    pub whole: u64,
    /// How much is shared out by population: an estimate.
    pub estimated: u64,
    /// What it has at least, were everything that is shared out elsewhere.
    pub at_least: u64,
    /// What it has at most.
    pub at_most: u64,
    /// What a vintage that counts by the new wards has; null where none is held.
    pub published: Option<u64>,
}

/// What old wards come to in new ones.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ConvertedWards {
    /// What is counted.
    pub measure: MeasureId,
    /// The measure's title.
    pub title: String,
    /// When.
    pub period: Period,
    /// The old set: "WD18".
    pub from_set: String,
    /// The new one.
    pub to_set: String,
    /// The vintage that was moved.
    pub vintage: Option<VintageId>,
    /// What it counts in the old wards.
    pub before: u64,
    /// What that comes to in the new ones: the same.
    pub after: u64,
    /// How much of it is an estimate.
    pub estimated: u64,
    /// Old wards that lead nowhere, with their counts: counted apart, never dropped.
    pub without_target: BTreeMap<AreaCode, u64>,
    /// The new wards.
    pub wards: Vec<ConvertedWard>,
    /// What a vintage that counts by the new wards has in all of them; null where none is held.
    pub published: Option<u64>,
    /// That vintage.
    pub published_vintage: Option<VintageId>,
    /// What is counted in the whole area, with what has no location; null where it is not held.
    pub area: Option<u64>,
    /// What to make of it.
    pub words: Vec<String>,
    /// Licence lines of what was used.
    pub licences: Vec<String>,
}

/// Moves the own area's counts of old wards to the newest ones.
pub fn convert(folder: Folder, options: &ConvertOptions) -> Result<ConvertedWards, WorkbenchError> {
    let session = Session::open(folder)?;
    let own = session.own()?;
    let pairs = crate::session::lookups(session.lake())?;
    let (conversion, inside) = wards(&session, &pairs)?;
    let register = session.register();
    let in_own = |ward: &AreaCode| {
        register
            .parent(ward, AreaKind::District)
            .is_some_and(|district| district.code() == &own.code)
    };
    let old: Vec<AreaCode> = inside.into_iter().filter(|ward| in_own(ward)).collect();
    let table = |codes: &[AreaCode], vintage: Option<VintageId>| -> Result<Table, WorkbenchError> {
        let codes = codes.iter().map(ToString::to_string).collect();
        let mut question =
            TableQuestion::new(options.measure.clone(), Group::List(codes), options.period);
        question.vintage = vintage;
        Ok(session.figures().table(&question)?)
    };
    let counted = table(&old, options.vintage.clone())?;
    let counts = counts(&counted);
    if counts.is_empty() {
        let reason = counted.reason.map_or_else(|| "not available".to_owned(), |reason| reason.0);
        return Err(WorkbenchError::question(format!(
            "no counts of {} by the wards of {} are held for the {}: {reason}",
            counted.title,
            conversion.from_set(),
            options.period
        )));
    }
    let moved = conversion.convert(&counts);
    let new: Vec<AreaCode> = moved.areas.keys().cloned().collect();
    let published = table(&new, None)?;
    let of_new = self::counts(&published);
    let whole = session.figures().figure(&FigureQuestion::new(
        options.measure.clone(),
        own.code.to_string(),
        options.period,
    ))?;
    let wards = moved.areas.iter().map(|(code, moved)| ConvertedWard {
        area: register.area(code).map_or_else(
            || AreaRef { code: code.clone(), name: code.to_string() },
            geography::Area::to_ref,
        ),
        count: moved.count,
        whole: moved.whole,
        estimated: moved.estimated,
        at_least: moved.at_least,
        at_most: moved.at_most,
        published: of_new.get(code).copied(),
    });
    let mut found = ConvertedWards {
        measure: options.measure.clone(),
        title: counted.title.clone(),
        period: options.period,
        from_set: conversion.from_set().to_owned(),
        to_set: conversion.to_set().to_owned(),
        vintage: counted.provenance.vintage.clone(),
        before: counts.values().sum(),
        after: moved.total(),
        estimated: moved.estimated(),
        without_target: moved.without_target.clone(),
        wards: wards.collect(),
        published: (of_new.len() == new.len()).then(|| of_new.values().sum()),
        published_vintage: published.provenance.vintage.clone(),
        area: count_of(&whole),
        words: Vec::new(),
        licences: [&counted.provenance, &published.provenance, &whole.provenance]
            .into_iter()
            .filter_map(|provenance| provenance.licence.clone())
            .collect(),
    };
    found.licences.dedup();
    found.words = words(&found, &own);
    Ok(found)
}

/// The conversion of the older wards to the newer, through the LSOAs in them and their residents; and the older wards.
pub(crate) fn wards(
    session: &Session,
    pairs: &[LookupPair],
) -> Result<(Conversion, Vec<AreaCode>), WorkbenchError> {
    let set_of = |child: &str, parent: &str| {
        pairs
            .iter()
            .filter(|pair| pair.child_set == child && pair.parent_set.starts_with(parent))
            .map(|pair| pair.parent_set.clone())
            .max()
    };
    let missing = |what: &str| {
        WorkbenchError::question(format!(
            "{what}; import it (watchward fetch --list says where it is published)"
        ))
    };
    let old = set_of("LSOA11", "WD")
        .ok_or_else(|| missing("no look-up of 2011 LSOAs to wards is held"))?;
    let new = set_of("LSOA21", "WD")
        .ok_or_else(|| missing("no look-up of 2021 LSOAs to wards is held"))?;
    let lookup =
        |from: &str, to: &str| Conversion::from_lookup((from, to), pairs, &[], Weight::Population);
    let onward = lookup("LSOA11", "LSOA21")?.then(&lookup("LSOA21", &new)?)?;
    let mut people: BTreeMap<AreaCode, f64> = BTreeMap::new();
    for cell in session.lake().population()? {
        // In the order of years: the newest stays.
        #[expect(clippy::cast_precision_loss, reason = "residents are far below 2^53")]
        let count = cell.count as f64;
        people.insert(cell.area, count);
    }
    let known: std::collections::BTreeSet<&AreaCode> = onward.areas().collect();
    let inside: BTreeMap<AreaCode, AreaCode> = pairs
        .iter()
        .filter(|pair| pair.child_set == "LSOA11" && pair.parent_set == old)
        .filter(|pair| known.contains(&pair.child_code) && people.contains_key(&pair.child_code))
        .map(|pair| (pair.child_code.clone(), pair.parent_code.clone()))
        .collect();
    if inside.is_empty() {
        return Err(missing("no population of 2011 LSOAs is held to share wards out by"));
    }
    let pieces = onward.pieces(&inside, &people)?;
    let conversion = Conversion::from_pieces((&old, &new), &pieces, Weight::Population)?;
    let mut wards: Vec<AreaCode> = inside.into_values().collect();
    wards.sort();
    wards.dedup();
    Ok((conversion, wards))
}

fn counts(table: &Table) -> BTreeMap<AreaCode, u64> {
    let known =
        table.rows.iter().filter_map(|row| Some((row.area.code.clone(), whole(row.value?))));
    known.collect()
}

fn count_of(figure: &Figure) -> Option<u64> {
    figure.value.map(whole)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a count is a whole number from nought"
)]
fn whole(value: f64) -> u64 {
    value.max(0.0) as u64
}

fn words(found: &ConvertedWards, own: &AreaRef) -> Vec<String> {
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
    let count = |count: u64| figure::write::count(count as f64);
    let mut said = vec![format!(
        "{} in the wards of {} come to {} in those of {}; {} of them are shared out by population, which is an estimate.",
        count(found.before),
        found.from_set,
        count(found.after),
        found.to_set,
        count(found.estimated)
    )];
    if let Some(published) = found.published {
        said.push(format!(
            "The vintage that counts by the new wards has {}: the difference of {} is revision.",
            count(published),
            count(published.abs_diff(found.after))
        ));
        let apart: u64 =
            found.wards.iter().filter_map(|ward| Some(ward.count.abs_diff(ward.published?))).sum();
        said.push(format!(
            "Ward by ward the estimate is {} apart from it: offences follow shops and stations, not residents.",
            count(apart)
        ));
    }
    if let Some(area) = found.area {
        said.push(format!(
            "{} as a whole has {}: the wards leave out {} without a location, or revised since.",
            own.name,
            count(area),
            count(area.saturating_sub(found.published.unwrap_or(found.after)))
        ));
    }
    if !found.without_target.is_empty() {
        let lost: u64 = found.without_target.values().sum();
        said.push(format!(
            "{} lie in old wards of which no new one is known; they are counted apart.",
            count(lost)
        ));
    }
    said
}
