//! The performance report: how high-harm and volume crimes go in a period, against a comparator with its reason, each with a
//! rating by a declared rule, its months, and the wards with the most. A person may give another rating with a reason; both
//! are printed. Sections are named by their measures, so that a person's words can be kept for each.

mod input;
mod measure;
mod overview;

use std::collections::BTreeSet;

use document::{Block, Detail, Document, DocumentKind, List, Section, Text};
use figure::{Figures, GoodDirection, MeasureId};

pub use input::{Group, Input};

use crate::given::held_against;
use crate::rating::Rating;
use crate::topic::Topic;
use crate::{ReportsError, annex};

type Asking<'a> = crate::asking::Asking<'a, Input>;

/// What is reported where the partnership names nothing: title, and measures by what each can stand on.
const DEFAULTS: &[(&str, &[&[&str]])] = &[
    (
        "High-harm crime",
        &[
            &["domestic-abuse"],
            &["knife-crime", "knife-possession", "weapons", "street-possession-of-weapons"],
            &["hate-crime"],
            &["sexual-offences"],
        ],
    ),
    (
        "Volume crime",
        &[
            &["vwi-non-da"],
            &["vwi", "vap", "street-violence-and-sexual-offences"],
            &["burglary", "street-burglary"],
            &["burglary-residential"],
            &["asb-calls", "asb", "street-anti-social-behaviour"],
            &["tomv", "vehicle-offences", "street-vehicle-crime"],
        ],
    ),
];

/// Composes the performance report.
pub fn compose(figures: &dyn Figures, input: &Input) -> Result<Document, ReportsError> {
    let mut asking = Asking::new(figures, input);
    let groups = groups(&mut asking)?;
    let mut sections = vec![overview::section(&asking, &groups)];
    for (i, (title, topics)) in groups.iter().enumerate() {
        let mut section = Section::new(format!("group-{}", i + 1), title.clone());
        for topic in topics {
            section.subsections.push(match topic {
                Ok(topic) => measure::section(&mut asking, topic)?,
                Err(unknown) => measure::unknown(unknown),
            });
        }
        sections.push(section);
    }
    let mut document =
        Document::new(format!("Performance report, {}", input.period), input.partnership.clone());
    document.kind = DocumentKind::Performance;
    document.summary = overview::opening(&asking, &groups);
    document.details = details(input, &groups);
    document.notice = input.demonstration.as_deref().map(Text::from);
    document.sections = sections;
    document.evidence = asking.into_evidence();
    document.appendices = vec![
        rules(input),
        annex::caveats(&document.evidence),
        annex::data_used(&input.held, &document.evidence),
    ];
    document.licences = annex::licences(&document.evidence);
    document.number();
    Ok(document)
}

/// A group's title and topics; a measure that the catalogue lacks by its name.
type Reported = (String, Vec<Result<Topic, MeasureId>>);

/// What is reported, each measure once.
fn groups(asking: &mut Asking) -> Result<Vec<Reported>, ReportsError> {
    let mut seen = BTreeSet::new();
    let mut groups = Vec::new();
    if asking.input.groups.is_empty() {
        for (title, measures) in DEFAULTS {
            let mut topics = Vec::new();
            for candidates in *measures {
                topics.extend(asking.topic(candidates)?);
            }
            topics.retain(|topic| seen.insert(topic.measure.clone()));
            groups.push(((*title).to_owned(), topics.into_iter().map(Ok).collect()));
        }
        return Ok(groups);
    }
    for group in &asking.input.groups {
        let mut topics = Vec::new();
        for measure in group.measures.iter().filter(|measure| seen.insert((*measure).clone())) {
            topics.push(if asking.measure(measure).is_some() {
                Ok(asking.topic_of(measure)?)
            } else {
                Err(measure.clone())
            });
        }
        groups.push((group.title.clone(), topics));
    }
    Ok(groups)
}

/// Which direction of a topic's measure is good.
fn good_of(asking: &Asking, topic: &Topic) -> GoodDirection {
    asking.measure(&topic.measure).map_or(GoodDirection::Neither, |measure| measure.good)
}

/// What the rule, or a person, says of a topic.
fn rating<'a>(asking: &Asking<'a>, topic: &Topic) -> Rating<'a> {
    let input = asking.input;
    let rules = (&input.rag, input.overrides.as_slice());
    Rating::of(rules, &topic.measure, topic.figure(), good_of(asking, topic))
}

fn details(input: &Input, groups: &[Reported]) -> Vec<Detail> {
    let first = groups.iter().flat_map(|(_, topics)| topics).flatten().find_map(Topic::figure);
    let mut details = vec![
        Detail::new("Area", input.area.name.clone()),
        Detail::new("Period", input.period.to_string()),
        Detail::new("Compared with", held_against(input, &input.named_comparators, first)),
        Detail::new("Ranked among", input.comparators.label.clone()),
    ];
    if let Some(latest) = input.held.iter().filter_map(|h| h.months).map(|(_, last)| last).max() {
        details.push(Detail::new("Data held to", latest.label()));
    }
    details
}

/// The rules of the ratings in words.
fn rules(input: &Input) -> Section {
    let mut items = vec![Text::from(format!(
        "Every measure without a rule of its own: {}",
        input.rag.default.in_words()
    ))];
    items.extend(
        input
            .rag
            .measures
            .iter()
            .map(|(id, rule)| Text::from(format!("{id}: {}", rule.in_words()))),
    );
    Section::new("rating-rules", "How ratings are made")
        .with(Block::paragraph(
            "A rating follows a rule that was declared before the figures were known. A person may give another, with a \
             reason; then both are printed.",
        ))
        .with(Block::List(List { ordered: false, items }))
}
