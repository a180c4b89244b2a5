//! What a measure counts, what to bear in mind, and by which methods its page says what is usual.

use document::{Block, Detail, List, Section, Target, Text};

use super::Asking;
use crate::topic::Topic;

/// "What is counted".
pub(super) fn section(asking: &Asking, topic: &Topic) -> Section {
    let mut section = Section::new("about", "What is counted");
    let Some(measure) = asking.measure(&topic.measure) else { return section };
    section.blocks.push(Block::paragraph(sentence(&measure.definition)));
    let of_figure = topic.figure().map(|figure| figure.provenance.caveats.as_slice());
    let mut caveats: Vec<String> = Vec::new();
    for caveat in measure.caveats.iter().chain(of_figure.unwrap_or_default()) {
        let said = sentence(caveat);
        if !said.is_empty() && !caveats.contains(&said) {
            caveats.push(said);
        }
    }
    if !caveats.is_empty() {
        let items = caveats.into_iter().map(Text::from).collect();
        section.blocks.push(Block::List(List { ordered: false, items }));
    }
    if let Ok(series) = &topic.months {
        let methods = [
            ("Expected range", &series.methods.expected),
            ("Peaks", &series.methods.peaks),
            ("Without the season", &series.methods.adjusted),
        ];
        let said = methods.into_iter().filter(|(_, how)| !how.is_empty());
        let details: Vec<Detail> =
            said.map(|(what, how)| Detail::new(what, sentence(how))).collect();
        if !details.is_empty() {
            section.blocks.push(Block::SummaryList(details));
        }
    }
    let input = asking.input;
    let area = input.area.code.clone();
    let (period, to) = (input.period, input.period.to());
    let all = Target::Measures { area: area.clone(), period };
    let mut more =
        Text::from("More: ").with_page(format!("every measure of {}", input.area.name), all);
    if input.is_ward() {
        more = more.with(", ").with_page("the page of this ward", Target::Ward { ward: area, to });
    }
    section.with(Block::Paragraph(
        more.with(", ")
            .with_page("how figures are made", Target::Methods)
            .with(", ")
            .with_page("the data held", Target::Register)
            .with("."),
    ))
}

/// With its full stop and a large first letter.
fn sentence(words: &str) -> String {
    let words = words.trim().trim_end_matches('.');
    if words.is_empty() {
        String::new()
    } else {
        format!("{}.", document::words::upper_first(words))
    }
}
