//! Dates as machines read them.

use figure::Month;

/// "17 June 2021" as "2021-06-17"; nothing for words that are no date.
pub(crate) fn iso(words: &str) -> Option<String> {
    let mut parts = words.split_whitespace();
    let day: u32 = parts.next()?.parse().ok().filter(|day| (1..=31).contains(day))?;
    let name = parts.next()?;
    let year: i32 = parts.next()?.parse().ok().filter(|year| (1000..=9999).contains(year))?;
    let month = (1..=12).find(|n| Month::new(year, *n).is_ok_and(|m| m.name() == name))?;
    parts.next().is_none().then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_and_nothing_else_is() {
        assert_eq!(iso("17 June 2021").as_deref(), Some("2021-06-17"));
        assert_eq!(iso("1 May 2021").as_deref(), Some("2021-05-01"));
        for words in ["June 2021", "spring 2021", "17 June 2021, late", "99 June 2021"] {
            assert_eq!(iso(words), None, "{words}");
        }
    }
}
