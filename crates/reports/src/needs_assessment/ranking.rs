//! All recorded crime among comparable areas and by ward.

use document::{Block, Section, words};
use figure::Table;

use super::Asking;
use super::linking;
use super::topics::{ALL, Topic};
use crate::ReportsError;
use crate::area_tables::{self, Heading, capital, ward_table};
use crate::asking::Told;

/// "All recorded crime, area by area".
pub(super) fn section(asking: &mut Asking) -> Result<Section, ReportsError> {
    let topic = asking.topic(ALL)?.ok_or_else(|| ReportsError::NoMeasure(ALL.join(", ")))?;
    let title = format!("All recorded crime by {} and ward", asking.input.comparators.one);
    let by_area = areas(
        asking,
        &topic,
        Section::new("all-crime-by-area", among(asking)),
        &Heading::new(
            "all-crime-by-area-table",
            format!("{} among {}", topic.title, asking.input.comparators.label),
        ),
        "all-crime-by-area-chart",
    )?;
    let by_ward = by_ward(
        asking,
        &topic,
        Section::new("all-crime-by-ward", "By ward"),
        &Heading::new("all-crime-by-ward-table", format!("{} by ward", topic.title)),
    )?;
    Ok(Section::new("all-crime-ranked", title).with_subsection(by_area).with_subsection(by_ward))
}

/// "Among the London boroughs".
pub(super) fn among(asking: &Asking) -> String {
    format!("Among {}", asking.input.comparators.label)
}

/// A section with where the own area stands, the whole ranking, and its bars.
pub(super) fn areas(
    asking: &mut Asking,
    topic: &Topic,
    mut section: Section,
    heading: &Heading,
    chart: &str,
) -> Result<Section, ReportsError> {
    let told = asking.comparators(&topic.measure, topic.period(asking.input.period()))?;
    if let Ok(table) = &told {
        let own = topic.figure();
        let place = own.filter(|f| f.rank.is_some()).map(words::place).unwrap_or_default();
        section.blocks.push(Block::Paragraph(place.then(linking::top(table, 3))));
    }
    section.blocks.push(asking.ranked(heading, &told));
    if let Ok(table) = &told {
        let title = topic
            .figure()
            .filter(|f| f.rank.is_some())
            .map_or_else(|| heading.caption.clone(), words::place_finding);
        section.blocks.push(asking.chart_of_areas(chart, title, table));
    }
    Ok(section)
}

/// A section with the wards that have most, and the whole table.
pub(super) fn by_ward(
    asking: &mut Asking,
    topic: &Topic,
    mut section: Section,
    heading: &Heading,
) -> Result<Section, ReportsError> {
    let told = asking.wards(&topic.measure, topic.period(asking.input.period()))?;
    if let Ok(table) = &told {
        section.blocks.push(Block::Paragraph(linking::top(table, 6)));
    }
    section.blocks.push(ward_table(heading, &told));
    if let Ok(table) = &told {
        section.blocks.extend(asking.map_of_wards(&format!("map-of-{}", topic.measure), table));
    }
    Ok(section)
}

impl Asking<'_> {
    /// Areas ranked, every one of them; why not where there is no table.
    pub(super) fn ranked(&self, heading: &Heading, told: &Told<Table>) -> Block {
        let one = capital(&self.input.comparators.one);
        let own = &self.input.area;
        heading.block(match told {
            Ok(table) => Ok(area_tables::ranked(heading, table, &one, own)),
            Err(reason) => Err(reason.clone()),
        })
    }
}
