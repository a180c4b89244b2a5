//! The data register: every vintage held, whose it is, under which licence, what it covers, when it was fetched, how many of its
//! rows were kept and left out, and the checksum of each of its files.

use std::collections::BTreeMap;

use document::{Block, Cell, Column, Document, List, Row, Section, Table, Target, Text, words};
use figure::Reason;

use crate::Held;

/// Composes the page; it asks for no figure.
pub fn register(partnership: &str, demonstration: Option<&str>, held: &[Held]) -> Document {
    let mut document = Document::new("Data register", partnership);
    document.notice = demonstration.map(Text::from);
    let mut held: Vec<&Held> = held.iter().collect();
    held.sort_by(|a, b| {
        (&a.publisher, &a.title, &a.vintage).cmp(&(&b.publisher, &b.title, &b.vintage))
    });
    document.summary = Text::from(match held.len() {
        0 => "No data are held yet. ".to_owned(),
        1 => "Every figure of this site is read from the 1 vintage held here. ".to_owned(),
        n => format!("Every figure of this site is read from the {n} vintages held here. "),
    })
    .with_page("How figures are made", Target::Methods)
    .with(" stands on a page of its own.");
    let vintages = Section::new("vintages", "What is held");
    if held.is_empty() {
        let reason = Reason::new("nothing was imported yet");
        document.sections.push(vintages.with(Block::not_available("A list of the data", reason)));
        return document;
    }
    document.sections = vec![
        vintages.with(Block::Table(table(&held))),
        Section::new("files", "Files and checksums").with(Block::Table(files(&held))),
        licences(&held),
    ];
    document.settle();
    document
}

fn table(held: &[&Held]) -> Table {
    let mut table = Table::new(
        "vintages-table",
        "Vintages held",
        vec![
            Column::words("Source"),
            Column::words("Publisher"),
            Column::words("Vintage"),
            Column::words("Months"),
            Column::words("Missing months"),
            Column::words("Retrieved"),
            Column::numbers("Rows kept", ""),
            Column::numbers("Rows left out", ""),
        ],
    );
    for held in held {
        let (months, missing) = match held.months {
            None => (Cell::Empty, Cell::Empty),
            Some((first, last)) => (
                Cell::text(if first == last {
                    first.label()
                } else {
                    format!("{} to {}", first.label(), last.label())
                }),
                Cell::text(match held.missing_months.as_slice() {
                    [] => "none".to_owned(),
                    missing => words::months(missing),
                }),
            ),
        };
        table.rows.push(Row::plain(vec![
            Cell::text(held.title.clone()),
            Cell::text(held.publisher.clone()),
            Cell::text(held.vintage.to_string()),
            months,
            missing,
            Cell::text(held.retrieved.clone()),
            rows(held.rows),
            rows(held.rejects),
        ]));
    }
    table
}

#[expect(clippy::cast_precision_loss, reason = "no file has near 2 to the 53 rows")]
fn rows(rows: u64) -> Cell {
    Cell::count(rows as f64)
}

fn files(held: &[&Held]) -> Table {
    let columns = vec![Column::words("File"), Column::words("Vintage"), Column::words("SHA-256")];
    let mut table = Table::new("files-table", "Files that were read", columns);
    for held in held {
        for file in &held.files {
            table.rows.push(Row::plain(vec![
                Cell::text(file.name.clone()),
                Cell::text(held.vintage.to_string()),
                Cell::text(file.sha256.clone()),
            ]));
        }
    }
    table
}

/// Each licence line with the sources that it is of.
fn licences(held: &[&Held]) -> Section {
    let mut lines: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for held in held {
        let titles = lines.entry(&held.licence).or_default();
        if !titles.contains(&held.title.as_str()) {
            titles.push(&held.title);
        }
    }
    let said = |(line, titles): (&str, Vec<&str>)| {
        Text::new().with_strong(titles.join("; ")).with(format!(": {}.", words::reason(line)))
    };
    let items = lines.into_iter().filter(|(line, _)| !line.is_empty()).map(said).collect();
    Section::new("licences", "Licences").with(Block::List(List { ordered: false, items }))
}
