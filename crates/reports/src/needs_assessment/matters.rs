//! Matters to prioritise: types of crime in the order of volume, harm, trend and concern; what people who live and work in
//! the area say; and what the partnership proposes. The order informs a decision and does not take it.

use document::{
    Block, Cell, Column, FigureId, Note, NoteKind, Row, Section, Table as Shown, Text, words,
};
use figure::Reason;

use super::Asking;
use crate::area_tables::Heading;
use crate::priority_ranking::{CriterionName, PriorityRanking, RankedType, RankingCriterion};

/// "Matters to prioritise".
pub(super) fn section(asking: &Asking, ranked: &PriorityRanking) -> Section {
    let answers = &asking.input.answers;
    Section::new("matters", "Matters to prioritise")
        .with_subsection(order(ranked))
        .with_subsection(said(
            Section::new("community-views", "What people say"),
            answers.community_views.as_deref(),
            "What people who live and work in the area would prioritise",
            "no consultation is recorded in the partnership’s folder",
        ))
        .with_subsection(said(
            Section::new("proposed-priorities", "What is proposed"),
            answers.proposed_priorities.as_deref(),
            "A list of the priorities that the partnership proposes",
            "the partnership has not yet written it; [assessment] proposed-priorities in watchward.toml is the place",
        ))
}

fn said(section: Section, answer: Option<&str>, what: &str, missing: &str) -> Section {
    section.with(match answer {
        Some(words) => Block::paragraph(words),
        None => Block::not_available(what, Reason::new(missing)),
    })
}

fn order(ranked: &PriorityRanking) -> Section {
    let section = Section::new("ranking", "Types of crime in order");
    let heading =
        Heading::new("priority-ranking", "Types of crime by volume, harm, trend and concern");
    if ranked.types.is_empty() {
        let reason = Reason::new("no type of crime has a count for the period");
        return section.with(heading.block(Err(reason)));
    }
    let used: Vec<&RankingCriterion> =
        ranked.criteria.iter().filter(|criterion| criterion.weight > 0.0).collect();
    let names: Vec<String> =
        used.iter().map(|criterion| words::lower_first(&criterion.name.to_string())).collect();
    let mut text = Text::from("Types of crime stand in ")
        .with_reference(heading.id)
        .with(format!(" in the order of {}.", words::list(&names)));
    for criterion in ranked.criteria.iter().filter(|criterion| criterion.weight <= 0.0) {
        text = text.then(format!(
            "{} is not used: {}.",
            criterion.name,
            criterion.note.trim_start_matches("not used: ").trim_end_matches('.')
        ));
    }
    section
        .with(Block::Paragraph(text))
        .with(Block::Table(table(&heading, ranked, &used)))
        .with(Block::Note(Note {
            kind: NoteKind::Caveat,
            title: "The order does not decide".to_owned(),
            body: Text::from(
                "Others would weigh the criteria otherwise, and figures vary by chance: the places that a type may come to say \
                 how much hangs on that. A board may put first what the order does not.",
            ),
        }))
}

fn table(heading: &Heading, ranked: &PriorityRanking, used: &[&RankingCriterion]) -> Shown {
    let mut columns = vec![
        Column::words("Type of crime"),
        Column::numbers("Place", ""),
        Column::words("Places it may come to"),
    ];
    columns.extend(used.iter().map(|c| Column::numbers(c.name.to_string(), c.unit.clone())));
    let mut table = Shown::new(heading.id, heading.caption.clone(), columns);
    table.subtitle = format!("{}, {}", ranked.area.name, ranked.period);
    table.notes.push(format!("Method: {}.", ranked.method));
    for one in &ranked.types {
        table.from.push(FigureId::of(&one.figure));
        if table.source.is_empty() {
            table.source = words::source_line(&one.figure.provenance);
        }
        let mut cells = vec![
            Cell::text(one.title.clone()),
            Cell::place(one.rank),
            Cell::text(words::places(one.places)),
        ];
        cells.extend(used.iter().map(|criterion| component(one, criterion.name)));
        table.rows.push(Row::plain(cells));
    }
    table
}

/// What a criterion says of a type: a count, or a percentage with its sign.
fn component(one: &RankedType, name: CriterionName) -> Cell {
    let Some(found) = one.components.iter().find(|component| component.criterion == name) else {
        return Cell::Empty;
    };
    Cell::or_why(found.value, false, found.reason.as_ref(), |value| match name {
        CriterionName::Volume | CriterionName::Harm => Cell::count(value),
        CriterionName::Trend => Cell::percent_change(value),
        CriterionName::Concern => Cell::percent(value),
    })
    .read_off(&one.figure)
}
