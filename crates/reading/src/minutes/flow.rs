//! A document as minutes are read: one paragraph after another, tables unrolled by what their columns are for.

use super::proposal::{Said, Where, part_of};
use crate::Reading;
use crate::document::{Block, Cell, Kind, Line, Row, Table};

/// A paragraph of the flow.
#[derive(Debug, Clone)]
pub(super) struct Paragraph {
    /// What it is.
    pub(super) role: Role,
    /// Its text.
    pub(super) text: String,
    block: Block,
}

/// What a paragraph is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Role {
    /// A heading.
    Heading,
    /// Running text.
    Text,
    /// An item of a list.
    Item,
    /// What stands beside the text.
    Aside,
    /// The row of a table whose columns are for nothing that is known; tabs between cells.
    Row,
    /// An action from a table, with the cells for whoever does it and by when.
    Action { who: Option<Said>, when: Option<Said> },
}

impl Paragraph {
    fn new(role: Role, block: Block) -> Self {
        Self { role, text: block.text(), block }
    }

    /// Takes in the paragraph that goes on with it.
    fn join(&mut self, next: Self) {
        self.block.lines.extend(next.block.lines);
        self.text = self.block.text();
    }

    /// Its lines.
    pub(super) fn lines(&self) -> &[Line] {
        &self.block.lines
    }

    /// Where it stands.
    pub(super) fn at(&self) -> Where {
        place(&self.block.lines)
    }

    /// Where a part of its text stands.
    pub(super) fn part(&self, start: usize, end: usize) -> Where {
        part_of(&self.block.ends(), start, end).unwrap_or_else(|| self.at())
    }

    /// Its words and their place.
    pub(super) fn said(&self) -> Said {
        Said { text: self.text.clone(), at: self.at(), lines: self.block.ends() }
    }
}

/// Where lines stand.
fn place(lines: &[Line]) -> Where {
    match (lines.first(), lines.last()) {
        (Some(first), Some(last)) => {
            Where { page: first.page, line: first.number, to_page: last.page, to_line: last.number }
        }
        _ => Where::default(),
    }
}

/// The paragraphs of a document.
pub(super) fn flow(reading: &Reading) -> Vec<Paragraph> {
    let mut flow = Vec::new();
    for block in &reading.blocks {
        let role = match &block.kind {
            Kind::Running | Kind::Footnote => continue,
            Kind::Table(table) => {
                unroll(table, &mut flow);
                continue;
            }
            Kind::Heading(_) => Role::Heading,
            Kind::Item(_) => Role::Item,
            Kind::Aside => Role::Aside,
            Kind::Paragraph => Role::Text,
        };
        let paragraph = Paragraph::new(role, block.clone());
        match flow.last_mut() {
            Some(last) if goes_on(last, &paragraph) => last.join(paragraph),
            _ => flow.push(paragraph),
        }
    }
    flow
}

/// Words after which no sentence ends.
const LEADING_ON: [&str; 18] = [
    "to", "the", "of", "and", "in", "for", "a", "an", "with", "by", "on", "at", "from", "or", "be",
    "as", "would", "will",
];

/// Whether a paragraph goes on with the one before it, which a gap or the end of a page only tore apart.
fn goes_on(last: &Paragraph, next: &Paragraph) -> bool {
    let torn = matches!(last.role, Role::Text | Role::Item) && next.role == Role::Text;
    let ended = last.text.ends_with(['.', ':', ';', '?', '!', ')', '”', '’', '|']);
    let leads_on = last.text.rsplit(' ').next().is_some_and(|word| LEADING_ON.contains(&word));
    let small = next.text.starts_with(|letter: char| letter.is_lowercase())
        && last.text.split_whitespace().nth(3).is_some();
    torn && !ended && (leads_on && !super::actions::is_owner(&next.text) || small)
}

/// What a column of a table of minutes is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Number,
    Minute,
    Action,
    Who,
    When,
    Other,
}

fn column(head: &str) -> Column {
    let head = head.to_lowercase();
    let head = head.trim_matches(|letter: char| !letter.is_alphanumeric());
    match head {
        "no" | "ref" | "item" | "item no" | "number" | "minute no" | "minute number" => {
            Column::Number
        }
        "minute"
        | "minutes"
        | "discussion"
        | "notes"
        | "summary"
        | "item and discussion"
        | "agenda item" => Column::Minute,
        "action" | "actions" | "agreed action" | "agreed actions" | "action agreed" | "task"
        | "action point" => Column::Action,
        "who" | "owner" | "lead" | "by whom" | "by who" | "action by" | "responsible"
        | "action owner" | "assigned to" => Column::Who,
        "when" | "by when" | "due" | "due date" | "deadline" | "by" | "target date"
        | "timescale" | "date due" => Column::When,
        _ => Column::Other,
    }
}

fn unroll(table: &Table, flow: &mut Vec<Paragraph>) {
    let columns: Vec<Column> = table
        .rows
        .first()
        .map(|row| row.cells.iter().map(|cell| column(&cell.text())).collect())
        .unwrap_or_default();
    let known = columns.iter().any(|column| matches!(column, Column::Minute | Column::Action));
    for row in table.rows.iter().skip(usize::from(known)) {
        if known {
            minuted(row, &columns, flow);
        } else {
            let lines: Vec<Line> = row
                .cells
                .iter()
                .flat_map(|cell| &cell.blocks)
                .flat_map(Block::all_lines)
                .cloned()
                .collect();
            let text = row.cells.iter().map(Cell::text).collect::<Vec<_>>().join("\t");
            if !lines.is_empty() {
                flow.push(Paragraph {
                    role: Role::Row,
                    text,
                    block: Block { kind: Kind::Paragraph, lines },
                });
            }
        }
    }
}

/// A row of a table of minutes: its minute, then its actions.
fn minuted(row: &Row, columns: &[Column], flow: &mut Vec<Paragraph>) {
    let cells = |wanted: Column| {
        let found = columns.iter().zip(&row.cells).filter(move |(column, _)| **column == wanted);
        found.flat_map(|(_, cell)| &cell.blocks).collect::<Vec<_>>()
    };
    let number = cells(Column::Number);
    let mut first = true;
    for block in cells(Column::Minute) {
        let title = first && is_title(&block.text());
        let role = match block.kind {
            Kind::Heading(_) => Role::Heading,
            _ if title => Role::Heading,
            Kind::Item(_) => Role::Item,
            _ => Role::Text,
        };
        let mut paragraph = Paragraph::new(role, block.clone());
        if title && let Some(number) = number.first() {
            paragraph.text = format!("{} {}", number.text(), paragraph.text);
        }
        first = false;
        flow.push(paragraph);
    }
    let (actions, who, when) = (cells(Column::Action), cells(Column::Who), cells(Column::When));
    let said = |blocks: &[&Block]| {
        let lines: Vec<Line> = blocks.iter().flat_map(|block| block.all_lines()).cloned().collect();
        let text = blocks.iter().map(|block| block.text()).collect::<Vec<_>>().join("; ");
        (!lines.is_empty()).then(|| Said { text, at: place(&lines), lines: Vec::new() })
    };
    // Without a column for owners, the column of actions holds them.
    if !columns.contains(&Column::Who)
        && actions.iter().all(|block| super::actions::is_owner(&block.text()))
    {
        flow.extend(actions.into_iter().map(|block| Paragraph::new(Role::Aside, block.clone())));
        return;
    }
    let one_each = |others: &[&Block]| others.len() == actions.len();
    for (at, block) in actions.iter().enumerate() {
        let beside = |others: &[&Block]| {
            if one_each(others) {
                others.get(at).and_then(|one| said(&[one]))
            } else {
                said(others)
            }
        };
        flow.push(Paragraph::new(
            Role::Action { who: beside(&who), when: beside(&when) },
            (*block).clone(),
        ));
    }
}

/// Whether a paragraph at the beginning of a cell is its title: short, and no sentence.
fn is_title(text: &str) -> bool {
    text.split_whitespace().count() <= 12 && !text.trim_end().ends_with(['.', ':', ';', ','])
}
