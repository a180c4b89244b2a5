//! How figures are made, in plain words, and what each measure counts.

use document::{Block, Detail, Document, Section, Target, Text};
use figure::Figures;

use super::{Asking, Input};
use crate::ReportsError;

/// What holds for every figure: a heading and what there is to say.
const HOW: [(&str, &str); 6] = [
    (
        "Counts",
        "A figure counts what a publisher recorded for an area and a period. That is not everything that happened: some is \
         never reported, and what is recorded changes with rules and with attention.",
    ),
    (
        "Changes",
        "A count goes up and down by chance. A change is called higher or lower only where a test, at the level that the \
         partnership has set, says that chance alone would seldom give so large a difference. Otherwise it is called no \
         change beyond chance. No figure here says why something changed.",
    ),
    (
        "Rates and places",
        "Rates are per 1,000 residents by the mid-year estimate that the provenance names. A place among areas is given with \
         the range that chance could have given it.",
    ),
    (
        "Expected range and peaks",
        "The band in a chart of months is what the months before let expect, with their season and their spread. A month \
         above it is called a peak.",
    ),
    (
        "Small counts",
        "Where a count is so small that somebody could be recognised it is left out and marked [c], and so is whatever it could \
         be worked out from. What is not held is marked [x], with the reason.",
    ),
    (
        "Vintages",
        "Publishers revise their figures. Each publication is kept; a figure comes from the newest that covers its period, and \
         says which.",
    ),
];

/// Composes the page.
pub fn methods(figures: &dyn Figures, input: &Input) -> Result<Document, ReportsError> {
    let asking = Asking::new(figures, input);
    let mut document = Document::new("How figures are made", input.partnership.clone());
    document.notice = input.demonstration.as_deref().map(Text::from);
    document.summary = Text::from(
        "Every figure on this site can be traced: to what it counts, the file that it was read from, and how it was worked out. ",
    )
    .with_page("What data are held", Target::Register)
    .with(" has the files.");
    let how = HOW.iter().map(|(what, said)| {
        let id = what.to_lowercase().replace(' ', "-");
        Section::new(id, *what).with(Block::paragraph(*said))
    });
    document.sections.extend(how);
    let details = |measure: &figure::MeasureSummary| {
        let mut said = measure.definition.trim_end_matches('.').to_owned();
        for caveat in &measure.caveats {
            said = format!("{said}. {}", caveat.trim_end_matches('.'));
        }
        Detail::new(measure.title.clone(), format!("{said}."))
    };
    let measures: Vec<Detail> = asking.catalogue().map(details).collect();
    let section = Section::new("measures", "What each measure counts");
    document.sections.push(section.with(Block::SummaryList(measures)));
    document.settle();
    Ok(document)
}
