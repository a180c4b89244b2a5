//! A ward, for those who live there: what changed and what did not, and how it stands among the wards.

use document::{Block, Document, Section, Target, Text};
use figure::{Figures, Reason};

use super::{Asking, Input, beside, residents};
use crate::topic::Topic;
use crate::{ReportsError, annex, ward_map};

/// Composes the page.
pub fn ward(figures: &dyn Figures, input: &Input) -> Result<Document, ReportsError> {
    let mut asking = Asking::new(figures, input);
    let mut document = Document::new(input.area.name.clone(), input.partnership.clone());
    document.notice = input.demonstration.as_deref().map(Text::from);
    let topics = residents::topics(&mut asking)?;
    document.summary = Text::from(format!(
        "Crime in your ward in the {}, in plain words. Numbers go up and down by chance; we say that something went up or \
         down only when the difference is larger than chance alone would give.",
        input.period
    ));
    document.sections.push(residents::changes(input, &topics));
    document.sections.extend(places(&mut asking, &topics)?);
    let all = Target::Measures { area: input.area.code.clone(), period: input.period };
    let more = Text::new()
        .with_page("Every measure of this ward", all)
        .with(", and ")
        .with_page("how figures are made", Target::Methods)
        .with(".");
    document.sections.push(Section::new("more", "More").with(Block::Paragraph(more)));
    document.evidence = asking.into_evidence();
    document.licences = annex::licences(&document.evidence);
    document.licences.extend(annex::outlines_of(&document, input.ground.as_ref()));
    document.settle();
    Ok(document)
}

/// Where the ward stands among the wards, by the first kind that is counted in all of them, on a map.
fn places(asking: &mut Asking, topics: &[Topic]) -> Result<Option<Section>, ReportsError> {
    let input = asking.input;
    for topic in topics {
        let period = topic.period(input.period);
        let Ok(table) = asking.wards_by_rate(&topic.measure, period)? else { continue };
        let mut section = Section::new("among", "Among the wards");
        let lead = format!("{}: ", topic.title);
        section.blocks.push(Block::Paragraph(
            Text::new().with_strong(lead).then(beside::place(&table, input)).then(
                " More people live in, work in or visit some wards than others, so a high rate does not show that a ward is \
                 more dangerous for you.",
            ),
        ));
        let map = input.ground.as_ref().and_then(|ground| {
            ward_map::of_wards("wards-map", ground, &table, Some(&input.area.code))
        });
        section.blocks.push(map.unwrap_or_else(|| {
            let reason = Reason::new("the outline of not every ward is held");
            Block::not_available("A map of the wards", reason)
        }));
        return Ok(Some(section));
    }
    let said = "No measure is counted by ward in the data held.";
    Ok(Some(Section::new("among", "Among the wards").with(Block::paragraph(said))))
}
