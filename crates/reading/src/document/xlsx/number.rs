//! Numbers in the way of a format.

use super::code::Token;

/// A number as a cell without a format shows it, with at most ten digits; whole numbers in full.
pub(super) fn general(value: f64) -> String {
    let size = value.abs();
    if size == 0.0 || !value.is_finite() {
        return value.abs().to_string();
    }
    if !(1e-9..1e15).contains(&size) {
        return format!("{value:e}");
    }
    let Digits { whole, part } = digits(size, 0, decimals_of(size));
    let part = part.trim_end_matches('0');
    let sign = if value < 0.0 { "-" } else { "" };
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

/// How many decimals fit beside the whole part.
fn decimals_of(size: f64) -> usize {
    let whole = format!("{:.0}", size.trunc());
    if whole == "0" { 9 } else { 10_usize.saturating_sub(whole.len()) }
}

/// A number that is not negative as the signs show it; none where they are such as are not followed: powers, fractions.
pub(super) fn shown(value: f64, tokens: &[Token]) -> Option<String> {
    let is_place = |token: &Token| matches!(token, Token::Digit(_) | Token::Point);
    let fraction = || tokens.contains(&Token::Literal("/".to_owned()));
    let first = tokens.iter().position(is_place);
    if tokens.contains(&Token::Exponent) || first.is_some() && fraction() || value >= 1e15 {
        return None;
    }
    let (Some(first), Some(last)) = (first, tokens.iter().rposition(is_place)) else {
        return words(tokens, &general(value));
    };
    let within = &tokens[first..=last];
    let point = within.iter().position(|token| *token == Token::Point).unwrap_or(within.len());
    let (before, after) = within.split_at(point);
    let behind = tokens[last + 1..].iter().take_while(|token| **token == Token::Comma).count();
    // Commas before the point leave digits out as well, where no place follows them.
    let dropped = before.iter().rev().take_while(|token| **token == Token::Comma).count() + behind;
    let percent = tokens.iter().filter(|token| **token == Token::Percent).count();
    let places =
        |tokens: &[Token]| tokens.iter().filter(|token| matches!(token, Token::Digit(_))).count();
    let power = 2 * i32::try_from(percent).unwrap_or(0) - 3 * i32::try_from(dropped).unwrap_or(0);
    let Digits { whole, mut part } = digits(value, power, places(after).min(30));
    let asked = after.iter().filter(|token| matches!(token, Token::Digit(_)));
    let kept = asked.enumerate().filter(|(_, token)| **token == Token::Digit('0')).last();
    let kept = kept.map_or(0, |(at, _)| at + 1);
    while part.len() > kept && part.ends_with('0') {
        part.pop();
    }
    let zeros = before.iter().filter(|token| **token == Token::Digit('0')).count();
    let whole =
        if whole == "0" && zeros == 0 { String::new() } else { format!("{whole:0>zeros$}") };
    let spaced = before.iter().any(|token| *token == Token::Literal(" ".to_owned()));
    let comma = before.iter().rev().skip(dropped - behind).any(|token| *token == Token::Comma);
    let mut text = words(&tokens[..first], "")?;
    text.push_str(&match (comma, spaced) {
        (true, _) => thousands(&whole, ","),
        (false, true) => thousands(&whole, "\u{a0}"),
        (false, false) => whole,
    });
    if !after.is_empty() {
        text.push('.');
        text.push_str(&part);
    }
    text.push_str(&words(&tokens[last + 1 + behind..], "")?);
    Some(text.trim().to_owned())
}

/// Signs that stand as they are.
fn words(tokens: &[Token], general: &str) -> Option<String> {
    let word = |token: &Token| match token {
        Token::Literal(text) => Some(text.clone()),
        Token::Percent => Some("%".to_owned()),
        Token::Comma => Some(",".to_owned()),
        Token::General => Some(general.to_owned()),
        _ => None,
    };
    tokens.iter().map(word).collect()
}

fn thousands(whole: &str, between: &str) -> String {
    let mut text = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push_str(between);
        }
        text.push(digit);
    }
    text
}

/// The digits of a number before and after its point.
struct Digits {
    whole: String,
    part: String,
}

/// A number times a power of ten with so many decimals. Sheets hold fifteen digits and round their halves up: 2.675 is 2.68,
/// though the nearest number that a machine holds is less.
fn digits(value: f64, power: i32, decimals: usize) -> Digits {
    let written = format!("{value:.14e}");
    let (digits, exponent) = written.split_once('e').unwrap_or((&written, "0"));
    let mut digits: Vec<u8> =
        digits.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
    let before = exponent.parse().unwrap_or(0) + power + 1;
    // Zeros in front, so that the point stands behind the first digit at least.
    let zeros = usize::try_from(1 - before).unwrap_or(0).min(60);
    digits.splice(0..0, std::iter::repeat_n(0, zeros));
    let whole = usize::try_from(before).unwrap_or(1).max(1);
    let keep = whole + decimals;
    let up = digits.get(keep).is_some_and(|digit| *digit >= 5);
    digits.resize(keep, 0);
    let mut carry = u8::from(up);
    for digit in digits.iter_mut().rev() {
        *digit += carry;
        carry = *digit / 10;
        *digit %= 10;
    }
    let mut text: String = digits.iter().map(|digit| char::from(b'0' + digit)).collect();
    let part = text.split_off(whole);
    if carry > 0 {
        text.insert(0, '1');
    }
    let text = text.trim_start_matches('0');
    Digits { whole: if text.is_empty() { "0".to_owned() } else { text.to_owned() }, part }
}
