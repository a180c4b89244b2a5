//! The forces of data.police.uk: the name each has in file names and addresses, and the name it is published under. Facts,
//! as the publisher's list of forces gives them (<https://data.police.uk/api/forces>, with the British Transport Police,
//! which stands in the archives only): the 43 of England and Wales, the British Transport Police and the Police Service of
//! Northern Ireland.

/// A force's name in file names, and its published name.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Force {
    pub(super) slug: &'static str,
    pub(super) name: &'static str,
}

/// The force of this name in file names.
pub(super) fn by_slug(slug: &str) -> Option<&'static Force> {
    FORCES.binary_search_by(|force| force.slug.cmp(slug)).ok().map(|place| &FORCES[place])
}

const fn force(slug: &'static str, name: &'static str) -> Force {
    Force { slug, name }
}

/// Sorted by slug.
static FORCES: [Force; 45] = [
    force("avon-and-somerset", "Avon and Somerset Constabulary"),
    force("bedfordshire", "Bedfordshire Police"),
    force("btp", "British Transport Police"),
    force("cambridgeshire", "Cambridgeshire Constabulary"),
    force("cheshire", "Cheshire Constabulary"),
    force("city-of-london", "City of London Police"),
    force("cleveland", "Cleveland Police"),
    force("cumbria", "Cumbria Constabulary"),
    force("derbyshire", "Derbyshire Constabulary"),
    force("devon-and-cornwall", "Devon & Cornwall Police"),
    force("dorset", "Dorset Police"),
    force("durham", "Durham Constabulary"),
    force("dyfed-powys", "Dyfed-Powys Police"),
    force("essex", "Essex Police"),
    force("gloucestershire", "Gloucestershire Constabulary"),
    force("greater-manchester", "Greater Manchester Police"),
    force("gwent", "Gwent Police"),
    force("hampshire", "Hampshire Constabulary"),
    force("hertfordshire", "Hertfordshire Constabulary"),
    force("humberside", "Humberside Police"),
    force("kent", "Kent Police"),
    force("lancashire", "Lancashire Constabulary"),
    force("leicestershire", "Leicestershire Police"),
    force("lincolnshire", "Lincolnshire Police"),
    force("merseyside", "Merseyside Police"),
    force("metropolitan", "Metropolitan Police Service"),
    force("norfolk", "Norfolk Constabulary"),
    force("north-wales", "North Wales Police"),
    force("north-yorkshire", "North Yorkshire Police"),
    force("northamptonshire", "Northamptonshire Police"),
    force("northern-ireland", "Police Service of Northern Ireland"),
    force("northumbria", "Northumbria Police"),
    force("nottinghamshire", "Nottinghamshire Police"),
    force("south-wales", "South Wales Police"),
    force("south-yorkshire", "South Yorkshire Police"),
    force("staffordshire", "Staffordshire Police"),
    force("suffolk", "Suffolk Constabulary"),
    force("surrey", "Surrey Police"),
    force("sussex", "Sussex Police"),
    force("thames-valley", "Thames Valley Police"),
    force("warwickshire", "Warwickshire Police"),
    force("west-mercia", "West Mercia Police"),
    force("west-midlands", "West Midlands Police"),
    force("west-yorkshire", "West Yorkshire Police"),
    force("wiltshire", "Wiltshire Police"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_force_is_found_by_its_name_in_files() {
        assert!(FORCES.is_sorted_by_key(|force| force.slug));
        for force in &FORCES {
            assert_eq!(by_slug(force.slug), Some(force));
        }
        assert_eq!(by_slug("metropolitan").unwrap().name, "Metropolitan Police Service");
        assert_eq!(by_slug("bromley"), None);
    }
}
