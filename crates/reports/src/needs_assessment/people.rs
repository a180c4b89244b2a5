//! Victims and demographics, as far as the data held tell: who lives in the area, and what no source held says of victims.

use document::{Block, Cell, Column, FigureId, Row, Section, Table as Shown, Text, words};
use figure::{Reason, write};

use super::Asking;
use super::topics::{ALL, VICTIM};
use crate::ReportsError;
use crate::area_tables::Heading;

/// "Victims and demographics".
pub(super) fn section(asking: &mut Asking) -> Result<Section, ReportsError> {
    let mut section = Section::new("people", "Victims and demographics");
    let all = asking.topic(ALL)?;
    if let Some((figure, rate)) =
        all.as_ref().and_then(|t| t.figure()).and_then(|f| Some((f, f.rate.as_ref()?)))
    {
        #[expect(
            clippy::cast_precision_loss,
            reason = "no district has near 2 to the 53 residents"
        )]
        let residents = rate.denominator.value as f64;
        section.blocks.push(Block::Paragraph(
            Text::from(format!("{} has ", asking.input.area.name))
                .with_figure(write::count(residents), figure)
                .with(" residents (")
                .with(words::lower_first(&rate.denominator.title))
                .with("), by whom every rate here is divided."),
        ));
    } else {
        let reason = Reason::new("no population held");
        section.blocks.push(Block::not_available("The number of residents", reason));
    }
    if let Some(victims) = asking.topic(VICTIM)?.filter(|topic| topic.figure().is_some()) {
        section.blocks.push(Block::Paragraph(
            victims
                .sentence()
                .then("More stands in ")
                .with_reference("state-and-victim-based")
                .with("."),
        ));
    }
    let known: Vec<_> = asking.input.indicators.iter().filter(|i| !i.values.is_empty()).collect();
    let heading = Heading::new("people-indicators", "What is known of residents and place");
    let own = &asking.input.area;
    let is_own = |key: &str| key == own.name || key == own.code.as_str();
    let mut table = Shown::new(
        heading.id,
        heading.caption.clone(),
        vec![
            Column::words("Indicator"),
            Column::numbers("Value", ""),
            Column::words("Unit"),
            Column::words("Source"),
        ],
    );
    table.subtitle.clone_from(&own.name);
    for indicator in known {
        let Some((_, value)) = indicator.values.iter().find(|(key, _)| is_own(key)) else {
            continue;
        };
        table.rows.push(Row::plain(vec![
            Cell::text(indicator.title.clone()),
            Cell::rate(*value),
            Cell::text(indicator.unit.clone()),
            Cell::text(indicator.source.clone()),
        ]));
        if !indicator.note.is_empty() {
            table.notes.push(format!("{}: {}", indicator.title, indicator.note));
        }
    }
    table.from.extend(all.as_ref().and_then(|t| t.figure()).map(FigureId::of));
    if !table.rows.is_empty() {
        section.blocks.push(heading.block(Ok(table)));
    }
    for what in [
        "A count of victims by age, sex and ethnicity",
        "A count of suspects and offenders by age, sex and ethnicity",
        "A count of repeat victims",
    ] {
        let reason = Reason::new(
            "no source held tells it; police forces publish no counts of victims or suspects by area at this detail",
        );
        section.blocks.push(Block::not_available(what, reason));
    }
    Ok(section)
}
