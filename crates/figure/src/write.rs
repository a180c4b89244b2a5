//! How a number is written for a reader: 20,284 · 62.3 · −46.2% (a true minus) · 8th. One place, so that a page, a table
//! and a sentence never write the same figure in two ways.

/// The minus sign readers see.
pub const MINUS: char = '\u{2212}';

/// A whole number with thousands separators: `20,284`, `−1,264`. A fraction is rounded half away from zero.
pub fn count(value: f64) -> String {
    decimal(value, 0)
}

/// A number with so many decimals, thousands separators and a true minus: `1,234.5`.
pub fn decimal(value: f64, places: usize) -> String {
    if !value.is_finite() {
        return "not available".to_owned();
    }
    let scale = 10f64.powi(i32::try_from(places).unwrap_or(0));
    let rounded = (value.abs() * scale).round() / scale;
    let text = format!("{rounded:.places$}");
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::with_capacity(text.len() + whole.len() / 3 + 3);
    if value < 0.0 && rounded > 0.0 {
        out.push(MINUS);
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// A percentage with one decimal: `46.2%`, `−46.2%`.
pub fn percent(value: f64) -> String {
    format!("{}%", decimal(value, 1))
}

/// A change with its sign always: `+30`, `−1,264`, `0`.
pub fn change(value: f64) -> String {
    signed(value, count(value))
}

/// A change in per cent with its sign always: `+3.1%`, `−46.2%`, `0.0%`.
pub fn percent_change(value: f64) -> String {
    signed(value, percent(value))
}

/// A rate per 1,000 with one decimal, or more where it would vanish: `62.3`, `4.4`, `0.84`, `0.012`.
pub fn rate(value: f64) -> String {
    let places = match value.abs() {
        v if v >= 1.0 || v == 0.0 => 1,
        v if v >= 0.1 => 2,
        _ => 3,
    };
    decimal(value, places)
}

/// A place: `1st`, `2nd`, `8th`, `11th`, `22nd`.
pub fn ordinal(position: usize) -> String {
    let suffix = match (position % 10, position % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{position}{suffix}")
}

/// A probability: `0.042`, `less than 0.001`.
pub fn probability(p: f64) -> String {
    if p < 0.001 { "less than 0.001".to_owned() } else { decimal(p, 3) }
}

/// How seldom chance alone does it: `1 in 250`, to two digits that count; `less than 1 in a million`.
pub fn odds(p: f64) -> String {
    if p < 1e-6 {
        return "less than 1 in a million".to_owned();
    }
    let times = p.min(1.0).recip();
    let step = 10f64.powf((times.log10() - 1.0).floor().max(0.0));
    format!("1 in {}", count((times / step).round() * step))
}

fn signed(value: f64, text: String) -> String {
    let is_zero = !text.bytes().any(|b| b.is_ascii_digit() && b != b'0');
    if value > 0.0 && !is_zero { format!("+{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_one_way() {
        assert_eq!(count(20284.0), "20,284");
        assert_eq!(count(-1264.0), "−1,264");
        assert_eq!(count(999.0), "999");
        assert_eq!(percent_change(-46.164_9), "−46.2%");
        assert_eq!(percent_change(0.04), "0.0%");
        assert_eq!(percent_change(-0.04), "0.0%");
        assert_eq!(change(30.0), "+30");
        assert_eq!(rate(62.28), "62.3");
        assert_eq!(rate(0.837), "0.84");
        assert_eq!(decimal(0.5, 0), "1");
        assert_eq!(decimal(1_234_567.05, 1), "1,234,567.1");
        assert_eq!(
            [1.0, 0.3, 0.01, 0.0042, 0.000_001_2, 1e-9].map(odds),
            [
                "1 in 1",
                "1 in 3",
                "1 in 100",
                "1 in 240",
                "1 in 830,000",
                "less than 1 in a million"
            ]
        );
        assert_eq!(
            [1, 2, 3, 4, 11, 12, 13, 21, 112].map(ordinal),
            ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th"]
        );
    }
}
