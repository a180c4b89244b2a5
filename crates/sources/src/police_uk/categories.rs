//! The publisher's crime types: as its files write them, and as its interface does.

use std::collections::BTreeSet;

use figure::Month;

use crate::{FileContext, Sink};

/// Every crime type of every generation: since May 2013 the first fourteen, before then also the others.
const NAMES: [&str; 16] = [
    "Anti-social behaviour",
    "Bicycle theft",
    "Burglary",
    "Criminal damage and arson",
    "Drugs",
    "Other crime",
    "Other theft",
    "Possession of weapons",
    "Public order",
    "Robbery",
    "Shoplifting",
    "Theft from the person",
    "Vehicle crime",
    "Violence and sexual offences",
    "Public disorder and weapons",
    "Violent crime",
];

/// Tells of crime types that the publisher has not used before. Their rows are kept: publishers add types.
pub(super) fn tell_unknown(seen: &BTreeSet<String>, context: &FileContext, sink: &mut dyn Sink) {
    for category in seen.iter().filter(|category| !NAMES.contains(&category.as_str())) {
        let category: String = category.chars().take(80).collect();
        sink.notice(&format!(
            "{}: \"{category}\" is not a crime type known so far; its rows are kept and counted under it",
            context.label
        ));
    }
}

/// What the files call a type of the interface; none where it is unknown.
pub(super) fn of_interface(slug: &str, month: Month) -> Option<&'static str> {
    // In May 2013 the publisher moved sexual offences in with violence, but the interface kept the older name.
    let since_may_2013 = month.index() >= 2013 * 12 + 4;
    Some(match slug {
        "anti-social-behaviour" => "Anti-social behaviour",
        "bicycle-theft" => "Bicycle theft",
        "burglary" => "Burglary",
        "criminal-damage-arson" => "Criminal damage and arson",
        "drugs" => "Drugs",
        "other-crime" => "Other crime",
        "other-theft" => "Other theft",
        "possession-of-weapons" => "Possession of weapons",
        "public-disorder-weapons" => "Public disorder and weapons",
        "public-order" => "Public order",
        "robbery" => "Robbery",
        "shoplifting" => "Shoplifting",
        "theft-from-the-person" => "Theft from the person",
        "vehicle-crime" => "Vehicle crime",
        "violent-crime" if since_may_2013 => "Violence and sexual offences",
        "violent-crime" => "Violent crime",
        _ => return None,
    })
}
