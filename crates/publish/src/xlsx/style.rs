//! How cells are set: one sans-serif at 12 points and larger, and no meaning in a colour.

use document::Cell;
use figure::write::MINUS;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// The formats of a workbook.
pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) words: Format,
    pub(super) line: Format,
    pub(super) strong: Format,
    pub(super) header: Format,
    pub(super) number_header: Format,
    pub(super) words_header: Format,
    pub(super) link: Format,
}

impl Styles {
    pub(super) fn new() -> Self {
        let base = base();
        let header = base
            .clone()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Bottom)
            .set_border_bottom(FormatBorder::Thin);
        Self {
            title: base.clone().set_bold().set_font_size(16),
            words: base.clone().set_text_wrap().set_align(FormatAlign::Top),
            line: base.clone(),
            strong: base.clone().set_bold(),
            number_header: header.clone().set_align(FormatAlign::Right),
            header: header.clone(),
            words_header: header.set_align(FormatAlign::Left).set_indent(1),
            link: base
                .set_underline(rust_xlsxwriter::FormatUnderline::Single)
                .set_font_color("1F4E9E")
                .set_text_wrap()
                .set_align(FormatAlign::Top),
        }
    }
}

fn base() -> Format {
    Format::new().set_font_name("Arial").set_font_size(12)
}

/// How high a row of this text is, in points, where it wraps in a column of this many characters: programs differ in whether
/// they find it out for themselves.
pub(super) fn height(text: &str, width: f64) -> f64 {
    // At 12 points about nine letters stand where the width counts ten.
    let room = width * 0.9;
    let (mut lines, mut used) = (1.0, 0.0);
    for word in text.split(' ') {
        let long = f64::from(u32::try_from(word.chars().count()).unwrap_or(u32::MAX));
        if used > 0.0 && used + 1.0 + long > room {
            lines += 1.0;
            used = 0.0;
        }
        used += if used > 0.0 { long + 1.0 } else { long };
        // A word that is longer than the column is broken.
        while used > room {
            lines += 1.0;
            used -= room;
        }
    }
    lines * 16.0
}

/// The format of a cell: bold in the own and the total row, numbers to the right as they are printed.
pub(super) fn cell(cell: &Cell, is_number_column: bool, is_bold: bool) -> Format {
    let mut format = base();
    if is_bold {
        format = format.set_bold();
    }
    format = if is_number_column {
        format.set_align(FormatAlign::Right)
    } else {
        // Set in, so that words do not touch the numbers before them.
        format.set_indent(1)
    };
    match cell {
        Cell::Number { value, text, .. } if value.is_finite() => {
            format.set_num_format(number_format(text))
        }
        _ => format,
    }
}

/// The number format that prints a number as the document does: its decimals, its sign where it always has one, its `%`.
fn number_format(text: &str) -> String {
    let decimals = text
        .split_once('.')
        .map_or(0, |(_, after)| after.chars().take_while(char::is_ascii_digit).count());
    let mut plain = String::from("#,##0");
    if decimals > 0 {
        plain.push('.');
        plain.push_str(&"0".repeat(decimals));
    }
    if text.ends_with('%') {
        plain.push_str("\"%\"");
    }
    if text.starts_with('+') {
        format!("\"+\"{plain};\"{MINUS}\"{plain};{plain}")
    } else {
        format!("{plain};\"{MINUS}\"{plain}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_as_high_as_its_lines() {
        assert!(height("", 10.0) > 15.0);
        assert!((height("one two", 20.0) - 16.0).abs() < 1e-9);
        assert!((height("one two three", 8.0) - 32.0).abs() < 1e-9);
        assert!((height("inseparable", 5.0) - 48.0).abs() < 1e-9);
    }

    #[test]
    fn numbers_are_printed_as_the_document_prints_them() {
        assert_eq!(number_format("1,474"), "#,##0;\"−\"#,##0");
        assert_eq!(number_format("14.1%"), "#,##0.0\"%\";\"−\"#,##0.0\"%\"");
        assert_eq!(number_format("+30"), "\"+\"#,##0;\"−\"#,##0;#,##0");
    }
}
