//! What a command prints: a table in columns, as CSV or TSV to paste into Excel, or JSON.

use std::io::{self, Write as _};

use clap::ValueEnum;

use crate::commands::Failure;

/// How a table is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// In columns, to read.
    #[default]
    Text,
    /// Comma-separated values.
    Csv,
    /// Tab-separated values, to paste into Excel.
    Tsv,
}

/// A table to print: heads, and rows of cells as they are written for a reader (text) and plainly (CSV, TSV).
#[derive(Debug, Default)]
pub struct Sheet {
    heads: Vec<(String, Side)>,
    rows: Vec<Vec<Cell>>,
}

/// Which side a column is aligned to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// A cell: as written for a reader, and plainly for a machine.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    shown: String,
    plain: String,
}

impl Cell {
    /// The same text for both.
    pub fn text(text: impl Into<String>) -> Self {
        let shown = text.into();
        Self { plain: shown.clone(), shown }
    }

    /// A number written for a reader, and as it is for a machine; nothing where there is none.
    pub fn number(value: Option<f64>, write: impl Fn(f64) -> String) -> Self {
        value.map_or_else(Self::default, |value| Self {
            shown: write(value),
            plain: value.to_string(),
        })
    }

    /// As written for a reader.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// A whole number.
    pub fn whole(value: u64) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "counts of rows are far below 2^53")]
        Self::number(Some(value as f64), figure::write::count)
    }
}

impl Sheet {
    /// A table with these columns.
    pub fn new(heads: &[(&str, Side)]) -> Self {
        let heads = heads.iter().map(|(head, side)| ((*head).to_owned(), *side)).collect();
        Self { heads, rows: Vec::new() }
    }

    /// Adds a row; as many cells as there are columns.
    pub fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells);
    }

    /// Prints it.
    pub fn print(&self, format: Format) -> Result<(), Failure> {
        match format {
            Format::Text => say(&self.text()),
            Format::Csv => self.separated(b','),
            Format::Tsv => self.separated(b'\t'),
        }
    }

    fn separated(&self, delimiter: u8) -> Result<(), Failure> {
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
        writer.write_record(self.heads.iter().map(|(head, _)| head))?;
        for row in &self.rows {
            writer.write_record(row.iter().map(|cell| defused(&cell.plain)))?;
        }
        let bytes = writer.into_inner().map_err(|error| Failure::Output(error.into_error()))?;
        io::stdout().write_all(&bytes)?;
        Ok(())
    }

    fn text(&self) -> String {
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            let widest = cells.map(|cell| cell.shown.chars().count()).max().unwrap_or(0);
            widest.max(self.heads[column].0.chars().count())
        };
        let widths: Vec<usize> = (0..self.heads.len()).map(width).collect();
        let heads: Vec<&str> = self.heads.iter().map(|(head, _)| head.as_str()).collect();
        let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
        let mut text = self.line(&heads, &widths);
        text += &self.line(&rule.iter().map(String::as_str).collect::<Vec<_>>(), &widths);
        for row in &self.rows {
            let cells: Vec<&str> = row.iter().map(|cell| cell.shown.as_str()).collect();
            text += &self.line(&cells, &widths);
        }
        text
    }

    fn line(&self, cells: &[&str], widths: &[usize]) -> String {
        let mut line = String::new();
        for ((&cell, width), (_, side)) in cells.iter().zip(widths).zip(&self.heads) {
            let padding = " ".repeat(width.saturating_sub(cell.chars().count()));
            match side {
                Side::Left => line.extend([cell, padding.as_str(), "  "]),
                Side::Right => line.extend([padding.as_str(), cell, "  "]),
            }
        }
        line.truncate(line.trim_end().len());
        line + "\n"
    }
}

/// A text that a spreadsheet would run as a formula is quoted; numbers are left as they are.
fn defused(text: &str) -> String {
    let dangerous = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if dangerous && text.parse::<f64>().is_err() { format!("'{text}") } else { text.to_owned() }
}

/// A line for each text, with the label before it.
pub fn labelled<'a>(label: &str, texts: impl IntoIterator<Item = &'a String>) -> String {
    let lines: Vec<String> = texts.into_iter().map(|text| format!("{label:<12}{text}\n")).collect();
    lines.concat()
}

/// Prints text as it is.
pub fn say(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// Prints JSON, indented, with a line end.
pub fn json(value: &impl serde::Serialize) -> Result<(), Failure> {
    say(&(serde_json::to_string_pretty(value)? + "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_formulas_are_defused() {
        let mut sheet = Sheet::new(&[("Area", Side::Left), ("Count", Side::Right)]);
        sheet.row(vec![Cell::text("Bromley Town"), Cell::whole(2877)]);
        sheet.row(vec![Cell::text("Darwin"), Cell::number(None, figure::write::count)]);
        assert_eq!(
            sheet.text(),
            "Area          Count\n────────────  ─────\nBromley Town  2,877\nDarwin\n"
        );
        assert_eq!(defused("=1+1"), "'=1+1");
        assert_eq!(defused("-12.5"), "-12.5");
    }
}
