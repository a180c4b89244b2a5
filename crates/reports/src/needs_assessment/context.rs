//! What the document is, what it is made from, and how to read it.

use document::{Block, List, Section, Text, words};
use figure::Against;

use super::Asking;
use crate::ReportsError;

/// "About this assessment".
pub(super) fn section(asking: &mut Asking) -> Result<Section, ReportsError> {
    Ok(Section::new("about", "About this assessment")
        .with_subsection(background(asking))
        .with_subsection(how_to_read(asking)?)
        .with_subsection(data(asking)))
}

fn background(asking: &Asking) -> Section {
    let input = asking.input;
    Section::new("background", "Why it is made")
        .with(Block::paragraph(format!(
            "Every community safety partnership in England and Wales must look at crime, disorder and substance misuse in \
             its area and plan on that evidence (Crime and Disorder Act 1998, sections 5 to 7). This document does so for \
             {}, for {}.",
            input.area.name, input.partnership
        )))
        .with(Block::paragraph(
            "It gives an overview for those who set priorities. It does not describe every kind of crime, it covers only \
             what is recorded, and it does not say why anything changed: that is for the partnership to judge, with what \
             its members know.",
        ))
}

fn how_to_read(asking: &mut Asking) -> Result<Section, ReportsError> {
    let input = asking.input;
    let group = &input.comparators;
    let mut items = vec![
        Text::from(format!("Counts are of the {} unless another period is named.", input.period())),
        Text::from(against(input)),
        Text::from(
            "A rise or fall is called one only where a test says that chance alone would hardly give it. Otherwise the \
             difference is said to be within the range expected by chance.",
        ),
        Text::from(format!(
            "Rates are per 1,000 residents, for the period as it stands. {} are ranked by rate, lowest first; wards by \
             count, highest first. Areas that tie share a place.",
            crate::cells::capital(&group.plural())
        )),
        Text::from(
            "[c] marks a small number that is not shown, [x] one that the data do not give; the reason stands under the \
             table. Every number in a sentence opens to its source.",
        ),
    ];
    if let Some(topic) = asking.topic(super::topics::ALL)? {
        items.extend(topic.figure().map(words::provisional));
        items.extend(topic.months.as_ref().ok().map(|months| Text::from(words::gaps(months))));
    }
    items.retain(|item| !item.is_empty());
    Ok(Section::new("how-to-read", "How to read it")
        .with(Block::List(List { ordered: false, items })))
}

fn against(input: &super::Input) -> String {
    let period = input.period();
    match &input.against {
        Against::Previous => match period.just_before() {
            Some(before) => {
                format!("They are compared with the {before}, the same span just before.")
            }
            None => String::new(),
        },
        Against::Period(other) => format!("They are compared with the {other}."),
        Against::Named(name) => {
            let named = input.named_comparators.iter().find(|n| &n.name == name);
            let reason =
                named.map_or_else(String::new, |n| format!(", {}", words::chosen(&n.reason)));
            format!("They are compared with {name}{reason}.")
        }
    }
}

fn data(asking: &Asking) -> Section {
    let mut titles: Vec<String> = asking
        .input
        .held
        .iter()
        .map(|held| format!("{}, {}", held.title, held.publisher))
        .collect();
    titles.sort();
    titles.dedup();
    let section = Section::new("data", "What it is made from");
    if titles.is_empty() {
        return section.with(Block::paragraph("No source is held."));
    }
    let items = titles.into_iter().map(Text::from).collect();
    section.with(Block::List(List { ordered: false, items })).with(Block::Paragraph(
        Text::from("Denominators and tests stand in ")
            .with_reference("method")
            .with(", caveats in ")
            .with_reference("caveats")
            .with(", vintages in ")
            .with_reference("data-used")
            .with("."),
    ))
}
