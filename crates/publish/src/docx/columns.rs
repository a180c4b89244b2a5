//! How wide a table's columns are: as wide as what stands in them where there is room, else no narrower than their longest
//! word. Word and `LibreOffice` then set the same table.

use document::{Cell, Table};

use super::pages;

/// The size of a table's texts, in twentieths of a point.
const SIZE: f64 = 190.0;

/// What is kept free in a cell, left and right together.
const PADDING: u32 = 170;

/// No column of words is made wider than this while others must do with less.
const COMFORTABLE: u32 = 3600;

/// A name of a row longer than this may be broken.
const NAME: f64 = 2600.0;

/// The widths of a table's columns, in twentieths of a point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Widths {
    pub(super) columns: Vec<u32>,
}

impl Widths {
    /// The widths for this table.
    pub(super) fn of(table: &Table) -> Self {
        let (least, wanted): (Vec<u32>, Vec<u32>) =
            (0..table.columns.len()).map(|i| column(table, i)).unzip();
        let room = if least.iter().sum::<u32>() > pages::UPRIGHT {
            pages::SIDEWAYS
        } else {
            pages::UPRIGHT
        };
        Self { columns: fitted(&least, &wanted, room) }
    }

    /// Whether they need a sheet that lies on its side.
    pub(super) fn is_sideways(&self) -> bool {
        self.columns.iter().sum::<u32>() > pages::UPRIGHT
    }
}

/// Every column at least as wide as it must be; what room there is goes to those that want more, in proportion. Where even
/// the least is too much, all give way alike.
fn fitted(least: &[u32], wanted: &[u32], room: u32) -> Vec<u32> {
    let (must, want) = (least.iter().sum::<u32>(), wanted.iter().sum::<u32>());
    if want <= room {
        return wanted.to_vec();
    }
    if must >= room {
        return least.iter().map(|w| w * room / must.max(1)).collect();
    }
    let (spare, open) = (room - must, want - must);
    least.iter().zip(wanted).map(|(l, w)| l + (w - l) * spare / open.max(1)).collect()
}

/// How wide a column must be, and how wide it would be at ease.
fn column(table: &Table, place: usize) -> (u32, u32) {
    let head = &table.columns[place];
    let mut least = longest_word(&head.title, true).max(longest_word(&head.unit, false));
    let mut wanted = least;
    for row in &table.rows {
        let Some(cell) = row.cells.get(place) else { continue };
        let (words, whole) = match cell {
            Cell::Rag(rag) => (super::inline::rated(*rag), true),
            Cell::Text(_) | Cell::Page { .. } | Cell::Trend(_) => (cell.shown().to_owned(), false),
            cell => (cell.shown().to_owned(), true),
        };
        let bold = row.kind != document::RowKind::Plain;
        let mark = if place == table.row_header && bold { SIZE } else { 0.0 };
        let all = length(&words, bold) + mark;
        // A name is kept on one line unless it is long.
        let may_break = !whole && (place != table.row_header || all > NAME);
        least = least.max(if may_break { longest_word(&words, bold) + mark } else { all });
        wanted = wanted.max(all);
    }
    // A head of several words stands on about two lines where there is room.
    wanted = wanted.max(length(&head.title, true) / 1.8).max(length(&head.unit, false) / 1.8);
    let (least, wanted) = (twips(least), twips(wanted));
    (least, wanted.min(COMFORTABLE).max(least))
}

fn twips(length: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "held to a range just before"
    )]
    let whole = length.clamp(0.0, 100_000.0).ceil() as u32;
    whole + PADDING
}

fn longest_word(words: &str, bold: bool) -> f64 {
    words.split(' ').map(|word| length(word, bold)).fold(0.0, f64::max)
}

/// About how long words are in Arial at a table's size.
fn length(words: &str, bold: bool) -> f64 {
    let em: f64 = words
        .chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '\u{2019}' => 0.26,
            ' ' | 'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' | '\u{a0}' => 0.33,
            'm' | 'M' | 'W' | '%' | '\u{25cf}' | '\u{25b2}' | '\u{25a0}' | '\u{25cb}' => 0.9,
            c if c.is_uppercase() => 0.72,
            _ => 0.56,
        })
        .sum();
    em * SIZE * if bold { 1.08 } else { 1.02 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::{Column, Row};

    #[test]
    fn columns_fit_their_numbers_and_the_page() {
        assert_eq!(fitted(&[100, 100], &[150, 300], 1000), [150, 300]);
        assert_eq!(fitted(&[100, 100], &[200, 400], 400), [150, 250]);
        assert_eq!(fitted(&[100, 300], &[200, 400], 200), [50, 150]);
    }

    #[test]
    fn a_table_of_months_lies_on_its_side_and_a_small_one_does_not() {
        let wide = (0..16).map(|_| Column::numbers("September 2020", "offences")).collect();
        let mut table = Table::new("t", "T", wide);
        table.rows.push(Row::plain(vec![Cell::count(1_234_567.0); 16]));
        let widths = Widths::of(&table);
        assert!(widths.is_sideways());
        assert!(widths.columns.iter().sum::<u32>() <= pages::SIDEWAYS);
        table.columns.truncate(3);
        let widths = Widths::of(&table);
        assert!(!widths.is_sideways() && widths.columns.iter().sum::<u32>() < pages::UPRIGHT);
    }
}
