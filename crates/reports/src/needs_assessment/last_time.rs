//! What changed since last time: the figures of the last edition beside what the data held give for the same question now,
//! and what the last plan achieved, as far as the measures of its priorities show.

use document::{Block, Cell, Column, FigureId, List, Row, Section, Table as Shown, Text, words};
use figure::{Against, Figure, GoodDirection, Reason};

use super::{Asking, Previous};
use crate::ReportsError;
use crate::area_tables::{Heading, change_cells};

/// So many revisions are said in words; the table has them all.
const SAID: usize = 6;

/// "What changed since last time".
pub(super) fn section(asking: &mut Asking) -> Result<Section, ReportsError> {
    let mut section = Section::new("since-last-time", "What changed since last time");
    section.blocks.push(match &asking.input.answers.previous_assessment {
        Some(words) => Block::paragraph(words.as_str()),
        None => Block::not_available(
            "What the last assessment found",
            Reason::new("the partnership’s folder does not say when it was made and what it found"),
        ),
    });
    let heading = Heading::new("revisions", "Figures of the last edition that are other now");
    let input = asking.input;
    let Some(previous) = &input.previous else {
        let reason = Reason::new("no earlier edition is stored in the partnership’s folder");
        section.blocks.push(heading.block(Err(reason)));
        return Ok(section);
    };
    let pairs = again(asking, previous)?;
    let differ = |(then, now): &&(Figure, Figure)| {
        let shown = |f: &Figure| f.value.filter(|_| !f.suppressed);
        shown(then) != shown(now)
    };
    let revised: Vec<&(Figure, Figure)> = pairs.iter().filter(differ).collect();
    section.blocks.push(Block::paragraph(words::revised(revised.len(), pairs.len())));
    if revised.is_empty() {
        return Ok(section);
    }
    let items = revised.iter().take(SAID).map(|(then, now)| words::revision(then, now)).collect();
    section.blocks.push(Block::List(List { ordered: false, items }));
    section.blocks.push(heading.block(Ok(table(&heading, previous, &revised))));
    Ok(section)
}

/// Each figure of the last edition with the same question asked today. What can no longer be asked is left out.
fn again(asking: &mut Asking, previous: &Previous) -> Result<Vec<(Figure, Figure)>, ReportsError> {
    let mut pairs = Vec::new();
    for then in &previous.figures {
        if asking.measure(&then.measure).is_none() {
            continue;
        }
        let against =
            then.comparison.as_ref().map_or(Against::Previous, |c| Against::Period(c.period));
        let area = then.area.code.to_string();
        if let Ok(now) = asking.figure(&then.measure, &area, then.period, against)? {
            pairs.push((then.clone(), now));
        }
    }
    Ok(pairs)
}

fn table(heading: &Heading, previous: &Previous, revised: &[&(Figure, Figure)]) -> Shown {
    let mut table = Shown::new(
        heading.id,
        heading.caption.clone(),
        vec![
            Column::words("Figure"),
            Column::words("Period"),
            Column::numbers("Last edition", ""),
            Column::numbers("Now", ""),
            Column::numbers("Difference", ""),
            Column::words("Vintage then"),
            Column::words("Vintage now"),
        ],
    );
    table.subtitle = format!("Held against {}", previous.edition);
    table.notes.push(
        "Publishers revise their counts as offences are reclassified or recorded late: each figure comes from the vintage \
         named."
            .to_owned(),
    );
    for (then, now) in revised {
        let shown = |f: &Figure| f.value.filter(|_| !f.suppressed);
        let cell = |f: &Figure| Cell::or_why(f.value, f.suppressed, f.reason.as_ref(), Cell::count);
        let difference = shown(now).zip(shown(then)).map(|(now, then)| now - then);
        let none = Reason::new("one of the two is not available");
        let vintage = |f: &Figure| {
            f.provenance.vintage.as_ref().map_or(Cell::Empty, |v| Cell::text(v.to_string()))
        };
        table.from.push(FigureId::of(now));
        table.rows.push(Row::plain(vec![
            Cell::text(format!("{}, {}", now.title, now.area.name)),
            Cell::text(now.period.to_string()),
            cell(then),
            Cell::figure(now),
            Cell::or_why(difference, false, Some(&none), Cell::change),
            vintage(then),
            vintage(now),
        ]));
    }
    table
}

/// "What the last plan achieved".
pub(super) fn plan(asking: &mut Asking) -> Result<Section, ReportsError> {
    let mut section = Section::new("last-plan", "What the last plan achieved");
    section.blocks.push(match &asking.input.answers.plan_implemented {
        Some(words) => Block::paragraph(words.as_str()),
        None => Block::not_available(
            "How far the plan was implemented",
            Reason::new("the partnership has not yet written it; [assessment] plan-implemented is the place"),
        ),
    });
    let heading = Heading::new("plan-measures", "How the measures of the agreed priorities went");
    let input = asking.input;
    if input.priorities.is_empty() {
        let reason = Reason::new("the partnership’s folder names no priorities");
        section.blocks.push(heading.block(Err(reason)));
        return Ok(section);
    }
    section.blocks.push(Block::Paragraph(
        Text::from("Each rating in ").with_reference(heading.id).with(
            " follows a rule that was declared before the figures were known. It says how the measure went, not that the plan \
             made it so.",
        ),
    ));
    let mut table = Shown::new(
        heading.id,
        heading.caption.clone(),
        vec![
            Column::words("Priority"),
            Column::words("Measure"),
            Column::numbers("Count", ""),
            Column::numbers("Count before", ""),
            Column::numbers("Change", "%"),
            Column::words("Beyond chance?"),
            Column::words("Rating"),
        ],
    );
    table.subtitle = format!("{}, {}", input.area.name, input.period());
    let mut rules = std::collections::BTreeSet::new();
    for priority in &input.priorities {
        if priority.measures.is_empty() {
            let none = Cell::Missing(Reason::new("no measure in the data held shows how it goes"));
            let mut cells = vec![Cell::text(priority.title.clone()), Cell::text("none")];
            cells.extend((0..4).map(|_| none.clone()));
            cells.push(Cell::Rag(figure::Rag::NotRated));
            table.rows.push(Row::plain(cells));
        }
        for measure in &priority.measures {
            let topic = asking.topic_of(measure)?;
            let good = asking.measure(measure).map_or(GoodDirection::Neither, |m| m.good);
            let rule = input.rag.rule(measure);
            let mut cells =
                vec![Cell::text(priority.title.clone()), Cell::text(topic.title.clone())];
            if let Some(figure) = topic.figure() {
                table.from.push(FigureId::of(figure));
                cells.extend(change_cells(figure));
                let shown = figure.comparison.as_ref().filter(|_| !figure.suppressed);
                cells.push(Cell::Rag(rule.judge(shown, good).rag));
                rules.insert(rule.in_words());
            } else {
                let why = topic.why_not().unwrap_or_else(|| Reason::new("no figure is held"));
                cells.extend((0..4).map(|_| Cell::Missing(why.clone())));
                cells.push(Cell::Rag(figure::Rag::NotRated));
            }
            table.rows.push(Row::plain(cells));
        }
    }
    table.notes.extend(rules);
    section.blocks.push(heading.block(Ok(table)));
    Ok(section)
}
