//! The sections of the sample: every block and inline stands somewhere in them.

use document::{
    Block, CheckItem, Checklist, Detail, Evidence, FigureRef, KeyFigure, List, Narrative, Note,
    NoteKind, Section, Text, words,
};
use figure::{Figure, Rag, Reason, Verdict, write};

use super::evidence::{figure, series};
use super::{charts, maps, more_charts, tables};

/// The sections, whose figures are added to the evidence.
pub fn all(evidence: &mut Evidence) -> Vec<Section> {
    let burglary = figure("Burglary", 1474.0, 2738.0, Verdict::Lower);
    let robbery = figure("Robbery", 212.0, 204.0, Verdict::WithinChance);
    let theft = figure("Theft from the person", 390.0, 301.0, Verdict::Higher);
    let mut arson = figure("Arson", 31.0, 30.0, Verdict::WithinChance);
    arson.rank = None;
    let mut chart = charts::months_chart(Some("2018-07"));
    chart.frame.from.push(evidence.series(&series(1.0, Some("2018-07"))));
    let mut ranked = tables::ranked_table(&burglary);
    ranked.from.push(evidence.figure(&burglary));
    let mut rated = tables::rated_table(&[&burglary, &robbery, &theft, &arson]);
    rated.from.extend([&burglary, &robbery, &theft, &arson].map(|f| evidence.figure(f)));

    vec![
        overview(&burglary, &robbery, &theft),
        Section::new("burglary", "Burglary")
            .with(Block::Paragraph(words::change(&burglary)))
            .with(Block::Chart(chart))
            .with(Block::Chart(charts::bars_chart()))
            .with(Block::Table(ranked))
            .with(Block::TileMap(charts::tile_map())),
        Section::new("maps", "Maps")
            .with(Block::Map(Box::new(maps::rates_map())))
            .with(Block::Map(Box::new(maps::counts_map())))
            .with(Block::Map(Box::new(maps::hot_map())))
            .with(Block::MapSeries(Box::new(maps::map_series()))),
        Section::new("kinds", "State-based and victim-based offences")
            .with(Block::Paragraph(words::change(&theft)))
            .with(Block::Chart(charts::lines_chart()))
            .with(Block::not_available(
                "Violence with injury other than domestic abuse",
                Reason::new("not available: open data carry no flag for domestic abuse"),
            )),
        performance(&burglary, rated),
        Section::new("comparisons", "Comparisons")
            .with(Block::Chart(more_charts::rank_chart()))
            .with(Block::Chart(more_charts::funnel_chart()))
            .with(Block::Chart(more_charts::control_chart()))
            .with(Block::Chart(more_charts::slope_chart()))
            .with(Block::Chart(more_charts::multiples()))
            .with(Block::Chart(more_charts::stacked_shares()))
            .with(Block::Chart(more_charts::heat_table())),
    ]
}

fn overview(burglary: &Figure, robbery: &Figure, theft: &Figure) -> Section {
    let key = |figure: &Figure, label: &str| KeyFigure {
        value: FigureRef::new(write::count(figure.value.unwrap()), figure),
        label: label.to_owned(),
        sentence: words::comparison(figure).with(". ").with(words::verdict(figure)).with("."),
        trend: None,
    };
    let leads = Text::from("See ")
        .with_reference("table-towns")
        .with(", ")
        .with_reference_and_page("map-towns")
        .with(", ")
        .with_reference("method")
        .with(" and ")
        .with_reference("caveats")
        .with("; or ")
        .with_link("the map", "#map-towns")
        .with(", or ")
        .with_link("the regulations", "https://www.legislation.gov.uk/uksi/2007/1830")
        .with(".");
    let noted = Text::from("The CSP counts TNO as the police publish them.")
        .with_footnote("Offences are counted in the month in which they were recorded.")
        .with(" One figure is read twice: burglary")
        .with_footnote(
            Text::from("It was ")
                .with_figure("1,474", burglary)
                .with(" in the year; see ")
                .with_reference("table-towns")
                .with("."),
        )
        .with(" matters ")
        .with_strong("most of all")
        .with(".");
    let plain = |words: &[&str]| words.iter().map(|&item| Text::from(item)).collect();
    let method = Section::new("method", "Method and sources")
        .with(Block::List(List {
            ordered: false,
            items: plain(&["Counts are as published.", "Rates are for the period."]),
        }))
        .with(Block::List(List {
            ordered: true,
            items: plain(&["Files are read.", "Events are added up.", "Changes are tested."]),
        }))
        .with(Block::Note(Note {
            kind: NoteKind::Caveat,
            title: "Recording".to_owned(),
            body: Text::from("A change in recording practice looks like a change in crime."),
        }))
        .with(Block::Note(Note {
            kind: NoteKind::Information,
            title: String::new(),
            body: Text::from("Months are those of recording.")
                .with_footnote("Not those of the offence."),
        }))
        .with_subsection(
            Section::new("tests", "How changes are tested")
                .with(Block::paragraph("Two counts are compared by a score test.")),
        );
    Section::new("overview", "Overview")
        .with(Block::KeyFigures(vec![
            key(burglary, "burglary offences"),
            key(robbery, "robbery offences"),
            key(theft, "offences of theft from the person"),
        ]))
        .with(Block::Paragraph(words::sentence(burglary)))
        .with(Block::Paragraph(leads))
        .with(Block::Paragraph(noted))
        .with_subsection(method)
}

fn performance(burglary: &Figure, rated: document::Table) -> Section {
    let narrative = Narrative {
        id: "narrative-burglary".to_owned(),
        from: "narrative/burglary.md".to_owned(),
        blocks: vec![
            Block::Paragraph(
                Text::from("Patrols went to three roads. Burglary came to ")
                    .with_figure("1,474", burglary)
                    .with(".")
                    .with_footnote("As the partnership counted it in March."),
            ),
            Block::List(List {
                ordered: false,
                items: vec![Text::from("Locks were given out."), Text::from("Letters were sent.")],
            }),
        ],
        unchecked: vec!["went to three roads, 40 letters".to_owned()],
    };
    let ratings = Text::from("Burglary is rated ")
        .with_rag(Rag::Green)
        .with(", others may be ")
        .with_rag(Rag::Amber)
        .with(", ")
        .with_rag(Rag::Red)
        .with(" or ")
        .with_rag(Rag::NotRated)
        .with(".");
    Section::new("performance", "Performance")
        .with(Block::SummaryList(vec![
            Detail::new("Period", "12 months to February 2021"),
            Detail::new("Rating", Text::new().with_rag(Rag::Green)),
        ]))
        .with(Block::Paragraph(ratings))
        .with(Block::Table(rated))
        .with(Block::Narrative(narrative))
        .with(Block::Table(tables::wide_table()))
}

/// The first appendix.
pub fn caveats() -> Section {
    Section::new("caveats", "Assumptions and caveats")
        .with(Block::paragraph("What a reader must bear in mind."))
        .with_subsection(
            Section::new("caveats-counts", "Counts")
                .with(Block::paragraph("The last month is still being added to.")),
        )
}

/// The second appendix.
pub fn statutory() -> Section {
    Section::new("statutory", "Statutory content").with(Block::Checklist(Checklist {
        title: "What SI 2007/1830 asks of a strategic assessment".to_owned(),
        items: vec![
            CheckItem {
                asked: "An analysis of the levels and patterns of crime and disorder".to_owned(),
                reference: "Regulation 6(a)".to_owned(),
                met: true,
                found: Text::from("In ").with_reference("burglary").with("."),
            },
            CheckItem {
                asked: "The matters which the people of the area consider a priority".to_owned(),
                reference: "Regulation 6(d)".to_owned(),
                met: false,
                found: Text::from("No survey is held."),
            },
        ],
    }))
}
