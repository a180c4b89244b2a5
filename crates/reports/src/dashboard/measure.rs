//! The page of one measure in one area and period. The sentence comes first, then the few numbers that matter with the rating
//! and its rule, the months, the wards or the place among them, those it is compared with, and what is counted.

use document::{Block, Detail, Document, KeyFigure, Section, Text, words};
use figure::{Figures, GoodDirection, MeasureId, Table};

use super::{Asking, Input, about, beside, months, parts, telling};
use crate::asking::Told;
use crate::given::held_against;
use crate::topic::Topic;
use crate::{ReportsError, annex, key_figures};

/// Composes the page.
///
/// # Errors
/// Where the catalogue has no such measure, or a question cannot be asked at all.
pub fn measure(
    figures: &dyn Figures,
    input: &Input,
    measure: &MeasureId,
) -> Result<Document, ReportsError> {
    let mut asking = Asking::new(figures, input);
    if asking.measure(measure).is_none() {
        // Whoever asks has named one that there is not; nothing is wrong with the catalogue.
        return Err(ReportsError::Question(format!("there is no measure \"{measure}\"")));
    }
    let topic = asking.topic_of(measure)?;
    let title = format!("{} in {}", topic.title, input.area.name);
    let mut document = Document::new(title, input.partnership.clone());
    document.summary = topic.sentence();
    document.details = details(&asking, &topic);
    document.notice = input.demonstration.as_deref().map(Text::from);
    let period = topic.period(input.period);
    let group = beside::ranked(&mut asking, measure, period)?;
    document.sections.extend(at_a_glance(input, &topic, &group));
    document.sections.push(months::section(&mut asking, &topic)?);
    document.sections.push(parts::section(&mut asking, measure, period, &group)?);
    document.sections.extend(beside::sections(&mut asking, measure, period, &group)?);
    document.sections.push(about::section(&asking, &topic));
    document.evidence = asking.into_evidence();
    document.licences = annex::licences(&document.evidence);
    document.licences.extend(annex::outlines_of(&document, input.ground.as_ref()));
    document.settle();
    Ok(document)
}

/// Period, comparator, rating and rule.
fn details(asking: &Asking, topic: &Topic) -> Vec<Detail> {
    let input = asking.input;
    let figure = topic.figure();
    let good = asking.measure(&topic.measure).map_or(GoodDirection::Neither, |m| m.good);
    let rating = telling::rating(asking, topic, good);
    let mut details = vec![
        Detail::new("Period", words::span(topic.period(input.period))),
        Detail::new(
            "Compared with",
            words::upper_first(&held_against(input, &input.named_comparators, figure)),
        ),
    ];
    details.extend(rating.details());
    details
}

/// Count, rate and place in large; nothing where the count cannot be shown, which the summary says.
fn at_a_glance(input: &Input, topic: &Topic, group: &Told<Table>) -> Option<Section> {
    let figure = topic.figure()?;
    let comparison = words::upper_first(&words::comparison(figure).to_string());
    let said = if comparison.is_empty() { comparison } else { format!("{comparison}.") };
    let mut large: Vec<KeyFigure> = Vec::new();
    large.push(key_figures::count(figure, Text::from(said))?);
    large.extend(key_figures::rate(figure));
    if let Ok(table) = group
        && let Some(row) = table.rows.iter().find(|row| row.area.code == input.area.code)
    {
        let many = if input.is_ward() { "wards".to_owned() } else { input.comparators.plural() };
        large.extend(key_figures::place(table, row, &many));
    }
    Some(Section::new("at-a-glance", "At a glance").with(Block::KeyFigures(large)))
}
