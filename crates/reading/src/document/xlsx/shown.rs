//! The text that stands in a cell.

use calamine::{DataRef, NumberFormat};

use super::code::{Code, Section};
use super::{date, number};

/// Formats that are dates in the way of the reader's country, by their numbers; here that of this country.
const LOCAL: [(u32, &str); 2] = [(14, "dd/mm/yyyy"), (22, "dd/mm/yyyy h:mm")];

/// The text of a cell as it is shown.
pub(super) fn shown(value: &DataRef<'_>, format: Option<&NumberFormat>) -> String {
    let code = || {
        let id = format.and_then(|format| format.format_id);
        let local = LOCAL.iter().find(|(local, _)| Some(*local) == id).map(|(_, code)| *code);
        local.or(format.map(|format| &*format.format_code)).unwrap_or("General")
    };
    #[expect(clippy::cast_precision_loss, reason = "sheets know no other numbers than f64")]
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Int(value) => in_code(*value as f64, code()),
        DataRef::Float(value) => in_code(*value, code()),
        DataRef::DateTime(moment) => {
            date::shown(moment, Code::read(code()).section(moment.as_f64()).0)
        }
    }
}

/// A number as a format shows it.
fn in_code(value: f64, code: &str) -> String {
    if code == "General" || code == "@" || !value.is_finite() {
        return number::general(value);
    }
    let code = Code::read(code);
    let (Section { tokens, .. }, is_signed) = code.section(value);
    let sign = if is_signed && value < 0.0 { "-" } else { "" };
    match number::shown(value.abs(), tokens) {
        Some(text) if text.contains(|digit: char| ('1'..='9').contains(&digit)) => {
            format!("{sign}{text}")
        }
        // What rounds to nothing has no sign.
        Some(text) => text,
        None => number::general(value),
    }
}

#[cfg(test)]
mod tests {
    use calamine::{ExcelDateTime, ExcelDateTimeType};

    use super::*;

    #[test]
    fn numbers_stand_as_their_formats_show_them() {
        for (value, code, wanted) in [
            (1474.0, "General", "1474"),
            (0.1 + 0.2, "General", "0.3"),
            (-12.5, "General", "-12.5"),
            (0.094_339_622_641_509_4, "General", "0.094339623"),
            (1.5e300, "General", "1.5e300"),
            (12345.0, "#,##0", "12,345"),
            (-12345.4, "#,##0", "-12,345"),
            (-12345.0, "#,##0_);[Red](#,##0)", "(12,345)"),
            (0.0, "#,##0;-#,##0;\"-\"", "-"),
            (0.0, "_-* #,##0_-;-* #,##0_-;_-* \"-\"??_-;_-@_-", "-"),
            (0.1234, "0.0%", "12.3%"),
            (-0.0944, "0%", "-9%"),
            (-0.004, "0%", "0%"),
            (0.285, "0%", "29%"),
            (2.675, "0.00", "2.68"),
            (1.005, "0.00", "1.01"),
            (46_928.0, "[$£-809]#,##0.00", "£46,928.00"),
            (46_928.0, "\"£\"#,##0", "£46,928"),
            (1_234_567.0, "0.0,,\"m\"", "1.2m"),
            (1_200.0, "[>=1000]0.0,\"k\";0", "1.2k"),
            (900.0, "[>=1000]0.0,\"k\";0", "900"),
            (12.0, "+0.0;-0.0;0.0", "+12.0"),
            (7.0, "000", "007"),
            (12.5, "0.##", "12.5"),
            (12.0, "0.##", "12."),
            (1_234_567.0, "# ##0", "1\u{a0}234\u{a0}567"),
            (0.5, "# ?/?", "0.5"),
            (12_345.0, "0.00E+00", "12345"),
            (3.2, "0.0\" per 1,000\"", "3.2 per 1,000"),
            (9.995, "0.00", "10.00"),
        ] {
            assert_eq!(in_code(value, code), wanted, "{value} in {code}");
        }
    }

    #[test]
    fn dates_stand_as_dates() {
        for (value, code, wanted) in [
            (44_348.0, "dd/mm/yyyy", "01/06/2021"),
            (44_348.0, "d mmmm yyyy", "1 June 2021"),
            (44_348.0, "[$-809]dddd, d mmmm yyyy", "Tuesday, 1 June 2021"),
            (44_348.0, "mmm-yy", "Jun-21"),
            (44_348.75, "dd/mm/yy hh:mm", "01/06/21 18:00"),
            (44_348.75, "h:mm AM/PM", "6:00 PM"),
            (1.5, "[h]:mm:ss", "36:00:00"),
            (44_348.0, "", "2021-06-01"),
        ] {
            let moment = ExcelDateTime::new(value, ExcelDateTimeType::DateTime, false);
            let shown = date::shown(&moment, Code::read(code).section(value).0);
            assert_eq!(shown, wanted, "{value} in {code}");
        }
    }
}
