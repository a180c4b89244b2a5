//! How figures are made, in plain words: what each measure counts, how a change is judged, what rates are divided by, what is
//! hidden, how ratings are made, and what the abbreviations stand for.

use document::{Block, Cell, Column, Document, List, Row, Section, Table, Target, Text};
use figure::{Figures, Reason};

use super::{Asking, Input};
use crate::{ReportsError, annex, glossary};

/// Composes the page.
///
/// # Errors
/// Where a question cannot be asked at all.
pub fn methods(figures: &dyn Figures, input: &Input) -> Result<Document, ReportsError> {
    let asking = Asking::new(figures, input);
    let mut document = Document::new("How figures are made", input.partnership.clone());
    document.summary =
        Text::from("What is counted, how a change is judged, and what to bear in mind. ")
            .with_page("The data held", Target::Register)
            .with(" stand on a page of their own.");
    document.notice = input.demonstration.as_deref().map(Text::from);
    document.sections = vec![changes(), made(), rates(&asking), ratings(input), measures(&asking)];
    document.sections.extend(caveats(input));
    document.glossary = glossary::terms(&asking);
    document.settle();
    Ok(document)
}

fn changes() -> Section {
    let items = [
        "A figure is held against an earlier period of the same length. A change is called one only where a test says that chance \
         alone would hardly give it; otherwise the page says that there was no change beyond chance.",
        "Where many areas are tested at once, the test is made stricter, so that not one in twenty is called a change by chance.",
        "The expected range of a month is made from the months before it. A month above it, or above what the same time of \
         earlier years lets expect, is called a peak. Months of declared events are no part of what is usual.",
        "That two things changed together does not show that one made the other. No sentence here says why something changed.",
    ];
    Section::new("changes", "How a change is judged").with(listed(items.map(Text::from).into()))
}

fn made() -> Section {
    Section::new("made", "Intervals, places and what is hidden").with(listed(annex::how_made()))
}

fn rates(asking: &Asking) -> Section {
    let populations =
        asking.input.held.iter().filter(|held| held.source.as_str().contains("population"));
    let items: Vec<Text> = populations
        .map(|held| {
            Text::from(format!("{}, {}, vintage {}.", held.title, held.publisher, held.vintage))
        })
        .collect();
    let section = Section::new("rates", "Rates").with(Block::paragraph(
        "Rates are counts over residents. People who work in, visit or pass through an area are not among them, which makes \
         the rate of a town centre high.",
    ));
    if items.is_empty() {
        let reason = Reason::new("no population is held");
        return section.with(Block::not_available("Any rate per 1,000 residents", reason));
    }
    section.with(listed(items))
}

fn ratings(input: &Input) -> Section {
    let mut items = vec![Text::from(format!(
        "Every measure without a rule of its own: {}",
        input.rag.default.in_words()
    ))];
    let own = input.rag.measures.iter();
    items.extend(own.map(|(id, rule)| Text::from(format!("{id}: {}", rule.in_words()))));
    Section::new("ratings", "How ratings are made")
        .with(Block::paragraph(
            "A rating follows a rule that was declared before the figures were known. A person may give another, with a reason; \
             then both are shown.",
        ))
        .with(listed(items))
}

/// What each measure counts.
fn measures(asking: &Asking) -> Section {
    let columns = vec![
        Column::words("Measure"),
        Column::words("What is counted"),
        Column::words("What to know"),
    ];
    let mut table = Table::new("measures-table", "What each measure counts", columns);
    for measure in asking.in_order() {
        let target = Target::Measure {
            measure: measure.id.clone(),
            area: asking.input.area.code.clone(),
            period: asking.input.period,
        };
        let mut caveats = measure.caveats.clone();
        caveats.extend(measure.unavailable.clone());
        let holds_data = !asking.input.held.is_empty();
        table.rows.push(Row::plain(vec![
            if holds_data {
                Cell::page(&measure.title, target)
            } else {
                Cell::text(&measure.title)
            },
            Cell::text(measure.definition.clone()),
            Cell::text(caveats.join(" ")),
        ]));
    }
    Section::new("measures", "Measures").with(Block::Table(table))
}

fn caveats(input: &Input) -> Option<Section> {
    let items = annex::caveats_of(&input.held);
    let section = Section::new("caveats", "What to bear in mind of the data");
    (!items.is_empty()).then(|| section.with(listed(items)))
}

fn listed(items: Vec<Text>) -> Block {
    Block::List(List { ordered: false, items })
}
