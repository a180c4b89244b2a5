//! A measure in the parts of its area: a district by its wards, each leading to its own page; a ward, which has no parts,
//! among the wards of its district.

use document::{Block, Section, Target, Text, words};
use figure::{AreaRef, MeasureId, Period, Reason, Table};

use super::{Asking, beside};
use crate::area_tables::{Heading, in_full};
use crate::asking::Told;
use crate::charts::{self, Of};
use crate::{ReportsError, linking, ward_map};

/// "By ward", or "Among the wards"; where no ward has a count, why.
pub(super) fn section(
    asking: &mut Asking,
    measure: &MeasureId,
    period: Period,
    group: &Told<Table>,
) -> Result<Section, ReportsError> {
    let is_ward = asking.input.is_ward();
    let title = if is_ward { "Among the wards" } else { "By ward" };
    let section = Section::new("wards", title);
    let caption = format!("{} by ward", asking.title(measure));
    let heading = Heading::new("wards-table", caption);
    let by_rate = if is_ward { group.clone() } else { asking.wards_by_rate(measure, period)? };
    Ok(match &by_rate {
        Ok(table) => told(asking, section, &heading, table),
        Err(reason) => section.with(heading.block(Err(reason.clone()))),
    })
}

fn told(asking: &Asking, mut section: Section, heading: &Heading, table: &Table) -> Section {
    let input = asking.input;
    let own = input.is_ward().then_some(&input.area.code);
    section.blocks.push(Block::Paragraph(if input.is_ward() {
        beside::place(table, input)
    } else {
        said(table)
    }));
    let map = input
        .ground
        .as_ref()
        .and_then(|ground| ward_map::of_wards("wards-map", ground, table, own));
    let map = map.map(|mut block| {
        if let Block::Map(map) = &mut block {
            map.frame.told_by = Some(heading.id.to_owned());
        }
        block
    });
    section.blocks.push(map.unwrap_or_else(|| {
        let reason = Reason::new("the outline of not every ward is held");
        Block::not_available("A map of the wards", reason)
    }));
    if input.is_ward() {
        let ranked = charts::rank("wards-chart", "", table, Of { one: "Ward", own });
        let ranked = ranked.map(|chart| beside::told_by(chart, heading.id));
        section.blocks.push(charts::block("A chart of places", ranked));
    }
    let page = |area: &AreaRef| {
        Some(Target::Measure {
            measure: table.measure.clone(),
            area: area.code.clone(),
            period: table.period,
        })
    };
    let full = in_full(heading, table, "Ward", own, &page);
    section.with(Block::Table(full.without_empty_columns()))
}

/// Who is first, how much of it is in how few, and where it changed.
fn said(table: &Table) -> Text {
    linking::top(table, 3).then(words::concentration(table)).then(words::changes_in(table))
}
