//! Tables with every kind of cell and row.

use document::{Cell, Column, Row, Table, words};
use figure::GoodDirection::{Lower, Neither};
use figure::{Figure, Month, RagRule, Reason};

use super::evidence::{TOWNS, month};

pub fn ranked_table(figure: &Figure) -> Table {
    let mut table = Table::new(
        "table-towns",
        "Towns by burglary rate",
        vec![
            Column::numbers("Rank", ""),
            Column::words("Town"),
            Column::numbers("Offences", ""),
            Column::numbers("Rate", "per 1,000 residents"),
            Column::numbers("Share", "% of total"),
            Column::numbers("Position change", "since the year before"),
        ],
    );
    table.subtitle = String::from("12 months to February 2021, lowest rate first");
    table.row_header = 1;
    table.source = words::source_line(&figure.provenance);
    for (i, name) in TOWNS.iter().enumerate() {
        let n = f64::from(u32::try_from(i).unwrap());
        let unknown = Reason::new("not available: no population held");
        let cells = vec![
            Cell::place(i + 1),
            Cell::text(*name),
            match *name {
                "Exampletown" => Cell::figure(figure),
                "Hollins" => Cell::Suppressed,
                _ => Cell::count(310.0 + n * 312.0),
            },
            if *name == "Lower Marsh" {
                Cell::Missing(unknown)
            } else {
                Cell::rate(3.1 + 0.62 * n)
            },
            Cell::percent(4.0 + n),
            Cell::change(f64::from(i32::try_from(i * 5 % 7).unwrap() - 3)),
        ];
        table.rows.push(if *name == "Exampletown" { Row::own(cells) } else { Row::plain(cells) });
    }
    table.rows.push(Row::total(vec![
        Cell::Empty,
        Cell::text("All towns"),
        Cell::count(24_312.0),
        Cell::rate(6.0),
        Cell::percent(100.0),
        Cell::Empty,
    ]));
    table.notes.push("Ties share a place and the next is skipped.".to_owned());
    table
}

/// A table of ratings, as a performance report has it.
pub fn rated_table(figures: &[&Figure]) -> Table {
    let mut table = Table::new(
        "table-ratings",
        "How each measure goes",
        vec![
            Column::words("Measure"),
            Column::numbers("Offences", "12 months to February 2021"),
            Column::numbers("Change", "on the 12 months to February 2020"),
            Column::words("Rating"),
        ],
    );
    table.source = words::source_line(&figures[0].provenance);
    table.notes.push(RagRule::default().in_words());
    for figure in figures {
        let held_against = figure.comparison.as_ref().unwrap();
        let good = if figure.title == "Arson" { Neither } else { Lower };
        let judged = RagRule::default().judge(Some(held_against), good);
        table.rows.push(Row::plain(vec![
            Cell::text(figure.title.clone()),
            Cell::figure(figure),
            Cell::percent_change(held_against.change_percent.unwrap()).read_off(figure),
            Cell::Rag(judged.rag),
        ]));
    }
    table
}

/// A table too wide for an upright sheet.
pub fn wide_table() -> Table {
    let months: Vec<Month> = (0..12).map(|i| month("2020-03").plus(i)).collect();
    let mut columns = vec![Column::words("Town")];
    columns.extend(months.iter().map(|m| Column::numbers(m.label(), "offences")));
    columns.push(Column::numbers("12 months", "offences"));
    let mut table = Table::new("table-months", "Burglary by town, month by month", columns);
    for (i, name) in TOWNS.iter().enumerate() {
        let count = |m: usize| f64::from(u32::try_from(20 + (i * 31 + m * 17) % 90).unwrap());
        let mut cells = vec![Cell::text(*name)];
        cells.extend((0..12).map(|m| Cell::count(count(m))));
        cells.push(Cell::count((0..12).map(count).sum()));
        let row = if *name == "Exampletown" { Row::own(cells) } else { Row::plain(cells) };
        table.rows.push(row);
    }
    table
}
