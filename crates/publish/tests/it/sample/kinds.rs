//! A document of each kind, small enough to be read whole.

use document::{Block, Document, DocumentKind, List, Section, Text, words};
use figure::{Figure, Verdict};

use super::evidence::{figure, series};
use super::{charts, sections, tables};

pub const KINDS: [DocumentKind; 5] = [
    DocumentKind::Report,
    DocumentKind::NeedsAssessment,
    DocumentKind::Performance,
    DocumentKind::WardProfile,
    DocumentKind::Summary,
];

/// The sample of this kind.
pub fn of(kind: DocumentKind) -> Document {
    let mut document = super::document();
    let all = std::mem::take(&mut document.sections);
    let only = |ids: &[&str]| -> Vec<Section> {
        all.iter().filter(|section| ids.contains(&section.id.as_str())).cloned().collect()
    };
    document.kind = kind;
    document.appendices.clear();
    match kind {
        DocumentKind::Report => document.sections = only(&["kinds"]),
        DocumentKind::NeedsAssessment => {
            document.sections = only(&["overview", "burglary"]);
            document.appendices = vec![sections::caveats(), sections::statutory()];
        }
        DocumentKind::Performance => {
            "Performance report to February 2021".clone_into(&mut document.title);
            document.sections = only(&["performance"]);
        }
        DocumentKind::WardProfile => {
            document.marking = None;
            "Exampletown: ward profile, 12 months to February 2021".clone_into(&mut document.title);
            document.sections = ward_profile();
        }
        DocumentKind::Summary => {
            document.marking = None;
            "Crime in Exampletown".clone_into(&mut document.title);
            document.sections = summary();
        }
    }
    document.number();
    document
}

fn figures() -> Vec<Figure> {
    vec![
        figure("Burglary", 1474.0, 2738.0, Verdict::Lower),
        figure("Robbery", 212.0, 204.0, Verdict::WithinChance),
        figure("Theft from the person", 390.0, 301.0, Verdict::Higher),
        figure("Vehicle offences", 3478.0, 4468.0, Verdict::Lower),
        figure("Criminal damage", 1567.0, 1911.0, Verdict::Lower),
        figure("Drug offences", 1275.0, 1157.0, Verdict::Higher),
    ]
}

fn months() -> Block {
    let mut chart = charts::months_chart(Some("2018-07"));
    chart.frame.description = words::describe_series(&series(1.0, Some("2018-07")));
    Block::Chart(chart)
}

fn items(texts: impl IntoIterator<Item = Text>) -> Block {
    Block::List(List { ordered: false, items: texts.into_iter().collect() })
}

fn ward_profile() -> Vec<Section> {
    let figures = figures();
    let table = tables::rated_table(&figures.iter().collect::<Vec<&Figure>>());
    let how = ["Counts are of what was recorded.", "Wards close together can change places."];
    vec![
        Section::new("headline", "Recorded crime in the ward").with(Block::Table(table)),
        Section::new("months", "Month by month").with(months()),
        Section::new("among", "Among the wards")
            .with(Block::Paragraph(words::sentence(&figures[0])))
            .with(Block::Chart(charts::bars_chart())),
        Section::new("how", "How to read this").with(items(how.map(Text::from))),
    ]
}

fn summary() -> Vec<Section> {
    let figures = figures();
    vec![
        Section::new("changes", "What changed").with(items(figures.iter().map(words::change))),
        Section::new("months", "Month by month").with(months()),
        Section::new("where", "Where it was recorded").with(Block::paragraph(
            "Kettlewick had the most. More people live in, work in or visit some places than others, so a high number does \
             not show that a place is more dangerous for you.",
        )),
        Section::new("made", "How these figures are made").with(Block::paragraph(
            "They count what was recorded, which is not everything that happened. We say that something went up or down only \
             when the difference is larger than chance alone would give.",
        )),
    ]
}
