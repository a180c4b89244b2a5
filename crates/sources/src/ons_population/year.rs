//! The year of a population whose layout has none: it stands in the file's name, as the publisher writes it.

use figure::Month;

/// The year of `mid2019`, `mid-2019`, `mid_2019` or `mid 2019` in a file's name.
pub(super) fn of_name(name: &str) -> Option<i32> {
    let name = name.to_ascii_lowercase();
    name.match_indices("mid").find_map(|(at, _)| {
        let rest = name.get(at + 3..)?;
        let rest = rest.trim_start_matches(['-', '_', ' ']);
        let rest = rest.strip_prefix("year").unwrap_or(rest).trim_start_matches(['-', '_', ' ']);
        let digits = rest.get(..4).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
        let longer = rest[4..].starts_with(|next: char| next.is_ascii_digit());
        let year = digits.parse().ok()?;
        (!longer && (1900..2200).contains(&year)).then_some(year)
    })
}

/// The month that holds the reference date of a mid-year estimate.
pub(super) fn month(year: i32) -> Option<Month> {
    Month::new(year, 6).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_follows_mid() {
        for name in
            ["lsoa_mid2019_broadage.csv", "Mid-2019.csv", "amid mid_2019 x.csv", "mid 2019.csv"]
        {
            assert_eq!(of_name(name), Some(2019), "{name}");
        }
        for name in
            ["population-2019.csv", "mid.csv", "mid20195.csv", "mid-0000.csv", "mid-20é9", "mid"]
        {
            assert_eq!(of_name(name), None, "{name}");
        }
    }
}
