//! Whether a printed number is a true one, rounded.

use crate::Severity;
use crate::number::Number;

/// How a printed number stands to the true value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fit {
    /// It is the true value at its precision.
    Right,
    /// It is the true value cut off, or off by less than one of its last digit.
    Odd,
    /// It is another value.
    Wrong,
}

/// Allows for halves that a binary fraction cannot hold.
const SLACK: f64 = 1e-9;

/// Holds a printed number against the true value, both without sign.
pub(crate) fn fit(printed: &Number, truth: f64) -> Fit {
    fit_value(printed.value.abs(), printed.step(), truth.abs())
}

/// Holds a value printed in steps against the true value.
pub(crate) fn fit_value(printed: f64, step: f64, truth: f64) -> Fit {
    let off = (printed - truth).abs();
    let slack = SLACK * truth.abs().max(1.0);
    if off <= step / 2.0 + slack {
        Fit::Right
    } else if off < step - slack {
        Fit::Odd
    } else {
        Fit::Wrong
    }
}

/// The values that a printed number can stand for: its half either side.
pub(crate) fn between(printed: &Number) -> (f64, f64) {
    (printed.value.abs() - printed.half() - SLACK, printed.value.abs() + printed.half() + SLACK)
}

/// A value with so many decimals, with thousands.
pub(crate) fn shown(value: f64, decimals: usize) -> String {
    let text = format!("{:.*}", decimals, value.abs());
    let (whole, rest) =
        text.split_once('.').map_or((&*text, None), |(whole, rest)| (whole, Some(rest)));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if let Some(rest) = rest {
        grouped.push('.');
        grouped.push_str(rest);
    }
    if value < 0.0 && grouped.chars().any(|letter| letter.is_ascii_digit() && letter != '0') {
        grouped.insert(0, '-');
    }
    grouped
}

/// A percentage, one decimal more than is printed; two more where the one would leave open which way it rounds: 60.349 is not
/// shown as 60.35.
pub(crate) fn percent(value: f64, decimals: u8) -> String {
    let decimals = usize::from(decimals) + 1;
    let text = shown(value, decimals);
    let exact = shown(value, decimals + 4).trim_end_matches('0').len() <= text.len();
    if text.ends_with('5') && !exact {
        return format!("{}%", shown(value, decimals + 1));
    }
    format!("{text}%")
}

/// What is said more of a percentage that was only rounded oddly: ", which rounds to 60.3%".
pub(crate) fn rounds_to(severity: Severity, truth: f64, decimals: u8) -> String {
    match severity {
        Severity::Rounding => {
            format!(", which rounds to {}%", shown(truth.abs(), usize::from(decimals)))
        }
        Severity::Contradiction | Severity::Remark => String::new(),
    }
}

/// How much more one value is than another, in per cent.
pub(crate) fn change(from: f64, to: f64) -> Option<f64> {
    (from.abs() > f64::EPSILON).then(|| (to - from) / from.abs() * 100.0)
}
