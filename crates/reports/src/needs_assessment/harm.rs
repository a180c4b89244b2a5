//! Harm: types of crime by their counts weighted with a table of harm weights, where the partnership holds one.

use document::{Block, Cell, Column, FigureId, Row, Section, Table as Shown, Text, words};
use figure::{Reason, write};

use super::Asking;
use crate::area_tables::Heading;
use crate::linking::number;
use crate::priority_ranking::{CriterionName, PriorityRanking, RankedType, TypeComponent};

/// "Harm".
pub(super) fn section(asking: &Asking, ranked: &PriorityRanking) -> Section {
    let section = Section::new("harm", "Harm");
    let heading = Heading::new("types-by-harm", "Types of crime by harm");
    let Some(weights) = &asking.input.ranking.harm else {
        let reason = Reason::new(
            "the partnership’s folder holds no table of harm weights; put harm-weights.csv beside watchward.toml, with the \
             columns scheme, measure, offence, weight and share, from a published scheme such as the ONS Crime Severity \
             Score or the Cambridge Crime Harm Index",
        );
        return section
            .with(Block::paragraph(
                "Counts treat every offence alike. A table of weights tells how much harm an offence of each type does beside \
                 the others.",
            ))
            .with(heading.block(Err(reason)));
    };
    let mut types: Vec<(&RankedType, &TypeComponent, f64)> = ranked
        .types
        .iter()
        .filter_map(|one| {
            let harm = component(one, CriterionName::Harm)?;
            Some((one, harm, harm.value?))
        })
        .collect();
    let all: f64 = types.iter().map(|(.., value)| value).sum();
    if types.is_empty() || all <= 0.0 {
        let reason = Reason::new("no type of crime has both a count and a weight");
        return section.with(heading.block(Err(reason)));
    }
    types.sort_by(|a, b| b.2.total_cmp(&a.2).then_with(|| a.0.title.cmp(&b.0.title)));
    let mut table = Shown::new(
        heading.id,
        heading.caption.clone(),
        vec![
            Column::words("Type of crime"),
            Column::numbers("Harm", weights.scheme.clone()),
            Column::numbers("95% limits from", ""),
            Column::numbers("95% limits to", ""),
            Column::numbers("Share of harm", "%"),
            Column::numbers("Count", ""),
            Column::numbers("Place by harm", ""),
            Column::numbers("Place by count", ""),
        ],
    );
    table.subtitle = format!("{}, {}", ranked.area.name, ranked.period);
    table.notes.push(format!(
        "Counts multiplied by the weights of {}. Limits hold what is not known of a weight and the chance of a count.",
        weights.scheme
    ));
    for (one, harm, value) in &types {
        table.from.push(FigureId::of(&one.figure));
        if table.source.is_empty() {
            table.source = words::source_line(&one.figure.provenance);
        }
        let none = Reason::new("not known");
        let place = |rank: Option<usize>| rank.map_or(Cell::Missing(none.clone()), Cell::place);
        let limit = |end: fn(&figure::Interval) -> f64| {
            harm.ci95.as_ref().map_or(Cell::Missing(none.clone()), |ci| Cell::count(end(ci)))
        };
        table.rows.push(Row::plain(vec![
            Cell::text(one.title.clone()),
            Cell::count(*value).read_off(&one.figure),
            limit(|ci| ci.lower),
            limit(|ci| ci.upper),
            Cell::percent(value / all * 100.0).read_off(&one.figure),
            Cell::figure(&one.figure),
            place(harm.rank),
            place(component(one, CriterionName::Volume).and_then(|volume| volume.rank)),
        ]));
    }
    let (first, _, most) = &types[0];
    let id = FigureId::of(&first.figure);
    let text = Text::from(format!("By {}, ", weights.scheme));
    let text = number(
        text.with(format!("{} made ", words::lower_first(&first.title))),
        write::percent(most / all * 100.0),
        &id,
    )
    .with(" of the harm of recorded crime. ")
    .with_reference(heading.id)
    .with(" has every type that is weighed.");
    section.with(Block::Paragraph(text)).with(Block::Table(table))
}

fn component(one: &RankedType, name: CriterionName) -> Option<&TypeComponent> {
    one.components.iter().find(|component| component.criterion == name)
}
