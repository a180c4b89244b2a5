//! Every measure in one table, and the ratings counted.

use document::{Block, Cell, Column, FigureId, Row, Section, Table, Text, words};
use figure::{Rag, Reason};

use super::{Asking, Reported, rating};
use crate::cells::change_cells;
use crate::topic::Topic;

/// "Overview".
pub(super) fn section(asking: &Asking, groups: &[Reported]) -> Section {
    let mut table = Table::new(
        "overview-table",
        "Every measure against its comparator",
        vec![
            Column::words("Measure"),
            Column::numbers("Count", ""),
            Column::numbers("Count before", ""),
            Column::numbers("Change", "%"),
            Column::words("Beyond chance?"),
            Column::words("Rating"),
            Column::numbers("Rate", "per 1,000 residents"),
            Column::numbers("Place", format!("among {}", asking.input.comparators.label)),
        ],
    );
    table.subtitle = format!("{}, {}", asking.input.area.name, asking.input.period);
    for topic in topics(groups) {
        let rating = rating(asking, topic);
        let mut cells = vec![Cell::text(topic.title.clone())];
        if let Some(figure) = topic.figure() {
            table.from.push(FigureId::of(figure));
            if table.source.is_empty() {
                table.source = words::source_line(&figure.provenance);
            }
            let none = Reason::new("not ranked");
            let why = figure.rank_reason.as_ref().or(figure.rate_reason.as_ref());
            cells.extend(change_cells(figure));
            cells.push(Cell::Rag(rating.rag()));
            cells.push(Cell::figure_rate(figure));
            cells.push(match &figure.rank {
                Some(rank) => Cell::place(rank.position).read_off(figure),
                None if figure.suppressed => Cell::Suppressed,
                None => Cell::Missing(why.unwrap_or(&none).clone()),
            });
            if figure.period != asking.input.period {
                table.notes.push(format!("{}: {} only.", topic.title, figure.period));
            }
        } else {
            let why = topic.why_not().unwrap_or_else(|| Reason::new("no figure is held"));
            let missing = || Cell::Missing(why.clone());
            cells.extend((0..4).map(|_| missing()));
            cells.extend([Cell::Rag(rating.rag()), missing(), missing()]);
        }
        table.rows.push(Row::plain(cells));
    }
    let section = Section::new("overview", "Overview");
    if table.rows.is_empty() {
        let reason = Reason::new("the catalogue has none of the measures");
        return section.with(Block::not_available("A table of the measures", reason));
    }
    section.with(Block::Table(table))
}

/// "Of 8 measures, 5 are rated Green, 1 Amber, none Red, and 2 are not rated."
pub(super) fn opening(asking: &Asking, groups: &[Reported]) -> Text {
    let ratings: Vec<Rag> = topics(groups).map(|topic| rating(asking, topic).rag()).collect();
    let times = |wanted: Rag| match ratings.iter().filter(|rag| **rag == wanted).count() {
        0 => "none".to_owned(),
        n => n.to_string(),
    };
    Text::from(format!(
        "Of the measures in this report ({}), rated Green: {}; Amber: {}; Red: {}; not rated: {}.",
        ratings.len(),
        times(Rag::Green),
        times(Rag::Amber),
        times(Rag::Red),
        times(Rag::NotRated)
    ))
}

fn topics(groups: &[Reported]) -> impl Iterator<Item = &Topic> {
    groups.iter().flat_map(|(_, topics)| topics).flatten()
}
