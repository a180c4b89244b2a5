//! A number as it is printed, and whether a value is printed so.

use figure::write;

/// A printed number in its parts: "−46.2%", "2,738", "8th", "19=".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Printed {
    /// The sign that is printed; none where none is.
    pub sign: Option<char>,
    /// Digits with their separators: "2,738", "46.2".
    pub digits: String,
    /// How many decimals.
    pub decimals: usize,
    /// What stands after the digits: "%", "th", "="; empty for nothing.
    pub after: &'static str,
}

/// How a value is written for a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// A whole number.
    Count,
    /// A percentage with one decimal.
    Percent,
    /// With as many decimals as its column or its size asks for.
    Decimal,
    /// A place: "8th" in words, "8" or "8=" in a table.
    Place,
}

/// What may stand after a number's digits.
const AFTER: [&str; 6] = ["%", "st", "nd", "rd", "th", "="];

impl Printed {
    /// Reads a number from the beginning of `text`; how many bytes it takes.
    pub fn read(text: &str) -> Option<(Self, usize)> {
        let sign = text.chars().next().filter(|c| ['+', '-', write::MINUS].contains(c));
        let start = sign.map_or(0, char::len_utf8);
        let bytes = text.as_bytes();
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        if !digit(start) {
            return None;
        }
        let (mut end, mut point) = (start, None);
        loop {
            if digit(end) {
                end += 1;
            } else if bytes.get(end) == Some(&b',') && point.is_none() && thousand(bytes, end + 1) {
                end += 4;
            } else if bytes.get(end) == Some(&b'.') && point.is_none() && digit(end + 1) {
                point = Some(end);
                end += 1;
            } else {
                break;
            }
        }
        let rest = &text[end..];
        let after = AFTER.into_iter().find(|after| {
            rest.strip_prefix(after).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        });
        let after = after.unwrap_or("");
        let decimals = point.map_or(0, |point| end - point - 1);
        let digits = text[start..end].to_owned();
        Some((Self { sign, digits, decimals, after }, end + after.len()))
    }

    /// A text that is a number and nothing else.
    pub fn whole(text: &str) -> Option<Self> {
        let text = text.trim();
        Self::read(text).filter(|(_, length)| *length == text.len()).map(|(printed, _)| printed)
    }

    /// Whether `value` is printed so. Words beside a number can say its sign ("46.2% fewer"), so that a number without one
    /// is held against the value's size; where `signed` it is not.
    pub fn is(&self, value: f64, style: Style, signed: bool) -> bool {
        let fits = match style {
            Style::Count => self.decimals == 0 && matches!(self.after, "" | "="),
            Style::Percent => self.decimals == 1 && self.after == "%",
            Style::Decimal => matches!(self.after, "" | "%"),
            Style::Place => self.decimals == 0 && self.after != "%",
        };
        let negative =
            value < 0.0 && write::decimal(value.abs(), self.decimals) != zero(self.decimals);
        let sign = match self.sign {
            Some('+') => !negative,
            Some(_) => negative,
            None => !signed || !negative,
        };
        fits && sign && write::decimal(value.abs(), self.decimals) == self.digits
    }
}

/// How `value` would be printed at this precision.
pub(super) fn written(value: f64, like: &Printed) -> String {
    let digits = write::decimal(value.abs(), like.decimals);
    let sign = match like.sign {
        Some(_) if value < 0.0 => "\u{2212}",
        Some(_) if value > 0.0 => "+",
        _ => "",
    };
    let after = match like.after {
        "st" | "nd" | "rd" | "th" => {
            let ordinal = digits.parse().map(write::ordinal).unwrap_or_default();
            return format!("{sign}{ordinal}");
        }
        "=" => "",
        after => after,
    };
    format!("{sign}{digits}{after}")
}

fn zero(decimals: usize) -> String {
    write::decimal(0.0, decimals)
}

/// Whether exactly three digits stand here.
fn thousand(bytes: &[u8], at: usize) -> bool {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    digit(at) && digit(at + 1) && digit(at + 2) && !digit(at + 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_with_what_belongs_to_it() {
        for (text, length) in [
            ("2,738), x", 5),
            ("46.2% fewer", 5),
            ("\u{2212}46.2%", 8),
            ("8th lowest", 3),
            ("19=", 3),
            ("1,2", 1),
        ] {
            assert_eq!(Printed::read(text).unwrap().1, length, "{text}");
        }
        assert_eq!(Printed::read("x"), None);
        assert_eq!(Printed::whole("12 x"), None);
    }

    #[test]
    fn a_value_is_what_is_printed_at_its_precision() {
        let is = |text: &str, value: f64, style, signed| {
            Printed::whole(text).unwrap().is(value, style, signed)
        };
        assert!(is("46.2%", -46.16, Style::Percent, false));
        assert!(!is("46.2%", -46.16, Style::Percent, true), "a table prints the sign");
        assert!(is("\u{2212}46.2%", -46.16, Style::Percent, true));
        assert!(!is("+46.2%", -46.16, Style::Percent, false));
        assert!(is("0.0%", -0.01, Style::Percent, true));
        assert!(!is("46%", -46.16, Style::Percent, false), "a percentage has one decimal");
        assert!(
            is("1,474", 1474.0, Style::Count, true) && !is("1,475", 1474.0, Style::Count, true)
        );
        assert!(is("8th", 8.0, Style::Place, false));
        assert_eq!(written(-46.16, &Printed::whole("+45.2%").unwrap()), "\u{2212}46.2%");
        assert_eq!(written(2.0, &Printed::whole("8th").unwrap()), "2nd");
    }
}
