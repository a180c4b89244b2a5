//! The summary for the public: one page in plain words. What changed by more than chance alone would give, what did not, one
//! chart, what people write of what is done, the wards with the most, and how the figures are made. No abbreviation, no test's name, no claim of a cause.

mod input;
mod words;

use document::{Block, Detail, Document, DocumentKind, KeyFigure, List, Section, Text};
use figure::{Figure, Figures, Verdict};

pub use input::Input;

use crate::topic::Topic;
use crate::{ReportsError, annex, charts};

type Asking<'a> = crate::asking::Asking<'a, Input>;

/// What the public is told of, each by what it can stand on.
const SPOKEN_OF: &[&[&str]] = &[
    &["tno", "street-all-crime"],
    &["vap", "street-violence-and-sexual-offences"],
    &["burglary", "street-burglary"],
    &["vehicle-offences", "street-vehicle-crime"],
    &["theft-from-person", "street-theft-from-the-person"],
    &["asb-calls", "asb", "street-anti-social-behaviour"],
];

/// The section where people write what was done and what will be.
pub const OWN_WORDS: &str = "what-we-do";

/// How many wards are named.
const WARDS: usize = 3;

/// Composes the summary.
pub fn compose(figures: &dyn Figures, input: &Input) -> Result<Document, ReportsError> {
    let mut asking = Asking::new(figures, input);
    let mut topics = Vec::new();
    for candidates in SPOKEN_OF {
        topics.extend(asking.topic(candidates)?);
    }
    let mut document =
        Document::new(format!("Crime in {}", input.area.name), input.partnership.clone());
    document.kind = DocumentKind::Summary;
    document.summary = Text::from(format!(
        "What was recorded in {} in the {}, in plain words.",
        input.area.name, input.period
    ));
    document.details = vec![Detail::new("Period", input.period.to_string())];
    document.notice = input.demonstration.as_deref().map(Text::from);
    let mut changes = changes(&topics);
    changes.blocks.extend(wards(&mut asking, &topics)?);
    document.sections = vec![changes];
    document.sections.extend(months(&asking, &topics));
    if input.has_own_words {
        document.sections.push(Section::new(OWN_WORDS, "What we did and what comes next"));
    }
    document.sections.push(made(input));
    document.evidence = asking.into_evidence();
    document.licences = annex::licences(&document.evidence);
    document.number();
    Ok(document)
}

/// All recorded crime in large, then what changed by more than chance, then what did not; what cannot be shown is said.
fn changes(topics: &[Topic]) -> Section {
    let told: Vec<&Figure> = topics.iter().filter_map(Topic::figure).collect();
    let moved = |figure: &Figure| {
        let verdict = figure.comparison.as_ref().and_then(|c| c.verdict);
        matches!(verdict, Some(Verdict::Higher | Verdict::Lower))
    };
    let (first, rest) = told.split_at(told.len().min(1));
    let (changed, same): (Vec<&Figure>, Vec<&Figure>) = rest.iter().partition(|f| moved(f));
    let order: Vec<&Figure> = first.iter().copied().chain(changed).chain(same).collect();
    let large: Vec<KeyFigure> = order.iter().filter_map(|f| words::large(f)).collect();
    let mut section = Section::new("what-changed", "What changed");
    if order.is_empty() {
        let reason = figure::Reason::new("none of the data held covers the period");
        return section.with(Block::not_available("How crime changed", reason));
    }
    // Two beside each other, so that a chart has room beside them.
    section.blocks.extend(large.chunks(2).map(|two| Block::KeyFigures(two.to_vec())));
    let hidden: Vec<Text> = order
        .iter()
        .filter(|f| f.suppressed || f.value.is_none())
        .map(|f| document::words::value(f))
        .collect();
    if !hidden.is_empty() {
        section.blocks.push(Block::List(List { ordered: false, items: hidden }));
    }
    section
}

/// The first topic's months.
fn months(asking: &Asking, topics: &[Topic]) -> Option<Section> {
    let topic = topics.iter().find(|topic| topic.months.is_ok())?;
    let series = topic.months.as_ref().ok()?;
    let title = topic.figure().map(document::words::change_finding).unwrap_or_default();
    let (first, last) = (series.months.first()?.month, series.months.last()?.month);
    let chart = charts::months("months", &title, series, &asking.events(first, last));
    Some(Section::new("month-by-month", "Month by month").with(Block::Chart(chart)))
}

/// The wards with the most of the first topic that is counted by ward.
fn wards(asking: &mut Asking, topics: &[Topic]) -> Result<Option<Block>, ReportsError> {
    for topic in topics {
        let period = topic.period(asking.input.period);
        let Ok(table) = asking.wards(&topic.measure, period)? else { continue };
        let lead = format!("{}, by ward:", topic.title);
        let said = document::words::top(&table, WARDS);
        let note = "More people live in, work in or visit some wards than others, so a high number does not show that a \
                    ward is more dangerous for you.";
        let text = Text::new().with_strong(lead).then(said).then(note);
        return Ok(Some(Block::Paragraph(text)));
    }
    Ok(None)
}

/// How the figures are made, and where more stands.
fn made(input: &Input) -> Section {
    let mut section = Section::new("how-made", "How these figures are made");
    section.blocks.push(Block::paragraph(
        "They count what was recorded, which is not everything that happened. Numbers go up and down by chance. We say that \
         something went up or down only when the difference is larger than chance alone would give. The figures do not show \
         why something changed.",
    ));
    if !input.more.is_empty() {
        section.blocks.push(Block::paragraph(input.more.as_str()));
    }
    section
}
