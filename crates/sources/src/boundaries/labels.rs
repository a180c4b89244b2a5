//! The set and year that the name of a file or layer says: "WD18" of `london_wards_2018.geojson`.

/// Words for kinds of area, with the letters that ONS heads their columns with.
const KINDS: [(&str, &str); 26] = [
    ("wd", "WD"),
    ("ward", "WD"),
    ("wards", "WD"),
    ("lsoa", "LSOA"),
    ("lsoas", "LSOA"),
    ("lower", "LSOA"),
    ("msoa", "MSOA"),
    ("msoas", "MSOA"),
    ("middle", "MSOA"),
    ("oa", "OA"),
    ("oas", "OA"),
    ("lad", "LAD"),
    ("lads", "LAD"),
    ("ltla", "LAD"),
    ("borough", "LAD"),
    ("boroughs", "LAD"),
    ("district", "LAD"),
    ("districts", "LAD"),
    ("bcu", "BCU"),
    ("bcus", "BCU"),
    ("csp", "CSP"),
    ("csps", "CSP"),
    ("pfa", "PFA"),
    ("rgn", "RGN"),
    ("region", "RGN"),
    ("regions", "RGN"),
];

/// The set and year, where the name says both: a kind of area and a year beside it or elsewhere.
pub(super) fn set_of(label: &str) -> Option<String> {
    let words = words(label);
    let (at, kind) = words.iter().enumerate().find_map(|(at, word)| {
        KINDS.iter().find(|(known, _)| known == word).map(|(_, letters)| (at, letters))
    })?;
    let all_digits = |word: &&String| word.bytes().all(|byte| byte.is_ascii_digit());
    let beside = words.get(at + 1).filter(|word| word.len() == 2).filter(all_digits);
    let year = words
        .iter()
        .filter(all_digits)
        .find(|word| word.len() == 4 && (word.starts_with("19") || word.starts_with("20")));
    let year = beside.map(String::as_str).or_else(|| year.map(|year| &year[2..]))?;
    Some(format!("{kind}{year}"))
}

/// Runs of letters and of digits, in small letters.
fn words(label: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut last = None;
    for letter in label.chars() {
        let kind = match letter {
            _ if letter.is_ascii_digit() => Some('0'),
            _ if letter.is_ascii_alphabetic() => Some('a'),
            _ => None,
        };
        match words.last_mut() {
            Some(word) if kind.is_some() && kind == last => word.push(letter.to_ascii_lowercase()),
            _ if kind.is_some() => words.push(letter.to_ascii_lowercase().to_string()),
            _ => {}
        }
        last = kind;
    }
    words
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_name_says_kind_and_year_or_nothing() {
        for (label, set) in [
            ("london_wards_2018.geojson", Some("WD18")),
            ("london-2021-lad22-gen20.shp", Some("LAD22")),
            ("london-2011-lsoa-gen20", Some("LSOA11")),
            ("Lower_layer_Super_Output_Areas_(December_2011)_EW", Some("LSOA11")),
            ("Wards_May_2024_Boundaries_UK_BGC", Some("WD24")),
            ("wards", None),
            ("areas_2024", None),
            ("forwards_2024", None),
            ("ward12345", None),
        ] {
            assert_eq!(super::set_of(label).as_deref(), set, "{label}");
        }
    }
}
