//! Answers over a group of areas as a document's tables: the same columns in the same order wherever areas are ranked.

use document::{Block, Cell, Column, FigureId, Row, Table as Shown, Target, words};
use figure::{AreaCode, AreaKind, AreaRef, Reason, Table, TableRow, write};

use crate::asking::Told;
use crate::cells::row_change_cells;
pub(crate) use crate::cells::{capital, change_cells, count_cell, rate_cell, rate_places};

/// A table to come: its name in an address, and what it shows. It is numbered with the document.
pub(crate) struct Heading {
    /// Its name in an address and, with `.csv`, its file.
    pub id: &'static str,
    /// What it shows.
    pub caption: String,
}

impl Heading {
    /// "burglary-by-ward" and what it shows.
    pub fn new(id: &'static str, caption: impl Into<String>) -> Self {
        Self { id, caption: caption.into() }
    }

    /// The table, or why there is none, under its caption.
    pub fn block(&self, told: Result<Shown, Reason>) -> Block {
        match told {
            Ok(table) => Block::Table(table),
            Err(reason) => Block::not_available(self.caption.clone(), reason),
        }
    }
}

/// Wards by count, every one of them: place, ward, count, share of the total, rate where there is one.
pub(crate) fn ward_table(heading: &Heading, told: &Told<Table>) -> Block {
    heading.block(told.as_ref().map(|t| by_ward(heading, t)).map_err(Clone::clone))
}

/// Areas ranked, every one of them: place, area, rate, count, change of place. `one` is what one is called, with a capital.
pub(crate) fn ranked(heading: &Heading, table: &Table, one: &str, own: &AreaRef) -> Shown {
    let with_rates = table.rows.iter().any(|row| row.rate.is_some());
    let with_moves = table.rows.iter().any(|row| row.position_change.is_some());
    let mut columns = vec![Column::words(one), Column::numbers(place_title(table), "")];
    if with_rates {
        columns.push(Column::numbers("Rate", "per 1,000 residents"));
    }
    columns.push(Column::numbers("Count", table.unit.0.clone()));
    if with_moves {
        columns.push(Column::numbers("Places moved", moved_since(table)));
    }
    let mut shown = start(heading, table, columns);
    note_ties(&mut shown, table);
    let places = rate_places(table);
    shown.rows = table
        .rows
        .iter()
        .map(|row| {
            let mut cells = vec![Cell::text(row.area.name.clone()), place(table, row)];
            if with_rates {
                cells.push(rate_cell(row, row.rate, places));
            }
            cells.push(count_cell(row));
            if with_moves {
                cells.push(moved(row));
            }
            if row.area.code == own.code { Row::own(cells) } else { Row::plain(cells) }
        })
        .collect();
    if !with_rates {
        let why = table.reason.as_ref().map_or("no population held", |r| words::reason(&r.0));
        shown.notes.push(format!(
            "Rates per 1,000 residents are not available: {why}. Places go by count, and larger areas have more."
        ));
    }
    shown
}

fn by_ward(heading: &Heading, table: &Table) -> Shown {
    let with_rates = table.rows.iter().any(|row| row.rate.is_some());
    let with_moves = table.rows.iter().any(|row| row.position_change.is_some());
    let mut columns = vec![
        Column::words("Ward"),
        Column::numbers(place_title(table), ""),
        Column::numbers("Count", table.unit.0.clone()),
        Column::numbers("Share", format!("% of {}", table.total_of)),
    ];
    if with_rates {
        columns.push(Column::numbers("Rate", "per 1,000 residents"));
    }
    if with_moves {
        columns.push(Column::numbers("Places moved", moved_since(table)));
    }
    let mut shown = start(heading, table, columns);
    note_ties(&mut shown, table);
    let places = rate_places(table);
    shown.rows = table
        .rows
        .iter()
        .map(|row| {
            let share = Cell::or_why(row.share, row.suppressed, row.reason.as_ref(), Cell::percent);
            let mut cells =
                vec![Cell::text(row.area.name.clone()), place(table, row), count_cell(row), share];
            if with_rates {
                cells.push(rate_cell(row, row.rate, places));
            }
            if with_moves {
                cells.push(moved(row));
            }
            Row::plain(cells)
        })
        .collect();
    if let Some(total) = table.total {
        let mut cells = vec![
            Cell::text(capital(&table.total_of)),
            Cell::Empty,
            Cell::count(total),
            Cell::percent(100.0),
        ];
        cells.resize(shown.columns.len(), Cell::Empty);
        shown.rows.push(Row::total(cells));
        let sum: f64 = table.rows.iter().filter_map(|row| row.value).sum();
        if sum < total && !table.rows.iter().any(|row| row.suppressed) {
            shown.notes.push(format!(
                "The wards add up to {} of {}’s {}: offences recorded without a place are in no ward.",
                write::count(sum),
                table.total_of,
                write::count(total)
            ));
        }
    }
    if !with_rates {
        shown.notes.push("Rates by ward are not available: no ward population held.".to_owned());
    }
    shown
}

/// Areas in the table's order with all that is known of each: count, share of the total, rate, place with the places that
/// chance could have given, the comparator period's count, the change and what the test says. `one` is what an area is called,
/// with a capital; an area leads to the page that `page` names.
pub(crate) fn in_full(
    heading: &Heading,
    table: &Table,
    one: &str,
    own: Option<&AreaCode>,
    page: &dyn Fn(&AreaRef) -> Option<Target>,
) -> Shown {
    let with_rates = table.rows.iter().any(|row| row.rate.is_some());
    let with_ranges = table.rows.iter().any(|row| row.rank_ci95.is_some());
    let with_shares = table.rows.iter().all(|row| row.area.code.kind() == AreaKind::Ward);
    let mut columns = vec![Column::words(one), Column::numbers("Count", table.unit.0.clone())];
    if with_shares {
        columns.push(Column::numbers("Share", "%"));
    }
    if with_rates {
        columns.push(Column::numbers("Rate", "per 1,000 residents"));
    }
    let before = table.against.map_or_else(String::new, |period| period.to_string());
    columns.push(Column::numbers("Place", first(table)));
    if with_ranges {
        columns.push(Column::words("Places by chance"));
    }
    columns.extend([
        Column::numbers("Count before", before),
        Column::numbers("Change", "%"),
        Column::words("Beyond chance?"),
    ]);
    let mut shown = start(heading, table, columns);
    for row in &table.rows {
        let hidden = row.suppressed;
        let name = row.area.name.clone();
        let mut cells = vec![
            page(&row.area).map_or_else(|| Cell::text(name.clone()), |to| Cell::page(&name, to)),
            count_cell(row),
        ];
        if with_shares {
            cells.push(Cell::or_why(row.share, hidden, row.reason.as_ref(), Cell::percent));
        }
        if with_rates {
            let reason = Reason::new("not available: no population held");
            cells.push(Cell::or_why(row.rate, hidden, Some(&reason), Cell::rate));
        }
        cells.push(match row.rank.filter(|_| !hidden) {
            Some(place) => Cell::place(place),
            None => Cell::or_why(None, hidden, row.reason.as_ref(), Cell::count),
        });
        if with_ranges {
            let range = row.rank_ci95.filter(|_| !hidden);
            cells.push(range.map_or(Cell::Empty, |range| Cell::text(words::places(range))));
        }
        cells.extend(row_change_cells(row));
        let is_own = own.is_some_and(|own| *own == row.area.code);
        shown.rows.push(if is_own { Row::own(cells) } else { Row::plain(cells) });
    }
    shown
}

/// A table with its caption, source, notes and evidence, and no rows yet.
pub(crate) fn start(heading: &Heading, table: &Table, columns: Vec<Column>) -> Shown {
    let mut shown = Shown::new(heading.id, heading.caption.clone(), columns);
    shown.subtitle =
        format!("{}, {}", words::counted_heading(&table.title, &table.unit), table.period);
    shown.source = words::source_line(&table.provenance);
    shown.from = vec![FigureId::of_table(table)];
    if table.provisional {
        shown.notes.push(format!(
            "Provisional: {} is the publisher’s last month and will still change.",
            table.period.to().label()
        ));
    }
    if table.rows.iter().any(|row| row.suppressed) {
        shown.notes.push("[c]: not shown, so that no person can be recognised by it.".to_owned());
    }
    shown
}

/// "lowest rate first".
fn first(table: &Table) -> String {
    format!("{} first", words::first_of(table.order))
}

fn place_title(table: &Table) -> String {
    format!("Place, {}", first(table))
}

fn moved_since(table: &Table) -> String {
    table.against.map_or_else(String::new, |before| format!("since {before}; + is nearer the top"))
}

fn note_ties(shown: &mut Shown, table: &Table) {
    let mut places: Vec<usize> = table.rows.iter().filter_map(|row| row.rank).collect();
    places.sort_unstable();
    if places.windows(2).any(|pair| pair[0] == pair[1]) {
        shown.notes.push("A place with = is shared; the next is skipped.".to_owned());
    }
}

/// "6", or "6=" where others share it.
fn place(table: &Table, row: &TableRow) -> Cell {
    let Some(own) = row.rank else {
        return Cell::or_why(None, row.suppressed, row.reason.as_ref(), Cell::count);
    };
    let shared = table.rows.iter().filter(|other| other.rank == Some(own)).count() > 1;
    match Cell::place(own) {
        Cell::Number { value, text, from } if shared => {
            Cell::Number { value, text: format!("{text}="), from }
        }
        cell => cell,
    }
}

fn moved(row: &TableRow) -> Cell {
    let reason = Reason::new("no place in the comparator period");
    let change = row.position_change.and_then(|change| i32::try_from(change).ok()).map(f64::from);
    Cell::or_why(change, row.suppressed, Some(&reason), Cell::change)
}
