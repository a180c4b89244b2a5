//! Hot spots as a document: where they are, on a map and in a list, how sure and how lasting they are.

use std::collections::BTreeMap;

use document::map::{Ground, HotSpots as Spots, MapArea, Outline, Spot};
use document::{Block, Cell, Detail, Document, Frame, List, Map, Section, Text, words};
use geometry::Shape;

use super::answer::{HotSpotHeat, HotSpotRow, HotSpots};
use super::places::real;
use super::tables::{clusters, hot, subtitle};
use super::words::finding;
use crate::annex;

/// The page of hot spots made for this partnership. `notice` stands first on every page of invented data.
pub fn page(found: &HotSpots, partnership: &str, notice: Option<&str>) -> Document {
    let title = format!("Hot spots: {}, {}", found.title, found.area.name);
    let mut document = Document::new(title, partnership.to_owned());
    document.notice = notice.map(Text::from);
    document.summary = Text::from(format!("{}.", finding(found)));
    document.details = vec![
        Detail::new("Measure", found.title.clone()),
        Detail::new("Period", found.period.to_string()),
        Detail::new("Divided into", found.on.counted(found.rows.len())),
        Detail::new("Method", found.rule.clone()),
    ];
    let mut said = found.words.iter().map(|words| Block::paragraph(words.as_str()));
    let mut section = Section::new("found", "What was found");
    // How many were counted and how many places are hot; the map tells the rest best.
    section.blocks.extend(said.by_ref().take(2));
    section.blocks.push(match &found.reason {
        Some(reason) => Block::not_available(found.title.clone(), reason.clone()),
        None => Block::Map(Box::new(map(found))),
    });
    document.sections.push(section);
    let mut section = Section::new("how-much", "How much, how sure and how lasting");
    section.blocks.extend(said);
    if !section.blocks.is_empty() {
        document.sections.push(section);
    }
    if let Some(table) = clusters(found) {
        let section = Section::new("clusters", "Clusters");
        document.sections.push(section.with(Block::Table(table)));
    }
    if let Some(table) = hot(found) {
        let section = Section::new("hot-spots", "Hot spots, now and before");
        document.sections.push(section.with(Block::Table(table)));
    }
    document.sections.push(method(found));
    document.licences = found.licences.iter().map(|line| sentence(line)).collect();
    document.number();
    document
}

/// The map of what was found and the places that are or were hot, for another report: named by the measure.
pub(crate) fn blocks(found: &HotSpots) -> (Option<Block>, Option<Block>) {
    if let Some(reason) = &found.reason {
        let what = format!("Hot spots: {}", found.title);
        return (Some(Block::not_available(what, reason.clone())), None);
    }
    let named = |id: &str| format!("{id}-{}", found.measure);
    let mut map = map(found);
    map.frame.id = named(&map.frame.id);
    map.frame.file = format!("{}.csv", map.frame.id);
    let table = hot(found).map(|mut table| {
        table.id = named(&table.id);
        table.file = format!("{}.csv", table.id);
        table.caption = format!("{}: {}", found.title, words::lower_first(&table.caption));
        Block::Table(table)
    });
    (Some(Block::Map(Box::new(map))), table)
}

fn map(found: &HotSpots) -> Map {
    let pairs = found.rows.iter().zip(&found.shapes.places);
    // In the order of the table behind the map: by name.
    let mut areas: Vec<MapArea> = pairs.map(|(row, shape)| area(row, shape)).collect();
    areas.sort_by(|one, other| one.name.cmp(&other.name).then_with(|| one.code.cmp(&other.code)));
    let mut ground = Ground::new(found.on.heading(), areas);
    ground.outline = found.shapes.outline.iter().flat_map(Shape::rings).collect();
    let over = found.shapes.over.iter();
    ground.over =
        over.map(|over| Outline { name: over.name.clone(), rings: over.shape.rings() }).collect();
    let spot = |row: &HotSpotRow| Spot {
        heat: row.heat.into(),
        value: row.count.map_or(Cell::Suppressed, |count| Cell::count(real(count))),
    };
    let spots: BTreeMap<String, Spot> =
        found.rows.iter().map(|row| (row.code.clone(), spot(row))).collect();
    let mut frame = Frame::new("map-hot-spots", finding(found));
    frame.subtitle = subtitle(found);
    let of_counts = found.provenance.licence.as_deref().unwrap_or_default();
    let of_outlines: Vec<&str> = found
        .licences
        .iter()
        .map(String::as_str)
        .filter(|line| !of_counts.ends_with(line))
        .collect();
    frame.source = words::source_line(&found.provenance);
    if !of_outlines.is_empty() {
        frame.source = format!("{} {}", frame.source, annex::outlines(&of_outlines.join(" ")));
    }
    frame.caveat = map_caveats(found);
    let spots = Spots { rule: found.rule.clone(), unit: found.unit.0.clone(), spots };
    let mut map = Map::of_hot_spots(frame, ground, spots);
    map.frame.description = words::describe_map(&map);
    map
}

/// What no reader of the map may miss: where points are, and that nothing earlier tells what is new.
fn map_caveats(found: &HotSpots) -> String {
    let first = found.caveats.first().map(String::as_str);
    let not_told = found
        .of(HotSpotHeat::Hot)
        .next()
        .map(|_| "No earlier period could be looked at: N here means hot now, new or not.");
    first.into_iter().chain(not_told).collect::<Vec<_>>().join(" ")
}

fn area(row: &HotSpotRow, shape: &Shape) -> MapArea {
    MapArea {
        code: row.code.clone(),
        name: row.name.clone(),
        rings: shape.rings(),
        ..MapArea::default()
    }
}

fn method(found: &HotSpots) -> Section {
    let items = found.how.iter().chain(&found.caveats).map(|item| Text::from(sentence(item)));
    let list = List { ordered: false, items: items.collect() };
    Section::new("method", "Method and caveats").with(Block::List(list))
}

/// With its full stop, once.
fn sentence(words: &str) -> String {
    format!("{}.", words.trim_end_matches('.'))
}
