//! A police force's name as data.police.uk writes it in addresses.

/// Names that do not follow the rule.
const OTHERS: [(&str, &str); 6] = [
    ("london-city-of", "city-of-london"),
    ("british-transport", "btp"),
    ("hampshire-and-isle-of-wight", "hampshire"),
    ("police-service-of-northern-ireland", "northern-ireland"),
    ("heddlu-gogledd-cymru", "north-wales"),
    ("heddlu-de-cymru", "south-wales"),
];

/// The name of a force in addresses: `lancashire` for "Lancashire Constabulary", `devon-and-cornwall` for "Devon & Cornwall".
/// The Office for National Statistics, the forces and data.police.uk each write some differently.
pub fn force_slug(name: &str) -> String {
    let lower = name.to_lowercase().replace('&', " and ");
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let joined = words.join("-");
    let mut slug = joined.as_str();
    for end in ["-service", "-constabulary", "-police"] {
        slug = slug.strip_suffix(end).unwrap_or(slug);
    }
    OTHERS.iter().find(|(other, _)| *other == slug).map_or(slug, |(_, known)| known).to_owned()
}

#[cfg(test)]
mod tests {
    use super::force_slug;

    #[test]
    fn each_way_of_writing_a_force_is_known() {
        for (name, slug) in [
            ("Metropolitan Police", "metropolitan"),
            ("Metropolitan Police Service", "metropolitan"),
            ("metropolitan", "metropolitan"),
            ("London, City of", "city-of-london"),
            ("City of London Police", "city-of-london"),
            ("Devon & Cornwall Police", "devon-and-cornwall"),
            ("Devon and Cornwall", "devon-and-cornwall"),
            ("Lancashire Constabulary", "lancashire"),
            ("Dyfed-Powys Police", "dyfed-powys"),
            ("Hampshire and Isle of Wight Constabulary", "hampshire"),
            ("British Transport Police", "btp"),
            ("Police Service of Northern Ireland", "northern-ireland"),
        ] {
            assert_eq!(force_slug(name), slug, "{name}");
        }
    }
}
