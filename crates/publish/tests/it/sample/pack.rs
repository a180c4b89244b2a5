//! A pack of three papers: one written, one made from figures, one brought as a PDF. Papers that are set have ids in common.

use document::{
    AgendaEntry, Block, BroughtPages, Cell, Column, Detail, Document, DocumentKind, Edition, Pack,
    PackPaper, PackPart, PaperBody, Row, Section, Table, Text,
};

use super::kinds;

/// The resolution by which the public is excluded.
const RESOLUTION: &str = "That under section 100A(4) of the Local Government Act 1972 the public be excluded, as exempt \
     information of paragraph 7 of Part 1 of Schedule 12A would be disclosed.";

pub fn pack() -> Pack {
    Pack {
        title: "Safer Exampletown Partnership Board, 17 June 2021".to_owned(),
        partnership: "Safer Exampletown Partnership".to_owned(),
        part: PackPart::Public,
        notice: Some(Text::from("this is a demonstration. Its places and numbers are invented.")),
        marking: None,
        details: vec![
            Detail::new("Meeting", "Thursday 17 June 2021, 2pm to 4pm"),
            Detail::new("Place", "Committee room 1, Civic Centre, Exampletown"),
            Detail::new("Contact", "Democratic services"),
        ],
        cover: vec![
            Text::from("The meeting is open to the public. ").with_strong("Seats are limited."),
            Text::from("To ask a question, write by noon two working days before."),
        ],
        edition: Edition { status: "Published".to_owned(), ..Edition::default() },
        agenda: agenda(),
        papers: vec![
            paper("matters-outstanding", "3", "Matters outstanding", written()),
            paper("crime-assessment", "4", "Needs assessment", generated()),
            paper("police-update", "5", "Police update", brought(&update())),
        ],
        licences: vec!["Invented for a demonstration; free of any licence.".to_owned()],
    }
}

/// The same without what was brought.
pub fn set_alone() -> Pack {
    let mut pack = pack();
    pack.papers.pop();
    pack
}

pub fn paper(id: &str, item: &str, title: &str, body: PaperBody) -> PackPaper {
    PackPaper {
        id: id.to_owned(),
        item: item.to_owned(),
        title: title.to_owned(),
        late_after: None,
        body,
    }
}

fn agenda() -> Vec<AgendaEntry> {
    let entry = |number: &str, title: &str| AgendaEntry {
        number: number.to_owned(),
        title: title.to_owned(),
        purpose: Text::new(),
        presenter: String::new(),
        is_verbal: false,
        excluded: None,
    };
    let mut entries = vec![
        entry("1", "Apologies for absence"),
        entry("2", "Minutes of the last meeting"),
        entry("3", "Matters outstanding"),
        entry("4", "Crime in the year"),
        entry("5", "Police update"),
        entry("6", "Fire and rescue"),
        entry("7", "A domestic homicide review"),
        entry("7a", "Its costs"),
    ];
    entries[2].purpose = Text::from("To note what was agreed and is not done.");
    entries[3].purpose = Text::from("To agree the evidence for the strategy.");
    "the analyst".clone_into(&mut entries[3].presenter);
    entries[5].is_verbal = true;
    for entry in &mut entries[6..] {
        entry.excluded = Some(Text::from(RESOLUTION));
    }
    entries
}

/// A paper in sections, long enough for three pages.
fn written() -> PaperBody {
    let mut document = Document::new("Matters outstanding", "Safer Exampletown Partnership");
    document.details = vec![
        Detail::new("Report number", "CS 21/14"),
        Detail::new("Decision maker", "The board"),
        Detail::new("Contact", "Community safety manager"),
    ];
    let actions = vec![
        Column::words("Action"),
        Column::words("Owner"),
        Column::words("Due"),
        Column::words("Update"),
    ];
    let mut table = Table::new("table-towns", "Actions that are open", actions);
    for number in 1..=45 {
        table.rows.push(Row::plain(vec![
            Cell::text(format!("Action {number}: write to the housing association on lighting")),
            Cell::text("Fire and rescue"),
            Cell::text("17 June 2021"),
            Cell::text("The letter was written. No answer has come."),
        ]));
    }
    let pointer =
        Text::from("Those that are open stand in ").with_reference_and_page("table-towns");
    document.sections = vec![
        Section::new("overview", "Overview").with(Block::Paragraph(pointer.with("."))),
        Section::new("open", "What is open")
            .with(Block::paragraph("It goes on. ".repeat(260)))
            .with(Block::Table(table)),
        Section::new("end", "Recommendation").with(Block::paragraph("To note the report.")),
    ];
    document.number();
    PaperBody::Set(Box::new(document))
}

/// A paper with charts and tables that rest on figures.
fn generated() -> PaperBody {
    let mut document = kinds::of(DocumentKind::NeedsAssessment);
    document.marking = None;
    PaperBody::Set(Box::new(document))
}

/// What the police bring.
pub fn update() -> Document {
    let mut document = Document::new("Police update to the board", "Exampletown Police");
    for (id, title) in [("tasking", "Tasking"), ("ahead", "Looking ahead")] {
        let rest = Block::paragraph("There is more to tell. ".repeat(120));
        document.sections.push(
            Section::new(id, title)
                .with(Block::paragraph(format!("{title} is told in words that were brought.")))
                .with(rest),
        );
    }
    document.number();
    document
}

/// A document brought as a PDF; of its pages all but the last were read.
pub fn brought(document: &Document) -> PaperBody {
    let bytes = publish::pdf::pdf(document).unwrap();
    let read = |words: &str| vec![Block::paragraph(words)];
    let mut table =
        Table::new("table-1", "Shifts", vec![Column::words("Day"), Column::words("Team")]);
    table.rows.push(Row::plain(vec![Cell::text("Monday"), Cell::text("Blue team")]));
    let mut tasking = read("Tasking is told in words that were brought.");
    tasking.push(Block::Table(table.clone()));
    let pages = vec![
        read("Police update to the board"),
        vec![Block::paragraph("Contents"), Block::Table(table)],
        tasking,
    ];
    PaperBody::Pages(Box::new(BroughtPages {
        file: "Police update June.pdf".to_owned(),
        bytes,
        pages,
    }))
}

/// The pack with a paper that came after this page, which is the last of the first paper.
pub fn with_a_late_paper(after: u32) -> Pack {
    let mut pack = pack();
    let mut document = Document::new("Late news", "Safer Exampletown Partnership");
    document.sections = vec![
        Section::new("overview", "Overview").with(Block::paragraph("It came late. ".repeat(420))),
    ];
    document.number();
    let mut late = paper("late-news", "3", "Late news", PaperBody::Set(Box::new(document)));
    late.late_after = Some(after);
    pack.papers.insert(1, late);
    pack
}
