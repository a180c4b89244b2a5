//! Dates with a time, and the month they fall in where the police keep their clocks: in London.

use figure::Month;

const DAY: i64 = 24 * 60 * 60;

/// Seconds since 1970 in universal time of `2018-03-31T23:00:00+00:00` (or with `Z` for the offset).
pub(super) fn seconds(text: &[u8]) -> Option<i64> {
    let (date, offset) = (text.get(..19)?, text.get(19..)?);
    let number = |from: usize, to: usize| number(&date[from..to]);
    let marks = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':')];
    if marks.iter().any(|&(place, mark)| date[place] != mark) {
        return None;
    }
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    let days = first_day(year, month)?;
    let next = if month == 12 { first_day(year + 1, 1)? } else { first_day(year, month + 1)? };
    let in_range = (1..=next - days).contains(&day) && hour < 24 && minute < 60 && second < 61;
    let offset = offset_seconds(offset)?;
    in_range.then(|| (days + day - 1) * DAY + hour * 3600 + minute * 60 + second - offset)
}

fn offset_seconds(text: &[u8]) -> Option<i64> {
    match text {
        b"Z" => Some(0),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let (hours, minutes) = (number(&[*h1, *h2])?, number(&[*m1, *m2])?);
            let seconds = hours * 3600 + minutes * 60;
            (hours < 24 && minutes < 60).then_some(if *sign == b'-' { -seconds } else { seconds })
        }
        _ => None,
    }
}

fn number(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0, |number, digit| {
        digit.is_ascii_digit().then(|| number * 10 + i64::from(digit - b'0'))
    })
}

/// Days from 1970 to the first of a month of 1970 to 2199.
fn first_day(year: i64, month: i64) -> Option<i64> {
    const BEFORE: [i64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    if !(1970..2200).contains(&year) {
        return None;
    }
    let before = *BEFORE.get(usize::try_from(month - 1).ok()?)?;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let leap_days = |year: i64| year / 4 - year / 100 + year / 400;
    let days = (year - 1970) * 365 + leap_days(year - 1) - leap_days(1969) + before;
    Some(days + i64::from(leap && month > 2))
}

/// The month in London. Clocks are an hour ahead between 01:00 (universal time) on the last Sundays of March and October
/// (Summer Time Order 2002).
pub(super) fn london_month(time: i64) -> Option<Month> {
    let (year, _) = month_of(time)?;
    let summer = last_sunday(year, 3)? * DAY + 3600..last_sunday(year, 10)? * DAY + 3600;
    let (year, month) = month_of(if summer.contains(&time) { time + 3600 } else { time })?;
    Month::new(i32::try_from(year).ok()?, u32::try_from(month).ok()?).ok()
}

fn month_of(time: i64) -> Option<(i64, i64)> {
    let day = time.div_euclid(DAY);
    // A year is never longer than 366 days, so the guess is this year's or the one before.
    let guess = 1970 + day / 366;
    let year =
        (guess..guess + 2).rev().find(|&year| first_day(year, 1).is_some_and(|d| d <= day))?;
    let month = (1..=12).rev().find(|&month| first_day(year, month).is_some_and(|d| d <= day))?;
    Some((year, month))
}

/// The last Sunday of a month of 31 days, in days from 1970 (whose first day was a Thursday).
fn last_sunday(year: i64, month: i64) -> Option<i64> {
    let last = first_day(year, month)? + 30;
    Some(last - (last + 4).rem_euclid(7))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Option<String> {
        Some(london_month(seconds(text.as_bytes())?)?.to_string())
    }

    #[test]
    fn seconds_are_those_of_universal_time() {
        // date -u -d 2018-03-31T23:00:00Z +%s
        assert_eq!(seconds(b"2018-03-31T23:00:00+00:00"), Some(1_522_537_200));
        assert_eq!(seconds(b"2018-04-01T00:00:00+01:00"), Some(1_522_537_200));
        assert_eq!(seconds(b"2020-02-29T00:00:00Z"), Some(1_582_934_400));
        for wrong in [
            "2021-02-29T00:00:00Z",
            "2021-02-01",
            "",
            "2021-02-01T24:00:00Z",
            "2021-02-01T00:00:00",
        ] {
            assert_eq!(seconds(wrong.as_bytes()), None, "{wrong}");
        }
    }

    #[test]
    fn the_month_is_that_of_clocks_in_london() {
        assert_eq!(month("2018-03-31T22:59:59+00:00").unwrap(), "2018-03");
        assert_eq!(month("2018-03-31T23:00:00+00:00").unwrap(), "2018-04");
        assert_eq!(month("2018-10-31T23:30:00+00:00").unwrap(), "2018-10");
        assert_eq!(month("2018-12-31T23:59:59+00:00").unwrap(), "2018-12");
        assert_eq!(month("2019-01-01T00:00:00+00:00").unwrap(), "2019-01");
        assert_eq!(month("2018-08-31T23:00:00+00:00").unwrap(), "2018-09");
    }
}
