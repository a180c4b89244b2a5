//! Columns of area codes and names as ONS heads them: `LSOA11CD`, `LAD22NM`, `WD24NMW`. The letters are the kind of area,
//! the digits the year of the codes.

/// Kinds of area, smallest first, by the letters that ONS heads their columns with.
const SIZES: [&str; 16] = [
    "OA", "LSOA", "MSOA", "WD", "PAR", "CED", "LAD", "LTLA", "UTLA", "CSP", "CTYUA", "CTY", "PFA",
    "RGN", "CTRY", "NAT",
];

/// A set of codes in a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AreaColumns {
    /// Kind and year: "LSOA11".
    pub(crate) set: String,
    /// Where its codes stand.
    pub(crate) code: usize,
    /// Where its names stand, if anywhere.
    pub(crate) name: Option<usize>,
}

/// Splits a head into its set and its suffix: `LSOA11CD` into `LSOA11` and `CD`.
pub(crate) fn split(head: &str) -> Option<(&str, &str)> {
    let letters = head.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = head.get(letters..)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let suffix = rest.get(digits..)?;
    (letters >= 2 && digits == 2 && matches!(suffix, "CD" | "NM" | "NMW"))
        .then(|| (&head[..letters + 2], suffix))
}

/// The sets of codes of a header, smallest areas first; those of one size by year, unknown kinds last as they stand.
pub(crate) fn find(header: &[String]) -> Vec<AreaColumns> {
    let mut sets: Vec<AreaColumns> = header
        .iter()
        .enumerate()
        .filter_map(|(code, head)| match split(head) {
            Some((set, "CD")) => {
                let name = header.iter().position(|other| split(other) == Some((set, "NM")));
                Some(AreaColumns { set: set.to_owned(), code, name })
            }
            _ => None,
        })
        .collect();
    sets.sort_by_key(|columns| {
        let (kind, year) = columns.set.split_at(columns.set.len() - 2);
        let size = SIZES.iter().position(|&letters| letters == kind).unwrap_or(SIZES.len());
        (size, if size < SIZES.len() { year.to_owned() } else { String::new() })
    });
    sets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_split_and_ordered_by_size() {
        assert_eq!(split("LSOA11CD"), Some(("LSOA11", "CD")));
        assert_eq!(split("LAD22NMW"), Some(("LAD22", "NMW")));
        for wrong in ["CD", "LSOA11", "LSOA1CD", "lsoa11cd", "LSOA11CDX", "Postcode", "É11CD", ""]
        {
            assert_eq!(split(wrong), None, "{wrong}");
        }
        let header: Vec<String> = ["LAD11CD", "LAD11NM", "WD18CD", "LSOA21CD", "LSOA11CD", "share"]
            .iter()
            .map(|&head| head.to_owned())
            .collect();
        let sets: Vec<String> = find(&header).into_iter().map(|columns| columns.set).collect();
        assert_eq!(sets, ["LSOA11", "LSOA21", "WD18", "LAD11"]);
    }
}
