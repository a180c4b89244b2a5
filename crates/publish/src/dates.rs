//! Dates as machines read them, and as readers do.

use figure::MONTH_NAMES;
use jiff::civil::Date;

/// "17 June 2021".
pub(crate) fn words(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// Year, month and day of "17 June 2021"; nothing for words that are no date.
pub(crate) fn parts(words: &str) -> Option<[u16; 3]> {
    let mut parts = words.split_whitespace();
    let day = parts.next()?.parse().ok().filter(|day| (1..=31).contains(day))?;
    let name = parts.next()?;
    let year = parts.next()?.parse().ok().filter(|year| (1000..=9999).contains(year))?;
    let month = MONTH_NAMES.iter().zip(1..).find(|(month, _)| **month == name)?.1;
    parts.next().is_none().then_some([year, month, day])
}

/// "17 June 2021" as "2021-06-17"; nothing for words that are no date.
pub(crate) fn iso(words: &str) -> Option<String> {
    parts(words).map(|[year, month, day]| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_as_it_is_read() {
        let date = Date::constant(2021, 6, 17);
        assert_eq!(words(date), "17 June 2021");
        assert_eq!(parts(&words(date)), Some([2021, 6, 17]));
    }

    #[test]
    fn dates_are_read_as_covers_write_them() {
        assert_eq!(parts("17 June 2021"), Some([2021, 6, 17]));
        assert_eq!(["June 2021", "40 June 2021", "17 June 2021 at noon"].map(parts), [None; 3]);
    }

    #[test]
    fn a_date_is_read_and_nothing_else_is() {
        assert_eq!(iso("17 June 2021").as_deref(), Some("2021-06-17"));
        assert_eq!(iso("1 May 2021").as_deref(), Some("2021-05-01"));
        for words in ["June 2021", "spring 2021", "17 June 2021, late", "99 June 2021"] {
            assert_eq!(iso(words), None, "{words}");
        }
    }
}
