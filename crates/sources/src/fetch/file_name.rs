//! The name that a download is kept under.

/// Kinds of file that are imported.
const KINDS: [&str; 5] = ["csv", "zip", "json", "xlsx", "txt"];
/// Characters beyond which a name is no name.
const LONGEST: usize = 120;

/// The name at the end of an address, where it is one of a file that can be imported.
pub(super) fn of_address(address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next()?;
    let (_, path) = path.split_once("://")?;
    let (_, name) = path.rsplit_once('/')?;
    let (stem, kind) = name.rsplit_once('.')?;
    let known = !stem.is_empty() && KINDS.contains(&kind.to_ascii_lowercase().as_str());
    known.then(|| plain(&name.replace("%20", " ")))
}

/// A name that is one on every system: no folders, nothing hidden, nothing that a shell or Windows reads otherwise.
pub(super) fn plain(name: &str) -> String {
    let name: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || "-_.() ".contains(c) { c } else { '-' })
        .collect();
    let name = name.trim_matches([' ', '.', '-']);
    // The end names the kind of file.
    name[name.len().saturating_sub(LONGEST)..].trim_start_matches([' ', '.', '-']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_that_of_a_file_and_leads_nowhere() {
        let named = |address| of_address(address);
        assert_eq!(named("https://x.uk/a/MPS%20Ward.CSV?x=1/b.zip").unwrap(), "MPS Ward.CSV");
        assert_eq!(named("https://x.uk/..%2F..%2Fevil.csv").unwrap(), "2F..-2Fevil.csv");
        for none in [
            "https://x.uk/csv?layers=0",
            "https://x.uk",
            "https://x.csv",
            "https://x.uk/.csv",
            "https://x.uk/a.exe",
        ] {
            assert_eq!(named(none), None, "{none}");
        }
        let long = format!("{}.csv", "a".repeat(300));
        assert_eq!(plain(&long), format!("{}.csv", "a".repeat(LONGEST - 4)));
    }
}
