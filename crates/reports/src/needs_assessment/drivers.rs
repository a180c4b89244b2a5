//! Drivers: deprivation of the area's small areas, by ward, beside recorded crime. That two things go together is said as
//! that; no sentence says that one makes the other.

use std::collections::BTreeMap;

use document::{
    Block, Cell, Column, FigureId, Note, NoteKind, Row, Section, Table as Shown, Text, words,
};
use figure::{AreaCode, Reason, Table, write};
use statistics::areas::rank_correlation;

use super::topics::ALL;
use super::{Asking, Deprivation};
use crate::ReportsError;
use crate::area_tables::{Heading, count_cell};
use crate::linking::number;

/// The deciles up to this are called most deprived: the most deprived fifth of the country.
const MOST_DEPRIVED: u8 = 2;
/// Orders dealt anew for the test.
const REPLICAS: usize = 9_999;
/// Any number, but always the same.
const SEED: u64 = 1904;

/// "Drivers".
pub(super) fn section(asking: &mut Asking) -> Result<Section, ReportsError> {
    let section = Section::new("drivers", "Drivers");
    let input = asking.input;
    let heading = Heading::new("deprivation-by-decile", "Small areas by tenth of the country");
    let Some(index) = input.deprivation.as_ref().filter(|d| !d.small_areas.is_empty()) else {
        let reason = Reason::new("no index of deprivation is held for this area");
        return Ok(section.with(heading.block(Err(reason))).with(other()));
    };
    let all = asking.topic(ALL)?;
    let period = all.as_ref().map_or(input.period(), |t| t.period(input.period()));
    let wards = match &all {
        Some(topic) => asking.wards(&topic.measure, period)?,
        None => Err(Reason::new("the catalogue has no measure of all crime")),
    };
    let most = match count(index, |decile| decile <= MOST_DEPRIVED) {
        0 => "None of the small areas",
        n if n == index.small_areas.len() => "All of the small areas",
        n if n * 2 > index.small_areas.len() => "Most of the small areas",
        _ => "Some of the small areas",
    };
    let mut section = section.with(Block::Paragraph(
        Text::from(format!(
            "{most} of {} are among the most deprived fifth of the country by the {}: ",
            input.area.name, index.title
        ))
        .with_reference(heading.id)
        .with(" has how many are in each tenth."),
    ));
    section.blocks.push(heading.block(Ok(by_decile(asking, &heading, index))));
    if let Ok(table) = &wards {
        let heading = Heading::new("deprivation-by-ward", "Deprivation and recorded crime by ward");
        let by_ward = by_ward(index);
        if !by_ward.is_empty() {
            section.blocks.push(heading.block(Ok(beside(&heading, index, &by_ward, table))));
            section.blocks.extend(together(&by_ward, table).map(Block::Paragraph));
        }
    }
    section.blocks.push(Block::Note(Note {
        kind: NoteKind::Caveat,
        title: "Together is not because".to_owned(),
        body: Text::from(format!(
            "That crime and deprivation go together over wards does not show that the one makes the other. {}",
            index.caveats.join(" ")
        )),
    }));
    Ok(section.with(other()))
}

/// What else would belong here.
fn other() -> Block {
    Block::not_available(
        "Evidence on employment, housing, alcohol licensing, health and schools",
        Reason::new("no source of it is held"),
    )
}

fn count(index: &Deprivation, wanted: impl Fn(u8) -> bool) -> usize {
    index.small_areas.iter().filter(|small| wanted(small.decile)).count()
}

fn by_decile(asking: &Asking, heading: &Heading, index: &Deprivation) -> Shown {
    let mut table = Shown::new(
        heading.id,
        heading.caption.clone(),
        vec![
            Column::words("Tenth"),
            Column::numbers("Small areas", index.one.clone()),
            Column::numbers("Share", "%"),
        ],
    );
    table.subtitle = format!("{}, {}", index.title, asking.input.area.name);
    table.source = format!("{}, vintage {}. {}", index.publisher, index.vintage, index.licence);
    for decile in 1..=10_u8 {
        let name = match decile {
            1 => "1, the most deprived".to_owned(),
            10 => "10, the least deprived".to_owned(),
            _ => decile.to_string(),
        };
        let many = count(index, |one| one == decile);
        table.rows.push(Row::plain(vec![
            Cell::text(name),
            Cell::count(real(many)),
            Cell::percent(real(many) / real(index.small_areas.len()) * 100.0),
        ]));
    }
    table
}

/// How a ward's small areas stand: how many there are, how many are most deprived, and the mean of their tenths.
pub(crate) struct OfWard {
    /// How many there are.
    pub all: usize,
    /// How many are among the most deprived fifth of the country.
    pub most: usize,
    /// The mean of their tenths.
    pub mean: f64,
}

/// How the small areas of each ward stand.
pub(crate) fn by_ward(index: &Deprivation) -> BTreeMap<AreaCode, OfWard> {
    let mut deciles: BTreeMap<AreaCode, Vec<u8>> = BTreeMap::new();
    for small in &index.small_areas {
        if let Some(ward) = &small.ward {
            deciles.entry(ward.code.clone()).or_default().push(small.decile);
        }
    }
    deciles.into_iter().map(|(code, deciles)| (code, standing(&deciles))).collect()
}

/// How all the small areas of the own area stand together.
pub(crate) fn together_in_all(index: &Deprivation) -> OfWard {
    standing(&index.small_areas.iter().map(|small| small.decile).collect::<Vec<_>>())
}

fn standing(deciles: &[u8]) -> OfWard {
    OfWard {
        all: deciles.len(),
        most: deciles.iter().filter(|decile| **decile <= MOST_DEPRIVED).count(),
        mean: deciles.iter().map(|decile| f64::from(*decile)).sum::<f64>() / real(deciles.len()),
    }
}

fn beside(
    heading: &Heading,
    index: &Deprivation,
    by_ward: &BTreeMap<AreaCode, OfWard>,
    table: &Table,
) -> Shown {
    let with_rates = table.rows.iter().any(|row| row.rate.is_some());
    let mut columns = vec![
        Column::words("Ward"),
        Column::numbers("Small areas", index.one.clone()),
        Column::numbers("In the most deprived fifth", ""),
        Column::numbers("Mean tenth", "1 is most deprived"),
        Column::numbers(table.title.clone(), table.unit.0.clone()),
    ];
    if with_rates {
        columns.push(Column::numbers("Rate", "per 1,000 residents"));
    }
    let mut shown = crate::area_tables::start(heading, table, columns);
    shown.notes.push(format!("Deprivation: {}, vintage {}.", index.title, index.vintage));
    shown.notes.push("A small area is counted in the ward that most of it lies in.".to_owned());
    let mut rows: Vec<_> = table.rows.iter().collect();
    let mean = |code: &AreaCode| by_ward.get(code).map_or(f64::INFINITY, |ward| ward.mean);
    rows.sort_by(|a, b| {
        mean(&a.area.code)
            .total_cmp(&mean(&b.area.code))
            .then_with(|| a.area.name.cmp(&b.area.name))
    });
    let none = Reason::new("no small area is known to lie mostly in it");
    for row in rows {
        let mut cells = vec![Cell::text(row.area.name.clone())];
        match by_ward.get(&row.area.code) {
            Some(ward) => cells.extend([
                Cell::count(real(ward.all)),
                Cell::count(real(ward.most)),
                Cell::decimal(ward.mean, 1),
            ]),
            None => cells.extend((0..3).map(|_| Cell::Missing(none.clone()))),
        }
        cells.push(count_cell(row));
        if with_rates {
            let reason = Reason::new("not available: no population held");
            cells.push(Cell::or_why(row.rate, row.suppressed, Some(&reason), Cell::rate));
        }
        shown.rows.push(Row::plain(cells));
    }
    shown
}

/// Whether wards that are more deprived had more, by the order alone.
fn together(by_ward: &BTreeMap<AreaCode, OfWard>, table: &Table) -> Option<Text> {
    let with_rates = table.rows.iter().any(|row| row.rate.is_some());
    let pairs: (Vec<f64>, Vec<f64>) = table
        .rows
        .iter()
        .filter(|row| !row.suppressed)
        .filter_map(|row| {
            let crime = if with_rates { row.rate } else { row.value }?;
            // The lower the tenth, the more deprived.
            Some((-by_ward.get(&row.area.code)?.mean, crime))
        })
        .unzip();
    let found = rank_correlation(&pairs.0, &pairs.1, REPLICAS, SEED).ok()?;
    let id = FigureId::of_table(table);
    let what = if with_rates { "rates" } else { "counts" };
    let title = words::lower_first(&table.title);
    let text = if found.p_value > 0.05 {
        Text::from(format!(
            "Over wards, deprivation and {what} of {title} do not go together by more than chance alone would give"
        ))
    } else if found.rho > 0.0 {
        Text::from(format!("Wards that are more deprived tended to have higher {what} of {title}"))
    } else {
        Text::from(format!("Wards that are more deprived tended to have lower {what} of {title}"))
    };
    let text =
        number(text.with(" (Spearman’s rank correlation "), write::decimal(found.rho, 2), &id)
            .with(" over ");
    Some(number(text, write::count(real(pairs.0.len())), &id).with(" wards)."))
}

fn real(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::NAN, f64::from)
}
