//! Licences as addresses, for machines: those that licence lines name.

/// Version 3 of the Open Government Licence, under which nearly all of what is read is published.
pub(crate) const OPEN_GOVERNMENT: &str =
    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

/// The addresses that these lines name, each once. The Open Government Licence is known by its name too.
pub(crate) fn addresses<'a>(lines: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut found: Vec<&str> = Vec::new();
    for line in lines {
        let words = line.split(|c: char| c.is_whitespace() || "()<>,;".contains(c));
        let named = words.filter(|word| word.starts_with("https://"));
        let mut addresses: Vec<&str> = named.map(|word| word.trim_end_matches('.')).collect();
        if addresses.is_empty() && line.contains("Open Government Licence v3") {
            addresses.push(OPEN_GOVERNMENT);
        }
        for address in addresses {
            if !found.contains(&address) {
                found.push(address);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_is_known_by_its_address_or_its_name() {
        let lines = [
            "Contains public sector information licensed under the Open Government Licence v3.0.",
            "Shapes: https://example.org/licence.",
            "Invented; free of any licence",
        ];
        assert_eq!(addresses(lines), [OPEN_GOVERNMENT, "https://example.org/licence"]);
    }
}
