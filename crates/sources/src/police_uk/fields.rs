//! Whether a field holds what its column promises.

use figure::Month;

/// The month of `YYYY-MM`, as the tables hold it.
pub(super) fn month(text: &[u8]) -> Option<i32> {
    let text = std::str::from_utf8(text).ok()?;
    Some(text.parse::<Month>().ok()?.index())
}

/// A number in decimal degrees.
pub(super) fn degrees(text: &[u8]) -> Option<f64> {
    quick_degrees(text).or_else(|| std::str::from_utf8(text).ok()?.parse().ok())
}

/// Digits with at most one point: both parts fit a double exactly, so the quotient is the nearest double there is.
fn quick_degrees(text: &[u8]) -> Option<f64> {
    const POWERS: [f64; 16] =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, text),
    };
    if digits.is_empty() || digits.len() > 10 {
        return None;
    }
    // Nine digits at most, so it fits.
    let (mut whole, mut point) = (0u32, None);
    for (place, &byte) in digits.iter().enumerate() {
        match byte {
            b'0'..=b'9' if place < 9 || point.is_some() => {
                whole = whole * 10 + u32::from(byte - b'0');
            }
            b'.' if point.is_none() && digits.len() > 1 => point = Some(place),
            _ => return None,
        }
    }
    let decimals = point.map_or(0, |point| digits.len() - point - 1);
    let value = f64::from(whole) / POWERS[decimals];
    Some(if negative { -value } else { value })
}

/// Whether a point lies in the box around the United Kingdom.
pub(super) fn in_the_united_kingdom(longitude: f64, latitude: f64) -> bool {
    (-9.0..=2.1).contains(&longitude) && (49.5..=61.1).contains(&latitude)
}

/// Whether a code was ever given to a lower layer super output area (England, Wales), a data zone (Scotland) or a super
/// output area (Northern Ireland). The last numbers are those of the 2021 and 2022 geographies: E01035762 and W01002040
/// (ONS, LSOA 2021), S01020873 (Scottish Government, Data Zones 2022).
pub(super) fn ever_an_lsoa(code: &[u8]) -> bool {
    let within = |last: u32| {
        code.len() == 9
            && code[3..].iter().all(u8::is_ascii_digit)
            && (1..=last).contains(
                &code[3..].iter().fold(0, |number, &digit| number * 10 + u32::from(digit - b'0')),
            )
    };
    match code {
        [b'E', b'0', b'1', ..] => within(35_762),
        [b'W', b'0', b'1', ..] => within(2_040),
        [b'S', b'0', b'1', ..] => within(20_873),
        // 95AA01S1
        [b'9', b'5', council @ .., ward_1, ward_2, kind, part] => {
            council.len() == 2
                && council.iter().all(u8::is_ascii_uppercase)
                && [ward_1, ward_2, part].iter().all(|byte| byte.is_ascii_digit())
                && kind.is_ascii_uppercase()
        }
        _ => false,
    }
}

/// The 32 bytes of a crime's identifier, where it is written as 64 hexadecimal digits.
pub(super) fn crime_id(text: &[u8]) -> Option<[u8; 32]> {
    let text: &[u8; 64] = text.try_into().ok()?;
    let mut bytes = [0; 32];
    let mut faults = 0;
    for (byte, pair) in bytes.iter_mut().zip(text.chunks_exact(2)) {
        let (high, low) = (DIGITS[usize::from(pair[0])], DIGITS[usize::from(pair[1])]);
        faults |= high | low;
        *byte = (high << 4) | (low & 15);
    }
    (faults < 16).then_some(bytes)
}

/// The value of each hexadecimal digit; 255 for any other byte.
static DIGITS: [u8; 256] = {
    let mut digits = [255; 256];
    let mut value = 0;
    while value < 16 {
        digits[b"0123456789abcdef"[value as usize] as usize] = value;
        digits[b"0123456789ABCDEF"[value as usize] as usize] = value;
        value += 1;
    }
    digits
};

/// A value as a message shows it: text, at most 80 characters.
pub(super) fn shown(value: &[u8]) -> String {
    // No character is longer than four bytes.
    String::from_utf8_lossy(&value[..value.len().min(320)]).chars().take(80).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn codes_that_never_were_are_known() {
        for code in ["E01000001", "E01035762", "W01002040", "S01013481", "95AA01S1"] {
            assert!(ever_an_lsoa(code.as_bytes()), "{code}");
        }
        for code in [
            "E01035763",
            "E01000000",
            "E0100065",
            "E010006511",
            "E02000001",
            "W01002041",
            "E01OO651",
            "",
            "95",
        ] {
            assert!(!ever_an_lsoa(code.as_bytes()), "{code}");
        }
    }

    #[test]
    fn an_identifier_is_64_hexadecimal_digits() {
        let id = "0fF0".repeat(16);
        assert_eq!(crime_id(id.as_bytes()).unwrap()[..2], [0x0f, 0xf0]);
        assert_eq!(crime_id("0g".repeat(32).as_bytes()), None);
        assert_eq!(crime_id(b"0f"), None);
    }

    proptest! {
        #[test]
        fn degrees_are_read_as_the_standard_library_does(text in "-?[0-9]{0,4}[.]?[0-9]{0,8}[e-]?") {
            prop_assert_eq!(degrees(text.as_bytes()), text.parse::<f64>().ok());
        }
    }
}
