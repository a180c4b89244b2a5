//! The second page: the ward among the others, how deprived it is, and how to read all this.

use document::map::{MapArea, MapKind, Outline};
use document::{
    Block, Cell, Classes, Column, List, Row, RowKind, Section, Table as Shown, Text, words,
};
use figure::{AreaRef, Reason, Table};

use super::Asking;
use crate::charts::{self, Of};
use crate::needs_assessment::{self, Deprivation};
use crate::{Ground, linking, ward_map};

/// A small map has so many classes.
const CLASSES: usize = 3;

/// Its place, and every ward in order.
pub(crate) fn wards(table: &Table, ward: &AreaRef) -> Section {
    let of = Of { one: "Ward", own: Some(&ward.code) };
    let row = table.rows.iter().find(|row| row.area.code == ward.code);
    let place = row.map(|row| words::place_range(table, row)).unwrap_or_default();
    let mut chart = charts::bars("wards", "", table, of, None);
    // Said once, under "How to read this".
    chart.frame.caveat = String::new();
    Section::new("among-wards", "Among the wards")
        .with(Block::Paragraph(if place.is_empty() { linking::top(table, 3) } else { place }))
        .with(Block::Chart(chart))
}

/// Where the ward lies, small; none where an outline is not held.
pub(crate) fn lies(asking: &Asking, table: &Table, ward: &AreaRef) -> Option<Block> {
    let ground = located(asking.input.ground.as_ref()?, ward);
    let mut block = ward_map::of_wards("wards-map", &ground, table, Some(&ward.code))?;
    if let Block::Map(map) = &mut block {
        "The ward has the thick outline".clone_into(&mut map.frame.title);
        // Said once: the chart beside it has the source, the document the licences.
        map.frame.subtitle = String::new();
        map.frame.source = String::new();
        map.frame.caveat = String::new();
        if let MapKind::Choropleth(rates) = &mut map.kind {
            let known: Vec<f64> = table.rows.iter().filter_map(|row| row.rate).collect();
            rates.classes = Classes::equal_number(&known, CLASSES);
        }
        map.frame.description = words::describe_map(map);
    }
    Some(block)
}

/// The ground of a small map, on which no name but the neighbours' stands: the title names the ward.
fn located(ground: &Ground, ward: &AreaRef) -> Ground {
    let mut ground = ground.clone();
    let own = ground.wards.areas.iter().find(|area| area.code == ward.code.as_str());
    let nameless = |own: &MapArea| Outline { name: String::new(), rings: own.rings.clone() };
    ground.wards.over = own.map(nameless).into_iter().collect();
    ground.wards.inset = None;
    ground
}

/// How many of its small areas are among the most deprived, beside the whole area's.
pub(crate) fn deprived(index: Option<&Deprivation>, ward: &AreaRef, area: &AreaRef) -> Section {
    let section = Section::new("deprivation", "How deprived it is");
    let by_ward = index.map(needs_assessment::by_ward).unwrap_or_default();
    let Some((index, own)) = index.zip(by_ward.get(&ward.code)) else {
        let reason = Reason::new("no index of deprivation is held for small areas of this ward");
        return section.with(Block::not_available("Deprivation", reason));
    };
    let mut shown = Shown::new(
        "deprivation-table",
        "Small areas among the most deprived fifth of the country",
        vec![
            Column::words("Area"),
            Column::numbers("Small areas", index.one.clone()),
            Column::numbers("In the most deprived fifth", ""),
            Column::numbers("Share", "%"),
            Column::numbers("Mean tenth", "1 is most deprived"),
        ],
    );
    shown.subtitle.clone_from(&index.title);
    shown.source = format!("{}, vintage {}. {}", index.publisher, index.vintage, index.licence);
    let whole = needs_assessment::together_in_all(index);
    for (area, standing, kind) in [(ward, own, RowKind::Own), (area, &whole, RowKind::Plain)] {
        let (all, most) = (real(standing.all), real(standing.most));
        let cells = vec![
            Cell::text(area.name.clone()),
            Cell::count(all),
            Cell::count(most),
            Cell::percent(most / all * 100.0),
            Cell::decimal(standing.mean, 1),
        ];
        shown.rows.push(Row { kind, cells });
    }
    section.with(Block::Table(shown))
}

fn real(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::NAN, f64::from)
}

/// What a reader must bear in mind.
pub(crate) fn how_to_read(table: Option<&Table>) -> Section {
    let caveat = table.and_then(|table| table.provenance.caveats.first());
    let items = [
        "Counts are of what was recorded, and can change later. A change is called one only where a test says that chance \
         alone would hardly give it; no figure shows why something changed.",
        "Place among the wards: 1st is the highest. In brackets are the places that chance alone could have given (95%).",
        "Those who work in or visit a ward are not its residents, which makes the rate of a town centre high.",
    ];
    Section::new("how-to-read", "How to read this").with(Block::List(List {
        ordered: false,
        items: items.into_iter().chain(caveat.map(String::as_str)).map(Text::from).collect(),
    }))
}
