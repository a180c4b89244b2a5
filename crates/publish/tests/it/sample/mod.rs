//! A document with every kind of block, inline, cell, chart and map in it. Its places and numbers are invented by a rule;
//! nothing here is a publisher's.

mod charts;
pub mod evidence;
pub mod kinds;
mod maps;
mod more_charts;
pub mod pack;
mod sections;
pub mod tables;

use document::{Detail, Document, DocumentKind, Edition, Marking, Term, Text};

pub use charts::{bars_chart, lines_chart, months_chart, tile_map};
pub use evidence::figure;
pub use maps::{counts_map, ground, hot_map, map_series, rates_map};
pub use more_charts::{
    control_chart, funnel_chart, heat_table, multiples, rank_chart, slope_chart, stacked_shares,
};

pub fn document() -> Document {
    let mut document =
        Document::new("Crime needs assessment to February 2021", "Safer Exampletown Partnership");
    document.kind = DocumentKind::NeedsAssessment;
    document.summary = Text::from(
        "What was recorded, where, and whether it is more than chance: the evidence on which the partnership agrees its \
         priorities.",
    );
    document.notice =
        Some(Text::from("this is a demonstration. Its places, numbers and shapes are invented."));
    document.marking = Some(Marking { handling: "Members of the board only.".to_owned() });
    document.edition = Edition {
        status: "Draft".to_owned(),
        date: None,
        inputs: Some("9f2c41d07be6a85310fe9d2b7c60a1d4e5f60718293a4b5c6d7e8f9001122334".to_owned()),
    };
    document.details = vec![
        Detail::new("Period", "12 months to February 2021"),
        Detail::new("Compared with", "12 months to February 2020"),
        Detail::new("Method", Text::from("see ").with_reference("method")),
    ];
    document.licences = vec!["Invented for a demonstration; free of any licence.".to_owned()];
    document.glossary = vec![
        Term::new("TNO", "total notifiable offences: every offence that police must report"),
        Term::new("CSP", "community safety partnership"),
        Term::new("ASB", "anti-social behaviour; not used here, so not listed"),
    ];
    document.sections = sections::all(&mut document.evidence);
    document.appendices = vec![sections::caveats(), sections::statutory()];
    document.number();
    document
}
