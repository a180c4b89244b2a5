//! Names that publishers print where an area stands, and that are none.

use crate::names::key;

/// The names, and what they stand for.
const PSEUDO: [(&str, &str); 17] = [
    ("London Heathrow and London City Airports", AIRPORTS),
    ("Heathrow and London City Airports", AIRPORTS),
    ("London Heathrow and City Airports", AIRPORTS),
    ("Heathrow Airport", AIRPORTS),
    ("London City Airport", AIRPORTS),
    ("Aviation Security (SO18)", AIRPORTS),
    ("Aviation Security", AIRPORTS),
    ("SO18", AIRPORTS),
    ("Unknown", NO_PLACE),
    ("Unknown Borough", NO_PLACE),
    ("Not known", NO_PLACE),
    ("Not recorded", NO_PLACE),
    ("No location", NO_PLACE),
    ("Other / NK", NO_PLACE),
    ("Outside London", NO_PLACE),
    (
        "British Transport Police",
        "it polices railways throughout Great Britain and has no area of its own",
    ),
    (
        "Police Service of Northern Ireland",
        "its records carry no LSOA, and look-ups of England and Wales do not reach it",
    ),
];

const AIRPORTS: &str = "the Metropolitan Police Service counts the airports apart from the boroughs, and nobody resides there";
const NO_PLACE: &str = "it gathers records without a place in the publisher's areas";

/// What a name stands for that is not an area.
pub(crate) fn reason(name: &str) -> Option<&'static str> {
    let wanted = key(name);
    if wanted == "btp" {
        return reason("British Transport Police");
    }
    PSEUDO.iter().find(|(name, _)| key(name) == wanted).map(|&(_, reason)| reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn airports_and_railways_are_not_areas() {
        assert!(reason("london heathrow & london city airports").is_some());
        assert!(reason("Aviation Security (SO18)").is_some());
        assert_eq!(reason("BTP"), reason("British Transport Police"));
        assert!(reason("Heathrow").is_none());
        assert!(reason("").is_none());
    }
}
